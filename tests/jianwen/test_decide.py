"""Decisions come in by fingerprint, by sheet and by place, and hold when the file is screened again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jianwen.keeping.store import open_store
from tests.jianwen.conftest import ADDRESS, JUDGMENT, PHONE, Run, call, screen


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run of this file's own: its tests decide, one after the other."""
    folder = tmp_path_factory.mktemp("decide")
    source = folder / "in"
    source.mkdir()
    (source / "a.txt").write_text(JUDGMENT, "utf-8")
    return screen(folder, source, folder / "store")


def found(run: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run.result.stdout.splitlines()]


def name_of(run: Run, category: str) -> str:
    return next(str(one["fingerprint"]) for one in found(run) if one["category"] == category)


def filled(run: Run, path: Path, rows: dict[int, dict[str, str]]) -> Path:
    """Fill the sheet as a person does: {row: {column title: value}}."""
    book = load_workbook(run.out / "findings.xlsx")
    sheet = book["发现"]
    columns = {str(cell.value): at for at, cell in enumerate(sheet[1], 1)}
    for row, values in rows.items():
        for title, value in values.items():
            sheet.cell(row, columns[title], value)
    book.save(path)
    return path


def test_a_filled_sheet_comes_back_and_bad_rows_are_told(mine: Run, tmp_path: Path) -> None:
    rows = {
        2: {"判定": "误报", "备注": "公司地址", "审核人": "甲"},
        3: {"判定": "属实"},
        4: {"判定": "也许", "审核人": "甲"},
    }
    path = filled(mine, tmp_path / "f.xlsx", rows)
    result = call("decide", "--store", mine.store, "--sheet", path)
    assert result.exit_code == 3
    assert "第 3 行“审核人”（C 列）" in result.stderr
    assert "第 4 行“判定”（A 列）" in result.stderr
    assert "也许" not in result.stderr
    assert len(open_store(mine.store).decisions.all()) == 1
    again = call("decide", "--store", mine.store, "--sheet", path, "--who", "乙")
    assert "记录判定 1 条；与已有判定相同 1 条（" in again.stdout
    assert "有误 1 行" in again.stdout


def test_a_sheet_of_another_store_is_refused_row_by_row(mine: Run, run: Run, tmp_path: Path) -> None:
    path = filled(run, tmp_path / "f.xlsx", {2: {"判定": "误报", "审核人": "甲"}})
    result = call("decide", "--store", mine.store, "--sheet", path)
    assert result.exit_code == 3
    assert "同一个库" in result.stderr


def test_decided_stays_decided_when_the_file_was_exported_anew(mine: Run, tmp_path: Path) -> None:
    phone = name_of(mine, "phone")
    call("decide", "--store", mine.store, phone, "--verdict", "dismissed", "--who", "甲")
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    (moved / "renamed.txt").write_text("\n\n" + JUDGMENT.replace("\n", "\r\n"), "utf-8", newline="")
    quiet = screen(tmp_path / "1", moved, mine.store)
    assert [one["category"] for one in found(quiet) if one["category"] == "phone"] == []
    assert "已判误报" in quiet.result.stderr
    loud = screen(tmp_path / "2", moved, mine.store, "--all")
    assert [one["fingerprint"] for one in found(loud) if one["category"] == "phone"] == [phone, phone]
    call("decide", "--store", mine.store, phone, "--verdict", "reopened", "--who", "甲")
    back = screen(tmp_path / "3", moved, mine.store)
    assert [one["fingerprint"] for one in found(back) if one["category"] == "phone"] == [phone, phone]


def test_an_added_leak_is_found_again(mine: Run, tmp_path: Path) -> None:
    start = JUDGMENT.index("5000元")
    place = ("--start", start, "--end", start + 5, "--category", "bank_account", "--who", "甲")
    result = call("decide", "--store", mine.store, "--add", "--file", mine.source / "a.txt", *place)
    assert result.exit_code == 0
    moved = tmp_path / "in"
    moved.mkdir()
    (moved / "b.txt").write_text("　\n" + JUDGMENT, "utf-8")
    again = screen(tmp_path, moved, mine.store)
    (added,) = [one for one in found(again) if one["category"] == "bank_account"]
    assert (added["start"], added["end"]) == (start + 2, start + 7)
    assert "属实" in (again.out / "report.html").read_text("utf-8")
    assert "5000元" not in json.dumps(added, ensure_ascii=False)


def test_a_corrected_span_holds(mine: Run, tmp_path: Path) -> None:
    start = JUDGMENT.index(PHONE)
    name = name_of(mine, "phone")
    place = ("--start", start - 2, "--end", start + 11, "--who", "甲", "--file", mine.source / "a.txt")
    assert call("decide", "--store", mine.store, "--correct", name, *place).exit_code == 0
    again = [one for one in found(screen(tmp_path, mine.source, mine.store)) if one["category"] == "phone"]
    second = JUDGMENT.index(PHONE, start + 1)
    assert [(one["start"], one["end"]) for one in again] == [(start - 2, start + 11), (second, second + 11)]
    assert again[1]["fingerprint"] == name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "不明确"),
        (["0" * 24, "--verdict", "dismissed", "--who", "甲"], "没有这个指纹"),
        (["--add", "--start", "1", "--end", "2", "--category", "phone"], "--who"),
        (["--add", "--start", "5", "--end", "2", "--who", "甲"], "--start"),
        (["--add", "--start", "1", "--end", "2", "--who", "甲"], "--category"),
        (["--sheet", "none.xlsx"], "none.xlsx"),
    ],
)
def test_what_cannot_be_decided_says_why(arguments: list[str], said: str, mine: Run) -> None:
    before = open_store(mine.store).decisions.all()
    result = call("decide", "--store", mine.store, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert open_store(mine.store).decisions.all() == before


def test_the_list_shows_every_decision_and_no_value(mine: Run, tmp_path: Path) -> None:
    mine = screen(tmp_path, mine.source, tmp_path / "store")
    call("decide", "--store", mine.store, name_of(mine, "phone"), "--verdict", "dismissed", "--who", "甲")
    start = JUDGMENT.index("5000元")
    place = ("--start", start, "--end", start + 5, "--category", "bank_account", "--who", "甲")
    call("decide", "--store", mine.store, "--add", "--file", mine.source / "a.txt", *place)
    result = call("decide", "--store", mine.store, "--list")
    assert result.exit_code == 0
    assert "误报" in result.stdout
    assert "补充" in result.stdout
    assert "银行账号" in result.stdout
    assert "dismissed" not in result.stdout
    assert PHONE not in result.stdout
    assert ADDRESS not in mine.written()


def test_a_file_that_cannot_be_read_is_told_also_with_an_id(mine: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 broken")
    place = ("--add", "--category", "phone", "--start", 0, "--end", 5, "--who", "甲")
    result = call("decide", "--store", mine.store, "--file", path, "--id", "any", *place)
    assert result.exit_code == 2
    assert "读不了" in result.stderr
    assert "没有这份文书" not in result.stderr


def test_a_correction_of_what_a_document_does_not_hold_is_refused(mine: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(JUDGMENT.replace("1234号", "4321号"), "utf-8")
    before = open_store(mine.store).decisions.all()
    place = ("--start", 0, "--end", 5, "--who", "甲", "--file", other)
    result = call("decide", "--store", mine.store, "--correct", name_of(mine, "address"), *place)
    assert result.exit_code == 2
    assert "这份文书里没有这个指纹" in result.stderr
    assert open_store(mine.store).decisions.all() == before


def test_a_note_that_quotes_a_leak_is_refused_and_not_echoed(mine: Run, tmp_path: Path) -> None:
    before = open_store(mine.store).decisions.all()
    quoted = f"联系电话{PHONE}"
    one = call(
        "decide", "--store", mine.store, name_of(mine, "phone"), "--verdict", "confirmed", "--who", "甲",
        "--note", quoted,
    )  # fmt: skip
    path = filled(mine, tmp_path / "f.xlsx", {2: {"判定": "属实", "备注": quoted, "审核人": "甲"}})
    sheet = call("decide", "--store", mine.store, "--sheet", path)
    assert (one.exit_code, sheet.exit_code) == (2, 3)
    for result in (one, sheet):
        assert "备注里不要抄写泄露的内容" in result.stderr
        assert PHONE not in result.stdout + result.stderr
    assert open_store(mine.store).decisions.all() == before
