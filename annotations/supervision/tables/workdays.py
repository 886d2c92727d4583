"""Working days, numbered one after the other, so that two dates subtract to the working days between them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from annotations.publication.calendar import works

FIRST, LAST = date(1990, 1, 1), date(2035, 12, 31)


@cache
def numbered() -> tuple[int, ...]:
    """Return, for every day from FIRST to LAST, how many working days there were up to and including it."""
    found, count = [], 0
    for ahead in range((LAST - FIRST).days + 1):
        count += works(FIRST + timedelta(days=ahead))[0]
        found.append(count)
    return tuple(found)


def number_of(day: date) -> int | None:
    """Return the number of a day among the working days; a day outside the calendar has none."""
    return numbered()[(day - FIRST).days] if FIRST <= day <= LAST else None
