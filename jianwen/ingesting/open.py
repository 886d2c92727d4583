"""A store opened for what is ingested: with its register and its index, after what a killed run had begun."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator

from annotations.review import fold
from indexer.values import Rejected
from jianwen.engines import engine_of
from jianwen.ingesting.files import Files, how_of
from jianwen.ingesting.index import Index
from jianwen.ingesting.leads import leads_of
from jianwen.ingesting.register import register_in
from jianwen.ingesting.run import Ingester
from jianwen.keeping.store import REGISTER, Store
from jianwen.running.judge import Job
from jianwen.settings import Settings
from nlp.values import Unread

Say = Callable[[str], None]
Tell = Callable[[Unread | Rejected], None]


@contextlib.contextmanager
def index_of(store: Store, settings: Settings, say: Say) -> Iterator[Index]:
    """Open the register and the index as they are."""
    with register_in(store.folder) as register, contextlib.closing(engine_of(settings, store)) as engine:
        yield Index(engine, register, store.cases, leads_of(store), say)


def relead(store: Store, settings: Settings, cases: Collection[str]) -> None:
    """Let the index know of the leads on some cases as they are now, where there is an index."""
    if cases and (store.folder / REGISTER).exists():
        with index_of(store, settings, lambda _: None) as index:
            if index.is_there():
                index.relead(cases)


def restage(store: Store, settings: Settings, names: Collection[str]) -> None:
    """Let the index know how far some leads (by their fingerprints) have come."""
    if names and (store.folder / REGISTER).exists():
        on_case = leads_of(store).items()
        cases = {case for case, leads in on_case if any(one.fingerprint in names for one in leads)}
        relead(store, settings, cases)


@contextlib.contextmanager
def opened(
    store: Store, settings: Settings, job: Job, say: Say, tell: Tell, *, only_failed: bool = False
) -> Iterator[Ingester]:
    """Open everything that is written to; whoever does holds the lock of the store."""
    with index_of(store, settings, say) as index:
        placed: dict[str, list[str]] = {}
        for one in job.placed:
            placed.setdefault(one.document, []).append(one.fingerprint)
        files = Files(store.key, index.register, how_of(job), only_failed, placed)
        state = fold(store.decisions.all())
        ingester = Ingester(store.cases, index.register, index, files, state, tell)
        ingester.recover()
        yield ingester
