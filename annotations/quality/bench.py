"""Who judged, who spoke for whom, and how people were called: T2, T3 and T5 of the trial's rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from annotations.quality.values import Doubt, Paper
from nlp.case import Agent, AgentKind, Officer, Side

_JUDGES = ("审判长", "审判员", "陪审员")
_NOT_SIGNING = re.compile(
    r"附|本件|书\s{0,8}记\s{0,8}员|法\s{0,4}官\s{0,4}助\s{0,4}理|[二2]\s?[〇○零0OoＯ]\s?[一二12]|\d{4}年"
)
_SPACE = re.compile(r"[\s：。]+")
_LEFT = re.compile(r"[\u4e00-\u9fff×]")
_SUMMARY = re.compile(r"适用(?:了)?(?:民事)?(?:诉讼)?简易程序")
_ORDINARY = re.compile(r"普通程序|转为|转入|转换|因[^。]{0,60}组成(?:了)?合议庭|后[^。，]{0,10}组成合议庭")
_SPEED = re.compile(r"适用(?:刑事案件)?速裁程序")
_PANEL = re.compile(r"组成(?:了)?合议庭|由审判员[^。]{0,40}人民陪审员[^。]{0,30}(?:组成|公开)")
_NOTICE = re.compile(r"公告(?:送达|传唤)|公告方式(?:送达|传唤)|以公告(?:的)?方式")
_PHONE = re.compile(
    r"(?:联系(?:电话|方式)|电话|手机(?:号码?)?)[：:]?\s?(?:1[3-9][\d*×xX]{9}|0\d{2,3}-?\d{7,8})"
)
_DOOR = re.compile(r"\d+号(?!楼?$)|\d+(?:室|户)|[一二三四五六七八九十\d]+组")
_ABSENT = re.compile(r"缺席(?:审理|判决|开庭)")
_CALLED = re.compile(r"传唤|传票|公告|通知|送达|告知")
_CIVIL = ("民事一审", "民事二审")
_MOST_AGENTS = 2
_NOT_AGENTS = (AgentKind.LEGAL_REPRESENTATIVE, AgentKind.GUARDIAN)


def judges(paper: Paper) -> tuple[Officer, ...]:
    """Return who judged, without clerks and assistants."""
    return tuple(one for one in paper.case.bench if one.role.endswith(_JUDGES))


def even_bench(paper: Paper) -> Iterator[Doubt]:
    """Count who signed: a panel is odd. Nothing is said where the signatures were not all read."""
    signed = judges(paper)
    start, end = paper.part(paper.case.sections.tail)
    stop = _NOT_SIGNING.search(paper.text, start, end)
    written = _SPACE.sub("", paper.text[start : stop.start() if stop else end])
    number = len({one.name for one in signed})
    presided = any(one.role == "审判长" for one in signed)
    if presided and number % 2 == 0 and not _unread(written, signed):
        yield Doubt(
            "合议庭人数为双数",
            3,
            f"署名的审判人员有 {number} 人",
            tuple(one.span for one in signed),
        )


def _unread(written: str, signed: tuple[Officer, ...]) -> bool:
    """Say whether something stands among the signatures that was not read as one."""
    for officer in signed:
        written = written.replace(officer.role, "", 1).replace("".join(officer.name.split()), "", 1)
    return bool(_LEFT.search(written))


def summary_with_panel(paper: Paper) -> Iterator[Doubt]:
    """Find a panel in a civil case of summary procedure (or a criminal one of the fastest)."""
    case = paper.case
    start, end = paper.part(case.sections.head)
    pattern = _SUMMARY if case.procedure == "民事一审" else _SPEED if case.procedure == "刑事一审" else None
    found = pattern.search(paper.text, start, end) if pattern else None
    if found is None or _ORDINARY.search(paper.text, start, end):
        return
    panel = _PANEL.search(paper.text, start, end)
    if panel or len(judges(paper)) > 2:
        spans = [paper.view.span(*found.span())]
        spans += [paper.view.span(*panel.span())] if panel else [one.span for one in judges(paper)]
        yield Doubt("简易程序由合议庭审理", 2, "写明适用简易（速裁）程序却由合议庭审理或署名", tuple(spans))


def agent_of_both_sides(paper: Paper) -> Iterator[Doubt]:
    """Find one agent who speaks for the plaintiff and for the defendant."""
    sides: dict[tuple[str, str], dict[Side, Agent]] = defaultdict(dict)
    stands = {party.name: party.side for party in paper.case.parties}
    for agent in _agents(paper):
        for principal in agent.acts_for.split("、"):
            side = stands.get(principal)
            if side in (Side.CLAIMANT, Side.RESPONDENT) and not agent.masked:
                sides[agent.name, agent.firm].setdefault(side, agent)
    for acting in sides.values():
        if len(acting) > 1:
            yield Doubt(
                "一人代理双方",
                3,
                "同一名代理人代理了原告方和被告方",
                tuple(agent.span for agent in acting.values()),
            )


def too_many_agents(paper: Paper) -> Iterator[Doubt]:
    """Count the agents of each party."""
    if paper.case.procedure not in (*_CIVIL, "行政一审", "行政二审", "刑事一审", "刑事二审"):
        return
    for party in paper.case.parties:
        own: dict[str, Agent] = {}
        for agent in _agents(paper):
            if party.side is Side.ACCUSED and "辩护" not in agent.role:
                continue
            if agent.acts_for == party.name and party.block.covers(agent.span):
                own.setdefault(agent.name, agent)
        if len(own) > _MOST_AGENTS:
            yield Doubt(
                "代理人超过二人",
                2,
                f"{party.role}有 {len(own)} 名代理人（辩护人）",
                tuple(agent.span for agent in own.values()),
            )


def _agents(paper: Paper) -> Iterator[Agent]:
    """Give agents and counsel, without who represents by law."""
    return (agent for agent in paper.case.agents if agent.kind not in _NOT_AGENTS)


def notice_though_reachable(paper: Paper) -> Iterator[Doubt]:
    """Find service by public notice on a party whose telephone or door stands in the text."""
    notice = _NOTICE.search(paper.text)
    if notice is None or paper.case.nature != "民事":
        return
    for party in paper.case.parties:
        if party.side is not Side.RESPONDENT:
            continue
        start, end = paper.view.inside(party.block)
        phone = _PHONE.search(paper.text, start, end)
        home = party.residence
        if phone or (home and _DOOR.search(home.value)):
            place = paper.view.span(*phone.span()) if phone else home.span if home else party.span
            what = "电话" if phone else "详细住址"
            yield Doubt(
                "公告送达但有联系方式",
                2 if phone else 1,
                f"写明公告送达而文书里有{party.role}的{what}",
                (paper.view.span(*notice.span()), place),
            )
            return


def absent_without_summons(paper: Paper) -> Iterator[Doubt]:
    """Find a judgment in absence without a word of a summons."""
    absent = _ABSENT.search(paper.text)
    if absent and paper.case.kind == "判决书" and not _CALLED.search(_before_orders(paper)):
        yield Doubt(
            "缺席判决未写传唤", 2, "缺席审理或判决而全文没有写怎样传唤", (paper.view.span(*absent.span()),)
        )


def _before_orders(paper: Paper) -> str:
    """Return the text before the disposition."""
    start, _ = paper.part(paper.case.sections.disposition)
    return paper.text[: start or len(paper.text)]
