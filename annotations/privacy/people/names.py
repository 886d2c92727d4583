"""The detectors of names that must be masked: one candidate for each mention of a name.

`detect_names` holds for both profiles. `detect_parties` is what only the practice since 2024 asks for; its
rules (S-01 to S-03) are in force under SPC2024 alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotations.privacy.people.mentions import mentions, people_of
from annotations.privacy.people.roles import RULES
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.case import AgentKind, PartyKind
from nlp.names.masked import is_masked
from nlp.text.view import fold

_DETECTOR = "names"


def detect_names(scene: Scene) -> Iterator[Candidate]:
    """Propose every mention of every person whose role protects the name and whose name stands clear."""
    for person in scene.people:
        if not person.role or person.masked:
            continue
        category = Category(person.role)
        rule = person.rule or RULES.get(category)
        if rule is None:
            continue
        for mention in person.mentions:
            yield Candidate(category, rule, mention, person.name, person.why, person.confidence, _DETECTOR)


_WHY = {
    "S-01": "当事人姓名未隐去（2024年以来的上网实践要求隐名）",
    "S-02": "法人或者其他组织的名称未隐去字号（2024年以来的上网实践要求隐名）",
    "S-03": "法定代表人、主要负责人的姓名未隐去（2024年以来的上网实践要求隐名）",
}


def detect_parties(scene: Scene) -> Iterator[Candidate]:
    """Propose every mention of the parties, the organisations and who represents them (SPC2024)."""
    protected = {person.name for person in scene.people if person.role}
    wanted = {name: what for name, what in _parties(scene).items() if name not in protected}
    others = {*people_of(scene.case), *protected}
    for name, places in mentions(scene.view.text, wanted, others).items():
        category, rule = wanted[name]
        for place in places:
            span = scene.view.span(*place)
            yield Candidate(category, rule, span, name, _WHY[rule], 0.8, _DETECTOR)


def _parties(scene: Scene) -> dict[str, tuple[Category, str]]:
    """Return the clear names of the head of the document with what the newer practice calls them."""
    names: dict[str, tuple[Category, str]] = {}
    for party in scene.case.parties:
        if party.kind is PartyKind.PERSON:
            names.setdefault(party.name, (Category.NAME_PARTY, "S-01"))
        elif party.kind is PartyKind.ORGANISATION:
            # As the view writes it, with narrow brackets: 海云置业(雁城)有限公司.
            names.setdefault(fold(party.name), (Category.NAME_ORGANISATION, "S-02"))
    for agent in scene.case.agents:
        if agent.kind is AgentKind.LEGAL_REPRESENTATIVE:
            names.setdefault(agent.name, (Category.NAME_LEGAL_REPRESENTATIVE, "S-03"))
    return {
        name: what
        for name, what in names.items()
        if len(name) > 1 and "某" not in name and not is_masked(name)
    }
