"""Reports: numbers that add up, words without values, a workbook that no spreadsheet takes for formulas."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from annotations.values import Category, Finding
from jianwen.published import dumps
from jianwen.report import words
from jianwen.report.summary import Summary
from jianwen.report.table import summary_line
from jianwen.report.writer import FILES, report_folder
from jianwen.report.xlsx import safe
from jianwen.running.results import Meta, Result, Shown, Stopped
from jianwen.running.snippets import CONTEXT, masker, snippets
from nlp.readers.intake.apart import REPORT_MARK
from nlp.values import Cause, Document, Span, Unread
from tests.jianwen.conftest import Run
from tests.jianwen.fakes import PHONE, fake_findings

KEY = bytes(32)


def findings_of(text: str) -> list[Finding]:
    return fake_findings(KEY, Document("i", "d", "s", "text/plain", text))


def result(source: str, text: str) -> Result:
    return Result(Meta(source, source, source, title="=1+1"), tuple(Shown(one) for one in findings_of(text)))


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Summary]:
    """A report on two documents with findings, one without, two unread, and a run that was stopped."""
    summary = Summary(stopped=Stopped(5, 9))
    with report_folder(tmp_path / "out", tmp_path) as report:
        for one in (result("=a.txt", PHONE * 2), result("b.txt", f"{PHONE} {PHONE}"), result("c.txt", "")):
            summary.add_result(one, one.shown)
            report.add_document(one.meta, one.shown)
        for unread in (
            Unread("x<script>.pdf", Cause.ENCRYPTED, "有密码", "去掉密码"),
            Unread("\udcff.doc", Cause.DAMAGED, "坏了", "重新导出"),
        ):
            summary.add_unread(unread)
            report.add_unread(unread)
        report.finish(summary, datetime(2026, 3, 1, tzinfo=UTC))
    return tmp_path / "out", summary


def test_the_folder_holds_the_four_files(made: tuple[Path, Summary]) -> None:
    assert {path.name for path in made[0].iterdir()} == {*FILES, REPORT_MARK}


def test_the_numbers_add_up(made: tuple[Path, Summary]) -> None:
    summary = made[1]
    assert summary.documents == summary.with_findings + summary.without_findings == 3
    assert sum(count for _, count, _ in summary.categories()) == summary.findings == 4
    assert sum(summary.by_cause.values()) == summary.unread == 2
    page = (made[0] / "report.html").read_text("utf-8")
    assert "输入 9 项 = 文书 3 + 未读 2 + 未处理 4" in page
    assert "4 项未处理" in summary_line(summary)


def test_the_page_needs_nothing_else_and_escapes_what_it_shows(made: tuple[Path, Summary]) -> None:
    page = (made[0] / "report.html").read_text("utf-8")
    assert not re.search(r"""(src|href)\s*=|url\(|@import|https?://""", page)
    assert "<script>.pdf" not in page
    assert words.BANNER in page
    assert page.count('<details class="doc"') == 2


def test_the_workbook_can_be_filled_in(made: tuple[Path, Summary]) -> None:
    book = load_workbook(made[0] / "findings.xlsx")
    assert book.sheetnames == ["汇总", "发现", "未读", "按法院", "按年份", "按案由", "按类别"]
    sheet = book["发现"]
    head = [cell.value for cell in sheet[1]]
    assert {"判定", "备注", "审核人", "指纹"} <= set(head)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:R5")
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"属实,误报,重新打开"'
    assert str(choice.sqref) == "A2:A5"
    assert sheet.max_row == 5
    assert sheet.cell(2, head.index("来源") + 1).value == "'=a.txt"
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_snippet_shows_no_leaked_value() -> None:
    text = f"甲的电话{PHONE}，乙的电话{PHONE}，丙的电话13900002468。"
    findings = findings_of(text)
    shown = [one.before + one.after for one in snippets(masker(text, findings), findings)]
    assert len(shown) == 3
    assert not [one for one in shown if PHONE in one or "13900002468" in one]
    assert shown[0].startswith("甲的电话，乙的电话13*******57")


def test_a_value_that_no_finding_marks_is_masked_all_the_same() -> None:
    text = f"电话{PHONE}。又写作{PHONE}。"
    first = findings_of(text)[:1]
    assert PHONE not in snippets(masker(text, first), first)[0].after
    assert masker(text, first).clean(f"标题{PHONE}") == "标题13*******57"


@given(st.text("电话 \n", max_size=80), st.text("电话 \n", max_size=80))
def test_no_part_of_a_value_shines_through_at_the_edge(before: str, after: str) -> None:
    text = PHONE + before + PHONE + after + PHONE
    findings = findings_of(text)
    for one in snippets(masker(text, findings), findings):
        assert not re.search(r"\d{5}", one.before + one.after)
        assert len(one.before) <= CONTEXT + 2 * len(PHONE) + 1


@pytest.mark.parametrize(
    "number", ["11010119900101", "110101 1990\n0101 1234", "１１０１０１１９９００１０１１２３４"]
)
def test_a_long_number_that_nothing_found_is_masked_also_at_the_edge(number: str) -> None:
    for gap in (0, 3, CONTEXT - 6):
        text = f"{number}{'字' * gap}泄{'字' * gap}{number}"
        at = text.index("泄")
        shown = masker(text, []).around(Span(at, at + 1))
        assert not re.search(r"\d", shown.before + shown.after)
        assert "*" in shown.before
        assert "*" in shown.after


def test_a_case_number_in_a_context_stays() -> None:
    text = "泄，（2023）苏0102民初12345号。"
    assert masker(text, []).around(Span(0, 1)).after == text[1:]


def test_snippets_of_a_long_text_take_time_in_proportion() -> None:
    def steps(count: int) -> int:
        text = f"电话{PHONE}。" * count
        finding = findings_of(text[:40])[0]
        knows = masker(text, [finding])
        looked = CountingPlaces(knows.places)
        replace(knows, places=looked).around(Span(len(text) // 2, len(text) // 2 + 1))
        return looked.taken

    assert steps(2000) <= steps(500) + 8


class CountingPlaces(tuple[tuple[int, int, str], ...]):
    """Counts the places that are looked at."""

    taken = 0

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401
        got = super().__getitem__(at)
        self.taken += len(got) if isinstance(at, slice) else 1
        return got


def test_half_characters_are_written_as_json_escapes() -> None:
    assert dumps({"source": "a\udcffb"}) == '{"source": "a\\udcffb"}'


@pytest.mark.parametrize("category", Category)
def test_every_category_has_a_chinese_name(category: Category) -> None:
    assert words.category_name(category) != category.value


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_chinese_name(cause: Cause) -> None:
    assert cause in words.CAUSES


def test_a_real_report_says_where_by_which_article_and_why(run: Run) -> None:
    page = (run.out / "report.html").read_text("utf-8")
    for part in ("家庭住址", "D-01", "依据", "处理建议", "合理解释", "位置", "b.pdf"):
        assert part in page
