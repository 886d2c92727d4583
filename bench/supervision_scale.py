"""Every model of the library over large tables: seconds, rows a second, peak memory, and growth.

`python -m bench.supervision_scale [--rows 1000000] [--small 100000] [--models M5 …] [--csv]`. The tables are
made of values drawn at random for each column of the catalogue, so that joins match and groups form as in
a province: few courts, some thousand employers, a long tail. With `--csv`, the docket is also written as
CSV and loaded from it, which measures the reading of cells.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.library_files import find, library
from annotations.supervision.model.tree import Model
from annotations.supervision.run import Run, run
from annotations.supervision.tables.files import load
from annotations.supervision.tables.frame import joined
from annotations.supervision.tables.values import Loaded

_TODAY = date(2024, 6, 30)
_FIRST_DAY, _LAST_DAY = 17_500, 19_900
_COURTS = [f"宁夏回族自治区{name}人民法院" for name in ("永宁县", "贺兰县", "灵武市", "中宁县", "海原县")]
_CAUSES = [
    "追索劳动报酬纠纷",
    "劳动争议",
    "民间借贷纠纷",
    "买卖合同纠纷",
    "机动车交通事故责任纠纷",
    "离婚纠纷",
]
_WAYS = ["判决", "调解", "撤诉", "驳回起诉"]
_PLACES = ["宁夏回族自治区永宁县望远镇", "宁夏回族自治区贺兰县习岗镇", "宁夏回族自治区银川市金凤区"]
_EVIDENCE = [["欠条"], ["劳动合同", "考勤"], ["证人证言"], ["银行流水", "欠条"], None]
_POOLS = {Sense.COURT: _COURTS, Sense.CAUSE: _CAUSES, Sense.PLACE: _PLACES, Sense.TEXT: _WAYS}


class _Draw:
    """Draws columns; the pools are shared, so that tables meet."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._day = self._first(0)

    def table(self, table: Table, count: int) -> Loaded:
        """Draw a table."""
        self._day = self._first(count)
        columns = {column.name: self._column(table, column, count) for column in table.columns}
        lines = pa.array(range(1, count + 1), pa.int64())
        sources = pa.array(["bench"] * count)
        return joined([Loaded(table, pa.table(columns), sources, lines, frozenset(columns), read=count)])

    def _column(self, table: Table, column: Column, count: int) -> pa.Array:
        """Draw a column; a third of what may be missing is missing. A register has each name once."""
        register = (table.column(table.key[0]) or column).persons
        once = register and (column.name == table.key[0] or column.sense in (Sense.ID, Sense.CODE))
        values = self._once(column, count) if once else self._values(column, count)
        if column.required:
            return values
        return pa.compute.if_else(
            pa.array(self._rng.random(count) < 0.66), values, pa.nulls(count, values.type)
        )

    def _first(self, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        """Draw the day on which each row's matter begins; its dates follow one another."""
        return self._rng.integers(_FIRST_DAY, _LAST_DAY, count)

    def _once(self, column: Column, count: int) -> pa.Array:
        """Draw names that stand once."""
        return pa.array([f"{column.sense}{i}" for i in self._rng.permutation(count)])

    def _values(self, column: Column, count: int) -> pa.Array:
        """Draw the values of a column by what it holds."""
        rng, sense = self._rng, column.sense
        if sense in _POOLS:
            return _pick(rng, _POOLS[sense], count)
        if sense in (Sense.DATE, Sense.MONTH):
            self._day = self._day + rng.integers(0, 60, count)
            return pa.array(self._day, pa.int32()).cast(pa.date32())
        if sense is Sense.MONEY:
            wide = pa.array(rng.integers(1, 90, count) * 1000, pa.int64()).cast(pa.decimal128(21, 2))
            return wide.cast(pa.decimal128(18, 2))
        if sense is Sense.NUMBER:
            return pa.array(rng.integers(0, 2030, count).astype(float))
        if sense is Sense.FLAG:
            return pa.array(rng.random(count) < 0.5)
        if sense is Sense.CASE_NUMBER:
            return pa.array([f"（2023）宁0121民初{i}号" for i in rng.permutation(count)])
        if sense is Sense.LIST:
            return pa.array(_EVIDENCE, pa.list_(pa.string())).take(pa.array(rng.integers(0, 5, count)))
        pool = rng.zipf(1.3, count) % max(1000, count // 20)
        return pa.array([f"{sense}{i}" for i in pool])


def _pick(rng: np.random.Generator, pool: Sequence[str], count: int) -> pa.Array:
    """Draw from a pool."""
    return pa.array(pool).take(pa.array(rng.integers(0, len(pool), count)))


def measure(models: Sequence[Model], count: int) -> float:
    """Run the models over tables of so many rows; print each, and return the seconds of all."""
    names = dict.fromkeys(source.table for model in models for source in model.sources)
    draw = _Draw(2026)
    data = {name: draw.table(catalogue()[name], count) for name in names}
    total = 0.0
    for model in models:
        start = time.perf_counter()
        outcome = run(
            [model], {source.table: data[source.table] for source in model.sources}, Run(_TODAY, b"k", {})
        )
        seconds = time.perf_counter() - start
        total += seconds
        leads = outcome.funnels[0].leads if outcome.funnels else outcome.skipped
        print(f"{model.id:<24} {seconds:7.2f} s  {leads} leads")
    start = time.perf_counter()
    run(models, data, Run(_TODAY, b"k", {}))
    together = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{count:,} rows a table: {total:.1f} s one by one, {together:.1f} s in one run, peak {peak:.2f} GiB"
    )
    return together


def measure_csv(count: int) -> None:
    """Write the docket as CSV and load it."""
    table = catalogue()["案件"]
    loaded = _Draw(7).table(table, count)
    written = [column.name for column in table.columns if not column.read and column.sense is not Sense.LIST]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "docket.csv"
        arrow_csv.write_csv(loaded.rows.select(written), path)
        start = time.perf_counter()
        tables = load([("案件", path)])
        seconds = time.perf_counter() - start
        rows = len(tables.data["案件"].rows)
    print(f"CSV: {rows:,} rows in {seconds:.1f} s, {rows / seconds:,.0f} rows/s")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--small", type=int, default=100_000)
    parser.add_argument("--models", nargs="*", default=[])
    parser.add_argument("--csv", action="store_true")
    options = parser.parse_args(arguments)
    found = [find(library(), wanted) for wanted in options.models] if options.models else list(library())
    models = [model for model in found if model is not None]
    small = measure(models, options.small) if options.small else 0.0
    large = measure(models, options.rows)
    if small:
        growth = large / small / (options.rows / options.small)
        print(f"time per row grows {growth:.2f} times from {options.small:,} to {options.rows:,} rows")
    if options.csv:
        measure_csv(options.rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
