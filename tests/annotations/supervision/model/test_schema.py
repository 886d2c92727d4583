"""The schema for editors: it takes what the reader takes, and knows the reader's keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.library_files import paths
from annotations.supervision.model.read import read_model
from annotations.supervision.model.schema import schema
from tests.annotations.supervision.model.whole import WHOLE

MADE = json.loads(json.dumps(schema()))
VALIDATOR = Draft202012Validator(MADE)


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do: dates and yes/no stay texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(text: str) -> list[str]:
    """Validate a model file."""
    loaded = yaml.load(text, Loader)  # noqa: S506
    return [f"{'/'.join(map(str, one.path))}: {one.message[:80]}" for one in VALIDATOR.iter_errors(loaded)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(MADE)


@pytest.mark.parametrize("path", list(paths()), ids=lambda path: path.stem)
def test_the_library_is_valid(path: Path) -> None:
    assert errors(path.read_text("utf-8")) == []


def test_a_whole_model_is_valid() -> None:
    assert errors(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("状态: 试行", "状态: 试航"),
        ("版本: 1.2.0", "版本: 一"),
        ("文书: 再审检察建议书\n", ""),
        ("文书: 再审检察建议书\n", "文书: 情书\n"),
        ("    分值: 3", "    分数: 3"),
        ("  对象: 组", "  对象: 人"),
        ("  案件: 必需", "  案子: 必需"),
        ("    至少: 30", "    至少: 0"),
        ("窗口: 前后3天(立案日期)", "窗口: 三天内"),
        ("  F01:", "  1F:"),
        ("案由: 追索劳动报酬纠纷, 结案方式: 判决", "案油: 追索劳动报酬纠纷, 结案方式: 判决"),
    ],
)
def test_what_the_reader_refuses_is_invalid(old: str, new: str) -> None:
    assert errors(WHOLE.replace(old, new))


def objects(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give every mapping of a closed list of keys, definitions apart."""
    if "properties" in node:
        yield node
    for name, child in node.items():
        if name != "$defs" and isinstance(child, Mapping):
            yield from objects(child)
        elif isinstance(child, list):
            for item in child:
                yield from objects(item) if isinstance(item, Mapping) else ()


PROBES = [
    ("id: M99", "不存在的东西: 1\nid: M99"),
    ("    表: 被执行人", "    不存在的东西: 1\n    表: 被执行人"),
    ("    值: 天", "    不存在的东西: 1\n    值: 天"),
    ('    条件: 结案方式 = "调解"', '    不存在的东西: 1\n    条件: 结案方式 = "调解"'),
    ("    按: [被告", "    不存在的东西: 1\n    按: [被告"),
    ("    条件: 证据种类", "    不存在的东西: 1\n    条件: 证据种类"),
    ("  对象: 组", "  不存在的东西: 1\n  对象: 组"),
    ("    - 说明: 两件", "    - 不存在的东西: 1\n      说明: 两件"),
    ("  应命中:", "  不存在的东西: 1\n  应命中:"),
]


def test_the_reader_and_the_schema_know_the_same_keys() -> None:
    read = set()
    for old, new in PROBES:
        _, faults = read_model(WHOLE.replace(old, new), "m", catalogue())
        (remedy,) = [one.remedy for one in faults if "不存在的东西" in one.message]
        keys = re.sub("^可用的键：", "", remedy).split("、")
        read.add(frozenset(keys) - (frozenset(catalogue()) if "今天" in keys else frozenset()))
    known = {frozenset(one["properties"]) for one in objects(MADE)}
    assert read == {keys - (frozenset(catalogue()) if "今天" in keys else frozenset()) for keys in known}
