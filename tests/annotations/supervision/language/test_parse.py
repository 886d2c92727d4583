"""Conditions: what parses to what, what is refused and where."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.parse import ConditionError, Fault, parse
from annotations.supervision.language.show import show
from annotations.supervision.language.tree import (
    Among,
    Binary,
    Call,
    Item,
    Literal,
    Match,
    Missing,
    Name,
    Negation,
    names,
)

SAME = [
    ("a = 1 或 b = 2 且 c = 3", "a = 1 或 (b = 2 且 c = 3)"),
    ("非 a 且 b", "(非 a) 且 b"),
    ("非(a 或 b)", "非 (a 或 b)"),
    ("不是 a", "非 a"),
    ("非“x”", "非 “x”"),
    ("a + b * c > 0", "(a + (b * c)) > 0"),
    ("a - b - c > 0", "((a - b) - c) > 0"),
    ("a / b / c > 0", "((a / b) / c) > 0"),
    ("-a * b < 1", "(-a) * b < 1"),
    ("a ＞＝ （b＋１）", "a >= (b + 1)"),
    ("a≥1 且 b≤2 且 c≠3", "a >= 1 且 b <= 2 且 c != 3"),
    ("a <> 1", "a != 1"),
    ("a × b ÷ c = 1", "a * b / c = 1"),
    ("a 或者 b 并且 c", "a 或 b 且 c"),
    ("a　=　1", "a = 1"),
    ("a 介于 1 到 3", "a >= 1 且 a <= 3"),
    ("a 介于 1 至 3 且 b", "a >= 1 且 a <= 3 且 b"),
    ("a 不属于 [x]", "非 (a 属于 [x])"),
    ("a 不为空", "非 (a 为空)"),
    ("a 不包含 “x”", '非 (a 包含 "x")'),
    ("a 不匹配 缺席", "非 (a 匹配 缺席)"),
    ("a 不含任一 [x]", "非 (a 含任一 [x])"),
    ("a 属于 [x，y、z,]", 'a 属于 ["x", "y", "z"]'),
    ("a > 5万元", "a > 50000元"),
    ("a > 1.5亿", "a > 150000000"),
    ("a > 80%", "a > 0.8"),
    ("a = 2024年1月5日", "a = 2024-01-05"),
    ("a = 2024-1-5", "a = 2024-01-05"),
    ("a=1且b=2或c=3", "a = 1 且 b = 2 或 c = 3"),
    ("a = 是 且 b = 否", "a=是且b=否"),
    ("案由属于[劳动争议及下级]", "案由 属于 [劳动争议 及下级]"),
    ("结案日期为空 或 答辩匹配无异议", "结案日期 为空 或 答辩 匹配 无异议"),
    ("结案日期不为空", "结案日期 不为空"),
    ("天数介于1到7", "天数 介于 1 到 7"),
    ("证据不含任一[流水]", "证据 不含任一 [流水]"),
    ("案号开头是“（2024）”", "案号 开头是 “（2024）”"),
    ('a = "调解"\n  且 b', 'a = "调解" 且 b'),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_to_write_one_condition(one: str, other: str) -> None:
    assert parse(one) == parse(other)


READ = [
    ('结案方式 = "调解"', Binary("=", Name("结案方式"), Literal("调解", Kind.TEXT))),
    ("a > 3", Binary(">", Name("a"), Literal(Decimal(3), Kind.NUMBER))),
    ("a > 3元", Binary(">", Name("a"), Literal(Decimal(3), Kind.MONEY))),
    ("a > 2024-02-29", Binary(">", Name("a"), Literal(date(2024, 2, 29), Kind.DATE))),
    ("被执行人.名称 为空", Missing(Name("被执行人.名称"))),
    ("天数(a, b) = 1", Binary("=", Call("天数", (Name("a"), Name("b"))), Literal(Decimal(1), Kind.NUMBER))),
    ("计数() = 1", Binary("=", Call("计数", ()), Literal(Decimal(1), Kind.NUMBER))),
    ("a 匹配 无异议", Match(Name("a"), "无异议", named=True)),
    ('a 匹配 "借.条"', Match(Name("a"), "借.条", named=False)),
    (
        "案由 属于 [劳动争议 及下级, “借款”]",
        Among(
            Name("案由"),
            (Item(Literal("劳动争议", Kind.TEXT), below=True), Item(Literal("借款", Kind.TEXT))),
        ),
    ),
    ("a 含任一 [x]", Among(Name("a"), (Item(Literal("x", Kind.TEXT)),), some=True)),
    ("非 a", Negation("非", Name("a"))),
    ("是否还款 = 是", Binary("=", Name("是否还款"), Literal(value=True, kind=Kind.FLAG))),
    ("或有负债 且 且慢", Binary("且", Name("或有负债"), Name("且慢"))),
    ("非法所得 > 0", Binary(">", Name("非法所得"), Literal(Decimal(0), Kind.NUMBER))),
    ("“（全角）”=a", Binary("=", Literal("（全角）", Kind.TEXT), Name("a"))),
]


@pytest.mark.parametrize(("text", "tree"), READ)
def test_tree(text: str, tree: object) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize("text", [text for text, _ in READ] + [one for pair in SAME for one in pair])
def test_shown_trees_parse_again(text: str) -> None:
    tree = parse(text)
    assert parse(show(tree)) == tree
    assert show(parse(show(tree))) == show(tree)


def test_nodes_know_their_offset() -> None:
    tree = parse("（a＝1）　且　被执行人.名称 包含 “x”")
    assert [(name.text, name.at) for name in names(tree)] == [("a", 1), ("被执行人.名称", 8)]
    assert isinstance(tree, Binary)
    assert tree.at == 6


REFUSED = [
    ("a =", 3, "条件没有写完"),
    ("", 0, "条件没有写完"),
    ("(a = 1", 6, "条件没有写完"),
    ("a 属于 [x", 7, "条件没有写完"),
    ("a 介于 1", 6, "条件没有写完"),
    ("a b", 2, "“b”不该出现在这里"),
    ("a = 1 b = 2", 6, "“b”不该出现在这里"),
    ("a = 7天", 5, "数后面的“天”读不懂"),
    ("a = 10,000", 6, "数里不能有逗号"),
    ("a > 1 年", 6, "“年”不该出现在这里"),
    ("a 大于 3", 2, "“大于”不该出现在这里"),
    ("a > 1 and b", 6, "“and”不该出现在这里"),
    ("a == 1", 3, "“=”不该出现在这里"),
    ("a => 1", 3, "“>”不该出现在这里"),
    ('a = "调解', 4, "引号没有成对"),
    ("a = ‘调解’", 4, "引号没有成对"),
    ('a = “调解"', 4, "引号没有成对"),
    ("a = 1；b = 2", 5, "这里的“;”读不懂"),
    ("a # b", 2, "这里的“#”读不懂"),
    ("a = 2022-02-30", 4, "没有 2022-02-30 这一天"),
    ("a = 2022年13月1日", 4, "没有 2022年13月1日 这一天"),
    ("a = 1)", 5, "“)”不该出现在这里"),
    ("a)", 1, "“)”不该出现在这里"),
    ("且 a", 2, "“a”不该出现在这里"),
    ("a 属于 x", 5, "“x”不该出现在这里"),
    ("非<0", 1, "“<”不该出现在这里"),
    ("非属于[x]", 0, "“非”不能用作名称"),
    ("是为空", 0, "“是”不能用作名称"),
    ("a = 非", 4, "“非”不能用作名称"),
    ("a = 1 = 2", 6, "“=”不该出现在这里"),
    ("(" * 51 + "a" + ")" * 51, 50, "括号嵌套太深"),
    (" 或 ".join("a" * 120), 0, "条件太长，运算符太多"),
    ("-" * 200 + "1", 0, "条件太长，运算符太多"),
    ("a" * 4001, 0, "条件太长（4001 字，上限 4000）"),
]


def fault(text: str) -> Fault:
    """Parse what must be refused."""
    with pytest.raises(ConditionError) as caught:
        parse(text)
    return caught.value.fault


@pytest.mark.parametrize(("text", "at", "message"), REFUSED)
def test_refusal_says_where_and_what(text: str, at: int, message: str) -> None:
    found = fault(text)
    assert (found.at, found.message) == (at, message)
    assert found.remedy


REMEDIES = [
    ("(a = 1", "末尾补上）"),
    ("a 属于 [x", "末尾补上]"),
    ("a 介于 1", "末尾补上“到”"),
    ("a 大于 3", "写成 >"),
    ("a > 1 AND b", "写成 且"),
    ("a = 10,000元", "写成 10000 或 1万"),
    ("a = 7天", "数后面不写单位，只认 万、亿、%、元"),
    ("a = 1)", "去掉多出的括号，或在前面补上左括号"),
]


@pytest.mark.parametrize(("text", "remedy"), REMEDIES)
def test_remedy_mends_the_common_slip(text: str, remedy: str) -> None:
    assert fault(text).remedy == remedy


def test_a_hundred_values_are_no_long_chain() -> None:
    tree = parse(f"a 属于 [{', '.join(f'x{i}' for i in range(300))}]")
    assert isinstance(tree, Among)
    assert len(tree.items) == 300


PIECES = st.sampled_from(
    [
        *("a", "案由", "1", "2024-01-01", "5万元", "80%", "％", "“x”", '"y"', "天数(", "是"),
        *("(", ")", "[", "]", ",", "、", ".", "！", "且", "或", "非", "=", "<=", "+", "-", "*", "/"),
        *("属于", "及下级", "匹配", "无异议", "介于", "到", "为空", "包含"),
    ]
)


@given(
    st.lists(PIECES, max_size=14).map(" ".join)
    | st.lists(PIECES, max_size=9).map("".join)
    | st.text(max_size=40)
)
def test_any_text_gives_a_tree_or_a_fault_inside_it(text: str) -> None:
    try:
        tree = parse(text)
    except ConditionError as error:
        assert 0 <= error.fault.at <= len(text)
        assert error.fault.message
        assert error.fault.remedy
    else:
        assert parse(show(tree)) == tree


NAMES = st.sampled_from(["a", "案由", "被执行人.名称", "速度.分位", "或有", "F01"]).map(Name)
CONSTANTS = (
    st.decimals(0, 10**9, places=2).map(lambda value: Literal(value, Kind.NUMBER))
    | st.decimals(0, 10**9, places=2).map(lambda value: Literal(value, Kind.MONEY))
    | st.dates().map(lambda day: Literal(day, Kind.DATE))
    | st.booleans().map(lambda flag: Literal(flag, Kind.FLAG))
    | st.sampled_from(["调解", "", "“", 'a"b', "（全）", "，", "是", "及下级", "非", "且", "2a", "属于"]).map(
        lambda text: Literal(text, Kind.TEXT)
    )
)
LISTED = CONSTANTS.filter(lambda literal: literal.kind is not Kind.FLAG)
ITEMS = st.lists(st.builds(Item, LISTED, st.booleans()), min_size=1, max_size=3).map(tuple)
OPERATORS = st.sampled_from(["且", "或", "=", "!=", "<", "<=", "+", "-", "*", "/", "包含", "开头是"])
TREES = st.recursive(
    NAMES | CONSTANTS,
    lambda inner: (
        st.builds(Binary, OPERATORS, inner, inner)
        | st.builds(Negation, st.sampled_from(["非", "-"]), inner)
        | st.builds(Call, st.sampled_from(["天数", "计数"]), st.lists(inner, max_size=3).map(tuple))
        | st.builds(Among, inner, ITEMS, st.booleans())
        | st.builds(Missing, inner)
        | st.builds(Match, inner, st.just("缺席"), st.just(value=True))
        | st.builds(Match, inner, st.sampled_from(["借.条", 'a"b']), st.just(value=False))
    ),
    max_leaves=12,
)


@given(TREES)
def test_every_tree_survives_being_written(tree: Binary) -> None:
    assert parse(show(tree)) == tree


@pytest.mark.parametrize(
    "name",
    sorted({column.name for table in catalogue().values() for column in table.columns} | set(catalogue())),
)
def test_names_of_the_catalogue_are_names(name: str) -> None:
    assert parse(name) == Name(name)
