"""Rolls of the harmed (被害人名单及损失, 投资人清单): everybody in one was harmed, however it is set.

X、Y3.5万元；Z（W）1.2万元 / 1、X，82700元 / X 男 Y 女 / 序号 姓名 金额 1 X 9789.22 2 Y 220
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from nlp.names.cues.before import Role
from nlp.names.dictionary import is_never_name, is_plain_word
from nlp.names.find import Cue
from nlp.names.rows_of_sums import rows_of_sums
from nlp.names.surnames import SURNAMES
from nlp.text.led import Led

_HEADING: Final = Led(
    r"(?:被害人|受害人|被害群众|受害群众|被骗人|失主|事主|投资人|集资参与人|集资户|存款人|出借人|权利人)[^，。；：、()]{0,4}"
    r"(?:名单|名册|清单|明细|一览|登记表|统计表|情况表|损失(?:数额|金额|情况))[^。；0-9]{0,24}?[：\n ]"
    r"|(?:退赔|欠薪|[赃案]?[款物]?(?:发还|返还|退还))[^，。；：、()]{0,4}"
    r"(?:名单|名册|清单|明细表?|一览表?)[^。；0-9]{0,12}?[：\n ]"
)
# Who stands in a row is parted from the rest by stops, blanks, figures and what tells of figures.
_NAMED: Final = re.compile(
    r"(?:(?<=[；：，、() \n0-9①-⒛])|(?<=[0-9万]元)|(?<=[0-9]万))(?![元万余千百年月日])"
    r"([\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,9}·[\u3400-\u9fff]{1,9})"
    r"(?=[；：，、() \n0-9]|各[0-9]|等[0-9]|。|$|(?:被骗|损失|投资|本金|共计?|合计|人民币|现金)[：为]?[0-9])"
)
# No person's name ends so before a stop, and sums are written with surnames too.
_PLACE: Final = frozenset("店区省市县厂镇村街路号司行部院校所")
_SUM: Final = re.compile("[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾佰仟百千万亿零整元]+")
# Here the roll is at its end: what follows names others.
_ENDS: Final = re.compile(
    r"。(?![0-9(①-⒛一二三四五六七八九十])|提成|工资|去向|退[赃缴]|承办|民警|业务员|涉案人|被告人(?![^，。；：]{2,20}退赔)|同案|嫌疑人|审判[长员]|书记员|本院认为|综上|上述|证[实明]"
)
# Between two who stand in a roll is no more than their rows; one alone is none.
_FAR, _FEWEST = 80, 2


def enrolled(text: str) -> Iterator[Cue]:
    """Find where a roll of the harmed names somebody: an empty cue before each name."""
    headings = [heading.end() for heading in _HEADING.finditer(text)]
    named: set[int] = set()
    for low, high in pairwise((*headings, len(text))):
        starts = list(_rows(text, low - 1, high))
        named.update(starts if len(starts) >= _FEWEST else ())
    named.update(rows_of_sums(text))
    yield from ((start, start, Role.VICTIM) for start in sorted(named))


def _rows(text: str, low: int, high: int) -> Iterator[int]:
    """Give where the names of one roll start, as far as one follows another."""
    at = low + 1
    ends = _ENDS.search(text, at, high)
    for named in _NAMED.finditer(text, low, ends.end() if ends else high):
        if named.start() - at > _FAR:
            return
        if _may_be(named[1]):
            at = named.end()
            yield named.start(1)


def _may_be(name: str) -> bool:
    """Say whether this is no heading of a column, place or sum."""
    surname = name[:1] in SURNAMES or name[:2] in SURNAMES or "·" in name
    return surname and not (
        name[-1] in _PLACE or _SUM.fullmatch(name) or is_plain_word(name) or is_never_name(name)
    )
