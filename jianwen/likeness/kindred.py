"""Cases that share something with a finding or a lead: its signals, parties, agents, law."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from annotations.values import Category
from indexer.articles import article_words
from indexer.query import AnyOf, Constant, Either, Filtered, Query, Request, Without
from indexer.similar.alike import path
from indexer.values import Hit
from jianwen.errors import UsageError
from jianwen.report.words import category_name
from jianwen.searching.shelf import Shelf
from nlp.data import loader

# What is shared, how it is called, and how much one shared value counts. Who acts counts most: a name of a
# person is a mask here (李某), which many bear.
_SHARED = (
    ("signal", "特征相同", 3.0),
    ("agent", "代理人相同", 2.0),
    ("rule", "规则相同", 1.5),
    ("model", "模型相同", 1.0),
    ("category", "发现类别相同", 1.0),
    ("statute", "法条相同", 0.5),
    ("charge", "罪名相同", 0.5),
    ("cause", "案由相同", 0.25),
    ("court", "法院相同", 0.25),
)
# How a value is said to a person, where the index has it in other words.
_SAID_AS: Mapping[str, Callable[[str], str]] = {
    "category": lambda value: category_name(Category(value)),
    "statute": article_words,
}
_ORGANISATION, _PERSON, _LONG = 2.0, 0.25, 5
_MOST, _SAID = 60, 6


@dataclass(frozen=True, slots=True)
class Kin:
    """A case that shares something, with what it shares."""

    id: str
    score: float
    reasons: tuple[tuple[str, str, float], ...] = field(repr=False)
    stored: Mapping[str, str] = field(repr=False)


def kindred(
    shelf: Shelf,
    name: str,
    fingerprint: str,
    size: int,
    shown: tuple[str, ...],
    bounds: Sequence[Query] = (),
) -> tuple[Kin, ...]:
    """Return the cases that share most with those of a finding (`name` is finding) or a lead (lead).

    Only those within all `bounds`; all documents that the finding or lead is in are left out.
    """
    fields = tuple(field for field, _, _ in _SHARED)
    own = shelf.engine.search(Request(AnyOf(name, (fingerprint,)), _MOST, stored=(*fields, "party")))
    if not own.hits:
        what = "发现" if name == "finding" else "线索"
        raise UsageError(
            f"库里没有这条{what}。", fingerprint, "先入库（jianwen ingest）；线索在入库后的监督中产生。"
        )
    values = {field: _values(own.hits, field) for field in (*fields, "party")}
    parts = [
        Constant(AnyOf(field, (value,)), _weight(field, value))
        for field, found in values.items()
        for value in found[:_MOST]
    ]
    query: Query = Without(Either(tuple(parts)), AnyOf(name, (fingerprint,)))
    for bound in bounds:
        query = Filtered(query, bound)
    page = shelf.engine.search(Request(query, size, stored=tuple(dict.fromkeys((*shown, *fields, "party")))))
    return tuple(Kin(hit.id, hit.score, _reasons(values, hit.stored), hit.stored) for hit in page.hits)


def _values(hits: Sequence[Hit], name: str) -> list[str]:
    """Return what the cases of a finding or lead have in one field."""
    found: dict[str, None] = {}
    for hit in hits:
        found |= dict.fromkeys(one for one in hit.stored.get(name, "").split("\n") if one)
    return [one for one in found if name != "cause" or one not in _roots()]


@cache
def _roots() -> frozenset[str]:
    """Return the roots of the list of causes (民事案由), which all cases of a kind share: no likeness."""
    tree = loader.cause_tree()
    return frozenset(tree).difference(*tree.values())


def _weight(name: str, value: str) -> float:
    """Return what one shared value counts."""
    if name == "party":
        return _ORGANISATION if len(value) >= _LONG else _PERSON
    return next(weight for field, _, weight in _SHARED if field == name)


def _reasons(
    values: Mapping[str, list[str]], stored: Mapping[str, str]
) -> tuple[tuple[str, str, float], ...]:
    """Say what is shared, the weightiest first."""
    words = {field: kind for field, kind, _ in _SHARED} | {"party": "当事人相同"}
    found = []
    for name, own in values.items():
        both = [one for one in stored.get(name, "").split("\n") if one and one in own]
        if told := _told(name, both):
            detail = f"{words[name]}：{'、'.join(told[:_SAID])}"
            found.append((name, detail, sum(_weight(name, one) for one in both)))
    return tuple(sorted(found, key=lambda one: -one[2]))


def _told(name: str, both: Sequence[str]) -> list[str]:
    """Return shared values as a person reads them; of causes those that nothing nearer stands below."""
    if name == "cause":
        above = {heading for one in both for heading in path(one)[1:]}
        return [one for one in both if one not in above]
    say = _SAID_AS.get(name, str)
    return [say(one) for one in both]
