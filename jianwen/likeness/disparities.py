"""Every case of a search against its like cases: leads where a result stands out, kept in the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from annotations.supervision.run import Funnel
from annotations.supervision.values import Lead
from indexer.outcomes.disparity import MODEL, REVISION, lead_of
from indexer.query import Query, Request
from indexer.similar.ranker import Ranker
from jianwen.ingesting.leads import leads_of
from jianwen.ingesting.open import relead
from jianwen.keeping.leads import Ran, keep
from jianwen.keeping.store import Store, locked
from jianwen.likeness.ranking import asked_document, like_cases
from jianwen.likeness.report import alike, judged_hit, judged_of
from jianwen.searching.shelf import Shelf
from jianwen.settings import Settings

_AT_ONCE = 100


@dataclass(slots=True)
class Compared:
    """What came of comparing: cases that a search found, cases with results, and the leads."""

    cases: int = 0
    judged: int = 0
    leads: int = 0


def disparities(
    shelf: Shelf, ranker: Ranker, among: tuple[Query, Query | None], size: int, counts: Compared
) -> Iterator[Lead]:
    """Give a lead for every case of a search (the first of `among`) that stands out among its like cases."""
    query, filters = among
    hits = iter(shelf.engine.scan(Request(query, size=1, stored=("results",))))
    while some := list(islice(hits, _AT_ONCE)):
        counts.cases += len(some)
        documents = shelf.documents([hit.id for hit in some if hit.stored.get("results")])
        for kept in documents.values():
            counts.judged += 1
            asked = replace(asked_document(kept, stored=True), filters=filters)
            found = alike(like_cases(shelf, ranker, asked, size))
            like = [judged_hit(one) for one in found.like]
            lead = lead_of(judged_of(kept), like, shelf.store.key)
            if lead is not None:
                counts.leads += 1
                yield lead


def keep_leads(store: Store, settings: Settings, leads: Sequence[Lead], counts: Compared) -> None:
    """Keep the leads beside those of audits, so that they are followed and found like them."""
    funnel = Funnel(MODEL, counts.cases, counts.judged, (), (), counts.leads, counts.leads, ())
    with locked(store):
        before = leads_of(store)
        keep(store, tuple(leads), (Ran(REVISION, funnel),))
        relead(store, settings, before.keys() | leads_of(store).keys())
        store.audit("outcomes", documents=counts.cases, leads=counts.leads)
