"""同案不同判: a result that like cases did not give becomes a lead, with the two cases beside each other.

A lead for a person: like by text is not like in law, and every lead says what to rule out first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotations.fingerprints import fingerprint
from annotations.supervision.values import Evidence, Lead, Signal, Subject, SubjectKind
from indexer.outcomes.compare import standings
from indexer.outcomes.values import Given, Result, Standing
from indexer.outcomes.words import result_words

MODEL, REVISION = "同案不同判", "1.0.0"
REFUSED, FAR = "类案支持而本案不予支持", "偏离类案"
_WEIGHTS = {REFUSED: 2.0, FAR: 1.0}
_SHOWN = 3
_EXPLANATIONS = (
    "案情并不相同：文字相近不等于法律上的同类，先比对基本事实、争议焦点和证据",
    "量刑或赔偿标准所依据的法律、司法解释、当地统计数据在两案之间有变化",
    "当事人未举证、变更或放弃请求、双方已和解，或者存在文书未写明的从轻、从重情节",
    "文书解析有误：对照原文核对请求、判项和金额",
)
_CIVIL = ("《中华人民共和国民事诉讼法》第二百一十一条", "《中华人民共和国民事诉讼法》第二百一十九条")
_CRIMINAL = ("《中华人民共和国刑事诉讼法》第二百二十八条", "《中华人民共和国刑事诉讼法》第二百五十四条")


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what it gave. `source` is where it lies, masked; like cases come best first."""

    id: str
    case_number: str
    source: str
    results: tuple[Result, ...] = field(repr=False)


def lead_of(own: Judged, like: Sequence[Judged], key: bytes) -> Lead | None:
    """Return a lead where a result of `own` stands out among like cases, else None."""
    told = [one for one in standings(own.results, [case.results for case in like]) if one.stands_out]
    if not told:
        return None
    signals = tuple(_signal(own, standing, like) for standing in told)
    criminal = any(one.result.given is Given.SENTENCED for one in told)
    name = own.case_number or own.id
    return Lead(
        model=MODEL,
        revision=REVISION,
        subject=Subject(SubjectKind.CASE, name),
        cases=(name,),
        score=sum(signal.weight for signal in signals),
        signals=signals,
        explanations=_EXPLANATIONS,
        basis=_CRIMINAL if criminal else _CIVIL,
        destination="刑事检察部门" if criminal else "民事检察部门",
        letter="抗诉书" if criminal else "再审检察建议书",
        fingerprint=fingerprint(key, MODEL, name, ""),
    )


def _signal(own: Judged, standing: Standing, like: Sequence[Judged]) -> Signal:
    """Return the signal of one result, with the own case first and the nearest other ones behind it."""
    refused = standing.result.given is Given.REFUSED
    kind = REFUSED if refused else FAR
    others = [(case, one) for case in like for one in case.results if _differs(standing.result, one)]
    evidence = [_evidence(own, standing.result), *(_evidence(case, one) for case, one in others[:_SHOWN])]
    return Signal(f"{kind}·{standing.result.head}", _WEIGHTS[kind], standing.stands_out, tuple(evidence))


def _differs(own: Result, other: Result) -> bool:
    """Say whether a like case gave something else under the same head."""
    if own.head != other.head:
        return False
    if own.given is Given.REFUSED:
        return other.given is not Given.REFUSED
    return other.given is not Given.REFUSED and other.grade == own.grade and other.value != own.value


def _evidence(case: Judged, result: Result) -> Evidence:
    """Show what a case gave, and where it lies."""
    return Evidence(
        "案件", result.head, case.source, shown=f"{case.case_number or case.id} {result_words(result)}"
    )
