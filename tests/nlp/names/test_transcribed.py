"""Names that write the sounds of another language without a dot, and what only looks so."""

import pytest

from nlp.names.boundary import Form, read_name
from nlp.names.short_forms import short_forms, short_places, written_twice
from nlp.names.stand_in import plain_of
from nlp.names.transcribed import transcribed, undotted
from nlp.text.view import view_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("盗走库尔班江的牛犊", "库尔班江"),
        ("经查系哈力木别克，", "哈力木别克"),
        ("线索由且沙拉则提供", "且沙拉则"),
        ("放牧的东主才让当时", "东主才让"),
        ("牧民斯琴巴雅尔称", "斯琴巴雅尔"),
        ("货主马尤素福到场", "马尤素福"),
    ],
)
def test_words_of_one_people_make_a_name(text: str, name: str) -> None:
    assert [text[start:end] for start, end in undotted(text)] == [name]


@pytest.mark.parametrize("text", ["行至达来尔布附近", "约其木材商", "金卓马尾松林", "王建军让其离开"])
def test_words_of_two_peoples_are_none(text: str) -> None:
    assert list(undotted(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("另一护林员白玛陪同指认现场", "白玛"),
        ("采药人扎西远远望见火光", "扎西"),
        ("家里公公多杰是残疾人", "多杰"),
        ("并无一方先动手；索科洛夫亦称如此", "索科洛夫"),
        ("手机已发还，奥尔洛娃女士收到", "奥尔洛娃"),
        ("盗阿勒坦牛犊四头", "阿勒坦"),
        ("物证已发还安德森，有收条为证", "安德森"),
        ("外教罗德里格斯看见火光", "罗德里格斯"),
        ("其余证词如下。岩温罕，傣族，称脸上发麻", "岩温罕"),
        ("傣族村民在场。刀美兰称收了钱", "刀美兰"),
        ("傣族村寨。另一护林员岩朗陪同指认", "岩朗"),
        ("傣族村寨。岩温罕证实听到枪声", "岩温罕"),
        ("盗走巴特尔牛犊四头", "巴特尔"),
    ],
)
def test_one_place_shows_somebody(text: str, name: str) -> None:
    assert [text[start:end] for start, end in transcribed(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "驾驶索纳塔轿车离开",
        "服用阿普唑仑片二十片",
        "被告人驾驶雷克萨斯离开现场，奥迪亦称豪华",
        "在乌鲁木齐市沙依巴克区",
        "客人雅马哈摩托被盗，依法依规处理",
        "物证已发还沃尔玛，",
        "购买欧莱雅产品，肖松林提出退货",
        "江苏和浙江两地证实",
        "白玛来了，扎西走了",
        "拿起水果刀捅他说不服",
        "岩石滚落，玉石丢失",
        "证人岩某甲，男，傣族，",
        "傣族村寨。行至岩坎下，在岩泥中挖到刀，岩温泉边有人",
        "傣族村寨。岩头村民围观，岩脚寨通了路，岩板下藏着枪",
        "根据森林法的规定，森林法说得清楚",
        "水利局的客人扎西副局长讲过",
    ],
)
def test_things_and_places_are_nobody(text: str) -> None:
    assert list(transcribed(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [("扎西证实当晚", "扎西"), ("马法图麦的陈述", "马法图麦"), ("韩阿依舍（其母）", "韩阿依舍")],
)
def test_a_name_is_read_behind_a_role_word(text: str, name: str) -> None:
    reading = read_name(text, 0)
    assert reading is not None
    assert (text[reading.start : reading.end], reading.form) == (name, Form.DOTTED)


def test_short_forms_are_the_own_name_or_a_foreign_surname() -> None:
    names = ["埃米莉亚·科瓦尔奇克", "阿依努尔·买买提", "扎西顿珠", "Emilia Kowal"]
    assert short_forms(names) == {
        "埃米莉亚": names[0],
        "科瓦尔奇克": names[0],
        "阿依努尔": names[1],
        "扎西": names[2],
        "顿珠": names[2],
        "Emilia": names[3],
        "Kowal": names[3],
    }


def test_what_two_people_bear_stands_for_neither() -> None:
    assert "扎西" not in short_forms(["扎西顿珠", "扎西平措"])


def test_a_short_form_is_no_piece_of_another_name() -> None:
    text = "科瓦尔奇克女士与T. Kowal、Kowal先生"
    found = short_places(text, ["科瓦尔奇克", "Kowal"], [])
    assert [text[start:end] for start, end in found] == ["科瓦尔奇克", "Kowal"]
    assert list(short_places("扎西顿珠", ["扎西"], [(0, 4)])) == []


def test_two_scripts_are_one_person() -> None:
    text = "签名为Emilia Kowal，中文译名写作埃米莉亚·科瓦尔，Olga Lind的丈夫伊万·林德"
    places = [(3, 15), (22, 30), (31, 40), (44, 49)]
    assert written_twice(text, places) == {"Emilia Kowal": "埃米莉亚·科瓦尔"}


def test_one_plain_name_stands_for_all_forms() -> None:
    plain = plain_of(view_of("被害人埃米莉亚·科瓦尔奇克陈述被抢。手机已发还科瓦尔奇克女士。"))
    (stand_in, name), *others = plain.names.items()
    assert name == "埃米莉亚·科瓦尔奇克"
    assert not others
    assert plain.view.text.count(stand_in) == 2


@pytest.mark.parametrize(("text", "name"), [("特古斯旺的陈述", "特古斯旺"), ("特古斯的陈述", "特古斯")])
def test_a_word_that_goes_on_is_no_whole_name(text: str, name: str) -> None:
    reading = read_name(text, 0)
    assert reading is not None
    assert text[reading.start : reading.end] == name


@pytest.mark.parametrize(
    "text",
    ["奥特曼说再见。奥特曼”就是那个人的网名", "雅戈尔说不知道。青湖镇雅戈尔动物园里有虎"],
)
def test_what_else_is_called_so_is_nobody(text: str) -> None:
    assert list(transcribed(text)) == [(0, 3)]
