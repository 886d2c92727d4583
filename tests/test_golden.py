"""The golden documents are parsed and screened exactly as their files say."""

from __future__ import annotations

import re

import pytest

from annotations.privacy.screen import Screener
from annotations.values import Finding
from jianwen.published import parse_record
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tests.goldens import Golden, all_goldens

GOLDENS = all_goldens()
RECOGNISER = LacRecogniser()
KEY = bytes(32)
FLATTENED = "flattened"


def document_of(golden: Golden, layout: str) -> Document:
    text = golden.text.replace("\n", " ") if layout == FLATTENED else golden.text
    return Document(golden.name, "0" * 32, f"{golden.name}.txt", "text/plain", text)


def screened(document: Document) -> tuple[Finding, ...]:
    view = view_of(document.text)
    case = parse(document, view)
    return Screener(KEY, recogniser=RECOGNISER).screen(document, case, view).findings


def shown(record: dict[str, object], key: str) -> str:
    """Write a field of the published record as golden files write it."""
    value = record[key] if key in record else record["events"][key]  # type: ignore[index]
    if key in ("parties", "agents", "bench"):
        people: list[dict[str, str]] = value  # type: ignore[assignment]
        return " | ".join(f"{one['name']}/{one['role']}" for one in people)
    return "、".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("layout", ["lines", FLATTENED])
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_facts_are_read_as_written_above_the_text(golden: Golden, layout: str) -> None:
    document = document_of(golden, layout)
    record = parse_record(document, parse(document, view_of(document.text)))
    wanted = {key: value for key, value in golden.facts.items() if key != "说明"}
    assert {key: shown(record, key) for key in wanted} == wanted


@pytest.mark.parametrize("layout", ["lines", FLATTENED])
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_exactly_the_tagged_places_are_found(golden: Golden, layout: str) -> None:
    findings = screened(document_of(golden, layout))
    found = {(one.category.value, one.span) for one in findings}
    assert found == {(leak.category, leak.span) for leak in golden.leaks}


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_no_finding_says_what_leaked(golden: Golden) -> None:
    findings = screened(document_of(golden, "lines"))
    said = "\n".join(repr(one) for one in findings)
    values = {leak.text for leak in golden.leaks if leak.category != "publication.forbidden"}
    assert not [len(value) for value in values if value in said]


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_every_finding_gives_rule_reason_and_the_innocent_explanation(golden: Golden) -> None:
    for one in screened(document_of(golden, "lines")):
        assert one.rule and one.basis and one.why and one.innocent and one.suggestion
        assert re.fullmatch(r"[0-9a-f]{24}", one.fingerprint)
        assert 0 < one.confidence <= 1
