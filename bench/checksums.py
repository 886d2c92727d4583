"""Every ID number and bank card of the judgments whose checksum holds: how many are found.

`python -m bench.checksums`: the numbers are looked for by form and checksum alone, apart from the detectors.
Cards begin as cards do (62, 4, 51–55, 34, 37, 9558): one waybill in ten passes the checksum by chance. What
an excuse withdraws (the words before call it a waybill) counts as missed and is told apart.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from annotations.privacy.numbers.accounts import detect_bank_accounts
from annotations.privacy.numbers.identities import detect_id_numbers
from annotations.privacy.scene import Scene
from annotations.privacy.screen import judged
from nlp.case import Case
from nlp.text.checksums import Answer, id_number, luhn
from nlp.text.view import view_of
from nlp.values import Document, Span

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data")) / "lecard"
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF10, 0xFF1A)} | {ord("Ｘ"): ord("X")}
_ID = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_CARD = re.compile(r"(?<![0-9A-Za-z])(?:62|4[0-9]|5[1-5]|9558|3[47])[0-9]{12,17}(?![0-9A-Za-z])")
_LENGTHS = range(16, 20)
BAR = 0.995


def wanted(text: str) -> Iterator[tuple[str, Span]]:
    """Give the numbers whose checksum holds, by kind."""
    narrow = text.translate(_WIDE)
    for match in _ID.finditer(narrow):
        if id_number(match[0]) is Answer.YES:
            yield "id_number", Span(*match.span())
    for match in _CARD.finditer(narrow):
        value = match[0]
        if len(value) in _LENGTHS and luhn(value) is Answer.YES and id_number(value) is not Answer.YES:
            yield "bank_account", Span(*match.span())


def main() -> int:
    """Count over all judgments; exit 1 when a bar is missed."""
    counts: Counter[str] = Counter()
    with gzip.open(DATA / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            numbers = list(wanted(text))
            if not numbers:
                continue
            scene = Scene(Document("1", "1", "", "text/plain", text), Case("1"), view_of(text))
            kept, excused = judged(scene, (detect_id_numbers, detect_bank_accounts))
            for kind, span in numbers:
                counts[kind] += 1
                counts[f"{kind} found"] += any(
                    one.span is not None and one.span.covers(span) and one.category.value == kind
                    for one in kept
                )
                counts[f"{kind} excused"] += any(
                    one.candidate.span is not None and one.candidate.span.overlaps(span) for one in excused
                )
    missed = 0
    for kind in ("id_number", "bank_account"):
        share = counts[f"{kind} found"] / counts[kind]
        missed += share < BAR
        told = f"{counts[f'{kind} found']} of {counts[kind]}, {counts[f'{kind} excused']} excused"
        print(f"{kind:14} {share:.4f} (bar {BAR}): {told}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
