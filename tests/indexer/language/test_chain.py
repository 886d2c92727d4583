"""A case number finds the whole chain of its case, from whichever end it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.embedded.engine import EmbeddedEngine
from indexer.language.chain import chain_of
from indexer.language.read import read_search
from indexer.query import Request
from indexer.values import Entry

FIRST, SECOND, THIRD = "（2019）云9931民初1号", "（2020）云99民终2号", "（2021）云民申3号"
OTHER = "（2019）云9931民初9号"


@pytest.mark.parametrize("asked", [FIRST, SECOND, THIRD])
def test_the_chain_from_every_end(asked: str, tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, memory=20_000_000)
    engine.create("v1")
    engine.swap("v1")
    writing = engine.writing()
    chains = {FIRST: (FIRST,), SECOND: (SECOND, FIRST), THIRD: (THIRD, SECOND), OTHER: (OTHER,)}
    writing.add(
        Entry(number, {"case_number": (number,), "chain": chain}, {}, {}, {})
        for number, chain in chains.items()
    )
    writing.commit()
    writing.close()
    hits = engine.search(Request(read_search(asked, chain_of(engine)))).hits
    assert {hit.id for hit in hits} == {FIRST, SECOND, THIRD}
