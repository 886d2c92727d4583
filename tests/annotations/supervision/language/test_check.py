"""Kinds: what fits together, and what is said where it does not."""

import pytest

from annotations.supervision.language.check import Scope, kind_of
from annotations.supervision.language.functions import FUNCTIONS, Function
from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.lower_functions import AGGREGATES, COMPANIONS, SCALARS
from annotations.supervision.language.parse import parse
from annotations.supervision.language.patterns import pattern_names
from annotations.supervision.language.terms import below
from annotations.supervision.language.tree import Call

FIELDS = {
    "案由": Kind.TEXT,
    "结案方式": Kind.TEXT,
    "案号": Kind.TEXT,
    "持证人": Kind.TEXT,
    "店名": Kind.TEXT,
    "经营地址": Kind.TEXT,
    "经纬度": Kind.TEXT,
    "许可经纬度": Kind.TEXT,
    "证件号": Kind.TEXT,
    "困难群体.证件号": Kind.TEXT,
    "原告": Kind.TEXT,
    "原告性别": Kind.TEXT,
    "受理法院": Kind.TEXT,
    "住所地": Kind.TEXT,
    "被告答辩": Kind.TEXT,
    "立案日期": Kind.DATE,
    "结案日期": Kind.DATE,
    "终本日期": Kind.DATE,
    "决定日期": Kind.DATE,
    "移送日期": Kind.DATE,
    "采取日期": Kind.DATE,
    "裁判日期": Kind.DATE,
    "出生日期": Kind.DATE,
    "原告出生日期": Kind.DATE,
    "首次执行立案日期": Kind.DATE,
    "结案金额": Kind.MONEY,
    "诉请金额": Kind.MONEY,
    "判决赔偿额": Kind.MONEY,
    "已赔偿额": Kind.MONEY,
    "救助上限": Kind.MONEY,
    "主张月工资": Kind.MONEY,
    "月平均工资": Kind.MONEY,
    "审理天数": Kind.NUMBER,
    "证据种类": Kind.LIST,
    "原告代理人": Kind.LIST,
    "被告代理人": Kind.LIST,
    "F01": Kind.FLAG,
}
PLACES = frozenset(("受理法院", "住所地"))
SCOPE = Scope(FIELDS, below, columns=frozenset(FIELDS) - {"审理天数", "F01"}, places=PLACES)
ROWS = Scope(FIELDS, below, over_rows=True, columns=SCOPE.columns, places=PLACES)

FITS = [
    ('结案方式 = "调解" 且 审理天数 <= 7', Kind.FLAG),
    ("F01 且 非 F01", Kind.FLAG),
    ("F01 = 是", Kind.FLAG),
    ("结案金额 / 诉请金额", Kind.NUMBER),
    ("结案金额 / 2", Kind.MONEY),
    ("结案金额 + 3", Kind.MONEY),
    ("审理天数 * 2", Kind.NUMBER),
    ("结案金额 > 100", Kind.FLAG),
    ("结案金额 属于 [100, 200元]", Kind.FLAG),
    ("立案日期 < 2024-01-01", Kind.FLAG),
    ("立案日期 属于 [2024-01-01]", Kind.FLAG),
    ("案由 属于 [劳动争议 及下级]", Kind.FLAG),
    ("证据种类 属于 [欠条]", Kind.FLAG),
    ("证据种类 含任一 [欠条]", Kind.FLAG),
    ('证据种类 包含 "欠条"', Kind.FLAG),
    ("被告答辩 匹配 无异议", Kind.FLAG),
    ('证据种类 匹配 "欠.?条"', Kind.FLAG),
    ("立案日期 为空", Kind.FLAG),
    ("缺省(已赔偿额, 0)", Kind.MONEY),
    ("较大(立案日期, 结案日期)", Kind.DATE),
    ("-结案金额", Kind.MONEY),
]


@pytest.mark.parametrize(("text", "kind"), FITS)
def test_kind(text: str, kind: Kind) -> None:
    assert kind_of(parse(text), SCOPE) == (kind, ())


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_example_of_a_function_fits(function: Function) -> None:
    tree = parse(function.example)
    assert isinstance(tree, Call)
    assert tree.name == function.name
    kind, faults = kind_of(tree, ROWS)
    assert faults == ()
    assert kind is (function.result or kind_of(tree.args[function.like], ROWS)[0])


def test_every_function_can_be_computed_and_nothing_else() -> None:
    lowered = [set(SCALARS), set(COMPANIONS), set(AGGREGATES)]
    assert set.union(*lowered) == {function.name for function in FUNCTIONS}
    assert sum(map(len, lowered)) == len(FUNCTIONS)
    assert set(AGGREGATES) == {function.name for function in FUNCTIONS if function.over_rows}
    assert set(COMPANIONS) == {function.name for function in FUNCTIONS if function.column}


WRONG = [
    ("案有 = 1", 0, "没有叫“案有”的字段、取值或特征", "是不是 案由、案号？"),
    ("F01且F01", 0, "没有叫“F01且F01”的字段、取值或特征", "“且”前后留空格"),
    ("天树(立案日期, 结案日期) > 1", 0, "没有叫“天树”的函数", "是不是 天数、加天？"),
    ("天数(立案日期) > 1", 0, "“天数”要 2 个参数，这里有 1 个", "写成 天数(立案日期, 结案日期)"),
    ("天数(立案日期, 案由) > 1", 9, "“天数”这里要日期，给的是文本", "写成 天数(立案日期, 结案日期)"),
    ("案由 > 1", 3, "文本不能和数比较", "两边换成同一种值"),
    ('案由 > "a"', 3, "文本不分大小", "用 = 或 属于"),
    ("F01 > F01", 4, "是否不分大小", "用 = 或 属于"),
    ("立案日期 = 1", 5, "日期不能和数比较", "两边换成同一种值"),
    ('立案日期 = "2024-01-01"', 5, "日期不能和文本比较", "日期不加引号，写成 2024-01-01"),
    ('结案金额 > "100"', 5, "金额不能和文本比较", "数不加引号"),
    (
        "结案日期 - 立案日期 > 7",
        0,
        "“-”前面要数；日期相差用 天数(起, 止)，这里是日期",
        "日期先换成数，例如 天数(立案日期, 结案日期)",
    ),
    ('证据种类 = "欠条"', 5, "列表不能用比较符号", "写成 证据种类 属于 [欠条, 证人证言]，或 含任一、包含"),
    ("案由 且 F01", 0, "“且”两边都要是条件，这里是文本", "写成比较，例如 审理天数 <= 7"),
    ("非 案由", 2, "“非”后面要一个条件，这里是文本", "写成比较，例如 审理天数 <= 7"),
    ("-案由 = 1", 1, "负号后面要一个数，这里是文本", "换成数或金额"),
    ("审理天数 属于 [调解]", 9, "列表里要数，这里是文本", "换成同一种值"),
    ("案由 含任一 [欠条]", 0, "“含任一”前面要列表；一个值用“属于”，这里是文本", "换成列表"),
    ("案由 属于 [劳动争执 及下级]", 7, "案由和地名里没有“劳动争执”，它没有下级", "核对名称，或去掉“及下级”"),
    ("审理天数 匹配 缺席", 0, "“匹配”前面要文本，这里是数", "换成文本或列表"),
    (
        "案由 匹配 无意义",
        6,
        "没有叫“无意义”的句式",
        f"可用：{'、'.join(pattern_names())}；自己写的正则要加引号",
    ),
    ('案由 匹配 "(a"', 6, "正则写得不对：这个正则编译不了", "不用前后查找和回引；括号要成对"),
    (
        '案由 匹配 "(?=a)"',
        6,
        "正则写得不对：不支持前后查找、命名分组和字符类别",
        "不用前后查找和回引；括号要成对",
    ),
    (r'案由 匹配 "(a)\1"', 6, "正则写得不对：这个正则编译不了", "不用前后查找和回引；括号要成对"),
    (
        r'案由 匹配 "\p{Han}"',
        6,
        "正则写得不对：不支持前后查找、命名分组和字符类别",
        "不用前后查找和回引；括号要成对",
    ),
    ('审理天数 包含 "1"', 0, "“包含”前面要文本或列表，这里是数", "换成文本或列表"),
    ('证据种类 开头是 "欠"', 0, "“开头是”前面要文本，这里是列表", "换成文本"),
    ("案由 包含 1", 6, "“包含”后面要文本，这里是数", "换成文本"),
    ("省份(案由) = 案由", 3, "“省份”只看地点、法院和机关，“案由”是别的内容", "写成 省份(受理法院)"),
    ("省份(缺省(住所地, 受理法院)) = 案由", 3, "“省份”的参数只能是字段本身", "写成 省份(受理法院)"),
    (
        "工作日数(加天(立案日期, 1), 结案日期) > 3",
        5,
        "“工作日数”的参数只能是字段本身",
        "写成 工作日数(决定日期, 移送日期)",
    ),
    (
        "如果(F01, 1, 案由) = 1",
        11,
        "“如果”的两个值要是同一种，这里是数和文本",
        '写成 如果(原告性别 = "女", 50, 60)',
    ),
    ("缺省(结案金额, 案由) > 1", 9, "“缺省”的两个值要是同一种，这里是金额和文本", "写成 缺省(已赔偿额, 0)"),
    (
        "较大(立案日期, 3) > 1",
        9,
        "“较大”的两个值要是同一种，这里是日期和数",
        "写成 较大(判决赔偿额, 已赔偿额)",
    ),
    (
        "计数() > 1",
        0,
        "“计数”要读很多行，只能在“组特征”的条件和“碰撞”的取值里用，也不能套在另一个这样的函数里",
        "换到组特征里，或改用按一行计算的函数",
    ),
]


@pytest.mark.parametrize(("text", "at", "message", "remedy"), WRONG)
def test_what_does_not_fit(text: str, at: int, message: str, remedy: str) -> None:
    first = kind_of(parse(text), SCOPE)[1][0]
    assert (first.at, first.message, first.remedy) == (at, message, remedy)


def test_functions_over_rows_do_not_nest() -> None:
    assert kind_of(parse("求和(结案金额) > 1"), ROWS)[1] == ()
    (fault,) = kind_of(parse("求和(计数()) > 1"), ROWS)[1]
    assert fault.at == 3


def test_all_faults_at_once_and_none_follows_from_another() -> None:
    faults = kind_of(parse("无名 > 1 且 天数(案由, 又无名) > 1 且 案由 > 1"), SCOPE)[1]
    assert [fault.at for fault in faults] == [0, 12, 16, 30]


def test_a_heading_of_causes_opens_up() -> None:
    causes = below("劳动争议")
    assert {"劳动争议", "追索劳动报酬纠纷", "确认劳动关系纠纷"} <= causes
    assert "民间借贷纠纷" not in causes
    assert below("没有这个案由") == frozenset()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("提取(被告答辩, 案由)", "“提取”的正则要直接写出来"),
        ('提取(被告答辩, "(?=a)")', "正则写得不对：不支持前后查找、命名分组和字符类别"),
    ],
)
def test_the_expression_of_an_extraction_is_written_out_and_can_be_run(text: str, message: str) -> None:
    assert [fault.message for fault in kind_of(parse(text), SCOPE)[1]] == [message]
