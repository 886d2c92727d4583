"""CSV and TSV files (UTF-8, GB18030) as columns of text cells."""

from __future__ import annotations

import codecs
import csv
import io
from itertools import zip_longest
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv

from annotations.supervision.tables.raw import FileFaultError, Raw

_PROBE = 1 << 20


def read_delimited(path: Path) -> Raw:
    """Read a delimited file; every cell is a text."""
    try:
        encoding = _encoding(path)
        with path.open(encoding=encoding, newline="", errors="ignore") as file:
            sample = file.read(_PROBE)
    except OSError as error:
        raise FileFaultError("打不开这个文件", "检查路径和权限") from error
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(sample)
    head = [
        row
        for row, _ in zip(csv.reader(io.StringIO(sample), delimiter=delimiter), range(Raw.HEAD), strict=False)
    ]
    if not head:
        raise FileFaultError("文件是空的", "第一行写列名")
    width = max(len(row) for row in head)
    padded = tuple(tuple(row + [""] * (width - len(row))) for row in head)
    return Raw("", padded, _fast(path, encoding, delimiter, width) or _ragged(path, encoding, delimiter))


def _fast(path: Path, encoding: str, delimiter: str, width: int) -> tuple[pa.ChunkedArray, ...]:
    """Read a file whose rows all have the same number of cells; nothing where they have not."""
    names = [str(i) for i in range(width)]
    try:
        table = arrow_csv.read_csv(
            path,
            read_options=arrow_csv.ReadOptions(column_names=names, encoding=encoding.removesuffix("-sig")),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
            ),
        )
    except pa.ArrowInvalid:
        return ()
    return tuple(table.columns)


def _ragged(path: Path, encoding: str, delimiter: str) -> tuple[pa.Array, ...]:
    """Read rows of different lengths (a title above the header); cells that a row lacks are empty."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            columns = list(zip_longest(*csv.reader(file, delimiter=delimiter)))
    except csv.Error as error:
        raise FileFaultError("引号不成对，或有过长的单元格", "用 Excel 打开检查后另存为 CSV UTF-8") from error
    # zip_longest turned rows into columns of unequal rows; each column is as long as the file has rows.
    return tuple(pa.array([cell or None for cell in column], pa.string()) for column in columns)


def _encoding(path: Path) -> str:
    """Tell the encoding: UTF-16 by its mark (Excel's “Unicode text”), UTF-8 where it fits, else GB18030."""
    with path.open("rb") as raw:
        marked = raw.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            with path.open(encoding=encoding) as file:
                while file.read(_PROBE):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise FileFaultError("编码认不出来", "另存为 CSV UTF-8")


def _delimiter(sample: str) -> str:
    """Tell the delimiter from the first line."""
    first = sample.split("\n", 1)[0]
    return max((",", "\t", ";", "|"), key=first.count)
