"""An audit: tables and documents become the tables of the catalogue, models run over them, leads come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.model.tree import Model
from annotations.supervision.run import Outcome, Run, run
from annotations.supervision.tables.files import Tables, load
from annotations.supervision.tables.values import Doubt, Loaded, Unfit
from annotations.supervision.weights import Weights
from jianwen.auditing_models import FaultsError
from jianwen.errors import UsageError
from nlp.values import Unread


@dataclass(frozen=True, slots=True)
class Data:
    """What an audit runs over, and what could not be used of what was given."""

    tables: dict[str, Loaded] = field(default_factory=dict, repr=False)
    documents: int = 0
    unread: tuple[Unread, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def unfit(self) -> tuple[Unfit, ...]:
        """Return every cell that does not fit."""
        return tuple(one for loaded in self.tables.values() for one in loaded.unfit)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return what was taken with a doubt."""
        return tuple(one for loaded in self.tables.values() for one in loaded.doubts)


@dataclass(frozen=True, slots=True)
class Audited:
    """A finished audit: the models that were asked for, the data, and what came out."""

    models: tuple[Model, ...]
    data: Data
    outcome: Outcome
    today: date

    def model(self, id_: str) -> Model:
        """Return a model by its id."""
        return next(model for model in self.models if model.id == id_)


def read_tables(given: Sequence[str]) -> Data:
    """Load the files given as NAME=FILE; a file that cannot be used stops the run, all faults told."""
    tables: Tables = load([_pair(word) for word in given])
    if tables.faults:
        lines = [f"{fault.source}：{fault.message}。办法：{fault.remedy}。" for fault in tables.faults]
        raise FaultsError(f"有 {len(lines)} 个表不能用，没有运行。", lines)
    return Data(tables.data, ignored=tables.ignored)


def _pair(word: str) -> tuple[str, Path]:
    """Take NAME=FILE apart."""
    name, sign, path = word.partition("=")
    if not sign or not name.strip() or not path.strip():
        known = "、".join(list(catalogue())[:6])
        raise UsageError(
            "--table 的写法不对。", word, f"写成 表名=文件，例如 案件=台账.xlsx；表名有：{known} 等。"
        )
    return name.strip(), Path(path.strip()).expanduser()


def audit(models: Sequence[Model], data: Data, today: date, key: bytes, weights: Weights | None) -> Audited:
    """Run the models over the data."""
    given = Run(today, key, weights.of if weights else {}, weights.office if weights else "")
    return Audited(tuple(models), data, run(models, data.tables, given), today)
