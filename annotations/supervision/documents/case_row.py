"""One row of 案件 from one document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.supervision.documents.blocks import described, founded
from annotations.supervision.documents.row import Read, Row, Told, row
from annotations.supervision.documents.sides import agents_of, claimants, respondents
from annotations.supervision.documents.sums import awarded, claimed
from annotations.supervision.documents.told import (
    absent,
    answer,
    employment,
    evidence,
    procedure_of,
    sat_alone,
    section,
)
from nlp.case import EventKind, Officer, Party, PartyKind, Relation
from nlp.parse.case_numbers import format_case_number
from nlp.parse.kinds import OF_OTHERS

_EVENTS = {EventKind.FILED: "立案日期", EventKind.HEARD: "开庭日期", EventKind.CLOSED: "结案日期"}
_NOT_JUDGING = ("书记员", "助理", "速录员", "执行长", "院长", "庭长")
# 案件 columns of the first plaintiff and of the first defendant ← columns of 当事人.
_OF_PLAINTIFF = {
    "证件号": "原告身份证号",
    "出生日期": "原告出生日期",
    "性别": "原告性别",
    "住所地": "原告住所地",
    "职业": "原告职业",
}
_OF_DEFENDANT = {"统一社会信用代码": "被告统一社会信用代码", "法定代表人": "被告法定代表人"}
_SENT_TO = re.compile(r"此\s?致\s{0,8}([\u4e00-\u9fff]{2,24}?法院)")
PLEADINGS = ("起诉状", "答辩状", "上诉状")
_PAID_KINDS = ("判决书", "调解书")


def case_row(read: Read) -> Row:
    """Give the row of 案件; who reads many documents drops the full text where no model reads it."""
    return row(
        [
            Told("案号", read.key, read.case.number.span if read.case.number else None),
            *_frame(read),
            *_sides(read),
            *_contents(read),
            *_links(read),
            Told("文书文本", read.document.text),
        ]
    )


def bench_of(read: Read) -> tuple[Officer, ...]:
    """Return who judged, without clerks and assistants."""
    return tuple(
        officer for officer in read.case.bench if not any(word in officer.role for word in _NOT_JUDGING)
    )


def _frame(read: Read) -> Iterator[Told]:
    """Tell court, cause, procedure, dates, outcome and bench."""
    case = read.case
    yield _court(read)
    causes = case.causes or case.charges
    if causes:
        yield Told("案由", causes[0].value, causes[0].span)
    yield Told("文书种类", case.kind)
    yield Told("案件性质", _nature(read))
    yield Told("审理程序", procedure_of(read))
    for event in case.events:
        if event.kind in _EVENTS and case.kind not in OF_OTHERS:
            yield Told(_EVENTS[event.kind], event.date, event.span)
    if case.outcome:
        yield Told("结案方式", case.outcome.method, case.outcome.span)
    bench = bench_of(read)
    if bench:
        yield Told("审判组织人数", float(len(bench)), bench[0].span)
        yield Told("承办法官", bench[0].name, bench[0].span)
    yield Told("独任", sat_alone(read))
    yield absent(read)


def _court(read: Read) -> Told:
    """Return the court; of a pleading the one that it is sent to."""
    court = read.case.court
    if court:
        return Told("受理法院", court.value, court.span)
    sent = _SENT_TO.search(read.text)
    return Told("受理法院", sent[1], read.view.span(*sent.span(1))) if sent else Told("受理法院", None)


def _nature(read: Read) -> str:
    """Return the nature; a pleading with 原告 and 被告 that names no other is civil."""
    case = read.case
    pleads = case.kind in PLEADINGS and any(party.role in ("原告", "被告") for party in case.parties)
    return case.nature or ("民事" if pleads else "")


def _sides(read: Read) -> Iterator[Told]:
    """Tell both sides, their agents and the firms of these."""
    for side, parties, columns in (
        ("原告", claimants(read), _OF_PLAINTIFF),
        ("被告", respondents(read), _OF_DEFENDANT),
    ):
        if not parties:
            continue
        names = tuple(dict.fromkeys(party.name for party in parties))
        yield Told(side, names[0], parties[0].span)
        yield Told(f"全部{side}", names, parties[0].span)
        yield from _first(read, parties[0], columns)
        if side == "被告":
            yield from founded(read, parties[0])
        agents = agents_of(read, parties)
        place = agents[0].span if agents else None
        yield Told(f"{side}代理人", tuple(agent.name for agent in agents), place)
        yield Told(f"{side}律所", tuple(dict.fromkeys(agent.firm for agent in agents if agent.firm)), place)


def _first(read: Read, party: Party, columns: dict[str, str]) -> Iterator[Told]:
    """Tell of the first party what the docket asks of it."""
    if party.kind is PartyKind.OFFICE:
        return
    for one in described(read, party):
        if one.column in columns:
            yield Told(columns[one.column], one.value, one.span)


def _contents(read: Read) -> Iterator[Told]:
    """Tell what was claimed, answered, found and ordered."""
    case = read.case
    sections = case.sections
    yield section(read, "查明事实", sections.facts)
    yield section(read, "说理", sections.reasoning)
    yield section(read, "主文", sections.disposition)
    if case.nature == "刑事":
        return
    yield answer(read)
    yield evidence(read)
    asked = claimed(read.view, sections)
    if asked:
        yield Told("诉请金额", asked.value, asked.span)
    given = awarded(read.view, sections) if case.kind in _PAID_KINDS else None
    if given:
        yield Told("判项金额", given.value, given.span)
        yield Told("结案金额", given.value, given.span)
    yield from employment(read)


def _links(read: Read) -> Iterator[Told]:
    """Tell the case below, and what is enforced."""
    for related in read.case.related:
        if related.relation in (Relation.ORIGINAL, Relation.RETRIAL_OF):
            yield Told("原审案号", format_case_number(related.number), related.span)
        if related.relation is Relation.ENFORCED:
            yield Told("执行依据案号", format_case_number(related.number), related.span)
