"""A row read from a document: values by column, and where in the text each was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotations.supervision.tables.cells import Value
from nlp.case import Case
from nlp.parse.case_numbers import format_case_number
from nlp.text.view import View
from nlp.values import Document, Span


@dataclass(frozen=True, slots=True)
class Read:
    """A document as the makers of rows see it: the text as given, its view, and what parsing found.

    `key` stands in the column 案号: the court's number, or the document's id where it has none (起诉状).
    """

    document: Document = field(repr=False)
    view: View = field(repr=False)
    case: Case
    key: str

    @property
    def text(self) -> str:
        """Return the text that patterns run on."""
        return self.view.text

    def part(self, *spans: Span | None) -> tuple[int, int]:
        """Return the range of the view from the first to the last of these sections; empty without any."""
        inside = [self.view.inside(span) for span in spans if span is not None]
        return (min(start for start, _ in inside), max(end for _, end in inside)) if inside else (0, 0)


@dataclass(frozen=True, slots=True)
class Told:
    """One value for one column, with its place; no place where it is told by the whole document."""

    column: str
    value: Value | None = field(repr=False)
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; columns of which nothing is known are absent."""

    values: Mapping[str, Value] = field(repr=False)
    spans: Mapping[str, tuple[int, int]]


def row(told: Iterable[Told]) -> Row:
    """Put a row together; of a column that is told twice the first counts."""
    values: dict[str, Value] = {}
    spans: dict[str, tuple[int, int]] = {}
    for one in told:
        if one.value in (None, "", ()) or one.column in values or one.value is None:
            continue
        values[one.column] = one.value
        if one.span is not None and len(one.span):
            spans[one.column] = (one.span.start, one.span.end)
    return Row(values, spans)


def read_of(document: Document, view: View, case: Case) -> Read:
    """Take a parsed document together."""
    key = format_case_number(case.number.value) if case.number else document.id
    return Read(document, view, case, key)
