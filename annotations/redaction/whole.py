"""A file of several documents (a case file) seen as one, and the plans of its documents as one plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from annotations.redaction.masking import file_of, filename_of
from annotations.redaction.values import Plan, Replacement, Unmended, Word
from nlp.values import Document, Page, Span


def joined(parts: Sequence[Document]) -> Document:
    """Put the parts of a file together again, as its reader gave them before they were cut."""
    source = file_of(parts[0])
    if len(parts) == 1:
        return replace(parts[0], source=source)
    pages: list[Page] = []
    for start, part in _placed(parts):
        pages += (replace(page, span=_moved(page.span, start)) for page in part.pages)
    return replace(
        parts[0],
        source=source,
        text="".join(part.text for part in parts),
        pages=tuple(pages),
        hidden=tuple(one for part in parts for one in part.hidden),
        margins=tuple(one for part in parts for one in part.margins),
        part=None,
    )


def joined_plan(whole: Document, parts: Sequence[Document], plans: Sequence[Plan]) -> Plan:
    """Put the plans of the parts together, moved to the whole text."""
    if len(plans) == 1:
        return replace(plans[0], source=whole.source)
    edits: list[Replacement] = []
    unmended: list[Unmended] = []
    for (start, _), plan in zip(_placed(parts), plans, strict=True):
        edits += (replace(one, span=_moved(one.span, start)) for one in plan.replacements)
        unmended += (
            replace(one, span=None if one.span is None else _moved(one.span, start)) for one in plan.unmended
        )
    words: dict[str, Word] = {}
    for plan in plans:
        for word in plan.words:
            words.setdefault(word.value, word)
    ordered = tuple(sorted(words.values(), key=lambda word: (-len(word.value), word.value)))
    return Plan(
        id=whole.id,
        document=whole.document,
        source=whole.source,
        filename=filename_of(whole, ordered, PurePosixPath(plans[0].filename).suffix),
        replacements=tuple(edits),
        words=ordered,
        removed=tuple(one for plan in plans for one in plan.removed),
        unmended=tuple(unmended),
    )


def _placed(parts: Sequence[Document]) -> Iterator[tuple[int, Document]]:
    """Give each part with the offset at which it begins in the whole."""
    start = 0
    for part in parts:
        yield start, part
        start += len(part.text)


def _moved(span: Span, by: int) -> Span:
    """Return a span moved along."""
    return Span(span.start + by, span.end + by)
