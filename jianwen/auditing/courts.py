"""One court, one name: 甲县人民法院 and 乙市甲县人民法院 are one by the code in their case numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotations.supervision.documents.gather import Placed
from annotations.supervision.documents.row import Row
from nlp.parse.case_numbers import parse_case_number

_NUMBER, _COURT = "案号", "受理法院"


def one_name(placed: Sequence[Placed]) -> list[Placed]:
    """Write each court by its longest name in all rows.

    Courts of the list have their full name already; this is for those that it does not know. Where the
    names of one code are not parts of one another, each stays as it is.
    """
    named: dict[str, set[str]] = {}
    for row in (row for one in placed for row in _rows(one)):
        code, court = _code(row), row.values.get(_COURT)
        if code and isinstance(court, str):
            named.setdefault(code, set()).add(court)
    longest = {code: max(courts, key=len) for code, courts in named.items()}
    full = {
        code: name for code, name in longest.items() if all(name.endswith(court) for court in named[code])
    }
    return [Placed(one.source, _renamed(one.rows, full)) for one in placed]


def _renamed(tables: Mapping[str, tuple[Row, ...]], full: Mapping[str, str]) -> dict[str, tuple[Row, ...]]:
    """Write the court of each row by its full name."""
    return {table: tuple(_in_full(row, full) for row in rows) for table, rows in tables.items()}


def _in_full(row: Row, full: Mapping[str, str]) -> Row:
    """Write the court of one row by its full name."""
    name = full.get(_code(row))
    return Row({**row.values, _COURT: name}, row.spans) if name and _COURT in row.values else row


def _rows(one: Placed) -> Iterable[Row]:
    """Give all rows of a document."""
    return (row for rows in one.rows.values() for row in rows)


def _code(row: Row) -> str:
    """Return the code of the court in the case number of a row, "" where it names none.

    Numbers before 2016 name none: theirs are short names (鼓), which courts of several cities share.
    """
    written = row.values.get(_NUMBER)
    number = parse_case_number(written) if isinstance(written, str) else None
    return number.court if number and not number.old else ""
