"""The catalogue, read from tables.tsv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from annotations.supervision.catalogue.values import Column, Sense, Table

_FILE = Path(__file__).with_name("tables.tsv")
# Senses whose values identify a person: the store keeps them masked only.
_PRIVATE = (Sense.ID, Sense.PERSON)
_OPEN = "·公开"


@cache
def catalogue() -> Mapping[str, Table]:
    """Return every table by name, in the order of the file."""
    return MappingProxyType({table.name: table for table in _tables(_FILE.read_text("utf-8"))})


def _tables(text: str) -> Iterator[Table]:
    """Read the tables."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("["):
            blocks.append([line])
        elif line and not line.startswith("#"):
            blocks[-1].append(line)
    return (_table(*block) for block in blocks)


def _table(head: str, *lines: str) -> Table:
    """Read one table."""
    name, meaning, key, *private = head.split("\t")
    columns = tuple(_column(line) for line in lines)
    return Table(name.strip("[]"), meaning, columns, tuple(key.split(" ")), private=private == ["敏感"])


def _column(line: str) -> Column:
    """Read one column."""
    name, sense, meaning, form, aliases = [*line.split("\t"), ""][:5]
    return Column(
        name=name.rstrip("*~"),
        sense=Sense(sense.removesuffix(_OPEN)),
        meaning=meaning,
        required=name.endswith("*"),
        form=form,
        aliases=tuple(aliases.split()),
        read=name.endswith("~"),
        private=sense in _PRIVATE,
        open=sense.endswith(_OPEN),
    )
