"""The office's list as a file: both formats, all faults at once, nothing quoted."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from annotations.privacy.office import Entry, Kind
from annotations.values import Category
from jianwen.errors import UsageError
from jianwen.office_list import HEAD, read_office_list

ROWS: list[tuple[object, ...]] = [
    ("允许", "号码", "0471-5550100", "电话号码", "本院热线", "2026年3月2日"),
    ("禁止", "姓名", "鲍青禾", "", "证人保护", datetime(2026, 5, 11)),  # noqa: DTZ001 - as a spreadsheet has it
    ("禁止", "模式", r"线人代号[A-Z]\d{3}", "tech_investigation", "特情代号", "2026/5/11"),
]
_ALLOWS = True
WANTED = (
    Entry(_ALLOWS, Kind.NUMBER, "0471-5550100", Category.PHONE, "本院热线", date(2026, 3, 2)),
    Entry(not _ALLOWS, Kind.NAME, "鲍青禾", None, "证人保护", date(2026, 5, 11)),
    Entry(
        not _ALLOWS,
        Kind.PATTERN,
        r"线人代号[A-Z]\d{3}",
        Category.TECH_INVESTIGATION,
        "特情代号",
        date(2026, 5, 11),
    ),
)


def book(path: Path, rows: list[tuple[object, ...]]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in [HEAD, *rows]:
        sheet.append(list(row))
    made.save(path)
    return path


def test_a_workbook_is_read(tmp_path: Path) -> None:
    assert read_office_list(book(tmp_path / "名单.xlsx", ROWS)).entries == WANTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名单.csv"
    lines = [",".join(HEAD)]
    lines += [",".join("2026-05-11" if isinstance(c, datetime) else str(c) for c in row) for row in ROWS]
    path.write_text("\n".join(lines), encoding)
    assert read_office_list(path).entries == WANTED


def test_all_faults_are_told_at_once_and_none_is_quoted(tmp_path: Path) -> None:
    faulty: list[tuple[object, ...]] = [
        ("放行", "号码", "0471-5550100", "", "热线", "2026-03-02"),
        ("允许", "号码", 620000000000000018, "", "账号", "2026-03-02"),
        ("禁止", "模式", "(?=秘密词)", "电话号码", "理由", "2026-03-02"),
        ("禁止", "号码", "5550100", "", "理由", "2026-03-02"),
        ("允许", "姓名", "鲍青禾", "", "", "2026-03-02"),
        ("允许", "姓名", "鲍青禾", "", "理由", "三月二日"),
        ("允许", "姓名", "鲍", "", "理由", "2026-03-02"),
    ]
    with pytest.raises(UsageError) as caught:
        read_office_list(book(tmp_path / "名单.xlsx", faulty))
    told = "\n".join(caught.value.lines())
    for number in range(2, 9):
        assert f"第 {number} 行" in told
    for cell in ("秘密词", "鲍青禾", "5550100", "6200"):
        assert cell not in told


def test_a_list_without_its_columns_or_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("内容,理由\n甲乙,丙\n", "utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"no workbook")
    for name in ("a.csv", "b.xlsx", "missing.csv"):
        with pytest.raises(UsageError) as caught:
            read_office_list(tmp_path / name)
        assert name in "\n".join(caught.value.lines())


def test_a_list_without_columns_names_those_that_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("名称,处理,类别,理由\n李小红,允许,,已同意\n", "utf-8")
    with pytest.raises(UsageError, match="名单缺少列：种类、内容、日期。"):
        read_office_list(path)
