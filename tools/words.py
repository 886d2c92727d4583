"""Build `nlp/data/court_words.txt`: words that begin with a surname and that courts use everywhere.

Run as `python -m tools.words`. A word of two characters is listed that the dictionary holds and that one in
fifty of a sample of judgments has (程序, 方向): its place in a sentence makes no name of it. Nothing of one
person is in the list.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

import rjieba

from nlp.names.surnames import COMMON

ROOT: Final = Path(__file__).resolve().parents[1]
DATA: Final = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data"))
TARGET: Final = ROOT / "nlp" / "data" / "court_words.txt"
SAMPLE, SEED, SHARE = 2000, 5, 50


def main() -> int:
    """Write the list."""
    with gzip.open(DATA / "lecard" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [str(json.loads(line)["text"]) for line in lines]
    texts = Random(SEED).sample(texts, SAMPLE)
    counts = Counter(pair for text in texts for pair in _pairs(text))
    words = sorted(
        word for word, count in counts.items() if count * SHARE >= SAMPLE and rjieba.has_word(word)
    )
    TARGET.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")
    return 0


def _pairs(text: str) -> set[str]:
    """Return the pairs of a judgment that begin with a surname."""
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at] in COMMON}


if __name__ == "__main__":
    raise SystemExit(main())
