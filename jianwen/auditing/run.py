"""An audit: tables and documents become the tables of the catalogue, models run over them, leads come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from annotations.review import fold
from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.published import with_published
from annotations.supervision.model.tree import Model
from annotations.supervision.run import Outcome, Run, run
from annotations.supervision.stages import Precision, Standing, standing_of
from annotations.supervision.tables.files import Tables, load
from annotations.supervision.tables.values import Doubt, Held, Loaded, Unfit
from annotations.supervision.traits import Tally, tally
from annotations.supervision.values import Lead
from annotations.supervision.weights import Weights
from jianwen.errors import FaultsError, UsageError
from jianwen.keeping.leads import Ran, jumps, keep, last_counts, precisions
from jianwen.keeping.store import Store
from nlp.values import Unread


@dataclass(frozen=True, slots=True)
class Data:
    """What an audit runs over, and what could not be used of it; `given` names the tables of files.

    `cased` counts the documents that told of a case (案件); those of one number are one row of it.
    """

    tables: Mapping[str, Held] = field(default_factory=dict, repr=False)
    given: tuple[str, ...] = ()
    documents: int = 0
    cased: int = 0
    unread: tuple[Unread, ...] = ()
    ignored: tuple[str, ...] = ()
    doubted: tuple[Doubt, ...] = ()

    @property
    def loaded(self) -> dict[str, Loaded]:
        """Return the tables whose rows are in memory; those of a store are not."""
        return {name: held for name, held in self.tables.items() if isinstance(held, Loaded)}

    @property
    def unfit(self) -> tuple[Unfit, ...]:
        """Return every cell that does not fit."""
        return tuple(one for held in self.tables.values() for one in held.unfit)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return what was taken with a doubt."""
        return (*(one for held in self.tables.values() for one in held.doubts), *self.doubted)


@dataclass(frozen=True, slots=True)
class Audited:
    """A finished audit: the models that were asked for, the data, what came out, and what people said before.

    `precisions` are those of the models as they are now; `warnings` are about how many leads there are;
    `tallies` are what stands in the rows of each model's leads, where it was counted.
    """

    models: tuple[Model, ...]
    data: Data
    outcome: Outcome
    today: date
    weights: str = ""
    standings: Mapping[str, Standing] = field(default_factory=dict, repr=False)
    precisions: Mapping[str, Precision] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict, repr=False)

    def model(self, id_: str) -> Model:
        """Return a model by its id."""
        return next(model for model in self.models if model.id == id_)

    def standing(self, lead: Lead) -> Standing:
        """Say where a lead stands."""
        return self.standings.get(lead.fingerprint, Standing())


def read_tables(given: Sequence[str]) -> Data:
    """Load the files given as NAME=FILE; a file that cannot be used stops the run, all faults told."""
    tables: Tables = load([_pair(word) for word in given])
    if tables.faults:
        lines = [f"{fault.source}：{fault.message}。办法：{fault.remedy}。" for fault in tables.faults]
        raise FaultsError(f"有 {len(lines)} 个表不能用，没有运行。", lines)
    return Data(tables.data, tuple(tables.data), ignored=tables.ignored)


def _pair(word: str) -> tuple[str, Path]:
    """Take NAME=FILE apart."""
    name, sign, path = word.partition("=")
    if not sign or not name.strip() or not path.strip():
        known = "、".join(list(catalogue())[:6])
        raise UsageError(
            "--table 的写法不对。", word, f"写成 表名=文件，例如 案件=台账.xlsx；表名有：{known} 等。"
        )
    return name.strip(), Path(path.strip()).expanduser()


def audit(
    models: Sequence[Model],
    data: Data,
    today: date,
    key: bytes,
    weights: Weights | None,
    *,
    counting: bool = False,
) -> Audited:
    """Run the models over the data; with `counting`, count what stands in the rows of their leads."""
    office = weights.office if weights else ""
    given = Run(today, key, weights.numbers if weights else {}, office)
    models = [weights.applied(model) if weights else model for model in models]
    tables = {**data.tables, **with_published(data.loaded, models, today)}
    outcome = run(models, tables, given)
    tallies = _tallies(models, outcome, tables, key) if counting else {}
    return Audited(tuple(models), data, outcome, today, office, tallies=tallies)


def _tallies(
    models: Sequence[Model], outcome: Outcome, tables: Mapping[str, Held], key: bytes
) -> dict[str, Tally]:
    """Count what stands in the rows of each model's leads, there and in the whole table that it ran over."""
    found: dict[str, list[Lead]] = {}
    for lead in outcome.leads:
        found.setdefault(lead.model, []).append(lead)
    return {
        model.id: tally(tables[model.main], found[model.id], key) for model in models if model.id in found
    }


def remembered(audited: Audited, store: Store, *, keeping: bool) -> Audited:
    """Join an audit with what the store knows of its leads; with `keeping`, keep it there too."""
    leads, funnels = audited.outcome.leads, audited.outcome.funnels
    state = fold(store.decisions.all())
    warnings = tuple(jumps(last_counts(store), funnels))
    ran = {funnel.model: audited.model(funnel.model).revision for funnel in funnels}
    if keeping:
        keep(
            store,
            leads,
            tuple(Ran(ran[funnel.model], funnel) for funnel in funnels),
            {name: one for name, one in audited.tallies.items() if not _is_private(audited, name)},
        )
    known = precisions(store)
    return replace(
        audited,
        standings={lead.fingerprint: standing_of(state, lead.fingerprint) for lead in leads},
        precisions={name: known[name, one] for name, one in ran.items() if (name, one) in known},
        warnings=warnings,
    )


def _is_private(audited: Audited, model: str) -> bool:
    """Say whether a model looks at the rows of a register that the store does not keep."""
    return catalogue()[audited.model(model).main].private
