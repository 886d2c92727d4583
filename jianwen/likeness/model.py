"""The model by which a store ranks like cases: learned from the store's own profiles, kept in a file of it.

It is learned when there is none, and again when the store has grown by a quarter since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indexer.query import Everything, Request
from indexer.similar.model import Model, load
from indexer.similar.profile import unpacked
from indexer.similar.train import train
from indexer.similar.values import Profile
from jianwen.keeping.store import SIMILAR
from jianwen.searching.shelf import Shelf

_GROWN, _FEW = 1.25, 50


def model_of(shelf: Shelf, say: Callable[[str], None], *, again: bool = False) -> Model:
    """Return the model of a store, learned first where it must be; `say` tells what takes long."""
    path = shelf.store.folder / SIMILAR
    count = shelf.engine.count()
    if path.exists() and not again:
        try:
            known = load(path)
        except (OSError, ValueError, KeyError):
            say("类案模型读不了，重新学习。")
        else:
            if max(count, known.documents) <= _GROWN * max(min(count, known.documents), _FEW):
                return known
    say(f"从库中 {count:,} 份文书学习类案模型……")
    model = train(_profiles(shelf))
    model.save(path)
    return model


def _profiles(shelf: Shelf) -> Iterator[Profile]:
    """Give the profiles of all documents."""
    for hit in shelf.engine.scan(Request(Everything(), size=1, stored=("profile",))):
        yield unpacked(hit.stored.get("profile", ""))
