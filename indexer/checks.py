"""What every engine refuses before it writes: an entry that does not fit the fields. Both refuse the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from indexer.fields import BY_NAME, Kind
from indexer.values import Entry

# Elasticsearch: an id has 512 bytes at most, a term 32,766. The embedded index keeps to the same.
ID_BYTES = 512
TERM_BYTES = 32_766
# Lucene's whitespace tokeniser cuts a longer word in two; both engines are given it cut.
WORD = 255
# Both engines count a document as one of a text field's only where it has a word there, one of them in all
# cases: with a word in every text their averages agree, and so their scores. No query has this word.
NOTHING = "∅"
_INT64 = 1 << 63


def fault(entry: Entry) -> str:
    """Say why an entry cannot be indexed, without quoting it; "" where it can."""
    return next(_faults(entry), "")


def indexed(text: str) -> str:
    """Return a text of tokens as both engines split it alike."""
    # No blank but the plain one is printable; Lucene and Python do not agree on all of them.
    if text.isprintable() and not _has_long_word(text):
        return NOTHING if not text or text.isspace() else text
    return " ".join(piece for word in text.split() for piece in pieces(word)) or NOTHING


def ordered(entry: Entry) -> dict[str, int]:
    """Return the numbers of an entry with the one that breaks ties, which is made of its id."""
    digest = hashlib.blake2b(entry.id.encode(), digest_size=8).digest()
    return {**entry.numbers, "order": int.from_bytes(digest, signed=True)}


def pieces(word: str) -> tuple[str, ...]:
    """Cut a word into pieces of the length that an index takes."""
    return tuple(word[at : at + WORD] for at in range(0, len(word), WORD))


def _has_long_word(text: str) -> bool:
    """Say whether a word is too long: leaps from blank to blank, for this is asked of every text."""
    at = 0
    while at + WORD < len(text):
        blank = text.rfind(" ", at, at + WORD + 1)
        if blank < 0:
            return True
        at = blank + 1
    return False


def _faults(entry: Entry) -> Iterator[str]:
    """Yield what is wrong with an entry."""
    if not entry.id or not 0 < _size(entry.id) <= ID_BYTES:
        yield f"编号为空或超过 {ID_BYTES} 字节，或含有不成对的代理字符。"
    for kind, given in (
        (Kind.KEYWORD, entry.keywords),
        (Kind.NUMBER, entry.numbers),
        (Kind.TEXT, entry.texts),
        (Kind.STORED, entry.stored),
    ):
        for name in given:
            if name not in BY_NAME or BY_NAME[name].kind is not kind:
                yield f"字段表里没有类型为 {kind.value} 的字段 {name}。"
    yield from _value_faults(entry)


def _value_faults(entry: Entry) -> Iterator[str]:
    """Yield what is wrong with the values of known fields."""
    for name, values in entry.keywords.items():
        if len(values) > 1 and not BY_NAME[name].many:
            yield f"字段 {name} 只能有一个值。"
        if any(not 0 <= _size(value) <= TERM_BYTES for value in values):
            yield f"字段 {name} 的值超过 {TERM_BYTES} 字节，或含有不成对的代理字符。"
    for name, number in entry.numbers.items():
        if isinstance(number, bool) or not isinstance(number, int) or not -_INT64 <= number < _INT64:
            yield f"字段 {name} 的值不是 64 位整数。"
    for name, text in (*entry.texts.items(), *entry.stored.items()):
        if not text.isprintable() and _size(text) < 0:
            yield f"字段 {name} 的文字含有不成对的代理字符。"


def _size(text: str) -> int:
    """Return the size in UTF-8, -1 where the text cannot be written so."""
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        return -1
