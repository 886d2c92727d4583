"""One expression, two engines: DuckDB and Spark give equal rows for every model of the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa
import pytest

from annotations.supervision.compile.judge import judge
from annotations.supervision.compile.task import Task
from annotations.supervision.examples import loaded
from annotations.supervision.language.expr import Expr
from annotations.supervision.library_files import library
from annotations.supervision.model.tree import Model
from annotations.supervision.pausing import unswept
from annotations.supervision.tables.values import Loaded

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_DAY = date(2025, 1, 1)
_Rows = tuple[tuple[tuple[str, str | None], ...], ...]


@pytest.mark.parametrize("model", library(), ids=lambda model: model.id)
def test_both_engines_give_equal_rows(spark: SparkSession, model: Model) -> None:
    from annotations.supervision.spark import judged  # noqa: PLC0415  (an extra)

    data = {name: loaded(name, rows) for name, rows in _together(model).items()}
    there = judged(spark, model, data, _DAY).to_pylist()
    assert _plain(there) == _plain(_judged_here(model, data)) != []


def _judged_here(model: Model, data: Mapping[str, Loaded]) -> list[dict[str, object]]:
    """Run a model on DuckDB."""
    connection = ibis.duckdb.connect()
    for name, table in data.items():
        connection.con.register(name, table.rows)
    task = Task(model, {name: connection.table(name) for name in data}, _DAY, {}, _Settle(connection))
    with pytest.MonkeyPatch.context() as patch, unswept():
        # As where models are run: DuckDB merges selects within selects faster than the library does.
        patch.setattr(ibis.options.sql, "fuse_selects", False)
        found: pa.Table = connection.to_pyarrow(judge(task).told())
    connection.disconnect()
    rows: list[dict[str, object]] = found.to_pylist()
    return rows


@dataclass(slots=True)
class _Settle:
    """Stores a step's rows in a table."""

    connection: Expr
    count: int = 0

    def __call__(self, rows: Expr, instead: Expr | None = None) -> Expr:
        del instead
        self.count += 1
        name, written = f"step{self.count}", self.connection.compile(rows)
        self.connection.con.execute(f"CREATE TEMP TABLE {name} AS {written}")
        return ibis.table(rows.schema(), name=name)


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
