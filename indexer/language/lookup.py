"""What the language asks an index: the chain of a case, and which of a field's values a word names."""

from __future__ import annotations

import re

from indexer.engine import Engine
from indexer.facets import MOST_VALUES
from indexer.language.chain import chain_of
from indexer.language.lower import Finds, Lookup, Values
from indexer.query import AnyOf, Everything, Request

# 非诉 is a kind of procedure, no denial.
_DENIED = re.compile("不|未|非(?!诉)|驳回|撤销")


def lookup_of(engine: Engine) -> Lookup:
    """Return what answers from an index."""
    return Lookup(chain_of(engine), _values_of(engine), _finds_of(engine))


def _values_of(engine: Engine) -> Values:
    """Return what finds the values that a word names: the word itself where it is one, else those with it.

    So 程序:一审 finds 刑事一审 and 民事一审. A value that denies the word says the opposite of what is asked:
    结案方式:减刑 never finds 不予减刑.
    """

    def found(field: str, word: str) -> tuple[str, ...]:
        if engine.search(Request(AnyOf(field, (word,)), 1, stored=())).total:
            return (word,)
        page = engine.search(Request(Everything(), 1, facets=(field,), facet_size=MOST_VALUES, stored=()))
        return tuple(one.value for one in page.facets[field] if _says(one.value, word))

    return found


def _finds_of(engine: Engine) -> Finds:
    """Return what says in how many documents a query is found."""
    return lambda query: engine.search(Request(query, 1, stored=())).total


def _says(value: str, word: str) -> bool:
    """Say whether a word stands in a value, and nothing denies it there."""
    before, held, _ = value.partition(word)
    return bool(held) and not _DENIED.search(before)
