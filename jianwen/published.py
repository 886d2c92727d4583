"""The published records, with exactly the keys of design.md; tests pin them."""

from __future__ import annotations

import json
from typing import Any

from annotations.supervision.values import Evidence, Lead, Signal
from annotations.values import Finding
from nlp.case import Agent, Amount, Case, Citation, EventKind, Party
from nlp.parse.case_numbers import format_case_number
from nlp.values import Document, Span, Unread

SECTIONS = ("head", "claims", "facts", "reasoning", "disposition", "tail")


def dumps(record: dict[str, Any]) -> str:
    """Write a record as one line of JSONL, Chinese as it is, half characters as JSON escapes."""
    return printable(json.dumps(record, ensure_ascii=False))


def printable(words: str) -> str:
    """Return words that can be written as UTF-8: file names may hold bytes that are no characters."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def parse_record(document: Document, case: Case) -> dict[str, Any]:
    """Return the record that `jianwen parse` prints for one document."""
    sections = case.sections
    return {
        "id": document.id,
        "document": document.document,
        "source": document.source,
        "title": document.title,
        "case_number": format_case_number(case.number.value) if case.number else None,
        "court": case.court.value if case.court else None,
        "kind": case.kind or None,
        "procedure": case.procedure or None,
        "causes": [fact.value for fact in case.causes],
        "charges": [fact.value for fact in case.charges],
        "parties": [_named(one) for one in case.parties],
        "agents": [_named(one) for one in case.agents],
        "bench": [{"name": one.name, "role": one.role, "span": _pair(one.span)} for one in case.bench],
        "events": _events(case),
        "amounts": [_amount(one) for one in case.amounts],
        "statutes": [_citation(one) for one in case.statutes],
        "outcome": case.outcome.method if case.outcome else None,
        "outcome_claims": [
            {"claim": _pair(one.claim), "result": one.result.value}
            for one in (case.outcome.claims if case.outcome else ())
        ],
        "sections": {name: _pair(getattr(sections, name)) for name in SECTIONS},
        "related": [
            {
                "case_number": format_case_number(one.number),
                "relation": one.relation.value,
                "span": _pair(one.span),
            }
            for one in case.related
        ],
    }


def finding_record(finding: Finding, text: str | None = None) -> dict[str, Any]:
    """Return the record that `jianwen screen` prints for one finding; `text` only with --reveal."""
    span = finding.span
    record: dict[str, Any] = {
        "id": finding.id,
        "document": finding.document,
        "source": finding.source,
        "category": finding.category.value,
        "rule": finding.rule,
        "basis": finding.basis,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "page": finding.page,
        "mask": finding.mask,
        "suggestion": finding.suggestion,
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 4),
        "why": finding.why,
        "fingerprint": finding.fingerprint,
    }
    if text is not None:
        record["text"] = text
    return record


def lead_record(lead: Lead, stage: str = "") -> dict[str, Any]:
    """Return the record that `jianwen audit` prints for one lead; persons are masked in it."""
    return {
        "model": lead.model,
        "revision": lead.revision,
        "subject": {"kind": lead.subject.kind.value, "key": lead.subject.key},
        "cases": list(lead.cases),
        "score": lead.score,
        "signals": [_signal(one) for one in lead.signals],
        "explanations": list(lead.explanations),
        "basis": list(lead.basis),
        "letter": lead.letter,
        "fingerprint": lead.fingerprint,
        "destination": lead.destination,
        "weights": lead.weights,
        "stage": stage,
        "beside": [_evidence(one) for one in lead.beside],
    }


def _signal(signal: Signal) -> dict[str, Any]:
    """Return one signal of a lead with its evidence."""
    return {
        "id": signal.id,
        "weight": signal.weight,
        "evidence": [_evidence(one) for one in signal.evidence],
        "says": signal.says,
        "by_name": signal.by_name,
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    """Return where a signal was seen: a cell (row) or a place in a document (start, end)."""
    return {
        "table": one.table,
        "column": one.column,
        "source": one.source,
        "row": one.row,
        "start": one.start,
        "end": one.end,
        "shown": one.shown,
    }


def unread_record(unread: Unread) -> dict[str, Any]:
    """Return the record of something that could not be read."""
    return {
        "source": unread.source,
        "cause": unread.cause.value,
        "reason": unread.reason,
        "remedy": unread.remedy,
    }


def first_event(case: Case, kind: EventKind) -> str | None:
    """Return the date of the first event of a kind, as ISO text."""
    return next((event.date.isoformat() for event in case.events if event.kind is kind), None)


def _events(case: Case) -> dict[str, str | None]:
    """Return the three dates that every case has (or null), then the others that were found."""
    always = (EventKind.FILED, EventKind.HEARD, EventKind.CLOSED)
    found = {event.kind for event in case.events}
    kinds = [*always, *(kind for kind in EventKind if kind in found and kind not in always)]
    return {kind.value: first_event(case, kind) for kind in kinds}


def _named(one: Party | Agent) -> dict[str, Any]:
    """Return a party or an agent."""
    return {"name": one.name, "role": one.role, "kind": one.kind.value, "span": _pair(one.span)}


def _amount(one: Amount) -> dict[str, Any]:
    """Return one sum of money, to the coin as it is written."""
    return {
        "value": format(one.value, "f"),
        "meaning": one.meaning,
        "span": _pair(one.span),
        "approximate": one.approximate,
    }


def _citation(one: Citation) -> dict[str, Any]:
    """Return one cited article; null where no article, paragraph or item is named."""
    return {
        "law": one.law,
        "article": one.article or None,
        "branch": one.branch or None,
        "paragraph": one.paragraph or None,
        "item": one.item or None,
        "span": _pair(one.span),
    }


def _pair(span: Span | None) -> list[int] | None:
    """Return a span as [start, end]."""
    return [span.start, span.end] if span else None
