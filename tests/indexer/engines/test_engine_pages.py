"""Pages, cursors and facets of both engines."""

from __future__ import annotations

import pytest

from indexer.engine import Engine
from indexer.query import Everything, Request
from indexer.values import IndexerError, Page
from tests.indexer.engines.asking import bag, fill
from tests.indexer.engines.corpus import FIXED, entry


def pages(engine: Engine, request: Request) -> list[str]:
    ids: list[str] = []
    after = ""
    while True:
        page: Page = engine.search(
            Request(request.query, request.size, request.sort, request.descending, after)
        )
        ids.extend(hit.id for hit in page.hits)
        after = page.after
        if not after:
            return ids


@pytest.mark.parametrize(
    "request_",
    [
        Request(bag("text", "甲", "乙"), size=7),
        Request(Everything(), size=7),
        Request(Everything(), size=7, sort="date"),
        Request(Everything(), size=7, sort="date", descending=False),
    ],
)
def test_pages_are_a_partition_with_exact_ties(engine: Engine, request_: Request) -> None:
    entries = [
        entry(f"p{n}", "甲 " * (n % 3 + 1) + "乙", date=None if n % 5 == 0 else 20200101 + n % 2)
        for n in range(60)
    ]
    # Several commits make several segments.
    for at in range(0, 60, 20):
        fill(engine, entries[at : at + 20])
    ids = pages(engine, request_)
    assert sorted(ids) == sorted(one.id for one in entries)
    whole = engine.search(Request(request_.query, 100, request_.sort, request_.descending))
    assert [hit.id for hit in whole.hits] == ids
    assert whole.after == ""
    assert [hit.id for hit in engine.scan(request_)] == ids


def test_no_cliff_at_ten_thousand(engine: Engine) -> None:
    fill(engine, (entry(f"c{n}", "甲") for n in range(10_500)))
    request = Request(bag("text", "甲"), size=4_000)
    assert len(set(pages(engine, request))) == 10_500
    assert len({hit.id for hit in engine.scan(request)}) == 10_500
    assert engine.search(Request(bag("text", "甲"), size=10)).total == 10_500


def test_a_broken_cursor_is_told(engine: Engine) -> None:
    fill(engine, FIXED)
    for after in ("x", "W10=", "中"):
        with pytest.raises(IndexerError, match="翻页"):
            engine.search(Request(Everything(), after=after))


def test_facets_count_all_found(engine: Engine) -> None:
    fill(engine, FIXED)
    page = engine.search(Request(bag("text", "盗窃", "轻伤"), size=1, facets=("charge", "court", "date")))
    counts = {name: [(one.value, one.count) for one in found] for name, found in page.facets.items()}
    assert counts == {
        "charge": [("盗窃罪", 3), ("故意伤害罪", 1)],
        "court": [("西县人民法院", 2), ("东县人民法院", 1)],
        "date": [("20200103", 2), ("20220930", 1)],
    }
    few = engine.search(Request(Everything(), facets=("court",), facet_size=1)).facets["court"]
    assert [one.value for one in few] == ["东县人民法院"]
