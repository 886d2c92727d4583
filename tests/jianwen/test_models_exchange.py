"""`jianwen models export|import|diff|schema`: what is written, told and refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.jianwen.conftest import call


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Export a new model."""
    call("models", "new", "夜间调解", "-o", tmp_path / "m.yaml")
    call(
        "models", "export", tmp_path / "m.yaml", "-o", tmp_path / "sent.yaml", "--office", "某某市人民检察院"
    )
    return tmp_path / "sent.yaml"


def test_a_model_goes_from_office_to_office(sent: Path, tmp_path: Path) -> None:
    result = call("models", "import", sent, "-o", tmp_path / "own")
    assert result.exit_code == 0
    assert "某某市人民检察院" in result.stdout
    assert (tmp_path / "own" / "夜间调解.yaml").read_text("utf-8") == (tmp_path / "m.yaml").read_text("utf-8")
    assert call("models", "lint", tmp_path / "own").exit_code == 0


def test_what_differs_is_told_before_anything_is_replaced(sent: Path, tmp_path: Path) -> None:
    call("models", "import", sent, "-o", tmp_path / "own")
    kept = tmp_path / "own" / "夜间调解.yaml"
    kept.write_text(kept.read_text("utf-8").replace("审理天数 <= 7", "审理天数 <= 3"), "utf-8")
    result = call("models", "import", sent, "-o", tmp_path / "own")
    assert result.exit_code == 2
    assert "特征·快：条件 由 审理天数 <= 3 改为 审理天数 <= 7" in result.stdout
    assert "--replace" in result.stderr
    assert call("models", "import", sent, "-o", tmp_path / "own", "--replace").exit_code == 0
    assert "审理天数 <= 7" in kept.read_text("utf-8")
    assert "审理天数 <= 3" in kept.with_suffix(".旧1").read_text("utf-8")


def test_a_file_that_was_changed_is_not_taken(sent: Path, tmp_path: Path) -> None:
    sent.write_text(sent.read_text("utf-8").replace("<= 7", "<= 70"), "utf-8")
    result = call("models", "import", sent, "-o", tmp_path / "own")
    assert result.exit_code == 2
    assert "校验不符" in result.stderr
    assert not (tmp_path / "own").exists()


def test_a_file_that_was_not_sent_is_not_taken(sent: Path, tmp_path: Path) -> None:
    result = call("models", "import", tmp_path / "m.yaml", "-o", tmp_path / "own")
    assert result.exit_code == 2
    assert "这不是导出的模型" in result.stderr


def test_two_versions_are_compared(sent: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "m.yaml", tmp_path / "n.yaml"
    new.write_text(
        old.read_text("utf-8").replace("计数() >= 3", "计数() >= 5").replace("0.1.0", "0.2.0"), "utf-8"
    )
    result = call("models", "diff", old, new)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "版本：由 0.1.0 升到 0.2.0",
        "组特征·集中：条件 由 计数() >= 3 改为 计数() >= 5",
    ]
    same = call("models", "diff", old, sent)
    assert same.exit_code == 0
    assert "没有不同" in same.stdout


def test_the_schema_is_written(tmp_path: Path) -> None:
    out = tmp_path / "models.schema.json"
    assert call("models", "schema", "-o", out).exit_code == 0
    assert "成案" in json.loads(out.read_text("utf-8"))["properties"]
