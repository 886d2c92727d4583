"""Files given as --table NAME=FILE become the tables of a run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Table
from annotations.supervision.tables.columnar import read_columnar
from annotations.supervision.tables.delimited import read_delimited
from annotations.supervision.tables.frame import joined, load_sheet
from annotations.supervision.tables.headers import find_header, missing
from annotations.supervision.tables.raw import FileFaultError, Raw
from annotations.supervision.tables.values import Loaded, Sheet
from annotations.supervision.tables.workbook import read_workbook

_PROBE = 512
# ZIP (XLSX) and OLE (XLS, and any workbook with a password).
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|meta|style)", re.IGNORECASE)
_TEXTS = frozenset({".csv", ".tsv", ".txt", ".xls", ".xlsx", ".parquet", ""})


@dataclass(frozen=True, slots=True)
class TableFault:
    """A file, or a sheet of it, that cannot be used as the table it was given for; the run stops."""

    source: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a run, the faults that stop it, and sheets that are tables of something else."""

    data: dict[str, Loaded]
    faults: tuple[TableFault, ...] = ()
    ignored: tuple[str, ...] = ()


def load(given: Sequence[tuple[str, Path]]) -> Tables:
    """Load every file; several files of one table are put together."""
    parts: dict[str, list[Loaded]] = {}
    faults: list[TableFault] = []
    ignored: list[str] = []
    read = set[str]()
    for name, path in given:
        table = catalogue().get(name)
        if table is None:
            faults.append(TableFault(str(path), f"没有叫“{name}”的表", "用 jianwen models tables 看有哪些表"))
            continue
        try:
            found, others = _file(table, path)
        except FileFaultError as error:
            faults.append(TableFault(str(path), error.message, error.remedy))
            continue
        parts.setdefault(name, []).extend(found.values())
        read.update(found)
        ignored += others
    # One workbook is often given for several tables: a sheet that is none of them is told, once.
    strange = tuple(sheet for sheet in dict.fromkeys(ignored) if sheet not in read)
    return Tables({name: joined(found) for name, found in parts.items()}, tuple(faults), strange)


def _file(table: Table, path: Path) -> tuple[dict[str, Loaded], list[str]]:
    """Read the sheets of one file that are this table, by name, and name those that are not."""
    found: dict[str, Loaded] = {}
    others: list[str] = []
    lacking: list[str] = []
    for raw in _raws(path):
        if _of_another(table, raw):
            others.append(f"{path}{raw.name}")
            continue
        header = find_header(table, raw.head)
        absent = missing(table, header) if header else ()
        if header is None or absent:
            others.append(f"{path}{raw.name}")
            lacking += (
                [f"{raw.name or path.name}：{'、'.join(column.name for column in absent)}"] if absent else []
            )
            continue
        columns = tuple(column.slice(header.data) for column in raw.columns)
        sheet = Sheet(f"{path}{raw.name}", raw.head[header.row], columns, header.data + 1)
        found[sheet.source] = load_sheet(table, sheet, header.at)
    if not found:
        what = f"缺必填的列（{'；'.join(lacking)}）" if lacking else "找不到表头"
        raise FileFaultError(
            f"不能作为“{table.name}”表：{what}", "用 jianwen models template 生成模板，对照列名"
        )
    return found, others


def _of_another(table: Table, raw: Raw) -> bool:
    """Say whether a sheet bears the name of another table, as the sheets of our templates do."""
    title = raw.name.removeprefix("#")
    return title in catalogue() and title != table.name


def _raws(path: Path) -> Iterator[Raw]:
    """Read a file by what it holds: exports often bear the name of another kind."""
    try:
        with path.open("rb") as file:
            first = file.read(_PROBE)
    except OSError as error:
        raise FileFaultError("打不开这个文件", "检查路径和权限") from error
    if first.startswith(_WORKBOOKS):
        yield from read_workbook(path)
    elif first.startswith(b"PAR1"):
        yield read_columnar(path)
    elif _MARKUP.match(first):
        raise FileFaultError("这其实是网页，不是工作簿", "用 Excel 打开后另存为 .xlsx")
    elif path.suffix.lower() in _TEXTS:
        yield read_delimited(path)
    else:
        raise FileFaultError("不认识这种文件", "用 XLSX、XLS、CSV 或 Parquet")
