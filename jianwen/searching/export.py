"""Every hit of a search in a file: CSV, a workbook, or lines of JSON, by the ending of its name."""

from __future__ import annotations

import csv
import json
from itertools import islice
from pathlib import Path

from indexer.query import Request
from jianwen.errors import UsageError
from jianwen.report.grid import Grid
from jianwen.report.search_words import COLUMNS, record, row
from jianwen.report.xlsx import MOST_ROWS, add_sheet, new_book, safe, save_book, write_grid
from jianwen.searching.page import everything
from jianwen.searching.shelf import Shelf
from jianwen.whole_file import whole_file

_WIDTHS = (14, 24, 40, 26, 12, 22, 10, 12, 9, 90)


def export(path: Path, shelf: Shelf, request: Request) -> int:
    """Write every hit; return how many there were."""
    writers = {".csv": _csv, ".xlsx": _xlsx, ".jsonl": _jsonl}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UsageError("不会写这种文件。", str(path), "用 .csv、.xlsx 或 .jsonl。")
    with whole_file(path) as beside:
        return writer(beside, shelf, request)


def _csv(path: Path, shelf: Shelf, request: Request) -> int:
    """Write a CSV that Excel opens as it is."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for count, one in enumerate(everything(shelf, request), 1):  # noqa: B007 - the last number is the count
            writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row(one)])
    return count


def _jsonl(path: Path, shelf: Shelf, request: Request) -> int:
    """Write a line for each hit."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, one in enumerate(everything(shelf, request), 1):  # noqa: B007 - the last number is the count
            file.write(json.dumps(record(one), ensure_ascii=False) + "\n")
    return count


def _xlsx(path: Path, shelf: Shelf, request: Request) -> int:
    """Write a workbook; of more hits than a sheet holds the rest is told."""
    rows = tuple(row(one) for one in islice(everything(shelf, request), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise UsageError(f"命中超过 {MOST_ROWS:,} 份，一张表放不下。", "", "写成 .csv，或者缩小范围。")
    book = new_book()
    columns = tuple(zip(COLUMNS, _WIDTHS, strict=True))
    write_grid(add_sheet(book, "检索结果"), Grid("检索结果", columns, rows, "没有命中。"))
    save_book(book, path)
    return len(rows)
