"""Documents of one case become one row of it: a judgment and its complaint are one case, not two.

A complaint has no court's number. It belongs to the one case with the same plaintiffs and defendants, where
there is just one; else it stays a case of its own, told apart by its id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from annotations.supervision.documents.row import Row
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.names import canonical_name

KINDS = ("判决书", "调解书", "裁定书", "决定书")
_NUMBER, FILED = "案号", ("起诉状",)
# What each document shows counts together.
EVIDENCE = "证据种类"
BASIS, ENFORCED = "执行依据案号", "执行立案日期"
# What tells two rows of a table apart; rows of other tables all stay.
KEYS = {
    "案件": ("案号",),
    "当事人": ("案号", "姓名或名称"),
    "代理人": ("案号", "姓名", "代理"),
    "刑事案件": ("案号", "嫌疑人姓名", "涉案企业"),
    "执行案件": ("执行案号",),
}

Parties = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Placed:
    """The rows of one document, and the document's source as the user gave it."""

    source: str
    rows: Mapping[str, tuple[Row, ...]] = field(repr=False)

    @property
    def main(self) -> Mapping[str, Value]:
        """Return the row of 案件; an enforcement has none."""
        return self.rows["案件"][0].values if "案件" in self.rows else {}


@dataclass(frozen=True, slots=True)
class Sourced:
    """A row and the document it was read from."""

    row: Row
    source: str


def gathered(documents: Iterable[Placed]) -> dict[str, list[Sourced]]:
    """Put the rows of documents together by table; what several documents tell of one thing is one row."""
    ordered = sorted(_numbered(list(documents)), key=rank)
    found: dict[str, list[Sourced]] = defaultdict(list)
    for document in ordered:
        for table, rows in document.rows.items():
            found[table] += [Sourced(row, document.source) for row in rows]
    return _enforced({table: _once(table, rows) for table, rows in found.items()})


def _enforced(tables: dict[str, list[Sourced]]) -> dict[str, list[Sourced]]:
    """Let a case know when its enforcement was filed, from the documents of the enforcement."""
    filed = {
        row.values[BASIS]: row.values["立案日期"]
        for row in (one.row for one in reversed(tables.get("执行案件", [])))
        if BASIS in row.values and "立案日期" in row.values
    }
    if not filed:
        return tables
    cases = [
        replace(one, row=Row({ENFORCED: filed[number], **one.row.values}, one.row.spans))
        if (number := one.row.values[_NUMBER]) in filed
        else one
        for one in tables.get("案件", ())
    ]
    return {**tables, "案件": cases}


def rank(document: Placed) -> int:
    """Put what decides a case before what merely belongs to it."""
    kind = document.main.get("文书种类", "")
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _numbered(documents: list[Placed]) -> list[Placed]:
    """Give complaints the number of the one case that they began."""
    cases: dict[Parties, set[Value]] = defaultdict(set)
    for document in documents:
        if document.main.get("文书种类") in KINDS and (parties := _parties(document)):
            cases[parties].add(document.main[_NUMBER])
    return [_renumbered(document, cases) for document in documents]


def _renumbered(document: Placed, cases: Mapping[Parties, set[Value]]) -> Placed:
    """Give a complaint its case's number, where one case fits."""
    parties = _parties(document) if document.main.get("文书种类") in FILED else None
    fitting = cases.get(parties, set()) if parties else set()
    if len(fitting) != 1:
        return document
    (number,) = fitting
    rows = {
        table: tuple(replace(row, values={**row.values, _NUMBER: number}) for row in found)
        for table, found in document.rows.items()
    }
    return replace(document, rows=rows)


def _parties(document: Placed) -> Parties | None:
    """Return the names of both sides; a document that lacks a side is like no other."""
    sides = [document.main.get(column) for column in ("全部原告", "全部被告")]
    first, second = (
        frozenset(canonical_name(str(name)) for name in side) if isinstance(side, tuple) else frozenset()
        for side in sides
    )
    return (first, second) if first and second else None


def _once(table: str, rows: list[Sourced]) -> list[Sourced]:
    """Join the rows that are of one thing; the first counts, the others fill what it leaves empty."""
    columns = KEYS.get(table)
    if columns is None:
        return rows
    found: dict[tuple[Value | None, ...], Sourced] = {}
    for one in rows:
        key = tuple(one.row.values.get(column) for column in columns)
        known = found.get(key)
        found[key] = _filled(known, one) if known else one
    return list(found.values())


def _filled(known: Sourced, other: Sourced) -> Sourced:
    """Fill a row from another; a place in the other document cannot be told, its value can."""
    values = {**other.row.values, **known.row.values}
    kinds = [row.values.get(EVIDENCE) or () for row in (known.row, other.row)]
    if any(kinds):
        values[EVIDENCE] = tuple(
            dict.fromkeys(str(one) for kind in kinds if isinstance(kind, tuple) for one in kind)
        )
    return replace(known, row=Row(values, known.row.spans))
