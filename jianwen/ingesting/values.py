"""The values of an ingest. None of them holds a leaked value: what passes here is made of the masked copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indexer.values import Entry
from jianwen.running.results import Held

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """One document as the store keeps it: its rows by table (`tables.SCHEMAS`)."""

    id: str
    document: str
    rows: Mapping[str, Sequence[Row]] = field(repr=False)

    def one(self, table: str) -> Row:
        """Return the row of a table that has one row for each document."""
        return self.rows[table][0]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a worker gives back of a document: what is kept, and what is indexed.

    `held` is for what links documents; it holds names and goes into no file of the store.
    """

    held: Held | None
    kept: Kept
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead on a case, as it is indexed."""

    fingerprint: str
    model: str
    signals: tuple[str, ...]
    stage: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Something of a unit that was not read. `mark` is what follows the unit's name (a row, some pages)."""

    mark: str
    cause: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A file, an archive's member or some rows of a file, as the register knows it: by keyed names only.

    `place` names where it lies, `name` its file's name, `file` the file on disk that holds it, `folders` the
    folders above that, the nearest first. `digest` is the BLAKE2b of the bytes, `how` what it was judged by.
    """

    place: str
    name: str
    file: str
    folders: tuple[str, ...]
    size: int
    modified: int
    digest: str
    how: str
    ids: tuple[str, ...] = ()
    missed: tuple[Missed, ...] = ()
