"""Gold files load, or all their faults are told with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.gold.findings import load_findings
from annotations.gold.jsonl import GoldError, check_gold, load_gold
from nlp.values import Span

GOOD = '{"doc": "a", "category": "phone", "text": "138", "spans": [[2, 5]], "arguable": false}\n'


def test_loads(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOOD + '\n{"doc": "b", "category": "none"}\n', encoding="utf-8")
    (entity,) = load_gold(path)
    assert (entity.document, entity.category, entity.text, entity.spans) == (
        "a",
        "phone",
        "138",
        (Span(2, 5),),
    )
    assert "138" not in repr(entity)


def test_all_faults_at_once_and_no_text_quoted(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines = [
        GOOD.strip(),
        "{",
        "[]",
        '{"doc": "a", "category": "phone", "spans": [[2, 5]]}',
        '{"doc": "a", "category": "phone", "text": "13888", "spans": [[2, 5]]}',
        '{"doc": "a", "category": "phone", "text": "13888", "spans": ["2-7"]}',
        '{"doc": "a", "category": "phone", "text": "13888", "spans": [[7, 2]], "arguable": true}',
        '{"doc": "a", "category": "phone", "text": "13888", "spans": [[2, 7]], "arguable": "no"}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(path)
    assert [fault.split(":")[1] for fault in caught.value.faults] == ["2", "3", "4", "5", "6", "7", "8"]
    assert '缺少 "text"' in caught.value.faults[2]
    assert "13888" not in str(caught.value)


def test_a_line_ends_at_a_line_feed_only(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOOD.replace("138", "1\u20288") + "{\n", encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(path)
    assert [fault.split(":")[1] for fault in caught.value.faults] == ["2"]


def test_check_against_the_documents(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOOD + GOOD.replace('"a"', '"z"'), encoding="utf-8")
    gold = load_gold(path)
    assert check_gold(gold[:1], {"a": "--138"}) == ()
    assert len(check_gold(gold, {"a": "-138-"})) == 2


def test_findings_of_an_earlier_run(tmp_path: Path) -> None:
    path = tmp_path / "before.jsonl"
    path.write_text(
        '{"id": "a", "category": "phone", "start": 2, "end": 5}\n'
        '{"id": "a", "category": "hidden.metadata", "start": null, "end": null}\n'
        '{"id": "other", "category": "phone", "start": 0, "end": 3}\n',
        encoding="utf-8",
    )
    (finding,) = load_findings(path, {"a": "--138"})
    assert (finding.document, finding.text) == ("a", "138")
    path.write_text(
        '{"id": "a", "category": "phone", "start": 2, "end": 9}\n{"category": 1}\n', encoding="utf-8"
    )
    with pytest.raises(GoldError) as caught:
        load_findings(path, {"a": "--138"})
    assert len(caught.value.faults) == 2
