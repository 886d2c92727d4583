"""YAML with the place of every part: mappings, sequences and texts, nothing else.

Values stay the text that was written: 2022-01-01, 007 and 是 are texts here, and get their kind from where
they stand. Anchors, tags and files that are too large are refused, so that no file can grow in memory.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

import yaml

from annotations.supervision.values import ModelFault, Place

LARGEST = 500_000
_DEEPEST = 20
_TAGS = ("str", "null", "bool", "int", "float", "timestamp", "value", "merge", "seq", "map")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; `null` where nothing was written. `place` is that of its first character.

    `raw` is the file's text from there on, and `units` finds in it what stands for one character of the
    value (an escape, a folded line break).
    """

    place: Place
    value: str
    null: bool = False
    raw: str = field(default="", repr=False, compare=False)
    units: re.Pattern[str] = field(default=re.compile(".", re.DOTALL), repr=False, compare=False)

    def at(self, offset: int) -> Place:
        """Return the place of a character of the value."""
        raw = self.raw or self.value
        starts = (unit.start() for unit in self.units.finditer(raw))
        before = raw[: next(islice(starts, offset, None), len(raw))]
        lines = before.count("\n")
        column = len(before) - before.rfind("\n") if lines else self.place.column + len(before)
        return Place(self.place.path, self.place.line + lines, column)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: str
    place: Place
    value: Tree


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, in the order written."""

    place: Place
    entries: tuple[Entry, ...]

    def get(self, key: str) -> Tree | None:
        """Return the value of a key, if it is there."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple[Tree, ...]


Tree = Text | Mapping | Sequence


class _Mark(Protocol):
    """A place as the library's loaders (in Python and in C) give it; both count from 0."""

    line: int
    column: int


class YamlError(ValueError):
    """Raised where a file is no such YAML; holds the fault."""

    def __init__(self, fault: ModelFault) -> None:
        """Keep the fault."""
        super().__init__(str(fault))
        self.fault = fault


def read_yaml(text: str, path: str) -> Tree:
    """Read a YAML text; raises YamlError with the place and the remedy."""
    if len(text) > LARGEST:
        raise YamlError(ModelFault(Place(path), "模型文件太大", "样例只留几行，数据放到表里"))
    try:
        node = _composed(text, path)
    except yaml.MarkedYAMLError as error:
        raise _fault(path, error.problem_mark, "不是合格的 YAML", _remedy(error)) from None
    except yaml.YAMLError:
        raise YamlError(ModelFault(Place(path), "文件里有不能用的字符", "另存为 UTF-8 文本")) from None
    if node is None:
        raise YamlError(ModelFault(Place(path), "文件是空的", "用 jianwen models new 生成一个开头"))
    return _Made(path, text).tree(node)


def _composed(text: str, path: str) -> yaml.Node | None:
    """Compose the nodes: in C, where PyYAML has it, seven times as fast; faults are told by the slow one."""
    if yaml.__with_libyaml__:
        # Told below, with the words and places that remedies are made for.
        with contextlib.suppress(yaml.YAMLError):
            _guard(text, path, yaml.CSafeLoader)
            return yaml.compose(text, yaml.CSafeLoader)
    _guard(text, path, yaml.SafeLoader)
    return yaml.compose(text, yaml.SafeLoader)


def _guard(text: str, path: str, loader: Any) -> None:  # noqa: ANN401 - PyYAML's loaders have no type in common
    """Refuse what could grow in memory, or exhaust the stack, before anything is built."""
    depth = 0
    for event in yaml.parse(text, loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _fault(path, event.start_mark, "不支持锚点（& 和 *）", "把内容写全")
        opens = isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
        closes = isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
        depth += opens - closes
        if depth > _DEEPEST:
            raise _fault(path, event.start_mark, "层次太深", "模型最多六七层；检查缩进和括号")


def _remedy(error: yaml.MarkedYAMLError) -> str:
    """Say what most often causes the fault that the library tells in English."""
    problem = error.problem or ""
    if "tab" in problem or "\\t" in problem:
        return "缩进用空格，不用制表符"
    if "mapping values are not allowed" in problem:
        return "一行里有两个冒号，或上一行的缩进不对；含冒号的文字加引号"
    if "expected ',' or" in problem:
        return "花括号里的条件含逗号或方括号时，要加引号，或改成分行写"
    return "检查缩进、冒号后的空格和引号是否成对"


def _fault(path: str, mark: _Mark | None, message: str, remedy: str) -> YamlError:
    """Make the error of a place."""
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    return YamlError(ModelFault(place, message, remedy))


# What stands in the file for one character of the value, by the style of the scalar. A line break is a blank,
# two are one line break, and the blanks around them are none of the value.
_INDENT = r"(?:[ \t]*(?=[^ \t\r\n]))?"
_LINE = rf"(?<!\n)[ \t]*\r?\n[ \t]*\r?\n{_INDENT}|[ \t]*\r?\n{_INDENT}"
_UNITS = {
    "'": re.compile(rf"''|{_LINE}|.", re.DOTALL),
    '"': re.compile(rf"\\(?:x..|u.{{4}}|U.{{8}}|.)|{_LINE}|.", re.DOTALL),
    None: re.compile(rf"{_LINE}|.", re.DOTALL),
}


@dataclass(frozen=True, slots=True)
class _Made:
    """Turns the library's nodes into ours."""

    path: str
    source: str

    def place(self, mark: _Mark) -> Place:
        """Return a place as people count it."""
        return Place(self.path, mark.line + 1, mark.column + 1)

    def tree(self, node: yaml.Node) -> Tree:
        """Turn a node into ours."""
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            raise _fault(self.path, node.start_mark, f"不支持标签 {node.tag}", "去掉感叹号开头的标签")
        place = self.place(node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return Mapping(place, tuple(self.entry(key, value) for key, value in node.value))
        if isinstance(node, yaml.SequenceNode):
            return Sequence(place, tuple(map(self.tree, node.value)))
        if isinstance(node, yaml.ScalarNode):
            return self.text(node, place)
        raise _fault(self.path, node.start_mark, "这里读不懂", "只用文字、列表和键值")

    def entry(self, key: yaml.Node, value: yaml.Node) -> Entry:
        """Turn a key with its value into ours."""
        if not isinstance(key, yaml.ScalarNode):
            raise _fault(self.path, key.start_mark, "这里的键不是文字", "键写成一个词")
        return Entry(key.value, self.place(key.start_mark), self.tree(value))

    def text(self, node: yaml.ScalarNode, place: Place) -> Text:
        """Turn a scalar into ours, with the place where its characters begin."""
        null = node.tag.endswith(":null")
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):
            return self.block(node, null=null)
        quoted = node.style in ("'", '"')
        raw = self.source[start + quoted : end - quoted]
        place = Place(place.path, place.line, place.column + quoted)
        return Text(place, node.value, null, raw, _UNITS[node.style or None])

    def block(self, node: yaml.ScalarNode, *, null: bool) -> Text:
        """Turn a block into ours: its lines begin below, behind their indentation."""
        lines = self.source[node.start_mark.index : node.end_mark.index].split("\n")[1:]
        indent = _lead(lines) - _lead(node.value.split("\n"))
        raw = "\n".join(lines)[indent:] if lines and lines[0].strip() else "\n".join(lines)
        units = re.compile(rf"\r?\n {{0,{indent}}}|.", re.DOTALL)
        return Text(Place(self.path, node.start_mark.line + 2, indent + 1), node.value, null, raw, units)


def _lead(lines: list[str]) -> int:
    """Count the blanks before the first line that has more than blanks."""
    written = next((line for line in lines if line.strip()), "")
    return len(written) - len(written.lstrip(" "))
