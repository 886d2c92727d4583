"""The type in which each sense is held."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pyarrow as pa

from annotations.supervision.catalogue.values import Sense

_TYPES: Mapping[Sense, pa.DataType] = MappingProxyType(
    {
        Sense.NUMBER: pa.float64(),
        Sense.MONEY: pa.decimal128(18, 2),
        Sense.DATE: pa.date32(),
        Sense.MONTH: pa.date32(),
        Sense.FLAG: pa.bool_(),
        Sense.LIST: pa.list_(pa.string()),
    }
)


def type_of(sense: Sense) -> pa.DataType:
    """Return the type of a column; what is no figure, date or list is a text."""
    return _TYPES.get(sense, pa.string())
