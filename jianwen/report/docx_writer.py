"""Blocks become a DOCX in the style of Chinese official papers (GB/T 9704: 仿宋 三号, 黑体 headings)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from jianwen.report.blocks import Block, Grid, Heading, Paragraph, Title

_BODY, _HEAD, _KAI, _TITLE = "仿宋", "黑体", "楷体", "宋体"
# 二号, 三号, 五号 in points; 28 points from line to line; two characters of indent.
_TITLE_SIZE, _BODY_SIZE, _TABLE_SIZE, _LINE = Pt(22), Pt(16), Pt(10.5), Pt(28)
_INDENT = Pt(32)
_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_TEXT_WIDTH = 15.6
# A table of so few rows is not cut by a page.
_SMALL = 8


def write_docx(blocks: Sequence[Block], path: Path) -> None:
    """Write blocks to a file; the folder must be there."""
    document = Document()
    # The library's own template bears its maker's name.
    document.core_properties.author = document.core_properties.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    for block in blocks:
        _write(document, block)
    document.save(str(path))


# python-docx has no types of its own (ANN401).
def _write(document: Any, block: Block) -> None:  # noqa: ANN401
    """Write one block."""
    if isinstance(block, Title):
        line = _line(document, block.text, _TITLE, _TITLE_SIZE, bold=True)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(14)
    elif isinstance(block, Heading):
        line = _line(document, block.text, _HEAD if block.level == 1 else _KAI, _BODY_SIZE)
        line.paragraph_format.first_line_indent = _INDENT
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.page_break_before = block.apart
    elif isinstance(block, Paragraph):
        line = _line(document, block.label, _BODY, _BODY_SIZE, bold=True)
        _run(line, block.text, _BODY, _BODY_SIZE)
        line.alignment = _SIDES.get(block.side)
        line.paragraph_format.first_line_indent = Pt(0) if block.side else _INDENT
        # Who signs and the day stay on one page.
        line.paragraph_format.keep_with_next = block.side == "right"
    else:
        _table(document, block)


def _line(document: Any, text: str, font: str, size: Pt, *, bold: bool = False) -> Any:  # noqa: ANN401
    """Add a paragraph with one run."""
    line = document.add_paragraph()
    line.paragraph_format.line_spacing = _LINE
    line.paragraph_format.space_after = Pt(0)
    if text:
        _run(line, text, font, size, bold=bold)
    return line


def _run(line: Any, text: str, font: str, size: Pt, *, bold: bool = False) -> None:  # noqa: ANN401
    """Add a run; Chinese characters take their font by an attribute of their own."""
    run = line.add_run(text)
    run.font.name, run.font.size, run.bold = font, size, bold
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _table(document: Any, grid: Grid) -> None:  # noqa: ANN401
    """Add a table; its header is repeated on every page."""
    table = document.add_table(rows=1, cols=len(grid.header), style="Table Grid")
    table.autofit = False
    shares = grid.widths or (1.0,) * len(grid.header)
    widths = [Cm(_TEXT_WIDTH * share / sum(shares)) for share in shares]
    # Word goes by the cells, LibreOffice by the columns.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _cells(table.rows[0], grid.header, widths, bold=True)
    mark = table.rows[0]._tr.get_or_add_trPr()
    mark.append(mark.makeelement(qn("w:tblHeader"), {}))
    for row in grid.rows:
        _cells(table.add_row(), row, widths)
    if len(grid.rows) <= _SMALL:
        for row in table.rows[:-1]:
            row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    _line(document, "", _BODY, _TABLE_SIZE)


def _cells(row: Any, texts: Sequence[str], widths: Sequence[Cm], *, bold: bool = False) -> None:  # noqa: ANN401
    """Fill the cells of a row, which stays whole on one page."""
    whole = row._tr.get_or_add_trPr()
    whole.append(whole.makeelement(qn("w:cantSplit"), {}))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        _run(line, text, _BODY, _TABLE_SIZE, bold=bold)
