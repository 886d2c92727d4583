"""What only a linked document shows, put into what is kept: somebody is masked there and named in full here.

The original is not at hand any more. The edits of a masked copy lead from its offsets to those of the copy.
"""

from __future__ import annotations

import contextlib
import pickle
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from annotations.privacy.people.whole_names import places_in_title, whole_places, with_masks
from annotations.redaction.edits import Shift, applied, composed, settled
from annotations.redaction.forms import person_mask
from annotations.redaction.values import Replacement, Word
from annotations.values import Category
from jianwen.ingesting.values import Kept
from jianwen.published import SECTIONS, finding_record
from jianwen.running.results import Late, Shown
from nlp.names.masked import is_masked
from nlp.values import Span

# Columns that may hold a name: of what the text says, by table; and of what a file or document is called.
_NAMED = {"parties": ("name",), "agents": ("name", "firm", "acts_for")}
_TITLED = ("title", "source")
# Stands for what is known no more.
_GONE = "□"


def by_shard(found: Iterable[tuple[str, Late]]) -> Iterator[tuple[str, list[Late]]]:
    """Group late findings by the shards of their documents.

    Any number of documents may have some, so they wait on disk, in the temporary folder of the run.
    """
    with (
        tempfile.TemporaryDirectory(prefix="jianwen-") as folder,
        contextlib.closing(sqlite3.connect(Path(folder) / "late.sqlite")) as base,
    ):
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("CREATE TABLE late (shard TEXT, value BLOB)")
        packed = ((shard, pickle.dumps(late, pickle.HIGHEST_PROTOCOL)) for shard, late in found)
        base.executemany("INSERT INTO late VALUES (?, ?)", packed)
        base.execute("CREATE INDEX by_shard ON late (shard)")
        rows = base.execute("SELECT shard, value FROM late ORDER BY shard, rowid")
        for shard, few in groupby(rows, key=itemgetter(0)):
            yield shard, [pickle.loads(value) for _, value in few]  # noqa: S301 - our own, in our own folder


def names_in(kept: Kept, names: Collection[str]) -> tuple[str, ...]:
    """Return those of some names that stand in the file name or the title of a document."""
    told = "\n".join(str(row[name]) for name in _TITLED for row in kept.rows["documents"])
    return tuple(sorted({name for _, _, name in places_in_title(told, names)}))


def with_late(kept: Kept, shown: Sequence[Shown], names: Collection[str] = ()) -> Kept:
    """Return a document with findings that came late; what they point at is masked.

    `names` are masked in its file name and title only: in its text the same name may be somebody else's.
    """
    document = kept.one("documents")
    text = str(document["text"])
    before = edits_of(text, document["edits"])
    words = {word.value: word for word in _words(text, Shift.of(before), shown)}
    others = [row["name"] for table in ("parties", "agents") for row in kept.rows[table] if row["name"]]
    places = whole_places(text, words, others)
    found = [_replacement(Span(start, end), words[name]) for start, end, name in places]
    more = settled(found)
    masks = {name: person_mask(name) for name in (*words, *names)}
    rows = {name: [_reworded(row, name, masks, words) for row in table] for name, table in kept.rows.items()}
    _moved(rows, applied(text, more), Shift.of(more))
    edits = composed(_original(text, before), before, more)
    rows["documents"][0]["edits"] = [
        at for one in edits for at in (one.span.start, one.span.end, len(one.text))
    ]
    told = {"source": rows["documents"][0]["source"], "decided": ""}
    rows["findings"] += [finding_record(late.finding) | told for late in shown]
    return Kept(kept.id, kept.document, rows)


def _words(text: str, shift: Shift, shown: Sequence[Shown]) -> Iterator[Word]:
    """Give the names that the late findings point at, with their masks."""
    seen: set[str] = set()
    for span, finding in ((late.finding.span, late.finding) for late in shown):
        value = text[shift.forward(span.start) : shift.forward(span.end)] if span else ""
        if len(value) > 1 and value not in seen and not is_masked(value):
            seen.add(value)
            yield Word(value, person_mask(value), finding.category, finding.rule)


def edits_of(text: str, flat: Sequence[int]) -> tuple[Replacement, ...]:
    """Read the edits of a masked text back: where they stood in the original, and what came instead."""
    found: list[Replacement] = []
    moved = 0
    for at in range(0, len(flat), 3):
        start, end, length = flat[at : at + 3]
        now = text[start + moved : start + moved + length]
        found.append(Replacement(Span(start, end), now, Category.MASKING_INCONSISTENT, "", ""))
        moved += length - (end - start)
    return tuple(found)


def _original(text: str, edits: Sequence[Replacement]) -> str:
    """Return the original as far as it is known, in its true length."""
    shift = Shift.of(edits)
    back = [
        Replacement(shift.span_after(number), _GONE * len(one.span), one.category, "", "")
        for number, one in enumerate(edits)
    ]
    return applied(text, back)


def _replacement(span: Span, word: Word) -> Replacement:
    """Put the mask of a name in its place."""
    return Replacement(span, word.text, word.category, word.rule, "")


def _reworded(
    row: Mapping[str, Any], table: str, masks: Mapping[str, str], words: Collection[str]
) -> dict[str, Any]:
    """Return a row masked: in titles all the names, in other columns those that the text has."""
    told = dict(row)
    for name in (name for name in _TITLED if row.get(name)):
        told[name] = with_masks(row[name], places_in_title(row[name], masks.keys()), masks)
    for name in (name for name in _NAMED.get(table, ()) if row[name]):
        told[name] = with_masks(row[name], whole_places(row[name], words), masks)
    return told


def _moved(rows: Mapping[str, Sequence[dict[str, Any]]], text: str, shift: Shift) -> None:
    """Put the new text in, and move every place to where it stands there."""
    (document,) = rows["documents"]
    document["text"] = text
    for name in SECTIONS:
        document[name] = [shift.forward(at) for at in document[name]] if document[name] else None
    for fact in rows["facts"]:
        fact["start"], fact["end"] = shift.forward(fact["start"]), shift.forward(fact["end"])
