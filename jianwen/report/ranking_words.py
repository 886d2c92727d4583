"""The list of documents or courts by their score sheets: as tables, and as lines for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from annotations.supervision.ranking import By, Ranked
from jianwen.published import printable
from jianwen.report.grid import Grid
from jianwen.report.xlsx import add_sheet, new_book, save_book, write_grid

_NONE = "没有可以评查的文书。"


def ranking_grid(found: Sequence[Ranked], by: By) -> Grid:
    """Return the list; fewest points first."""
    columns = (("名次", 8), (by.value, 40), ("扣分", 10), ("文书（份）", 12))
    rows = tuple((one.place, one.name, round(one.points, 2), len(one.documents)) for one in found)
    return Grid("榜单", columns, rows, _NONE)


def sheets_grid(found: Sequence[Ranked]) -> Grid:
    """Return the sheets behind the list: what each scorer took off which document, and for what."""
    columns = (("名次", 8), ("案号", 30), ("受理法院", 30), ("评查方", 26), ("扣分", 10), ("项目", 70))
    return Grid("评查表", columns, tuple(_sheets(found)), _NONE)


def _sheets(found: Sequence[Ranked]) -> Iterator[tuple[str | float, ...]]:
    """Give a row for each sheet of each document."""
    for one in found:
        for document in one.documents:
            for sheet in document.sheets:
                items = "；".join(f"{taken.item} {taken.points:g}" for taken in sheet.taken)
                yield one.place, document.case, document.court, sheet.scorer, sheet.points, items


def write_ranking(path: Path, found: Sequence[Ranked], by: By) -> None:
    """Write the workbook: the list, and the sheets behind it."""
    book = new_book()
    for grid in (ranking_grid(found, by), sheets_grid(found)):
        write_grid(add_sheet(book, grid.title), grid)
    save_book(book, path)


def ranking_record(one: Ranked) -> dict[str, Any]:
    """Return a place of the list for programs."""
    return {
        "place": one.place,
        "name": printable(one.name),
        "points": round(one.points, 2),
        "documents": [
            {
                "case_number": printable(document.case),
                "court": printable(document.court),
                "sheets": [
                    {
                        "scorer": printable(sheet.scorer),
                        "points": sheet.points,
                        "items": [
                            {"item": printable(taken.item), "points": taken.points} for taken in sheet.taken
                        ],
                    }
                    for sheet in document.sheets
                ],
            }
            for document in one.documents
        ],
    }
