"""The index of a store: its version in use, and the filling of a new one beside it from the shards."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.engine import Engine
from indexer.fields import VERSION
from indexer.values import Entry, Rejected
from jianwen.errors import StoreError
from jianwen.ingesting.entry import entry_of, with_leads
from jianwen.ingesting.register import Register
from jianwen.ingesting.tables import read_shard
from jianwen.ingesting.values import Lead
from jianwen.keeping.tables import read_rows

_NAME = re.compile(r"v(\d+)-(\d+)")
# So many entries go to the engine at once.
_MANY = 500

Leads = Mapping[str, Sequence[Lead]]


@dataclass(frozen=True, slots=True)
class Index:
    """An engine, and the store that it is filled from. `say` tells what takes long."""

    engine: Engine
    register: Register
    cases: Path
    leads: Leads
    say: Callable[[str], None]

    def ready(self) -> None:
        """See to it that the version in use has today's fields and every document; else fill one beside."""
        versions = self.engine.versions()
        current = _NAME.fullmatch(versions[0]) if versions else None
        if current is None or int(current[1]) != VERSION:
            self.fill()
        elif self.engine.count() != self.register.count():
            self.say("索引与库中的文书数不一致，从库中重建索引。")
            self.fill()

    def is_there(self) -> bool:
        """Say whether there is an index at all; else it is filled from the register."""
        return bool(self.engine.versions())

    def fill(self) -> None:
        """Fill a new version beside the one in use, check the count, and let searches go to it."""
        before = self.engine.versions()
        numbers = [int(found[2]) for one in before if (found := _NAME.fullmatch(one))]
        version = f"v{VERSION}-{max(numbers, default=0) + 1}"
        self.engine.create(version)
        rejected = self._write(self._entries(), (), version)
        expected = self.register.documents() - len(rejected)
        if self.engine.count(version) != expected:
            self.engine.drop(version)
            raise StoreError(
                f"新索引有 {self.engine.count(version)} 份文书，应有 {expected} 份，没有启用。",
                "索引",
                "用 jianwen store verify 检查库，再重试。",
            )
        self.engine.settle(version)
        self.engine.swap(version)
        with self.register.change():
            self.register.refuse(rejected)
        for old in before:
            self.engine.drop(old)

    def write(self, entries: Iterable[Entry], gone: Sequence[str]) -> tuple[Rejected, ...]:
        """Put entries into the version in use, take others out, and make both durable."""
        if not self.is_there():
            return ()
        return self._write((self.led(one) for one in entries), gone, "")

    def relead(self, numbers: Collection[str]) -> int:
        """Write the entries of some cases anew, with the leads of today; return how many."""
        count = 0
        for name in self.register.shards():
            wanted = self.register.ids_of(name) & _ids_of(self.cases / name, numbers)
            if wanted:
                self.write(map(entry_of, read_shard(self.cases / name, wanted)), ())
                count += len(wanted)
        return count

    def _write(self, entries: Iterable[Entry], gone: Sequence[str], version: str) -> tuple[Rejected, ...]:
        """Write in portions, with one commit at the end."""
        rejected: list[Rejected] = []
        writing = self.engine.writing(version)
        try:
            for few in _few(entries):
                rejected += writing.add(few).rejected
            if gone:
                writing.remove(gone)
            writing.commit()
        finally:
            writing.close()
        return tuple(rejected)

    def _entries(self) -> Iterator[Entry]:
        """Make the entries of all documents that are in force, shard by shard."""
        for name in self.register.shards():
            for kept in read_shard(self.cases / name, self.register.ids_of(name)):
                yield self.led(entry_of(kept))

    def led(self, entry: Entry) -> Entry:
        """Add the leads of its case to an entry."""
        numbers = (*entry.keywords.get("case_number", ()), entry.id)
        found = [lead for number in numbers for lead in self.leads.get(number, ())]
        return with_leads(entry, found) if found else entry


def _ids_of(shard: Path, numbers: Collection[str]) -> set[str]:
    """Return the documents of a shard that bear one of these case numbers, or ids."""
    known = list(numbers)
    chosen = [[("case_number", "in", known)], [("id", "in", known)]]
    return {row["id"] for row in read_rows(shard / "cases.parquet", columns=["id"], filters=chosen)}


def _few(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Give entries in portions."""
    few: list[Entry] = []
    for one in entries:
        few.append(one)
        if len(few) == _MANY:
            yield few
            few = []
    if few:
        yield few
