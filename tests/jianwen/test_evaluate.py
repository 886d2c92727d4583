"""`jianwen evaluate privacy` and the demo, from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianwen import demo
from tests.jianwen.conftest import ADDRESS, JUDGMENT, PHONE, call


@pytest.fixture
def labelled(tmp_path: Path) -> tuple[Path, Path]:
    """A gold file with one leak that is there to find and one that is not, and its document."""
    docs = tmp_path / "docs.jsonl"
    docs.write_text(json.dumps({"id": "d1", "text": JUDGMENT}), "utf-8")
    absent = JUDGMENT.index("凌川")
    start = JUDGMENT.index(ADDRESS)
    labels = [
        {"doc": "d1", "category": "address", "text": ADDRESS, "spans": [[start, start + len(ADDRESS)]]},
        {"doc": "d1", "category": "name.witness", "text": "凌川", "spans": [[absent, absent + 2]]},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(one | {"arguable": False}) + "\n" for one in labels), "utf-8")
    return gold, docs


def test_recall_and_changes_without_any_text(labelled: tuple[Path, Path], tmp_path: Path) -> None:
    gold, docs = labelled
    earlier = tmp_path / "earlier.jsonl"
    earlier.write_text("", "utf-8")
    result = call(
        "evaluate", "privacy", gold, docs, "--against", earlier, "--format", "jsonl", "--workers", 1
    )
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    recall = {row["category"]: row["recall"] for row in rows if "recall" in row}
    assert recall == {"address": 1.0, "name.witness": 0.0, "total": 0.5}
    assert {"change": "gained", "document": "d1", "category": "address"} in rows
    table = call("evaluate", "privacy", gold, docs, "--workers", 1).stdout
    assert "0.500" in table
    assert "left clean: " in table
    assert not [value for value in (ADDRESS, PHONE, "凌川") if value in result.stdout + table]


def test_a_bad_label_is_named_by_line(labelled: tuple[Path, Path]) -> None:
    gold, docs = labelled
    gold.write_text(gold.read_text("utf-8") + "{\n", "utf-8")
    result = call("evaluate", "privacy", gold, docs, "--workers", 1)
    assert result.exit_code == 2
    assert "gold.jsonl:3" in result.stderr.replace("\n", "")


def test_a_label_that_does_not_fit_is_told(labelled: tuple[Path, Path]) -> None:
    gold, docs = labelled
    lost = {"doc": "d2", "category": "phone", "text": PHONE, "spans": [[0, len(PHONE)]]}
    moved = {"doc": "d1", "category": "phone", "text": PHONE, "spans": [[0, len(PHONE)]]}
    gold.write_text(json.dumps(lost) + "\n" + json.dumps(moved) + "\n", "utf-8")
    result = call("evaluate", "privacy", gold, docs, "--workers", 1)
    assert result.exit_code == 3
    assert "有 1 份不在 DOCS 中" in result.stderr
    assert result.stderr.count("标注不符，计为漏检") == 2
    assert PHONE not in result.stderr


def test_documents_that_are_not_there_give_no_table(labelled: tuple[Path, Path], tmp_path: Path) -> None:
    result = call("evaluate", "privacy", labelled[0], tmp_path / "none.jsonl", "--workers", 1)
    assert result.exit_code == 2
    assert "none.jsonl" in result.stderr.replace("\n", "")
    assert not result.stdout


def test_the_demo_says_where_the_report_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert demo.main() == 2
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "a.txt").write_text(JUDGMENT, "utf-8")
    (tmp_path / "examples" / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    assert demo.main() == 0
    assert str(tmp_path / "demo-out" / "report.html") in capsys.readouterr().out
    assert (tmp_path / "demo-out" / "report.html").is_file()
