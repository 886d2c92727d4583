"""Cases that share something with a lead: which of the causes that both bear are a likeness."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from indexer.embedded.engine import EmbeddedEngine
from indexer.values import Entry
from jianwen.ingesting.register import Register
from jianwen.keeping.store import Store
from jianwen.likeness.kindred import Kin, kindred
from jianwen.searching.shelf import Shelf
from tests.indexer.engines.asking import fill


def found(folder: Path, causes: dict[str, tuple[str, ...]]) -> dict[str, Kin]:
    """Return the kin of the lead that the document `own` is in, by id."""
    engine = EmbeddedEngine(folder / "index")
    engine.create("v1")
    engine.swap("v1")
    lead = {"own": {"lead": ("1",)}}
    fill(engine, [Entry(id_, {"cause": one} | lead.get(id_, {}), {}, {}, {}) for id_, one in causes.items()])
    shelf = Shelf(cast("Store", None), engine, cast("Register", None))
    kin = kindred(shelf, "lead", "1", 9, ())
    engine.close()
    return {one.id: one for one in kin}


def test_a_shared_cause_is_told_though_the_tree_lacks_it_and_a_root_is_no_likeness(tmp_path: Path) -> None:
    kin = found(
        tmp_path,
        {
            "own": ("政府信息公开", "行政案由", "离婚纠纷", "婚姻家庭、继承纠纷", "民事案由"),
            "both": ("政府信息公开", "行政案由"),
            "heading": ("婚姻家庭、继承纠纷", "民事案由"),
            "root": ("合同纠纷", "民事案由"),
        },
    )
    told = {id_: [(kind, detail) for kind, detail, _ in one.reasons] for id_, one in kin.items()}
    assert told == {
        "both": [("cause", "案由相同：政府信息公开")],
        "heading": [("cause", "案由相同：婚姻家庭、继承纠纷")],
    }
