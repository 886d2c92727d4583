"""Names are expected after role words and before statements; lists go on."""

from __future__ import annotations

import pytest

from nlp.names.choose import choose
from nlp.names.cues.before import Role
from nlp.names.slots import slots
from tests.nlp.names.test_recognisers import FakeRecogniser


def read(text: str) -> set[tuple[str, str]]:
    return {(slot.role.value, text[slot.reading.start : slot.reading.end]) for slot in slots(text)}


CASES = {
    "被害人王建军的陈述": {("victim", "王建军")},
    "证人李秀英、张某、赵建国等人的证言": {("witness", "李秀英"), ("witness", "张某"), ("witness", "赵建国")},
    "2、李秀英证言。": {("witness", "李秀英")},
    "李秀英、赵建国的询问笔录": {("witness", "李秀英"), ("witness", "赵建国")},
    "上诉人(原审附带民事诉讼原告人)王建军": {("claimant", "王建军")},
    "上诉人(原审被告人)王建军": {("accused", "王建军")},
    "鉴定人：王建军": {("appraiser", "王建军")},
    "牛大力、马小武等人(均已判刑)": {("accomplice", "牛大力"), ("accomplice", "马小武")},
    "被害单位员工王建军的陈述": {("witness", "王建军")},
    "审 判 长  王建军": {("officer", "王建军")},
    "被告人王建军与李秀英争执": {("accused", "王建军")},
    "被害人王建军和李秀英的陈述": {("victim", "王建军"), ("victim", "李秀英")},
    "见证人王建军": set(),
    "被害人陈述、证人证言": set(),
}


@pytest.mark.parametrize("text", CASES)
def test_slots(text: str) -> None:
    assert read(text) == CASES[text]


def chosen(text: str, *known: str) -> list[str]:
    recogniser = FakeRecogniser(*known) if known else None
    return [
        one.name for one in choose(text, [s for s in slots(text) if s.role is not Role.ACCUSED], recogniser)
    ]


def test_the_recogniser_settles_an_open_boundary() -> None:
    assert chosen("证人李和与王某在场", "李和") == ["李和"]


def test_what_is_sure_elsewhere_settles_an_open_boundary() -> None:
    text = "证人李和与王某在场。证人李和的证言。"
    assert set(chosen(text)) == {"李和"}


def test_words_need_the_statement() -> None:
    assert chosen("被害人高兴的陈述") == ["高兴", "高兴"]
    assert chosen("被害人高兴地离开", "某人") == []


def test_a_list_carries_its_doubtful_members() -> None:
    assert "高远" in chosen("证人王建军、李秀英、高远、赵建国等人的证言", "王建军", "李秀英", "赵建国")


UNSEEN = {
    "证人高×乙、孟庆苗、高×甲的证言": {"孟庆苗"},
    "证人孟某，4、苗春林、路某的证言": {"苗春林"},
    "苗志勤、路某3、夏某12的证言": {"苗志勤"},
    "证人孟志信苗忠、路爱勤、夏进的证言": {"路爱勤", "夏进"},
    "证人任某、阿木日布、路勤苗的证言": {"阿木日布", "路勤苗"},
    "⑵孟庆苗证言，证实其借款": {"孟庆苗"},
    "卷内只有县法院执行员孟向苗证实其在场": {"孟向苗"},
    "集资参与人孟秋苗证实：其投资": {"孟秋苗"},
    "证人何前的证言": {"何前"},
    "证人那程苗的证言": {"那程苗"},
    "5、孟路霞苗证言": {"孟路霞苗"},
    "质证意见是：对孟艳苗的证言不予认可": {"孟艳苗"},
    "盗窃被害人付鑫苗摩托车一辆": {"付鑫苗"},
    "被害人孟大春至路口": {"孟大春"},
    "证人孟怡时、路苗的证言": {"孟怡时", "路苗"},
    "被害人蒯苗住院二十天": {"蒯苗"},
    "鉴定人高远就伤情成因作出解释": {"高远"},
}


@pytest.mark.parametrize("text", UNSEEN)
def test_names_that_no_recogniser_sees(text: str) -> None:
    names = {name for name in chosen(text, "无人") if "某" not in name and "×" not in name}
    assert names >= UNSEEN[text]


@pytest.mark.parametrize(
    "text",
    [
        "抢走被害人金项链一条",
        "会议记录、林权证证实土地归属",
        "路某提供的相关材料证实",
        "证人曾任公司会计",
        "被告人应承担被害人尚欠医院的费用",
        "头朝南趴在地上",
        "被害人于昨日的陈述",
        "证人当庭的证言",
        "与前述证人证言相符",
        "证人那里没有",
        "被害人过程中受伤",
        "证人那女子的证言",
        "被害人那名员工的陈述",
        "致卫面部受伤",
        "致卫自己受伤",
        "被害人卫镇长的陈述",
        "抢走被害人金星牌手机",
        "证人那司机的证言",
        "证人王妻子的证言",
        "被害人卫当庭陈述",
        "被害人卫面部的损伤",
    ],
)
def test_what_is_no_name_stays_none(text: str) -> None:
    assert not [name for name in chosen(text, "无人") if "某" not in name]


HELD = {
    "证人那志强的证言": "那志强",
    "证人那春雨的证言": "那春雨",
    "被害人过春风陈述": "过春风",
    "被害人苗自如陈述": "苗自如",
    "证人孟北方的证言证实": "孟北方",
    "证人孟北方、路苗的证言": "孟北方",
    "证人孟三女的证言": "孟三女",
    "被害人孟周围，男，1970年生": "孟周围",
    "被害人孟周围的损失": "孟周围",
    "被害人孟南方被打伤": "孟南方",
    "证人孟金牌的证言": "孟金牌",
    "被害人孟苗牌号为某A的轿车被盗": "孟苗",
    "被害人孟苗牌友报警": "孟苗",
}


@pytest.mark.parametrize("text", HELD)
def test_a_word_between_a_role_and_a_statement_is_a_given_name(text: str) -> None:
    assert HELD[text] in chosen(text, HELD[text])


def test_what_counsel_does_is_no_name() -> None:
    """提 is no surname here; whose provocation it was is read from what follows."""
    text = "辩护人提出孟庆苗酒后寻衅在先"
    found = [(slot.role, text[slot.reading.start : slot.reading.end]) for slot in slots(text)]
    assert found == [(Role.VICTIM, "孟庆苗")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("鉴定意见由路苗、孟志勤两名鉴定人作出", "路苗"),
        ("得到林蒋秀苗的证实", "林蒋秀苗"),
        ("苗秀林，曾用名路苗，系本案被害人。", "路苗"),
    ],
)
def test_what_leads_to_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert name in {text[slot.reading.start : slot.reading.end] for slot in slots(text)}


def test_a_list_in_which_each_has_a_fate_of_his_own_is_read_few_times() -> None:
    people = [f"王{first}{second}" for first in "建国志文海" for second in "军强明超刚平辉鹏"]
    text = "、".join(f"{name}（另案处理）" for name in people).replace("（", "(").replace("）", ")")

    found = [text[slot.reading.start : slot.reading.end] for slot in slots(text)]

    assert {*people} <= {*found}
    assert len(found) <= 4 * len(people)
