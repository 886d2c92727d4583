"""Mask published judgments in memory, screen the copies and read them again: what is left, what else changed.

`python -m bench.redact [--sample N] [--part K/M] [--details FILE] [--show N]`: details and shown documents
quote real people, so the file must lie outside the checkout.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotations.fingerprints import new_key
from annotations.privacy.screen import Screener
from annotations.redaction.masking import Masker, bare, is_forbidden
from annotations.redaction.plan import is_mendable
from annotations.redaction.same import differences
from annotations.redaction.values import Plan
from nlp.names.recognisers.lac import LacRecogniser
from nlp.values import Document

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data")) / "lecard" / "docs.jsonl.gz"
_AROUND = 24


@dataclass(slots=True)
class Tally:
    """What was counted over all documents."""

    documents: int = 0
    masked: int = 0
    forbidden: int = 0
    left: int = 0
    changed: int = 0
    replaced: Counter[str] = field(default_factory=Counter)
    by_category: Counter[str] = field(default_factory=Counter)
    by_difference: Counter[str] = field(default_factory=Counter)


def rows(sample: int | None, part: str) -> Iterator[tuple[str, str]]:
    """Give id and text of the documents asked for."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    if sample is not None:
        every = random.Random(7).sample(every, min(sample, len(every)))
    which, _, of = part.partition("/")
    for row in every[int(which) - 1 :: int(of)]:
        yield str(row["id"]), str(row["text"])


def measure(sample: int | None, part: str) -> tuple[Tally, list[str], list[tuple[Plan, str]]]:
    """Mask and check every document; return the counts, the lines of details and the plans."""
    masker = Masker(Screener(new_key(), recogniser=LacRecogniser()))
    tally, details, plans = Tally(), list[str](), list[tuple[Plan, str]]()
    for id_, text in rows(sample, part):
        document = Document(id=id_, document=id_, source=id_, media_type="text/plain", text=text)
        read = masker.read(document)
        plan = masker.mask(read).plan
        tally.documents += 1
        tally.forbidden += is_forbidden(read.findings)
        tally.masked += bool(plan.replacements)
        tally.replaced.update(one.category.value for one in plan.replacements)
        if not plan.replacements:
            continue
        copy = masker.read(bare(document, plan.masked(text)))
        left = [one for one in copy.findings if is_mendable(one)]
        tally.left += bool(left)
        tally.by_category.update({one.category.value for one in left})
        for one in left:
            if one.span is not None:
                details.append(_line(id_, "left", one.category.value, copy.document.text, one.span.start))
        found = differences(read.case, copy.case, plan)
        tally.changed += bool(found)
        tally.by_difference.update({what for what, _ in found})
        details += [_line(id_, "changed", what, text, at) for what, at in found]
        plans.append((plan, text))
    return tally, details, plans


def _line(id_: str, what: str, kind: str, text: str, at: int) -> str:
    """Write a place with what stands around it."""
    around = text[max(0, at - _AROUND) : at] + "【" + text[at : at + _AROUND] + "】"
    return f"{id_}\t{what}\t{kind}\t{around}"


def shown(plan: Plan, text: str) -> str:
    """Write the replacements of a document with their surroundings."""
    lines = [f"# {plan.id}"]
    for one in plan.replacements:
        before = text[max(0, one.span.start - _AROUND) : one.span.start]
        after = text[one.span.end : one.span.end + _AROUND]
        lines.append(f"{one.category.value:22} {before}【{one.span.of(text)}→{one.text}】{after}")
    return "\n".join(lines)


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--part", default="1/1", help="This part of how many: 1/2.")
    parser.add_argument("--details", type=Path)
    parser.add_argument(
        "--show", type=int, default=0, help="Write this many masked documents to the details."
    )
    asked = parser.parse_args()
    began = time.perf_counter()
    tally, details, plans = measure(asked.sample, asked.part)
    took = time.perf_counter() - began
    write = sys.stdout.write
    write(f"documents {tally.documents}, masked {tally.masked}, not to be published {tally.forbidden}\n")
    write(f"with a finding left that a mask can mend: {tally.left} ({tally.left / tally.documents:.2%})\n")
    write(f"  {dict(tally.by_category)}\n")
    write(f"read differently: {tally.changed} ({tally.changed / tally.documents:.2%})\n")
    write(f"  {dict(tally.by_difference)}\n")
    write(f"replaced: {dict(tally.replaced.most_common())}\n{took:.0f} s\n")
    if asked.details:
        shows = [shown(plan, text) for plan, text in plans[: asked.show]]
        asked.details.write_text("\n".join([*details, *shows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
