"""The made parts of docs/models*.md: functions and named patterns; and the JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from annotations.supervision.language.functions import FUNCTIONS, Function
from annotations.supervision.language.patterns import PATTERNS
from annotations.supervision.model.schema import schema

SCHEMA = "docs/models.schema.json"


def schema_text() -> str:
    """Return the JSON Schema of model files as it is written."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def functions_table(page: str) -> str:
    """Return the functions: those of one row, then those over rows."""
    chinese = page.endswith("zh-CN.md")
    head = ("函数", "给出", "意思", "例") if chinese else ("function", "gives", "meaning", "example")
    ordered = sorted(FUNCTIONS, key=lambda function: function.over_rows)
    return table(head, map(_function, ordered))


def _function(one: Function) -> tuple[str, ...]:
    """Return the row of a function."""
    kind = one.result.value if one.result else "同参数"
    over = "（多行）" if one.over_rows else "（只用字段）" if one.column else ""
    return (f"`{one.name}`{over}", kind, one.meaning, f"`{one.example}`")


def patterns_table(page: str) -> str:
    """Return the named patterns."""
    chinese = page.endswith("zh-CN.md")
    head = ("句式", "意思", "例", "不是") if chinese else ("pattern", "meaning", "holds of", "not of")
    return table(head, ((f"`{one.name}`", one.meaning, one.hits[0], one.misses[0]) for one in PATTERNS))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write a table; a bar in a cell is escaped."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |\n" for line in lines)


TABLES: Mapping[str, Callable[[str], str]] = {
    "functions": functions_table,
    "patterns": patterns_table,
}
