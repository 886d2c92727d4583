"""The masking of files of rows: each row a document of its own, all fields of it masked alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotations.redaction.csv_text import CsvText
from annotations.redaction.files import put
from annotations.redaction.json_text import JsonText, Node, tree_of
from annotations.redaction.masking import Masker, Read, is_forbidden, leaks_in
from annotations.redaction.records import masked_fields, masked_record
from annotations.redaction.rewording import Rewording
from annotations.redaction.txt import encoding_of
from annotations.redaction.values import Plan, RedactError, Unmended, Word
from annotations.redaction.verify import kept_words, other_than_planned, still
from annotations.values import Category
from jianwen.redacting.around import Around
from jianwen.redacting.entries import (
    KEPT,
    agreed_in,
    changes_of,
    is_around_rows,
    left,
    masked,
    masker_of,
    not_published,
    secrets_of,
    told_around,
)
from jianwen.redacting.linked import agreed_read
from jianwen.redacting.paths import STAGE, folders_of, publish, staged
from jianwen.redacting.values import Redacted, Wish
from jianwen.running.judge import Job
from nlp.readers.court_json.record import is_known_key, parse_record, reading_of
from nlp.readers.court_json.rows import wrapped
from nlp.readers.intake.files import Entry, read
from nlp.readers.interface import ReadError
from nlp.readers.rows.csv import layout_of, records_of, text_of
from nlp.readers.rows.interface import Chunk
from nlp.readers.sniff import Format
from nlp.readers.txt import decode
from nlp.values import Document, Unread

PARTS = f"{STAGE}/parts"
_MARK = b"\xef\xbb\xbf"
# Less would hit anything.
_SHORTEST_GONE = 4


@dataclass(frozen=True, slots=True)
class MaskedRow:
    """A row as it is copied: the whole record, the fields of it that hold the text, and why."""

    record: Mapping[str, Any] = field(repr=False)
    fields: Mapping[str, Any] = field(repr=False)
    plan: Plan
    reword: Rewording


class Rows:
    """Masks the rows of one entry one by one, and keeps what is told of them."""

    def __init__(self, job: Job, wish: Wish, entry: Entry) -> None:
        """Read all rows of the entry."""
        self.wish, self.masker = wish, masker_of(job, wish)
        self.results: list[Redacted | Unread] = []
        self.documents: dict[str, Document] = {}
        self.plans: list[Plan] = []
        self.copied: list[Document] = []
        # Of rows that are left out, too: what stands around all rows may tell of theirs.
        self.words: list[Word] = []
        for one in read(entry, job.limits):
            if isinstance(one, Unread):
                self.results.append(one)
            else:
                self.documents[one.source.removeprefix(entry.source)] = one
        self.around = Around(self.documents.values())

    def row(self, mark: str, record: Mapping[str, Any], copy: str) -> MaskedRow | None:
        """Return the masked row, or None for one that is left out of the copy."""
        document = self.documents.get(mark)
        if document is None:
            return None
        told, read_ = {part.place for part in document.hidden}, self._read(document)
        whole = self.around.with_parts(document) if self.around.is_due(read_) else document
        if whole.hidden != document.hidden:
            document, read_ = whole, self._read(whole)
        plan = masked(self.masker, self.wish, [read_])[0].plan
        plan = replace(plan, removed=tuple(one for one in plan.removed if one.place in told))
        words = (*plan.words, *_gone(plan, document.text))
        self.words += words
        self.around.tell(words)
        if not self.wish.anyway and is_forbidden(read_.findings):
            self.results.append(not_published(plan, [read_]))
            return None
        reword = Rewording.of(words)
        try:
            fields = masked_fields(record, document.text, plan)
            fresh = masked_record(record, fields, reword)
            again = reading_of(fresh, document.media_type)
        except (RedactError, ReadError) as error:
            refused = Redacted(document.source, document.id, refusal=(error.reason, error.remedy))
            self.results.append(refused)
            return None
        around = (one for one in document.hidden if is_around_rows(one.place))
        hidden = (*again.hidden, *(replace(one, text=reword(one.text)) for one in around))
        copied = replace(document, text=again.text, title=again.title, hidden=hidden)
        self.plans.append(plan)
        self.copied.append(copied)
        self.results.append(_result(self.masker, self.wish, read_, plan, copied, copy, reword))
        return MaskedRow(fresh, fields, plan, reword)

    def _read(self, document: Document) -> Read:
        """Screen a row with what its case tells of it."""
        return agreed_read(self.masker, document, agreed_in(self.wish.agreed))


def _result(
    masker: Masker, wish: Wish, read_: Read, plan: Plan, copied: Document, copy: str, reword: Rewording
) -> Redacted:
    """Tell what became of a row; its copy is screened like any other."""
    document = read_.document
    beside = tuple(one for one in copied.hidden if one.place in KEPT or is_around_rows(one.place))
    others = tuple(one for one in copied.hidden if one not in beside)
    firm, asked = still(masker, [replace(copied, hidden=others)])
    firm += [*_leaking(masker, replace(copied, hidden=beside)), *other_than_planned(document, plan, copied)]
    firm += kept_words(reword, beside)
    firm, asked = told_around(copied, firm, asked)
    changes = (*changes_of(document, plan, [read_]), *left(firm, "left"), *left(asked, "asked"))
    secrets = tuple(secrets_of(document, plan)) if wish.mapping else ()
    return Redacted(document.source, document.id, copy, changes, len(firm), secrets=secrets)


def _gone(plan: Plan, text: str) -> Iterator[Word]:
    """Give what is deleted from the text: it goes from the other fields too, as far as they say it alike."""
    for one in plan.replacements:
        value = one.span.of(text)
        if not one.text and len(value) >= _SHORTEST_GONE:
            yield Word(value, "", one.category, one.rule)


def _leaking(masker: Masker, copied: Document) -> Iterator[Unmended]:
    """Tell what leaks in the fields beside the text: they are in the copy, with their words masked."""
    for one in masker.read(copied).findings if copied.hidden else ():
        if one.span is None and one.category is Category.HIDDEN_METADATA:
            yield Unmended(None, one.page, one.category, one.rule, one.why)


def _named(entry: Entry) -> tuple[str, str]:
    """Return stem and suffix of the copy of a file of rows, without what leaks in the name itself."""
    name = Path(entry.source.rpartition("!")[2] or entry.source)
    stem = name.stem
    for leak in leaks_in(stem):
        if leak.span is not None:
            stem = stem.replace(leak.span.of(name.stem), "××")
    return stem, ".xlsx" if entry.format is Format.XLS else name.suffix


def part_of(wish: Wish, entry: Entry) -> Path:
    """Return where a chunk of a long file is put by until all of them are there."""
    name = hashlib.blake2b(entry.source.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    folder = wish.out / PARTS / name
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "name").exists():
        (folder / "name").write_text(copy_of(wish, entry), "utf-8")
    first = entry.rows[0] if entry.rows else 1
    return folder / f"{first:012d}"


def copy_of(wish: Wish, entry: Entry) -> str:
    """Return where the copy of a file of rows goes, below the output folder."""
    folders = folders_of(wish.roots, entry.source)
    return str(PurePosixPath(*folders, "".join(_named(entry))))


def put_whole(wish: Wish, entry: Entry, data: bytes) -> None:
    """Write the copy of a file that is masked in one piece."""
    wanted = wish.out / copy_of(wish, entry)
    with staged(wish.out, wanted.name) as made:
        put(made, data)
        publish(made, wanted)


def redact_lines(job: Job, wish: Wish, entry: Entry) -> list[Redacted | Unread]:
    """Mask a chunk of a file of JSON lines."""
    rows = Rows(job, wish, entry)
    first, _ = entry.rows or (1, 0)
    begin, end = entry.within or (0, entry.path.stat().st_size)
    with entry.path.open("rb") as file:
        file.seek(begin)
        data = file.read(end - begin)
    lines: list[bytes] = []
    for number, raw in enumerate(data.split(b"\n"), first):
        if f"#{number}" not in rows.documents:
            continue
        line = decode(raw.strip()).lstrip("\ufeff")
        row = rows.row(f"#{number}", _record_of(line), copy_of(wish, entry))
        if row is not None:
            encoding = "utf-8" if _is_utf8(raw) else "gb18030"
            tail = b"\r\n" if raw.endswith(b"\r") else b"\n"
            lines.append(_line(line, row).encode(encoding, "backslashreplace") + tail)
    put(part_of(wish, entry), b"".join(lines))
    return rows.results


def _record_of(text: str) -> Mapping[str, Any]:
    """Return the record in a text that was read as one before; numbers as they are written."""
    record = parse_record(text)
    return record if isinstance(record, dict) else {}


def _line(text: str, row: MaskedRow) -> str:
    """Write a record anew where it changes."""
    made, node = JsonText(text), tree_of(text)
    _patch(made, node, row)
    return made.written(node.start, node.end)


def _patch(made: JsonText, node: Node, row: MaskedRow) -> None:
    """Write what changes of a record."""
    known = {key for key in row.record if is_known_key(str(key))} | set(row.fields)
    made.record(node, row.fields, row.reword, known)


def _is_utf8(data: bytes) -> bool:
    """Say whether bytes are UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def redact_csv(job: Job, wish: Wish, entry: Entry) -> list[Redacted | Unread]:
    """Mask a chunk of a CSV file: cells that change are written anew, rows that may not stay are left out."""
    rows = Rows(job, wish, entry)
    try:
        layout = layout_of(entry.path)
    except ReadError:
        return rows.results  # reading it has told this already
    first, last = entry.rows or (1, 1 << 31)
    begin, end = entry.within or (0, entry.path.stat().st_size)
    chunk = Chunk(first, last, begin, end)
    records = list(records_of(entry.path, chunk, layout))
    made = CsvText.of(text_of(entry.path, chunk, layout), layout.delimiter, [cells for _, cells in records])
    for at, (number, cells) in enumerate(records):
        if number <= layout.top or not any(map(str.strip, cells)):
            continue
        record = dict(zip(layout.header, cells, strict=False))
        row = rows.row(f"#{number}", record, copy_of(wish, entry))
        if row is None:
            made.leave_out(at)
        else:
            made.put(at, cells_of(row.record, layout.header, cells, row.plan))
    reword = all_words(rows)
    for at in range(max(0, layout.top - first + 1)):
        made.put(at, [reword(cell) for cell in records[at][1]])
    with entry.path.open("rb") as file:
        mark = _MARK if begin == 0 and file.read(len(_MARK)) == _MARK else b""
    put(part_of(wish, entry), mark + made.written().encode(layout.encoding, "replace"))
    return rows.results


def all_words(rows: Rows) -> Rewording:
    """Return the words of all rows; where two rows mask one differently, the first holds."""
    return Rewording.of(tuple({word.value: word for word in reversed(rows.words)}.values()))


def cells_of(fresh: Mapping[str, Any], header: Sequence[str], cells: Sequence[str], plan: Plan) -> list[str]:
    """Return the cells of a masked row; a column without a name of its own is masked by words."""
    named = {name: at for at, name in enumerate(header)}
    return [
        str(fresh[header[at]])
        if at < len(header) and named[header[at]] == at and header[at] in fresh
        else plan.reworded(cell)
        for at, cell in enumerate(cells)
    ]


def redact_json(job: Job, wish: Wish, entry: Entry) -> list[Redacted | Unread]:
    """Mask a file that is one JSON value: a record, a list of them, or an object that wraps a list."""
    rows = Rows(job, wish, entry)
    data = entry.path.read_bytes()
    text = decode(data)
    if not rows.documents:
        return rows.results
    try:
        value, (mark, encoding) = parse_record(text), encoding_of(data, text)
    except (ReadError, RedactError) as error:
        refusal, count = (error.reason, error.remedy), len(rows.documents)
        told = Redacted(entry.source, "", refusal=refusal, documents=count)
        return [*rows.results, told]
    made, root, shown = JsonText(text), tree_of(text), copy_of(wish, entry)
    if "" in rows.documents:
        _element(rows, made, root, "", value, shown)
    elif isinstance(value, list):
        _each(rows, made, root, value, shown)
    elif isinstance(value, dict):
        _wrapper(rows, made, root, value, shown)
    if rows.plans:
        put_whole(wish, entry, mark + made.written().encode(encoding, "backslashreplace"))
    return rows.results


def _element(rows: Rows, made: JsonText, node: Node, mark: str, value: object, copy: str) -> bool:
    """Mask one record; say whether it stays."""
    row = rows.row(mark, value, copy) if isinstance(value, dict) else None
    if row is not None:
        _patch(made, node, row)
    return row is not None


def _each(rows: Rows, made: JsonText, node: Node, value: Sequence[object], copy: str) -> None:
    """Mask every record of a list; what is none, or may not be published, is cut out."""
    pairs = enumerate(zip(node.items, value, strict=True))
    gone = {at for at, (item, one) in pairs if not _element(rows, made, item, f"#{at + 1}", one, copy)}
    made.without(node, gone)


def _wrapper(rows: Rows, made: JsonText, root: Node, value: Mapping[str, object], copy: str) -> None:
    """Mask the list in an object that only wraps it, and all else of the object by words."""
    inner = wrapped(value)
    name = next((key for key, one in value.items() if one is inner), "")
    items = {str(made.value(key)): item for key, item in zip(root.keys, root.items, strict=True)}
    if isinstance(inner, list):
        _each(rows, made, items[name], inner, copy)
    reword = all_words(rows)
    for item in root.items:
        if item is not items[name]:
            made.words(item, reword)


RowRedactor = Callable[[Job, Wish, Entry], list[Redacted | Unread]]
