"""How well the cause of action is predicted from claims and facts: `python -m bench.search_civil`.

Five folds over c3rd; a case whose cause stands in no other fold counts as a miss.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from bench.civil import rows
from indexer.similar.profile import profile_of
from indexer.similar.ranker import order_of
from indexer.similar.train import train
from indexer.similar.values import Profile
from nlp.data import loader

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its fold, its cause, its profile."""

    fold: int
    cause: str
    profile: Profile


def cases() -> list[Case]:
    """Read the cases; the text has claims, defence and the facts found, and neither title nor record."""
    found = []
    for row in rows():
        text, causes = row["JudgeAccusation"] or "", row["CaseCause"] or []
        if text and causes:
            fold = order_of(row["CaseId"]) % FOLDS
            found.append(Case(fold, causes[0], profile_of(text, {}, (), causes[:1])))
    return found


def top(cause: str) -> str:
    """Return the heading of the first level that a cause stands under."""
    above = {name: parent for parent, names in loader.cause_tree().items() for name in names}
    path = [cause]
    while (parent := above.get(path[-1])) and parent not in path:
        path.append(parent)
    return path[-2] if len(path) > 1 else cause


def main() -> int:
    """Print the share of causes, and of their headings, that were predicted."""
    read = cases()
    right = heading = third = 0
    for fold in range(FOLDS):
        model = train(one.profile for one in read if one.fold != fold)
        for case in (one for one in read if one.fold == fold):
            likely = list(model.likely(model.scores(case.profile.heads)))
            right += likely[0] == case.cause
            third += case.cause in likely[:3]
            heading += top(likely[0]) == top(case.cause)
    print(f"cases {len(read)}, causes {len({one.cause for one in read})}")
    print(f"cause {right / len(read):.3f}  among the first three {third / len(read):.3f}")
    print(f"heading of the first level {heading / len(read):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
