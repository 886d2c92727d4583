"""`jianwen redact`: copies beside a list of changes, one numbering for a case, a mapping only sealed."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from typer.testing import Result

from jianwen.redacting.paths import STAGE
from tests.annotations.redaction.copies import JUDGMENT, LEAKS, ON_APPEAL
from tests.jianwen.conftest import call
from tests.nlp.readers.make_casefile import FORGIVEN, PAGES, write_pdf

TEXT = "\n".join(JUDGMENT)
APPEAL = ON_APPEAL.replace("证人赵铁柱的证言", "证人赵小红的证言").replace("归还赵铁柱", "归还赵小红")
DIVORCE = """石桥县人民法院
民事判决书
（2020）浙0799民初8号
原告李小红，女，1990年1月1日出生。
被告王大力，男，1988年1月1日出生。
原告李小红与被告王大力离婚纠纷一案，本院受理后，依法进行了审理。
本院认为，依照《中华人民共和国民法典》第一千零七十九条，判决如下：
不准原告李小红与被告王大力离婚。
审判员　钱进
二〇二〇年三月一日
书记员　周明
"""
PHRASE = "correct horse battery"
CHANGE_KEYS = [
    "source", "id", "copy", "kind", "category", "rule", "start", "end", "copy_start", "copy_end", "page",
    "place", "mask", "words", "why",
]  # fmt: skip


@dataclass(frozen=True)
class Masked:
    """A run with everything that it said and wrote."""

    source: Path
    out: Path
    mapping: Path
    phrase: Path
    result: Result

    def changes(self) -> list[dict[str, Any]]:
        lines = (self.out / "changes.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]


def sources(folder: Path) -> Path:
    """Write one of everything that holds documents."""
    (folder / "内").mkdir(parents=True)
    (folder / "内" / "欧阳小琴被盗案.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text(APPEAL, "utf-8")
    (folder / "c.txt").write_text(DIVORCE, "utf-8")
    row = {
        "id": 7,
        "title": "欧阳小琴被盗案",
        "text": TEXT,
        "phone": 13900001111,
        "more": {"who": ["赵铁柱"]},
    }
    first = json.dumps(row, ensure_ascii=False).replace('"id": 7', '"id":  7, "rate": 1.10, "sum": 5e3')
    lines = [first, "{broken", json.dumps({"id": 8, "text": DIVORCE})]
    (folder / "d.jsonl").write_text("\n".join(lines), "utf-8")
    with (folder / "e.csv").open("w", newline="", encoding="gb18030") as file:
        csv.writer(file, quoting=csv.QUOTE_NONNUMERIC).writerows(
            [["编号", "案件名称", "全文"], [1, "赵铁柱案", TEXT], [2, "", DIVORCE]]
        )
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in (
        ["编号", "标题", "正文"],
        [1, "赵铁柱案", TEXT],
        [2, "离婚", DIVORCE],
        [3, "又一份", TEXT],
    ):
        sheet.append(values)
    book.properties.creator = "赵铁柱"
    beside = book.create_sheet("说明")
    for value in ("=SUM(Sheet!A2:A4)", "经办：赵铁柱", 0.25):
        beside.append([value])
    beside["A3"].number_format, beside["A2"].font = "0.0%", Font(bold=True)
    beside.column_dimensions["A"].width = 31
    rule = DataValidation(type="list", formula1='"赵铁柱,丙"')
    beside.add_data_validation(rule)
    rule.add("B2")
    beside.auto_filter.ref = "A1:A3"
    beside.auto_filter.add_filter_column(0, ["经办：赵铁柱"])
    properties: Any = book
    properties.custom_doc_props.append(StringProperty(name="经办", value="赵铁柱"))
    book.create_sheet("藏").sheet_state = "hidden"
    book.save(folder / "f.xlsx")
    whole = {"data": [{"案件名称": "赵铁柱案", "qw": f"<div>{TEXT.replace(chr(10), '<br>')}</div>"}]}
    (folder / "g.json").write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    with zipfile.ZipFile(folder / "h.zip", "w") as archive:
        archive.writestr("卷/赵立春.txt", TEXT)
    return folder


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory) -> Masked:
    """One run over all of them. Tests must not change what it wrote."""
    folder = tmp_path_factory.mktemp("redact")
    source, out, mapping, phrase = sources(folder / "in"), folder / "out", folder / "map", folder / "phrase"
    phrase.write_text(f"{PHRASE}\n", "utf-8")
    result = call(
        "redact", source, "--out", out, "--mapping", mapping, "--passphrase-file", phrase, "--workers", 1
    )
    return Masked(source, out, mapping, phrase, result)


def test_every_copy_is_there_and_no_leak_in_any_byte(masked: Masked) -> None:
    copies = {str(path.relative_to(masked.out)) for path in masked.out.rglob("*") if path.is_file()}
    assert copies == {
        "内/欧阳某被盗案.txt", "b.txt", "d.jsonl", "e.csv", "f.xlsx", "g.json", "h/卷/赵某2.txt",
        "changes.jsonl", "变更清单.xlsx", ".jianwen-report",
    }  # fmt: skip
    for name in copies:
        data = (masked.out / name).read_bytes()
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(member) for member in archive.namelist())
        text = data.decode("utf-8", "replace") + data.decode("gb18030", "replace")
        assert [leak for leak in (*LEAKS, "李小红") if leak in text] == [], name
    said = masked.result.stdout + masked.result.stderr
    assert [leak for leak in LEAKS if leak in said.replace(str(masked.source), "")] == []


def test_screening_the_folder_of_copies_finds_nothing_to_mend(masked: Masked) -> None:
    result = call("screen", masked.out, "--format", "jsonl", "--workers", 1)
    assert [json.loads(line)["category"] for line in result.stdout.splitlines()] == []
    assert result.exit_code == 0


def test_the_documents_of_a_case_share_one_numbering(masked: Masked) -> None:
    first = (masked.out / "内" / "欧阳某被盗案.txt").read_text("utf-8")
    appeal = (masked.out / "b.txt").read_text("utf-8")
    assert "证人赵某1的证言、证人赵某2的证言" in first
    assert "证人赵某3的证言、证人赵某2的证言" in appeal
    assert "归还赵某3 2000元" in appeal


def test_what_may_not_be_published_is_listed_with_its_card_and_not_copied(masked: Masked) -> None:
    cards = [one for one in masked.changes() if one["kind"] == "card"]
    assert len(cards) == 4
    assert {(one["case_number"], one["court"], one["date"]) for one in cards} == {
        ("（2020）浙0799民初8号", "石桥县人民法院", "2020-03-01")
    }
    assert not (masked.out / "c.txt").exists()
    assert masked.result.exit_code == 3


def test_rows_are_masked_in_every_field_and_keep_their_form(masked: Masked) -> None:
    (line,) = (masked.out / "d.jsonl").read_text("utf-8").splitlines()
    assert line.startswith('{"id":  7, "rate": 1.10, "sum": 5e3, "title": "欧阳某被盗案", "text": "')
    row = json.loads(line)
    assert (row["id"], row["title"], row["phone"]) == (7, "欧阳某被盗案", "××")
    assert row["more"] == {"who": ["赵某1"]}
    table = list(csv.reader(io.StringIO((masked.out / "e.csv").read_bytes().decode("gb18030"), newline="")))
    assert [cells[:2] for cells in table] == [["编号", "案件名称"], ["1", "赵某1案"]]
    assert table[1][2] == row["text"]
    assert (
        (masked.out / "e.csv")
        .read_bytes()
        .decode("gb18030")
        .startswith('"编号","案件名称","全文"\r\n1,"赵某1案","')
    )
    book = openpyxl.load_workbook(masked.out / "f.xlsx")
    assert book.sheetnames == ["Sheet", "说明"]
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [values[:2] for values in rows] == [("编号", "标题"), (1, "赵某1案"), (None, None), (3, "又一份")]
    with zipfile.ZipFile(masked.out / "f.xlsx") as package:
        said = unescape(
            b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
        )
    assert "赵铁柱" not in said and '"赵某1,丙"' in said and "custom.xml" not in said
    beside = book["说明"]
    assert [cell.value for cell in beside["A"]] == ["=SUM(Sheet!A2:A4)", "经办：赵某1", 0.25]
    assert (beside["A3"].number_format, beside["A2"].font.b, beside.column_dimensions["A"].width) == (
        "0.0%",
        True,
        31,
    )
    assert rows[1][2] == row["text"]
    inner = json.loads((masked.out / "g.json").read_text("utf-8"))["data"][0]
    assert inner["案件名称"] == "赵某1案"
    assert "欧阳某" in inner["qw"] and inner["qw"].startswith("<div>")


def test_the_list_of_changes_says_what_where_and_never_a_value(masked: Masked) -> None:
    changes = [one for one in masked.changes() if one.get("copy") == "内/欧阳某被盗案.txt"]
    assert [list(one) for one in changes] == [CHANGE_KEYS] * len(changes)
    copy = (masked.out / "内" / "欧阳某被盗案.txt").read_text("utf-8")
    for one in changes:
        if one["kind"] == "replaced":
            assert TEXT[one["start"] : one["end"]] not in copy
            assert copy[one["copy_start"] : one["copy_end"]]
            assert f"【{one['mask']}】" in one["words"]
    assert {one["kind"] for one in changes} == {"replaced", "deleted"}
    assert any(one["kind"] == "unread" for one in masked.changes())


def test_the_mapping_opens_only_with_its_passphrase(masked: Masked, tmp_path: Path) -> None:
    assert stat.S_IMODE(masked.mapping.stat().st_mode) == 0o600
    assert "赵铁柱".encode() not in masked.mapping.read_bytes()
    told = call("mapping", masked.mapping, "--passphrase-file", masked.phrase)
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert {"赵铁柱", "欧阳小琴"} <= {one["value"] for one in lines}
    wrong = tmp_path / "wrong"
    wrong.write_text("another passphrase", "utf-8")
    refused = call("mapping", masked.mapping, "--passphrase-file", wrong)
    assert refused.exit_code == 2
    assert "赵铁柱" not in refused.stdout + refused.stderr


def test_a_mapping_is_never_written_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    result = call("redact", tmp_path / "a.txt", "--out", tmp_path / "out", "--mapping", tmp_path / "map")
    assert result.exit_code == 2
    assert not (tmp_path / "map").exists()


def test_an_output_folder_that_is_in_use_or_in_the_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert call("redact", tmp_path / "a.txt", "--out", tmp_path).exit_code == 2
    assert call("redact", tmp_path, "--out", tmp_path / "out").exit_code == 2


def test_a_folder_with_an_unfinished_run_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "out" / STAGE).mkdir(parents=True)
    result = call("redact", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert result.exit_code == 2 and "中途被终止" in result.stderr
    (tmp_path / "out" / STAGE).rmdir()
    assert call("redact", tmp_path / "a.txt", "--out", tmp_path / "out", "--workers", 1).exit_code == 0
    again = call("redact", tmp_path / "a.txt", "--out", tmp_path / "out", "--workers", 1)
    assert again.exit_code == 2 and "不是空的" in again.stderr
    assert (tmp_path / "out" / "a.txt").exists() and not (tmp_path / "out" / STAGE).exists()


def test_names_as_long_as_a_file_system_takes_are_copied_twice_too(tmp_path: Path) -> None:
    name = "长" * 83 + ".txt"
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(TEXT, "utf-8")
    out = tmp_path / "out"
    files = (tmp_path / "甲" / name, tmp_path / "乙" / name)
    assert call("redact", *files, "--out", out, "--workers", 1).exit_code == 0
    assert len(list(out.glob("长*.txt"))) == 2


def test_a_table_without_a_text_is_unread_for_its_reason_not_for_a_fault_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,金额\n1,2\n", "utf-8")
    (tmp_path / "b.csv").write_bytes(b"")
    result = call("redact", tmp_path / "a.csv", tmp_path / "b.csv", "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 3
    assert "没有找到正文列" in result.stderr and "文件是空的（0 字节）" in result.stderr
    assert "程序自身出错" not in result.stderr


def test_a_killed_run_leaves_no_clear_text_and_no_half_copy(tmp_path: Path) -> None:
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(40):
            archive.writestr(f"{number}.txt", TEXT)
    command = [sys.executable, "-m", "jianwen", "redact", tmp_path / "a.zip", "--out", tmp_path / "out"]
    run = subprocess.Popen(
        [*map(str, command), "--workers", "1"],
        env={**os.environ, "TMPDIR": str(scratch)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(1200):
        if list(scratch.rglob("*.txt")) or run.poll() is not None:
            break
        time.sleep(0.05)
    run.kill()
    run.wait()
    for _ in range(200):
        if not list(scratch.glob("jianwen-*")):
            break
        time.sleep(0.05)
    assert list(scratch.glob("jianwen-*")) == []
    assert not any("欧阳小琴".encode() in path.read_bytes() for path in scratch.rglob("*") if path.is_file())
    copies = [path for path in (tmp_path / "out").rglob("*.txt") if STAGE not in path.parts]
    assert all("欧阳小琴" not in path.read_text("utf-8") and path.stat().st_size for path in copies)


def test_a_single_clean_run_exits_zero_and_anyway_copies_what_is_forbidden(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "c.txt").write_text(DIVORCE, "utf-8")
    clean = call("redact", tmp_path / "a.txt", "--out", tmp_path / "one", "--workers", 1)
    assert clean.exit_code == 0
    assert {path.name for path in (tmp_path / "one").iterdir()} == {
        "a.txt", "changes.jsonl", "变更清单.xlsx", ".jianwen-report",
    }  # fmt: skip
    result = call("redact", tmp_path / "c.txt", "--out", tmp_path / "two", "--anyway", "--workers", 1)
    assert "李某" in (tmp_path / "two" / "c.txt").read_text("utf-8")
    assert result.exit_code == 3


def test_a_case_file_is_masked_as_one_file_with_one_numbering(tmp_path: Path) -> None:
    told = "被害人：李小红\n电话：13900001111\n被告人甲某已赔偿损失，本人李小红自愿谅解。\n二〇二三年三月二日"
    pages = [*PAGES[:-1], FORGIVEN.splitlines()[0] + "\n" + told]
    (tmp_path / "卷.txt").write_text("\n".join(pages), "utf-8")
    result = call("redact", tmp_path / "卷.txt", "--out", tmp_path / "out", "--workers", 1)
    copy = (tmp_path / "out" / "卷.txt").read_text("utf-8")
    assert "13900001111" not in copy
    assert copy.replace("××", "13900001111").splitlines()[:20] == "\n".join(pages).splitlines()[:20]
    assert result.exit_code == 0, result.stderr


def test_a_case_file_in_pdf_keeps_its_name_and_loses_what_leaks_in_it(tmp_path: Path) -> None:
    told = FORGIVEN.replace("乙某", "李小红").replace("本人", "本人李小红")
    write_pdf([*PAGES[:-1], told], tmp_path / "10-李小红#2.pdf")
    result = call("redact", tmp_path / "10-李小红#2.pdf", "--out", tmp_path / "out", "--workers", 1)
    changes = [
        json.loads(line) for line in (tmp_path / "out" / "changes.jsonl").read_text("utf-8").splitlines()
    ]
    assert {path.name for path in (tmp_path / "out").iterdir()} - {
        "changes.jsonl", "变更清单.xlsx", ".jianwen-report",
    } == {"10-李某#2.pdf"}, result.stderr  # fmt: skip
    assert {one["copy"] for one in changes} == {"10-李某#2.pdf"}
    assert {one["source"].rpartition("/")[2] for one in changes} == {"10-李某#2.pdf"}
