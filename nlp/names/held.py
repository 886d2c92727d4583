"""Names that the text holds on both sides, where no frequent surname shows them: 护林员岩朗听到枪声.

A noun of somebody and what only somebody does; who is described and speaks (X（值班志愿者）证实); brothers
who speak together; who signs a statement, gave the tip, is known to an office by that name. No recogniser is
asked: the place tells, and `nlp.names.bearable` what is made as names are and what no one bears.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.names.bearable import is_bearable, is_heard, is_like_name
from nlp.names.boundary import HAN
from nlp.names.cues.sides import AT_WORK, BY_DEED, CLOSE, GOES, IS, KIN, OF_WORK, SPEAKS, WHO_ENDS
from nlp.names.dictionary import is_word
from nlp.names.role import Role
from nlp.names.slot import Slot, held_slot
from nlp.text.led import Led

# No name begins with what ends the noun (保安|员); who else is told of the same may stand between.
_NAME: Final = rf"(?![员长们等师])(?P<name>[{HAN}]{{2,4}}?)"
_OTHER: Final = _NAME.replace("name", "other")
_BESIDE: Final = r"(?:\([^()\n]{1,30}\))?(?:、[^，。；、\n]{2,24}){0,2}?"
# The noun does not go on: 其父|亲转钱, 老板|娘来, 其妻|弟陈某.
_WHOLE: Final = "(?![亲娘妇弟妹哥姐兄嫂家])"
# Each kind by itself: tried together, all alternatives would be where a frequent character (员) begins one.
_LED: Final = (
    Led(rf"(?:{KIN}){_WHOLE}：?{_NAME}(?={_BESIDE}{SPEAKS}|{GOES}|{IS})"),
    *(
        Led(rf"(?:{noun}){_WHOLE}：?{_OTHER}(?={_BESIDE}{SPEAKS}|{GOES})")
        for noun in (f"{AT_WORK}|{CLOSE}", BY_DEED, OF_WORK)
    ),
)
_FREELY: Final = frozenset(led.pattern for led in _LED)
_END: Final = r"(?=[，。；、()：”\n]|$)"
_LATIN: Final = r"[A-Z][A-Za-z'.\-]*(?: [A-Z][A-Za-z'.\-]*){1,3}"
# Who signed a statement, who gave the tip or is heard, who is known by that name to an office, who appraised.
_TOLD: Final = tuple(
    (role, Led(f"(?:{before})(?P<name>{name})(?:{behind})"))
    for role, before, name, behind in (
        (
            Role.WITNESS,
            "(?:(?:陈述|被询问|询问|报案|举报|见证)人处?的?(?:签名|署名)|笔录[^，。；]{0,8}(?:签名|署名|落款))[为是系：]",
            rf"[{HAN}]{{2,4}}|{_LATIN}",
            _END,
        ),
        (
            Role.WITNESS,
            # 发现的是假烟: without a word for somebody a thing may follow.
            "(?:(?:提供(?:破案)?线索|报[案警]|(?:最先|首先|第一个)?(?:发现|目击|看[到见])[^，。；的]{0,8}|作证|在场|路过)"
            "的(?:群众|目击者|路人|人)|(?:提供(?:破案)?线索|报[案警])的)(?:名叫|[是系叫为])",
            rf"[{HAN}]{{2,5}}?",
            _END,
        ),
        (Role.WITNESS, "实名(?:认证|登记|注册)(?:人|姓名|信息)?[为是系：]", rf"[{HAN}]{{2,4}}", _END),
        (
            Role.APPRAISER,
            "(?:评估|鉴定|检验|检测|主检|审计|测评)人(?:[为是系：]|署名)?",
            rf"[{HAN}]{{2,4}}?",
            "(?=[，。；、(]|[出到当]庭|答|说明|签)",
        ),
    )
)
# Who is somebody by a bracket, or by what people they are of, and speaks right behind.
_BRACKETED: Final = Led(rf"\)(?={SPEAKS})")
_OF_PEOPLE: Final = Led(rf"族，(?=(?:[^，。；]{{1,12}}，)?{SPEAKS})")
_TOGETHER: Final = Led(
    rf"(?:兄[弟妹]|姐[妹弟]|夫[妇妻]|父[子女]|母[子女]|[二两三]人)(?:\([^()\n]{{1,30}}\))?(?={SPEAKS})"
)
_OPENS: Final = r"(?:^|(?<=[。；，：\n、“]))"
_DESCRIBED: Final = re.compile(
    rf"{_OPENS}(?P<name>[{HAN}]{{2,4}})\((?:系|是|为)?[^()\n]{{0,20}}(?:{WHO_ENDS})$"
)
_PEOPLE: Final = re.compile(rf"{_OPENS}(?P<name>[{HAN}]{{2,4}})，(?:[男女]，)?[{HAN}]{{1,5}}$")
_AS_WITNESS: Final = Led(
    "，其(?:已|曾|也|亦|当庭)?(?:作为证人|以证人身份|接受[^，。；]{0,6}询问|[出到]庭作证|的证言)"
)
_IS: Final = re.compile(rf"[是系为即叫](?P<name>[{HAN}]{{2,5}})$")
_PAIR: Final = re.compile(rf"{_OPENS}(?P<name>[{HAN}]{{2,3}})、(?P<other>[{HAN}]{{2,3}})$")
# Whose parent somebody is: a child, called by a name said twice (豆豆的妈妈).
_OF_CHILD: Final = Led("的(?:爸爸|妈妈|父亲|母亲|父母|爷爷|奶奶|外[公婆]|家长|班主任|户口)")
_TWICE: Final = re.compile(rf"(?:^|[，。；、：\n“和与及对将把被由向让给])([{HAN}])\1$")
_BACK, _FULL = 32, 3


def held(text: str) -> Iterator[Slot]:
    """Give the slots of the names that are held on both sides."""
    yield from _led(text)
    for role, words in _TOLD:
        for one in words.finditer(text):
            yield from _slots(text, role, one, 0, "name")
    for words, before in (
        (_BRACKETED, _DESCRIBED),
        (_OF_PEOPLE, _PEOPLE),
        (_TOGETHER, _PAIR),
        (_AS_WITNESS, _IS),
    ):
        for told in words.finditer(text):
            low = max(0, told.start() - _BACK)
            behind = before.search(text[low : told.start()])
            if behind:
                yield from _slots(text, Role.WITNESS, behind, low, *behind.groupdict())
    yield from _children(text)


def _led(text: str) -> Iterator[Slot]:
    """Give who stands behind a noun of kin or work and does what only somebody does."""
    taken: set[int] = set()
    for led in _LED:
        for one in led.finditer(text):
            (which,) = one.groupdict()
            # 邻居王建军说 is weighed with all else that is told of him; who is kin is not.
            told = which == "other" and is_heard(one[which])
            if told or one.start(which) in taken or _ends_word(text, one.end(which)):
                continue
            taken.add(one.start(which))
            yield from _slots(text, Role.WITNESS, one, 0, which)


def _children(text: str) -> Iterator[Slot]:
    """Give the children who are called by a name said twice, where a word for their kin follows."""
    for told in _OF_CHILD.finditer(text):
        child = _TWICE.search(text[max(0, told.start() - 3) : told.start()])
        start = told.start() - 2
        if child and is_bearable(text, start, told.start(), bounded=True):
            yield held_slot(Role.CHILD, start, told.start(), (start, told.end()))


def _slots(text: str, role: Role, one: re.Match[str], low: int, *which: str) -> Iterator[Slot]:
    """Give the slots of the names of a match, unless nobody bears one of them."""
    places = [(low + start, low + end) for start, end in map(one.span, which)]
    bounded, beside = one.re not in _FREELY, len(places) > 1
    # An appraiser, and who is heard as a witness, is somebody whatever follows the word.
    surely = beside or role is Role.APPRAISER or one.re is _IS
    first = not surely or any(is_bearable(text, *place, bounded=bounded) for place in places)
    if first and all(_may_be(text, *place, bounded=bounded, surely=surely) for place in places):
        cue = (low + one.start(), low + one.end())
        yield from (held_slot(role, start, end, cue) for start, end in places)


def _may_be(text: str, start: int, end: int, *, bounded: bool, surely: bool) -> bool:
    """Say whether it is borne, and made as names are; longer ones are of other peoples."""
    name = text[start:end]
    odd = name.isascii() or "·" in name or (bounded and len(name) > _FULL)
    return (surely or odd or is_like_name(name)) and is_bearable(
        text, start, end, bounded=bounded, loosely=surely and bounded
    )


# What is said in one character may be the end of a word: 传说, 自称.
_ONE: Final = frozenset("称说讲答喊")


def _ends_word(text: str, at: int) -> bool:
    """Say whether a word takes in what is said in one character behind a name."""
    return text[at : at + 1] in _ONE and is_word(text[at - 1 : at + 1])
