"""Draws the tables of the catalogue, at any size, into Parquet files that models are run over.

Values are drawn for each column so that joins match and groups form as in a province: few courts, one party
in a hundred rows, a long tail. What models look for, the words of their own examples, stands in three cells
of a hundred. A table is the same whatever else is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from os import getpid
from pathlib import Path
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.library_files import library
from annotations.supervision.tables.filed import SOURCE, SPANS, Filed
from annotations.supervision.tables.frame import ROW, joined
from annotations.supervision.tables.values import Loaded

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
_CRIMES = ["故意伤害罪", "故意杀人罪", "交通肇事罪", "盗窃罪", "诈骗罪", "危险驾驶罪", "强奸罪", "污染环境罪"]
_WAYS = ["判决", "调解", "撤诉", "驳回起诉"]
_PLACES = ["宁夏回族自治区永宁县望远镇", "宁夏回族自治区贺兰县习岗镇", "宁夏回族自治区银川市金凤区"]
_EVIDENCE = [["欠条"], ["劳动合同", "考勤"], ["证人证言"], ["银行流水", "欠条"], None]
_ORGANS = ["永宁县公安局", "银川市公安局金凤区分局", "中卫市公安局"]
_POOLS = {Sense.COURT: _COURTS, Sense.CAUSE: _CAUSES, Sense.PLACE: _PLACES, Sense.ORGAN: _ORGANS}
_COMMON = {"罪名": _CRIMES, "结案方式": _WAYS, "原告性别": ["男", "女"], "审理程序": ["一审简易", "一审普通"]}
_PLAIN = "经审查，双方对案件的基本情况均已陈述，本院对有关材料予以登记。"
_FILLED, _TELLING, _SKEW = 0.66, 0.03, 2.5
# Enforcement is given up after three months at least, but for a few: those are what M2 looks for.
_LATER = {"终本日期": 90, "有效期至": 2_300}
# A debtor is restrained and listed while the enforcement runs, so that these days are not pushed on.
_MEANWHILE = {"限高日期": (1, 60), "失信日期": (150, 230)}
# What the law wants done within days is mostly done.
_SOON = ("移送日期", "受理日期", "审查终结日期", "检察意见日期", "已行政处罚日期", "最近报到日")
# Figures that lie close to each other, or are mostly nothing: (least, greatest, share that is not nothing).
_FIGURES = {
    "扣分": (1, 9, 0.02),
    "严重": (1, 3, 1.0),
    "对方责任比例": (0, 101, 1.0),
    "年份": (2005, 2025, 1.0),
    "工时": (7, 9, 1.0),
    "加班工时": (1, 4, 0.1),
    "教育学时": (20, 30, 1.0),
    "应学时": (10, 25, 1.0),
    "月平均工资": (6_000, 8_000, 1.0),
    "金额": (16_000, 24_000, 1.0),
    "判决赔偿额": (100_000, 200_000, 1.0),
    "已赔偿额": (1_000, 20_000, 0.3),
    "广告字样起秒": (1, 60, 0.03),
}
_FIGURES_OF = ("救助台账", "评查", "文书疑点", "考勤", "社平工资", "非羁押人员", "车险理赔", "短视频")
# Where somebody is, and what a shop says of itself, is mostly what was registered; who says that a video is
# advertising mostly says so from its beginning to its end.
_SAME = {
    "定位市县": "居住市县",
    "经营地址": "许可地址",
    "平台地址": "许可地址",
    "许可经纬度": "经纬度",
    "广告字样止秒": "时长秒",
    "缴费基数": "工资",
}
# Who pays contributions on less than the wages does so for all: one employer in a hundred.
_ALL_OF, _ONE_IN_HUNDRED = {"缴费基数": "单位"}, "17(商贸有限公司)?$"
# What is frozen is mostly renewed or let go; where nobody is prosecuted, each step is mostly noted.
_MOSTLY = dict.fromkeys(
    (
        *("解除日期", "解除日", "许可证号", "持证人", "许可地址", "经营地址", "平台地址", "地址", "住所"),
        *("受理日期", "审查终结日期", "检察意见日期", "回复日期"),
    ),
    0.98,
)
# One name in fifty of those who sue, or own what is registered, is the name of somebody who is sued, too.
_OTHERS, _BOTH = ("原告", "全部原告", "申请执行人", "全部申请执行人", "权利人", "股东"), 50
# What numbers things: how many rows there are of one thing. Of one house there are three.
_NUMBERED = {
    "户编号": 3,
    "就诊号": 1,
    "患者标识": 2,
    "电话": 1,
    "场所编号": 1,
    "编号": 1,
    "账号": 5,
    "报案号": 1,
    "车牌": 2,
    "驾驶人": 3,
    "网址": 1,
}
_REGISTERED = (("店名",), ("场所名称",), ("许可证号",), ("场所编号",))
_OWN_NAMES = ("名称", "持证人")
_ROOMS, _HOUSE, _ADDRESSES = 300, 3, ("地址", "住所", "住所地", "居住地")
_SEED, _GROUP = 2026, 122_880


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


class Draw:
    """Draws columns; the pools are shared, so that tables meet."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._day = self._rows = self._first(0)

    def table(self, table: Table, count: int) -> Loaded:
        """Draw a table."""
        self._day, self._rows = self._first(count), self._rng.permutation(count)
        columns = {column.name: self._column(table, column, count) for column in table.columns}
        for name, other in _SAME.items():
            if name in columns and other in columns:
                apart = self._apart(columns[_ALL_OF[name]] if name in _ALL_OF else None, count)
                columns[name] = pc.if_else(apart, columns[name], columns[other])
        lines = pa.array(np.arange(1, count + 1), pa.int64())
        sources = pa.array(["bench"]).take(pa.array(np.zeros(count, np.int8)))
        return joined([Loaded(table, pa.table(columns), sources, lines, frozenset(columns), read=count)])

    def _apart(self, names: pa.Array | None, count: int) -> pa.Array:
        """Choose the rows in which two columns differ: by chance, or those of certain names."""
        if names is not None:
            return pc.match_substring_regex(names, _ONE_IN_HUNDRED)
        return pa.array(self._rng.random(count) < _TELLING)

    def _column(self, table: Table, column: Column, count: int) -> pa.Array:
        """Draw a column; a third of what may be missing is missing. A register has each name once."""
        once = _register(table) and (
            column.name in (table.key[0], *_OWN_NAMES) or column.sense in (Sense.ID, Sense.CODE)
        )
        values = self._special(table, column, count)
        if values is None:
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
        return _named(column, _other(column, self._rows, count))

    def _values(self, table: Table, column: Column, count: int) -> pa.Array:
        """Draw the values of a column by what it holds."""
        rng, sense = self._rng, column.sense
        if sense in (Sense.DATE, Sense.MONTH):
            return self._days(column, count)
        if sense is Sense.MONEY:
            return _figure(column, rng.integers(1, 90, count) * 1000)
        if sense is Sense.NUMBER:
            return _figure(column, rng.integers(0, 2030, count))
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

    def _special(self, table: Table, column: Column, count: int) -> pa.Array | None:
        """Draw what numbers things, addresses, and what comes from a pool."""
        if column.name in _NUMBERED:
            things = max(count // _NUMBERED[column.name], 1)
            return _named(column, self._rng.permutation(count) % things)
        if table.name in _FIGURES_OF and column.name in _FIGURES:
            return self._figures(column, count)
        if column.name == "房号":
            return pa.array(self._rng.integers(101, 101 + _ROOMS, count)).cast(pa.string())
        if column.name.endswith(_ADDRESSES):
            rows = self._rows if _register(table) else self._rng.integers(0, max(count // _HOUSE, 1), count)
            places = pa.array(_PLACES).take(pa.array(rows % len(_PLACES)))
            return pc.binary_join_element_wise(places, "建设路", pa.array(rows).cast(pa.string()), "号", "")
        if column.name == "许可证号":
            digits = pc.utf8_lpad(pa.array(self._rows).cast(pa.string()), 14, "0")
            return pc.binary_join_element_wise("JY", digits, "")
        pool = _COMMON.get(column.name) or _POOLS.get(column.sense)
        return _pick(self._rng, pool, count) if pool else None

    def _figures(self, column: Column, count: int) -> pa.Array:
        """Draw figures that lie close to each other."""
        least, greatest, share = _FIGURES[column.name]
        drawn = self._rng.integers(least, greatest, count)
        return _figure(column, np.where(self._rng.random(count) < share, drawn, 0))

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
            most = 3 if column.name in _SOON else 60
            days = self._day = self._day + _LATER.get(column.name, 0) + self._rng.integers(0, most, count)
        return pa.array(days, pa.int32()).cast(pa.date32())

    def _text(self, table: Table, column: Column, count: int) -> pa.Array:
        """Draw texts: a plain one, and now and then what a model looks for."""
        telling = _telling(table.name, column.name)
        if not telling:
            return pa.array([_PLAIN]).take(pa.array(np.zeros(count, np.int8)))
        at = self._rng.integers(1, len(telling) + 1, count) * (self._rng.random(count) < _TELLING)
        return pa.array([_PLAIN, *telling]).take(pa.array(at))


def _register(table: Table) -> bool:
    """Say whether a table has each name once; who has a number there has that address, that permit, too."""
    key = table.column(table.key[0])
    return key is not None and (key.persons or table.key in _REGISTERED)


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
    if column.persons or column.sense is Sense.NAME:
        company = pc.binary_join_element_wise("宁夏第", told, "商贸有限公司", "")
        return pc.if_else(pa.array(numbers % 2 == 1), company, pc.binary_join_element_wise("马第", told, ""))
    return pc.binary_join_element_wise(
        column.name if column.sense is Sense.TEXT else str(column.sense), told, ""
    )


def _figure(column: Column, numbers: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> pa.Array:
    """Give figures the type of a column."""
    if column.sense is Sense.MONEY:
        return pa.array(numbers, pa.int64()).cast(pa.decimal128(21, 2)).cast(pa.decimal128(18, 2))
    return pa.array(numbers.astype(float))


def _pick(rng: np.random.Generator, pool: Sequence[str], count: int) -> pa.Array:
    """Draw from a pool."""
    return pa.array(pool).take(pa.array(rng.integers(0, len(pool), count)))


def draw(folder: Path, names: Iterable[str], count: int) -> None:
    """Draw tables that are not there yet; a table is drawn by its own name's chance."""
    for name in names:
        path = _path(folder, name, count)
        if path.exists():
            continue
        loaded = Draw(_SEED + crc32(name.encode())).table(catalogue()[name], count)
        rows = loaded.rows.drop_columns([ROW])
        same = pa.array(np.zeros(count, np.int8))
        for column, value in ((SOURCE, "bench"), (SPANS, "{}")):
            rows = rows.append_column(column, pa.array([value]).take(same))
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = path.with_suffix(f".{getpid()}")
        pq.write_table(rows, whole, row_group_size=_GROUP)
        whole.rename(path)


def given(folder: Path, names: Iterable[str], count: int) -> dict[str, Filed]:
    """Return the tables that were drawn, in their files."""
    return {
        name: Filed(catalogue()[name], (_path(folder, name, count),), pa.array([], pa.int64()))
        for name in names
    }


def _path(folder: Path, name: str, count: int) -> Path:
    """Name the file of a table."""
    return folder / str(count) / f"{name}.parquet"
