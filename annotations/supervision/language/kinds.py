"""The kinds of value that a condition can hold. A kind decides which operators and functions fit."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a value is; the words are those of the messages that model authors read."""

    TEXT = "文本"
    NUMBER = "数"
    MONEY = "金额"
    DATE = "日期"
    FLAG = "是否"
    LIST = "列表"


NUMERIC = (Kind.NUMBER, Kind.MONEY)
ORDERED = (*NUMERIC, Kind.DATE)
