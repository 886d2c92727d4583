"""`jianwen models`: write, check and exchange supervision models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from annotations.supervision.examples import check
from annotations.supervision.library_files import paths, read_file
from jianwen.commands.common import errors, output
from jianwen.errors import Exit, UsageError
from jianwen.leads_store import precisions
from jianwen.report.leads_words import percent
from jianwen.store import open_store

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Write, check and exchange supervision models."
)

OwnOption = Annotated[
    list[Path] | None,
    typer.Option("--models", help="Folder of the office's own models, beside the library (repeatable)."),
]


@app.command("list")
def list_command(models: OwnOption = None) -> None:
    """List the models of the library, and of further folders."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("模型", "名称", "版本", "状态", "必需的表", "可选的表"):
        table.add_column(title, overflow="fold")
    bad = 0
    for path in paths(models or []):
        model, _faults = read_file(path)
        if model is None:
            bad += 1
            errors().print(f"{path}：有错误，用 jianwen models lint 查看。", markup=False, soft_wrap=True)
            continue
        needed = "、".join(source.table for source in model.sources if source.required)
        optional = "、".join(source.table for source in model.sources if not source.required)
        cells = (model.id, model.name, model.version, model.status.value, needed, optional)
        table.add_row(*map(Text, cells))
    output().print(table)
    if bad:
        raise typer.Exit(Exit.SET_ASIDE)


@app.command("lint")
def lint_command(
    files: Annotated[list[Path], typer.Argument(help="Model files or folders of them.", show_default=False)],
) -> None:
    """Check model files: every fault with its line and remedy; the examples are run."""
    faults = 0
    for path in _files(files):
        found = _faults(path)
        faults += len(found)
        for line in found:
            output().print(line, markup=False, soft_wrap=True)
        if not found:
            output().print(f"{path}：没有错误。", markup=False, soft_wrap=True)
    if faults:
        errors().print(f"共 {faults} 处错误。")
        raise typer.Exit(Exit.COULD_NOT_RUN)


def _files(given: list[Path]) -> list[Path]:
    """Return the files, and those of folders."""
    found = []
    for path in given:
        if not path.exists():
            raise UsageError("没有这个文件或文件夹。", str(path), "核对路径。")
        found += sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return found


def _faults(path: Path) -> list[str]:
    """Return the faults of one file, those of its examples last."""
    model, faults = read_file(path)
    if model is None:
        return [str(fault) for fault in faults]
    return [
        f"{result.example.place}: 样例“{result.example.title}”不是“{result.example.expected}”；核对样例或条件"
        for result in check(model)
        if not result.held
    ]


@app.command("precision")
def precision_command(
    store: Annotated[Path, typer.Option("--store", help="The store of the audits and decisions.")],
) -> None:
    """Say how often each version of each model was right, by the decisions on its leads."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("模型", "版本"):
        table.add_column(title, overflow="fold")
    for title in ("线索", "已判", "有效", "有效率", "办结", "成案", "成案率"):
        table.add_column(title, justify="right")
    for (model, revision), one in precisions(open_store(store)).items():
        valid = (str(one.leads), str(one.decided), str(one.right), percent(one.share))
        ended = (str(one.ended), str(one.established), percent(one.established_share))
        table.add_row(model, revision, *valid, *ended)
    output().print(table)
    output().print("有效率 = 曾判有效、移送或成案的 ÷ 已判；成案率 = 成案 ÷（成案 + 不成案）。")
