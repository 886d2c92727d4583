"""`jianwen models`: write, check and exchange supervision models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.library_files import paths, read_file
from annotations.supervision.model.lint import judge
from annotations.supervision.model.tree import Model
from annotations.supervision.tables.template import write_template
from jianwen.auditing.models import choose
from jianwen.auditing.words import (
    described,
    field_row,
    skeleton,
    table_of,
    tables_of,
    write_new,
)
from jianwen.commands.common import errors, output
from jianwen.commands.models_exchange import (
    diff_command,
    export_command,
    import_command,
    schema_command,
)
from jianwen.errors import Exit, UsageError, reason_of
from jianwen.keeping.leads import decided_leads, precisions
from jianwen.keeping.store import open_store
from jianwen.report.leads_words import percent

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Write, check and exchange supervision models."
)

OwnOption = Annotated[
    list[Path] | None,
    typer.Option("--models", help="Folder of the office's own models, beside the library (repeatable)."),
]
ModelArgument = Annotated[str, typer.Argument(metavar="ID", help="M5, an id, or a .yaml file.")]
OutOption = Annotated[Path, typer.Option("-o", "--out", help="The file to write.")]


@app.command("list")
def list_command(models: OwnOption = None) -> None:
    """List the models of the library, and of further folders."""
    rows = []
    bad = [path for path in paths(models or []) if read_file(path)[0] is None]
    for path in paths(models or []):
        model, _ = read_file(path)
        if model is not None:
            rows.append(_listed(model))
    _print_table(("模型", "名称", "版本", "状态", "必需的表", "可选的表"), rows)
    for path in bad:
        errors().print(f"{path}：有错误，用 jianwen models lint 查看。", markup=False, soft_wrap=True)
    if bad:
        raise typer.Exit(Exit.SET_ASIDE)


@app.command("tables")
def tables_command() -> None:
    """List the tables that models can read."""
    rows = [
        (
            table.name,
            table.meaning,
            str(len(table.columns)),
            "敏感：库中只留线索引用的，遮盖后" if table.private else "",
        )
        for table in catalogue().values()
    ]
    _print_table(("表", "内容", "字段", "留存"), rows)


@app.command("fields")
def fields_command(table: Annotated[str, typer.Argument(metavar="TABLE", help="A table: 案件.")]) -> None:
    """List the fields of a table: what stands in each, how it is written, what else it may be called."""
    rows = [field_row(column) for column in table_of(table).columns]
    _print_table(("字段", "类型", "必填", "内容", "例", "别名"), rows)


@app.command("show")
def show_command(model: ModelArgument, models: OwnOption = None) -> None:
    """Tell what a model looks for, in words."""
    for one in _meant(model, models):
        for line in described(one):
            output().print(line, markup=False, soft_wrap=True)


@app.command("template")
def template_command(
    model: Annotated[str, typer.Argument(metavar="ID", help="A model (all its tables), or one table.")],
    out: OutOption,
    models: OwnOption = None,
) -> None:
    """Write a workbook to fill in: two locked header rows, data from row 3."""
    if out.suffix.lower() != ".xlsx":
        raise UsageError("模板是工作簿。", f"-o {out}", "文件名以 .xlsx 结尾。")
    if out.exists():
        raise UsageError("文件已经存在，不覆盖。", str(out), "换一个文件名，或先移走旧文件。")
    is_table = model in catalogue()
    found = (table_of(model),) if is_table else tables_of(_meant(model, models))
    try:
        write_template(found, out)
    except OSError as error:
        raise UsageError(f"文件写不进去（{reason_of(error)}）。", str(out), "检查路径和写权限。") from None
    given = [f"--table {table.name}={out}" for table in found]
    given += [] if is_table else [f"--model {model}", *(f"--models {one}" for one in models or [])]
    output().print(
        f"已写出 {out}：{'、'.join(table.name for table in found)}。", markup=False, soft_wrap=True
    )
    output().print(
        f"从第 3 行填起，再运行：jianwen audit {' '.join(given)} --out 线索", markup=False, soft_wrap=True
    )


@app.command("new")
def new_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the new model.")], out: OutOption
) -> None:
    """Write a model to begin with: every part of it with a comment; it lints clean and runs as it is."""
    write_new(out, skeleton(name, str(out)))
    output().print(f"已写出 {out}。按注释改，再检查：jianwen models lint {out}", markup=False, soft_wrap=True)


@app.command("lint")
def lint_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Model files or folders of them.", show_default=False)
    ],
    store: Annotated[
        Path | None, typer.Option("--store", help="Store whose decisions a status is judged by.")
    ] = None,
) -> None:
    """Check model files: every fault with its line and remedy; the examples are run.

    Exit status 1 where something must be mended; a line that ends with 提醒 is for the author to weigh.
    """
    given = _files(files)
    models: list[Model] = []
    serious = 0
    for path in given:
        model, faults = read_file(path)
        serious += len(faults)
        _print_lines(map(str, faults))
        models += [model] if model else []
    remarks = judge(models, decided_leads(open_store(store)) if store else None)
    serious += sum(remark.serious for remark in remarks)
    _print_lines(map(str, remarks))
    if serious:
        errors().print(f"检查 {len(given)} 个模型，有 {serious} 处要改。")
        raise typer.Exit(Exit.FINDINGS)
    output().print(f"检查 {len(given)} 个模型，没有要改的。")


@app.command("precision")
def precision_command(
    store: Annotated[Path, typer.Option("--store", help="The store of the audits and decisions.")],
) -> None:
    """Say how often each version of each model was right, by the decisions on its leads."""
    rows = []
    for (model, revision), one in precisions(open_store(store)).items():
        valid = (str(one.leads), str(one.decided), str(one.right), percent(one.share))
        ended = (str(one.ended), str(one.established), percent(one.established_share))
        rows.append((model, revision, *valid, *ended))
    _print_table(("模型", "版本", "线索", "已判", "有效", "有效率", "办结", "成案", "成案率"), rows)
    output().print("有效率 = 曾判有效、移送或成案的 ÷ 已判；成案率 = 成案 ÷（成案 + 不成案）。")


app.command("export")(export_command)
app.command("import")(import_command)
app.command("diff")(diff_command)
app.command("schema")(schema_command)


def _meant(wanted: str, own: list[Path] | None) -> tuple[Model, ...]:
    """Read the models of a name, a number, or a file."""
    return choose([wanted], own or []).models


def _listed(model: Model) -> tuple[str, ...]:
    """Return the row of a model."""
    needed = "、".join(source.table for source in model.sources if source.required)
    optional = "、".join(source.table for source in model.sources if not source.required)
    return (model.id, model.name, model.version, model.status.value, needed, optional)


def _files(given: list[Path]) -> list[Path]:
    """Return the files, and those of folders."""
    found: list[Path] = []
    for path in given:
        if not path.exists():
            raise UsageError("没有这个文件或文件夹。", str(path), "核对路径。")
        found += sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return found


def _print_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    output().print(table)


def _print_lines(lines: Iterable[str]) -> None:
    """Print lines as they are."""
    for line in lines:
        output().print(line, markup=False, soft_wrap=True)
