"""The list of the statutes' texts."""

from itertools import pairwise

import pytest

from nlp.data.statutes import short_name, statutes, text_on, texts_of
from tools.statutes import ranges

HELD = [
    ("《中华人民共和国民事诉讼法》", "2024-06-01", 306),
    ("民事诉讼法", "2023-12-31", 291),
    ("民事诉讼法", "2021-12-31", 284),
    ("刑事诉讼法", "2018-10-25", 290),
    ("刑事诉讼法", "2018-10-26", 308),
    ("中华人民共和国公司法", "2024-06-30", 218),
    ("合同法", "2020-12-31", 428),
    ("民法典", "2021-01-01", 1260),
    ("最高人民法院关于适用《中华人民共和国民事诉讼法》的解释（2022修正）", "2022-04-10", 550),
]


@pytest.mark.parametrize(("name", "day", "last"), HELD)
def test_the_text_of_a_day(name: str, day: str, last: int) -> None:
    text = text_on(name, day)
    assert text is not None
    assert max(text.articles) == last
    assert text.has(last)
    assert not text.has(last + 1)


@pytest.mark.parametrize(
    ("name", "day"), [("合同法", "2021-01-01"), ("民法典", "2020-12-31"), ("某法", "2024-01-01")]
)
def test_no_text_on_a_day(name: str, day: str) -> None:
    assert text_on(name, day) is None


def test_inserted_articles() -> None:
    code = texts_of("刑法")[-1]
    assert code.has(307, 1)
    assert not code.has(307, 2)
    assert code.has(307)


def test_texts_follow_each_other() -> None:
    for name, texts in statutes().items():
        assert [text.since for text in texts] == sorted(text.since for text in texts), name
        for earlier, later in pairwise(texts):
            assert earlier.until == "?" or earlier.until < later.since, name


def test_names_are_listed_short() -> None:
    assert short_name("《中华人民共和国刑法》") == "刑法"
    assert all(short_name(name) == name for name in statutes())


def test_numbers_are_written_as_ranges() -> None:
    assert ranges([3, 1, 2, 7, 9, 10]) == "1-3 7 9-10"
