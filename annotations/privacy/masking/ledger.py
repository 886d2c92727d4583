"""What one document tells about who is masked and who is named, for the pass over linked documents.

A ledger holds names: it lives in the memory and the temporary files of one run, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from annotations.privacy.masking.forms import split_mask
from annotations.privacy.people.mentions import people_of
from annotations.privacy.people.whole_names import whole_places
from annotations.privacy.scene import Scene
from annotations.values import Category
from nlp.case import Party, PartyKind, Side
from nlp.names.surnames import surname_of
from nlp.parse.chains import Link, link_of
from nlp.values import Span

_MOST_PEOPLE: Final = 400
_MOST_PLACES: Final = 100
# Words of the first instance tell on which side a party stands in every later one.
_SIDES: Final = (
    ("claimant", ("原告", "申请执行人", "自诉人", "申请人", "债权人")),
    ("respondent", ("被告", "被执行人", "被申请人", "债务人")),
    ("third", ("第三人", "案外人")),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A masked or a clear person of one document. `category` protects the name, or is X-06's.

    `side` is the side in the first instance ("" unknown), `flagged` says that the name is told already.
    """

    name: str = field(repr=False)
    masked: bool
    category: Category
    places: tuple[tuple[Span, int | None], ...] = field(repr=False)
    side: str = ""
    sex: str = ""
    born: str = field(default="", repr=False)
    flagged: bool = False

    @property
    def surname(self) -> str:
        """Return the surname that the name or the mask shows."""
        parts = split_mask(self.name) if self.masked else None
        return parts[0] if parts else surname_of(self.name)

    @property
    def places_to_tell(self) -> tuple[tuple[Span, int | None], ...]:
        """Return where a finding of a linked document is told: of who is told already, once."""
        return self.places[: 1 if self.flagged else None]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The people of one document, how it is linked, and the place that its fingerprints are made with.

    `open` are the names of its judges, prosecutors and agents, which are told in full.
    """

    link: Link
    where: str
    people: tuple[Named, ...] = field(repr=False)
    open: frozenset[str] = field(default=frozenset(), repr=False)


def ledger_of(scene: Scene, where: str) -> Ledger | None:
    """Make the ledger of a document, or None where nothing could ever be linked to it."""
    if scene.case.number is None:
        return None
    people = tuple(islice(_people(scene), _MOST_PEOPLE))
    link = link_of(scene.document.id, scene.case)
    case = scene.case
    told = (*(one.name for one in (*case.bench, *case.prosecutors)), *(agent.name for agent in case.agents))
    return Ledger(link, where, people, frozenset(told)) if people or link.built_on else None


def _people(scene: Scene) -> Iterator[Named]:
    """Give the protected people, then the other parties; never the accused, counsel or officers."""
    accused = {party.name for party in scene.case.parties if party.side is Side.ACCUSED}
    parties = {party.name: party for party in scene.case.parties if _is_wanted(party)}
    for person in scene.people:
        if not person.role or person.name in accused or (person.masked and split_mask(person.name) is None):
            continue
        party = parties.pop(person.name, None)
        places = person.mentions if not person.masked else person.mentions[:1]
        yield _named(
            scene, person.name, places, party, Category(person.role), person.masked, flagged=not person.masked
        )
    for party in parties.values():
        masked = split_mask(party.name) is not None
        if not (party.masked and not masked):
            places = (party.span,) if masked else _places(scene, party.name)
            yield _named(
                scene, party.name, places, party, Category.MASKING_INCONSISTENT, masked, flagged=False
            )


def _is_wanted(party: Party) -> bool:
    """Say whether a party is a person who may be masked in one document and not in another."""
    return party.kind is PartyKind.PERSON and party.side not in (Side.ACCUSED, Side.PROSECUTION)


def _places(scene: Scene, name: str) -> tuple[Span, ...]:
    """Return the places of a clear name in the document."""
    found = whole_places(scene.view.text, (name,), people_of(scene.case))
    return tuple(scene.view.span(start, end) for start, end, _ in found[:_MOST_PLACES])


def _named(
    scene: Scene,
    name: str,
    places: tuple[Span, ...],
    party: Party | None,
    category: Category,
    masked: bool,
    *,
    flagged: bool,
) -> Named:
    """Put one person together."""
    paged = tuple((span, scene.document.page_of(span.start)) for span in places[:_MOST_PLACES])
    if party is None:
        return Named(name, masked, category, paged, flagged=flagged)
    born = party.born.value.isoformat() if party.born else ""
    return Named(name, masked, category, paged, side_of(party), party.sex, born, flagged)


def side_of(party: Party) -> str:
    """Return the side of a party in the first instance, by its role and the roles in its bracket."""
    words = [word.removeprefix("原审").removeprefix("一审") for word in (*party.former, party.role)]
    for word in words:
        for side, roles in _SIDES:
            if any(word == role or word == f"{role}人" for role in roles):
                return side
    return ""
