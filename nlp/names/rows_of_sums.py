"""Rows of names and sums without a heading: 返还被害人张三38万元、李四48.7万元、… / 张三理财5万元。李四理财….

Whoever stands in such a row is paid back, invested or was cheated, if that is what leads to it; of what
accused hand over, shared or were fined there are such rows too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.names.dictionary import has_no_word, is_never_name, is_plain_word, is_word
from nlp.names.likely import DOUBTFUL
from nlp.names.surnames import COMMON
from nlp.names.words import NOT_NAMES
from nlp.text.led import Led

_DID: Final = "(?:理财|投资|存款|集资|借款|被骗|损失|出借|本金|人民币|现金|各)?[：为]?(?=[0-9])"
_LED: Final = "".join(sorted(one for one in COMMON if len(one) == 1))
_NAME: Final = rf"[{_LED}](?:(?![某甲乙丙丁戊己])[一-龥]){{1,2}}?"
# A row goes on behind the sum of the one before it; two may share a sum: 甲、乙560元.
_NEXT: Final = Led(rf"(?:万?元|万)(?:[、；，。] ?| )(?:({_NAME})、)?({_NAME}){_DID}")
_FIRST: Final = re.compile(rf"(?:^|[^一-龥]|[人为括别者取赔还给])(?:({_NAME})、)?({_NAME}){_DID}[0-9.,]+$")
_BACK, _LEAD, _FAR, _FEWEST = 24, 120, 60, 4
# What leads to those who are out of pocket, and to those who are not.
_HARMED: Final = re.compile("退赔|发还|返还|退还|[被受]害|被骗|损失|集资|理财|存款|投资|欠")
# Whoever puts money into what they share the gains of is a partner, unless more is told.
_PARTNERS: Final = re.compile("获利|分红|合伙|赌场")
_FIRMLY: Final = re.compile(_HARMED.pattern.replace("|投资", ""))
_OTHERS: Final = re.compile(
    "退缴|缴[交纳]|没收|扣押|暂扣|冻结|行贿|收受|贿赂|出资|占用|分[得给送]|罚金|代[为被]"
)


def rows_of_sums(text: str) -> Iterator[int]:
    """Give where the names of such rows start."""
    row: list[re.Match[str]] = []
    for one in _NEXT.finditer(text):
        if not all(map(_may_be, filter(None, one.groups()))):
            continue
        if row and one.start() - row[-1].end() > _FAR:
            yield from _starts(text, row)
            row = []
        row.append(one)
    yield from _starts(text, row)


def _may_be(name: str) -> bool:
    """Say whether nobody would read this as a word: 利息5万元, 支付9600元."""
    plain = is_plain_word(name) or is_never_name(name) or is_word(name[:2])
    return name[0] not in DOUBTFUL and name not in NOT_NAMES and (has_no_word(name) or not plain)


def _starts(text: str, row: list[re.Match[str]]) -> Iterator[int]:
    """Give where the names of a row start, if it is one and leads to the harmed."""
    if len(row) < _FEWEST:
        return
    at = row[0].start()
    low = max(0, at - _LEAD)
    stop = text.find("。", row[-1].end(), row[-1].end() + _FAR)
    partners = _PARTNERS.search(text, low, stop if stop >= 0 else row[-1].end() + _FAR)
    # Of two such words the nearer one leads: 罚金应当缴纳。责令退赔被害人….
    harmed, others = (
        max((one.start() for one in words.finditer(text, low, row[1].start())), default=-1)
        for words in (_FIRMLY if partners else _HARMED, _OTHERS)
    )
    if harmed <= others:
        return
    first = _FIRST.search(text[max(0, at - _BACK) : at])
    if first:
        yield from (max(0, at - _BACK) + start for start in _names(first))
    yield from (start for one in row for start in _names(one))


def _names(row: re.Match[str]) -> Iterator[int]:
    """Give where the one or two names before a sum start."""
    yield from (row.start(which) for which in (1, 2) if row[which])
