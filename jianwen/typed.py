"""Words that come from a person or a file system (notes, file names): they may quote what leaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from annotations.privacy.masks import mask
from annotations.privacy.people.whole_names import places_in_title, with_masks
from annotations.privacy.scene import Candidate, Scene
from annotations.privacy.screen import ANYWHERE, judged
from nlp.case import Case, Party, PartyKind
from nlp.text.view import view_of
from nlp.values import Document

# What follows the suffix of a file in the source of its rows (.jsonl#7, .xlsx#2!7): too short to be what
# leaks. Behind anything else it may be a door (12#502).
_ROW = re.compile(r"(?<=\.)([A-Za-z][A-Za-z0-9]{1,5})#[0-9]{1,7}(?:![0-9]{1,7})?\Z")


def leaks_in(words: str) -> tuple[Candidate, ...]:
    """Return what can be told to leak without context: numbers, accounts, plates, addresses."""
    scene = Scene(Document("", "", "", "", words), Case(""), view_of(words))
    return judged(scene, ANYWHERE)[0]


def without_leaks(words: str) -> str:
    """Return words with everything that leaks in them shown as its mask; a file is read once for all rows."""
    row = _ROW.search(words)
    at = row.end(1) if row else len(words)
    return _masked(words[:at]) + words[at:]


@lru_cache(maxsize=256)
def _masked(words: str) -> str:
    """Return words without what leaks in them."""
    found = ((one.span, mask(one.category, one.value)) for one in leaks_in(words) if one.span is not None)
    for span, shown in sorted(found, reverse=True):
        words = words[: span.start] + shown + words[span.end :]
    return words


def without_persons(words: str, parties: Iterable[Party]) -> str:
    """Return words with the names of the parties who are persons masked, longest names first."""
    names = {one.name for one in parties if one.kind is PartyKind.PERSON and not one.masked}
    for name in sorted((one for one in names if len(one) > 1), key=len, reverse=True):
        words = words.replace(name, person_mask(name))
    return words


def without_names(words: str, names: Collection[str]) -> str:
    """Return a file name or title with these names of persons masked where they stand whole."""
    return masked_in_title(words, {name: person_mask(name) for name in names})


def masked_in_title(words: str, masks: Mapping[str, str]) -> str:
    """Return a file name or title with each name that stands whole in it as its mask."""
    return with_masks(words, places_in_title(words, masks), masks)


def person_mask(name: str) -> str:
    """Return what the store keeps of a person's name."""
    return name[:1] + "某某"
