"""The kinds of letters (legal.md §13), from a table that a person can read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from jianwen.errors import UsageError
from jianwen.letters.values import Kind

_COLUMNS = 9


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by its name."""
    lines = files("jianwen.letters").joinpath("kinds.tsv").read_text("utf-8").splitlines()
    found = (_kind(line.split("\t")) for line in lines if line and not line.startswith("#"))
    return MappingProxyType({one.name: one for one in found})


def _kind(cells: list[str]) -> Kind:
    """Read a row; cells at its end may be left out."""
    name, base, you, to, asks, reply, verified, basis, single = cells + [""] * (_COLUMNS - len(cells))
    return Kind(name, base, you, to, asks, reply, verified, basis, single == "是")


def kind_of(name: str) -> Kind:
    """Return the kind of a name; an unknown one is told with those there are."""
    try:
        return kinds()[name]
    except KeyError:
        raise UsageError(f"没有叫“{name}”的文书", name, f"可用的有：{'、'.join(kinds())}。") from None
