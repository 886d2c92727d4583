"""What hints at who a clear name belongs to, where no word says it: weaker than the cues of `nlp.names.cues`.

A teller tells the court or the police something; somebody harmed has what was taken or hurt, and undergoes
what befell them. Each is as true of other people now and then, so a hint only adds to what else is known.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final


class Hint(Enum):
    """A sort of hint."""

    TELLS = "tells"
    LED = "led"
    HAS = "has"
    UNDERGOES = "undergoes"
    OPENS = "opens"


_BODY = "头|面|脸|颈|胸|腹|背|腰|臀|手|臂|腿|脚|眼|鼻|口|耳|肩|身"
_BEHIND: Final = (
    (
        Hint.TELLS,
        re.compile(
            "(?:在[^，。；]{0,12}|当庭|于[^，。；]{2,12}|[则还也均]|、[^，。；、]{2,4}(?:均|二人|等)?){0,2}"
            "(?:说|讲|称|表示|解释|反映|描述|陈述|述|作证|证[明实言词]|辨认|指认|确认|告诉|回忆|提供"
            "|向(?:公安|侦查|民警|法庭|本院|派出所|检察|调查)|[到来](?:公安|派出所|侦查|本院|法庭|案)|对(?:上述|此|该|其)"
            "|所[述作证说称]|的(?:解释|说法|讲述|描述|证实|笔录|介绍|回忆|反映|话))"
        ),
    ),
    (
        Hint.HAS,
        re.compile(
            f"[的之]?(?:[左右双](?:{_BODY})|(?:{_BODY})[部上面]|[伤死]|损[伤失]|生命|尸体|现金|钱|财物|手机|电动车|摩托车|三轮车"
            "|轿车|耕牛|果树|银行卡|存折|账户|提?包|背包|首饰|项链|住处|卧室|房间|病历|医疗费|谅解|家)"
            "|[0-9]|人民币|的?(?:妻子|丈夫|父母|孙子|女儿|儿子)"
        ),
    ),
    (
        Hint.UNDERGOES,
        re.compile(
            "[^，。；、]{0,8}，?(?:被|遭|受[伤骗]|倒地|跌|摔|躲[避闪]|昏迷|住院|死|不治|身亡|经抢救|信以为真|报[案警]|领回|醒来"
            "|逃脱|挣脱|呼救|因[^，。]{0,10}[伤死])"
            "|[^。；]{0,30}，(?:反|便|即|又|竟|当场|突然|随[后即])?[被遭][^，。；]{0,14}?(?:殴打|围殴|[打砍捅刺勒拖抢踹踢撞按捂泼咬骗])"
            "|[^。；]{0,40}，(?:致|造成|导致)其?[^，。；]{0,14}(?:[挫裂轻重]伤|骨折|死亡|破裂|出血)"
        ),
    ),
)
_LED: Final = re.compile("(?:根据|经向|[向据]|得到|(?:此人|[他她]|名)叫)$")
_OPENS: Final = re.compile("(?:^|[。；]) ?$")
_FAR = 4


def hints(text: str, start: int, end: int) -> frozenset[Hint]:
    """Return what hints stand right before and behind a name."""
    found = {hint for hint, words in _BEHIND if words.match(text, end)}
    low = max(0, start - _FAR)
    found |= {
        hint for hint, words in ((Hint.LED, _LED), (Hint.OPENS, _OPENS)) if words.search(text[low:start])
    }
    return frozenset(found)
