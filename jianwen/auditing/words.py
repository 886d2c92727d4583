"""What `jianwen models` shows and writes: a model in words, tables and fields, a skeleton to begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Column, Table
from annotations.supervision.library_files import find
from annotations.supervision.model.read import ID
from annotations.supervision.model.tree import Collision, Condition, Feature, GroupFeature, Model
from annotations.supervision.values import SubjectKind
from jianwen.errors import UsageError, reason_of

_UNFIT = re.compile(r"[^\u3400-\u9fffA-Za-z0-9-]")


def skeleton(name: str, file: str) -> str:
    """Write a model to begin with: it lints clean and runs."""
    id_ = _UNFIT.sub("", name)
    if not ID.fullmatch(id_):
        raise UsageError("这个名字不能作编号。", name, "用 2 到 30 个汉字、字母或数字，例如 夜间快速调解。")
    text = resources.files("annotations.supervision").joinpath("skeleton.yaml").read_text("utf-8")
    return text.format(id=id_, name=name.strip(), file=file)


def model_of(models: Sequence[Model], wanted: str) -> Model:
    """Find the one model of an id or number."""
    found = find(models, wanted)
    if not found:
        raise UsageError("没有这个模型。", wanted, "用 jianwen models list 看有哪些模型。")
    if len(found) > 1:
        raise UsageError("这个编号有几个模型。", wanted, f"写全：{'、'.join(one.id for one in found)}。")
    return found[0]


def table_of(name: str) -> Table:
    """Find a table of the catalogue."""
    table = catalogue().get(name)
    if table is None:
        raise UsageError(f"没有叫“{name}”的表。", name, "用 jianwen models tables 看有哪些表。")
    return table


def tables_of(models: Sequence[Model]) -> tuple[Table, ...]:
    """Return the tables of models that a person can fill in."""
    names = dict.fromkeys(source.table for model in models for source in model.sources)
    found = (catalogue()[name] for name in names)
    return tuple(table for table in found if any(not column.read for column in table.columns))


def field_row(column: Column) -> tuple[str, str, str, str, str, str]:
    """Return what is said of a column."""
    needed = "必填" if column.required else "只从文书读取" if column.read else ""
    return (column.name, column.sense.value, needed, column.meaning, column.form, "、".join(column.aliases))


def described(model: Model) -> Iterator[str]:
    """Tell a model in words, for who wants to know what it looks for before running it."""
    yield f"{model.id}　{model.name}（{model.version} {model.status.value}）"
    yield f"来源：{model.origin}"
    yield from (f"依据：{text}" for text, _ in model.basis)
    needed = [f"{source.table}（{'必需' if source.required else '可选'}）" for source in model.sources]
    yield f"数据：{'、'.join(needed)}；逐行看的是{model.main}"
    if model.scope:
        yield f"范围：{model.scope.source}"
    yield from (
        f"{'参数' if part.param else '取值'}　{part.name} = {part.value.source}" for part in model.derived
    )
    yield from (_collision(part) for part in model.collisions)
    yield from (
        f"基准　{part.name}：{part.value.source}，与同{'、'.join(part.like)}的相比"
        for part in model.baselines
    )
    features: tuple[Feature | GroupFeature, ...] = (*model.features, *model.groups)
    yield from (_feature(part) for part in features)
    yield from (f"排除　{part.id}：{part.condition.source}（{part.says}）" for part in model.exclusions)
    yield _verdict(model)
    yield from (f"先排除：{text}" for text in model.explanations)
    yield f"文书：{model.letter}"
    yield f"样例：{len(model.examples)} 个"
    yield f"文件：{model.place.path}（{model.revision}）"


def _collision(part: Collision) -> str:
    """Tell a collision."""
    ways = "，再试 ".join(" 且 ".join(pair.own.source for pair in way) for way in part.ways)
    return f"碰撞　{part.name}：{part.table}，{ways}{_also(part.also)}"


def _also(condition: Condition | None) -> str:
    """Tell what matched rows must meet beside."""
    return f"；且 {condition.source}" if condition else ""


def _feature(part: Feature | GroupFeature) -> str:
    """Tell a feature."""
    by = f"按 {'、'.join(part.by)}，" if isinstance(part, GroupFeature) else ""
    return f"特征　{part.id}（{part.weight:g} 分）：{by}{part.condition.source}　→ {part.says.source}"


def _verdict(model: Model) -> str:
    """Tell when a lead is made."""
    verdict = model.verdict
    by = (
        ""
        if verdict.subject is SubjectKind.CASE
        else f"，按 {'、'.join(verdict.by)}，至少 {verdict.least} 行"
    )
    to = f"，去向 {verdict.destination}" if verdict.destination else ""
    return f"成案：{verdict.condition.source}；对象 {verdict.subject.value}{by}{to}"


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet: nobody's model is overwritten."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError("文件已经存在，不覆盖。", str(path), "换一个文件名，或先移走旧文件。") from None
    except OSError as error:
        raise UsageError(f"文件写不进去（{reason_of(error)}）。", str(path), "检查路径和写权限。") from None
