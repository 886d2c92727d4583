"""The parsing of one document: each step finds one kind of fact in the view; this file lines them up."""

from __future__ import annotations

import re

from nlp.case import Case, CaseNumber
from nlp.parse.amounts import find_amounts
from nlp.parse.case_numbers import find_case_numbers, parse_case_number
from nlp.parse.causes import find_causes
from nlp.parse.charges import find_charges
from nlp.parse.courts import court_of_code, find_court, full_name
from nlp.parse.events import find_events
from nlp.parse.kinds import OF_OTHERS, TRANSCRIPTS, Kind, find_kind
from nlp.parse.officers import find_officers
from nlp.parse.outcome import find_outcome
from nlp.parse.parties import find_parties
from nlp.parse.related import find_related
from nlp.parse.sections import find_sections
from nlp.parse.statutes import find_citations
from nlp.parse.transcripts import transcript_events, transcript_sections
from nlp.text.view import View
from nlp.values import Document, Fact, Part, Span

# A document's own number stands in its head; further down only other cases are named.
_HEAD = 800
# A number in a sentence (作出的（2018）…, 证据三、（2010）…) is another case's.
_TOLD_OF = re.compile(r"(?:[作做]出的?|\d\.|的|依据|根据|不服|[，、与和以]|案号|号为)\Z")


def parse(document: Document, view: View) -> Case:
    """Read everything the document says about its case. `view` is `view_of(document.text)`.

    The text comes first; what the record itself states (`document.title`, `document.fields`) fills gaps.
    """
    fields = dict(document.fields)
    title = document.title or fields.get("title", "")
    numbers = find_case_numbers(view)
    number = _own_number(view, numbers) or _stated_number(fields)
    own = number.value if number else None
    kind = _kind(view, title, own, fields, document.part)
    transcript = kind.kind in TRANSCRIPTS
    sections = transcript_sections(view) if transcript else find_sections(view, kind.nature)
    parties, agents = find_parties(view, sections)
    bench, prosecutors = find_officers(view, sections)
    criminal = kind.nature == "刑事"
    return Case(
        document=document.document,
        kind=kind.kind,
        nature=kind.nature,
        procedure=kind.procedure,
        court=None if kind.kind in OF_OTHERS else _court(view, own, fields),
        number=number,
        causes=() if criminal else find_causes(view, sections, title),
        charges=find_charges(view, sections, title) if criminal else (),
        parties=parties,
        agents=agents,
        bench=bench,
        prosecutors=prosecutors,
        events=transcript_events(view, sections) if transcript else find_events(view, sections),
        amounts=find_amounts(view, sections),
        statutes=find_citations(view),
        outcome=find_outcome(view, sections, kind.kind, kind.nature),
        sections=sections,
        related=find_related(view, sections, own, numbers),
    )


def _own_number(view: View, numbers: tuple[Fact[CaseNumber], ...]) -> Fact[CaseNumber] | None:
    """Return the document's own case number: the first of its head."""
    if not numbers:
        return None
    at = view.offset(numbers[0].span.start)
    told_of = _TOLD_OF.search(view.text, max(0, at - 4), at)
    return None if at > _HEAD or told_of else numbers[0]


def _stated_number(fields: dict[str, str]) -> Fact[CaseNumber] | None:
    """Return the case number that the record states, at no place of the text."""
    number = parse_case_number(fields.get("case_number", ""))
    return Fact(number, Span(0, 0)) if number else None


def _court(view: View, number: CaseNumber | None, fields: dict[str, str]) -> Fact[str] | None:
    """Return the court of the head; else the one stated; else the one whose code the number bears."""
    found = find_court(view)
    if found is not None:
        return found
    stated = fields.get("court", "")
    name = full_name(stated) if stated else court_of_code(number.court) if number and not number.old else None
    return Fact(name, Span(0, 0)) if name else None


def _kind(
    view: View, title: str, number: CaseNumber | None, fields: dict[str, str], part: Part | None
) -> Kind:
    """Return the kind as the text has it, its gaps filled from the record.

    A part of a case file was cut by its title; that knows kinds which text alone mistakes (封面, 目录).
    """
    kind = find_kind(view, title, number)
    cut = part.kind if part else ""
    return Kind(
        cut or kind.kind or fields.get("kind", ""), kind.nature, kind.procedure or fields.get("procedure", "")
    )
