"""Build `nlp/data/framed_words.txt`: words that stand where only somebody should, and are nobody.

Run as `python -m tools.framed_words`. Listed is what `nlp.names.framed` would take for a name in judgments
that no benchmark measures on: words that one judgment in fifty has (陈述); of those that one in three hundred
has such as neither end as given names do nor are somebody's in the dictionary (车身), any other (高兴, which
people bear) only where several judgments have it so. Nothing of one person is in the list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import rjieba

from nlp.names.boundary import HAN
from nlp.names.dictionary import is_court_word, is_ordinary, is_plain_word
from nlp.names.framed import BY_CHANCE, frames, may_be_borne
from nlp.names.grams import MASKED
from nlp.names.surnames import COMMON
from nlp.text.view import fold
from tools.commonplace import write_list
from tools.unmeasured import unmeasured

DOCUMENTS, LONGEST, SEVERAL = 4000, 30_000, 3
_MASK: Final = re.compile(rf"[{HAN}](?:某[某甲乙丙丁0-9]{{0,2}}|[×*]{{1,2}})")
_PAIR: Final = re.compile(f"(?=([{''.join(one for one in sorted(COMMON) if len(one) == 1)}][{HAN}]))")


def by_chance(text: str) -> Iterator[str]:
    """Give the ordinary words of a judgment that stand where only somebody should."""
    text = _MASK.sub(MASKED, fold(text))
    for one in _PAIR.finditer(text):
        word = one[1]
        used = (is_ordinary(word) or is_court_word(word)) and may_be_borne(word)
        if used and frames(text, one.start(), one.start() + len(word)):
            yield word


def _is_listed(word: str, judgments: int) -> bool:
    """Say whether a word is nobody, which so many judgments have where only somebody should stand."""
    if is_court_word(word) or judgments >= SEVERAL:
        return True
    return is_plain_word(word) and not rjieba.tag(word)[0][1].startswith("nr")


def main() -> int:
    """Write the list."""
    counts = Counter(word for text in unmeasured(DOCUMENTS, LONGEST) for word in set(by_chance(text)))
    write_list(BY_CHANCE, (word for word, count in counts.items() if _is_listed(word, count)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
