"""The language gives equal values on DuckDB and on Spark: every function, every operator, edges first."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from annotations.supervision.compile.env import ROW, RowEnv, RowsEnv
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.parse import parse
from tests.annotations.supervision.language.asked import TODAY, TYPES

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ENDS = [
    date(2024, 1, 31),
    date(2024, 2, 29),
    date(2023, 2, 28),
    date(2024, 4, 30),
    date(1965, 1, 1),
    date(2000, 2, 29),
]
_DAYS = [*_ENDS, *(day + timedelta(days=i) for day in _ENDS[:3] for i in (1, 30)), None]
_STARTS: list[object] = [one for one in _DAYS for _ in _DAYS]
COLUMNS: dict[str, list[object]] = {
    "d": _STARTS,
    "e": [*_DAYS] * len(_DAYS),
    "m": [Decimal("0.10"), Decimal("-3.35"), None, Decimal("100000000.01")],
    "k": [Decimal("0.20"), Decimal(0), Decimal(7), None, Decimal("100000000.01")],
    "n": [0.0, 1.0, -13.0, 2.9, None, 25.0, -2.9],
    "t": [
        "欧阳小明",
        "王大山",
        "",
        None,
        "追索劳动报酬纠纷",
        "对原告主张的事实没有异议。",
        "abc",
        "男",
        "女",
    ],
    "u": ["王", "王大山", None, "欧阳", "纠纷"],
    "b": [True, False, None],
    "c": [True, True, True, False, False, False, None, None, None],
    "l": [["欠条"], ["欠条", "证人证言"], [], None, ["银行流水"]],
    "o": [["欠条"], None, ["a"], []],
}
SCALARS = [
    "天数(d, e)",
    "月数(d, e)",
    "周岁(d, e)",
    "距今天数(d)",
    "距今月数(d)",
    "年(d)",
    "月(d)",
    "加天(d, n)",
    "加月(d, n)",
    "加月(d, -11)",
    "加月(e, 1)",
    "法定退休日(d, t)",
    "长度(t)",
    "长度(l)",
    "首项(l)",
    "有共同项(l, o)",
    "姓氏(t)",
    '提取(t, "(王.)")',
    "前几字(t, n)",
    "绝对值(m)",
    "绝对值(n)",
    "四舍五入(n)",
    "四舍五入(m)",
    "向上取整(n)",
    "向上取整(m)",
    "较大(m, k)",
    "较小(n, 1)",
    "较大(d, e)",
    "缺省(m, k)",
    "缺省(m, 0)",
    "缺省(t, u)",
    "如果(b, m, k)",
    "如果(b, d, e)",
    "m + k",
    "m - k",
    "m * k",
    "m / k",
    "n / m",
    "m + n",
    "n * 2 - 1",
    "-m",
    "m > k",
    "m = 0.1",
    "m 介于 0 到 1",
    "n 属于 [1, 25]",
    "t 属于 [王大山, abc]",
    "t 属于 [劳动争议 及下级]",
    "t 包含 u",
    "t 开头是 u",
    "t 结尾是 u",
    "t 匹配 无异议",
    't 匹配 "大.$"',
    "t 为空",
    "l 属于 [欠条, 证人证言]",
    "l 含任一 [银行流水]",
    "l 不含任一 [欠条]",
    'l 包含 "欠条"',
    'l 匹配 "流水"',
    "b 且 c",
    "b 或 c",
    "非 b",
    "b = c",
    "b != c",
    "非 (b 且 非 c)",
    "d < e",
    "d 属于 [2024-01-31]",
    "m != k",
]
OVER = [
    "计数()",
    "计数(b)",
    "占比(b)",
    "去重(m)",
    "去重(t)",
    "去重(d)",
    "求和(m)",
    "求和(n)",
    "平均(m)",
    "中位数(m)",
    "中位数(n)",
    "最大(m)",
    "最小(n)",
    "最早(d)",
    "最晚(d)",
    "唯一(t)",
    "唯一(d)",
]


def columns() -> pa.Table:
    """Return the columns, the shorter ones repeated."""
    count = len(_STARTS)
    arrays = {
        name: pa.array((values * count)[:count], TYPES.get(name, pa.list_(pa.string())))
        for name, values in COLUMNS.items()
    }
    return pa.table({ROW: pa.array(range(count)), **arrays})


def computed(connection: Expr, table: Expr, texts: list[str]) -> dict[str, list[object]]:
    """Compute conditions for every row."""
    env = RowEnv(table, TODAY)
    found = table.select(ROW, **{f"c{i}": lower(parse(text), env) for i, text in enumerate(texts)})
    rows = connection.to_pyarrow(found.order_by(ROW))
    return {text: [_plain(one) for one in rows[f"c{i}"].to_pylist()] for i, text in enumerate(texts)}


def gathered(connection: Expr, table: Expr, texts: list[str]) -> dict[str, object]:
    """Compute functions over all rows."""
    env = RowsEnv(RowEnv(table, TODAY))
    found = table.aggregate(**{f"c{i}": lower(parse(text), env) for i, text in enumerate(texts)})
    (row,) = connection.to_pyarrow(found).to_pylist()
    return {text: _plain(row[f"c{i}"]) for i, text in enumerate(texts)}


def _plain(value: object) -> object:
    """Round what engines add in different orders, and give one scale to sums of money."""
    if isinstance(value, (float, Decimal)):
        return round(float(value), 9)
    return value


def test_both_engines_give_equal_values(spark: SparkSession, tmp_path: Path) -> None:
    table = columns()
    pq.write_table(table, tmp_path / "t.parquet")
    there = ibis.pyspark.connect(spark)
    far = there.read_parquet(str(tmp_path / "t.parquet"))
    here = ibis.duckdb.connect()
    here.con.register("t", table)
    near = here.table("t")
    expected, found = computed(here, near, SCALARS), computed(there, far, SCALARS)
    assert {text: found[text] for text in SCALARS if found[text] != expected[text]} == {}
    assert gathered(there, far, OVER) == gathered(here, near, OVER)
