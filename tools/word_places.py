"""Build `nlp/data/word_places.tsv`: how surely the places of words look like somebody's, by chance.

Run as `python -m tools.word_places`. Of each word of two characters that begins with a surname, the place at
which somebody stands most surely (`nlp.names.context`) is noted in each of a sample of judgments; the second
of these is listed, for the first may be of somebody who bears the word. A word that is not listed never
stands where people do. Nothing of one person is in the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import rjieba

from annotations.privacy.people.company import known_people, rewritten
from annotations.privacy.people.people import find_people
from annotations.privacy.people.roles import is_criminal
from nlp.names.context import seen
from nlp.names.slots import slots
from nlp.names.stand_in import plain_of
from nlp.names.words import NOT_NAMES
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tools.unmeasured import unmeasured

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "nlp" / "data" / "word_places.tsv"
DOCUMENTS, LONGEST, LEAST, PAIR = 1400, 20_000, -6.0, 2


def places(text: str) -> dict[str, float]:
    """Return the words of a criminal judgment with the log odds of their surest place."""
    view = plain_of(view_of(text)).view
    case = parse(Document("one", "one", "one", "text/plain", text), view)
    best: dict[str, float] = {}
    if not is_criminal(case, view.text):
        return best
    known = [one.name for one in find_people(case, view, None) if one.role]
    plain = rewritten(view.text, known_people(view.text, case, list(slots(view.text)), known))
    for one in seen(plain, LEAST):
        word = plain[one.start : one.end]
        if len(word) == PAIR and rjieba.has_word(word) and word not in NOT_NAMES:
            best[word] = max(best.get(word, one.place), one.place)
    return best


def usual() -> Iterator[tuple[str, float]]:
    """Give the words that stand where people do in two judgments, or more, with the second surest place."""
    found: dict[str, list[float]] = defaultdict(list)
    for text in unmeasured(DOCUMENTS, LONGEST):
        for word, place in places(text).items():
            found[word].append(place)
    for word, every in sorted(found.items()):
        second = sorted(every)[-2] if len(every) > 1 else 0.0
        if second >= 1 / 20:
            yield word, second


def main() -> int:
    """Write the list."""
    lines = [f"{word}\t{place:.2f}\n" for word, place in usual()]
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(lines)} words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
