"""The masked copy of a judged document, for the store: nothing that was found to leak is in it.

It is the masked copy of `redact`, with two differences. It is not screened a second time, which would double
the cost; instead every other mention of a value that was found is masked too. And what only asks a person is
masked like what is certain: a store must not know what may have to be hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from annotations.privacy.screen import Screener
from annotations.redaction.edits import Shift, applied, settled
from annotations.redaction.forms import BLOT
from annotations.redaction.masking import Masker, Read
from annotations.redaction.plan import is_name, key_of
from annotations.redaction.rewording import Rewording
from annotations.redaction.roll import with_short_names
from annotations.redaction.values import Plan, Replacement, Word
from annotations.values import Category, Finding, Severity
from jianwen.published import SECTIONS
from jianwen.running.judge import Judged
from nlp.case import Sections
from nlp.values import Span


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked text, what was replaced in the original, and how to mask other words of the same document."""

    text: str = field(repr=False)
    edits: tuple[Replacement, ...] = field(repr=False)
    words: Rewording = field(repr=False)

    @property
    def shift(self) -> Shift:
        """Return the way from the offsets of the original to those of the masked text."""
        return Shift.of(self.edits)


def masked_of(screener: Screener, judged: Judged) -> Masked:
    """Mask a judged document."""
    findings = with_short_names(judged.view, tuple(_firm(one) for one in judged.findings))
    read = Read(judged.document, judged.case, judged.view, findings)
    plan = Masker(screener, review=True, rounds=0).mask(read).plan
    text = judged.document.text
    words = Rewording.of(sorted([*plan.words, *_homes(text, plan)], key=lambda one: -len(one.value)))
    edits = _everywhere(text, plan.replacements, _told_in(text, plan, words))
    return Masked(applied(text, edits), edits, words)


def sections_of(sections: Sections, shift: Shift) -> dict[str, list[int] | None]:
    """Return where the sections lie in the masked text."""
    return {name: _moved(getattr(sections, name), shift) for name in SECTIONS}


def _moved(span: Span | None, shift: Shift) -> list[int] | None:
    """Return a place in the masked text."""
    return None if span is None else [shift.forward(span.start), shift.forward(span.end)]


def _homes(text: str, plan: Plan) -> Iterator[Word]:
    """Give the addresses that are cut out: where one stands again it may be the scene, and still tells."""
    known = {one.value for one in plan.words}
    for one in plan.replacements:
        value = one.span.of(text)
        if one.category is Category.ADDRESS and not one.text and len(value) > 1 and value not in known:
            known.add(value)
            yield Word(value, BLOT, one.category, one.rule)


def _told_in(text: str, plan: Plan, words: Rewording) -> Rewording:
    """Leave out names that only a file name or property tells: the text may call a county so (高明区)."""
    told = {key_of(one.span.of(text)) for one in plan.replacements}
    kept = [one for one in words.words if not _may_be_word(one.category) or key_of(one.value) in told]
    return words if len(kept) == len(words.words) else Rewording.of(kept)


def _may_be_word(category: Category) -> bool:
    """Say whether a value of this category is a name, or told of a file name or a property."""
    return is_name(category) or category.value.startswith("hidden.")


def _firm(finding: Finding) -> Finding:
    """Let what is only told as a hint be masked, too."""
    return replace(finding, severity=Severity.REVIEW) if finding.severity is Severity.INFO else finding


def _everywhere(text: str, edits: tuple[Replacement, ...], words: Rewording) -> tuple[Replacement, ...]:
    """Add the mentions of what is masked that no finding covers."""
    more = (
        Replacement(Span(start, end), word.text, word.category, word.rule, "")
        for start, end, word in words.found(text)
    )
    together = settled([*edits, *_apart(more, edits)])
    # What was cut out may have joined two halves of a value.
    left = words.found(applied(text, together))
    return together if not left else _joined(text, together, words)


def _apart(more: Iterable[Replacement], edits: tuple[Replacement, ...]) -> Iterable[Replacement]:
    """Leave out the mentions that lie in an edit already (both are in text order)."""
    at = 0
    for one in more:
        while at < len(edits) and edits[at].span.end <= one.span.start:
            at += 1
        if at == len(edits) or not edits[at].span.covers(one.span):
            yield one


def _joined(text: str, edits: tuple[Replacement, ...], words: Rewording) -> tuple[Replacement, ...]:
    """Mask what is still there in the masked text, by widening the edits that it touches."""
    shift = Shift.of(edits)
    more = [
        Replacement(Span(shift.back(start), shift.back(end)), word.text, word.category, word.rule, "")
        for start, end, word in words.found(applied(text, edits))
    ]
    return settled([*edits, *more])
