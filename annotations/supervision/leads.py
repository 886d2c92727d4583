"""Rows that a model judged become leads: subject, score with its parts, evidence with its place.

A row is named by its position among those that make leads; what is told of rows stands in lists, column by
column, for there may be a hundred thousand of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

import pyarrow as pa

from annotations.fingerprints import fingerprint
from annotations.supervision.beside import Beside, besides, cells_beside
from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.cited import cited, told_of
from annotations.supervision.compile.env import ROW
from annotations.supervision.compile.task import Task, parts_of
from annotations.supervision.compile.verdict import BY_NAME
from annotations.supervision.model.tree import Model
from annotations.supervision.pausing import unswept
from annotations.supervision.places import Cells, Places, Texts
from annotations.supervision.seen import Fired, Seen, columns_of, rows_met, seen
from annotations.supervision.shown import plain, shower
from annotations.supervision.tables.places import place_name
from annotations.supervision.tables.values import Held
from annotations.supervision.values import Lead, Signal, Subject, SubjectKind

# Between the columns that name a subject.
_APART = "\x1f"


@dataclass(frozen=True, slots=True)
class _About:
    """What one lead is about: the key of its subject, its rows, where it belongs, and what fired.

    Each feature comes with the places of the lead's rows among those in which it fired.
    """

    key: str = field(repr=False)
    rows: Sequence[int]
    place: str
    fired: Sequence[tuple[Seen, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class _Making:
    """What leads are made from: numbers and case numbers of the rows, the cells that name one in its table.

    `shows` write what names a subject. `same` holds what is alike for all leads in which the same features
    fired: the articles, and the letters that they call for beside the model's own.
    """

    task: Task
    key: bytes
    weights: str
    numbers: Sequence[int]
    keys: tuple[Cells, ...]
    shows: tuple[Callable[[object], str], ...]
    cases: Sequence[str | None] = field(repr=False)
    beside: Mapping[str, Beside]
    same: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]]

    @property
    def model(self) -> Model:
        """Return the model."""
        return self.task.model


def leads_of(
    task: Task, rows: pa.Table, data: Mapping[str, Held], key: bytes, weights: str = ""
) -> tuple[Lead, ...]:
    """Make the leads of one model from the rows that meet 成案, the highest score first."""
    with unswept():
        main, model = data[task.model.main], task.model
        fired = [Fired.of(cited(task, feature, data), rows) for feature in parts_of(model)]
        rows = _with_fields(model, main, rows, columns_of(fired))
        own, met = rows[ROW].combine_chunks(), rows_met(fired, rows, data)
        keys = [column for column in main.table.columns if column.name in main.table.key]
        places = Places.of(main, own, dict.fromkeys((*columns_of(fired), *keys)), rows)
        told = [seen(one, rows, places, met) for one in fired if one.rows]
        making = _Making(
            task,
            key,
            weights,
            own.to_pylist(),
            tuple(places.columns[column.name] for column in keys),
            tuple(shower(_column_of(model, main.table, name)) for name in _naming(model, main.table)),
            _cases(main.table, rows),
            besides(data, [(main.table.name, own), *((one.table, one.numbers) for one in met.values())]),
            {},
        )
        abouts = _abouts(model, main, rows, told)
        return tuple(sorted((_lead(making, about) for about in abouts), key=_order))


def _order(lead: Lead) -> tuple[float, tuple[str, ...], str, tuple[object, ...], str]:
    """Order by score, then by what is shown: without a store fingerprints differ from run to run."""
    first = next((one for signal in lead.signals for one in signal.evidence), None)
    where = (first.source, first.row or 0, first.start or 0) if first else ()
    return -lead.score, lead.cases, lead.subject.key, where, lead.fingerprint


def _naming(model: Model, table: Table) -> tuple[str, ...]:
    """Name the columns that say what a lead is about."""
    return table.key if model.verdict.subject is SubjectKind.CASE else model.verdict.by


def _numbers(table: Table) -> tuple[Column, ...]:
    """Return the columns that hold the number of a row's own case: the first that holds any."""
    return tuple(column for column in table.columns if column.sense is Sense.CASE_NUMBER)[:1]


def _localities(table: Table) -> tuple[Column, ...]:
    """Return the columns that say where a row belongs: courts first, then places."""
    return tuple(
        column for sense in (Sense.COURT, Sense.PLACE) for column in table.columns if column.sense is sense
    )


def _with_fields(model: Model, main: Held, rows: pa.Table, cited_there: Iterable[Column]) -> pa.Table:
    """Put what names a row to a person, and what is cited, beside the judged rows, unless it is there."""
    table = main.table
    wanted = {*table.key, *model.verdict.by, *(column.name for column in (*_numbers(table), *cited_there))}
    names = [column.name for column in table.columns if column.name in wanted - {*rows.column_names}]
    told = main.cells(rows[ROW].combine_chunks(), names)
    for name in names:
        rows = rows.append_column(name, told[name])
    return rows


def _column_of(model: Model, table: Table, name: str) -> Column | None:
    """Find whose column a name of the row is of, also through 取值."""
    derived = next((part.value for part in model.derived if part.name == name), None)
    return told_of(model, derived) if derived else table.column(name)


def _cases(table: Table, rows: pa.Table) -> Sequence[str | None]:
    """Write the case number of each row."""
    told = [Texts.of(rows[column.name], shower(column)) for column in _numbers(table)]
    return told[0].of_rows(range(len(rows))) if told else [None] * len(rows)


def _abouts(model: Model, main: Held, rows: pa.Table, told: Sequence[Seen]) -> list[_About]:
    """Put the rows of each subject together, where there are as many as a lead needs."""
    subjects: dict[str, list[int]] = {}
    for row, key in enumerate(_subject_keys(model, main.table, rows)):
        subjects.setdefault(key, []).append(row)
    about = {key: its for key, its in subjects.items() if len(its) >= model.verdict.least}
    leads = list(about.values())
    parts = zip(about.items(), _places(main, rows, leads), _fired(told, leads), strict=True)
    return [_About(*one, place, fired) for one, place, fired in parts]


def _subject_keys(model: Model, table: Table, rows: pa.Table) -> Iterator[str]:
    """Name what the lead of each row is about; a row that nothing names is about itself."""
    columns = [Texts.of(rows[name], plain).of_rows(range(len(rows))) for name in _naming(model, table)]
    for number, *values in zip(rows[ROW].to_pylist(), *columns, strict=True):
        named = any(value is not None for value in values)
        yield _APART.join(value or "" for value in values) if named else str(number)


def _places(main: Held, rows: pa.Table, leads: Sequence[Sequence[int]]) -> list[str]:
    """Name for each lead the court of its first row that has one, else the county or city of a place.

    The next column is read for those leads alone of which none before it tells anything.
    """
    found, left = [""] * len(leads), list(range(len(leads)))
    for column in _localities(main.table):
        wanted = [row for lead in left for row in leads[lead]]
        numbers = rows[ROW].take(pa.array(wanted, pa.int64())).combine_chunks()
        cells = main.cells(numbers, [column.name])[column.name]
        told = iter(
            Texts.of(cells, str if column.sense is Sense.COURT else _locality).of_rows(range(len(wanted)))
        )
        firsts = [
            next((one for one in [*islice(told, len(leads[lead]))] if one is not None), None) for lead in left
        ]
        for lead, first in zip(left, firsts, strict=True):
            found[lead] = first or ""
        left = [lead for lead, first in zip(left, firsts, strict=True) if first is None]
    return found


def _locality(value: object) -> str:
    """Name the county or city of a place."""
    return place_name(str(value))


def _fired(told: Sequence[Seen], leads: Sequence[Sequence[int]]) -> list[list[tuple[Seen, list[int]]]]:
    """Give for each lead the features that fired in any of its rows, each with these among its own rows."""
    found: list[list[tuple[Seen, list[int]]]] = [[] for _ in leads]
    lead_of = {row: number for number, rows in enumerate(leads) for row in rows}
    for part in told:
        for at, row in enumerate(part.rows):
            if (number := lead_of.get(row)) is None:
                continue
            mine = found[number]
            if not mine or mine[-1][0] is not part:
                mine.append((part, []))
            mine[-1][1].append(at)
    return found


def _lead(making: _Making, about: _About) -> Lead:
    """Make one lead from the rows of its subject, and the features that fired in them."""
    model, kind = making.model, making.model.verdict.subject
    signals = tuple(_signal(making, part, at) for part, at in about.fired)
    basis, further = _alike(making, about)
    cases = (making.cases[row] for row in about.rows)
    return Lead(
        model=model.id,
        revision=model.revision,
        subject=Subject(kind, _shown_key(making, about.key)),
        cases=tuple(dict.fromkeys(filter(None, cases))),
        score=round(sum(signal.weight for signal in signals), 2),
        signals=signals,
        explanations=model.explanations,
        basis=basis,
        destination=model.verdict.destination,
        letter=model.letter,
        fingerprint=fingerprint(making.key, model.id, kind, about.key),
        weights=making.weights if making.task.weights else "",
        place=about.place,
        rows=tuple(making.numbers[row] for row in about.rows),
        further=further,
        beside=cells_beside(making.beside, _cited_rows(making, about)) if making.beside else (),
    )


def _cited_rows(making: _Making, about: _About) -> dict[tuple[str, int], None]:
    """Name each row that a lead cites once: its own, and those that its features met."""
    cited_there = dict.fromkeys((making.model.main, making.numbers[row]) for row in about.rows)
    for part, places in about.fired:
        for table, met in part.met:
            cited_there |= dict.fromkeys((table, number) for at in places if (number := met[at]) is not None)
    return cited_there


def _alike(making: _Making, about: _About) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is alike for all leads in which these features fired: articles, and further letters.

    The articles are those that all leads rest on, and those of the features that fired; the letters are what
    these call for beside the model's own.
    """
    fired = tuple(part.cited.feature for part, _ in about.fired)
    found = making.same.get(names := tuple(feature.id for feature in fired))
    if found is None:
        own = {text for part in parts_of(making.model) for text in part.basis}
        told = {text for part in fired for text in part.basis}
        basis = tuple(text for text, _ in making.model.basis if text not in own or text in told)
        further = dict.fromkeys(one.letter for one in fired if one.letter not in ("", making.model.letter))
        found = making.same[names] = basis, tuple(further)
    return found


def _shown_key(making: _Making, key: str) -> str:
    """Show the subject's name with persons masked; what names the same twice is told once."""
    told = zip(making.shows, key.split(_APART), strict=False)
    return " ".join(dict.fromkeys(show(part) for show, part in told if part))


def _signal(making: _Making, part: Seen, places: Sequence[int]) -> Signal:
    """Make one signal of the rows in which a feature fired."""
    by_name, evidence = part.by_name[places[0]], part.evidence[places[0]]
    if len(places) > 1:
        by_name = all(part.by_name[at] for at in places)
        # Other rows may tell the same again.
        evidence = tuple(dict.fromkeys(chain.from_iterable(part.evidence[at] for at in places)))
    if not evidence:
        # A feature may rest on what is nowhere: then the row itself is told.
        named = [cells.of_rows([part.rows[at] for at in places]) for cells in making.keys]
        evidence = tuple(chain.from_iterable(zip(*named, strict=True)))
    says = part.says[places[0]] + ("（只有名称相同，可能是同名）" if by_name else "")
    weight = part.cited.weight * (BY_NAME if by_name else 1)
    return Signal(part.cited.feature.id, weight, says, evidence, by_name)
