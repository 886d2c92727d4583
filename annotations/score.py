"""Score findings against gold labels, per category and in total, and compare two runs.

Recall counts firm gold entities, where an entity is a distinct (document, category, text):
- *any*: at least one mention is touched by a finding of the category;
- *every*: all mentions are touched;
- *full*: all mentions are covered to the last character.
Precision counts distinct (document, category, text) among the findings of the categories that the gold
knows: right when one of its places touches a firm entity of the category. What touches only arguable
entities neither counts nor hurts. A finding longer than twice the gold text plus `SLACK` is no hit.
A document is clean when the gold has nothing firm for it; it is left clean when no false alarm lies in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotations.gold.jsonl import Entity
from nlp.values import Span

SLACK = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as scoring sees it: `document` is the id that the gold uses."""

    document: str
    category: str
    span: Span
    text: str = field(repr=False)


Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one category (or of all): everything printed follows from them."""

    gold: int = 0
    any: int = 0
    every: int = 0
    full: int = 0
    right: int = 0
    wrong: int = 0

    def plus(self, other: Tally) -> Tally:
        """Add two tallies."""
        return Tally(
            self.gold + other.gold,
            self.any + other.any,
            self.every + other.every,
            self.full + other.full,
            self.right + other.right,
            self.wrong + other.wrong,
        )

    def share(self, count: int) -> float | None:
        """Return `count` as a share of the gold entities, or None without any."""
        return count / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Return the share of what was found that is right, or None when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None


@dataclass(frozen=True, slots=True)
class Score:
    """What an evaluation says. `hits`, `misses` and `alarms` hold texts: they are never printed whole."""

    categories: Mapping[str, Tally]
    total: Tally
    documents: int
    clean: int
    left_clean: int
    hits: frozenset[Key] = field(default=frozenset(), repr=False)
    misses: frozenset[Key] = field(default=frozenset(), repr=False)
    alarms: frozenset[Key] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """What one run has and the other lacks, as sorted keys (document, category, text)."""

    gained: tuple[Key, ...] = field(repr=False)
    lost: tuple[Key, ...] = field(repr=False)
    alarms_added: tuple[Key, ...] = field(repr=False)
    alarms_removed: tuple[Key, ...] = field(repr=False)


def is_hit(found: Found, entity: Entity, span: Span) -> bool:
    """Say whether a finding hits one mention of an entity."""
    return found.span.overlaps(span) and len(found.span) <= 2 * len(entity.text) + SLACK


def evaluate(
    gold: Iterable[Entity],
    findings: Iterable[Found],
    documents: Iterable[str] = (),
    categories: Iterable[str] = (),
) -> Score:
    """Score findings; `documents` are all ids that were screened (else only those that occur).

    `categories` are judged even where the gold has nothing of them: whatever is found then is wrong.
    """
    entities = tuple(gold)
    known = {entity.category for entity in entities} | set(categories)
    found = [finding for finding in findings if finding.category in known]
    hits, misses, tallies = _recalls(entities, found, known)
    right, alarms = _judge(entities, found)
    for keys, tally in ((right, Tally(right=1)), (alarms, Tally(wrong=1))):
        for _, category, _ in keys:
            tallies[category] = tallies[category].plus(tally)
    total = Tally()
    for tally in tallies.values():
        total = total.plus(tally)
    everything = {e.document for e in entities} | {f.document for f in found} | set(documents)
    clean = everything - {entity.document for entity in entities if not entity.arguable}
    left = clean - {document for document, _, _ in alarms}
    return Score(tallies, total, len(everything), len(clean), len(left), hits, misses, frozenset(alarms))


def _recalls(
    entities: tuple[Entity, ...], found: list[Found], known: Iterable[str]
) -> tuple[frozenset[Key], frozenset[Key], dict[str, Tally]]:
    """Tally the recall of each category, and say which firm entities were hit and which missed."""
    places: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for finding in found:
        places[finding.document, finding.category].append(finding)
    tallies = {category: Tally() for category in sorted(known)}
    hits: set[Key] = set()
    misses: set[Key] = set()
    for entity in entities:
        if entity.arguable:
            continue
        tally = _recall(entity, places[entity.document, entity.category])
        (hits if tally.any else misses).add((entity.document, entity.category, entity.text))
        tallies[entity.category] = tallies[entity.category].plus(tally)
    return frozenset(hits), frozenset(misses), tallies


def compare(before: Score, after: Score) -> Change:
    """Say what `after` finds and `before` did not, and the reverse; and so for false alarms."""
    return Change(
        gained=tuple(sorted(after.hits - before.hits)),
        lost=tuple(sorted(before.hits - after.hits)),
        alarms_added=tuple(sorted(after.alarms - before.alarms)),
        alarms_removed=tuple(sorted(before.alarms - after.alarms)),
    )


def _recall(entity: Entity, findings: list[Found]) -> Tally:
    """Tally one firm entity against the findings of its document and category."""
    touched = full = 0
    for span in entity.spans:
        hitting = [finding.span for finding in findings if is_hit(finding, entity, span)]
        touched += bool(hitting)
        full += _covered(span, hitting)
    mentions = len(entity.spans)
    return Tally(gold=1, any=int(touched > 0), every=int(touched == mentions), full=int(full == mentions))


def _covered(span: Span, pieces: list[Span]) -> bool:
    """Say whether the pieces together cover every character of `span`."""
    at = span.start
    for piece in sorted(pieces):
        if piece.start > at:
            return False
        at = max(at, piece.end)
    return at >= span.end


def _judge(entities: tuple[Entity, ...], found: list[Found]) -> tuple[set[Key], set[Key]]:
    """Sort the distinct finding texts into right ones and false alarms; arguable ones are in neither."""
    by_place: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        by_place[entity.document, entity.category].append(entity)
    right: set[Key] = set()
    doubtful: set[Key] = set()
    seen: set[Key] = set()
    for finding in found:
        key = (finding.document, finding.category, finding.text)
        seen.add(key)
        for entity in by_place[finding.document, finding.category]:
            if any(is_hit(finding, entity, span) for span in entity.spans):
                (doubtful if entity.arguable else right).add(key)
    return right, seen - right - doubtful
