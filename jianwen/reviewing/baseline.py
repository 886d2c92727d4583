"""What earlier runs of a store found: the findings that a recheck follows until they are put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from annotations.privacy.rules import RULES_IN_FORCE
from annotations.review import State, is_dismissed
from annotations.values import Category, Profile, Severity
from jianwen.errors import StoreError
from jianwen.keeping.store import Store
from jianwen.keeping.tables import runs

RECHECK = "recheck.parquet"
# A comparison's findings: no screening of documents can see whether they were put right.
_COMPARED = frozenset(
    {
        Category.PUBLICATION_LATE.value,
        Category.PUBLICATION_MISSING.value,
        Category.PUBLICATION_ALTERED.value,
        Category.PUBLICATION_CORRECTION_MISSING.value,
    }
)


@dataclass(frozen=True, slots=True)
class Whose:
    """The document of an earlier finding, as far as it outlives a new export."""

    id: str
    number: str = ""
    kind: str = ""
    court: str = ""
    file: str = ""


@dataclass(slots=True)
class Earlier:
    """One value that leaked: the newest records of the most places that it ever had, and where it was seen.

    `inputs` are the names of the rechecks that saw it; `is_screened` says that a screening did.
    """

    whose: Whose
    records: list[dict[str, Any]] = field(repr=False)
    inputs: set[str] = field(default_factory=set)
    is_screened: bool = False

    def is_new_in(self, inputs: str) -> bool:
        """Say whether nobody but this very recheck, run before, has seen it."""
        return not self.is_screened and self.inputs == {inputs}


def earlier_findings(store: Store, state: State, profile: Profile) -> dict[str, Earlier]:
    """Return what was found with the store, by fingerprint.

    Dismissed findings do not count, nor do hints of what only the other practice asks for: under the law the
    names of parties stay, and nobody is to put them right.
    """
    found: dict[str, Earlier] = {}
    for folder in runs(store):
        inputs = inputs_of(folder)
        for name, whose, records in _of_run(folder):
            if is_dismissed(state, name) or all(_is_hint(one, profile) for one in records):
                continue
            known = found.get(name)
            if known is None:
                known = found[name] = Earlier(whose, records)
            # A place that is gone stays in the count: a run that found fewer must not make it forgotten.
            known.whose, known.records = whose, [*records, *known.records[len(records) :]]
            if inputs:
                known.inputs.add(inputs)
            else:
                known.is_screened = True
    return found


def _is_hint(record: dict[str, Any], profile: Profile) -> bool:
    """Say whether a record only tells what another practice than this would ask for."""
    return record["severity"] == Severity.INFO and record["rule"] not in RULES_IN_FORCE[profile]


def inputs_of(folder: Path) -> str:
    """Return the name of what a recheck was given, "" for a screening."""
    path = folder / RECHECK
    if not path.exists():
        return ""
    name: bytes = (_schema(path).metadata or {}).get(b"inputs", b"")
    return name.decode()


def _of_run(folder: Path) -> Iterator[tuple[str, Whose, list[dict[str, Any]]]]:
    """Give (fingerprint, document, records) of one run."""
    records: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in _rows(folder / "findings.parquet"):
        if record["category"] not in _COMPARED:
            record.pop("decided", None)
            records[record["fingerprint"]].append(record)
    if not records:
        return
    cases = {
        row["id"]: row for row in _rows(folder / "cases.parquet", ["id", "case_number", "court", "kind"])
    }
    lengths = {
        row["id"]: row["characters"] for row in _rows(folder / "documents.parquet", ["id", "characters"])
    }
    for name, members in records.items():
        first = members[0]
        # A row of a list is no document, and has no characters.
        if lengths.get(first["id"], 1):
            case = cases.get(first["id"], {})
            yield name, whose_of(first, case), members


def whose_of(record: dict[str, Any], case: dict[str, Any]) -> Whose:
    """Name the document of a record."""
    return Whose(
        id=str(record["id"]),
        number=case.get("case_number") or "",
        kind=case.get("kind") or "",
        court=case.get("court") or "",
        file=file_of(str(record["source"])),
    )


def file_of(source: str) -> str:
    """Return the name of a source without its folders: archive member, row."""
    return source.replace("\\", "/").rsplit("!", 1)[-1].rsplit("/", 1)[-1]


def _schema(path: Path) -> pa.Schema:
    """Read the schema of a table."""
    try:
        return pq.read_schema(path)
    except (OSError, pa.ArrowException):
        raise _damaged(path) from None


def _rows(path: Path, columns: list[str] | None = None) -> list[dict[str, Any]]:
    """Read the rows of a table."""
    try:
        rows: list[dict[str, Any]] = pq.read_table(path, columns=columns).to_pylist()
    except (OSError, pa.ArrowException):
        raise _damaged(path) from None
    return rows


def _damaged(path: Path) -> StoreError:
    """Make the error for a table that cannot be read."""
    return StoreError("库的表读不了。", str(path), "用 jianwen store verify 检查，再从备份恢复。")


def write_states(folder: Path, rows: list[dict[str, Any]], inputs: str) -> None:
    """Write the states of a recheck beside the tables of its run."""
    schema = pa.schema(
        [
            (name, pa.string())
            for name in ("fingerprint", "state", "id", "case_number", "court", "category", "rule")
        ],
        metadata={"inputs": inputs},
    )
    pq.write_table(pa.Table.from_pylist(rows, schema), folder / RECHECK, compression="zstd")
