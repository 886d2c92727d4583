"""Which clear name of one document is a masked person of a linked one: only where something ties them.

The same birth date, a half mask, the same side in the first instance, or the same protected role, each with
the surname; a name that could be two people's is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotations.privacy.masking.forms import split_mask
from annotations.privacy.masking.ledger import Ledger, Named
from annotations.values import Category
from nlp.names.masked import ORDER
from nlp.parse.case_numbers import format_case_number

_SURE, _SIDE, _ROLE = 0.95, 0.85, 0.7
# A person and where it stands in a ledger; a surname and a birth date, or the last character of the name.
Place = tuple[int, Named]
Key = tuple[str, str]
# More of one surname with one birth date, or with one last character, tie nobody to anybody.
_MOST_ALIKE: Final = 20


@dataclass(frozen=True, slots=True)
class Match:
    """A clear person of a document who is masked in another: the mask, its case number, how sure it is."""

    clear: Named = field(repr=False)
    form: str
    number: str
    same_case: bool
    category: Category
    confidence: float


@dataclass(frozen=True, slots=True)
class Masks:
    """The masked people of one ledger, by their surname and what else may tie a clear name to them.

    Each stands with its place among the people: of several that fit, the first is told.
    """

    ledger: Ledger
    surnames: Mapping[str, Sequence[Place]] = field(repr=False)
    born: Mapping[Key, Sequence[Place]] = field(repr=False)
    lasts: Mapping[Key, Sequence[Place]] = field(repr=False)

    def near(self, clear: Named, surname: str, *, only: bool) -> list[Named]:
        """Return who may be this person; by the surname alone where `only` this person bears it."""
        found: dict[int, Named] = dict(self.lasts.get((surname, clear.name[-1:]), ())[:_MOST_ALIKE])
        if clear.born:
            found |= self.born.get((surname, clear.born), ())[:_MOST_ALIKE]
        if only and self.is_alone(surname):
            found |= self.surnames[surname]
        return [found[place] for place in sorted(found)]

    def is_alone(self, surname: str) -> bool:
        """Say whether one masked person bears a surname."""
        return len(self.surnames.get(surname, ())) == 1


def masks_of(ledger: Ledger) -> Masks:
    """Put the masked people of a ledger in order."""
    surnames: dict[str, list[Place]] = {}
    born: dict[Key, list[Place]] = {}
    lasts: dict[Key, list[Place]] = {}
    for place in ((at, one) for at, one in enumerate(ledger.people) if one.masked):
        one = place[1]
        surnames.setdefault(one.surname, []).append(place)
        if one.born:
            born.setdefault((one.surname, one.born), []).append(place)
        if (parts := split_mask(one.name)) and parts[1]:
            lasts.setdefault(parts, []).append(place)
    return Masks(ledger, surnames, born, lasts)


def matches(own: Ledger, others: Iterable[Masks]) -> Iterator[Match]:
    """Find the clear people of one ledger who are masked in others; each is told once."""
    clear = [(one, one.surname) for one in own.people if not one.masked]
    masked_here = {one.name for one in own.people if one.masked}
    bearers = Counter(surname for _, surname in clear)
    told: set[str] = set()
    for other in others:
        for one, surname in clear:
            only = bearers[surname] == 1
            for mask_ in other.near(one, surname, only=only) if one.name not in told else ():
                weight = _weight(one, mask_, alone=only and other.is_alone(surname))
                if weight and not (mask_.name in masked_here and weight < _SURE):
                    told.add(one.name)
                    yield _match(own, one, other.ledger, mask_, weight)
                    break


def renumbered(own: Ledger, others: Iterable[Masks]) -> Iterator[Match]:
    """Find the masked people of one ledger whom a linked document numbers otherwise (张某1 / 张某2).

    Only where sex and birth date tie them; of two documents the later in order tells it.
    """
    dated = [(one, (one.surname, one.born)) for one in own.people if one.masked and one.born]
    for other in others if dated else ():
        if own.where <= other.ledger.where:
            continue
        number, same = other.ledger.link.number, own.link.number == other.ledger.link.number
        told = format_case_number(number) if number else ""
        for one, key in dated:
            for _, mask_ in other.born.get(key, ())[:_MOST_ALIKE]:
                if _is_renumbered(one, mask_):
                    yield Match(one, mask_.name, told, same, Category.MASKING_STYLE, _SURE)


_NUMBERED: Final = re.compile(f"(某{{1,2}}|[×*]{{1,2}})([0-9]{{1,2}}|[{ORDER}])$")


def _is_renumbered(one: Named, other: Named) -> bool:
    """Say whether two masks are of one person and bear different numbers."""
    if not (one.masked and other.masked and one.born and one.born == other.born and one.sex == other.sex):
        return False
    here, there = _NUMBERED.search(one.name), _NUMBERED.search(other.name)
    return bool(here and there and one.surname == other.surname and here[2] != there[2])


def _match(own: Ledger, clear: Named, other: Ledger, hidden: Named, weight: float) -> Match:
    """Make the match; what protects the masked one protects the clear one, unless it is told already."""
    number = format_case_number(other.link.number) if other.link.number else ""
    category = Category.MASKING_INCONSISTENT if clear.flagged else hidden.category
    return Match(clear, hidden.name, number, own.link.number == other.link.number, category, weight)


def _weight(clear: Named, hidden: Named, *, alone: bool) -> float:
    """Weigh what ties a clear person to a masked one; 0 where nothing does or something speaks against it."""
    parts = split_mask(hidden.name)
    if parts is None or parts[0] != clear.surname or _apart(clear, hidden):
        return 0.0
    if clear.born and clear.born == hidden.born:
        return _SURE
    last = parts[1]
    if last:
        return _SURE if len(clear.name) > len(parts[0]) + 1 and clear.name.endswith(last) else 0.0
    if not alone:
        return 0.0
    if clear.side and clear.side == hidden.side:
        return _SIDE
    # A family shares its surname: who sues is not who was harmed, and a parent is no child.
    same = clear.category is hidden.category and clear.side == hidden.side
    return _ROLE if clear.flagged and same and clear.category is not Category.NAME_MINOR else 0.0


def _apart(clear: Named, hidden: Named) -> bool:
    """Say whether the two cannot be one person."""
    pairs = ((clear.side, hidden.side), (clear.sex, hidden.sex), (clear.born, hidden.born))
    return any(one and other and one != other for one, other in pairs)


# How a sentence of `why_of` names another case.
_LINKED: Final = re.compile(r"关联文书(（.+?号(?:之.{1,3}?)?)(?=中)")
_FORGOTTEN: Final = "关联文书（已从库中删除）"


def without_linked(why: str, numbers: Container[str]) -> str:
    """Return the sentence of a finding without these case numbers: their documents are to be forgotten."""
    return _LINKED.sub(lambda found: _FORGOTTEN if found[1] in numbers else found[0], why)


def why_of(match: Match) -> str:
    """Say in one sentence where the person is masked."""
    where = f"同一案件的另一份文书（{match.number}）" if match.same_case else f"关联文书{match.number}"
    if match.category is Category.MASKING_STYLE:
        return f"同一人在{where}中写作“{match.form}”，本文书编号不同，同一案件的隐名编号应当一致"
    if match.confidence >= _SIDE:
        return f"该人在{where}中隐名为“{match.form}”，本文书中却是完整姓名，关联文书隐名不一致"
    return f"{where}中有同姓、同一身份的人隐名为“{match.form}”，疑为同一人，本文书中却是完整姓名"
