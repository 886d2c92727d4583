"""A planned query in tantivy's words."""

from __future__ import annotations

import re
from typing import Any

from indexer.embedded.library import FieldType, Occur, TantivyQuery
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
    Without,
)


def translated(query: Query, schema: Any) -> Any:  # noqa: ANN401 - the library is not typed
    """Return the query as tantivy takes it."""
    match query:
        case Every(parts):
            return _every([translated(part, schema) for part in parts])
        case Either(parts):
            return _either([translated(part, schema) for part in parts])
        case Without(part, barred):
            both = [(Occur.Must, translated(part, schema)), (Occur.MustNot, translated(barred, schema))]
            return TantivyQuery.boolean_query(both)
        case Constant(part, weight):
            return TantivyQuery.const_score_query(translated(part, schema), weight)
        case Filtered(part, condition):
            return _every([translated(part, schema), _unscored(translated(condition, schema))])
        case Boosted(part, weight):
            return TantivyQuery.boost_query(translated(part, schema), weight)
        case _:
            return _leaf(query, schema)


def _leaf(query: Leaf, schema: Any) -> Any:  # noqa: ANN401
    """Return what asks one field."""
    match query:
        case Everything():
            # Within a boolean query tantivy leaves a bare one out, and its score with it.
            return TantivyQuery.const_score_query(TantivyQuery.all_query(), 1.0)
        case AnyOf(name, values):
            return _unscored(TantivyQuery.term_set_query(schema, name, list(values)))
        case Range(name, low, high):
            return _unscored(_range(schema, name, low, high))
        case Bag(name, tokens):
            return _either([_word(schema, name, token, weight) for token, weight in tokens])
        case Phrase(name, tokens):
            return _phrase(schema, name, tokens)
        case Places(name, places):
            return _unscored(_places(schema, name, places))


def _unscored(query: Any) -> Any:  # noqa: ANN401
    """Return a query that finds the same and scores nothing."""
    return TantivyQuery.const_score_query(query, 0.0)


def _range(schema: Any, name: str, low: int | None, high: int | None) -> Any:  # noqa: ANN401
    """Return a range; one open at both ends asks for any value."""
    if low is None and high is None:
        return TantivyQuery.exists_query(name)
    return TantivyQuery.range_query(schema, name, FieldType.Integer, low, high)


def _word(schema: Any, name: str, token: str, weight: float) -> Any:  # noqa: ANN401
    """Return one word; the weight goes into its factor and costs nothing."""
    return TantivyQuery.boost_query(TantivyQuery.term_query(schema, name, token, "freq"), weight)


def _phrase(schema: Any, name: str, tokens: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return words side by side."""
    if not tokens:
        return TantivyQuery.empty_query()
    return TantivyQuery.phrase_query(schema, name, list(tokens))


def _places(schema: Any, name: str, places: tuple[tuple[str, ...], ...]) -> Any:  # noqa: ANN401
    """Return words side by side, one of several at each place."""
    if len(places) == 1:
        return _either([TantivyQuery.term_query(schema, name, word, "basic") for word in places[0]])
    patterns: list[str | tuple[int, str]] = [f"({'|'.join(map(re.escape, words))})" for words in places]
    return TantivyQuery.regex_phrase_query(schema, name, patterns)


def _either(parts: list[Any]) -> Any:  # noqa: ANN401
    """Return what holds where one part holds."""
    if not parts:
        return TantivyQuery.empty_query()
    return TantivyQuery.boolean_query([(Occur.Should, part) for part in parts])


def _every(parts: list[Any]) -> Any:  # noqa: ANN401
    """Return what holds where all parts hold; no part at all holds everywhere and scores nothing."""
    if not parts:
        return _unscored(TantivyQuery.all_query())
    return TantivyQuery.boolean_query([(Occur.Must, part) for part in parts])
