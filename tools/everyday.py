"""Build `indexer/similar/everyday.txt`: pairs of characters that the stories of many judgments have.

Run as `python -m tools.everyday`. A pair is listed that one in four stories of a sample of criminal
judgments has, or of civil ones (上述, 登记): that two cases have it makes them no more alike. Nothing of one
person is in the list.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

from indexer.similar.pairs import is_telling, pairs
from indexer.similar.profile import story_of

ROOT: Final = Path(__file__).resolve().parents[1]
DATA: Final = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data"))
TARGET: Final = ROOT / "indexer" / "similar" / "everyday.txt"
SAMPLE, SEED, SHARE = 2000, 5, 4


def main() -> int:
    """Write the list."""
    found = sorted({*_everyday(_criminal()), *_everyday(_civil())})
    TARGET.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{len(found)} pairs")
    return 0


def _everyday(stories: list[str]) -> Iterator[str]:
    """Give the pairs that many of the stories have, of those that rank cases at all."""
    some = Random(SEED).sample(stories, min(SAMPLE, len(stories)))
    counts = Counter(pair for story in some for pair in dict.fromkeys(pairs(story).split()))
    return (pair for pair, count in counts.items() if count * SHARE >= len(some) and is_telling(pair))


def _criminal() -> list[str]:
    """Return the stories of criminal judgments."""
    rows = (row for row in _rows(DATA / "lecard" / "docs.jsonl.gz") if isinstance(row["sections"], dict))
    return [story_of(row["text"], row["sections"]) for row in rows]


def _civil() -> list[str]:
    """Return what civil judgments tell of claims, defence and facts."""
    told = (row["JudgeAccusation"] for row in _rows(DATA / "civil" / "c3rd.jsonl.gz"))
    return [text for text in told if text]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the rows of a packed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    raise SystemExit(main())
