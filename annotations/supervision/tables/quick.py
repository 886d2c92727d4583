"""Cells that already stand in the form in which they are compared, read many at a time.

Only a shortcut: what it takes, `cells.read_cell` would read as the same value without a doubt, and a test
holds the two together. Everything else goes through `read_cell` one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from annotations.supervision.catalogue.values import Sense
from annotations.supervision.tables.cells import EMPTY, LONG_TEXT, ROUNDED, CellError, read_cell
from annotations.supervision.tables.names import FORMS
from annotations.supervision.tables.types import type_of
from nlp.text.checksums import NEWEST, OLDEST, REGIONS

# Characters that compatibility normalisation leaves alone.
_HAN = r"\x{4E00}-\x{9FFF}"
_WIDE = "０-９Ａ-Ｚａ-ｚ\u3000"
_BLANK = (
    r"\x{09}-\x{0D}\x{1C}-\x{20}\x{85}\x{A0}\x{1680}\x{2000}-\x{200B}"
    r"\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}"
)
_WORD = rf"^[{_HAN}]{{2,}}$"
_NAME = rf"^[{_HAN}（）0-9]{{2,}}$"
_PLACE = rf"^[{_HAN}0-9A-Za-z-]{{2,}}$"
_TEXT = rf"^[^{_BLANK}{_WIDE}]+$"
_LONG = rf"(?s)^[^{_BLANK}].*[^{_BLANK}]$"
_MONEY = r"^-?[0-9]{1,14}(?:\.[0-9]{1,2})?$"
_NUMBER = r"^-?[0-9]{1,14}(?:\.[0-9]{1,6})?$"
_ID = r"^[0-9]{17}[0-9X]$"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE = rf"^[{_ALPHABET}]{{18}}$"
_CASE = rf"^(?P<head>（(?:19|20)[0-9]{{2}}）[{_HAN}][0-9]{{0,4}}[{_HAN}]{{1,8}})[1-9][0-9]{{0,6}}号$"
_ID_WEIGHTS = np.array([2 ** (17 - i) % 11 for i in range(17)])
_ID_DIGITS = np.frombuffer(b"10X98765432", np.uint8)
_CODE_WEIGHTS = np.array([3**i % 31 for i in range(17)])
_MONTHS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_Bytes = npt.NDArray[np.uint8]
_Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Quick:
    """Which of some texts were read (`taken`), and their values, in order."""

    taken: _Truth
    values: pa.Array

    def with_others(self, others: pa.Array) -> pa.Array:
        """Put the values of the texts that were not taken between those that were."""
        order = np.empty(len(self.taken), np.int64)
        order[self.taken] = np.arange(len(self.values))
        order[~self.taken] = np.arange(len(self.values), len(order))
        return pa.concat_arrays([self.values, others]).take(pa.array(order))


def quick(sense: Sense, texts: pa.Array) -> Quick:
    """Read the texts of a column that are as they should be."""
    reader = _READERS.get(sense)
    if reader is None:
        return Quick(np.zeros(len(texts), bool), pa.array([], type_of(sense)))
    taken = reader(texts)
    values = texts.filter(pa.array(taken))
    if sense in (Sense.NAME, Sense.PERSON):
        for long, short in FORMS:
            values = pc.replace_substring(values, long, short)
    return Quick(taken, values.cast(type_of(sense)))


def one_name(texts: pa.Array) -> Quick:
    """Read the texts that are one name each, as lists of that name."""
    found = quick(Sense.NAME, texts)
    offsets = pa.array(np.arange(len(found.values) + 1), pa.int32())
    return Quick(found.taken, pa.ListArray.from_arrays(offsets, found.values))


def _matching(texts: pa.Array, pattern: str) -> _Truth:
    """Say which texts match a pattern and are no way of writing that there is nothing."""
    found = pc.and_not(
        pc.match_substring_regex(texts, pattern), pc.is_in(texts, value_set=pa.array(sorted(EMPTY)))
    )
    return _truth(found)


def _truth(found: pa.Array) -> _Truth:
    """Give an array of truths as numpy has it; what is unknown is not true."""
    return np.asarray(pc.fill_null(found, fill_value=False), bool)


def _form(pattern: str) -> Callable[[pa.Array], _Truth]:
    """Take what has a form."""
    return lambda texts: _matching(texts, pattern)


def _text(texts: pa.Array) -> _Truth:
    """Take texts without blanks around them, short ones also without wide letters and digits."""
    long = _truth(pc.greater(pc.utf8_length(texts), LONG_TEXT))
    rounded = _truth(pc.match_substring_regex(texts, f"^{ROUNDED}$"))
    return np.where(long, _matching(texts, _LONG), _matching(texts, _TEXT) & ~rounded)


def _name(texts: pa.Array) -> _Truth:
    """Take one name without a rest such as 等5人."""
    return _matching(texts, _NAME) & ~_truth(pc.match_substring(texts, "等"))


def _case_number(texts: pa.Array) -> _Truth:
    """Take a number whose year, court and type, with 1 behind them, are read as they are written."""
    heads = pc.struct_field(pc.extract_regex(texts, _CASE), "head").dictionary_encode()
    known = [_stands(f"{head}1号") for head in heads.dictionary.to_pylist()]
    return _truth(pa.array(known, pa.bool_()).take(heads.indices))


def _stands(number: str) -> bool:
    """Say whether a case number is its own standard form."""
    try:
        return read_cell(Sense.CASE_NUMBER, number).value == number
    except CellError:
        return False


def _checked(pattern: str, holds: Callable[[_Bytes], _Truth]) -> Callable[[pa.Array], _Truth]:
    """Take texts of 18 characters that have a form and whose check holds."""

    def read(texts: pa.Array) -> _Truth:
        taken = _matching(texts, pattern)
        chars = "".join(texts.filter(pa.array(taken)).to_pylist()).encode()
        taken[taken] = holds(np.frombuffer(chars, np.uint8).reshape(-1, 18))
        return taken

    return read


def _id_holds(chars: _Bytes) -> _Truth:
    """Say which ID numbers have a birth date that was, and the check digit that follows from the rest."""
    digits = chars[:, :17].astype(np.int64) - ord("0")
    regions = np.zeros(100, bool)
    regions[[int(region) for region in REGIONS]] = True
    year = digits[:, 6:10] @ [1000, 100, 10, 1]
    month, day = digits[:, 10:12] @ [10, 1], digits[:, 12:14] @ [10, 1]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    longest = _MONTHS[np.where(month <= 12, month, 0)] - ((month == 2) & ~leap)
    born = (year >= OLDEST) & (year <= NEWEST) & (day >= 1) & (day <= longest)
    check = _ID_DIGITS[digits @ _ID_WEIGHTS % 11] == chars[:, 17]
    return np.asarray(born & check & regions[digits[:, :2] @ [10, 1]])


def _code_holds(chars: _Bytes) -> _Truth:
    """Say which credit codes have the check character that follows from the rest."""
    value = np.zeros(128, np.int64)
    value[np.frombuffer(_ALPHABET.encode(), np.uint8)] = np.arange(len(_ALPHABET))
    worked = value[chars]
    return np.asarray((31 - worked[:, :17] @ _CODE_WEIGHTS % 31) % 31 == worked[:, 17])


_READERS: Mapping[Sense, Callable[[pa.Array], _Truth]] = MappingProxyType(
    {
        Sense.TEXT: _text,
        Sense.PERSON: _name,
        Sense.NAME: _name,
        Sense.ID: _checked(_ID, _id_holds),
        Sense.CODE: _checked(_CODE, _code_holds),
        Sense.CASE_NUMBER: _case_number,
        Sense.CAUSE: _form(_WORD),
        Sense.PLACE: _form(_PLACE),
        Sense.ORGAN: _form(_PLACE),
        Sense.NUMBER: _form(_NUMBER),
        Sense.MONEY: _form(_MONEY),
    }
)
