"""The workbook of a period: figures by model and office with a chart, and the replies that are overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from pathlib import Path

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from annotations.casework.figures import Figures, by_model, total
from annotations.casework.values import Sent
from jianwen.errors import UsageError, reason_of
from jianwen.keeping.casework import Kept
from jianwen.report.grid import Grid
from jianwen.report.xlsx import add_sheet, new_book, save_book, write_grid

_COLUMNS = (
    ("模型", 26), ("院", 24), ("读入行", 10), ("线索", 8), ("有效", 8), ("发出文书", 10), ("已回复", 8),
    ("采纳", 8), ("部分采纳", 10), ("不采纳", 8), ("结果", 8), ("挽回金额（元）", 16), ("救助金额（元）", 16),
    ("逾期未回复", 12),
)  # fmt: skip
_COLUMNS_OF_MONTH = (("月份", 12), *_COLUMNS[3:])
_COLUMNS_OF_LATE = (
    ("文书", 20), ("文号", 22), ("发出", 12), ("回复期限", 12), ("院", 24), ("对象", 28), ("指纹", 27),
)  # fmt: skip
# What the chart draws, by the titles of columns.
_DRAWN = ("线索", "有效", "发出文书", "已回复", "采纳", "结果")
# A chart of more models than this cannot be read.
_TICKS, _MOST = 10, 12


def write_figures(
    path: Path,
    counted: Sequence[Figures],
    months: Sequence[Figures],
    late: Sequence[tuple[Kept, Sent]],
    since: date,
    until: date,
) -> None:
    """Write the workbook. `months` are the leads by month; `late` letters without a reply, with leads."""
    book = new_book()
    title, none = f"{since} 至 {until}", "这段时间没有线索。"
    rows = tuple(_row(one) for one in (*counted, total(counted))) if counted else ()
    write_grid(add_sheet(book, "统计"), Grid(title, _COLUMNS, rows, none))
    models = by_model(counted)
    sheet = add_sheet(book, "按模型")
    write_grid(sheet, Grid(title, _COLUMNS, tuple(_row(one) for one in models), none))
    if models:
        _chart(sheet, len(models), title, max(one.leads for one in models))
    by_month = tuple(_row(one)[:1] + _row(one)[3:] for one in months)
    write_grid(add_sheet(book, "按月"), Grid(f"{title}，按发现线索的月份", _COLUMNS_OF_MONTH, by_month, none))
    overdue = tuple(_row_of_late(one, sent) for one, sent in late)
    write_grid(
        add_sheet(book, "逾期未回复"),
        Grid("逾期未回复", _COLUMNS_OF_LATE, overdue, "没有逾期未回复的文书。"),
    )
    try:
        save_book(book, path)
    except OSError as error:
        raise UsageError(
            f"统计写不进去（{reason_of(error)}）。",
            str(path),
            "检查文件夹在不在、是否可写、文件是否正被打开。",
        ) from None


def _row(one: Figures) -> tuple[str | float, ...]:
    """Return the row of one model and office."""
    return (
        one.model, one.office or "（未推送）", one.rows, one.leads, one.valid, one.letters, one.replied,
        one.adopted, one.partly, one.refused, one.results, float(one.money), float(one.aid), one.overdue,
    )  # fmt: skip


def _row_of_late(one: Kept, sent: Sent) -> tuple[str | float, ...]:
    """Return the row of a letter without a reply."""
    return (
        sent.letter, sent.number, sent.day.isoformat(), sent.due.isoformat() if sent.due else "",
        one.course.office, one.lead.subject.key, one.lead.fingerprint,
    )  # fmt: skip


def _chart(sheet: Worksheet, rows: int, title: str, most: int) -> None:
    """Draw leads (`most` of one model), letters, replies and results of the models with the most leads."""
    chart, last = BarChart(), min(rows, _MOST) + 1
    shown = f"线索最多的 {_MOST} 个模型，" if rows > _MOST else ""
    chart.title, chart.height, chart.width = f"{shown}{title}", 12, 30
    titles = [name for name, _ in _COLUMNS]
    for name in _DRAWN:
        column = Reference(sheet, min_col=titles.index(name) + 1, min_row=1, max_row=last)
        chart.add_data(column, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    # Without this Word processors leave the axes out.
    chart.x_axis.delete = chart.y_axis.delete = False
    # What is counted has no halves.
    chart.y_axis.number_format, chart.y_axis.majorUnit = "0", max(1, ceil(most / _TICKS))
    sheet.add_chart(chart, f"A{rows + 4}")
