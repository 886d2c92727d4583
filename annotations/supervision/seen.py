"""What features were seen in, and what they say: of all rows in which one fired, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import pyarrow as pa
import pyarrow.compute as pc

from annotations.supervision.catalogue.values import Column
from annotations.supervision.cited import Cited, Met
from annotations.supervision.compile.collide import OTHER_ROW, WAY
from annotations.supervision.compile.env import ROW
from annotations.supervision.compile.verdict import by_name_column
from annotations.supervision.places import Places, Texts
from annotations.supervision.shown import shower
from annotations.supervision.tables.values import Held
from annotations.supervision.values import Evidence

_Cells = tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Fired:
    """A feature, and the judged rows in which it fired, by their positions."""

    cited: Cited
    rows: Sequence[int]

    @classmethod
    def of(cls, cited: Cited, judged: pa.Table) -> Fired:
        """Find where a feature fired."""
        return cls(cited, pc.indices_nonzero(judged[cited.feature.id]).to_pylist())


@dataclass(frozen=True, slots=True)
class Seen:
    """What is told of a feature in each of the `rows` in which it fired: all lists are in their order.

    `met` are the numbers of the rows that it met, for each table that it looked into.
    """

    cited: Cited
    rows: Sequence[int]
    by_name: Sequence[bool]
    says: Sequence[str] = field(repr=False)
    evidence: Sequence[_Cells] = field(repr=False)
    met: tuple[tuple[str, Sequence[int | None]], ...]


def seen(fired: Fired, judged: pa.Table, main: Places, met: Mapping[str, Places]) -> Seen:
    """Read what is told of a feature; `met` are the rows of other tables by the name of what met them."""
    rows = judged.select(_told_by(fired.cited)).take(pa.array(fired.rows, pa.int64()))
    own = [main.columns[column.name].filled(fired.rows) for column in fired.cited.columns]
    there = [_met_cells(one, rows, met[one.name]) for one in fired.cited.met]
    evidence: list[_Cells] = [tuple(filter(None, cells)) for cells in zip(*own, strict=True)]
    evidence = evidence or [()] * len(fired.rows)
    if there:
        # The columns of one row are told once each; what was met may tell the same again.
        evidence = [
            tuple(dict.fromkeys(one for cells in told for one in cells))
            for told in zip(evidence, *there, strict=True)
        ]
    return Seen(
        fired.cited,
        fired.rows,
        rows[by_name_column(fired.cited.feature)].to_pylist(),
        _says(fired.cited, rows),
        evidence,
        tuple((one.table, rows[f"{one.name}.{OTHER_ROW}"].to_pylist()) for one in fired.cited.met),
    )


def rows_met(fired: Iterable[Fired], judged: pa.Table, data: Mapping[str, Held]) -> dict[str, Places]:
    """Read the rows that features met, those of one table together, by the name of what met them."""
    found = dict[str, Places]()
    for table, several in _by_table(fired).items():
        numbers = pa.chunked_array(
            [
                chunk
                for met, rows in several
                for chunk in judged[f"{met.name}.{OTHER_ROW}"].take(pa.array(rows, pa.int64())).chunks
            ],
            pa.int64(),
        )
        distinct = numbers.unique().drop_null()
        columns = list(dict.fromkeys(one for met, _ in several for way in met.columns for one in way))
        cells = data[table].cells(distinct, [column.name for column in columns])
        places = Places.of(data[table], distinct, columns, cells)
        found |= dict.fromkeys((met.name for met, _ in several), places)
    return found


def columns_of(fired: Iterable[Fired]) -> dict[Column, None]:
    """Name the columns of the judged rows that features looked at where they fired."""
    return dict.fromkeys(column for one in fired if one.rows for column in one.cited.columns)


def _by_table(fired: Iterable[Fired]) -> dict[str, list[tuple[Met, Sequence[int]]]]:
    """Return what features met where they fired, by table."""
    found: dict[str, list[tuple[Met, Sequence[int]]]] = {}
    for one in fired:
        for met in one.cited.met:
            found.setdefault(met.table, []).append((met, one.rows))
    return found


def _told_by(cited: Cited) -> list[str]:
    """Name the columns of the judged rows that tell of a feature."""
    said = [piece[0] for piece in cited.said if not isinstance(piece, str)]
    met = [f"{one.name}.{column}" for one in cited.met for column in (OTHER_ROW, WAY)]
    return list(dict.fromkeys([ROW, by_name_column(cited.feature), *said, *met]))


def _met_cells(met: Met, rows: pa.Table, places: Places) -> list[_Cells]:
    """Give the cells of the row that each row met: those that its way of matching reads."""
    numbers, ways = (rows[f"{met.name}.{column}"].to_pylist() for column in (OTHER_ROW, WAY))
    found: list[_Cells] = [()] * len(numbers)
    for way, columns in enumerate(met.columns):
        rows_so = [row for row, its in enumerate(ways) if its == way and numbers[row] is not None]
        at = [places.at[numbers[row]] for row in rows_so]
        told = [places.columns[column.name].of_rows(at) for column in columns]
        for row, cells in zip(rows_so, zip(*told, strict=True), strict=False):
            found[row] = cells
    return found


def _says(cited: Cited, rows: pa.Table) -> list[str]:
    """Write what a feature says of each row."""
    pieces = [
        repeat(piece, len(rows)) if isinstance(piece, str) else _written(rows, *piece) for piece in cited.said
    ]
    return ["".join(told) for told in zip(*pieces, strict=True)]


def _written(rows: pa.Table, name: str, column: Column | None) -> Iterator[str]:
    """Write one value of a sentence for each row."""
    return (said or "未写明" for said in Texts.of(rows[name], shower(column)).of_rows(range(len(rows))))
