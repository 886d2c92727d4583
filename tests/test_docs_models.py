"""The specification and the walk for prosecutors are held to the code: keys, conditions, the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.language.parse import parse
from annotations.supervision.library_files import paths
from annotations.supervision.model.lint import Decided, judge
from annotations.supervision.model.read import KEYS, read_model
from annotations.supervision.model.schema import schema
from jianwen.auditing.words import skeleton
from tools.docs_library import finds, library_table

DOCS = Path(__file__).resolve().parent.parent / "docs"
SPEC, WALK = ((DOCS / name).read_text("utf-8") for name in ("models.md", "models.zh-CN.md"))
_BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def part(text: str, key: str) -> str:
    """Return a top-level part of a YAML text."""
    match = re.search(rf"^{key}:.*\n(?:(?:[ #].*)?\n)*", text, re.MULTILINE)
    assert match, key
    return match[0]


def walked(keys: dict[str, int]) -> str:
    """Put the parts that the walk shows into the skeleton; each key with the number of its block."""
    text, blocks = skeleton("借贷快速调解", "m.yaml"), _BLOCK.findall(WALK)
    for key, block in keys.items():
        new = part(blocks[block], key)
        text = text.replace(part(text, key), new + "\n") if re.search(rf"^{key}:", text, re.M) else text + new
    return text


def test_the_walk_makes_a_model_that_lints_clean() -> None:
    model, faults = read_model(walked({"范围": 0, "特征": 1, "组特征": 1, "成案": 2}), "m.yaml", catalogue())
    assert model is not None, faults
    assert [str(one) for one in judge([model])] == []


def test_what_the_walk_says_of_baselines_reads() -> None:
    model, faults = read_model(walked({"范围": 0, "基准": 3, "特征": 3, "成案": 2}), "m.yaml", catalogue())
    assert model is not None, faults
    assert model.baselines[0].name == "速度"


@pytest.mark.parametrize("key", [key for key in KEYS if key != "id"])
def test_every_key_is_in_the_specification(key: str) -> None:
    assert f"`{key}`" in SPEC


def keys(node: object) -> Iterator[str]:
    """Give every key of the schema, those of tables apart."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name == "properties":
                yield from (key for key in child if key not in catalogue())
            if name != "$defs":
                yield from keys(child)


@pytest.mark.parametrize("key", sorted(set(keys(schema())) - {"id"}))
def test_every_key_below_is_in_the_specification(key: str) -> None:
    assert f"`{key}`" in SPEC


def conditions(node: object) -> Iterator[str]:
    """Give the conditions of a YAML snippet."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield from [child] if key in ("条件", "范围", "值") else conditions(child)


@pytest.mark.parametrize("block", _BLOCK.findall(SPEC) + _BLOCK.findall(WALK))
def test_snippets_hold_conditions_that_parse(block: str) -> None:
    for condition in conditions(yaml.safe_load(block)):
        parse(condition)


def test_conditions_of_the_specification_parse() -> None:
    (block,) = re.findall(r"## Conditions\n\n```\n(.*?)```", SPEC, re.DOTALL)
    lines = block.splitlines()
    assert len(lines) >= 4
    for line in lines:
        parse(line)


def test_what_the_walk_lists_to_look_up_parses() -> None:
    table = WALK[WALK.index("| 想写 |") : WALK.index("三条容易忽略")]
    written = [code for code in re.findall(r"`([^`]+)`", table) if "…" not in code and " " in code]
    assert len(written) >= 8
    for code in written:
        parse(code.partition(": ")[2] or code)


def test_the_table_of_models_tells_of_every_file_and_what_an_office_decided() -> None:
    told = library_table("", {"M5-劳资虚假诉讼": Decided(20, 15)})
    lines = told.splitlines()[2:]
    assert len(lines) == len(list(paths()))
    assert all(f"`{path.stem}`" in told for path in paths())
    (decided,) = [line for line in lines if line.endswith("| 75%（15/20） |")]
    assert "`M5-劳资虚假诉讼`" in decided
    assert sum(line.endswith("| 尚无 |") for line in lines) == len(lines) - 1


def test_every_file_of_the_library_says_first_what_it_finds() -> None:
    assert all(len(finds(path.read_text("utf-8"))) > 10 for path in paths())
