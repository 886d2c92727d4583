"""Every kind of document is read whole, and in any layout."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.case import Case, EventKind
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Part, Span
from tests.nlp.parse import samples

WHAT = {
    "criminal_first": ("判决书", "刑事", "刑事一审", "有罪"),
    "criminal_second": ("裁定书", "刑事", "刑事二审", "维持"),
    "civil_first": ("判决书", "民事", "民事一审", "判决"),
    "civil_second": ("判决书", "民事", "民事二审", "改判"),
    "withdrawal": ("裁定书", "民事", "民事一审", "撤诉"),
    "mediation": ("调解书", "民事", "民事一审", "调解"),
    "administrative": ("判决书", "行政", "行政一审", "判决"),
    "enforcement": ("裁定书", "执行", "执行", "终结本次执行程序"),
    "indictment": ("起诉书", "刑事", "", "起诉"),
}
ORDER = ("head", "claims", "facts", "reasoning", "disposition", "tail")
PHRASES = st.sampled_from(
    [
        "云桥县人民法院",
        "刑事判决书",
        "（2021）云2931刑初45号",
        "被告人",
        "现已审理终结。",
        "指控",
        "犯盗窃罪、",
        "罪",
        "经审理查明，",
        "本院认为，",
        "依照《",
        "判决如下：",
        "自愿达成如下协议：",
        "撤销",
        "诉讼请求：1.",
        "审判员",
        "同年13月40日",
        "二〇二一年四月二十日",
        "2021年1月5日",
        "次日立案",
        "9999年12月31日次日",
        "此致",
        " ",
        "\n",
        "。",
        "\u200b",
        "（",
        "１",
    ]
)


def case_of(text: str, title: str = "", fields: tuple[tuple[str, str], ...] = ()) -> Case:
    document = Document("x", "0" * 32, "x.txt", "text/plain", text, title=title, fields=fields)
    return parse(document, view_of(text))


def events_of(case: Case) -> dict[EventKind, date]:
    return {event.kind: event.date for event in case.events}


@pytest.mark.parametrize("name", WHAT)
def test_kind_nature_procedure_and_outcome(name: str) -> None:
    case = case_of(samples.ALL[name])
    method = case.outcome.method if case.outcome else ""
    assert (case.kind, case.nature, case.procedure, method) == WHAT[name]


@pytest.mark.parametrize("name", WHAT)
def test_blanks_for_line_breaks_change_nothing(name: str) -> None:
    text = samples.ALL[name]
    assert case_of(text.replace("\n", " ")) == case_of(text)


@pytest.mark.parametrize("name", [name for name in WHAT if name != "indictment"])
def test_no_line_breaks_at_all_leave_the_same_parts(name: str) -> None:
    text = samples.ALL[name]
    bare = text.replace("\n", "")
    wide, tight = case_of(text).sections, case_of(bare).sections
    for part in ORDER:
        one, two = getattr(wide, part), getattr(tight, part)
        assert (one is None) == (two is None)
        if one is not None:
            assert one.of(text).replace("\n", "") == two.of(bare)


def test_dates_in_short_are_resolved_and_the_last_filing_counts() -> None:
    first = events_of(case_of(samples.CRIMINAL_FIRST))
    assert first == {
        EventKind.DETAINED: date(2021, 1, 5),
        EventKind.ARRESTED: date(2021, 1, 19),
        EventKind.INDICTED: date(2021, 3, 2),
        EventKind.FILED: date(2021, 3, 3),
        EventKind.HEARD: date(2021, 4, 8),
        EventKind.OFFENCE: date(2020, 12, 1),
        EventKind.CLOSED: date(2021, 4, 20),
    }
    assert events_of(case_of(samples.ENFORCEMENT))[EventKind.FILED] == date(2022, 5, 6)


def test_a_hearing_is_not_dated_by_the_filing_before_it() -> None:
    text = samples.ADMINISTRATIVE
    assert events_of(case_of(text)).keys() == {EventKind.FILED, EventKind.CLOSED}


def test_the_record_fills_what_the_text_does_not_say() -> None:
    fields = (("case_number", "（2021）云2931民初9号"), ("court", "云桥县人民法院"), ("kind", "裁定书"))
    case = case_of("本院认为，应予准许。", fields=fields)
    assert case.number is not None and case.number.value.serial == 9
    assert case.court is not None and case.court.value == "云桥县人民法院"
    assert (case.kind, case.procedure) == ("裁定书", "民事一审")


def test_the_text_beats_the_record() -> None:
    case = case_of(samples.CIVIL_FIRST, fields=(("case_number", "（2000）云2931民初1号"), ("kind", "裁定书")))
    assert case.number is not None and case.number.value.serial == 301
    assert case.kind == "判决书"


def test_a_prosecutor_document_has_no_court() -> None:
    assert case_of(samples.INDICTMENT).court is None


def all_spans(case: Case) -> list[Span]:
    spans = [getattr(case.sections, part) for part in ORDER if getattr(case.sections, part)]
    spans += [event.span for event in case.events]
    spans += [fact.span for fact in (*case.charges, *case.causes)]
    spans += [case.outcome.span] if case.outcome else []
    spans += [claim.claim for claim in case.outcome.claims] if case.outcome else []
    return spans


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PHRASES, st.text(max_size=4)), max_size=60).map("".join))
def test_any_text_is_parsed_with_ordered_spans_inside_it(text: str) -> None:
    case = case_of(text)
    parts = [getattr(case.sections, part) for part in ORDER if getattr(case.sections, part)]
    assert all(one.end <= two.start for one, two in pairwise(parts))
    assert all(span.end <= len(text) for span in all_spans(case))


def test_a_part_of_a_case_file_is_of_the_kind_it_was_cut_as() -> None:
    text = "卷内文件目录\n序号 文件名称 页号\n1 讯问笔录 3-4"
    part = Part("卷宗.pdf", 2, "卷宗目录", 2, 2)
    document = Document("1", "1", "卷宗.pdf#p2-2", "application/pdf", text, part=part)
    assert parse(document, view_of(text)).kind == "卷宗目录"


def test_a_birth_date_is_no_day_of_judgment() -> None:
    text = "民事判决书\n原告甲大国，男，1970年3月2日出生，汉族。被告：甲公司。本院认为，应当支付。"
    document = Document("1", "1", "a.txt", "text/plain", text)
    assert not [event for event in parse(document, view_of(text)).events if event.kind is EventKind.CLOSED]


def test_a_text_of_nothing_but_role_words_takes_linear_time() -> None:
    text = "被告人赵某，男。" * 40_000
    document = Document("1", "1", "a.txt", "text/plain", text)
    started = process_time()
    parse(document, view_of(text))
    assert process_time() - started < 10
