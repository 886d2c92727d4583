"""What an export tells of casework: the last leads with their grounds, and what persons decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from annotations.review import fold
from annotations.supervision.stages import standing_of
from annotations.values import Decision
from jianwen.keeping.leads import SCHEMAS as KEPT
from jianwen.keeping.leads import last_audits
from jianwen.keeping.store import Store
from jianwen.keeping.tables import unreadable
from jianwen.published import printable

_GROUNDS = ("signals", "evidence")
_ROWS = 10_000
SCHEMAS: Mapping[str, pa.Schema] = {
    "leads": KEPT["leads"].append(pa.field("stage", pa.string())),
    **{name: KEPT[name] for name in _GROUNDS},
    "decisions": pa.schema(
        [(name, pa.string()) for name in ("fingerprint", "verdict", "who", "when", "note", "id", "category")]
        + [("start", pa.int64()), ("end", pa.int64()), ("replaces", pa.string())]
    ),
}
Rows = Sequence[dict[str, Any]]


def casework(store: Store) -> Iterator[tuple[str, Rows]]:
    """Give the rows of each table in portions."""
    decisions = store.decisions.all()
    yield "decisions", [_decision(one) for one in decisions]
    state = fold(decisions)
    for folder, models in last_audits(store):
        leads = [
            {**row, "stage": standing_of(state, row["fingerprint"]).stage.value}
            for rows in _rows(folder, "leads")
            for row in rows
            if row["model"] in models
        ]
        yield "leads", leads
        yield from _grounds(folder, frozenset(row["fingerprint"] for row in leads))


def _grounds(folder: Path, leads: frozenset[str]) -> Iterator[tuple[str, Rows]]:
    """Give the signals and the evidence of leads."""
    for name in _GROUNDS:
        for rows in _rows(folder, name):
            yield name, [row for row in rows if row["fingerprint"] in leads]


def _rows(folder: Path, name: str) -> Iterator[Rows]:
    """Give the rows of a table of an audit; a column that an earlier version did not write is empty.

    Raises StoreError for a table that is damaged or gone.
    """
    names, path = SCHEMAS[name].names, folder / f"{name}.parquet"
    try:
        with pq.ParquetFile(path) as table:
            for batch in table.iter_batches(_ROWS):
                yield [{name: row.get(name) for name in names} for row in batch.to_pylist()]
    except (OSError, pa.ArrowException):
        raise unreadable(path) from None


def _decision(one: Decision) -> dict[str, Any]:
    """Return the row of a decision."""
    told = {name: printable(str(getattr(one, name))) for name in ("who", "note", "id")}
    return told | {
        "fingerprint": one.fingerprint,
        "verdict": one.verdict.value,
        "when": one.when.isoformat(timespec="seconds"),
        "category": one.category,
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
        "replaces": one.replaces,
    }
