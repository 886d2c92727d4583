"""Workbooks from outside: a damaged one is told by its door, whatever openpyxl trips over."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jianwen.comparing.lists import read_table
from jianwen.errors import UsageError
from jianwen.office_list import read_office_list
from jianwen.reviewing.sheet import form_of
from jianwen.spreadsheets import sheets
from tests.jianwen.court import number, workbook

_FAULT = UsageError("打不开。")


def damaged(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook again with one part changed."""
    workbook(path, ("案号", "公布日期"), *((number(at), "2023-06-25") for at in range(50)))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert part in parts
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, change(data) if name == part else data)
    return path


CUT = ("xl/worksheets/sheet1.xml", lambda data: data[: len(data) // 2])
NO_STYLES = ("xl/styles.xml", lambda data: data.replace(b"<", b"<<", 3))


@pytest.mark.parametrize(("part", "change"), [CUT, NO_STYLES])
def test_every_door_tells_a_damaged_workbook(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes]
) -> None:
    path = damaged(tmp_path / "清单.xlsx", part, change)
    with pytest.raises(UsageError) as listed:
        read_table(path, "公布清单")
    with pytest.raises(UsageError) as office:
        read_office_list(path)
    assert (listed.value.what, office.value.what) == ("公布清单打不开。", "名单打不开。")


def test_a_filled_workbook_that_is_damaged_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="表格打不开"):
        form_of(damaged(tmp_path / "findings.xlsx", *NO_STYLES))


def test_bytes_that_flip_are_read_or_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "清单.xlsx", ("案号",), (number(1),))
    whole, draw = path.read_bytes(), random.Random(8)
    told = 0
    for _ in range(60):
        broken = bytearray(whole)
        broken[draw.randrange(len(broken))] ^= 1 << draw.randrange(8)
        path.write_bytes(bytes(broken[: draw.choice((len(broken), draw.randrange(len(broken))))]))
        try:
            _ = [row for sheet in sheets(path, _FAULT) for row in sheet.rows]
        except UsageError as found:
            assert found is _FAULT
            told += 1
    assert 20 <= told < 60


def test_a_fault_of_who_reads_is_not_the_file_s(tmp_path: Path) -> None:
    path = workbook(tmp_path / "清单.xlsx", ("案号",))
    with pytest.raises(ZeroDivisionError):
        for sheet in sheets(path, _FAULT):
            for _ in sheet.rows:
                _ = 1 / 0
