"""The school that a minor goes to, by its name (未成年人保护法 art. 103).

A school is told apart from a place or a party by what the text says of it: somebody goes there. Whoever is
at a primary school or a kindergarten is a minor; of a pupil of another school the sentence must say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.detectors_numbers import propose, tells
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category

_WORDS = (
    "就读",
    "读书",
    "上学",
    "念书",
    "年级",
    "学生",
    "转学",
    "转入",
    "入学",
    "入读",
    "幼儿",
    "入园",
    "入托",
    "在读",
    "在校",
)
# A character of a school's own name; small words end it, unless they are the name's (和平小学, 于洪一中).
_CHAR = (
    r"(?:(?![在到的是系被某该这那读将我你他她们去对])(?!和(?![平谐顺田县林静])|本(?!溪)|至(?![善诚])|为(?!民)|从(?![江化])"
    r"|于(?![洪都家])|其(?!林)|与|及(?!第)|往|送|入(?!云))[\u4e00-\u9fff\d])"
)
_NAME = re.compile(rf"{_CHAR}{{2,22}}$")
_KIND = re.compile(
    r"(?:小学|幼儿园|托儿所|中学|初级中学|初中|高级中学|高中|附中|附小|职高|职中|学校|[一二三四五六七八九十]中(?!学)|实验[一二三]?小)"
    r"(?!文化|毕业|肄业|学历|教师|老师|校长|教学|门口|附近|对面|旁|路|街|站|职工|工作|食堂|程度|[级心间央途国午华美])"
    r"(?:[东南西北中新老]校区|[初高]中部|小学部|分[校园])?"
)
_READS = re.compile(
    r"(?:(?:就|现|入|曾|在)读于?在?|就学于|上学于|转学?(?:到|至|入)|转入|送(?:到|至|往|入)|考入|升入)$"
)
_AT = re.compile(r"在$")
_GOES = re.compile(
    r"[^，。；、]{0,8}?(?:就读|上学|读书|念书|住校|寄宿|入学|入园|入托|学习|在读|[读上](?=[学初高小幼一二三四五六七八九，。]))"
)
_PUPIL = re.compile(
    r"\)?(?:[一二三四五六七八九初高大中小\d]{1,2}(?:年级)?)?[^，。；、]{0,8}?"
    r"(?:的?学生|在校生|的?幼儿(?!园)|的?小朋友|[一二三四五六七八九\d]年级|[\d一二三四五六七八九](?:\d|\))?班)"
)
_OF_CHILDREN = re.compile(r"小学|幼儿园|托儿所|附小|初级中学|初中|幼教中心|实验[一二三]?小")
_YOUNG = re.compile(
    r"未成年|女儿|儿子|孩子|小孩|子女|婚生|长女|长子|次女|次子|之[子女]|(?<!\d)(?:[3-9]|1[0-7])周?岁|[初高七八九一二三四五六][一二三]?年级|初[一二三]|高[一二三]"
)
_GROWN = re.compile(
    r"毕业|教师|老师|任教|校长|家长|职工|保安|厨师|董事|承包|工程|施工|司机|校车|招生|拖欠|诉讼|大学"
)
_GENERIC = re.compile(
    r"^(?:[本该同邻当]?(?:县|市|区|镇|乡|村|地)?(?:城|里|内|上)?(?:的)?|附近|公立|私立|民办|公办|农村|城区|乡镇|当地|两|三|一|每|各|所|另外?|其他|全|普通|义务|九年)*"
    r"(?:所|个)?(?:重点|寄宿制?|民族|中心|实验|职业|特殊)?(?:小学|中学|幼儿园|学校|初中|高中|技术学校)$"
)
_SENTENCE, _REACH, _LONGEST = 70, 16, 24
_MASKS = frozenset("某×*")
_WHY = "文中写明未成年人就读的学校名称"


def detect_schools(scene: Scene) -> Iterator[Candidate]:
    """Find the schools, named in full, that minors go to."""
    text = scene.view.text
    if not tells(text, _WORDS):
        return
    for kind in _KIND.finditer(text):
        name = _NAME.search(text, max(0, kind.start() - _LONGEST), kind.start())
        start = name.start() if name else kind.start()
        where = (start, kind.end())
        if name and text[start - 1 : start] not in _MASKS and _is_a_minors(text, *where):
            yield propose(scene, Category.SCHOOL, where, text[slice(*where)], _WHY, 0.75)


def _is_a_minors(text: str, start: int, end: int) -> bool:
    """Say whether the school has a name of its own, somebody goes there, and that one is a minor."""
    low = max(0, start - _SENTENCE)
    low = max(low, text.rfind("。", low, start) + 1)
    before = max(low, start - _REACH)
    reads = _READS.search(text, before, start) is not None
    goes = _AT.search(text, before, start) is not None and _GOES.match(text, end) is not None
    if not (reads or goes or _PUPIL.match(text, end)):
        return False
    school = text[start:end]
    if _GENERIC.match(school) or _GROWN.search(text, max(low, start - 12), end + 8):
        return False
    stop = text.find("。", end, end + _SENTENCE)
    sentence = text[low : stop if stop >= 0 else end + _SENTENCE]
    return _OF_CHILDREN.search(school) is not None or _YOUNG.search(sentence) is not None
