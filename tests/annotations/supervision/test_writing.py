"""Queries written relation by relation give what the library's own give."""

from __future__ import annotations

from collections.abc import Callable

import ibis
import pytest

from annotations.supervision.language.expr import Expr
from annotations.supervision.writing import written

_CELLS = ibis.memtable(
    {'名"': [["一", "二"], [], None, ["三"]], "组": ["甲", "甲", "乙", None], "数": [1, 2, 3, 4]},
    schema={'名"': "array<string>", "组": "string", "数": "int64"},
)
_ROWS = ibis.table(_CELLS.schema(), name="表")


def _twice(rows: Expr) -> Expr:
    """Read one relation from two sides, and from itself."""
    sums = rows.group_by("组").aggregate(和=rows["数"].sum())
    less = sums.filter(sums["和"] < 3).view()
    found = rows.left_join(sums, rows["组"] == sums["组"]).drop("组_right")
    return found.anti_join(less, found["和"] == less["和"])


_IN_ORDER = "in order"
_QUERIES: dict[str, Callable[[Expr], Expr]] = {
    "as it is": lambda rows: rows,
    "renamed and worked out": lambda rows: rows.rename({"新": "数"}).mutate(倍=lambda one: one["新"] * 2 + 1),
    "left out": lambda rows: rows.filter(rows["数"] > 1, (rows["数"] < 4) | rows["组"].isnull()).drop("组"),
    "distinct": lambda rows: rows.select("组").distinct(),
    "all counted": lambda rows: rows.aggregate(行=rows.count(), 大=rows["数"].max()),
    _IN_ORDER: lambda rows: rows.order_by(ibis.desc("数")),
    "on top of each other": lambda rows: ibis.union(rows.select("数"), rows.select(数=rows["数"] + 1)),
    "entries": lambda rows: rows.unnest('名"'),
    "entries on top of others": lambda rows: ibis.union(
        rows.unnest('名"'), rows.select(**{'名"': rows["组"]}, 组="组", 数="数")
    ),
    "first entry": lambda rows: rows.select("数", 首=rows['名"'][0]),
    "window": lambda rows: rows.mutate(
        前=rows["数"].sum().over(ibis.range_window(group_by="组", order_by="数", preceding=1, following=0)),
        后=rows["数"].lead().over(ibis.window(group_by="组", order_by="数")),
    ),
    "left out by a window": lambda rows: rows.filter(
        rows["数"] != 2,
        rows["数"] == rows["数"].min().over(group_by="组", order_by=ibis.desc("数")),
        rows["数"] < 4,
    ),
    "left out by nothing but a window": lambda rows: rows.filter(
        rows["数"] == rows["数"].max().over(group_by="组")
    ),
    "semi": lambda rows: rows.semi_join(rows.filter(rows["数"] == 2).view(), "组"),
    "joined twice": _twice,
}


@pytest.mark.parametrize("name", _QUERIES)
def test_rows_are_those_of_the_library(name: str) -> None:
    connection = ibis.duckdb.connect()
    connection.create_table("表", _CELLS)
    query = _QUERIES[name](_ROWS)
    own = connection.con.sql(written(connection.compiler, query)).to_arrow_table()
    theirs = connection.con.sql(connection.compile(query)).to_arrow_table()
    assert own.num_rows
    assert own.schema == theirs.schema
    rows, expected = own.to_pylist(), theirs.to_pylist()
    if name != _IN_ORDER:
        rows, expected = sorted(rows, key=repr), sorted(expected, key=repr)
    assert rows == expected


def test_what_is_read_twice_is_written_once() -> None:
    connection = ibis.duckdb.connect()
    assert written(connection.compiler, _twice(_ROWS)).count("SUM(") == 1


_REFUSED: dict[str, Callable[[Expr], Expr]] = {
    "Limit": lambda rows: rows.limit(1),
    "FillNull": lambda rows: rows.fill_null({"组": "无"}),
    "TableUnnest": lambda rows: rows.unnest('名"', keep_empty=True),
    "JoinLink: outer": lambda rows: rows.outer_join(rows.view(), "数"),
    "JoinLink: any_left": lambda rows: rows.any_left_join(rows.view(), "数"),
    "JoinLink: cross": lambda rows: rows.cross_join(rows.view()),
    "InSubquery": lambda rows: rows.filter(rows["组"].isin(rows.filter(rows["数"] > 2)["组"])),
    "ScalarSubquery": lambda rows: rows.filter(rows["数"] == rows["数"].max()),
}


@pytest.mark.parametrize("name", _REFUSED)
def test_what_is_not_known_is_refused_by_name(name: str) -> None:
    connection = ibis.duckdb.connect()
    with pytest.raises(NotImplementedError, match=f"^{name}$"):
        written(connection.compiler, _REFUSED[name](_ROWS))
