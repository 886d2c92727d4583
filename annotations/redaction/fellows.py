"""What one document of a file masks stands in full in another of the same case: it goes there, too.

A receipt or a record behind a judgment tells of no role that protects the name, but it is the same copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotations.privacy.people.mentions import people_of
from annotations.privacy.people.whole_names import whole_places
from annotations.redaction.masking import Read
from annotations.redaction.plan import is_mendable, is_name, key_of
from annotations.values import Category, Finding
from nlp.case import Case

_WHY = "该人的姓名在同一文件的另一份文书中隐去，本文书中却是完整姓名"


def with_fellows(reads: Sequence[Read], *, review: bool = False) -> list[Read]:
    """Add to every document of a file the places of names that the others of its case mask."""
    named = [_named(one, review=review) for one in reads]
    return [
        replace(one, findings=(*one.findings, *_places(one, _others(at, reads, named))))
        for at, one in enumerate(reads)
    ]


def _named(read: Read, *, review: bool) -> Mapping[str, Finding]:
    """Return the names of people that a document masks, each with its first finding."""
    found: dict[str, Finding] = {}
    for one in read.findings:
        if one.span is not None and _is_persons(one) and is_mendable(one, review=review):
            found.setdefault(key_of(one.span.of(read.document.text)), one)
    return found


def _is_persons(finding: Finding) -> bool:
    """Say whether a finding is of a person's name."""
    return is_name(finding.category) and finding.category is not Category.NAME_ORGANISATION


def _others(at: int, reads: Sequence[Read], named: Sequence[Mapping[str, Finding]]) -> Mapping[str, Finding]:
    """Return what the other documents of the same case mask; a document without a number is of any case."""
    own = reads[at].case
    found: dict[str, Finding] = {}
    for index, other in enumerate(reads):
        if index == at or (own.number and other.case.number and own.number.value != other.case.number.value):
            continue
        others = _of_another(own, other.case)
        found |= {name: one for name, one in named[index].items() if name not in {*others, *found}}
    return {name: one for name, one in found.items() if name not in named[at]}


def _of_another(own: Case, other: Case) -> frozenset[str]:
    """Return the parties of a case that is likely another: a number is missing, and the causes differ."""
    causes, of_other = ({one.value for one in (*case.causes, *case.charges)} for case in (own, other))
    if (own.number and other.number) or not causes or not of_other or causes & of_other:
        return frozenset()
    return frozenset(key_of(party.name) for party in own.parties)


def _places(read: Read, masked: Mapping[str, Finding]) -> Iterator[Finding]:
    """Yield a finding for each place of a name; whoever judges, acts or accuses here under it is another."""
    case, view = read.case, read.view
    officers = {key_of(agent.name) for agent in case.agents}
    officers |= {key_of(officer.name) for officer in (*case.bench, *case.prosecutors)}
    # A name may be set out with blanks or broken by a line end: 孙 玉 兰.
    dense = key_of(view.text)
    wanted = {name for name in masked if name in dense and name not in officers}
    for start, end, name in whole_places(view.text, wanted, people_of(case)) if wanted else ():
        span = view.span(start, end)
        page = read.document.page_of(span.start)
        yield replace(
            masked[name],
            document=read.document.id,
            source=read.document.source,
            span=span,
            page=page,
            why=_WHY,
        )
