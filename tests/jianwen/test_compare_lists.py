"""Publication lists as `jianwen compare` gets them: other columns and forms, cards, faulty rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jianwen.running.pipeline import run
from jianwen.running.results import Stopped
from tests.jianwen.comparing import HEAD, brief, compare, listed, put, records
from tests.jianwen.conftest import call
from tests.jianwen.court import judgment, number, published, workbook


def test_a_card_lacks_a_field_or_names_somebody(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    rows = [
        listed(1),
        listed(2, None, "离婚诉讼"),
        listed(3, None, "离婚诉讼", None),
        listed(4, None, "被告人彭小宝系未成年人"),
        listed(5, None, "当事人彭小宝申请不公开"),
        listed(6, None, "当事人均申请不公开"),
    ]
    result = compare(court, rows)
    assert brief(result) == [
        ("publication.card", "公布清单.xlsx#4"),
        ("publication.card", "公布清单.xlsx#5"),
        ("publication.card", "公布清单.xlsx#6"),
    ]
    assert "彭小宝" not in result.stdout + result.stderr


def test_a_card_that_is_published_as_a_document_is_checked_too(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    card = f"不公开信息公示\n案号：{number(2)}\n审理法院：石桥县人民法院\n不公开理由：离婚诉讼\n"
    put(court, "online", "b.txt", card)
    put(court, "online", "c.txt", card.replace(number(2), number(3)) + "裁判日期：2023年3月1日\n")
    result = compare(court, [listed(1)])
    assert brief(result) == [("publication.card", "b.txt")]


def test_a_list_without_a_column_lacks_it_once_and_not_in_every_row(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    rows = [one[:-1] for one in (listed(1), listed(2, None, "离婚诉讼"), listed(3, None, "离婚诉讼", None))]
    path = workbook(court / "公布清单.xlsx", HEAD[:-1], *rows)
    result = call(
        "compare", "--published", court / "online", "--list", path, "--format", "jsonl", "--workers", 1
    )
    assert [one["mask"] for one in records(result.stdout)] == ["裁判日期"]
    assert "清单没有这些列：审理法院；信息项中是否缺少它们，无法判断" in result.stderr
    assert "上面的“文书”是公布本 1 份、原本 0 份和表中可用的 3 行" in result.stderr


def test_rows_that_cannot_be_used_are_set_aside_with_cell_and_remedy(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    out = court / "报告"
    result = compare(court, [listed(1), ("不详", *listed(2)[1:]), listed(3, "六月底")], "--out", out)
    assert result.exit_code == 3
    assert "公布清单 3 行（可用 1，不能用的另列入未读 2）" in result.stderr
    unread = records((out / "unread.jsonl").read_text("utf-8"))
    assert [(Path(one["source"]).name, one["reason"]) for one in unread] == [
        ("公布清单.xlsx#3", "A 列（案号）不是案号"),
        ("公布清单.xlsx#4", "E 列（公布日期）日期读不懂"),
    ]
    assert {"findings.jsonl", "findings.xlsx", "report.html", "pairs.jsonl"} <= {
        one.name for one in out.iterdir()
    }


def test_a_row_that_is_online_by_the_list_and_was_not_given_is_told(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    rows = [listed(1), listed(2), listed(3, None, "离婚诉讼"), listed(4, None)]
    result = compare(court, rows, "--out", court / "报告")
    assert "清单写明已经公布、公布本中没有的 1 行" in result.stderr
    assert f"只有清单：公布清单.xlsx#3 {number(2)}" in result.stderr
    alone = [one for one in records((court / "报告" / "pairs.jsonl").read_text("utf-8")) if "listed" in one]
    assert [(one["case_number"], Path(one["listed"]).name) for one in alone] == [
        (number(2), "公布清单.xlsx#3")
    ]
    assert "上面的行可能就是它们" not in result.stderr
    put(court, "online", "b.txt", published(judgment(2)))
    assert "公布本中没有" not in compare(court, rows).stderr


def test_a_document_that_was_not_read_may_be_that_of_a_row(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    put(court, "online", "b.pdf", "%PDF-1.7 broken")
    put(court, "originals", "c.pdf", "%PDF-1.7 broken")
    result = compare(court, [listed(1), listed(2)], "--originals", court / "originals")
    assert "清单写明已经公布、公布本中没有的 1 行" in result.stderr
    assert "公布本中有 1 项没有读进来或者没有读到案号，上面的行可能就是它们" in result.stderr


def test_what_a_stopped_run_did_not_reach_is_not_told_to_be_missing(
    court: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for serial in (1, 2):
        put(court, "online", f"{serial}.txt", published(judgment(serial)))
        put(court, "originals", f"{serial}.txt", judgment(serial))
    original = run

    def stopping(*arguments: Any) -> Iterator[object]:  # noqa: ANN401
        yield next(iter(original(*arguments)))
        yield Stopped(1, 2)

    monkeypatch.setattr("jianwen.commands.compare.run", stopping)
    rows, out = [listed(1), listed(2)], court / "报告"
    result = compare(court, rows, "--originals", court / "originals", "--out", out)
    assert result.exit_code == 2
    assert "文书没有读完" in result.stderr
    for untrue in ("公布本中没有", "只有", "没有原本可比"):
        assert untrue not in result.stderr.replace("哪些文书只在一边", "")
    assert (out / "pairs.jsonl").read_text("utf-8") == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_may_be_csv_under_other_column_names(court: Path, encoding: str) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = court / "清单.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(
            [
                ["公布情况表"],
                ["序号", "案号（全称）", "标题", "裁判文书生效日期", "互联网公布时间"],
                ["1", number(1), "民事判决书", "20230620", "2023/8/1"],
                ["合　计", "1", "", "", ""],
            ]
        )
    result = call(
        "compare", "--published", court / "online", "--list", path, "--format", "jsonl", "--workers", 1
    )
    assert brief(result) == [("publication.late", "清单.csv#3")]
    assert "公布清单 1 行（可用 1" in result.stderr


def test_the_list_may_lie_among_the_documents(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = workbook(court / "online" / "公布清单.xlsx", HEAD, listed(1))
    result = call("compare", "--published", court / "online", "--list", path, "--workers", 1)
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("broken", ["no column", "no workbook", "empty"])
def test_a_list_that_cannot_be_used_names_file_and_remedy(court: Path, broken: str) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = court / "清单.xlsx"
    if broken == "no workbook":
        path.write_bytes(b"PK broken")
    else:
        workbook(path, *([("序号", "名称"), (1, "民事判决书")] if broken == "no column" else []))
    result = call("compare", "--published", court / "online", "--list", path, "--workers", 1)
    assert result.exit_code == 2
    assert "清单.xlsx" in result.stderr
    assert "办法" in result.stderr


def test_without_originals_no_document_is_told_to_stand_alone(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = workbook(court / "公布清单.xlsx", HEAD, listed(1))
    result = call("compare", "--published", court / "online", "--list", path, "--workers", 1)
    assert "没有原本可比，没有逐字比对公布本与原本" in result.stderr
    assert "只有公布本" not in result.stderr
