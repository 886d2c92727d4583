"""A planned query in Elasticsearch's words."""

from __future__ import annotations

from typing import Any

from indexer.query import (
    AnyOf,
    Bag,
    Boosted,
    Constant,
    Either,
    Every,
    Everything,
    Filtered,
    Leaf,
    Phrase,
    Places,
    Query,
    Range,
    Request,
    Without,
)

Clause = dict[str, Any]
_NOTHING: Clause = {"match_none": {}}
# index.max_terms_count is 65,536.
_MOST_VALUES = 60_000


def translated(query: Query) -> Clause:
    """Return the query as Elasticsearch takes it."""
    match query:
        case Every(parts):
            return {"bool": {"must": [translated(part) for part in parts]}} if parts else _filter(_ALL)
        case Either(parts):
            return _either([translated(part) for part in parts])
        case Without(part, barred):
            return {"bool": {"must": translated(part), "must_not": translated(barred)}}
        case Constant(part, weight):
            return {"constant_score": {"filter": translated(part), "boost": weight}}
        case Filtered(part, condition):
            return {"bool": {"must": translated(part), "filter": translated(condition)}}
        case Boosted(part, weight):
            return {"bool": {"must": translated(part), "boost": weight}}
        case _:
            return _leaf(query)


def order(request: Request) -> list[Any]:
    """Return what hits are sorted by."""
    if not request.sort:
        return [{"_score": "desc"}, {"order": "asc"}]
    way = "desc" if request.descending else "asc"
    return [{request.sort: {"order": way, "missing": "_last"}}, {"order": "asc"}]


_ALL: Clause = {"match_all": {}}


def _leaf(query: Leaf) -> Clause:
    """Return what asks one field."""
    match query:
        case Everything():
            return _ALL
        case AnyOf(name, values):
            slices = [values[at : at + _MOST_VALUES] for at in range(0, len(values), _MOST_VALUES)]
            return _filter(_either([{"terms": {name: list(some)}} for some in slices]))
        case Range(name, None, None):
            return _filter({"exists": {"field": name}})
        case Range(name, low, high):
            ends = {"gte": low, "lte": high}
            return _filter({"range": {name: {key: end for key, end in ends.items() if end is not None}}})
        case Bag(name, tokens):
            return _either([{"term": {name: {"value": token, "boost": weight}}} for token, weight in tokens])
        case Phrase(name, tokens):
            return {"match_phrase": {name: {"query": " ".join(tokens)}}} if tokens else _NOTHING
        case Places(name, places):
            rule = {"ordered": True, "max_gaps": 0, "intervals": [_place(words) for words in places]}
            return _filter({"intervals": {name: {"all_of": rule}}})


def _place(words: tuple[str, ...]) -> Clause:
    """Return one of several words, for `intervals`."""
    return {"any_of": {"intervals": [{"match": {"query": word}} for word in words]}}


def _filter(clause: Clause) -> Clause:
    """Return a clause that finds the same and scores nothing."""
    return {"bool": {"filter": clause}}


def _either(parts: list[Clause]) -> Clause:
    """Return what holds where one part holds."""
    return {"bool": {"should": parts, "minimum_should_match": 1}} if parts else _NOTHING
