"""Tables: the head of a column says who stands in it, where no word beside the cell does."""

from __future__ import annotations

import pytest

from annotations.privacy.screen import Screener
from annotations.values import Category
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

HEAD = (
    "石桥县人民法院\n刑事判决书\n（2021）青01刑初8号\n公诉机关石桥县人民检察院。\n"
    "被告人马某，男，1986年3月1日出生，住石桥县。因涉嫌犯诈骗罪于2021年2月3日被刑事拘留。\n"
    "经审理查明，2020年间，被告人马某骗取多人钱款，具体情况如下：\n"
)
TAIL = "\n本院认为，被告人马某的行为已构成诈骗罪。判决如下：\n被告人马某犯诈骗罪，判处有期徒刑三年。\n"


def leaks(table: str, head: str = HEAD) -> set[tuple[str, str]]:
    text = head + table + TAIL
    document = Document("d", "d", "d.txt", "text/plain", text)
    view = view_of(text)
    found = Screener(b"k" * 32).screen(document, parse(document, view), view).findings
    low, high = len(head), len(head) + len(table)
    firm = (one for one in found if one.span and low <= one.span.start < high)
    return {(one.category.value, one.span.of(text)) for one in firm if one.span}


V, W, A = Category.NAME_VICTIM.value, Category.NAME_WITNESS.value, Category.ADDRESS.value


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        # Names that are words, and names that no prose shows to be names.
        ("被害人\t性别\t被骗金额\n高兴\t男\n蔺春桃\t女\t9000元", {(V, "高兴"), (V, "蔺春桃")}),
        (
            "序号\t证人姓名\t证明内容\n1\t白雪\t看见收钱\n2\t欧阳德（已故）\t陪同",
            {(W, "白雪"), (W, "欧阳德")},
        ),
        ("被害人（单位）\t金额\n高兴、白雪等3人\t300元", {(V, "高兴"), (V, "白雪")}),
        ("序号 姓名 损失金额\n1 高兴 300\n2 白雪 400", {(V, "高兴"), (V, "白雪")}),
        ("被害人姓名\t高兴\t性别\t女", {(V, "高兴")}),
        # Who is a word only is not looked for elsewhere: 高兴地收下 names nobody.
        ("被害人\t金额\n高兴\t300元\n马某高兴地收下。", {(V, "高兴")}),
        # Addresses down to the village, which alone are told for many reasons.
        ("被害人\t住址\n高兴\t石桥县白马镇柳园村", {(V, "高兴"), (A, "白马镇柳园村")}),
        ("姓名\t微信号\t被骗金额\n高兴\tgx_8848abc\t300元", {(V, "高兴"), ("social_account", "gx_8848abc")}),
        ("序号\t被害人\t\t金额\n\t姓名\t住址\n1\t高兴\t永宁县柳园村\t300", {(V, "高兴"), (A, "柳园村")}),
        # A row with one cell ends no table.
        (
            "被害人姓名\t住址\n黎明\t\n高兴\t石桥县白马镇柳园村",
            {(V, "黎明"), (V, "高兴"), (A, "白马镇柳园村")},
        ),
        # Organisations have no home, and no phone of their own.
        ("供货单位\t地址\t电话\n石桥商店\t石桥县白马镇柳园路8号2单元301室\t13800001357", set()),
        ("投资人\t住址\n石桥县柳园商贸有限公司\t石桥县白马镇柳园路8号2单元301室", set()),
        # Deeds and things are no names; behind a mere label nothing is that is a word.
        ("被害人：陈述", set()),
        ("被害人：未到庭", set()),
        ("死者：无名氏", set()),
        ("被害人：常去", set()),
        ("证人姓名\t证明内容\n未出庭\t无\n张贴\t无", set()),
        ("被害人\t损失金额\n田地\t3元\n房屋\t4元\n高速\t5元", set()),
        # Firms, sums, masks and what fills a cell are nobody's name; the accused keep theirs.
        ("被害人\t金额\n石桥商店\t300元\n无\t400元\n蔺某\t1元\n合计\t700元", set()),
        ("被告人\t罪名\t刑期\n高兴\t诈骗罪\t三年", set()),
        ("姓名\t罪名\t退赔金额\n高兴\t诈骗罪\t300元", set()),
        ("承办人\t金额\n高兴\t300元", set()),
    ],
)
def test_what_heads_say_of_cells(table: str, wanted: set[tuple[str, str]]) -> None:
    assert leaks(table) == wanted


def test_parties_of_an_ordinary_civil_case_keep_their_names_in_tables() -> None:
    head = HEAD.replace("刑事判决书", "民事判决书").replace("刑初", "民初").partition("公诉机关")[0]
    assert leaks("被害人\t金额\n高兴\t300元", head + "原告蔺春桃，女。被告马超，男。原告诉称：\n") == set()


def test_a_head_decides_of_a_home_that_is_only_weighed_elsewhere() -> None:
    table = "被告人姓名\t前科情况\t住址\n蔺春桃\t无\t石桥县白马镇柳园村三组15号"
    text = HEAD + table + TAIL
    document = Document("d", "d", "d.txt", "text/plain", text)
    view = view_of(text)
    found = Screener(b"k" * 32).screen(document, parse(document, view), view).findings
    homes = [one for one in found if one.category is Category.ADDRESS and one.span]
    assert [one.confidence > 0.9 for one in homes if one.span and one.span.start > len(HEAD)] == [True]
