"""Full dates in running text: 2021年5月18日, 二〇二一年五月十八日, 2021-05-18; spaces may stand inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nlp.text.numerals import parse_numeral

_CH = "〇零○◯ＯOoΟО0０一二三四五六七八九"
# Searched from 年, a rare literal; the year is then read backwards.
_YEAR = re.compile(
    rf"(?<!\d)(?P<year>(?:1\s?9|2\s?0)\s?\d\s?\d|[一二]\s?[九{_CH[:10]}](?:\s?[{_CH}]){{2}})\s{{0,3}}$"
)
_PART = r"(?:[0-3]?\s?\d|[一二三四五六七八九十廿卅](?:\s?[一二三四五六七八九十]){0,2})"
_DAY = re.compile(rf"年\s{{0,3}}(?P<month>{_PART}|元|正)\s{{0,3}}月\s{{0,3}}(?P<day>{_PART})\s{{0,3}}[日号]")
_WINDOW = 16
_PLAIN = re.compile(
    r"(?<![\d\-./])(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d\-./]\d|\d)"
)


def find_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Find full dates in order of their place as (start, end, date); impossible dates are left out."""
    found = [*_written(text)]
    if "-" in text or "." in text or "/" in text:
        found = sorted([*found, *_plain(text)])
    yield from found


def parse_date(text: str) -> date | None:
    """Return the first full date in `text`."""
    return next((value for _, _, value in find_dates(text)), None)


def _written(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield dates written with 年, 月 and 日."""
    for match in _DAY.finditer(text):
        begin = max(0, match.start() - _WINDOW)
        before = _YEAR.search(text[begin : match.start()])
        if before is None:
            continue
        month = 1 if match["month"] in "元正" else parse_numeral(match["month"])
        value = _day(parse_numeral(before["year"]), month, parse_numeral(match["day"]))
        if value:
            yield begin + before.start(), match.end(), value


def _plain(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield dates written with marks."""
    for match in _PLAIN.finditer(text):
        value = _day(int(match["year"]), int(match["month"]), int(match["day"]))
        if value:
            yield match.start(), match.end(), value


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
