"""Which mask each person of a case bears: in order of appearance, told apart by numbers (art. 9 ¶2).

The same name has the same mask in all documents of a case. A mask that the documents already use for
somebody else is never given again; one that they use for this very person is kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from annotations.redaction.forms import organisation_mask, person_mask
from annotations.values import Category

_HAN = "\u3400-\u9fff"
# 张某, 张某1, 欧阳某2, 买某: what a number could collide with.
_USED = re.compile(rf"[{_HAN}]{{1,2}}某[0-9]{{0,3}}")


@dataclass(frozen=True, slots=True)
class Named:
    """One name as a document gives it: whose it is by its category, and what is known of its bearer.

    `known` is the mask that the documents use for this person already, `supposed` one that they seem to use;
    `same` is another name of the person.
    """

    name: str = field(repr=False)
    category: Category
    known: str = field(default="", repr=False)
    same: str = field(default="", repr=False)
    supposed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Roll:
    """The names of one document in order of appearance, and the masks that it uses already."""

    names: tuple[Named, ...] = field(default=(), repr=False)
    used: frozenset[str] = field(default=frozenset(), repr=False)


Naming = Mapping[str, str]
NO_NAMES: Naming = MappingProxyType({})


def used_masks(text: str) -> frozenset[str]:
    """Return the masks of the form that we would give, which a text (folded) has already."""
    return frozenset(_forms(text)) if "某" in text else frozenset()


def _forms(text: str) -> Iterable[str]:
    """Give each mask with one and with two characters before 某: nobody knows where a name begins."""
    for match in _USED.finditer(text):
        found = match[0]
        yield found
        if found.index("某") == 2:
            yield found[1:]


def names_of(rolls: Sequence[Roll], before: Naming = NO_NAMES) -> Naming:
    """Give every name of the documents of one case its mask; names in `before` keep theirs."""
    everyone = _unique(named for roll in rolls for named in roll.names)
    owner = {name: _owner(everyone, name) for name in everyone}
    given = {name: mask for name, mask in before.items() if name in everyone}
    taken = {*before.values(), *(mask for roll in rolls for mask in roll.used)}
    others = {one.same: one.known for one in everyone.values() if one.same and one.known}
    claims = Counter(mask for one in everyone.values() for mask in {one.known, one.supposed})
    held = frozenset(before.values())
    bases: dict[str, list[str]] = defaultdict(list)
    for name, named in everyone.items():
        if owner[name] != name or name in given:
            continue
        known = named.known or others.get(name, "") or _supposed(named, claims, held)
        if known:
            given[name] = known
        else:
            bases[_base(named)].append(name)
    for base, names in bases.items():
        given |= dict(zip(names, _numbered(base, len(names), taken), strict=True))
    return {name: given.get(name) or given[owner[name]] for name in everyone}


def _unique(names: Iterable[Named]) -> dict[str, Named]:
    """Keep each name once, at its first place, with whatever is known of it anywhere."""
    found: dict[str, Named] = {}
    for one in names:
        first = found.setdefault(one.name, one)
        if first is not one:
            known, same = first.known or one.known, first.same or one.same
            supposed = first.supposed or one.supposed
            found[one.name] = Named(one.name, first.category, known, same, supposed)
    return found


def _supposed(named: Named, claims: Mapping[str, int], held: Container[str]) -> str:
    """Return the mask that a person is supposed to bear, where nobody else of the case has a claim to it."""
    mask = named.supposed
    return mask if mask and claims[mask] == 1 and mask not in held else ""


def _owner(everyone: Mapping[str, Named], name: str) -> str:
    """Return the name that stands for the person: the end of its chain, or the first name of a ring."""
    seen = {name: None}
    last = name
    while (same := everyone[last].same) and same in everyone:
        if same in seen:
            ring = list(seen)
            return min(ring[ring.index(same) :])
        seen[same] = None
        last = same
    return last


def _base(named: Named) -> str:
    """Return the mask without a number."""
    is_firm = named.category is Category.NAME_ORGANISATION
    return organisation_mask(named.name) if is_firm else person_mask(named.name)


def _numbered(base: str, count: int, taken: set[str]) -> list[str]:
    """Give `count` masks of one form: bare where it is alone and free, else numbered from 1."""
    if count == 1 and base not in taken:
        taken.add(base)
        return [base]
    free: list[str] = []
    number = 0
    while len(free) < count:
        number += 1
        mask = f"{base}{number}"
        if mask not in taken:
            taken.add(mask)
            free.append(mask)
    return free
