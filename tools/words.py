"""Build two lists of words: what courts use everywhere, and what judgments use now and then.

Run as `python -m tools.words`. `nlp/data/court_words.txt` has words of two characters that begin with a
surname, that the dictionary holds and that one in fifty of a sample of judgments has (程序, 方向): their
place in a sentence makes no name of them. `nlp/data/ordinary_words.txt` has all words but names that one in
three hundred has (肩膀): any other word (红豆) is somebody's where the place says so. Nothing of one person
is in the lists.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import rjieba

from nlp.names.surnames import COMMON
from tools.commonplace import DATA, commonplace, rows, write_list

TABLES: Final = Path(__file__).resolve().parents[1] / "nlp" / "data"
COURTS, ORDINARY = TABLES / "court_words.txt", TABLES / "ordinary_words.txt"
SHARE, ORDINARY_SHARE = 50, 300
_LONGEST = 3


def main() -> int:
    """Write the lists."""
    texts = [str(row["text"]) for row in rows(DATA / "lecard" / "docs.jsonl.gz")]
    write_list(COURTS, filter(rjieba.has_word, commonplace(texts, _pairs, SHARE)))
    write_list(ORDINARY, filter(_is_no_name, commonplace(texts, _words, ORDINARY_SHARE)))
    return 0


def _pairs(text: str) -> set[str]:
    """Return the pairs of a judgment that begin with a surname."""
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at] in COMMON}


def _words(text: str) -> set[str]:
    """Return the words of a judgment of two and three characters."""
    return {word for word in rjieba.cut(text) if 1 < len(word) <= _LONGEST}


def _is_no_name(word: str) -> bool:
    """Say whether the dictionary holds a word, and not as somebody's name."""
    return rjieba.has_word(word) and not rjieba.tag(word)[0][1].startswith("nr")


if __name__ == "__main__":
    raise SystemExit(main())
