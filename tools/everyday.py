"""Build `indexer/similar/everyday.txt`: pairs of characters that the stories of many judgments have.

Run as `python -m tools.everyday`. A pair is listed that one in four stories of a sample of criminal
judgments has, or of civil ones (上述, 登记): that two cases have it makes them no more alike. Nothing of one
person is in the list.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from indexer.similar.pairs import is_telling, pairs
from indexer.similar.profile import story_of
from tools.commonplace import DATA, commonplace, rows, write_list

TARGET: Final = Path(__file__).resolve().parents[1] / "indexer" / "similar" / "everyday.txt"
SHARE = 4


def main() -> int:
    """Write the list."""
    write_list(TARGET, {*commonplace(_criminal(), _pairs, SHARE), *commonplace(_civil(), _pairs, SHARE)})
    return 0


def _pairs(story: str) -> list[str]:
    """Return the pairs of a story that rank cases at all."""
    return [pair for pair in pairs(story).split() if is_telling(pair)]


def _criminal() -> list[str]:
    """Return the stories of criminal judgments."""
    found = (row for row in rows(DATA / "lecard" / "docs.jsonl.gz") if isinstance(row["sections"], dict))
    return [story_of(row["text"], row["sections"]) for row in found]


def _civil() -> list[str]:
    """Return what civil judgments tell of claims, defence and facts."""
    told = (row["JudgeAccusation"] for row in rows(DATA / "civil" / "c3rd.jsonl.gz"))
    return [text for text in told if text]


if __name__ == "__main__":
    raise SystemExit(main())
