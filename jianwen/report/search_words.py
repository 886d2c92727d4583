"""Hits of a search as lines for a terminal, lines of JSON, and rows of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from jianwen.published import printable
from jianwen.searching.page import Found

# So long may a title be that names neither court nor parties: 刑事附带民事判决书.
_BARE = 9
COLUMNS = ("编号", "案号", "标题", "法院", "裁判日期", "案由、罪名", "文书", "结案方式", "分", "段落")


def day_of(written: str) -> str:
    """Show a date as the index has it: 20260131 as 2026-01-31."""
    return f"{written[:4]}-{written[4:6]}-{written[6:8]}" if len(written) == 8 else ""


def name_of(stored: Mapping[str, str]) -> str:
    """Return what a hit is called: its title; where that only names a kind (裁判文书), with its court."""
    title, court = stored.get("title", ""), stored.get("court", "")
    if len(title) > _BARE or court in title:
        return title or "（无标题）"
    return court + (stored.get("kind", "") or title)


def row(found: Found) -> tuple[str | float, ...]:
    """Return the cells of a hit."""
    hit, stored = found.hit, found.hit.stored
    causes = "、".join(
        dict.fromkeys(
            one for name in ("charge", "cause") for one in stored.get(name, "").split("\n")[:1] if one
        )
    )
    return (
        hit.id,
        *(stored.get(name, "") for name in ("case_number", "title", "court")),
        day_of(stored.get("date", "")),
        causes,
        *(stored.get(name, "") for name in ("kind", "outcome")),
        round(hit.score, 4),
        _flat(found.passage),
    )


def record(found: Found) -> dict[str, object]:
    """Return a hit as a line of JSON; `marks` and `start` are offsets into the masked text."""
    hit, stored = found.hit, found.hit.stored
    return {
        "id": hit.id,
        "case_number": stored.get("case_number", ""),
        "title": stored.get("title", ""),
        "court": stored.get("court", ""),
        "date": day_of(stored.get("date", "")),
        "score": hit.score,
        "passage": found.passage,
        "start": found.start,
        "marks": [list(one) for one in found.marks],
    }


def lines(number: int, found: Found) -> tuple[Text, Text]:
    """Return a hit as two lines: what it is, and its passage with the words marked."""
    hit, stored = found.hit, found.hit.stored
    head = Text(f"{number:>3}. ", "dim")
    head.append(printable(name_of(stored)), "bold")
    about = (stored.get("case_number", ""), day_of(stored.get("date", "")), f"id {hit.id}")
    head.append("　" + printable("　".join(part for part in about if part)), "dim")
    body = Text("     ")
    at = 0
    for start, end in found.marks:
        first, last = start - found.start, end - found.start
        body.append(_flat(found.passage[at:first]))
        body.append(_flat(found.passage[first:last]), "bold yellow")
        at = last
    body.append(_flat(found.passage[at:]))
    return head, body


def _flat(text: str) -> str:
    """Show a passage on one line."""
    return printable(" ".join(text.split()))
