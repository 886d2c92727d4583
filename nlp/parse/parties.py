"""The parties and their agents, from the head of the document, or from its first sentence if it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.case import Agent, Party, PartyKind, Sections, Side
from nlp.names.masked import is_masked
from nlp.parse.agents import read_agents
from nlp.parse.attributes import Attributes, read_attributes
from nlp.parse.heads import Block, Name, read_blocks
from nlp.parse.origin import origin_at, read_added, read_attendance, read_origin, read_received, read_unnamed
from nlp.parse.roles import kind_of, may_be_named, side_of
from nlp.text.view import View

_CHARGES = re.compile(
    r"(?:^|[。，由\s])([\u4e00-\u9fff]{2,30}检察院)(?=以|于|指控|提起|[\u4e00-\u9fff]{0,4}起诉)"
)
_FORMER = re.compile(
    r"原告|被告|第三人|申请人|上诉人|执行人|案外人|申诉人|被害人|自诉人|公诉机关|原审|债权人|债务人"
)
_BEHIND = re.compile(r"\(([^()]{2,30})\)")
_KIN = re.compile(r"[之的系]")
_LONGEST_HEAD = 60_000
# How far behind the sentence of filing the course of the trial is told.
_TOLD = 400


def find_parties(view: View, sections: Sections) -> tuple[tuple[Party, ...], tuple[Agent, ...]]:
    """Return the parties and the agents in the order of the head."""
    text = view.text
    limit = view.inside(sections.head)[1] if sections.head else min(len(text), _LONGEST_HEAD)
    start = view.inside(sections.head)[0] if sections.head else 0
    origin = origin_at(text, start, limit)
    head_end = origin[0] if origin else limit
    blocks = read_blocks(text, start, head_end)
    parties: list[Party] = []
    agents: list[Agent] = []
    for block, following in zip(blocks, _next_parties(blocks, head_end), strict=True):
        if block.party:
            parties += _parties(view, block, following)
        else:
            agents += read_agents(view, block, parties)
            if block.also:
                parties += _parties(view, replace(block, role=block.also), block.end)
    if not parties and origin:
        parties = [
            _party(view, role, former, name, (name.start, name.end), Attributes())
            for role, former, name in _from_origin(text, origin)
        ]
    if not parties:
        parties = [
            _party(view, role, former, name, (name.start, name.end), Attributes())
            for role, former, name in read_received(text, start, limit)
        ]
    if origin and any(party.side is Side.ACCUSED for party in parties):
        parties = [*_charging(view, origin, parties), *parties]
    return _once(_accused_on_appeal(parties)), tuple(agents)


def _next_parties(blocks: Sequence[Block], end: int) -> list[int]:
    """Return for each block where the next party's block starts, or `end` behind the last."""
    following: list[int] = []
    for block in reversed(blocks):
        following.append(end)
        end = block.start if block.party else end
    return following[::-1]


def _accused_on_appeal(parties: list[Party]) -> list[Party]:
    """Let an appellant be the accused where a procuratorate charged; so also who is loosely called 被告."""
    if not any(one.side is Side.PROSECUTION and one.kind is PartyKind.OFFICE for one in parties):
        return parties
    accused = any(one.side is Side.ACCUSED for one in parties)
    return [replace(one, side=Side.ACCUSED) if _is_accused(one, accused) else one for one in parties]


def _is_accused(party: Party, others: bool) -> bool:
    """Say whether a party of a criminal case is the accused under another word; `others` tells of more."""
    appeals = party.role.endswith(("上诉人", "申诉人")) and party.side is Side.CLAIMANT
    return appeals or (party.role in ("被告", "原审被告") and not others)


def _charging(view: View, origin: tuple[int, int], parties: list[Party]) -> list[Party]:
    """Return the procuratorate that the sentence of filing names, where the head leaves it out."""
    if any(party.side in (Side.PROSECUTION, Side.CLAIMANT) for party in parties):
        return []
    match = _CHARGES.search(view.text, max(0, origin[0] - 1), origin[1])
    if match is None:
        return []
    name = Name(match[1], match.start(1), match.end(1))
    return [_party(view, "公诉机关", (), name, match.span(1), Attributes())]


def _from_origin(text: str, origin: tuple[int, int]) -> list[tuple[str, tuple[str, ...], Name]]:
    """Read who the sentence of filing names; failing that, who came to the hearing."""
    named = read_origin(text, *origin) or read_unnamed(text, *origin)
    roles = {role for role, _, _ in named}
    if not {"原告", "被告"} <= roles:
        came = read_attendance(text, origin[0], origin[1] + _TOLD)
        named = [*named, *(one for one in came if one[0] not in roles)]
    return [*named, *read_added(text, origin[1], origin[1] + _TOLD)]


def _parties(view: View, block: Block, following: int) -> list[Party]:
    """Return the parties of one block."""
    only = len(block.names) == 1
    own = read_attributes(view, block.body, block.end) if only else Attributes()
    behind = _BEHIND.match(view.text, block.body)
    bracket = block.former or (behind[1] if behind else "")
    former = tuple(re.split(r"[、，\s暨及]+", bracket)) if _is_role(bracket) else ()
    return [
        _party(view, block.role, former, name, (block.start, following), own)
        for name in block.names
        if may_be_named(block.role, name.text, described=_is_described(view, name))
    ]


_SEX = re.compile(r"\s*(?:\([^()]{1,30}\))?，\s*[男女]\s*(?:[，。；]|$)")


def _is_described(view: View, name: Name) -> bool:
    """Say whether a sex stands right behind a name: only persons have one."""
    return _SEX.match(view.text, name.end) is not None


def _is_role(bracket: str) -> bool:
    """Say whether a bracket behind a role holds former roles (原审被告、反诉原告), not 被害人之妻."""
    return bool(_FORMER.search(bracket)) and not _KIN.search(bracket)


def _party(
    view: View, role: str, former: tuple[str, ...], name: Name, block: tuple[int, int], own: Attributes
) -> Party:
    """Put one party together."""
    first, *more = re.split(r"[暨兼及、]", role)
    before = (*more, *former)
    kind = kind_of(name.text, described=_is_described(view, name))
    person = kind is PartyKind.PERSON
    return Party(
        name.text,
        first,
        kind,
        side_of(first, before),
        view.span(name.start, name.end),
        view.span(*block),
        former=before,
        masked=person and is_masked(name.text),
        aliases=own.aliases if person else (),
        sex=own.sex if person else "",
        born=own.born if person else None,
        ethnicity=own.ethnicity if person else "",
        residence=own.residence,
    )


def _once(parties: list[Party]) -> tuple[Party, ...]:
    """Drop a party that the head names again in the same role."""
    seen: set[tuple[str, str]] = set()
    kept: list[Party] = []
    for party in parties:
        key = (party.name, party.role)
        if key not in seen:
            seen.add(key)
            kept.append(party)
    return tuple(kept)
