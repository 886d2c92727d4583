"""Rows that a model judged become leads: subject, score with its parts, evidence with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from annotations.fingerprints import fingerprint
from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.compile.collide import OTHER_ROW, WAY
from annotations.supervision.compile.env import ROW
from annotations.supervision.compile.task import Part, Task, parts_of
from annotations.supervision.compile.verdict import BY_NAME, by_name_column, collisions_of, said_column
from annotations.supervision.language.tree import names
from annotations.supervision.model.tree import Collision, Condition, GroupFeature, Model
from annotations.supervision.places import Places
from annotations.supervision.shown import is_private, plain, shown
from annotations.supervision.tables.places import place_name
from annotations.supervision.tables.values import Held
from annotations.supervision.values import Evidence, Lead, Signal, Subject, SubjectKind

_Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Met:
    """A collision that a feature uses: the other table, and the columns of each way of matching."""

    name: str
    table: str
    columns: tuple[tuple[Column, ...], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A feature with what its evidence is made of, worked out once for all leads."""

    feature: Part
    weight: float
    columns: tuple[Column, ...]
    met: tuple[_Met, ...]
    said: tuple[str | tuple[str, Column | None], ...]


@dataclass(frozen=True, slots=True)
class _Making:
    """What leads are made from."""

    task: Task
    main: Places
    met: Mapping[str, Places]
    parts: tuple[_Part, ...]
    key: bytes
    weights: str

    @property
    def model(self) -> Model:
        """Return the model."""
        return self.task.model

    @property
    def table(self) -> Table:
        """Return the table whose rows are judged."""
        return self.main.table


def leads_of(
    task: Task, rows: pa.Table, data: Mapping[str, Held], key: bytes, weights: str = ""
) -> tuple[Lead, ...]:
    """Make the leads of one model from the rows that meet 成案, the highest score first."""
    parts = tuple(_part(task, feature, data) for feature in parts_of(task.model))
    main = data[task.model.main]
    rows = _with_keys(task, main, rows)
    numbers = rows[ROW].to_pylist()
    columns = dict.fromkeys(column for part in parts for column in part.columns)
    making = _Making(
        task, Places.of(main, numbers, columns), dict(_met_places(parts, rows, data)), parts, key, weights
    )
    subjects: dict[str, list[_Row]] = {}
    for row in rows.to_pylist():
        subjects.setdefault(_subject_key(making, row), []).append(row)
    least = task.model.verdict.least
    leads = [_lead(making, subject, found) for subject, found in subjects.items() if len(found) >= least]
    return tuple(sorted(leads, key=lambda lead: (-lead.score, lead.fingerprint)))


def _with_keys(task: Task, main: Held, rows: pa.Table) -> pa.Table:
    """Put what names a row to a person beside the judged rows."""
    numbers = {column.name for column in main.table.columns if column.sense is Sense.CASE_NUMBER}
    wanted = {*main.table.key, *numbers, *task.model.verdict.by, *_localities(main.table)}
    wanted -= {*rows.column_names}
    names_of_rows = [column.name for column in main.table.columns if column.name in wanted]
    told = main.cells(rows[ROW].combine_chunks(), names_of_rows)
    for name in names_of_rows:
        rows = rows.append_column(name, told[name])
    return rows


def _met_places(
    parts: Sequence[_Part], rows: pa.Table, data: Mapping[str, Held]
) -> Iterator[tuple[str, Places]]:
    """Read the rows of other tables that the rows met."""
    for met in {met.name: met for part in parts for met in part.met}.values():
        numbers = pc.unique(rows[f"{met.name}.{OTHER_ROW}"]).drop_null().to_pylist()
        columns = dict.fromkeys(column for way in met.columns for column in way)
        yield met.name, Places.of(data[met.table], numbers, columns)


def _seen(model: Model, feature: Part) -> set[str]:
    """Name the fields that a feature looks at."""
    fields = set(feature.by) if isinstance(feature, GroupFeature) else set[str]()
    return fields.union(*(_fields(model, condition) for condition in _conditions(feature)))


def _conditions(feature: Part) -> list[Condition]:
    """Return what must hold for a feature."""
    only = feature.only if isinstance(feature, GroupFeature) else None
    return [feature.condition, *([only] if only else [])]


def _part(task: Task, feature: Part, data: Mapping[str, Held]) -> _Part:
    """Work out what a feature's evidence is made of."""
    model = task.model
    fields = _seen(model, feature)
    used = {name for condition in _conditions(feature) for name in collisions_of(model, condition)}
    table = data[model.main].table
    return _Part(
        feature,
        task.weight(feature),
        tuple(column for column in table.columns if column.name in fields),
        tuple(
            _met(model, collision, data[collision.table].table)
            for collision in model.collisions
            if collision.name in used and collision.table in data
        ),
        tuple(_piece(model, feature)),
    )


def _met(model: Model, collision: Collision, table: Table) -> _Met:
    """Find the columns of the other table that each way of matching reads, and those that are taken there."""
    derived = {f"{model.main}.{part.name}": part.value for part in model.derived}
    taken = [pick.value for pick in collision.picks] + ([collision.also] if collision.also else [])
    ways = []
    for way in collision.ways:
        read = [pair.other for pair in way] + taken
        wanted = {name.text for one in read for name in names(one.tree)}
        for name in wanted & derived.keys():
            wanted |= {f"{model.main}.{column}" for column in _fields(model, derived[name])}
        ways.append(tuple(one for one in table.columns if f"{table.name}.{one.name}" in wanted))
    return _Met(collision.name, table.name, tuple(ways))


def _piece(model: Model, feature: Part) -> Iterator[str | tuple[str, Column | None]]:
    """Give the pieces of a feature's sentence: texts, and the columns that hold the values."""
    index = 0
    for piece in feature.says.parts:
        if isinstance(piece, str):
            yield piece
            continue
        yield said_column(feature, index), _told_of(model, piece)
        index += 1


def _told_of(model: Model, value: Condition) -> Column | None:
    """Find whose column a value is of, also through 取值 and 碰撞; one that is masked goes first."""
    tables = catalogue()
    picks = {f"{part.name}.{pick.name}": pick.value for part in model.collisions for pick in part.picks}
    columns: list[Column | None] = []
    for name in sorted(_fields(model, value)):
        columns.append(tables[model.main].column(name))
        for read in names(picks[name].tree) if name in picks else ():
            other, _, field_of = read.text.rpartition(".")
            columns.append(tables[other or model.main].column(field_of))
    known = [column for column in columns if column is not None]
    return next((column for column in known if is_private(column)), known[0] if known else None)


def _subject_key(making: _Making, row: _Row) -> str:
    """Name what a row's lead is about."""
    verdict = making.model.verdict
    names_of_row = making.table.key if verdict.subject is SubjectKind.CASE else verdict.by
    values = [row.get(name) for name in names_of_row]
    known = any(value is not None for value in values)
    return "\x1f".join("" if value is None else plain(value) for value in values) if known else str(row[ROW])


def _lead(making: _Making, key: str, rows: Sequence[_Row]) -> Lead:
    """Make one lead from the rows of its subject."""
    model = making.model
    signals = _signals(making, rows)
    kind = model.verdict.subject
    return Lead(
        model=model.id,
        revision=model.revision,
        subject=Subject(kind, _shown_key(making, key)),
        cases=_cases(making, rows),
        score=round(sum(signal.weight for signal in signals), 2),
        signals=signals,
        explanations=model.explanations,
        basis=tuple(text for text, _ in model.basis),
        destination=model.verdict.destination,
        letter=model.letter,
        fingerprint=fingerprint(making.key, model.id, kind, key),
        weights=making.weights if making.task.weights else "",
        place=_place(making, rows),
        rows=tuple(int(str(row[ROW])) for row in rows),
    )


def _localities(table: Table) -> tuple[str, ...]:
    """Name the columns that say where a row belongs: courts first, then places."""
    return tuple(
        column.name
        for sense in (Sense.COURT, Sense.PLACE)
        for column in table.columns
        if column.sense is sense
    )


def _place(making: _Making, rows: Sequence[_Row]) -> str:
    """Return the court of the first row that names one, else the county or city of a place."""
    for name in _localities(making.table):
        value = next((str(row[name]) for row in rows if row.get(name)), "")
        if value:
            column = making.table.column(name)
            return value if column and column.sense is Sense.COURT else place_name(value)
    return ""


def _shown_key(making: _Making, key: str) -> str:
    """Show the subject's name with persons masked; what names the same twice is told once."""
    verdict = making.model.verdict
    columns = making.table.key if verdict.subject is SubjectKind.CASE else verdict.by
    told = zip(columns, key.split("\x1f"), strict=False)
    parts = (shown(_column_of(making, name), part) for name, part in told if part)
    return " ".join(dict.fromkeys(parts))


def _column_of(making: _Making, name: str) -> Column | None:
    """Find whose column a name of the row is of, also through 取值."""
    derived = next((part.value for part in making.model.derived if part.name == name), None)
    return _told_of(making.model, derived) if derived else making.table.column(name)


def _cases(making: _Making, rows: Sequence[_Row]) -> tuple[str, ...]:
    """Return the case numbers of the rows."""
    numbers = [column.name for column in making.table.columns if column.sense is Sense.CASE_NUMBER]
    found = (str(row[numbers[0]]) for row in rows if numbers and row.get(numbers[0]))
    return tuple(dict.fromkeys(found))


def _signals(making: _Making, rows: Sequence[_Row]) -> tuple[Signal, ...]:
    """Return the features that fired in any of the rows, each once, with the evidence of every row."""
    found = []
    for part in making.parts:
        fired = [row for row in rows if row[part.feature.id]]
        if fired:
            found.append(_signal(making, part, fired))
    return tuple(found)


def _signal(making: _Making, part: _Part, rows: Sequence[_Row]) -> Signal:
    """Make one signal."""
    by_name = all(row[by_name_column(part.feature)] for row in rows)
    evidence = tuple(dict.fromkeys(one for row in rows for one in _evidence(making, part, row)))
    says = "".join(_said(piece, rows[0]) for piece in part.said)
    if by_name:
        says += "（只有名称相同，可能是同名）"
    return Signal(part.feature.id, part.weight * (BY_NAME if by_name else 1), says, evidence, by_name)


def _said(piece: str | tuple[str, Column | None], row: _Row) -> str:
    """Write a piece of a sentence."""
    if isinstance(piece, str):
        return piece
    name, column = piece
    return shown(column, row.get(name)) or "（缺）"


def _evidence(making: _Making, part: _Part, row: _Row) -> Iterator[Evidence]:
    """Give the cells that a feature was seen in: of the row, and of the rows that it met elsewhere."""
    own = int(str(row[ROW]))
    yield from (making.main.cell(own, column) for column in part.columns if making.main.has(own, column))
    for met in part.met:
        number, way = row.get(f"{met.name}.{OTHER_ROW}"), row.get(f"{met.name}.{WAY}")
        if isinstance(number, int) and isinstance(way, int):
            yield from (making.met[met.name].cell(number, column) for column in met.columns[way])


def _fields(model: Model, condition: Condition) -> set[str]:
    """Return the fields of the row that a condition reads, also through 取值 and 基准."""
    derived = {part.name: part.value for part in model.derived}
    baselines = {part.name: part.value for part in model.baselines}
    found = set[str]()
    for name in names(condition.tree):
        root = name.text.split(".")[0]
        inner = derived.get(name.text) or baselines.get(root)
        found |= _fields(model, inner) if inner else {name.text}
    return found
