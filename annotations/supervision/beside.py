"""What else stands in the rows that a lead cites: columns of a file that the catalogue does not have.

Nobody knows what is in them, so that they are shown with care: as the catalogue shows a column of that name
elsewhere, else only what identifies nobody (a figure, a day, an ordinary word). Of everything else it is told
where it stands. Of a register of hardship, disability or health nothing is shown that no feature looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

import pyarrow as pa

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Column, Table
from annotations.supervision.places import Texts
from annotations.supervision.shown import is_private, shower
from annotations.supervision.tables.headers import plain_header
from annotations.supervision.tables.values import Held, Where
from annotations.supervision.values import Evidence
from nlp.names.dictionary import is_plain_word

WITHHELD = "（见原表）"
# So many cells of one lead tell enough; the rows themselves are named.
_MOST = 24
_LONGEST_HEADER = 30
# Whoever fills in such a column writes a person there, how to reach one, or how one fares.
_PERSONAL = re.compile(
    r"人员?$|人姓名|姓名|名单|员$|长$|官$|负责|联系|经办|承办|亲属|配偶|父|母|[子儿]女|户主|家庭|电话|手机|邮箱|微信|QQ|账[户号]|卡号"
    r"|证[件号]|身份|[住地]址|住所|户籍|病|残|诊断|健康|伤|孕|婚"
)
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?: \d{1,2}:\d{2}(?::\d{2})?)?")
# Seven digits on end may be a number that reaches somebody, in a header too.
_LONG_NUMBER = re.compile(r"\d{7,}")
_FIGURE = re.compile(
    r"[-+￥¥]?(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,4})?(?:%|万?元|亿元|[万人件天岁年月日次份户份]|个月|小时)?"
)
_CODE = re.compile(r"[A-Za-z]{1,2}\d{0,3}级?|[是否有无]")


@dataclass(frozen=True, slots=True)
class Beside:
    """The other columns of some rows of a table; `at` says where the row of a number stands in them."""

    table: str
    at: Mapping[int, int] = field(repr=False)
    columns: tuple[tuple[str, Texts], ...] = field(repr=False)
    where: Sequence[Where] = field(repr=False)

    @classmethod
    def of(cls, held: Held, numbers: pa.Array) -> Beside | None:
        """Take up the other columns of the rows with these numbers; None where there are none to show."""
        found = None if held.table.private else held.beside(numbers)
        if found is None:
            return None
        columns = tuple(
            (_LONG_NUMBER.sub("…", name)[:_LONGEST_HEADER], Texts.of(cells, shown_beside(held.table, name)))
            for name, cells in zip(found.column_names, found.columns, strict=True)
        )
        at = {number: at for at, number in enumerate(numbers.to_pylist())}
        return cls(held.table.name, at, columns, held.where(numbers))

    def cells(self, number: int) -> Iterator[Evidence]:
        """Give the filled cells of the row of a number."""
        at = self.at[number]
        where = self.where[at]
        for name, texts in self.columns:
            if (said := texts[at]) is not None:
                yield Evidence(self.table, name, where.source, where.line, shown=said)


def besides(data: Mapping[str, Held], rows: Iterable[tuple[str, pa.Array]]) -> dict[str, Beside]:
    """Take up the other columns of rows, given by table and numbers; tables without such are left out."""
    numbers: dict[str, list[pa.Array]] = {}
    for table, own in rows:
        numbers.setdefault(table, []).append(own)
    found = {
        table: Beside.of(data[table], pa.chunked_array(several, pa.int64()).unique())
        for table, several in numbers.items()
    }
    return {table: one for table, one in found.items() if one is not None}


def cells_beside(known: Mapping[str, Beside], rows: Iterable[tuple[str, int]]) -> tuple[Evidence, ...]:
    """Return what else stands in rows, each named by its table and number; not more than tells enough."""
    found = (one for table, number in rows if table in known for one in known[table].cells(number))
    return tuple(islice(found, _MOST))


def shown_beside(table: Table, header: str) -> Callable[[object], str]:
    """Return what shows the cells of a column that `table` does not have, by what its header says."""
    name = plain_header(header)
    alike = [(one, column) for one in catalogue().values() for column in _alike(one, name)]
    if masked := next((column for _, column in alike if is_private(column)), None):
        return shower(masked)
    if any(one.private and one is not table for one, _ in alike):
        return _withheld
    if alike:
        return shower(alike[0][1])
    return _withheld if _PERSONAL.search(name) else _harmless


@cache
def _alike(table: Table, name: str) -> tuple[Column, ...]:
    """Return the columns of a table that go by a name."""
    return tuple(
        column
        for column in table.columns
        if name in (column.name, *(plain_header(alias) for alias in column.aliases))
    )


def _withheld(_: object) -> str:
    """Show nothing of a cell."""
    return WITHHELD


def _harmless(value: object) -> str:
    """Show a figure, a day, a short code or an ordinary word; of anything else nothing."""
    text = str(value).strip()
    if any(form.fullmatch(text) for form in (_FIGURE, _DAY, _CODE)) or is_plain_word(text):
        return text
    return WITHHELD
