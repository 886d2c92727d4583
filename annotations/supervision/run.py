"""Models run over tables on one machine (DuckDB), and leads come out with their evidence and a funnel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import ibis

from annotations.supervision.compile.judge import EXCLUDED, LEAD, Task, judge
from annotations.supervision.language.expr import Expr
from annotations.supervision.leads import leads_of
from annotations.supervision.model.tree import Model
from annotations.supervision.tables.values import Loaded
from annotations.supervision.values import Lead

_STEP = "jianwen_step"


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many rows came in, were in scope, fired each feature, were excluded by each pattern, made leads."""

    model: str
    rows: int
    in_scope: int
    features: tuple[tuple[str, int], ...]
    exclusions: tuple[tuple[str, int], ...]
    made: int
    leads: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave: leads, a funnel for each model that ran, and why the others did not."""

    leads: tuple[Lead, ...]
    funnels: tuple[Funnel, ...]
    skipped: tuple[tuple[str, str], ...]
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is given beside models and tables: the day, the key, the office's weights by model."""

    today: date
    key: bytes
    weights: Mapping[str, Mapping[str, float]]
    weights_name: str = ""


# The statements of a model's steps, by model, tables that were there, day and weights: making them takes much
# longer than running them on a few rows, so that a model's examples make them once.
Plans = dict[tuple[object, ...], tuple[str, ...]]


def run(
    models: Sequence[Model], data: Mapping[str, Loaded], given: Run, plans: Plans | None = None
) -> Outcome:
    """Run every model whose required tables are there; `plans` are kept from run to run by the caller."""
    plans = {} if plans is None else plans
    connection = ibis.duckdb.connect()
    try:
        tables = {name: _table(connection, f"t{i}", loaded) for i, (name, loaded) in enumerate(data.items())}
        leads: list[Lead] = []
        funnels: list[Funnel] = []
        skipped: list[tuple[str, str]] = []
        for model in models:
            reason = why_not(model, data)
            if reason:
                skipped.append((model.id, reason))
                continue
            found, funnel = _run_one(_Running(connection, model, tables, data, given), plans)
            leads += found
            funnels.append(funnel)
    finally:
        connection.disconnect()
    ran = [model for model in models if not why_not(model, data)]
    used = {source.table for model in ran for source in model.sources}
    return Outcome(tuple(leads), tuple(funnels), tuple(skipped), tuple(sorted(set(data) - used)))


def why_not(model: Model, data: Mapping[str, Loaded]) -> str:
    """Say why a model cannot run on these tables, or nothing."""
    lacking = [source.table for source in model.sources if source.required and source.table not in data]
    return f"没有表：{'、'.join(lacking)}" if lacking else ""


def _table(connection: Expr, name: str, loaded: Loaded) -> Expr:
    """Put a table into the engine."""
    connection.con.register(f"{name}_arrow", loaded.rows)
    connection.raw_sql(f"CREATE TABLE {name} AS SELECT * FROM {name}_arrow")  # noqa: S608
    connection.con.unregister(f"{name}_arrow")
    return connection.table(name)


@dataclass(frozen=True, slots=True)
class _Running:
    """One model on its way through one run."""

    connection: Expr
    model: Model
    tables: Mapping[str, Expr]
    data: Mapping[str, Loaded]
    given: Run

    @property
    def weights(self) -> Mapping[str, float]:
        """Return the office's weights for this model."""
        return self.given.weights.get(self.model.id, {})

    @property
    def key(self) -> tuple[object, ...]:
        """Return what the statements depend on."""
        return (self.model.digest, *self.tables, self.given.today, *sorted(self.weights.items()))


@dataclass(slots=True)
class _Settle:
    """Stores every step's rows as a temporary table, and keeps the statement."""

    connection: Expr
    statements: list[str] = field(default_factory=list)

    def __call__(self, rows: Expr) -> Expr:
        """Store the rows of an expression."""
        name = f"{_STEP}{len(self.statements) + 1}"
        # Not create_table(overwrite=True): with DuckDB 2 the library writes a DROP that has no name.
        self.again(f"CREATE OR REPLACE TEMP TABLE {name} AS {self.connection.compile(rows)}")
        return self.last

    def again(self, statement: str) -> None:
        """Run a statement."""
        self.connection.raw_sql(statement)
        self.statements.append(statement)

    def forget(self) -> None:
        """Drop the rows of every step: the next model needs the memory."""
        for number in range(1, len(self.statements) + 1):
            self.connection.raw_sql(f"DROP TABLE IF EXISTS {_STEP}{number}")

    @property
    def last(self) -> Expr:
        """Return the rows of the last step."""
        return self.connection.table(f"{_STEP}{len(self.statements)}", database=("temp", "main"))


def _run_one(running: _Running, plans: Plans) -> tuple[tuple[Lead, ...], Funnel]:
    """Run one model."""
    connection, given = running.connection, running.given
    settle = _Settle(connection)
    task = Task(running.model, running.tables, given.today, running.weights, settle)
    for statement in plans.get(running.key, ()):
        settle.again(statement)
    judged = settle.last if settle.statements else settle(judge(task))
    plans[running.key] = tuple(settle.statements)
    rows = connection.to_pyarrow(judged.filter(judged[LEAD]).order_by("行号"))
    leads = leads_of(task, rows, running.data, given.key, given.weights_name)
    funnel = _funnel(connection, task, judged, running.data, len(leads))
    settle.forget()
    return leads, funnel


def _funnel(connection: Expr, task: Task, judged: Expr, data: Mapping[str, Loaded], leads: int) -> Funnel:
    """Count what became of the rows."""
    model = task.model
    features = [feature.id for feature in model.features] + [group.id for group in model.groups]
    exclusions = [f"{EXCLUDED}·{part.id}" for part in model.exclusions]
    wanted = [*features, *exclusions, LEAD]
    counts = judged.aggregate(
        行数=judged.count(), **{name: judged[name].cast("int64").sum() for name in wanted}
    )
    found: Mapping[str, int | None] = connection.to_pyarrow(counts).to_pylist()[0]
    missing = tuple(source.table for source in model.sources if source.table not in data)
    return Funnel(
        model=model.id,
        rows=len(data[model.main].rows),
        in_scope=found["行数"] or 0,
        features=tuple((name, found[name] or 0) for name in features),
        exclusions=tuple((name.removeprefix(f"{EXCLUDED}·"), found[name] or 0) for name in exclusions),
        made=found[LEAD] or 0,
        leads=leads,
        missing=missing,
    )
