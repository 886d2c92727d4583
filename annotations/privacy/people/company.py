"""A text in which everybody who is known is one character: what `nlp.names.context` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from annotations.privacy.masking.forms import find_masks
from annotations.privacy.people.mentions import accused
from nlp.case import Case
from nlp.names.cues.before import Role
from nlp.names.grams import ACCUSED, ASIDE, MASKED, OFFICER, PROTECTED
from nlp.names.slots import Slot
from nlp.names.traditional import simplify

# Whoever these words mean: 被告人 alone, 被告人张三 and 张三 read alike.
_CALLED: Final = dict.fromkeys(("原审被告人", "被告人", "上诉人", "罪犯", "犯罪嫌疑人"), ACCUSED)
_TWICE: Final = (
    (ACCUSED + ACCUSED, ACCUSED),
    (f"{ACCUSED}({ACCUSED}){ACCUSED}", ACCUSED),
    *((word + PROTECTED, PROTECTED) for word in ("被害人", "受害人", "证人")),
)
_ASIDE: Final = frozenset(
    (Role.ACCUSED, Role.ACCOMPLICE, Role.OFFICER, Role.COUNSEL, Role.APPELLANT, Role.REPRESENTATIVE)
)


def known_people(text: str, case: Case, found: Iterable[Slot], protected: Iterable[str]) -> dict[str, str]:
    """Return who is known, and as whom: masked people, the head and foot, other roles, the protected."""
    people = {mask.form: MASKED for mask in find_masks(text)}
    for slot in found:
        if slot.role in _ASIDE:
            for end in slot.reading.ends[: 1 if slot.reading.sure else None]:
                people[text[slot.reading.start : end]] = ASIDE
    officers = [one.name for one in (*case.bench, *case.prosecutors)]
    officers += [agent.name for agent in case.agents]
    people |= dict.fromkeys(map(simplify, officers), OFFICER)
    people |= dict.fromkeys(map(simplify, accused(case)), ACCUSED)
    people |= dict.fromkeys(protected, PROTECTED)
    return {name: code for name, code in people.items() if len(name) > 1}


def rewritten(text: str, people: Mapping[str, str]) -> str:
    """Write one character for everybody who is known; the longest name at a place holds."""
    written = {**_CALLED, **people}
    names = sorted(written)
    # It searches one text only: what is made fast counts more than what is fast once made.
    finder = AhoCorasick(
        names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    codes = [written[name] for name in names]
    found = finder.find_matches_as_indexes(text)
    before = [0, *(end for _, _, end in found)]
    pieces = [text[at:start] + codes[index] for at, (index, start, _) in zip(before, found, strict=False)]
    plain = "".join((*pieces, text[before[-1] :]))
    for twice, once in _TWICE:
        plain = plain.replace(twice, once)
    return plain
