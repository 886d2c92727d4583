"""Names that change, and a charge that changes between reasoning and disposition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.quality.values import Doubt, Paper
from nlp.case import Party, PartyKind, Side
from nlp.names.masked import is_masked

_H = "\u4e00-\u9fff"
_CONVICTED = re.compile(rf"被告人(?P<name>[{_H}·]{{2,12}}?)(?:\([^()]{{1,20}}\))?犯(?=[^，。；]{{2,40}}罪)")
_FIRM = re.compile(
    rf"(?:被告|原告|第三人)(?P<name>[{_H}()]{{4,30}}?(?:公司|厂|合作社|医院|银行|支行|事务所))"
)
_CHARGED = re.compile(r"犯(?!罪)(?P<charge>[^，。；X×]{2,30}?)罪(?=[，。；、(]|判处|免)")
_FOUND = re.compile(r"(?<!不)(?:已|均|分别)?构成(?P<charge>[^，。；、]{2,16}?)罪(?!的)")
# The disposition may repeat what an earlier judgment decided: 撤销本院…判决书中被告人…犯…罪…的缓刑部分.
_EARLIER = re.compile(r"撤销|判决书|刑初|原判|前罪|前犯|此前")
_SHORTEST = 6
# Who is named so often before the disposition is somebody of his own: 孙大国, 孙大民 and 孙大东 are brothers.
_SOMEBODY = 3


def changed_names(paper: Paper) -> Iterator[Doubt]:
    """Look in the disposition for a name that differs by one letter from a party's."""
    start, end = paper.part(paper.case.sections.disposition)
    head = paper.text[slice(*paper.part(paper.case.sections.head))]
    known = {name for party in paper.case.parties for name in _names(party)}
    for pattern, kind in ((_CONVICTED, PartyKind.PERSON), (_FIRM, PartyKind.ORGANISATION)):
        own = [party.name for party in paper.case.parties if party.kind is kind]
        for match in pattern.finditer(paper.text, start, end):
            name = match["name"]
            if (
                name in known
                or name in head
                or is_masked(name)
                or paper.text.count(name, 0, start) >= _SOMEBODY
                or any(name in one or one in name for one in known)
            ):
                continue
            near = next((one for one in own if _one_off(name, one) and not is_masked(one)), None)
            if near and (kind is PartyKind.PERSON or len(name) >= _SHORTEST):
                party = next(one for one in paper.case.parties if one.name == near)
                yield Doubt(
                    "当事人名称前后不一",
                    2,
                    f"首部与主文里{party.role}的名称差一个字",
                    (party.span, paper.view.span(*match.span("name"))),
                )
                return


def _names(party: Party) -> tuple[str, ...]:
    """Return every name of a party."""
    return (party.name, *(alias.value for alias in party.aliases))


def _one_off(one: str, two: str) -> bool:
    """Say whether two names differ by one letter, changed or left out, or by two that are swapped."""
    if abs(len(one) - len(two)) > 1 or min(len(one), len(two)) < 2:
        return False
    if len(one) == len(two):
        differing = [at for at in range(len(one)) if one[at] != two[at]]
        if len(differing) == 2 and differing[1] == differing[0] + 1:
            return sorted(one) == sorted(two)
        return len(differing) == 1 and len(one) > 2
    short, long = sorted((one, two), key=len)
    return len(short) > 2 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def changed_charge(paper: Paper) -> Iterator[Doubt]:
    """Look for a charge of the disposition that the reasoning never names."""
    case = paper.case
    if case.procedure != "刑事一审" or case.kind != "判决书" or case.sections.reasoning is None:
        return
    start, end = paper.part(case.sections.disposition)
    thinks = paper.text.find("本院认为")
    first = min(thinks if thinks >= 0 else start, paper.part(case.sections.reasoning)[0])
    reasons = "".join(paper.text[first:start].split())
    orders = "".join(paper.text[start:end].split())
    accused = {party.name for party in case.parties if party.side is Side.ACCUSED}
    for match in _CHARGED.finditer(paper.text, start, end):
        charge = "".join(match["charge"].split())
        before = paper.text[max(start, match.start() - 90) : match.start()]
        if not any(name in before[-20:] for name in accused) or _EARLIER.search(before):
            continue
        if _is_named(charge, reasons) or not _others(reasons, orders):
            continue
        yield Doubt(
            "罪名前后不一",
            3,
            f"主文判的是{charge}罪而说理里没有这个罪名",
            (case.sections.reasoning, paper.view.span(*match.span("charge"))),
        )
        return


def _others(reasons: str, orders: str) -> bool:
    """Say whether the reasoning convicts of a charge that the disposition does not have."""
    return any(match["charge"] not in orders for match in _FOUND.finditer(reasons))


def _is_named(charge: str, reasons: str) -> bool:
    """Say whether the reasoning names a charge; several may share their last word."""
    parts = re.split(r"[、和与及（）()“”]", charge)
    # A program that masks names may take a word for one: 贩卖毒某罪.
    return charge in reasons or all(
        re.search("".join(f"[{one}某]" for one in part), reasons) for part in parts
    )
