"""Articles as a case handler reads them, made of what the field `statute` holds."""

from __future__ import annotations

import re

from nlp.text.numerals import format_numeral

# 刑法264, 刑法133之1; a law does not end with a figure.
_ARTICLE = re.compile(r"(?P<law>.*?\D)(?P<article>\d{1,4})(?:之(?P<branch>\d{1,2}))?")


def article_words(statute: str) -> str:
    """Return 刑法264 as 刑法第二百六十四条, 刑法133之1 as 刑法第一百三十三条之一; a law alone as it is."""
    found = _ARTICLE.fullmatch(statute)
    if found is None:
        return statute
    branch = f"之{format_numeral(int(found['branch']))}" if found["branch"] else ""
    return f"{found['law']}第{format_numeral(int(found['article']))}条{branch}"
