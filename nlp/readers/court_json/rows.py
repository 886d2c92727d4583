"""JSON files: one record, a list of records, or a record a line; the last streams whatever its size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from nlp.readers.court_json.beside import said_beside
from nlp.readers.court_json.record import Number, bad_row, parse_record, reading_of
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.rows.interface import AROUND, CHUNK_BYTES, CHUNK_ROWS, Chunk, Row, framed
from nlp.readers.txt import decode
from nlp.values import Cause

_BLOCK = 1 << 20
_UTF8_MARK = b"\xef\xbb\xbf"
_SPACE = " \t\r\n"
_WRAPPERS = frozenset({"data", "rows", "docs", "documents", "list", "items", "results", "result", "records"})
_JSON = "application/json"
_JSONL = "application/jsonl"


def chunks_of_lines(path: Path) -> Iterator[Chunk]:
    """Cut a file of lines into chunks of about 4 MB or 500 lines, holding one block at a time."""
    first = line = 1
    begin = at = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found = -1
            while (found := block.find(b"\n", found + 1)) >= 0:
                line += 1
                end = at + found + 1
                if line - first >= CHUNK_ROWS or end - begin >= CHUNK_BYTES:
                    yield Chunk(first, line, begin, end)
                    first, begin = line, end
            at += len(block)
    if at > begin or first == 1:
        yield Chunk(first, line + 1, begin, at)


def read_jsonl(path: Path, limits: Limits, chunk: Chunk | None = None) -> Iterator[Row]:
    """Read the lines of a chunk; a blank line is no row, a bad line is a row with its reason."""
    number, last = (chunk.first, chunk.last) if chunk else (1, None)
    with path.open("rb") as file:
        file.seek(chunk.begin if chunk else 0)
        while last is None or number < last:
            line = file.readline(limits.row_bytes + 1)
            if not line:
                return
            is_long = len(line) > limits.row_bytes and not line.endswith(b"\n")
            if is_long:
                yield Row(number, line, _too_long(limits))
                while (piece := file.readline(_BLOCK)) and not piece.endswith(b"\n"):
                    pass
            elif (data := line.removeprefix(_UTF8_MARK if number == 1 else b"").strip()) != b"":
                yield Row(number, data, _line(data))
            number += 1


def _too_long(limits: Limits) -> ReadError:
    """Return the error for a row beyond the limit."""
    return ReadError(
        Cause.TOO_LARGE,
        f"这一行超过 {max(1, limits.row_bytes >> 20)} MB",
        "请检查该行是否缺少换行，或提高单行上限后再试",
    )


def _line(data: bytes) -> Reading | ReadError:
    """Read one line."""
    try:
        return reading_of(parse_record(_text(data)), _JSONL)
    except ReadError as error:
        return error


def _text(data: bytes) -> str:
    """Decode one line strictly: UTF-8, else GB18030 if it looks like Chinese text."""
    try:
        return decode(data)
    except ReadError as error:
        raise bad_row(f"这一行的文字编码不对：{error.reason}", error.remedy) from None


def read_json(path: Path, limits: Limits, chunk: Chunk | None = None) -> Iterator[Row]:
    """Read a file that is one JSON value: an object is the document, a list is one row an element."""
    del chunk
    if path.stat().st_size > limits.part_bytes:
        raise ReadError(Cause.TOO_LARGE, "JSON 文件过大", "请改用 JSONL（每行一个对象）后再试")
    data = path.read_bytes()
    text = decode(data)
    at = _after_space(text, 0)
    if at == len(text):
        raise ReadError(Cause.EMPTY, "文件中没有内容", "请核对是否给错了文件")
    if text[at] == "[":
        yield from _elements(text, at + 1, limits)
        return
    record = _whole(text)
    inner = wrapped(record)
    if inner is None:
        yield Row(None, data, _record(record))
        return
    yield from framed(_wrapped_rows(inner), AROUND, _said_around(record, inner))


def _said_around(record: object, inner: list[object]) -> str:
    """Return what an object says beside the list of records that it wraps."""
    fields = record.items() if isinstance(record, dict) else ()
    return said_beside(((str(k), v, False) for k, v in fields if v is not inner), "", frozenset(), _is_ours)


def _is_ours(name: str) -> bool:
    """Say whether a name is one that wraps a list."""
    return name.lower() in _WRAPPERS


def _wrapped_rows(inner: list[object]) -> Iterator[Row]:
    """Read the records of a list within an object."""
    for number, one in enumerate(inner, 1):
        raw = json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        yield Row(number, raw, _record(one))


def _whole(text: str) -> object:
    """Parse the file's one value; that it is broken is the file's fault, not a row's."""
    try:
        return parse_record(text)
    except ReadError as error:
        raise ReadError(Cause.DAMAGED, error.reason, error.remedy) from None


def wrapped(record: object) -> list[object] | None:
    """Return the list of records in an object that only wraps it ({"code": 0, "data": […]})."""
    if not isinstance(record, dict):
        return None
    lists = [value for key, value in record.items() if key.lower() in _WRAPPERS and isinstance(value, list)]
    if len(lists) != 1 or not any(isinstance(one, dict) for one in lists[0]):
        return None
    return None if isinstance(_record(record), Reading) else lists[0]


def _record(record: object) -> Reading | ReadError:
    """Read one parsed record."""
    try:
        return reading_of(record, _JSON)
    except ReadError as error:
        return error


def _after_space(text: str, at: int) -> int:
    """Return the offset of the next character that is no JSON white space."""
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _elements(text: str, at: int, limits: Limits) -> Iterator[Row]:
    """Read the elements of a list one by one; after a broken one the rest cannot be told apart."""
    decoder = json.JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=Number)
    number = 0
    at = _after_space(text, at)
    while at < len(text) and text[at] != "]":
        number += 1
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield Row(
                number,
                b"",
                bad_row(f"第 {number} 个元素起不是合法的 JSON，其后的内容无法读取", "请检查该处的引号和括号"),
            )
            return
        raw = text[at:end].encode("utf-8", "surrogatepass")
        yield Row(number, raw, _too_long(limits) if len(raw) > limits.row_bytes else _record(value))
        at = _after_space(text, end)
        if at < len(text) and text[at] == ",":
            at = _after_space(text, at + 1)
        elif text[at : at + 1] != "]":
            yield Row(number + 1, b"", bad_row("列表没有正常结束，其后的内容无法读取", "请检查文件是否完整"))
            return
    if number == 0:
        raise ReadError(Cause.EMPTY, "列表中没有记录", "请核对是否给错了文件")
