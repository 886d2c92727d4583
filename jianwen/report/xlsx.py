"""The workbook that goes to reviewers and comes back: numbers, findings to decide on, what was not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import WorkbookAlreadySaved
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from annotations.categories import CATEGORY_NAMES
from jianwen.published import printable
from jianwen.report.batch import Batch, Line
from jianwen.report.grid import Grid
from jianwen.report.summary import Summary
from jianwen.report.table import place_of, stopped_line
from jianwen.report.words import (
    BANNER,
    BANNER_NOTE,
    PROFILES,
    SEVERITIES,
    STANDINGS,
    VERDICT_WORDS,
    category_name,
    cause_name,
)
from jianwen.running.results import Meta, Shown
from nlp.values import Unread

FINDINGS, UNREAD, SUMMARY, LEADS = "发现", "未读", "汇总", "线索"
VERDICT, NOTE, WHO, FINGERPRINT = "判定", "备注", "审核人", "指纹"
# Column title and width, in order; the decision columns come first, where the eye and the hand are.
COLUMNS: tuple[tuple[str, int], ...] = (
    (VERDICT, 10), (NOTE, 24), (WHO, 10), ("级别", 7), ("类别", 16), ("来源", 34), ("案号", 24),
    ("位置", 16), ("上文", 30), ("掩码", 18), ("下文", 30), ("为什么", 40), ("合理解释", 36),
    ("处理建议", 30), ("规则", 8), ("依据", 30), ("可信度", 8), (FINGERPRINT, 27),
)  # fmt: skip
UNREAD_COLUMNS = (("来源", 50), ("原因", 14), ("说明", 50), ("办法", 50))
# Excel's own limit is 1,048,576 rows.
MOST_ROWS = 1_000_000
_LONGEST = 2_000
_A3 = 8
# Height of a line, and of the highest row that Excel allows in lines.
_LINE, _MOST_LINES = 17, 24
_DECIDED = 3
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TOP = Alignment(vertical="top", wrap_text=True)
# Named styles: setting one on a cell is ten times cheaper than setting its parts.
BODY, TO_FILL, HEAD, _BOLD = "鉴文正文", "鉴文填写", "鉴文表头", "鉴文加粗"


class Sheet(WriteOnlyWorksheet):
    """A sheet that takes our cells as they are, and looks a style up once.

    The library's own tries each cell as a value first, writes it into an error message and makes another
    empty cell for the next, which with the styles is half the time of a workbook.
    """

    def __init__(self, book: Workbook, title: str) -> None:
        """Make an empty sheet."""
        super().__init__(book, title)
        self._looks: dict[str, StyleArray] = {}

    def look(self, style: str) -> StyleArray:
        """Return what a named style is to a cell."""
        if style not in self._looks:
            cell = WriteOnlyCell(self)
            cell.style = style
            self._looks[style] = cell._style  # type: ignore[attr-defined]
        return self._looks[style]

    def _values_to_row(self, values: Iterable[Cell | str | float | None], row_idx: int) -> Iterator[Cell]:
        """Give the cells of a row their place."""
        for column, value in enumerate(values, 1):
            if value is None:
                continue
            cell = value if isinstance(value, Cell) else WriteOnlyCell(self, value=value)
            cell.column, cell.row = column, row_idx
            yield cell


def write_xlsx(
    path: Path,
    summary: Summary,
    batch: Batch,
    documents: Iterable[tuple[Meta, Sequence[Shown]]],
    unread: Iterable[Unread],
    grids: Sequence[Grid] = (),
) -> None:
    """Write the workbook row by row."""
    book = new_book()
    _write_summary(add_sheet(book, SUMMARY), summary)
    _write_findings(add_sheet(book, FINDINGS), documents, min(summary.findings, MOST_ROWS))
    _write_unread(add_sheet(book, UNREAD), unread, min(summary.unread, MOST_ROWS))
    for grid in grids:
        write_grid(add_sheet(book, grid.title), grid)
    by = {"法院": batch.courts, "年份": batch.years, "案由": batch.causes, "类别": batch.categories}
    for what, lines in by.items() if batch.documents else ():
        _write_lines(add_sheet(book, f"按{what}"), what, lines)
    save_book(book, path)


def new_book() -> Workbook:
    """Make a workbook that is written row by row, with our styles."""
    book = Workbook(write_only=True)
    for style in _styles():
        book.add_named_style(style)
    return book


def save_book(book: Workbook, path: Path) -> None:
    """Save a workbook; where that fails, what it has half written is closed.

    It is put together elsewhere: an archive that could not be ended on a full disk is ended once more when it
    is thrown away, and that prints a traceback that nobody can catch.
    """
    try:
        with TemporaryFile() as whole:
            book.save(whole)
            whole.seek(0)
            with path.open("wb") as file:
                copyfileobj(whole, file)
    except OSError:
        for sheet in book.worksheets:
            with suppress(WorkbookAlreadySaved):
                sheet.close()
        raise


def _styles() -> tuple[NamedStyle, ...]:
    """Make the styles of the workbook."""
    return (
        NamedStyle(BODY, alignment=_TOP),
        NamedStyle(TO_FILL, alignment=_TOP, fill=PatternFill("solid", fgColor="FFF8E1")),
        NamedStyle(HEAD, font=Font(bold=True, color="FFFFFF"), fill=PatternFill("solid", fgColor="1F4E79")),
        NamedStyle(_BOLD, font=Font(bold=True)),
    )


def safe(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula and every spreadsheet can hold."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", printable(value))[:_LONGEST]
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def _write_summary(sheet: Worksheet, summary: Summary) -> None:
    """Write the numbers; they add up."""
    _one_page_wide(sheet)
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 14
    sheet.column_dimensions["C"].width = 14
    rows: list[tuple[str | int, ...]] = [
        (f"{BANNER}：{BANNER_NOTE}",),
        ("依据", PROFILES[summary.profile]),
        (),
        (f"{summary.noun}（{summary.measure}）", summary.documents),
        ("　有发现", summary.with_findings),
        ("　无发现", summary.without_findings),
        ("未读（项）", summary.unread),
        ("中断时未处理（项）", summary.unreached),
        ("发现（处）", summary.findings),
        ("　其中已判属实", summary.confirmed),
        ("已判误报（处）", summary.dismissed),
        *([(stopped_line(summary.stopped),)] if summary.stopped else []),
        (),
    ]
    for row in rows:
        sheet.append(list(row))
    sheet.append([styled(sheet, title, _BOLD) for title in ("类别", "发现（处）", "文书（份）")])
    for category, findings, documents in summary.categories():
        sheet.append([category_name(category), findings, documents])
    total = ("合计", summary.findings, summary.with_findings)
    sheet.append([styled(sheet, value, _BOLD) for value in total])


def _write_findings(sheet: Worksheet, documents: Iterable[tuple[Meta, Sequence[Shown]]], count: int) -> None:
    """Write one row for each finding, with a drop-down list for the verdict."""
    prepare(sheet, COLUMNS, count)
    offer(sheet, VERDICT_WORDS, count)
    left = count
    for meta, shown in documents:
        for one in shown[:left]:
            add_decided(sheet, _row(meta, one))
        left = max(0, left - len(shown))


def offer(sheet: Worksheet, words: Sequence[str], rows: int) -> None:
    """Let the first column be filled in from a list."""
    choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.errorTitle, choice.error = VERDICT, f"请填：{'、'.join(words)}"
    choice.add(f"A2:A{max(2, rows + 1)}")
    sheet.data_validations.append(choice)


def add_decided(sheet: Worksheet, row: Sequence[str | float]) -> None:
    """Add a row whose first cells are for the person who decides."""
    values = [safe(value) if isinstance(value, str) else value for value in row]
    fill = [styled(sheet, value, TO_FILL) for value in values[:_DECIDED]]
    sheet.append(fill + [styled(sheet, value, BODY) for value in values[_DECIDED:]])


def add_wrapped(
    sheet: Worksheet, columns: Sequence[tuple[str, int]], number: int, row: Sequence[str]
) -> None:
    """Add the row with this number (the head is 1) as high as its texts need; memory stays flat."""
    cells = [safe(value) for value in row]
    sheet.row_dimensions[number].height = height(columns, cells)
    sheet.append([styled(sheet, value, BODY) for value in cells])
    del sheet.row_dimensions[number]


def height(columns: Sequence[tuple[str, int]], row: Sequence[str | float]) -> float:
    """Return the height that a row's wrapped texts need; not every program works it out on opening."""
    lines = (
        sum(max(1, -(-_width(line) // width)) for line in value.splitlines())
        for (_, width), value in zip(columns, row, strict=True)
        if isinstance(value, str)
    )
    return _LINE * min(max(lines, default=1) or 1, _MOST_LINES)


def _width(line: str) -> int:
    """Return the width of a line in a sheet: a Chinese character takes two."""
    return sum(2 if ord(one) > 0x2E7F else 1 for one in line)


def _write_unread(sheet: Worksheet, unread: Iterable[Unread], count: int) -> None:
    """Write one row for each thing that could not be read."""
    prepare(sheet, UNREAD_COLUMNS, count)
    for number, one in enumerate(unread):
        if number >= count:
            return
        row = (one.source, cause_name(one.cause), one.reason, one.remedy)
        sheet.append([styled(sheet, safe(value), BODY) for value in row])


_LINE_COLUMNS = (
    ("文书（份）", 12), ("案件（件）", 12), ("有确定线索的案件", 18), ("确定线索（处）", 16),
    ("待判断（处）", 14), ("每千份文书（处）", 18),
)  # fmt: skip


def _write_lines(sheet: Worksheet, what: str, lines: Sequence[Line]) -> None:
    """Write one table of the batch."""
    prepare(sheet, ((what, 40), *_LINE_COLUMNS), len(lines))
    for one in lines:
        name = CATEGORY_NAMES.get(one.name, one.name)
        numbers = (
            one.documents,
            one.cases,
            one.leaking,
            one.leaks,
            one.asks,
            None if one.rate is None else round(one.rate, 1),
        )
        sheet.append([styled(sheet, safe(name), BODY), *numbers])


def write_grid(sheet: Worksheet, grid: Grid) -> None:
    """Write a table that is more than findings."""
    prepare(sheet, grid.columns, len(grid.rows))
    for row in grid.rows:
        cells = (safe(value) if isinstance(value, str) else value for value in row)
        sheet.append([styled(sheet, value, BODY) for value in cells])


def add_sheet(book: Workbook, title: str) -> Worksheet:
    """Make a sheet; a write-only one has all that we use of a common one."""
    sheet = Sheet(book, title)
    # The library makes sheets of its own class only.
    book._add_sheet(sheet)  # type: ignore[attr-defined]
    return cast("Worksheet", sheet)


def prepare(sheet: Worksheet, columns: Sequence[tuple[str, int]], rows: int | None) -> None:
    """Set widths, freeze the head, switch the filters on, and write the head.

    Where nobody knows yet how many rows there will be (None), `filtered` switches them on at the end.
    """
    for number, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    _one_page_wide(sheet)
    sheet.print_title_rows = "1:1"
    if rows is not None:
        filtered(sheet, columns, rows)
    sheet.append([styled(sheet, title, HEAD) for title, _ in columns])


def filtered(sheet: Worksheet, columns: Sequence[tuple[str, int]], rows: int) -> None:
    """Switch the filters of a table on."""
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{rows + 1}"


def _one_page_wide(sheet: Worksheet) -> None:
    """Put every column on one page of paper."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _row(meta: Meta, one: Shown) -> tuple[str | float, ...]:
    """Return the cells of one finding; what was decided before is filled in."""
    finding = one.finding
    return (
        STANDINGS[one.standing], one.note, one.who, SEVERITIES[finding.severity],
        category_name(finding.category), meta.source, meta.case_number, place_of(one), one.snippet.before,
        one.text or finding.mask, one.snippet.after, finding.why, finding.innocent, finding.suggestion,
        finding.rule, finding.basis, round(finding.confidence, 2), finding.fingerprint,
    )  # fmt: skip


def styled(sheet: Worksheet, value: str | float, style: str) -> Cell:
    """Make a cell; texts stay texts."""
    cell = Cell(sheet, 1, 1, value, cast("Sheet", sheet).look(style))
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
