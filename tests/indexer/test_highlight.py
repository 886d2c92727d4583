"""Marks of a search in a text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexer.highlight import best_passage, highlights
from indexer.language.read import read_search
from indexer.query import Bag, Phrase
from indexer.tokens import tokens

TEXT = "被告人石某甲盗窃电动车。本院认为，石某甲自首，并坦白，可以从轻。判处拘役，缓刑。"
SECTIONS = {"reasoning": (12, 33), "disposition": (33, len(TEXT))}


def marked(search: str) -> list[str]:
    return [TEXT[start:end] for start, end in highlights(read_search(search), TEXT, SECTIONS)]


def test_words_phrases_and_sections() -> None:
    assert marked("盗窃 缓刑") == ["盗窃", "缓刑"]
    assert marked("说理:自首") == ["自首"]
    assert marked("主文:自首") == []
    assert marked("查明:盗窃") == []
    assert marked("非 盗窃") == []


def test_signs_may_stand_between_the_words_of_a_phrase() -> None:
    text = "自首，坦白"
    assert highlights(Phrase("text", ("自首", "坦白")), text, {}) == ((0, 5),)


def test_full_width_letters_and_digits_are_found_and_marked() -> None:
    text = "石某甲购买ＰＯＬＯ轿车３５台"
    assert {"polo", "35"} <= set(tokens(text))
    marks = highlights(read_search("polo 35"), text, {})
    assert [text[start:end] for start, end in marks] == ["ＰＯＬＯ", "３５"]


def test_the_passage_with_most_of_the_words() -> None:
    text = "盗窃。" + "无关。" * 200 + "盗窃后自首，缓刑。" + "无关。" * 100
    marks = highlights(read_search("盗窃 自首 缓刑"), text, {})
    passage = best_passage(text, marks)
    assert passage is not None
    assert [text[start:end] for start, end in passage.marks] == ["盗窃", "自首", "缓刑"]
    assert passage.end - passage.start <= 200
    assert best_passage(text, ()) is None


@given(
    st.text(alphabet="盗窃自首缓刑aB，。 ", max_size=60),
    st.lists(st.sampled_from(["盗窃", "自首", "缓刑", "ab"]), min_size=1),
)
def test_marks_lie_in_the_text_in_order_and_hold_the_words(text: str, words: list[str]) -> None:
    marks = highlights(Bag("text", tuple((word, 1.0) for word in words)), text, {})
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert all(before[1] < after[0] for before, after in pairwise(marks))
    for start, end in marks:
        assert any(word in text[start:end].lower() for word in words)
    for word in words:
        for at in range(len(text)):
            if text[at : at + len(word)].lower() == word:
                assert any(start <= at and at + len(word) <= end for start, end in marks)


def test_tokens_that_the_index_has_are_found_in_the_text() -> None:
    for token in tokens(TEXT):
        assert highlights(Bag("text", ((token, 1.0),)), TEXT, {})
