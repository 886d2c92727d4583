"""Who the people of a document are, which of their names are protected, and where they are named.

Role words come first, the recogniser only settles what they leave open (`nlp.names.choose`). What is
known of a name at one place holds for the whole document: all its mentions are found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotations.privacy.people.behind_nouns import led_to
from annotations.privacy.people.beside import forgotten
from annotations.privacy.people.civil import civil_people
from annotations.privacy.people.doubles import with_both
from annotations.privacy.people.given_names import with_given
from annotations.privacy.people.mentions import accused, masked_mentions, mentions, people_of
from annotations.privacy.people.minors import Day, is_young, minors, of_firm, then_of
from annotations.privacy.people.misread import held_places, is_misread
from annotations.privacy.people.other_names import Known, aliases
from annotations.privacy.people.roles import (
    WHY,
    Said,
    category_of,
    is_criminal,
    is_family,
)
from annotations.privacy.people.stand_ins import called
from annotations.privacy.people.stranger import Stranger
from annotations.privacy.people.strangers import strangers, what_of
from annotations.privacy.scene import Person
from annotations.values import Category
from nlp.case import Case
from nlp.names.asides import is_aside
from nlp.names.boundary import Form
from nlp.names.choose import Chosen, choose
from nlp.names.columns import in_columns
from nlp.names.cues.before import Role
from nlp.names.lead_in import is_violent
from nlp.names.likely import is_miswritten
from nlp.names.masked import is_masked
from nlp.names.recognisers.interface import Recogniser
from nlp.names.slots import Slot, slots
from nlp.names.stand_in import plain_of
from nlp.names.traditional import simplify
from nlp.text.view import View

# A ward may be of age: who acts for one of the accused's side needs no mask then.
_FOR_SOMEBODY = "文中称其为法定代理人；所代理的人未成年或者应当隐名的，其姓名也应当隐去，请核对"
_KIN = frozenset((Category.NAME_FAMILY_PARTY, Category.NAME_MINOR))
_PROTECTING = frozenset(
    (
        *(Role.VICTIM, Role.HURT, Role.CLAIMANT, Role.WITNESS, Role.APPRAISER),
        *(Role.GUARDIAN, Role.PARENT, Role.CHILD, Role.TARGET),
    )
)


def find_people(case: Case, view: View, recogniser: Recogniser | None) -> tuple[Person, ...]:
    """Find the people whose names the rules protect, with all places that name them.

    Who is masked already is given too (`Person.masked`, the name is the mask): a mask is no leak, but what
    it hides may stand elsewhere.
    """
    plain = plain_of(view)
    # There a masked party is told by the surname.
    if not plain.names or is_family(case, view.text):
        return _find_people(case, view, recogniser)
    found = _find_people(called(case, plain.names), plain.view, recogniser, frozenset(plain.names))
    return tuple(replace(one, name=plain.names.get(one.name, one.name)) for one in found)


def _find_people(
    case: Case, view: View, recogniser: Recogniser | None, surely: Collection[str] = ()
) -> tuple[Person, ...]:
    """Find them in a text without names of other languages; `surely` are names whatever else is said."""
    shown, text = view.text, simplify(view.text)
    if text is not shown:
        view = replace(view, text=text)
    criminal = is_criminal(case, text)
    then = then_of(text, case, criminal=criminal)
    # Who is called guardian by mistake, and stands for a firm, is nobody's guardian.
    found = [slot._replace(role=Role.REPRESENTATIVE) if of_firm(text, slot) else slot for slot in slots(text)]
    wanted = [slot for slot in found if slot.role in _PROTECTING or is_young(text, slot, then)]
    listed = in_columns(view)
    found += [one.slot for one in listed]
    chosen = [*choose(text, wanted, recogniser), *(one for one in listed if one.slot.role in _PROTECTING)]
    known = _protected(text, case, found, chosen) if criminal else {}
    known = {**_young(view, case, chosen, then), **known}
    if not criminal or is_family(case, text):
        known |= civil_people(view, case, known, then, recogniser)
    clear = {name: one for name, one in known.items() if not one.masked}
    judged = frozenset(map(simplify, accused(case)))
    _add_aliases(text, clear, known, judged)
    if criminal:
        strange = dict(_strange(view, strangers(view, case, found, {**known, **clear}, recogniser, surely)))
        clear |= strange
        if strange:
            _add_aliases(text, clear, strange, judged)
    people = frozenset(map(simplify, people_of(case)))
    beside = _add_forgotten(view, case, found, clear, judged | people) if criminal else {}
    others = {*people, *_read_surely(text, found)}
    sure = {(one.start, one.end): one.name for one in listed if one.name in clear} | beside
    places = _places(text, clear, others, sure)
    told = _held(view, case, chosen, places) | dict.fromkeys(sure.values(), True)
    clear = _well_read(text, clear, places, people, told)
    hidden = {name: one for name, one in known.items() if one.masked and name not in clear}
    kin = () if criminal else [name for name, one in clear.items() if one.category in _KIN]
    places = with_given(text, places, others, kin) | masked_mentions(text, hidden)
    everyone = {**clear, **hidden}
    named = (_whole(text, one, places[name]) for name, one in everyone.items() if places[name])
    return tuple(_person(view, _as_written(shown, text, one, at), at) for one, at in named)


def _places(
    text: str, clear: Mapping[str, Known], others: Collection[str], sure: Mapping[tuple[int, int], str]
) -> dict[str, list[tuple[int, int]]]:
    """Find all places of those who stand clear; `sure` are those that a table or a list gives."""
    places = mentions(text, clear, others)
    return places | {name: held_places(text, places[name], sure) for name in dict.fromkeys(sure.values())}


def _young(view: View, case: Case, chosen: list[Chosen], then: Day | None) -> dict[str, Known]:
    """Give the minors and those who act for them; the first that is told of somebody counts."""
    young: dict[str, Known] = {}
    for one in minors(view, case, chosen, then):
        why = _FOR_SOMEBODY if one.guardian else ""
        told = Known(one.name, Category.NAME_MINOR, one.at, one.confidence, is_masked(one.name), why)
        young.setdefault(one.name, told)
    return young


def _strange(view: View, found: Iterable[Stranger]) -> Iterator[tuple[str, Known]]:
    """Give those of whom no word says who they are, each with what is likely."""
    for one in found:
        category, why = what_of(view.text, one)
        yield one.name, Known(one.name, category, one.places[0][0], one.likely, why=why)


def _add_aliases(
    text: str, clear: dict[str, Known], known: dict[str, Known], judged: Collection[str]
) -> None:
    """Add the other names that the text gives those who are known, but for those who stand accused."""
    for alias in aliases(text, known):
        if alias.name not in judged:
            clear.setdefault(alias.name, alias)


def _held(
    view: View, case: Case, chosen: Iterable[Chosen], places: Mapping[str, Sequence[tuple[int, int]]]
) -> dict[str, bool]:
    """Say of those whom nothing but both sides names whether they are told, unless one place is aside.

    Whom the head names is a party under another name (又名阿虎，虎子), whom a place shows aside is accused.
    """
    low, high = view.inside(case.sections.head) if case.sections.head else (0, 0)
    names: dict[str, bool] = {}
    for one in chosen:
        only = one.slot.reading.form is Form.OPEN and one.slot.held
        names[one.name] = only and names.get(one.name, True)
    told: dict[str, bool] = {}
    for name in (name for name, only in names.items() if only):
        aside = sum(is_aside(view.text, *place) for place in places.get(name, ())[:_LOOKED_AT])
        headed = high < len(view.text) and any(low <= start < high for start, _ in places.get(name, ()))
        told[name] = not headed and not aside
    return told


_LOOKED_AT = 12


def _well_read(
    text: str,
    clear: Mapping[str, Known],
    places: Mapping[str, list[tuple[int, int]]],
    people: Collection[str],
    told: Mapping[str, bool],
) -> dict[str, Known]:
    """Return those whose names are names where they stand; what its place tells (`told`) is one."""
    return {
        name: one for name, one in clear.items() if told.get(name, not is_misread(text, places[name], people))
    }


def _whole(text: str, known: Known, places: list[tuple[int, int]]) -> tuple[Known, list[tuple[int, int]]]:
    """Give a name of both parents' surnames the character that was not read, and its places."""
    whole = with_both(text, places)
    return (known if whole is places else replace(known, name=text[slice(*whole[0])])), whole


def _as_written(shown: str, text: str, known: Known, places: list[tuple[int, int]]) -> Known:
    """Give a name back the traditional characters that the text has."""
    if shown is text:
        return known
    return replace(known, name=shown[slice(*places[0])])


def _said(text: str, found: list[Slot], chosen: list[Chosen]) -> Iterator[tuple[str, Said]]:
    """Give what the slots say of each name, of those not chosen too."""
    wards = _wards(found)
    for one in chosen:
        yield one.name, (one.slot.role, one.slot.before)
        if one.slot.role is not Role.GUARDIAN:
            continue
        if _OF_HARMED.match(text, one.end) or _ward(wards, one.slot.cue[0]) in _HARMED:
            yield one.name, (Role.CLAIMANT, True)
    for slot in found:
        if slot.role in _PROTECTING or slot.role is Role.DESCRIBED:
            continue
        for end in slot.reading.ends[: 1 if slot.reading.sure else None]:
            yield text[slot.reading.start : end], (slot.role, slot.before)


def _in_court(case: Case) -> Iterator[tuple[str, Said]]:
    """Give the roles that the head and the foot of the document show."""
    for name in accused(case):
        yield simplify(name), (Role.ACCUSED, True)
    for officer in (*case.bench, *case.prosecutors):
        yield simplify(officer.name), (Role.OFFICER, True)


def _protected(text: str, case: Case, found: list[Slot], chosen: list[Chosen]) -> dict[str, Known]:
    """Give each chosen name of a criminal case the category of its role words."""
    first: dict[str, Chosen] = {}
    for one in chosen:
        first.setdefault(one.name, one)
    said: dict[str, set[Said]] = defaultdict(set)
    for name, how in (*_said(text, found, chosen), *_bracketed(text, first), *_in_court(case)):
        said[name].add(how)
    # 民警X上前检查时，…将X拖行: who is in office, and is struck by name, was hurt in office.
    for one in chosen:
        struck = one.slot.role is Role.TARGET and is_violent(text[slice(*one.slot.cue)])
        if struck and _IN_OFFICE in said[one.name]:
            said[one.name].add((Role.HURT, True))
    known: dict[str, Known] = {}
    numbered = _numbered(first)
    judged = {other for other, how in said.items() if (Role.ACCUSED, True) in how}
    # 殴打海澄, where 庹海澄 stands accused, harms nobody else.
    given = {other[1:] for other in judged}
    for name, one in first.items():
        category = category_of(said[name])
        other = (said[name] == _ONLY_HARMED and name in given) or is_miswritten(name, judged)
        if category is not None and not other:
            masked = one.slot.reading.form is Form.MASKED or is_masked(name) or name in numbered
            # A witness who was also judged elsewhere is for a person to look at.
            doubtful = (Role.ACCOMPLICE, True) in said[name] and category is Category.NAME_WITNESS
            confidence = min(one.confidence, _DOUBT) if doubtful else one.confidence
            known[name] = Known(name, category, one.start, confidence, masked)
    return known


_IN_OFFICE = Role.OFFICER, True
_ONLY_HARMED = {(Role.TARGET, True)}
# Right behind a name: this case's accused under a clear or another name, or somebody judged elsewhere.
_BRACKET = re.compile(
    r"\((?:(?P<here>[^()]{0,6}被告人[^()]{1,8}，?下同|[^()]{0,4}同案)|[^()]{0,16}(?:另案|[已被]判|判刑|在逃|不起诉))"
)


def _bracketed(text: str, names: Collection[str]) -> Iterator[tuple[str, Said]]:
    """Find what brackets right behind a name make of its bearer: X（另案处理）, X（被告人某，下同）."""
    for match in _BRACKET.finditer(text):
        role = Role.ACCUSED if match["here"] else Role.ACCOMPLICE
        for start in range(max(0, match.start() - _LONGEST), match.start() - 1):
            if text[start : match.start()] in names:
                yield text[start : match.start()], (role, True)


_SET_ASIDE = frozenset(
    (Role.ACCUSED, Role.APPELLANT, Role.ACCOMPLICE, Role.COUNSEL, Role.PARTY, Role.REPRESENTATIVE)
)


def _add_forgotten(
    view: View, case: Case, found: Iterable[Slot], clear: dict[str, Known], people: frozenset[str]
) -> dict[tuple[int, int], str]:
    """Add who was forgotten where the court masks others, and return where they stand there."""
    text = view.text

    def others() -> frozenset[str]:
        aside = (slot.reading for slot in found if slot.role in _SET_ASIDE)
        return people.union(text[one.start : end] for one in aside for end in one.ends)

    beside = forgotten(text, lambda: others() | clear.keys())
    beside |= led_to(view, case, {*clear, *beside}, others)
    clear |= {name: one.known for name, one in beside.items()}
    return {place: name for name, one in beside.items() for place in one.places}


def _read_surely(text: str, found: Iterable[Slot]) -> Iterator[str]:
    """Give the names that structure alone reads, whoever bears them."""
    for slot in found:
        if slot.reading.sure and slot.before and slot.reading.form is Form.HAN:
            yield text[slot.reading.start : slot.reading.end]


_HARMED = frozenset((Role.VICTIM, Role.CLAIMANT))
_OF_HARMED = re.compile(
    "(?:，[男女](?:，[^，。；]{1,20}){0,5}?)?[，(]系(?:本案)?(?:被害人|附带民事诉讼原告人|自诉人)"
)
_SIDES = _HARMED | {Role.ACCUSED, Role.APPELLANT, Role.PARTY}
_NEAR, _LONGEST, _DOUBT = 400, 12, 0.6


def _wards(found: list[Slot]) -> list[tuple[int, Role]]:
    """Return the parties that a 法定代理人 may stand for, in text order."""
    return sorted((slot.reading.start, slot.role) for slot in found if slot.before and slot.role in _SIDES)


def _ward(wards: list[tuple[int, Role]], at: int) -> Role | None:
    """Return the role of the last party named before `at`, unless that is far away."""
    index = bisect_left(wards, (at,)) - 1
    return wards[index][1] if index >= 0 and at - wards[index][0] < _NEAR else None


_SERIES = re.compile(r"[一二三四五六七八九十]{1,2}|([甲乙丙丁戊己已庚辛壬癸])\1?")
_MANY = 3


def _numbered(names: Iterable[str]) -> frozenset[str]:
    """Return the names that are a court's numbering (黄十一, 李庚庚); one alone may be a name."""
    found = [name for name in names if _SERIES.fullmatch(name[1:])]
    return frozenset(found) if len(found) >= _MANY else frozenset()


def _person(view: View, known: Known, places: list[tuple[int, int]]) -> Person:
    """Make the value, in offsets of the document."""
    return Person(
        name=known.name,
        role=known.category.value,
        mentions=tuple(view.span(start, end) for start, end in places),
        cue=view.span(known.at, known.at + len(known.name)),
        why=known.why or WHY[known.category],
        confidence=known.confidence,
        masked=known.masked,
        rule=known.rule,
    )
