"""Models sent from office to office, and what differs between two versions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.supervision.language.parse import parse
from annotations.supervision.model.compare import compare, differences
from annotations.supervision.model.exchange import ExchangeError, packed, unpacked
from tests.annotations.supervision.model.whole import WHOLE, read

MODEL = read(WHOLE)
SENT = packed(WHOLE, MODEL, "某某市人民检察院", date(2026, 11, 25))


def test_a_model_arrives_as_it_left() -> None:
    found = unpacked(SENT, "m")
    assert found.text == WHOLE
    assert (found.id, found.version) == ("M99-测试模型", "1.2.0")
    assert (found.office, found.day) == ("某某市人民检察院", "2026-11-25")


def test_what_is_sent_is_itself_a_model_file() -> None:
    model = read(SENT)
    assert compare(MODEL, model) == ()


def test_mail_may_change_line_ends_and_add_a_mark() -> None:
    assert unpacked("\ufeff" + SENT.replace("\n", "\r\n"), "m").text == WHOLE


def test_what_came_from_elsewhere_is_sent_on_under_ones_own_name() -> None:
    again = packed(SENT, MODEL, "另一院", date(2026, 12, 1))
    assert unpacked(again, "m").text == WHOLE
    assert again.count("# ----") == 1


@given(st.integers(0, len(SENT) - 1), st.sampled_from("x1 \n"))
def test_any_change_is_noticed(at: int, char: str) -> None:
    changed = SENT[:at] + char + SENT[at + 1 :]
    if changed != SENT:
        with pytest.raises(ExchangeError):
            unpacked(changed, "m")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (WHOLE, "这不是导出的模型"),
        ("", "这不是导出的模型"),
        (SENT.replace("导出单位：某", "导出单位：我"), "校验不符，文件在导出以后改动过"),
        (SENT + "\n", "校验不符，文件在导出以后改动过"),
    ],
)
def test_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        unpacked(text, "m")
    assert caught.value.fault.message == message
    assert caught.value.fault.remedy


CONDITIONS = [
    ("a = 1", "a = 1", []),
    ("a=1 且 b=2", "(a = 1) 且 (b = 2)", []),
    ("a <= 7", "a <= 10", ["由 a <= 7 改为 a <= 10"]),
    ("x 且 a <= 7", "x 且 a <= 10", ["由 a <= 7 改为 a <= 10"]),
    ("x 且 a <= 7", "x", ["去掉了“且 a <= 7”"]),
    ("x", "x 或 y", ["加上了“或 y”"]),
    ("x 或 y 且 a < 1", "x 或 y 且 a < 2", ["由 a < 1 改为 a < 2"]),
    ("非 (a < 1 且 b)", "非 (a < 2 且 b)", ["由 a < 1 改为 a < 2"]),
    ("x 且 y", "y 且 x", ["由 x 且 y 改为 y 且 x"]),
    ("x 且 y", "x 或 y", ["由 x 且 y 改为 x 或 y"]),
    ("x 且 y 且 z", "x 且 u 且 v", ["去掉了“且 y”", "去掉了“且 z”", "加上了“且 u”", "加上了“且 v”"]),
    ("a + 1 > 2", "b", ["由 a + 1 > 2 改为 b"]),
]


@pytest.mark.parametrize(("one", "other", "said"), CONDITIONS)
def test_differences_of_conditions(one: str, other: str, said: list[str]) -> None:
    assert list(differences(parse(one), parse(other))) == said


CHANGES = [
    ("天 <= 7", "天 <= 10", "特征·F01：条件 由 天 <= 7 改为 天 <= 10"),
    ("    分值: 3", "    分值: 2", "特征·F01：分值 由 3 改为 2"),
    ("说明: 工资高", "说明: 工资很高", "特征·F02：说明 由 工资高 改为 工资很高"),
    ("前后3天(立案日期)", "自然月(立案日期)", "组特征·F10：窗口 由 前后3天(立案日期) 改为 自然月(立案日期)"),
    ("    其中: 原告 不为空\n", "", "组特征·F10：其中 去掉了 原告 不为空"),
    ("  社平工资: 可选", "  社平工资: 必需", "数据·社平工资：由 可选 改为 必需"),
    (
        "      - 被执行人.名称 = 被告\n",
        "",
        "碰撞·被执行：对上 由 被告统一社会信用代码 = 被执行人.统一社会信用代码，其次 被告 = 被执行人.名称 "
        "改为 被告统一社会信用代码 = 被执行人.统一社会信用代码",
    ),
    ("范围: 案由 属于 [劳动争议 及下级]\n", "", "范围：去掉了：案由 属于 [劳动争议 及下级]"),
    ("无辜解释: [集体讨薪, 诉前调解]", "无辜解释: [集体讨薪]", "无辜解释·诉前调解：去掉了"),
    ("    年数: 3\n", "", "基准·速度：年数 去掉了 3"),
    ("  去向: 民事检察\n", "", "成案：去向 去掉了 民事检察"),
    ("  F02:", "  F02A:", "特征·F02A：新增：条件 倍数 >= 3；分值 1；说明 工资高"),
    ("  F02:", "  F02A:", "特征·F02：去掉了：条件 倍数 >= 3；分值 1；说明 工资高"),
]


@pytest.mark.parametrize(("old", "new", "said"), CHANGES)
def test_change(old: str, new: str, said: str) -> None:
    assert WHOLE.count(old) == 1
    changes = compare(MODEL, read(WHOLE.replace(old, new)))
    assert said in map(str, changes)
    assert str(changes[0]) == "版本：内容不同，版本号却都是 1.2.0"
    assert len(changes) <= 3


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.10.0", "版本：由 1.2.0 升到 1.10.0"),
        ("1.1.9", "版本：先给的 1.2.0 较新，后给的 1.1.9 较旧；下面说的是从新版到旧版的变化"),
    ],
)
def test_versions(version: str, said: str) -> None:
    assert [str(one) for one in compare(MODEL, read(WHOLE.replace("1.2.0", version)))] == [said]


def test_comments_blanks_and_places_are_no_difference() -> None:
    assert compare(MODEL, read("# 注\n\n" + WHOLE.replace("天 <= 7", "天  <=  7"))) == ()
