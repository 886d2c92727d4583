"""Where somebody must stand whose name no list holds: who is told by what they own, sign, say or suffer.

房主牧桂枝报了警, 鉴定意见书由水生署名, 白岩的收条, 与白岩达成调解协议. Asked only where a court masks people:
there a clear name in such a place was overlooked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import rjieba

from nlp.names.bearable import NO_START, is_unheard
from nlp.names.boundary import HAN
from nlp.names.dictionary import is_word
from nlp.names.role import Role
from nlp.names.slot import Slot, held_slot
from nlp.text.led import Led

_END: Final = r"(?=[，。；、()：”\n]|$)"
_NAME: Final = rf"[{HAN}]{{2,4}}?"
_KIN_OF: Final = (
    "妻子?|丈夫|[父母]亲?|[儿女]儿?子?|哥哥?|弟弟?|姐姐?|妹妹?|[爷奶]{2}|外[公婆]|[堂表][兄弟姐妹]|岳[父母]"
    "|侄[子女]|外甥女?|[长次幼独][子女孙]"
)
_PAPERS: Final = "谅解书|情况说明|收条|收据|借条|欠条|证明|领条|鉴定(?:意见书?|书|报告)|评估报告|检验报告"
_BODY: Final = (
    "[头面胸腹背腰腿臂脸颈]部|头发|衣领|[左右][手臂腿眼]|脖子|双[手腿]|胳膊|手[腕臂机]|损伤|伤情|死因|尸体"
)
# A noun of somebody, behind which a name and what they do may stand.
_NOUNS: Final = Led(
    "(?:(?:报警|举报|控告|见证|证明|出借|担保|投保|受益|承租|出租|被冒用|落水|受困|同行|同住|同乘|施救|救助)[人者]"
    "(?:[为是系]|名?叫|自称)?|[乘旅顾游]客|[车机房店摊货户船]主|驾驶员|收银员|服务员|店员|保安|环卫工|门卫"
    "|同[桌学事村乡]|邻居|邻摊的|同[室监车乘][室的]?的?|室友|工友|村民|法医|专门知识的人"
    f"|其(?:{_KIN_OF})|(?:孩子|被害人|死者|伤者|失主)的?(?:近?亲属|家属|{_KIN_OF})|近亲属)"
    f"(?=[{HAN}]{{2}})(?![{NO_START}])"
)
# Two words around a name: what leads to it, and what must follow.
_FRAMES: Final = tuple(
    (role, Led(f"(?:{before})(?P<name>{_NAME})(?:{behind})"))
    for role, before, behind in (
        (Role.WITNESS, "名叫", f"(?=的)|{_END}"),
        (Role.WITNESS, "(?:报案|报警|举报|控告)人：", _END),
        (
            Role.WITNESS,
            "[由经据]",
            r"(?=(?:代为)?(?:领取|作见证|见证|书写|出具|署名|签[名字]|回忆|介绍|[辨指]认|保管|报[案警])|\(系)",
        ),
        (Role.VICTIM, "[与向]", "(?=(?:自愿)?(?:达成|就)[^，。；]{0,6}(?:调解|和解|谅解|赔偿)|赔礼|道歉)"),
        (
            Role.VICTIM,
            "造成|导致|致",
            "(?=(?:当场|经抢救无效)?(?:死亡|身亡|昏迷|受伤|重伤|轻伤|骨折|溺亡))",
        ),
        (Role.VICTIM, "[潜闯翻]入|窜至", "(?=家[，。；中里的院])"),
        (Role.VICTIM, "[打砍捅刺踢撞推][伤死倒昏]", _END),
        (Role.VICTIM, "[拽抓揪扯按抱掐勒]住", f"(?=的?(?:{_BODY}))"),
    )
)
# What only somebody has, does or suffers, and what may stand before the name there. Nothing is looked ahead
# at: what begins with a small word alone would be tried at each of them.
_HAS: Final = Led(
    f"的(?:询问笔录|证言|陈述|收条|谅解|{_KIN_OF}|身份证|说法|{_BODY})"
    f"|(?:出具|书写|签署|提交)了?的?(?=[^，。；]{{0,4}}(?:{_PAPERS}))"
    "|系(?:本案)?目击|以证人身份|告诉(?:法庭|民警|老师|办案)|记得|不敢|一家(?=[^，。；])|在场[，。；]"
    "|被[打砍捅刺踢撞推砸咬拽按][伤倒下入翻住]|被送[医往]|受伤|当场[死昏倒]|家的?[院墙房门狗田地牛羊车]"
    "|辨认出|报[案警](?=[，。；称后])|到(?:派出所|公安机关|医院)|，系(?=[^，。；]{2,12}，(?:证实|称|证明|陈述|说))"
    r"|：“|\(系[^()]{2,16}\)|案发时"
)
_BEFORE: Final = re.compile(rf"(?:^|(?<=[。；：\n，、“对与和据向由经给]))(?P<name>[{HAN}]{{2,4}})$")
_BACK, _MASKS, _NEXT = 5, 2, 5
_LEADS_ON: Final = frozenset("vdpt")
_STOPS: Final = frozenset("，。；：()“”")


def frames(text: str) -> Iterator[Slot]:
    """Give the slots of such names."""
    if text.count("某") + text.count("×") < _MASKS:
        return
    for noun in _NOUNS.finditer(text):
        yield from _behind(text, noun)
    for role, words in _FRAMES:
        for one in words.finditer(text):
            if is_unheard(text, *one.span("name"), bounded=True):
                yield held_slot(role, *one.span("name"), one.span())
    for what in _HAS.finditer(text):
        low = max(0, what.start() - _BACK)
        who = _BEFORE.search(text[low : what.start()])
        if who is not None and is_unheard(text, low + who.start("name"), what.start(), bounded=True):
            yield held_slot(Role.WITNESS, low + who.start("name"), what.start(), what.span())


def _behind(text: str, noun: re.Match[str]) -> Iterator[Slot]:
    """Give the name behind a noun: the first that may be one, where what somebody does or a stop follows."""
    start = noun.end()
    for size in (3, 2, 4):
        end = start + size
        if is_unheard(text, start, end, bounded=False) and _goes_on(text, end):
            yield held_slot(Role.WITNESS, start, end, noun.span())
            return


def _goes_on(text: str, at: int) -> bool:
    """Say whether a stop, or a word that leads on to what somebody does, stands at a place."""
    if text[at : at + 1] in _STOPS:
        return True
    _word, kind = next(iter(rjieba.tag(text[at : at + _NEXT])), ("", ""))
    return kind[:1] in _LEADS_ON and not is_word(text[at - 1 : at + 1])
