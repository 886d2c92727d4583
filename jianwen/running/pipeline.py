"""A run over files: expand, then every entry in a worker, results in the order of the input.

Memory stays flat: the list of entries lies in a file, the window of work is bounded, and whoever takes
the results writes them away. `files in = documents + unread`: whatever happens to an entry gives a value.
"""

from __future__ import annotations

import contextlib
import pickle
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

from annotations.supervision.pausing import unswept
from jianwen.running.judge import Job, warm
from jianwen.running.piece import Packed, Piece, Work, do_piece, salvage, unpickled, unread_of
from jianwen.running.results import Stopped
from jianwen.running.watching import Progress, Watcher
from jianwen.running.workers import Interrupted, Lost, PoolBroken, Workers
from nlp.readers.intake.files import Entry, expand
from nlp.readers.interface import Limits
from nlp.values import Unread

Given = TypeVar("Given")

# Walking a large folder or unpacking an archive takes longer than reading one file of it.
_EXPANSION = 10
_SMALL = 4 << 10
_PRELOAD = ("jianwen.running.piece",)


Item = Entry | Unread


@dataclass(frozen=True, slots=True)
class Step(Generic[Given]):
    """What one entry gave; `more` says that the rest of the same entry follows in another step."""

    item: Item
    given: list[Given | Unread]
    more: bool


def _all(items: Iterator[Item]) -> Iterator[Item]:
    """Choose every entry."""
    return items


def run(
    paths: Sequence[Path],
    job: Job,
    work: Work[Given],
    processes: int,
    watcher: Watcher = lambda _: None,
    wish: threading.Event | None = None,
) -> Iterator[Given | Unread | Stopped]:
    """Run `work` on every document under `paths`; when `wish` is set, the last value is `Stopped`.

    So it is when the processes cannot go on.
    """
    yield from run_pieces(paths, job, partial(do_piece, job, work), processes, watcher, wish)


def run_pieces(
    paths: Sequence[Path],
    job: Job,
    function: Callable[[Piece], Sequence[Given | Unread | Packed]],
    processes: int,
    watcher: Watcher = lambda _: None,
    wish: threading.Event | None = None,
) -> Iterator[Given | Unread | Stopped]:
    """Run a function on every entry under `paths`, for work that needs the file itself."""
    for step in run_entries(paths, job, function, processes, watcher, wish):
        if isinstance(step, Stopped):
            yield step
        else:
            yield from step.given


def run_entries(
    paths: Sequence[Path],
    job: Job,
    function: Callable[[Piece], Sequence[Given | Unread | Packed]],
    processes: int,
    watcher: Watcher = lambda _: None,
    wish: threading.Event | None = None,
    choose: Callable[[Iterator[Item]], Iterator[Item]] = _all,
) -> Iterator[Step[Given] | Stopped]:
    """Run a function on the entries under `paths` that are chosen; each step says what its entry gave."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jianwen-")))
        pool = stack.enter_context(
            Workers(processes, job.limits.memory_bytes, warm, (job,), _PRELOAD, wish, folder)
        )
        # Until everything is expanded, what is known of the input is the paths.
        finished, total, counted = 0, len(paths), False
        try:
            total, counted = _expand(pool, paths, folder, job.limits), True
            watcher(Progress(0, total))
            flow = _Flow(folder)
            for done in pool.ordered(
                function, flow.pieces(choose), job.limits.seconds, partial(salvage, job.limits), _size
            ):
                with unswept():
                    given = [one.unpacked() if isinstance(one, Packed) else one for one in done.given]
                yield Step(flow.came(more=done.more), given, done.more)
                finished = flow.finished
                watcher(Progress(finished, total))
        except Interrupted:
            yield Stopped(finished, total, counted)
        except PoolBroken:
            yield Stopped(finished, total, counted, broken=not (wish and wish.is_set()))


def _size(piece: Piece) -> int:
    """Return the size of a piece in bytes; what is small still takes its place in memory."""
    item = piece.item
    if isinstance(item, Unread):
        return _SMALL
    if item.within:
        return item.within[1] - item.within[0]
    try:
        return max(_SMALL, item.path.stat().st_size)
    except OSError:
        return _SMALL


def _spool(folder: Path) -> Path:
    """Return the file that holds the entries."""
    return folder / "entries"


@dataclass(slots=True)
class _Flow:
    """The spooled entries on their way: `read` from the spool, chosen, and waited for in their order."""

    folder: Path
    read: int = 0
    waiting: deque[Item] = field(default_factory=deque)

    def pieces(self, choose: Callable[[Iterator[Item]], Iterator[Item]]) -> Iterator[Piece]:
        """Give the chosen entries to the workers, each with a journal of its own."""
        for number, item in enumerate(choose(self._items())):
            self.waiting.append(item)
            yield Piece(item, self.folder / f"journal-{number}")

    def came(self, *, more: bool) -> Item:
        """Return the entry whose result came: results come in the order of the entries."""
        return self.waiting[0] if more else self.waiting.popleft()

    @property
    def finished(self) -> int:
        """Return how many entries are done with, those that were not chosen among them."""
        return self.read - len(self.waiting)

    def _items(self) -> Iterator[Item]:
        """Read the entries."""
        for item in unpickled(_spool(self.folder)):
            self.read += 1
            yield item


def _expand(pool: Workers, paths: Sequence[Path], folder: Path, limits: Limits) -> int:
    """Write the entries of all paths to the spool, in a worker; return how many.

    When that worker is lost, each path gets a worker of its own, so that only one of them is lost.
    """
    with _spool(folder).open("wb") as target:
        given, items = _expanded(pool, paths, folder, limits)
        if not isinstance(given, Lost):
            return _copy(items, target)
        count = 0
        for path in paths:
            given, items = _expanded(pool, [path], folder, limits)
            count += _copy(items, target)
            if isinstance(given, Lost):
                slow = replace(limits, seconds=limits.seconds * _EXPANSION)
                count += _copy(iter([unread_of(str(path), given, slow)]), target)
        return count


def _expanded(
    pool: Workers, paths: Sequence[Path], folder: Path, limits: Limits
) -> tuple[Lost | None, Iterator[Entry | Unread]]:
    """Expand some paths in a worker; what came before a crash can still be read."""
    scratch = Path(tempfile.mkdtemp(dir=folder))
    part = scratch / "expanded"
    inside = scratch / "members"
    inside.mkdir()
    given = pool.one(spool_entries, (paths, inside, part, limits), limits.seconds * _EXPANSION)
    return given, unpickled(part)


def spool_entries(paths: Sequence[Path], scratch: Path, spool: Path, limits: Limits) -> None:
    """Expand paths and write what they give to a file, one value after the other (runs in a worker)."""
    with spool.open("wb") as target:
        for item in expand(paths, scratch, limits):
            pickle.dump(item, target)


def _copy(items: Iterator[Entry | Unread], target: BinaryIO) -> int:
    """Write values to the spool; return how many."""
    count = 0
    for item in items:
        pickle.dump(item, target)
        count += 1
    target.flush()
    return count
