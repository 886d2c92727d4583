"""One expression, two engines: DuckDB and Spark give equal rows for every model of the library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import pytest

from annotations.supervision.examples import loaded
from annotations.supervision.library_files import paths, read_file
from annotations.supervision.model.tree import Model
from annotations.supervision.pausing import unswept
from annotations.supervision.tables.values import Loaded

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from annotations.supervision.spark import Written

_DAY = date(2025, 1, 1)
_Rows = tuple[tuple[tuple[str, str | None], ...], ...]


# By their paths: every worker collects, one of them reads the models.
@pytest.mark.parametrize("path", list(paths()), ids=lambda path: path.stem)
def test_both_engines_give_equal_rows(spark: SparkSession, path: Path) -> None:
    from annotations.supervision.spark import judged, written  # noqa: PLC0415  (an extra)

    model, faults = read_file(path)
    assert model is not None, "\n".join(map(str, faults))
    data = {name: loaded(name, rows) for name, rows in _together(model).items()}
    expressions = written(model, data, _DAY)
    there = judged(spark, expressions, data).to_pylist()
    assert _plain(there) == _plain(_judged_here(expressions, data)) != []


def _judged_here(model: Written, data: Mapping[str, Loaded]) -> list[dict[str, object]]:
    """Run a model on DuckDB."""
    connection = ibis.duckdb.connect()
    for name, table in data.items():
        connection.con.register(name, table.rows)
    with pytest.MonkeyPatch.context() as patch, unswept():
        # As where models are run: DuckDB merges selects within selects faster than the library does.
        patch.setattr(ibis.options.sql, "fuse_selects", False)
        for name, rows in model.steps:
            connection.con.execute(f'CREATE TEMP TABLE "{name}" AS {connection.compile(rows)}')
        found = connection.con.sql(connection.compile(model.told)).to_arrow_table()
    connection.disconnect()
    told: list[dict[str, object]] = found.to_pylist()
    return told


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
