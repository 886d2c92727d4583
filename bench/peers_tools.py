"""The screeners that are compared, each behind one function: a text → (kind, start, end) of what it finds.

A kind is a category of ours, with one `name` for all names of people. What is not installed is told, not
passed over.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from annotations.privacy.screen import Screener
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

Hit = tuple[str, int, int]
_SENTENCE = 120
# legal.md §2.6, as a team would write them in an afternoon.
_REGEXES = (
    (
        "id_number",
        r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])",
    ),
    ("phone", r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}[-－ ]?\d{7,8}(?!\d)"),
    ("email", r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,64}\.[A-Za-z]{2,}"),
    ("social_account", r"(?:微信号?|QQ号?|支付宝账号?)[:：为是]?\s*([A-Za-z0-9_\-@.]{5,64})"),
    ("bank_account", r"(?<!\d)\d{16,19}(?!\d)"),
    (
        "plate",
        r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-ZＡ-Ｚ][·\s]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _REGEXES)
OPTIONAL = ("presidio", "jionlp")


@dataclass(frozen=True, slots=True)
class Tool:
    """A screener under test."""

    name: str
    find: Callable[[str], Iterable[Hit]] = field(repr=False)


def kind_of(category: str) -> str:
    """Return the kind that a category is compared as."""
    return "name" if category.startswith("name.") else category


def jianwen(recogniser: LacRecogniser) -> Tool:
    """Give the whole of our screening."""
    screener = Screener(bytes(32), recogniser=recogniser)

    def find(text: str) -> Iterator[Hit]:
        document, view = Document("x", "x", "x", "text/plain", text), view_of(text)
        for finding in screener.screen(document, parse(document, view), view).findings:
            if finding.span is not None:
                yield kind_of(finding.category), finding.span.start, finding.span.end

    return Tool("Jianwen", find)


def lac(recogniser: LacRecogniser) -> Tool:
    """Give raw LAC: every person in the text."""

    def find(text: str) -> Iterator[Hit]:
        pieces = [text[at : at + _SENTENCE] for at in range(0, len(text), _SENTENCE)]
        for number, found in enumerate(recogniser.persons(pieces)):
            for start, end in found:
                yield "name", number * _SENTENCE + start, number * _SENTENCE + end

    return Tool("LAC persons", find)


def regexes(text: str) -> Iterator[Hit]:
    """Find what six patterns find."""
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            yield kind, *match.span(match.lastindex or 0)


def lac_and_regexes(recogniser: LacRecogniser) -> Tool:
    """Give LAC and the six patterns together."""
    persons = lac(recogniser)

    def find(text: str) -> Iterator[Hit]:
        yield from persons.find(text)
        yield from regexes(text)

    return Tool("LAC + 6 regexes", find)


def optional() -> tuple[list[Tool], list[str]]:
    """Load the peers that are installed; return them, and what is said of those that are not."""
    tools, absent = [], []
    for name in OPTIONAL:
        try:
            module = importlib.import_module(f"bench.peers_{name}")
        except ImportError as fault:
            absent.append(f"{name}: not installed ({fault.name}); `pip install jianwen[peers]` brings it")
            continue
        tools.append(Tool(module.NAME, module.find))
    return tools, absent
