"""The tree of a search becomes a query that both engines understand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.language import values
from indexer.language.broken import broken
from indexer.language.longer import longer, longer_from, longer_to
from indexer.language.names import BY_WORD, SEARCH_FIELDS, Reading, SearchField
from indexer.language.ranges import read_range
from indexer.language.tree import All, Any, InField, Node, Not, QueryFault, Quoted, Word
from indexer.query import AnyOf, Bag, Either, Every, Everything, Phrase, Query, Range, Without
from indexer.tokens import tokens

_TEXT = BY_WORD["全文"]
_FULL = str.maketrans("()", "（）")
_NUMBERS = (Reading.WHOLE, Reading.DAY, Reading.MONEY)
# A name of an organisation is also found where it stands in the text; a shorter word would find anybody.
_NAME = 4
# A longer search is a text, and like cases are sought by it.
MOST_WORDS = 200
_LONGER = 0.3
# What so many documents have is sought in the middle of words no further: there it costs tenths of a second.
_PLENTY = 1
# So many longer words may stand at an end of a phrase, in a search of so many words.
_MOST_ENDS, _MOST_OPEN = 8, 20
_NUMERAL = re.compile(r"[\d一二三四五六七八九十]条?")
# A case number → the numbers of its chain, itself among them.
Chain = Callable[[str], tuple[str, ...]]
# A field of the index and a word → its values that the word names.
Values = Callable[[str, str], tuple[str, ...]]
# A query → in how many documents it is found.
Finds = Callable[[Query], int]


@dataclass(frozen=True, slots=True)
class Lookup:
    """What an index tells of case numbers and of values, and how much it has for a query."""

    chain: Chain
    values: Values
    finds: Finds


# Where no index is asked.
ALONE = Lookup(lambda number: (number,), lambda *_: (), lambda _: _PLENTY)


def lower(tree: Node, lookup: Lookup) -> tuple[Query | None, tuple[QueryFault, ...]]:
    """Return the query of a tree, and what is wrong in it; no query where anything is."""
    lowering = _Lowering(lookup)
    query = lowering.node(tree, _TEXT)
    return (None if lowering.faults else query), tuple(lowering.faults)


class _Lowering:
    """Walks a tree and gathers faults."""

    def __init__(self, lookup: Lookup) -> None:
        """Begin without faults."""
        self.faults: list[QueryFault] = []
        self.lookup = lookup
        self.count = 0

    def node(self, node: Node, field: SearchField) -> Query:
        """Lower a node that is sought in a field."""
        if isinstance(node, InField):
            return self.node(node.part, self._field(node, field))
        if isinstance(node, Not):
            return Without(Everything(), self.node(node.part, field))
        if isinstance(node, All):
            return _all([self.node(part, field) for part in node.parts])
        if isinstance(node, Any):
            return Either(tuple(self.node(part, field) for part in node.parts))
        return self._leaf(node, field)

    def _field(self, node: InField, field: SearchField) -> SearchField:
        """Find the field of a name."""
        found = BY_WORD.get(node.name)
        if found is None:
            names = "、".join(one.name for one in SEARCH_FIELDS)
            self.faults.append(QueryFault(node.at, f"没有叫“{node.name}”的字段", f"可以用：{names}"))
        return found or field

    def _leaf(self, node: Word | Quoted, field: SearchField) -> Query:
        """Lower a word or a phrase."""
        if field.reading is Reading.TEXT:
            return self._words(node, field)
        word = node.text.strip()
        if not word:
            self.faults.append(QueryFault(node.at, f"“{field.name}”的内容是空的", f"例如 {field.example}"))
            return Everything()
        if field.reading in _NUMBERS:
            return self._range(node, word, field)
        if field.reading is Reading.CASE_NUMBER:
            return self._case_number(node, word)
        if field.reading is Reading.PARTY:
            # Names stand in documents with full-width brackets; what was typed came here folded.
            exact = AnyOf(field.field, tuple(dict.fromkeys((word.translate(_FULL), word))))
            words = tokens(word)
            return Either((exact, Phrase("text", words))) if len(word) >= _NAME and words else exact
        found = self._named(word, field)
        if not found:
            self.faults.append(QueryFault(node.at, f"“{field.name}”里没有“{word}”", f"例如 {field.example}"))
        charges = values.charges_below(found) if field.reading is Reading.CAUSE else ()
        exact = AnyOf(field.field, found)
        return Either((exact, AnyOf("charge", charges))) if charges else exact

    def _named(self, word: str, field: SearchField) -> tuple[str, ...]:
        """Return the values of a field that a word names; what no list knows the index may have."""
        if field.reading is Reading.EXACT:
            return self.lookup.values(field.field, word) or (word,)
        found = _VALUES[field.reading](word)
        if field.reading is Reading.MODEL and found == (word,):
            # Not every model is one of the library: an office has its own, and 同案不同判 is none.
            return self.lookup.values(field.field, word) or found
        return found or (self.lookup.values(field.field, word) if field.reading is Reading.COURT else ())

    def _words(self, node: Word | Quoted, field: SearchField) -> Query:
        """Lower words: quoted ones stand side by side; of a long word the parts do, or count less."""
        if isinstance(node, Word) and field is _TEXT:
            number = values.case_number(node.text)
            if number:
                return self._of_case(number)
            article = values.articles(node.text) if _NUMERAL.search(node.text) else ()
            if article:
                return AnyOf("statute", article)
        words = tokens(node.text)
        if not words:
            self.faults.append(QueryFault(node.at, "这里没有可以检索的字", "写汉字、字母或数字"))
            return Everything()
        self.count += len(words)
        if self.count > MOST_WORDS >= self.count - len(words):
            remedy = "长文本用 jianwen similar --text 检索"
            self.faults.append(QueryFault(node.at, f"检索词超过 {MOST_WORDS} 个", remedy))
        if len(words) == 1:
            return _word(words[0], field)
        if isinstance(node, Quoted):
            return self._phrase(node, field, words)
        parts = tuple(_word(word, field) for word in dict.fromkeys(words))
        return Either((Every(parts), Phrase(field.field, words)))

    def _phrase(self, node: Quoted, field: SearchField, words: tuple[str, ...]) -> Query:
        """Find words side by side; what is rare so is sought in the middle of words, too."""
        if self.count > _MOST_OPEN:
            # One engine bears a thousand conditions: of very many phrases each means its own words only.
            return Phrase(field.field, words)
        query = _phrase(field, words)
        plenty = self.lookup.finds(query) >= _PLENTY
        wider = None if plenty else broken(field.field, node.text)
        return query if wider is None else Either((query, wider))

    def _range(self, node: Word | Quoted, word: str, field: SearchField) -> Query:
        """Lower a range."""
        ends = read_range(word, field.reading)
        if ends is None:
            self.faults.append(
                QueryFault(node.at, f"“{word}”不是{field.name}的范围", f"例如 {field.example}")
            )
            return Everything()
        low, high = ends
        if low is not None and high is not None and low > high:
            self.faults.append(QueryFault(node.at, f"“{word}”的两头写反了", f"例如 {field.example}"))
        return Range(field.field, low, high)

    def _case_number(self, node: Word | Quoted, word: str) -> Query:
        """Lower a case number: the case, and every document of its chain."""
        number = values.case_number(word)
        if not number:
            self.faults.append(QueryFault(node.at, f"“{word}”不是案号", f"例如 {BY_WORD['案号'].example}"))
        return self._of_case(number)

    def _of_case(self, number: str) -> Query:
        """Find a case and its chain."""
        numbers = self.lookup.chain(number)
        return Either((AnyOf("case_number", numbers), AnyOf("chain", numbers)))


def _phrase(field: SearchField, words: tuple[str, ...]) -> Query:
    """Find words side by side; at its ends a phrase may break longer words off (犯盗窃 of 犯盗窃罪)."""
    first, *inner, last = words
    before, behind = (first, *longer_to(first, _MOST_ENDS)), (last, *longer_from(last, _MOST_ENDS))
    parts = tuple(Phrase(field.field, (one, *inner, other)) for one in before for other in behind)
    return parts[0] if len(parts) == 1 else Either(parts)


def _word(word: str, field: SearchField) -> Bag:
    """Find a word, and the longer words that hold it; those count less."""
    return Bag(field.field, ((word, 1.0), *((one, _LONGER) for one in longer(word))))


def _all(parts: Iterable[Query]) -> Query:
    """Put parts together that must all hold; what must not hold is taken from the others."""
    wanted: list[Query] = []
    barred: list[Query] = []
    for part in parts:
        if isinstance(part, Without) and isinstance(part.part, Everything):
            barred.append(part.barred)
        else:
            wanted.append(part)
    base = Everything() if not wanted else wanted[0] if len(wanted) == 1 else Every(tuple(wanted))
    if not barred:
        return base
    return Without(base, barred[0] if len(barred) == 1 else Either(tuple(barred)))


_VALUES: dict[Reading, Callable[[str], tuple[str, ...]]] = {
    Reading.COURT: values.courts,
    Reading.LEVEL: values.levels,
    Reading.CAUSE: values.causes,
    Reading.CHARGE: values.charges,
    Reading.STATUTE: values.articles,
    Reading.CATEGORY: values.categories,
    Reading.MODEL: values.models,
    Reading.SIGNAL: values.signals,
}
