"""The province, city and county of an address or of a court."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from nlp.data.loader import divisions

_PROVINCE_TAIL = re.compile(r"(?:维吾尔|回族|壮族)?自治区$|省$|市$|特别行政区$")
_UNIT = re.compile(r"市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划")


@dataclass(frozen=True, slots=True)
class Divided:
    """Where a place lies; "" for what it does not tell. A municipality is its own city."""

    province: str = ""
    city: str = ""
    county: str = ""


_Codes = TypeVar("_Codes")


@dataclass(frozen=True, slots=True)
class _Index(Generic[_Codes]):
    """Names of divisions with their codes, and how long those are that begin with two characters."""

    codes: Mapping[str, _Codes]
    lengths: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, codes: Mapping[str, _Codes]) -> _Index[_Codes]:
        """Index names, the longest first."""
        lengths: dict[str, set[int]] = {}
        for name in codes:
            lengths.setdefault(name[:2], set()).add(len(name))
        return cls(codes, {start: sorted(several, reverse=True) for start, several in lengths.items()})

    def at(self, text: str, at: int) -> Iterator[str]:
        """Give the names that stand at `at`, the longest first."""
        for length in self.lengths.get(text[at : at + 2], ()):
            if (name := text[at : at + length]) in self.codes:
                yield name


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of divisions → their codes; cities and counties of one name have several."""

    provinces: _Index[str]
    cities: _Index[tuple[str, ...]]
    counties: _Index[tuple[str, ...]]


@cache
def _names() -> _Names:
    """Index the divisions by the ways they are written."""
    provinces: dict[str, str] = {}
    cities: dict[str, tuple[str, ...]] = {}
    counties: dict[str, tuple[str, ...]] = {}
    for code, name in divisions().items():
        if len(code) == 2:
            provinces |= {name: code, _PROVINCE_TAIL.sub("", name): code}
        elif len(code) == 4 and not _UNIT.fullmatch(name):
            for form in {name, name.removesuffix("市")} if len(name) > 2 else {name}:
                cities[form] = (*cities.get(form, ()), code)
        elif len(code) == 6 and len(name) > 1:
            counties[name] = (*counties.get(name, ()), code)
    return _Names(_Index.of(provinces), _Index.of(cities), _Index.of(counties))


@cache
def characters() -> str:
    """Return every character that stands in the name of a division; reading ends at any other."""
    return "".join(sorted({char for name in divisions().values() for char in name}))


def divide(text: str) -> Divided:
    """Read the divisions at the start of an address or of a court's name."""
    names = _names()
    province = next(names.provinces.at(text, 0), "")
    at, code = len(province), names.provinces.codes.get(province, "")
    city, after = _within(names.cities, text, at, code)
    code, at = (city, after) if city else (code, at)
    county, _ = _within(names.counties, text, at, code)
    return _named(county or city or code)


def place_name(text: str) -> str:
    """Return an address down to its county, whole: 云岭省青禾市青禾县; "" where none is told."""
    found = divide(text)
    return "".join(dict.fromkeys((found.province, found.city, found.county)))


def _within(names: _Index[tuple[str, ...]], text: str, at: int, code: str) -> tuple[str, int]:
    """Return the code of the longest name that stands at `at` inside `code`, where it is the only one."""
    for name in names.at(text, at):
        inside = [found for found in names.codes[name] if found.startswith(code)]
        if len(inside) == 1:
            return inside[0], at + len(name)
    return "", at


@cache
def _named(code: str) -> Divided:
    """Return the names of a code and of what it lies in."""
    known = divisions()
    province = known.get(code[:2], "")
    city = known.get(code[:4], "") if len(code) >= 4 else ""
    if _UNIT.fullmatch(city):
        city = province if city == "市辖区" else known.get(code, "")
    municipality = province.endswith("市") and not city
    return Divided(
        province, province if municipality else city, known.get(code, "") if len(code) == 6 else ""
    )
