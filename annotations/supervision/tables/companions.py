"""What is worked out beside columns: divisions of places, numbered working days, birth dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from annotations.supervision.catalogue.values import PLACED, Sense, Table
from annotations.supervision.tables.places import characters, divide
from annotations.supervision.tables.workdays import FIRST, numbered
from nlp.text.checksums import birth_of

_PLACES = ("省份", "地市", "区县")
_ID18, _ID15 = 18, 15
_FromId = Callable[[str], str | date | None]


def companions(table: Table, rows: pa.Table) -> Iterator[tuple[str, pa.Array]]:
    """Give what is worked out beside places, courts and dates."""
    for column in table.columns:
        if column.sense in PLACED:
            yield from _divided(column.name, rows[column.name])
        elif column.sense in (Sense.DATE, Sense.MONTH):
            yield f"{column.name}·工作日序", _numbered(rows[column.name])


def _divided(name: str, cells: pa.ChunkedArray) -> Iterator[tuple[str, pa.Array]]:
    """Give the province, city and county of a column of places; places of one village are read once."""
    coded = cells.combine_chunks().dictionary_encode()
    head = re.compile(f"[{characters()}]*")
    heads = [head.match(text)[0] for text in coded.dictionary.to_pylist()]  # type: ignore[index]
    read = {text: divide(text) for text in set(heads)}
    found = [read[text] for text in heads]
    for part, values in zip(
        _PLACES,
        ([one.province for one in found], [one.city for one in found], [one.county for one in found]),
        strict=True,
    ):
        yield f"{name}·{part}", pa.array([value or None for value in values], pa.string()).take(coded.indices)


@cache
def _order() -> pa.Array:
    """Return the numbers of all days of the calendar."""
    return pa.array(numbered(), pa.int64())


def _numbered(days: pa.ChunkedArray) -> pa.Array:
    """Give each day of a column its number among the working days; days outside the calendar have none."""
    order = _order()
    offset = pc.subtract(
        days.combine_chunks().cast(pa.int32()), pa.scalar((FIRST - date(1970, 1, 1)).days, pa.int32())
    )
    inside = pc.and_(pc.greater_equal(offset, 0), pc.less(offset, len(order)))
    return order.take(pc.if_else(inside, offset, None))


def filled_from_ids(table: Table, rows: pa.Table) -> pa.Table:
    """Fill birth dates and sexes that a file leaves out from the ID number that stands beside them."""
    for prefix, number in (("", "证件号"), ("原告", "原告身份证号")):
        rows = _filled(table, rows, f"{prefix}出生日期", number, _birth)
        rows = _filled(table, rows, f"{prefix}性别", number, _sex)
    return rows


def _filled(table: Table, rows: pa.Table, target: str, source: str, read: _FromId) -> pa.Table:
    """Fill one column from another where it is empty."""
    if table.column(target) is None or table.column(source) is None:
        return rows
    coded = _serial(rows[source].combine_chunks()).dictionary_encode()
    values: list[str | date | None] = [read(number) for number in coded.dictionary.to_pylist()]
    kind = rows[target].type
    filled = pc.coalesce(rows[target], pa.array(values, kind).take(coded.indices))
    return rows.set_column(rows.schema.get_field_index(target), target, filled)


def _serial(numbers: pa.Array) -> pa.Array:
    """Leave of ID numbers the birth date and whether the serial is odd; what is no ID number is nothing.

    A million people have a few ten thousand birth dates, and each is read once.
    """
    length = pc.utf8_length(numbers)
    new = pc.binary_join_element_wise(
        pc.utf8_slice_codeunits(numbers, 6, 14), pc.utf8_slice_codeunits(numbers, 16, 17), ""
    )
    old = pc.binary_join_element_wise(
        "19", pc.utf8_slice_codeunits(numbers, 6, 12), pc.utf8_slice_codeunits(numbers, 14, 15), ""
    )
    return pc.case_when(pc.make_struct(pc.equal(length, _ID18), pc.equal(length, _ID15)), new, old)


def _birth(part: str) -> date | None:
    """Read the birth date out of what is left of an ID number."""
    return birth_of(f"000000{part[:8]}0000")


def _sex(part: str) -> str | None:
    """Read the sex: the last digit of the serial is odd for men."""
    digit = part[8:9]
    return ("男" if int(digit) % 2 else "女") if digit.isdecimal() and digit.isascii() else None
