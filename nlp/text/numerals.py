"""Chinese and Arabic numerals: 一百二十三, 二〇二一, 壹万贰仟, 廿五, 123."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

DIGITS: Final = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    **dict.fromkeys("○◯ＯOoΟО０", 0),
    **{"两": 2, "貮": 2, "贰": 2, "弐": 2, "参": 3, "參": 3, "陸": 6, "幺": 1},
    **{char: value for value, char in enumerate("0123456789")},
    **{chr(0xFF10 + value): value for value in range(10)},
}
_TENS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_SHORT: Final = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}
_LONGEST = 32
# Every character that a Chinese numeral may be made of, to be put into a class of a pattern.
CHINESE: Final = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖两貮十拾百佰千仟万萬亿億廿卅"


def parse_numeral(text: str) -> int | None:
    """Return the number that `text` writes, or None when it is not a numeral."""
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) <= _LONGEST else None
    bare = "".join(text.split())
    return _written(bare) if 0 < len(bare) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _written(bare: str) -> int | None:
    """Read a numeral without blanks; the same few are cited and counted in every document."""
    for short, long in _SHORT.items():
        bare = bare.replace(short, long)
    if all(char in DIGITS for char in bare):
        return int("".join(str(DIGITS[char]) for char in bare))
    if any(char in "0123456789" for char in bare):
        return None
    return _with_units(bare)


def _with_units(text: str) -> int | None:
    """Read a numeral with units; 一百五 is 150, 一百零五 is 105, a unit may not follow a smaller one."""
    total = section = 0
    digit: int | None = None
    unit, last_big, zero = 10, 10**16, False
    below = 10**4
    for char in text:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
            zero = zero or digit == 0
        elif char in _TENS:
            unit = _TENS[char]
            if unit >= below or (digit == 0 and unit != 10):
                return None
            section += (1 if digit is None or digit == 0 else digit) * unit
            digit, below, zero = None, unit, False
        elif char in _BIG:
            big = _BIG[char]
            section += digit or 0
            if not section and not total:
                return None
            if big >= last_big:
                total, section = (total + section) * big, 0
            else:
                total, section = total + section * big, 0
            digit, below, unit, last_big, zero = None, 10**4, big, big, False
        else:
            return None
    if digit and not zero and unit > 10 and len(text) > 1:
        digit *= unit // 10
    return total + section + (digit or 0)


def format_numeral(number: int) -> str:
    """Write `number` (0 … below 10^12) as 一千二百零三."""
    if not 0 <= number < 10**12:
        raise ValueError("a numeral is written from 0 to below 10^12")
    if number == 0:
        return "零"
    written = ""
    for big, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, big)
        if section:
            gap = "零" if written and section < 1000 else ""
            written += gap + _section(section) + name
    return written[1:] if written.startswith("一十") else written


def _section(number: int) -> str:
    """Write a number below 10,000."""
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += "零一二三四五六七八九"[digit] + name
        elif written and number and not written.endswith("零"):
            written += "零"
    return written
