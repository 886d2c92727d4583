"""Documents of one dispute form a chain: first instance, appeal, retrial, enforcement.

They find each other by the case numbers they name (原审案号, 执行依据, 执恢), as the courts' own site links
them (法释〔2016〕19号 art. 17). A number that is merely mentioned links nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nlp.case import Case, CaseNumber, EventKind, Relation

# The order of a dispute's life, by what the type code holds; the first that fits counts.
_STAGES = ("恢", "执", "再", "申", "监", "抗", "终", "初")


@dataclass(frozen=True, slots=True)
class Link:
    """What linking needs to know of one document: its id, its number, the numbers that it builds on."""

    id: str
    number: CaseNumber | None
    built_on: tuple[CaseNumber, ...]
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The documents (ids) of one dispute in the order of its life; `absent` cases have no document here."""

    documents: tuple[str, ...]
    numbers: tuple[CaseNumber, ...]
    absent: tuple[CaseNumber, ...]


def link_of(id_: str, case: Case) -> Link:
    """Take from a case what linking needs."""
    built_on = tuple(one.number for one in case.related if one.relation is not Relation.MENTIONED)
    closed = next((event.date for event in case.events if event.kind is EventKind.CLOSED), None)
    return Link(id_, case.number.value if case.number else None, built_on, closed)


def chains(links: Iterable[Link]) -> tuple[Chain, ...]:
    """Group documents that name each other's cases; a document that stands alone gives no chain."""
    parent: dict[CaseNumber, CaseNumber] = {}
    here: dict[CaseNumber, list[Link]] = defaultdict(list)
    for link in links:
        if link.number is None:
            continue
        here[link.number].append(link)
        for other in link.built_on:
            parent[_root(parent, other)] = _root(parent, link.number)
    groups: dict[CaseNumber, set[CaseNumber]] = defaultdict(set)
    for number in (*here, *parent):
        groups[_root(parent, number)].add(number)
    found = [_chain(group, here) for group in groups.values() if _is_chain(group, here)]
    return tuple(sorted(found, key=lambda chain: chain.numbers))


def _root(parent: dict[CaseNumber, CaseNumber], number: CaseNumber) -> CaseNumber:
    """Return the number that stands for the group of `number`, shortening the way to it."""
    root = number
    while parent.get(root, root) != root:
        root = parent[root]
    while parent.get(number, number) != root:
        parent[number], number = root, parent[number]
    return root


def _is_chain(group: set[CaseNumber], here: dict[CaseNumber, list[Link]]) -> bool:
    """Say whether a group links at least two documents."""
    return sum(len(here.get(number, ())) for number in group) > 1


def _chain(group: set[CaseNumber], here: dict[CaseNumber, list[Link]]) -> Chain:
    """Put the documents of a group in order."""
    numbers = sorted(group, key=_stage)
    documents = [
        link
        for number in numbers
        for link in sorted(here.get(number, ()), key=lambda one: (one.closed or date.max, one.id))
    ]
    absent = tuple(number for number in numbers if number not in here)
    return Chain(tuple(link.id for link in documents), tuple(numbers), absent)


def _stage(number: CaseNumber) -> tuple[int, CaseNumber]:
    """Order by stage of the dispute, then by number."""
    rank = next((at for at, mark in enumerate(_STAGES) if mark in number.type), -1)
    return (len(_STAGES) - rank, number)
