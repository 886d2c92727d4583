"""A row of 执行案件 from a ruling made in enforcement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.supervision.documents.row import Read, Row, Told, row
from annotations.supervision.documents.sides import claimants, respondents
from nlp.case import EventKind, Relation
from nlp.parse.case_numbers import format_case_number
from nlp.text.money import find_money

_SOUGHT = re.compile(r"(?:执行标的|申请执行(?:标的)?|标的额|给付|支付|偿还|执行款)[^。；]{0,24}$")
_GOT = re.compile(r"(?:执行到位|到位|实际执行|已执行|扣划|划拨|受偿|发还|领取)[^。；]{0,20}$")
_NOTHING = re.compile(r"(?:未|没有)[^，。；]{0,6}(?:执行到位|受偿)|(?:执行)?到位(?:金额)?(?:为)?0元|分文未")
_TYPES = ("执", "执恢")
_CONSUMPTION = re.compile(r"限制(?:高)?消费")
_LISTED = re.compile(r"失信被执行人")


def enforcement_rows(read: Read) -> Iterator[Row]:
    """Give a row where the document is of an enforcement case (执, 执恢), not of an objection."""
    number = read.case.number
    if number is None or number.value.type not in _TYPES:
        return
    yield row([Told("执行案号", read.key, number.span), *_told(read)])


def _told(read: Read) -> Iterator[Told]:
    """Tell what is enforced, for whom, against whom, and how it ended."""
    case = read.case
    for side, parties in (("申请执行人", claimants(read)), ("被执行人", respondents(read))):
        names = tuple(dict.fromkeys(party.name for party in parties))
        if names:
            yield Told(side, names[0], parties[0].span)
            yield Told(f"全部{side}", names, parties[0].span)
    for related in case.related:
        if related.relation is Relation.ENFORCED:
            yield Told("执行依据案号", format_case_number(related.number), related.span)
    closed = None
    for event in case.events:
        if event.kind is EventKind.FILED:
            yield Told("立案日期", event.date, event.span)
        if event.kind is EventKind.CLOSED:
            closed = event
            yield Told("结案日期", event.date, event.span)
    if case.outcome:
        yield Told("结案方式", case.outcome.method, case.outcome.span)
        if closed and case.outcome.method == "终结本次执行程序":
            yield Told("终本日期", closed.date, closed.span)
    yield from _sums(read)
    yield Told("文书文本", read.document.text)


def _sums(read: Read) -> Iterator[Told]:
    """Tell what was sought and what came in."""
    text = read.text
    for start, end, value, _ in find_money(text):
        before = text[max(0, start - 40) : start]
        if _GOT.search(before):
            yield Told("到位额", value, read.view.span(start, end))
        elif _SOUGHT.search(before):
            yield Told("标的额", value, read.view.span(start, end))
    nothing = _NOTHING.search(text)
    if nothing:
        yield Told("到位额", 0.0, read.view.span(*nothing.span()))
