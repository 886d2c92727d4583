"""A person masked in one place and clear in another: found, told with both places; nobody else is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.privacy.masking.collisions import detect_collisions
from annotations.privacy.masking.forms import Part, find_masks, part_at, split_mask
from annotations.privacy.masking.linkability import detect_linkability
from annotations.privacy.masking.named_again import detect_inconsistent
from annotations.privacy.masking.style import detect_style
from annotations.privacy.people.people import find_people
from annotations.privacy.scene import Candidate, Scene
from annotations.privacy.screen import Screener
from annotations.values import Category
from nlp.case import Case
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

RECOGNISER = LacRecogniser()
CRIMINAL = (
    "某某市人民法院 刑事判决书 （2019）某01刑初8号 公诉机关某某市人民检察院。 "
    "被告人宋大河，男，1968年6月1日出生。 公诉机关指控："
)
CIVIL = (
    "某某市人民法院 民事判决书 （2019）某01民初8号 原告：高某，男，1980年1月1日出生。"
    "被告：温如海，男，1979年1月1日出生。原告高某与被告温如海民间借贷纠纷一案，本院立案后审理终结。"
)


def scene_of(text: str) -> Scene:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    case = parse(document, view)
    return Scene(document, case, view, find_people(case, view, RECOGNISER), RECOGNISER)


def slips(text: str) -> list[Candidate]:
    return list(detect_inconsistent(scene_of(text)))


def told(text: str) -> set[tuple[str, str]]:
    return {(one.value, one.category.value) for one in slips(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("证人辛某琴的证言。后来辛淑琴打电话报警。", {("辛淑琴", "name.witness")}),
        ("证人辛某琴的证言。上述事实有证人辛淑琴的证言证实。", {("辛淑琴", "name.witness")}),
        ("被害人高某（高翔）的陈述。高翔称其被打。", {("高翔", "name.victim")}),
        (
            "宋大河殴打被害人高某，致高某轻伤。判决如下：赔偿高翔人民币3000元。",
            {("高翔", "name.victim")},
        ),
        ("被害人王某被骗。其间王建国多次打电话，王某没有接。", {("王建国", "name.victim")}),
        ("辛某琴的车停在路边。辛淑琴走了。", {("辛淑琴", "masking.inconsistent")}),
        ("证人俞某的证言。在场的有李某1、俞丽、邓某。", {("俞丽", "name.witness")}),
        ("被害人刘某被盗。宋大河来到刘某家，致刘兰霞饲养的母牛死亡。", {("刘兰霞", "name.victim")}),
    ],
)
def test_a_clear_name_that_fits_a_mask_is_told(text: str, wanted: set[tuple[str, str]]) -> None:
    assert told(CRIMINAL + text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "证人宋某的证言证实其与宋大河系兄弟。宋大河的供述。",
        "被害人王某被骗。民警王建国出警处理。",
        "被害人王某被骗。被告人宋大河与束海洹（另案处理）商议。",
        "被害人王某被骗。辩护人王立新提出意见。",
        "被害人王某被骗，王某与王建国系夫妻。",
        "被害人王某被骗，其父亲王建国报案。",
        "被害人王某、王某甲被骗。其间王建国多次打电话，王某没有接。",
        "被害人高某被打。高度重视，高速公路上车辆很多。",
        "被害人黄某被骗。黄总说没有收到钱，黄某没有接。",
        "被害人李某被骗。双方对方某车辆没有争议，对方开车离开。",
        "证人高某的证言。张强的证言。",
        "在辛某琴家。",
        "证人俞某的证言。在场的有李强、俞丽、邬小垲。",
        "证人俞某的证言。宋大河以300元的价格卖给俞丽。",
    ],
)
def test_somebody_else_of_the_surname_is_not_told(text: str) -> None:
    assert told(CRIMINAL + text) == set()


def test_a_party_whom_the_court_masked_need_not_be_protected() -> None:
    text = CIVIL + "判决如下：被告温如海返还原告高翔借款5000元。"
    assert told(text) == {("高翔", "masking.inconsistent")}
    assert told(CIVIL + "判决如下：被告温如海返还原告高某借款5000元。") == set()


def test_the_reason_names_mask_and_place_and_never_the_name() -> None:
    (one,) = slips(CRIMINAL + "证人辛某琴的证言证实其在场。经审理查明，辛淑琴在场。")
    assert "“辛某琴”" in one.why
    assert "前文" in one.why
    assert "淑" not in one.why
    assert "淑" not in repr(one)


def test_the_reason_of_a_flagged_name_tells_of_the_mask() -> None:
    text = CRIMINAL + "证人辛某琴的证言证实其在场。上述事实有证人辛淑琴的证言证实。"
    scene = scene_of(text)
    found = Screener(bytes(32), recogniser=RECOGNISER).screen(scene.document, scene.case, scene.view).findings
    (one,) = [finding for finding in found if finding.category is Category.NAME_WITNESS]
    assert "“辛某琴”" in one.why
    assert one.rule == "A-02"


def test_a_relative_of_the_surname_in_the_head_is_not_told_to_be_the_masked_one() -> None:
    text = CRIMINAL.replace(
        "公诉机关指控", "附带民事诉讼原告人高建国，男，1950年1月1日出生。系被害人之父。公诉机关指控"
    )
    assert all("高某" not in one.why for one in slips(text + "被害人高某的陈述。"))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("证人辛某琴证言", [("辛某琴", "辛", "琴")]),
        ("证人高某某的证言", [("高某某", "高", "")]),
        ("张某甲、李某1、王*华的", [("张某甲", "张", ""), ("李某1", "李", ""), ("王*华", "王", "华")]),
        ("李某2017年", [("李某", "李", "")]),
        ("欧阳某在场", [("欧阳某", "欧阳", "")]),
        ("陈某收到，陈某在，陈某去", [("陈某", "陈", "")]),
        ("温某公司、某某法院、赵某村", []),
        ("5元×12", []),
    ],
)
def test_masks_are_read(text: str, forms: list[tuple[str, str, str]]) -> None:
    assert [(one.form, one.surname, one.last) for one in find_masks(text)] == forms


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("辛某琴", ("辛", "琴")),
        ("高某", ("高", "")),
        ("张某甲", ("张", "")),
        ("高翔", None),
        ("李××", ("李", "")),
        ("李XX", ("李", "")),
        ("辛x琴", ("辛", "琴")),
        ("李1", ("李", "")),
        ("李B", ("李", "")),
    ],
)
def test_a_mask_is_split(name: str, wanted: tuple[str, str] | None) -> None:
    assert split_mask(name) == wanted


def test_roles_are_read_at_a_place() -> None:
    text = "被害人：高某的陈述，见证人王某"
    assert set(part_at(text, 4, 6)) == {Part.VICTIM}
    assert set(part_at(text, 13, 15)) == set()


@given(st.text("某×*张李高翔辛淑琴甲1，。的证人（）", max_size=60))
def test_any_text_is_read_without_fail_and_in_bounds(words: str) -> None:
    text = view_of(words).text
    for mask in find_masks(text):
        assert mask.places
        assert all(text[start:end] == mask.form for start, end in mask.places)


def _crowd(count: int) -> str:
    """A list of many people, masked, half masked and clear."""
    given = "建国伟民秀英丽华志强海燕春梅立新文博思远"
    surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
    people = []
    for number in range(count):
        surname = surnames[number % len(surnames)]
        first, last = given[number % len(given)], given[(number * 7 + number // 20) % len(given)]
        people.append(f"{surname}某{last}、{surname}{first}{last}（{surname}某）、{surname}某{number % 90}")
    return CRIMINAL + "证人" + "、".join(people) + "的证言。"


def test_a_crowd_takes_time_in_proportion() -> None:
    times = []
    for count in (400, 4000):
        text = _crowd(count)
        document = Document(id="d", document="d", source="d", media_type="text/plain", text=text)
        view = view_of(text)
        people = find_people(Case("d", nature="刑事"), view, None)
        scene = Scene(document, Case("d", nature="刑事"), view, people)
        began = time.process_time()
        for detector in (detect_inconsistent, detect_collisions, detect_style, detect_linkability):
            list(detector(scene))
        times.append((time.process_time() - began) / len(text))
    assert times[1] < 4 * times[0] + 1e-6


def test_the_dead_of_a_family_are_not_its_masked_party() -> None:
    case = CIVIL.replace("民间借贷", "离婚").replace("高某", "柏某")
    assert slips(case + "柏怀春于2001年去世，遗留房屋三间。") == []
    assert told(case + "诉讼中，原告柏怀春于2020年去世。") == {("柏怀春", "name.family_party")}
