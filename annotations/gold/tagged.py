"""Texts whose leaks stand in tags: `key: value` lines, a line `---`, the text with its leaks tagged.

A tag bears the category (`<phone>13800001357</phone>`). The head line `存疑` lists strings, set apart by
`、`, that a careful reader may call leaks or not: they neither count nor hurt, whatever the category.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotations.gold.labelled import Label, LabelledText
from nlp.values import Span

_TAG = re.compile(r"<(/?)([a-z_]+(?:\.[a-z_]+)?)>")
_RULE = "\n---\n"
_PURPOSE = "说明"
_DOUBTFUL = "存疑"


@dataclass(frozen=True, slots=True)
class Leak:
    """A tagged place."""

    category: str
    span: Span
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with the facts above it and the leaks that its tags gave."""

    name: str
    facts: dict[str, str]
    text: str = field(repr=False)
    leaks: tuple[Leak, ...]

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Return the strings that neither count nor hurt."""
        listed = self.facts.get(_DOUBTFUL, "")
        return tuple(listed.split("、")) if listed else ()


class TagError(ValueError):
    """A tagged text that is not well formed; says which tag or line, and quotes nothing of the text."""


def untag(tagged: str) -> tuple[str, tuple[Leak, ...]]:
    """Take the tags out of a text and keep what they say."""
    pieces: list[str] = []
    leaks: list[Leak] = []
    opened: tuple[str, int] | None = None
    at = length = 0
    for tag in _TAG.finditer(tagged):
        pieces.append(tagged[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if not tag[1]:
            _demand(opened is None, f"tag {tag[0]} opens inside another")
            opened = (tag[2], length)
            continue
        if opened is None or opened[0] != tag[2]:
            raise TagError(f"tag {tag[0]} closes nothing")
        leaks.append(Leak(tag[2], Span(opened[1], length), "".join(pieces)[opened[1] :]))
        opened = None
    _demand(opened is None, "the last tag is never closed")
    pieces.append(tagged[at:])
    return "".join(pieces), tuple(leaks)


def load(path: Path) -> Tagged:
    """Read one tagged file; its head must say what the text is for."""
    head, _, body = path.read_text("utf-8").partition(_RULE)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    _demand(bool(facts.get(_PURPOSE)), f"{path.name} does not say what it is for")
    text, leaks = untag(body)
    one = Tagged(path.stem, facts, text, leaks)
    _demand(all(text.count(word) for word in one.doubtful), f"{path.name}: a doubtful string is not there")
    return one


def load_all(folder: Path) -> tuple[Tagged, ...]:
    """Read every tagged file of a folder, in the order of their names."""
    return tuple(load(path) for path in sorted(folder.glob("*.txt")))


def labelled(one: Tagged, categories: Iterable[str]) -> LabelledText:
    """Give the tags as labels, and the doubtful strings as arguable labels of each category."""
    labels = [Label(leak.span, leak.category) for leak in one.leaks]
    for span in _doubtful_spans(one):
        labels += [Label(span, category, arguable=True) for category in categories]
    return LabelledText(one.name, one.text, tuple(sorted(labels)))


def _doubtful_spans(one: Tagged) -> Iterator[Span]:
    """Find every place of the doubtful strings."""
    for word in one.doubtful:
        yield from (Span(*found.span()) for found in re.finditer(re.escape(word), one.text))


def _demand(holds: bool, fault: str) -> None:
    """Raise when a condition of the format does not hold."""
    if not holds:
        raise TagError(fault)
