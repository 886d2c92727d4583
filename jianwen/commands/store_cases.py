"""`jianwen store compact | export | forget`: look after what was ingested."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from indexer.values import Rejected
from jianwen.commands.common import ConfigOption, note, output, settings_of
from jianwen.errors import UsageError
from jianwen.ingesting.compact import compact
from jianwen.ingesting.export import ExportFormat, export
from jianwen.ingesting.forget import forget, known, older
from jianwen.ingesting.index import Index
from jianwen.ingesting.open import index_of, opened
from jianwen.keeping.backup import backups
from jianwen.keeping.store import Store, locked, open_store
from jianwen.published import printable
from jianwen.running.judge import job_of
from jianwen.settings import Settings
from nlp.values import Unread

StoreOption = Annotated[Path, typer.Option("--store", help="The store.")]
ExportOption = Annotated[ExportFormat, typer.Option("--format", help="How the tables are written.")]
BeforeOption = Annotated[
    datetime | None,
    typer.Option(
        "--before", formats=["%Y-%m-%d"], help="Documents of cases that were closed before this day."
    ),
]
IdOption = Annotated[list[str] | None, typer.Option("--id", help="The document with this id (repeatable).")]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def compact_command(store: StoreOption, config: ConfigOption = None) -> None:
    """Put small shards together, drop what was superseded, and write the index anew as one segment."""
    with _held(store, config) as (kept, index):
        done = compact(kept.cases, index.register)
        index.fill()
        kept.audit("compact", shards=done.after, dropped=done.dropped)
        output().print(
            f"分片 {done.before} 个并为 {done.after} 个，清除被取代的文书 {done.dropped} 份；"
            f"索引已重写，共 {index.engine.count()} 份文书。"
        )


def export_command(
    target: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder.")],
    store: StoreOption,
    form: ExportOption = ExportFormat.PARQUET,
    config: ConfigOption = None,
) -> None:
    """Write the masked tables of what was ingested, the last leads and decisions into a folder."""
    opened_store = open_store(store)
    with locked(opened_store), index_of(opened_store, _settings(config), note) as index:
        counts = export(opened_store, index.register, target, form)
        opened_store.audit("export", documents=counts["documents"])
    rows = "，".join(f"{name} {count}" for name, count in counts.items())
    output().print(f"已导出到 {target}（行数：{rows}）。", markup=False, soft_wrap=True)


def forget_command(
    store: StoreOption,
    before: BeforeOption = None,
    ids: IdOption = None,
    yes: YesOption = False,
    config: ConfigOption = None,
) -> None:
    """Forget documents: out of tables, index and register, so that no byte of them is left there.

    The index is written anew. Backups that may still hold them are named; delete them, and the files
    themselves, by your own means.
    """
    if (before is None) == (not ids):
        raise UsageError("要忘掉哪些文书？", "store forget", "给出 --before 日期，或者 --id 编号，只给一种。")
    with _held(store, config) as (kept, index):
        chosen = _before(kept, index, before.date()) if before else _by_id(kept, index, ids or [])
        if chosen and not yes:
            typer.confirm(f"将从库中彻底删除 {len(chosen)} 份文书，无法恢复。继续？", abort=True)
        if chosen:
            forget(kept, index, chosen)
            kept.audit("forget", documents=len(chosen))
        output().print(f"已忘掉 {len(chosen)} 份文书。")
        held = backups(kept) if chosen else []
    for when, path in held:
        there = "" if Path(path).exists() else "（原处已没有这个文件，可能移走了）"
        note(printable(f"仍可能含有它们的备份：{path}，{when}{there}"))
    if chosen:
        note("原始文件不在库中，没有动；文件还在原处的，下次入库会再读入。")


def _before(store: Store, index: Index, day: date) -> tuple[str, ...]:
    """Return the documents of cases that were closed before a day; say how many tell no day."""
    old = older(store, index, day)
    if old.undated:
        note(f"{old.undated} 份文书没有读出裁判日期，没有动；可用 --id 逐份指定。")
    return old.ids


def _by_id(store: Store, index: Index, ids: list[str]) -> tuple[str, ...]:
    """Return the documents with these ids; one that is nowhere stops the command."""
    found = known(store, index, ids)
    lacking = [one for one in ids if one not in found]
    if lacking:
        raise UsageError(
            "库中没有这个编号的文书。", f"--id {printable(lacking[0])}", "核对编号，没有删除任何文书。"
        )
    return tuple(found)


@contextlib.contextmanager
def _held(folder: Path, config: Path | None) -> Iterator[tuple[Store, Index]]:
    """Open a store for writing, with what a killed run had begun finished."""
    settings = _settings(config)
    store = open_store(folder)
    with locked(store), opened(store, settings, job_of(settings, store.key), note, _tell) as ingester:
        yield store, ingester.index


def _settings(config: Path | None) -> Settings:
    """Read the settings."""
    return settings_of(config, workers=None, no_ocr=False)


def _tell(one: Unread | Rejected) -> None:
    """Tell what could not be indexed."""
    note(printable(f"未能编入索引：{one.reason}"))
