"""Who is introduced by a noun of somebody, though the name is a word."""

import pytest

from annotations.privacy.people.introduced import is_introduced


@pytest.mark.parametrize(
    ("before", "word", "behind", "told"),
    [
        ("夜班保安", "高原", "追出两百米，把人拦下。", True),
        ("同住的租客", "夏天", "听到响动开门查看。", True),
        ("损害了他人", "利益", "，应当赔偿。", False),
        ("围观群众", "成群", "涌到巷口。", False),
        ("仓库里存放着", "黄金", "三百克。", False),
        ("两家是朋友", "和平", "相处多年。", False),
        ("店里的老板", "严厉", "批评了他。", False),
        ("随后妻子", "安全", "返回住处。", False),
        ("出租车司机", "从容", "下车离开。", False),
        ("他名下银行账户", "明细", "证实收支。", False),
        ("其银行开户", "资料", "显示余额。", False),
        ("隔壁养鸡户", "夏天", "听到响动。", True),
    ],
)
def test_a_noun_and_a_deed_make_somebody_of_a_word(before: str, word: str, behind: str, told: bool) -> None:
    text = before + word + behind
    assert is_introduced(text, len(before), len(before) + len(word)) is told
