"""Where the administrative prefix of an address ends: province, city, county (GB/T 2260).

What stands before that end may be published, what stands behind it may not; so the level that was
reached matters. Short forms (吉林通榆县, 浙江杭州市西湖区) and divisions that have been renamed since
(黔西县, 即墨市) are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final, NamedTuple

from nlp.data import loader


class Level(IntEnum):
    """How deep a prefix goes; COUNTY also where the city has no counties (东莞市, 嘉峪关市)."""

    NONE = 0
    PROVINCE = 1
    CITY = 2
    COUNTY = 3


class Prefix(NamedTuple):
    """Where the prefix ends, and how deep it goes; a tuple, for one is made at every place that is tried."""

    end: int
    level: Level


# Asked for at every place that is tried, and a member is looked up by its name each time.
_NONE: Final = Level.NONE
_SHORT_PROVINCES: Final = {
    "15": "内蒙古",
    "45": "广西",
    "54": "西藏",
    "64": "宁夏",
    "65": "新疆",
    "81": "香港",
    "82": "澳门",
}
_NO_NAMES = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
_PEOPLES = "藏|蒙古|回|彝|苗|羌|壮|傣|白|侗|布依|哈尼|土家|傈僳|景颇|哈萨克|柯尔克孜|朝鲜|黎"
_CITY_TAIL = re.compile(rf"(?:(?:{_PEOPLES})族?)*自治州$|地区$|盟$|市$")
# A county that the list does not have (renamed since), right behind a province or city.
_RENAMED = re.compile(
    r"[\u4e00-\u9fff]{1,10}?自治[县旗]|[\u4e00-\u9fff]{1,3}?[县旗市]|[\u4e00-\u9fff]{2}区(?![域内间])"
)
_NOT_COUNTY = re.compile(
    r"小区|社区|校区|园区|厂区|城区|市区|库区|地区|灾区|山区|院区|矿区|辖区|某|[路街镇乡村号]"
)
_ZONE = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:(?:经济技术|高新技术产业|高新技术|经济)开发区|高新区|经开区|工业园区|新区)"
)
# Behind these a short name is a street's (北京路12号).
_STREETS = ("路", "街", "大道", "东路", "西路", "南路", "北路", "中路")

_SHORT = 2

_Names = dict[str, tuple[str, ...]]


def _index(names: Iterable[str]) -> _Names:
    """Group names by their first two characters, the longest first."""
    groups: dict[str, set[str]] = {}
    for name in names:
        groups.setdefault(name[:2], set()).add(name)
    return {key: tuple(sorted(group, key=len, reverse=True)) for key, group in groups.items()}


@dataclass(frozen=True, slots=True)
class _Tables:
    """Names by what they lie in; keys are full names, values are codes."""

    provinces: _Names
    province_code: dict[str, str]
    cities: _Names
    city_codes: dict[str, tuple[str, ...]]
    counties: _Names
    below: dict[str, _Names]
    starts: frozenset[str]


@cache
def _tables() -> _Tables:
    """Build the indexes once."""
    codes = loader.divisions()
    named = {code: name for code, name in codes.items() if name not in _NO_NAMES}
    provinces = {name: code for code, name in named.items() if len(code) == 2}
    for code, name in list(named.items()):
        if len(code) == 2:
            provinces.setdefault(_SHORT_PROVINCES.get(code, name[:-1]), code)
    cities: dict[str, list[str]] = {}
    below: dict[str, set[str]] = {}
    for code, name in named.items():
        if len(code) == 4:
            for form in _forms(name):
                if len(form) > 1:
                    cities.setdefault(form, []).append(code)
                    below.setdefault(f"{code[:2]}c", set()).add(form)
        elif len(code) == 6:
            below.setdefault(code[:4], set()).add(name)
            below.setdefault(code[:2], set()).add(name)
    for code, names in loader.abolished().items():
        below.setdefault(code, set()).update(names)
        below.setdefault(code[:2], set()).update(names)
    # 开县 is too short to be told where no city stands before it (召开县委会).
    former = (name for names in loader.abolished().values() for name in names if len(name) > _SHORT)
    first, second = _index(provinces), _index(cities)
    third = _index([*(name for code, name in named.items() if len(code) == 6), *former])
    return _Tables(
        first,
        provinces,
        second,
        {name: tuple(found) for name, found in cities.items()},
        third,
        {key: _index(names) for key, names in below.items()},
        frozenset((*first, *second, *third)),
    )


def _forms(city: str) -> set[str]:
    """Return how a city is written: 延边朝鲜族自治州, 延边州, 延边."""
    stem = _CITY_TAIL.sub("", city)
    return {city, stem, stem + "州"} if city.endswith("自治州") else {city, stem}


def prefix(text: str, start: int) -> Prefix:
    """Return where the prefix that starts at `start` ends, and its level."""
    tables = _tables()
    # Most places of a text start no division: they are told by two characters, before anything is compared.
    if text[start : start + 2] not in tables.starts:
        return Prefix(start, _NONE)
    province = _longest(tables.provinces, text, start)
    best = _from_city(tables, tables.cities, text, start, "")
    if province and not (len(province) < 4 and text.startswith(_STREETS, start + len(province))):
        code = tables.province_code[province]
        at = _skip(text, start + len(province))
        inner = _in_province(tables, code, text, at)
        reached = inner if inner.level else Prefix(start + len(province), Level.PROVINCE)
        best = max(best, reached, key=lambda one: (one.end, one.level))
    if not best.level:
        county = _longest(tables.counties, text, start)
        if county:
            return Prefix(start + len(county), Level.COUNTY)
    return best


def begins(text: str, low: int, high: int) -> list[int]:
    """Return where a prefix may start, from `low` to `high`: two characters refuse most places."""
    starts = _tables().starts
    return [at for at in range(low, high) if text[at : at + 2] in starts]


def _in_province(tables: _Tables, code: str, text: str, at: int) -> Prefix:
    """Read on behind a province: a city of it, or a county of it with the city left out."""
    by_city = _from_city(tables, tables.below.get(f"{code}c", {}), text, at, code)
    county = _longest(tables.below.get(code, {}), text, at)
    direct = Prefix(at + len(county), Level.COUNTY) if county else Prefix(at, Level.NONE)
    best = max(by_city, direct, key=lambda one: (one.end, one.level))
    return best if best.level else _renamed(text, at)


def _from_city(tables: _Tables, cities: _Names, text: str, at: int, province: str) -> Prefix:
    """Read a city and a county of it; a city without its 市 counts only when a county follows."""
    best = Prefix(at, Level.NONE)
    for city in cities.get(text[at : at + 2], ()):
        if not text.startswith(city, at):
            continue
        end = at + len(city)
        short = not city.endswith(("市", "州", "盟", "地区"))
        for code in tables.city_codes.get(city, ()):
            if not code.startswith(province):
                continue
            counties = tables.below.get(code, {})
            inner = _skip(text, end)
            county = _longest(counties, text, inner)
            if county:
                reached = Prefix(inner + len(county), Level.COUNTY)
            elif short:
                continue
            elif not counties or counties.keys() == {city[:2]}:
                reached = Prefix(end, Level.COUNTY)
            else:
                renamed = _renamed(text, inner)
                reached = renamed if renamed.level else Prefix(end, Level.CITY)
            best = max(best, reached, key=lambda one: (one.end, one.level))
    return best


def _renamed(text: str, at: int) -> Prefix:
    """Read what looks like a county but is not in the list."""
    zone = _ZONE.match(text, at)
    if zone:
        return Prefix(zone.end(), Level.COUNTY)
    match = _RENAMED.match(text, at)
    if match is None or _NOT_COUNTY.search(match[0]):
        return Prefix(at, Level.NONE)
    return Prefix(match.end(), Level.CITY if match[0].endswith("市") else Level.COUNTY)


def _longest(names: _Names, text: str, at: int) -> str:
    """Return the longest of `names` that stands at `at`."""
    for name in names.get(text[at : at + 2], ()):
        if text.startswith(name, at):
            return name
    return ""


def _skip(text: str, at: int) -> int:
    """Skip one blank (some sites put one between province and city)."""
    return at + 1 if text.startswith(" ", at) else at
