"""PDFs drawn for tests, every word invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
SIZE, LEADING, LEFT, TOP = 14, 22, 85, 740

Draw = Callable[[Canvas], None]


def make_pdf(path: Path, pages: Iterable[Draw], **options: object) -> Path:
    """Draw each page with its function; `info` sets properties."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    info = options.pop("info", {})
    canvas = Canvas(str(path), pagesize=A4, invariant=1, **options)
    assert isinstance(info, dict)
    for name, value in info.items():
        getattr(canvas, f"set{name}")(value)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def lines(rows: Iterable[str], left: float = LEFT, top: float = TOP, size: float = SIZE) -> Draw:
    """Draw one row under the other; an ideographic space at the start sets a row in."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for at, row in enumerate(rows):
            canvas.drawString(left, top - at * size * LEADING / SIZE, row)

    return draw


def at(x: float, y: float, text: str, size: float = SIZE) -> Draw:
    """Draw one text; y grows upwards, as PDF has it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        canvas.drawString(x, y, text)

    return draw


def together(*draws: Draw) -> Draw:
    """Draw several things on one page."""

    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def wrap(paragraphs: Iterable[str], width: int) -> list[str]:
    """Wrap Chinese paragraphs set in by two characters at `width` characters."""
    rows = []
    for paragraph in paragraphs:
        text = "\u3000\u3000" + paragraph
        rows += [text[at : at + width] for at in range(0, len(text), width)]
    return rows
