"""A docket whose rows hold the full text of their documents: the text fills what the row leaves empty.

Parsing takes milliseconds a row, so it is done only where a model reads a column that it can fill.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pyarrow as pa

from annotations.supervision.documents.case_row import case_row
from annotations.supervision.documents.frames import filled
from annotations.supervision.documents.row import read_of
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.frame import joined
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

TEXT, NUMBER = "文书文本", "案号"
# A court's own text stands in for the row, not for the docket's key and its text.
_KEPT = frozenset({TEXT, NUMBER})
_ROW = "行"
_SHORTEST = 60


def from_texts(docket: Loaded, wanted: Collection[str]) -> Loaded:
    """Fill the columns that are wanted and have gaps from the texts of 文书文本, row by row."""
    if TEXT not in docket.present or not _gaps(docket, wanted):
        return docket
    texts = docket.rows[TEXT].to_pylist()
    rows = [_read(text, str(number)) for number, text in enumerate(texts)]
    numbers = pa.array([str(number) for number in range(len(texts))], pa.string())
    read = typed(docket.table, rows, [""] * len(rows), [None] * len(rows))
    keyed = _keyed(docket, numbers)
    done = filled(keyed, _keyed(read, numbers), _ROW)
    plain = replace(done, rows=done.rows.drop_columns([_ROW]))
    return joined([plain])


def _gaps(docket: Loaded, wanted: Collection[str]) -> bool:
    """Say whether a wanted column has empty cells."""
    columns = {column.name for column in docket.table.columns} - _KEPT
    return any(docket.rows[name].null_count for name in columns.intersection(wanted))


def _read(text: str | None, key: str) -> dict[str, Value | None]:
    """Parse one text; a cell that is too short to be a document tells nothing."""
    if text is None or len(text) < _SHORTEST:
        return {}
    document = Document(key, key, key, "text/plain", text)
    view = view_of(text)
    read = read_of(document, view, parse(document, view))
    return {name: value for name, value in case_row(read).values.items() if name not in _KEPT}


def _keyed(loaded: Loaded, numbers: pa.Array) -> Loaded:
    """Add the column of row numbers."""
    return replace(loaded, rows=loaded.rows.append_column(_ROW, numbers))
