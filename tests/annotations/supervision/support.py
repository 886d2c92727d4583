"""Small models and small tables for tests: only what a test is about is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import ibis
import pyarrow as pa

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.compile.judge import judge
from annotations.supervision.compile.task import Task
from annotations.supervision.model.read import read_model
from annotations.supervision.model.tree import Model
from annotations.supervision.tables.frame import joined, load_sheet
from annotations.supervision.tables.values import Loaded, Sheet

TODAY = date(2024, 6, 1)
Row = Mapping[str, str | None]

_HEAD = """
id: 测试模型
名称: 测试
版本: 1.0.0
状态: 试行
来源: 测试
无辜解释: [诉前调解]
文书: 检察建议书
"""
_DEFAULTS = {
    "依据": "依据: [《中华人民共和国民事诉讼法》第一百一十五条]",
    "数据": "数据: {案件: 必需, 被执行人: 可选, 社平工资: 可选}",
    "特征": '特征: {F1: {条件: 结案方式 = "调解", 说明: 调解}}',
    "成案": "成案: {条件: 合计分 >= 1, 对象: 案件}",
}


def model(text: str) -> Model:
    """Read a model of which only some parts are given; the rest is the simplest that reads."""
    given = {line.split(":")[0] for line in text.splitlines() if line and not line.startswith((" ", "-"))}
    rest = "\n".join(part for key, part in _DEFAULTS.items() if key not in given)
    found, faults = read_model(f"{_HEAD}{rest}\n{text}", "测试.yaml", catalogue())
    assert found is not None, "\n".join(map(str, faults))
    return found


def table(name: str, rows: Sequence[Row]) -> Loaded:
    """Load rows as they would come from a file; required cells that a test leaves out are filled."""
    columns = catalogue()[name].columns
    filled = [_filled(name, number, row) for number, row in enumerate(rows)]
    header = tuple(column.name for column in columns if any(column.name in row for row in filled))
    cells = tuple(pa.array([row.get(column) for row in filled], pa.string()) for column in header)
    sheet = Sheet(f"{name}.xlsx", header, cells, 3)
    loaded = joined([load_sheet(catalogue()[name], sheet, {column: i for i, column in enumerate(header)})])
    assert not loaded.unfit, loaded.unfit
    return loaded


_REQUIRED = {
    "案号": "（2024）宁0121民初{n}号",
    "受理法院": "永宁县人民法院",
    "案由": "追索劳动报酬纠纷",
    "立案日期": "2024-03-01",
    "结案日期": "2024-04-30",
    "结案方式": "调解",
    "原告": "原告{n}",
    "被告": "某建材有限公司",
    "名称": "某建材有限公司",
    "首次执行立案日期": "2023-01-01",
    "地区": "宁夏回族自治区",
    "年份": "2024",
    "月平均工资": "7500",
}


def _filled(name: str, number: int, row: Row) -> dict[str, str | None]:
    """Fill the required cells that a row leaves out."""
    required = {column.name for column in catalogue()[name].columns if column.required}
    return {
        **{key: text.format(n=number + 1) for key, text in _REQUIRED.items() if key in required},
        **row,
    }


def judged(
    found: Model, weights: Mapping[str, float] | None = None, **tables: Sequence[Row]
) -> list[dict[str, object]]:
    """Judge the rows of the main table on DuckDB, in the order given."""
    loaded = {name: table(name, rows).rows for name, rows in tables.items()}
    query, columns = _query(found, {name: rows.schema for name, rows in loaded.items()}, weights or {})
    connection = ibis.duckdb.connect()
    try:
        for name, rows in loaded.items():
            connection.con.register(name, rows)
        result: list[dict[str, object]] = connection.con.sql(query).to_arrow_table().cast(columns).to_pylist()
    finally:
        connection.disconnect()
    return result


# A query and the columns that it gives: writing it takes longer than running it on a few rows.
_Query = tuple[str, pa.Schema]
_QUERIES: dict[tuple[object, ...], _Query] = {}


def _query(found: Model, schemas: Mapping[str, pa.Schema], weights: Mapping[str, float]) -> _Query:
    """Write the query of a model; it follows from the columns of its tables, not from their rows."""
    # Not by its digest: that is of the text, and tests change what was read from it.
    key = (repr(found), *((name, str(schemas[name])) for name in sorted(schemas)), *sorted(weights.items()))
    if key not in _QUERIES:
        tables = {
            name: ibis.table(ibis.Schema.from_pyarrow(schema), name=name) for name, schema in schemas.items()
        }
        told = judge(Task(found, tables, TODAY, weights)).told().order_by("行号")
        _QUERIES[key] = ibis.to_sql(told, dialect="duckdb"), told.schema().to_pyarrow()
    return _QUERIES[key]
