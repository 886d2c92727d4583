"""A table of a report that is more than findings: the workbook and the page show it alike."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Grid:
    """A title, columns with their widths, rows; `none` is said where there are no rows."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str | float, ...], ...] = field(repr=False)
    none: str
