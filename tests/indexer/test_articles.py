"""Articles are written as a case handler reads them."""

from __future__ import annotations

import pytest

from indexer.articles import article_words


@pytest.mark.parametrize(
    ("statute", "words"),
    [
        ("刑法264", "刑法第二百六十四条"),
        ("刑法133之1", "刑法第一百三十三条之一"),
        ("民法典1184", "民法典第一千一百八十四条"),
        ("关于适用刑法若干问题的解释（二）10", "关于适用刑法若干问题的解释（二）第十条"),
        ("道路交通安全法", "道路交通安全法"),
        ("", ""),
    ],
)
def test_words_of_an_article(statute: str, words: str) -> None:
    assert article_words(statute) == words
