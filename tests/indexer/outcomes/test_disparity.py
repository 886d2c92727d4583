"""Leads of 同案不同判."""

from __future__ import annotations

from annotations.supervision.library_files import library
from indexer.outcomes.compare import AT_LEAST
from indexer.outcomes.disparity import FAR, REFUSED, Judged, lead_of
from indexer.outcomes.values import Given, Result

KEY = bytes(32)


def judged(number: int, *results: Result) -> Judged:
    return Judged(str(number), f"（2022）云9931民初{number}号", f"{number}.txt", results)


def loss(given: Given, value: float) -> Result:
    return Result("财物损失", given, value=value, asked=980.0)


def test_refused_where_like_cases_grant_shows_both_cases() -> None:
    like = [judged(number, loss(Given.GRANTED, 980.0)) for number in range(1, AT_LEAST + 1)]
    lead = lead_of(judged(99, loss(Given.REFUSED, 0.0)), like, KEY)
    assert lead is not None
    (signal,) = lead.signals
    assert signal.id == f"{REFUSED}·财物损失"
    assert [one.source for one in signal.evidence] == ["99.txt", "1.txt", "2.txt", "3.txt"]
    assert signal.evidence[0].shown == "（2022）云9931民初99号 财物损失不予支持（请求 980 元）"
    assert signal.evidence[1].shown == "（2022）云9931民初1号 财物损失支持（请求 980 元，支持 980 元）"
    assert lead.explanations[0].startswith("案情并不相同")
    assert (lead.destination, lead.letter) == ("民事检察部门", "再审检察建议书")


def test_a_sentence_that_stands_out_goes_to_the_criminal_side() -> None:
    terms = (10, 11, 12, 12, 12, 13, 14, 15)
    like = [
        judged(number, Result("主刑", Given.SENTENCED, "月", float(term), grade="有期徒刑"))
        for number, term in enumerate(terms)
    ]
    lead = lead_of(judged(99, Result("主刑", Given.SENTENCED, "月", 60.0, grade="有期徒刑")), like, KEY)
    assert lead is not None
    assert lead.signals[0].id == f"{FAR}·主刑"
    assert lead.destination == "刑事检察部门"


def test_the_same_result_is_no_lead() -> None:
    like = [judged(number, loss(Given.GRANTED, 980.0)) for number in range(AT_LEAST)]
    assert lead_of(judged(99, loss(Given.GRANTED, 980.0)), like, KEY) is None


def test_few_like_cases_are_no_lead() -> None:
    like = [judged(number, loss(Given.GRANTED, 980.0)) for number in range(AT_LEAST - 1)]
    assert lead_of(judged(99, loss(Given.REFUSED, 0.0)), like, KEY) is None


def test_no_model_of_the_library_bears_the_same_name() -> None:
    assert "同案不同判" not in {model.id for model in library()}
