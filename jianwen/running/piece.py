"""The unit that a worker runs: one entry, with a journal, so that a row that kills it costs that row only."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from jianwen.running.judge import Job
from jianwen.running.workers import Lost, lost_by
from nlp.readers.intake.files import Entry, read
from nlp.readers.interface import Limits
from nlp.readers.sniff import ROWS
from nlp.values import Cause, Document, Unread

Given = TypeVar("Given")
Work = Callable[[Job, Document], Given]

_LOST: dict[Cause, tuple[str, str]] = {
    Cause.TIMEOUT: (
        "处理时间超过上限（{seconds:g} 秒），已中止",
        "请单独检查该文件；确需处理的，提高配置项 limits.seconds",
    ),
    Cause.MEMORY: (
        "占用内存超过上限（{megabytes} MB），已中止",
        "请单独检查该文件；确需处理的，提高配置项 limits.memory_bytes",
    ),
    Cause.NO_SPACE: (
        "磁盘已满，没有处理完",
        "请清理临时目录（TMPDIR）或输出文件夹所在的磁盘后再运行",
    ),
    Cause.CRASHED: (
        "处理该文件的进程意外退出",
        "请检查该文件是否损坏；重复出现的，请将此行报告给维护者",
    ),
}
_OUR_FAULT = "程序自身出错（{place}）", "请将此行报告给维护者"


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry (or what could not be expanded), where its journal lies, and how many of its rows are done."""

    item: Entry | Unread
    journal: Path
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Packed:
    """A value as it was pickled for the journal: the pipe to whoever waits carries the same bytes."""

    data: bytes = field(repr=False)

    def unpacked(self) -> Any:  # noqa: ANN401 - whatever a worker gave
        """Return the value."""
        return pickle.loads(self.data)  # noqa: S301 - written by our own worker


@dataclass(frozen=True, slots=True)
class _Reached:
    """A line of the journal: the row with this index was read, and its work begins."""

    index: int
    source: str


def do_piece(job: Job, work: Work[Given], piece: Piece) -> list[Given | Unread | Packed]:
    """Read an entry and do the work on each of its documents (runs in a worker); of rows, packed values."""
    item = piece.item
    if isinstance(item, Unread):
        return [item]
    if item.format not in ROWS:
        return [_done(job, work, one) for one in read(item, job.limits)]
    values: list[Given | Unread | Packed] = []
    with piece.journal.open("wb", buffering=0) as journal:
        for index, one in enumerate(read(item, job.limits)):
            if index < piece.skip:
                continue
            journal.write(pickle.dumps(_Reached(index, one.source)))
            done = Packed(pickle.dumps(_done(job, work, one), pickle.HIGHEST_PROTOCOL))
            journal.write(done.data)
            values.append(done)
    piece.journal.unlink()
    return values


def salvage(limits: Limits, piece: Piece, lost: Lost) -> tuple[list[Any], Piece | None]:
    """Say what a lost piece gave, and what is left to do of it: the rows after the one that killed it."""
    values: list[Any] = []
    reached: _Reached | None = None
    for one in unpickled(piece.journal):
        reached = one if isinstance(one, _Reached) else None
        if reached is None:
            values.append(one)
    piece.journal.unlink(missing_ok=True)
    if reached is None:
        # Reading itself failed: whatever comes after in this entry cannot be reached.
        return [*values, unread_of(piece.item.source, lost, limits)], None
    values.append(unread_of(reached.source, lost, limits))
    return values, replace(piece, skip=reached.index + 1)


def unread_of(source: str, lost: Lost, limits: Limits) -> Unread:
    """Say what was lost, why, and what to do."""
    reason, remedy = _OUR_FAULT if lost.place else _LOST[lost.cause]
    words = reason.format(
        seconds=limits.seconds,
        megabytes=limits.memory_bytes >> 20,
        place=lost.place,
    )
    return Unread(source, lost.cause, words, remedy)


def unpickled(path: Path) -> Iterator[Any]:
    """Read values written one after the other, as far as the writer got."""
    if not path.exists():
        return
    with path.open("rb") as source:
        while True:
            try:
                yield pickle.load(source)  # noqa: S301 - our own file, written by our own worker
            except (EOFError, pickle.UnpicklingError):
                return


def _done(job: Job, work: Work[Given], one: Document | Unread) -> Given | Unread:
    """Do the work on one document; what could not be read passes through, a fault of our own is told."""
    if isinstance(one, Unread):
        return one
    try:
        return work(job, one)
    except Exception as fault:  # noqa: BLE001 - a fault on one document must not cost the others of its entry
        return unread_of(one.source, lost_by(fault), job.limits)
