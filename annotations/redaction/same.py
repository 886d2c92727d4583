"""Whether a masked copy says the same of its case as the original: sections, articles, sums, parties."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import zip_longest

from annotations.redaction.edits import Shift
from annotations.redaction.values import Plan
from nlp.case import Case
from nlp.values import Span

_SECTIONS = ("head", "claims", "facts", "reasoning", "disposition", "tail")


def differences(before: Case, after: Case, plan: Plan) -> list[tuple[str, int]]:
    """Return what is read differently (its kind, its offset in the original)."""
    shift = Shift.of(plan.replacements)
    found: list[tuple[str, int]] = []
    for name in _SECTIONS:
        old, new = getattr(before.sections, name), getattr(after.sections, name)
        if _moved(shift, old) != new:
            found.append((f"section {name}", old.start if old else shift.back(new.start)))
    found += _compared("articles", before.statutes, after.statutes, _article, shift)
    found += _compared("sums", before.amounts, after.amounts, _sum, shift)
    found += _compared("parties", before.parties, after.parties, _party, shift)
    if before.number and (after.number is None or before.number.value != after.number.value):
        found.append(("case number", before.number.span.start))
    if before.kind != after.kind:
        found.append(("kind", 0))
    return found


def _moved(shift: Shift, span: Span | None) -> Span | None:
    """Return where a range of the original lies in the copy."""
    return None if span is None else Span(shift.forward(span.start), shift.forward(span.end))


def _compared(
    what: str,
    before: Sequence[object],
    after: Sequence[object],
    key: Callable[[object], Hashable],
    shift: Shift,
) -> Iterator[tuple[str, int]]:
    """Compare two lists value by value; tell the first difference only, the others follow from it."""
    for old, new in zip_longest(before, after):
        if old is None or new is None or key(old) != key(new):
            at = old.span.start if old is not None else shift.back(new.span.start)  # type: ignore[attr-defined]
            yield what, at
            return


def _article(one: object) -> Hashable:
    """Return what an article is told by."""
    return tuple(getattr(one, name) for name in ("law", "article", "branch", "paragraph", "item"))


def _sum(one: object) -> Hashable:
    """Return what a sum is told by."""
    return getattr(one, "value", None), getattr(one, "meaning", None)


def _party(one: object) -> Hashable:
    """Return what a party is told by: its name may be masked."""
    return tuple(getattr(one, name) for name in ("role", "kind", "side"))
