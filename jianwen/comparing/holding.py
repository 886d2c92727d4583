"""The two sides of a comparison: what is known of each published document and each original.

Their texts lie in the run's own temporary folder, one file each, until they were compared.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from annotations.publication.card import is_card
from annotations.publication.corrections import corrects
from annotations.publication.entries import Entry
from annotations.publication.required import OFFLINE
from annotations.values import Category, Finding, Profile
from jianwen.running.judge import Job, screener_of
from jianwen.running.results import Meta
from nlp.case import CaseNumber, EventKind, Relation
from nlp.parse.case_numbers import format_case_number
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Span

_KIND = 3


@dataclass(frozen=True, slots=True)
class Held:
    """One document of one side. `protected` are the places that a published copy may leave out.

    `forbidden` says why it may not be online at all (article 4), where screening is sure of it; `card` what
    is wrong with the card of article 6 that is published in place of a document.
    """

    meta: Meta
    text: Path
    number: CaseNumber | None
    kind: str
    cause: str = ""
    method: str = ""
    closed: date | None = None
    is_correction: bool = False
    of_first: tuple[CaseNumber, ...] = ()
    protected: tuple[Span, ...] = ()
    forbidden: tuple[Finding, ...] = ()
    card: tuple[Finding, ...] = ()
    pages: tuple[tuple[int, Span], ...] = field(default=(), repr=False)

    @property
    def ground(self) -> str:
        """Return the rule of article 4 that keeps the document offline; "" for none."""
        return self.forbidden[0].rule if self.forbidden else ""

    def entry(self) -> Entry | None:
        """Return the document as a row of a list; None without a case number."""
        if self.number is None:
            return None
        return Entry(
            mark="",
            number=self.number,
            title="补正裁定书" if self.is_correction else "",
            kind=self.kind,
            court=self.meta.court,
            cause=self.cause,
            method=self.method,
            judged=self.closed,
            original=self.of_first[0] if self.of_first else None,
        )

    def page_of(self, offset: int) -> int | None:
        """Return the page that holds an offset."""
        return next((number for number, span in self.pages if span.start <= offset < span.end), None)


def hold_document(job: Job, document: Document, *, folder: Path, is_original: bool) -> Held:
    """Read what a comparison needs, and put the text by (runs in a worker)."""
    view = view_of(document.text)
    case = parse(document, view)
    name = hashlib.blake2b(
        f"{document.source}\x1f{document.id}".encode("utf-8", "surrogatepass"), digest_size=16
    )
    path = folder / f"{name.hexdigest()}-{is_original:d}.txt"
    path.write_text(document.text, "utf-8", "surrogatepass", newline="")
    held = Held(
        meta=_meta(document, case.court.value if case.court else "", case.kind),
        text=path,
        number=case.number.value if case.number else None,
        kind=case.kind,
        cause="、".join(fact.value for fact in (*case.causes, *case.charges)),
        method=case.outcome.method if case.outcome else "",
        closed=next((event.date for event in case.events if event.kind is EventKind.CLOSED), None),
        is_correction=corrects(case, document.title, document.text),
        of_first=tuple(one.number for one in case.related if one.relation is Relation.ORIGINAL),
        pages=tuple((page.number, page.span) for page in document.pages),
    )
    number = format_case_number(held.number) if held.number else ""
    held = replace(held, meta=replace(held.meta, case_number=number))
    if not is_original:
        screener = screener_of(job)
        told = screener.screen(document, case, view).findings if is_card(view.text) else ()
        card = tuple(one for one in told if one.category is Category.PUBLICATION_CARD)
        return replace(held, forbidden=_offline(screener.forbidden(document, case, view)), card=card)
    # The wider profile: what either practice hides or deletes is no change.
    found = screener_of(replace(job, profile=Profile.SPC2024)).screen(document, case, view).findings
    protected = tuple(one.span for one in found if one.span and one.category not in _WHOLE)
    return replace(held, protected=protected, forbidden=_offline(found))


def _offline(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what keeps a document offline whatever a person thinks of it."""
    return tuple(
        one for one in findings if one.category is Category.PUBLICATION_FORBIDDEN and one.rule in OFFLINE
    )


_WHOLE = frozenset({Category.PUBLICATION_FORBIDDEN, Category.PUBLICATION_CARD, Category.LINKABILITY})


def _meta(document: Document, court: str, kind: str) -> Meta:
    """Describe a document without its text and its title."""
    return Meta(
        id=document.id,
        document=document.document,
        source=document.source,
        media_type=document.media_type,
        court=court,
        kind=kind,
        characters=len(document.text),
        pages=len(document.pages),
        kept_source=Path(document.source.split("!", 1)[0]).suffix,
    )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Published documents beside their originals, and what stands alone on either side."""

    both: tuple[tuple[Held, Held], ...]
    published: tuple[Held, ...]
    originals: tuple[Held, ...]


def pair(published: Sequence[Held], originals: Sequence[Held]) -> Pairs:
    """Pair by case number and kind, whatever the files are called; several of one kind, by their dates."""
    waiting: dict[CaseNumber, list[Held]] = defaultdict(list)
    for one in published:
        if one.number is not None:
            waiting[one.number].append(one)
    both: list[tuple[Held, Held]] = []
    alone: list[Held] = []
    for original in sorted(originals, key=lambda one: one.closed or date.max):
        chosen = _best(original, waiting.get(original.number, ()) if original.number else ())
        if chosen is None:
            alone.append(original)
            continue
        both.append((chosen, original))
        waiting[chosen.number or _NONE].remove(chosen)
    left = {id(one) for members in waiting.values() for one in members}
    rest = [one for one in published if one.number is None or id(one) in left]
    return Pairs(tuple(both), tuple(rest), tuple(alone))


_NONE = CaseNumber(0, "", "", "", 0)


def _best(original: Held, candidates: Iterable[Held]) -> Held | None:
    """Choose the published document that is likest, or none of the same kind."""
    fitting = [
        one
        for one in candidates
        if same_kind(one.kind, original.kind) and one.is_correction == original.is_correction
    ]
    return min(fitting, key=lambda one: _distance(one, original), default=None)


def _distance(one: Held, other: Held) -> tuple[int, int]:
    """Say how far two documents lie apart: in days, then in length."""
    days = abs((one.closed - other.closed).days) if one.closed and other.closed else 0
    return days, abs(one.meta.characters - other.meta.characters)


def same_kind(one: str, other: str) -> bool:
    """Say whether two kinds are the same; one that nobody tells fits any."""
    return not one or not other or one[-_KIND:] == other[-_KIND:]
