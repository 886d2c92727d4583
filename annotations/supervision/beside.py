"""What else stands in the rows that a lead cites: columns of a file that the catalogue does not have.

Nobody knows what is in them, so that they are shown with care: names, numbers and addresses masked where the
header says that the column holds such, of all others only what identifies nobody (a figure, a day, a word of
a closed list). Of everything else it is told where it stands, and a header that may name somebody is told by
its place. Of a register of hardship, disability or health nothing is shown that no feature looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

import pyarrow as pa

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.catalogue.values import Column, Sense, Table
from annotations.supervision.places import Texts
from annotations.supervision.shown import is_private, shower
from annotations.supervision.tables.headers import plain_header
from annotations.supervision.tables.values import Held, Where
from annotations.supervision.values import Evidence
from nlp.names.dictionary import is_plain_word, words_of

WITHHELD = "（见原表）"
# So many cells of one lead tell enough; the rows themselves are named.
_MOST = 24
# Whoever fills in such a column writes a person there, how to reach one, or how one fares.
_PERSONAL = re.compile(
    r"[人员长官方父母]$|姓名|名单|负责|联系|经办|承办|亲属|配偶|[子儿]女|户主|家庭|客户|车主|司机|学生|电话|手机|邮箱|微信|QQ"
    r"|账[户号]|卡号|证[件号]|身份|[住地]址|住所|户籍|出生|生日|病|残|诊断|健康|伤|孕|婚|药|检|过敏|信仰|前科"
    r"|备注|原因|说明|意见|情节|经过"
)
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?: \d{1,2}:\d{2}(?::\d{2})?)?")
# Seven digits on end may be a number that reaches somebody.
_FIGURE = re.compile(
    r"[-+￥¥]?(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,4})?(?:%|万?元|亿元|[万人件天岁年月日次份户]|个月|小时)?"
)
_CODE = re.compile(r"[A-Za-z]{1,2}\d{0,3}级?|[是否有无优良中差]")
_STATES = frozenset(
    (
        "合格", "不合格", "基本合格", "优秀", "一般", "较好", "较差", "正常", "异常", "完成",
        "已完成", "未完成", "已办", "未办", "已结", "未结", "归档", "已归档", "未归档", "同意",
        "不同意", "通过", "不通过", "符合", "不符合", "公开", "不公开", "线上", "线下", "网上",
        "纸质", "电子", "一审", "二审", "再审", "简易", "普通", "判决", "裁定", "调解",
        "撤诉",
    )
)  # fmt: skip
# A name as a person bears it, a number as a card does: of anything longer a mask would show too much.
_NAME, _ID = re.compile("[\u4e00-\u9fff]{2,4}"), re.compile(r"\d{15}|\d{17}[\dXx]")
# Single characters that end a header (播放量, 归档数).
_ENDS_OF_HEADERS = frozenset("量额数率期日别级类型号次度件份价费")
_LONGEST_HEADER = 12


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
            (header_beside(name, number), Texts.of(cells, shown_beside(held.table, name)))
            for number, (name, cells) in enumerate(zip(found.column_names, found.columns, strict=True), 1)
        )
        at = {number: at for at, number in enumerate(numbers.to_pylist())}
        return cls(held.table.name, at, columns, held.where(numbers))

    def cells(self, number: int) -> Iterator[Evidence]:
        """Give the filled cells of the row of a number."""
        at = self.at[number]
        where = self.where[at]
        for name, texts in self.columns:
            (said,) = texts.of_rows((at,))
            if said is not None:
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


def header_beside(header: str, number: int) -> str:
    """Name a column by its header, or by its number among such columns where that may name somebody."""
    name = plain_header(header)
    words = words_of(name) if len(name) <= _LONGEST_HEADER else ()
    told = words and all(is_plain_word(word) or word in _ENDS_OF_HEADERS for word in words)
    known = told or any(_alike(table, name) for table in catalogue().values())
    return name if known else f"其他列{number}"


def shown_beside(table: Table, header: str) -> Callable[[object], str]:
    """Return what shows the cells of a column that `table` does not have, by what its header says."""
    name = plain_header(header)
    alike = [(one, column) for one in catalogue().values() for column in _alike(one, name)]
    masked = next((column for _, column in alike if is_private(column)), None)
    if masked is not None:
        return _masked(masked)
    if _PERSONAL.search(name) or any(one.private and one is not table for one, _ in alike):
        return _withheld
    return _harmless


def _masked(column: Column) -> Callable[[object], str]:
    """Return what masks a cell as the column of that name does, where it holds what that one would."""
    show = shower(column)
    form = {Sense.ID: _ID, Sense.PLACE: None}.get(column.sense, _NAME)

    def masked(value: object) -> str:
        text = str(value).strip()
        return show(text) if form is None or form.fullmatch(text) else WITHHELD

    return masked


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
    """Show a figure, a day, a short code or a word of the list; of anything else nothing."""
    text = str(value).strip()
    told = text in _STATES or any(form.fullmatch(text) for form in (_FIGURE, _DAY, _CODE))
    return text if told else WITHHELD
