"""A query as both engines take it: tokens once, cut to what an engine can bear, faulty names refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from indexer.checks import pieces
from indexer.fields import BY_NAME, Field, Kind
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

# Elasticsearch bears 1,024 clauses in the smallest set-up; the rest is left to filters.
MOST_TOKENS = 960
IDENTITY = "id"


def planned(query: Query) -> Query:
    """Return the query as it is put to an engine. Raises ValueError where a field cannot be asked so."""
    tokens = _tokens(query)
    return _planned(query, min(1.0, MOST_TOKENS / tokens) if tokens else 1.0)


def uniform(query: Query) -> float | None:
    """Return the score that all documents found must have, None where they may differ."""
    match query:
        case AnyOf() | Range() | Places():
            return 0.0
        case Everything():
            return 1.0
        case Constant(_, weight):
            return weight
        case Filtered(part, _) | Without(part, _):
            return uniform(part)
        case Boosted(part, weight):
            score = uniform(part)
            return None if score is None else score * weight
        case Every(parts):
            scores = [score for part in parts if (score := uniform(part)) is not None]
            return sum(scores) if len(scores) == len(parts) else None
        case Either(parts):
            found = {uniform(part) for part in parts}
            return found.pop() if len(parts) == 1 or (found <= {0.0} and found) else None
        case Bag(_, tokens) | Phrase(_, tokens):
            return None if tokens else 0.0


def checked(request: Request) -> Request:
    """Return the request with its query planned. Raises ValueError where it names what is not there."""
    if request.size < 0:
        raise ValueError("a page cannot have fewer than no hits")
    if request.sort:
        _named(request.sort, Kind.NUMBER)
    for name in request.facets:
        if BY_NAME[name].kind not in (Kind.KEYWORD, Kind.NUMBER):
            raise ValueError(f"no facet can be made of {name}")
    for name in request.stored:
        if BY_NAME[name].kind is Kind.TEXT:
            raise ValueError(f"{name} is not kept")
    return replace(request, query=planned(request.query))


def _planned(query: Query, share: float) -> Query:
    """Plan a tree; each bag keeps its share of the tokens that an engine bears."""
    match query:
        case Every(parts):
            return Every(tuple(_planned(part, share) for part in parts))
        case Either(parts):
            return Either(tuple(_planned(part, share) for part in parts))
        case Without(part, barred):
            return Without(_planned(part, share), _planned(barred, share))
        case Filtered(part, condition):
            return Filtered(_planned(part, share), _planned(condition, share))
        case Constant(part, weight) | Boosted(part, weight):
            return type(query)(_planned(part, share), _positive(weight))
        case _:
            return _leaf(query, share)


def _leaf(query: Leaf, share: float) -> Query:
    """Plan what asks one field."""
    match query:
        case AnyOf(name, values):
            if name != IDENTITY:
                _named(name, Kind.KEYWORD)
            return AnyOf(name, tuple(dict.fromkeys(values)))
        case Range(name):
            _named(name, Kind.NUMBER)
            return query
        case Bag(name, tokens):
            _named(name, Kind.TEXT)
            return Bag(name, _heaviest(tokens, share))
        case Phrase(name, tokens):
            return _phrase(name, tokens)
        case Places(name, places):
            _with_positions(name)
            return query if places and all(places) else Either(())
        case Everything():
            return query


def _phrase(name: str, tokens: tuple[str, ...]) -> Query:
    """Plan a phrase; one word alone is a bag."""
    _with_positions(name)
    words = tuple(piece for token in tokens for word in token.split() for piece in pieces(word))
    return Phrase(name, words) if len(words) != 1 else Bag(name, ((words[0], 1.0),))


def _heaviest(tokens: tuple[tuple[str, float], ...], share: float) -> tuple[tuple[str, float], ...]:
    """Add up the weights of each token and keep the heaviest, the earlier of two that weigh the same."""
    weights: Counter[str] = Counter()
    for token, weight in tokens:
        for piece in pieces(token):
            weights[piece] += _positive(weight)  # type: ignore[assignment]  # a Counter adds floats as well
    if share == 1.0:
        return tuple(weights.items())
    return tuple(weights.most_common(max(1, int(len(weights) * share))))


def _tokens(query: Query) -> int:
    """Count the clauses of a tree that are words."""
    match query:
        case Bag(_, tokens):
            return len({token for token, _ in tokens})
        case Every(parts) | Either(parts):
            return sum(_tokens(part) for part in parts)
        case Without(part, other) | Filtered(part, other):
            return _tokens(part) + _tokens(other)
        case Constant(part, _) | Boosted(part, _):
            return _tokens(part)
        case _:
            return 1


def _named(name: str, kind: Kind) -> Field:
    """Return the field, which must be of this kind."""
    if name not in BY_NAME or BY_NAME[name].kind is not kind:
        raise ValueError(f"there is no {kind.value} field {name}")
    return BY_NAME[name]


def _with_positions(name: str) -> None:
    """Raise ValueError where no phrase can be found in a field."""
    if not _named(name, Kind.TEXT).positions:
        raise ValueError(f"{name} has no positions: no phrase can be found in it")


def _positive(weight: float) -> float:
    """Return the weight, which must not be negative (Lucene takes none)."""
    if not 0 <= weight < float("inf"):
        raise ValueError("a weight is a finite number, not negative")
    return weight
