from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.case import CaseNumber
from nlp.data import loader
from nlp.parse.case_numbers import find_case_numbers, format_case_number, parse_case_number
from nlp.text.view import view_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("（2023）宁0121民初960号", CaseNumber(2023, "宁0121", "", "民初", 960)),
        ("(2019)最高法知民终1号", CaseNumber(2019, "最高法", "知", "民终", 1)),
        ("〔2024〕浙01民终1234号之一", CaseNumber(2024, "浙01", "", "民终", 1234, 1)),
        ("【2022】吉0822执恢12号", CaseNumber(2022, "吉0822", "", "执恢", 12)),
        ("（ 2017 ） 粤 0113 刑 初 725 号", CaseNumber(2017, "粤0113", "", "刑初", 725)),
        ("（2018）黔0111刑初463号", CaseNumber(2018, "黔0111", "", "刑初", 463)),
        ("（2016）浙0304刑初字第87号", CaseNumber(2016, "浙0304", "", "刑初", 87)),
        ("（2015）海民初字第123号", CaseNumber(2015, "海", "", "民初", 123, old=True)),
        ("（2O15）海民初字第123号", CaseNumber(2015, "海", "", "民初", 123, old=True)),
        ("（二〇一五）海民初字第123号", CaseNumber(2015, "海", "", "民初", 123, old=True)),
        ("（一九九八）海民初字第123号", CaseNumber(1998, "海", "", "民初", 123, old=True)),
        ("（二零二一）云9931刑初27号之一", CaseNumber(2021, "云9931", "", "刑初", 27, 1)),
        ("（2015）黄浦民一（民）初字第2228号", CaseNumber(2015, "黄浦", "", "民一(民)初", 2228, old=True)),
        ("（2014）商刑初字第12-1号", CaseNumber(2014, "商", "", "刑初", 12, 1, old=True)),
        ("（2014）行唐刑初字第00012号", CaseNumber(2014, "行唐", "", "刑初", 12, old=True)),
        ("（2015）民提字第126号", CaseNumber(2015, "", "", "民提", 126, old=True)),
    ],
)
def test_every_form_is_read(written: str, number: CaseNumber) -> None:
    assert parse_case_number(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "（2018）浙××刑初×号",
        "（2018）浙0304刑初＊号",
        "京（2016）朝阳区不动产权第0000001号",
        "法释〔2016〕19号",
        "宁劳人仲案字〔2023〕第12号",
        "（2020）浙杭证执字第1号",
        "永检一部刑诉〔2021〕76号",
        "（2018）公刑鉴字第12号",
    ],
)
def test_masked_and_other_numbers_are_not(written: str) -> None:
    assert parse_case_number(written) is None
    assert find_case_numbers(view_of(f"依据{written}，")) == ()


@st.composite
def numbers(draw: st.DrawFn) -> CaseNumber:
    old = draw(st.booleans())
    court = draw(st.sampled_from(["海", "穗番法", "行唐", "商", ""] if old else sorted(loader.court_codes())))
    kinds = ["民初", "刑一终", "民一(民)初", "知民初", "执异"] if old else sorted(loader.case_types())
    serial = draw(st.integers(100, 99_999_999))
    return CaseNumber(
        draw(st.integers(1990, 2039)),
        court,
        "" if old else draw(st.sampled_from(["", "知"])),
        draw(st.sampled_from(kinds)),
        serial,
        draw(st.integers(0, 12)),
        old,
    )


@given(numbers())
def test_parse_undoes_format(number: CaseNumber) -> None:
    assert parse_case_number(format_case_number(number)) == number


def test_places_are_those_of_the_text_as_given() -> None:
    text = "不服浙江省某法院（２０２０）浙0304民\u200b初87号民事判决"
    (fact,) = find_case_numbers(view_of(text))
    assert fact.span.of(text) == "（２０２０）浙0304民\u200b初87号"


@given(st.text("（）()2019 最高法浙01民刑初知执字第号之一-", max_size=80))
def test_never_crashes(text: str) -> None:
    for fact in find_case_numbers(view_of(text)):
        assert len(fact.span) > 5


def test_long_hostile_text_takes_no_time() -> None:
    began = time.perf_counter()
    find_case_numbers(view_of("（2019）民" * 100_000 + "号"))
    assert time.perf_counter() - began < 5
