"""What a table of the catalogue is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from annotations.supervision.language.kinds import Kind

# A column of names holds the first of several; the column of this name before it holds them all.
ALL = "全部"


class Sense(StrEnum):
    """What a column holds: how a cell is read, made canonical, compared and masked."""

    TEXT = "文本"
    PERSON = "姓名"
    NAME = "名称"
    ID = "证件号"
    CODE = "信用代码"
    CASE_NUMBER = "案号"
    CAUSE = "案由"
    COURT = "法院"
    ORGAN = "机关"
    PLACE = "地点"
    NUMBER = "数"
    MONEY = "金额"
    DATE = "日期"
    MONTH = "年月"
    FLAG = "是否"
    LIST = "列表"
    CATEGORY = "类别"


# Columns of these stand beside the province, the city and the county that they name.
PLACED: Final = frozenset((Sense.PLACE, Sense.COURT, Sense.ORGAN))
_KINDS = {
    Sense.NUMBER: Kind.NUMBER,
    Sense.MONEY: Kind.MONEY,
    Sense.DATE: Kind.DATE,
    Sense.MONTH: Kind.DATE,
    Sense.FLAG: Kind.FLAG,
    Sense.LIST: Kind.LIST,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands in it, for people (`meaning`, `form`) and for the reader (`sense`, `aliases`).

    `read` is true for a column that no template has: it is read from documents, or a file brings it along;
    `private` marks what the store must not keep beyond what a lead cites. `open` marks names and addresses of
    shops and lodgings, which stand on every platform and are not masked.
    """

    name: str
    sense: Sense
    meaning: str
    required: bool = False
    form: str = ""
    aliases: tuple[str, ...] = ()
    read: bool = False
    private: bool = False
    open: bool = False

    @property
    def persons(self) -> bool:
        """Say whether the column holds names of persons (or of parties, who may be persons)."""
        named = self.name.endswith(("代理人", "辩护人", "股东")) or self.name.startswith(ALL)
        return not self.open and (self.sense in (Sense.PERSON, Sense.NAME) or named)

    @property
    def kind(self) -> Kind:
        """Return the kind that conditions see."""
        return _KINDS.get(self.sense, Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `key` are the columns that name a row to a person (案号); `private` marks registers."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    private: bool = False

    def column(self, name: str) -> Column | None:
        """Return the column of a name."""
        return next((column for column in self.columns if column.name == name), None)
