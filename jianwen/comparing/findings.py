"""What a comparison finds of one document: the finding's form, and the changes beyond masks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotations.fingerprints import fingerprint
from annotations.privacy.rules import RULE_BY_ID, RULE_OF
from annotations.publication.entries import Entry, kind_of
from annotations.publication.fidelity import Change, ChangeKind, changes
from annotations.values import Category, Finding, Severity
from jianwen.comparing.holding import Held
from nlp.case import CaseNumber
from nlp.values import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a finding speaks of: a document, or a row of a list."""

    id: str
    document: str
    source: str
    number: CaseNumber | None
    kind: str

    @property
    def where(self) -> str:
        """Name the place so that it outlives a re-export, as screening does."""
        if self.number is None:
            return self.id
        n = self.number
        return f"{n.year}|{n.court}|{n.special}|{n.type}|{n.serial}|{n.branch}|{self.kind}"


def place_of(held: Held) -> Place:
    """Return the place of a document."""
    meta = held.meta
    return Place(meta.id, meta.document, meta.source, held.number, held.kind)


def row_place(entry: Entry, source: Path) -> Place:
    """Return the place of a row."""
    return Place(entry.digest, entry.digest, f"{source}#{entry.mark}", entry.number, kind_of(entry))


@dataclass(frozen=True, slots=True)
class Claim:
    """What a comparison says of a place. What is left empty is as the category's rule has it.

    `value` names the finding and is never shown; `shown` stands where other findings have a mask.
    """

    category: Category
    value: str = field(repr=False)
    shown: str
    why: str
    confidence: float = 0.9
    rule: str = ""
    severity: Severity | None = None
    suggestion: str = ""
    span: Span | None = None
    page: int | None = None


def finding(key: bytes, place: Place, claim: Claim) -> Finding:
    """Make the finding of a claim."""
    rule = RULE_BY_ID[claim.rule or RULE_OF[claim.category]]
    return Finding(
        id=place.id,
        document=place.document,
        source=place.source,
        category=claim.category,
        rule=rule.id,
        basis=rule.article,
        span=claim.span,
        page=claim.page,
        mask=claim.shown,
        suggestion=claim.suggestion or rule.suggestion,
        severity=claim.severity or rule.severity,
        confidence=claim.confidence,
        why=claim.why,
        innocent=rule.innocent,
        fingerprint=fingerprint(key, claim.category, place.where, claim.value),
    )


_SURE: dict[ChangeKind, float] = {
    ChangeKind.HIDDEN_AMOUNT: 0.5,
    ChangeKind.ADDED: 0.7,
    ChangeKind.DELETED: 0.7,
}
_ADVICE: dict[ChangeKind, str] = {
    ChangeKind.HIDDEN_AMOUNT: "核对隐去金额有无依据；没有的，恢复金额后重新公布",
}
_TEMPLATES: dict[ChangeKind, str] = {
    ChangeKind.DELETED: "原本第{at}字起的文字在公布的文书中被删去，不属于应当删除的信息",
    ChangeKind.ADDED: "公布的文书此处的文字是原本没有的（原本第{at}字处）",
    ChangeKind.HIDDEN_AMOUNT: "公布的文书隐去了原本的金额（原本第{at}字起），金额不在应当删除之列，请核对",
}


def forbidden(published: Held, original: Held | None) -> Iterator[Finding]:
    """Say that a published document may not be online at all, by its own text or by its original's.

    A copy may hide what tells it: of a minor's judgment the day of birth.
    """
    if published.forbidden or original is None:
        yield from published.forbidden
        return
    meta = published.meta
    for one in original.forbidden:
        why = f"原本显示：{one.why}"
        yield replace(
            one, id=meta.id, document=meta.document, source=meta.source, span=None, page=None, why=why
        )


def altered(key: bytes, published: Held, original: Held) -> Iterator[Finding]:
    """Compare a published document with its original."""
    place = place_of(published)
    for change in changes(text_of(original), text_of(published), original.protected):
        yield _altered(key, place, published, change)


def text_of(held: Held) -> str:
    """Return the text of a document of either side."""
    with held.text.open(encoding="utf-8", errors="surrogatepass", newline="") as file:
        return file.read()


def _altered(key: bytes, place: Place, published: Held, change: Change) -> Finding:
    """Make the finding of one change; its words stay in the two documents."""
    kind = change.kind
    why = _TEMPLATES.get(kind, f"公布的文书此处的{kind}与原本不一致（原本第{{at}}字起）")
    claim = Claim(
        Category.PUBLICATION_ALTERED,
        change.value,
        f"【{kind}：原本{len(change.original)}字→公布{len(change.published)}字】",
        why.format(at=change.original.start + 1),
        _SURE.get(kind, 0.9),
        severity=Severity.REVIEW if kind is ChangeKind.HIDDEN_AMOUNT else None,
        suggestion=_ADVICE.get(kind, ""),
        span=_visible(change.published, published.meta.characters),
        page=published.page_of(change.published.start),
    )
    return finding(key, place, claim)


def _visible(span: Span, length: int) -> Span:
    """Return a span that covers something: where words were deleted, the characters on either side."""
    return span if len(span) else Span(max(0, span.start - 1), min(length, span.end + 1))
