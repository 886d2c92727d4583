"""The values that judging gives. None of them holds a leaked text: masks and keyed fingerprints only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from nlp.values import Span


class Severity(StrEnum):
    """How firm the rule is; `review` asks a person, `info` only tells."""

    ERROR = "error"
    WARN = "warn"
    REVIEW = "review"
    INFO = "info"


class Profile(StrEnum):
    """Which practice is held against the text: the 2016 rule, or the practice since 2024."""

    LAW2016 = "LAW2016"
    SPC2024 = "SPC2024"


class Category(StrEnum):
    """What is exposed, as design.md publishes it."""

    NAME_VICTIM = "name.victim"
    NAME_WITNESS = "name.witness"
    NAME_APPRAISER = "name.appraiser"
    NAME_MINOR = "name.minor"
    NAME_FAMILY_PARTY = "name.family_party"
    NAME_PARTY = "name.party"
    NAME_ORGANISATION = "name.organisation"
    NAME_LEGAL_REPRESENTATIVE = "name.legal_representative"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    EMAIL = "email"
    SOCIAL_ACCOUNT = "social_account"
    ADDRESS = "address"
    BANK_ACCOUNT = "bank_account"
    PLATE = "plate"
    PROPERTY_CERTIFICATE = "property_certificate"
    HEALTH = "health"
    SCHOOL = "school"
    TECH_INVESTIGATION = "tech_investigation"
    FAMILY_PRIVACY = "family_privacy"
    TRADE_SECRET = "trade_secret"  # noqa: S105 - a category, no password
    SEALED_RECORD = "sealed_record"
    PUBLICATION_FORBIDDEN = "publication.forbidden"
    PUBLICATION_CARD = "publication.card"
    PUBLICATION_LATE = "publication.late"
    PUBLICATION_MISSING = "publication.missing"
    PUBLICATION_ALTERED = "publication.altered"
    PUBLICATION_CORRECTION_MISSING = "publication.correction_missing"
    OVERMASKED = "overmasked"
    MASKING_INCONSISTENT = "masking.inconsistent"
    MASKING_COLLISION = "masking.collision"
    MASKING_STYLE = "masking.style"
    LINKABILITY = "linkability"
    HIDDEN_METADATA = "hidden.metadata"
    HIDDEN_COVERED = "hidden.covered"
    HIDDEN_REVISION = "hidden.revision"
    HIDDEN_COMMENT = "hidden.comment"
    HIDDEN_FILENAME = "hidden.filename"


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the rule table (legal.md §2.4): what an article demands of a category."""

    id: str
    article: str
    title: str
    severity: Severity
    suggestion: str
    innocent: str


@dataclass(frozen=True, slots=True)
class MaskedAs:
    """The mask that a person who is named here bears elsewhere; `sure` where nobody else can be meant."""

    form: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's claim about one place: a lead for a person, never a verdict.

    `span` is None where the leak is not in the running text (a property, a comment, a file name, the
    publication itself). `mask` shows the form, never the value (张*华, 138****0000). `why` is one
    Chinese sentence. `fingerprint` names the leak (same value, same document, same rule → same
    name) and is keyed, so a decision survives a re-scan and the value cannot be guessed back.
    """

    id: str
    document: str
    source: str
    category: Category
    rule: str
    basis: str
    span: Span | None
    page: int | None
    mask: str
    suggestion: str
    severity: Severity
    confidence: float
    why: str
    innocent: str
    fingerprint: str
    masked_as: MaskedAs | None = None


class Verdict(StrEnum):
    """What a person said of a finding, or (the last four) how far a lead of a supervision model came."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    ADDED = "added"
    CORRECTED = "corrected"
    REOPENED = "reopened"
    VALID = "valid"
    REFERRED = "referred"
    ESTABLISHED = "established"
    UNFOUNDED = "unfounded"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a finding or a lead; append-only, joined to new ones by fingerprint.

    On a lead, `category` is the id of its model.

    ADDED and CORRECTED carry where the leak lies: `document`, `category`, `span`, and `length` (code
    points of the value) so that it is found again by its fingerprint when the text has moved; `where`
    is the place that fingerprints are made with (case number and kind, else the id).
    """

    fingerprint: str
    verdict: Verdict
    who: str
    when: datetime
    note: str = ""
    id: str = ""
    document: str = ""
    category: str = ""
    span: Span | None = None
    length: int = 0
    replaces: str = field(default="")
    where: str = ""
