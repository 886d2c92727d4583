"""The masked form of names and numbers (arts. 9 and 10)."""

from __future__ import annotations

import pytest

from annotations.redaction.forms import (
    account_mask,
    certificate_mask,
    organisation_mask,
    person_mask,
    plate_mask,
    school_mask,
    technical_mask,
)
from nlp.names.masked import is_masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("孙大海", "孙某"),
        ("孙 大 海", "孙某"),
        ("欧阳小琴", "欧阳某"),
        ("司马青", "司马某"),
        ("买买提艾力·玛合木提", "买某"),
        ("约翰·史密斯", "约某"),
        ("司马义・买买提", "司某"),
        ("John Smith", "J"),
        ("Ａnna", "A"),
        ("阿强", "阿某"),
    ],
)
def test_a_name_keeps_what_article_nine_keeps(name: str, masked: str) -> None:
    assert person_mask(name) == masked
    assert is_masked(masked)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("上海云帆科技有限公司", "上海某科技有限公司"),
        ("杭州市西湖区青禾餐饮管理有限公司", "杭州市西湖区某餐饮管理有限公司"),
        ("大顺商行", "某商行"),
        ("南京大顺商贸有限公司", "南京某商贸有限公司"),
        ("浙江义乌大顺纺织品有限公司", "浙江义乌某纺织品有限公司"),
        ("大顺公司", "某公司"),
        ("江苏顺达建设工程有限公司南京分公司", "江苏某建设工程有限公司南京分公司"),
        ("上海秀英文化传播有限公司", "上海某文化传播有限公司"),
        ("深圳市腾远计算机系统有限公司", "深圳市某计算机系统有限公司"),
        ("上海文化传播有限公司", "上海某文化传播有限公司"),
    ],
)
def test_an_organisation_keeps_place_trade_and_form(name: str, masked: str) -> None:
    assert organisation_mask(name) == masked


def test_numbers_keep_no_more_than_the_sentence_needs() -> None:
    assert plate_mask("浙A12345") == "浙A×××××"
    assert plate_mask("浙A·12345") == "浙A×××××"
    assert certificate_mask("浙（2018）石桥县不动产权第0012345号") == "浙（××）石桥县不动产权第××号"
    assert certificate_mask("LSVAA4182E2123456") == "××"
    assert account_mask("6222021234567890123", tail=True) == "××××0123"
    assert account_mask("6222021234567890123", tail=False) == "××××"
    assert school_mask("石桥县第二实验小学三年级") == "某实验小学三年级"
    assert technical_mask("采取技术侦查措施") == "采取侦查措施"
