"""The screening of one document: detectors propose, excuses withdraw, the rule table decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from sys import intern

from annotations.fingerprints import fingerprint
from annotations.privacy.calibration import calibrated
from annotations.privacy.excuses import EXCUSES
from annotations.privacy.forbidden.items import detect_forbidden
from annotations.privacy.health.illnesses import detect_health
from annotations.privacy.in_rows import apart_from_firms, in_rows
from annotations.privacy.investigation import detect_investigation
from annotations.privacy.masking.collisions import detect_collisions
from annotations.privacy.masking.ledger import Ledger, ledger_of
from annotations.privacy.masking.linkability import detect_linkability
from annotations.privacy.masking.named_again import detect_inconsistent
from annotations.privacy.masking.overmasked import detect_overmasked
from annotations.privacy.masking.style import detect_style
from annotations.privacy.masks import mask
from annotations.privacy.numbers.accounts import detect_bank_accounts
from annotations.privacy.numbers.certificates import detect_certificates
from annotations.privacy.numbers.identities import detect_emails, detect_id_numbers, detect_phones
from annotations.privacy.numbers.plates import detect_plates
from annotations.privacy.numbers.social import detect_social_accounts
from annotations.privacy.office import RULE as OFFICE_RULE
from annotations.privacy.office import Office
from annotations.privacy.outside import ElsewhereDetector, outside
from annotations.privacy.overlaps import resolve
from annotations.privacy.people.names import detect_names, detect_parties
from annotations.privacy.people.people import find_people
from annotations.privacy.places.homes import detect_addresses
from annotations.privacy.rules import RULE_BY_ID, RULES_IN_FORCE, innocent_of
from annotations.privacy.scene import Candidate, Detector, Excuse, Excused, Scene
from annotations.privacy.schools.pupils import detect_schools
from annotations.privacy.sealed import detect_sealed
from annotations.privacy.secrets import detect_family_privacy, detect_trade_secrets
from annotations.publication.card import detect_card, offered
from annotations.supervision.pausing import unswept
from annotations.values import Category, Finding, Profile, Severity
from nlp.case import Case
from nlp.names.recognisers.interface import Recogniser
from nlp.text.view import View
from nlp.values import Document

# Numbers and addresses can be told anywhere: in the text, in a comment, in a page header.
_BY_CUES: tuple[Detector, ...] = (
    detect_id_numbers,
    apart_from_firms(detect_phones),
    detect_emails,
    detect_social_accounts,
    detect_bank_accounts,
    detect_plates,
    detect_certificates,
    apart_from_firms(detect_addresses),
)


def detect_in_rows(scene: Scene) -> Iterator[Candidate]:
    """Find in the cells of tables what their heads say of them."""
    return in_rows(scene, lambda told: judged(told, _BY_CUES)[0])


# Of two equal candidates the first stays: the head of a column decides what is only weighed without it.
ANYWHERE: tuple[Detector, ...] = (apart_from_firms(detect_in_rows), *_BY_CUES)
# The order is the order of work, not of importance: a later detector sees nothing of an earlier one.
DETECTORS: tuple[Detector, ...] = (
    *ANYWHERE,
    detect_health,
    detect_schools,
    detect_investigation,
    detect_trade_secrets,
    detect_family_privacy,
    # Before the names: of two equal candidates the first stays, and its reason tells of the mask.
    detect_inconsistent,
    detect_names,
    detect_collisions,
    detect_style,
    detect_linkability,
    detect_overmasked,
    detect_sealed,
    detect_forbidden,
    detect_card,
)
# What the practice since 2024 asks for besides, the 2016 rule lets stand.
DETECTORS_OF: dict[Profile, tuple[Detector, ...]] = {
    Profile.LAW2016: DETECTORS,
    Profile.SPC2024: (*DETECTORS, detect_parties),
}
# SPC2024 holds everything that the 2016 rule does.
_ALL_DETECTORS = DETECTORS_OF[Profile.SPC2024]


@dataclass(frozen=True, slots=True)
class Screening:
    """What screening says of one document: the findings in text order, and what was excused.

    The ledger is for the pass over linked documents; it holds names and must not be kept. Nor must `beside`:
    what leaks in the file's name, a title or a margin, each value with what may stand in its place.
    """

    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]
    ledger: Ledger | None = field(default=None, repr=False)
    beside: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Screener:
    """How to screen: the key of fingerprints, the profile, the recogniser (or none), the office's list.

    With `other`, what only the other profile asks for is told too, as a hint (info). With `raw_confidence`,
    confidence is the detector's word, not what such words have proved to be worth.
    """

    key: bytes
    profile: Profile = Profile.LAW2016
    recogniser: Recogniser | None = None
    office: Office = field(default_factory=Office, repr=False)
    other: bool = False
    raw_confidence: bool = False

    @unswept()
    def screen(self, document: Document, case: Case, view: View) -> Screening:
        """Screen one document."""
        people = find_people(case, view, self.recogniser)
        scene = Scene(document, case, view, people, self.recogniser)
        kept, excused = self._judged(scene, _ALL_DETECTORS if self.other else DETECTORS_OF[self.profile])
        paged = ((one, None if one.span is None else document.page_of(one.span.start)) for one in kept)
        elsewhere = outside(scene, self._elsewhere)
        findings = (
            self._finding(scene, one, page)
            for one, page in chain(paged, elsewhere)
            if self.other or self._in_force(one.rule)
        )
        beside = dict(_instead(one) for one, _ in elsewhere)
        ledger = ledger_of(scene, where_of(document, case))
        return Screening(tuple(findings), excused, ledger, tuple(beside.items()))

    def forbidden(self, document: Document, case: Case, view: View) -> tuple[Finding, ...]:
        """Say only whether the document may be online at all (article 4): as `screen` does, but quick."""
        scene = Scene(document, case, view)
        kept, _ = judged(scene, (detect_forbidden,), (self.office.on_office_list, *EXCUSES))
        paged = ((one, None if one.span is None else document.page_of(one.span.start)) for one in kept)
        return tuple(self._finding(scene, one, page) for one, page in paged)

    def _judged(
        self, scene: Scene, detectors: tuple[Detector, ...]
    ) -> tuple[tuple[Candidate, ...], tuple[Excused, ...]]:
        """Judge a text by the detectors, the excuses and the office's own list."""
        return judged(scene, (*detectors, self.office.detect), (self.office.on_office_list, *EXCUSES))

    def _elsewhere(self, scene: Scene) -> Iterator[Candidate]:
        """Judge a text that is not the running text: only what can be told without its context."""
        yield from self._judged(scene, ANYWHERE)[0]

    def _in_force(self, rule: str) -> bool:
        """Say whether the profile holds the rule."""
        return rule in RULES_IN_FORCE[self.profile]

    def _confidence(self, candidate: Candidate) -> float:
        """Return what the candidate's evidence is worth."""
        word = candidate.confidence
        return word if self.raw_confidence else calibrated(candidate.category, word)

    def _finding(self, scene: Scene, candidate: Candidate, page: int | None) -> Finding:
        """Give the candidate what its rule says, its mask and its name."""
        document, rule = scene.document, RULE_BY_ID[candidate.rule]
        where = where_of(document, scene.case)
        return Finding(
            id=document.id,
            document=document.document,
            source=document.source,
            category=candidate.category,
            rule=rule.id,
            basis=rule.article,
            span=candidate.span,
            page=page,
            # One text for all mentions: a long document may have a million of them.
            mask=intern(mask(candidate.category, shown(scene, candidate))),
            suggestion=_advice(scene, candidate, rule.suggestion),
            severity=rule.severity if self._in_force(rule.id) else Severity.INFO,
            confidence=self._confidence(candidate),
            why=candidate.why,
            innocent=innocent_of(rule, candidate.category),
            fingerprint=intern(fingerprint(self.key, candidate.category, where, candidate.value)),
            masked_as=candidate.masked_as,
        )


def _instead(candidate: Candidate) -> tuple[str, str]:
    """Return a value and what may stand in its place: the text's own mask of the person, else ours."""
    own = candidate.masked_as
    return candidate.value, own.form if own is not None else mask(candidate.category, candidate.value)


def judged(
    scene: Scene, detectors: Iterable[Detector], excuses: tuple[Excuse, ...] = EXCUSES
) -> tuple[tuple[Candidate, ...], tuple[Excused, ...]]:
    """Run detectors, withdraw what an excuse covers, and settle what overlaps."""
    kept: list[Candidate] = []
    excused: list[Excused] = []
    for detector in detectors:
        for candidate in detector(scene):
            withdrawn = _excuse_of(scene, candidate, excuses)
            if withdrawn is None:
                kept.append(candidate)
            else:
                excused.append(withdrawn)
    return resolve(kept), tuple(excused)


def _advice(scene: Scene, candidate: Candidate, suggestion: str) -> str:
    """Return what to do; of a document that must not be online, with the card to publish instead."""
    forbidden = candidate.category is Category.PUBLICATION_FORBIDDEN
    return offered(scene.case, candidate.rule, suggestion) if forbidden else suggestion


def shown(scene: Scene, candidate: Candidate) -> str:
    """Return what the mask is made of: the value, or for a whole document the words that say so."""
    if candidate.category is Category.PUBLICATION_FORBIDDEN and candidate.span is not None:
        start, end = scene.view.inside(candidate.span)
        return scene.view.text[start:end]
    return candidate.value


def _excuse_of(scene: Scene, candidate: Candidate, excuses: tuple[Excuse, ...]) -> Excused | None:
    """Return the first excuse that holds; none does for what the office's own list forbids."""
    for excuse in excuses if candidate.rule != OFFICE_RULE else ():
        reason = excuse(scene, candidate)
        if reason is not None:
            return Excused(candidate, excuse.__name__, reason)
    return None


def where_of(document: Document, case: Case) -> str:
    """Name the place of a leak so that it outlives a re-export: case number and kind, else the id."""
    if case.number is None:
        return document.id
    n = case.number.value
    number = f"{n.year}|{n.court}|{n.special}|{n.type}|{n.serial}|{n.branch}"
    return f"{number}|{case.kind}"


__all__ = [
    "DETECTORS",
    "DETECTORS_OF",
    "EXCUSES",
    "Candidate",
    "ElsewhereDetector",
    "Scene",
    "Screener",
    "Screening",
    "fingerprint",
    "where_of",
]
