"""How many quoted phrases find their own document: `python -m bench.search_phrases STORE [--queries N]`.

Texts are cut into words when they are indexed, and so is a phrase. One that begins or ends inside a word is
cut otherwise there. Told apart are phrases that end where words do, those that end where a word has a shorter
one in it (盗窃 in 盗窃罪), as people quote, and those that break a word anywhere.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from pathlib import Path

import rjieba

from bench.search_speed import SEED, sampled
from indexer.query import AnyOf, Filtered
from indexer.tokens import tokens
from jianwen.keeping.store import open_store
from jianwen.searching.page import request_of
from jianwen.searching.shelf import Shelf, open_shelf
from jianwen.settings import read_settings

SHORTEST, LONGEST = 4, 10
# What a person quotes has no punctuation; the words of such a run do not depend on what stands around it.
RUN = re.compile(r"[\u4e00-\u9fff]{5,}")


class Ends(StrEnum):
    """Where a phrase begins and ends."""

    WORDS = "at ends of words"
    PARTS = "at an end of a word in a longer one"
    ANYWHERE = "inside a word"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A phrase of a text, and what its ends are."""

    text: str
    ends: Ends


def drawn(text: str, chance: random.Random) -> Iterator[Drawn]:
    """Draw a phrase of each kind, where a sentence that is drawn of the text has one."""
    runs = RUN.findall(text)
    run = chance.choice(runs) if runs else ""
    words = [0, *accumulate(map(len, tokens(run)))]
    parts = sorted({*words, *inside(run)})
    for ends, places in ((Ends.WORDS, words), (Ends.PARTS, parts), (Ends.ANYWHERE, range(len(run) + 1))):
        pairs = [
            (start, end)
            for start in places
            for end in places
            if SHORTEST <= end - start <= LONGEST and kind(start, end, words, parts) is ends
        ]
        if pairs:
            start, end = chance.choice(pairs)
            yield Drawn(run[start:end], ends)


def inside(run: str) -> Iterator[int]:
    """Give where words begin and end that stand at an end of a longer one."""
    at = 0
    for word in tokens(run):
        for one in rjieba.cut_for_search(word):
            if len(one) > 1 and one != word and word.startswith(one):
                yield at + len(one)
            elif len(one) > 1 and one != word and word.endswith(one):
                yield at + len(word) - len(one)
        at += len(word)


def kind(start: int, end: int, words: Sequence[int], parts: Sequence[int]) -> Ends:
    """Say what the ends of a phrase are."""
    if start in words and end in words:
        return Ends.WORDS
    return Ends.PARTS if start in parts and end in parts else Ends.ANYWHERE


def finds(shelf: Shelf, phrase: str, id_: str) -> bool:
    """Say whether a phrase finds a document."""
    request = request_of(shelf, f'"{phrase}"')
    return bool(
        shelf.engine.search(replace(request, query=Filtered(request.query, AnyOf("id", (id_,))))).total
    )


def counted(shelf: Shelf, count: int) -> dict[Ends, tuple[int, int]]:
    """Return how many phrases were asked and how many missed their document, by what ends they have."""
    chance = random.Random(SEED)
    asked: Counter[Ends] = Counter()
    missed: Counter[Ends] = Counter()
    for kept in sampled(shelf, count):
        for one in drawn(str(kept.one("documents")["text"]), chance):
            asked[one.ends] += 1
            missed[one.ends] += not finds(shelf, one.text, kept.id)
    return {ends: (asked[ends], missed[ends]) for ends in Ends}


def main() -> None:
    """Measure a store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--queries", type=int, default=500)
    options = parser.parse_args()
    with open_shelf(open_store(options.store), read_settings(None)) as shelf:
        for ends, (asked, missed) in counted(shelf, options.queries).items():
            print(f"{ends.value}: {asked} asked, {missed} not found")


if __name__ == "__main__":
    main()
