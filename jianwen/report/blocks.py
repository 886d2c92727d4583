"""What a document for people is made of, before any file format: headings, paragraphs, tables."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is 一、, level 2 is （一）. `apart` begins a page with it."""

    text: str = field(repr=False)
    level: int = 1
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` stands before it in bold. `side` is "" (indented), left, centre or right."""

    text: str = field(repr=False)
    label: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a header, rows of texts, and the widths of the columns in parts of the page."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    widths: tuple[float, ...] = ()


Block = Title | Heading | Paragraph | Grid
