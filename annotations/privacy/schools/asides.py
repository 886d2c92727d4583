"""What says that a school is told of for another reason than the pupils who go there."""

from __future__ import annotations

import re
from typing import Final

from nlp.text.ages import NOT_OF_AGE, UNDER_AGE

# A place, unless whom one meets there belongs to it: 在…门口结识了该校学生.
PLACE: Final = re.compile(
    r"(?:门口|门前|附近|对面|旁|外|[前后侧里]面|[东西南北](?:[侧边面头一的]|方向)|后门|围墙|大门|操场|周边)"
)
# Adults go there too: the sentence must tell the age.
TRADE: Final = re.compile(r"技工|技师|技术|职业|职专|卫生|中专|成人|驾")
AGED: Final = re.compile(rf"未成年(?:人|被[害告]|[子女])|{NOT_OF_AGE}|{UNDER_AGE}周?岁|年级")
# Who comes for other reasons than to learn: 在无名中学闹事.
NO_PUPILS: Final = re.compile("单位|闹事|滋扰|扰乱|秩序|聚众|斗殴|校长")
# Whoever buys a flat may send children there; what is only slander tells of no pupil.
_IN_GENERAL = re.compile("购房户|业主|诬陷|诽谤|造谣")
_OF_AGE = re.compile(rf"{UNDER_AGE}周?岁")
ON_THE_WAY: Final = re.compile(
    r"放学|上学|下晚?自习|体育课|课间|(?:门口|校门|门前)[^，。；]{0,4}[接送](?:孩子|[女儿]儿?子?|小孩|其|婚生)|小学生"
)
# A child's own school, though a teacher of it is what the sentence tells of.
_ITS_TEACHER = re.compile(
    r"(?:女儿|儿子|孩子|子女|其[子女]|小孩|婚生[子女])的?(?:班主任|(?:任[课教]|[语数英]\w)?老师|教练)[^，。；]{0,6}$"
    r"|(?:岁\)|[女男]童|孩子|女儿|儿子|小孩)(?:当时|现)?(?:所在|所上|就读)的?$"
)
GRADUATED: Final = re.compile(r"毕业|肄业|招生|大学")
_WORKS = re.compile(
    r"分管|主管|教师|老师|任教|教书|任课|代课|上班|校长|职工|保安|厨师|董事|承包|工程|施工|司机|校车(?!上)|拖欠|诉讼"
)
# 原告明德小学: a party. What is moved to an account or a hospital is money, a patient; lovers are grown up.
_PARTY = re.compile("(?:原告|被告|第三人|上诉人)[人]?$")
_BEHIND = re.compile(
    "转[入到来至][^，。；]{0,20}[医账帐款元]|[^，。；]{0,4}同学，?[^，。；]{0,4}(?:关系|情人|恋)"
    # Where staff live and what is built are no lessons; whose classmate a grown-up is was so years ago.
    "|家属[院楼区]|学生(?:宿舍|公寓|档案)|的?(?:教室|校舍)|(?:改建|扩建|集资|往?方向)|[^，。；]{0,3}同[班校级]同?学|同学[\u4e00-\u9fff]{1,2}某"
)
_REACH = 16


def in_general(text: str, sentence: str, start: int, end: int) -> bool:
    """Say whether a school is told of for nobody in particular: no age stands beside it."""
    return _IN_GENERAL.search(sentence) is not None and not _OF_AGE.search(
        text, max(0, start - _REACH), end + _REACH
    )


def is_employer(text: str, start: int, end: int) -> bool:
    """Say whether the words around a school make it somebody's work, or a party."""
    if _ITS_TEACHER.search(text, max(0, start - _REACH), start):
        return False
    clause = next((i for i in range(end, min(len(text), end + 8)) if text[i] in "，。；、"), end + 8)
    near = max(0, start - 12)
    first = max(near, *(text.rfind(stop, near, start) + 1 for stop in "，。；、()"))
    return _WORKS.search(text, first, clause) is not None


def aside(text: str, sentence: str, start: int, end: int) -> bool:
    """Say whether the words around a school, or its kind, make it a work, a place, a party, or grown-ups'."""
    if PLACE.match(text, end) and not ON_THE_WAY.search(sentence):
        return True
    if TRADE.search(text, start, end) and not AGED.search(sentence):
        return True
    return (
        is_employer(text, start, end)
        or in_general(text, sentence, start, end)
        or any(
            mark is not None
            for mark in (
                NO_PUPILS.search(sentence),
                GRADUATED.search(text, max(0, start - _REACH), end + _REACH),
                _PARTY.search(text, max(0, start - _REACH), start),
                _BEHIND.match(text, end),
            )
        )
    )
