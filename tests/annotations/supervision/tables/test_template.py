"""The workbook to fill in: what it shows, what is locked, and that it comes back as it was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.tables.files import load
from annotations.supervision.tables.template import write_template

_FILLED: Mapping[Sense, str | date] = {
    Sense.ID: "640121197001010015",
    Sense.CODE: "91640100MA0000000L",
    Sense.DATE: date(2024, 3, 1),
}


def _template(folder: Path, *names: str) -> tuple[Path, Workbook]:
    path = folder / "模板.xlsx"
    write_template([catalogue()[name] for name in names], path)
    return path, load_workbook(path)


def _fill(sheet: Worksheet, row: Mapping[str, str | int | date]) -> None:
    """Fill the third row in, by the names of the columns."""
    sheet.append([row.get(str(cell.value).rstrip("*")) for cell in sheet[1]])


def _asked(table: Table) -> list[Column]:
    return [column for column in table.columns if not column.read]


def test_two_locked_rows_and_free_cells_below(tmp_path: Path) -> None:
    _, book = _template(tmp_path, "案件", "被执行人")
    assert book.sheetnames == ["案件", "被执行人"]
    sheet = book["案件"]
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "A3"
    asked = _asked(catalogue()["案件"])
    assert [cell.value for cell in sheet[1]] == [f"{c.name}{'*' if c.required else ''}" for c in asked]
    for cell, column in zip(sheet[2], asked, strict=True):
        assert column.meaning in str(cell.value)
        assert column.form in str(cell.value)
        assert cell.protection.locked
        below = sheet.column_dimensions[get_column_letter(cell.column or 0)]
        assert not below.protection.locked
        assert below.number_format == {
            Sense.DATE: "yyyy-mm-dd",
            Sense.MONEY: "0.00",
            Sense.NUMBER: "General",
        }.get(column.sense, "@")
    assert "从第 3 行开始填" in str(sheet["A1"].comment)


def test_yes_and_no_are_chosen(tmp_path: Path) -> None:
    _, book = _template(tmp_path, "查控")
    columns = [column.name for column in _asked(catalogue()["查控"])]
    chosen = [str(one.sqref) for one in book["查控"].data_validations.dataValidation]
    assert len(chosen) == 2
    assert chosen[0].startswith("GHIJ"[columns.index("轮候") - 6])


@pytest.mark.parametrize("name", list(catalogue()))
def test_what_is_filled_in_comes_back(tmp_path: Path, name: str) -> None:
    path, book = _template(tmp_path, name)
    table = catalogue()[name]
    asked = _asked(table)
    _fill(book[name], {column.name: _FILLED.get(column.sense, column.form or "某") for column in asked})
    book.save(path)
    tables = load([(name, path)])
    assert tables.faults == ()
    found = tables.data[name]
    assert found.unfit == ()
    assert found.doubts == ()
    assert found.lines.to_pylist() == [3]
    assert found.present == {column.name for column in asked}
    assert all(found.rows[column.name][0].as_py() is not None for column in asked)


def test_an_empty_template_has_no_rows(tmp_path: Path) -> None:
    path, _ = _template(tmp_path, "案件")
    found = load([("案件", path)]).data["案件"]
    assert (len(found.rows), found.read, found.unfit) == (0, 0, ())


def test_a_workbook_of_several_tables_is_taken_sheet_by_sheet(tmp_path: Path) -> None:
    """Executions also have a 被执行人 and a 立案日期; their sheet is no register of debtors for all that."""
    path, book = _template(tmp_path, "执行案件", "被执行人")
    executions = {
        "执行案号": "（2024）宁0121执1号",
        "申请执行人": "甲公司",
        "被执行人": "乙公司",
        "立案日期": "2024/1/1",
    }
    _fill(book["执行案件"], executions)
    book["被执行人"].append(["丙公司", None, date(2023, 1, 1)])
    book.save(path)
    tables = load([("执行案件", path), ("被执行人", path)])
    assert tables.faults == ()
    assert tables.data["执行案件"].rows["被执行人"].to_pylist() == ["乙公司"]
    assert tables.data["被执行人"].rows["名称"].to_pylist() == ["丙公司"]


def test_a_filled_docket_in_the_words_of_those_who_fill_it(tmp_path: Path) -> None:
    path, book = _template(tmp_path, "案件")
    row: dict[str, str | int | date] = {
        "案号": "(2024)宁0121民初101号",
        "受理法院": "永宁县人民法院",
        "案由": "追索劳动报酬纠纷",
        "立案日期": date(2024, 3, 1),
        "结案日期": "2024年3月8日",
        "结案方式": "调解",
        "原告": "李大山、王小河等12人",
        "原告身份证号": _FILLED[Sense.ID],
        "被告": "某建材有限责任公司",
        "诉请金额": "3.6万元",
        "结案金额": 36000,
        "证据种类": "欠条、证人证言",
    }
    _fill(book["案件"], row)
    book.save(path)
    found = load([("案件", path)]).data["案件"].rows.to_pylist()[0]
    assert found["案号"] == "（2024）宁0121民初101号"
    assert (found["原告"], found["全部原告"]) == ("李大山", ["李大山", "王小河"])
    assert (found["原告出生日期"], found["原告性别"]) == (date(1970, 1, 1), "男")
    assert (found["受理法院·省份"], found["受理法院·区县"]) == ("宁夏回族自治区", "永宁县")
    assert (found["诉请金额"], found["结案金额"]) == (Decimal("36000.00"), Decimal("36000.00"))
    assert found["结案日期·工作日序"] - found["立案日期·工作日序"] == 5
