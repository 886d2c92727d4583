"""Rows of documents become tables, and join those that came from files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.gather import Placed, gathered
from annotations.supervision.tables.frame import joined
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded

# Of these a file's row and a document's row may be of one case: the document fills what the file leaves out.
_CHECKED = "文书疑点"
_NUMBERS = {"案件": "案号", "执行案件": "执行案号"}


def tables_of(documents: Iterable[Placed]) -> dict[str, Loaded]:
    """Make the tables of the catalogue from the rows of documents.

    The table of doubts is there also where no check found any: the documents were checked.
    """
    found = gathered(documents)
    if found:
        found.setdefault(_CHECKED, [])
    return {
        name: typed(
            catalogue()[name],
            [one.row.values for one in rows],
            [one.source for one in rows],
            [None] * len(rows),
            [one.row.spans for one in rows],
        )
        for name, rows in found.items()
    }


def with_files(files: Mapping[str, Loaded], documents: Mapping[str, Loaded]) -> dict[str, Loaded]:
    """Put the tables of files and those of documents together; a case that both hold is one row."""
    both = {
        name: _together(files[name], documents[name], _NUMBERS.get(name))
        for name in files.keys() & documents.keys()
    }
    return {**files, **documents, **both}


def _together(file: Loaded, read: Loaded, number: str | None) -> Loaded:
    """Fill the file's rows from the documents' of the same number, and add the documents' others."""
    if number is None:
        return joined([file, read])
    rows = filled(file, read, number)
    known = pc.is_in(read.rows[number], value_set=file.rows[number].combine_chunks())
    return joined([rows, _only(read, pc.invert(known))])


def filled(file: Loaded, read: Loaded, number: str) -> Loaded:
    """Fill the empty cells of a file's rows from rows of the same number that were read from documents."""
    at = pc.index_in(file.rows[number], value_set=read.rows[number].combine_chunks())
    rows, present = file.rows, set(file.present)
    for column in file.table.columns:
        name = column.name
        if name not in read.present:
            continue
        told = read.rows[name].take(at)
        cells = rows[name].combine_chunks()
        if told.null_count < len(told) and cells.null_count:
            values = _first_told(cells, told)
            rows = rows.set_column(rows.schema.get_field_index(name), name, values)
            present.add(name)
    return _replaced(file, rows, frozenset(present))


def _first_told(cells: pa.Array, told: pa.ChunkedArray) -> pa.Array:
    """Return each cell, or what was read where it is empty (lists cannot be coalesced by the library)."""
    other = told.combine_chunks()
    if not pa.types.is_list(cells.type):
        return pc.coalesce(cells, other)
    merged = [
        one if one is not None else two for one, two in zip(cells.to_pylist(), other.to_pylist(), strict=True)
    ]
    return pa.array(merged, cells.type)


def _only(loaded: Loaded, mask: pa.ChunkedArray | pa.Array) -> Loaded:
    """Keep some rows."""
    chosen = pc.indices_nonzero(mask)
    spans = tuple(loaded.spans[at] for at in chosen.to_pylist()) if loaded.spans else ()
    return Loaded(
        loaded.table,
        loaded.rows.take(chosen),
        loaded.sources.take(chosen),
        loaded.lines.take(chosen),
        loaded.present,
        doubts=loaded.doubts,
        extra=loaded.extra.take(chosen) if loaded.extra else None,
        read=len(chosen),
        spans=spans,
    )


def _replaced(loaded: Loaded, rows: pa.Table, present: frozenset[str]) -> Loaded:
    """Return the table with other cells."""
    return Loaded(
        loaded.table,
        rows,
        loaded.sources,
        loaded.lines,
        present,
        loaded.unfit,
        loaded.doubts,
        loaded.extra,
        loaded.read,
        loaded.spans,
    )
