"""Ctrl-C (or a polite kill) as a wish: the first ends the run at the next clean point, the second at once."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


@contextlib.contextmanager
def interruptible() -> Iterator[threading.Event]:
    """Give an event that Ctrl-C sets; the usual behaviour comes back with the second Ctrl-C.

    A service that is stopped gets SIGTERM: left alone, it would leave unpacked documents in the temporary
    folder.
    """
    wish = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def heard(number: int, _frame: FrameType | None) -> None:
        wish.set()
        signal.signal(number, before[signal.Signals(number)])

    for number in before:
        signal.signal(number, heard)
    try:
        yield wish
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
