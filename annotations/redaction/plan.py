"""From findings to replacements: what is replaced by what, and what no mask can mend."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from annotations.redaction.again import said_again
from annotations.redaction.clauses import grouped, labelled_cut, record_cut, tidied
from annotations.redaction.edits import settled
from annotations.redaction.forms import (
    BLOT,
    account_mask,
    certificate_mask,
    plate_mask,
    school_mask,
    technical_mask,
)
from annotations.redaction.merged import NOTE, mask_for
from annotations.redaction.naming import Naming
from annotations.redaction.values import Replacement, Unmended
from annotations.values import Category, Finding, Severity
from nlp.parse.divisions import Level, prefix
from nlp.text.view import fold
from nlp.values import Document, Span

NUMBERS = frozenset(
    (
        Category.ID_NUMBER,
        Category.PHONE,
        Category.EMAIL,
        Category.SOCIAL_ACCOUNT,
        Category.BANK_ACCOUNT,
        Category.PROPERTY_CERTIFICATE,
    )
)
# What goes with its clause, and with the stop that would be left.
_WITH_STOPS = NUMBERS | {Category.SEALED_RECORD}
_FORMS: Mapping[Category, Callable[[str], str]] = MappingProxyType(
    {
        Category.PROPERTY_CERTIFICATE: certificate_mask,
        Category.SCHOOL: school_mask,
        Category.TECH_INVESTIGATION: technical_mask,
    }
)
# What a mask cannot mend: something must be restored, two persons share a mask, a person must judge.
_BEYOND = frozenset(
    (
        Category.OVERMASKED,
        Category.MASKING_COLLISION,
        Category.MASKING_STYLE,
        Category.LINKABILITY,
    )
)
_DIVISION = re.compile(r"[县区市旗州盟省]\s*$")
_TELLING_APART = 2
# What would make a number of the figure of a numbered mask: 张某1年, 徐某1余元.
_MEASURES = "余多元万亿年月日岁号"


def is_name(category: Category) -> bool:
    """Say whether a finding of this category is somebody's or some organisation's name."""
    return category.value.startswith("name.") or category is Category.MASKING_INCONSISTENT


def is_mendable(finding: Finding, *, review: bool = False) -> bool:
    """Say whether a mask mends a finding: errors and warnings, health, and with `review` what asks a person.

    Under SPC2024 the names of parties are masked too, though their rule only asks.
    """
    if finding.span is None or len(finding.span) == 0 or finding.category in _BEYOND:
        return False
    if finding.category.value.startswith(("publication.", "hidden.")):
        return False
    asked = finding.severity is Severity.REVIEW and (review or _by_default(finding.category))
    return finding.severity in (Severity.ERROR, Severity.WARN) or asked


def _by_default(category: Category) -> bool:
    """Say whether findings that only ask a person are masked unasked: health, and names (SPC2024)."""
    return category is Category.HEALTH or is_name(category)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the replacements of one document."""

    document: Document
    naming: Naming
    review: bool = False

    def replacements(self, findings: Sequence[Finding]) -> tuple[Replacement, ...]:
        """Return what a mask mends, in text order."""
        text = fold(self.document.text)
        mended = [one for one in findings if is_mendable(one, review=self.review)]
        mended.sort(key=lambda one: _span(one))
        wanted = [self._name(text, one) for one in mended if is_name(one.category)]
        numbers = [one for one in mended if one.category in NUMBERS]
        wanted += self._numbers(text, [*numbers, *said_again(text, numbers, mended)])
        rest = [one for one in mended if not is_name(one.category) and one.category not in NUMBERS]
        wanted += (self._other(text, one) for one in rest if one.category is not Category.PLATE)
        wanted += self._plates(text, [one for one in mended if one.category is Category.PLATE])
        made = settled(wanted)
        gone = [one.span for one in made if one.category in _WITH_STOPS and not one.text]
        wider = dict(zip(gone, tidied(text, gone), strict=True))
        return settled(replace(one, span=wider.get(one.span, one.span)) for one in made)

    def unmended(self, findings: Sequence[Finding]) -> Iterator[Unmended]:
        """Give what no mask can mend, and what is left to a person."""
        for one in findings:
            is_hidden = one.category.value.startswith("hidden.")
            if not is_hidden and one.severity is not Severity.INFO and not self._handled(one):
                yield Unmended(one.span, one.page, one.category, one.rule, one.why)

    def _handled(self, finding: Finding) -> bool:
        """Say whether the plan deals with a finding: in the text, or beside it by its words."""
        beside = finding.span is None and not finding.category.value.startswith("publication.")
        return (beside and finding.category not in _BEYOND) or is_mendable(finding, review=self.review)

    def _name(self, text: str, finding: Finding) -> Replacement:
        """Put a person's mask in the place of the name; a figure that follows is kept apart from it."""
        span = _span(finding)
        value = key_of(span.of(text))
        mask = self.naming.get(value, "") or BLOT
        merged = mask_for(finding, value, text) == mask
        told = replace(finding, why=f"{finding.why}；{NOTE}") if merged else finding
        return _replacement(told, span, mask + _apart(mask, text, span.end))

    def _numbers(self, text: str, findings: list[Finding]) -> Iterator[Replacement]:
        """Delete numbers with their labels where the clause stands alone, else put × in their place."""
        many = self._many(text, findings)
        by_category: dict[Category, list[Finding]] = defaultdict(list)
        for one in findings:
            by_category[one.category].append(one)
        for category, ones in by_category.items():
            for group in grouped(text, [_span(one) for one in ones]):
                first, last = ones[group[0]], ones[group[-1]]
                whole = Span(_span(first).start, _span(last).end)
                cut = labelled_cut(text, whole, category)
                if cut is not None:
                    yield _replacement(first, cut, "")
                    continue
                for index in group:
                    span = _span(ones[index])
                    value = span.of(self.document.text)
                    yield _replacement(ones[index], span, self._crossed(category, value, many))

    @staticmethod
    def _plates(text: str, findings: list[Finding]) -> Iterator[Replacement]:
        """Mask plates; where several begin alike, their ends tell the cars apart."""
        values = {plate_mask(_span(one).of(text), tail=True) for one in findings}
        alike = Counter(value[:2] for value in values)
        for one in findings:
            value = _span(one).of(text)
            many = alike[plate_mask(value)[:2]] >= _TELLING_APART
            yield _replacement(one, _span(one), plate_mask(value, tail=many))

    @staticmethod
    def _many(text: str, findings: list[Finding]) -> frozenset[Category]:
        """Return the categories of which the text holds several different numbers."""
        values = {(one.category, key_of(_span(one).of(text))) for one in findings}
        counts: dict[Category, int] = defaultdict(int)
        for category, _ in values:
            counts[category] += 1
        return frozenset(category for category, count in counts.items() if count >= _TELLING_APART)

    @staticmethod
    def _crossed(category: Category, value: str, many: frozenset[Category]) -> str:
        """Return the partial form of a number."""
        if category is Category.BANK_ACCOUNT:
            return account_mask(value, tail=category in many)
        form = _FORMS.get(category)
        return form(value) if form else BLOT

    @staticmethod
    def _address(text: str, finding: Finding, span: Span) -> Replacement:
        """Cut an address off at the county; where none stands before it, × says that there was one."""
        below = _below_county(text, span)
        kept = below != span or _DIVISION.search(text, max(0, span.start - 4), span.start) is not None
        return _replacement(finding, below, "" if kept else BLOT)

    def _other(self, text: str, finding: Finding) -> Replacement:
        """Mask an address, a plate, a disease, a school: what is no name and no number of the kind above."""
        span, category = _span(finding), finding.category
        form = _FORMS.get(category)
        if form is not None:
            return _replacement(finding, span, form(span.of(self.document.text)))
        if category is Category.ADDRESS:
            return self._address(text, finding, span)
        cut = record_cut(text, span) if category is Category.SEALED_RECORD else None
        return _replacement(finding, span if cut is None else cut, BLOT if cut is None else "")


def _below_county(text: str, span: Span) -> Span:
    """Return the part of an address below the county, where the span begins above it."""
    reached = prefix(text, span.start)
    inside = reached.level >= Level.CITY and span.start < reached.end < span.end
    return Span(reached.end, span.end) if inside else span


def key_of(value: str) -> str:
    """Return a name or a number as it is looked up: folded, without spaces."""
    return "".join(fold(value).split())


def _apart(mask: str, text: str, end: int) -> str:
    """Return a blank where what follows would be read with the mask: 张某 5000元 is no 张某5 with 000元."""
    after = text[end : end + 1]
    return " " if after.isdecimal() or (mask[-1:].isdecimal() and after in _MEASURES and after) else ""


def _span(finding: Finding) -> Span:
    """Return the span of a finding that is known to have one."""
    if finding.span is None:
        raise ValueError("a finding beside the text has no replacement")
    return finding.span


def _replacement(finding: Finding, span: Span, text: str) -> Replacement:
    """Make a replacement for a finding."""
    return Replacement(span, text, finding.category, finding.rule, finding.why)
