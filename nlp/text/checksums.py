"""What a number's own arithmetic says of it: yes, no, or don't know.

"Don't know" is an answer of its own: a masked digit or an old form without a check digit proves
nothing, and must not count as a refusal.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """What a checksum says."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


# First two digits of GB/T 2260 codes, with the ones in use when older numbers were given; 91 is in
# residence permits of foreigners, 81–83 in those of Hong Kong, Macao and Taiwan.
_REGION_LIST = (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 "
    "50 51 52 53 54 61 62 63 64 65 71 81 82 83 91"
)
REGIONS = frozenset(_REGION_LIST.split())
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_DIGITS = "10X98765432"
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ID18, _ID15, _USCC = 18, 15, 18
OLDEST, NEWEST = 1880, 2040
_CARD_MIN = 12


def _of(truth: bool) -> Answer:
    """Answer a question that can be answered."""
    return Answer.YES if truth else Answer.NO


def birth_of(number: str) -> date | None:
    """Return the birth date inside a citizen ID number of 18 or 15 digits, or None when it is no date."""
    digits = number[6:14] if len(number) == _ID18 else f"19{number[6:12]}"
    if not digits.isdecimal():
        return None
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return born if OLDEST <= born.year <= NEWEST else None


def id_form(number: str) -> Answer:
    """Say whether region and birth date are possible; masked characters there leave it open."""
    if len(number) not in (_ID18, _ID15):
        return Answer.NO
    region, middle = number[:2], number[6:14] if len(number) == _ID18 else number[6:12]
    if region.isdecimal() and region not in REGIONS:
        return Answer.NO
    if not (region + middle).isdecimal():
        return Answer.UNKNOWN
    return _of(birth_of(number) is not None)


def id_number(number: str) -> Answer:
    """Check a citizen ID number (GB 11643); one of 15 digits has no check digit, so at best unknown."""
    form = id_form(number)
    if form is Answer.NO or len(number) == _ID15 or not number[:17].isdecimal():
        return form if form is Answer.NO else Answer.UNKNOWN
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return _of(_ID_DIGITS[total % 11] == number[17].upper())


def luhn(number: str) -> Answer:
    """Check a card number (ISO/IEC 7812); short or masked numbers prove nothing."""
    if len(number) < _CARD_MIN or not number.isdecimal():
        return Answer.UNKNOWN
    total = 0
    for index, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + index % 2)
        total += value - 9 if value > 9 else value
    return _of(total % 10 == 0)


def credit_code(number: str) -> Answer:
    """Check a unified social credit code (GB 32100)."""
    if len(number) != _USCC or any(one not in _USCC_ALPHABET for one in number):
        return Answer.NO
    total = sum(
        _USCC_ALPHABET.index(one) * weight for one, weight in zip(number, _USCC_WEIGHTS, strict=False)
    )
    return _of(_USCC_ALPHABET[(31 - total % 31) % 31] == number[-1])
