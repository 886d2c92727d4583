"""Masked parties of family and inheritance cases who are named in full somewhere."""

import pytest

from annotations.privacy.people.family import _judge
from annotations.privacy.people.people import find_people
from nlp.names.boundary import read_name
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

RECOGNISER = LacRecogniser()
HEAD = """某县人民法院
民 事 判 决 书
（2019）川0921民初46号
原告：阚某1，女，1980年6月出生，汉族，住某县。
委托诉讼代理人：阚志强，四川某某律师事务所律师。
被告：阚某2，男，1984年出生，汉族，住某县。
原告阚某1与被告阚某2%s纠纷一案，本院于2019年7月4日立案后，依法适用简易程序，公开开庭进行了审理。本案现已审理终结。
"""


def named(body: str, cause: str = "法定继承") -> dict[str, str]:
    """Give the clear names that are protected, with their categories."""
    text = HEAD % cause + body
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    return {person.name: person.role for person in people if person.role and not person.masked}


@pytest.mark.parametrize(
    "body",
    [
        "判决如下：\n一、房屋由阚淑芬享有二分之一的份额；",
        "原告提交转账回单一张，付款人：阚淑芬；金额为三万元。",
        "遗嘱写明：“我的房子归女儿阚淑芬一人所有。”",
        "因阚淑芬（即被告阚某2）离开原住所，本院依法公告送达。",
        "判决如下：\n一、被告阚淑芬于本判决生效后十日内返还原告阚某1房屋。",
        "遗嘱第三条：老伴阚淑芬可以在房子里住到百年。",
        "保证书的落款为：保证人阚淑芬。",
    ],
)
def test_the_name_of_a_masked_party_is_found_wherever_it_stands(body: str) -> None:
    assert named(body) == {"阚淑芬": "name.family_party"}


@pytest.mark.parametrize(
    "body",
    [
        "原告的委托诉讼代理人阚志强到庭参加诉讼。",
        "公证员阚淑芬出具了公证书。",
        "证人阚淑芬出庭作证，其与双方系邻居。",
        "双方婚后住在阚家湾村，后迁往某镇阚老庄12号。",
        "上述事实有阚淑芬律师的陈述予以证实。",
    ],
)
def test_who_has_a_part_of_their_own_is_left_alone(body: str) -> None:
    assert named(body) == {}


def test_a_child_of_the_parties_is_told_as_a_minor() -> None:
    body = "双方2012年登记结婚，儿子阚子墨随原告生活。判决如下：\n一、阚子墨自判决生效之日起由被告抚养。"
    assert named(body, "变更抚养关系") == {"阚子墨": "name.minor"}


def test_a_child_is_young_by_the_day_it_was_born() -> None:
    body = "2018年8月19日，原告生下一女，取名阚一诺。同年11月双方分居。\n二〇一九年九月一日"
    assert named(body, "同居关系子女抚养")["阚一诺"] == "name.minor"


def test_a_claim_tells_of_an_estate_where_no_cause_is_named() -> None:
    head = HEAD.replace("原告阚某1与被告阚某2%s纠纷一案，", "")
    text = head + "原告诉称，被继承人阚某3、赫某系夫妻，未留遗嘱。放弃声明的落款为“阚淑芬”。"
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    assert "阚淑芬" in {person.name for person in people if person.role}


def test_a_name_with_a_dot_is_told_whole() -> None:
    text = (HEAD % "离婚").replace("阚某1", "买某") + "买买提·艾力辩称，不同意离婚。"
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    assert "买买提·艾力" in {person.name for person in people if person.role}


def test_an_ordinary_case_has_no_such_parties() -> None:
    assert named("判决如下：\n一、房屋由阚淑芬享有二分之一的份额；", "买卖合同") == {}


def test_who_stands_for_a_person_in_a_case_of_capacity_is_protected() -> None:
    text = """某县人民法院
民 事 判 决 书
（2021）甘0826民特17号
申请人：阚淑芬，女，1958年5月6日出生，汉族，住某县。
被申请人：阚小满，男，汉族，1987年5月21日出生，住址同上，系申请人之子。
代理人：支三省，男，1955年出生，汉族，住某县，系被申请人舅父。
申请人阚淑芬申请认定公民无民事行为能力一案，本院于2021年3月2日立案后，依法适用特别程序进行了审理。
"""
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    assert {person.name for person in people} == {"阚淑芬", "阚小满", "支三省"}


def test_what_the_recogniser_adds_to_a_whole_name_is_no_part_of_it() -> None:
    text = "，后欧阳炳坤因××住院。"
    reading = read_name(text, 2)
    assert reading is not None
    assert text[2 : _judge(text, reading, 7)[0]] == "欧阳炳坤"


@pytest.mark.parametrize(
    "body",
    [
        "1983年十一月初三，由房亲长辈阚老根主持分家。",
        "原告年高，由村医阚老根陪同出庭。",
        "收条上有完麻才、阚老根等人捺印，合计十三万元。",
    ],
)
def test_who_was_only_there_is_no_party(body: str) -> None:
    assert named(body) == {}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("媒人证实：“腊月十二，在阚世虎炕头上把钱数了两遍。”", "阚世虎"),
        ("手书写明：“先还阚阿依舍（我阿妈）的四万。”阚阿依舍年高，由家人陪同出庭。", "阚阿依舍"),
    ],
)
def test_a_name_is_not_cut_before_its_last_character(body: str, name: str) -> None:
    assert named(body) == {name: "name.family_party"}


@pytest.mark.parametrize("cause", ["子女抚育", "解除同居关系", "彩礼返还", "探视权", "家庭析产"])
def test_old_and_loose_names_of_causes_are_family_causes(cause: str) -> None:
    body = "判决如下：\n一、房屋由阚淑芬享有二分之一的份额；"
    assert named(body, cause) == {"阚淑芬": "name.family_party"}


def test_whom_an_office_appoints_as_guardian_is_protected_with_the_ward() -> None:
    text = HEAD % "继承" + "指定监护人：柏新立，男，1965年10月23日出生，系某县某村村民委员会指定的监护人。"
    text = text.replace("被告：", "指定监护人：柏新立，男，1965年出生，系村民委员会指定的监护人。\n被告：", 1)
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    assert "柏新立" in {person.name for person in people if person.role}


@pytest.mark.parametrize(
    "body", ["流水账写着：付阚小荷回娘家路费300元。", "原告诉称，阚一诺把存折拿去，不肯分。"]
)
def test_a_small_word_before_or_behind_hides_no_name(body: str) -> None:
    assert set(named(body)) in ({"阚小荷"}, {"阚一诺"})


OTHERS = """某县人民法院
民 事 判 决 书
（2019）川0921民初46号
原告：%s，女，1980年6月出生，住某县。
被告：%s，男，1984年出生，住某县。
原告与被告离婚纠纷一案，本院于2019年7月4日立案后，公开开庭进行了审理。本案现已审理终结。
"""


def told(parties: tuple[str, str], body: str) -> dict[str, str]:
    """Give the clear names that are protected, with the rule of their own."""
    text = OTHERS % parties + body
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(parse(document, view), view, RECOGNISER)
    return {person.name: person.rule for person in people if person.role and not person.masked}


@pytest.mark.parametrize(
    ("parties", "body", "name"),
    [
        # Words that names are made of, which the recogniser sees as words.
        (("归某", "计某"), "联名的说明写道，村里人都晓得。归大树的学费，是她卖猪凑的。", "归大树"),
        (("车某", "花某"), "登记表上的姓名为车小花，送养人一栏空白。", "车小花"),
        (("谷某", "安某"), "其兄谷丰收在外打工。", "谷丰收"),
        (("和某", "田某"), "借条写明转让方和小平收到现金三千元。", "和小平"),
        # A mask keeps the first character of a name without a surname.
        (("才某", "冯某"), "记录载明：“才让卓玛答应开春回去。”", "才让卓玛"),
        # Letters and numbers mask as 某 does.
        (("阚XX", "冯XX"), "付款人：阚淑芬；金额为三万元。", "阚淑芬"),
        (("阚1", "冯2"), "付款人：阚淑芬；金额为三万元。", "阚淑芬"),
        # What leads to a name leads to one that is a word, too.
        (("麻某", "冯某"), "协议写明有女一名叫麻雀，在外未归。", "麻雀"),
    ],
)
def test_a_masked_party_may_bear_words_and_have_no_surname(
    parties: tuple[str, str], body: str, name: str
) -> None:
    assert name in told(parties, body)


@pytest.mark.parametrize(
    ("parties", "body"),
    [
        (("归某", "计某"), "归还借款后，计划再买一套，归其所有，计有三间房屋，计有林木五十株。"),
        (("车某", "花某"), "双方买的车小时候坐过，车来车往，花费五千元，花光积蓄。"),
        (("石某", "黄某"), "陪嫁有石狮子一对，黄牛两头，石榴树一棵，黄土地三亩。"),
        (("明某", "时某"), "明知有外遇，明年再说，明花三万，时有争吵，时任村长，时光流逝。"),
        (("田某", "余某"), "将田中的玉米收割，余款五万，田地三亩，田边有树，余下的归原告。"),
        (("于某", "张某"), "于是双方争吵，张口就骂，张开双手，张贴公告，于法无据。"),
        (("张某", "冯某"), "张小平是邻居，常来劝架。"),
        (("向某", "安某"), "查明：\n向原告借款。双方约定：安家费由男方承担。"),
        # Brands, stones and breeds, a village, what only calls by the surname.
        (("白某", "高某"), "被告持有“白云山制药”股票若干。"),
        (("白某", "高某"), "“高加索犬”归被告所有，“高丽参”归原告所有，“白杨林”牌家具折价。"),
        (("蒋某", "高某"), "双方婚后住在蒋家寨。"),
        (("蒋某", "高某"), "族谱记载：蒋氏先祖去世后葬于后山。女儿在高老太住所生活。"),
        (("蒋某", "高某"), "时任支书蒋有田签字。"),
    ],
)
def test_words_and_things_that_begin_with_a_surname_are_nobody(parties: tuple[str, str], body: str) -> None:
    assert told(parties, body) == {}


def test_who_bears_the_surname_and_is_dead_is_told_as_kin() -> None:
    assert told(("田某1", "田某2"), "田大发于2001年去世，遗留房屋三间。") == {"田大发": "A-09"}
    assert told(("田某1", "田某2"), "田大发生前立下字据。") == {"田大发": "A-09"}


def test_a_name_is_not_torn_before_a_death_and_a_party_who_died_is_one() -> None:
    assert told(("田某", "白某"), "白大发于2001年去世，遗留房屋三间。") == {"白大发": "A-09"}
    assert told(("田某", "白某"), "白成于2001年去世，遗留房屋三间。") == {"白成": "A-09"}
    assert told(("田某", "白某"), "诉讼中，被告白大发于2020年去世。") == {"白大发": ""}


def test_a_name_behind_many_phrases_that_begin_with_its_surname_is_told() -> None:
    phrases = "".join(f"住于{place}地。" for place in map(chr, range(0x6C34, 0x6C34 + 90)))
    assert "于建英" in told(("于某1", "于某2"), phrases + "收款人：于建英；金额为三万元。")
