"""How a value of a table is shown in a lead: persons masked, organisations and figures as they are."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from annotations.privacy.masks import mask
from annotations.supervision.catalogue.values import Column, Sense
from annotations.supervision.tables.places import divide
from annotations.values import Category

# A name with one of these is an organisation's; they stay in the open (article 8 masks people only).
_ORGANISATION = re.compile(
    r"公司|[厂店社院所站部局会行]$|中心|集团|银行|合作社|经营部|工作室|学校|大学|医院|政府|委员会|事务所|企业|个体工商户"
)
_LONGEST = 40


def shown(column: Column | None, value: object) -> str:
    """Show a value; texts of documents are not shown at all, their place is told instead."""
    if value is None:
        return ""
    if column is not None and (text := _masked(column, value)) is not None:
        return text
    return plain(value)


def plain(value: object) -> str:
    """Write a value as a person would."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (float, int, Decimal)):
        return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", "")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return "、".join(plain(one) for one in value)
    text = str(value)
    return text if len(text) <= _LONGEST else ""


def _masked(column: Column, value: object) -> str | None:
    """Mask what identifies a person; None where nothing does."""
    if column.persons:
        names = value if isinstance(value, (tuple, list)) else (str(value),)
        return "、".join(masked_name(name) for name in names)
    if column.sense is Sense.ID:
        return mask(Category.ID_NUMBER, str(value))
    if column.sense is Sense.PLACE:
        place = divide(str(value))
        return "".join(dict.fromkeys((place.province, place.city, place.county))) or "（地址）"
    return None


def masked_name(name: str) -> str:
    """Mask a person's name; an organisation's stays."""
    if _ORGANISATION.search(name) or not name:
        return name
    return f"{name[0]}某" if len(name) <= 2 else f"{name[0]}某某"
