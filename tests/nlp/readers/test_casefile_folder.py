"""A folder or archive with a 卷宗目录: its files are the documents of one case."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from nlp.readers.intake.files import Entry, expand, read
from nlp.readers.interface import Limits
from nlp.values import Document, Part

LISTED = ("受案登记表", "甲某第一次讯问笔录", "起诉意见书", "谅解书")
FILES = ("01受案登记表.txt", "02.txt", "起诉意见书.txt", "无关.txt")
EXPECTED = {
    "01受案登记表.txt": ("受案登记表", ()),
    "02.txt": ("讯问笔录", ()),
    "起诉意见书.txt": ("起诉意见书", ()),
    "无关.txt": ("", ("目录中没有列出这份文件", "看不出文书种类")),
    "卷宗目录": ("卷宗目录", ("目录第 4 项（谅解书）没有对应的文件",)),
}


def write_directory(folder: Path, suffix: str) -> None:
    path = folder / f"卷宗目录{suffix}"
    rows = [(str(index), title, str(index)) for index, title in enumerate(LISTED, 1)]
    if suffix == ".txt":
        path.write_text("卷宗目录\n" + "\n".join(f"{n}、{title}……{page}" for n, title, page in rows), "utf-8")
    elif suffix == ".docx":
        document = docx.Document()
        document.add_paragraph("卷宗目录")
        table = document.add_table(len(rows), 3)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.save(str(path))
    else:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append(["序号", "文书名称", "页码"])
        for row in rows:
            sheet.append(list(row))
        book.save(path)


def parts(paths: list[Path], scratch: Path) -> dict[str, Part | None]:
    return {
        entry.source.replace("!", "/").rpartition("/")[2]: entry.part
        for entry in expand(paths, scratch, Limits())
        if isinstance(entry, Entry)
    }


@pytest.mark.parametrize("suffix", [".txt", ".docx", ".xlsx"])
@pytest.mark.parametrize("packed", [False, True])
def test_kinds_and_doubts_from_the_directory(suffix: str, packed: bool, tmp_path: Path) -> None:
    folder = tmp_path / "卷"
    folder.mkdir()
    write_directory(folder, suffix)
    for name in FILES:
        (folder / name).write_text("内容", "utf-8")
    given = folder
    if packed:
        given = tmp_path / "卷.zip"
        with zipfile.ZipFile(given, "w") as archive:
            for path in sorted(folder.iterdir()):
                archive.write(path, path.name)
    found = parts([given], tmp_path / "scratch")
    for name, (kind, doubts) in EXPECTED.items():
        part = found[name + suffix if name == "卷宗目录" else name]
        assert part is not None
        assert (part.file, part.kind, part.doubts) == (str(given), kind, doubts)
    entries = [one for one in expand([given], tmp_path / "again", Limits()) if isinstance(one, Entry)]
    documents = [one for entry in entries for one in read(entry, Limits()) if isinstance(one, Document)]
    assert [one.part for one in documents] == list(found.values())
    assert sorted(part.index for part in found.values() if part) == [1, 2, 3, 4, 5]


def test_a_folder_without_a_directory_is_no_case_file(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_text("内容", "utf-8")
    assert set(parts([tmp_path], tmp_path / "scratch").values()) == {None}


def test_a_broken_directory_is_a_doubt_not_a_failure(tmp_path: Path) -> None:
    (tmp_path / "卷宗目录.txt").write_bytes(b"\xff\x00\xff")
    (tmp_path / "起诉书.txt").write_text("内容", "utf-8")
    found = parts([tmp_path], tmp_path / "scratch")
    assert found["起诉书.txt"] == Part(str(tmp_path), 2, "起诉书")
    directory = found["卷宗目录.txt"]
    assert directory is not None
    assert directory.doubts == ("目录文件无法读取，没有核对",)
