"""The letters (legal.md §13) that a model may name, from a table that a person can read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def letters() -> Mapping[str, tuple[str, ...]]:
    """Return what the table says of each letter behind its name; cells at the end may be left out."""
    lines = files("annotations.supervision").joinpath("letters.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return MappingProxyType({name: tuple(rest) for name, *rest in rows})
