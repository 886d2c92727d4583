"""Environment variables that look like settings and are none: else a slip of the pen goes unnoticed."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields

from jianwen.settings import SECTIONS, Settings

_PREFIX, _NESTED = "JIANWEN_", "__"
# Read by tests and benchmarks.
_OURS = frozenset({"JIANWEN_DATA", "JIANWEN_REQUIRE_ALL"})


def strays(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return a line for each variable that no setting reads, with the nearest name of one; no value."""
    known = {name.upper() for name in _names()}
    given = (name for name in environment if name.upper().startswith(_PREFIX) and name.upper() not in _OURS)
    own = {name: name.upper().removeprefix(_PREFIX) for name in sorted(given)}
    return tuple(_told(name, word, known) for name, word in own.items() if word not in known)


def _told(name: str, word: str, known: Collection[str]) -> str:
    """Say that a variable does nothing."""
    near = difflib.get_close_matches(word, known, 1)
    remedy = f"是不是 {_PREFIX}{near[0]}？" if near else "可用的名称见 docs/settings.md。"
    return f"注意：环境变量 {name} 不是配置项，不起作用。{remedy}"


def _names() -> Iterator[str]:
    """Give the names of all variables that settings read, without what they begin with."""
    yield from Settings.model_fields
    for section, kind in SECTIONS.items():
        yield from (f"{section}{_NESTED}{one.name}" for one in fields(kind))
