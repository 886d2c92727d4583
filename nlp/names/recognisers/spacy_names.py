"""A spaCy pipeline with a named-entity component behind the recogniser interface, loaded from a folder.

Any Chinese pipeline that `spacy.load` takes from a path will do, whatever its segmenter (jieba or single
characters); its person labels are PERSON, PER and ours (name.victim …). Nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from nlp.names.recognisers.labels import is_person
from nlp.text.view import fold

_BATCH = 256


class SpacyRecogniser:
    """Person names by a spaCy pipeline; cheap to make, the pipeline comes with the first text."""

    def __init__(self, path: Path) -> None:
        """Keep where the pipeline lies."""
        self._path = path

    @property
    def name(self) -> str:
        """Return the name under which settings choose this recogniser."""
        return "spacy"

    @cached_property
    def _language(self) -> Language:
        """Load the pipeline once."""
        return spacy.load(self._path)

    def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Return, for each text, the ranges of person names, in order, disjoint."""
        docs = self._language.pipe([fold(text) for text in texts], batch_size=_BATCH)
        return [_persons(doc) for doc in docs]


def _persons(doc: Doc) -> list[tuple[int, int]]:
    """Return the ranges of a document's persons."""
    return [(one.start_char, one.end_char) for one in doc.ents if is_person(one.label_)]
