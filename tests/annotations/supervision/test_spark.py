"""One expression, two engines: DuckDB and Spark give equal rows for every model of the library."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import pytest

from annotations.supervision.compile.judge import judge
from annotations.supervision.compile.task import Task
from annotations.supervision.examples import loaded
from annotations.supervision.library_files import library
from annotations.supervision.model.tree import Model

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_DAY = date(2025, 1, 1)
_Rows = tuple[tuple[tuple[str, str | None], ...], ...]


@pytest.mark.parametrize("model", library(), ids=lambda model: model.id)
def test_both_engines_give_equal_rows(spark: SparkSession, model: Model, tmp_path: Path) -> None:
    from annotations.supervision.spark import judged  # noqa: PLC0415  (an extra)

    data = {name: loaded(name, rows) for name, rows in _together(model).items()}
    there = judged(spark, model, data, _DAY, tmp_path).to_pylist()
    connection = ibis.duckdb.connect()
    for name, table in data.items():
        connection.con.register(name, table.rows)
    task = Task(model, {name: connection.table(name) for name in data}, _DAY, {})
    here = connection.to_pyarrow(judge(task).told()).to_pylist()
    assert _plain(there) == _plain(here) != []


def _together(model: Model) -> dict[str, _Rows]:
    """Put the rows of all examples into one set of tables."""
    found: dict[str, _Rows] = {}
    for example in model.examples:
        for name, rows in example.tables:
            found[name] = (*found.get(name, ()), *rows)
    return found


def _plain(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Order rows, and round figures: engines add in different orders, and Spark takes 0.3 for a decimal."""
    rounded = [
        {
            key: round(float(value), 9) if isinstance(value, (float, Decimal)) else value
            for key, value in row.items()
        }
        for row in rows
    ]
    return sorted(rounded, key=lambda row: str(row["行号"]))
