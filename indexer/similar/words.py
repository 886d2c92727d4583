"""The words of a story that are asked of the full texts, beside its pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from indexer.similar.model import Model
from indexer.similar.pairs import bucket_of, is_telling
from indexer.tokens import tokens

MOST_WORDS = 160
# A word whose pairs stand in more than a tenth of all stories tells nothing and costs most.
_COMMON = 0.1
# Characters that stand alone in most judgments: particles, pronouns, numerals, units of time and money.
_EVERYWHERE = frozenset(
    "的了在是和与及或其将被把对向从于为以至到由经并且而但也又还就已未不均该此之所等给让使因如则若即"
    "后前时内外上下中里起处间年月日元人他她它我你一二三四五六七八九十两百千万多几个名次号条有无自系本"
)


def asked_words(story: str, model: Model | None) -> Mapping[str, float]:
    """Return the telling words of a story with how often each stands there, the most frequent if too many."""
    found = Counter(word for word in tokens(story) if word not in _EVERYWHERE and is_telling(word))
    told = (word for word, _ in found.most_common() if not _is_common(word, model))
    return {word: float(found[word]) for word, _ in zip(told, range(MOST_WORDS), strict=False)}


def _is_common(word: str, model: Model | None) -> bool:
    """Say whether every pair of a word is common; of one character alone the model knows nothing."""
    pieces = [word[at : at + 2] for at in range(len(word) - 1)]
    return bool(pieces) and model is not None and bool(model.is_common(bucket_of(pieces), _COMMON).all())
