"""Which of the files are new: units are told apart by place, bytes and what they were judged by."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from annotations.fingerprints import fingerprint
from jianwen.ingesting.register import Register
from jianwen.ingesting.values import Missed, Unit
from jianwen.running.judge import Job
from jianwen.running.pipeline import Item
from nlp.readers.intake.files import Entry
from nlp.values import Unread

# Goes up when the same file, judged in the same way, gives other rows.
_HOW = 1
_BLOCK = 1 << 20


class Fate(StrEnum):
    """What becomes of a unit that is not read again."""

    UNCHANGED = "unchanged"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Passed:
    """A unit that was not read again: it is as it was, or its bytes are in the store already."""

    fate: Fate
    unit: Unit
    source: str = field(repr=False)
    touched: bool = False


@dataclass(slots=True)
class Files:
    """Chooses the entries that must be read; what is passed over, and the units of what is read, wait here.

    With `only_failed`, what was read before is passed over, changed or not, and so is what is new.
    """

    key: bytes = field(repr=False)
    register: Register
    how: str
    only_failed: bool = False
    # By document: the fingerprints of what persons added to it or corrected in it.
    placed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    passed: list[Passed] = field(default_factory=list)
    reading: dict[str, Unit] = field(default_factory=dict, repr=False)
    # Of each file on the disk, its size and time of change: an archive is asked once for all its members.
    _last: tuple[str, tuple[int, int]] = ("", (0, 0))

    def wants(self, item: Item) -> bool:
        """Say whether an item must be read."""
        unit = self._unit(item)
        known = self.register.unit(unit.place)
        wanted, passed = self._judged(item, unit, known)
        if passed is not None:
            self.passed.append(passed)
        elif wanted is not None:
            self.reading[_name(item)] = wanted
        return passed is None and wanted is not None

    def among(self, items: Iterator[Item], places: Container[str]) -> Iterator[Item]:
        """Give the items that lie in some places, whatever is known of them."""
        return (item for item in items if isinstance(item, Entry) and self.place(_name(item)) in places)

    def taken(self, item: Item) -> Unit:
        """Return the unit of an item that has been read."""
        return self.reading.pop(_name(item))

    def place(self, path: Path | str) -> str:
        """Name a place: a file, a folder, a member of an archive."""
        return fingerprint(self.key, "place", "", os.path.realpath(path))

    def _judged(self, item: Item, unit: Unit, known: Unit | None) -> tuple[Unit | None, Passed | None]:
        """Say whether an item is to be read (its unit) or passed over; neither where it was not asked for."""
        failed = known is not None and (bool(known.missed) or self.register.refused(known.ids))
        if self.only_failed:
            if known is None:
                return None, None
            if not failed:
                return None, Passed(Fate.UNCHANGED, known, item.source)
        if isinstance(item, Unread):
            return unit, None
        unit = replace(unit, how=self._how(known))
        is_same_how = known is not None and known.how == unit.how
        if known is not None and is_same_how and not (failed and self.only_failed):
            if (known.size, known.modified) == (unit.size, unit.modified):
                return None, Passed(Fate.UNCHANGED, known, item.source)
            unit = replace(unit, digest=digest_of(item))
            if known.digest == unit.digest:
                touched = replace(known, size=unit.size, modified=unit.modified)
                return None, Passed(Fate.UNCHANGED, touched, item.source, touched=True)
        unit = unit if unit.digest else replace(unit, digest=digest_of(item))
        twin = None if self.only_failed else self.register.same(unit.digest, unit.how, unit.name)
        if twin is not None and twin.place != unit.place:
            return None, Passed(Fate.SAME, replace(unit, ids=twin.ids), item.source)
        return unit, None

    def _how(self, known: Unit | None) -> str:
        """Name what a unit is judged by, with what persons have put into its documents."""
        if known is None or not self.placed:
            return self.how
        documents = {one.document for one in self.register.stored(known.ids).values()}
        names = sorted(name for one in documents for name in self.placed.get(one, ()))
        if not names:
            return self.how
        return f"{self.how}|{hashlib.blake2b('|'.join(names).encode(), digest_size=8).hexdigest()}"

    def _unit(self, item: Item) -> Unit:
        """Make the unit of an item, without its digest."""
        file = file_of(item.source)
        size, modified = self._stat(file)
        real = os.path.realpath(file)
        above = PurePosixPath(real).parents
        return Unit(
            place=self.place(_name(item)),
            name=fingerprint(self.key, "name", "", PurePosixPath(item.source.rpartition("!")[2]).name),
            file=self.place(real),
            folders=tuple(fingerprint(self.key, "place", "", str(one)) for one in above),
            size=size,
            modified=modified,
            digest="",
            how=self.how,
        )

    def _stat(self, file: str) -> tuple[int, int]:
        """Return size and time of change of a file on the disk."""
        if self._last[0] != file:
            try:
                now = Path(file).stat()
                self._last = file, (now.st_size, now.st_mtime_ns)
            except (OSError, ValueError):
                self._last = file, (-1, -1)
        return self._last[1]


def how_of(job: Job) -> str:
    """Name what documents are judged by: the same file gives something else under another profile."""
    office = job.office_list.read_bytes() if job.office_list else b""
    recogniser = str(job.recogniser_path.resolve()) if job.recogniser_path else ""
    said = f"{_HOW}|{job.profile}|{job.recogniser}|{recogniser}|{job.other}|{job.limits.ocr}|".encode()
    return hashlib.blake2b(said + office, digest_size=8).hexdigest()


def file_of(source: str) -> str:
    """Return the file on the disk of a source: an archive for its members (archive.zip!folder!member)."""
    at = -1
    while (at := source.find("!", at + 1)) >= 0:
        if Path(source[:at]).is_file():
            return source[:at]
    return source


def digest_of(entry: Entry) -> str:
    """Name the bytes of an entry, and which part of a case file it is; "" where they cannot be read."""
    state = hashlib.blake2b(digest_size=16)
    begin, end = entry.within or (0, None)
    try:
        with entry.path.open("rb") as file:
            file.seek(begin)
            left = end - begin if end is not None else None
            while block := file.read(_BLOCK if left is None else min(_BLOCK, left)):
                state.update(block)
                left = None if left is None else left - len(block)
    except OSError:
        return ""
    if entry.part is not None:
        state.update(f"{entry.part.index}|{entry.part.kind}".encode())
    return state.hexdigest()


def missed_of(item: Item, unread: Unread) -> Missed:
    """Note what was not read of an item, without its name: a file may be called by the name of a victim."""
    mark = unread.source.removeprefix(item.source) if unread.source.startswith(item.source) else ""
    return Missed(mark, unread.cause.value, unread.reason, unread.remedy)


def _name(item: Item) -> str:
    """Name an item: its source, and of some rows of a file the first."""
    rows = item.rows if isinstance(item, Entry) else None
    return item.source if rows is None else f"{item.source}#{rows[0]}"
