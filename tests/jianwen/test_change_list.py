"""The list of changes as a clerk opens it: its three sheets, word for word, and no value in any of them."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import openpyxl
import pytest

from annotations.values import Category
from jianwen.redacting.report import XLSX, change_list
from jianwen.redacting.run import redact_piece
from jianwen.redacting.values import Card, Change, Redacted, Wish
from jianwen.running.judge import job_of
from jianwen.running.piece import Piece
from jianwen.settings import read_settings
from nlp.readers.intake.files import expand
from nlp.values import Cause, Span, Unread
from tests.annotations.redaction.copies import JUDGMENT, LEAKS
from tests.jianwen.conftest import call

Cells = list[tuple[object, ...]]


def sheets(path: Path) -> dict[str, Cells]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Cells]]:
    """The list of one judgment, and its text."""
    folder = tmp_path_factory.mktemp("list")
    text = "\n".join(JUDGMENT)
    (folder / "a.txt").write_text(text, "utf-8")
    assert call("redact", folder / "a.txt", "--out", folder / "out", "--workers", 1).exit_code == 0
    return text, sheets(folder / "out" / XLSX)


def test_every_change_is_told_with_place_words_rule_and_reason(masked: tuple[str, dict[str, Cells]]) -> None:
    text, book = masked
    head, *rows = book["变更"]
    assert head == (
        "原文件", "副本", "处理", "类别", "原位置", "副本位置", "页", "正文之外的位置", "原内容（掩码）",
        "前后文（已掩码）", "规则", "依据", "为什么",
    )  # fmt: skip
    told = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    victim = next(one for one in told if one["类别"] == "被害人姓名")
    assert (victim["处理"], victim["原内容（掩码）"], victim["规则"]) == ("替换", "欧***", "A-02")
    assert victim["依据"] == "法释〔2016〕19号第八条第二项、第九条"
    assert str(victim["为什么"]).startswith("文中称其为被害人")
    number = next(one for one in told if one["类别"] == "证件号码")
    assert (number["处理"], number["为什么"]) == ("删除", "“身份证”等字样之后是完整或者基本完整的号码")
    for one in told:
        start, end = map(int, str(one["原位置"]).split("–"))
        assert f"【{one['原内容（掩码）']}】" in str(one["前后文（已掩码）"])
        assert text[start:end] not in str(one)
        assert one["依据"] and one["为什么"]


def test_no_value_stands_in_any_cell(masked: tuple[str, dict[str, Cells]]) -> None:
    cells = str(masked[1])
    assert [leak for leak in LEAKS if leak in cells] == []


def test_what_is_not_copied_has_its_sheet_and_its_remedy(tmp_path: Path) -> None:
    change = Change(
        "left", Category.PHONE, "D-02", None, Span(3, 7), 2, "批注", "13********7", "副本中还有", "电话【*】"
    )
    card = Card("（2020）浙0799民初8号", "石桥县人民法院", "2020-03-01", "离婚诉讼")
    with change_list(tmp_path) as changes:
        changes.add(Redacted("a.docx", "1", "a.docx", (change,), firm=1))
        changes.add(Redacted("b.txt", "2", card=card))
        changes.add(Redacted("=c.pdf", "3", refusal=("签过章", "请先取下印章")))
        changes.add_unread(Unread("d.pdf", Cause.BAD_ROW, "第 2 行有误", "请检查"))
    book = sheets(tmp_path / XLSX)
    assert book["变更"][1] == (
        "a.docx", "a.docx", "未能处理", "电话号码", None, "3–7", "2", "批注", "13********7", "电话【*】",
        "D-02", "法释〔2016〕19号第十条第一款第一项", "副本中还有",
    )  # fmt: skip
    assert book["不公开清单"] == [
        ("原文件", "案号", "审理法院", "裁判日期", "不公开理由"),
        ("b.txt", "（2020）浙0799民初8号", "石桥县人民法院", "2020-03-01", "离婚诉讼"),
    ]
    assert book["未写出副本"] == [
        ("原文件", "原因", "说明", "办法"),
        ("'=c.pdf", "写不出副本", "签过章", "请先取下印章"),
        ("d.pdf", "数据行有误", "第 2 行有误", "请检查"),
    ]
    assert changes.tally.line() == (
        "文书 3 份：写出副本 1 份（1 个文件），不应公布 1 份，写不出副本 1 份；未读 1 项。"
        "替换 0 处，删除 0 处，清除正文之外 0 处；未能处理 1 处（1 个文件），请人工判断 0 处。"
    )
    assert changes.tally.set_aside == 4


def test_documents_count_as_in_screening_and_add_up(tmp_path: Path) -> None:
    """A case file counts by its documents, a table by its rows; a file with one of each kind is one file."""
    with change_list(tmp_path) as changes:
        changes.add(Redacted("卷宗.pdf", "1", "卷宗.pdf", documents=7))
        changes.add(Redacted("表.csv#2", "2", "表.csv"))
        changes.add(Redacted("表.csv#3", "3", "表.csv"))
        changes.add(Redacted("卷二.pdf", "4", card=Card("", "", "", "未成年人犯罪"), documents=3))
        changes.add(Redacted("卷三.pdf", "5", refusal=("签过章", "请先取下印章"), documents=2))
    assert changes.tally.line().startswith(
        "文书 14 份：写出副本 9 份（2 个文件），不应公布 3 份，写不出副本 2 份；未读 0 项。"
    )
    assert [len(rows) for rows in sheets(tmp_path / XLSX).values()] == [1, 2, 2]


def test_a_case_file_counts_by_its_documents(tmp_path: Path) -> None:
    given = ("examples/10-卷宗.pdf", "--workers", 1)
    told = call("redact", *given, "--out", tmp_path / "out").stderr
    assert "文书 7 份：写出副本 7 份（1 个文件）" in told
    assert "文书 7 份" in call("screen", *given).stdout


def test_a_full_disk_in_a_worker_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("jianwen.redacting.run.redact_file", full)
    (tmp_path / "a.txt").write_text("\n".join(JUDGMENT), "utf-8")
    entry = next(iter(expand([tmp_path / "a.txt"], tmp_path, read_settings().limits)))
    job = job_of(read_settings(), b"k" * 32)
    wish = Wish(tmp_path / "out", (str(tmp_path),))
    [told] = redact_piece(job, wish, Piece(entry, tmp_path / "journal"))
    assert isinstance(told, Unread)
    assert (told.cause, told.reason) == (Cause.NO_SPACE, "磁盘已满，没有处理完")


def test_a_list_that_cannot_be_written_ends_the_run_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("jianwen.report.xlsx.copyfileobj", full)
    (tmp_path / "a.txt").write_text("\n".join(JUDGMENT), "utf-8")
    result = call("redact", tmp_path / "a.txt", "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 2
    assert "副本和变更清单写不进去（磁盘已满）" in result.stderr
    assert "程序自身出错" not in result.stderr


def test_copies_of_old_formats_are_said_to_be_new_ones(tmp_path: Path) -> None:
    with change_list(tmp_path) as changes:
        for source, copy in (("a.doc", "a.docx"), ("b.xls#Sheet1!2", "b.xlsx"), ("b.xls#Sheet1!3", "b.xlsx")):
            changes.add(Redacted(source, "1", copy))
        assert changes.tally.formats().startswith("2 个文件是旧格式")
    with change_list(tmp_path) as changes:
        # A web page that bears the suffix of Word stays what it is.
        changes.add(Redacted("c.doc", "1", "c.doc"))
        changes.add(Redacted("d.docx", "1", "d.docx"))
        assert changes.tally.formats() == ""


def test_what_is_masked_beside_the_running_text_is_in_the_list(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in JUDGMENT)
    page = f"<p class='header'>被害人欧阳小琴</p><div id='DivContent'>{body}</div>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    call("redact", tmp_path / "a.html", "--out", tmp_path / "out", "--workers", 1)
    lines = map(json.loads, (tmp_path / "out" / "changes.jsonl").read_text("utf-8").splitlines())
    beside = [one for one in lines if one["place"] == "页眉"]
    assert [(one["kind"], one["mask"], one["start"]) for one in beside] == [("replaced", "欧***", None)]
    assert "欧阳小琴" not in (tmp_path / "out" / "a.html").read_text("utf-8")
