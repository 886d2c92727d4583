"""`jianwen doctor`: what is installed, what is missing, what that costs."""

from __future__ import annotations

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from jianwen.commands.common import output
from jianwen.doctor import checks

app = typer.Typer(add_completion=False)


@app.command()
def doctor() -> None:
    """Say what is installed, and what is missing and what that costs."""
    table = Table(box=box.SIMPLE_HEAD)
    for title in ("部件", "状态", "版本或位置", "缺少时的影响与办法"):
        table.add_column(title, overflow="fold")
    for check in checks():
        state = Text("有", "green") if check.is_there else Text("缺", "yellow")
        table.add_row(check.name, state, Text(check.detail), Text("" if check.is_there else check.cost))
    output().print(table)
