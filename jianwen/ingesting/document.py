"""The work of one worker on one document of an ingest: judge it, mask it, make its rows and its entry."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from annotations.redaction.edits import Shift
from annotations.supervision.documents.row import read_of
from indexer.outcomes.read import packed, results_of
from jianwen.ingesting.entry import entry_of
from jianwen.ingesting.masked import Masked, masked_of, sections_of
from jianwen.ingesting.values import Ingested, Kept
from jianwen.published import finding_record, first_event
from jianwen.running.judge import Job, Judged, judge_document, result_of, screener_of
from jianwen.running.linking import held_of
from jianwen.running.results import PartyRow, Result
from nlp.case import Case, Citation, EventKind, Party, Relation
from nlp.parse.case_numbers import format_case_number
from nlp.values import Document, Span

# What the disputed sum is taken from, the first that the document tells.
_DISPUTED = ("诉请", "数额", "判项")
_NATION = "中华人民共和国"
_HALF = re.compile(r"[\ud800-\udfff]")
_FEN = 100
_MOST = (1 << 62) - 1


def ingest_document(job: Job, document: Document) -> Ingested:
    """Judge one document and keep what may leave the process: nothing of the text but its masked copy."""
    judged = judge_document(job, document)
    # The store quotes nothing.
    result = result_of(job, judged, quoting=False)
    masked = masked_of(screener_of(job), judged)
    kept = kept_of(judged, result, masked)
    return Ingested(held_of(result, result.shown), kept, entry_of(kept))


def kept_of(judged: Judged, result: Result, masked: Masked) -> Kept:
    """Make the rows of one document."""
    case, shift, id_ = judged.case, masked.shift, judged.document.id
    # File names and JSON may hold halves of characters, which no table takes.
    is_plain = _HALF.search(f"{masked.text}{judged.document.title}{judged.document.source}") is None
    rows: dict[str, list[dict[str, Any]]] = {
        "documents": [_document(judged, result, masked)],
        "cases": [_case(judged, result)],
        "parties": [
            _party(party, kept, masked) for party, kept in zip(case.parties, result.parties, strict=True)
        ],
        "agents": [
            {
                "name": masked.words(one.name),
                "role": one.role,
                "kind": one.kind.value,
                "firm": masked.words(one.firm),
                "acts_for": masked.words(one.acts_for),
            }
            for one in case.agents
        ],
        "facts": list(_facts(case, shift)),
        "findings": [
            finding_record(one.finding) | {"source": result.meta.kept_source, "decided": ""}
            for one in result.shown
        ],
    }
    for row in itertools.chain.from_iterable(rows.values()):
        row["id"] = id_
        if not is_plain:
            row.update({key: _HALF.sub("�", value) for key, value in row.items() if isinstance(value, str)})
    return Kept(id_, judged.document.document, rows)


def _document(judged: Judged, result: Result, masked: Masked) -> dict[str, Any]:
    """Return the row of the document itself. `edits` are (start, end, length of what came instead)."""
    meta = result.meta
    return {
        "document": meta.document,
        "source": meta.kept_source,
        "media_type": meta.media_type,
        "title": masked.words(judged.document.title),
        "part": meta.part,
        "characters": meta.characters,
        "pages": meta.pages,
        "notes": list(meta.notes),
        "text": masked.text,
        **sections_of(judged.case.sections, masked.shift),
        "edits": [at for one in masked.edits for at in (one.span.start, one.span.end, len(one.text))],
    }


def _case(judged: Judged, result: Result) -> dict[str, Any]:
    """Return the row of the case."""
    case, meta = judged.case, result.meta
    built_on = [one.number for one in case.related if one.relation is not Relation.MENTIONED]
    numbers = [*([case.number.value] if case.number else []), *built_on]
    return {
        "case_number": meta.case_number,
        "court": meta.court,
        "kind": meta.kind,
        "nature": case.nature,
        "procedure": meta.procedure,
        "year": case.number.value.year if case.number else None,
        "filed": first_event(case, EventKind.FILED) or "",
        "heard": first_event(case, EventKind.HEARD) or "",
        "closed": meta.closed,
        "outcome": meta.outcome,
        "causes": [fact.value for fact in case.causes],
        "charges": [fact.value for fact in case.charges],
        "chain": list(dict.fromkeys(format_case_number(one) for one in numbers)),
        "amount": _disputed(case),
        "results": packed(results_of(read_of(judged.document, judged.view, case))),
    }


def _disputed(case: Case) -> int | None:
    """Return the sum in dispute in fen: the largest of the first kind that the document tells."""
    for meaning in _DISPUTED:
        sums = [one.value for one in case.amounts if one.meaning == meaning]
        if sums:
            return _fen(max(sums))
    return None


def _fen(value: Decimal) -> int:
    """Return yuan as fen; a misread sum must not be larger than a table can hold."""
    return min(int(value * _FEN), _MOST)


def _party(party: Party, kept: PartyRow, masked: Masked) -> dict[str, Any]:
    """Return the row of a party: as the masked copy names it, as a mask, and as a keyed name."""
    return {
        "name": masked.words(party.name),
        "name_mask": kept.name_mask,
        "name_key": kept.name_key,
        "role": kept.role,
        "kind": kept.kind,
        "side": kept.side,
    }


def _facts(case: Case, shift: Shift) -> Iterator[dict[str, Any]]:
    """Give the dated events, sums and articles of a case, with their places in the masked text."""
    for event in case.events:
        day = event.date.isoformat()
        yield _fact("event", event.kind.value, day, int(day.replace("-", "")), event.span, shift)
    for one in case.amounts:
        yield _fact("amount", one.meaning, format(one.value, "f"), _fen(one.value), one.span, shift)
    for cited in case.statutes:
        yield _fact("statute", cited.law, statute_of(cited), cited.article or None, cited.span, shift)


def _fact(kind: str, name: str, value: str, number: int | None, span: Span, shift: Shift) -> dict[str, Any]:
    """Return one fact."""
    start, end = shift.forward(span.start), shift.forward(span.end)
    return {"fact": kind, "name": name, "value": value, "number": number, "start": start, "end": end}


def statute_of(cited: Citation) -> str:
    """Return an article as it is searched for: 刑法264, 刑法133之1; a law without an article by its name."""
    branch = f"之{cited.branch}" if cited.branch else ""
    return f"{cited.law.removeprefix(_NATION)}{cited.article or ''}{branch}"
