"""The documentation is held to the code: help blocks, tables, every command, category, rule and setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.privacy.rules import RULES
from annotations.values import Category
from jianwen.cli import COMMANDS
from jianwen.settings import Settings
from tools import docs, docs_models

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("page", docs.PAGES)
def test_made_parts_equal_the_code(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert docs.made(page, text) == text, "run `make docs`"


def test_the_schema_of_models_equals_the_code() -> None:
    text = (ROOT / docs_models.SCHEMA).read_text("utf-8")
    assert docs_models.schema_text() == text, "run `make docs`"


def test_every_category_is_described_in_both_languages() -> None:
    assert set(docs.CATEGORIES) == set(Category)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_its_help_in_the_docs(command: str) -> None:
    assert f"<!-- help:jianwen {command}" in (ROOT / "docs/commands.md").read_text("utf-8")


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_is_in_the_table(rule: str) -> None:
    assert f"| {rule} |" in (ROOT / "docs/rules.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_described(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs/settings.md").read_text("utf-8")


def test_both_readmes_show_the_same_commands_and_links() -> None:
    english, chinese = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md"))
    for fragment in (
        "make demo",
        "make test",
        "jianwen screen",
        "jianwen decide",
        "docs/rules.md",
        "pip install '.[ocr]'",
    ):
        assert fragment in english
        assert fragment in chinese
