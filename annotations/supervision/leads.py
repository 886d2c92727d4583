"""Rows that a model judged become leads: subject, score with its parts, evidence with its place.

A row is named by its position among those that make leads; what is told of rows stands in lists, column by
column, for there may be a hundred thousand of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from annotations.fingerprints import fingerprint
from annotations.supervision.beside import Beside, besides, cells_beside
from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.cited import Cited, Met, cited, told_of
from annotations.supervision.compile.collide import OTHER_ROW, WAY
from annotations.supervision.compile.env import ROW
from annotations.supervision.compile.task import Task, parts_of
from annotations.supervision.compile.verdict import BY_NAME, by_name_column
from annotations.supervision.model.tree import Model
from annotations.supervision.pausing import unswept
from annotations.supervision.places import Cells, Places, Texts
from annotations.supervision.shown import plain, shower
from annotations.supervision.tables.places import place_name
from annotations.supervision.tables.values import Held
from annotations.supervision.values import Evidence, Lead, Signal, Subject, SubjectKind


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What a feature met, row by row: the other table's row, the way of matching, the cells of each way."""

    at: Mapping[int, int]
    numbers: Sequence[int | None]
    ways: Sequence[int | None]
    cells: tuple[tuple[Cells, ...], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A feature with what is told of it row by row: where it fired, does it rest on names, what it says."""

    cited: Cited
    fired: Sequence[int]
    by_name: Sequence[bool]
    cells: tuple[Cells, ...]
    met: tuple[_Meeting, ...]
    said: tuple[str | Texts, ...]


@dataclass(frozen=True, slots=True)
class _Making:
    """What leads are made from: rows have `numbers`, and columns that name them to a person in `subject`."""

    task: Task
    keys: tuple[Cells, ...]
    parts: tuple[_Told, ...]
    key: bytes
    weights: str
    numbers: Sequence[int]
    subject: tuple[tuple[Callable[[object], str], Sequence[object]], ...]
    localities: tuple[Texts, ...]
    cases: Texts | None
    basis: tuple[str, ...]
    beside: Mapping[str, Beside]

    @property
    def model(self) -> Model:
        """Return the model."""
        return self.task.model


def leads_of(
    task: Task, rows: pa.Table, data: Mapping[str, Held], key: bytes, weights: str = ""
) -> tuple[Lead, ...]:
    """Make the leads of one model from the rows that meet 成案, the highest score first."""
    with unswept():
        making = _making(task, rows, data, key, weights)
        subjects: dict[str, list[int]] = {}
        for row in range(len(rows)):
            subjects.setdefault(_subject_key(making, row), []).append(row)
        least = task.model.verdict.least
        about = {subject: found for subject, found in subjects.items() if len(found) >= least}
        fired = _fired(making, tuple(about.values()))
        leads = [_lead(making, *one, parts) for one, parts in zip(about.items(), fired, strict=True)]
        return tuple(sorted(leads, key=_order))


def _order(lead: Lead) -> tuple[float, tuple[str, ...], str, tuple[object, ...], str]:
    """Order by score, then by what is shown: without a store fingerprints differ from run to run."""
    first = next((one for signal in lead.signals for one in signal.evidence), None)
    where = (first.source, first.row or 0, first.start or 0) if first else ()
    return -lead.score, lead.cases, lead.subject.key, where, lead.fingerprint


def _fired(making: _Making, leads: Sequence[Sequence[int]]) -> list[list[tuple[_Told, list[int]]]]:
    """Give for each lead the features that fired in any of its rows, each with these rows."""
    found: list[list[tuple[_Told, list[int]]]] = [[] for _ in leads]
    lead_of = {row: number for number, rows in enumerate(leads) for row in rows}
    for part in making.parts:
        for row in part.fired:
            if (number := lead_of.get(row)) is None:
                continue
            mine = found[number]
            if not mine or mine[-1][0] is not part:
                mine.append((part, []))
            mine[-1][1].append(row)
    return found


def _making(task: Task, rows: pa.Table, data: Mapping[str, Held], key: bytes, weights: str) -> _Making:
    """Read what leads are made from."""
    parts = tuple(cited(task, feature, data) for feature in parts_of(task.model))
    main = data[task.model.main]
    table, model = main.table, task.model
    columns = dict.fromkeys(column for part in parts for column in part.columns)
    columns |= dict.fromkeys(column for column in table.columns if column.name in table.key)
    rows = _with_fields(task, main, rows, columns)
    own = rows[ROW].combine_chunks()
    numbers = _numbers_met(parts, rows)
    met = _met_places(parts, data, numbers)
    places = Places.of(main, own, columns, rows)
    return _Making(
        task,
        tuple(places.columns[name] for name in table.key),
        tuple(_told(part, rows, places, met) for part in parts),
        key,
        weights,
        rows[ROW].to_pylist(),
        tuple(
            (shower(_column_of(model, table, name)), rows[name].to_pylist())
            for name in (table.key if model.verdict.subject is SubjectKind.CASE else model.verdict.by)
        ),
        tuple(
            Texts.of(rows[column.name], str if column.sense is Sense.COURT else _locality)
            for column in _localities(table)
        ),
        next((Texts.of(rows[name], shower(table.column(name))) for name in _numbers(table)), None),
        tuple(text for text, _ in model.basis),
        besides(data, [(table.name, own), *numbers.items()]),
    )


def _told(part: Cited, rows: pa.Table, main: Places, met: Mapping[str, Places]) -> _Told:
    """Read what is told of a feature."""
    return _Told(
        part,
        pc.indices_nonzero(rows[part.feature.id]).to_pylist(),
        rows[by_name_column(part.feature)].to_pylist(),
        tuple(main.columns[column.name] for column in part.columns),
        tuple(_meeting(one, rows, met[one.name]) for one in part.met),
        tuple(
            piece if isinstance(piece, str) else Texts.of(rows[piece[0]], shower(piece[1]))
            for piece in part.said
        ),
    )


def _meeting(met: Met, rows: pa.Table, places: Places) -> _Meeting:
    """Read what was met."""
    numbers, ways = (rows[f"{met.name}.{column}"].to_pylist() for column in (OTHER_ROW, WAY))
    cells = tuple(tuple(places.columns[column.name] for column in way) for way in met.columns)
    return _Meeting(places.at, numbers, ways, cells)


def _with_fields(task: Task, main: Held, rows: pa.Table, cited_there: Iterable[Column]) -> pa.Table:
    """Put what names a row to a person, and what is cited, beside the judged rows, unless it is there."""
    wanted = {*main.table.key, *_numbers(main.table), *task.model.verdict.by}
    wanted |= {column.name for column in (*_localities(main.table), *cited_there)}
    names = [column.name for column in main.table.columns if column.name in wanted - {*rows.column_names}]
    told = main.cells(rows[ROW].combine_chunks(), names)
    for name in names:
        rows = rows.append_column(name, told[name])
    return rows


def _met_in(parts: Sequence[Cited]) -> dict[str, dict[str, Met]]:
    """Return what features met, by table and name."""
    found: dict[str, dict[str, Met]] = {}
    for met in (met for part in parts for met in part.met):
        found.setdefault(met.table, {})[met.name] = met
    return found


def _numbers_met(parts: Sequence[Cited], rows: pa.Table) -> dict[str, pa.Array]:
    """Give the numbers of the rows of other tables that the rows met, by table."""
    return {
        table: pa.chunked_array(
            [chunk for name in several for chunk in rows[f"{name}.{OTHER_ROW}"].chunks], pa.int64()
        )
        .unique()
        .drop_null()
        for table, several in _met_in(parts).items()
    }


def _met_places(
    parts: Sequence[Cited], data: Mapping[str, Held], numbers: Mapping[str, pa.Array]
) -> dict[str, Places]:
    """Read the rows of other tables that the rows met, those of one table together."""
    found = dict[str, Places]()
    for table, several in _met_in(parts).items():
        columns = dict.fromkeys(one for met in several.values() for way in met.columns for one in way)
        cells = data[table].cells(numbers[table], [column.name for column in columns])
        found |= dict.fromkeys(several, Places.of(data[table], numbers[table], columns, cells))
    return found


def _localities(table: Table) -> tuple[Column, ...]:
    """Return the columns that say where a row belongs: courts first, then places."""
    return tuple(
        column for sense in (Sense.COURT, Sense.PLACE) for column in table.columns if column.sense is sense
    )


def _numbers(table: Table) -> tuple[str, ...]:
    """Name the columns that hold case numbers."""
    return tuple(column.name for column in table.columns if column.sense is Sense.CASE_NUMBER)


def _column_of(model: Model, table: Table, name: str) -> Column | None:
    """Find whose column a name of the row is of, also through 取值."""
    derived = next((part.value for part in model.derived if part.name == name), None)
    return told_of(model, derived) if derived else table.column(name)


def _subject_key(making: _Making, row: int) -> str:
    """Name what a row's lead is about."""
    values = [told[row] for _, told in making.subject]
    if all(value is None for value in values):
        return str(making.numbers[row])
    return "\x1f".join("" if value is None else plain(value) for value in values)


def _lead(
    making: _Making, key: str, rows: Sequence[int], fired: Sequence[tuple[_Told, Sequence[int]]]
) -> Lead:
    """Make one lead from the rows of its subject, and the features that fired in them."""
    model = making.model
    signals = tuple(_signal(making, part, its_rows) for part, its_rows in fired)
    kind = model.verdict.subject
    return Lead(
        model=model.id,
        revision=model.revision,
        subject=Subject(kind, _shown_key(making, key)),
        cases=_cases(making, rows),
        score=round(sum(signal.weight for signal in signals), 2),
        signals=signals,
        explanations=model.explanations,
        basis=_basis(making, (part for part, _ in fired)),
        destination=model.verdict.destination,
        letter=model.letter,
        fingerprint=fingerprint(making.key, model.id, kind, key),
        weights=making.weights if making.task.weights else "",
        place=_place(making, rows),
        rows=tuple(making.numbers[row] for row in rows),
        further=_further(making, (part for part, _ in fired)),
        beside=cells_beside(making.beside, _cited_rows(making, rows, fired)) if making.beside else (),
    )


def _cited_rows(
    making: _Making, rows: Sequence[int], fired: Sequence[tuple[_Told, Sequence[int]]]
) -> dict[tuple[str, int], None]:
    """Name each row that a lead cites once: its own, and those that its features met."""
    cited_there = dict.fromkeys((making.model.main, making.numbers[row]) for row in rows)
    for part, its_rows in fired:
        for met, meeting in zip(part.cited.met, part.met, strict=True):
            numbers = (meeting.numbers[row] for row in its_rows)
            cited_there |= dict.fromkeys((met.table, number) for number in numbers if number is not None)
    return cited_there


def _further(making: _Making, fired: Iterable[_Told]) -> tuple[str, ...]:
    """Return the letters that the features which fired call for beside the model's own."""
    named = (part.cited.feature.letter for part in fired)
    return tuple(dict.fromkeys(one for one in named if one not in ("", making.model.letter)))


def _basis(making: _Making, fired: Iterable[_Told]) -> tuple[str, ...]:
    """Return the articles that all leads rest on, and those of the features that fired."""
    own = {text for part in making.parts for text in part.cited.feature.basis}
    told = {text for part in fired for text in part.cited.feature.basis}
    return tuple(text for text in making.basis if text not in own or text in told)


def _locality(value: object) -> str:
    """Name the county or city of a place."""
    return place_name(str(value))


def _place(making: _Making, rows: Sequence[int]) -> str:
    """Return the court of the first row that names one, else the county or city of a place."""
    for column in making.localities:
        told = next((row for row in rows if column.codes[row] is not None), None)
        if told is not None:
            return column[told] or ""
    return ""


def _shown_key(making: _Making, key: str) -> str:
    """Show the subject's name with persons masked; what names the same twice is told once."""
    told = zip(making.subject, key.split("\x1f"), strict=False)
    return " ".join(dict.fromkeys(show(part) for (show, _), part in told if part))


def _cases(making: _Making, rows: Sequence[int]) -> tuple[str, ...]:
    """Return the case numbers of the rows."""
    told = (making.cases[row] for row in rows) if making.cases else ()
    return tuple(dict.fromkeys(filter(None, told)))


def _signal(making: _Making, part: _Told, rows: Sequence[int]) -> Signal:
    """Make one signal of the rows in which a feature fired."""
    by_name = all(part.by_name[row] for row in rows)
    evidence = tuple(one for row in rows for one in _evidence(part, row))
    # The columns of one row are told once each; what was met, and other rows, may tell the same again.
    if part.met or len(rows) > 1:
        evidence = tuple(dict.fromkeys(evidence))
    # A feature may rest on what is nowhere: then the row itself is told.
    evidence = evidence or tuple(cells[row] for row in rows for cells in making.keys)
    says = "".join(piece if isinstance(piece, str) else piece[rows[0]] or "未写明" for piece in part.said)
    if by_name:
        says += "（只有名称相同，可能是同名）"
    weight = part.cited.weight * (BY_NAME if by_name else 1)
    return Signal(part.cited.feature.id, weight, says, evidence, by_name)


def _evidence(part: _Told, row: int) -> Iterator[Evidence]:
    """Give the cells that a feature was seen in: of the row, and of the rows that it met elsewhere."""
    for cells in part.cells:
        if cells.filled(row):
            yield cells[row]
    for met in part.met:
        number, way = met.numbers[row], met.ways[row]
        if number is not None and way is not None:
            at = met.at[number]
            yield from (cells[at] for cells in met.cells[way])
