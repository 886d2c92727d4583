"""Documents of one case become one row of it, where rows lie in files: the rules of `gather`, for millions.

Most rows stay where they are. Those that change (of a complaint that finds its case, of a case of which
several documents tell, of a case that was enforced) are written anew beside, some at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.gather import BASIS, ENFORCED, EVIDENCE, FILED, KEYS, KINDS
from annotations.supervision.tables.filed import BESIDE, DOCUMENT, FILE, RANK, Filed, quoted
from annotations.supervision.tables.frame import ROW

_CASES, _ENFORCEMENTS, _NUMBER, _DAY, _WORKDAY = "案件", "执行案件", "案号", "立案日期", "·工作日序"
_MEMORY, _SLICE, _RANKED = "1GB", 100_000, 56
_NONE = pa.array([], pa.int64())


@dataclass(frozen=True, slots=True)
class Part:
    """A folder of rows, and the documents in it that are in force no more."""

    folder: Path
    gone: frozenset[str] = field(repr=False)


def merged(parts: Sequence[Part], folder: Path) -> dict[str, Filed]:
    """Return the tables of all parts; what is written anew goes to `folder`."""
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute(f"SET temp_directory = '{quoted(folder)}'")
        connection.execute("SET preserve_insertion_order = false")
        return _Merging(connection, folder).tables(parts)


@dataclass(frozen=True, slots=True)
class _Merging:
    """A merging on its way: the engine, and where rows are written anew."""

    engine: duckdb.DuckDBPyConnection
    folder: Path

    def tables(self, parts: Sequence[Part]) -> dict[str, Filed]:
        """Merge all tables."""
        found = {name: held for name in catalogue() if (held := self._in_force(name, parts))}
        if not found:
            return {}
        self._renumber()
        # Cases come last: they are told of their enforcements.
        for name in sorted(found, key=lambda name: name == _CASES):
            enforced = name == _CASES and _ENFORCEMENTS in found
            if enforced:
                self._enforced()
            found[name] = self._rewritten(found[name], enforced=enforced)
            found[name].put(self.engine)
        return found

    def _in_force(self, name: str, parts: Sequence[Part]) -> Filed | None:
        """Return a table without the rows of documents that are in force no more; None without a file."""
        having = [part for part in parts if (part.folder / f"{name}.parquet").exists()]
        if not having:
            return None
        held = Filed(catalogue()[name], tuple(part.folder / f"{name}.parquet" for part in having), _NONE)
        held.put(self.engine)
        gone = [(number, id_) for number, part in enumerate(having) for id_ in part.gone]
        if not gone:
            return held
        told = pa.table({"文件": [at for at, _ in gone], DOCUMENT: [id_ for _, id_ in gone]})
        self.engine.register("没了", told)
        rows = f'SELECT "{ROW}" FROM (SELECT *, "{ROW}" >> {FILE} AS "文件" FROM "{name}") '
        rows += f'SEMI JOIN "没了" USING ("文件", "{DOCUMENT}")'
        held = replace(held, without=self._numbers(rows))
        held.put(self.engine)
        return held

    def _numbers(self, query: str) -> pa.Array:
        """Return the numbers of rows that a query gives."""
        return self.engine.sql(query).to_arrow_table()[ROW].combine_chunks()

    def _renumber(self) -> None:
        """Find for complaints the one case that each began."""
        sides = (f'list_sort(list_distinct("全部{side}"))' for side in ("原告", "被告"))
        columns = "{} AS a, {} AS b".format(*sides)
        known = 'len("全部原告") > 0 AND len("全部被告") > 0'
        self.engine.execute(
            f"""
            CREATE TEMP TABLE "改号" AS
            WITH f AS (SELECT "{DOCUMENT}", {columns} FROM "{_CASES}"
                       WHERE "文书种类" IN {_any_of(FILED)} AND {known}),
                 c AS (SELECT "{_NUMBER}" AS "新号", {columns} FROM "{_CASES}"
                       WHERE "文书种类" IN {_any_of(KINDS)} AND {known})
            SELECT "{DOCUMENT}", min("新号") AS "新号" FROM f JOIN c USING (a, b)
            GROUP BY "{DOCUMENT}" HAVING count(DISTINCT "新号") = 1
            """
        )

    def _enforced(self) -> None:
        """Note when each case went to enforcement."""
        self.engine.execute(
            f"""
            CREATE TEMP TABLE "执行" AS
            SELECT "{BASIS}" AS "{_NUMBER}", arg_min("{_DAY}", "{ROW}") AS "日",
                   arg_min("{_DAY}{_WORKDAY}", "{ROW}") AS "序"
            FROM "{_ENFORCEMENTS}" WHERE "{BASIS}" IS NOT NULL AND "{_DAY}" IS NOT NULL GROUP BY ALL
            """
        )

    def _rewritten(self, held: Filed, *, enforced: bool) -> Filed:
        """Write what changes of a table anew, and leave it out where it was."""
        name = held.table.name
        self.engine.execute(f'CREATE OR REPLACE TEMP VIEW "今" AS {_today(held)}')
        self.engine.execute(f'CREATE OR REPLACE TEMP TABLE "改" AS {_changing(held, enforced=enforced)}')
        changed = self._numbers('SELECT * FROM "改"')
        if not len(changed):
            return held
        slices = len(changed) // _SLICE + 1
        files = [self.folder / f"{name}.{number}.parquet" for number in range(slices)]
        for number, path in enumerate(files):
            rows = f'SELECT * FROM "今" SEMI JOIN "改" USING ("{ROW}") WHERE hash("键") % {slices} = {number}'
            query = _put_together(held, rows)
            query = _with_enforcement(query) if enforced else query
            self.engine.execute(f"COPY ({query}) TO '{quoted(path)}' (FORMAT parquet, COMPRESSION zstd)")
        without = pa.concat_arrays([held.without, changed])
        return replace(held, files=(*held.files, *files), without=without)


def _any_of(words: Sequence[str]) -> str:
    """Write a list of words."""
    return "({})".format(", ".join(f"'{word}'" for word in words))


def _today(held: Filed) -> str:
    """Write the rows with the case numbers that they have now, whether that is new, and their keys."""
    keys = KEYS.get(held.table.name)
    told = (f"""coalesce("{column}", '')""" for column in keys or ())
    key = f"concat_ws(chr(31), {', '.join(told)})" if keys else f'"{DOCUMENT}"'
    rows = f'SELECT *, false AS "新" FROM "{held.table.name}"'
    if _NUMBER in held.schema.names:
        rows = (
            f'SELECT r.* REPLACE (coalesce(n."新号", r."{_NUMBER}") AS "{_NUMBER}"), '
            f'n."新号" IS NOT NULL AS "新" '
            f'FROM "{held.table.name}" AS r LEFT JOIN "改号" AS n USING ("{DOCUMENT}")'
        )
    return f'SELECT *, {key} AS "键" FROM ({rows})'


def _changing(held: Filed, *, enforced: bool) -> str:
    """Write which rows change: renumbered ones, those of a thing that is told twice, enforced cases."""
    tests = ['"新"']
    if held.table.name in KEYS:
        tests.append('"键" IN (SELECT "键" FROM "今" GROUP BY "键" HAVING count(*) > 1)')
    if enforced:
        tests.append(f'("{ENFORCED}" IS NULL AND "{_NUMBER}" IN (SELECT "{_NUMBER}" FROM "执行"))')
    return f'SELECT "{ROW}" FROM "今" WHERE {" OR ".join(tests)}'


def _put_together(held: Filed, rows: str) -> str:
    """Write one row of the rows of one thing: the first counts, the others fill what it leaves empty."""
    columns = [name for name in held.schema.names if name != ROW] + [*BESIDE]
    if held.table.name not in KEYS:
        return "SELECT {} FROM ({})".format(", ".join(f'"{name}"' for name in columns), rows)
    order = f'("{RANK}"::BIGINT << {_RANKED}) + "{ROW}"'
    told = ", ".join(f'{_first(name, order)} AS "{name}"' for name in columns)
    one = f'SELECT {told} FROM ({rows}) GROUP BY "键"'
    if EVIDENCE not in columns:
        return one
    once = f'list_filter("{EVIDENCE}", lambda word, place: list_position("{EVIDENCE}", word) = place)'
    return f'SELECT * REPLACE ({once} AS "{EVIDENCE}") FROM ({one})'


def _first(name: str, order: str) -> str:
    """Write what a column becomes; what is worked out beside a column comes from the same row as that."""
    if name == EVIDENCE:
        return f'flatten(list("{name}" ORDER BY {order}) FILTER ("{name}" IS NOT NULL))'
    root, _, part = name.partition("·")
    if root and part:
        return f'(arg_min({{v: "{name}"}}, {order}) FILTER ("{root}" IS NOT NULL)).v'
    return f'arg_min("{name}", {order})'


def _with_enforcement(rows: str) -> str:
    """Write rows of cases with the day on which each went to enforcement, where they do not tell it."""
    worked = f"{ENFORCED}{_WORKDAY}"
    return f"""
        SELECT r.* REPLACE (
            coalesce(r."{ENFORCED}", e."日") AS "{ENFORCED}",
            CASE WHEN r."{ENFORCED}" IS NULL THEN e."序" ELSE r."{worked}" END AS "{worked}"
        ) FROM ({rows}) AS r LEFT JOIN "执行" AS e USING ("{_NUMBER}")
    """
