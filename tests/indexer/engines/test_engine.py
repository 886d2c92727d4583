"""What both engines do, one suite for both."""

from __future__ import annotations

import pytest

from indexer.engine import Engine
from indexer.query import (
    AnyOf,
    Bag,
    Boosted,
    Constant,
    Either,
    Every,
    Everything,
    Filtered,
    Phrase,
    Places,
    Query,
    Range,
    Request,
    Without,
)
from indexer.values import Entry, Rejected
from tests.indexer.engines.asking import bag, fill, found
from tests.indexer.engines.corpus import FIXED, entry

CASES: tuple[tuple[Query, set[str]], ...] = (
    (Everything(), {"t1", "t2", "t3", "t4", "t5"}),
    (bag("text", "盗窃"), {"t1", "t5"}),
    (bag("text", "盗窃", "合同"), {"t1", "t2", "t4", "t5"}),
    (bag("text"), set()),
    (bag("text", "没有"), set()),
    (Phrase("text", ("盗窃", "手机")), {"t1"}),
    (Phrase("text", ("手机", "盗窃")), {"t5"}),
    (Phrase("text", ("合同",)), {"t2", "t4"}),
    (Phrase("text", ()), set()),
    (Places("text", (("没有", "盗窃"), ("手机", "合同")), "盗窃手机"), {"t1"}),
    (Places("text", (("手机",), ("盗窃", "没有")), "手机盗窃"), {"t5"}),
    (Places("text", (("手机", "合同"),), "手机"), {"t1", "t2", "t4", "t5"}),
    (Places("text", (("手机",), ()), "手机"), set()),
    (Places("text", (), ""), set()),
    (AnyOf("charge", ("盗窃罪",)), {"t1", "t3", "t5"}),
    (AnyOf("court", ()), set()),
    (AnyOf("id", ("t4", "t2", "没有")), {"t2", "t4"}),
    (Range("date", 20200104, None), {"t2", "t3"}),
    (Range("date", None, 20210601), {"t1", "t2", "t5"}),
    (Range("date", 20210601, 20210601), {"t2"}),
    (Range("date", 5, 4), set()),
    (Range("date"), {"t1", "t2", "t3", "t5"}),
    (Every((bag("text", "被告"), AnyOf("charge", ("盗窃罪",)))), {"t1", "t3"}),
    (Every(()), {"t1", "t2", "t3", "t4", "t5"}),
    (Either(()), set()),
    (Either((bag("facts", "轻伤"), AnyOf("id", ("t4",)))), {"t3", "t4"}),
    (Without(bag("text", "盗窃"), bag("text", "上诉")), {"t1"}),
    (Without(Everything(), Range("date")), {"t4"}),
    (Filtered(bag("text", "利息", "被告"), Range("date", 20210101, None)), {"t2", "t3"}),
)


@pytest.mark.parametrize(("query", "ids"), CASES)
def test_finds(engine: Engine, query: Query, ids: set[str]) -> None:
    fill(engine, FIXED)
    page = engine.search(Request(query))
    assert {hit.id for hit in page.hits} == ids
    assert page.total == len(ids)


def test_scores_are_bm25(engine: Engine) -> None:
    # Both engines keep the constant factor k1 + 1, which Lucene itself has left out since version 8.
    # idf = ln(1 + (5 - 2 + .5) / (2 + .5)); tf 2 of 4 words, 4.2 words on the average.
    fill(engine, FIXED)
    hits = engine.search(Request(bag("text", "盗窃"))).hits
    assert [hit.id for hit in hits] == ["t5", "t1"]
    assert hits[0].score == pytest.approx(2.2 * 0.8754687 * 2 / (2 + 1.2 * (0.25 + 0.75 * 4 / 4.2)), rel=1e-5)


def test_weights_add_up(engine: Engine) -> None:
    fill(engine, FIXED)
    only = {"t2"}

    def score(query: Query) -> float:
        page = engine.search(Request(Filtered(query, AnyOf("id", tuple(only)))))
        return page.hits[0].score

    plain = score(bag("text", "借款"))
    assert score(Bag("text", (("借款", 2.5),))) == pytest.approx(2.5 * plain, rel=1e-5)
    assert score(Bag("text", (("借款", 1.0), ("借款", 1.5)))) == pytest.approx(2.5 * plain, rel=1e-5)
    assert score(Boosted(bag("text", "借款"), 3.0)) == pytest.approx(3 * plain, rel=1e-5)
    assert score(Constant(bag("text", "借款"), 0.7)) == pytest.approx(0.7, rel=1e-5)
    assert score(AnyOf("id", ("t2",))) == 0
    assert score(Everything()) == 1
    both = Every((bag("text", "借款"), Constant(AnyOf("id", ("t2",)), 4.0)))
    assert score(both) == pytest.approx(plain + 4, rel=1e-5)
    assert score(Either((both, Range("date", 0, 1)))) == pytest.approx(plain + 4, rel=1e-5)


def test_the_same_id_again_replaces(engine: Engine) -> None:
    fill(engine, FIXED)
    fill(engine, [entry("t1", "合同"), entry("t1", "利息")])
    fill(engine, FIXED[1:])
    assert engine.count() == 5
    assert found(engine, AnyOf("id", ("t1",))) == ["t1"]
    assert "t1" not in found(engine, bag("text", "盗窃", "合同"))
    assert "t1" in found(engine, bag("text", "利息"))


def test_the_last_of_many_with_one_id_stays(engine: Engine) -> None:
    fill(engine, [entry(f"m{n % 7}", f"w{n}") for n in range(2_100)])
    assert engine.count() == 7
    assert set(found(engine, bag("text", *(f"w{n}" for n in range(2_093, 2_100))))) == {
        f"m{n}" for n in range(7)
    }


def test_removed_is_gone(engine: Engine) -> None:
    fill(engine, FIXED)
    writing = engine.writing()
    writing.remove(["t1", "t2", "没有"])
    writing.commit()
    writing.close()
    assert engine.count() == 3
    assert found(engine, AnyOf("id", ("t1", "t2"))) == []


def test_nothing_is_seen_before_the_commit(engine: Engine) -> None:
    fill(engine, FIXED[:2])
    writing = engine.writing()
    writing.add(FIXED[2:])
    assert engine.search(Request(Everything())).total == 2
    writing.commit()
    assert engine.search(Request(Everything())).total == 5
    writing.close()


def test_a_bad_entry_is_refused_and_the_rest_go_on(engine: Engine) -> None:
    bad = (
        Entry("b1", {"nonsense": ("x",)}, {}, {}, {}),
        Entry("b2", {}, {"date": 1 << 70}, {}, {}),
        Entry("b3", {"court": ("甲" * 20_000,)}, {}, {}, {}),
        Entry("b4", {"court": ("甲", "乙")}, {}, {}, {}),
        Entry("b5", {}, {}, {"text": "\ud800"}, {}),
        Entry("", {}, {}, {}, {}),
        Entry("b7" * 300, {}, {}, {}, {}),
    )
    writing = engine.writing()
    written = writing.add((FIXED[0], *bad, FIXED[1]))
    writing.commit()
    writing.close()
    assert written.added == 2
    assert [one.id for one in written.rejected] == [one.id for one in bad]
    assert all(one.reason.endswith("。") for one in written.rejected)
    assert engine.count() == 2


def test_long_words_and_strange_blanks_split_alike(engine: Engine) -> None:
    long = "9" * 700
    fill(engine, [entry("w1", f"甲 {long}\u3000乙\x85丙\u00a0丁\n戊")])
    assert found(engine, bag("text", long)) == ["w1"]
    assert found(engine, Phrase("text", ("甲", long, "乙", "丙", "丁", "戊"))) == ["w1"]


def test_fields_come_back_as_they_were_given(engine: Engine) -> None:
    fill(engine, FIXED)
    stored = ("title", "charge", "court", "date", "case_number")
    kept = engine.get(["t3", "t1", "没有"], stored)
    assert kept == {
        "t1": {
            "title": "甲",
            "charge": "盗窃罪",
            "court": "东县人民法院",
            "date": "20200103",
            "case_number": "",
        },
        "t3": {
            "title": "",
            "charge": "故意伤害罪\n盗窃罪",
            "court": "西县人民法院",
            "date": "20220930",
            "case_number": "",
        },
    }
    hit = engine.search(Request(AnyOf("id", ("t1",)), stored=stored)).hits[0]
    assert hit.stored == kept["t1"]
    assert engine.get([], stored) == {}


def test_an_empty_index_answers(engine: Engine) -> None:
    page = engine.search(Request(Everything(), facets=("court",)))
    assert (page.hits, page.total, page.after, dict(page.facets)) == ((), 0, "", {"court": ()})
    assert list(engine.scan(Request(Everything()))) == []
    assert engine.health().usable


def test_within_thousands_of_ids(engine: Engine) -> None:
    fill(engine, FIXED)
    many = tuple(f"x{n}" for n in range(70_000))
    assert set(found(engine, AnyOf("id", (*many, "t2", "t4")))) == {"t2", "t4"}


def test_a_bag_of_thousands_keeps_the_heaviest(engine: Engine) -> None:
    fill(engine, FIXED)
    words = tuple((f"x{n}", 1.0) for n in range(3_000))
    query = Every((Bag("text", (*words, ("盗窃", 2.0))), Either((Bag("facts", words), Everything()))))
    assert set(found(engine, query)) == {"t1", "t5"}


@pytest.mark.parametrize(
    "query",
    [
        Bag("nonsense", (("a", 1.0),)),
        Bag("court", (("a", 1.0),)),
        Phrase("pairs", ("a", "b")),
        Places("pairs", (("a",), ("b",)), "ab"),
        AnyOf("date", ("1",)),
        Range("court", 1, 2),
        Boosted(Everything(), -1.0),
        Constant(Everything(), float("nan")),
    ],
)
def test_a_query_that_cannot_be_is_a_mistake_of_the_caller(engine: Engine, query: Query) -> None:
    with pytest.raises(ValueError, match=r"field|position|weight"):
        engine.search(Request(query))


def test_refused_entries_say_no_text() -> None:
    assert "甲" not in repr(Entry("x", {}, {}, {"text": "甲"}, {"title": "甲"}))
    assert Rejected("x", "理由。").reason == "理由。"
