"""Home addresses of natural persons, below the county: in the head, in the facts, and told again."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from annotations.privacy.numbers.identities import propose
from annotations.privacy.people.mentions import people_of
from annotations.privacy.places.before import (
    before_home,
    behind_person,
    by_form,
    called_home,
    here,
    lived_in_house,
    villagers,
)
from annotations.privacy.places.behind import behind_cues, behind_lives, in_brackets, in_heads, posted
from annotations.privacy.places.beside import beside_home
from annotations.privacy.places.between import between
from annotations.privacy.places.grammar import (
    UNITS,
    clause_start,
    fine,
    skip_divisions,
    start_before,
    way_end,
)
from annotations.privacy.places.parts import chained, doors, in_fields
from annotations.privacy.places.place import BY_FORM_CONFIDENCE, NOT_HOME, Place
from annotations.privacy.places.scored import scored
from annotations.privacy.places.told import told_by_people
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.parse.divisions import Level, begins, prefix
from nlp.text.cover import Cover

_ESTATE = re.compile(r"(?:^|(?<=[镇乡号])|(?<=街道))[\u4e00-\u9fff]{2,8}?(?:小区|花园|家园|公寓|新村)")
_ESTATE_ONLY = re.compile(r"[^\d]{2,12}(?:小区|花园|家园|公寓|新村)")
_AGAIN_UNITS, _SHORT, _MOST_FORMS, _NEAR = 2, 3, 200, 12
_DOORS = re.compile(
    r"(?:的?[东西南北中]?[\dA-Za-z一二三四五六七八九十]{1,4}(?:号楼|[栋幢座]|单元|[层楼室号户房]))*"
)
_NUMBERED = re.compile(rf"[\dA-Za-z一二三四五六七八九十]+(?:{UNITS})")
_BUILDING = re.compile(r"号楼|[栋幢座弄]|单元")
# In these cases a flat told by its form alone is most often what the parties quarrel about.
_ABOUT_PROPERTY = ("民事", "执行", "行政")
# A village or an estate alone is told for many reasons; with a door, for few.
_PRECISE = re.compile(rf"[\dA-Za-z一二三四五六七八九十](?:{UNITS})|\d-\d")
# A building of flats and the room: …小区3幢2单元|502室.
_FLAT = re.compile(
    r"(?P<building>[^\d]{3,}.*(?:号楼|[栋幢]|单元|号(?=\d{3,4}[室房])))\d{3,4}(?:室|房|户|号)?"
)
_ROOM = re.compile(r"\d{3,4}(?:[室房户号]|(?![\d元米号年余多万千平人.]))")
# What leads to a place told again: 称|柳东路….
_SAYS = frozenset("称有即系叫说")
# A role is no part of a place: 在被|告人…小区, 实际用款|人….
_THAT = tuple("该本原同邻")
_UNIT = re.compile(UNITS)
_TORN = re.compile(
    r"(?:(?<=被)(?:告人?|害人)|(?<=被上)诉人|(?<=[款证诉请行疑])人(?![民和]))(?:[\u4e00-\u9fff]某[某甲乙丙丁\d]?)?"
)
_TOWN_OF = re.compile("(?<=[\u4e00-\u9fff]{2})县(?=[\u4e00-\u9fff]{1,5}?(?:镇|乡(?!村)|街道))")
_NEXT_DOOR = "与文中写明是住处的地址在同一栋楼，须核实是否为自然人住处"
_TOLD_AGAIN = "前后文写明是住处的地址在此再次出现"


def detect_addresses(scene: Scene) -> Iterator[Candidate]:
    """Find home addresses; what a place is (a home, a shop, a scene) is read from the words around it."""
    text = scene.view.text
    people = {*people_of(scene.case), *(person.name for person in scene.people)}
    places = [
        *in_heads(text),
        *behind_lives(text),
        *behind_cues(text),
        *in_brackets(text),
        *before_home(text, people),
        *beside_home(text, people),
        *here(text),
        *called_home(text),
        *told_by_people(text, people),
        *in_fields(text),
        *between(text, people),
        *(lived_in_house(text) if "居住" in text or "唯一住" in text else ()),
        *(() if scene.case.nature in _ABOUT_PROPERTY else (*by_form(text, people), *posted(text))),
    ]
    chosen = _longest(places)
    chosen = _longest([*chosen, *doors(text, chosen), *chained(text, chosen)])
    # A village alone is told for many reasons: only where it is called somebody's, not wherever it returns.
    told = _longest(
        [*chosen, *_again(text, chosen, people), *_next_doors(text, chosen), *villagers(text, people)]
    )
    for begin, end, why, confidence in _longest([*told, *scored(text, told)]):
        start = _off_person(text, begin, end, people)
        if start != begin and not fine(text[start:end]):
            continue
        value = re.sub(r"\s", "", text[start:end])
        yield propose(scene, Category.ADDRESS, (start, end), value, why, confidence)


def _off_person(text: str, start: int, end: int, people: set[str]) -> int:
    """Return where a place starts behind a county within it, or behind a role that it tore: 被|告人….

    A county that no list has any more is known by the town behind it.
    """
    torn = _TORN.match(text, start)
    at = torn.end() if torn else start
    if torn:
        at = next((at + size for size in (4, 3, 2) if text[at : at + size] in people), at)
    unit = _UNIT.search(text, at, end)
    high = unit.start() if unit else end
    county = _TOWN_OF.search(text, at, min(end, high + 2))
    # 到他|县溪乡 is a name.
    if county is not None and (county.start() > at + 1 or text[at - 1 : at] in _THAT):
        return county.end()
    ends = (prefix(text, one) for one in begins(text, at + 1, high))
    inner = next((one.end for one in ends if one.level == Level.COUNTY and one.end - at > _SHORT), at)
    return skip_divisions(text, inner) if inner > at and fine(text[inner:end]) else at


def _again(text: str, places: list[Place], people: set[str]) -> Iterator[Place]:
    """Find what was established as a home where it is told again, whole or without its town or its room."""
    forms: dict[str, tuple[bool, str, float]] = {}
    for start, end, why, confidence in sorted(places, key=lambda one: -one[3]):
        tail = text[start:end]
        if len(forms) >= _MOST_FORMS or not fine(tail) or not _PRECISE.search(tail):
            continue
        sure = confidence > BY_FORM_CONFIDENCE
        said = (_TOLD_AGAIN, 0.8) if sure else (why, confidence)
        for form in _forms(tail):
            forms.setdefault(form, (False, *said))
        named = _ESTATE.search(tail) if sure else None
        if named:
            forms[named[0]] = (True, *said)
    known = Cover(place[:2] for place in places)
    # What begins with its name first: a number within it leads on from nothing else.
    for form, (estate, why, confidence) in sorted(forms.items(), key=lambda one: one[0][0].isdigit()):
        alone = estate or _ESTATE_ONLY.fullmatch(form) is not None
        at = text.find(form)
        while at >= 0:
            doors = _DOORS.match(text, at + len(form)) if estate else None
            end = doors.end() if doors else at + len(form)
            end = max(end, way_end(text, end))
            # An estate alone is as often where one meets as where one lives.
            doubtful = alone and end == at + len(form)
            if not doubtful:
                start = at if known.holds(at) else _whole(text, at, at + len(form), people)
                known.add(start, end)
                yield start, end, why, confidence
            at = text.find(form, end)


def _whole(text: str, at: int, high: int, people: set[str]) -> int:
    """Return where the address starts that a building's number at `at` goes on: 柳园小区A区|4栋2单元502室."""
    if not text[at].isdigit():
        return at
    start = behind_person(text, start_before(text, clause_start(text, at), high), at, people)
    return min(at, start + (text[start : start + 1] in _SAYS))


def _next_doors(text: str, places: list[Place]) -> Iterator[Place]:
    """Find the other rooms of a building in which somebody is told to live: who is there lives there, too."""
    sure = (text[start:end] for start, end, _, confidence in places if confidence > BY_FORM_CONFIDENCE)
    flats = (flat for tail in sure if (flat := _FLAT.fullmatch(tail)))
    for building in dict.fromkeys(flat["building"] for flat in flats):
        at = text.find(building)
        while at >= 0:
            room = _ROOM.match(text, at + len(building))
            if room and not NOT_HOME.search(text, at, room.end() + _NEAR):
                yield at, room.end(), _NEXT_DOOR, BY_FORM_CONFIDENCE
            at = text.find(building, at + len(building))


def _forms(tail: str) -> Iterator[str]:
    """Give the tail, and its ends that still name a door."""
    if len(tail) > _SHORT:
        yield tail
    for match in re.finditer(UNITS, tail):
        rest = tail[match.end() :]
        if len(_NUMBERED.findall(rest)) >= _AGAIN_UNITS and _BUILDING.search(rest) and rest[-1] in "室号户房":
            yield rest


def _longest(places: list[Place]) -> list[Place]:
    """Settle overlaps: the longest place first, the surest reason of equal ones; in text order."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda one: (one[0] - one[1], -one[3], one[0])):
        at = bisect(kept, place)
        free_before = at == 0 or kept[at - 1][1] <= place[0]
        if free_before and (at == len(kept) or place[1] <= kept[at][0]):
            kept.insert(at, place)
    return kept
