"""Tables with one document a row: CSV here, and what CSV and XLSX share (the header row, the record).

The number of a row is the one that a spreadsheet shows: the header is a row too. The bytes that name a row
are its cells as a JSON list, so that a row keeps its id when only the quoting changes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from pathlib import Path

from nlp.readers.court_json.beside import of_person
from nlp.readers.court_json.record import is_known_key, is_text_key, reading_of
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.package_words import says
from nlp.readers.rows.interface import ABOVE, CHUNK_BYTES, CHUNK_ROWS, Chunk, Row, framed
from nlp.readers.txt import decode
from nlp.text.rows import head_of, is_of_person
from nlp.values import Cause, Hidden, HiddenKind

HEADER_ROWS = 20
_DELIMITERS = ",\t;|"
_SAMPLE = 1 << 20
_MAX_CELL = (1 << 31) - 1
_CSV = "text/csv"
_MARK_8, _MARKS_16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_BAD = re.compile("[\udc80-\udcff]")


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the first row that names a text column, or None."""
    return next((at for at, row in enumerate(rows) if any(map(is_text_key, row)) and _is_header(row)), None)


def _is_header(row: Sequence[str]) -> bool:
    """Say whether the cells are names of columns: short, and none of them said twice among the known."""
    known = [cell.strip().lower() for cell in row if is_known_key(cell)]
    return all(len(cell) <= 40 for cell in row) and len(known) == len(set(known))


def no_header() -> ReadError:
    """Return the error for a table in which no column is known to hold the text."""
    return ReadError(
        Cause.UNSUPPORTED,
        "表格中没有找到正文列",
        "请把正文列的表头改为 text、全文、正文、文书内容 或 content（每行一份文书）",
    )


def read_cells(
    header: Sequence[str], cells: Sequence[str], media_type: str, limits: Limits
) -> Reading | ReadError:
    """Read one row of a table."""
    if sum(map(len, cells)) > limits.row_bytes:
        return ReadError(Cause.TOO_LARGE, "这一行过大", "请拆分该行，或提高单行上限后再试")
    try:
        reading = reading_of(dict(zip(header, cells, strict=False)), media_type)
    except ReadError as error:
        return error
    pairs = list(zip_longest(header, cells, fillvalue=""))
    others = (pair for pair in pairs if not is_known_key(pair[0]))
    # A stop at the end, or lines of about one length are read as one text that a page broke.
    more = "；\n".join(
        [
            *of_person(pair for pair in pairs if not is_text_key(pair[0])),
            *(f"{_head(name)}：{cell}" for name, cell in others if says(cell) and cell not in reading.text),
        ]
    )
    beside = (Hidden(HiddenKind.METADATA, "表格的其他列", more),) if more else ()
    return replace(reading, hidden=(*reading.hidden, *beside))


def _head(name: str) -> str:
    """Return the name of a column as it stands before a cell: of a column of people, who they are."""
    head = head_of(name)
    return head if is_of_person(head) else "".join(name.split())


def row_bytes(cells: Sequence[str]) -> bytes:
    """Return the bytes that a row's id is made from."""
    return json.dumps(list(cells), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def chunks_of_csv(path: Path) -> Iterator[Chunk]:
    """Cut a CSV at line breaks outside quotes, holding one line at a time.

    A file in UTF-16 is one chunk; where quotes do not match, the rest of the file is one chunk.
    """
    first = row = 1
    begin = at = quotes = 0
    with path.open("rb") as file:
        if file.read(2) in _MARKS_16:
            yield Chunk(1, _MAX_CELL, 0, path.stat().st_size)
            return
        file.seek(0)
        while line := file.readline(_SAMPLE):
            at += len(line)
            quotes += line.count(b'"')
            if quotes % 2 or not line.endswith(b"\n"):
                continue
            row += 1
            if at - begin >= CHUNK_BYTES or row - first >= CHUNK_ROWS:
                yield Chunk(first, row, begin, at)
                first, begin = row, at
    if at > begin or first == 1:
        yield Chunk(first, row + 1, begin, at)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a CSV file is written: its encoding and delimiter, the header's cells and the row they stand in."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    top: int


def layout_of(path: Path) -> Layout:
    """Read the layout off the top of the file. Raises ReadError where no column holds a text."""
    csv.field_size_limit(_MAX_CELL)
    sample = _piece(path, 0, _SAMPLE)
    encoding = _encoding(sample)
    delimiter, header, top = _header(_text(sample, encoding))
    return Layout(encoding, delimiter, tuple(header), top)


def records_of(path: Path, chunk: Chunk, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Give number and cells of every record of a chunk, the header among them."""
    yield from enumerate(_records(text_of(path, chunk, layout), layout.delimiter), chunk.first)


def text_of(path: Path, chunk: Chunk, layout: Layout) -> str:
    """Return the text of a chunk as it is written."""
    return _text(_piece(path, chunk.begin, chunk.end), layout.encoding)


def read_csv(path: Path, limits: Limits, chunk: Chunk | None = None) -> Iterator[Row]:
    """Read the rows of a chunk; the header is always taken from the top of the file."""
    part = chunk or Chunk(1, _MAX_CELL, 0, path.stat().st_size)
    if part.end - part.begin > limits.part_bytes:
        raise ReadError(
            Cause.TOO_LARGE, "表格中有一段引号没有成对，无法分行读取", "请检查引号，或拆分文件后再试"
        )
    try:
        layout = layout_of(path)
    except ReadError:
        if part.begin > 0:
            return  # said once, by the first chunk
        raise
    records = records_of(path, part, layout)
    above = [cells for _, cells in islice(records, max(0, layout.top - part.first))]
    yield from framed(_rows(records, layout, limits), ABOVE, lines_of(above))


def _rows(records: Iterable[tuple[int, list[str]]], layout: Layout, limits: Limits) -> Iterator[Row]:
    """Read the records below the header."""
    for number, cells in records:
        if number > layout.top and any(cell.strip() for cell in cells):
            yield Row(number, row_bytes(cells), _checked(layout.header, cells, limits))


def lines_of(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines of text, a tab between two cells."""
    return "\n".join("\t".join(row).rstrip() for row in rows if any(row))


def _checked(header: Sequence[str], cells: Sequence[str], limits: Limits) -> Reading | ReadError:
    """Read one row; a row whose bytes did not fit the encoding says so."""
    if any(map(_BAD.search, cells)):
        return ReadError(Cause.BAD_ROW, "这一行的文字编码不对", "请把文件另存为 UTF-8 编码后再试")
    return read_cells(header, cells, _CSV, limits)


def _piece(path: Path, begin: int, end: int) -> bytes:
    """Return the bytes [begin, end)."""
    with path.open("rb") as file:
        file.seek(begin)
        return file.read(end - begin)


def _encoding(sample: bytes) -> str:
    """Name the encoding of the table from its first lines."""
    if sample[:2] in _MARKS_16:
        return "utf-16"
    lines = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        lines.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    try:
        decode(lines)
    except ReadError:
        return "utf-8"
    return "gb18030"


def _text(data: bytes, encoding: str) -> str:
    """Decode a chunk; what does not fit becomes half characters, so that only its row is lost."""
    try:
        return data.removeprefix(_MARK_8).decode(encoding)
    except UnicodeDecodeError:
        return data.removeprefix(_MARK_8).decode(encoding, "surrogateescape")


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Parse records; an error of the parser becomes ours."""
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise ReadError(
            Cause.DAMAGED, "表格的引号或分隔符有误，其后的行无法读取", "请用表格软件打开后另存一份"
        ) from None


def _header(top: str) -> tuple[str, list[str], int]:
    """Return the delimiter, the header's cells and the number of the header's row."""
    best: tuple[str, list[str], int] | None = None
    for delimiter in _DELIMITERS:
        rows = list(islice(_records(top, delimiter), HEADER_ROWS))
        at = find_header(rows)
        if at is not None and (best is None or len(rows[at]) > len(best[1])):
            best = delimiter, rows[at], at + 1
    if best is None:
        raise no_header()
    return best
