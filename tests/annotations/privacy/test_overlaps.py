"""Which of two overlapping candidates stays."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotations.privacy.overlaps import resolve
from annotations.privacy.scene import Candidate
from annotations.values import Category
from nlp.values import Span

NUMBERS = [Category.ID_NUMBER, Category.BANK_ACCOUNT, Category.PHONE, Category.PLATE, Category.EMAIL]


def candidate(category: Category, start: int, end: int) -> Candidate:
    return Candidate(category, "D-03", Span(start, end), "value", "理由", 0.9, "test")


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    start = draw(st.integers(0, 40))
    return candidate(draw(st.sampled_from(NUMBERS)), start, start + draw(st.integers(1, 20)))


def test_the_more_specific_stays() -> None:
    kept = resolve([candidate(Category.PHONE, 3, 14), candidate(Category.BANK_ACCOUNT, 0, 18)])
    assert [one.category for one in kept] == [Category.BANK_ACCOUNT]
    kept = resolve([candidate(Category.BANK_ACCOUNT, 0, 18), candidate(Category.ID_NUMBER, 0, 18)])
    assert [one.category for one in kept] == [Category.ID_NUMBER]


def test_the_longer_of_a_category_stays() -> None:
    kept = resolve([candidate(Category.PHONE, 5, 12), candidate(Category.PHONE, 0, 12)])
    assert [one.span for one in kept] == [Span(0, 12)]


def test_a_name_in_an_address_is_its_own_leak() -> None:
    kept = resolve([candidate(Category.ADDRESS, 0, 12), candidate(Category.NAME_VICTIM, 8, 10)])
    assert len(kept) == 2


@given(st.lists(candidates(), max_size=12))
def test_numbers_kept_are_disjoint_and_in_text_order(found: list[Candidate]) -> None:
    spans = [one.span for one in resolve(found) if one.span is not None]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.lists(candidates(), max_size=8), st.randoms())
def test_order_of_detectors_does_not_matter(found: list[Candidate], random: object) -> None:
    assert resolve(found) == resolve(sorted(found, key=lambda one: random.random()))  # type: ignore[attr-defined]
