"""Which models a run uses: the library, an office's own folder, or those that were named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.supervision.library_files import find, paths, read_file
from annotations.supervision.model.tree import Model
from annotations.supervision.values import ModelFault
from annotations.supervision.weights import Weights, read_weights
from jianwen.errors import FaultsError, UsageError

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Choice:
    """The models of a run, those of the library that an office's own ones stand in for, and the ids of all
    that are known, whether they run or not.
    """

    models: tuple[Model, ...]
    replaced: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()


def choose(wanted: Sequence[str], own: Sequence[Path]) -> Choice:
    """Read the models that are wanted (by id, number or file); without a wish, all there are.

    A model of an office's own folder stands in for the library's of the same id. A library file that
    nobody asked for is not read, so its faults stop nothing.
    """
    files = tuple(Path(word) for word in wanted if word.endswith(_SUFFIXES))
    names = tuple(word for word in wanted if not word.endswith(_SUFFIXES))
    models: dict[str, Model] = {}
    replaced: list[str] = []
    for path in _paths(names, own, files, everything=not wanted):
        model = _read(path)
        replaced += [model.id] if model.id in models else []
        models[model.id] = model
    known = frozenset(models).union(path.stem for path in paths())
    if not wanted:
        return Choice(tuple(models.values()), tuple(replaced), known)
    chosen = [model for name in names for model in _found(models, name)]
    chosen += [model for model in models.values() if Path(model.place.path) in files]
    return Choice(tuple({model.id: model for model in chosen}.values()), tuple(replaced), known)


def _paths(
    names: Sequence[str], own: Sequence[Path], files: Sequence[Path], *, everything: bool
) -> Iterator[Path]:
    """Give the files to read: those of the library that may be wanted (they are called by their ids), then
    the office's own, which have any name.
    """
    for path in paths():
        if everything or any(name in (path.stem, path.stem.split("-")[0]) for name in names):
            yield path
    for given in own if everything or names else ():
        if not given.exists():
            raise UsageError("没有这个文件夹或文件。", f"--models {given}", "核对路径。")
        yield from sorted(given.glob("*.yaml")) if given.is_dir() else [given]
    yield from files


def _found(models: dict[str, Model], name: str) -> tuple[Model, ...]:
    """Find the models of a name."""
    found = find(models.values(), name)
    if not found:
        raise UsageError("没有这个模型。", f"--model {name}", "用 jianwen models list 看有哪些模型。")
    return found


def _read(path: Path) -> Model:
    """Read one model; its faults stop the run."""
    model, faults = read_file(path)
    if model is None:
        raise told(faults)
    return model


def told(faults: Sequence[ModelFault]) -> FaultsError:
    """Make the error for faults of model files."""
    return FaultsError(f"模型文件有 {len(faults)} 处错误，没有运行。", [str(fault) for fault in faults])


def weights_of(path: Path | None, choice: Choice) -> Weights | None:
    """Read the office's weights; one file is for all its models, also where only some of them run."""
    if path is None:
        return None
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError("权重文件读不了。", str(path), "核对路径，并另存为 UTF-8 文本。") from None
    weights, faults = read_weights(text, str(path), choice.models, choice.known)
    if weights is None:
        raise told(faults)
    return weights
