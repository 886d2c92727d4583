"""What ranks a document, made of its text and what was parsed; and its short form in the index."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from indexer.similar.elements import elements_of
from indexer.similar.pairs import Buckets, buckets
from indexer.similar.values import Profile

# So much of the beginning tells what happened; further on come evidence and opinions on it.
HEAD = 450
_SHORT = 60
# The story is compared without the name of the charge or cause: a query is a story without one.
_NAMED = re.compile(r"[^，。；：、\s]{2,14}(?:罪(?![行犯名嫌过])|纠纷)")

Sections = Mapping[str, Sequence[int] | None]


def story_of(text: str, sections: Sections) -> str:
    """Return what is told of the case: accusation or claims, and the facts found; else the whole text."""
    return "".join(_parts(text, sections)) or text


def unnamed(story: str) -> str:
    """Return a story without the names of charges and causes."""
    return _NAMED.sub("", story) if "罪" in story or "纠纷" in story else story


def profile_of(
    text: str,
    sections: Sections,
    charges: Iterable[str] = (),
    causes: Iterable[str] = (),
    statutes: Iterable[str] = (),
) -> Profile:
    """Make the profile of a text whose sections lie where `sections` says (claims, facts, reasoning …)."""
    return Profile(
        charges=tuple(dict.fromkeys(charges)),
        causes=tuple(dict.fromkeys(causes)),
        statutes=tuple(dict.fromkeys(statutes)),
        elements=elements_of(text, sections),
        heads=tuple(buckets(unnamed(head)) for head in _heads(text, sections)),
    )


def packed(profile: Profile) -> str:
    """Write a profile as JSON for the stored field `profile`."""
    heads = [base64.b64encode(one.astype("<u2").tobytes()).decode() for one in profile.heads]
    row = [profile.charges, profile.causes, profile.statutes, profile.elements, heads]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Profile:
    """Read a profile back; a document without one has an empty profile."""
    if not text:
        return Profile()
    charges, causes, statutes, elements, heads = json.loads(text)
    return Profile(tuple(charges), tuple(causes), tuple(statutes), tuple(elements), tuple(map(_read, heads)))


def _read(head: str) -> Buckets:
    """Read the buckets of one head."""
    return np.frombuffer(base64.b64decode(head), dtype="<u2").astype(np.uint16)


def _parts(text: str, sections: Sections) -> list[str]:
    """Return the claims and the facts, those that are there."""
    found = [sections.get(name) for name in ("claims", "facts")]
    return [text[span[0] : span[1]] for span in found if span]


def _heads(text: str, sections: Sections) -> list[str]:
    """Return how claims and facts begin; of a text without either, which is a story itself, two pieces."""
    heads = [part[:HEAD] for part in _parts(text, sections)] or [text[:HEAD], text[HEAD : 2 * HEAD]]
    return [head for head in heads if len(head) > _SHORT] or heads[:1]
