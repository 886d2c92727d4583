"""What the head says of a party beyond its name: numbers, occupation, seat, counsel paid by legal aid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.supervision.documents.row import Read, Row, Told, row
from annotations.supervision.documents.sides import representative_of
from nlp.case import Agent, AgentKind, Party, PartyKind

_ID = re.compile(r"(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{15})(?![\dA-Za-z])")
_CODE = re.compile(r"(?<![\dA-Za-z])(?=[\dA-Z]*[A-Z])[1-9AN][\dA-HJ-NP-RTUW-Y]{17}(?![\dA-Za-z])")
_SEAT = re.compile(r"(?:住所地?|住址|住所地址|地址|经营场所|营业场所)[：:]?(?:为|位于)?([^，。；\n()]{4,60})")
_OCCUPATION = re.compile(
    r"(?<=[，、])(?:系|职业[：为]?)?((?:农民工?|务农|无业|无固定职业|务工(?:人员)?|个体(?:工商户|经营户?|户)?|职工|工人|职员|教师|医生"
    r"|学生|司机|驾驶员|自由职业者?|公务员|退休(?:职工|工人|教师|人员|干部)?|居民|瓦工|木工|电工|焊工|保安|保洁员)"
    r"|(?<=族，)[\u4e00-\u9fff]{2,8}(?=，(?:现?住|户籍))|[^，。；\d]{2,16}(?:职工|员工|职员|工人|教师|医生|经理|会计))(?=[，。；])"
)
_KINDS = {
    AgentKind.LAWYER: "律师",
    AgentKind.LEGAL_WORKER: "法律工作者",
    AgentKind.RELATIVE: "近亲属",
    AgentKind.EMPLOYEE: "员工",
    AgentKind.LEGAL_REPRESENTATIVE: "法定代表人",
    AgentKind.GUARDIAN: "法定代理人",
    AgentKind.OTHER: "其他",
}
_FOUNDED = re.compile(r"成立(?:日期|时间|于)?[：为]?\s?((?:19|20)\d\d年\d{1,2}月\d{1,2}日)")
_LONGEST = 1_500


def party_rows(read: Read) -> Iterator[Row]:
    """Give a row of 当事人 for each party."""
    for party in read.case.parties:
        yield row(
            [
                Told("案号", read.key),
                Told("姓名或名称", party.name, party.span),
                Told("诉讼地位", party.role),
                *described(read, party),
            ]
        )


def described(read: Read, party: Party) -> Iterator[Told]:
    """Tell what the head says of a party, in the columns of 当事人."""
    person = party.kind is PartyKind.PERSON
    yield Told("是否单位", not person)
    yield Told("是否隐名", party.masked)
    yield Told("性别", party.sex)
    yield Told("民族", party.ethnicity)
    if party.born:
        yield Told("出生日期", party.born.value, party.born.span)
    if person:
        yield from _found(read, party, "证件号", _ID)
        yield from _found(read, party, "职业", _OCCUPATION)
    else:
        yield from _found(read, party, "统一社会信用代码", _CODE)
        leader = representative_of(read, party)
        if leader:
            yield Told("法定代表人", leader.name, leader.span)
    if party.residence:
        yield Told("住所地", party.residence.value, party.residence.span)
    yield from _found(read, party, "住所地", _SEAT)
    own = _counsel(read, party)
    yield Told("辩护人", tuple(agent.name for agent in own), own[0].span if own else None)
    yield Told("法律援助", any(agent.legal_aid for agent in own))


def founded(read: Read, party: Party) -> Iterator[Told]:
    """Tell the day on which a firm was founded, in the column of 案件."""
    if party.kind is PartyKind.ORGANISATION:
        yield from _found(read, party, "被告成立日期", _FOUNDED)


def _counsel(read: Read, party: Party) -> list[Agent]:
    """Return who defends or acts for a party."""
    return [
        agent
        for agent in read.case.agents
        if agent.kind is not AgentKind.LEGAL_REPRESENTATIVE and party.name in agent.acts_for.split("、")
    ]


def _found(read: Read, party: Party, column: str, pattern: re.Pattern[str]) -> Iterator[Told]:
    """Find a pattern in the block of a party, as far as its agents' blocks."""
    start, end = read.view.inside(party.block)
    behind = (read.view.offset(agent.span.start) for agent in read.case.agents)
    end = min((at for at in behind if start < at < end), default=min(end, start + _LONGEST))
    match = pattern.search(read.text, read.view.inside(party.span)[1], end)
    if match:
        group = pattern.groups
        yield Told(column, match[group], read.view.span(*match.span(group)))


def agent_rows(read: Read) -> Iterator[Row]:
    """Give a row of 代理人 for each agent and each party he acts for; who represents a firm is none."""
    for agent in read.case.agents:
        if agent.kind is AgentKind.LEGAL_REPRESENTATIVE:
            continue
        for principal in agent.acts_for.split("、"):
            yield row(
                [
                    Told("案号", read.key),
                    Told("姓名", agent.name, agent.span),
                    Told("代理", principal),
                    Told("身份", _KINDS[agent.kind]),
                    Told("律所", agent.firm),
                    Told("角色", agent.role),
                    Told("法律援助", agent.legal_aid),
                ]
            )
