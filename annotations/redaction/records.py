"""The masked copy of one record: its text fields by offsets, every other field by the words of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotations.redaction.html import masked_page
from annotations.redaction.pieces import mismatch
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Plan, RedactError, Replacement
from nlp.readers.court_json.record import is_known_key, is_markup, text_keys
from nlp.readers.html.reader import read_page
from nlp.readers.interface import ReadError
from nlp.values import Span

_BREAK = "\n"


def masked_fields(record: Mapping[str, Any], text: str, plan: Plan) -> dict[str, Any]:
    """Return the fields that hold the text, by their own names, masked where the text stands."""
    named = {str(key).strip().lower(): key for key in record}
    keys = text_keys({name: record[key] for name, key in named.items()})
    fresh: dict[str, Any] = {}
    at = 0
    for name in keys:
        value = record[named[name]]
        shown = _shown(value, name)
        if not shown.strip() and len(keys) > 1:
            continue
        if text[at : at + len(shown)] != shown:
            raise mismatch()
        part = replace(plan, replacements=tuple(_within(plan.replacements, at, at + len(shown))))
        fresh[named[name]] = _masked(value, name, shown, part)
        at += len(shown) + len(_BREAK)
    return fresh


def masked_record(record: Mapping[str, Any], fields: Mapping[str, Any], reword: Rewording) -> dict[str, Any]:
    """Return a record with its masked fields, and the words of the plan replaced in all others."""
    return {
        (key if key in fields or is_known_key(str(key)) else reword(str(key))): (
            fields[key] if key in fields else reworded(value, reword)
        )
        for key, value in record.items()
    }


def _shown(value: object, name: str) -> str:
    """Return the text of a field as its reader gives it."""
    joined = _joined(value)
    if name == "text" or not is_markup(joined):
        return joined
    try:
        return read_page(joined).text
    except ReadError:
        return ""


def _joined(value: object) -> str:
    """Return a field as one text."""
    if isinstance(value, list):
        return _BREAK.join(piece for piece in value if isinstance(piece, str))
    return value if isinstance(value, str) else ""


def _masked(value: object, name: str, shown: str, plan: Plan) -> object:
    """Return a field with its replacements made, in the form that it had."""
    if isinstance(value, list):
        return _masked_list(value, plan)
    source = _joined(value)
    if name == "text" or not is_markup(source):
        return plan.masked(source)
    try:
        return masked_page(source, shown, plan)
    except ReadError as error:
        raise RedactError(error.reason, error.remedy) from None


def _masked_list(value: Sequence[object], plan: Plan) -> list[object]:
    """Return a text that is a list of pieces with its replacements made."""
    fresh: list[object] = []
    at = 0
    for piece in value:
        if not isinstance(piece, str):
            fresh.append(piece)
            continue
        edits = tuple(_within(plan.replacements, at, at + len(piece)))
        fresh.append(replace(plan, replacements=edits).masked(piece))
        at += len(piece) + len(_BREAK)
    return fresh


def _within(edits: Sequence[Replacement], start: int, end: int) -> Iterator[Replacement]:
    """Give the part of each replacement that lies in [start, end), moved to begin there."""
    for one in edits:
        begin, stop = max(one.span.start, start), min(one.span.end, end)
        if begin < stop:
            # What reaches over the seam is put where it begins; the rest of it only goes.
            text = one.text if one.span.start >= start else ""
            yield replace(one, span=Span(begin - start, stop - start), text=text)


def reworded(value: Any, reword: Rewording) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Replace the words of the plan in a value and all in it; numbers come as texts."""
    if isinstance(value, str):
        return reword.in_source(value)
    if isinstance(value, list):
        return [reworded(one, reword) for one in value]
    if isinstance(value, dict):
        return {reword(str(key)): reworded(one, reword) for key, one in value.items()}
    return value
