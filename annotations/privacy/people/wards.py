"""Minors of ordinary civil and administrative cases, masked in the head and named further down (8(3)).

Parties of such cases keep their names: a surname that many bear says little there. It says enough where few
bear it, or where the name is led by a word for kin or a role, is set apart as a signature, or its bearer was
hurt as the child was.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from annotations.privacy.masking.clear import clear_name
from annotations.privacy.people.family import Named, named_alike, surnames_of
from annotations.privacy.people.minors import FULL_AGE
from nlp.case import Agent, Case, Party, PartyKind
from nlp.names.masked import is_masked
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surnames import FREQUENT
from nlp.names.tellers import AT_WORK, IN_OFFICE, OF_SOMEBODY, SAW

_GUARDIAN: Final = "法定代理人"
# How a guardian is related tells the ward's age: 系原告之父, but 系原告之妻.
_OF_CHILD: Final = re.compile("之?(?:父亲?|母亲?|爸|妈|祖[父母]|外祖[父母]|爷爷|奶奶|外[公婆]|姥[姥爷])")
_RELATED: Final = re.compile(
    r"(?:系|是|\()[^，。；()]{0,12}?(?:之|的|原告|被告|第三人|申请人|[某×*甲乙丙丁0-9])"
)
_BORN: Final = re.compile("((?:19|20)[0-9]{2})年[^，。；]{0,8}生")
_DESCRIBED: Final = 60
# What leads to a member of the child's family, or sets a signature apart.
_LED: Final = re.compile(
    f'(?:{OF_SOMEBODY}|[其的之]|学[生员]|孩子|[男女][孩童]|受害人|伤者|原告|被告|法定代理人|监护人|姓名为?|交款人|收款人)[：“"]{{0,2}}$'
)
# Who was there at work or saw it is no child, nor who acts for one: 救生员X, 交警X, 村民X. Nor is who is kin
# by marriage: 其妻弟X.
_AT_WORK: Final = re.compile(
    f"(?:(?<![学队团组])员|师|警|(?<![家成])长|{AT_WORK}|{IN_OFFICE}|{SAW}|村民|居民|邻居|路人|路过者|[群民]众"
    "|妻[弟兄哥姐妹]|妻舅|[大小]舅子|[大小]姨子|[大小]姑子|[大小]叔子|连襟|妯娌|亲家|女婿|儿媳妇?)[：、]?$"
)
_LOOK: Final = 8


def unmasked_wards(
    text: str, case: Case, others: Collection[str], recogniser: Recogniser | None
) -> Iterator[Named]:
    """Find the clear names that the masked minors of a case, or their guardians, most likely bear."""
    surnames = _surnames(text, case)
    for one in named_alike(text, case, surnames, others, recogniser):
        if one.dead or _AT_WORK.search(text, max(0, one.at - _LOOK), one.at):
            continue
        if one.party or one.name[0] not in FREQUENT or _is_told(text, one):
            yield one


def has_wards(text: str, case: Case) -> bool:
    """Say whether the head of a case masks a minor."""
    return bool(_surnames(text, case))


def _surnames(text: str, case: Case) -> frozenset[str]:
    """Return the surnames of the masked minors of a case, and of who acts for them by law."""
    guardians = [agent for agent in case.agents if agent.role.startswith(_GUARDIAN) and agent.acts_for]
    parties = {party.name: party for party in case.parties if party.kind is PartyKind.PERSON}
    names: list[str] = []
    for agent in guardians:
        ward = parties.get(agent.acts_for)
        if ward is not None and is_masked(ward.name) and _is_young(text, case, ward, agent):
            names += (agent.name, ward.name)
    return surnames_of(names)


def _is_young(text: str, case: Case, ward: Party, guardian: Agent) -> bool:
    """Say whether a party who has somebody to act for them is a minor, not an adult without capacity."""
    start = text.find(ward.name)
    born = _BORN.search(text, start, start + _DESCRIBED)
    year = case.number.value.year if case.number else 0
    if born and year:
        return int(born[1]) >= year - FULL_AGE
    at = text.find(guardian.name, text.find(_GUARDIAN) + 1)
    clause = text[at : at + _DESCRIBED].partition("\n")[0]
    related = _RELATED.search(clause)
    return related is not None and _OF_CHILD.match(clause, related.end()) is not None


def _is_told(text: str, one: Named) -> bool:
    """Say whether kin, a role or a harm tells that a name of a frequent surname is the family's."""
    if _LED.search(text, max(0, one.at - _LOOK), one.at):
        return True
    clear = clear_name(text, one.name)
    return clear is not None and clear.harmed
