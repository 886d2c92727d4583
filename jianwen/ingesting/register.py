"""The register of what was ingested: units (files, members, rows), the documents they gave, and the shards.

Places and file names are keyed: a file may be called by the name of a victim. One transaction tells of one
shard, so a killed run leaves either all of it or nothing.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.values import Rejected
from jianwen.ingesting.register_sql import AGAIN, SCHEMA, SEE, SHARING, UNSEEN
from jianwen.ingesting.values import Missed, Unit
from jianwen.keeping.store import REGISTER

# SQLite takes at most so many values in one statement.
_MANY = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a document is: its shard, the digest of what it was made of, and why an engine refused it."""

    id: str
    document: str
    shard: str
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a temporary table: as many as there are documents, so they are asked for one by one."""

    base: sqlite3.Connection
    table: str

    def __contains__(self, value: object) -> bool:
        """Say whether a value is there."""
        query = f"SELECT 1 FROM {self.table} WHERE value = ?"  # noqa: S608 - our own words
        return self.base.execute(query, (value,)).fetchone() is not None

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self.base.execute(f"SELECT COUNT(*) FROM {self.table}").fetchone()[0])  # noqa: S608


@dataclass(frozen=True, slots=True)
class Register:
    """The open register; whoever writes holds the lock of the store."""

    base: sqlite3.Connection

    def unit(self, place: str) -> Unit | None:
        """Return what is known of a unit."""
        row = self.base.execute("SELECT * FROM units WHERE place = ?", (place,)).fetchone()
        return None if row is None else self._unit(row)

    def same(self, digest: str, how: str, name: str) -> Unit | None:
        """Return a unit with the same bytes and the same file name that was judged in the same way."""
        row = self.base.execute(
            "SELECT * FROM units WHERE digest = ? AND how = ? AND name = ? AND missed = '[]' LIMIT 1",
            (digest, how, name),
        ).fetchone()
        return None if row is None else self._unit(row)

    def _unit(self, row: Sequence[str | int]) -> Unit:
        """Put a unit together."""
        place, name, file, folder, size, modified, digest, how, missed = row
        held = self.base.execute("SELECT id FROM holds WHERE place = ? ORDER BY id", (place,))
        return Unit(
            str(place),
            str(name),
            str(file),
            (str(folder),),
            int(size),
            int(modified),
            str(digest),
            str(how),
            tuple(one for (one,) in held),
            tuple(Missed(*one) for one in json.loads(str(missed))),
        )

    def stored(self, ids: Collection[str]) -> dict[str, Stored]:
        """Return where documents are; those that are not there are left out."""
        found: dict[str, Stored] = {}
        for few in _few(ids):
            marks = ",".join("?" * len(few))
            rows = self.base.execute(
                f"SELECT id, document, shard, refused FROM documents WHERE id IN ({marks})",  # noqa: S608
                few,
            )
            found |= {row[0]: Stored(*row) for row in rows}
        return found

    def refused(self, ids: Collection[str]) -> bool:
        """Say whether an engine refused one of these documents."""
        return any(one.refused for one in self.stored(ids).values())

    def ids_of(self, shard: str) -> set[str]:
        """Return the documents that a shard is in force for."""
        rows = self.base.execute("SELECT id FROM documents WHERE shard = ? AND NOT going", (shard,))
        return {one for (one,) in rows}

    def left_by(self, places: Collection[str]) -> set[str]:
        """Return the documents that would be nobody's any more without these units.

        A document that another unit holds under the same id, but with other bytes, goes too: that unit's own
        was replaced by it, and comes back when the unit is read again.
        """
        self.base.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (place TEXT PRIMARY KEY)")
        self.base.execute("DELETE FROM chosen")
        self.base.executemany("INSERT OR IGNORE INTO chosen VALUES (?)", ((one,) for one in places))
        rows = self.base.execute(
            "SELECT DISTINCT holds.id FROM holds JOIN documents ON documents.id = holds.id "
            "WHERE place IN (SELECT place FROM chosen) AND NOT EXISTS ("
            "SELECT 1 FROM holds AS other WHERE other.id = holds.id AND other.document = documents.document "
            "AND other.place NOT IN (SELECT place FROM chosen))"
        )
        return {one for (one,) in rows}

    def shards(self) -> dict[str, tuple[int, int]]:
        """Return the shards with the number of documents and characters that they were written with."""
        rows = self.base.execute("SELECT name, documents, characters FROM shards ORDER BY name")
        return {name: (documents, characters) for name, documents, characters in rows}

    def count(self) -> int:
        """Return how many documents should be found in the index."""
        query = "SELECT COUNT(*) FROM documents WHERE refused = '' AND NOT going"
        return int(self.base.execute(query).fetchone()[0])

    def findable(self) -> set[str]:
        """Return the documents that should be found in the index."""
        rows = self.base.execute("SELECT id FROM documents WHERE refused = '' AND NOT going")
        return {one for (one,) in rows}

    def documents(self) -> int:
        """Return how many documents there are."""
        return int(self.base.execute("SELECT COUNT(*) FROM documents WHERE NOT going").fetchone()[0])

    def going(self) -> list[str]:
        """Return the documents that were on their way out when a run was killed."""
        return [one for (one,) in self.base.execute("SELECT id FROM documents WHERE going")]

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """Make some changes together, or none of them."""
        with self.base:
            self.base.execute("BEGIN IMMEDIATE")
            yield

    def put(self, unit: Unit, held: Iterable[tuple[str, str]]) -> None:
        """Register a unit with the documents that it gave (id and digest)."""
        missed = json.dumps([[one.mark, one.cause, one.reason, one.remedy] for one in unit.missed])
        folder = unit.folders[0] if unit.folders else ""
        self.base.execute(
            "INSERT OR REPLACE INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                unit.place, unit.name, unit.file, folder, unit.size, unit.modified, unit.digest, unit.how,
                missed,
            ),
        )  # fmt: skip
        self.base.executemany(
            "INSERT OR IGNORE INTO folders VALUES (?, ?)",
            zip(unit.folders, (*unit.folders[1:], ""), strict=True),
        )
        self.base.execute("DELETE FROM holds WHERE place = ?", (unit.place,))
        self.base.executemany(
            "INSERT OR REPLACE INTO holds VALUES (?, ?, ?)", ((unit.place, *one) for one in held)
        )

    def touch(self, place: str, size: int, modified: int) -> None:
        """Note that a file was written again with the same bytes."""
        self.base.execute("UPDATE units SET size = ?, modified = ? WHERE place = ?", (size, modified, place))

    def store(self, documents: Iterable[Stored]) -> None:
        """Register where documents are; they have not been held beside those they are linked with."""
        rows = [(one.id, one.document, one.shard, one.refused) for one in documents]
        self.base.executemany(
            "INSERT OR REPLACE INTO documents (id, document, shard, refused) VALUES (?, ?, ?, ?)", rows
        )
        ids = [(row[0],) for row in rows]
        self.base.executemany("INSERT OR REPLACE INTO unlinked VALUES (?, 1)", ids)
        self.base.executemany("DELETE FROM forgetting WHERE id = ?", ids)

    def begin(self) -> None:
        """Note that a run begins: what is unlinked now was left so by one that did not come to its end."""
        self.base.execute("UPDATE unlinked SET fresh = 0")

    def unlinked(self) -> int:
        """Return how many documents wait for their links."""
        return int(self.base.execute("SELECT COUNT(*) FROM unlinked").fetchone()[0])

    def has_left_unlinked(self) -> bool:
        """Say whether a run that did not come to its end left documents that wait for their links."""
        return self.base.execute("SELECT 1 FROM unlinked WHERE NOT fresh LIMIT 1").fetchone() is not None

    def left_sharing(self, numbers: Iterable[tuple[str, str]]) -> tuple[Values, Values]:
        """Return what earlier runs left unlinked and shares a number with another unlinked document.

        `numbers` are ids with numbers; what comes back are the ids, and the units that hold them.
        """
        self.base.executescript(SHARING)
        with self.change():
            self.base.executemany(
                "INSERT OR IGNORE INTO shared SELECT ?2, id FROM unlinked WHERE id = ?1", numbers
            )
            self.base.execute(AGAIN)
            self.base.execute(
                "INSERT OR IGNORE INTO again_at SELECT place FROM holds JOIN again ON holds.id = again.value"
            )
        return Values(self.base, "again"), Values(self.base, "again_at")

    def link(self) -> None:
        """Note that the documents which this run has met are linked."""
        self.base.execute(
            "DELETE FROM unlinked WHERE id IN (SELECT id FROM holds WHERE place IN (SELECT place FROM seen))"
        )

    def refuse(self, rejected: Iterable[Rejected]) -> None:
        """Note which documents the index does not have, and why; it has all others."""
        self.base.execute("UPDATE documents SET refused = '' WHERE refused <> ''")
        self.base.executemany(
            "UPDATE documents SET refused = ? WHERE id = ?", ((one.reason, one.id) for one in rejected)
        )

    def add_shard(self, name: str, documents: int, characters: int) -> None:
        """Register a shard."""
        self.base.execute("INSERT OR REPLACE INTO shards VALUES (?, ?, ?)", (name, documents, characters))

    def drop_shards(self, names: Iterable[str]) -> None:
        """Forget shards."""
        self.base.executemany("DELETE FROM shards WHERE name = ?", ((one,) for one in names))

    def rebind(self, shard: str, ids: Iterable[str]) -> None:
        """Note that documents have moved into another shard."""
        self.base.executemany("UPDATE documents SET shard = ? WHERE id = ?", ((shard, one) for one in ids))

    def spent_shards(self) -> list[str]:
        """Return the shards of which no document is in force."""
        query = "SELECT name FROM shards WHERE name NOT IN (SELECT shard FROM documents)"
        return [one for (one,) in self.base.execute(query)]

    def places_of(self, id_: str) -> set[str]:
        """Return the units that hold a document."""
        return {one for (one,) in self.base.execute("SELECT place FROM holds WHERE id = ?", (id_,))}

    def faults(self) -> list[str]:
        """Ask the database whether it is whole."""
        said = [str(row[0]) for row in self.base.execute("PRAGMA integrity_check")]
        return [] if said == ["ok"] else said

    def scrub(self) -> None:
        """Leave nothing of what was forgotten in the file."""
        self.base.execute("VACUUM")
        self.base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def forget_units(self, places: Iterable[str]) -> None:
        """Forget units and what they hold."""
        few = [(one,) for one in places]
        self.base.executemany("DELETE FROM units WHERE place = ?", few)
        self.base.executemany("DELETE FROM holds WHERE place = ?", few)

    def mark_going(self, ids: Iterable[str]) -> None:
        """Note that documents are on their way out."""
        self.base.executemany("UPDATE documents SET going = 1 WHERE id = ?", ((one,) for one in ids))

    def forget_documents(self, ids: Collection[str]) -> None:
        """Forget documents, and units that held nothing else.

        A unit that held others with the ids of these is read again the next time.
        """
        few = [(one,) for one in ids]
        places = [(place,) for one in ids for place in self.places_of(one)]
        self.base.executemany(
            "UPDATE units SET modified = -1, digest = '' WHERE place IN ("
            "SELECT place FROM holds JOIN documents ON documents.id = holds.id "
            "WHERE holds.id = ? AND holds.document <> documents.document)",
            few,
        )
        self.base.executemany("DELETE FROM documents WHERE id = ?", few)
        self.base.executemany("DELETE FROM unlinked WHERE id = ?", few)
        self.base.executemany("DELETE FROM holds WHERE id = ?", few)
        self.base.executemany(
            "DELETE FROM units WHERE place = ? AND missed = '[]' AND NOT EXISTS ("
            "SELECT 1 FROM holds WHERE holds.place = units.place)",
            places,
        )

    def forgetting(self) -> dict[str, set[str]]:
        """Return the documents that are being forgotten, each with the case numbers that go with it."""
        found: dict[str, set[str]] = {}
        for id_, number in self.base.execute("SELECT id, number FROM forgetting"):
            found.setdefault(id_, set()).update({number} - {""})
        return found

    def begin_forgetting(self, ids: Iterable[str], numbers: Collection[str]) -> None:
        """Note that documents are on their way out for good, and with them what names their cases."""
        rows = [(id_, number) for id_ in ids for number in (*numbers, "")]
        self.base.executemany("INSERT OR IGNORE INTO forgetting VALUES (?, ?)", rows)
        self.mark_going(id_ for id_, number in rows if not number)

    def end_forgetting(self) -> None:
        """Note that nothing is left of what was to be forgotten."""
        self.base.execute("DELETE FROM forgetting")

    def see(self, place: str) -> None:
        """Note that a unit is still there, for `unseen` at the end of a run."""
        self.base.execute("INSERT OR IGNORE INTO seen VALUES (?)", (place,))

    def see_within(self, place: str) -> None:
        """Note that nothing is known of what lies in a place: it counts as still there."""
        self.base.execute(SEE, {"place": place})

    def unseen(self, place: str) -> set[str]:
        """Return the units in a place that the run has not met."""
        rows = self.base.execute(UNSEEN, {"place": place})
        return {one for (one,) in rows}


@contextlib.contextmanager
def register_in(folder: Path) -> Iterator[Register]:
    """Open the register of a store."""
    path = folder / REGISTER
    with contextlib.closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as base:
        base.executescript(SCHEMA)
        base.execute("CREATE TEMP TABLE seen (place TEXT PRIMARY KEY) WITHOUT ROWID")
        yield Register(base)


def _few(values: Collection[str]) -> Iterator[list[str]]:
    """Give values in portions that one statement can take."""
    known = list(values)
    for at in range(0, len(known), _MANY):
        yield known[at : at + _MANY]
