"""Invented full names for masked people: the surname of the mask, given names of many kinds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from random import Random
from typing import Final

# Characters of given names, common ones and those that also write words or small words.
COMMON = (
    "伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁龙林峰建国志文海金玉福德成永庆春生根宝贵"
    "芳娜敏静丽艳娟霞燕玲桂英秀兰凤洁梅琳雪莉红萍婷慧颖佳欣怡瑶蕾倩莹淑珍翠莲香月琴云彩"
    "义光荣学新松柏良才东南北西清江泉河山石田木森亮晶星辰阳天地仁信智勤俭友善祥瑞吉顺利发财富"
    "立业忠孝民生全胜继承先进前程远大长久安康乐喜爱连家常有来正方圆双三四五小雨露霜秋冬"
)
RARE = "彧翀烜燊晗琰祎珺堃淼焱垚骁赟昶璟瑾瑄珩翊骞睿喆旻晟煜炜楠梓轩涵萱芮妤姝嫣筱潇沁汐钰铄锴钊铎镕赪"
SMALL = "和平于为同向对到因有即以用由且并当来走住前后时想均才让其也"
WORDS = (
    *("海洋", "建设", "国庆", "胜利", "和平", "长江", "文化", "春天", "光明", "大海", "小雨", "东方", "小军"),
    *("卫东", "解放", "跃进", "爱国", "红旗", "建国", "永远", "开心", "可心", "如意", "平安", "思想", "家家"),
)
_DOTTED = ("艾合买提", "吾买尔", "司马义", "肉孜", "依明", "托乎提", "赛买提", "玛木提", "尼亚孜")
_FIRST = {
    **{"买": "买买提", "阿": "阿不都", "艾": "艾尼瓦尔", "吐": "吐尔逊", "古": "古丽娜", "热": "热依木"},
    **{
        "玉": "玉素甫",
        "努": "努尔买买提",
        "吾": "吾斯曼",
        "麦": "麦麦提",
        "图": "图尔荪",
        "阿某": "阿卜力孜",
    },
}
_TIBETAN = ("扎西顿珠", "次仁卓玛", "格桑多吉", "尼玛次仁", "娜仁花", "乌云其木格", "阿木日布", "巴图孟和")
_KINDS = (
    *(("three", 56), ("two", 24), ("word", 5), ("rare", 4), ("small", 4), ("twice", 3)),
    *(("dotted", 2), ("long", 1), ("married", 1)),
)
_MASKING = "某×xXＸ*"
_TRIES = 40


def surname_in(mask: str) -> str:
    """Return the surname that a mask shows."""
    return mask[: next(at for at, char in enumerate(mask) if char in _MASKING)]


def named(mask: str, rng: Random, taken: Collection[str], text: str) -> tuple[str, str]:
    """Invent a name for a mask that neither the text nor another of its people has; and tell its kind."""
    name = kind = ""
    for _ in range(_TRIES):
        name, kind = _invent(surname_in(mask), mask, rng)
        if name not in text and not any(name in other or other in name for other in taken):
            break
    return name, kind


def _invent(surname: str, mask: str, rng: Random) -> tuple[str, str]:
    """Invent one name and tell its kind."""
    kind = rng.choices([name for name, _ in _KINDS], [weight for _, weight in _KINDS])[0]
    if len(surname) > 1:
        return surname + _given(rng, rng.choice((1, 2))), "compound"
    if surname in _FIRST and rng.random() < 1 / 2:
        return f"{_FIRST[surname]}·{rng.choice(_DOTTED)}", "dotted"
    if kind == "two" and mask.count("某") + mask.count("×") > 1:
        kind = "three"
    if kind == "dotted":
        return f"{rng.choice(list(_FIRST.values()))}·{rng.choice(_DOTTED)}", kind
    if kind == "long":
        return rng.choice(_TIBETAN), kind
    return surname + _GIVEN[kind](rng), kind


def _given(rng: Random, length: int) -> str:
    """Invent a given name of common characters."""
    return "".join(rng.choice(COMMON) for _ in range(length))


def _twice(rng: Random) -> str:
    """Invent a given name of one character twice."""
    return 2 * rng.choice(COMMON)


def _small(rng: Random) -> str:
    """Invent a given name with a character that is a small word too."""
    return "".join(rng.sample((rng.choice(SMALL), rng.choice(COMMON)), 2))


_GIVEN: Final[Mapping[str, Callable[[Random], str]]] = {
    "three": lambda rng: _given(rng, 2),
    "two": lambda rng: _given(rng, 1),
    "word": lambda rng: rng.choice(WORDS),
    "rare": lambda rng: rng.choice(("", rng.choice(COMMON))) + rng.choice(RARE),
    "small": _small,
    "twice": _twice,
    "married": lambda rng: rng.choice("王李张刘陈杨赵黄周吴") + _given(rng, 2),
}
