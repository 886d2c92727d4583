"""How well the cause of action is found: `python -m bench.search_civil`.

Five folds over c3rd; a case whose cause stands in no other fold counts as a miss. First predicted from claims
and facts alone, then as the store does it: read where the document names it (mostly in the sentence of
filing, 原告…与被告…买卖合同纠纷一案), else predicted.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.civil import rows, view
from indexer.similar.alike import kin, path
from indexer.similar.profile import profile_of
from indexer.similar.ranker import order_of
from indexer.similar.train import train
from indexer.similar.values import Profile
from nlp.case import Sections
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
    """Read the cases; what is learned from has claims, defence, facts found, and no sentence of filing."""
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
    return path(cause)[-2:][0]


def beside(one: str, other: str) -> bool:
    """Say whether two causes stand under the same heading."""
    return path(one)[1:2] == path(other)[1:2] != []


def told(right: Mapping[str, Sequence[bool]]) -> str:
    """Return the shares of what is right."""
    return ", ".join(f"{name} {sum(some) / len(some):.3f}" for name, some in right.items())


def main() -> int:
    """Print the share of causes, and of their headings, that were predicted."""
    read = cases()
    predicted: dict[str, list[bool]] = defaultdict(list)
    whole: dict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        model = train(one.profile for one in read if one.fold != fold)
        for case in (one for one in read if one.fold == fold):
            likely = list(model.likely(model.scores(case.profile.heads)))
            best, known = likely[0], case.read or likely[0]
            predicted["cause"].append(best == case.cause)
            predicted["among the first three"].append(case.cause in likely[:3])
            predicted["it or one above or below it"].append(kin(best, case.cause))
            predicted["or beside it"].append(kin(best, case.cause) or beside(best, case.cause))
            predicted["heading of the first level"].append(top(best) == top(case.cause))
            whole["cause"].append(known == case.cause)
            whole["heading of the first level"].append(top(known) == top(case.cause))
    print(f"cases {len(read)}, causes {len({one.cause for one in read})}")
    print(f"predicted from claims and facts: {told(predicted)}")
    print(f"read where the document names it, else predicted: {told(whole)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
