"""Dense vectors of the stories of a store: one file for each shard, made when asked for, gone with the shard.

    vectors/SHARD.npz   ids, one row of half-precision numbers each, and the name of the encoder

They are made of the masked texts. A shard whose vectors are another encoder's counts as one without.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.similar.profile import story_of, unnamed
from jianwen.errors import reason_of
from jianwen.keeping.store import VECTORS, unwritable
from jianwen.likeness.encoders.interface import Encoder, encoder_of
from jianwen.published import SECTIONS
from jianwen.searching.shelf import Shelf, sections

# An encoder is dear (a quarter of a second for so much) and has read what happened by then.
HEAD = 240
_BATCH = 32
Half = npt.NDArray[np.float16]
# Not there, or spoilt: made again by the next run.
_UNREADABLE = (OSError, ValueError, KeyError, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of a store, and the encoder that made them and reads what is asked."""

    shelf: Shelf = field(repr=False)
    encoder: Encoder = field(repr=False)

    def nearness(self, story: str, ids: Collection[str]) -> Mapping[str, float]:
        """Return how near documents lie to a story: the cosine, by id; those without vectors are left out."""
        folder = self.shelf.store.folder / VECTORS
        (asked,) = self.encoder.encode([told(story)])
        found: dict[str, float] = {}
        for shard, wanted in self.shelf.by_shard(ids).items():
            rows, matrix = _read(folder / f"{shard}.npz", self.encoder.name)
            there = [one for one in wanted if one in rows]
            near = matrix[[rows[one] for one in there]].astype(np.float32) @ asked if there else ()
            found |= {one: float(value) for one, value in zip(there, near, strict=True)}
        return found


@dataclass(frozen=True, slots=True)
class Made:
    """How many documents got vectors now, and how many have them."""

    now: int
    all: int


def vectors_of(shelf: Shelf, chosen: str, say: Callable[[str], None]) -> Vectors | None:
    """Return the vectors of a store by the encoder that the settings name; say what has none."""
    if not chosen:
        return None
    encoder, folder = encoder_of(chosen), shelf.store.folder / VECTORS
    shards = {name: len(shelf.register.ids_of(name)) for name in shelf.register.shards()}
    lacking = sum(count for name, count in shards.items() if count and not _made_by(folder, name, encoder))
    if lacking:
        say(f"{lacking} 份文书没有向量，排序时不计这一项；运行 jianwen store vectors 补上。")
    return None if lacking == sum(shards.values()) else Vectors(shelf, encoder)


def make_vectors(shelf: Shelf, encoder: Encoder, say: Callable[[str], None]) -> Made:
    """Make the vectors of the shards that have none of this encoder; a run cut off goes on where it was."""
    folder = shelf.store.folder / VECTORS
    in_force = {name: sorted(shelf.register.ids_of(name)) for name in shelf.register.shards()}
    lacking = [name for name, ids in in_force.items() if ids and not _made_by(folder, name, encoder)]
    for number, shard in enumerate(lacking, 1):
        ids = in_force[shard]
        say(f"第 {number}/{len(lacking)} 个分片：{len(ids)} 份文书……")
        _write(folder / f"{shard}.npz", ids, _rows(shelf, encoder, ids), encoder.name)
    return Made(sum(len(in_force[name]) for name in lacking), sum(map(len, in_force.values())))


def _made_by(folder: Path, shard: str, encoder: Encoder) -> bool:
    """Say whether a shard has vectors of this encoder, without reading them."""
    try:
        with np.load(folder / f"{shard}.npz", allow_pickle=False) as held:
            return str(held["encoder"]) == encoder.name
    except _UNREADABLE:
        return False


def _rows(shelf: Shelf, encoder: Encoder, ids: Sequence[str]) -> Half:
    """Encode the stories of documents, in their order."""
    stories = _stories(shelf, ids)
    parts = [encoder.encode(stories[at : at + _BATCH]) for at in range(0, len(stories), _BATCH)]
    return np.concatenate(parts).astype(np.float16)


def _stories(shelf: Shelf, ids: Sequence[str]) -> list[str]:
    """Return what an encoder reads of documents, in their order."""
    texts = shelf.texts(ids)
    return [told(story_of(texts[one]["text"], sections(texts[one], SECTIONS))) for one in ids]


def told(story: str) -> str:
    """Return what an encoder reads of a story: its beginning, without the name of the charge or cause."""
    return unnamed(story)[:HEAD]


@lru_cache(maxsize=64)
def _read(path: Path, encoder: str) -> tuple[Mapping[str, int], Half]:
    """Read the vectors of a shard: the row of each document, and the rows; nothing of another encoder."""
    none: tuple[Mapping[str, int], Half] = {}, np.zeros((0, 0), np.float16)
    try:
        with np.load(path, allow_pickle=False) as held:
            if str(held["encoder"]) != encoder:
                return none
            return {str(one): at for at, one in enumerate(held["ids"])}, held["vectors"]
    except _UNREADABLE:
        return none


def _write(path: Path, ids: Sequence[str], vectors: Half, encoder: str) -> None:
    """Write the vectors of a shard in one step."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(exist_ok=True)
        with part.open("wb") as stream:
            np.savez(stream, ids=np.array(ids), vectors=vectors, encoder=np.array(encoder))
        part.replace(path)
    except OSError as error:
        raise unwritable(path.parent, reason_of(error)) from None
    _read.cache_clear()
