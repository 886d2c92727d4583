"""Agents whose firm or standing stands behind their names: 魏磊（某律所律师） and 魏磊 are one person."""

from __future__ import annotations

import re

import pyarrow as pa

from annotations.supervision.catalogue.values import Table

# The column of agents, and the column of their firms (none: nobody asks for it).
_COLUMNS = (("原告代理人", "原告律所"), ("被告代理人", "被告律所"), ("辩护人", None))
_WRITTEN = re.compile(r"^([^（(]{2,20})[（(]([^（()）]*)[）)]?$")
_BRACKET = re.compile("[（(]")
_FIRM = re.compile(r"^.+?(?:律师事务所|律所|法律服务所)")


def agents_apart(table: Table, rows: pa.Table) -> pa.Table:
    """Take brackets off the names of agents; a firm in them goes where firms stand, if none does.

    The firms of a row are those of its agents together, each once: the second firm is not the second agent's.
    """
    for agents, firms in _COLUMNS:
        if table.column(agents) is None or (firms and table.column(firms) is None):
            continue
        cells = rows[agents].combine_chunks()
        if not _any_bracket(cells):
            continue
        read = [_read(names) for names in cells.to_pylist()]
        rows = _put(rows, agents, [names for names, _ in read])
        if firms:
            known = rows[firms].to_pylist()
            rows = _put(
                rows, firms, [told or found or None for told, (_, found) in zip(known, read, strict=True)]
            )
    return rows


def _any_bracket(cells: pa.Array) -> bool:
    """Say whether any name has a bracket; most tables have none, and are left as they are."""
    return any(_BRACKET.search(name) for name in cells.flatten().unique().to_pylist() if name)


def _read(names: list[str] | None) -> tuple[list[str] | None, list[str]]:
    """Part the names of a cell from the firms behind them."""
    if names is None:
        return None, []
    parted = [(match[1], match[2]) if (match := _WRITTEN.match(name)) else (name, "") for name in names]
    firms = [match[0] for _, told in parted if (match := _FIRM.match(told))]
    return list(dict.fromkeys(name for name, _ in parted)), list(dict.fromkeys(firms))


def _put(rows: pa.Table, name: str, values: list[list[str] | None]) -> pa.Table:
    """Put a column in the place of another."""
    at = rows.schema.get_field_index(name)
    return rows.set_column(at, name, pa.array(values, rows.schema.field(at).type))
