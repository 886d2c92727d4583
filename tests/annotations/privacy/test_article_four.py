"""Article 4 on whole documents, read as they come: who was young, and which child is spoken of."""

import pytest

from annotations.privacy.forbidden.items import detect_forbidden
from annotations.privacy.scene import Scene
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

CRIMINAL = (
    "某某县人民法院\n刑事判决书\n（2019）川0921刑初57号\n公诉机关某某县人民检察院。\n被告人彭某，男，{born}出生，汉族，无业，住某某县。\n"
    "某某县人民检察院指控被告人彭某犯盗窃罪一案，现已审理终结。\n经审理查明：{facts}\n"
    "本院认为，被告人彭某的行为已构成盗窃罪。判决如下：\n被告人彭某犯盗窃罪，判处拘役三个月。\n二〇一九年六月三日\n"
)
RULING = (
    "某某县人民法院\n刑事裁定书\n（2019）川0921{number}\n{body}\n裁定如下：\n{order}\n二〇一九年六月三日\n"
)
CIVIL = (
    "某某县人民法院\n民事判决书\n（2019）川0921民初57号\n原告：霍某，女，1988年2月3日出生，汉族，住某某县。\n被告：阎某，男，1986年2月3日出生，汉族，住某某县。\n"
    "原告霍某与被告阎某{cause}一案，本院立案后，依法进行了审理。现已审理终结。\n{said}\n判决如下：\n{order}\n二〇一九年六月三日\n"
)
WARD = (
    "某某县人民法院\n民事判决书\n（2019）川0921民特5号\n申请人：某某县某某镇甲村村民委员会。\n被申请人：阎某，男，1950年2月3日出生，住某某县。\n"
    "申请人申请指定监护人一案，本院受理后，依法进行了审理。现已审理终结。\n申请人称，{said}，应由阎某担任监护人。\n判决如下：\n指定阎某为监护人。\n"
)


def rules(text: str) -> list[str]:
    """Return the rules of article 4 that a document falls under."""
    document = Document("one", "0" * 32, "one.txt", "text/plain", text)
    view = view_of(text)
    return [one.rule for one in detect_forbidden(Scene(document, parse(document, view), view))]


@pytest.mark.parametrize(
    ("born", "facts", "expected"),
    [
        ("1999年3月15日", "2016年11月4日，彭某窃取摩托车一辆。2019年2月被抓获归案。", ["P-02"]),
        ("1999年3月15日", "2016年11月4日，彭某窃取摩托车一辆，2019年2月3日主动投案。", ["P-02"]),
        ("1999年3月15日", "2018年11月4日，彭某盗窃时被当场抓获。", []),
        # What was done is told before the step that followed, or with what it was done to get out of.
        ("1999年3月15日", "2016年11月4日夜砍伤邻人后自首。", ["P-02"]),
        ("1999年3月15日", "2016年11月4日彭某砸车并投案。2019年2月被抓获。", ["P-02"]),
        ("1999年3月15日", "2016年11月4日彭某抗拒逮捕时咬伤辅警。", ["P-02"]),
        ("1999年3月15日", "2016年11月4日，彭某窃取单车。2019年2月3日彭某向派出所投案。", ["P-02"]),
        ("1999年3月15日", "2019年2月3日被逮捕并于次日看押。2016年11月4日，彭某窃取单车。", ["P-02"]),
        ("1999年3月15日", "2019年2月3日21时许彭某被抓获。2016年11月4日，彭某窃取单车。", ["P-02"]),
        # Full age begins with the day behind the birthday.
        ("2000年9月4日", "2018年9月4日，彭某窃取手机一部。", ["P-02"]),
        ("2000年9月3日", "2018年9月4日，彭某窃取手机一部。", []),
    ],
)
def test_the_day_of_the_act_makes_a_juvenile(born: str, facts: str, expected: list[str]) -> None:
    assert rules(CRIMINAL.format(born=born, facts=facts)) == expected


def test_the_day_of_the_judgment_is_no_act() -> None:
    text = CRIMINAL.format(born="2003年12月25日", facts="2021年12月24日晚，彭某殴打他人。")
    short = (
        text.replace("本院认为，被告人彭某的行为已构成盗窃罪。", "")
        .replace("2019", "2022")
        .replace("一九年", "二二年")
    )
    assert rules(short) == ["P-02"]


@pytest.mark.parametrize(
    ("number", "body", "order"),
    [
        (
            "刑更4号",
            "罪犯彭某，男，住某某县。\n本院于2018年6月20日以寻衅滋事罪判处罪犯彭某拘役五个月，缓刑一年。因其犯罪时系未成年人，依法从轻。",
            "撤销缓刑。",
        ),
        (
            "刑申3号",
            "申诉人彭大林。\n原审判决认定原审被告人彭某抢劫，犯罪时未满十八周岁，判处有期徒刑二年。",
            "驳回申诉。",
        ),
    ],
)
def test_a_sentence_is_no_earlier_one_where_the_document_is_about_it(
    number: str, body: str, order: str
) -> None:
    assert rules(RULING.format(number=number, body=body, order=order)) == ["P-02"]


@pytest.mark.parametrize(
    ("cause", "said", "order", "expected"),
    [
        (
            "解除收养关系纠纷",
            "养女今年六岁，阎某动辄打骂。",
            "一、解除阎某与养女的收养关系；二、养女由霍某抚养。",
            ["P-04"],
        ),
        ("解除收养关系纠纷", "阎某已成家立业，不尽赡养义务。", "解除霍某与阎某的收养关系。", []),
        ("解除收养关系纠纷", "养子今年四十岁。", "解除收养关系；阎某返还抚养费三万元。", []),
        ("确认收养关系纠纷", "养女六岁。", "收养关系成立；阎某每月支付抚养费六百元。", ["P-04"]),
        ("监护权纠纷", "孙女（2014年生）被阎某带走。", "孙女由霍某监护。", ["P-04"]),
        ("抚养费纠纷", "霍某已年满28周岁，因残疾没有收入。", "驳回霍某的诉讼请求。", []),
    ],
)
def test_a_suit_is_about_a_child_under_age(cause: str, said: str, order: str, expected: list[str]) -> None:
    assert rules(CIVIL.format(cause=cause, said=said, order=order)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("霍小某（2013年4月出生）父母双亡", ["P-04"]),
        ("霍小某（2013年4月7日生）父母双亡", ["P-04"]),
        ("霍小某（1978年4月出生）父母双亡", []),
        # What happened to a grown one in that year is no birth, nor is a child born to one.
        ("霍某于2013年4月7日生育一女，后因脑病昏迷", []),
        ("霍某于2014年6月发生车祸，至今昏迷", []),
        ("霍某于2013年产生妄想", []),
        ("霍某有精神残疾，母亲于2015年生病后离世", []),
    ],
)
def test_a_ward_is_young_by_the_year_of_birth(said: str, expected: list[str]) -> None:
    assert rules(WARD.format(said=said)) == expected
