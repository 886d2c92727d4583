"""What the language asks an index: the chain of a case, from whichever end, and the values of a field."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from indexer.embedded.engine import EmbeddedEngine
from indexer.highlight import highlights
from indexer.language.lookup import lookup_of
from indexer.language.read import SearchFaultError, read_search
from indexer.query import Request
from indexer.tokens import joined
from indexer.values import Entry

FIRST, SECOND, THIRD = "（2019）云9931民初1号", "（2020）云99民终2号", "（2021）云民申3号"
OTHER, PAPER = "（2019）云9931民初9号", "（2019）云9931民初1号之二"


def filled(folder: Path, entries: Iterable[Entry]) -> EmbeddedEngine:
    engine = EmbeddedEngine(folder, memory=20_000_000)
    engine.create("v1")
    engine.swap("v1")
    writing = engine.writing()
    writing.add(entries)
    writing.commit()
    writing.close()
    return engine


def found(engine: EmbeddedEngine, asked: str) -> set[str]:
    return {hit.id for hit in engine.search(Request(read_search(asked, lookup_of(engine)))).hits}


@pytest.mark.parametrize("asked", [FIRST, SECOND, THIRD, PAPER])
def test_the_chain_from_every_end(asked: str, tmp_path: Path) -> None:
    chains: dict[str, tuple[str, ...]] = {number: (number,) for number in (FIRST, OTHER, PAPER)}
    chains |= {SECOND: (SECOND, FIRST), THIRD: (THIRD, SECOND)}
    entries = (
        Entry(number, {"case_number": (number,), "chain": chain}, {}, {}, {})
        for number, chain in chains.items()
    )
    assert found(filled(tmp_path, entries), asked) == {FIRST, SECOND, THIRD, PAPER}


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("程序:一审", {"a", "b"}),
        ("程序:刑事一审", {"a"}),
        ("结案方式:减刑", {"a"}),
        ("结案方式:不予减刑", {"b"}),
        ("结案方式:予减刑", set()),
        ("结案方式:起诉", set()),
        ("结案方式:驳回", {"c"}),
        ("程序:审查", {"c"}),
        ("辖区:云岭", {"a", "b"}),
        ("法院:云岭省无名县人民法院", {"b"}),
        ("线索:同案", {"b"}),
        ("文书:判决", set()),
    ],
)
def test_a_value_by_its_name_else_by_a_part_of_it(asked: str, ids: set[str], tmp_path: Path) -> None:
    first = {"procedure": ("刑事一审",), "outcome": ("减刑",), "region": ("云岭省",)}
    second = {"procedure": ("民事一审",), "outcome": ("不予减刑",), "region": ("云岭省", "云岭省青河县")}
    second |= {"court": ("云岭省无名县人民法院",)}
    second |= {"model": ("同案不同判",)}
    third = {"procedure": ("行政非诉审查",), "outcome": ("驳回起诉",)}
    entries = [
        Entry("a", first, {}, {}, {}),
        Entry("b", second, {}, {}, {}),
        Entry("c", third, {}, {}, {}),
    ]
    assert found(filled(tmp_path, entries), asked) == ids


def test_what_is_denied_is_not_found_where_nothing_else_is(tmp_path: Path) -> None:
    engine = filled(tmp_path, [Entry("a", {"outcome": ("不予减刑",)}, {}, {}, {})])
    assert found(engine, "结案方式:减刑") == set()
    assert found(engine, "结案方式:不予") == {"a"}


def test_an_odd_phrase_is_a_fault_of_the_search_or_finds_nothing(tmp_path: Path) -> None:
    engine = filled(tmp_path, [Entry("a", {}, {}, {"text": joined("被告犯罪，金额巨大，房子高五公斤")}, {})])
    odd = (
        "__ __",
        "_",
        "__",
        "，，",
        "\u3000",
        " ",
        "a",
        "盗",
        "\0",
        "犯\0盗",
        "犯\n盗",
        "😀",
        "犯😀盗",
        "a_ _b",
    )
    long = ("窃" * 10_000, "a" * 10_000, "_ " * 5_000, "盗窃" * 20)
    # What counts and parts of speech the dictionary has beside its words is no word.
    columns = ("a_ _", "n_ _", "犯罪 3", "3 n", "5公斤", "0公斤")
    for asked in (*odd, *long, *columns, "\ud800", "犯\ud800盗"):
        try:
            assert found(engine, f"“{asked}”") == set(), asked[:9]
        except SearchFaultError as error:
            assert error.faults


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("告人犯盗", {"a"}),
        ("察院指控被告", {"a"}),
        ("取一部手", {"a"}),
        ("二百六十四条李某窃", {"a"}),
        ("李某犯盗", set()),
        ("移转包合", {"b"}),
        ("告人犯抢", set()),
        ("人被告犯", set()),
    ],
)
def test_a_phrase_may_break_words_at_its_ends(asked: str, ids: set[str], tmp_path: Path) -> None:
    texts = {
        "a": "某县人民检察院指控被告人犯盗窃罪，依照刑法第二百六十四条。李某窃取一部手机。",
        "b": "双方签订转移转包合同，合法有效。",
    }
    entries = (Entry(name, {}, {}, {"text": joined(text)}, {}) for name, text in texts.items())
    engine = filled(tmp_path, entries)
    assert found(engine, f"“{asked}”") == ids
    query = read_search(f"“{asked}”", lookup_of(engine))
    for text in (texts[name] for name in ids):
        ((start, end),) = highlights(query, text, {})
        assert asked in text[start:end].replace("。", "")
