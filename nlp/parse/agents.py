"""Agents, counsel and representatives: why they may speak, for whom, and who pays."""

from __future__ import annotations

import re

from nlp.case import Agent, AgentKind, Party
from nlp.names.masked import is_masked
from nlp.parse.heads import Block
from nlp.parse.roles import GUARDIANS, REPRESENTATIVES
from nlp.text.view import View

_FIRM = re.compile(
    r"([\u4e00-\u9fffA-Za-z×*·]{1,24}(?:\([\u4e00-\u9fff]{1,10}\))?[\u4e00-\u9fff×*]{0,10}?"
    r"(?:律师事务所|律师所|法律服务所|法律援助中心|法律援助工作站|法律事务所))"
)
_NOT_FIRM = re.compile(r"^(?:均?系|均为|分别系|为|由|受|经|现系|[^，]{0,3}指派|是|该)+")
_RELATIVE = re.compile(
    r"(?:系|是|与)?[^，。]{0,12}?(?:父亲|母亲|父子|母子|妻子|丈夫|配偶|儿子|女儿|兄弟|姐妹|哥哥|弟弟|姐姐|妹妹|叔叔|伯父|舅舅|祖父|祖母|爷爷|奶奶|姥姥|姥爷|外公|外婆|姑姑|姨妈|舅妈|婶婶"
    r"|外祖|近?亲属|亲戚|[之的](?:父|母|妻|夫|子|女|兄|弟|姐|妹|叔|伯|舅|侄|孙|媳|婿|长子|次子|长女|次女|儿媳|女婿|哥|嫂)(?![\u4e00-\u9fff]{2}))"
)
_EMPLOYEE = re.compile(
    r"员工|职工|职员|工作人员|经理|法务|主任|科长|科员|部长|处长|局长|总监|顾问|干部|会计|助理|秘书|主管|专员|董事|副?[局处科股]长|工会"
    r"|(?:该|本)(?:公司|单位|行|社|局)"
)
# Who works for a firm of consultants is nobody's colleague, unless that firm is the party.
_CONSULTANTS = re.compile(
    r"(?:法律|信息|商务|理赔|企业管理|事故|保险)[\u4e00-\u9fff]{0,6}咨询|咨询(?:服务)?(?:有限|部|中心)|理赔服务"
)
_AID = re.compile(r"法律援助|法援")


def read_agents(view: View, block: Block, parties: list[Party]) -> list[Agent]:
    """Return the agents of one block; they act for the party above, or for all of its side above."""
    body = view.text[block.body : block.end]
    said = f"{block.former}，{body}"
    firm = _firm(body)
    whom = _acts_for(view, block, parties)
    kind = _kind(block.role, said, firm)
    if kind is AgentKind.EMPLOYEE and _CONSULTANTS.search(said) and not _CONSULTANTS.search(whom):
        kind = AgentKind.OTHER
    return [
        Agent(
            name.text,
            block.role,
            kind,
            view.span(name.start, name.end),
            firm,
            whom,
            legal_aid=bool(_AID.search(said)),
            masked=is_masked(name.text),
        )
        for name in block.names
    ]


def _firm(body: str) -> str:
    """Return the firm that the description names."""
    match = _FIRM.search(body)
    return _NOT_FIRM.sub("", match[1]) if match else ""


def _kind(role: str, said: str, firm: str) -> AgentKind:
    """Judge by the role word, then by the description."""
    if role in REPRESENTATIVES:
        return AgentKind.LEGAL_REPRESENTATIVE
    if role in GUARDIANS or role.startswith("法定代理"):
        return AgentKind.GUARDIAN
    if "法律服务" in firm or "法律工作者" in said or "法律服务工作者" in said:
        return AgentKind.LEGAL_WORKER
    if firm or "律师" in said:
        return AgentKind.LAWYER
    if _RELATIVE.search(said):
        return AgentKind.RELATIVE
    return AgentKind.EMPLOYEE if _EMPLOYEE.search(said) else AgentKind.OTHER


def _acts_for(view: View, block: Block, parties: list[Party]) -> str:
    """Return whom the agent speaks for: the party above; all of its side above, where the role says so."""
    if not parties:
        return ""
    last = parties[-1]
    opening = view.text[block.start : block.body]
    if not re.search(r"共同|上列|上述|以上|[二三四五六七八九十]原|[二三四五六七八九十]被", opening):
        return last.name
    same: list[str] = []
    for party in reversed(parties):
        if party.side is not last.side:
            break
        same.append(party.name)
    return "、".join(reversed(same))
