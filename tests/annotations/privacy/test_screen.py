"""The screening end to end: findings in text order, hidden parts, margins, excuses, profiles, silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.privacy.rules import RULE_BY_ID, RULE_OF, RULES, RULES_IN_FORCE, innocent_of
from annotations.privacy.screen import Screener, Screening, where_of
from annotations.values import Category, Profile
from nlp.case import Case, CaseNumber
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Fact, Hidden, HiddenKind, Margin, MarginKind, Page, Span

TEXT = "联系电话13800001357，身份证号码11010519491231002X，住永宁县杨和镇观桥村三组18号。"
DOCUMENT = Document("one", "0" * 32, "one.txt", "text/plain", TEXT)
CASE = Case("0" * 32)


def screened(document: Document, case: Case = CASE, key: bytes = bytes(32)) -> Screening:
    return Screener(key).screen(document, case, view_of(document.text))


def test_findings_stand_in_text_order() -> None:
    found = screened(DOCUMENT).findings
    assert [one.category for one in found] == [Category.PHONE, Category.ID_NUMBER, Category.ADDRESS]
    assert [one.span.of(TEXT) for one in found if one.span][2] == "杨和镇观桥村三组18号"


def test_the_same_document_gives_the_same_findings() -> None:
    assert screened(DOCUMENT) == screened(DOCUMENT)


def test_nothing_that_is_said_holds_a_value() -> None:
    said = repr(screened(DOCUMENT))
    assert "13800001357" not in said
    assert "11010519491231002X" not in said
    assert "杨和镇" not in said


def test_reasons_are_filled_and_quote_nothing() -> None:
    for one in screened(DOCUMENT).findings:
        rule = RULE_BY_ID[one.rule]
        assert (one.basis, one.suggestion, one.severity, one.innocent) == (
            rule.article,
            rule.suggestion,
            rule.severity,
            innocent_of(rule, one.category),
        )
        assert one.why
        assert not any(value in one.why for value in ("13800001357", "11010519491231002X", "杨和镇"))


def test_fingerprint_outlives_a_move_and_needs_the_key() -> None:
    moved = replace(DOCUMENT, text="前言。" + TEXT)
    names = [one.fingerprint for one in screened(DOCUMENT).findings]
    assert [one.fingerprint for one in screened(moved).findings] == names
    assert not set(names) & {one.fingerprint for one in screened(DOCUMENT, key=b"1" * 32).findings}


def test_fingerprint_outlives_a_re_export_of_a_numbered_case() -> None:
    case = replace(CASE, number=Fact(CaseNumber(2019, "某0103", "", "刑初", 57), Span(0, 0)), kind="判决书")
    exported = replace(DOCUMENT, id="two", document="1" * 32)
    assert where_of(DOCUMENT, case) == where_of(exported, case)
    assert where_of(DOCUMENT, CASE) != where_of(exported, CASE)
    assert where_of(DOCUMENT, case) != where_of(DOCUMENT, replace(case, kind="裁定书"))


@pytest.mark.parametrize("kind", HiddenKind)
def test_hidden_parts_are_screened(kind: HiddenKind) -> None:
    hidden = Hidden(kind, "某处", "电话13900002468", 2)
    found = screened(replace(DOCUMENT, text="无。", hidden=(hidden,))).findings
    assert [(one.category.value, one.span, one.page) for one in found] == [(f"hidden.{kind}", None, 2)]
    assert found[0].rule == "X-04"
    assert "某处" in found[0].why
    assert "13900002468" not in repr(found)


def test_a_hidden_part_without_a_value_is_no_finding() -> None:
    hidden = Hidden(HiddenKind.METADATA, "文档属性·作者", "办公室")
    assert screened(replace(DOCUMENT, text="无。", hidden=(hidden,))).findings == ()


def test_a_protected_name_in_the_properties_is_told() -> None:
    text = "某某县人民法院 刑事判决书 被害人孙玉兰的陈述证实，孙玉兰被盗。"
    hidden = Hidden(HiddenKind.METADATA, "文档属性·标题", "孙玉兰被盗案")
    found = screened(replace(DOCUMENT, text=text, hidden=(hidden,)), replace(CASE, nature="刑事")).findings
    assert [one.category for one in found if one.span is None] == [Category.HIDDEN_METADATA]


def test_margins_are_screened_with_their_page() -> None:
    margin = Margin(MarginKind.FOOTER, 3, "联系人手机13900002468")
    found = screened(replace(DOCUMENT, text="无。", margins=(margin, margin))).findings
    assert [(one.category, one.span, one.page) for one in found] == [(Category.PHONE, None, 3)]


def test_pages_are_named() -> None:
    pages = (Page(1, Span(0, 20)), Page(2, Span(20, len(TEXT))))
    found = screened(replace(DOCUMENT, pages=pages)).findings
    assert [one.page for one in found] == [1, 2, 2]


@pytest.mark.parametrize("cue", ["运单号", "快递单号：", "订单编号为", "合同编号", "注册号", "IMEI号"])
def test_other_serial_numbers_are_excused_with_a_reason(cue: str) -> None:
    result = screened(replace(DOCUMENT, text=f"该件{cue}13800001357，已签收。"))
    assert result.findings == ()
    assert [(one.excuse, bool(one.reason)) for one in result.excused] == [("other_serial_number", True)]
    assert "13800001357" not in repr(result)


def test_an_excuse_ends_at_another_noun() -> None:
    text = "运单号为空，收件人电话13800001357。"
    assert len(screened(replace(DOCUMENT, text=text)).findings) == 1


def test_the_court_s_own_account_is_excused() -> None:
    text = "预交上诉案件受理费（开户银行：某某银行，户名某某市中级人民法院，账号1000000000000000012）。"
    result = screened(replace(DOCUMENT, text=text))
    assert result.findings == ()
    assert {one.excuse for one in result.excused} == {"account_of_the_court"}


def test_a_party_s_account_is_not_excused_by_a_court() -> None:
    text = "某某市中级人民法院判决如下：被告向原告账号1000000000000000012支付欠款。"
    assert len(screened(replace(DOCUMENT, text=text)).findings) == 1


def test_rule_table_is_whole() -> None:
    assert set(RULE_OF) == set(Category)
    assert set(RULE_OF.values()) <= set(RULE_BY_ID)
    assert len(RULE_BY_ID) == len(RULES)
    assert RULES_IN_FORCE[Profile.LAW2016] < RULES_IN_FORCE[Profile.SPC2024] == set(RULE_BY_ID)
    for rule in RULES:
        assert rule.article and rule.title and rule.suggestion and rule.innocent


PARTIES = (
    "某某市人民法院 民事判决书 （2019）某01民初8号 原告：乔立冬，男，1980年1月1日出生。"
    "被告：长风贸易有限公司。法定代表人：温如海，经理。原告乔立冬诉称，被告长风贸易有限公司欠款。"
)


@pytest.mark.parametrize(
    ("profile", "rules"),
    [(Profile.LAW2016, []), (Profile.SPC2024, ["S-01", "S-02", "S-03", "S-01", "S-02"])],
)
def test_the_names_of_parties_are_told_under_the_newer_profile_only(
    profile: Profile, rules: list[str]
) -> None:
    document = replace(DOCUMENT, text=PARTIES)
    view = view_of(PARTIES)
    result = Screener(bytes(32), profile).screen(document, parse(document, view), view)
    assert [one.rule for one in result.findings] == rules


@pytest.mark.parametrize("profile", Profile)
def test_a_protected_name_keeps_its_stronger_rule_under_both_profiles(profile: Profile) -> None:
    text = PARTIES.replace("欠款", "离婚纠纷")
    document = replace(DOCUMENT, text=text)
    view = view_of(text)
    found = Screener(bytes(32), profile).screen(document, parse(document, view), view).findings
    assert {one.rule for one in found if one.span and one.span.of(text) == "乔立冬"} == {"A-01"}


def test_a_document_that_must_stay_offline_shows_the_words_that_say_so() -> None:
    text = (
        "某某县人民法院 刑事判决书 被告人彭某，男，2002年9月14日出生。检察院指控：2018年11月30日，彭某抢劫。"
    )
    document = replace(DOCUMENT, text=text + "彭某犯罪时不满十八周岁。")
    view = view_of(document.text)
    (one,) = Screener(bytes(32)).screen(document, parse(document, view), view).findings
    assert (one.rule, one.span and one.span.of(document.text)) == ("P-02", "2002年9月14日")
    assert one.mask == "****年*月**日"


def test_a_number_broken_by_the_layout_is_found_whole() -> None:
    flat = "被告人略，" * 30 + "公民身份号码11010519491231002X，联系电话13800001357，" + "其余略，" * 40
    for width in range(24, 44):
        text = "\n".join(flat[at : at + width] for at in range(0, len(flat), width))
        found = screened(replace(DOCUMENT, text=text)).findings
        values = ["".join(one.span.of(text).split()) for one in found if one.span]
        assert values == ["11010519491231002X", "13800001357"], width


@given(st.integers(13_000_000_000, 19_999_999_999), st.text("的在于，。、 路号甲乙", max_size=30))
def test_the_span_is_exactly_the_number(number: int, around: str) -> None:
    text = f"{around}电话：{number}，{around}"
    spans = [one.span for one in screened(replace(DOCUMENT, text=text)).findings if one.span]
    start = len(around) + 3
    assert spans == [Span(start, start + 11)]


def test_a_rule_of_many_things_tells_of_each_what_it_may_be_instead() -> None:
    kinds = (Category.PHONE, Category.EMAIL, Category.SOCIAL_ACCOUNT)
    told = [innocent_of(RULE_BY_ID["D-02"], kind) for kind in kinds]
    assert ["电话" in told[0], "邮箱" in told[1], "账号" in told[2]] == [True] * 3
    assert all(innocent_of(rule, Category.ADDRESS) == rule.innocent for rule in RULE_BY_ID.values())
