"""Write one text in every format that the readers know; for examples and tests, never for users."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
LINE_CHARACTERS, LINES_A_PAGE, SIZE, LEADING, LEFT, TOP = 30, 34, 14, 20, 85, 760

_PIECES = re.compile(r"[A-Za-z][A-Za-z@._]*-?|.")
# A stop does not begin a line.
_HANGING = frozenset("，。；：、）”》,.;:)")


def write_txt(text: str, path: Path) -> None:
    """Write UTF-8 text with the line breaks as they are."""
    path.write_bytes(text.encode("utf-8"))


def write_docx(text: str, path: Path) -> None:
    """Write one paragraph a line; long paragraphs are split into runs, as Word does."""
    document = docx.Document()
    for line in text.split("\n"):
        paragraph = document.add_paragraph()
        for start in range(0, len(line), 7):
            paragraph.add_run(line[start : start + 7])
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.save(str(path))


def write_html(text: str, path: Path) -> None:
    """Write a page as court sites show it: a title bar, navigation, and the document in a div."""
    body = "".join(f"<div class='p'>{html.escape(line)}</div>\n" for line in text.split("\n"))
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>裁判文书</title></head><body>"
        "<ul class='nav'><li>首页</li><li>文书检索</li></ul>"
        f"<div id='DivContent'>{body}</div><div class='foot'>版权所有</div></body></html>"
    )
    path.write_text(page, "utf-8")


def _font(ttf: Path | None) -> str:
    """Register the font to draw with: a TrueType file, or the CID font that PDF viewers bring."""
    if ttf is None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        return FONT
    pdfmetrics.registerFont(TTFont("Embedded", str(ttf), subfontIndex=0))
    return "Embedded"


def wrapped(text: str) -> list[str]:
    """Break a text into printed lines: two characters of indent, `LINE_CHARACTERS` to the line.

    As on paper, two narrow characters take the room of a wide one, and a line does not end within a word
    of letters (it may within a number, and behind a hyphen).
    """
    return [line for paragraph in text.split("\n") for line in _lines("\u3000\u3000" + paragraph)]


def _lines(paragraph: str) -> list[str]:
    """Fill lines with the pieces of a paragraph."""
    lines, room = [""], 2 * LINE_CHARACTERS
    for piece in _PIECES.findall(paragraph):
        width = sum(1 if one.isascii() else 2 for one in piece)
        if width > room and piece not in _HANGING:
            lines.append("")
            room = 2 * LINE_CHARACTERS
        lines[-1] += piece
        room -= width
    return lines


def write_pdf(text: str, path: Path, ttf: Path | None = None) -> None:
    """Write A4 pages with a page header and page numbers; a TrueType font is embedded when given."""
    font = _font(ttf)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    lines = wrapped(text)
    for first in range(0, len(lines), LINES_A_PAGE):
        canvas.setFont(font, SIZE)
        for row, line in enumerate(lines[first : first + LINES_A_PAGE]):
            canvas.drawString(LEFT, TOP - row * LEADING, line)
        canvas.setFont(font, 9)
        canvas.drawCentredString(A4[0] / 2, 40, f"- {first // LINES_A_PAGE + 1} -")
        canvas.showPage()
    canvas.save()


def write_scan(text: str, path: Path, ttf: Path) -> None:
    """Write a PDF that holds only pictures of its pages, as a scanner makes it."""
    source = path.with_suffix(".source.pdf")
    write_pdf(text, source, ttf)
    with pypdfium2.PdfDocument(source) as pdf:
        pictures = [page.render(scale=200 / 72).to_pil().convert("L") for page in pdf]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=200)
    source.unlink()


def write_jsonl(rows: Sequence[dict[str, str]], path: Path) -> None:
    """Write one object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def write_zip(members: Sequence[Path], path: Path) -> None:
    """Write an archive of files under their base names, with a fixed date so that it is reproducible."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.writestr(zipfile.ZipInfo(member.name, (2026, 1, 1, 0, 0, 0)), member.read_bytes())
