"""A masked person beside whose mask too much is left: two traits and more, in one description."""

from __future__ import annotations

import pytest

from annotations.privacy.masking.linkability import detect_linkability
from annotations.privacy.scene import Candidate, Person, Scene
from nlp.case import Case
from nlp.text.view import view_of
from nlp.values import Document, Span


def found(text: str, role: str = "name.victim", name: str = "高某") -> list[Candidate]:
    at = text.index(name)
    span = Span(at, at + len(name))
    person = Person(name, role, (span,), span, "文中称其为被害人", 0.9, masked=True)
    document = Document("d", "d", "d.txt", "text/plain", text)
    return list(detect_linkability(Scene(document, Case("d"), view_of(text), (person,))))


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        (
            "被害人高某，女，1985年3月2日出生，汉族，系长风纺织有限公司职工。",
            ("出生日期", "工作单位"),
        ),
        ("被害人高某，女，1985年3月2日出生，汉族，住永宁县柳湾村。", ("出生日期", "村")),
        ("证人高某（系长风纺织有限公司董事长兼总经理）的证言。", ("工作单位", "职务")),
        ("被害人高某，男，2009年3月2日出生，汉族，永宁县第二中学学生。", ("出生日期", "学校")),
    ],
)
def test_two_traits_in_one_description(text: str, traits: tuple[str, ...]) -> None:
    (one,) = found(text)
    assert one.rule == "X-05"
    assert all(trait in one.why for trait in traits)
    assert "1985" not in one.why
    assert "长风" not in one.why


@pytest.mark.parametrize(
    "text",
    [
        "被害人高某，女，1985年3月2日出生，汉族，住永宁县。",
        "被害人高某，女，1985年出生，汉族，农民，住永宁县柳某村。",
        "被害人高某，女，1985年3月2日出生，系某某公司职工。",
        "被害人高某，女，汉族。其后1985年3月2日出生的系长风纺织有限公司职工。",
        "被害人高某报警。",
    ],
)
def test_one_trait_is_common(text: str) -> None:
    assert found(text) == []


def test_whose_name_stays_is_not_told() -> None:
    assert found("被告人高某，女，1985年3月2日出生，系长风纺织有限公司职工。", role="") == []
