"""What the documents of one case agree upon before any copy is written.

Each name bears one mask in all of them: the one that a document gives this person already, where one does.
Whom one original masks and another names in full, with nothing there to tell it, is masked there. A name that
all originals have in full is masked only in those that give a reason for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotations.privacy.masking.ledger import Ledger
from annotations.privacy.masking.linked import Masks, Match, masks_of, matches
from annotations.privacy.people.roles import RULES
from annotations.privacy.rules import RULE_OF, RULES_IN_FORCE
from annotations.redaction.masking import Masker, Read
from annotations.redaction.naming import NO_NAMES, Named, Naming, Roll, names_of
from annotations.redaction.plan import is_mendable, key_of
from annotations.redaction.roll import as_known
from annotations.values import Finding
from jianwen.redacting.values import Wish
from jianwen.running.judge import Job
from jianwen.running.linking import MOST, findings_of
from jianwen.running.results import Meta
from nlp.parse.chains import Link, chains, link_of
from nlp.values import Document


@dataclass(frozen=True, slots=True)
class Survey:
    """What a case needs to know of one document."""

    link: Link
    roll: Roll = field(repr=False)
    meta: Meta
    ledger: Ledger | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What one document gets from its case: the masks of all names, and findings that only others show."""

    naming: Naming = field(default_factory=lambda: NO_NAMES, repr=False)
    findings: tuple[Finding, ...] = ()


def survey_of(masker: Masker, document: Document) -> Survey:
    """Look at a document; its source is the name under which its case is told of it."""
    read = masker.read(document)
    meta = Meta(document.id, document.document, document.source)
    return Survey(link_of(document.source, read.case), masker.roll(read), meta, read.ledger)


def agreed_of(surveys: Sequence[Survey], job: Job, wish: Wish) -> dict[str, Agreed]:
    """Return what is agreed for every document that shares a case with another, by its source."""
    by_source = {one.link.id: one for one in surveys}
    found: dict[str, Agreed] = {}
    for chain in chains(one.link for one in surveys):
        case = [by_source[source] for source in chain.documents]
        # Of what is no case but a number that was misread, all are held against the first.
        masks = [(at, masks_of(one.ledger)) for at, one in enumerate(case[:MOST]) if one.ledger]
        met = [tuple(_met(at, one.ledger, masks)) for at, one in enumerate(case)]
        late = [tuple(_late(job, wish, one, few)) for one, few in zip(case, met, strict=True)]
        rolls = [one.roll for one in case]
        doubtful = _doubtful(match for few in met for match in few)
        named = frozenset(named.name for roll in rolls for named in roll.names)
        known = [_known(few, named, told, doubtful) for few, told in zip(met, late, strict=True)]
        naming = dict(names_of([*rolls, *known]))
        for one, told in zip(case, late, strict=True):
            found[one.link.id] = Agreed(naming, tuple(finding for _, finding in told))
    return found


def agreed_read(masker: Masker, document: Document, agreed: Mapping[str, Agreed]) -> Read:
    """Screen a document with what its case tells of it."""
    read = masker.read(document)
    more = agreed.get(document.source, Agreed()).findings
    return replace(read, findings=(*read.findings, *more)) if more else read


def _met(at: int, own: Ledger | None, masks: Iterable[tuple[int, Masks]]) -> Iterator[Match]:
    """Give the people of a document whom another one masks."""
    if own is not None:
        yield from matches(own, (one for index, one in masks if index != at))


def _late(job: Job, wish: Wish, one: Survey, met: Sequence[Match]) -> Iterator[tuple[Match, Finding]]:
    """Give the findings of people whom the document itself does not tell, unless a person dismissed them."""
    for match in met:
        rule = RULES.get(match.category, RULE_OF[match.category])
        if one.ledger is None or rule not in RULES_IN_FORCE[job.profile]:
            continue
        for finding in findings_of(job.key, one.ledger, one.meta, match):
            if finding.fingerprint not in wish.dismissed and is_mendable(finding, review=wish.review):
                yield match, finding


def _doubtful(met: Iterable[Match]) -> frozenset[str]:
    """Return the masks that people of several names could bear: then they are nobody's."""
    pairs = {(match.form, key_of(match.clear.name)) for match in met}
    return frozenset(form for form, count in Counter(form for form, _ in pairs).items() if count > 1)


def _known(
    met: Sequence[Match],
    named: frozenset[str],
    late: Sequence[tuple[Match, Finding]],
    doubtful: Container[str],
) -> Roll:
    """Return the masks that other documents give people who will be masked."""
    masked = {key_of(match.clear.name) for match, _ in late}
    names = ((key_of(match.clear.name), match) for match in met if match.form not in doubtful)
    return Roll(
        tuple(
            Named(name, one.category, as_known(one.form))
            for name, one in names
            if name in named or name in masked
        )
    )
