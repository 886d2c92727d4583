"""`jianwen gold`: labelled texts between our format and those of annotation tools."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from annotations.review import fold, lasting
from jianwen.commands.common import errors, leave
from jianwen.commands.options import TRAINING, with_settings
from jianwen.errors import UsageError
from jianwen.keeping.store import open_store
from jianwen.running.judge import job_of
from jianwen.settings import Settings
from jianwen.training.labels import LabelFormat, Labels, read_labels, reviewed, write_labels

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Convert and export labelled texts.")

TargetArgument = Annotated[Path, typer.Argument(metavar="FILE", help="File to write (a folder for brat).")]
ToOption = Annotated[LabelFormat, typer.Option("--to", help="Format to write.")]


@app.callback()
def gold() -> None:
    """Convert and export labelled texts. They hold what leaks: treat them as secret."""


@app.command()
@with_settings(*TRAINING)
def convert(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="Labelled texts (a folder for brat).")],
    target: TargetArgument,
    form: Annotated[LabelFormat, typer.Option("--from", help="Format to read.")],
    to: ToOption,
    docs: Annotated[Path | None, typer.Option("--docs", help="Documents of the jianwen format.")] = None,
    *,
    settings: Settings,
) -> None:
    """Convert labelled texts from one format to another."""
    _written(read_labels(source, form, docs, job_of(settings), settings.processes), target, to)


@app.command()
@with_settings(*TRAINING)
def export(
    docs: Annotated[
        Path, typer.Argument(metavar="PATH", help="The documents that were screened and reviewed.")
    ],
    target: TargetArgument,
    store: Annotated[Path, typer.Option("--store", help="Store with the reviewers' decisions.")],
    to: ToOption = LabelFormat.JIANWEN,
    *,
    settings: Settings,
) -> None:
    """Write what reviewers decided as labels: confirmed and added ones; what nobody looked at is arguable."""
    opened = open_store(store)
    decisions = opened.decisions.all()
    job = replace(job_of(settings, opened.key), placed=lasting(decisions))
    labels = reviewed(docs, job, fold(decisions), settings.processes)
    _written(labels, target, to)
    opened.audit("gold export", documents=len(labels.texts), unread=labels.unread)


def _written(labels: Labels, target: Path, to: LabelFormat) -> None:
    """Write labels and tell the numbers."""
    if not labels.texts:
        raise UsageError("没有可写的文本。", str(target), "检查输入的标注或文书。")
    write_labels(target, to, labels.texts)
    count = sum(len(one.labels) for one in labels.texts)
    line = f"文本 {len(labels.texts)} 份，标注 {count} 处，未读 {labels.unread} 项：{target}"
    errors().print(line, markup=False, soft_wrap=True)
    leave(set_aside=labels.unread)
