"""What a judgment says of one accused: the main punishment, and what makes counsel mandatory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.supervision.documents.row import Read, Told
from nlp.case import Party, Side

_FAR = 160
_CONVICTED = re.compile(r"(?:犯|无罪|免予|维持)")
_TERM = re.compile(
    r"(?P<word>决定执行|判处)(?P<main>死刑(?:[,，]?缓期[二两2]年执行)?|无期徒刑|有期徒刑[^,，。；、(]{1,14}|拘役[^,，。；、(]{1,10}|管制[^,，。；、(]{1,10})"
)
# 法律援助法 25: who cannot see, hear or speak; who cannot wholly know or control what he does.
_CONDITIONS = (
    (
        "视力、听力、言语残疾",
        re.compile(r"聋哑|又聋又哑|盲人|双目失明|(?:听力|言语|视力|语言)(?:一级|二级|[、和及]\S{2,4})?残疾"),
    ),
    (
        "不能完全辨认或控制行为",
        re.compile(r"限制(?:刑事)?责任能力|部分(?:刑事)?责任能力|限定(?:刑事)?责任能力|尚未完全丧失辨认"),
    ),
)
_COMMA = re.compile(r"[,，]")
_CLAUSE = re.compile(r"[。；\n]")


def of_punishment(read: Read, party: Party) -> Told:
    """Return the main punishment that the disposition gives this accused."""
    start, end = read.part(read.case.sections.disposition)
    at = read.text.find(party.name, start, end)
    while at >= 0:
        stop = min(end, at + _FAR, _next_accused(read, party, at + len(party.name), end))
        if _CONVICTED.search(read.text, at, stop):
            found = list(_TERM.finditer(read.text, at, stop))
            # Where several punishments are put together, the one that is executed counts.
            last = next(
                (one for one in reversed(found) if one["word"] == "决定执行"), found[-1] if found else None
            )
            if last:
                return Told("主刑", _COMMA.sub("", last["main"]), read.view.span(*last.span("main")))
        at = read.text.find(party.name, at + 1, end)
    return Told("主刑", None)


def _next_accused(read: Read, party: Party, at: int, end: int) -> int:
    """Return where another accused is named next."""
    others = [one.name for one in read.case.parties if one.side is Side.ACCUSED and one.name != party.name]
    places = [place for name in others if (place := read.text.find(name, at, end)) >= 0]
    return min(places, default=end)


def of_condition(read: Read, party: Party) -> Told:
    """Return what makes counsel mandatory for this accused, from the head or a clause with his name."""
    start, end = read.view.inside(party.block)
    for name, words in _CONDITIONS:
        match = words.search(read.text, start, end)
        if match:
            return Told("身心状况", name, read.view.span(*match.span()))
    for clause_start, clause_end in _clauses(read, party):
        for name, words in _CONDITIONS:
            match = words.search(read.text, clause_start, clause_end)
            if match and not _of_another(read, party, clause_start, match.start()):
                return Told("身心状况", name, read.view.span(*match.span()))
    return Told("身心状况", None)


def _clauses(read: Read, party: Party) -> Iterator[tuple[int, int]]:
    """Give the rest of each sentence of facts and reasoning behind the name of the accused."""
    start, end = read.part(read.case.sections.facts, read.case.sections.reasoning)
    at = read.text.find(party.name, start, end)
    while at >= 0:
        stop = _CLAUSE.search(read.text, at, end)
        yield at, stop.start() if stop else end
        at = read.text.find(party.name, at + 1, end)


def _of_another(read: Read, party: Party, start: int, end: int) -> bool:
    """Say whether somebody else is named between the accused and the words."""
    others = [one.name for one in read.case.parties if one.name != party.name]
    between = read.text[start + len(party.name) : end]
    return "被害人" in between or "证人" in between or any(name in between for name in others)
