"""The batch counted: cases once, leaks once in their case; the passage has the same numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotations.values import Category, Finding, Severity
from jianwen.report.batch import Batch, BatchRows
from jianwen.report.chart import trend
from jianwen.report.passage import numeral, passage
from jianwen.running.results import Meta, Shown, Standing

FINDING = Finding(
    "i", "d", "s", Category.PHONE, "D-02", "法释〔2016〕19号第十条", None, None, "13*", "删除",
    Severity.ERROR, 0.9, "有电话", "是热线", "f1",
)  # fmt: skip
NUMBER = "（2021）苏0102刑初{}号"


def meta(source: str, case: int, court: str = "甲县人民法院", closed: str = "2021-03-04") -> Meta:
    number = NUMBER.format(case) if case else ""
    return Meta(source, source, source, court=court, case_number=number, closed=closed, kind="判决书")


def leak(
    name: str, category: Category = Category.PHONE, rule: str = "D-02", severity: Severity = Severity.ERROR
) -> Shown:
    return Shown(replace(FINDING, fingerprint=name, category=category, rule=rule, severity=severity))


def batch(folder: Path) -> Batch:
    """Five documents of four cases; one document comes twice, one leak stands in two documents."""
    rows = BatchRows(folder)
    rows.add(meta("a", 1), [leak("x"), leak("x"), leak("y")], ["盗窃罪"])
    rows.add(meta("b", 1), [leak("x")], ["盗窃罪"])
    rows.add(meta("a", 1), [leak("z", Category.NAME_VICTIM, "A-02")], [])
    rows.add(
        meta("c", 2, "乙县人民法院", "2022-01-01"),
        [leak("h", Category.HEALTH, "D-05", Severity.REVIEW)],
        ["诈骗罪"],
    )
    rows.add(meta("d", 3, "乙县人民法院", "2022-02-02"), [], ["诈骗罪"])
    rows.add(meta("e", 0, ""), [replace(leak("x"), standing=Standing.DISMISSED)], [])
    return rows.counted()


def test_a_case_and_a_leak_of_it_count_once(tmp_path: Path) -> None:
    whole = batch(tmp_path)
    assert (whole.documents, whole.cases, whole.leaking, whole.leaks) == (5, 4, 1, 3)
    assert whole.rate is None


def test_years_of_different_size_are_told_apart_by_the_share_of_their_cases(tmp_path: Path) -> None:
    whole = batch(tmp_path)
    assert {one.name: round(one.share, 2) for one in whole.years} == {"2021": 0.5, "2022": 0.0}


def test_a_rate_needs_a_hundred_documents(tmp_path: Path) -> None:
    rows = BatchRows(tmp_path)
    for number in range(1, 121):
        rows.add(meta(f"d{number}", number), [leak("x")] if number <= 6 else [])
    whole = rows.counted()
    assert whole.rate == 50.0 and [one.rate for one in whole.courts] == [50.0]
    assert "线索 6 处，平均每千份文书 50.0 处。" in passage(whole)


def test_copies_of_one_document_count_once_in_a_rate_as_their_leaks_do(tmp_path: Path) -> None:
    rows = BatchRows(tmp_path)
    for number in range(1, 101):
        shown = [leak("x")] if number <= 6 else []
        rows.add(meta(f"{number}.docx", number), shown)
        rows.add(meta(f"{number}.pdf", number), shown)
        # Another document of the case is none of its copies.
        rows.add(meta(f"{number}-2.docx", number, closed="2021-05-06"), [])
    whole = rows.counted()
    assert (whole.documents, whole.leaks, whole.rate) == (300, 6, 30.0)
    assert [one.rate for one in (*whole.courts, *whole.categories)] == [30.0, 30.0]


def test_the_tables_add_up(tmp_path: Path) -> None:
    whole = batch(tmp_path)
    for lines in (whole.courts, whole.years, whole.causes):
        assert sum(one.documents for one in lines) == whole.documents
        assert sum(one.cases for one in lines) == whole.cases
        assert sum(one.leaks for one in lines) == whole.leaks
    assert [one.name for one in whole.courts] == ["甲县人民法院", "乙县人民法院", "（未识别）"]
    assert [(one.name, one.leaks, one.asks) for one in whole.categories] == [
        ("name.victim", 1, 0),
        ("phone", 2, 0),
        ("health", 0, 1),
    ]


def test_the_worst_of_a_case_is_one_document(tmp_path: Path) -> None:
    (worst,) = batch(tmp_path).worst
    assert (worst.source, worst.leaks) == ("a", 3)
    assert worst.categories == (Category.NAME_VICTIM, Category.PHONE)


def test_the_passage_tells_the_numbers_of_the_report(tmp_path: Path) -> None:
    told = passage(batch(tmp_path))
    assert "2021年至2022年作出的裁判文书 5 份（4 件案件）" in told
    assert "线索 3 处。同一案件" in told
    assert "（一）刑事案件被害人" in told
    assert "1 件案件的 2 份文书有 2 处线索，涉及甲县人民法院（1 件），即（2021）苏0102刑初1号" in told
    assert "（三）另有下列情形需由承办人逐件判断，未计入上述数字：自然人的健康状况 1 处（1 件）" in told
    assert told.endswith("并先排除报告所列的合理解释。")


def test_nothing_found_nothing_told(tmp_path: Path) -> None:
    assert passage(BatchRows(tmp_path).counted()) == ""


def test_a_trend_needs_two_years_and_has_them_in_order(tmp_path: Path) -> None:
    rows = BatchRows(tmp_path)
    for number in range(1, 241):
        year = 2022 - number % 2
        rows.add(meta(f"d{number}", number, closed=f"{year}-03-04"), [leak("x")] if number % 8 == 1 else [])
    rows.add(meta("lone", 999, closed="2019-03-04"), [leak("x")])
    whole = rows.counted()
    points = trend(whole.years)
    assert [one.name for one in points] == ["2021", "2022"]
    assert points[0].x < points[1].x and points[0].y < points[1].y
    assert trend(whole.years[:1]) == ()


def test_numerals() -> None:
    assert [numeral(one) for one in (1, 10, 11, 20, 34)] == ["一", "十", "十一", "二十", "三十四"]
