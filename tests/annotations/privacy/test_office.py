"""An office's own list: what it allows is excused, what it forbids is told, patterns run in linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest

from annotations.privacy.office import BadPatternError, Entry, Kind, Office, check_pattern
from annotations.privacy.screen import Screener, Screening
from annotations.values import Category, Severity
from nlp.case import Case
from nlp.text.view import view_of
from nlp.values import Document

DAY = date(2026, 5, 11)


def entry(
    content: str,
    *,
    allows: bool = False,
    kind: Kind = Kind.NUMBER,
    category: Category | None = Category.PHONE,
) -> Entry:
    return Entry(allows, kind, content, category, "值班电话", DAY)


def screen(text: str, *entries: Entry) -> Screening:
    document = Document("1", "1", "a.txt", "text/plain", text)
    return Screener(bytes(32), office=Office(entries)).screen(document, Case("1"), view_of(text))


@pytest.mark.parametrize("written", ["13812340008", "138 1234 0008", "138-1234-0008"])
def test_an_allowed_number_is_excused_however_it_is_written(written: str) -> None:
    result = screen("联系电话：13812340008。", entry(written, allows=True))
    assert result.findings == ()
    assert {one.excuse for one in result.excused} == {"on_office_list"}
    assert result.excused[0].reason == "列入本单位允许公开名单（2026-05-11）：值班电话"


def test_an_entry_allows_in_its_own_category_only() -> None:
    allowed = entry("13812340008", allows=True, category=Category.BANK_ACCOUNT)
    assert [one.category for one in screen("联系电话：13812340008。", allowed).findings] == [Category.PHONE]
    anywhere = entry("13812340008", allows=True, category=None)
    assert screen("联系电话：13812340008。", anywhere).findings == ()


def test_what_is_forbidden_is_told_at_every_place_with_the_reason() -> None:
    name = entry("鲍青禾", kind=Kind.NAME, category=Category.NAME_WITNESS)
    text = "证人保护：鲍青禾到场，后鲍青禾离开。"
    found = screen(text, name).findings
    assert [one.span.of(text) for one in found if one.span] == ["鲍青禾", "鲍青禾"]
    assert {one.rule for one in found} == {"O-01"}
    assert {one.severity for one in found} == {Severity.ERROR}
    assert found[0].why == "列入本单位禁止公开名单（2026-05-11）：值班电话"
    assert "青禾" not in found[0].mask


def test_no_excuse_holds_for_what_the_list_forbids() -> None:
    number = entry("ZX-20230098", category=Category.ID_NUMBER)
    assert len(screen("编号ZX-20230098，又ZX20230098。", number).findings) == 2


def test_a_forbidden_number_is_not_seen_inside_a_longer_one() -> None:
    assert screen("订单号99955501007。", entry("5550100")).findings == ()
    assert len(screen("拨打5550100。", entry("5550100")).findings) == 1


def test_what_is_forbidden_is_not_allowed_by_a_wide_pattern() -> None:
    wide = entry(r"\d+", allows=True, kind=Kind.PATTERN, category=None)
    assert [one.rule for one in screen("拨打5550100。", entry("5550100"), wide).findings] == ["O-01"]


@pytest.mark.parametrize("pattern", ["(", "(?=a)b", r"(a)\1", "a*"])
def test_a_pattern_that_cannot_run_is_refused_without_being_quoted(pattern: str) -> None:
    with pytest.raises(BadPatternError) as caught:
        check_pattern(pattern)
    assert pattern not in str(caught.value)


def test_a_pattern_that_would_explode_elsewhere_runs_in_linear_time() -> None:
    office = entry(r"(a+)+甲", kind=Kind.PATTERN, category=Category.TRADE_SECRET)
    begun = time.perf_counter()
    assert screen("a" * 20_000, office).findings == ()
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("written", ["HT2024-0088", "HT20240088", "ht2024 0088", "ＨＴ２０２４－００８８"])
def test_a_forbidden_number_is_seen_however_it_is_written(written: str) -> None:
    assert [one.rule for one in screen(f"合同{written}。", entry("HT2024-0088")).findings] == ["O-01"]


@pytest.mark.parametrize("pattern", [r"青检内部〔\d+〕\d+号", r"线人代号（A\d）"])
def test_wide_brackets_in_a_pattern_mean_what_they_look_like(pattern: str) -> None:
    text = "见青检内部〔2023〕12号，线人代号（A1）。"
    made = entry(pattern, kind=Kind.PATTERN, category=Category.TECH_INVESTIGATION)
    assert len([one for one in screen(text, made).findings if one.rule == "O-01"]) == 1


def test_wide_brackets_in_a_name_or_word_do_not_hide_it() -> None:
    made = entry("线人（甲）", kind=Kind.NAME, category=Category.NAME_WITNESS)
    assert [one.rule for one in screen("据线人（甲）反映。", made).findings] == ["O-01"]
