"""One court, one name, however a clerk writes it: 海淀区法院, 北京海淀法院 and 北京市海淀区人民法院 are one.

A name is read as its places and its level; what only says the kind of a place (市, 区, 县) or of a court
(人民) may be left out. A kind that is written is the court's (长沙市 is not 长沙县); 长沙 alone is the city.
A short name of several courts (朝阳区法院) is the one whose full name stands in the same column, if just one
does; else it stays as it is, as do courts merged into others (宣武区人民法院).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pyarrow as pa

from annotations.supervision.catalogue.values import Sense, Table
from annotations.supervision.tables.places import divide
from nlp.data.loader import courts, divisions

_STATE, _NATION = "中华人民共和国", "最高人民法院"
_HIGHEST = frozenset({"最高法院", "最高法", "最高院", "最高人民法院"})
# The longest name of the list has 27 characters and four places; what is longer is no name.
_LONGEST, _MOST_PLACES = 60, 6
# A tribunal (人民法庭, 民一庭) sits for its court, as a note in brackets (（本院）) does not change it.
# What is matched here is never given back: a cell of many 庭 would be tried in every way.
_BEHIND = re.compile(r"(?<=法院)(?:\([^()]*\)|（[^（）]*）|(?>[\u4e00-\u9fff]{0,12}庭))++$")
# 中 and 高 are a level before 院 alone: 渝中法院 is of 渝中区.
_LEVEL = re.compile(r"(?:第?([一二三四五六]))?(中级|高级|[中高](?=院))?(?:人民)?(?:法院|(?<=[中高])院)$")
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    "|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|普米|怒|鄂温克|保安|裕固|独龙|鄂伦春|各"
)
# 双江拉祜族佤族布朗族傣族自治县 is of four peoples.
_DIVISION = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2,}?)"
    rf"(?P<kind>(?>(?:(?:{_PEOPLES})族?){{0,4}})自治[区州县旗]|省|市|地区|盟|州|区|县|旗)"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a court's name: 海淀, 区. The kind is "" where none is written (or in 忠县)."""

    stem: str
    kind: str

    def forms(self) -> tuple[str, ...]:
        """Return the ways to write it, the longest first: 湘西土家族苗族自治州, 湘西自治州, 湘西州, 湘西."""
        last = self.kind[-1:]
        kinds = (self.kind, "自治" + last, last, "") if "自治" in self.kind else (self.kind, "")
        return tuple(self.stem + kind for kind in dict.fromkeys(kinds))


def one_court(written: str) -> str:
    """Return the full name of a court that is known under this name; an unknown or doubtful one as it is."""
    if len(written) > _LONGEST:
        return written
    name = _BEHIND.sub("", written).removeprefix(_STATE)
    if name in _HIGHEST:
        return _NATION
    if name in _listed():
        return name
    return _the_one(_candidates(name, _known()) or _by_county(name)) or name


def courts_as_one(table: Table, rows: pa.Table) -> pa.Table:
    """Write each court of a table by one name: short ones by the full name that stands in the column."""
    for column in table.columns:
        if column.sense is not Sense.COURT:
            continue
        coded = rows[column.name].combine_chunks().dictionary_encode()
        names = coded.dictionary.to_pylist()
        renamed = _by_their_fellows(names)
        if renamed:
            cells = pa.array([renamed.get(name, name) for name in names], pa.string()).take(coded.indices)
            rows = rows.set_column(rows.schema.get_field_index(column.name), column.name, cells)
    return rows


def _by_their_fellows(names: Iterable[str | None]) -> dict[str, str]:
    """Give the names of a column that are another name of it in short, with that one."""
    there = [name for name in names if name]
    unknown = [name for name in there if name not in _listed()]
    if not unknown:
        return {}
    index = _index(there)
    found = ((name, _the_one(_fullest(name, index))) for name in unknown)
    return {name: full for name, full in found if full}


def _fullest(name: str, index: Mapping[str, frozenset[str]]) -> list[str]:
    """Give the courts of a column of which a name is a short form, without those that are one themselves."""
    longer = [one for one in _candidates(name, index) if one in _listed() or len(one) > len(name)]
    return [one for one in longer if one in _listed() or not _longer(one, _candidates(one, index))]


def _longer(name: str, courts_: Iterable[str]) -> bool:
    """Say whether any of some courts has a fuller name than this one."""
    return any(one in _listed() or len(one) > len(name) for one in courts_)


def _the_one(candidates: Iterable[str]) -> str:
    """Choose the court that is meant; "" where none or several may be."""
    several = list(candidates)
    return several[0] if len(several) == 1 else ""


def _candidates(name: str, index: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the other courts that a name may be a way to write, in the kinds of its places too.

    A county may have become a district since (上海市崇明县); what stands above it must say where.
    """
    places, level = _parts(name)
    found = index.get(_short(places) + level, frozenset()) - {name}
    if not found:
        return found
    before = _LEVEL.sub("", name)
    meant = frozenset(court for court in found if _means(before, _parts(court)[0]))
    if meant or len(places) < 2 or places[-1].kind != "县":
        return meant
    now = before.removesuffix("县") + "区"
    return frozenset(court for court in found & _listed() if _means(now, _parts(court)[0]))


def _means(before: str, places: tuple[_Place, ...]) -> bool:
    """Say whether what stands before the level may be these places; a city's name alone is the city."""
    *above, last = places
    cities = _cities().get(before)
    if cities is not None and last.stem + last.kind not in cities:
        return False
    starts = {0}
    for place in above:
        starts |= _ends(before, starts, place)
    return len(before) in _ends(before, starts, last)


def _ends(text: str, starts: Iterable[int], place: _Place) -> set[int]:
    """Return where a place ends that stands at one of some positions."""
    return {at + len(form) for at in starts for form in place.forms() if text.startswith(form, at)}


@cache
def _provinces() -> frozenset[str]:
    """Return the names of the provinces without their kind."""
    return frozenset(_stem(name) for code, name in divisions().items() if len(code) == 2)


@cache
def _cities() -> Mapping[str, frozenset[str]]:
    """Return the names of provinces and cities without their kind (长沙, 湖南长沙) → what is meant: 长沙市.

    A province goes before a city (吉林), a city before any county or district (朝阳).
    """
    known = divisions()
    provinces = {code: name for code, name in known.items() if len(code) == 2}
    found = {_stem(name): {name} for name in provinces.values()}
    for code, name in known.items():
        if len(code) == 4:
            province = provinces[code[:2]]
            for above in ("", province, _stem(province)):
                if (short := above + _stem(name)) not in _provinces():
                    found.setdefault(short, set()).add(name)
    return {short: frozenset(names) for short, names in found.items()}


def _stem(name: str) -> str:
    """Return the name of one place without its kind."""
    match = _DIVISION.fullmatch(name)
    return match["stem"] if match else name


def _by_county(name: str) -> frozenset[str]:
    """Give the courts of the county that a name tells, with a city the list leaves out (银川市贺兰县)."""
    told = divide(name)
    if not told.county or _parts(name)[1] != "法院" or not _LEVEL.sub("", name).endswith(told.county):
        return frozenset()
    alone = _candidates(told.county + "法院", _known())
    return frozenset(court for court in alone if divide(court) == told)


def _parts(name: str) -> tuple[tuple[_Place, ...], str]:
    """Part a name into its places and its level: (北京市, 海淀区), 法院; nothing of what is no court's."""
    level = _LEVEL.search(name) if len(name) <= _LONGEST else None
    if level is None:
        return (), ""
    before, places = name[: level.start()], list[_Place]()
    if province := _bare_province(before):
        places.append(_Place(province, ""))
    at = len(province)
    while match := _DIVISION.match(before, at):
        places.append(_Place(match["stem"], match["kind"]))
        at = match.end()
    if at < len(before):
        places.append(_Place(before[at:], ""))
    if len(places) > _MOST_PLACES:
        return (), ""
    return tuple(places), f"{level[1] or ''}{(level[2] or '')[:1]}法院"


def _bare_province(before: str) -> str:
    """Return the province that a name begins with, where its kind is left out (广西柳州市)."""
    province = next((before[:size] for size in (2, 3) if before[:size] in _provinces()), "")
    first = _DIVISION.match(before) if province else None
    return province if first and first["stem"] != province else ""


def _short(places: Iterable[_Place]) -> str:
    """Write places in short."""
    return "".join(place.stem for place in places)


def _index(names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Give the courts behind every short form: its last place with any of those before, and the level."""
    found: dict[str, set[str]] = {}
    for name in names:
        places, level = _parts(name)
        if places and level:
            *above, last = places
            for size in range(len(above) + 1):
                for some in combinations(above, size):
                    found.setdefault(_short((*some, last)) + level, set()).add(name)
    return {short: frozenset(courts_) for short, courts_ in found.items()}


@cache
def _listed() -> frozenset[str]:
    """Return the full names of all courts of the list."""
    return frozenset(courts().values())


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """Return the courts of the list by their short forms."""
    return _index(_listed())
