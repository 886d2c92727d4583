"""YAML with places: every character of a value is found again in the file."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotations.supervision.library_files import paths
from annotations.supervision.model.yaml_nodes import Mapping, Sequence, Text, YamlError, read_yaml


def value(text: str) -> Text:
    """Read the value of the first key."""
    tree = read_yaml(text, "p")
    assert isinstance(tree, Mapping)
    found = tree.entries[0].value
    assert isinstance(found, Text)
    return found


SCALARS = [
    ("a: bXd", "1:5"),
    ('a: "bXd"', "1:6"),
    (r'a: "\"\u4e00Xd"', "1:13"),
    ("a: 'b''Xd'", "1:8"),
    ("a: |\n  bc\n  dX", "3:4"),
    ("a: |-\n\n    bc\n    dX\n", "4:6"),
    ("a: |2\n   bc\n  dX", "3:4"),
    ("a: >\n  bc\n  dX", "3:4"),
    ("a: bc\n  dX", "2:4"),
    ('a: "bc\n   dX"', "2:5"),
    ("a: |\r\n  bc\r\n  dX\r\n", "3:4"),
    ("\ufeffa: X", "1:4"),
    ("a:  X  # 注", "1:5"),
    ("'a': 'X'", "1:7"),
]


@pytest.mark.parametrize(("text", "at"), SCALARS)
def test_place_of_a_character(text: str, at: str) -> None:
    found = value(text)
    assert str(found.at(found.value.index("X"))) == f"p:{at}"


def test_values_stay_the_text_that_was_written() -> None:
    texts = "{a: 2022-01-01, b: 007, c: 是, d: true, e: 1_0, f: 1e3, g: yes}"
    tree = read_yaml(texts, "p")
    assert isinstance(tree, Mapping)
    values = [entry.value.value for entry in tree.entries if isinstance(entry.value, Text)]
    assert values == ["2022-01-01", "007", "是", "true", "1_0", "1e3", "yes"]


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null"])
def test_nothing_is_null(text: str) -> None:
    assert value(text).null


def test_keys_and_items_know_their_place() -> None:
    tree = read_yaml("a:\n  - b\n  - {c: d}\ne: f\n", "p")
    assert isinstance(tree, Mapping)
    assert [str(entry.place) for entry in tree.entries] == ["p:1:1", "p:4:1"]
    items = tree.entries[0].value
    assert isinstance(items, Sequence)
    assert [str(item.place) for item in items.items] == ["p:2:5", "p:3:5"]


def test_a_key_that_stands_twice_is_kept_twice() -> None:
    tree = read_yaml("a: 1\na: 2\n", "p")
    assert isinstance(tree, Mapping)
    assert [entry.key for entry in tree.entries] == ["a", "a"]


REFUSED = [
    ("", "1:1", "文件是空的"),
    ("# 只有注释\n", "1:1", "文件是空的"),
    ("a: &x b\nc: *x", "1:4", "不支持锚点（& 和 *）"),
    ("a: *x", "1:4", "不支持锚点（& 和 *）"),
    ("a: !!python/object:os.system x", "1:4", "不支持标签 tag:yaml.org,2002:python/object:os.system"),
    ("a: !x b", "1:4", "不支持标签 !x"),
    ("? [a]\n: b", "1:3", "这里的键不是文字"),
    ("a:\n\tb: c", "2:1", "不是合格的 YAML"),
    ('a: "x', "1:6", "不是合格的 YAML"),
    ("a: b: c", "1:5", "不是合格的 YAML"),
    ("a: b\n c: d", "2:3", "不是合格的 YAML"),
    ("a: {b: 天数(c, d] }", "1:15", "不是合格的 YAML"),
    ("a: 1\n---\nb: 2", "2:1", "不是合格的 YAML"),
    ("a: \x07", "1:1", "文件里有不能用的字符"),
    ("[" * 2000, "1:21", "层次太深"),
    ("a: " + "x" * 500_000, "1:1", "模型文件太大"),
]


@pytest.mark.parametrize(("text", "at", "message"), REFUSED)
def test_refused_with_place_and_remedy(text: str, at: str, message: str) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(text, "p")
    assert (str(caught.value.fault.place), caught.value.fault.message) == (f"p:{at}", message)
    assert caught.value.fault.remedy


def test_a_tab_is_named_as_such() -> None:
    with pytest.raises(YamlError, match="制表符"):
        read_yaml("a:\n\tb: c", "p")


@given(st.text(alphabet="abX \n:'\"|>-{}[]#&*!，：", max_size=40))
def test_any_text_gives_a_tree_or_a_fault(text: str) -> None:
    try:
        read_yaml(text, "p")
    except YamlError as error:
        assert error.fault.place.line >= 1


@given(st.text(alphabet="ab X，\"'\\\n", min_size=1, max_size=20), st.sampled_from(['"', "'", None, "|"]))
def test_each_character_of_a_value_stands_where_it_is_said_to(written: str, style: str | None) -> None:
    source = yaml.dump({"键": written}, allow_unicode=True, default_style=style, width=10_000)
    found = value(source)
    assert found.value == written
    lines = source.split("\n")
    for offset, char in enumerate(written):
        place = found.at(offset)
        if char in "ab，X":
            assert lines[place.line - 1][place.column - 1] == char


@pytest.mark.parametrize("path", list(paths()), ids=lambda path: path.stem)
def test_both_parsers_read_the_library_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text("utf-8")
    fast = read_yaml(text, path.name)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert read_yaml(text, path.name) == fast
