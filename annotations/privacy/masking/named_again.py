"""A person masked in one place and named in full in another (辛某琴 / 辛淑琴, 高某 / 高翔).

What fits a mask is told apart by how much speaks for it: a half mask shows two characters of three; a bracket
joins both (高某（高翔）); a role word or a harm says of the clear name what the text says of the masked one;
else the two share a surname that nobody else masked has, and stand in one passage. Whose role is protected
keeps its category (`why` names the mask); who was masked without need of a role is told under X-06.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from annotations.privacy.masking.clear import Clear, clear_name, is_name, occurrences, unaccounted
from annotations.privacy.masking.forms import Mask, Part, find_masks, split_mask
from annotations.privacy.people.mentions import people_of
from annotations.privacy.people.roles import OF_RELATIVE, RULES
from annotations.privacy.rules import RULE_OF
from annotations.privacy.scene import Candidate, Person, Scene
from annotations.values import Category, MaskedAs
from nlp.case import PartyKind, Side
from nlp.names.boundary import HAN, ends_here
from nlp.names.surnames import surname_of
from nlp.values import Span

_PART = {
    Category.NAME_VICTIM: Part.VICTIM,
    Category.NAME_WITNESS: Part.WITNESS,
    Category.NAME_APPRAISER: Part.APPRAISER,
    Category.NAME_MINOR: Part.MINOR,
    Category.NAME_FAMILY_PARTY: Part.PARTY,
}
WHO = {
    Category.NAME_VICTIM: "被害人一方",
    Category.NAME_WITNESS: "证人",
    Category.NAME_APPRAISER: "鉴定人",
    Category.NAME_MINOR: "未成年人一方",
    Category.NAME_FAMILY_PARTY: "当事人",
    Category.MASKING_INCONSISTENT: "当事人",
}
_SECTIONS = (
    ("head", "首部"),
    ("claims", "诉辩部分"),
    ("facts", "事实部分"),
    ("reasoning", "说理部分"),
    ("disposition", "主文"),
    ("tail", "尾部"),
)
# How much each kind of evidence makes of a name.
_HALF, _JOINED, _CUED, _HARMED, _NEARBY = 0.95, 0.95, 0.85, 0.75, 0.5

# Each half mask is looked for in the whole text: a list of fifty thousand people must not take all day.
_MOST, _FEW = 100, 5


@dataclass(frozen=True, slots=True)
class Hidden:
    """A masked person: the mask, what it shows of the name, and the category that protects it (or X-06's)."""

    form: str
    surname: str
    last: str
    category: Category
    places: tuple[tuple[int, int], ...]

    @property
    def numbered(self) -> bool:
        """Say whether the mask tells its bearer from others of the surname (王某1, 王某甲)."""
        return not self.last and self.form[-1] not in "某×*"

    def fits(self, name: str) -> bool:
        """Say whether the mask may hide the name; a half mask shows the first and the last character."""
        if not name.startswith(self.surname) or len(name) <= len(self.surname):
            return False
        return not self.last or (len(name) > len(self.surname) + 1 and name.endswith(self.last))


@dataclass(frozen=True, slots=True)
class Slip:
    """A masked person's name in clear: all its places, and what speaks for it."""

    name: str = field(repr=False)
    hidden: Hidden
    category: Category
    places: tuple[tuple[int, int], ...]
    confidence: float
    sure: bool


def detect_inconsistent(scene: Scene) -> Iterator[Candidate]:
    """Propose every place of a name that stands clear though its bearer is masked elsewhere."""
    for slip in find_slips(scene):
        rule = RULES.get(slip.category, RULE_OF[slip.category])
        why, masked_as = why_of(scene, slip), MaskedAs(slip.hidden.form, slip.sure)
        for start, end in slip.places:
            span = scene.view.span(start, end)
            yield Candidate(slip.category, rule, span, slip.name, why, slip.confidence, "masking", masked_as)


def find_slips(scene: Scene) -> list[Slip]:
    """Find the slips of one document, the firmest evidence first; each name once."""
    masks = find_masks(scene.view.text)
    hidden = hidden_people(scene, masks)
    if not hidden:
        return []
    known = frozenset(name for name in _known(scene) if len(name) > 1 and not _BLOTS & set(name))
    forms = Counter(mask.surname for mask in masks)
    alone = frozenset(surname for surname, count in forms.items() if count == 1)
    found: dict[str, Slip] = {}
    for slip in (
        *_joined(scene, hidden, known),
        *_flagged(scene, hidden, alone),
        *_halves(scene, hidden, known),
        *_others(scene, hidden, alone, known),
    ):
        found.setdefault(slip.name, slip)
    return list(found.values())


def _known(scene: Scene) -> Iterator[str]:
    """Give everybody whom the head or a role word already accounts for."""
    yield from people_of(scene.case)
    yield from (person.name for person in scene.people)


def why_of(scene: Scene, slip: Slip) -> str:
    """Say in one sentence what the mask is and where it stands."""
    start, end = slip.hidden.places[0]
    where = section_of(scene, scene.view.span(start, end))
    before = "前文" if start < slip.places[0][0] else "后文"
    place = f"{before}（{where}）" if where else before
    if slip.sure:
        return f"该人在{place}隐名为“{slip.hidden.form}”，此处却是完整姓名，隐名前后不一致"
    who = WHO.get(slip.hidden.category, "人员")
    return f"{place}有同姓的{who}隐名为“{slip.hidden.form}”，疑为同一人，此处却是完整姓名"


def section_of(scene: Scene, span: Span) -> str:
    """Name the section that holds a place, or ""."""
    sections = scene.case.sections
    for attribute, word in _SECTIONS:
        section: Span | None = getattr(sections, attribute)
        if section is not None and section.covers(span):
            return word
    return ""


def hidden_people(scene: Scene, masks: Iterable[Mask]) -> list[Hidden]:
    """Return who is masked: whose role is protected, then the parties of civil cases, then half masks."""
    found: dict[str, Hidden] = {}
    for person in scene.people:
        if person.masked and person.role and (parts := split_mask(person.name)):
            places = tuple(scene.view.inside(one) for one in person.mentions[:_JOINTS])
            found[person.name] = Hidden(person.name, *parts, Category(person.role), places)
    for party in scene.case.parties:
        wanted = party.masked and party.kind is PartyKind.PERSON and party.side is not Side.ACCUSED
        if wanted and party.name not in found and (parts := split_mask(party.name)):
            places = (scene.view.inside(party.span),)
            found[party.name] = Hidden(party.name, *parts, Category.MASKING_INCONSISTENT, places)
    for mask in masks:
        if mask.last and mask.form not in found:
            found[mask.form] = Hidden(
                mask.form, mask.surname, mask.last, Category.MASKING_INCONSISTENT, mask.places
            )
    return list(found.values())


def _flagged(scene: Scene, hidden: Iterable[Hidden], alone: frozenset[str]) -> Iterator[Slip]:
    """Find the masks of people whose clear names their own role words already show."""
    clear = [person for person in scene.people if person.role and not person.masked]
    # A family shares its surname: a party named in the head, a parent beside a child is somebody else.
    named = {party.name for party in scene.case.parties} | {agent.name for agent in scene.case.agents}
    rivals = Counter(surname_of(person.name) for person in clear)
    by_surname: dict[str, list[Hidden]] = defaultdict(list)
    for one in hidden:
        if len(by_surname[one.surname]) < _MOST:
            by_surname[one.surname].append(one)
    for person in clear:
        surname = surname_of(person.name)
        for one in by_surname.get(surname, ()):
            half = bool(one.last) and one.fits(person.name)
            same = not one.last and one.fits(person.name) and one.category.value == person.role
            # Who died, or is kin by another name, is not the party who sues behind the mask.
            kin = person.rule == OF_RELATIVE
            likely = same and not kin and surname in alone and rivals[surname] == 1
            if half or (likely and person.name not in named and one.category is not Category.NAME_MINOR):
                yield _slip_of(scene, person, one, sure=half)
                break


def _slip_of(scene: Scene, person: Person, hidden: Hidden, *, sure: bool) -> Slip:
    """Tell of a flagged person's mask; the category is the one of the clear name."""
    places = tuple(scene.view.inside(one) for one in person.mentions)
    return Slip(person.name, hidden, Category(person.role), places, person.confidence, sure)


def _halves(scene: Scene, hidden: Iterable[Hidden], known: frozenset[str]) -> Iterator[Slip]:
    """Find the full names that half masks show the edges of: 辛某琴 → 辛淑琴."""
    text = scene.view.text
    for one in islice((one for one in hidden if one.last), _MOST):
        for name in sorted(_between(text, one.surname, one.last) - known)[:_FEW]:
            clear = clear_name(text, name) if is_name(name) else None
            if clear is not None and _recognised(scene, [clear])[0]:
                yield Slip(name, one, one.category, clear.places, _HALF, sure=True)


def _between(text: str, surname: str, last: str) -> set[str]:
    """Give what stands in a text with one character between a surname and a last character."""
    size = len(surname) + 2
    return {
        text[at : at + size]
        for at in occurrences(text, surname)
        if text[at + size - 1 : at + size] == last
        and "\u3400" <= text[at + size - 2] <= "\u9fff"
        and text[at + size - 2] != "某"
        and ends_here(text, at + size)
    }


_BLOTS = frozenset("某×*")
_INSIDE = re.compile(rf"\((?:即|真名|原名|本名|真实姓名)?(?:为|：)?([{HAN}]{{2,4}})\)")
_BEHIND = re.compile(rf"([{HAN}]{{2,4}})\((?:化名|以下简称|简称|下称|以下称)?[“\"]?$")


def _joined(scene: Scene, hidden: Iterable[Hidden], known: frozenset[str]) -> Iterator[Slip]:
    """Find a name that a bracket joins to its mask: 高某（高翔）, 高翔（以下简称高某）."""
    text = scene.view.text
    pairs = dict.fromkeys((name, one) for one in hidden for name in _in_brackets(text, one))
    for name, one in islice((pair for pair in pairs if pair[0] not in known), _MOST):
        clear = clear_name(text, name)
        if clear is not None:
            yield Slip(name, one, one.category, clear.places, _JOINED, sure=True)


def _in_brackets(text: str, hidden: Hidden) -> Iterator[str]:
    """Give the names that stand in a bracket behind a mask, or before a bracket that holds it."""
    for start, end in hidden.places[:_JOINTS]:
        if text[end : end + 1] != "(" and text[start - 1 : start] not in _OPENS:
            continue
        for match in (_INSIDE.match(text, end, end + 14), _BEHIND.search(text, max(0, start - 14), start)):
            name = _tail_that_fits(match[1], hidden) if match else ""
            if name:
                yield name


# 郭某(郭娅父亲) names somebody else.
_KIN = ("父", "母", "妻", "夫", "父亲", "母亲", "妻子", "丈夫", "儿子", "女儿", "之")
_JOINTS = 60
_OPENS = frozenset('(“"称名')


def _tail_that_fits(words: str, hidden: Hidden) -> str:
    """Return the end of some words that is a name which the mask may hide: 向高翔 → 高翔."""
    for size in (4, 3, 2):
        name = words[-size:]
        shaped = len(name) == size and surname_of(name) == hidden.surname and hidden.fits(name)
        if shaped and is_name(name) and not name.endswith(_KIN):
            return name
    return ""


def _others(
    scene: Scene, hidden: Iterable[Hidden], alone: frozenset[str], known: frozenset[str]
) -> Iterator[Slip]:
    """Find clear names that nobody else bears and that share the surname of exactly one masked person."""
    lone = {one.surname: one for one in hidden if one.surname in alone and not one.last}
    cued = {surname for surname, one in lone.items() if one.category in _CUED_ONLY}
    text = scene.view.text
    if not lone:
        return
    likely = [
        (clear, lone[surname], weight)
        for clear in islice(unaccounted(text, lone, known, cued), _MOST)
        if (surname := surname_of(clear.name)) in lone and (weight := _weight(text, clear, lone[surname]))
    ]
    rivals = Counter(one.surname for _, one, _ in likely)
    asked = [one for one in likely if rivals[one[1].surname] == 1][:_ASKED]
    for (clear, one, weight), person in zip(asked, _recognised(scene, [c for c, _, _ in asked]), strict=True):
        if person:
            yield Slip(clear.name, one, one.category, clear.places, weight, sure=weight >= _CUED)


# Who is named where a role word stands, and found there already; else only a list of masks tells.
_CUED_ONLY = frozenset((Category.NAME_WITNESS, Category.NAME_APPRAISER))
_ASKED = 4
_NEAR = 240


def _weight(text: str, clear: Clear, hidden: Hidden) -> float:
    """Weigh what speaks for a clear name to be the masked one's; 0 where nothing does."""
    part = _PART.get(hidden.category, Part.PARTY)
    if part in clear.parts:
        return _CUED
    if clear.parts - {part}:
        return 0.0
    if clear.harmed and part is Part.VICTIM:
        return _HARMED
    if _stand_together(text, clear, hidden):
        return 0.0
    if clear.listed and not hidden.numbered:
        return _NEARBY
    rare = len(clear.places) <= min(_RARE, len(hidden.places))
    near = any(abs(at[0] - place[0]) <= _NEAR for at in clear.places for place in hidden.places)
    return _NEARBY if rare and near and not hidden.numbered and part in _TOLD_OF else 0.0


def _stand_together(text: str, clear: Clear, hidden: Hidden) -> bool:
    """Say whether the text tells both in one breath (王某与王建国), which nobody does of one person."""
    places = sorted([*clear.places, *hidden.places])
    return any(
        text[left[1] : right[0]] in _JOINED_BY
        for left, right in pairwise(places)
        if right[0] - left[1] < _BREATH
    )


_JOINED_BY = frozenset(("、", "以及", *"与和及跟同对将向被把找打让给系的"))
_BREATH = 3
_RARE = 3
# Who is named all through the story; a witness shares a surname with too many people in it.
_TOLD_OF = frozenset((Part.VICTIM, Part.MINOR))


def _recognised(scene: Scene, clear: list[Clear]) -> list[bool]:
    """Ask the recogniser whether each name is one where it stands first; without one, all are."""
    if scene.recogniser is None or not clear:
        return [True] * len(clear)
    text = scene.view.text
    froms = [max(0, min(one.places[0][0] - _BEFORE, len(text) - _WINDOW)) for one in clear]
    answers = scene.recogniser.persons([text[at : at + _WINDOW] for at in froms])
    return [
        any((at + first, at + last) == one.places[0] for first, last in ranges)
        for one, at, ranges in zip(clear, froms, answers, strict=True)
    ]


_BEFORE, _WINDOW = 9, 24
