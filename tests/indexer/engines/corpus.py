"""Invented entries and queries of all kinds: a small fixed corpus, and random ones."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

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
    Without,
)
from indexer.values import Entry

WORDS = ("被告", "盗窃", "手机", "合同", "借款", "利息", "自首", "轻伤", "赔偿", "上诉", "a1", "2020")
COURTS = ("东县人民法院", "西县人民法院", "南市中级人民法院")


def entry(
    identity: str,
    text: str = "",
    facts: str = "",
    *,
    court: str = "",
    charges: Sequence[str] = (),
    date: int | None = None,
    title: str = "",
) -> Entry:
    """Make an entry of what a test cares about."""
    keywords = {"charge": tuple(charges)} | ({"court": (court,)} if court else {})
    return Entry(
        identity,
        keywords,
        {} if date is None else {"date": date},
        {"text": text, "facts": facts},
        {"title": title} if title else {},
    )


FIXED = (
    entry(
        "t1",
        "被告 盗窃 手机 被告 自首",
        "盗窃 手机",
        court=COURTS[0],
        charges=["盗窃罪"],
        date=20200103,
        title="甲",
    ),
    entry("t2", "借款 合同 利息 借款", "借款 利息", court=COURTS[0], date=20210601, title="乙"),
    entry("t3", "被告 轻伤 赔偿", "轻伤", court=COURTS[1], charges=["故意伤害罪", "盗窃罪"], date=20220930),
    entry("t4", "合同 借款 上诉 利息 利息", "", court=COURTS[2]),
    entry("t5", "手机 盗窃 盗窃 上诉", "手机 盗窃", court=COURTS[1], charges=["盗窃罪"], date=20200103),
)

_words = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
_weights = st.sampled_from((0.25, 0.5, 1.0, 2.0, 3.5))
_fields = st.sampled_from(("text", "facts", "reasoning"))


@st.composite
def _entries(draw: st.DrawFn, identity: str) -> Entry:
    dates = draw(st.none() | st.integers(20200101, 20200106))
    return entry(
        identity,
        draw(_words),
        draw(_words),
        court=draw(st.sampled_from(("", *COURTS))),
        charges=draw(st.lists(st.sampled_from(("盗窃罪", "诈骗罪")), unique=True)),
        date=dates,
    )


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Up to twenty-four entries; equal ones are likely, and so are ties."""
    size = draw(st.integers(0, 24))
    return tuple(draw(_entries(f"d{number}")) for number in range(size))


_places = st.lists(st.sampled_from(WORDS[:5]), min_size=1, max_size=3, unique=True).map(tuple)


def leaves() -> st.SearchStrategy[Query]:
    """Queries that ask one field."""
    bag = st.lists(st.tuples(st.sampled_from((*WORDS, "没有")), _weights), max_size=5).map(tuple)
    dates = st.none() | st.integers(20200101, 20200106)
    return st.one_of(
        st.just(Everything()),
        st.builds(AnyOf, st.just("court"), st.lists(st.sampled_from(COURTS), max_size=3).map(tuple)),
        st.builds(
            AnyOf, st.just("id"), st.lists(st.integers(0, 25).map("d{}".format), max_size=9).map(tuple)
        ),
        st.builds(AnyOf, st.just("charge"), st.just(("盗窃罪",))),
        st.builds(Range, st.just("date"), dates, dates),
        st.builds(Bag, _fields, bag),
        st.builds(Phrase, _fields, st.lists(st.sampled_from(WORDS[:5]), max_size=3).map(tuple)),
        st.builds(Places, _fields, st.lists(_places, max_size=3).map(tuple), st.just("")),
    )


def queries() -> st.SearchStrategy[Query]:
    """Random trees."""
    return st.recursive(
        leaves(),
        lambda inner: st.one_of(
            st.builds(Every, st.lists(inner, max_size=3).map(tuple)),
            st.builds(Either, st.lists(inner, max_size=3).map(tuple)),
            st.builds(Without, inner, inner),
            st.builds(Filtered, inner, inner),
            st.builds(Constant, inner, _weights),
            st.builds(Boosted, inner, _weights),
        ),
        max_leaves=6,
    )
