"""What a whole batch says: by court, year, cause and category, the worst documents, article by article.

A case counts once however many of its documents were read, and a leak counts once in its case: the same
value has the same fingerprint in every document of one kind. Rows go to Parquet files as they come and
DuckDB counts them at the end, so that memory stays flat over a province.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from annotations.privacy.rules import RULE_BY_ID
from annotations.values import Category, Severity
from jianwen.published import printable
from jianwen.running.results import Meta, Shown, Standing

# What is firm enough to be counted; the rest asks a person first.
FIRM = frozenset((Severity.ERROR, Severity.WARN))
WORST, EXAMPLES, MOST_LINES = 10, 3, 200
# A rate for each thousand out of fewer says more than was seen.
ENOUGH = 100
_ROWS = 4096
_UNKNOWN = "（未识别）"
_TEXT = pa.string()
_DOCUMENTS = pa.schema(
    [
        (name, _TEXT)
        for name in (
            "document",
            "once",
            "case_key",
            "case_number",
            "court",
            "year",
            "cause",
            "source",
            "kind",
        )
    ]
)
_LEAKS = pa.schema(
    [(name, _TEXT) for name in ("document", "case_key", "fingerprint", "category", "rule")]
    + [("firm", pa.bool_())]
)


def _rate(leaks: int, documents: int) -> float | None:
    """Return so many for each 1,000, or None."""
    return 1000 * leaks / documents if documents >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class Line:
    """One court, year, cause or category: what was read, and what was found in it.

    `leaking` counts the cases with a firm lead, `leaks` the firm leads, `asks` those for a person to judge.
    `of` is what the rate is of: documents of which copies count once, as their leaks do (of a category: all
    that were read).
    """

    name: str
    documents: int
    cases: int
    leaking: int
    leaks: int
    asks: int = 0
    of: int = 0

    @property
    def rate(self) -> float | None:
        """Return the firm leads for each 1,000 documents; None where they are too few for a rate."""
        return _rate(self.leaks, self.of)

    @property
    def share(self) -> float:
        """Return which part of the cases has a firm lead: it tells years of different size apart."""
        return self.leaking / self.cases if self.cases else 0.0


@dataclass(frozen=True, slots=True)
class Worst:
    """A document with many leads; of one case, the worst of its documents."""

    source: str
    case_number: str
    court: str
    kind: str
    leaks: int
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What was found under one rule: counts, the courts with most cases, examples by case number."""

    rule: str
    documents: int
    cases: int
    leaks: int
    courts: tuple[tuple[str, int], ...]
    court_count: int
    examples: tuple[str, ...]

    @property
    def basis(self) -> str:
        """Return the articles that the rule rests on."""
        return RULE_BY_ID[self.rule].article


@dataclass(frozen=True, slots=True)
class Batch:
    """The whole batch."""

    documents: int = 0
    cases: int = 0
    leaking: int = 0
    leaks: int = 0
    of: int = 0
    courts: tuple[Line, ...] = ()
    years: tuple[Line, ...] = ()
    causes: tuple[Line, ...] = ()
    categories: tuple[Line, ...] = ()
    articles: tuple[Article, ...] = ()
    worst: tuple[Worst, ...] = ()

    @property
    def rate(self) -> float | None:
        """Return the firm leads for each 1,000 documents; None where they are too few for a rate."""
        return _rate(self.leaks, self.of)


@dataclass(slots=True)
class _Table:
    """A Parquet file that grows in groups of rows."""

    path: Path
    schema: pa.Schema
    rows: list[dict[str, Any]] = field(default_factory=list)
    writer: pq.ParquetWriter | None = None

    def add(self, row: dict[str, Any]) -> None:
        """Add one row."""
        self.rows.append(
            {key: printable(value) if isinstance(value, str) else value for key, value in row.items()}
        )
        if len(self.rows) >= _ROWS:
            self.flush()

    def flush(self) -> None:
        """Write the rows collected so far."""
        if self.writer is None:
            self.writer = pq.ParquetWriter(self.path, self.schema)
        self.writer.write_table(pa.Table.from_pylist(self.rows, self.schema))
        self.rows.clear()

    def close(self) -> None:
        """Write what is left and close the file."""
        self.flush()
        if self.writer is not None:
            self.writer.close()


class BatchRows:
    """Takes documents one by one; `counted` says what the whole of them is."""

    def __init__(self, scratch: Path) -> None:
        """Open the files in a scratch folder."""
        self._documents = _Table(scratch / "batch-documents.parquet", _DOCUMENTS)
        self._leaks = _Table(scratch / "batch-leaks.parquet", _LEAKS)

    def add(self, meta: Meta, shown: Sequence[Shown], causes: Sequence[str] = ()) -> None:
        """Take one document with what is shown of it; more findings of it may come later."""
        document = f"{meta.source}\x1f{meta.id}"
        case = f"{meta.court}\x1f{meta.case_number}" if meta.case_number else document
        self._documents.add(
            {
                "document": document,
                # Copies of one document differ in their bytes, not in what they are of.
                "once": f"{case}\x1f{meta.kind}\x1f{meta.closed}" if meta.case_number else meta.document,
                "case_key": case,
                "case_number": meta.case_number,
                "court": meta.court,
                "year": meta.closed[:4] or meta.case_number[1:5],
                "cause": causes[0] if causes else "",
                "source": meta.source,
                "kind": meta.kind,
            }
        )
        for one in shown:
            if one.standing is not Standing.DISMISSED:
                finding = one.finding
                self._leaks.add(
                    {
                        "document": document,
                        "case_key": case,
                        "fingerprint": finding.fingerprint,
                        "category": finding.category.value,
                        "rule": finding.rule,
                        "firm": finding.severity in FIRM,
                    }
                )

    def counted(self) -> Batch:
        """Count everything."""
        self._documents.close()
        self._leaks.close()
        with duckdb.connect() as connection:
            for name, table in (("all_documents", self._documents), ("leaks", self._leaks)):
                connection.read_parquet(str(table.path)).create_view(name)
            connection.execute(_VIEWS)
            return _counted(connection)


# A document that comes twice (what was found later comes by itself) is one; its cause is what was said first.
_VIEWS = """
CREATE VIEW documents AS
    SELECT document, any_value(once) AS once, any_value(case_key) AS case_key,
           any_value(case_number) AS case_number, any_value(court) AS court,
           any_value(year) AS year, max(cause) AS cause,
           any_value(source) AS source, any_value(kind) AS kind
    FROM all_documents GROUP BY document;
CREATE VIEW joined AS
    SELECT d.*, l.fingerprint, l.category, l.rule, coalesce(l.firm, false) AS firm
    FROM documents d LEFT JOIN leaks l USING (document);
"""
# One leak of one case: the same value under the same rule counts once.
_LEAK = "(case_key, rule, fingerprint)"
_COUNTS = f"""
    count(DISTINCT document), count(DISTINCT case_key), count(DISTINCT case_key) FILTER (firm),
    count(DISTINCT {_LEAK}) FILTER (firm), count(DISTINCT {_LEAK}) FILTER (NOT firm AND rule IS NOT NULL),
    count(DISTINCT once)
"""


def _counted(connection: duckdb.DuckDBPyConnection) -> Batch:
    """Ask for every part of the batch."""
    total = Line("", *_row(connection, f"SELECT {_COUNTS} FROM joined"))
    most = "5 DESC, 2 DESC, 1"
    return Batch(
        total.documents,
        total.cases,
        total.leaking,
        total.leaks,
        total.of,
        courts=_lines(connection, "court", most),
        years=_lines(connection, "year", "1"),
        causes=_lines(connection, "cause", most),
        categories=_of_category(connection, total.of),
        articles=tuple(_articles(connection)),
        worst=_worst(connection),
    )


def _row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    """Return the one row of a query."""
    row = connection.execute(query).fetchone()
    return tuple(row) if row is not None else ()


def _lines(connection: duckdb.DuckDBPyConnection, column: str, order: str) -> tuple[Line, ...]:
    """Count by a column of the documents."""
    name = f"coalesce(nullif({column}, ''), '{_UNKNOWN}')"
    query = f"SELECT {name}, {_COUNTS} FROM joined GROUP BY 1 ORDER BY {order} LIMIT {MOST_LINES}"
    return tuple(Line(*row) for row in connection.execute(query).fetchall())


def _of_category(connection: duckdb.DuckDBPyConnection, of: int) -> tuple[Line, ...]:
    """Count by category, in the order of the category list."""
    query = f"SELECT category, {_COUNTS} FROM joined WHERE category IS NOT NULL GROUP BY 1"
    order = {one.value: number for number, one in enumerate(Category)}
    rows = sorted(connection.execute(query).fetchall(), key=lambda row: order[row[0]])
    return tuple(replace(Line(*row), of=of) for row in rows)


def _articles(connection: duckdb.DuckDBPyConnection) -> list[Article]:
    """Count by rule, in the order of the rule table."""
    query = f"""
        SELECT rule, count(DISTINCT document), count(DISTINCT case_key), count(DISTINCT {_LEAK}),
               count(DISTINCT court) FILTER (court <> '')
        FROM joined WHERE rule IS NOT NULL GROUP BY 1
    """
    rows = {row[0]: row for row in connection.execute(query).fetchall()}
    return [
        Article(
            rule,
            rows[rule][1],
            rows[rule][2],
            rows[rule][3],
            tuple(_courts(connection, rule)),
            rows[rule][4],
            tuple(_examples(connection, rule)),
        )
        for rule in RULE_BY_ID
        if rule in rows
    ]


def _courts(connection: duckdb.DuckDBPyConnection, rule: str) -> list[tuple[str, int]]:
    """Return the courts with most cases under a rule."""
    query = f"""
        SELECT court, count(DISTINCT case_key) FROM joined WHERE rule = ? AND court <> ''
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {EXAMPLES}
    """
    return [(str(court), int(count)) for court, count in connection.execute(query, [rule]).fetchall()]


def _examples(connection: duckdb.DuckDBPyConnection, rule: str) -> list[str]:
    """Return case numbers to look at first: those with most leads under a rule."""
    query = f"""
        SELECT case_number FROM joined WHERE rule = ? AND case_number <> ''
        GROUP BY 1 ORDER BY count(DISTINCT {_LEAK}) DESC, 1 LIMIT {EXAMPLES}
    """
    return [str(row[0]) for row in connection.execute(query, [rule]).fetchall()]


def _worst(connection: duckdb.DuckDBPyConnection) -> tuple[Worst, ...]:
    """Return the documents with most firm leads, one for each case."""
    query = f"""
        WITH counted AS (
            SELECT document, case_key, any_value(source) AS source, any_value(case_number) AS case_number,
                   any_value(court) AS court, any_value(kind) AS kind,
                   count(DISTINCT {_LEAK}) AS leaks, list(DISTINCT category) AS categories
            FROM joined WHERE firm GROUP BY document, case_key
        )
        SELECT source, case_number, court, kind, leaks, categories FROM counted
        QUALIFY row_number() OVER (PARTITION BY case_key ORDER BY leaks DESC, document) = 1
        ORDER BY leaks DESC, source LIMIT {WORST}
    """
    return tuple(
        Worst(source, number, court, kind, leaks, tuple(one for one in Category if one.value in set(found)))
        for source, number, court, kind, leaks, found in connection.execute(query).fetchall()
    )
