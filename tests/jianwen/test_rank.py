"""`jianwen rank`: the list of documents or courts, with the sheets behind it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.jianwen.conftest import call

SHEETS = """案号,受理法院,评查单位,项目,扣分
（2024）宁0121刑初1号,宁夏回族自治区永宁县人民法院,永宁县人民检察院,法律适用,2
（2024）宁0121刑初1号,宁夏回族自治区永宁县人民法院,银川市人民检察院,说理,4
（2024）宁0122刑初3号,宁夏回族自治区贺兰县人民法院,贺兰县人民检察院,格式,1
"""


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    path = tmp_path / "评查.csv"
    path.write_text(SHEETS, "utf-8")
    return path


def test_documents_and_the_sheets_behind_them(reviews: Path, tmp_path: Path) -> None:
    out = tmp_path / "榜单.xlsx"
    result = call("rank", "--table", f"评查={reviews}", "--out", out, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["place"], first["name"], first["points"]) == (1, "（2024）宁0122刑初3号", 1)
    assert (second["place"], second["points"]) == (2, 3)
    assert [one["scorer"] for one in second["documents"][0]["sheets"]] == [
        "永宁县人民检察院",
        "银川市人民检察院",
    ]
    book = load_workbook(out)
    assert book.sheetnames == ["榜单", "评查表"]
    assert [row[0].value for row in book["榜单"].iter_rows(min_row=2)] == [1, 2]
    assert book["评查表"].max_row == 4


def test_courts_by_the_mean_of_their_documents(reviews: Path) -> None:
    result = call("rank", "--table", f"评查={reviews}", "--by", "单位")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.index("贺兰县人民法院") < result.stdout.index("永宁县人民法院")
    assert "不排人" in result.stderr


def test_documents_are_scored_by_the_tool(tmp_path: Path) -> None:
    text = (
        "永宁县人民法院\n民事判决书\n（2024）宁0121民初5号\n原告：李某。\n被告：王某。\n"
        "本院认为，原告的请求成立。依照《中华人民共和国民法典》第九千条之规定，判决如下：\n"
        "被告给付原告1000元。\n审判员 马大山\n二〇二四年三月一日\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    result = call("rank", tmp_path / "a.txt", "--format", "jsonl", "--workers", 1)
    assert result.exit_code == 0, result.stderr
    (one,) = (json.loads(line) for line in result.stdout.splitlines())
    (sheet,) = one["documents"][0]["sheets"]
    assert sheet["scorer"] == "工具"
    assert one["points"] == sheet["points"] > 0


def test_what_became_of_every_document_is_said(tmp_path: Path) -> None:
    head = "永宁县人民法院\n民事判决书\n（2024）宁0121民初5号\n原告：李某。\n被告：王某。\n"
    end = "审判员 马大山\n二〇二四年三月一日\n"
    texts = {
        "a.txt": f"{head}本院认为，请求成立。判决如下：\n被告给付原告1000元。\n{end}",
        "b.txt": f"{head}本院认为，请求成立。判决如下：\n被告给付原告2000元。\n{end}",
        "c.txt": "谅解书\n我已收到赔偿，愿意谅解。\n",
        "d.txt": (
            "永宁县人民法院\n执行裁定书\n（2024）宁0121执8号\n申请执行人：李某。\n被执行人：王某。\n"
            f"本院在执行中查明，没有财产可供执行。裁定如下：\n终结本次执行程序。\n{end}"
        ),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    said = call("rank", tmp_path, "--workers", 1).stderr.replace("\n", "")
    assert "读了文书 4 份：1 份在榜；1 份与在先的文书同一案号，并入其中；1 份没有写明法院" in said
    assert "1 份不是审理案件的文书" in said


def test_without_data_it_says_what_to_give() -> None:
    result = call("rank")
    assert result.exit_code == 2
    assert "没有给出数据" in result.stderr


def test_a_store_that_nothing_was_ingested_into_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "永宁县人民法院\n民事判决书\n（2024）宁0121民初5号\n原告：李某。\n", "utf-8"
    )
    assert call("screen", tmp_path / "a.txt", "--store", tmp_path / "库", "--workers", 1).exit_code == 0
    result = call("rank", "--store", tmp_path / "库")
    assert result.exit_code == 2
    assert "先运行 ingest" in result.stderr
