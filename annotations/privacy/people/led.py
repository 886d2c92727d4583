"""Names that a word leads to, of whatever surname: where each ends, and whether it is one at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from annotations.privacy.masking.clear import is_name
from annotations.privacy.people.family import Named, uncut
from nlp.names.boundary import Form, Reading, ends_here, read_name
from nlp.names.dictionary import has_no_word, is_made_of_given, is_word
from nlp.names.peoples import ALONE, SOUNDS, alternatives
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surnames import COMMON
from nlp.names.words import NOT_NAMES

_WINDOW, _AHEAD, _MOST = 24, 6, 600
_SMALL, _WORD, _GIVEN = 2, 3, 2
_READ: Final = (Form.HAN, Form.DOTTED)
_ALONE: Final = re.compile(alternatives(tuple(ALONE)))


def read_led(
    text: str, places: Iterable[int], known: Collection[str], recogniser: Recogniser | None
) -> Iterator[Named]:
    """Read the names that start at places behind such words; `known` are people accounted for."""
    found: dict[str, Reading] = {}
    for at in places:
        reading = _alone(text, at) or read_name(text, at)
        if reading is None or reading.form not in _READ or len(found) > _MOST:
            continue
        if not _is_known(text, reading, known):
            found.setdefault(text[reading.start : max(reading.ends)], reading)
    for reading in [one for one in found.values() if one.form is Form.DOTTED]:
        yield Named(text[reading.start : reading.end], reading.start, 0.6)
    found = {name: one for name, one in found.items() if one.form is Form.HAN}
    for reading, seen in zip(found.values(), _seen(text, found.values(), recogniser), strict=True):
        end = _end(text, reading, seen)
        name = text[reading.start : end]
        # 曾为其: an adverb and what it leads to, which a sentence goes on with.
        goes_on = name[:_GIVEN] in NOT_NAMES and not is_made_of_given(name[1:])
        if end and not goes_on and name not in NOT_NAMES and is_name(name):
            yield Named(name, reading.start, 0.6 if seen else 0.5)


def _alone(text: str, at: int) -> Reading | None:
    """Read a word that names somebody by itself behind such a word: 儿子|扎西|随母亲生活."""
    word = _ALONE.match(text, at)
    if word is None or word[0][0] in COMMON or text[word.end() : word.end() + 1] in SOUNDS:
        return None
    return Reading(at, (word.end(),), Form.DOTTED, sure=True)


def _is_known(text: str, reading: Reading, known: Collection[str]) -> bool:
    """Say whether the name is that of somebody accounted for."""
    return any(text[reading.start : end] in known for end in (*reading.ends, max(reading.ends) + 1))


def _seen(text: str, found: Collection[Reading], recogniser: Recogniser | None) -> Iterator[int]:
    """Ask the recogniser where each name ends; 0 for those it does not see."""
    if recogniser is None:
        yield from (0 for _ in found)
        return
    froms = [max(0, min(one.start - _AHEAD, len(text) - _WINDOW)) for one in found]
    answers = recogniser.persons([text[at : at + _WINDOW] for at in froms]) if found else ()
    for one, at, ranges in zip(found, froms, answers, strict=True):
        yield next((at + last for first, last in ranges if at + first == one.start and last - first > 1), 0)


def _end(text: str, reading: Reading, seen: int) -> int:
    """Return where a name ends, by the recogniser or by what follows; 0 where it may be no name."""
    if seen in reading.ends:
        return uncut(text, reading, seen)
    end, surname = reading.end, text[reading.start : reading.start + 1]
    given = text[reading.start + 1 : end]
    if is_word(text[reading.start : reading.start + 2]):
        return 0
    if len(given) == _GIVEN:
        # 婆婆伏爱爱嫌我: what is said twice needs no small word behind it.
        ends = given[0] == given[1] or ends_here(text, end) >= _SMALL
        return end if ends and has_no_word(given) else 0
    return end if surname in COMMON and reading.sure and ends_here(text, end) >= _WORD else 0
