"""Kin of masked parties whom no word leads to: who marries, bears children or dies, who is quoted.

A family case tells of few others in such clauses (结婚时，X带有一儿两女), and a will, a note or a chat that
it quotes keeps the names that the court masks around it. The recogniser reads only these pieces: the rest of
a case about a family names its counsel, its bench and strangers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

import rjieba

from annotations.privacy.masking.clear import is_name
from annotations.privacy.people.family import Named
from annotations.privacy.people.own_parts import has_own_part
from nlp.names.likely import SMALL
from nlp.names.nobody import names_nobody
from nlp.names.peoples import ALONE
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surnames import COMMON, surname_of
from nlp.text.led import Led

_DEEDS: Final = Led(
    "婚生|结婚|再婚|改嫁|夫妻关系|系夫妻|生育|育有|生有|抱养|收养|去世|病故|病逝|亡故|逝世|生前|带有?[一二两三四][儿子女男]"
)
_STOPS: Final = "，。；：“”\n()"
_QUOTED: Final = re.compile("“([^“”]{8,400})”")
_PIECES: Final = re.compile("[^。；！？\n]{1,48}")
# A surname in clear: a clause of masks need not be read.
_CLEAR: Final = re.compile(
    f"[{''.join(sorted(one for one in COMMON if len(one) == 1))}][\u3400-\u9fff](?<!某)(?![某×*])"
)
_HAN: Final = re.compile("[\u3400-\u9fff]{2,4}")
# To whom something is owed, who is looked for or helped: a quoted note names strangers, too.
_STRANGER: Final = re.compile(
    "(?:[欠借找帮替告请雇](?:[到给了过])?|[向问]|[还付转汇退收卖买租](?:[到给]|给了)|[他她别]人|老板|师傅|邻居|村民|老[师板])$"
)
# What is paid leads the name of who is paid: 付高明工钱500元.
_PAYS: Final = frozenset("付还")
_SUM: Final = re.compile("[^，。；]{0,8}[0-9一二两三四五六七八九十百千万][^，。；]{0,4}元")
# A reign, a day, a prize that bears the name of somebody known to all.
_NAMED_AFTER: Final = re.compile("年间|[初末]年|皇?帝|时期|诞辰|纪念|奖|杯|精神")
# Who only tells what others did: X到庭称死者生前….
_TELLS: Final = re.compile("到庭|出庭|作证|证[实明言]|[亦也均]?[称说](?![呼谓])|听")
_MASKS: Final = frozenset("某×*xX0123456789")
_BACK, _MOST, _SURE, _FEW = 26, 80, 0.5, 4
_DAYS: Final = frozenset("日节")


def kin_heard(text: str, known: Collection[str], recogniser: Recogniser | None) -> Iterator[Named]:
    """Find the clear names that the recogniser reads in such clauses; `known` are people accounted for."""
    if recogniser is None:
        return
    # Of a hostile text only so many are read.
    pieces = [*islice(_clauses(text), _MOST), *islice(_quotations(text), _MOST)]
    told: set[str] = set()
    answers = recogniser.persons([text[low:high] for low, high in pieces]) if pieces else ()
    for (low, high), ranges in zip(pieces, answers, strict=True):
        for first, last in ranges:
            start, end = low + first, low + last
            name = text[start:end]
            if name not in told and not _TELLS.search(text, end, high) and _is_kin(text, start, end, known):
                told.add(name)
                yield Named(name, start, _SURE)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Give the clauses up to what only families tell, where a name may stand in clear."""
    for match in _DEEDS.finditer(text):
        low = max(0, match.start() - _BACK)
        low = max(low, *(text.rfind(stop, low, match.start()) + 1 for stop in _STOPS))
        if _CLEAR.search(text, low, match.start()):
            yield low, match.end()


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Give the sentences of what is quoted, where a name may stand in clear."""
    for quoted in _QUOTED.finditer(text):
        for piece in _PIECES.finditer(text, *quoted.span(1)):
            if _CLEAR.search(text, *piece.span()):
                yield piece.span()


def _is_kin(text: str, start: int, end: int, known: Collection[str]) -> bool:
    """Say whether what the recogniser reads is a name in clear whose bearer is nobody accounted for."""
    name = text[start:end]
    if _HAN.fullmatch(name) is None or text[end : end + 1] in _MASKS or not _MASKS.isdisjoint(name):
        return False
    if surname_of(name) not in COMMON and name not in ALONE:
        return False
    # 向|柏怀春: a small word of the sentence that is a surname besides.
    if name[1] in COMMON and (name[0] in SMALL or (name[0] in _PAYS and _SUM.match(text, end))):
        return False
    if _bears_a_name(text, name, end):
        return False
    if any(one in name or name in one for one in known) or not is_name(name) or names_nobody(name):
        return False
    return _STRANGER.search(text, max(0, start - _FEW), start) is None and not has_own_part(text, name)


def _bears_a_name(text: str, name: str, end: int) -> bool:
    """Say whether a day or a reign is meant that is named after somebody: 雷锋日, 康熙年间."""
    known = rjieba.has_word(name) or (name[-1] in _DAYS and rjieba.has_word(name[:-1]))
    return known and (name[-1] in _DAYS or _NAMED_AFTER.match(text, end) is not None)
