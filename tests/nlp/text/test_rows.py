"""Rows of tables: which head each cell has, whatever sets the cells apart."""

from __future__ import annotations

import pytest

from nlp.text.rows import rows_of
from nlp.text.view import view_of
from nlp.values import Span


def told(text: str) -> list[dict[str, str]]:
    return [{cell.head: text[cell.start : cell.end] for cell in row.cells} for row in rows_of(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "如下表：\n序号\t被害人姓名\t住址\n1\t高兴\t石桥县柳村三队\n2\t\t柳巷\n小计\n",
            [{"序号": "1", "被害人姓名": "高兴", "住址": "石桥县柳村三队"}, {"序号": "2", "住址": "柳巷"}],
        ),
        # A head may be set out with blanks, or say more in a bracket.
        ("被害人（单位）\t金 额\n高兴\t300元\n", [{"被害人": "高兴", "金额": "300元"}]),
        # Blanks set cells apart where a line has as many of them as there are heads.
        (
            "序号 姓名 金额\n1 高兴 300\n2 白雪 另行 300 400\n",
            [{"序号": "1", "姓名": "高兴", "金额": "300"}],
        ),
        (
            "序号 姓名 金额\n永宁县柳\n1 高兴 300\n属实。\n2 白雪 400\n",
            [{"序号": "1", "姓名": "高兴", "金额": "300"}],
        ),
        # An upper head may reach over several lower ones, and a cell over several rows.
        (
            "序号\t被害人\t\t金额\n\t姓名\t住址\n1\t高兴\t柳巷\t300\n\t白雪\t柳村\n",
            [
                {"序号": "1", "被害人姓名": "高兴", "被害人住址": "柳巷", "金额": "300"},
                {"被害人姓名": "白雪", "被害人住址": "柳村"},
            ],
        ),
        # Beside a long cell each one is a paragraph: what may be a name is under the head of names.
        (
            "序号\t证人\t证言内容\n1\n高兴\n其在场看见收钱，并且听见说要办理养老保险手续。\n",
            [{"证人": "高兴"}],
        ),
        # In a form a head stands before its cell.
        ("证人姓名\t高兴\t性别\t女\n", [{"证人姓名": "高兴", "性别": "女"}]),
        ("被害人姓名：高兴；\n证 人：白雪\n", [{"被害人姓名": "高兴"}]),
        # A row may have one cell that says something, first or not, or more cells than heads.
        (
            "被害人\t住址\t电话\n高兴\t\t\n白雪\t柳巷\t\n\t\t138\n云朵\t柳村\t139\t已发还\n",
            [
                {"被害人": "高兴"},
                {"被害人": "白雪", "住址": "柳巷"},
                {"电话": "138"},
                {"被害人": "云朵", "住址": "柳村", "电话": "139"},
            ],
        ),
        # What a page puts between two rows ends no table; another list does.
        (
            "被害人\t住址\n高兴\t柳巷\n第2页\n（以下空白）\n续表\n云朵\t柳村\n",
            [{"被害人": "高兴", "住址": "柳巷"}, {"被害人": "云朵", "住址": "柳村"}],
        ),
        ("被害人\t住址\n高兴\t柳巷\n物品清单\n云朵\t一幅\n", [{"被害人": "高兴", "住址": "柳巷"}, {}]),
        ("证人\t证言\t页码\n高兴\t看见\t3\n", [{"证人": "高兴", "证言": "看见", "页码": "3"}]),
        # Boxes, and a column of its own.
        (
            "│被害人姓名│住址│\n├──┼──┤\n│高兴│柳巷│\n│云朵│柳村│\n",
            [{"被害人姓名": "高兴", "住址": "柳巷"}, {"被害人姓名": "云朵", "住址": "柳村"}],
        ),
        ("被害人\n高兴\n云朵\n属实。\n", [{"被害人": "高兴"}, {"被害人": "云朵"}]),
        # What follows prose is another table, and prose is none.
        (
            "被害人\t金额\n高兴\t300元\n属实。\n白雪\t400元\n",
            [{"被害人": "高兴", "金额": "300元"}, {}],
        ),
        ("审判长 石大桥\n审判员 柳小巷\n书记员 路人\n", []),
        ("被害人高兴称：被告人 说 要 钱\n", []),
    ],
)
def test_cells_have_the_heads_of_their_columns(text: str, wanted: list[dict[str, str]]) -> None:
    assert told(text) == wanted


def test_a_row_of_a_table_is_no_line_that_a_page_broke() -> None:
    rows = [f"{at}\t高兴\t石桥县柳村小区{at}号楼1单元101室\t无" for at in range(1, 6)]
    text = "序号\t被害人\t住址\t备注\n" + "\n".join(rows) + "\n经审理查明上述事实属实清楚无误并无异议\n"
    view = view_of(text)
    assert view.text.count("\n") == text.count("\n")
    cell = view.rows[2].cells[1]
    assert view.text[slice(*view.inside(Span(cell.start, cell.end)))] == "高兴"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("供货单位\t地址\n石桥商店\t柳巷\n", [True]),
        ("单位\t住址\t负责人\n石桥商贸公司\t柳巷\t白雪\n", [True]),
        ("投资人\t住址\n石桥商店\t柳巷\n高兴\t柳村\n", [True, False]),
        # Of a person's place of work, and where the cell of the person goes on from the row above.
        ("姓名\t单位\t住址\n高兴\t石桥商店\t柳巷\n\t石桥商店\t柳村\n", [False, False]),
        ("单位名称\t石桥商店\t住址\t柳巷\n", [True]),
    ],
)
def test_whose_row_it_is(text: str, wanted: list[bool]) -> None:
    assert [row.is_of_firm for row in rows_of(text)] == wanted


def test_a_label_beside_more_of_a_person_does_not_stand_alone() -> None:
    text = "被害人：高兴\n住址：柳巷\n证人：白雪\n死者姓名：云朵\n"
    assert [row.is_alone for row in rows_of(text)] == [False, True, False]
