"""Heads of every procedure, invented; each is read with its line breaks and flattened."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.case import Agent, AgentKind, Party, PartyKind, Sections, Side
from nlp.parse.parties import find_parties
from nlp.text.view import view_of

CRIMINAL = """浙江省某某市人民法院
刑事附带民事判决书
（2019）浙0999刑初12号
公诉机关浙江省某某市人民检察院。
附带民事诉讼原告人（被害人之妻）柳青，女，1980年5月6日出生，汉族，农民，住浙江省某某市。
诉讼代理人程大志，浙江钱塘律师事务所律师。
被告人买买提·依明，绰号“大胡子”，男，1985年3月4日出生，维吾尔族，初中文化，户籍地新疆维吾尔自治区喀什市。曾因犯盗窃罪于2015年被判处有期徒刑六个月。现羁押于某某市看守所。
辩护人郑明、郑亮，浙江西湖律师事务所律师，受某某市法律援助中心指派。
被告人王某甲（曾用名：王小二），男，2003年8月1日出生于安徽省，汉族，学生。
法定代理人王某乙，系被告人王某甲之父。
被告单位某某市远大贸易有限公司，住所地浙江省某某市建设路1号，法定代表人孔繁荣。
诉讼代表人孔庆东，系该公司员工。
某某市人民检察院以某检刑诉〔2019〕5号起诉书指控被告人买买提·依明、王某甲犯抢劫罪，于2019年2月1日向本院提起公诉。"""

CIVIL = """原告：苗××，女，1990年1月2日生，汉族，住河南省濮阳县。
委托诉讼代理人：苗大力（系原告苗××之父），住河南省濮阳县。
原告：和大为，男，1970年2月3日出生，回族，住河南省濮阳县。
以上二原告共同委托诉讼代理人：冯唐，濮阳县子路法律服务所法律工作者。
被告：大庆石油（集团）有限责任公司，住所地黑龙江省大庆市。
法定代表人：于海，董事长。
委托诉讼代理人：时新，该公司法务。
委托诉讼代理人：高远，北京德恒（大庆）律师事务所律师。
第三人：濮阳县便民超市，经营场所河南省濮阳县。
经营者：方圆，女，1979年4月5日出生，汉族。
原告苗××、和大为与被告大庆石油（集团）有限责任公司、第三人濮阳县便民超市买卖合同纠纷一案，本院于2021年3月4日立案后，依法适用普通程序。"""

APPEAL = """上诉人（原审被告、反诉原告）：甲乙丙建筑有限公司，住所地江苏省昆山市。
被上诉人（原审原告）：齐家，男，1960年6月6日出生，汉族，住江苏省昆山市。
原审第三人：张三丰，男，1961年7月7日出生，汉族，住江苏省昆山市。
上诉人甲乙丙建筑有限公司因与被上诉人齐家、原审第三人张三丰建设工程施工合同纠纷一案，不服一审判决，向本院提起上诉。"""

HEADS = {"criminal": CRIMINAL, "civil": CIVIL, "appeal": APPEAL}


def read(text: str) -> tuple[tuple[Party, ...], tuple[Agent, ...]]:
    return find_parties(view_of(text), Sections())


@pytest.fixture(params=["lines", "flattened", "joined"])
def layout(request: pytest.FixtureRequest) -> str:
    return {"lines": "\n", "flattened": " ", "joined": ""}[request.param]


def laid_out(text: str, layout: str) -> str:
    """Lay a head out; "joined" keeps the break behind the title only, as sentences need no more."""
    return text.replace("。\n", "。" + layout)


def test_criminal_head(layout: str) -> None:
    parties, agents = read(laid_out(CRIMINAL, layout))
    assert [(one.name, one.role, one.side) for one in parties] == [
        ("浙江省某某市人民检察院", "公诉机关", Side.PROSECUTION),
        ("柳青", "附带民事诉讼原告人", Side.VICTIM),
        ("买买提·依明", "被告人", Side.ACCUSED),
        ("王某甲", "被告人", Side.ACCUSED),
        ("某某市远大贸易有限公司", "被告单位", Side.ACCUSED),
    ]
    assert [(one.name, one.kind, one.acts_for) for one in agents] == [
        ("程大志", AgentKind.LAWYER, "柳青"),
        ("郑明", AgentKind.LAWYER, "买买提·依明"),
        ("郑亮", AgentKind.LAWYER, "买买提·依明"),
        ("王某乙", AgentKind.GUARDIAN, "王某甲"),
        ("孔繁荣", AgentKind.LEGAL_REPRESENTATIVE, "某某市远大贸易有限公司"),
        ("孔庆东", AgentKind.LEGAL_REPRESENTATIVE, "某某市远大贸易有限公司"),
    ]
    assert [one.legal_aid for one in agents] == [False, True, True, False, False, False]
    assert agents[1].firm == "浙江西湖律师事务所"


def test_attributes_and_other_names(layout: str) -> None:
    parties, _ = read(laid_out(CRIMINAL, layout))
    man, minor = parties[2], parties[3]
    assert (man.sex, man.ethnicity, [one.value for one in man.aliases]) == ("男", "维吾尔族", ["大胡子"])
    assert man.born is not None and man.born.value.isoformat() == "1985-03-04"
    assert man.residence is not None and man.residence.value == "新疆维吾尔自治区喀什市"
    assert minor.masked and not man.masked
    assert [one.value for one in minor.aliases] == ["王小二"]
    assert parties[0].kind is PartyKind.OFFICE and parties[4].kind is PartyKind.ORGANISATION


def test_civil_head(layout: str) -> None:
    parties, agents = read(laid_out(CIVIL, layout))
    assert [(one.name, one.role) for one in parties] == [
        ("苗××", "原告"),
        ("和大为", "原告"),
        ("大庆石油（集团）有限责任公司", "被告"),
        ("濮阳县便民超市", "第三人"),
    ]
    assert [(one.name, one.kind, one.acts_for) for one in agents] == [
        ("苗大力", AgentKind.RELATIVE, "苗××"),
        ("冯唐", AgentKind.LEGAL_WORKER, "苗××、和大为"),
        ("于海", AgentKind.LEGAL_REPRESENTATIVE, "大庆石油（集团）有限责任公司"),
        ("时新", AgentKind.EMPLOYEE, "大庆石油（集团）有限责任公司"),
        ("高远", AgentKind.LAWYER, "大庆石油（集团）有限责任公司"),
        ("方圆", AgentKind.LEGAL_REPRESENTATIVE, "濮阳县便民超市"),
    ]


def test_who_works_for_consultants_is_nobodys_colleague(layout: str) -> None:
    told = CIVIL.replace("时新，该公司法务", "毛林，泽州诚信法律咨询有限公司员工")
    assert told != CIVIL
    _, agents = read(laid_out(told, layout))
    assert ("毛林", AgentKind.OTHER) in [(one.name, one.kind) for one in agents]


def test_appeal_keeps_former_roles(layout: str) -> None:
    parties, _ = read(laid_out(APPEAL, layout))
    assert [(one.name, one.role, one.former, one.side) for one in parties] == [
        ("甲乙丙建筑有限公司", "上诉人", ("原审被告", "反诉原告"), Side.CLAIMANT),
        ("齐家", "被上诉人", ("原审原告",), Side.RESPONDENT),
        ("张三丰", "原审第三人", (), Side.THIRD),
    ]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("申请执行人：甲银行股份有限公司。\n被执行人：丁一，男。\n", ["甲银行股份有限公司", "丁一"]),
        ("申诉人（一审被告）丁一，男，汉族。\n被申诉人：卜二，女。\n", ["丁一", "卜二"]),
        ("赔偿请求人：丁一，男，汉族。\n赔偿义务机关：某某县公安局。\n", ["丁一", "某某县公安局"]),
        ("原　告：丁一，男。\n被　告：卜二，女。\n", ["丁一", "卜二"]),
        ("原告 丁 一，男，汉族。\n被告 卜二，女。\n", ["丁一", "卜二"]),
        ("被告人（自报）丁一，男。\n被告人自报卜二，女。\n", ["丁一", "卜二"]),
        ("异议人（案外人）：丁一，男。\n", ["丁一"]),
        ("被告人丁一因涉嫌犯盗窃罪于2013年7月14日被抓获。\n", ["丁一"]),
        ("被不起诉人丁一，男，1990年1月1日出生。\n", ["丁一"]),
        ("原告：JOHN SMITH，男，美国国籍。\n", ["JOHN SMITH"]),
        (
            "原告：某城海云计算机系统有限公司。\n被告人丁一系该公司职工。\n",
            ["某城海云计算机系统有限公司", "丁一"],
        ),
    ],
)
def test_roles_of_other_procedures(head: str, names: list[str]) -> None:
    assert [one.name for one in read(head)[0]] == names


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("原告卓某与被告鲍某离婚纠纷一案，本院立案后", ["卓某/claimant", "鲍某/respondent"]),
        (
            "原告耿大为与被告时新和、和平买卖合同纠纷一案，",
            ["耿大为/claimant", "时新和/respondent", "和平/respondent"],
        ),
        ("原告丁一诉卜二健康权纠纷一案，", ["丁一/claimant", "卜二/respondent"]),
        (
            "原告卓大山与被告卓士录、卓士宾和卓士林赡养费纠纷一案，",
            ["卓大山/claimant", "卓士录/respondent", "卓士宾/respondent", "卓士林/respondent"],
        ),
        (
            "本院受理原告甲乙（天津）科技有限公司（以下简称甲乙公司）诉被告方圆、第三人丙丁有限公司（以下简称丙丁公司）"
            "著作权权属、侵权纠纷一案，",
            ["甲乙（天津）科技有限公司/claimant", "方圆/respondent", "丙丁有限公司/third"],
        ),
        (
            "原告甲银行股份有限公司与丁一借款合同纠纷一案，",
            ["甲银行股份有限公司/claimant", "丁一/respondent"],
        ),
        (
            "上列原、被告定作合同纠纷一案，开庭时，原告丁一到庭参加诉讼，被告卜二经本院公告送达未到庭。被告无正当理由拒不到庭参加诉讼，",
            ["丁一/claimant", "卜二/respondent"],
        ),
        (
            "原告丁一（以下简称“原告”）与被告卜二（以下简称“被告”）租赁合同纠纷一案，",
            ["丁一/claimant", "卜二/respondent"],
        ),
        (
            "原告丁一与被告卜二租赁合同纠纷二案，本院立案。本院依法追加丙丁有限公司（以下简称丙丁公司）为本案共同被告。",
            ["丁一/claimant", "卜二/respondent", "丙丁有限公司/respondent"],
        ),
        ("甘二与河东区木器经营部合伙协议纠纷一案，", ["甘二/claimant", "河东区木器经营部/respondent"]),
        (
            "原告卓大山因与被告卓士录赡养纠纷一审民事判决书\n原告卓大山因与被告卓士录赡养纠纷一案，本院受理后，",
            ["卓大山/claimant", "卓士录/respondent"],
        ),
        ("申请人丁一申请宣告卜小二为无民事行为能力人一案，", ["丁一/claimant", "卜小二/respondent"]),
        (
            "本院收到卓某甲、卓某乙诉卜小二的起诉状。",
            ["卓某甲/claimant", "卓某乙/claimant", "卜小二/respondent"],
        ),
        ("本院收到起诉人丁一起诉卜小二离婚纠纷的起诉材料。", ["丁一/claimant", "卜小二/respondent"]),
    ],
)
def test_without_a_head_the_sentence_of_filing_names_them(sentence: str, wanted: list[str]) -> None:
    text = sentence + "本院依法适用简易程序。耿大为到庭，原告耿大为称，时新和答辩。"
    assert [f"{one.name}/{one.side.value}" for one in read(text)[0]] == wanted


def test_spans_cover_the_names_as_given() -> None:
    text = "原告：ＡＢ公\u200b司（北京）中心，住所地北京市。\n被告：丁一，男。\n"
    parties, _ = read(text)
    assert [one.span.of(text) for one in parties] == ["ＡＢ公\u200b司（北京）中心", "丁一"]


def test_statements_are_no_heads() -> None:
    assert read("被告人的供述，被告人对指控无异议。原、被告系夫妻关系。原告与被告经人介绍相识。")[0] == ()


@given(st.text("原告被人：，。丁一男（）与诉纠纷案辩护法定代理表机关 \n、上申请执行", max_size=120))
def test_never_crashes(text: str) -> None:
    parties, agents = read(text)
    named = [*((one.name, one.span) for one in parties), *((one.name, one.span) for one in agents)]
    assert all(name and span.end <= len(text) for name, span in named)


@pytest.mark.parametrize("name", sorted(HEADS))
def test_layout_changes_nothing(name: str) -> None:
    lined, flat = read(HEADS[name]), read(HEADS[name].replace("\n", " "))
    assert lined == flat


def test_long_hostile_text_takes_no_time() -> None:
    began = time.perf_counter()
    read("原告丁一，" * 60_000)
    read("原告" + "丁" * 300_000 + "一案")
    assert time.perf_counter() - began < 8


def test_half_width_punctuation_and_relatives_without_a_comma() -> None:
    parties, agents = read(
        "原告:丁一,男,1990年1月2日生,汉族,住河南省濮阳县.\n委托代理人卜二系原告丁一之女。\n被告:甲公司。\n"
    )
    assert [one.name for one in parties] == ["丁一", "甲公司"]
    assert (parties[0].sex, parties[0].ethnicity) == ("男", "汉族")
    assert [(one.name, one.kind) for one in agents] == [("卜二", AgentKind.RELATIVE)]


def test_an_agent_may_be_a_party_too() -> None:
    text = "被告人丁一，男。\n法定代理人暨附带民事诉讼被告人丁大，男，系被告人丁一之父。\n"
    parties, agents = read(text)
    assert [(one.name, one.side) for one in parties] == [("丁一", Side.ACCUSED), ("丁大", Side.RESPONDENT)]
    assert [(one.name, one.kind, one.acts_for) for one in agents] == [("丁大", AgentKind.GUARDIAN, "丁一")]


def test_a_missing_full_stop_before_the_sentence_of_filing() -> None:
    head = "被告人丁一，男。 辩护人卜二，浙江西湖律师事务所律师 "
    text = head + "某某市人民检察院以某检诉〔2019〕1号起诉书指控被告人丁一犯盗窃罪"
    parties, agents = read(text)
    assert [(one.name, one.role) for one in parties] == [("某某市人民检察院", "公诉机关"), ("丁一", "被告人")]
    assert [one.name for one in agents] == ["卜二"]


@pytest.mark.parametrize("role", ["原告", "被告人"])
def test_a_long_name_with_a_sex_behind_it_is_a_persons(role: str) -> None:
    (one, *_), _ = read(f"{role}额尔敦毕力格，男，1980年3月4日出生，蒙古族，住某某县。\n")
    assert (one.name, one.kind) == ("额尔敦毕力格", PartyKind.PERSON)
    (one, *_), _ = read("原告某某县某某建材经营部，经营者李某，女，1980年3月4日出生。\n")
    assert one.kind is PartyKind.ORGANISATION
