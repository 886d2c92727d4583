"""Build `nlp/data/court_words.txt`: words that begin with a surname and that courts use everywhere.

Run as `python -m tools.words`. A word of two characters is listed that the dictionary holds and that one in
fifty of a sample of judgments has (程序, 方向): its place in a sentence makes no name of it. Nothing of one
person is in the list.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import rjieba

from nlp.names.surnames import COMMON
from tools.commonplace import DATA, commonplace, rows, write_list

TARGET: Final = Path(__file__).resolve().parents[1] / "nlp" / "data" / "court_words.txt"
SHARE = 50


def main() -> int:
    """Write the list."""
    texts = [str(row["text"]) for row in rows(DATA / "lecard" / "docs.jsonl.gz")]
    write_list(TARGET, filter(rjieba.has_word, commonplace(texts, _pairs, SHARE)))
    return 0


def _pairs(text: str) -> set[str]:
    """Return the pairs of a judgment that begin with a surname."""
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at] in COMMON}


if __name__ == "__main__":
    raise SystemExit(main())
