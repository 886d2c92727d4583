"""The masking of files of rows: each row a document of its own, all fields of it masked alike."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotations.redaction.files import put
from annotations.redaction.masking import Masker, is_forbidden, leaks_in
from annotations.redaction.records import dumped, masked_record, reworded
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Plan, RedactError
from annotations.redaction.verify import other_than_planned, still
from jianwen.judge import Job
from jianwen.redacting import changes_of, left, masked, masker_of, not_published, secrets_of
from jianwen.redacting_paths import folders_of, free
from jianwen.redacting_values import Redacted, Wish
from nlp.readers.court_json import reading_of
from nlp.readers.intake import Entry, read
from nlp.readers.interface import ReadError
from nlp.readers.rows import layout_of, records_of
from nlp.readers.rows_interface import Chunk
from nlp.readers.sniff import Format
from nlp.readers.txt import decode
from nlp.values import Document, Unread

PARTS = ".parts"
_MARK = b"\xef\xbb\xbf"


class Rows:
    """Masks the rows of one entry one by one, and keeps what is told of them."""

    def __init__(self, job: Job, wish: Wish, entry: Entry) -> None:
        """Read all rows of the entry."""
        self.wish, self.masker = wish, masker_of(job, wish)
        self.results: list[Redacted | Unread] = []
        self.documents: dict[str, Document] = {}
        self.plans: list[Plan] = []
        for one in read(entry, job.limits):
            if isinstance(one, Unread):
                self.results.append(one)
            else:
                self.documents[one.source.removeprefix(entry.source)] = one

    def row(self, mark: str, record: Mapping[str, Any], copy: str) -> dict[str, Any] | None:
        """Return the masked record, or None for a row that is left out of the copy."""
        document = self.documents.get(mark)
        if document is None:
            return None
        read_ = self.masker.read(document)
        plan = masked(self.masker, self.wish, [read_])[0].plan
        if not self.wish.anyway and is_forbidden(read_.findings):
            self.results.append(not_published(plan, [read_]))
            return None
        try:
            fresh = masked_record(record, document.text, plan)
            again = reading_of(fresh, document.media_type)
        except (RedactError, ReadError) as error:
            told = Redacted(document.source, document.id, refusal=(error.reason, error.remedy))
            self.results.append(told)
            return None
        copied = replace(document, text=again.text, title=again.title, hidden=again.hidden)
        self.plans.append(plan)
        self.results.append(_result(self.masker, self.wish, document, plan, copied, copy))
        return fresh


def _result(
    masker: Masker, wish: Wish, document: Document, plan: Plan, copied: Document, copy: str
) -> Redacted:
    """Tell what became of a row; its copy is screened like any other."""
    firm, asked = still(masker, [copied])
    firm += other_than_planned(document, plan, copied)
    changes = (*changes_of(document, plan), *left(firm, "left"), *left(asked, "asked"))
    secrets = tuple(secrets_of(document, plan)) if wish.mapping else ()
    return Redacted(document.source, document.id, copy, changes, len(firm), secrets=secrets)


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


def target_of(wish: Wish, entry: Entry) -> Path:
    """Take the path of the copy of a file that is masked in one piece."""
    return free(wish.out / copy_of(wish, entry))


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
        line = decode(raw.strip())
        fresh = rows.row(f"#{number}", json.loads(line.lstrip("\ufeff")), copy_of(wish, entry))
        if fresh is not None:
            encoding = "utf-8" if _is_utf8(raw) else "gb18030"
            lines.append(dumped(fresh, line).encode(encoding, "backslashreplace") + b"\n")
    put(part_of(wish, entry), b"".join(lines))
    return rows.results


def _is_utf8(data: bytes) -> bool:
    """Say whether bytes are UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def redact_csv(job: Job, wish: Wish, entry: Entry) -> list[Redacted | Unread]:
    """Mask a chunk of a CSV file."""
    rows = Rows(job, wish, entry)
    layout = layout_of(entry.path)
    first, last = entry.rows or (1, 1 << 31)
    begin, end = entry.within or (0, entry.path.stat().st_size)
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=layout.delimiter)
    for number, cells in records_of(entry.path, Chunk(first, last, begin, end), layout):
        if number <= layout.top:
            writer.writerow(cells)
            continue
        record = dict(zip(layout.header, cells, strict=False))
        fresh = rows.row(f"#{number}", record, copy_of(wish, entry)) if any(map(str.strip, cells)) else None
        if fresh is not None:
            writer.writerow(cells_of(fresh, layout.header, cells, rows.plans[-1]))
    with entry.path.open("rb") as file:
        mark = _MARK if begin == 0 and file.read(len(_MARK)) == _MARK else b""
    put(part_of(wish, entry), mark + made.getvalue().encode(layout.encoding, "replace"))
    return rows.results


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
    text = decode(entry.path.read_bytes())
    value = json.loads(text)
    shown = copy_of(wish, entry)
    if "" in rows.documents:
        fresh: object = rows.row("", value, shown)
    elif isinstance(value, list):
        fresh = [one for one in _each(rows, value, shown) if one is not None]
    else:
        fresh = {
            key: [one for one in _each(rows, inner, shown) if one is not None]
            if isinstance(inner, list)
            else inner
            for key, inner in value.items()
        }
        for plan in rows.plans:
            fresh = {
                key: inner if isinstance(inner, list) else reworded(inner, Rewording.of(plan.words))
                for key, inner in fresh.items()
            }
    if fresh is not None and rows.plans:
        put(
            target_of(wish, entry),
            json.dumps(fresh, ensure_ascii=text.isascii(), indent=_indent(text)).encode(),
        )
    return rows.results


def _each(rows: Rows, value: list[Any], copy: str) -> Iterator[dict[str, Any] | None]:
    """Mask every record of a list."""
    for number, one in enumerate(value, 1):
        yield rows.row(f"#{number}", one, copy) if isinstance(one, dict) else None


def _indent(text: str) -> int | None:
    """Return how a JSON file is indented."""
    return 2 if text.lstrip()[:2] in ("{\n", "[\n", "{\r", "[\r") else None


RowRedactor = Callable[[Job, Wish, Entry], list[Redacted | Unread]]
