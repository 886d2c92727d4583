"""A view of a text that is easier to analyse, and the way back to the text as given.

The user's text is never altered. Patterns run over `View.text`; `View.span` maps what they found
back to offsets of the original. Two steps make a view:

- *fold*: one character for one character (full-width digits and letters, brackets, spaces, the
  half-width stops of Chinese sentences, numbers spelt 一三八〇… or ①③⑧⓪…), so offsets do not move;
- *drop*: zero-width characters and the line breaks of hard-wrapped text vanish, and an offset map
  is kept. Most texts need no drop, and then the map costs nothing.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from nlp.text.checksums import Answer, id_form, id_number, luhn
from nlp.text.misread import mended, split_names
from nlp.text.rows import Row, rows_of
from nlp.text.windows import WINDOW
from nlp.values import Span

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_WIDE |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}


def _table() -> dict[int, str | int]:
    """Build the fold table; every entry maps one character to one character."""
    pairs = {
        "（〔［[﹝": "(",
        "）〕］]﹞": ")",
        "\u3000\u00a0\u2002\u2003\u2009\u202f\t": " ",
        ":∶︰": "：",
        ";": "；",
        "＊﹡∗": "*",
        "＠": "@",
        "．": ".",
        "－–﹣‐‑‒−": "-",
        "％": "%",
        "＃": "#",
        "＿": "_",
        "／": "/",
        "＋": "+",
        "○◯": "〇",
    }
    table: dict[int, str | int] = dict(_WIDE)
    for sources, target in pairs.items():
        table.update({ord(source): target for source in sources})
    return table


_FOLD_TABLE = _table()
# Five alphabets of mathematical digits, bold to monospace. Outside the plane of the rest, so they have
# a table of their own: in one class with it, every other character would be slower.
_MATHEMATICAL = {0x1D7CE + at: str(at % 10) for at in range(50)}
_NARROW = {
    chr(code): target if isinstance(target, str) else chr(target) for code, target in _FOLD_TABLE.items()
}
# Only what folds is touched: four times faster than str.translate over the whole text.
_FOLDS = re.compile("[" + "".join(map(re.escape, _NARROW)) + "]")
# Between two numbers of a row of a table: a blank would make one number of them.
_CELLS = re.compile("\t(?<=[0-9Xx]\t)(?=[0-9])")
# Half-width stops of Chinese prose. A comma between ASCII (1,000; Smith, John) stays, and so does a dot
# that joins a name (买买提.艾力), unless the text has no other full stop.
_COMMA = re.compile(r",(?:(?<=[^\x00-\x7f],)|(?=[^\x00-\x7f]))")
_CLOSED = '(?<=[\u4e00-\u9fff)》”"]\\.)'
_DOT = re.compile(rf"\.{_CLOSED}(?=\s|\d|[(《“]|$)")
_ANY_DOT = re.compile(rf"\.{_CLOSED}(?![A-Za-z.])")
ZERO_WIDTH = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u00ad\u034f\u180e]+"
)
# Looked for from where a run of blanks begins, not from each of its blanks: there may be a million of them.
_BREAK = re.compile(r"(?:(?<![ \u3000])[ \u3000]++)?\r?\n[ \u3000]*")
_BROKEN = re.compile(
    r"(?P<head>[0-9](?<![0-9.].)[0-9]{0,19})(?P<gap>[ \u3000]*\r?\n[ \u3000]*)"
    r"(?=(?P<tail>[0-9]{1,20}[Xx]?)(?![0-9年月])(?!(?<![0-9]{3})[、.．)]))"
)
# A frame number of a vehicle: 17 capital letters and digits, the first an L.
_BROKEN_FRAME = re.compile(
    r"(?P<head>L(?<![0-9A-Z]L)[0-9A-Z]{2,15})(?P<gap>[ \u3000]*\r?\n[ \u3000]*)"
    r"(?=(?P<tail>[0-9A-Z]{1,14})(?![0-9A-Z]))"
)
_NUMBER_LENGTHS = frozenset((11, 15, 16, 17, 18, 19))
_CARD_LENGTHS = frozenset((16, 17, 18, 19))
_MOBILE = re.compile("1[3-9][0-9]{9}")
_FRAME_LENGTH = 17
_WORDS = re.compile("[\u3400-\u9fffA-Za-z]")
_SENTENCE_END = frozenset("。；：！？:;.!?”」』》")
_MIN_WIDTH, _MAX_WIDTH, _SLACK, _SHARE = 18, 90, 3, 0.3


# A number written in Chinese digits (一三八〇…) or circled ones: runs so long are no date and no sum,
# which has units (十, 百). 幺 is how a 1 is read out.
_SPELT = dict(
    zip("零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "00123456789" + "1" + "123456789", strict=True)
)
_CIRCLED = {chr(first + at): str(at + 1) for first in (0x2460, 0x2776, 0x2780) for at in range(9)}
_CIRCLED |= {"⓪": "0", "⓿": "0"}
_CIRCLED |= {digit: str(at % 10) for at, digit in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")}
_ANY_SPELT = "".join(_SPELT)
_ANY_CIRCLED = "".join(_CIRCLED)
# One class stands first: the search then looks only where a run may start.
_SPELT_RUN = re.compile(
    rf"[{_ANY_SPELT}{_ANY_CIRCLED}](?:(?<=[{_ANY_SPELT}])(?:[ -]?[{_ANY_SPELT}]){{6,}}[Xx]?"
    rf"|(?<=[{_ANY_CIRCLED}])(?:[ -]?[{_ANY_CIRCLED}]){{4,}})"
)
_SPELT_TABLE = str.maketrans(_SPELT | _CIRCLED)
# Of what kind the characters of a text are that few texts have, or few so close together: told in one pass
# over it, for a search for such a class takes longer than a search for anything else.
_HIDDEN, _BETWEEN, _IN_SPELT, _IN_CIRCLED = range(1, 5)
_KINDS: Final = np.zeros(1 << 16, np.uint8)
_KINDS[[code for code in range(1 << 16) if ZERO_WIDTH.match(chr(code))]] = _HIDDEN
for _kind, _chars in ((_BETWEEN, " -\r\n"), (_IN_SPELT, _ANY_SPELT), (_IN_CIRCLED, _ANY_CIRCLED)):
    _KINDS[[*map(ord, _chars)]] = _kind
_GAPS: Final = bytes((_HIDDEN, _BETWEEN))
# Runs as `_SPELT_RUN` finds them, whatever is dropped from between.
_RUNS: Final = (bytes([_IN_SPELT] * 7), bytes([_IN_CIRCLED] * 5))


def fold(text: str) -> str:
    """Return `text` with wide forms made narrow; same length, so offsets hold."""
    # Characters outside the first plane take four bytes of UTF-16, all others two.
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        text = text.translate(_MATHEMATICAL)
    if "\t" in text:
        text = _CELLS.sub("，", text)
    return _FOLDS.sub(_narrow, text)


def _narrow(match: re.Match[str]) -> str:
    """Return one wide form made narrow."""
    return _NARROW[match[0]]


def _spelt(text: str) -> str:
    """Return a folded text with long numbers in Chinese or circled digits in plain ones; same length."""
    return _SPELT_RUN.sub(lambda match: match[0].translate(_SPELT_TABLE), text)


def _stops(text: str) -> str:
    """Return a folded text with the half-width commas and full stops of Chinese sentences made wide."""
    if "," in text:
        text = _COMMA.sub("，", text)
    if "." in text:
        text = (_DOT if "。" in text else _ANY_DOT).sub("。", text)
    return text


@dataclass(frozen=True, slots=True)
class View:
    """A text to analyse and, for each of its code points, the offset it came from.

    `starts` is None when nothing was dropped: then offsets are the same on both sides. `rows` are the rows
    of its tables, in offsets of the source.
    """

    text: str = field(repr=False)
    starts: array[int] | None = field(default=None, repr=False, compare=False)
    length: int = 0
    rows: tuple[Row, ...] = field(default=(), compare=False)

    def span(self, start: int, end: int) -> Span:
        """Map [start, end) of the view to the shortest range of the source that covers it."""
        if self.starts is None:
            return Span(start, end)
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.length
            return Span(at, at)
        return Span(self.starts[start], self.starts[end - 1] + 1)

    def offset(self, source: int) -> int:
        """Map an offset of the source to the view (of a dropped character: to what follows it)."""
        return source if self.starts is None else bisect_left(self.starts, source)

    def inside(self, span: Span) -> tuple[int, int]:
        """Map a range of the source to a range of the view."""
        return self.offset(span.start), self.offset(span.end)


def view_of(text: str) -> View:
    """Fold `text`, drop what only disturbs, and keep the way back."""
    folded = _stops(mended(fold(text)))
    kinds = _kinds(folded)
    drops = split_names(folded)
    if _HIDDEN in kinds:
        drops += [m.span() for m in ZERO_WIDTH.finditer(folded)]
    if "\n" in folded:
        drops += (*_wrapped_breaks(folded, text), *_broken_numbers(folded))
    kept, starts = _without(folded, sorted({*drops})) if drops else (folded, None)
    close = kinds.translate(None, _GAPS)
    spelt = _spelt(kept) if any(run in close for run in _RUNS) else kept
    return View(spelt, starts, len(text), rows_of(text))


def _kinds(text: str) -> bytes:
    """Return the kind of each character; one outside the first plane counts as two of no kind."""
    pieces = (text[at : at + WINDOW] for at in range(0, len(text), WINDOW))
    coded = (np.frombuffer(piece.encode("utf-16-le", "surrogatepass"), np.uint16) for piece in pieces)
    return b"".join(_KINDS.take(codes).tobytes() for codes in coded)


def _without(text: str, drops: list[tuple[int, int]]) -> tuple[str, array[int]]:
    """Cut the sorted, disjoint ranges `drops` out of `text`; tell where what is left stood in it."""
    pieces: list[str] = []
    starts = array("l")
    at = 0
    for start, end in drops:
        if start > at:
            pieces.append(text[at:start])
            starts.extend(range(at, start))
        at = max(at, end)
    pieces.append(text[at:])
    starts.extend(range(at, len(text)))
    return "".join(pieces), starts


def _broken_numbers(text: str) -> list[tuple[int, int]]:
    """Find the line breaks inside a long number: short or ragged texts do not show that they are wrapped.

    Only where both halves together have the length of a number that identifies (a mobile, an ID, a card),
    and the second half is no number of a list (3、).
    """
    gaps = [match.span("gap") for match in _BROKEN.finditer(text) if _is_broken(match["head"], match["tail"])]
    return gaps + [
        match.span("gap")
        for match in _BROKEN_FRAME.finditer(text)
        if len(match["head"]) + len(match["tail"]) == _FRAME_LENGTH
    ]


def _is_broken(head: str, tail: str) -> bool:
    """Say whether two runs of digits, one below the other, are one number; a table has whole ones."""
    whole = head + tail
    if len(whole) not in _NUMBER_LENGTHS:
        return False
    return not (_is_whole(head) or _is_whole(tail)) or _holds(whole)


def _is_whole(number: str) -> bool:
    """Say whether digits are a mobile, an identity number or a card by themselves."""
    return _MOBILE.fullmatch(number) is not None or id_form(number) is Answer.YES or _holds(number)


def _holds(number: str) -> bool:
    """Say whether the check digit of an identity number or a card holds."""
    return id_number(number) is Answer.YES or (len(number) in _CARD_LENGTHS and luhn(number) is Answer.YES)


def _wrapped_breaks(text: str, given: str) -> list[tuple[int, int]]:
    """Find the line breaks of hard-wrapped text: a full line that does not end a sentence.

    A text counts as wrapped when at least `_SHARE` of its lines are about as long as its long
    lines, and these are no longer than a printed line can be.
    """
    breaks = list(_BREAK.finditer(text))
    begins = [0, *(m.end() for m in breaks)]
    lengths = [m.start() - begin for begin, m in zip(begins, breaks, strict=False)]
    width = sorted(lengths)[min(len(lengths) - 1, int(len(lengths) * 0.9))]
    # Numbers below one another are a table's: a line of prose has words.
    full = [
        length >= width - _SLACK and _WORDS.search(text, begin, begin + length) is not None
        for begin, length in zip(begins, lengths, strict=False)
    ]
    rows = "\t" in given
    if not _MIN_WIDTH <= width <= _MAX_WIDTH or sum(full) < _SHARE * len(lengths):
        return []
    return [
        m.span()
        for m, is_full in zip(breaks, full, strict=True)
        if is_full and m.start() > 0 and text[m.start() - 1] not in _SENTENCE_END
        if not (rows and _is_beside_row(given, m))
    ]


def _is_beside_row(given: str, line_end: re.Match[str]) -> bool:
    """Say whether a break ends a row of a table, or stands before one: a row is no line of prose."""
    start = given.rfind("\n", 0, line_end.start()) + 1
    stop = given.find("\n", line_end.end())
    after = given[line_end.end() : stop if stop >= 0 else len(given)]
    return "\t" in given[start : line_end.start()] or "\t" in after
