"""Parse and screen privacy_dev, and print recall and precision per category.

`python -m bench.privacy [--details FILE] [--names]`: the details (missed entities and false alarms, with
their surroundings) quote real people, so the file must lie outside the checkout.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from annotations.fingerprints import new_key
from annotations.gold.jsonl import Entity, load_gold
from annotations.privacy.screen import Screener
from annotations.score import Found, Key, Score, evaluate
from annotations.score_table import table
from nlp.names.recognisers.interface import Recogniser
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data")) / "privacy_dev"


def texts(path: Path) -> dict[str, str]:
    """Read the documents: id → text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {str(row["id"]): str(row["text"]) for row in rows}


def screen_all(documents: dict[str, str], recogniser: Recogniser) -> list[Found]:
    """Screen every document in this process."""
    screener = Screener(new_key(), recogniser=recogniser)
    found: list[Found] = []
    for id_, text in documents.items():
        document = Document(id=id_, document=id_, source=id_, media_type="text/plain", text=text)
        view = view_of(text)
        findings = screener.screen(document, parse(document, view), view).findings
        found += [
            Found(id_, finding.category.value, finding.span, finding.span.of(text))
            for finding in findings
            if finding.span is not None
        ]
    return found


def details(score: Score, gold: Iterable[Entity], found: Iterable[Found], documents: dict[str, str]) -> str:
    """Write what was missed and what was wrong, each with its surroundings."""
    places = {(e.document, e.category, e.text): e.spans[0].start for e in gold}
    for finding in found:
        places.setdefault((finding.document, finding.category, finding.text), finding.span.start)
    lines = ["# missed", *(_line(key, places, documents) for key in sorted(score.misses))]
    lines += ["# false alarms", *(_line(key, places, documents) for key in sorted(score.alarms))]
    return "\n".join(lines) + "\n"


def _line(key: Key, places: dict[Key, int], documents: dict[str, str]) -> str:
    """Write one key with thirty characters before and after its first place."""
    document, category, text = key
    at = places[key]
    around = documents[document]
    before, after = around[max(0, at - 30) : at], around[at + len(text) : at + len(text) + 30]
    return f"{document}\t{category}\t{before}【{text}】{after}"


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--details", type=Path, help="write misses and false alarms here")
    parser.add_argument("--names", action="store_true", help="score the names of people only")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"no data at {DATA}: set JIANWEN_DATA", file=sys.stderr)
        return 2
    documents = texts(DATA / "docs.jsonl.gz")
    gold = load_gold(DATA / "gold.jsonl")
    if options.names:
        gold = tuple(entity for entity in gold if entity.category.startswith("name."))
    recogniser = LacRecogniser()
    recogniser.persons(["。"])  # the model loads now, outside the measure
    began = time.process_time()
    found = screen_all(documents, recogniser)
    seconds = time.process_time() - began
    score = evaluate(gold, found, documents)
    print(table(score))
    speed = sum(map(len, documents.values())) / seconds / 1000
    print(f"{speed:.0f} k characters/s of processor time, parsing included")
    if options.details:
        options.details.write_text(details(score, gold, found, documents), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
