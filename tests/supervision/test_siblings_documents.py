"""The same dockets written out as documents, without a docket: what was planted is found there, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.supervision.bench import Counted, cases_named, loaded
from tests.supervision.injury import brokers_docket
from tests.supervision.labour import Docket
from tests.supervision.lending_trade import LINES, lenders_docket
from tests.supervision.lending_tricks import tricks_docket
from tests.supervision.quick import quick_docket
from tests.supervision.rendered_civil import documents

_ROWS = 500
_DOCKETS: dict[str, Callable[[], Docket]] = {
    "职业放贷人": lambda: lenders_docket(1, _ROWS, LINES),
    "套路化民间借贷": lambda: tricks_docket(1, _ROWS),
    "人伤黄牛": lambda: brokers_docket(1, _ROWS),
    "快速调解": lambda: quick_docket(1, _ROWS),
}
# Registers of others; who is an agent, and who is a party, the documents tell.
_REGISTERS = ("被执行人", "破产拍卖拆迁")


@pytest.mark.parametrize("wanted", _DOCKETS)
def test_documents_give_what_the_docket_gives(wanted: str) -> None:
    docket = _DOCKETS[wanted]()
    registers = {name: loaded(name, docket.others[name]) for name in _REGISTERS if name in docket.others}
    named = cases_named(wanted, {**documents(docket), **registers})
    subjects = frozenset(docket.stories[number] for number in named & docket.stories.keys())
    found = Counted(frozenset(docket.sham), subjects)
    assert found.recall >= 0.95, sorted(found.missed)
    assert found.precision >= 0.7, sorted(found.false)[:10]
