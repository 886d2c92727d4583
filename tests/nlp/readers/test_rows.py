"""Tables with one document a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.rows.csv import chunks_of_csv, read_cells, read_csv
from nlp.readers.rows.interface import Row
from nlp.readers.rows.xlsx import read_xlsx
from nlp.values import Cause

TABLE = '编号{d}案号{d}全文\r\n1{d}一号{d}"甲\r\n说""是""{d}"\r\n\r\n2{d}二号{d}乙\r\n3{d}三号{d}\r\n'


def seen(rows: list[Row]) -> list[tuple[str, str, str]]:
    return [
        (row.mark, row.result.own_id, row.result.text)
        if isinstance(row.result, Reading)
        else (row.mark, "", row.result.cause.value)
        for row in rows
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimiters_encodings_and_quoted_breaks(delimiter: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE.format(d=delimiter).encode(encoding))
    rows = [row for chunk in chunks_of_csv(path) for row in read_csv(path, Limits(), chunk)]
    assert seen(rows) == [
        ("#2", "1", f'甲\r\n说"是"{delimiter}'),
        ("#4", "2", "乙"),
        ("#5", "", "bad_row"),
    ]


def test_chunks_give_the_same_rows_as_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    body = "".join(f'{n},"第{n}份\n{"文" * (n % 7)}"\n' for n in range(3000))
    path.write_text("id,text\n" + body, "utf-8")
    chunks = list(chunks_of_csv(path))
    assert len(chunks) > 3
    rows = [row for chunk in chunks for row in read_csv(path, Limits(), chunk)]
    assert rows == list(read_csv(path, Limits()))
    assert [row.number for row in rows] == list(range(2, 3002))


def test_one_row_in_a_wrong_encoding_costs_that_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,text\n1,甲\n2,".encode() + b"\xff\xfe\xff" + "\n3,丙\n".encode())
    assert seen(list(read_csv(path, Limits()))) == [
        ("#2", "1", "甲"),
        ("#3", "", "bad_row"),
        ("#4", "3", "丙"),
    ]


def test_a_cell_longer_than_the_librarys_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"text\n{'长' * 200_000}\n", "utf-8")
    assert [len(text) for _, _, text in seen(list(read_csv(path, Limits())))] == [200_000]
    assert seen(list(read_csv(path, Limits(row_bytes=1000))))[0][2] == "too_large"


def test_a_table_without_text_column_says_what_it_wants(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,年龄\n甲,1\n", "utf-8")
    with pytest.raises(ReadError) as caught:
        list(read_csv(path, Limits()))
    assert caught.value.cause is Cause.UNSUPPORTED
    assert "全文" in caught.value.remedy


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_with_a_banner_and_two_sheets(tmp_path: Path) -> None:
    notes: list[list[object]] = [["说明"], ["本表仅供参考"]]
    first: list[list[object]] = [
        ["某院文书表"],
        ["id", "文书内容", "案号"],
        [7, "甲", "一"],
        [],
        [8.5, "乙", None],
    ]
    second: list[list[object]] = [["text"], ["丙"]]
    path = workbook(tmp_path / "a.xlsx", notes, first, second)
    assert seen(list(read_xlsx(path, Limits()))) == [
        ("#3", "7", "甲"),
        ("#5", "8.5", "乙"),
        ("#3!2", "", "丙"),
    ]


@pytest.mark.parametrize(("rows", "cause"), [([], Cause.EMPTY), ([["姓名"], ["甲"]], Cause.UNSUPPORTED)])
def test_a_workbook_without_documents(rows: list[list[object]], cause: Cause, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(ReadError) as caught:
        list(read_xlsx(path, Limits()))
    assert caught.value.cause is cause


def test_a_hidden_sheet_is_read_and_noted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["text"], ["甲"]], [["text"], ["乙"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[1].sheet_state = "hidden"
    book.save(path)
    notes = [row.result.notes for row in read_xlsx(path, Limits()) if isinstance(row.result, Reading)]
    assert notes == [(), ("来自隐藏的工作表",)]


def behind(path: Path) -> list[tuple[str, str, str]]:
    """Return kind, place and text of all that stands behind the cells."""
    readings = [row.result for row in read_xlsx(path, Limits()) if isinstance(row.result, Reading)]
    assert all(not reading.hidden for reading in readings[1:])
    return [(part.kind.value, part.place, part.text) for part in readings[0].hidden]


def test_what_stands_behind_the_cells_is_told_once(tmp_path: Path) -> None:
    rows: list[list[object]] = [["text", "备注"], ["甲", "孙小圆"], ["乙", None]]
    path = workbook(tmp_path / "a.xlsx", rows, [["姓名"], ["钱多宝"]])
    book = openpyxl.load_workbook(path)
    first, second = book.worksheets
    first.column_dimensions["B"].hidden = True
    first.row_dimensions[3].hidden = True
    first["A2"].comment = Comment("证人电话13800001357", "柳书记")
    second.sheet_state = "veryHidden"
    book.properties.creator = "柳书记"
    properties: Any = book
    properties.custom_doc_props.append(StringProperty(name="承办", value="冯校对"))
    book.defined_names["a"] = DefinedName("a", attr_text='"13800001357"')
    book.save(path)
    assert behind(path) == [
        ("metadata", "表格的其他列", "备注：孙小圆"),
        ("metadata", "文档属性·作者", "柳书记"),
        ("metadata", "文档属性·自定义 1", "承办：冯校对"),
        ("metadata", "定义的名称 1", 'a："13800001357"'),
        ("covered", "工作表 1，隐藏的列 B", "备注\n备注：孙小圆；"),
        ("covered", "工作表 1，隐藏的第 3 行", "text\t备注\n乙"),
        ("comment", "工作表 1，A2 的批注", "证人电话13800001357"),
        ("covered", "深度隐藏的工作表 2", "姓名\n钱多宝"),
    ]
    notes = [row.result.notes for row in read_xlsx(path, Limits()) if isinstance(row.result, Reading)]
    assert notes == [(), ("来自隐藏的行",)]


def test_what_a_workbook_says_outside_its_rows_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["text"], ["甲"]], [["名册"], ["钱多宝"]])
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rule = DataValidation(type="list", formula1='"孙小圆,冯校对"', prompt="证人孙大圆")
    sheet.add_data_validation(rule)
    rule.add("B2")
    header: Any = sheet.oddHeader
    header.center.text = "证人孙中圆"
    sheet["B2"] = "证人孙老圆"
    sheet.auto_filter.ref = "A1:A2"
    sheet.auto_filter.add_filter_column(0, ["证人孙新圆"])
    book.save(path)
    told = behind(path)
    said = "\n".join(text for _, _, text in told)
    assert all(name in said for name in ("孙小圆", "孙大圆", "孙中圆", "孙老圆", "孙新圆", "钱多宝"))
    places = [place for _, place, _ in told]
    assert places == ["表格的其他列", "表格内部（xl/worksheets/sheet1.xml）", "工作表 2 的内容"]


def test_an_ordinary_workbook_hides_nothing(tmp_path: Path) -> None:
    assert behind(workbook(tmp_path / "a.xlsx", [["text"], ["甲"], ["乙"]])) == []


def test_columns_say_who_is_named_in_another() -> None:
    limits = Limits()
    beside = read_cells(
        ("正文", "姓名", "角色"), ("经审理查明，属实。", "高兴", "被害人"), "text/csv", limits
    )
    assert isinstance(beside, Reading) and "被害人姓名：高兴" in beside.hidden[0].text
    row = read_cells(("正文", "被害人（单位）姓名"), ("经审理查明，属实。", "高兴"), "text/csv", limits)
    assert isinstance(row, Reading) and "被害人姓名：高兴" in row.hidden[0].text
