"""Golden documents: invented texts whose leaks are tagged and whose facts stand above them.

A golden file is a few `key: value` lines, a line `---`, and the document with its leaks in tags that
bear the category (`<phone>13800001357</phone>`). It reads like a specification: what is tagged must
be found, to the character; what is not tagged must not be found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from nlp.values import Span

FOLDER = Path(__file__).resolve().parent / "golden"
_TAG = re.compile(r"<(/?)([a-z_]+(?:\.[a-z_]+)?)>")


@dataclass(frozen=True, slots=True)
class Leak:
    """A tagged place."""

    category: str
    span: Span
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden document."""

    name: str
    facts: dict[str, str]
    text: str
    leaks: tuple[Leak, ...]


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
            opened = (tag[2], length)
            continue
        assert opened is not None and opened[0] == tag[2], f"tag {tag[0]} closes nothing"
        leaks.append(Leak(tag[2], Span(opened[1], length), "".join(pieces)[opened[1] :]))
        opened = None
    pieces.append(tagged[at:])
    return "".join(pieces), tuple(leaks)


def load(path: Path) -> Golden:
    """Read one golden file."""
    head, _, body = path.read_text("utf-8").partition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    text, leaks = untag(body)
    assert facts.get("说明"), f"{path.name} does not say what it is for"
    return Golden(path.stem, facts, text, leaks)


def all_goldens() -> list[Golden]:
    """Read every golden file, in the order of their names."""
    return [load(path) for path in sorted(FOLDER.glob("*.txt"))]
