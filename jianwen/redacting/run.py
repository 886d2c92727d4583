"""A run of masking: first who is named in which case, then the copies; chunks of rows are put together."""

from __future__ import annotations

import pickle
import shutil
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from jianwen.redacting.entries import masker_of, redact_file
from jianwen.redacting.linked import Agreed, Survey, agreed_of, survey_of
from jianwen.redacting.paths import STAGE, publish, staged
from jianwen.redacting.rows import PARTS, RowRedactor, redact_csv, redact_json, redact_lines
from jianwen.redacting.values import Redacted, Wish
from jianwen.redacting.workbooks import redact_xlsx
from jianwen.running.judge import Job
from jianwen.running.piece import Piece, unread_of
from jianwen.running.pipeline import run, run_pieces
from jianwen.running.results import Stopped
from jianwen.running.watching import Watcher
from jianwen.running.workers import lost_by
from nlp.parse.chains import Link, chains, link_of
from nlp.parse.parse import parse
from nlp.readers.intake.files import Entry, read
from nlp.readers.sniff import ARCHIVES, ROWS, Format, sniff
from nlp.text.view import view_of
from nlp.values import Document, Unread

_BY_ROWS: Mapping[Format, RowRedactor] = {
    Format.JSONL: redact_lines,
    Format.CSV: redact_csv,
    Format.JSON: redact_json,
    Format.XLSX: redact_xlsx,
    Format.XLS: redact_xlsx,
}


def link_document(_job: Job, document: Document) -> Link:
    """Read which case a document belongs to (runs in a worker); nothing is screened for it."""
    return link_of(document.source, parse(document, view_of(document.text)))


def survey_piece(job: Job, wish: Wish, wanted: Path, piece: Piece) -> list[Survey | Unread]:
    """Read whom the wanted documents of an entry will mask (runs in a worker); the others are not read."""
    entry = piece.item
    here = _sources(wanted).get(entry.source, frozenset())
    if isinstance(entry, Unread) or not here:
        return []
    masker, found = masker_of(job, wish), list[Survey | Unread]()
    for one in read(entry, job.limits):
        if isinstance(one, Document) and one.source in here:
            found.append(survey_of(masker, one))
    return found


@lru_cache(maxsize=1)
def _sources(path: Path) -> Mapping[str, frozenset[str]]:
    """Read once in a process which documents of which files share a case with another."""
    found: dict[str, frozenset[str]] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file of this run
    return found


def is_single(paths: Sequence[Path], job: Job) -> bool:
    """Say whether there is but one file with one document: then there is no case to look through."""
    if len(paths) != 1 or not paths[0].is_file():
        return False
    kind = sniff(paths[0], paths[0].name, job.limits)
    return kind not in ARCHIVES | ROWS


def survey(
    paths: Sequence[Path],
    job: Job,
    wish: Wish,
    processes: int,
    watcher: Watcher,
    stop: threading.Event,
    scratch: Path,
) -> dict[str, Agreed] | Stopped:
    """Give the people of each case their masks; what cannot be read is told when the copies are written.

    A quick pass tells which documents share a case; only these are screened here.
    """
    links: list[Link] = []
    for value in run(paths, job, link_document, processes, watcher, stop):
        if isinstance(value, Stopped):
            return value
        if isinstance(value, Link):
            links.append(value)
    shared = {source for chain in chains(links) for source in chain.documents}
    if not shared:
        return {}
    wanted = _put_by(scratch / "shared", _by_file(shared))
    surveys: list[Survey] = []
    work = partial(survey_piece, job, wish, wanted)
    for found in run_pieces(paths, job, work, processes, watcher, stop):
        if isinstance(found, Stopped):
            return found
        if isinstance(found, Survey):
            surveys.append(found)
    return agreed_of(surveys, job, wish)


def _by_file(sources: Iterable[str]) -> dict[str, frozenset[str]]:
    """Group documents by the files that they are cut from."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        # A # may belong to the name of the file; a file that is none costs nothing.
        found[source].add(source)
        found[source.rpartition("#")[0]].add(source)
    return {file: frozenset(ones) for file, ones in found.items()}


def _put_by(path: Path, value: object) -> Path:
    """Put a value by in a file of this user alone: too much to hand to every task."""
    path.touch(mode=0o600)
    path.write_bytes(pickle.dumps(value))
    return path


def with_agreed(wish: Wish, agreed: Mapping[str, Agreed], scratch: Path) -> Wish:
    """Put what all cases agree upon by for the workers."""
    return replace(wish, agreed=_put_by(scratch / "agreed", dict(agreed))) if agreed else wish


def redact(
    paths: Sequence[Path],
    job: Job,
    wish: Wish,
    processes: int,
    watcher: Watcher,
    stop: threading.Event,
) -> Iterator[Redacted | Unread | Stopped]:
    """Write the copies; give what became of every document."""
    try:
        whole = True
        for value in run_pieces(paths, job, partial(redact_piece, job, wish), processes, watcher, stop):
            whole = whole and not isinstance(value, Stopped)
            yield value
        if whole:
            _gather(wish.out)
    finally:
        shutil.rmtree(wish.out / STAGE, ignore_errors=True)


def redact_piece(job: Job, wish: Wish, piece: Piece) -> list[Redacted | Unread]:
    """Mask one entry (runs in a worker); a fault of our own is told and leaves no copy."""
    item = piece.item
    if isinstance(item, Unread):
        return [item]
    try:
        return _redactor(item)(job, wish, item)
    except Exception as fault:  # noqa: BLE001 - a fault on one file must not cost the others
        return [unread_of(item.source, lost_by(fault), job.limits)]


def _redactor(entry: Entry) -> RowRedactor:
    """Choose by the format; the directory of a case file is a document, not rows of documents."""
    return _BY_ROWS.get(entry.format, redact_file) if entry.part is None else redact_file


def _gather(out: Path) -> None:
    """Put the chunks of long files together; of a run that was stopped nobody has all of them."""
    parts = out / PARTS
    for folder in sorted(parts.iterdir()) if parts.is_dir() else ():
        wanted = out / (folder / "name").read_text("utf-8")
        with staged(out, wanted.name) as whole:
            with whole.open("wb") as made:
                for chunk in sorted(one for one in folder.iterdir() if one.name != "name"):
                    with chunk.open("rb") as file:
                        shutil.copyfileobj(file, made)
            if whole.stat().st_size:
                publish(whole, wanted)
