"""Whom civil and administrative cases protect: parties of family cases (8(1)), minors (8(3))."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from annotations.privacy.people.brothers import brothers
from annotations.privacy.people.family import Named, masked_surnames, unmasked, wards_of
from annotations.privacy.people.kin_heard import kin_heard
from annotations.privacy.people.mentions import people_of
from annotations.privacy.people.minors import Day, is_child
from annotations.privacy.people.other_names import Known
from annotations.privacy.people.relatives import named_relatives
from annotations.privacy.people.roles import OF_RELATIVE, WHY_RELATIVE, is_family
from annotations.privacy.people.wards import has_wards, unmasked_wards
from annotations.privacy.people.young import born_young, young_beside
from annotations.values import Category
from nlp.case import Agent, AgentKind, Case, PartyKind
from nlp.names.masked import is_masked
from nlp.names.recognisers.interface import Recogniser
from nlp.text.view import View

# Who sues about children names them, whatever else is said of their age.
_OF_CHILDREN: Final = re.compile("抚养|抚育|探[望视]|监护")


def civil_people(
    view: View, case: Case, known: Mapping[str, Known], then: Day | None, recogniser: Recogniser | None
) -> dict[str, Known]:
    """Give who is or is most likely a party of a family case, and the minors named beside."""
    text = view.text
    if is_family(case, text):
        found = {party.name: party for party in _family(case, view)}
        found |= _relatives(text, case, {**known, **found}, then, recogniser)
        clear = {name for name, one in {**known, **found}.items() if not one.masked}
        found |= {one.name: _of_party(one) for one in brothers(text, clear) if one.name not in clear}
    else:
        wards = unmasked_wards(text, case, known, recogniser)
        found = {one.name: _minor(one) for one in wards if one.name not in known}
    young = (one for one in born_young(text, then) if one.name not in known)
    found = {one.name: _minor(one) for one in young} | found
    return found | _beside(text, case, {**known, **found}, recogniser)


def _of_party(one: Named) -> Known:
    """Call somebody a party of a family case."""
    return Known(one.name, Category.NAME_FAMILY_PARTY, one.at, one.confidence)


def _minor(one: Named) -> Known:
    """Call somebody a minor."""
    return Known(one.name, Category.NAME_MINOR, one.at, one.confidence)


def _beside(
    text: str, case: Case, known: Mapping[str, Known], recogniser: Recogniser | None
) -> dict[str, Known]:
    """Give the minors whom a case about a minor names beside its own."""
    minors = {name for name, one in known.items() if one.category is Category.NAME_MINOR}
    brought_up = any(_OF_CHILDREN.search(cause.value) for cause in case.causes)
    if not minors and not brought_up and not has_wards(text, case):
        return {}
    accounted = {*people_of(case), *known}
    firsts = wards_of(case)
    # Where families sue, a ward is a party.
    minors |= {name for name in known if brought_up or name[:1] in firsts}
    clear = {name for name in minors if not known[name].masked}
    found = young_beside(text, accounted, clear, recogniser)
    return {one.name: _minor(one) for one in found if one.name not in accounted}


def _relatives(
    text: str, case: Case, known: Mapping[str, Known], then: Day | None, recogniser: Recogniser | None
) -> dict[str, Known]:
    """Give who is most likely a masked party; a party of the case is masked as such, of age or not."""
    others = {name for name, one in known.items() if one.category is not Category.NAME_MINOR}
    found: dict[str, Known] = {}
    for one in unmasked(text, case, others, recogniser):
        child = not one.party and is_child(text, one.name, then)
        category = Category.NAME_MINOR if child else Category.NAME_FAMILY_PARTY
        # Who died while the suit went on is a party all the same.
        mourned = one.dead and not one.party and not child
        rule, why = (OF_RELATIVE, WHY_RELATIVE) if mourned else ("", "")
        if one.party or one.name not in known:
            found[one.name] = Known(one.name, category, one.at, one.confidence, why=why, rule=rule)
    if masked_surnames(text, case):
        accounted = {*people_of(case), *known, *found}
        led = list(named_relatives(text, accounted, recogniser))
        heard = kin_heard(text, {*accounted, *(one.name for one in led)}, recogniser)
        for one in (*led, *heard):
            child = is_child(text, one.name, then)
            category = Category.NAME_MINOR if child else Category.NAME_FAMILY_PARTY
            rule, why = ("", "") if child else (OF_RELATIVE, WHY_RELATIVE)
            found[one.name] = Known(one.name, category, one.at, one.confidence, why=why, rule=rule)
    return found


def _family(case: Case, view: View) -> Iterator[Known]:
    """Give the parties of a family or inheritance case, and who acts for them by law, their category."""
    for party in case.parties:
        if party.kind is PartyKind.PERSON:
            masked = party.masked or is_masked(party.name)
            yield Known(party.name, Category.NAME_FAMILY_PARTY, view.offset(party.span.start), 0.95, masked)
    for agent in case.agents:
        if agent.role.startswith(("法定代理", "监护人")) or _stands_for(agent, case):
            masked = agent.masked or is_masked(agent.name)
            yield Known(agent.name, Category.NAME_FAMILY_PARTY, view.offset(agent.span.start), 0.9, masked)


# 认定公民无民事行为能力: a relative stands for the person by law (民事诉讼法 200), no counsel.
_COUNSEL = (AgentKind.LAWYER, AgentKind.LEGAL_WORKER)


def _stands_for(agent: Agent, case: Case) -> bool:
    """Say whether an agent of a special procedure stands for a party as the law has it."""
    special = case.number is not None and case.number.value.type.endswith("特")
    return special and agent.role == "代理人" and agent.kind not in _COUNSEL
