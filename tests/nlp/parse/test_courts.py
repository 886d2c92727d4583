from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.parse.courts import court_of_code, find_court, full_name
from nlp.text.view import view_of


@pytest.mark.parametrize(
    ("head", "court"),
    [
        ("吉林省通榆县人民法院\n执行裁定书\n", "吉林省通榆县人民法院"),
        ("通榆县人民法院 执行裁定书 ", "吉林省通榆县人民法院"),
        ("吉 林 省 通 榆 县 人 民 法 院\n执 行 裁 定 书\n", "吉林省通榆县人民法院"),
        ("张甲离婚纠纷一审民事判决书 河南省濮阳县人民法院 民事判决书 ", "河南省濮阳县人民法院"),
        ("张甲离婚纠纷一审民事判决书 河南省濮阳市濮阳县人民法院 民 事 判 决 书 ", "河南省濮阳县人民法院"),
        ("内蒙古五原县人民法院 刑事判决书", "内蒙古自治区五原县人民法院"),
        ("河北省抚宁县人民法院 刑事判决书", "河北省抚宁县人民法院"),
        ("松渠县人民法院\n民事判决书", "松渠县人民法院"),
        ("中华人民共和国最高人民法院\n民事裁定书\n", "最高人民法院"),
        ("西安铁路运输法院 刑事判决书", "西安铁路运输法院"),
        ("青岛海事法院\n民事判决书", "青岛海事法院"),
        ("上海市闸北区人民法院\n刑事判决书", "上海市闸北区人民法院"),
    ],
)
def test_the_court_of_the_head_by_its_full_name(head: str, court: str) -> None:
    found = find_court(view_of(head + "（2022）吉0822执恢12号\n申请执行人：甲公司。"))
    assert found is not None
    assert found.value == court


def test_the_place_is_the_name_in_the_head() -> None:
    text = "张甲盗窃罪一审刑事判决书 宁夏回族自治区永宁县人民法院 刑事判决书 （2021）宁0121刑初1号"
    found = find_court(view_of(text))
    assert found is not None
    assert found.span.of(text) == "宁夏回族自治区永宁县人民法院"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "上诉人不服河南省濮阳县人民法院（2020）豫0928民初1号民事判决，向本院提起上诉。",
        "原告张甲与被告李乙离婚纠纷一案，本院立案后，上诉于濮阳市中级人民法院",
        "裁定如下：\n本案移送河南省濮阳县人民法院审理。\n本裁定书送达后生效",
        "原告请求人民法院判决准予离婚，见濮阳市中级人民法院判决书",
    ],
)
def test_another_court_is_not_the_documents_own(text: str) -> None:
    assert find_court(view_of(text)) is None


def test_courts_by_code() -> None:
    assert court_of_code("吉0822") == "吉林省通榆县人民法院"
    assert court_of_code("黔0111") == "贵州省贵阳市花溪区人民法院"
    assert court_of_code("外9999") is None
    assert full_name("濮阳县 人民法院") == "河南省濮阳县人民法院"
    assert full_name("抚宁县人民法院") == "抚宁县人民法院"


@given(st.text("河南省濮阳县人民法院 刑事判决书（2020）\n张某与", max_size=80))
def test_never_crashes(text: str) -> None:
    found = find_court(view_of(text))
    assert found is None or "法院" in "".join(found.span.of(text).split())


def test_a_short_name_is_completed_by_the_code_in_the_number() -> None:
    found = find_court(
        view_of("黄岛区人民法院 刑事判决书 （2016）鲁0211刑初1号 公诉机关青岛市黄岛区人民检察院。")
    )
    assert found is not None
    assert found.value == "山东省青岛市黄岛区人民法院"


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("内蒙古高级人民法院", "内蒙古自治区高级人民法院"),
        ("西藏高级人民法院", "西藏自治区高级人民法院"),
        ("云南高级人民法院", "云南省高级人民法院"),
        ("宁夏银川市中级人民法院", "宁夏回族自治区银川市中级人民法院"),
        # Every province has one; no province has this one.
        ("高级人民法院", "高级人民法院"),
        ("四川省长沙县人民法院", "四川省长沙县人民法院"),
    ],
)
def test_a_court_lies_in_the_province_that_is_written(written: str, full: str) -> None:
    assert full_name(written) == full
