"""`jianwen parse`: what each document says about its case."""

from __future__ import annotations

import json
from typing import Any

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from jianwen.commands.common import (
    Format,
    FormatOption,
    Paths,
    errors,
    leave,
    output,
    progress,
    say,
)
from jianwen.commands.options import READING, with_settings
from jianwen.interrupt import interruptible
from jianwen.report.table import print_unread
from jianwen.report.words import EVENT
from jianwen.running.judge import job_of, parse_document
from jianwen.running.pipeline import run
from jianwen.running.results import Parsed, Stopped
from jianwen.settings import Settings
from nlp.case import EventKind
from nlp.parse.case_numbers import format_case_number
from nlp.parse.chains import Chain, Link, chains
from nlp.values import Unread

app = typer.Typer(add_completion=False)


@app.command()
@with_settings(*READING)
def parse(
    paths: Paths,
    form: FormatOption = Format.TABLE,
    *,
    settings: Settings,
) -> None:
    """Print what each document says about its case: court, number, parties, sections, statutes, sums.

    The output names people, as the documents do.
    """
    messages = errors()
    unread = 0
    links: list[Link] = []
    stopped: Stopped | None = None
    with interruptible() as wish, progress("解析", quiet=True) as watcher:
        for value in run(paths, job_of(settings), parse_document, settings.processes, watcher, wish):
            if isinstance(value, Parsed) and form is Format.JSONL:
                say(value.line)
            elif isinstance(value, Parsed):
                _show(json.loads(value.line))
                links.append(value.link)
            elif isinstance(value, Unread):
                unread += 1
                print_unread(messages, value)
            else:
                stopped = value
    _show_chains(chains(links))
    if stopped is not None:
        messages.print(f"{stopped.line()}。")
    leave(set_aside=unread, stopped=stopped is not None)


def _show(record: dict[str, Any]) -> None:
    """Print one record as a small table."""
    table = Table(
        box=box.SIMPLE, show_header=False, title=Text(record["source"], "bold"), title_justify="left"
    )
    for title, value in (
        ("案号", record["case_number"]),
        ("法院", record["court"]),
        ("文书", " ".join(part for part in (record["kind"], record["procedure"]) if part)),
        *_matters(record),
        ("当事人", "；".join(f"{one['role']} {one['name']}" for one in record["parties"])),
        ("审判人员", "；".join(f"{one['role']} {one['name']}" for one in record["bench"])),
        (
            "日期",
            "；".join(f"{EVENT[EventKind(key)]} {value}" for key, value in record["events"].items() if value),
        ),
        ("法条", f"{len(record['statutes'])} 条"),
        ("结案方式", record["outcome"]),
    ):
        table.add_row(title, Text(str(value or "—")))
    output().print(table)


def _matters(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the rows of what the case is about: charges in a criminal case, else causes."""
    is_criminal = record["procedure"].startswith("刑事")
    rows = [("案由", "、".join(record["causes"])), ("罪名", "、".join(record["charges"]))]
    return [row for row in rows if row[1]] or [rows[is_criminal]]


def _show_chains(found: tuple[Chain, ...]) -> None:
    """Print which documents belong to one dispute, and which of its cases have no document here."""
    if not found:
        return
    table = Table(box=box.SIMPLE, title=Text("案件链", "bold"), title_justify="left")
    for title in ("案号（按审级）", "文书", "未见文书的案号"):
        table.add_column(title, overflow="fold")
    for chain in found:
        absent = "\n".join(map(format_case_number, chain.absent))
        numbers = "\n".join(map(format_case_number, chain.numbers))
        table.add_row(Text(numbers), Text("\n".join(chain.documents)), Text(absent or "—"))
    output().print(table)
