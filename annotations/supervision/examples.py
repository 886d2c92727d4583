"""A model's own examples, run through the same tables and the same engine as real data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.published import with_published
from annotations.supervision.language.expr import Expr
from annotations.supervision.model.tree import Example, Expected, Model
from annotations.supervision.run import Plans, Run, engine, run_on
from annotations.supervision.tables.frame import joined, load_sheet
from annotations.supervision.tables.values import Loaded, Sheet, Unfit

_TODAY = date(2025, 1, 1)
# More rows than any example has.
_ROWS = 1_000
_HITS = (Expected.HIT, Expected.KNOWN_FALSE)


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What an example gave: is it as expected, subjects and features of its leads, cells that did not fit."""

    example: Example
    held: bool
    subjects: tuple[str, ...]
    unfit: tuple[Unfit, ...]
    fired: tuple[str, ...] = ()


def check(model: Model) -> tuple[ExampleResult, ...]:
    """Run every example of a model, all on one engine."""
    plans: Plans = {}
    with engine(_ROWS) as connection:
        return tuple(_check(connection, model, example, plans) for example in model.examples)


def _check(connection: Expr, model: Model, example: Example, plans: Plans) -> ExampleResult:
    """Run one example."""
    data = {name: loaded(name, rows) for name, rows in sorted(example.tables)}
    today = example.today or _TODAY
    published = with_published(data, [model], today)
    outcome = run_on(connection, [model], published, Run(today, b"example", {}), plans)
    subjects = tuple(lead.subject.key for lead in outcome.leads)
    fired = dict.fromkeys(signal.id for lead in outcome.leads for signal in lead.signals)
    wanted = (
        (set(example.subjects) <= set(subjects) if example.subjects else bool(subjects))
        and set(example.fired) <= fired.keys()
        and not fired.keys() & set(example.silent)
    )
    unfit = tuple(one for loaded in data.values() for one in loaded.unfit)
    held = (wanted if example.expected in _HITS else not subjects) and not unfit and not outcome.skipped
    return ExampleResult(example, held, subjects, unfit, tuple(fired))


def loaded(name: str, rows: tuple[tuple[tuple[str, str | None], ...], ...]) -> Loaded:
    """Load the rows of an example as those of a file are loaded; a key that is left out is made up."""
    table = catalogue()[name]
    maps: list[Mapping[str, str | None]] = [dict(row) for row in rows]
    header = tuple(dict.fromkeys(column for row in maps for column in row))
    columns = tuple(pa.array([row.get(column) for row in maps], pa.string()) for column in header)
    sheet = Sheet(f"样例·{name}", header, columns, 1)
    return joined([load_sheet(table, sheet, {column: i for i, column in enumerate(header)})])
