"""Every model of the library over large tables: seconds, peak memory, and growth.

`python -m bench.supervision_scale [--rows 1000000] [--small 100000] [--models M5 …] [--folder DIR] [--csv]`.
The tables are drawn once, into Parquet files, by a process of its own. Then each model runs alone over tables
that all have as many rows, in its own process, and all of them in one run. Seconds are those of the clock and
of all cores, which others on the machine hardly lengthen. With `--csv`, a docket is also written as CSV and
loaded from it.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import pyarrow.csv as arrow_csv

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Sense
from annotations.supervision.library_files import find, library
from annotations.supervision.model.tree import Model
from annotations.supervision.run import Run, run
from annotations.supervision.tables.files import load
from bench.supervision_draw import Draw, draw, given

_TODAY = date(2024, 6, 30)
_DOCKET = "案件"
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the clock and of all cores, peak memory, and the leads of each model."""

    seconds: float
    cores: float
    peak: float
    leads: tuple[int, ...]

    def __str__(self) -> str:
        """Show it."""
        return (
            f"{self.cores:6.1f} s of cores, {self.seconds:6.1f} s, peak {self.peak:.2f} GiB, "
            f"{sum(self.leads):,} leads"
        )


def _tables(models: Sequence[Model]) -> list[str]:
    """Name the tables of models."""
    return list(dict.fromkeys(source.table for model in models for source in model.sources))


def _run(folder: Path, identities: Sequence[str], count: int) -> Measured:
    """Run models in this process."""
    models = [model for model in library() if model.id in identities]
    data = given(folder, _tables(models), count)
    start, busy = time.perf_counter(), time.process_time()
    outcome = run(models, data, Run(_TODAY, b"k", {}))
    return Measured(
        time.perf_counter() - start,
        time.process_time() - busy,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
        tuple(funnel.leads for funnel in outcome.funnels),
    )


def measure(folder: Path, models: Sequence[Model], count: int) -> Measured:
    """Measure each model alone, then all in one run; return the latter."""
    _apart(draw, folder, _tables(models), count)
    for model in models:
        one = _apart(_run, folder, [model.id], count)
        print(f"{model.id:<24} {one}", flush=True)
    together = _apart(_run, folder, [model.id for model in models], count)
    print(f"{count:,} rows in every table, all {len(models)} in one run: {together}", flush=True)
    return together


def _apart(work: Callable[..., _Found], *args: object) -> _Found:
    """Do something in a process of its own, whose memory nothing else has grown."""
    with ProcessPoolExecutor(1, get_context("fork")) as pool:
        return pool.submit(work, *args).result()


def measure_csv(count: int) -> None:
    """Write the docket as CSV and load it."""
    table = catalogue()[_DOCKET]
    loaded = Draw(7).table(table, count)
    written = [column.name for column in table.columns if not column.read and column.sense is not Sense.LIST]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "docket.csv"
        arrow_csv.write_csv(loaded.rows.select(written), path)
        start = time.perf_counter()
        tables = load([(_DOCKET, path)])
        seconds = time.perf_counter() - start
        rows = len(tables.data[_DOCKET].rows)
    print(f"CSV: {rows:,} rows in {seconds:.1f} s, {rows / seconds:,.0f} rows/s")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--small", type=int, default=100_000)
    parser.add_argument("--models", nargs="*", default=[])
    parser.add_argument("--folder", type=Path, help="Where drawn tables are kept for the next time.")
    parser.add_argument("--csv", action="store_true")
    options = parser.parse_args(arguments)
    wanted = [model for name in options.models for model in find(library(), name)]
    models = wanted if options.models else list(library())
    with ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        small = measure(folder, models, options.small) if options.small else None
        large = measure(folder, models, options.rows)
    if small:
        growth = large.cores / small.cores / (options.rows / options.small)
        print(f"time per row grows {growth:.2f} times from {options.small:,} to {options.rows:,} rows")
    if options.csv:
        measure_csv(options.rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
