"""Models run over tables on one machine (DuckDB), and leads come out with their evidence and a funnel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

import ibis
import pyarrow as pa

from annotations.supervision.compile.env import ROW
from annotations.supervision.compile.task import Task, parts_of
from annotations.supervision.compile.verdict import EXCLUDED, LEAD
from annotations.supervision.language.expr import Expr
from annotations.supervision.leads import leads_of
from annotations.supervision.model.tree import Model
from annotations.supervision.pausing import unswept
from annotations.supervision.plan import Plan, plan_of
from annotations.supervision.tables.values import Held
from annotations.supervision.values import Lead


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


_FEW = 10_000
# So many models are judged at once: each has stretches that one core alone can work on.
_ABREAST = 2
# Seconds between two calls to stop: one that falls between two statements is not heard.
_AGAIN = 0.1
# What a run keeps in memory beside its tables; 4 GiB are to be enough for a million rows.
_MEMORY = "2GiB"
# The statements of a model, by model, tables that were there, day and weights: making them takes longer than
# running them on a few rows, so that a model's examples make them once.
Plans = dict[tuple[object, ...], Plan]
_Made = tuple[tuple[Lead, ...], Funnel]


def run(models: Sequence[Model], data: Mapping[str, Held], given: Run, plans: Plans | None = None) -> Outcome:
    """Run every model whose required tables are there; `plans` are kept from run to run by the caller."""
    with engine(sum(held.count for held in data.values())) as connection:
        return run_on(connection, models, data, given, {} if plans is None else plans)


def run_on(
    connection: Expr, models: Sequence[Model], data: Mapping[str, Held], given: Run, plans: Plans
) -> Outcome:
    """Run models on an engine that the caller keeps from run to run; opening one costs more than few rows."""
    skipped = [(model.id, reason) for model in models if (reason := why_not(model, data))]
    able = [model for model in models if not why_not(model, data)]
    cursors = _Cursors(connection)
    running = [_Running(connection, cursors, model, data, given) for model in able]
    # Leads of one model are made in a thread: the engine judges the rows of the next ones meanwhile.
    # Garbage is looked for when all is done: one thread would begin with it amid what another makes.
    with unswept(), ThreadPoolExecutor(1) as maker, ThreadPoolExecutor(_ABREAST) as judges:
        making: list[Future[Future[_Made]]] = []
        try:
            for one, plan in _planned(running, plans):
                making.append(judges.submit(_making, maker, one, plan))
            made = [one.result().result() for one in making]
        except BaseException:
            # Ctrl-C is heard by this thread alone: the engine would go on to the end of what it works at.
            judges.shutdown(wait=False, cancel_futures=True)
            while left := [one for one in making if not one.done()]:
                cursors.interrupt()
                wait(left, timeout=_AGAIN)
            maker.shutdown(cancel_futures=True)
            raise
    used = {source.table for model in able for source in model.sources}
    return Outcome(
        tuple(lead for leads, _ in made for lead in leads),
        tuple(funnel for _, funnel in made),
        tuple(skipped),
        tuple(sorted(set(data) - used)),
    )


@contextmanager
def engine(rows: int) -> Iterator[Expr]:
    """Open an engine; what does not fit into memory lies in a folder of ours alone, which goes with it.

    It lies there as it is: the engine writes nothing encrypted without an extension that it would download.
    """
    with TemporaryDirectory(prefix="jianwen-") as folder:
        connection = ibis.duckdb.connect(
            memory_limit=_MEMORY,
            temp_directory=folder,
            # No step reads rows in an order that it does not ask for.
            preserve_insertion_order=False,
        )
        try:
            if rows < _FEW:
                # Of so little there is nothing to share out.
                connection.con.execute("SET threads = 1")
            yield connection
        finally:
            connection.disconnect()


def why_not(model: Model, data: Mapping[str, Held]) -> str:
    """Say why a model cannot run on these tables, or nothing."""
    lacking = [source.table for source in model.sources if source.required and source.table not in data]
    return f"没有表：{'、'.join(lacking)}" if lacking else ""


@dataclass(frozen=True, slots=True)
class _Cursors:
    """The cursors that are open in one run, so that one thread can stop what others wait for."""

    connection: Expr
    _open: list[Any] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def cursor(self) -> Iterator[Any]:
        """Open a cursor: an engine of its own, with what it stores."""
        with self.connection.con.cursor() as own:
            with self._lock:
                self._open.append(own)
            try:
                yield own
            finally:
                with self._lock:
                    self._open.remove(own)

    def interrupt(self) -> None:
        """End the statement at which each of them is, with an error of the engine there."""
        with self._lock:
            for own in self._open:
                own.interrupt()


@dataclass(frozen=True, slots=True)
class _Running:
    """One model on its way through one run."""

    connection: Expr
    cursors: _Cursors
    model: Model
    data: Mapping[str, Held]
    given: Run

    @property
    def task(self) -> Task:
        """Return what is to be planned."""
        tables = {
            source.table: ibis.table(
                ibis.Schema.from_pyarrow(self.data[source.table].schema), name=source.table
            )
            for source in self.model.sources
            if source.table in self.data
        }
        return Task(self.model, tables, self.given.today, self.given.weights.get(self.model.id, {}))

    @contextmanager
    def engine(self) -> Iterator[Any]:
        """Open the engine for this model alone: it reads its tables, and what it stores goes with it."""
        with self.cursors.cursor() as own:
            for name in self.task.tables:
                self.data[name].put(own)
            yield own


def _planned(models: Sequence[_Running], plans: Plans) -> Iterator[tuple[_Running, Plan]]:
    """Write the statements of all models, in a thread: the engine runs those of one meanwhile."""
    with ThreadPoolExecutor(1) as writer:
        coming = [writer.submit(_plan, model, plans) for model in models]
        try:
            for model, plan in zip(models, coming, strict=True):
                yield model, plan.result()
        finally:
            writer.shutdown(cancel_futures=True)


def _plan(running: _Running, plans: Plans) -> Plan:
    """Write the statements of a model, unless they are known."""
    task = running.task
    key = (running.model.digest, *sorted(task.tables), task.today, *sorted(task.weights.items()))
    if key not in plans:
        plans[key] = plan_of(running.connection, task)
    return plans[key]


def _making(maker: ThreadPoolExecutor, running: _Running, plan: Plan) -> Future[_Made]:
    """Judge the rows of one model, then have its leads made."""
    return maker.submit(_made, running, *_judged(running, plan))


def _judged(running: _Running, plan: Plan) -> tuple[pa.Table, Mapping[str, int | None]]:
    """Judge the rows of one model: those that make leads, and the counts of all."""
    with running.engine() as engine:
        for statement in plan.steps:
            engine.execute(statement)
        rows = engine.sql(plan.leads).to_arrow_table()
        return rows, engine.sql(plan.funnel).to_arrow_table().to_pylist()[0]


def _made(running: _Running, rows: pa.Table, counts: Mapping[str, int | None]) -> _Made:
    """Make the leads of one model."""
    given = running.given
    leads = leads_of(running.task, rows, running.data, given.key, given.weights_name)
    return leads, _funnel(running, counts, len(leads))


def _funnel(running: _Running, counts: Mapping[str, int | None], leads: int) -> Funnel:
    """Tell what became of the rows."""
    model, data = running.model, running.data
    features = [part.id for part in parts_of(model)]
    return Funnel(
        model=model.id,
        rows=data[model.main].count,
        in_scope=int(counts[ROW] or 0),
        features=tuple((name, int(counts[name] or 0)) for name in features),
        exclusions=tuple((part.id, int(counts[f"{EXCLUDED}·{part.id}"] or 0)) for part in model.exclusions),
        made=int(counts[LEAD] or 0),
        leads=leads,
        missing=tuple(source.table for source in model.sources if source.table not in data),
    )
