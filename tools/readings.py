"""Build `nlp/data/never_names.txt`: what is read behind a role word and is no name in any judgment.

Run as `python -m tools.readings`. Listed is what the recogniser was asked about in five judgments or more
and never took for a name or a part of one (户籍, 法律若|干问题|): it need not be asked again. Nothing of one
person is in the list.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Final

from nlp.names.choose import ask, asked
from nlp.names.dictionary import is_made_of_given
from nlp.names.recognisers.interface import Recogniser
from nlp.names.recognisers.lac import LacRecogniser
from nlp.names.slots import slots
from nlp.names.surnames import COMMON
from nlp.names.weigh import Vote
from nlp.text.view import view_of
from tools.commonplace import write_list
from tools.unmeasured import unmeasured

TARGET: Final = Path(__file__).resolve().parents[1] / "nlp" / "data" / "never_names.txt"
JUDGMENTS: Final = 5
DOCUMENTS, LONGEST = 4000, 60_000


def main() -> int:
    """Write the list."""
    votes: dict[str, list[set[Vote]]] = defaultdict(list)
    recogniser = LacRecogniser()
    for text in unmeasured(DOCUMENTS, LONGEST):
        for reading, told in _votes(view_of(text).text, recogniser).items():
            votes[reading].append(told)
    write_list(TARGET, (one for one, told in votes.items() if _is_never(told) and not _may_be_borne(one)))
    return 0


def _votes(text: str, recogniser: Recogniser) -> dict[str, set[Vote]]:
    """Give what the recogniser says of each reading of a judgment."""
    readings = asked(text, list(slots(text)))
    told: dict[str, set[Vote]] = defaultdict(set)
    for start, (vote, _) in ask(text, list(readings), recogniser).items():
        told[readings[start]].add(vote)
    return told


def _may_be_borne(reading: str) -> bool:
    """Say whether a surname leads what given names are made of: 程中, 成功."""
    return reading[0] in COMMON and is_made_of_given(reading[1:])


def _is_never(told: list[set[Vote]]) -> bool:
    """Say whether many judgments have a reading and none of them has it as a name."""
    return len(told) >= JUDGMENTS and set.union(*told) == {Vote.NONE}


if __name__ == "__main__":
    raise SystemExit(main())
