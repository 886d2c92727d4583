"""A docket whose rows hold the full text of their documents: the text fills what the row leaves empty, and
is checked as any document is.

Parsing takes milliseconds a row, so it is done only where a model reads a column that it can fill.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.case_row import case_row
from annotations.supervision.documents.frames import filled
from annotations.supervision.documents.row import Read, read_of
from annotations.supervision.documents.small import doubt_rows
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.frame import joined
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

TEXT, NUMBER, DOUBTS = "文书文本", "案号", "文书疑点"
# A court's own text stands in for the row, not for the docket's key and its text.
_KEPT = frozenset({TEXT, NUMBER})
_ROW = "行"
_SHORTEST = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What the texts of a docket told: the docket with its gaps filled, and the doubts about the texts."""

    docket: Loaded
    doubts: Loaded | None = None


def from_texts(docket: Loaded, wanted: Collection[str], *, doubting: bool = False) -> Told:
    """Fill the columns that are wanted and have gaps from the texts of 文书文本, row by row.

    With `doubting`, the texts are checked too; what is doubtful is told of the row's case number.
    """
    filling = _gaps(docket, wanted)
    if TEXT not in docket.present or not (filling or doubting):
        return Told(docket)
    texts = docket.rows[TEXT].to_pylist()
    reads = (_read(text, str(number)) for number, text in enumerate(texts))
    rows: list[Mapping[str, Value | None]] = []
    doubts: list[tuple[int, Mapping[str, Value | None]]] = []
    for number, read in enumerate(reads):
        rows.append(_values(read) if read and filling else {})
        doubts += [(number, row) for row in _doubts(read, docket, number)] if read and doubting else []
    return Told(_filled(docket, rows) if filling else docket, _doubtful(docket, doubts) if doubting else None)


def _filled(docket: Loaded, rows: list[Mapping[str, Value | None]]) -> Loaded:
    """Fill the docket's rows from those of its texts."""
    numbers = pa.array([str(number) for number in range(len(rows))], pa.string())
    read = typed(docket.table, rows, [""] * len(rows), [None] * len(rows))
    done = filled(_keyed(docket, numbers), _keyed(read, numbers), _ROW)
    return joined([replace(done, rows=done.rows.drop_columns([_ROW]))])


def _doubtful(docket: Loaded, doubts: list[tuple[int, Mapping[str, Value | None]]]) -> Loaded:
    """Make the table of doubts; each stands where its text stands."""
    sources, lines = docket.sources.to_pylist(), docket.lines.to_pylist()
    return typed(
        catalogue()[DOUBTS],
        [row for _, row in doubts],
        [sources[number] for number, _ in doubts],
        [lines[number] for number, _ in doubts],
    )


def _gaps(docket: Loaded, wanted: Collection[str]) -> bool:
    """Say whether a wanted column has empty cells."""
    columns = {column.name for column in docket.table.columns} - _KEPT
    return any(docket.rows[name].null_count for name in columns.intersection(wanted))


def _read(text: str | None, key: str) -> Read | None:
    """Parse one text; a cell that is too short to be a document tells nothing."""
    if text is None or len(text) < _SHORTEST:
        return None
    document = Document(key, key, key, "text/plain", text)
    view = view_of(text)
    return read_of(document, view, parse(document, view))


def _values(read: Read) -> Mapping[str, Value | None]:
    """Return what a text tells of its row."""
    return {name: value for name, value in case_row(read).values.items() if name not in _KEPT}


def _doubts(read: Read, docket: Loaded, number: int) -> Iterator[Mapping[str, Value | None]]:
    """Give the doubts about a text under the number that the docket has for it."""
    known = {name: docket.rows[name][number].as_py() for name in (NUMBER, "受理法院")}
    for row in doubt_rows(read):
        yield {**row.values, **{name: value for name, value in known.items() if value}}


def _keyed(loaded: Loaded, numbers: pa.Array) -> Loaded:
    """Add the column of row numbers."""
    return replace(loaded, rows=loaded.rows.append_column(_ROW, numbers))
