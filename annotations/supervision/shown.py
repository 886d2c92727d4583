"""How a value of a table is shown in a lead: persons masked, organisations and figures as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from annotations.privacy.masks import mask
from annotations.supervision.catalogue.values import Column, Sense
from annotations.supervision.tables.places import place_name
from annotations.values import Category

# A name with one of these is an organisation's; they stay in the open (article 8 masks people only).
ORGANISATION = re.compile(
    r"公司|[厂店社院所站部局会行]$|中心|集团|银行|合作社|经营部|工作室|学校|大学|医院|政府|委员会|事务所|企业|个体工商户"
    r"|客栈|民宿|公寓|[酒饭宾旅餐茶会]馆|餐厅|超市|商行"
)
# Words of a document or a remark may name anybody: beyond a term they are not shown, their place is told.
_LONGEST, _PROSE = 40, re.compile(r"[，。；！？]")
_OMITTED = "（原文从略）"
_ID = re.compile(r"\d{14,17}[\dXx]")
_YEAR = re.compile(r"\((\d{4})\)")
# 赵某（某某律师事务所）: a name, and where its bearer works.
_WITH_FIRM = re.compile(r"([^()（）]{2,8})([(（](?!个体).+[)）])")
_NUMBER = re.compile(r"(?<![\d.,])\d{7,}(?![\d.,])")


def shown(column: Column | None, value: object) -> str:
    """Show a value of a column, or of no column, with what identifies a person masked."""
    return shower(column)(value)


def shower(column: Column | None) -> Callable[[object], str]:
    """Return what shows the values of a column: it is asked once what stands there, not for every cell."""
    masked = _masker(column) if column is not None else _written

    def show(value: object) -> str:
        """Show a value; what is no word and no list of words identifies nobody."""
        if value is None:
            return ""
        return masked(value) if isinstance(value, (str, tuple, list)) else plain(value)

    return show


def is_private(column: Column) -> bool:
    """Say whether the values of a column are masked."""
    return not column.open and (column.persons or column.sense in (Sense.ID, Sense.PLACE))


def plain(value: object) -> str:
    """Write a value as a person would."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (float, int, Decimal)):
        return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", "")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return "、".join(plain(one) for one in value)
    return str(value)


def _masker(column: Column) -> Callable[[str | Sequence[object]], str]:
    """Return what masks in the words of a column what identifies a person."""
    if column.persons:
        return _names
    if column.sense is Sense.ID:
        return _identified
    if column.sense is Sense.PLACE and not column.open:
        return _place
    if column.sense is Sense.CASE_NUMBER:
        return _numbered
    return _written if column.sense is Sense.TEXT else plain


def _names(value: str | Sequence[object]) -> str:
    """Mask a name, or every name of a list."""
    names = (value,) if isinstance(value, str) else value
    return "、".join(masked_name(str(name)) for name in names)


def _place(value: object) -> str:
    """Show of an address where it lies."""
    return place_name(str(value)) or "（地址）"


def _numbered(value: object) -> str:
    """Show a number with its year as all others have it, also one whose court is masked or unknown."""
    return _YEAR.sub(r"（\1）", plain(value), count=1)


def _written(value: object) -> str:
    """Show a text as far as it is a term, and a list as it is."""
    return _term(value) if isinstance(value, str) else plain(value)


def _identified(value: object) -> str:
    """Mask a number; where a table has none, a name stands for it (缺省(证件号, 驾驶人))."""
    number = str(value)
    return mask(Category.ID_NUMBER, number) if any(map(str.isdigit, number)) else masked_name(number)


def _term(text: str) -> str:
    """Show a term (调解, 一审简易); of prose nothing, of a telephone or account its beginning."""
    if len(text) > _LONGEST or _PROSE.search(text):
        return _OMITTED
    return _NUMBER.sub(lambda found: f"{found[0][:3]}****", text)


def masked_name(name: str) -> str:
    """Mask a person's name, or the number that stands for it; an organisation's stays, also behind a name."""
    if _ID.fullmatch(name):
        return mask(Category.ID_NUMBER, name)
    if (behind := _WITH_FIRM.fullmatch(name)) and not ORGANISATION.search(behind[1]):
        return f"{masked_name(behind[1])}{behind[2]}"
    if ORGANISATION.search(name) or not name:
        return name
    return f"{name[0]}某" if len(name) <= 2 else f"{name[0]}某某"
