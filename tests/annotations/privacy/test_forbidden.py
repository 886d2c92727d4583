"""Article 4: what must not be online, and what only looks like it."""

from __future__ import annotations

import time

import pytest

from annotations.privacy.forbidden.items import detect_forbidden
from annotations.privacy.people.roles import DIVORCED, is_family
from annotations.privacy.scene import Scene
from nlp.case import Case, Outcome, Sections
from nlp.text.view import view_of
from nlp.values import Document, Fact, Span
from tests.annotations.tagged import assert_finds, scene_of

COURT = "某某县人民法院 "
CRIMINAL = "某某县人民法院 刑事判决书 （2019）某0103刑初57号 公诉机关某某县人民检察院。 "
CIVIL = "某某县人民法院 民事判决书 （2021）某0928民初2207号 "
ACT = " 某某县人民检察院指控：2018年11月30日，被告人实施抢劫。 本院认为，"

FORBIDDEN = [
    CRIMINAL
    + "被告人彭某某，男，<publication.forbidden>2002年9月14日</publication.forbidden>出生，汉族，学生。"
    + ACT
    + "被告人彭某某犯罪时不满十八周岁。",
    CRIMINAL
    + "被告人彭某某，男，<publication.forbidden>2002年9月14日</publication.forbidden>出生，汉族，学生。"
    + ACT,
    CRIMINAL
    + "被告人彭某某，学生。 <publication.forbidden>法定代理人</publication.forbidden>彭某，系被告人之父。"
    + ACT,
    CRIMINAL
    + "被告人彭某某，学生。"
    + ACT
    + "被告人彭某某犯罪时<publication.forbidden>未满18周岁</publication.forbidden>，应当从轻处罚。",
    COURT + "<publication.forbidden>民 事 调 解 书</publication.forbidden> （2021）某0928民初1号 原告顾某。",
    COURT
    + "民事裁定书 （2021）某0928民特1号 "
    + "申请人<publication.forbidden>申请司法确认</publication.forbidden>调解协议一案，",
    CIVIL + "原告霍某与被告阎某<publication.forbidden>离婚纠纷</publication.forbidden>一案，",
    CIVIL + "原告霍某与被告阎某<publication.forbidden>变更抚养关系纠纷</publication.forbidden>一案，"
    "诉讼请求：婚生子由原告抚养。",
    CIVIL + "申请人<publication.forbidden>申请变更监护人</publication.forbidden>一案，被监护人未成年。",
]
HEAD = CRIMINAL + "被告人汪甲，男，1980年1月1日出生。 被告人彭某某，男，{born}出生，汉族，学生。"
FOUND = " 经审理查明：{act}，被告人汪甲伙同彭某某盗窃。 本院认为，{said}"
TAGGED = "<publication.forbidden>2002年9月14日</publication.forbidden>"
FORBIDDEN += [
    (HEAD + FOUND).format(born=TAGGED, act="2018年11月", said="其行为已构成盗窃罪。"),
    (HEAD + FOUND).format(born=TAGGED, act="2018年11月至2019年3月间", said="彭某某犯罪时系未成年人。"),
    CRIMINAL
    + "被告人彭某某（<publication.forbidden>时年17岁</publication.forbidden>），学生。"
    + ACT
    + "应当从轻处罚。",
    CRIMINAL
    + "被告人彭某某，学生。"
    + ACT
    + "被告人彭某某作案时<publication.forbidden>17周岁</publication.forbidden>。",
    COURT
    + "民事判决书 （2021）某0928民初2207号 "
    + "原告霍某与被告阎某<publication.forbidden>离婚纠纷</publication.forbidden>一案，"
    + "本院认为，夫妻感情尚未破裂。判决如下：不准原告霍某与被告阎某离婚。",
    CRIMINAL + "被告人彭某某，男，<publication.forbidden>17岁</publication.forbidden>，汉族。" + ACT,
    CRIMINAL
    + "被告人彭某某，学生。"
    + ACT
    + "被告人彭某某犯强奸罪时<publication.forbidden>不满十八周岁</publication.forbidden>，应当减轻处罚。",
    COURT
    + "刑事裁定书 （2019）某01刑更57号 罪犯彭某某犯罪时"
    + "<publication.forbidden>系未成年人</publication.forbidden>，减去有期徒刑三个月。",
    COURT
    + "刑事判决书 （2019）某0103刑初57号 因涉及国家秘密，"
    + "本院依法<publication.forbidden>不公开开庭审理</publication.forbidden>了本案。",
    CRIMINAL
    + "因涉及个人隐私，<publication.forbidden>不公开开庭审理</publication.forbidden>了本案。"
    + " 经审理查明：2018年11月30日，被告人强奸。",
]
PUBLISHED = [
    (
        (HEAD + FOUND).format(born="2002年9月14日", act="2020年9月", said="其行为已构成盗窃罪。"),
        "of full age before the month ended, and the court says nothing of it",
    ),
    (
        (HEAD + FOUND).format(born="2001年11月14日", act="2019年3月以来", said="其行为已构成盗窃罪。"),
        "what went on for years began before he had joined",
    ),
    (
        CRIMINAL + "被告人彭某某，男，1938年1月1日出生。" + ACT + "被告人彭某某作案时已满七十五周岁。",
        "an old man",
    ),
    (
        CRIMINAL + "被告人彭某某。" + ACT + "证明被告人彭某某犯罪时已满16周岁，主体适格。",
        "able to be punished",
    ),
    (CRIMINAL + "被告人彭某某。" + ACT + "被告人彭某某将时年13岁的顾某带走。", "the harmed one's age"),
    (CRIMINAL + "被告人彭某某，男，47岁，汉族。" + ACT + "构成盗窃罪。", "forty-seven"),
    (CRIMINAL + "被告人彭某某。" + ACT + "被害人顾某（时年13岁）的陈述。", "the victim is a child"),
    (CRIMINAL + "本院决定公开审理。 公民申请不公开开庭审理，不予准许。" + ACT, "an open hearing"),
    ("某某县人民法院 支付令 （2021）某0928民督1号 申请人某银行。", "an order to pay"),
    (CIVIL + "申请人顾某申请变更监护人一案，被申请人顾某甲系无民事行为能力的成年人。", "an adult's guardian"),
    (
        CRIMINAL
        + "被告人彭某某，男，1984年3月29日出生。 某某县人民检察院指控，2018年8月份，被告人彭某某介绍梁某"
        "（女，1998年2月23日出生）卖淫。 本院认为，介绍未成年人卖淫，从重处罚。",
        "the date is the harmed one's birth",
    ),
    (
        CRIMINAL
        + "被告人彭某某，男，1976年8月12日出生。 某某县人民检察院指控：1993年5月6日以来，林场被承包，"
        "2018年彭某某殴打他人。 本院认为，被害人系未成年人。",
        "the first date lies long before the act",
    ),
    (CRIMINAL + "被告人彭某某，男，1990年9月14日出生，汉族。" + ACT, "an adult"),
    (
        CRIMINAL + "被告人彭某某，男，1990年9月14日出生。" + ACT + "被告人彭某某明知被害人未满十四周岁。",
        "the victim is a child",
    ),
    (
        CRIMINAL
        + "被告人彭某某，男，1990年9月14日出生。"
        + ACT
        + "被告人彭某某前罪犯罪时不满十八周岁，不构成累犯。",
        "an earlier crime",
    ),
    (
        CRIMINAL + "被告人彭某。" + ACT + "被告人彭某伙同李某（犯罪时未满十八周岁，另案处理）盗窃。",
        "another's case",
    ),
    (
        "某某县人民法院 行政调解书 （2021）某0928行初1号 原告顾某。",
        "an administrative mediation is published",
    ),
    ("某某市中级人民法院 民事调解书 （2021）某09民初1号 民事公益诉讼起诉人", "public interest"),
    (CIVIL + "原告霍某与被告阎某离婚后财产纠纷一案，", "not a divorce suit"),
    (CIVIL + "原告霍某与被告阎某赡养纠纷一案，", "published and masked"),
    (CIVIL + "原告霍某（未成年人）与被告某公司机动车交通事故责任纠纷一案，", "a minor as civil plaintiff"),
    (
        CIVIL + "原告某银行与被告阎某借款纠纷一案，诉讼请求：还款。双方曾离婚纠纷一案，",
        "another case of a party",
    ),
    (CRIMINAL + "被告人彭某，1990年1月1日出生，因离婚纠纷一案怀恨在心。" + ACT, "a motive"),
    ("某某县人民法院 民事判决书 （2021）某0928民初2号 经人民调解委员会民事调解书确认", "a judgment"),
]

FORBIDDEN += [
    CRIMINAL
    + "被告人彭某，男，汉族。"
    + ACT
    + "案发时被告人彭某<publication.forbidden>尚未满十八周岁</publication.forbidden>。",
    CRIMINAL
    + "被告人彭某，男，汉族。"
    + ACT
    + "因<publication.forbidden>被告人彭某系未成年人</publication.forbidden>，本院通知其监护人到场。",
    "某某市中级人民法院 刑事裁定书 （2019）某01刑更288号 罪犯彭某，男，2001年6月1日出生，现在服刑。 "
    "经审理查明，罪犯彭某犯罪时<publication.forbidden>不满十八周岁</publication.forbidden>，认真遵守监规。 "
    "本院认为，确有悔改表现。 裁定如下： 减去有期徒刑六个月。 二〇一九年六月三日",
    CIVIL
    + "申请人某民政局<publication.forbidden>申请撤销监护人资格</publication.forbidden>一案，其女年仅6岁。",
]


APPENDED = "判决如下：被告人彭某某犯抢劫罪。 书记员方小满 附：第二条 随意殴打孕妇、未成年人的。"


def test_what_bound_people_before_dates_no_act() -> None:
    """A marriage is no act, and the law that a court appends names nobody's age."""
    said = (
        "某某县人民检察院指控：被告人汪甲与程某于2018年3月1日协议离婚。2021年4月11日，"
        "被告人汪甲、彭某某殴打徐某。 本院认为，构成抢劫罪。"
    )
    text = CRIMINAL + "被告人彭某某，男，2002年9月14日出生，汉族。 " + said + APPENDED
    assert_finds(detect_forbidden, text)


@pytest.mark.parametrize("tagged", FORBIDDEN)
def test_forbidden(tagged: str) -> None:
    assert_finds(detect_forbidden, tagged)


@pytest.mark.parametrize(("text", "reason"), PUBLISHED)
def test_published(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_forbidden, text)


def test_the_parsed_cause_speaks_first() -> None:
    case = Case("0" * 32, kind="判决书", nature="民事", causes=(Fact("离婚纠纷", Span(0, 0)),))
    found = list(detect_forbidden(scene_of("没有写明案由的文书", case)))
    assert [(one.rule, one.span) for one in found] == [("P-04", None)]


def test_a_grown_child_is_no_child() -> None:
    text = CIVIL + "原告霍某与被告阎某抚养费纠纷一案，子女均已成年。"
    assert list(detect_forbidden(scene_of(text))) == []


@pytest.mark.parametrize("piece", ["犯罪时不满十八周岁", "被告人张三，", "离婚", "指控：", "未成年"])
def test_a_long_line_takes_linear_time(piece: str) -> None:
    scene = scene_of(CRIMINAL + piece * (500_000 // len(piece)))
    begin = time.process_time()
    list(detect_forbidden(scene))
    assert time.process_time() - begin < 8


def test_an_application_that_was_refused_confirms_nothing() -> None:
    text = COURT + "民事裁定书 （2021）某0928民特1号 申请人申请司法确认调解协议一案，"
    case = Case("0" * 32, kind="裁定书", nature="民事", outcome=Outcome("驳回申请", Span(0, 0)))
    assert list(detect_forbidden(scene_of(text, case))) == []


def test_who_brings_up_the_child_is_decided_in_a_suit_about_something_else() -> None:
    text = CIVIL + "原告霍某与被告阎某同居关系纠纷一案。判决如下：非婚生子由原告抚养。"
    at = text.index("判决如下")
    case = Case(
        "0" * 32,
        kind="判决书",
        nature="民事",
        causes=(Fact("同居关系纠纷", Span(0, 0)),),
        sections=Sections(disposition=Span(at, len(text))),
    )
    assert [one.rule for one in detect_forbidden(scene_of(text, case))] == ["P-04"]


@pytest.mark.parametrize(
    ("order", "rules"),
    [
        ("一、准予原告霍某与被告阎某离婚；", ["P-04"]),
        ("驳回原告霍某要求与被告阎某离婚的诉讼请求。", ["P-04"]),
        ("驳回原告霍某要求被告阎某履行离婚协议的诉讼请求。", []),
        ("被告阎某返还原告霍某彩礼五万元。", []),
    ],
)
def test_what_is_ordered_shows_a_divorce_whatever_the_suit_is_called(order: str, rules: list[str]) -> None:
    for cause in ("婚姻家庭纠纷", ""):
        text = f"{CIVIL}原告霍某与被告阎某{cause}一案。\n判决如下：\n{order}\n"
        causes = (Fact(cause, Span(0, 0)),) if cause else ()
        sections = Sections(disposition=Span(text.index("如下") + 3, len(text)))
        case = Case("0" * 32, kind="判决书", nature="民事", causes=causes, sections=sections)
        assert [one.rule for one in detect_forbidden(scene_of(text, case))] == rules
        assert is_family(case, text) or not rules


@pytest.mark.parametrize(
    ("title", "order"),
    [
        ("行政判决书", "驳回原告霍某要求撤销其与阎某离婚登记的诉讼请求。"),
        ("行政判决书", "驳回原告霍某要求撤销其与阎某离婚的诉讼请求。"),
        ("行政判决书", "驳回原告霍某与第三人阎某离婚的诉讼请求。"),
        ("民事判决书", "驳回原告农商行确认被告霍某与被告阎某离婚的诉讼请求。"),
    ],
)
def test_an_office_or_a_creditor_brings_no_suit_for_divorce(title: str, order: str) -> None:
    text = f"永宁县人民法院\n{title}\n原告诉被告一案。\n判决如下：\n{order}\n"
    sections = Sections(disposition=Span(text.index("如下") + 3, len(text)))
    for nature in (title[:2], ""):
        case = Case("0" * 32, kind="判决书", nature=nature, sections=sections)
        assert list(detect_forbidden(scene_of(text, case))) == []
        assert not is_family(case, text)


def test_blank_lines_cost_little_where_a_divorce_is_looked_for() -> None:
    began = time.process_time()
    assert DIVORCED.search("\n \n" * 20000) is None
    assert time.process_time() - began < 1


@pytest.mark.parametrize("title", ["彭某某盗窃未成年人犯罪一案刑事判决书"])
def test_a_title_may_say_that_the_accused_was_young(title: str) -> None:
    document = Document("one", "0" * 32, "one.txt", "text/plain", CRIMINAL + ACT, title)
    found = list(detect_forbidden(Scene(document, Case("0" * 32), view_of(document.text))))
    assert [one.rule for one in found] == ["P-02"]
