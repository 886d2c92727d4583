"""Shards put together: what is no longer in force goes, small shards become large ones.

The new shard is written first; then the register says in one transaction that its documents are there; then
the old shards go. Killed in between, the next run finds a shard that nobody knows (its manifest says what it
was made of) or one that nobody needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jianwen.ingesting.picking import is_ordered
from jianwen.ingesting.register import Register
from jianwen.ingesting.tables import drop_shard, manifest_of, read_shard, write_shard
from jianwen.ingesting.values import Kept
from jianwen.keeping.store import ROWS, VECTORS

# A shard is full with so many documents, or characters.
SHARD_DOCUMENTS, SHARD_CHARACTERS = 4000, 16_000_000
# What tells the manifest of such a shard; documents that are other than they were must be indexed again.
MERGED, CHANGED = "merged", "changed"
# A shard that is emptier than this is put together with others.
_SMALL = 0.5


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many shards there were, how many there are, and how many superseded documents went."""

    before: int
    after: int
    dropped: int


def compact(cases: Path, register: Register) -> Compacted:
    """Put shards together that are small, have documents that are no longer in force, or lie in no order."""
    before = register.shards()
    in_force = {name: register.ids_of(name) for name in before}
    spoilt = [
        name
        for name, (documents, _) in before.items()
        if len(in_force[name]) < documents or not _is_ordered(cases / name)
    ]
    small = [name for name, size in before.items() if _is_small(*size)]
    old = [name for name in before if name in spoilt or (name in small and len({*small, *spoilt}) > 1)]
    rewrite(cases, register, old)
    dropped = sum(documents for documents, _ in before.values()) - sum(map(len, in_force.values()))
    return Compacted(len(before), len(register.shards()), dropped)


def rewrite(
    cases: Path, register: Register, names: Iterable[str], change: Callable[[Kept], Kept] = lambda kept: kept
) -> None:
    """Write the documents of some shards that are in force anew, and take these shards away.

    What is changed in them must be nothing that the index has.
    """
    chosen = list(names)
    force = (one for name in chosen for one in read_shard(cases / name, register.ids_of(name)))
    for kept in _portions(map(change, force)):
        told: dict[str, Any] = {"units": [], "held": {}, MERGED: chosen}
        adopt(register, write_shard(cases, kept, told))
    clear_spent(cases, register)


def adopt(register: Register, shard: Path) -> None:
    """Let the register know that documents have moved into a shard."""
    told = manifest_of(shard)
    with register.change():
        register.rebind(shard.name, told["ids"])
        register.add_shard(shard.name, told["documents"], told["characters"])


def clear_spent(cases: Path, register: Register) -> None:
    """Take away the shards of which no document is in force."""
    spent = register.spent_shards()
    for name in spent:
        drop_shard(cases / name)
        drop_shard(cases.with_name(ROWS) / name)
        (cases.with_name(VECTORS) / f"{name}.npz").unlink(missing_ok=True)
    with register.change():
        register.drop_shards(spent)


def _is_ordered(shard: Path) -> bool:
    """Say whether the documents of a shard lie in the order of their ids, by which they are found quickly."""
    return is_ordered(shard / "documents.parquet")


def _is_small(documents: int, characters: int) -> bool:
    """Say whether a shard should be put together with others."""
    return documents < SHARD_DOCUMENTS * _SMALL and characters < SHARD_CHARACTERS * _SMALL


def _portions(documents: Iterable[Kept]) -> Iterator[list[Kept]]:
    """Give documents in portions of a shard's size."""
    portion: list[Kept] = []
    characters = 0
    for one in documents:
        portion.append(one)
        characters += one.one("documents")["characters"]
        if len(portion) >= SHARD_DOCUMENTS or characters >= SHARD_CHARACTERS:
            yield portion
            portion, characters = [], 0
    if portion:
        yield portion
