"""Every name of a doubt is listed, and the specification of models tells them all."""

from __future__ import annotations

import ast
from pathlib import Path

from annotations.quality.names import DOUBTS

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "annotations" / "quality"


def _written() -> set[str]:
    """Return the literal first arguments of Doubt(…) and _told(…) with Chinese letters."""
    found = set()
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in ("Doubt", "_told")
                and node.args
            ):
                name = node.args[0]
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    found.add(name.value)
    return found


def test_every_name_is_listed() -> None:
    assert _written() | {"裁判早于开庭", "裁判早于立案"} == set(DOUBTS)


def test_the_specification_tells_them() -> None:
    page = (ROOT / "docs" / "models.md").read_text("utf-8")
    assert [name for name, when in DOUBTS.items() if f"| {name} | {when} |" not in page] == []


def test_every_doubt_is_looked_for_in_a_judgment() -> None:
    cases = Path(__file__).with_name("test_checks.py").read_text("utf-8")
    assert [name for name in DOUBTS if f'"{name}"' not in cases] == []
