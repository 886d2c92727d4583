"""A faulty model file gives all its faults at once, each at its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.model.read import NEEDED, read_model
from tests.annotations.supervision.model.whole import WHOLE, faults


@pytest.mark.parametrize("key", NEEDED)
def test_a_missing_key_is_told_and_only_that(key: str) -> None:
    text = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", WHOLE, flags=re.MULTILINE)
    found = faults(text)
    assert ("1:1", f"“模型”缺“{key}”") in found


CHANGES = [
    ("id: M99-测试模型", "id: 测 试", "1:5", "“id”的写法不对：测 试"),
    ("版本: 1.2.0", "版本: 1.2", "3:5", "“版本”的写法不对：1.2"),
    ("状态: 试行", "状态: 试航", "4:5", "没有“试航”这个状态"),
    ("来源: 自拟", "来源:", "5:4", "“来源”要写一段文字"),
    ("文书: 再审检察建议书", "文书: 情书", "67:5", "没有叫“情书”的文书"),
    ("    分值: 3\n", "    分值: 3\n    文书: 情书\n", "40:9", "没有叫“情书”的文书"),
    ("来源: 自拟", "出处: 自拟", "5:1", "“模型”里没有“出处”这个键"),
    ("来源: 自拟", "来源: 自拟\n来源: 又", "6:1", "“模型”里“来源”写了两次"),
    ("来源: 自拟", "来源: 自拟\n参数: {限额: 结案金额}", "6:10", "参数只能是一个数或金额"),
    ("  案件: 必需", "  案子: 必需", "9:3", "没有叫“案子”的表"),
    ("  案件: 必需", "  案件: 必须", "9:7", "“必须”读不懂"),
    ("  被执行人: 可选", "  案件: 可选", "10:3", "表“案件”写了两次"),
    ("主表: 案件", "主表: 被执行人", "12:5", "主表“被执行人”不在“数据”的必需表里"),
    ("范围: 案由 属于", "范围: 案油 属于", "13:5", "没有叫“案油”的字段、取值或特征"),
    ("范围: 案由 属于 [劳动争议 及下级]", "范围: 案由", "13:5", "这里要是否，写的是文本"),
    ("  倍数: 主张月工资 / 当地.工资", "  2倍: 主张月工资 / 当地.工资", "15:3", "“2倍”不能作名字"),
    (
        "  倍数: 主张月工资 / 当地.工资",
        "  案由: 主张月工资 / 当地.工资",
        "15:3",
        "“案由”已经是字段或别的取值的名字",
    ),
    (
        "  倍数: 主张月工资 / 当地.工资",
        "  倍数: 天 + 次\n  次: 倍数 * 2",
        "15:3",
        "这些取值互相引用，算不出先后：倍数、次",
    ),
    ("    表: 被执行人", "    表: 失信名单", "24:8", "“失信名单”没有写在“数据”里"),
    ("    表: 被执行人", "    表格: 被执行人", "24:5", "“碰撞·被执行”里没有“表格”这个键"),
    (
        "      - 被执行人.名称 = 被告",
        "      - 被执行人.名称 != 被告",
        "27:17",
        "“对上”里只能写等式（自己的列表写“包含”），用“且”连接",
    ),
    (
        "      - 被执行人.名称 = 被告",
        "      - 被告 = 原告",
        "27:12",
        "“对上”里只能写等式（自己的列表写“包含”），用“且”连接",
    ),
    ("    值: 天\n", "    值: 案由\n", "31:8", "基准要比较一个数或金额"),
    (
        "    同类: [受理法院, 案由]",
        "    同类: [受理法院, 年(立案日期)]",
        "32:16",
        "这里只能写字段或取值的名字",
    ),
    ("    同类: [受理法院, 案由]", "    同类: []", "32:9", "“基准·速度·同类”是空的"),
    ("无辜解释: [集体讨薪, 诉前调解]", "无辜解释: []", "66:7", "“无辜解释”是空的"),
    ("    时间: 结案日期", "    时间: 案由", "33:9", "这里要日期，写的是文本"),
    ("    时间: 结案日期\n", "", "31:5", "写了年数，没有写按哪个日期"),
    ("    年数: 3", "    年数: 两年", "34:9", "“年数”要一个不小于 0 的数"),
    ("    年数: 3", "    年数: 2.5", "34:9", "“年数”要一个整数"),
    ("    至少: 30", "    至少: 0", "35:9", "“至少”要一个不小于 1 的数"),
    ("天 <= 7", "天 <=", "38:27", "条件没有写完"),
    (
        '结案方式 = "调解"',
        '"结案方式 = \\"调解\\" 且 天数(案由)"\n#',
        "38:26",
        "“天数”要 2 个参数，这里有 1 个",
    ),
    ("    分值: 3\n", "    分值: -3\n", "39:9", "“分值”要一个不小于 0 的数"),
    ("{天} 天", "{田} 天", "40:14", "没有叫“田”的字段、取值或特征"),
    ("    说明: 工资高\n", "", "42:5", "“特征·F02”缺“说明”"),
    ("  F02:", "  F01:", "41:3", "“特征”里“F01”写了两次"),
    ("  F02:", "  合计分:", "41:3", "“合计分”不能作名字"),
    ("  F02:", "  是否包含利息:", "41:3", "“是否包含利息”不能作名字"),
    ("  F02:", "  a.b:", "41:3", "“a.b”不能作名字"),
    ("  F02:", "  天:", "41:3", "“天”已经是别的名字"),
    ("  F10:", "  F01:", "49:3", "“F01”已经是别的名字"),
    ("按: [被告, 受理法院]", "按: [被告, 法院]", "50:13", "没有叫“法院”的字段、取值或特征"),
    ("窗口: 前后3天(立案日期)", "窗口: 三天内(立案日期)", "51:9", "窗口“三天内(立案日期)”读不懂"),
    ("窗口: 前后3天(立案日期)", "窗口: 前后3天(案由)", "51:9", "窗口“前后3天(案由)”读不懂"),
    (
        "窗口: 前后3天(立案日期)\n    其中: 原告 不为空\n    条件: 计数() >= 5",
        "窗口: 任意3天(立案日期)\n    其中: 原告 不为空\n    条件: 计数(天 > 7) >= 5 且 天 <= 7",
        "53:9",
        "“任意…天”的窗口不是这一行自己的，不能直接用“天”",
    ),
    (
        "条件: 倍数 >= 3",
        "条件: 计数() >= 3",
        "42:9",
        "“计数”要读很多行，只能在“组特征”的条件和“碰撞”的取值里用，也不能套在另一个这样的函数里",
    ),
    ("且 非 F10", "且 非 F11", "58:29", "没有叫“F11”的字段、取值或特征"),
    ("  对象: 组", "  对象: 人", "62:7", "没有“人”这种对象"),
    ("  按: 被告\n", "", "61:3", "对象是组，要说明按哪些字段认定"),
    ("去向: 民事检察", "去向: [民事检察]", "65:7", "“成案·去向”要写一段文字"),
    ("今天: 2024-06-01", "今天: 六月", "71:11", "“六月”不是日期"),
    ("  应命中:", "  应当命中:", "69:3", "“样例”里没有“应当命中”这个键"),
    (
        "案由: 追索劳动报酬纠纷, 结案方式: 判决",
        "案油: 追索劳动报酬纠纷, 结案方式: 判决",
        "78:34",
        "“案件”里没有“案油”这个键",
    ),
    ("      线索: [某公司]\n", "      表: [某公司]\n", "72:7", "“样例”里没有“表”这个键"),
    ("      线索: [某公司]\n", "      特征: 没有的\n", "72:11", "没有叫“没有的”的特征"),
]


@pytest.mark.parametrize(("old", "new", "at", "message"), CHANGES)
def test_fault(old: str, new: str, at: str, message: str) -> None:
    assert WHOLE.count(old) == 1, WHOLE.count(old)
    assert (at, message) in faults(WHOLE.replace(old, new))


def test_an_unknown_letter_is_told_with_those_there_are() -> None:
    _, found = read_model(WHOLE.replace("文书: 再审检察建议书", "文书: 情书"), "x.yaml", catalogue())
    assert [("再审检察建议书、" in fault.remedy, "抗诉书" in fault.remedy) for fault in found] == [
        (True, True)
    ]


ONE = [
    ("  案件: 必需", "  案件: 必须"),
    ("主表: 案件", "主表: 被执行人"),
    ("  案件: 必需", "  案子: 必需"),
    ("  天: 天数(立案日期, 结案日期)", "  天: 天树(立案日期, 结案日期)"),
    ("    条件: 结案方式", "    条件: 结案方法"),
    ("    对上: 省份(受理法院) =", "    对上: 省分(受理法院) ="),
    ("    条件: 计数() >= 5", "    条件: 记数() >= 5"),
]


@pytest.mark.parametrize(("old", "new"), ONE)
def test_what_follows_from_a_fault_is_not_told(old: str, new: str) -> None:
    found = faults(WHOLE.replace(old, new))
    assert len(found) == (2 if "案子" in new else 1)


def test_all_faults_of_a_file_at_once_in_the_order_of_the_file() -> None:
    text = WHOLE
    for old, new, _, _ in CHANGES[0:3]:
        text = text.replace(old, new)
    text = text.replace("天 <= 7", "天 <=").replace("倍数 >= 3", "倍数 > 调解")
    found = faults(text)
    assert [at for at, _ in found] == ["1:5", "3:5", "4:5", "38:27", "42:14"]


EVERYWHERE = [
    ("id: M99-测试模型", "id: 测 试", "1:5"),
    ("    年数: 3", "    年数: 两年", "34:9"),
    ("    至少: 30", "    至少: 0", "35:9"),
    ("    条件: 结案方式", "    条件: 结案方式 =", "38:"),
    ("窗口: 前后3天(立案日期)", "窗口: 三天内(立案日期)", "51:9"),
    ("条件: 计数() >= 5", "条件: 记数() >= 5", "53:9"),
    ("  对象: 组", "  对象: 人", "62:7"),
    ("今天: 2024-06-01", "今天: 六月", "71:11"),
]


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("主表: 案件", "主表: 被执行人", "12:5"),
        ("  案件: 必需", "  案子: 必需", "9:3"),
        ("    值: 天\n", "    值: 案由\n", "31:8"),
        ("    表: 社平工资", "    表: 失信名单", "19:8"),
    ],
)
def test_a_fault_hides_none_that_does_not_follow_from_it(old: str, new: str, at: str) -> None:
    text = WHOLE.replace(old, new)
    for one, other, _ in EVERYWHERE:
        text = text.replace(one, other)
    found = [place for place, _ in faults(text)]
    assert at in found
    assert [want for _, _, want in EVERYWHERE if not any(one.startswith(want) for one in found)] == []


def test_features_that_are_faulty_are_still_features() -> None:
    text = re.sub(r"^组特征:\n(?: .*\n)*", "", WHOLE, flags=re.MULTILINE).replace("F10", "F01")
    text = text.replace("天 <= 7", "天 <=").replace("倍数 >= 3", "倍数 >=").replace("被执行.条数 > 1", "且")
    assert "没有一个特征" not in [message for _, message in faults(text)]


def test_what_rests_on_a_faulty_part_is_not_told() -> None:
    text = WHOLE.replace("唯一(社平工资.月平均工资)", "唯一(社平工资.月工资)")
    assert [at for at, _ in faults(text)] == ["22:14"]


def test_conditions_in_blocks_and_over_lines() -> None:
    text = WHOLE.replace(
        '条件: 结案方式 = "调解" 且 天 <= 7', '条件: |\n      结案方式 = "调解"\n      且 田 <= 7'
    )
    assert faults(text) == [("40:9", "没有叫“田”的字段、取值或特征")]
    text = WHOLE.replace('条件: 结案方式 = "调解" 且 天 <= 7', '条件: 结案方式 = "调解"\n      且 田 <= 7')
    assert faults(text) == [("39:9", "没有叫“田”的字段、取值或特征")]


LINES = WHOLE.splitlines()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_broken_file_gives_faults_and_never_more(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        what = data.draw(st.sampled_from(["drop", "twice", "cut", "swap", "sign", "indent"]))
        if what == "drop":
            del lines[at]
        elif what == "twice":
            lines.insert(at, lines[at])
        elif what == "cut":
            lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
        elif what == "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif what == "sign":
            lines[at] += data.draw(st.sampled_from(["：", "}", "[", "且", "=", "　", "{x}", '"', " #"]))
        else:
            lines[at] = "  " + lines[at]
    text = "\n".join(lines)
    model, found = read_model(text, "m", catalogue())
    assert (model is None) == bool(found)
    assert all(1 <= one.place.line <= len(lines) + 1 and one.place.column >= 1 for one in found)


def test_a_file_of_unknown_keys_does_not_take_long() -> None:
    found = faults("".join(f"键{i}: 值\n" for i in range(8_000)))
    assert len(found) < 300
