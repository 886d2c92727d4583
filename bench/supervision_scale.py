"""Every model of the library over large tables: seconds, rows a second, peak memory, and growth.

`python -m bench.supervision_scale [--rows 1000000] [--small 100000] [--models M5 …] [--csv]`. Values are
drawn for each column of the catalogue so that joins match and groups form as in a province: few courts, one
party in a hundred rows, a long tail. What models look for, the words of their own examples, stands in three
cells of a hundred. Two readings of the bar are measured: every table at full size, one model after the other,
each in a process of its own; and all models in one run over a docket at full size and registers that together
have as many rows. With `--csv`, the docket is also written as CSV and loaded from it.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
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
_FIRST_BIRTH, _LAST_BIRTH = -7_300, 13_000
_COURTS = [f"宁夏回族自治区{name}人民法院" for name in ("永宁县", "贺兰县", "灵武市", "中宁县", "海原县")]
_CAUSES = [
    "追索劳动报酬纠纷",
    "确认劳动关系纠纷",
    "民间借贷纠纷",
    "买卖合同纠纷",
    "机动车交通事故责任纠纷",
    "离婚纠纷",
]
_WAYS = ["判决", "调解", "撤诉", "驳回起诉"]
_PLACES = ["宁夏回族自治区永宁县望远镇", "宁夏回族自治区贺兰县习岗镇", "宁夏回族自治区银川市金凤区"]
_EVIDENCE = [["欠条"], ["劳动合同", "考勤"], ["证人证言"], ["银行流水", "欠条"], None]
_ORGANS = ["永宁县公安局", "银川市公安局金凤区分局", "中卫市公安局"]
_POOLS = {Sense.COURT: _COURTS, Sense.CAUSE: _CAUSES, Sense.PLACE: _PLACES, Sense.ORGAN: _ORGANS}
_COMMON = {"结案方式": _WAYS, "原告性别": ["男", "女"], "审理程序": ["一审简易", "一审普通"]}
_PLAIN = "经审查，双方对案件的基本情况均已陈述，本院对有关材料予以登记。"
_FILLED, _TELLING, _SKEW = 0.66, 0.03, 2.5
# Enforcement is given up after three months at least, but for a few: those are what M2 looks for.
_LATER = {"终本日期": 90}
# A debtor is restrained and listed while the enforcement runs, so that these days are not pushed on.
_MEANWHILE = {"限高日期": (1, 60), "失信日期": (150, 230)}
# What is frozen is mostly renewed or let go.
_MOSTLY = {"解除日期": 0.98}
# One name in fifty of those who sue, or own what is registered, is the name of somebody who is sued, too.
_OTHERS, _BOTH = ("原告", "全部原告", "申请执行人", "全部申请执行人", "权利人", "股东"), 50
_DOCKET = "案件"


@cache
def _telling(table: str, column: str) -> tuple[str, ...]:
    """Return what stands in a column in the examples of the library."""
    found = (
        cell
        for model in library()
        for example in model.examples
        for name, rows in example.tables
        for row in rows
        for key, cell in row
        if (name, key) == (table, column) and cell
    )
    return tuple(dict.fromkeys(found))


class _Draw:
    """Draws columns; the pools are shared, so that tables meet."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._day = self._first(0)

    def table(self, table: Table, count: int) -> Loaded:
        """Draw a table."""
        self._day = self._first(count)
        columns = {column.name: self._column(table, column, count) for column in table.columns}
        lines = pa.array(np.arange(1, count + 1), pa.int64())
        sources = pa.array(["bench"]).take(pa.array(np.zeros(count, np.int8)))
        return joined([Loaded(table, pa.table(columns), sources, lines, frozenset(columns), read=count)])

    def _column(self, table: Table, column: Column, count: int) -> pa.Array:
        """Draw a column; a third of what may be missing is missing. A register has each name once."""
        register = (table.column(table.key[0]) or column).persons
        once = register and (column.name == table.key[0] or column.sense in (Sense.ID, Sense.CODE))
        values = self._once(column, count) if once else self._values(table, column, count)
        if column.required:
            return values
        filled = pa.array(self._rng.random(count) < _MOSTLY.get(column.name, _FILLED))
        return pc.if_else(filled, values, pa.nulls(count, values.type))

    def _first(self, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        """Draw the day on which each row's matter begins; its dates follow one another."""
        return self._rng.integers(_FIRST_DAY, _LAST_DAY, count)

    def _once(self, column: Column, count: int) -> pa.Array:
        """Draw names that stand once."""
        return _named(column, _other(column, self._rng.permutation(count), count))

    def _values(self, table: Table, column: Column, count: int) -> pa.Array:
        """Draw the values of a column by what it holds."""
        rng, sense = self._rng, column.sense
        if sense in _POOLS or column.name in _COMMON:
            return _pick(rng, _COMMON.get(column.name) or _POOLS[sense], count)
        if sense in (Sense.DATE, Sense.MONTH):
            return self._days(column, count)
        if sense is Sense.MONEY:
            wide = pa.array(rng.integers(1, 90, count) * 1000, pa.int64()).cast(pa.decimal128(21, 2))
            return wide.cast(pa.decimal128(18, 2))
        if sense is Sense.NUMBER:
            return pa.array(rng.integers(0, 2030, count).astype(float))
        if sense is Sense.FLAG:
            return pa.array(rng.random(count) < 0.03)
        if sense is Sense.CASE_NUMBER:
            return _named(column, rng.permutation(count))
        if sense is Sense.TEXT:
            return self._text(table, column, count)
        names = self._names(column, count)
        if sense is not Sense.LIST:
            return names
        if column.persons:
            return pa.ListArray.from_arrays(pa.array(np.arange(count + 1), pa.int32()), names)
        return pa.array(_EVIDENCE, pa.list_(pa.string())).take(pa.array(rng.integers(0, 5, count)))

    def _names(self, column: Column, count: int) -> pa.Array:
        """Draw names, a few of them much oftener than others."""
        numbers = (_pool(count) * self._rng.random(count) ** _SKEW).astype(np.int64)
        return _named(column, _other(column, numbers, count))

    def _days(self, column: Column, count: int) -> pa.Array:
        """Draw days: of birth and foundation long ago, else each behind the one before it."""
        if column.name.endswith(("出生日期", "成立日期")):
            days = self._rng.integers(_FIRST_BIRTH, _LAST_BIRTH, count)
        elif column.name in _MEANWHILE:
            days = self._day - self._rng.integers(*_MEANWHILE[column.name], count)
        else:
            days = self._day = self._day + _LATER.get(column.name, 0) + self._rng.integers(0, 60, count)
        return pa.array(days, pa.int32()).cast(pa.date32())

    def _text(self, table: Table, column: Column, count: int) -> pa.Array:
        """Draw texts: a plain one, and now and then what a model looks for."""
        telling = _telling(table.name, column.name)
        if not telling:
            return pa.array([_PLAIN]).take(pa.array(np.zeros(count, np.int8)))
        at = self._rng.integers(1, len(telling) + 1, count) * (self._rng.random(count) < _TELLING)
        return pa.array([_PLAIN, *telling]).take(pa.array(at))


def _pool(count: int) -> int:
    """Say how many names there are for so many rows."""
    return max(1000, count // 20)


def _other(
    column: Column, numbers: np.ndarray[tuple[int, ...], np.dtype[np.int64]], count: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Give those who sue or own other names than those who are sued, but for a few."""
    if not column.name.startswith(_OTHERS):
        return numbers
    return np.where(numbers % _BOTH == _BOTH - 1, numbers, numbers + _pool(count) + count)


def _named(column: Column, numbers: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> pa.Array:
    """Name numbers: case numbers, companies and people, codes."""
    told = pa.array(numbers).cast(pa.string())
    if column.sense is Sense.CASE_NUMBER:
        return pc.binary_join_element_wise("（2023）宁0121民初", told, "号", "")
    if column.persons:
        company = pc.binary_join_element_wise("宁夏第", told, "商贸有限公司", "")
        return pc.if_else(pa.array(numbers % 2 == 1), company, pc.binary_join_element_wise("马第", told, ""))
    return pc.binary_join_element_wise(str(column.sense), told, "")


def _pick(rng: np.random.Generator, pool: Sequence[str], count: int) -> pa.Array:
    """Draw from a pool."""
    return pa.array(pool).take(pa.array(rng.integers(0, len(pool), count)))


def drawn(models: Sequence[Model], count: int, others: int) -> dict[str, Loaded]:
    """Draw the tables of models: the docket with `count` rows, the others with `others`."""
    draw = _Draw(2026)
    names = dict.fromkeys(source.table for model in models for source in model.sources)
    return {name: draw.table(catalogue()[name], count if name == _DOCKET else others) for name in names}


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the clock and of all cores (others on the machine hardly lengthen those), peak memory."""

    seconds: float
    cores: float
    peak: float

    def __str__(self) -> str:
        """Show it."""
        return f"{self.seconds:6.1f} s ({self.cores:6.1f} s of cores), peak {self.peak:.2f} GiB"


def timed(models: Sequence[Model], data: Mapping[str, Loaded]) -> Measured:
    """Run models and say what came of each."""
    start, busy = time.perf_counter(), time.process_time()
    outcome = run(models, data, Run(_TODAY, b"k", {}))
    seconds, cores = time.perf_counter() - start, time.process_time() - busy
    for funnel in outcome.funnels:
        print(
            f"{funnel.model:<24} {funnel.in_scope:>9,} in scope, "
            f"{funnel.made:>8,} make {funnel.leads:>7,} leads",
            flush=True,
        )
    return Measured(seconds, cores, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20)


def _alone(identity: str, count: int) -> Measured:
    """Run one model over full tables in this process."""
    models = [model for model in library() if model.id == identity]
    return timed(models, drawn(models, count, count))


def _together(identities: Sequence[str], count: int) -> Measured:
    """Run all models at once over a docket and registers of as many rows together."""
    models = [model for model in library() if model.id in identities]
    tables = {source.table for model in models for source in model.sources} - {_DOCKET}
    return timed(models, drawn(models, count, count // max(len(tables), 1)))


def measure(models: Sequence[Model], count: int) -> Measured:
    """Measure both readings; return what all models took over full tables."""
    found = []
    for model in models:
        one = _apart(_alone, model.id, count)
        print(f"{model.id:<24} {one}, {count / one.seconds:,.0f} rows/s", flush=True)
        found.append(one)
    total = Measured(
        sum(one.seconds for one in found), sum(one.cores for one in found), max(one.peak for one in found)
    )
    print(f"{count:,} rows in every table, model by model: {total}", flush=True)
    together = _apart(_together, [model.id for model in models], count)
    print(f"{count:,} rows of docket and of registers, in one run: {together}", flush=True)
    return total


def _apart(work: Callable[..., Measured], *args: object) -> Measured:
    """Do something in a process of its own, whose memory nothing else has grown."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *args).result()


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
    wanted = [model for name in options.models for model in find(library(), name)]
    models = wanted if options.models else list(library())
    small = measure(models, options.small) if options.small else None
    large = measure(models, options.rows)
    if small:
        growth = large.cores / small.cores / (options.rows / options.small)
        print(f"time per row grows {growth:.2f} times from {options.small:,} to {options.rows:,} rows")
    if options.csv:
        measure_csv(options.rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
