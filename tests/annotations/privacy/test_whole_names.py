"""Names that stand whole, and those that are part of a place or of a longer name."""

from __future__ import annotations

import pytest

from annotations.privacy.people.whole_names import places_in_title, whole_places
from jianwen.typed import without_names


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("原告高明称，", (), [2]),
        ("在佛山市高明区务工", (), []),
        ("住高明区，高明述", (), [5]),
        ("由高明远代付，高明收", ("高明远",), [7]),
        ("高明餐饮店", (), []),
    ],
)
def test_places_in_a_text(text: str, others: tuple[str, ...], expected: list[int]) -> None:
    assert [start for start, _, _ in whole_places(text, ("高明",), others)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("佛山市高明区人民法院 高明远案.docx", "佛山市高明区人民法院 高明远案.docx"),
        ("高明案.docx", "高某某案.docx"),
        ("高明一案.docx", "高某某一案.docx"),
        ("高明上诉案.docx", "高某某上诉案.docx"),
        ("高明离婚案.docx", "高某某离婚案.docx"),
        ("二审-高明.txt", "二审-高某某.txt"),
        ("高明、温如海.txt", "高某某、温某某.txt"),
        ("温如海诉高明.txt", "温某某诉高某某.txt"),
    ],
)
def test_file_names(words: str, expected: str) -> None:
    assert without_names(words, ("高明", "温如海")) == expected


def test_one_character_is_no_name_in_a_file_name() -> None:
    assert places_in_title("高明案", ("高",)) == []
