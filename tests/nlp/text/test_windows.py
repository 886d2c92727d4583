"""A search in windows finds what one search over the whole text finds."""

from __future__ import annotations

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.text import windows
from nlp.text.windows import each_hit, every_hit

WORDS = st.lists(st.text("甲乙丙", min_size=1, max_size=5), min_size=1, max_size=5, unique=True)


@given(WORDS, st.text("甲乙丙", max_size=40), st.integers(1, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_windows_change_nothing(
    monkeypatch: pytest.MonkeyPatch, words: list[str], text: str, window: int
) -> None:
    monkeypatch.setattr(windows, "WINDOW", window)
    longest = max(map(len, words))
    one = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)
    assert list(each_hit(one, longest, text)) == one.find_matches_as_indexes(text)
    every = AhoCorasick(words)
    whole = sorted(
        (start, index) for index, start, _ in every.find_matches_as_indexes(text, overlapping=True)
    )
    assert list(every_hit(every, longest, text)) == whole
