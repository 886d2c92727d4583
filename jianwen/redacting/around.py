"""What stands around the rows of a file: whose names it says may tell any of the rows.

It is judged with the rows that can tell something new of it, not with each: one of each kind of case, and
those that mask somebody whose surname leads to a clear name there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from annotations.privacy.masking.forms import find_masks
from annotations.privacy.people.roles import is_criminal, is_family
from annotations.redaction.masking import Read
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Word
from jianwen.redacting.entries import is_around_rows
from nlp.text.view import view_of
from nlp.values import Document, Hidden

# More is judged with the rows alone that it was read with.
_LONGEST = 20_000
# What may begin a given name: not what masks one.
_GIVEN = "(?!某)[\u3400-\u9fff]"


class Around:
    """The text around the rows of a file, and what rows have told of it so far."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Gather what the documents were read with; each part once."""
        parts = (part for one in documents for part in one.hidden if is_around_rows(part.place))
        told = tuple(dict.fromkeys(parts))
        self._parts = told if sum(len(part.text) for part in told) <= _LONGEST else ()
        self._clear = view_of("\n".join(part.text for part in self._parts)).text
        self._judged: set[tuple[object, ...]] = set()

    def with_parts(self, document: Document) -> Document:
        """Return a document of a row with everything that stands around the rows."""
        hidden: tuple[Hidden, ...] = (*document.hidden, *self._parts)
        return replace(document, hidden=tuple(dict.fromkeys(hidden)))

    def is_due(self, read: Read) -> bool:
        """Say whether a row may tell of the text around what no row before it did; it is asked once."""
        if not self._clear.strip():
            return False
        found = {self._kind(read), *self._masks(read)}
        is_new = not found <= self._judged
        self._judged |= found
        return is_new

    def _kind(self, read: Read) -> tuple[object, ...]:
        """Return what decides whose names a text protects that itself says who somebody is."""
        case, text = read.case, read.view.text
        family = is_family(case, text)
        causes = tuple(one.value for one in case.causes) if family else ()
        return case.nature, is_criminal(case, text), family, causes

    def _masks(self, read: Read) -> Iterator[tuple[object, ...]]:
        """Give the masks of a row that a clear name around the rows may belong to.

        Of several masks of one surname none tells whose the name is, so their number counts, too.
        """
        masks = find_masks(read.view.text)
        count = Counter(one.surname for one in masks)
        leading = {one for one in count if re.search(re.escape(one) + _GIVEN, self._clear)}
        kind = self._kind(read)
        for one in masks:
            if one.surname in leading:
                yield (*kind, one.form, one.last, count[one.surname])

    def tell(self, words: Collection[Word]) -> None:
        """Take note of words that are masked around the rows: they need no other row."""
        if self._clear:
            self._clear = Rewording.of(tuple(words))(self._clear)
