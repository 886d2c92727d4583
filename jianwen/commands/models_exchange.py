"""`jianwen models export|import|diff|schema`: models that travel between offices, and what changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.model.compare import compare
from annotations.supervision.model.exchange import ExchangeError, Package, packed, unpacked
from annotations.supervision.model.read import read_model
from annotations.supervision.model.schema import schema
from annotations.supervision.model.tree import Model
from jianwen.auditing.models import choose
from jianwen.auditing.words import model_of, write_new
from jianwen.commands.common import errors, output
from jianwen.errors import Exit, UsageError

OwnOption = Annotated[
    list[Path] | None,
    typer.Option("--models", help="Folder of the office's own models, beside the library (repeatable)."),
]
_SUFFIXES = (".yaml", ".yml")


def export_command(
    model: Annotated[str, typer.Argument(metavar="ID", help="M5, an id, or a .yaml file.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")],
    office: Annotated[str, typer.Option("--office", help="Who sends it: 某某市人民检察院.")],
    models: OwnOption = None,
) -> None:
    """Write a model to send: the file itself with a header and a hash."""
    found = _one(model, models)
    text = Path(found.place.path).read_text("utf-8")
    write_new(out, packed(text, found, office, datetime.now().astimezone().date()))
    _say(f"已写出 {out}：{found.id} {found.version}。对方用 jianwen models import 导入。")


def import_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that another office exported.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder of the office's own models.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of the one there.")] = False,
) -> None:
    """Take a model in: check its hash, read it, show what differs from the one there is, and keep it."""
    package, model = _received(file)
    target = out / f"{model.id}.yaml"
    _say(f"{model.id} {model.version}，{package.office} {package.day} 导出，校验相符。")
    known = target if target.exists() else _library(model.id)
    if known:
        _tell(compare(_one(str(known), None), model), f"和 {known} 没有不同。")
    if target.exists() and not replace:
        raise UsageError("文件夹里已经有这个模型。", str(target), "看过上面的不同之处，要换就加 --replace。")
    if target.exists():
        target.rename(_aside(target))
    write_new(target, package.text)
    _say(f"已存为 {target}。用之前先检查：jianwen models lint {target}")


def diff_command(
    old: Annotated[str, typer.Argument(metavar="ID", help="M5, an id, or a .yaml file.")],
    new: Annotated[str, typer.Argument(metavar="ID", help="The other one.")],
    models: OwnOption = None,
) -> None:
    """Say what differs between two models or versions; exit status 1 where anything does."""
    changes = compare(_one(old, models), _one(new, models))
    _tell(changes, "没有不同（注释和排版不算）。")
    if changes:
        raise typer.Exit(Exit.FINDINGS)


def schema_command(out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")]) -> None:
    """Write the JSON Schema with which editors offer and explain the keys of model files."""
    write_new(out, json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
    _say(f"已写出 {out}。在模型文件第一行写：# yaml-language-server: $schema={out}")


def _received(file: Path) -> tuple[Package, Model]:
    """Read a file that was sent, and the model in it."""
    try:
        package = unpacked(file.read_text("utf-8"), str(file))
    except ExchangeError as error:
        raise UsageError(f"{error.fault.message}。", str(file), f"{error.fault.remedy}。") from None
    except (OSError, UnicodeDecodeError):
        raise UsageError("读不了这个文件。", str(file), "核对路径；文件应是 UTF-8 文本。") from None
    model, faults = read_model(package.text, str(file), catalogue())
    if model is None:
        for fault in faults:
            errors().print(str(fault), markup=False, soft_wrap=True)
        raise UsageError("这个模型有错误，没有导入。", str(file), "可能是用更新的版本写的，或请对方改正。")
    return package, model


def _library(id_: str) -> Path | None:
    """Return the library's file of a model, if there is one."""
    found = [model for model in choose([], []).models if model.id == id_]
    return Path(found[0].place.path) if found else None


def _aside(path: Path) -> Path:
    """Name the file under which the former model is kept."""
    number = 1
    while (kept := path.with_suffix(f".旧{number}")).exists():
        number += 1
    return kept


def _one(wanted: str, own: Sequence[Path] | None) -> Model:
    """Read one model."""
    models = choose([wanted], own or []).models
    return models[0] if wanted.endswith(_SUFFIXES) else model_of(models, wanted)


def _tell(changes: Sequence[object], none: str) -> None:
    """Print differences."""
    for change in changes:
        _say(str(change))
    if not changes:
        _say(none)


def _say(line: str) -> None:
    """Print a line as it is."""
    output().print(line, markup=False, soft_wrap=True)
