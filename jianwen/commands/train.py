"""`jianwen train`: a recogniser of names from labels and decisions."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from annotations.review import fold, is_confirmed, lasting
from annotations.values import Decision
from jianwen.commands.common import errors, leave, output
from jianwen.commands.options import TRAINING, with_settings
from jianwen.errors import UsageError
from jianwen.keeping.store import Store, open_store
from jianwen.running.judge import Job, job_of
from jianwen.settings import Settings
from jianwen.training.labels import LabelFormat, Labels, merged, read_labels, reviewed
from jianwen.training.names import Trial, cross_validated, taught_of
from nlp.names.recognisers.spacy_training import train as train_pipeline

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Train a recogniser of names.")


@app.callback()
def train() -> None:
    """Train a recogniser of names."""


@app.command()
@with_settings(*TRAINING)
def names(
    out: Annotated[Path, typer.Option("--out", help="Folder of the new pipeline; must not exist.")],
    gold: Annotated[list[Path] | None, typer.Option("--gold", help="Labelled texts (repeatable).")] = None,
    form: Annotated[LabelFormat, typer.Option("--from", help="Format of --gold.")] = LabelFormat.JIANWEN,
    docs: Annotated[
        list[Path] | None, typer.Option("--docs", help="Documents: one for each --gold, then for --store.")
    ] = None,
    store: Annotated[Path | None, typer.Option("--store", help="Store with reviewers' decisions.")] = None,
    folds: Annotated[int, typer.Option(min=2, help="Folds of the measurement.")] = 4,
    steps: Annotated[int, typer.Option(min=1, help="Steps of training.")] = 1200,
    *,
    settings: Settings,
) -> None:
    """Train a spaCy pipeline on protected names, and report it beside LAC on texts it has not seen.

    Use it with recogniser = "spacy" and recogniser_path in the settings.
    """
    if out.exists():
        raise UsageError("输出文件夹已存在。", str(out), "换一个 --out，或先移走它。")
    job = job_of(settings)
    opened = None if store is None else open_store(store)
    labels = _labels(gold or [], form, docs or [], opened, job, settings.processes)
    given = _given(labels, () if opened is None else opened.decisions.all())
    named = sum(bool(taught_of(one).names) for one in labels.texts)
    if named < folds:
        few = f"可供训练的标注太少：有受保护姓名的文本 {named} 份，分 {folds} 份轮流测试至少要 {folds} 份。"
        raise UsageError(few, given, "增加标注或判定，或减少 --folds。")
    # spaCy tells its progress on standard output, which is for results.
    with contextlib.redirect_stdout(sys.stderr):
        trials = list(cross_validated(labels.texts, job, folds, steps))
    output().print(_table(trials))
    if not trials[1].measure.right:
        few = f"没有学会：在未参加训练的文本里，一处姓名也没有认出。有姓名的文本只有 {named} 份。没有写出。"
        raise UsageError(few, given, "增加标注或判定，或加大 --steps，再训练。")
    with contextlib.redirect_stdout(sys.stderr):
        train_pipeline([taught_of(one) for one in labels.texts], out, steps=steps)
    before, after = trials[0].measure.f1, trials[1].measure.f1
    verdict = "高于" if after > before else "没有超过"
    errors().print(
        f"训练所得的 F1（{after:.3f}）{verdict} LAC（{before:.3f}）。已写入：{out}", soft_wrap=True
    )
    leave(set_aside=labels.unread)


def _labels(
    gold: Sequence[Path],
    form: LabelFormat,
    docs: Sequence[Path],
    store: Store | None,
    job: Job,
    processes: int,
) -> Labels:
    """Read every set; documents are given in the order of the sets, those of the store last."""
    needed = (len(gold) if form is LabelFormat.JIANWEN else 0) + (store is not None)
    if len(docs) != needed:
        remedy = "每个 jianwen 格式的 --gold 配一个 --docs，--store 再配一个，顺序一致。"
        raise UsageError(f"--docs 应给 {needed} 个，实际 {len(docs)} 个。", "train names", remedy)
    paired = list(docs) if form is LabelFormat.JIANWEN else [None] * len(gold)
    sets = [
        read_labels(path, form, beside, job, processes) for path, beside in zip(gold, paired, strict=False)
    ]
    if store is not None:
        decisions = store.decisions.all()
        known = replace(job, key=store.key, placed=lasting(decisions))
        sets.append(reviewed(docs[-1], known, fold(decisions), processes))
    return merged(sets)


def _given(labels: Labels, decisions: Sequence[Decision]) -> str:
    """Say what there was to learn from, and which decisions were met in the documents and which were not."""
    sure = [one for text in labels.texts for one in text.labels if not one.arguable]
    names = sum(one.category.startswith("name.") for one in sure)
    others = f"其余类别 {len(sure) - names} 处不用于训练"
    said = f"文本 {len(labels.texts)} 份，标注 {len(sure)} 处：姓名 {names} 处，{others}"
    state = fold(decisions)
    real = [name for name in state if is_confirmed(state, name)]
    if not real:
        return said
    met = sum(name in labels.met for name in real)
    why = "（文书不在 --docs 之中，或者内容、检查规则已变）"
    rest = f"{len(real) - met} 条没有找到{why}" if met < len(real) else "没有找到的 0 条"
    return f"{said}；判为属实的 {len(real)} 条，在文书中找到 {met} 条，{rest}"


def _table(trials: Sequence[Trial]) -> Table:
    """Show what was measured."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="受保护的姓名，逐处计算（未参加训练的文本）")
    table.add_column("识别方法")
    for column in ("应有", "召回", "精确", "F1"):
        table.add_column(column, justify="right")
    for one in trials:
        measure = one.measure
        table.add_row(
            one.what,
            str(measure.gold),
            f"{measure.recall:.3f}",
            f"{measure.precision:.3f}",
            f"{measure.f1:.3f}",
        )
    return table
