"""The docket written out as documents, without any table: the same nine sham suits are found."""

from __future__ import annotations

import pytest

from annotations.supervision.tables.values import Loaded
from tests.supervision.bench import cases_named, loaded
from tests.supervision.docket import ROWS, SHAM, labour_docket
from tests.supervision.labour import Docket
from tests.supervision.rendered import tables

# What a document cannot tell in the words of the docket: the names of evidence vary, and the text is its own.
_OWN_WORDS = {"证据种类", "文书文本"}


@pytest.fixture(scope="module")
def docket() -> Docket:
    """Make a docket."""
    return labour_docket(1, dirty=False)


@pytest.fixture(scope="module")
def read(docket: Docket) -> dict[str, Loaded]:
    """Write it out and read the documents."""
    return tables(docket.cases)


def test_documents_give_the_rows_of_the_docket(docket: Docket, read: dict[str, Loaded]) -> None:
    found = {row["案号"]: row for row in read["案件"].rows.to_pylist()}
    wanted = loaded("案件", docket.cases).rows.to_pylist()
    assert len(found) == ROWS
    for row in wanted:
        cells = {name: cell for name, cell in row.items() if cell is not None and "·" not in name}
        told = {name: found[row["案号"]][name] for name in cells}
        del cells["行号"], told["行号"]
        assert {name for name in cells if told[name] != cells[name]} <= _OWN_WORDS


def test_the_same_nine_are_found_in_documents(docket: Docket, read: dict[str, Loaded]) -> None:
    named = cases_named("M5", read)
    assert len(docket.sham) == SHAM
    assert docket.sham.keys() <= named
    assert len(named - docket.sham.keys()) <= 3
    assert not named & docket.groups.keys()
