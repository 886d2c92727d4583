"""Names by role, in tagged text: what is tagged is found with its category, what is not tagged is not.

A case without a tag must say why nothing may be found in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from annotations.privacy.people.names import detect_names, detect_parties
from annotations.privacy.people.people import find_people
from annotations.privacy.scene import Scene
from nlp.case import Case, Party
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Fact, Span
from tests.goldens import untag

RECOGNISER = LacRecogniser()
HEAD = (
    "某某市人民法院 刑事判决书 （2019）某01刑初8号 公诉机关某某市人民检察院。 "
    "被告人宋大河，男，1980年1月1日出生。 "
)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged text, and for one without tags the reason why nothing may be found."""

    text: str
    notes: str = ""


ROLES = (
    Tagged("受骗人之一<name.victim>邵立冬</name.victim>在录音里多次追问何时可以取款。"),
    Tagged("被害人马某伤重，由其妻子<name.victim>郝秀琴</name.victim>以法定代理人的身份提起附带民事诉讼。"),
    Tagged("被害人<name.victim>乔立冬</name.victim>的陈述，证人<name.witness>郝建设</name.witness>的证言。"),
    Tagged("证人<name.witness>郝建设</name.witness>证言，证实其看见打架。"),
    Tagged("证人<name.witness>卫和平</name.witness>的证言证实上述事实。"),
    Tagged("证人<name.witness>卫和平</name.witness>证实，<name.witness>卫和平</name.witness>与被告人相识。"),
    Tagged("鉴定人<name.appraiser>汪小川</name.appraiser>出具的鉴定意见。"),
    Tagged(
        "物证鉴定室<name.appraiser>汪小川</name.appraiser>、<name.appraiser>潘国庆</name.appraiser>出具的鉴定书。"
    ),
    Tagged("附带民事诉讼原告人<name.victim>温如海</name.victim>提起附带民事诉讼。"),
    Tagged("上诉人（原审附带民事诉讼原告人）<name.victim>温如海</name.victim>不服。"),
    Tagged("责令被告人宋大河退赔被害人<name.victim>邵云</name.victim>经济损失人民币1000元。"),
    Tagged("死者<name.victim>乔立冬</name.victim>系颅脑损伤死亡。"),
    Tagged("被告人宋大河用拳头殴打<name.victim>杜丽娟</name.victim>面部。"),
    Tagged("失主<name.victim>肖长华</name.victim>的陈述，其证明车被偷。"),
    Tagged("被害单位员工<name.witness>刘建彬</name.witness>的陈述笔录。"),
    Tagged("民警赵卫东到场。被害民警不在此列，被害人<name.victim>赵卫国</name.victim>系民警，被打伤。"),
)
GUARDIANS = (
    Tagged(
        "附带民事诉讼原告人张某甲，女，2010年1月1日出生。法定代理人<name.victim>张建民</name.victim>，系其父。"
    ),
    Tagged(
        "被告人彭某，男，2002年9月14日出生。法定代理人<name.minor>彭志刚</name.minor>，系被告人彭某之父。"
    ),
)
LISTS = (
    Tagged(
        "证人<name.witness>郝建设</name.witness>、<name.witness>章煜</name.witness>、何某、"
        "<name.witness>高远</name.witness>、<name.witness>骆建东</name.witness>等人的证言。"
    ),
    Tagged("<name.witness>罗国豪</name.witness>、<name.witness>高卓</name.witness>的询问笔录，辨认笔录。"),
    Tagged("刘某、<name.witness>姜爱民</name.witness>证言及通话截图。"),
    Tagged("上述事实，有被害人<name.victim>乔立冬</name.victim>和<name.victim>温如海</name.victim>的陈述。"),
    Tagged(
        "证人<name.witness>王恪</name.witness>（县长）、<name.witness>李伟霖</name.witness>（副县长，组长）证言证明。"
    ),
    Tagged("1、<name.witness>张亮生</name.witness>的证言；2、<name.witness>曹锐</name.witness>的证言。"),
)
FORMS = (
    Tagged("证人<name.witness>买买提·艾力</name.witness>的证言。"),
    Tagged(
        "被害人<name.victim>次仁多吉</name.victim>的陈述，被害人<name.victim>次仁多吉</name.victim>受伤。"
    ),
    Tagged("证人<name.witness>John Smith</name.witness>的证言。"),
    Tagged("证人<name.witness>约翰·史密斯</name.witness>（<name.witness>John Smith</name.witness>）的证言。"),
    Tagged(
        "被害人<name.victim>金哲洙</name.victim>（<name.victim>KIM CHULSOO</name.victim>，韩国籍）的陈述。"
    ),
    Tagged(
        "证人<name.witness>欧阳娜娜</name.witness>的证言；证人<name.witness>诸葛亮明</name.witness>证实。"
    ),
    Tagged("被害人<name.victim>高兴</name.victim>的陈述。"),
    Tagged("证人余某（曾用名<name.witness>余长辉</name.witness>）的证言；证人余某证实。"),
    Tagged("证人<name.witness>随卫军</name.witness>的证言。"),
)
PROPAGATION = (
    Tagged(
        "被害人<name.victim>乔立冬</name.victim>在家。次日，<name.victim>乔立冬</name.victim>报案，"
        "宋大河与<name.victim>乔立冬</name.victim>素有矛盾。"
    ),
    Tagged(
        "证人<name.witness>王大艺</name.witness>的证言，证人<name.witness>王大</name.witness>的证言。"
        "<name.witness>王大艺</name.witness>在场，<name.witness>王大</name.witness>不在场。"
    ),
)
LONGER = (
    Tagged("一名男子辱骂海澄，打了海澄。被告人宋海澄供述。", "the given name of the accused"),
    Tagged(
        "被害人<name.victim>江涛</name.victim>的陈述。辩护人林江涛，某某律师事务所律师。"
        "林江涛提出，<name.victim>江涛</name.victim>有过错。"
    ),
)
BRACKETS = (
    Tagged("宋大河伙同丁春生（另案处理）抢劫。3、证人证言 （1）丁春生证言：其在场。", "judged elsewhere"),
    Tagged("宋大河殴打丁春生，丁春生（被告人丁某，下同）还手。", "an accused under a clear name"),
    Tagged("殴打丁春生。被告人宋大河与丁春生（已判刑）相识。", "judged elsewhere"),
)
MINORS = (
    Tagged("被告人宋大河2011年离婚，其女儿<name.minor>宋雅文</name.minor>由其独自抚养。"),
    Tagged("<name.minor>方小宇</name.minor>系未成年人，不在场。"),
    Tagged(
        "原告生育二子，长子柴大海，已于2013年去世；次子柴大江，53岁，由原告抚养成人。",
        notes="children of the old are grown: an age, a death",
    ),
    Tagged(
        "诉讼代表人乔立冬，男，1967年3月1日出生，汉族。被告人<name.minor>温如海</name.minor>，女，"
        "2003年5月6日出生，系学生。公诉机关指控，2018年3月1日，被告人<name.minor>温如海</name.minor>打架。"
    ),
    Tagged(
        "胡大浩、<name.minor>刘达明</name.minor>（15岁）持械；<name.minor>周瑞明</name.minor>系未成年人。"
    ),
    Tagged("同行的<name.minor>方小宇</name.minor>（时年15岁）逃走。"),
)
NOTHING = (
    Tagged("被害人陈述、证人证言、鉴定意见等证据。", "words for kinds of evidence"),
    Tagged("被害人家属及被害人亲属出具谅解书，被害人谅解。", "relatives and acts, no names"),
    Tagged(
        "被害人张某、李某某、王某甲、欧阳某1的陈述，证人赵×、钱*、孙XX的证言，被害人李某2。", "masked already"
    ),
    Tagged("证人周甲、吴乙、李1、王A的证言。", "masked by order, number, letter"),
    Tagged("审判长贺兰平 审判员田秀英 书记员纳小燕 二〇一九年六月十八日", "judges stay"),
    Tagged("检察员吴晓峰出庭支持公诉，辩护人周启明，某某律师事务所律师。", "prosecutor and counsel stay"),
    Tagged("民警高建民、李卫东出具抓获经过。", "police in office stay"),
    Tagged("被告人宋大河的供述，被告人宋大河证实其到过现场。", "the accused stays"),
    Tagged("同案犯丁春生的供述；伙同马小武（另案处理）、牛大力等人（已判刑）作案。", "co-offenders stay"),
    Tagged("某某市价格认证中心出具的鉴定意见，被害单位某某有限公司的陈述。", "organisations"),
    Tagged("见证人罗小明在场。保证人严大山到案。", "neither is a witness of the case"),
    Tagged("被害人向法院起诉。被害人左手受伤。被害人要求赔偿。被害人信任被告人。", "words after a role word"),
    Tagged("骗取信任后，骗取黄金项链一条、苏烟两条。窃得白酒两瓶。", "things are taken, nobody is named"),
    Tagged("被害人和证人的陈述。殴打阿强，殴打陈总。", "joined role words, nicknames"),
    Tagged("证人黄十一、黄十二、黄十三、陈十四的证言。", "a court's numbering"),
    Tagged("殴打乔立冬弟弟。窃得Jeeger牌手机一部。", "the brother was harmed; a brand"),
    Tagged(
        "公诉机关指控被告人宋大春犯盗窃罪一案，于1997年9月12日向本院提起公诉。被告人宋大河曾因犯奸淫幼女罪"
        "于2001年被判刑。经审理查明，2018年5月1日，宋大河与汪某乙（被害人，女，殁年13岁）争执。",
        "the accused is no child because the harmed one is, nor because of a filing date",
    ),
    Tagged("有户籍证明、释放证明、抓获经过、检查笔录等书证，足以证实。", "certificates are no names"),
)


def found(text: str, case: Case | None = None) -> list[tuple[str, str, int]]:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    case = case or parse(document, view)
    scene = Scene(document, case, view, find_people(case, view, RECOGNISER))
    spans = [(c.category.value, c.span) for c in detect_names(scene) if c.span is not None]
    return sorted((category, span.of(text), span.start) for category, span in spans)


@pytest.mark.parametrize(
    "case", [*ROLES, *GUARDIANS, *LISTS, *FORMS, *PROPAGATION, *LONGER, *BRACKETS, *MINORS, *NOTHING]
)
def test_tagged(case: Tagged) -> None:
    text, leaks = untag(HEAD + case.text)
    assert leaks or case.notes, "a text without a leak must say why"
    assert found(text) == sorted((leak.category, leak.text, leak.span.start) for leak in leaks)


def test_a_witness_who_was_judged_elsewhere_is_doubtful() -> None:
    text = HEAD + "伙同丁春生（另案处理）作案。证人丁春生的证言，证人郝建设的证言。"
    people = find_people(Case("d"), view_of(text), RECOGNISER)
    sure = {person.name: person.confidence > 0.7 for person in people}
    assert sure == {"丁春生": False, "郝建设": True}


def test_the_day_of_the_charge_is_no_day_of_an_act() -> None:
    text = (
        "某某市人民法院 刑事判决书 （2019）某01刑初8号 被告人宋大河，男，1992年6月11日出生。 公诉机关指控"
        "被告人宋大河犯盗窃罪一案于2009年9月12日向本院提起公诉。公诉机关指控：2018年10月15日，宋大河盗窃。"
    )
    assert found(text) == []


def test_the_birth_of_the_harmed_one_is_no_day_of_an_act() -> None:
    text = (
        "某某市人民法院 刑事判决书 （2019）某01刑初8号 被告人宋大河，男，1992年6月11日出生。 公诉机关指控"
        "被告人宋大河犯强奸罪，被害人钟某某（女，2009年5月2日生）到庭。经审理查明：2018年10月15日，宋大河作案。"
    )
    assert found(text) == []


@pytest.mark.parametrize(("day", "told"), [(15, {"name.minor"}), (16, set())])
def test_full_age_begins_behind_the_birthday(day: int, told: set[str]) -> None:
    text = (
        "某某市人民法院 刑事判决书 （2019）某01刑初8号 被告人宋大河，男，2000年10月15日出生。"
        f"经审理查明：2018年10月{day}日，宋大河盗窃。"
    )
    case = Case("d", parties=parse_parties(text))
    assert {one for one, *_ in found(text, case)} == told


def test_candidates_name_the_rule_and_not_the_person() -> None:
    text = HEAD + "被害人乔立冬的陈述。"
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    people = find_people(Case("d"), view, RECOGNISER)
    (candidate,) = detect_names(Scene(document, Case("d"), view, people))
    assert (candidate.rule, candidate.value, candidate.detector) == ("A-02", "乔立冬", "names")
    assert "乔立冬" not in candidate.why
    assert "乔立冬" not in repr(people) + repr(candidate)


def test_structure_alone_without_a_recogniser() -> None:
    text = HEAD + "被害人乔立冬的陈述，证人郝建设、章煜的证言，被害人钱款被盗，被害人向法院起诉。"
    view = view_of(text)
    people = find_people(Case("d"), view, None)
    assert {person.name for person in people} == {"乔立冬", "郝建设", "章煜"}


def test_a_witness_of_a_civil_case_is_not_protected() -> None:
    text = "某某法院 民事判决书 （2019）某01民初8号 原告：乔立冬，男。被告：温如海，男。证人郝建设的证言。"
    assert found(text) == []


def test_family_parties_by_cause() -> None:
    text = "民事判决书 原告：乔立冬，男，1980年1月1日出生。被告：温如兰，女。离婚纠纷一案。原告乔立冬诉称。"
    case = Case("d", nature="民事", causes=(Fact("离婚纠纷", Span(0, 0)),), parties=parse_parties(text))
    names = {(category, name) for category, name, _ in found(text, case)}
    assert names == {("name.family_party", "乔立冬"), ("name.family_party", "温如兰")}


def test_a_firm_with_a_bracket_in_its_name_is_found() -> None:
    text = "民事判决书\n被告：海云置业（雁城）有限公司。\n经审理查明：海云置业（雁城）有限公司欠款。"
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    case = parse(document, view)
    told = [one.span.of(text) for one in detect_parties(Scene(document, case, view, ())) if one.span]
    assert told == ["海云置业（雁城）有限公司"] * 2


def parse_parties(text: str) -> tuple[Party, ...]:
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    return parse(document, view_of(text)).parties


def test_spans_are_those_of_the_text_as_given() -> None:
    text = HEAD + "被害人\u200b乔立\u200b冬的陈述。"
    ((_, surface, start),) = found(text)
    assert surface == "乔立\u200b冬" and text[start] == "乔"


def test_a_long_line_takes_linear_time() -> None:
    text = HEAD + "被害人张某某与证人李某甲在场。" * 20000 + "被害人乔立冬的陈述。"
    assert [name for _, name, _ in found(text, Case("d"))] == ["乔立冬"]


def test_parties_only_for_the_newer_practice() -> None:
    text = (
        "某某法院 民事判决书 （2019）某01民初8号 原告：乔立冬，男，1980年1月1日出生。"
        "被告：长风贸易有限公司。法定代表人：温如海，经理。原告乔立冬诉称，被告长风贸易有限公司欠款。"
    )
    document = Document(id="d", document="d", source="d.txt", media_type="text/plain", text=text)
    view = view_of(text)
    scene = Scene(document, parse(document, view), view)
    proposed = sorted((c.category.value, c.rule, c.value) for c in detect_parties(scene))
    assert proposed == [
        ("name.legal_representative", "S-03", "温如海"),
        ("name.organisation", "S-02", "长风贸易有限公司"),
        ("name.organisation", "S-02", "长风贸易有限公司"),
        ("name.party", "S-01", "乔立冬"),
        ("name.party", "S-01", "乔立冬"),
    ]
    assert found(text) == []


def test_whom_both_sides_name_is_told_but_not_where_a_place_shows_an_accused() -> None:
    text = f"{HEAD}经审理查明，宋大河砸门。证人郭某、冯某的证言。外婆牧桂枝陈述，孩子夜里惊醒。"
    aside = "牧桂枝另案处理。"

    def found(text: str) -> set[str]:
        document = Document(id="1", document="1", source="1", media_type="text/plain", text=text)
        view = view_of(text)
        return {one.name for one in find_people(parse(document, view), view, None) if not one.masked}

    assert "牧桂枝" in found(text)
    assert "牧桂枝" not in found(text + aside)
