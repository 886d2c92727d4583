"""Finds and reads the models of the library, and a user's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.model.read import read_model
from annotations.supervision.model.tree import Model
from annotations.supervision.values import ModelFault, Place

LIBRARY = Path(__file__).with_name("library")


def read_file(path: Path) -> tuple[Model | None, tuple[ModelFault, ...]]:
    """Read a model file; one that cannot be read is a fault."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        return None, (ModelFault(Place(str(path)), "不是 UTF-8 文本", "另存为 UTF-8"),)
    except OSError:
        return None, (ModelFault(Place(str(path)), "打不开这个文件", "检查路径和权限"),)
    return read_model(text, str(path), catalogue())


def paths(folders: Iterable[Path] = ()) -> Iterator[Path]:
    """Give the model files of the library and of further folders, in the order of their names."""
    for folder in (LIBRARY, *folders):
        yield from sorted(folder.glob("*.yaml"))


@cache
def library() -> tuple[Model, ...]:
    """Return the models of the library; a fault there is a fault of ours."""
    models = []
    for path in paths():
        model, faults = read_file(path)
        if model is None:
            raise ValueError("\n".join(map(str, faults)))
        models.append(model)
    return tuple(models)


def find(models: Iterable[Model], wanted: str) -> tuple[Model, ...]:
    """Find the models of an id, or of a number alone (M5); several may share the work of one number."""
    return tuple(model for model in models if model.answers(wanted))
