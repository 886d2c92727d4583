"""The small tables: one row an event, a sum, a cited article, a link to another case."""

from __future__ import annotations

from collections.abc import Iterator

from annotations.quality.checks import doubts
from annotations.quality.citations import state_of
from annotations.supervision.documents.row import Read, Row, Told, row
from nlp.case import EventKind, Relation
from nlp.parse.case_numbers import format_case_number
from nlp.parse.kinds import OF_OTHERS

_EVENTS = {
    EventKind.FILED: "立案",
    EventKind.HEARD: "开庭",
    EventKind.CLOSED: "结案",
    EventKind.DETAINED: "拘留",
    EventKind.ARRESTED: "逮捕",
    EventKind.INDICTED: "起诉",
    EventKind.OFFENCE: "案发",
}
_RELATIONS = {
    Relation.ORIGINAL: "原审",
    Relation.ENFORCED: "执行依据",
    Relation.RESUMED: "恢复执行",
    Relation.RETRIAL_OF: "再审",
    Relation.MENTIONED: "提及",
}


def event_rows(read: Read) -> Iterator[Row]:
    """Give a row of 事件 for each dated event."""
    for event in read.case.events:
        if event.kind is EventKind.CLOSED and read.case.kind in OF_OTHERS:
            continue
        yield row(
            [
                Told("案号", read.key),
                Told("事件", _EVENTS[event.kind]),
                Told("日期", event.date, event.span),
            ]
        )


def amount_rows(read: Read) -> Iterator[Row]:
    """Give a row of 金额 for each sum."""
    for amount in read.case.amounts:
        yield row(
            [
                Told("案号", read.key),
                Told("含义", amount.meaning),
                Told("数额", amount.value, amount.span),
                Told("约数", amount.approximate),
            ]
        )


def citation_rows(read: Read) -> Iterator[Row]:
    """Give a row of 法条 for each cited article, with its state on the day of the document."""
    closed = next((event.date for event in read.case.events if event.kind is EventKind.CLOSED), None)
    for citation in read.case.statutes:
        if not citation.article:
            continue
        yield row(
            [
                Told("案号", read.key),
                Told("法律", citation.law, citation.span),
                Told("条", float(citation.article), citation.span),
                Told("之", float(citation.branch)),
                Told("款", float(citation.paragraph)),
                Told("项", float(citation.item)),
                Told("状态", state_of(citation, closed).value),
            ]
        )


def doubt_rows(read: Read) -> Iterator[Row]:
    """Give a row of 文书疑点 for each doubt about the document's quality."""
    court = read.case.court
    for doubt in doubts(read.document, read.view, read.case):
        place = doubt.spans[0] if doubt.spans else None
        yield row(
            [
                Told("案号", read.key),
                Told("受理法院", court.value if court else None),
                Told("疑点", doubt.name, place),
                Told("严重", float(doubt.severity)),
                Told("说明", doubt.sentence, place),
            ]
        )


def chain_rows(read: Read) -> Iterator[Row]:
    """Give a row of 案件链 for each other case that the document names."""
    for related in read.case.related:
        yield row(
            [
                Told("案号", read.key),
                Told("关系", _RELATIONS[related.relation]),
                Told("相关案号", format_case_number(related.number), related.span),
            ]
        )
