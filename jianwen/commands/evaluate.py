"""`jianwen evaluate`: measure screening against a labelled set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from annotations.gold.findings import load_findings
from annotations.gold.jsonl import GoldError, check_gold, load_gold
from annotations.score import Change, Found, Score, Tally, compare
from annotations.score import evaluate as score_of
from annotations.score_table import change_table, table
from jianwen.commands.common import (
    Format,
    FormatOption,
    errors,
    leave,
    output,
    progress,
    say,
)
from jianwen.commands.options import with_settings
from jianwen.errors import UsageError
from jianwen.interrupt import interruptible
from jianwen.report.table import print_unread
from jianwen.running.judge import job_of
from jianwen.running.pipeline import run
from jianwen.settings import Settings
from jianwen.training.evaluating import Labelled, screen_for_score
from nlp.values import Unread

_MOST_FAULTS = 20
app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Measure screening against a labelled set."
)


GoldArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="Labels: JSON lines with doc, category, text, spans, arguable.")
]
DocsArgument = Annotated[
    Path, typer.Argument(metavar="PATH", help="The documents that the labels name by id.")
]
AgainstOption = Annotated[
    Path | None, typer.Option("--against", help="findings.jsonl of an earlier run: show gains and losses.")
]


@app.callback()
def evaluate() -> None:
    """Measure screening against a labelled set."""


@app.command()
@with_settings("profile", "workers", "config")
def privacy(
    gold: GoldArgument,
    docs: DocsArgument,
    against: AgainstOption = None,
    form: FormatOption = Format.TABLE,
    *,
    settings: Settings,
) -> None:
    """Print recall (any mention, every mention, to the last character) and precision, per category.

    No text of a label or a finding is printed.
    """
    if not docs.exists():
        raise UsageError("找不到文书。", str(docs), "核对 DOCS 的路径。")
    try:
        entities = load_gold(gold)
        found, texts, unread = _screen(docs, settings)
        _tell_misplaced(check_gold(entities, texts))
        absent = _tell_absent({one.document for one in entities} - texts.keys())
        score = score_of(entities, found, texts)
        change = None
        if against is not None:
            change = compare(score_of(entities, load_findings(against, texts), texts), score)
    except GoldError as error:
        places = "\n".join(error.faults)
        raise UsageError("标注或对比文件有误。", places, "按所列行号改正。") from None
    except (OSError, UnicodeDecodeError):
        raise UsageError(
            "标注或对比文件读不了。", f"{gold} {against or ''}", "检查路径与编码（UTF-8）。"
        ) from None
    _tell(form, score, change)
    leave(set_aside=unread + absent)


def _tell(form: Format, score: Score, change: Change | None) -> None:
    """Print the numbers, and what changed against an earlier run."""
    if form is Format.JSONL:
        for record in _records(score, change):
            say(json.dumps(record, ensure_ascii=False))
        return
    output().print(Text(table(score)))
    if change is not None:
        output().print(Text(change_table(change)))


def _tell_absent(absent: set[str]) -> int:
    """Say how many documents the labels name that are not there; what they hold counts as missed."""
    if absent:
        errors().print(f"标注所指的文书有 {len(absent)} 份不在 DOCS 中，标注均计为漏检。", soft_wrap=True)
    return len(absent)


def _tell_misplaced(faults: tuple[str, ...]) -> None:
    """Say which labels do not fit the documents: they count as missed, and that is nobody's miss."""
    messages = errors()
    for fault in faults[:_MOST_FAULTS]:
        messages.print(Text(f"标注不符，计为漏检：{fault}。"), soft_wrap=True)
    if len(faults) > _MOST_FAULTS:
        messages.print(f"标注不符的共 {len(faults)} 处，其余不再列出。")


def _screen(docs: Path, settings: Settings) -> tuple[list[Found], dict[str, str], int]:
    """Screen the documents; return findings, texts by id, and how many were unread."""
    found: list[Found] = []
    texts: dict[str, str] = {}
    unread = 0
    with interruptible() as wish, progress("评测") as watcher:
        for value in run([docs], job_of(settings), screen_for_score, settings.processes, watcher, wish):
            if isinstance(value, Labelled):
                found += value.found
                texts[value.id] = value.text
            elif isinstance(value, Unread):
                unread += 1
                print_unread(errors(), value)
            else:
                raise UsageError("运行被中断，没有结果。")
    return found, texts, unread


def _records(score: Score, change: Change | None) -> Iterator[dict[str, Any]]:
    """Give the score as records: a category a line, the total, then what changed."""
    for name, tally in score.categories.items():
        yield {"category": name, **_tally(tally)}
    documents = {"documents": score.documents, "clean": score.clean, "left_clean": score.left_clean}
    yield {"category": "total", **_tally(score.total), **documents}
    if change is None:
        return
    for kind in ("gained", "lost", "alarms_added", "alarms_removed"):
        for document, category, _ in getattr(change, kind):
            yield {"change": kind, "document": document, "category": category}


def _tally(tally: Tally) -> dict[str, Any]:
    """Write counts and shares."""
    return {
        "gold": tally.gold,
        "any": tally.any,
        "every": tally.every,
        "full": tally.full,
        "right": tally.right,
        "wrong": tally.wrong,
        "recall": tally.share(tally.any),
        "precision": tally.precision,
    }
