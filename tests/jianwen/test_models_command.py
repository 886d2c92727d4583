"""`jianwen models`: from an idea to leads, and what is refused on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.library_files import library
from jianwen.auditing.models import choose
from jianwen.auditing.words import skeleton
from tests.jianwen import dockets
from tests.jianwen.conftest import call


def test_from_an_idea_to_leads(tmp_path: Path) -> None:
    path, book_path = tmp_path / "夜间调解.yaml", tmp_path / "表.xlsx"
    assert call("models", "new", "夜间调解", "-o", path).exit_code == 0
    assert call("models", "lint", path).exit_code == 0
    assert call("models", "template", path, "-o", book_path).exit_code == 0
    book = load_workbook(book_path)
    assert book.sheetnames == ["案件", "被执行人"]
    titles = [str(cell.value).rstrip("*") for cell in book["案件"][1]]
    for number, row in enumerate(dockets.ROWS[:1], 3):
        values = dict(zip(dockets.HEADER.split(","), row.split(","), strict=True))
        for column, title in enumerate(titles, 1):
            book["案件"].cell(number, column, values.get(title))
    debtor = [str(cell.value).rstrip("*") for cell in book["被执行人"][1]]
    for title, value in (("名称", "江苏甲乙建材有限公司"), ("首次执行立案日期", "2023-05-01")):
        book["被执行人"].cell(3, debtor.index(title) + 1, value)
    book.save(book_path)
    tables = ("--table", f"案件={book_path}", "--table", f"被执行人={book_path}")
    result = call("audit", *tables, "--model", path, "--format", "jsonl")
    assert result.exit_code == 0
    (lead,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert lead["subject"]["key"] == "（2024）苏0102民初1号"


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    for command, name in (("new", "a.yaml"), ("template", "a.xlsx")):
        (tmp_path / name).write_text("我的", "utf-8")
        result = call("models", command, "案件", "-o", tmp_path / name)
        assert result.exit_code == 2
        assert "已经存在，不覆盖" in result.stderr
        assert (tmp_path / name).read_text("utf-8") == "我的"


@pytest.mark.parametrize("name", ["a", "很" * 40, "：："])
def test_a_name_that_no_model_can_have_is_refused(tmp_path: Path, name: str) -> None:
    result = call("models", "new", name, "-o", tmp_path / "a.yaml")
    assert result.exit_code == 2
    assert "不能作编号" in result.stderr


def test_lists_show_all_there_is() -> None:
    listed = call("models", "list")
    assert all(model.id in listed.stdout.replace("\n", "") for model in library()[:1])
    told = call("models", "tables").stdout
    assert all(name in told for name in catalogue())
    fields = call("models", "fields", "被执行人").stdout
    assert all(column.name in fields for column in catalogue()["被执行人"].columns)


def test_what_is_not_there_is_told_with_the_remedy(tmp_path: Path) -> None:
    for arguments in (("fields", "没有"), ("show", "M99"), ("template", "没有", "-o", tmp_path / "a.xlsx")):
        result = call("models", *arguments)
        assert result.exit_code == 2
        assert "用 jianwen models" in result.stderr


def test_a_model_is_told_in_words(tmp_path: Path) -> None:
    told = call("models", "show", dockets.model(tmp_path)).stdout
    for words in (
        "依据：《中华人民共和国民事诉讼法》第一百一十五条",
        "被告 = 被执行人.名称",
        "成案：快；对象 案件",
    ):
        assert words in told


def test_lint_tells_every_file_of_a_folder_and_twins(tmp_path: Path) -> None:
    dockets.model(tmp_path)
    (tmp_path / "b.yaml").write_text(dockets.MODEL, "utf-8")
    (tmp_path / "c.yaml").write_text("id: 坏的\n名称: [", "utf-8")
    result = call("models", "lint", tmp_path)
    assert result.exit_code == 1
    assert "c.yaml:" in result.stdout
    assert "相同" in result.stdout
    assert "检查 3 个模型" in result.stderr


def test_a_number_calls_all_models_that_share_it(tmp_path: Path) -> None:
    text = skeleton("甲乙丙", "a.yaml")
    for name in ("W90-甲乙", "W90-丙丁", "W92-戊己"):
        (tmp_path / f"{name}.yaml").write_text(text.replace("id: 甲乙丙", f"id: {name}"), "utf-8")
    assert [one.id for one in choose(["W90"], [tmp_path]).models] == ["W90-丙丁", "W90-甲乙"]
    result = call(
        "models", "export", "W90", "--models", tmp_path, "--office", "甲院", "-o", tmp_path / "x.yaml"
    )
    assert result.exit_code == 2
    assert "这个编号有几个模型" in result.stderr
    assert "W90-丙丁、W90-甲乙" in "".join(result.stderr.split())
