"""How numbers leave a sentence, and what is put in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.privacy.screen import Screener
from annotations.redaction.edits import Shift, composed, settled
from annotations.redaction.masking import Masker
from annotations.redaction.values import Plan, Replacement
from annotations.values import Category, Profile
from nlp.values import Document, Span
from tests.annotations.redaction.copies import MASKER

HEAD = (
    "石桥县人民法院\n刑事判决书\n（2019）浙0799刑初12号\n公诉机关石桥县人民检察院。\n"
    "被告人孙大海，男，汉族。\n"
)


def masked(text: str) -> str:
    document = Document("1", "1", "a.txt", "text/plain", HEAD + text)
    plan = MASKER.mask(MASKER.read(document)).plan
    return plan.masked(document.text).removeprefix(HEAD)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("被害人李小红，女，公民身份号码330799198003040019，汉族。", "被害人李某，女，汉族。"),
        ("被害人李小红，身份证号码：330799198003040019。", "被害人李某。"),
        ("被害人李小红（身份证号码330799198003040019）报案。", "被害人李某报案。"),
        ("被害人李小红（女，身份证号码330799198003040019）报案。", "被害人李某（女）报案。"),
        ("被害人李小红（身份证号码330799198003040019，女）报案。", "被害人李某（女）报案。"),
        (
            "被害人李小红（身份证号码330799198003040019，电话13900001111）报案。",
            "被害人李某报案。",
        ),
        (
            "被害人李小红（身份证号码330799198003040019，电话13900001111，女）报案。",
            "被害人李某（女）报案。",
        ),
        ("其使用手机号码13900001111拨打电话。", "其使用手机号码××拨打电话。"),
        ("被害人李小红，联系电话13900001111、13900002222，汉族。", "被害人李某，汉族。"),
        ("将款汇入账号6222021234567890128的账户。", "将款汇入账号××××的账户。"),
        ("驾驶浙A12345号小客车。", "驾驶浙A×××××号小客车。"),
        ("用浙A12345号车换走浙A67B89号车。", "用浙A×××45号车换走浙A×××89号车。"),
        ("被害人李小红，住浙江省淳安县石林镇东街8号，汉族。", "被害人李某，住浙江省淳安县，汉族。"),
        ("住处为浙江省淳安县石林镇东街8号的被害人李小红。", "住处为浙江省淳安县的被害人李某。"),
        ("原告以其房屋（寿房权证（2009）第0123号）抵押。", "原告以其房屋（寿房权证（××）第××号）抵押。"),
        ("被害人李小红，香港永久性居民身份证号码D123456(7)。", "被害人李某。"),
        ("归还被害人李小红5000元。", "归还被害人李某 5000元。"),
    ],
)
def test_a_leak_leaves_its_sentence_whole(text: str, wanted: str) -> None:
    assert masked(text) == wanted


@pytest.mark.parametrize(
    ("records", "wanted"),
    [
        ("2018年3月因赌博被行政拘留十五日。", ""),
        ("2018年3月因赌博被行政拘留十五日；2019年因吸毒被行政拘留十日。", ""),
        ("2018年3月5日因赌博被行政拘留五日；2019年因吸毒被行政拘留十日；现住石桥县。", "现住石桥县。"),
        ("其2019年因吸毒被行政拘留十日，后离婚。", "其2019年××，后离婚。"),
    ],
)
def test_a_record_goes_with_its_date_and_its_stop(records: str, wanted: str) -> None:
    head, foot = (
        HEAD.replace("2019", "2026").removesuffix("\n"),
        "\n审判员　钱进\n二〇二六年四月四日\n书记员　周明",
    )
    document = Document("1", "1", "a.txt", "text/plain", head + records + foot)
    masker = Masker(Screener(b"k" * 32), review=True)
    assert masker.mask(masker.read(document)).plan.masked(document.text) == head + wanted + foot


def test_a_person_masked_elsewhere_keeps_the_mask() -> None:
    text = "被害人辛某琴陈述其被骗。2018年3月，孙大海到辛淑琴家中，辛淑琴交给其5000元。"
    assert "孙大海到辛某琴家中，辛某琴交给其5000元" in masked(text)


CIVIL = """江苏省南京市玄武区人民法院
民事判决书
（2023）苏0102民初1234号
原告：上海云帆科技有限公司（以下简称云帆公司），住所地上海市浦东新区张江路100号。
法定代表人：秦朗，执行董事。
被告：秦海，男，1980年2月3日出生，汉族，住江苏省句容市。
原告上海云帆科技有限公司与被告秦海买卖合同纠纷一案，本院于2023年3月1日立案后，依法进行了审理。
本院认为，云帆公司与秦海的买卖合同合法有效。依照《中华人民共和国民法典》第五百七十七条规定，判决如下：
被告秦海支付原告上海云帆科技有限公司货款5000元。
审判员　凌川
"""


def test_the_practice_since_2024_masks_parties_and_firms_with_their_short_names() -> None:
    document = Document("1", "1", "a.txt", "text/plain", CIVIL)
    masker = Masker(Screener(b"k" * 32, Profile.SPC2024))
    copy = masker.mask(masker.read(document)).plan.masked(CIVIL)
    assert "云帆" not in copy and "秦朗" not in copy and "秦海" not in copy
    assert "上海某科技有限公司（以下简称某公司）" in copy
    assert "某公司与秦某2的买卖合同" in copy
    assert "法定代表人：秦某1" in copy and "审判员　凌川" in copy
    assert MASKER.mask(MASKER.read(document)).plan.masked(CIVIL) == CIVIL


def edit(start: int, end: int, text: str) -> Replacement:
    return Replacement(Span(start, end), text, Category.PHONE, "D-02", "")


def test_what_overlaps_becomes_one() -> None:
    assert settled([edit(2, 5, "a"), edit(0, 9, "b")]) == (edit(0, 9, "b"),)
    assert settled([edit(0, 4, "a"), edit(3, 6, "b")]) == (edit(0, 6, "a"),)


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> tuple[Replacement, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, length), unique=True, max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(edit(start, end, draw(st.text("xyz", max_size=4))) for start, end in pairs)


@given(st.data())
def test_two_rounds_in_one_give_the_same_text(data: st.DataObject) -> None:
    text = data.draw(st.text("abcdefgh", min_size=1, max_size=30))
    first = data.draw(edits_of(len(text)))
    once = Plan("", "", "", "", first).masked(text)
    second = data.draw(edits_of(len(once)))
    twice = Plan("", "", "", "", second).masked(once)
    assert Plan("", "", "", "", composed(text, first, second)).masked(text) == twice


@given(st.data())
def test_places_before_and_after_lead_to_each_other(data: st.DataObject) -> None:
    edits = data.draw(edits_of(30))
    shift = Shift.of(edits)
    for offset in range(31):
        if not any(one.span.start <= offset < one.span.end for one in edits):
            assert shift.back(shift.forward(offset)) == offset
