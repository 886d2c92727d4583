"""The masked copy of a JSON text: only the values that change are written anew.

Numbers keep their digits (1.10 is not 1.1), keys their order, the rest its blanks and escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from annotations.redaction.rewording import Rewording

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_OPENING, _CLOSING = frozenset("{["), frozenset("}]")


@dataclass(slots=True)
class Node:
    """A value of the text: where it stands, and the values in it; of an object also its keys."""

    start: int
    end: int
    kind: str = ""
    keys: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)


def tree_of(text: str) -> Node:
    """Return the values of a text that is known to be JSON."""
    root = Node(0, len(text))
    stack = [root]
    key: Node | None = None
    colon = False
    for match in _TOKEN.finditer(text):
        first = match[0][0]
        if first in _CLOSING:
            stack.pop().end = match.end()
        elif first == ":":
            colon = True
        elif first != ",":
            node, parent = Node(*match.span(), first if first in _OPENING else ""), stack[-1]
            if parent.kind == "{" and not colon:
                key = node
                continue
            if parent.kind == "{" and key is not None:
                parent.keys.append(key)
            parent.items.append(node)
            colon = False
            if node.kind:
                stack.append(node)
    return root.items[0] if root.items else root


@dataclass(slots=True)
class JsonText:
    """A JSON text, and what is to be written anew in it."""

    text: str = field(repr=False)
    _edits: list[tuple[int, int, str]] = field(default_factory=list, repr=False)

    def value(self, node: Node) -> object:
        """Return a value of the text; numbers as they are written."""
        return json.loads(
            self.text[node.start : node.end], parse_int=str, parse_float=str, parse_constant=str
        )

    def record(self, node: Node, fields: Mapping[str, object], reword: Rewording, known: Set[str]) -> None:
        """Give some fields of a record their new values, and replace words in all others.

        Of a key that stands there twice readers take the last value, so the others are masked by words.
        `known` are keys that are kept as they are.
        """
        names = [str(self.value(key)) for key in node.keys]
        last = {name: at for at, name in enumerate(names)}
        for at, (name, item) in enumerate(zip(names, node.items, strict=True)):
            if name not in known:
                self._leaf(node.keys[at], reword(name))
            if name in fields and last[name] == at:
                self._given(item, fields[name])
            else:
                self.words(item, reword)

    def words(self, node: Node, reword: Rewording) -> None:
        """Replace words in a value and all in it, keys too; a number that holds one becomes text."""
        todo = [node]
        while todo:
            one = todo.pop()
            for leaf in (*one.keys, *(() if one.kind else (one,))):
                value = self.value(leaf)
                if isinstance(value, str):
                    self._leaf(leaf, reword.in_source(value))
            todo += one.items

    def without(self, node: Node, gone: Set[int]) -> None:
        """Cut elements out of a list, each with its comma."""
        items = node.items
        kept_before = False
        for at, item in enumerate(items):
            if at not in gone:
                kept_before = True
            elif kept_before:
                self._edits.append((items[at - 1].end, item.end, ""))
            else:
                end = items[at + 1].start if at + 1 < len(items) else item.end
                self._edits.append((item.start, end, ""))

    def written(self, start: int = 0, end: int | None = None) -> str:
        """Return the text with everything written anew."""
        pieces: list[str] = []
        at = start
        for begin, stop, new in sorted(self._edits):
            pieces += (self.text[at:begin], new)
            at = stop
        return "".join((*pieces, self.text[at:end]))

    def _given(self, node: Node, value: object) -> None:
        """Give a text, or a list of texts, its new value."""
        if isinstance(value, Sequence) and not isinstance(value, str):
            for item, one in zip(node.items, value, strict=True):
                if isinstance(one, str) and not item.kind:
                    self._leaf(item, one)
        elif isinstance(value, str):
            self._leaf(node, value)

    def _leaf(self, node: Node, new: str) -> None:
        """Write a string anew where it changes, escaped as it was."""
        old, token = self.value(node), self.text[node.start : node.end]
        if old == new:
            return
        plain = not isinstance(old, str) or old.isascii()
        ascii_only = self.text.isascii() if plain else token.isascii()
        self._edits.append((node.start, node.end, json.dumps(new, ensure_ascii=ascii_only)))
