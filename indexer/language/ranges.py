"""Ranges of numbers, days and sums: 2020..2022, 2020-03至2022, >10万, <=5000, 十万以上."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from decimal import Decimal

from indexer.language.names import Reading
from nlp.text.numerals import parse_numeral

_SIGN = re.compile(r"(?P<sign>>=|<=|≥|≤|>|<|=)?(?P<value>[^<>=≤≥]+)$")
# Both ends count in 以上 and 以下, as in law (民法典 1259).
_BOUND = re.compile(r"(?P<value>.+)(?P<way>以上|以下)")
_WAYS = {"以上": ">=", "以下": "<="}
# A hyphen stands within a day.
_UPTO = {Reading.DAY: re.compile(r"\.\.|[至到~—]+")}
_UPTO_NUMBER = re.compile(r"\.\.|[至到~—-]+")
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY = re.compile(r"(?P<year>\d{4})(?:[-年./](?P<month>\d{1,2})(?:[-月./](?P<day>\d{1,2}))?)?[年月日号]?$")
_MONEY = re.compile(r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>万|亿)?元?$")
_UNITS = {"万": 10_000, "亿": 100_000_000, None: 1}
_FEN = 100

Ends = tuple[int, int]


def read_range(word: str, reading: Reading) -> tuple[int | None, int | None] | None:
    """Return both ends (included, None is open) of what a word says; None where it says no range."""
    read = _READ[reading]
    parted = _UPTO.get(reading, _UPTO_NUMBER).search(word)
    if parted:
        left, right = word[: parted.start()], word[parted.end() :]
        low, high = read(left) if left else None, read(right) if right else None
        if (left and low is None) or (right and high is None) or not (left or right):
            return None
        return (low[0] if low else None, high[1] if high else None)
    bound = _BOUND.fullmatch(word)
    match = _SIGN.match(_WAYS[bound["way"]] + bound["value"] if bound else word)
    ends = read(match["value"]) if match else None
    if match is None or ends is None:
        return None
    first, last = ends
    sign = match["sign"]
    if sign in (">=", "≥"):
        return (first, None)
    if sign in ("<=", "≤"):
        return (None, last)
    if sign == ">":
        return (last + 1, None)
    return (None, first - 1) if sign == "<" else (first, last)


def _whole(word: str) -> Ends | None:
    """Read a whole number."""
    bare = word.removesuffix("年")
    return (int(bare), int(bare)) if bare.isascii() and bare.isdigit() and len(bare) < 18 else None


def _day(word: str) -> Ends | None:
    """Read a day, a month or a year as its first and its last day (20200301)."""
    match = _DAY.match(_RUN.sub(r"\1-\2-\3", word))
    if match is None:
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    if year is None or not year or (month is not None and not 1 <= month <= 12):
        return None
    first, last = (month or 1), (month or 12)
    length = calendar.monthrange(year, last)[1]
    if day is not None and not 1 <= day <= length:
        return None
    return (year * 10_000 + first * 100 + (day or 1), year * 10_000 + last * 100 + (day or length))


def _money(word: str) -> Ends | None:
    """Read a sum of money, in fen."""
    match = _MONEY.match(word)
    if match is None:
        spelt = parse_numeral(word.removesuffix("元"))
        return None if spelt is None or spelt >= 10**15 else (spelt * _FEN, spelt * _FEN)
    if len(match["number"]) > 15:
        return None
    fen = int(Decimal(match["number"].replace(",", "")) * _UNITS[match["unit"]] * _FEN)
    return (fen, fen)


_READ: dict[Reading, Callable[[str], Ends | None]] = {
    Reading.WHOLE: _whole,
    Reading.DAY: _day,
    Reading.MONEY: _money,
}
