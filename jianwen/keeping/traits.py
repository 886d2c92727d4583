"""What stands in the rows of leads, kept with an audit: what some of them have in common can be told later.

Values are kept as leads show them (persons masked), under a keyed name; of a register of hardship, disability
or health nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from annotations.supervision.traits import Mark, Tally
from jianwen.keeping.store import Store
from jianwen.keeping.tables import read_rows, runs_of
from jianwen.published import printable

_TEXT, _NUMBER = pa.string(), pa.int64()
_MARK = [("column", _TEXT), ("name", _TEXT), ("shown", _TEXT)]
MARKS, TOTALS = "marks", "totals"
SCHEMAS: dict[str, pa.Schema] = {
    MARKS: pa.schema([("fingerprint", _TEXT), ("row", _NUMBER), *_MARK]),
    TOTALS: pa.schema([("model", _TEXT), *_MARK, ("rows", _NUMBER), ("all", _NUMBER)]),
}


def tables_of(tallies: Mapping[str, Tally]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of both tables; `tallies` are by model."""
    return {
        MARKS: [
            {"fingerprint": lead, "row": number, **_mark(mark)}
            for tally in tallies.values()
            for lead, rows in tally.rows.items()
            for number, marks in rows.items()
            for mark in sorted(marks)
        ],
        TOTALS: [
            {"model": model, **_mark(mark), "rows": count, "all": tally.all}
            for model, tally in tallies.items()
            for mark, count in tally.totals.items()
        ],
    }


def _mark(mark: Mark) -> dict[str, str]:
    """Return the columns of a mark."""
    return {"column": mark.column, "name": mark.name, "shown": printable(mark.shown)}


def kept_tally(store: Store, model: str) -> Tally | None:
    """Return what the last audit of a model counted; None where it kept nothing."""
    for folder in reversed(runs_of(store.leads)):
        ran = {row["model"] for row in read_rows(folder / "funnels.parquet", columns=["model"])}
        if model in ran:
            return _tally(folder, model) if (folder / f"{TOTALS}.parquet").exists() else None
    return None


def _tally(folder: Path, model: str) -> Tally | None:
    """Read what one audit counted for a model."""
    totals, rows_of_all = {}, 0
    for row in read_rows(folder / f"{TOTALS}.parquet"):
        if row["model"] == model:
            totals[_read(row)] = row["rows"]
            rows_of_all = row["all"]
    if not totals:
        return None
    names = {
        row["fingerprint"]
        for row in read_rows(folder / "leads.parquet", columns=["fingerprint", "model"])
        if row["model"] == model
    }
    return Tally(rows_of_all, totals, dict(_rows(folder, names)))


def _rows(folder: Path, names: set[str]) -> Iterator[tuple[str, dict[int, frozenset[Mark]]]]:
    """Give the rows of each lead with what stands in them."""
    found: dict[str, dict[int, set[Mark]]] = {name: {} for name in sorted(names)}
    for row in read_rows(folder / f"{MARKS}.parquet"):
        if row["fingerprint"] in found:
            found[row["fingerprint"]].setdefault(row["row"], set()).add(_read(row))
    for name, rows in found.items():
        yield name, {number: frozenset(marks) for number, marks in rows.items()}


def _read(row: Mapping[str, Any]) -> Mark:
    """Read a mark."""
    return Mark(row["column"], row["name"], row["shown"])
