"""Rows that a model judged become leads: subject, score with its parts, evidence with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from annotations.fingerprints import fingerprint
from annotations.supervision.catalogue.values import Column, Sense
from annotations.supervision.compile.collide import OTHER_ROW, WAY
from annotations.supervision.compile.judge import BY_NAME, Task, by_name_column, collisions_of, said_column
from annotations.supervision.language.tree import Name, names
from annotations.supervision.model.tree import Condition, Feature, GroupFeature, Model
from annotations.supervision.shown import plain, shown
from annotations.supervision.tables.values import Loaded
from annotations.supervision.values import Evidence, Lead, Signal, Subject, SubjectKind

_Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Making:
    """What leads are made from."""

    task: Task
    data: Mapping[str, Loaded]
    key: bytes
    weights: str

    @property
    def model(self) -> Model:
        """Return the model."""
        return self.task.model

    @property
    def main(self) -> Loaded:
        """Return the table whose rows are judged."""
        return self.data[self.model.main]


def leads_of(
    task: Task, rows: pa.Table, data: Mapping[str, Loaded], key: bytes, weights: str = ""
) -> tuple[Lead, ...]:
    """Make the leads of one model from the rows that meet 成案, the highest score first."""
    making = _Making(task, data, key, weights)
    subjects: dict[str, list[_Row]] = {}
    for row in rows.to_pylist():
        subjects.setdefault(_subject_key(making, row), []).append(row)
    least = task.model.verdict.least
    leads = [_lead(making, subject, found) for subject, found in subjects.items() if len(found) >= least]
    return tuple(sorted(leads, key=lambda lead: (-lead.score, lead.fingerprint)))


def _subject_key(making: _Making, row: _Row) -> str:
    """Name what a row's lead is about."""
    verdict = making.model.verdict
    names_of_row = making.main.table.key if verdict.subject is SubjectKind.CASE else verdict.by
    return "\x1f".join(plain(row.get(name)) for name in names_of_row) or str(row["行号"])


def _lead(making: _Making, key: str, rows: Sequence[_Row]) -> Lead:
    """Make one lead from the rows of its subject."""
    model = making.model
    signals = _signals(making, rows)
    kind = model.verdict.subject
    return Lead(
        model=model.id,
        revision=f"{model.version}+{model.digest[:8]}",
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
    )


def _shown_key(making: _Making, key: str) -> str:
    """Show the subject's name with persons masked."""
    verdict, table = making.model.verdict, making.main.table
    columns = table.key if verdict.subject is SubjectKind.CASE else verdict.by
    parts = key.split("\x1f")
    return " ".join(shown(table.column(name), part) for name, part in zip(columns, parts, strict=False))


def _cases(making: _Making, rows: Sequence[_Row]) -> tuple[str, ...]:
    """Return the case numbers of the rows."""
    numbers = [column.name for column in making.main.table.columns if column.sense is Sense.CASE_NUMBER]
    found = (str(row[numbers[0]]) for row in rows if numbers and row.get(numbers[0]))
    return tuple(dict.fromkeys(found))


def _signals(making: _Making, rows: Sequence[_Row]) -> tuple[Signal, ...]:
    """Return the features that fired in any of the rows, each once, with the evidence of every row."""
    model = making.model
    parts: tuple[Feature | GroupFeature, ...] = (*model.features, *model.groups)
    found = []
    for part in parts:
        fired = [row for row in rows if row[part.id]]
        if fired:
            found.append(_signal(making, part, fired))
    return tuple(found)


def _signal(making: _Making, part: Feature | GroupFeature, rows: Sequence[_Row]) -> Signal:
    """Make one signal."""
    by_name = all(row[by_name_column(part)] for row in rows)
    weight = making.task.weight(part) * (BY_NAME if by_name else 1)
    evidence = tuple(dict.fromkeys(one for row in rows for one in _evidence(making, part, row)))
    says = _says(making, part, rows[0])
    if by_name:
        says += "（只有名称相同，可能是同名）"
    return Signal(part.id, weight, says, evidence, by_name)


def _says(making: _Making, part: Feature | GroupFeature, row: _Row) -> str:
    """Fill in a feature's sentence."""
    said, index = [], 0
    for piece in part.says.parts:
        if isinstance(piece, str):
            said.append(piece)
            continue
        tree = piece.tree
        column = making.main.table.column(tree.text) if isinstance(tree, Name) else None
        value = row.get(said_column(part, index))
        said.append(shown(column, value) or "（缺）")  # type: ignore[arg-type]
        index += 1
    return "".join(said)


def _evidence(making: _Making, part: Feature | GroupFeature, row: _Row) -> list[Evidence]:
    """Return the cells that a feature was seen in: of the row, and of the rows that it met elsewhere."""
    model = making.model
    conditions = [part.condition, *([part.only] if isinstance(part, GroupFeature) and part.only else [])]
    fields = {name for condition in conditions for name in _fields(model, condition)}
    fields |= set(part.by) if isinstance(part, GroupFeature) else set()
    columns = [column for column in making.main.table.columns if column.name in fields]
    found = [_cell(making.main, column, row) for column in columns if row.get(column.name) is not None]
    for collision in model.collisions:
        used = {name for condition in conditions for name in collisions_of(model, condition)}
        other = making.data.get(collision.table)
        number = row.get(f"{collision.name}.{OTHER_ROW}")
        if collision.name in used and other is not None and isinstance(number, int):
            way = row.get(f"{collision.name}.{WAY}")
            pairs = collision.ways[way] if isinstance(way, int) else ()
            wanted = {name.text.split(".", 1)[1] for pair in pairs for name in names(pair.other.tree)}
            found += _other_cells(other, number, wanted)
    return found


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


def _cell(loaded: Loaded, column: Column, row: _Row) -> Evidence:
    """Name a cell of the judged row."""
    number = row["行号"]
    value = shown(column, row[column.name])  # type: ignore[arg-type]
    return _place(loaded, int(str(number)), column, value)


def _other_cells(loaded: Loaded, number: int, wanted: set[str]) -> list[Evidence]:
    """Name the cells of a row of another table."""
    return [
        _place(loaded, number, column, shown(column, loaded.rows[column.name][number].as_py()))
        for column in loaded.table.columns
        if column.name in wanted
    ]


def _place(loaded: Loaded, number: int, column: Column, value: str) -> Evidence:
    """Say where a cell stands."""
    return Evidence(
        table=loaded.table.name,
        column=column.name,
        source=str(loaded.sources[number].as_py()),
        row=int(loaded.lines[number].as_py()),
        shown=value,
    )
