"""How well the cause of action is found: `python -m bench.search_civil`.

Five folds over c3rd; a case whose cause stands in no other fold counts as a miss. First predicted from claims
and facts alone, then as the store does it: read from the whole text where that names it, else predicted.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from bench.civil import rows, view
from indexer.similar.profile import profile_of
from indexer.similar.ranker import order_of
from indexer.similar.train import train
from indexer.similar.values import Profile
from nlp.case import Sections
from nlp.data import loader
from nlp.parse.causes import find_causes

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its fold, its cause, the one that its whole text names ("" for none), its profile."""

    fold: int
    cause: str
    read: str
    profile: Profile


def cases() -> list[Case]:
    """Read the cases; the text has claims, defence and the facts found, and neither title nor record."""
    found = []
    for row in rows():
        text, causes = row["JudgeAccusation"] or "", row["CaseCause"] or []
        if text and causes:
            fold = order_of(row["CaseId"]) % FOLDS
            named = find_causes(view(row), Sections(), "")
            told = named[0].value if named else ""
            found.append(Case(fold, causes[0], told, profile_of(text, {}, (), causes[:1])))
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
    right = heading = third = whole = whole_heading = 0
    for fold in range(FOLDS):
        model = train(one.profile for one in read if one.fold != fold)
        for case in (one for one in read if one.fold == fold):
            likely = list(model.likely(model.scores(case.profile.heads)))
            right += likely[0] == case.cause
            third += case.cause in likely[:3]
            heading += top(likely[0]) == top(case.cause)
            known = case.read or likely[0]
            whole += known == case.cause
            whole_heading += top(known) == top(case.cause)
    print(f"cases {len(read)}, causes {len({one.cause for one in read})}")
    print(
        f"predicted: cause {right / len(read):.3f}, among the first three {third / len(read):.3f}, ", end=""
    )
    print(f"heading of the first level {heading / len(read):.3f}")
    print(f"read, else predicted: cause {whole / len(read):.3f}, heading {whole_heading / len(read):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
