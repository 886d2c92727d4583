"""Search tokens: rjieba's words, so that both engines index and ask the same (they split at blanks only)."""

from __future__ import annotations

import re

import rjieba

# What is neither a letter, a digit nor a Chinese character finds nothing and only makes the index longer; the
# point of 3.5 stays. Taken out before the cut: looking at each word costs more than the cut itself.
_NO_POINT = re.compile(r"\.(?!\d)|(?<!\d)\.")
_NO_WORD = re.compile(r"[^\w〇.]+")
_BLANK = " "
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in their order, in small letters, without punctuation."""
    return tuple(joined(text).split())


def joined(text: str) -> str:
    """Return the words of a text with one blank between them."""
    plain = narrow(text).lower()
    if "." in plain:
        plain = _NO_POINT.sub(_BLANK, plain)
    return _BLANK.join([word for word in rjieba.cut(_NO_WORD.sub(_BLANK, plain)) if word != _BLANK])


def narrow(text: str) -> str:
    """Return a text with full-width letters and digits made half-width; same length, so offsets hold."""
    return _WIDE.sub(lambda wide: chr(ord(wide[0]) - 0xFEE0), text)
