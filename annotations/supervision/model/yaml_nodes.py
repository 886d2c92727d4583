"""YAML with the place of every part: mappings, sequences and texts, nothing else.

Values stay the text that was written: 2022-01-01, 007 and 是 are texts here, and get their kind from where
they stand. Anchors, tags and files that are too large are refused, so that no file can grow in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import yaml

from annotations.supervision.values import ModelFault, Place

LARGEST = 2_000_000
_PLAIN_TAGS = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; `null` where nothing was written. `start` is the column of its first character."""

    place: Place
    value: str
    null: bool = False
    folded: bool = False

    def at(self, offset: int) -> Place:
        """Return the place of a character of the value."""
        if self.folded:
            return self.place
        before = self.value[:offset]
        lines = before.count("\n")
        if not lines:
            return Place(self.place.path, self.place.line, self.place.column + offset)
        return Place(self.place.path, self.place.line + lines, len(before) - before.rfind("\n"))


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
        for event in yaml.parse(text, yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _fault(path, event.start_mark, "不支持锚点（& 和 *）", "把内容写全")
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _fault(path, error.problem_mark, "不是合格的 YAML", _remedy(error)) from None
    except yaml.YAMLError:
        raise YamlError(ModelFault(Place(path), "文件里有不能用的字符", "另存为 UTF-8 文本")) from None
    if node is None:
        raise YamlError(ModelFault(Place(path), "文件是空的", "用 jianwen models new 生成一个开头"))
    return _tree(node, path)


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


def _tree(node: yaml.Node, path: str) -> Tree:
    """Turn the library's node into ours."""
    mark = node.start_mark
    place = Place(path, mark.line + 1, mark.column + 1)
    if not node.tag.startswith(_PLAIN_TAGS):
        raise _fault(path, mark, f"不支持标签 {node.tag}", "去掉感叹号开头的标签")
    if isinstance(node, yaml.MappingNode):
        return Mapping(place, tuple(_entry(key, value, path) for key, value in node.value))
    if isinstance(node, yaml.SequenceNode):
        return Sequence(place, tuple(_tree(item, path) for item in node.value))
    if isinstance(node, yaml.ScalarNode):
        return _text(node, place)
    raise _fault(path, mark, "这里读不懂", "只用文字、列表和键值")


def _entry(key: yaml.Node, value: yaml.Node, path: str) -> Entry:
    """Turn a key with its value into ours."""
    mark = key.start_mark
    if not isinstance(key, yaml.ScalarNode):
        raise _fault(path, mark, "这里的键不是文字", "键写成一个词")
    return Entry(key.value, Place(path, mark.line + 1, mark.column + 1), _tree(value, path))


def _text(node: yaml.ScalarNode, place: Place) -> Text:
    """Turn a scalar into ours, with the place where its characters begin."""
    null = node.tag.endswith(":null")
    lines = node.end_mark.line - node.start_mark.line
    if node.style in ("'", '"'):
        place = Place(place.path, place.line, place.column + 1)
    elif node.style == "|":
        return Text(Place(place.path, place.line + 1, 1), node.value, null)
    return Text(place, node.value, null, folded=lines > 0)
