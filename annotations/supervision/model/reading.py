"""What the readers of a model file share: faults collected, texts and mappings taken with care."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from annotations.supervision.catalogue.values import Table
from annotations.supervision.language.check import Scope, kind_of
from annotations.supervision.language.kinds import Kind
from annotations.supervision.language.parse import ConditionError, parse
from annotations.supervision.language.tree import Name, Node
from annotations.supervision.letters import letters
from annotations.supervision.model.tree import Condition, Says
from annotations.supervision.model.yaml_nodes import Entry, Mapping, Sequence, Text, Tree
from annotations.supervision.values import ModelFault, Place

_BRACES = re.compile(r"\{([^{}]*)\}")
# Of more unknown keys than these nobody reads, and each takes time to find the nearest known one.
MOST = 200
RESERVED = ("合计分", "是", "否", "非", "且", "或")


@dataclass(slots=True)
class Reading:
    """One file being read: where it is, the tables there are, and the faults so far."""

    path: str
    tables: MappingOf[str, Table]
    faults: list[ModelFault] = field(default_factory=list)

    def say(self, place: Place, message: str, remedy: str) -> None:
        """Add a fault."""
        self.faults.append(ModelFault(place, message, remedy))

    def mapping(self, tree: Tree | None, what: str) -> Mapping:
        """Take a mapping; anything else is a fault and reads as empty."""
        if isinstance(tree, Mapping):
            return tree
        if tree is not None and not (isinstance(tree, Text) and tree.null):
            self.say(tree.place, f"“{what}”要写成“键: 值”的形式", "每行一个键，冒号后留空格")
        return Mapping(tree.place if tree else Place(self.path), ())

    def text(self, tree: Tree | None, what: str) -> Text | None:
        """Take a text; anything else, and an empty one, is a fault."""
        if isinstance(tree, Text) and not tree.null and tree.value.strip():
            return tree
        if tree is not None:
            self.say(tree.place, f"“{what}”要写一段文字", "在冒号后写上内容")
        return None

    def texts(self, tree: Tree | None, what: str) -> tuple[Text, ...]:
        """Take a list of texts; a single text is a list of one, and one without any is a fault."""
        if isinstance(tree, Sequence):
            if not tree.items:
                self.say(tree.place, f"“{what}”是空的", "至少写一项，或者整个键删去")
            found = (self.text(item, what) for item in tree.items)
            return tuple(text for text in found if text is not None)
        one = self.text(tree, what)
        return (one,) if one else ()

    def letter(self, tree: Tree | None) -> str:
        """Take the name of a letter, "" where none stands; one that cannot be written is a fault."""
        text = self.text(tree, "文书")
        name = text.value.strip() if text else ""
        if text and name not in letters():
            self.say(text.place, f"没有叫“{name}”的文书", f"可用的有：{'、'.join(letters())}")
        return name

    def keys(self, mapping: Mapping, known: Iterable[str], needed: Iterable[str], what: str) -> None:
        """Complain of keys that are not known, stand twice, or are missing."""
        allowed, seen = tuple(known), set[str]()
        for entry in mapping.entries:
            if entry.key in seen:
                self.say(entry.place, f"“{what}”里“{entry.key}”写了两次", "合成一处")
            elif entry.key not in allowed and len(self.faults) < MOST:
                self.say(entry.place, f"“{what}”里没有“{entry.key}”这个键", _suggest(entry.key, allowed))
            seen.add(entry.key)
        for key in needed:
            if key not in seen:
                self.say(mapping.place, f"“{what}”缺“{key}”", f"补上 {key}:")

    def named(self, tree: Tree | None, what: str) -> Iterator[tuple[Entry, Mapping]]:
        """Take a mapping of named parts; each name must be a word that conditions can use."""
        seen = set[str]()
        for entry in self.mapping(tree, what).entries:
            if not _is_name(entry.key):
                remedy = "用汉字、字母、数字，不以数字开头，不含空格、点和“属于”“包含”这样的运算符"
                self.say(entry.place, f"“{entry.key}”不能作名字", remedy)
            elif entry.key in seen:
                self.say(entry.place, f"“{what}”里“{entry.key}”写了两次", "换一个名字")
            else:
                yield entry, self.mapping(entry.value, f"{what}·{entry.key}")
            seen.add(entry.key)

    def parsed(self, text: Text) -> Node | None:
        """Parse a condition; its fault gets its place in the file."""
        try:
            return parse(text.value)
        except ConditionError as error:
            self.say(text.at(error.fault.at), error.fault.message, error.fault.remedy)
            return None

    def checked(self, text: Text, tree: Node, scope: Scope, want: Kind | None) -> Condition | None:
        """Check the kinds of a parsed condition; `want` is the kind that it must have."""
        kind, faults = kind_of(tree, scope)
        for fault in faults:
            self.say(text.at(fault.at), fault.message, fault.remedy)
        if kind is None or faults:
            return None
        if want is not None and kind is not want:
            self.say(text.place, f"这里要{want}，写的是{kind}", _wanted(want))
            return None
        return Condition(text.value, tree, kind, text.place)

    def condition(
        self, tree: Tree | None, what: str, scope: Scope, want: Kind | None = Kind.FLAG
    ) -> Condition | None:
        """Read a condition (or, with another `want`, a value)."""
        text = self.text(tree, what)
        node = self.parsed(text) if text else None
        return self.checked(text, node, scope, want) if text and node is not None else None

    def count(self, tree: Tree | None, what: str, default: int, *, least: int = 0) -> int:
        """Read a whole number; without one, the default."""
        value = self.number(tree, what, default, least=least)
        if not value.is_integer() and isinstance(tree, Text):
            self.say(tree.place, f"“{what}”要一个整数", f"例如 {what}: {int(value)}")
        return int(value)

    def number(self, tree: Tree | None, what: str, default: float, *, least: float = 0) -> float:
        """Read a number; without one, the default."""
        if tree is None:
            return float(default)
        text = self.text(tree, what)
        try:
            value = float(text.value if text else default)
        except ValueError:
            value = least - 1
        if text and not least <= value < 1e9:
            self.say(text.place, f"“{what}”要一个不小于 {least:g} 的数", f"例如 {what}: {default or 1:g}")
            return float(default)
        return value

    def says(self, tree: Tree | None, scope: Scope) -> Says:
        """Read a sentence with values in braces."""
        text = self.text(tree, "说明")
        if text is None:
            return Says("", ())
        parts: list[str | Condition] = []
        at = 0
        for found in _BRACES.finditer(text.value):
            parts.append(text.value[at : found.start()])
            inner = Text(text.at(found.start(1)), found[1])
            value = self.condition(inner, "说明", scope, None)
            parts += [value] if value else []
            at = found.end()
        parts.append(text.value[at:])
        return Says(text.value, tuple(part for part in parts if part != ""))


def _is_name(word: str) -> bool:
    """Say whether conditions read a word as one name."""
    try:
        return word not in RESERVED and "." not in word and parse(word) == Name(word)
    except ConditionError:
        return False


def _wanted(kind: Kind) -> str:
    """Say how to write what is wanted."""
    return "写成比较，例如 审理天数 <= 7" if kind is Kind.FLAG else f"换成{kind}"


def _suggest(word: str, known: Iterable[str]) -> str:
    """Offer the nearest keys."""
    options = tuple(known)
    near = difflib.get_close_matches(word, options, n=2, cutoff=0.4)
    return f"是不是 {'、'.join(near)}？" if near else f"可用的键：{'、'.join(options)}"
