"""The language of search: what is asked, and what is told of faults."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.fields import BY_NAME, Kind
from indexer.language.longer import longer, longer_from, longer_to
from indexer.language.lower import ALONE
from indexer.language.names import SEARCH_FIELDS
from indexer.language.parse import LONGEST
from indexer.language.read import SearchFaultError, read_search
from indexer.query import AnyOf, Bag, Either, Every, Everything, Phrase, Query, Range, Without
from indexer.tokens import tokens


def bag(word: str, field: str = "text") -> Bag:
    return Bag(field, ((word, 1.0), *((one, 0.3) for one in longer(word))))


NUMBER = "（2021）云9931刑初27号"
CASE = Either((AnyOf("case_number", (NUMBER,)), AnyOf("chain", (NUMBER,))))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("盗窃", bag("盗窃")),
        ("盗窃 缓刑", Every((bag("盗窃"), bag("缓刑")))),
        ("盗窃 且 缓刑", Every((bag("盗窃"), bag("缓刑")))),
        ("盗窃 AND 缓刑", Every((bag("盗窃"), bag("缓刑")))),
        ("盗窃 或 抢劫", Either((bag("盗窃"), bag("抢劫")))),
        ("盗窃 非 缓刑", Without(bag("盗窃"), bag("缓刑"))),
        ("盗窃 -缓刑 -累犯", Without(bag("盗窃"), Either((bag("缓刑"), bag("累犯"))))),
        ("非 缓刑", Without(Everything(), bag("缓刑"))),
        ("(盗窃 或 抢劫) 缓刑", Every((Either((bag("盗窃"), bag("抢劫"))), bag("缓刑")))),
        ("盗窃 缓刑 或 抢劫", Either((Every((bag("盗窃"), bag("缓刑"))), bag("抢劫")))),
        ("说理:“缓刑 缓刑”", Phrase("reasoning", ("缓刑", "缓刑"))),
        ("主文：缓刑", bag("缓刑", "disposition")),
        ("自首坦白", Either((Every((bag("自首"), bag("坦白"))), Phrase("text", ("自首", "坦白"))))),
        ("年份:2020..2022", Range("year", 2020, 2022)),
        ("年份:2020..", Range("year", 2020, None)),
        ("年份:..2022", Range("year", None, 2022)),
        ("年份:2020", Range("year", 2020, 2020)),
        ("裁判日期:2020-03..2021-02", Range("date", 20200301, 20210228)),
        ("日期:2020年3月", Range("date", 20200301, 20200331)),
        ("金额:>10万", Range("amount", 10_000_001, None)),
        ("金额:>=10万", Range("amount", 10_000_000, None)),
        ("金额:<1,000.50元", Range("amount", None, 100_049)),
        ("金额:十万元以上", Range("amount", 10_000_000, None)),
        ("金额:1万-5万", Range("amount", 1_000_000, 5_000_000)),
        ("年份:2018-2019", Range("year", 2018, 2019)),
        ("年份:2018年以下", Range("year", None, 2018)),
        ("裁判日期:20180813", Range("date", 20180813, 20180813)),
        ("裁判日期:2018-08-13至2019年", Range("date", 20180813, 20191231)),
        ("盗窃 or 抢劫", Either((bag("盗窃"), bag("抢劫")))),
        ("审级:中院", AnyOf("level", ("中级",))),
        ("案号:2021 云 9931 刑初 27 号", CASE),
        ("案号:2021 云9931 刑初 27", CASE),
        ("案号:(2021)云9931刑初27", CASE),
        ("字数:<5000", Range("characters", None, 4999)),
        ("案由:离婚", AnyOf("cause", ("离婚纠纷",))),
        ("案由:盗窃", Either((AnyOf("cause", ("盗窃罪",)), AnyOf("charge", ("盗窃罪",))))),
        ("刑法264条", AnyOf("statute", ("刑法264",))),
        ("刑法第二百六十四条", AnyOf("statute", ("刑法264",))),
        ("法条:《中华人民共和国刑法》第二百六十四条第一款", AnyOf("statute", ("刑法264",))),
        ("法条:民诉法第六十七条", AnyOf("statute", ("民事诉讼法67",))),
        ("案号:2021云9931刑初27号", CASE),
        ("案号:2021云9931刑初27", CASE),
        ("特征:M5·F03", AnyOf("signal", ("M5-劳资虚假诉讼·F03",))),
        ("线索:m5", AnyOf("model", ("M5-劳资虚假诉讼",))),
        ("罪名:盗窃", AnyOf("charge", ("盗窃罪",))),
        ("罪名:贩卖毒品", AnyOf("charge", ("走私、贩卖、运输、制造毒品罪",))),
        ("法条:刑法第二百六十四条", AnyOf("statute", ("刑法264",))),
        ("法条:刑法264条", AnyOf("statute", ("刑法264",))),
        ("法条:中华人民共和国民法典1179", AnyOf("statute", ("民法典1179",))),
        ("法条:刑法第一百三十三条之一", AnyOf("statute", ("刑法133之1",))),
        ("发现:家庭住址", AnyOf("category", ("address",))),
        ("发现:address", AnyOf("category", ("address",))),
        ("线索:M5", AnyOf("model", ("M5-劳资虚假诉讼",))),
        ("审级:中级", AnyOf("level", ("中级",))),
        ("当事人:李某", AnyOf("party", ("李某",))),
        ("案由:(离婚 或 抚养费)", Either((AnyOf("cause", ("离婚纠纷",)), AnyOf("cause", ("抚养费纠纷",))))),
        (NUMBER, CASE),
        ("(2021)云9931刑初27号", CASE),
        ("〔２０２１〕云9931刑初0027号", CASE),
        ("案号:（2021） 云9931 刑初27号", CASE),
        ("非法经营", bag("非法经营")),
        ("或许", bag("或许")),
    ],
)
def test_what_is_asked(text: str, query: Query) -> None:
    assert read_search(text) == query


def test_a_word_finds_the_longer_words_that_hold_it() -> None:
    assert "盗窃罪" in longer("盗窃") and "抢劫罪" in longer("抢劫") and "诈骗罪" in longer("诈骗")
    assert longer("缓刑") == longer("not") == longer("刑") == longer("无此一词") == ()
    assert "盗窃" not in longer("盗窃") and all("合同" in one for one in longer("合同"))


def test_a_court_by_any_spelling_or_part_of_its_name() -> None:
    assert read_search("法院:昆明市中级人民法院") == AnyOf("court", ("云南省昆明市中级人民法院",))
    query = read_search("法院:昆明市")
    assert isinstance(query, AnyOf)
    assert "云南省昆明市中级人民法院" in query.values
    assert all("昆明市" in name for name in query.values)


def test_a_heading_of_charges_finds_the_charges_below() -> None:
    query = read_search("案由:侵犯财产罪")
    assert isinstance(query, Either)
    causes, charges = query.parts
    assert causes == AnyOf("cause", ("侵犯财产罪",))
    assert isinstance(charges, AnyOf)
    assert {"盗窃罪", "诈骗罪"} <= set(charges.values)


def test_a_law_alone_is_all_its_articles() -> None:
    query = read_search("法条:刑法")
    assert isinstance(query, AnyOf)
    assert {"刑法", "刑法264", "刑法133之1"} <= set(query.values)


def test_brackets_within_a_name_are_part_of_it() -> None:
    query = read_search("当事人:某某（北京）有限公司 缓刑")
    assert isinstance(query, Every)
    assert isinstance(query.parts[0], Either)
    exact = query.parts[0].parts[0]
    assert isinstance(exact, AnyOf)
    assert exact.values == ("某某（北京）有限公司", "某某(北京)有限公司")


def test_a_chain_is_asked_for() -> None:
    chained = replace(ALONE, chain=lambda number: (number, "（2022）云99刑终1号"))
    assert read_search(NUMBER, chained) == Either(
        (
            AnyOf("case_number", (NUMBER, "（2022）云99刑终1号")),
            AnyOf("chain", (NUMBER, "（2022）云99刑终1号")),
        )
    )


def test_groups_of_categories() -> None:
    query = read_search("发现:name")
    assert isinstance(query, AnyOf)
    assert "name.victim" in query.values
    assert all(one.startswith("name.") for one in query.values)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["第 1 个字：检索式是空的"]),
        ("(盗窃", ["第 1 个字：左括号没有配对"]),
        ("盗窃)", ["第 3 个字：多了一个右括号"]),
        ("且 盗窃", ["第 1 个字：“且”的一边是空的"]),
        ("盗窃 或 ", ["第 4 个字：“或”的一边是空的"]),
        ("盗窃 或", ["第 4 个字：“或”的一边是空的"]),
        ("甲乙 " * 201, ["检索词超过 200 个"]),
        ("盗窃 非 ", ["第 4 个字：“非”后面是空的"]),
        ("“盗窃", ["第 1 个字：引号没有配对"]),
        (
            "标签:甲 年份:近年 (",
            [
                "第 1 个字：没有叫“标签”的字段",
                "第 9 个字：“近年”不是年份的范围",
                "第 12 个字：左括号没有配对",
                "第 12 个字：括号里是空的",
            ],
        ),
        ("年份:2022..2020", ["第 4 个字：“2022..2020”的两头写反了"]),
        ("裁判日期:2021-02-30", ["第 6 个字：“2021-02-30”不是裁判日期的范围"]),
        ("案号:27号", ["第 4 个字：“27号”不是案号"]),
        ("罪名:打人", ["第 4 个字：“罪名”里没有“打人”"]),
        ("法条:264条", ["第 4 个字：“法条”里没有“264条”"]),
        ("！？", ["第 1 个字：这里没有可以检索的字"]),
        ("案由:", ["第 1 个字：“案由:”后面是空的"]),
        ("缓刑 盗*罪", ["第 5 个字：不支持通配符“*”"]),
        ("当事人:欧阳＊ 缓刑", ["第 7 个字：不支持通配符“＊”"]),
        ("缓刑 *罪", ["第 4 个字：不支持通配符“*”"]),
        ("?罪 盗**", ["第 1 个字：不支持通配符“?”", "第 5 个字：不支持通配符“*”"]),
        ('缓刑 程序:""', ["第 7 个字：“程序”的内容是空的"]),
        ("当事人:“ ”", ["第 5 个字：“当事人”的内容是空的"]),
        ('年份:""', ["第 4 个字：“年份”的内容是空的"]),
        ("审级:中国", ["第 4 个字：“审级”里没有“中国”"]),
        ("审级:最低", ["第 4 个字：“审级”里没有“最低”"]),
        ("盗" * (LONGEST + 1), [f"第 {LONGEST + 1} 个字：检索式超过 {LONGEST} 个字"]),
        ("(" * 60 + "盗窃", ["嵌套超过 8 层"]),
    ],
)
def test_faults_are_told_with_their_place(text: str, told: list[str]) -> None:
    with pytest.raises(SearchFaultError) as caught:
        read_search(text)
    said = [str(fault) for fault in caught.value.faults]
    for words in told:
        assert any(words in line for line in said), said
    if len(text) < 40 or text.startswith("(("):
        assert len(said) == len(told)


def test_a_phrase_may_break_longer_words_off_at_its_ends() -> None:
    found = read_search("说理:“被告人犯盗窃”")
    assert isinstance(found, Either)
    assert Phrase("reasoning", tokens("被告人犯盗窃罪")) in found.parts
    assert found.parts[0] == Phrase("reasoning", tokens("被告人犯盗窃"))
    assert all(one.startswith("合同") and one != "合同" for one in longer_from("合同", 8))
    assert all(one.endswith("合同") for one in longer_to("合同", 8))
    many = " ".join(["“被告人犯盗窃”"] * 20)
    assert len(str(read_search(many)).split("Phrase(")) < 1_000


def test_a_quoted_star_and_the_end_of_a_question_are_no_wildcards() -> None:
    assert read_search('"缓刑*缓刑"') == Phrase("text", ("缓刑", "缓刑"))
    assert read_search("离婚后孩子归谁？") == read_search("离婚后孩子归谁")
    assert read_search("离婚后孩子归谁?") == read_search("离婚后孩子归谁")
    assert read_search("5*3") == read_search("5＊3") != read_search("53")


@pytest.mark.parametrize(
    ("word", "level"),
    [("中院", "中级"), ("中级人民法院", "中级"), ("高", "高级"), ("最高法", "最高"), ("基层法院", "基层")],
)
def test_levels_of_courts_by_their_names(word: str, level: str) -> None:
    assert read_search(f"审级:{word}") == AnyOf("level", (level,))


def test_a_year_in_chinese_is_one_of_a_case_number() -> None:
    assert read_search("（二〇二一）云9931刑初27号") == read_search("（2021）云9931刑初27号")
    assert read_search("案号:（二零二一）云9931刑初27号") == read_search("案号:（2021）云9931刑初27号")


def test_every_field_exists_in_the_index_and_its_example_can_be_read() -> None:
    for one in SEARCH_FIELDS:
        assert BY_NAME[one.field].kind is not Kind.STORED
        assert read_search(one.example) is not None


@given(st.text(alphabet='盗窃且或非案由年份号刑初2021()（）〔“”":：-. >=', max_size=40))
def test_garbage_is_read_or_told_never_a_crash(text: str) -> None:
    try:
        read_search(text)
    except SearchFaultError as error:
        assert error.faults
        assert all(0 <= fault.at <= len(text) for fault in error.faults)


@given(st.text(max_size=60))
def test_any_text_is_read_or_told(text: str) -> None:
    try:
        read_search(text)
    except SearchFaultError as error:
        assert all(fault.remedy for fault in error.faults)
