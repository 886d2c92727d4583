"""How far a lead came (初筛 → 有效 → 移送 → 成案 or 不成案), and how often a model is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from annotations.review import State
from annotations.values import Decision, Verdict


class Stage(StrEnum):
    """Where a lead stands. 误报 is the word of who sifts: the model was wrong."""

    SIFTING = "初筛"
    VALID = "有效"
    REFERRED = "移送"
    ESTABLISHED = "成案"
    UNFOUNDED = "不成案"
    FALSE = "误报"


STAGES: Mapping[Verdict, Stage] = MappingProxyType(
    {
        Verdict.REOPENED: Stage.SIFTING,
        Verdict.VALID: Stage.VALID,
        Verdict.REFERRED: Stage.REFERRED,
        Verdict.ESTABLISHED: Stage.ESTABLISHED,
        Verdict.UNFOUNDED: Stage.UNFOUNDED,
        Verdict.DISMISSED: Stage.FALSE,
    }
)
_RIGHT = (Stage.VALID, Stage.REFERRED, Stage.ESTABLISHED)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person last said of a lead; nobody has said anything of a new one."""

    stage: Stage = Stage.SIFTING
    who: str = ""
    note: str = ""


def standing_of(state: State, fingerprint: str) -> Standing:
    """Say where a lead stands."""
    last = state.get(fingerprint)
    if last is None or last.verdict not in STAGES:
        return Standing()
    return Standing(STAGES[last.verdict], last.who, last.note)


@dataclass(frozen=True, slots=True)
class Precision:
    """How often a model was right, by what people said of its leads.

    `right` counts leads that were found valid, also where the case failed later; `ended` those whose case
    was decided on, `established` those of them that became one.
    """

    leads: int
    decided: int
    right: int
    ended: int
    established: int

    @property
    def share(self) -> float | None:
        """Return the share of right leads among those decided on; None where there are none."""
        return self.right / self.decided if self.decided else None

    @property
    def established_share(self) -> float | None:
        """Return the share of established cases among those that ended; None where there are none."""
        return self.established / self.ended if self.ended else None


def precision_of(decisions: Iterable[Decision], leads: Iterable[str]) -> Precision:
    """Count what people said of these leads (fingerprints)."""
    wanted = frozenset(leads)
    last: dict[str, Stage] = {}
    right: set[str] = set()
    for one in decisions:
        stage = STAGES.get(one.verdict)
        if stage is None or one.fingerprint not in wanted:
            continue
        last[one.fingerprint] = stage
        if stage in _RIGHT:
            right.add(one.fingerprint)
        elif stage is not Stage.UNFOUNDED:
            right.discard(one.fingerprint)
    ended = [stage for stage in last.values() if stage in (Stage.ESTABLISHED, Stage.UNFOUNDED)]
    decided = [stage for stage in last.values() if stage is not Stage.SIFTING]
    return Precision(len(wanted), len(decided), len(right), len(ended), ended.count(Stage.ESTABLISHED))
