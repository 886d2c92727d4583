"""Relatives and the dead whom a family case names in full though its parties are masked (A-09)."""

import pytest

from annotations.privacy.people.led import read_led
from annotations.privacy.people.people import find_people
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

RECOGNISER = LacRecogniser()
HEAD = """某县人民法院
民 事 判 决 书
（2019）川0921民初46号
原告：%s，女，1980年6月出生，汉族，住某县。
被告：阚某2，男，1984年出生，汉族，住某县。
原告与被告%s纠纷一案，本院于2019年7月4日立案后，公开开庭进行了审理。本案现已审理终结。
"""


def told(body: str, party: str = "阚某1", cause: str = "法定继承") -> dict[str, str]:
    """Give the clear names that are protected, with the rule that speaks for each where it is its own."""
    text = HEAD % (party, cause) + body
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    return {person.name: person.rule for person in people if person.role and not person.masked}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("被继承人柏长顺于2010年5月1日去世，生前无遗嘱。", "柏长顺"),
        ("被继承人阚长顺于2010年5月1日去世，生前无遗嘱。", "阚长顺"),
        ("原告诉称，母亲瞿阿妹2016年报死亡，未留遗嘱。", "瞿阿妹"),
        ("存折在四弟媳毕晓丽手里。", "毕晓丽"),
        ("原告一直住在姥姥郝凤兰处。", "郝凤兰"),
        ("房款汇入其岳父孙有田的账户。", "孙有田"),
        ("原告辩称，娘贺彩琴临终也讲过。", "贺彩琴"),
        ("其父关拴柱称其在外地打工。", "关拴柱"),
        ("婆婆伏爱爱嫌原告没有文化。", "伏爱爱"),
        ("被告阚某2在外打工，其妻赵美兰付款。", "赵美兰"),
        ("第三人阚某3之妻赵美兰付款。", "赵美兰"),
        ("该笔借款的保证人为其妻赵美兰。", "赵美兰"),
        ("被继承人范大海去世，借款人范大海未还款。", "范大海"),
        # What names somebody by itself among other peoples.
        ("儿子扎西随后借走了车。", "扎西"),
        ("手续由原告兄长多杰办理。", "多杰"),
        ("护理栏写“妹尚小燕”。", "尚小燕"),
        ("签名处可辨者为“龙小英”（母）。", "龙小英"),
        ("货款由其姐孙美兰付清。", "孙美兰"),
    ],
)
def test_kin_of_masked_parties_are_told_by_a_rule_of_their_own(body: str, name: str) -> None:
    assert told(body) == {name: "A-09"}


@pytest.mark.parametrize(
    "body",
    [
        "原告作为妻子和母亲，应尽自己的家庭责任。",
        "子女包括儿子和女儿，均已成年。",
        "财产分割协议是夫妻双方在自愿平等的基础上达成的。",
        "原告一直与母亲生活在一起。",
        "过年时大孙女扫地叠被，样样勤快。",
        "大夫温玉祥证明药是被告买的。",
        "邻居宋修田的儿子宋长顺在场。",
        "村支书胡全德到场调解。",
        "原告跟随其外祖父母生活。",
        "民警何春生出警，其妻赵美兰在场。",
        "法官贺建平主持调解，其妻贺美兰未到。",
        "第三人何春生之妻赵美兰于2018年购房。",
        "范某将车卖给何春生，其妻赵美兰付款。",
        "公司股东何春生的妻子赵美兰签收。",
        "教师何春生的妻子赵美兰签收。",
        "借款人何春生的妻子赵美兰签收。",
        "儿子康健，无疾病。",
        "女儿应随母。",
        "长兄曾为其还债。",
        "银锁上刻有“康宁”（母）字样。",
    ],
)
def test_words_of_kin_and_kin_of_others_name_nobody(body: str) -> None:
    assert told(body) == {}


def test_the_dead_who_owed_is_one_of_the_dead() -> None:
    assert told("被继承人范大海去世，借款人范大海未还款。", party="范某1") == {"范大海": "A-09"}


def test_where_nobody_is_masked_only_the_parties_are_told() -> None:
    text = (HEAD % ("阚淑芬", "法定继承")).replace("阚某2", "阚志强") + "被继承人柏长顺于2010年去世。"
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    assert {person.name for person in people} == {"阚淑芬", "阚志强"}


def test_an_ordinary_case_keeps_the_names_of_relatives() -> None:
    assert told("被告的母亲瞿阿妹代收了借款。", cause="民间借贷") == {}


def test_a_young_child_is_told_as_a_minor_all_the_same() -> None:
    assert told("女儿柏子墨随原告生活，在读小学。", cause="变更抚养关系") == {"柏子墨": ""}


def test_a_large_family_is_told_whole() -> None:
    given = "芳娜敏丽娟霞燕玲英秀兰凤梅琳莉红萍婷慧佳怡珍菊莲翠淑桂艳倩颖蕾瑶欣伟军勇杰涛超鹏飞斌波浩"
    text = "".join(f"女儿{surname}{one}{one}，" for surname in "孟柏" for one in given)
    assert len(list(read_led(text, (at for at in range(2, len(text), 6)), (), None))) > 65
