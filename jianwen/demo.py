"""`python -m jianwen.demo`: screen the examples, print the summary, say where the report lies."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from jianwen.cli import app
from jianwen.commands.common import errors, output
from jianwen.errors import Exit

EXAMPLES = Path("examples")
OUT = Path("demo-out")


def main() -> int:
    """Run the demo; findings and one broken file are what it is there to show, so they are no failure."""
    if not EXAMPLES.is_dir():
        errors().print(f"这里没有 {EXAMPLES}/ 文件夹：请在源码目录中运行。")
        return Exit.COULD_NOT_RUN
    began = datetime.now().astimezone()
    status = app(["screen", str(EXAMPLES), "--out", str(OUT)], standalone_mode=False)
    seconds = (datetime.now().astimezone() - began).total_seconds()
    output().print(
        f"用时 {seconds:.1f} 秒。用浏览器打开报告：{OUT.resolve() / 'report.html'}", soft_wrap=True
    )
    return Exit.COULD_NOT_RUN if status == Exit.COULD_NOT_RUN else Exit.CLEAN


if __name__ == "__main__":
    sys.exit(main())
