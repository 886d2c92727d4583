"""What the scripts of a web page carry: records that a page loads with itself, read by nobody on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count

from lxml import etree

from nlp.values import Hidden, HiddenKind

_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.){2,20000})"|\'((?:[^\'\\\n]|\\.){2,20000})\'')
# A value that can tell of a person: Chinese words, or a number as long as a telephone's.
_TELLING = re.compile(r"[\u4e00-\u9fff]{2}|\d{7}")
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MOST = 5_000_000
# Whether the page shows a word is looked up so often; of a page with more, the rest counts as not shown.
_LOOKED_UP = 5_000


def scripts(root: etree._Element, running: str, taken: re.Pattern[str]) -> Iterator[Hidden]:
    """Yield the words of each script that the page does not show; one that `taken` fits was read as text."""
    looked_up = count()
    for number, element in enumerate(root.iter("script"), 1):
        source = (element.text or "")[:_MOST]
        if not source.strip() or taken.search(source):
            continue
        words = [
            word
            for word in dict.fromkeys(words_of(source))
            if next(looked_up) >= _LOOKED_UP or word not in running
        ]
        if words:
            yield Hidden(HiddenKind.METADATA, f"网页脚本 {number}", "\n".join(words))


def words_of(source: str) -> Iterator[str]:
    """Yield telling strings of a script: with the keys before them where it is a record."""
    try:
        record = json.loads(source)
    except ValueError:
        for match in _LITERAL.finditer(source):
            text = _UNICODE.sub(lambda code: chr(int(code[1], 16)), match[1] or match[2] or "").strip()
            if _TELLING.search(text):
                yield text
        return
    yield from (text for text in _leaves(record, 0) if _TELLING.search(text))


def _leaves(value: object, depth: int) -> Iterator[str]:
    """Yield the texts and long numbers of a record."""
    if depth > 40:
        return
    if isinstance(value, dict):
        for each in value.values():
            yield from _leaves(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each, depth + 1)
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        yield str(value).strip()
