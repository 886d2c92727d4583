"""A pool of processes that loses one task, never the run, when a worker hangs, dies or eats memory.

Why a pool of our own making: the standard one aborts the whole job when a worker dies. Memory is
watched from outside, by resident size: a limit on address space (RLIMIT_AS) counts what ONNX Runtime and
Arrow only reserve, and would kill healthy workers; a watcher inside the worker cannot run while C code
holds the interpreter.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import re
import signal
import tempfile
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future, TimeoutError, wait
from dataclasses import dataclass, field
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

import psutil
from pebble import ProcessExpired, ProcessPool

from jianwen.errors import NO_SPACE
from nlp.values import Cause

Task = TypeVar("Task")
Given = TypeVar("Given")

_LOOK_EVERY = 0.1
_LOOKS_PER_COUNT = 10
# So many tasks wait for each process, or more while they are light: who takes results may be busy a while.
_WINDOW, _LIGHT = 8, 8 << 20
_PLACE = re.compile(r'File "[^"\n]*?([^"/\\\n]+)", line (\d+)')


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that gave nothing back. `place` is where our own code failed (module:line), never a message."""

    cause: Cause
    place: str = ""


@dataclass(frozen=True, slots=True)
class Done(Generic[Given]):
    """What a task gave. `more` says that the rest of the same task follows."""

    given: Given
    more: bool = False


@dataclass(slots=True)
class _Watch:
    """Kills a worker that grows beyond `limit` bytes, and remembers that it did.

    Workers tell of themselves on `births`: whoever calls us may have other children, not ours to kill.
    """

    limit: int
    births: Connection[None, int]
    workers: list[psutil.Process] = field(default_factory=list)
    killed: set[int] = field(default_factory=set)
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Look at every worker until told to stop; ask for what they started only now and then."""
        looks = 0
        family: list[psutil.Process] = []
        while not self.stop.wait(_LOOK_EVERY):
            if looks % _LOOKS_PER_COUNT == 0 or not family or self.births.poll():
                family = self._family()
            looks += 1
            for process in family:
                self._look(process)

    def _family(self) -> list[psutil.Process]:
        """Every worker that lives, and the programs that it runs."""
        while self.births.poll():
            with contextlib.suppress(psutil.Error):
                self.workers.append(psutil.Process(self.births.recv()))
        self.workers = [worker for worker in self.workers if worker.is_running()]
        family = list(self.workers)
        for worker in self.workers:
            with contextlib.suppress(psutil.Error):
                family += worker.children(recursive=True)
        return family

    def _look(self, process: psutil.Process) -> None:
        """Kill one process if it is too large."""
        try:
            if process.memory_info().rss > self.limit:
                self.killed.add(process.pid)
                process.kill()
        except psutil.Error:
            # It ended by itself between two looks: nothing to kill.
            return


class Interrupted(Exception):  # noqa: N818 - nothing went wrong
    """The user wants the run to end."""


class PoolBroken(Exception):  # noqa: N818 - named as what happened
    """The processes cannot be started any more: somebody ended the server that starts them."""


class Workers:
    """A pool, started on the first task. Use it as a context manager: leaving it kills what still runs."""

    def __init__(
        self,
        count: int,
        memory_bytes: int,
        warm: Callable[..., object] | None = None,
        warm_args: tuple[Any, ...] = (),
        preload: tuple[str, ...] = (),
        wish: threading.Event | None = None,
        scratch: Path | None = None,
    ) -> None:
        """Prepare `count` processes; `warm(*warm_args)` runs in each of them before its first task.

        When `wish` is set, waiting for a task ends with `Interrupted`. Temporary files of the workers
        go to `scratch`: a killed worker cannot clear away its copies of documents.
        """
        self.count = count
        self._wish = wish or threading.Event()
        self._context = _context(preload)
        births, self._birth = self._context.Pipe(duplex=False)
        self._watch = _Watch(memory_bytes, births)
        self._thread = threading.Thread(target=self._watch.run, name="memory-watch", daemon=True)
        self._pool = ProcessPool(
            max_workers=count,
            initializer=_begin,
            initargs=(self._birth, scratch, warm, warm_args),
            context=self._context,
        )

    def __enter__(self) -> Workers:
        """Start watching; processes start with the first task."""
        self._thread.start()
        if self._context.get_start_method() == "forkserver":
            # First, for it unblocks what is blocked; the server starts it otherwise.
            resource_tracker.ensure_running()
            with _deaf():
                forkserver.ensure_running()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the processes and the watch."""
        self._watch.stop.set()
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._thread.join()
        self._birth.close()
        self._watch.births.close()

    def one(self, function: Callable[..., Given], args: tuple[Any, ...], seconds: float) -> Given | Lost:
        """Run one task and wait for it."""
        return self._collect(self._schedule(function, args, seconds))

    def ordered(
        self,
        function: Callable[[Task], Given],
        tasks: Iterable[Task],
        seconds: float,
        salvage: Callable[[Task, Lost], tuple[Given, Task | None]],
        weight: Callable[[Task], int] = lambda _: _LIGHT,
    ) -> Iterator[Done[Given]]:
        """Run tasks side by side and give their results in order, with a bounded number in flight.

        Of a lost task, `salvage` says what it gave before it was lost, and the rest to go on with. `weight`
        is the size of a task in bytes, heavy where it is not known.
        """
        source = iter(tasks)
        flying: deque[tuple[Task, int, Future[Given]]] = deque()
        load = 0
        while True:
            while len(flying) < self.count * _WINDOW or load < self.count * _LIGHT:
                task = next(source, None)
                if task is None:
                    break
                load += (size := weight(task))
                flying.append((task, size, self._start(function, task, seconds)))
            if not flying:
                return
            task, size, future = flying.popleft()
            load -= size
            given = self._collect(future)
            if not isinstance(given, Lost):
                yield Done(given)
                continue
            saved, rest = salvage(task, given)
            yield Done(saved, more=rest is not None)
            if rest is not None:
                load += (size := weight(rest))
                flying.appendleft((rest, size, self._start(function, rest, seconds)))

    def _start(self, function: Callable[[Task], Given], task: Task, seconds: float) -> Future[Given]:
        """Put one task before the pool; its time starts when a worker takes it."""
        return self._schedule(function, (task,), seconds)

    def _schedule(
        self, function: Callable[..., Given], args: tuple[Any, ...], seconds: float
    ) -> Future[Given]:
        """Hand a task to the pool."""
        try:
            started: Future[Given] = self._pool.schedule(function, args=args, timeout=seconds)
        except (BrokenExecutor, RuntimeError):
            # The pool is in error; what made it so was told to its log only.
            raise PoolBroken from None
        return started

    def _collect(self, future: Future[Given]) -> Given | Lost:
        """Wait for a task; say why it was lost if it was."""
        while not future.done():
            if self._wish.is_set():
                raise Interrupted
            wait([future], timeout=_LOOK_EVERY)
        try:
            error = future.exception()
        except CancelledError:
            raise PoolBroken from None
        if isinstance(error, BrokenExecutor):
            raise PoolBroken
        if error is None:
            return future.result()
        if isinstance(error, TimeoutError):
            return Lost(Cause.TIMEOUT)
        if isinstance(error, ProcessExpired):
            return Lost(Cause.MEMORY if error.pid in self._watch.killed else Cause.CRASHED)
        return lost_by(error)


def _context(preload: tuple[str, ...]) -> BaseContext:
    """Choose how processes start: from a small server that has our code loaded, where there is one."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(preload))
        return context
    return multiprocessing.get_context("spawn")


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Keep Ctrl-C from processes started meanwhile: a terminal sends it to all, but we alone end the run."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(
    birth: Connection[int, None],
    scratch: Path | None,
    warm: Callable[..., object] | None,
    args: tuple[Any, ...],
) -> None:
    """Begin a worker: libraries must not write to our output, nor quote documents on standard error."""
    # A number this short goes through a pipe whole: workers need no lock, which a killed one would keep.
    birth.send(os.getpid())
    if scratch is not None:
        tempfile.tempdir = str(scratch)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    if warm is not None:
        warm(*args)


def lost_by(error: BaseException) -> Lost:
    """Say what an error cost a task: what the machine lacks is no fault of our own."""
    if isinstance(error, MemoryError):
        return Lost(Cause.MEMORY)
    if isinstance(error, OSError) and error.errno in NO_SPACE:
        return Lost(Cause.NO_SPACE)
    return Lost(Cause.CRASHED, place_of(error))


def place_of(error: BaseException) -> str:
    """Say by type and line where our own code failed; the message may quote a document and is not shown."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [(Path(one.filename).name, str(one.lineno)) for one in frames]
    # An error that came from another process has its lines as text only.
    lines = _PLACE.findall(getattr(error, "traceback", "")) or lines
    place = f"{lines[-1][0]}:{lines[-1][1]}" if lines else "?"
    return f"{type(error).__name__}，{place}"
