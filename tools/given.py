"""Build `nlp/data/given_characters.txt`, what given names are made of, and `nlp/data/seldom_surnames.txt`.

Run as `python -m tools.given`. Counted are the names of the accused, the bench, prosecutors and counsel. A
character is listed that fifteen people bear, and one for every fifty judgments in which it stands at all: 府
stands everywhere and few bear it; 大 and 国 make words and places too, but so many bear them that they are
listed. A rare surname is listed that stands in fewer than one of seven judgments: 见 and 年 are words first.
Nothing of one person is in the lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from annotations.privacy.people.mentions import accused
from nlp.names.masked import is_masked
from nlp.names.surnames import COMMON, SURNAMES
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tools.commonplace import write_list
from tools.unmeasured import unmeasured

DATA: Final = Path(__file__).resolve().parents[1] / "nlp" / "data"
BEARERS, SHARE, SELDOM, DOCUMENTS, LONGEST = 15, 50, 7, 6000, 1_000_000


def main() -> int:
    """Write the lists."""
    borne: Counter[str] = Counter()
    standing: Counter[str] = Counter()
    people: set[str] = set()
    judgments = 0
    for text in unmeasured(DOCUMENTS, LONGEST):
        judgments += 1
        standing.update(set(text))
        new = set(named(text)) - people
        people |= new
        borne.update(character for name in new for character in set(name[1:]))
    write_list(
        DATA / "given_characters.txt",
        (one for one, count in borne.items() if count >= BEARERS and count * SHARE > standing[one]),
    )
    rare = (one for one in SURNAMES if len(one) == 1 and one not in COMMON)
    write_list(DATA / "seldom_surnames.txt", (one for one in rare if standing[one] * SELDOM < judgments))
    return 0


def named(text: str) -> Iterator[str]:
    """Give the clear names of two or three characters that a judgment names by their place."""
    case = parse(Document("one", "one", "one", "text/plain", text), view_of(text))
    in_office = (one.name for one in (*case.bench, *case.prosecutors))
    counsel = (one.name for one in case.agents)
    for name in (*in_office, *counsel, *accused(case)):
        if len(name) in (2, 3) and name[0] in COMMON and not is_masked(name):
            yield name


if __name__ == "__main__":
    raise SystemExit(main())
