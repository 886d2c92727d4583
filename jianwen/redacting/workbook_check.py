"""A masked workbook is read again as it was written: what it says must be what its rows were masked to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotations.redaction.values import Unmended
from annotations.redaction.verify import still
from annotations.values import Category
from jianwen.redacting.entries import KEPT, is_around_rows, left, told_around
from jianwen.redacting.rows import Rows
from jianwen.redacting.values import Redacted
from jianwen.running.judge import Job
from nlp.readers.intake.files import Entry, read
from nlp.readers.sniff import Format
from nlp.values import Document, Unread

_OTHER = "写出的表格重新读取后，与计划的不一致，请人工核对后再公布"


def checked(job: Job, rows: Rows, copy: Path, unshown: frozenset[str]) -> list[Redacted | Unread]:
    """Return what became of the rows, with what the written copy says otherwise.

    Rows that say what was screened when they were masked need no second screening; `unshown` are the sources
    of rows on sheets that are not copied.
    """
    again = read(Entry(copy, str(copy), Format.XLSX), job.limits)
    found = [one for one in again if isinstance(one, Document)]
    due = Counter(_said(one.text) for one in rows.copied if one.source not in unshown)
    known = {part.text for one in rows.copied for part in one.hidden}
    firm: list[Unmended] = []
    for document in found:
        said = _said(document.text)
        if due[said]:
            due[said] -= 1
            document = replace(document, text="", pages=())
        else:
            firm.append(_altered())
        beyond = tuple(one for one in document.hidden if one.text not in known)
        if document.text or beyond:
            firm += _faults(rows, replace(document, hidden=beyond))
    firm += [_altered()] * sum(due.values())
    return _with(rows.results, firm)


def _faults(rows: Rows, document: Document) -> Iterator[Unmended]:
    """Screen what nobody planned."""
    beside = tuple(one for one in document.hidden if one.place in KEPT or is_around_rows(one.place))
    others = replace(document, hidden=tuple(one for one in document.hidden if one not in beside))
    yield from told_around(document, still(rows.masker, [others])[0], [])[0]
    leaks = rows.masker.read(replace(document, hidden=beside)).findings if beside else ()
    for one in leaks:
        if one.span is None and one.category is Category.HIDDEN_METADATA:
            yield Unmended(None, None, one.category, one.rule, one.why)


def _altered() -> Unmended:
    """Tell that a row is not what it was masked to."""
    return Unmended(None, None, Category.PUBLICATION_ALTERED, "C-01", _OTHER)


def _said(text: str) -> str:
    """Return a text as a cell keeps it: blanks and breaks may be others."""
    return "".join(text.split())


def _with(results: list[Redacted | Unread], firm: list[Unmended]) -> list[Redacted | Unread]:
    """Add what is left to the first row that was copied."""
    at = next((at for at, one in enumerate(results) if isinstance(one, Redacted) and one.copy), None)
    if at is None or not firm:
        return results
    told = [
        replace(one, changes=(*one.changes, *left(firm, "left")), firm=one.firm + len(firm))
        for one in results[at : at + 1]
        if isinstance(one, Redacted)
    ]
    return [*results[:at], *told, *results[at + 1 :]]
