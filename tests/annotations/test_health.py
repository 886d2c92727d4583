"""Diseases and disabilities of a person, to be reviewed."""

from __future__ import annotations

import pytest

from annotations.privacy.health import detect_health
from tests.annotations.tagged import assert_finds

ILL = [
    "上诉人患有<health>高血压</health>、<health>冠心病</health>等病，请求从轻。",
    "经诊断为<health>双相情感障碍</health>，",
    "被鉴定人有<health>精神分裂症</health>病史",
    "其系<health>肢体残疾三级</health>，生活困难。",
    "其母亲患有<health>癌症</health>，",
    "血压高，系<health>高血压病</health>2级。",
    "确诊患有<health>原发性肝癌</health>。",
    "被告人<health>艾滋病</health>病情稳定",
]
WELL = [
    ("经鉴定构成轻伤二级。", "the injury of the case"),
    ("诊断为左侧肋骨骨折，", "the injury of the case"),
    ("保险合同约定的重大疾病", "a clause"),
    ("新生儿乙肝疫苗接种登记", "a vaccine"),
    ("明知自己患有梅毒等严重性病卖淫的，处五年以下有期徒刑", "a statute's words"),
    ("因生病未到庭", "no disease named"),
    ("患者病情稳定", "no disease named"),
    ("因患病未到庭，患病在某某肿瘤医院治疗", "a hospital bears the name"),
    ("到达某某心脏病医院附近", "a hospital bears the name"),
    ("患有疾病", "no disease named"),
    ("《中华人民共和国职业病防治法》", "a statute"),
    ("宣传艾滋病防治知识", "nobody's"),
]


@pytest.mark.parametrize("tagged", ILL)
def test_ill(tagged: str) -> None:
    assert_finds(detect_health, tagged)


@pytest.mark.parametrize(("text", "reason"), WELL)
def test_well(text: str, reason: str) -> None:
    assert reason
    assert_finds(detect_health, text)
