"""Working days as the State Council sets them: holidays, and the weekends that are worked instead.

The library knows certain years; for others only weekends can be told, and the answer says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chinese_calendar.constants import holidays, workdays

_SATURDAY = 5
# The years whose holidays the library knows; its own question looks them up anew for every day.
_KNOWN = range(min(holidays).year, max(holidays).year + 1)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A day or a number of days, and whether the holidays of every year on the way were known."""

    day: date
    days: int
    known: bool


def works(day: date) -> tuple[bool, bool]:
    """Say whether a day is worked, and whether its holidays are known."""
    of_week = day.weekday() < _SATURDAY
    if day.year not in _KNOWN:
        return of_week, False
    return day in workdays or (of_week and day not in holidays), True


def after(day: date, count: int) -> Reckoned:
    """Return the `count`-th working day after a day, which itself is not counted."""
    left, known, at = count, True, day
    while left:
        at += timedelta(days=1)
        is_worked, is_known = works(at)
        left -= is_worked
        known &= is_known
    return Reckoned(at, count, known)


def between(first: date, last: date) -> Reckoned:
    """Count the working days after `first` up to and with `last`."""
    count, known, at = 0, True, first
    while at < last:
        at += timedelta(days=1)
        is_worked, is_known = works(at)
        count += is_worked
        known &= is_known
    return Reckoned(last, count, known)
