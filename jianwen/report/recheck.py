"""A recheck on a terminal: how each court stands, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from annotations.values import Category, Severity
from jianwen.published import printable
from jianwen.report.grid import Grid
from jianwen.report.words import BANNER, SEVERITIES, category_name
from jianwen.reviewing.rechecking import Followed, Outcome, Rate, rates, whole

OUTCOMES: dict[Outcome, str] = {
    Outcome.WITHDRAWN: "已撤回",
    Outcome.MASKED: "已隐去",
    Outcome.STILL: "仍暴露",
    Outcome.NEW: "新发现",
    Outcome.NOT_SEEN: "未见文书",
}
_COLUMNS = (Outcome.WITHDRAWN, Outcome.MASKED, Outcome.STILL, Outcome.NOT_SEEN)
_OPEN = (Outcome.STILL, Outcome.NEW)
_OPEN_COLUMNS = (
    ("状态", 10), ("级别", 7), ("类别", 18), ("案号", 26), ("来源", 44), ("掩码", 20), ("规则", 8),
)  # fmt: skip
_ALL_DONE = "没有尚未纠正的发现。"
_NONE_SEEN = "所见的文书里没有尚未纠正的发现；另有 {} 处发现所在的文书没有见到，是否纠正无法判断。"
_MOST_OPEN = 200
_NO_COURT = "（未读到法院）"


def print_recheck(console: Console, followed: Sequence[Followed]) -> None:
    """Print the rates and the list of what is open."""
    parts = rates(list(followed))
    console.print(Text(f"纠正情况（{BANNER}）", "bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("法院", overflow="fold")
    for title in ("原有", *(OUTCOMES[one] for one in _COLUMNS), "纠正率", "新发现"):
        table.add_column(title, justify="right")
    for rate in parts:
        table.add_row(*_cells(rate))
    if len(parts) > 1:
        table.add_section()
        table.add_row(*_cells(whole(parts)), style="bold")
    console.print(table)
    _print_open(console, followed)


def _cells(rate: Rate) -> list[str]:
    """Return the cells of one court."""
    share = "—" if rate.share is None else f"{rate.share:.1%}"
    counts = [str(rate.counts[one]) for one in _COLUMNS]
    return [rate.court or _NO_COURT, str(rate.earlier), *counts, share, str(rate.counts[Outcome.NEW])]


def _print_open(console: Console, followed: Sequence[Followed]) -> None:
    """Print what is still to be put right."""
    open_ = [one for one in followed if one.outcome in _OPEN]
    if not open_:
        console.print(Text(_none_open(followed)))
        return
    console.print(Text("尚未纠正", "bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title, _ in _OPEN_COLUMNS:
        table.add_column(title, overflow="fold")
    for one in open_[:_MOST_OPEN]:
        state, *cells = _open_cells(one)
        style = "bold red" if one.outcome is Outcome.STILL else "yellow"
        table.add_row(Text(state, style), *(Text(cell) for cell in cells))
    console.print(table)
    if len(open_) > _MOST_OPEN:
        console.print(Text(f"…另有 {len(open_) - _MOST_OPEN} 处，用 --format jsonl 或 --out 查看。", "dim"))


def _none_open(followed: Sequence[Followed]) -> str:
    """Say that nothing is open, but not of documents that nobody has seen."""
    unseen = sum(one.outcome is Outcome.NOT_SEEN for one in followed)
    return _NONE_SEEN.format(unseen) if unseen else _ALL_DONE


def rate_lines(followed: Sequence[Followed]) -> list[dict[str, Any]]:
    """Return the rates by court as they are published; share is null where no document was seen."""
    return [
        {
            "court": rate.court,
            "earlier": rate.earlier,
            **{one.value: rate.counts[one] for one in Outcome},
            "share": None if rate.share is None else round(rate.share, 4),
        }
        for rate in rates(list(followed))
    ]


def recheck_grids(followed: Sequence[Followed]) -> tuple[Grid, Grid]:
    """Return what the report says beside the findings: the rates by court, and what is still open."""
    parts = rates(list(followed))
    lines = [*parts, whole(parts)] if len(parts) > 1 else parts
    titles = ("原有（处）", *(OUTCOMES[one] for one in _COLUMNS), "纠正率", "新发现")
    columns = (("法院", 40), *((title, 12) for title in titles))
    by_court = Grid(
        "纠正情况", columns, tuple(_numbers(one) for one in lines), "没有原有发现，也没有新发现。"
    )
    still = tuple(tuple(_open_cells(one)) for one in followed if one.outcome in _OPEN)
    return by_court, Grid("尚未纠正", _OPEN_COLUMNS, still, _none_open(followed))


def _numbers(rate: Rate) -> tuple[str | int, ...]:
    """Return the cells of one court, counts as numbers."""
    return tuple(int(cell) if cell.isdecimal() else cell for cell in _cells(rate))


def _open_cells(one: Followed) -> tuple[str, ...]:
    """Return the cells of one open finding."""
    record = one.record
    return (
        OUTCOMES[one.outcome],
        SEVERITIES[Severity(record["severity"])],
        category_name(Category(record["category"])),
        one.number,
        printable(str(record["source"])),
        printable(str(record["mask"])),
        str(record["rule"]),
    )


def recheck_line(
    followed: Sequence[Followed], documents: int, unread: int, *, is_complete: bool, is_blind: bool
) -> str:
    """Return the recheck in one line, and what it could not say; blind where a document was not read."""
    total = whole(rates(list(followed)))
    counts = "，".join(f"{OUTCOMES[one]} {total.counts[one]}" for one in _COLUMNS)
    share = "" if total.share is None else f"；纠正率 {total.share:.1%}"
    line = f"文书 {documents} 份；未读 {unread} 项；原有发现 {total.earlier} 处（{counts}）{share}"
    line += f"；新发现 {total.counts[Outcome.NEW]} 处。"
    if total.counts[Outcome.NOT_SEEN] and not is_complete:
        line += "“未见文书”的不计入纠正率；所给文书就是现在公布的全部的，加 --complete，未见即为已撤回。"
    if total.counts[Outcome.NOT_SEEN] and is_blind:
        line += "有文书未读，未见的不能认定为已撤回。"
    return line
