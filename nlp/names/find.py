"""Where the words of `nlp.names.cues` stand: one pass over the text tells where all of them may begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nlp.names.cues.after import AFTER
from nlp.names.cues.before import BEFORE, Role
from nlp.text.edges import firsts_unless_empty, lasts_of
from nlp.text.led import Led

# A role and where the words that give it stand.
Cue = tuple[int, int, Role]
_BACK = 36


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule of the table, compiled; `between` is what may stand between a name and the words behind it.

    That ends with one of `lasts`, with anything where that is None.
    """

    role: Role
    words: Led
    between: re.Pattern[str] | None = None
    lasts: frozenset[str] | None = None


def _up_to_the_end(between: str) -> re.Pattern[str]:
    """Compile what stands between, up to the words: tried where it may begin or nothing is left."""
    firsts = firsts_unless_empty(between)
    begins = f"(?=[{re.escape(''.join(sorted(firsts)))}]|$)" if firsts else ""
    return re.compile(f"{begins}(?:{between})$")


def _lasts(between: str) -> frozenset[str] | None:
    """Return what may stand right before the words behind a name; `$` allows a line's end."""
    lasts = lasts_of(between)
    return None if lasts is None else lasts | {"\n"}


WORDS_BEFORE: Final = tuple((role, Led(words)) for role, words in BEFORE)
_AFTER: Final = tuple(
    _Rule(role, Led(words), *((_up_to_the_end(between), _lasts(between)) if between else ()))
    for role, words, between in AFTER
)


def cues_before(text: str) -> list[Cue]:
    """Find the role words that stand before names, in text order."""
    return sorted((*match.span(), role) for role, words in WORDS_BEFORE for match in words.finditer(text))


def cues_after(text: str) -> list[Cue]:
    """Find what stands after names (statements, fates, descriptions), in text order."""
    found: list[Cue] = []
    for rule in _AFTER:
        for match in rule.words.finditer(text):
            at = match.start()
            if rule.between is not None:
                low = max(0, at - _BACK)
                before = text[low:at]
                # Most often nothing stands between: then it is looked for at the end alone.
                nothing = rule.lasts is not None and before[-1:] not in rule.lasts
                back = rule.between.search(before, len(before) if nothing else 0)
                if back is None:
                    continue
                at = low + back.start()
            found.append((at, match.end(), rule.role))
    return sorted(found)
