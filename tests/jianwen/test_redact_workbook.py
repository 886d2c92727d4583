"""The copy of a workbook is read again as it was written, not as it was meant to be."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Word
from annotations.values import Category
from jianwen.redacting import workbooks
from jianwen.redacting.values import Redacted, Wish
from jianwen.redacting.workbooks import redact_xlsx
from jianwen.running.judge import Job
from jianwen.settings import RecogniserName
from nlp.readers.intake.files import Entry
from nlp.readers.interface import Limits
from nlp.readers.sniff import Format
from tests.annotations.redaction.copies import JUDGMENT

JOB = Job(bytes(32), Limits(), recogniser=RecogniserName.NONE)
CALL = "被害人蔺春桃，电话13800001357。"


def results(folder: Path) -> list[Redacted]:
    """Mask a workbook of two judgments, the second on a hidden sheet."""
    book = openpyxl.Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("藏")):
        sheet.append(["编号", "正文"])
        sheet.append([1, f"{JUDGMENT}\n{CALL}"])
    book.worksheets[1].sheet_state = "hidden"
    source = folder / "a.xlsx"
    book.save(source)
    out = folder / "out"
    out.mkdir()
    told = redact_xlsx(JOB, Wish(out, (str(folder),)), Entry(source, str(source), Format.XLSX))
    return [one for one in told if isinstance(one, Redacted)]


def altered(told: list[Redacted]) -> int:
    """Count what the written copy says otherwise."""
    return sum(one.category is Category.PUBLICATION_ALTERED for each in told for one in each.changes)


def test_a_copy_that_says_what_was_planned_is_not_complained_of(tmp_path: Path) -> None:
    assert altered(results(tmp_path)) == 0


def test_a_row_that_was_not_written_as_planned_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "_set", lambda *_: None)
    monkeypatch.setattr(workbooks, "_cell", lambda *_: None)
    monkeypatch.setattr(workbooks, "reworded", lambda data, _: data)
    told = results(tmp_path)
    assert altered(told) == 2
    assert told[0].firm > 2
    left = {one.category for one in told[0].changes if one.kind == "left"}
    assert Category.PHONE in left


def test_a_formula_that_spells_a_name_in_pieces_becomes_what_it_shows_masked() -> None:
    sheet = openpyxl.Workbook().worksheets[0]
    sheet["A1"], sheet["A2"] = '="蔺"&"春桃"&"到庭"', '=B1&"到庭"'
    reword = Rewording.of((Word("蔺春桃", "蔺某", Category.NAME_VICTIM, "A-02"),))
    for cell in (sheet["A1"], sheet["A2"]):
        workbooks._cell(cell, None, reword)
    assert [sheet["A1"].value, sheet["A2"].value] == ["蔺某到庭", '=B1&"到庭"']


def test_a_formula_that_only_asks_for_a_name_becomes_what_it_shows() -> None:
    sheet = openpyxl.Workbook().worksheets[0]
    reword = Rewording.of((Word("蔺春桃", "蔺某", Category.NAME_VICTIM, "A-02"),))
    for formula, seen, wanted in (
        ('=COUNTIF(C:C,"蔺")+COUNTIF(C:C,"春桃")', 3, "3"),
        ('=IF(B1=1,"蔺"&"春桃","无")', "无", "无"),
        ('="蔺"&A9&"春桃"', "蔺、春桃", "蔺、春桃"),
        ('="称""蔺"&"春桃"""', None, '称"蔺某"'),
    ):
        sheet["A1"] = formula
        workbooks._cell(sheet["A1"], seen, reword)
        assert sheet["A1"].value == wanted
