"""One court, one name, however a clerk writes it: 海淀区法院, 北京海淀法院 and 北京市海淀区人民法院 are one.

A name is read as its places and its level; what only says the kind of a place (市, 区, 县) or of a court
(人民) may be left out. A short name of several courts (朝阳区法院) is the one whose full name stands in the
same column, if just one does; else it stays as it is, as do courts merged into others (宣武区人民法院).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations

import pyarrow as pa

from annotations.supervision.catalogue.values import Sense, Table
from annotations.supervision.tables.places import divide
from nlp.data.loader import courts
from nlp.parse.courts import full_name

_NATION = "最高人民法院"
_HIGHEST = frozenset({"最高法院", "最高法", "最高院", "最高人民法院"})
# A tribunal (人民法庭, 民一庭) sits for its court, as a note in brackets (（本院）) does not change it.
_BEHIND = re.compile(r"(?<=法院)(?:\([^()]*\)|（[^（）]*）|[\u4e00-\u9fff]{0,12}庭)+$")
_LEVEL = re.compile(r"(?:第?([一二三四五六]))?(中级?|高级?)?(?:人民)?(?:法院|(?<=[中高])院)$")
_DIVISION = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2,}?)(?P<kind>(?:[\u4e00-\u9fff]{1,3}族)*自治[区州县旗]|维吾尔自治区|省|市|地区|盟|州|区|县|旗)"
)


def one_court(written: str) -> str:
    """Return the full name of a court that is known under this name; an unknown or doubtful one as it is."""
    name = _BEHIND.sub("", written)
    if name in _HIGHEST:
        return _NATION
    full = full_name(name)
    if full in _listed():
        return full
    return _the_one(full, _candidates(full, _known()) or _by_county(full)) or full


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
    found = ((name, _the_one(name, _fullest(name, index))) for name in unknown)
    return {name: full for name, full in found if full}


def _fullest(name: str, index: Mapping[str, frozenset[str]]) -> list[str]:
    """Give the courts of a column of which a name is a short form, without those that are one themselves."""
    longer = [one for one in _candidates(name, index) if one in _listed() or len(one) > len(name)]
    return [one for one in longer if one in _listed() or not _longer(one, _candidates(one, index))]


def _longer(name: str, courts_: Iterable[str]) -> bool:
    """Say whether any of some courts has a fuller name than this one."""
    return any(one in _listed() or len(one) > len(name) for one in courts_)


def _the_one(name: str, candidates: Iterable[str]) -> str:
    """Choose the court that is meant; "" where none or several may be.

    Where courts differ only in the kind of their place (伊宁市, 伊宁县), the kind that is written decides.
    """
    several = list(candidates)
    written = [court for court in several if _last_place(court) in name] or several
    return written[0] if len(written) == 1 else ""


def _candidates(name: str, index: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the courts that may be meant."""
    places, level = _parts(name)
    return index.get("".join(places) + level, frozenset()) if places and level else frozenset()


def _by_county(name: str) -> frozenset[str]:
    """Give the courts of the county that a name tells, with a city the list leaves out (银川市贺兰县)."""
    told = divide(name)
    if not told.county:
        return frozenset()
    alone = _candidates(told.county + "法院", _known())
    return frozenset(court for court in alone if divide(court) == told)


def _last_place(court: str) -> str:
    """Return the last place of a court's name as it is written: 海淀区."""
    before = _LEVEL.sub("", court)
    last = next((match for match in _DIVISION.finditer(before) if match.end() == len(before)), None)
    return last[0] if last else before


def _parts(name: str) -> tuple[tuple[str, ...], str]:
    """Part a name into the stems of its places and its level: (北京, 海淀), 法院."""
    level = _LEVEL.search(name)
    if level is None:
        return (), ""
    before, stems = name[: level.start()], list[str]()
    at = 0
    while match := _DIVISION.match(before, at):
        stems.append(match["stem"])
        at = match.end()
    if at < len(before):
        stems.append(before[at:])
    return tuple(stems), f"{level[1] or ''}{(level[2] or '')[:1]}法院"


def _index(names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Give the courts behind every short form: its last place with any of those before, and the level."""
    found: dict[str, set[str]] = {}
    for name in names:
        places, level = _parts(name)
        if places and level:
            *above, last = places
            for size in range(len(above) + 1):
                for some in combinations(above, size):
                    found.setdefault("".join((*some, last)) + level, set()).add(name)
    return {short: frozenset(courts_) for short, courts_ in found.items()}


@cache
def _listed() -> frozenset[str]:
    """Return the full names of all courts of the list."""
    return frozenset(courts().values())


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """Return the courts of the list by their short forms."""
    return _index(_listed())
