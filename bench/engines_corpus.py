"""lecard as entries of the index, and queries over it, for measuring the engines."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from indexer.query import (
    AnyOf,
    Bag,
    Boosted,
    Constant,
    Either,
    Every,
    Filtered,
    Phrase,
    Query,
    Range,
    Without,
)
from indexer.tokens import joined
from indexer.values import Entry

_SECTIONS = ("facts", "reasoning", "disposition")


def documents(folder: Path) -> Iterator[dict[str, object]]:
    """Yield the rows of lecard."""
    with gzip.open(folder / "lecard" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def entries(folder: Path) -> list[Entry]:
    """Return lecard as entries. Courts and dates are made up: they only have to restrict."""
    return [_entry(row, number) for number, row in enumerate(documents(folder))]


def resampled(folder: Path, count: int, characters: int) -> Iterator[Entry]:
    """Yield `count` entries of about so many characters, put together of pieces of lecard."""
    pieces = [
        (piece, joined(piece))
        for row in documents(folder)
        for piece in str(row["text"])[:6000].split("。")
        if 20 < len(piece) < 400
    ]
    rng = random.Random(7)
    for number in range(count):
        chosen: list[tuple[str, str]] = []
        while sum(len(text) for text, _ in chosen) < characters:
            chosen.append(rng.choice(pieces))
        yield _made(str(number), number, [text for text, _ in chosen], [words for _, words in chosen])


def queries(made: Sequence[Entry], count: int, seed: int = 1) -> list[Query]:
    """Return queries as people and the ranking of like cases ask them: words, phrases, bags, filters."""
    rng = random.Random(seed)
    return [_query(rng, rng.choice(made)) for _ in range(count)]


def _entry(row: dict[str, object], number: int) -> Entry:
    text = str(row["text"])
    spans = row["sections"] if isinstance(row["sections"], dict) else {}
    parts = {name: text[slice(*spans[name])] for name in _SECTIONS if spans.get(name)}
    texts = {name: joined(part) for name, part in parts.items()} | {"text": joined(text)}
    texts["pairs"] = pairs(parts.get("facts", text))
    return Entry(str(row["id"]), *_restricts(number, len(text)), texts, {"title": str(row["title"])})


def _made(identity: str, number: int, texts: Sequence[str], words: Sequence[str]) -> Entry:
    half = len(words) // 2
    fields = {"text": " ".join(words), "facts": " ".join(words[:half]), "reasoning": " ".join(words[half:])}
    fields["pairs"] = pairs("".join(texts[:half]))
    return Entry(identity, *_restricts(number, sum(map(len, texts))), fields, {"title": f"第{number}号"})


def _restricts(number: int, characters: int) -> tuple[dict[str, tuple[str, ...]], dict[str, int]]:
    keywords = {"court": (f"法院{number % 97}",), "charge": (f"罪名{number % 13}", f"罪名{number % 7}")}
    return keywords, {"date": 20100101 + number % 5000, "characters": characters}


def pairs(text: str) -> str:
    """Return the pairs of neighbouring characters."""
    plain = "".join(char for char in text if char.isalnum())
    return " ".join(left + right for left, right in itertools.pairwise(plain))


def _query(rng: random.Random, entry: Entry) -> Query:
    words = entry.texts["text"].split()
    facts = entry.texts.get("facts", "").split() or words
    at = rng.randrange(max(1, len(words) - 4))
    long = Bag("facts", tuple((word, 1.0) for word in dict.fromkeys(facts[: rng.randint(30, 400)])))
    grams = Bag("pairs", tuple((one, 1.0) for one in dict.fromkeys(entry.texts["pairs"].split()[:200])))
    few = Bag("text", tuple((word, 1.0) for word in rng.sample(words, min(4, len(words)))))
    restricted = AnyOf("charge", (f"罪名{rng.randrange(13)}",))
    return rng.choice(
        (
            long,
            grams,
            few,
            Phrase("text", tuple(words[at : at + 3])),
            Every(tuple(Bag("text", ((word, 1.0),)) for word in words[at : at + 3])),
            Filtered(long, restricted),
            Filtered(few, Range("date", 20100101, 20100101 + rng.randrange(5000))),
            Either((Boosted(grams, 0.7), few, Constant(restricted, 2.0))),
            Without(few, Bag("text", ((rng.choice(words), 1.0),))),
        )
    )
