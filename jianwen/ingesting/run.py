"""An ingest: what workers give goes shard by shard into tables, index and register, in this order.

A shard that is whole but not registered (the run was killed between) is settled at the beginning of the next
run. So nothing is lost and nothing is there twice, whenever a run ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from annotations.review import State, is_confirmed, is_dismissed
from annotations.supervision.pausing import unswept
from indexer.values import Entry, Rejected
from jianwen.ingesting.compact import CHANGED, MERGED, SHARD_CHARACTERS, SHARD_DOCUMENTS, adopt, clear_spent
from jianwen.ingesting.entry import entry_of
from jianwen.ingesting.files import Fate, Files, Passed, missed_of
from jianwen.ingesting.index import Index
from jianwen.ingesting.late import by_shard, names_in, with_late
from jianwen.ingesting.register import Register, Stored
from jianwen.ingesting.tables import clear_unfinished, manifest_of, read_shard, shards, write_shard
from jianwen.ingesting.values import Ingested, Kept, Missed, Unit
from jianwen.published import finding_record
from jianwen.running.pipeline import Item, Step
from jianwen.running.results import Late, Shown
from nlp.values import Cause, Unread

# So many units that are passed over wait until the register is told of them.
_MOST_PASSED = 500


@dataclass(slots=True)
class Totals:
    """What went in: documents read, unchanged, the same as others, and unread; and what came of it."""

    documents: int = 0
    unchanged: int = 0
    same: int = 0
    unread: int = 0
    findings: int = 0
    rejected: int = 0
    removed: int = 0
    moved: int = 0
    replaced: int = 0

    @property
    def given(self) -> int:
        """Return how many documents went in, read or not."""
        return self.documents + self.unchanged + self.same + self.unread


@dataclass(slots=True)
class Batch:
    """What waits for the next shard."""

    units: dict[str, Unit] = field(default_factory=dict)
    documents: dict[str, Ingested] = field(default_factory=dict, repr=False)
    held: dict[str, dict[str, str]] = field(default_factory=dict)
    characters: int = 0

    def add(self, unit: Unit, documents: Iterable[Ingested]) -> int:
        """Add a unit with its documents; return how many took the place of others with their ids."""
        replaced = 0
        self.units[unit.place] = unit
        self.held[unit.place] = {one.kept.id: one.kept.document for one in documents}
        for one in documents:
            before = self.documents.get(one.kept.id)
            replaced += before is not None and before.kept.document != one.kept.document
            self.documents[one.kept.id] = one
            self.characters += one.kept.one("documents")["characters"]
        return replaced

    @property
    def is_full(self) -> bool:
        """Say whether a shard should be made of it."""
        return len(self.documents) >= SHARD_DOCUMENTS or self.characters >= SHARD_CHARACTERS

    def told(self) -> dict[str, Any]:
        """Return what the manifest tells the register."""
        return {"units": [asdict(unit) for unit in self.units.values()], "held": self.held}


@dataclass(slots=True)
class Ingester:
    """Takes the steps of a run. Whoever makes one holds the lock of the store."""

    cases: Path
    register: Register
    index: Index
    files: Files
    state: State = field(repr=False)
    tell: Callable[[Unread | Rejected], None]
    totals: Totals = field(default_factory=Totals)
    batch: Batch = field(default_factory=Batch)
    _given: list[Ingested | Unread] = field(default_factory=list, repr=False)

    def recover(self) -> None:
        """Finish what a killed run had begun, and see to the index."""
        if self.cases.is_dir():
            clear_unfinished(self.cases)
        known = self.register.shards()
        for shard in shards(self.cases):
            if shard.name not in known:
                self._adopt(shard)
        self._leave(self.register.going())
        clear_spent(self.cases, self.register)
        self.index.ready()
        self.register.begin()

    def step(self, step: Step[Ingested]) -> list[Ingested]:
        """Take what one entry gave, and return the documents."""
        self._given += step.given
        if not step.more:
            given, self._given = self._given, []
            self._unit(step.item, given)
            self.drain()
            if self.batch.is_full:
                self.settle()
        return [one for one in step.given if isinstance(one, Ingested)]

    def choose(self, items: Iterable[Item]) -> Iterator[Item]:
        """Give the items that must be read; of those that are passed over few wait at a time."""
        for item in items:
            if self.files.wants(item):
                yield item
            elif len(self.files.passed) >= _MOST_PASSED:
                self.drain()

    def drain(self) -> None:
        """Take what was passed over since the last time."""
        passed, self.files.passed[:] = list(self.files.passed), []
        if passed:
            with self.register.change():
                for one in passed:
                    self._pass(one)

    def settle(self) -> None:
        """Write what waits: tables, index, register."""
        batch, self.batch = self.batch, Batch()
        if not batch.units:
            return
        with unswept():
            kept = [one.kept for one in batch.documents.values()]
            shard = write_shard(self.cases, kept, batch.told()) if kept else None
            self._register(shard, batch.units, batch.held, (one.entry for one in batch.documents.values()))

    def late(self, found: Iterable[Late]) -> None:
        """Put in what only linked documents show, shard by shard."""
        for shard, few in by_shard(self._placed(found)):
            late: dict[str, list[Late]] = {}
            for one in few:
                late.setdefault(one.meta.id, []).append(one)
            self._late(shard, late)
        clear_spent(self.cases, self.register)

    def _placed(self, found: Iterable[Late]) -> Iterator[tuple[str, Late]]:
        """Give late findings with the shards that their documents lie in; what is not there is left out."""
        for one in found:
            for stored in self.register.stored([one.meta.id]).values():
                yield stored.shard, one

    def _late(self, name: str, late: Mapping[str, Sequence[Late]]) -> None:
        """Write a shard anew with what is masked late: the old one has the names."""
        kept = list(read_shard(self.cases / name, self.register.ids_of(name)))
        changed: dict[str, Kept] = {}
        for one in kept:
            # A run that was killed here may have put some of it in.
            new = _new(one, [shown for more in late.get(one.id, ()) for shown in more.shown])
            names = names_in(one, {name for more in late.get(one.id, ()) for name in more.names})
            if new or names:
                changed[one.id] = noted(with_late(one, new, names), self.state)
                self.totals.findings += len(new)
        if not changed:
            return
        told = {"units": [], "held": {}, MERGED: [name], CHANGED: list(changed)}
        shard = write_shard(self.cases, [changed.get(one.id, one) for one in kept], told)
        self._refused(self.index.write(map(entry_of, changed.values()), ()))
        adopt(self.register, shard)

    def sweep(self, paths: Sequence[Path]) -> None:
        """Take out what is no longer there, below the paths that are."""
        for path in paths:
            gone = self.register.unseen(self.files.place(path)) if path.exists() else set()
            if not gone:
                continue
            held = {id_ for place in gone if (unit := self.register.unit(place)) for id_ in unit.ids}
            left = self.register.left_by(gone)
            with self.register.change():
                self.register.mark_going(left)
                self.register.forget_units(gone)
            self._leave(sorted(left))
            self.totals.removed += len(left)
            self.totals.moved += len(held - left)
        clear_spent(self.cases, self.register)

    def _unit(self, item: Item, given: list[Ingested | Unread]) -> None:
        """Take everything that one unit gave."""
        unit = self.files.taken(item)
        documents = [decided(one, self.state) for one in given if isinstance(one, Ingested)]
        unread = [one for one in given if isinstance(one, Unread)]
        self._told(unread)
        self.register.see(unit.place)
        if isinstance(item, Unread):
            # Nothing is known of what lies below: it stays as it is.
            self.register.see_within(self.files.place(item.source))
        self.totals.documents += len(documents)
        self.totals.findings += sum(len(one.kept.rows["findings"]) for one in documents)
        if isinstance(item, Unread) and item.cause is Cause.MISSING:
            return
        missed = tuple(missed_of(item, one) for one in unread)
        ids = tuple(dict.fromkeys(one.kept.id for one in documents))
        self.totals.replaced += self.batch.add(replace(unit, ids=ids, missed=missed), documents)

    def _pass(self, passed: Passed) -> None:
        """Take a unit that was not read again."""
        unit = passed.unit
        self.register.see(unit.place)
        missed = [_unread(passed.source, one) for one in unit.missed]
        self._told(missed)
        if passed.fate is Fate.SAME:
            stored = self.register.stored(unit.ids)
            self.register.put(unit, ((one.id, one.document) for one in stored.values()))
            self.totals.same += len(unit.ids)
            return
        self.totals.unchanged += len(unit.ids)
        if passed.touched:
            self.register.touch(unit.place, unit.size, unit.modified)
        known = self.register.stored(unit.ids).values()
        self._refused([Rejected(one.id, one.refused) for one in known if one.refused])

    def _told(self, unread: Sequence[Unread]) -> None:
        """Note what was not read."""
        self.totals.unread += len(unread)
        for one in unread:
            self.tell(one)

    def _refused(self, rejected: Sequence[Rejected]) -> None:
        """Note what the index would not take."""
        self.totals.rejected += len(rejected)
        for one in rejected:
            self.tell(one)

    def _adopt(self, shard: Path) -> None:
        """Register a shard that a killed run had written and not registered."""
        told = manifest_of(shard)
        if MERGED in told:
            if told.get(CHANGED):
                self.index.write(map(entry_of, read_shard(shard, told[CHANGED])), ())
            adopt(self.register, shard)
            return
        units = {one["place"]: _unit_of(one) for one in told["units"]}
        # An index that is not there is filled from the register in a moment.
        kept = read_shard(shard) if self.index.is_there() else ()
        self._register(shard, units, told["held"], (entry_of(one) for one in kept))

    def _register(
        self,
        shard: Path | None,
        units: Mapping[str, Unit],
        held: Mapping[str, Mapping[str, str]],
        entries: Iterable[Entry],
    ) -> None:
        """Put entries into the index, take out what the units no longer give, and register both."""
        documents = {id_: digest for given in held.values() for id_, digest in given.items()}
        left = self.register.left_by(units.keys())
        gone = sorted(left - documents.keys())
        before = self.register.stored(documents.keys())
        self.totals.replaced += sum(
            one.document != documents[id_] and id_ not in left for id_, one in before.items()
        )
        rejected = self.index.write(entries, gone)
        self._refused(rejected)
        reasons = {one.id: one.reason for one in rejected}
        with self.register.change():
            self.register.forget_documents(gone)
            for unit in units.values():
                self.register.put(unit, held[unit.place].items())
            self.register.store(
                Stored(id_, digest, shard.name if shard else "", reasons.get(id_, ""))
                for id_, digest in documents.items()
            )
            if shard is not None:
                told = manifest_of(shard)
                self.register.add_shard(shard.name, told["documents"], told["characters"])

    def _leave(self, ids: Sequence[str]) -> None:
        """Take documents out that are marked as going."""
        if not ids:
            return
        self.index.write((), ids)
        with self.register.change():
            self.register.forget_documents(ids)


def decided(one: Ingested, state: State) -> Ingested:
    """Note what persons have said of the findings; what they dismissed is not found by its category."""
    kept = noted(one.kept, state)
    return one if kept is one.kept else replace(one, kept=kept, entry=entry_of(kept))


def noted(kept: Kept, state: State) -> Kept:
    """Note on the rows of findings what persons have said of them."""
    rows = kept.rows["findings"]
    words = [_word(state, row["fingerprint"]) for row in rows]
    if not any(words):
        return kept
    told = [{**row, "decided": word} for row, word in zip(rows, words, strict=True)]
    return replace(kept, rows={**kept.rows, "findings": told})


def _new(kept: Kept, shown: Sequence[Shown]) -> list[Shown]:
    """Return those of some findings that a document does not have."""
    known = {(row["fingerprint"], row["start"], row["end"]) for row in kept.rows["findings"]}
    return [one for one in shown if _place(one) not in known]


def _place(shown: Shown) -> tuple[str, int | None, int | None]:
    """Return what tells a finding of a document from all others."""
    record = finding_record(shown.finding)
    return record["fingerprint"], record["start"], record["end"]


def _word(state: State, name: str) -> str:
    """Return what a person said of a finding."""
    return "confirmed" if is_confirmed(state, name) else "dismissed" if is_dismissed(state, name) else ""


def _unread(source: str, missed: Missed) -> Unread:
    """Say again what was not read the last time."""
    reason = f"{missed.reason}（文件未变，没有重试）"
    return Unread(source + missed.mark, Cause(missed.cause), reason, "加 --failed 重试；" + missed.remedy)


def _unit_of(told: Mapping[str, Any]) -> Unit:
    """Read a unit back from a manifest."""
    missed = tuple(Missed(**one) for one in told["missed"])
    return Unit(**{**told, "folders": tuple(told["folders"]), "ids": tuple(told["ids"]), "missed": missed})
