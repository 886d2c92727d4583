"""What the drawing of a PDF page holds but does not draw: remarks, words at marks, data of small pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.readers.byte_words import words_in

_TOKEN = re.compile(
    rb"%[^\r\n]*|\(|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+|[\[\]{}]|\S"
)
_REMARK_OR_STRING = re.compile(rb"%[^\r\n]*|\(")
# The second line of most files is a few bytes that say: this is not plain text (ISO 32000-1, 7.5.2).
_HEAD = re.compile(rb"%PDF-[\d.]*[\r\n]+%[\x80-\xff]{1,8}(?=[\r\n])")
_LITERAL = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ESCAPED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_HEX = re.compile(rb"<([0-9A-Fa-f]{4,})>")
_END_OF_IMAGE = re.compile(rb"[\s]EI(?=[\s]|$)")
# A page without any of these says nothing aside: most pages are not looked at more closely.
_MAYBE = re.compile(rb"%|<<(?!\s*/MCID\s+\d+\s*>>)|\bBI\b|\bBX\b|(?:\)|[0-9A-Fa-f]>)\s*(?!T[jJ])[a-zA-Z]")
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_NUMERIC = b"+-.0123456789"
_VALUES = frozenset((b"true", b"false", b"null", b"[", b"]", b"{", b"}", b"<<", b">>"))


def said_aside(data: bytes) -> list[str]:
    """Return what the instructions of a drawing say without drawing it, each once."""
    if not _MAYBE.search(data):
        return []
    told = (word for piece, written in _pieces(data) for word in words_in(piece, written=written))
    return list(dict.fromkeys(told))


def remarks(data: bytes) -> list[str]:
    """Return the words of the remarks that stand between the objects of a file, each once."""
    found: dict[str, None] = {}
    data, at = _HEAD.sub(b"", data), 0
    while match := _REMARK_OR_STRING.search(data, at):
        at = match.end()
        if match[0] == b"(":
            at = _end_of_literal(data, at)
        else:
            found.update(dict.fromkeys(words_in(match[0][1:], written=True)))
    return list(found)


def _pieces(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield remarks, strings that nothing shows, and inline pictures, and whether they are there to be read.

    The data of a picture are packed mostly: what looks like two characters in them is chance.
    """
    at, strings = 0, list[bytes]()
    while match := _TOKEN.search(data, at):
        token, at = match[0], match.end()
        if token == b"(":
            start, at = at, _end_of_literal(data, at)
            strings.append(_ESCAPE.sub(_plain, data[start : at - 1]))
        elif token.startswith(b"%"):
            yield token[1:], True
        elif token.startswith(b"<") and token.endswith(b">") and token != b"<<":
            digits = b"".join(token[1:-1].split())
            strings.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
        elif token == b"BI":
            end = _END_OF_IMAGE.search(data, at)
            yield data[at : end.start() if end else len(data)], False
            for digits in _HEX.findall(data, at, end.start() if end else len(data)):
                yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii")), False
            at = end.end() if end else len(data)
        elif token in _VALUES or token[0] in b"/" or token[0] in _NUMERIC:
            continue
        else:
            if token not in _SHOWING:
                yield from ((one, True) for one in strings)
            strings.clear()
    yield from ((one, True) for one in strings)


def _end_of_literal(data: bytes, at: int) -> int:
    """Return where a string ends: brackets in it are balanced."""
    depth = 1
    for match in _LITERAL.finditer(data, at):
        depth += (match[0] == b"(") - (match[0] == b")")
        if not depth:
            return match.end()
    return len(data) + 1


def _plain(match: re.Match[bytes]) -> bytes:
    """Return what an escape stands for."""
    code = match[1]
    return bytes([int(code, 8) & 255]) if code[:1] in b"01234567" else _ESCAPED.get(code, code)
