"""Conditions and functions of models, computed by DuckDB over columns of a few values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import ibis
import pyarrow as pa

from annotations.supervision.compile.env import ROW, RowEnv, RowsEnv
from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower import lower
from annotations.supervision.language.parse import parse

TODAY = date(2025, 1, 31)
TYPES = {
    "d": pa.date32(),
    "e": pa.date32(),
    "m": pa.decimal128(18, 2),
    "k": pa.decimal128(18, 2),
    "n": pa.float64(),
    "t": pa.string(),
    "u": pa.string(),
    "b": pa.bool_(),
    "c": pa.bool_(),
    "l": pa.list_(pa.string()),
}
ENGINE = ibis.duckdb.connect()


@dataclass(frozen=True)
class Asked:
    """Columns, and what conditions over them give; the engine is one for all."""

    columns: Mapping[str, Sequence[object]]
    types: Mapping[str, pa.DataType] = field(default_factory=lambda: TYPES)

    def table(self) -> Expr:
        """Return the columns as a table."""
        count = len(next(iter(self.columns.values())))
        arrays = {
            name: pa.array(values, self.types.get(name[0], pa.int64()))
            for name, values in self.columns.items()
        }
        return ibis.memtable(pa.table({ROW: pa.array(range(count)), **arrays}))

    def rows(self, text: str) -> list[object]:
        """Compute a condition for every row."""
        table = self.table()
        value = lower(parse(text), RowEnv(table, TODAY))
        found = ENGINE.to_pyarrow(table.select(ROW, value=value).order_by(ROW))
        return list(found["value"].to_pylist())

    def whole(self, text: str) -> object:
        """Compute a function over all rows."""
        value = lower(parse(text), RowsEnv(RowEnv(self.table(), TODAY)))
        return ENGINE.to_pyarrow(value).as_py()
