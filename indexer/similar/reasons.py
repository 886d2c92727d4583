"""Why a hit is like the case that was asked, in the words of a case handler: what both share, and where.

Weights are shares of what the reasons of a hit have together, so that they compare within a hit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.articles import article_words
from indexer.similar.everyday import tempered
from indexer.similar.pairs import weighed
from indexer.similar.values import Profile, Reason, Scored, Sought
from nlp.values import Span

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_MOST_WORDS = 6
# Where something happened is no likeness.
_PLACES = ("省", "市", "县", "区", "镇", "乡", "村", "路", "街")
_LONGEST_PASSAGE, _CLOSER = 160, 8
_SURE = 0.6
# The rarity (`Model.rarity`) of what stands in half of a store's documents.
_TELLING = math.log(2)
# What an everyday pair is worth in a passage where nothing else speaks for a hit.
_FAINT = 0.1
Worth = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of a hit's text, as the store keeps it, that tell its story."""

    text: str
    spans: tuple[Span, ...]


def reasons(sought: Sought, hit: Scored, story: Story | None = None) -> tuple[Reason, ...]:
    """Return the reasons for a hit, the heaviest first; words and passage where its story is given."""
    found = [*_law(sought, hit), *_common(sought.profile, hit.profile), *_dense(hit)]
    if story is not None:
        found += _told(sought, story, hit.parts.get("text", 0.0))
    whole = sum(one.weight for one in found) or 1.0
    shares = [Reason(one.kind, one.detail, round(one.weight / whole, 3), one.span) for one in found]
    return tuple(sorted(shares, key=lambda one: -one.weight))


def _law(sought: Sought, hit: Scored) -> Iterator[Reason]:
    """Give the shared charges, or causes; predicted ones with how likely they are."""
    weight = sum(hit.parts.get(name, 0.0) for name in ("label", "story", "kindred"))
    kind, word = ("charge", "罪名") if hit.profile.charges else ("cause", "案由")
    shared = [label for label in hit.profile.labels if label in sought.likely]
    for label in shared:
        share = max(0.0, weight) / len(shared)
        if sought.given:
            yield Reason(kind, f"{word}相同：{label}", share)
            continue
        chance = sought.likely[label]
        how = "很可能" if chance >= _SURE else "可能"
        yield Reason(
            kind, f"本案案情{how}属于{label}（把握{chance:.0%}），该案{word}为{label}", share * chance
        )


def _common(own: Profile, other: Profile) -> Iterator[Reason]:
    """Give the shared articles and circumstances."""
    statutes = [one for one in own.statutes if one in other.statutes]
    if statutes:
        yield Reason(
            "statute",
            f"援引相同法条：{_listed([article_words(one) for one in statutes])}",
            0.1 * min(3, len(statutes)),
        )
    elements = [one for one in own.elements if one in other.elements]
    if elements:
        yield Reason("element", f"情节相同：{_listed(elements)}", 0.1 * min(3, len(elements)))


def _dense(hit: Scored) -> Iterator[Reason]:
    """Say that the vectors of the stories lie near, where that speaks for the hit."""
    if (weight := hit.parts.get("dense", 0.0)) > 0:
        yield Reason("dense", "案情向量相近（由本单位选定的向量模型计算）", weight)


def _told(sought: Sought, story: Story, text: float) -> list[Reason]:
    """Give the words and the passage; of a text that is near by everyday words alone, those."""
    weight, worth = max(0.0, text) + 0.5, tempered(sought.terms)
    found = [*_words(sought, worth, story, weight), *_passage(worth, story, weight)]
    if found or text < 0:
        return found
    # 约定利息, 支付费用: of such a case they are the matter itself. Passages still tell more by rarer pairs.
    passage = _passage(tempered(sought.terms, _FAINT), story, weight)
    return [*_words(sought, sought.terms, story, weight), *passage]


def _listed(names: Sequence[str]) -> str:
    """Return names for a sentence."""
    return "、".join(names[:_MOST_WORDS]) + ("等" if len(names) > _MOST_WORDS else "")


def _words(sought: Sought, worth: Worth, story: Story, weight: float) -> Iterator[Reason]:
    """Give the words asked that the story has, too, the rarest first.

    Of such a word every pair was asked; what most documents of the store, or of all courts, have is none.
    """
    parts = [span.of(story.text) for span in story.spans]
    values = {
        word: sum(worth[pair] for pair in pieces)
        for word in sought.words
        if (pieces := _pairs(word)) and all(pair in worth for pair in pieces)
    }
    told = sorted(
        (
            word
            for word, value in values.items()
            if value >= _TELLING * len(_pairs(word))
            and not word.endswith(_PLACES)
            and any(word in part for part in parts)
        ),
        key=lambda word: (-values[word], word),
    )
    if told:
        yield Reason("words", "案情用语相同：" + "、".join(told[:_MOST_WORDS]), weight)


def _pairs(word: str) -> list[str]:
    """Return the pairs of a word."""
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _passage(worth: Worth, story: Story, weight: float) -> Iterator[Reason]:
    """Give the sentence, with its neighbour while it is short, whose different pairs are worth most."""
    # Counting every pair each time it stands there is quick, and the best are among the first by it.
    found = [one for span in story.spans for one in _weighed(worth, story.text, span)]
    first = [(start, end) for _, start, end in sorted(found)[:_CLOSER]]
    best, place = 0.0, None
    for start, end in first:
        pieces = dict.fromkeys(_pairs(story.text[start:end]))
        value = sum(worth.get(pair, 0.0) for pair in pieces)
        if value > best:
            best, place = value, Span(start, end)
    if place is not None:
        yield Reason("passage", place.of(story.text).strip(), weight, place)


def _passages(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Give the sentences of a part, each with its neighbour while both are short."""
    sentences = [found.span() for found in _SENTENCE.finditer(text, span.start, span.end)]
    for at, (start, end) in enumerate(sentences):
        if at + 1 < len(sentences) and sentences[at + 1][1] - start <= _LONGEST_PASSAGE:
            end = sentences[at + 1][1]
        yield start, min(end, start + _LONGEST_PASSAGE)


def _weighed(worth: Worth, text: str, span: Span) -> Iterator[tuple[float, int, int]]:
    """Give the passages of a part, each with what its pairs that were asked are worth, as a debt."""
    sums = np.append(0.0, np.cumsum(weighed(worth, span.of(text))))
    for start, end in _passages(text, span):
        yield float(sums[start - span.start] - sums[end - 1 - span.start]), start, end
