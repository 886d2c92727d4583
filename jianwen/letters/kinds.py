"""The kinds of letters that there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from annotations.supervision.letters import letters
from jianwen.errors import UsageError
from jianwen.letters.values import Kind

_COLUMNS = 9


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by its name."""
    return MappingProxyType({name: _kind(name, cells) for name, cells in letters().items()})


def _kind(name: str, cells: tuple[str, ...]) -> Kind:
    """Read a row."""
    cells += ("",) * (_COLUMNS - len(cells))
    base, you, to, asks, reply, verified, basis, single, only = cells
    laws = tuple(law for law in only.split("；") if law)
    return Kind(name, base, you, to, asks, reply, verified, basis, single == "是", laws)


def kind_of(name: str) -> Kind:
    """Return the kind of a name; an unknown one is told with those there are."""
    try:
        return kinds()[name]
    except KeyError:
        raise UsageError(f"没有叫“{name}”的文书", name, f"可用的有：{'、'.join(kinds())}。") from None
