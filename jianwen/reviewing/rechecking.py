"""Whether what was found has been put right: each earlier finding gets its state, and what is new is told."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from annotations.privacy.rules import RULES_IN_FORCE
from annotations.publication.required import OFFLINE
from annotations.values import Profile
from jianwen.published import finding_record
from jianwen.reviewing.baseline import Earlier, Whose, file_of
from jianwen.running.results import Meta, Result, Shown

# A card (article 6) in place of a document: short, and of no kind.
_CARD = 1500
_STAR = "*"
# So far a site's head moves a text, in characters.
_MOVED = 100


class Outcome(StrEnum):
    """What became of a finding. NOT_SEEN: its document was not given, and that may mean nothing."""

    WITHDRAWN = "withdrawn"
    MASKED = "masked"
    STILL = "still_exposed"
    NEW = "new"
    NOT_SEEN = "not_seen"


@dataclass(frozen=True, slots=True)
class Followed:
    """One finding with its state: the published record, the document's case number and court."""

    outcome: Outcome
    record: dict[str, Any] = field(repr=False)
    number: str
    court: str

    def line(self) -> dict[str, Any]:
        """Return the record as it is published."""
        return {**self.record, "state": self.outcome.value}


@dataclass(slots=True)
class Recheck:
    """Takes documents as they are screened again; at the end, says what became of each finding.

    `cards` has the kinds that were withdrawn of a case ("": all of them); `faults` counts rows of a list that
    could not be used: unlike `unread`, none of them is a document.
    """

    earlier: dict[str, Earlier] = field(repr=False)
    profile: Profile
    is_complete: bool
    unread: int = 0
    faults: int = 0
    documents: list[str] = field(default_factory=list, repr=False)
    given: set[str] = field(default_factory=set, repr=False)
    there: set[tuple[str, ...]] = field(default_factory=set, repr=False)
    cards: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), repr=False)
    now: dict[str, list[Followed]] = field(default_factory=lambda: defaultdict(list), repr=False)

    def kept(self, shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
        """Leave out what nobody followed and the profile does not ask for."""
        in_force = RULES_IN_FORCE[self.profile]
        return tuple(
            one for one in shown if one.finding.fingerprint in self.earlier or one.finding.rule in in_force
        )

    def seen(self, result: Result) -> None:
        """Note that a document is there."""
        meta = result.meta
        self.documents.append(f"{meta.id}|{meta.document}")
        self.given.add(meta.document)
        self.there.add(("id", meta.id))
        self.there.add(("file", file_of(meta.kept_source or meta.source)))
        if meta.case_number:
            self.there.add(("case", meta.case_number, meta.kind))
        if meta.case_number and not meta.kind and meta.characters <= _CARD:
            self.cards[meta.case_number].add("")

    def exposed(self, meta: Meta, shown: list[Shown]) -> None:
        """Note findings of a document that is there."""
        for one in shown:
            name = one.finding.fingerprint
            outcome = Outcome.STILL if name in self.earlier else Outcome.NEW
            followed = Followed(outcome, finding_record(one.finding), meta.case_number, meta.court)
            self.now[name].append(followed)

    def inputs(self) -> str:
        """Name what was given: the same documents have the same name."""
        return hashlib.blake2b(
            "\n".join(sorted(self.documents)).encode("utf-8", "surrogatepass"), digest_size=16
        ).hexdigest()

    def followed(self) -> Iterator[Followed]:
        """Give every finding with its state: the earlier ones in their order, then the new ones."""
        inputs = self.inputs()
        fresh: list[Followed] = []
        left = self._left_over()
        for name, earlier in self.earlier.items():
            if name in left.values():
                continue
            current = self.now.get(name, [])
            if name in left:
                current = [replace(one, outcome=Outcome.STILL) for one in self.now[left[name]]]
            elif earlier.is_new_in(inputs):
                fresh += [Followed(Outcome.NEW, one.record, one.number, one.court) for one in current]
                continue
            yield from current
            # Places that are gone; which of them nobody can tell, so the last ones stand for them.
            outcome = Outcome.MASKED if current else self._absent(earlier.whose)
            for record in earlier.records[len(current) :]:
                state = Outcome.STILL if self._is_open(record, outcome) else outcome
                yield Followed(state, record, earlier.whose.number, earlier.whose.court)
        for name, current in self.now.items():
            if name not in self.earlier and name not in left.values():
                fresh += current
        yield from fresh

    def _left_over(self) -> dict[str, str]:
        """Pair each value that is gone with what is left of it, by fingerprint.

        Half masked (32010219820501****, a street without its house) a value has another fingerprint; it was
        not put right, and nothing is new.
        """
        pools: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, current in self.now.items():
            if name not in self.earlier or not self.earlier[name].is_screened:
                one = current[0]
                key = one.number or file_of(str(one.record["source"]))
                pools[key, one.record["category"]].append(name)
        found: dict[str, str] = {}
        for name, earlier in self.earlier.items():
            whose, record = earlier.whose, earlier.records[0]
            pool = pools.get((whose.number or whose.file, record["category"]))
            if pool and earlier.is_screened and name not in self.now and self._is_there(whose):
                rest = next((one for one in pool if _is_rest(self.now[one][0].record, record)), None)
                if rest is not None:
                    found[name] = rest
                    pool.remove(rest)
        return found

    def _is_open(self, record: dict[str, Any], outcome: Outcome) -> bool:
        """Say whether a place that is not found any more was not put right all the same.

        In the very same bytes nothing was, whatever is found in them now; and of a document that may not be
        online at all no mask puts that right, even where it hides from screening why.
        """
        unmasked = outcome is Outcome.MASKED and record["rule"] in OFFLINE
        return unmasked or record.get("document") in self.given

    def _absent(self, whose: Whose) -> Outcome:
        """Say why a finding is not there any more."""
        if self._is_there(whose):
            return Outcome.MASKED
        # What could not be read may be the very document, whatever a list or a card says of it.
        if self.unread:
            return Outcome.NOT_SEEN
        is_named = bool(whose.number) and any(
            not kind or whose.kind.endswith(kind) for kind in self.cards.get(whose.number, ())
        )
        return Outcome.WITHDRAWN if is_named or self.is_complete else Outcome.NOT_SEEN

    def _is_there(self, whose: Whose) -> bool:
        """Say whether a document was given: by case number and kind, else by id or file name."""
        if whose.number:
            return ("case", whose.number, whose.kind) in self.there
        return ("id", whose.id) in self.there or ("file", whose.file) in self.there


def _is_rest(now: dict[str, Any], before: dict[str, Any]) -> bool:
    """Say whether one value may be what masking left of another: begun alike, ended alike or there.

    All mobile telephones begin with 1 and the mask of an address shows nothing: a new one elsewhere is new.
    """
    left, whole = now["mask"], before["mask"]
    if before["category"].startswith("publication.") or len(left) > len(whole):
        return False
    if left.partition(_STAR)[0] != whole.partition(_STAR)[0]:
        return False
    if len(left) == len(whole) and _STAR not in (left[-1:], whole[-1:]):
        return bool(left[-1:] == whole[-1:])
    return _is_near(now["start"], before["start"])


def _is_near(now: int | None, before: int | None) -> bool:
    """Say whether two places, in characters, may be one: masks and a site's head move what is behind them."""
    return now is not None and before is not None and abs(now - before) <= _MOVED + before // 10


@dataclass(frozen=True, slots=True)
class Rate:
    """How a court stands: findings by state."""

    court: str
    counts: Counter[Outcome]

    @property
    def earlier(self) -> int:
        """Return how many findings there were before."""
        return sum(self.counts.values()) - self.counts[Outcome.NEW]

    @property
    def share(self) -> float | None:
        """Return the share that was put right, of what is known; None without any."""
        right = self.counts[Outcome.WITHDRAWN] + self.counts[Outcome.MASKED]
        told = right + self.counts[Outcome.STILL]
        return right / told if told else None


def rates(followed: list[Followed]) -> list[Rate]:
    """Return the rates by court, the court with most that is open first."""
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for one in followed:
        counts[one.court][one.outcome] += 1
    found = [Rate(court, members) for court, members in counts.items()]
    return sorted(
        found, key=lambda rate: (-rate.counts[Outcome.STILL], -rate.counts[Outcome.NEW], rate.court)
    )


def whole(parts: list[Rate]) -> Rate:
    """Add rates up."""
    total: Counter[Outcome] = Counter()
    for rate in parts:
        total.update(rate.counts)
    return Rate("合计", total)
