"""Who sues and who is sued, over all instances: on appeal the bracket behind the role tells it."""

from __future__ import annotations

from annotations.supervision.documents.row import Read
from nlp.case import Agent, AgentKind, Party, Side

_REPRESENTING = (AgentKind.LEGAL_REPRESENTATIVE, AgentKind.GUARDIAN)


def claimants(read: Read) -> tuple[Party, ...]:
    """Return who sued (or asks for enforcement)."""
    return tuple(party for party in read.case.parties if _stands(party) is Side.CLAIMANT)


def respondents(read: Read) -> tuple[Party, ...]:
    """Return who is sued, enforced against, or accused."""
    return tuple(party for party in read.case.parties if _stands(party) in (Side.RESPONDENT, Side.ACCUSED))


def agents_of(read: Read, parties: tuple[Party, ...]) -> tuple[Agent, ...]:
    """Return the agents and counsel of these parties, without representatives and guardians."""
    names = {party.name for party in parties}
    return tuple(
        agent
        for agent in read.case.agents
        if agent.kind not in _REPRESENTING and names.intersection(agent.acts_for.split("、"))
    )


def representative_of(read: Read, party: Party) -> Agent | None:
    """Return who represents an organisation."""
    found = (
        agent
        for agent in read.case.agents
        if agent.kind is AgentKind.LEGAL_REPRESENTATIVE and agent.acts_for == party.name
    )
    return next(found, None)


def _stands(party: Party) -> Side:
    """Say on which side of the dispute a party stands, whoever appealed."""
    for word in (*party.former, party.role):
        if "附带民事" in word:
            continue
        if "反诉" not in word and word.endswith(("原告", "原告人")):
            return Side.CLAIMANT
        if "反诉" not in word and word.endswith("被告"):
            return Side.RESPONDENT
    return party.side
