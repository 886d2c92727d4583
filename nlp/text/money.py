"""Sums of money in yuan: 5000元, 12,345.60元, 69万余元, 3万5千元, 壹万贰仟元整, ￥5000."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nlp.text.numerals import CHINESE, parse_numeral

_UNITS = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
}
_U = "".join(_UNITS)
_ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?"
# A number that runs up to 元; read from the characters before it, so that no text is scanned twice.
_BEFORE = re.compile(
    rf"{_ARABIC}(?:[余多几]?[{_U}]{{1,2}}{_ARABIC})* ?[余多几]?[{_U}]{{0,2}}[余多几]? ?$"
    rf"|[{CHINESE}](?:[{CHINESE}余多几 ]*[{CHINESE}余多几])?(?:点[{CHINESE}]+[万亿])? ?$"
)
_PIECE = re.compile(rf"({_ARABIC}) ?[余多几]?([{_U}]*)")
_COINS = re.compile(rf"(?:整|正)|(?:(?P<jiao>\d|[{CHINESE}])角)?(?:(?P<fen>\d|[{CHINESE}])分)?(?:整|正)?")
_COIN_STARTS = frozenset("整正0123456789" + CHINESE)
_SIGN = re.compile(rf"[￥¥]\s?({_ARABIC})(万|亿)?")
_ABOUT = ("约", "近", "大约", "将近", "约人民币", "近人民币")
# A search for one character is by far the quickest, and 圆 is rare.
_YUAN = re.compile("元")
_ROUND_YUAN = re.compile(r"[元圆](?:(?<=元)|(?<=[拾佰仟万壹贰叁肆伍陆柒捌玖]圆))")
_FILLS = re.compile("[余多几, ，]")
_VAGUE, _ARABIC_DIGITS = frozenset("余多几"), frozenset("0123456789")
_WINDOW = 40
_NONE = Decimal(0)
_MAY_OPEN = frozenset("0123456789" + CHINESE)
_MAY_BE = _MAY_OPEN | frozenset(",，.余多几点 ")
_NOT_YUAN = ("元旦", "元月", "元素", "元件", "元宵", "元年")


def find_money(text: str) -> Iterator[tuple[int, int, Decimal, bool]]:
    """Find sums as (start, end, yuan, approximate) in order of their place."""
    if "￥" in text or "¥" in text:
        yield from sorted([*_before_yuan(text), *_after_sign(text)])
    else:
        yield from _before_yuan(text)


def parse_money(text: str) -> Decimal | None:
    """Return the first sum in `text`."""
    return next((value for _, _, value, _ in find_money(text)), None)


def _before_yuan(text: str) -> Iterator[tuple[int, int, Decimal, bool]]:
    """Read backwards from every 元 (and 圆 of a written sum)."""
    for mark in (_ROUND_YUAN if "圆" in text else _YUAN).finditer(text):
        at = mark.start()
        before = text[at - 1 : at]
        if not before or not (before.isdigit() or before in CHINESE or before in "余多几 "):
            continue
        if text.startswith(_NOT_YUAN, at):
            continue
        start = _number_start(text, at)
        if start is None:
            continue
        value = _value(text[start:at])
        if value is None:
            continue
        end, coins = _coins(text, mark.end())
        about = not _VAGUE.isdisjoint(text[start:at]) or text.endswith(_ABOUT, 0, start)
        yield start, end, value + coins, about


def _number_start(text: str, at: int) -> int | None:
    """Return where the number that ends at `at` starts; None where it is too long or none."""
    start = at
    lowest = max(0, at - _WINDOW)
    while start > lowest and text[start - 1] in _MAY_BE:
        start -= 1
    if start == lowest > 0:
        return None
    while start < at:
        if text[start] in _MAY_OPEN and _BEFORE.match(text, start, at):
            return start
        start += 1
    return None


def _value(written: str) -> Decimal | None:
    """Return the value of a number such as 3万5千, 350余万, 壹万贰仟, 三点五万."""
    if written.isascii() and written.replace(".", "", 1).isdigit():
        return Decimal(written)
    bare = _FILLS.sub("", written)
    if not bare:
        return None
    if not _ARABIC_DIGITS.isdisjoint(bare):
        pieces = _PIECE.findall(bare)
        return sum((_scaled(number, units) for number, units in pieces), Decimal(0))
    if "点" in bare:
        return _with_point(bare)
    number = parse_numeral(bare)
    return None if number is None else Decimal(number)


def _scaled(number: str, units: str) -> Decimal:
    """Return `number` times every unit after it (千万 is 1,000 times 10,000)."""
    value = Decimal(number.replace(",", "").replace("，", ""))
    for unit in units:
        value *= _UNITS[unit]
    return value


def _with_point(written: str) -> Decimal | None:
    """Read 三点五万."""
    whole, _, rest = written.partition("点")
    big = parse_numeral("一" + rest[-1]) if rest[-1:] in ("万", "亿") else 1
    high, low = parse_numeral(whole), parse_numeral(rest.rstrip("万亿"))
    if high is None or low is None or big is None:
        return None
    return Decimal(f"{high}.{low}") * big


def _coins(text: str, at: int) -> tuple[int, Decimal]:
    """Read 五角, 三分 and 整 after 元; return where the sum ends and what they add."""
    match = _COINS.match(text, at) if text[at : at + 1] in _COIN_STARTS else None
    if match is None or match.end() == at:
        return at, _NONE
    jiao = parse_numeral(match["jiao"] or "0") or 0
    fen = parse_numeral(match["fen"] or "0") or 0
    return match.end(), Decimal(jiao * 10 + fen) / 100


def _after_sign(text: str) -> Iterator[tuple[int, int, Decimal, bool]]:
    """Read the number after ￥ where no 元 follows."""
    for match in _SIGN.finditer(text):
        if not text.startswith(("元", "余", "多"), match.end()):
            yield match.start(), match.end(), _scaled(match[1], match[2] or ""), False
