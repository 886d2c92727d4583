"""Words cut out of documents must not be shown: a name in them cannot be masked."""

from __future__ import annotations

import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.library_files import library
from annotations.supervision.model.lint_shown import shown_remarks
from annotations.supervision.model.read import read_model
from tests.annotations.supervision.model.test_lint import CLEAN


def remarks(value: str, says: str, by: str = "") -> list[str]:
    """Judge a model with one named value and one sentence."""
    text = CLEAN.replace("特征:", f"取值:\n  截取: '{value}'\n特征:").replace("说明: 快", f"说明: '{says}'")
    if by:
        text = text.replace("对象: 案件", f"对象: 组, 按: [{by}]")
    model, faults = read_model(text, "m.yaml", catalogue())
    assert model is not None, faults
    return [str(remark) for remark in shown_remarks(model)]


@pytest.mark.parametrize(
    ("value", "says", "by", "refused"),
    [
        ('提取(被告答辩, "证人([一-龥]{2,3})")', "{截取}作证", "", 1),
        ("前几字(文书文本, 20)", "写着{截取}", "", 1),
        ('缺省(提取(查明事实, "介绍人([^，]{2,4})"), "无")', "快", "截取", 1),
        ('提取(被告答辩, "证人([一-龥]{2,3})")', "快", "", 0),
        ('提取(文书文本, "([一-龥]{2,14}鉴定中心)")', "由{截取}鉴定", "", 0),
        ('提取(被告答辩, "(无异议|认可)")', "被告{截取}", "", 0),
        (r'提取(文书文本, "欠款(\d+)元")', "欠{截取}元", "", 0),
        ("姓氏(原告)", "原告姓{截取}", "截取", 0),
        ("缺省(原告, 被告)", "{截取}起诉", "截取", 0),
    ],
)
def test_what_is_cut_out_of_running_text(value: str, says: str, by: str, refused: int) -> None:
    assert len(remarks(value, says, by)) == refused


def test_the_library_shows_no_such_words() -> None:
    assert [str(remark) for model in library() for remark in shown_remarks(model)] == []
