"""What many of a sample of texts have: for lists of what tells nothing of one text."""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

DATA: Final = Path(os.environ.get("JIANWEN_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
SAMPLE, SEED = 2000, 5


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the rows of a packed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def commonplace(texts: Sequence[str], pieces: Callable[[str], Iterable[str]], share: int) -> Iterator[str]:
    """Give the pieces that one in `share` of a sample of the texts has; the sample is always the same."""
    some = Random(SEED).sample(texts, min(SAMPLE, len(texts)))
    counts = Counter(piece for text in some for piece in dict.fromkeys(pieces(text)))
    return (piece for piece, count in counts.items() if count * share >= len(some))


def write_list(target: Path, found: Iterable[str]) -> None:
    """Write a list, one a line, in order."""
    ordered = sorted(found)
    target.write_text("\n".join(ordered) + "\n", encoding="utf-8")
    print(f"{len(ordered)} entries")
