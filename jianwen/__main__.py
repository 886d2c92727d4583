"""`python -m jianwen`: Ctrl-C is understood before anything slow is loaded."""

from __future__ import annotations

import importlib
import signal
import sys
from types import FrameType

# As Exit.COULD_NOT_RUN, which is not loaded yet.
_COULD_NOT_RUN = 2


def start() -> None:
    """Load the command line and run it; once a command is loaded too, Ctrl-C is the command's."""
    signal.signal(signal.SIGINT, _stop)
    importlib.import_module("jianwen.cli").main()


def _stop(_number: int, _frame: FrameType | None) -> None:
    """End at once: nothing was begun."""
    sys.stderr.write("错误：运行被中断（Ctrl-C），还没有处理任何文书。\n")
    sys.exit(_COULD_NOT_RUN)


if __name__ == "__main__":
    start()
