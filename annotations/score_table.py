"""The score as a plain text table; it shows counts and shares, never a text."""

from __future__ import annotations

from annotations.score import Change, Score, Tally

_HEAD = ("category", "gold", "any", "every", "full", "found", "precision")
_LEGEND = (
    "any: at least one mention found; every: all mentions; full: all, to the last character; "
    "left clean: clean documents without a false alarm"
)


def table(score: Score) -> str:
    """Lay the score out: a line for each category, the total, and the documents."""
    rows = [_HEAD, *(_row(name, tally) for name, tally in score.categories.items())]
    rows.append(_row("total", score.total))
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = ["  ".join(_cell(row, column, widths) for column in range(len(_HEAD))).rstrip() for row in rows]
    lines.append(f"documents {score.documents}, clean {score.clean}, left clean {score.left_clean}")
    lines.append(_LEGEND)
    return "\n".join(lines)


def change_table(change: Change) -> str:
    """Lay a comparison out: counts, then which documents and categories they are in."""
    parts = (
        ("gained", change.gained),
        ("lost", change.lost),
        ("false alarms added", change.alarms_added),
        ("false alarms removed", change.alarms_removed),
    )
    lines = []
    for title, keys in parts:
        lines.append(f"{title}: {len(keys)}")
        lines += [f"  {document}  {category}" for document, category, _ in keys]
    return "\n".join(lines)


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    """Write one tally as cells."""
    shares = (tally.share(tally.any), tally.share(tally.every), tally.share(tally.full))
    found = str(tally.right + tally.wrong)
    return (name, str(tally.gold), *(_share(part) for part in shares), found, _share(tally.precision))


def _share(value: float | None) -> str:
    """Write a share with three places, or a dash where there is none."""
    return "-" if value is None else f"{value:.3f}"


def _cell(row: tuple[str, ...], column: int, widths: list[int]) -> str:
    """Pad one cell: names to the left, numbers to the right."""
    return row[column].ljust(widths[column]) if column == 0 else row[column].rjust(widths[column])
