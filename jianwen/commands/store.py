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
from jianwen.commands.common import ConfigOption, errors, output, settings_of
from jianwen.commands.store_cases import compact_command, export_command, forget_command
from jianwen.commands.store_vectors import vectors_command
from jianwen.errors import Exit
from jianwen.ingesting.check import case_faults
from jianwen.ingesting.open import index_of
from jianwen.ingesting.register import register_in
from jianwen.keeping.backup import back_up, faults_of, restore
from jianwen.keeping.store import REGISTER, locked, open_store
from jianwen.keeping.tables import runs, runs_of

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Look after a store: info, verify, backup, restore, compact, export, forget, vectors.",
)

StoreOption = Annotated[Path, typer.Option("--store", help="The store.")]
_SECRET = "注意：备份含有密钥。拿到备份的人可以逐一试猜号码，请像保管原始文书一样保管它。"  # noqa: S105
COMMANDS = {
    "screen": "检查",
    "audit": "监督",
    "decide": "判定",
    "compare": "比对",
    "recheck": "复查",
    "ingest": "入库",
    "compact": "整理",
    "export": "导出",
    "forget": "删除",
    "backup": "备份",
    "restore": "恢复",
    "leads": "线索跟进",
    "vectors": "制作向量",
    "outcomes": "类案结果",
    "gold export": "导出标注",
}
COUNTS = {
    "documents": "文书", "unread": "未读", "findings": "发现", "dismissed": "已判误报", "unreached": "未处理",
    "withdrawn": "已撤回", "masked": "已隐去", "still_exposed": "仍暴露", "new": "新发现",
    "not_seen": "未见文书",
    "unfit": "不合的单元格", "models": "模型", "leads": "线索",
    "rejected": "未编入索引", "removed": "移出", "shards": "分片", "dropped": "清除",
    "decisions": "新判定", "unchanged": "与已有相同", "faults": "有误", "bytes": "字节",
    "steps": "登记的步骤",
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
    if (store / REGISTER).exists():
        with register_in(store) as register:
            console.print(f"入库的文书：{register.documents()} 份，{len(register.shards())} 个分片")
    table = Table(box=box.SIMPLE_HEAD, title=Text("最近的操作", "bold"), title_justify="left")
    for title in ("时间", "操作人", "操作", "结果"):
        table.add_column(title, overflow="fold")
    for one in opened.audits()[-10:]:
        cells = (one.when, one.who, COMMANDS.get(one.command, one.command), _counts(one.counts))
        table.add_row(*map(Text, cells))
    console.print(table)


def _counts(counts: str) -> str:
    """Write the counts of one line of the audit log in Chinese."""
    return "，".join(f"{COUNTS.get(name, name)} {count}" for name, count in json.loads(counts).items())


@app.command()
def verify(store: StoreOption, config: ConfigOption = None) -> None:
    """Check key, decisions, the checksums of every table, and that register, tables and index agree."""
    opened = open_store(store)
    faults = faults_of(store)
    if not faults and (store / REGISTER).exists():
        settings = settings_of(config, workers=None, no_ocr=False)
        with locked(opened), index_of(opened, settings, lambda _: None) as index:
            faults = case_faults(opened.cases, index)
    for fault in faults:
        errors().print(fault, markup=False, soft_wrap=True)
    if faults:
        raise typer.Exit(Exit.SET_ASIDE)
    output().print("库完好：密钥、判定、各表校验和均相符；登记簿、表与索引一致。")


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The tar file to write.")],
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
    source: Annotated[Path, typer.Argument(metavar="FILE", help="The tar file to read.")],
    store: StoreOption,
) -> None:
    """Unpack a backup into a new folder; nothing is overwritten."""
    opened = restore(source, store)
    opened.audit("restore")
    output().print(f"已恢复到 {store}。", soft_wrap=True)
    errors().print(_SECRET, soft_wrap=True)


app.command("compact")(compact_command)
app.command("export")(export_command)
app.command("forget")(forget_command)
app.command("vectors")(vectors_command)
