"""`jianwen store`: look after a store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from annotations.review import fold
from jianwen.backup import back_up, faults_of, restore
from jianwen.commands.common import errors, output
from jianwen.errors import Exit
from jianwen.store import locked, open_store
from jianwen.tables import runs, runs_of

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Look after a store: info, verify, backup, restore."
)

StoreOption = Annotated[Path, typer.Option("--store", help="The store.")]
_SECRET = "注意：备份含有密钥。拿到备份的人可以逐一试猜号码，请像保管原始文书一样保管它。"  # noqa: S105
_COMMANDS = {
    "screen": "检查",
    "audit": "监督",
    "decide": "判定",
    "compare": "比对",
    "recheck": "复查",
    "backup": "备份",
    "restore": "恢复",
}
_COUNTS = {
    "documents": "文书", "unread": "未读", "findings": "发现", "dismissed": "已判误报", "unreached": "未处理",
    "withdrawn": "已撤回", "masked": "已隐去", "still_exposed": "仍暴露", "new": "新发现",
    "not_seen": "未见文书",
    "unfit": "不合的单元格", "models": "模型", "leads": "线索",
    "decisions": "新判定", "unchanged": "与已有相同", "faults": "有误", "bytes": "字节",
}  # fmt: skip


@app.command()
def info(store: StoreOption) -> None:
    """Say what a store holds."""
    opened = open_store(store)
    decisions = opened.decisions.all()
    console = output()
    console.print(f"库：{store}", soft_wrap=True)
    console.print(f"建立：{opened.created}")
    console.print(f"判定：{len(decisions)} 条，涉及 {len(fold(decisions))} 处")
    console.print(f"检查记录：{len(runs(opened))} 次；监督记录：{len(runs_of(opened.leads))} 次")
    table = Table(box=box.SIMPLE_HEAD, title=Text("最近的操作", "bold"), title_justify="left")
    for title in ("时间", "操作人", "操作", "结果"):
        table.add_column(title, overflow="fold")
    for one in opened.audits()[-10:]:
        cells = (one.when, one.who, _COMMANDS.get(one.command, one.command), _counts(one.counts))
        table.add_row(*map(Text, cells))
    console.print(table)


def _counts(counts: str) -> str:
    """Write the counts of one line of the audit log in Chinese."""
    return "，".join(f"{_COUNTS.get(name, name)} {count}" for name, count in json.loads(counts).items())


@app.command()
def verify(store: StoreOption) -> None:
    """Check the key, the decisions and the checksums of every table."""
    open_store(store)
    faults = faults_of(store)
    for fault in faults:
        errors().print(fault, markup=False, soft_wrap=True)
    if faults:
        raise typer.Exit(Exit.SET_ASIDE)
    output().print("库完好：密钥、判定、各表校验和均相符。")


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(help="The tar file to write.")],
    store: StoreOption,
) -> None:
    """Pack a store, with its key, into one file."""
    opened = open_store(store)
    with locked(opened):
        size = back_up(opened, target)
        opened.audit("backup", bytes=size)
    output().print(f"已备份到 {target}（{size} 字节）。", soft_wrap=True)
    errors().print(_SECRET, soft_wrap=True)


@app.command("restore")
def restore_command(
    source: Annotated[Path, typer.Argument(help="The tar file to read.")],
    store: StoreOption,
) -> None:
    """Unpack a backup into a new folder; nothing is overwritten."""
    opened = restore(source, store)
    opened.audit("restore")
    output().print(f"已恢复到 {store}。", soft_wrap=True)
    errors().print(_SECRET, soft_wrap=True)
