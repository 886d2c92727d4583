"""The charges (罪名) of a criminal document, from its text alone.

First what the disposition convicts of (犯盗窃罪，判处 …) or, where it names nothing (驳回上诉，维持原判;
无罪), what the reasoning finds (其行为已构成盗窃罪). Then what the prosecutor charged (起诉书指控 … 犯盗窃罪)
and the court did not follow: acquitted of, or renamed. The case was docketed and titled under it.
A conviction of another case (曾因犯盗窃罪被判处 …; a suspended sentence that is revoked) is no charge of
this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from nlp.case import Sections
from nlp.parse.charge_names import listed, split
from nlp.text.view import View
from nlp.values import Fact, Span

_CONVICTS = re.compile(r"犯(?!罪)(?:有)?")
_FINDS = re.compile(
    r"(?:构成|触犯)(?:了|的(?:是)?)?|以(?=[^，。；]{2,40}?罪(?:追究|定罪|对|判处|论处|处罚|提起|，))|(?<![罪共从主再])犯(?!罪)(?:有)?"
)
_CHARGES = re.compile(r"(?:涉嫌|[涉]?犯|构成|以)(?!罪)(?:有|了)?")
_STOP = re.compile(r"[，。；：！？\n]|一案|案件|一审")
_NEXT = re.compile(r"(?:[、，和及与暨并或\s]|以及){0,3}(?:犯(?:有)?)?")
_WINDOW = 90
_TITLE_WINDOW = 45
_LONGEST_ACCUSATION = 600
_ACCUSES = re.compile("指\\s?控|控诉|控告|自诉人[^，。]{1,20}以被告人")
_ACCUSED = re.compile("[。]|提起公诉|一案")
_CLAUSE = re.compile(r"[。；\n]")
_OTHER_CASE = re.compile(
    r"(?:曾|前)(?:于[^，]{0,20})?因|曾(?:于[^，]{0,20})?犯|[与和](?:其)?(?:前|原|被?[^，]{0,12}\d{4})|前(?:罪|判|犯|科)|原(?:犯|罪)|(?:合并|一并|尚未|未)执行|余刑|漏罪|缓刑部分|假释"
)
_REVOKES = re.compile(r"撤\s?销")
_KEEPS = re.compile(r"维\s?持")
_NOT = re.compile(r"(?:不|未|非|否|难以)(?:能)?(?:认定|成立)?(?:其)?$")


def find_charges(view: View, sections: Sections, title: str = "") -> tuple[Fact[str], ...]:
    """Return every charge of this case once, in the order of the text, as the list of charges names it.

    `title` is asked last, when the text names no charge.
    """
    decided = list(_of_disposition(view, sections)) or list(_of_reasoning(view, sections))
    facts = _distinct([*decided, *_of_prosecution(view, sections)])
    if facts:
        return facts
    return tuple(Fact(name, Span(0, 0)) for name in charges_of_title(title))


def _distinct(found: Iterable[Fact[str]]) -> tuple[Fact[str], ...]:
    """Keep the first place of each charge."""
    first: dict[str, Fact[str]] = {}
    for fact in found:
        first.setdefault(fact.value, fact)
    return tuple(first.values())


def _scan(
    view: View,
    pattern: re.Pattern[str],
    start: int,
    end: int,
    belongs: Callable[[int], bool] = lambda _: True,
) -> Iterator[Fact[str]]:
    """Read charges behind each match of `pattern` whose place `belongs`; no place is read twice."""
    at = start
    while match := pattern.search(view.text, at, end):
        at = match.end()
        if view.text.find("罪", at, min(end, at + _WINDOW)) >= 0 and belongs(match.start()):
            facts, at = _names(view, at, end)
            yield from facts


def _of_disposition(view: View, sections: Sections) -> Iterator[Fact[str]]:
    """Find what the disposition convicts of."""
    if sections.disposition is None:
        return
    start, end = view.inside(sections.disposition)

    def belongs(at: int) -> bool:
        return not _is_other_case(_clause_before(view.text, start, at))

    yield from _scan(view, _CONVICTS, start, end, belongs)


def _clause_before(text: str, start: int, at: int) -> str:
    """Return the sentence before `at`, not further back than `start`."""
    back = max(start, at - 200)
    piece = text[back:at]
    cut = 0
    for match in _CLAUSE.finditer(piece):
        cut = match.end()
    return piece[cut:]


def _is_other_case(clause: str) -> bool:
    """Say whether a conviction belongs to another case: revoked, or joined to this sentence."""
    kept, revoked = _last(_KEEPS, clause), _last(_REVOKES, clause)
    if revoked > kept:
        return True
    return kept < 0 and _OTHER_CASE.search(clause[-60:]) is not None


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match starts, or -1."""
    at = -1
    for match in pattern.finditer(text):
        at = match.start()
    return at


def _of_reasoning(view: View, sections: Sections) -> Iterator[Fact[str]]:
    """Find what the court's reasoning says that the acts constitute."""
    if sections.reasoning is None:
        return
    start, end = view.inside(sections.reasoning)
    text = view.text

    def belongs(at: int) -> bool:
        clause = _clause_before(text, start, at)[-30:]
        return not _NOT.search(clause[-12:]) and not _OTHER_CASE.search(clause)

    yield from _scan(view, _FINDS, start, end, belongs)


def _of_prosecution(view: View, sections: Sections) -> Iterator[Fact[str]]:
    """Find what the prosecutor charged: in the head, else in the claims, else in the reasoning."""
    for part in (sections.head, sections.claims, sections.facts, sections.reasoning):
        facts = [] if part is None else list(_accused(view, *view.inside(part)))
        if facts:
            yield from facts
            return


def _accused(view: View, start: int, end: int) -> Iterator[Fact[str]]:
    """Read the charges between 指控 and 提起公诉 in [start, end) of the view."""
    at = start
    while accuses := _ACCUSES.search(view.text, at, end):
        close = _ACCUSED.search(view.text, accuses.end(), min(end, accuses.end() + _LONGEST_ACCUSATION))
        at = close.start() if close else min(end, accuses.end() + _WINDOW)
        yield from _scan(view, _CHARGES, accuses.end(), at)


def _names(view: View, at: int, limit: int) -> tuple[list[Fact[str]], int]:
    """Read charges that follow each other from `at` (盗窃罪、诈骗罪); return them and where they end."""
    text = view.text
    facts: list[Fact[str]] = []
    begin = at
    while True:
        reach = min(limit, begin + _WINDOW)
        stop = _STOP.search(text, begin, reach)
        end = _end_of_name(text, begin, stop.start() if stop else reach)
        names = split(text[begin:end].strip()) if end is not None else ()
        if not names or end is None:
            return facts, at
        facts += (Fact(name, view.span(begin, end)) for name in names)
        at = end
        follows = _NEXT.match(text, end, limit)
        begin = follows.end() if follows else end


def _end_of_name(text: str, at: int, stop: int) -> int | None:
    """Return the end of the charge that starts at `at`: its 罪, past the 犯罪 that charges contain."""
    position = text.find("罪", at, stop)
    inner = None
    while position >= 0:
        if text[position - 1] != "犯" or position - 1 < at:
            return position + 1
        inner = position + 1
        position = text.find("罪", position + 1, stop)
    return inner


def charges_of_title(title: str) -> tuple[str, ...]:
    """Return the charges that a title names (张某盗窃罪一审刑事判决书), as listed.

    A title has no punctuation that ends a name: the longest listed charges are taken, and each letter
    once, so that 合同诈骗 does not name 诈骗 as well.
    """
    found: list[str] = []
    at = 0
    while at < len(title):
        end, name = _longest(title, at)
        if name is not None:
            found.append(name)
        at = end
    return tuple(dict.fromkeys(found))


def _longest(title: str, at: int) -> tuple[int, str | None]:
    """Return the end and the name of the longest charge that starts at `at`; else the next place to try."""
    for end in range(min(len(title), at + _TITLE_WINDOW), at + 1, -1):
        piece = title[at:end]
        if piece[-1] not in "、罪，" and piece[0] not in "、，犯有":
            name = listed(piece)
            if name is not None:
                return end, name
    return at + 1, None
