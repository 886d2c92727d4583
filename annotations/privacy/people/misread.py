"""Readings that are no names: of a place or firm (金寨县), of a word (于法无据), with one (施李昌伙同).

What holds at one place may be chance; a name is refused where most of its places speak against it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

import rjieba

from nlp.names.dictionary import is_given, is_plain_word, word_over
from nlp.names.tellers import WHO, is_told
from nlp.names.weigh import DOES, TESTIMONY

# What right behind makes a place or a firm of it. 市长, 银行卡 and the like follow a person as well.
_PLACE: Final = re.compile(
    r"(?:自治)?[县旗镇乡](?!长)|市(?!长|民|场)|[省区](?![长间分别])|街道|社区|大[道街]|村(?!民|长|支|委|里|干)|"
    "[^，。；、：()与和及在到向任系为是给从对被将把的]{0,10}(?:有限|股份)(?:责任)?公司|(?:集团|分|小额?贷款?)?公司|集团|项目部|饮料|"
    "(?:人民)?法院|检察院|派出所|监狱|看守所|水库|林场|农场"
)
_WINDOW, _LOOKED_AT = 12, 12
_FEW, _MOST = 3, 0.5
# Words that join what stands before them to what follows: 马哲与被害人.
_JOINS: Final = frozenset("与和及于伙将被把在从向对")
# Who takes a victim along: 李四带|被害人看房.
_TAKES_ALONG: Final = frozenset("带让叫约骗令")
_HARMED: Final = re.compile("[被受]害人")
_PAIR: Final = 2
# 监护人代其女起诉: 代 is a surname besides.
_HIS: Final = re.compile(".其(?:[父母子女妻夫兄弟姐妹]|[与和向对])")
# 向谷某、小麦等多家平台借钱: what such a list names are firms.
_FIRMS: Final = re.compile(
    "(?:、[^，。；、]{2,6}){0,4}等(?:[多数几两三四五六七八九十0-9]{1,3})?家[^，。；、]{0,8}(?:公司|平台|银行|企业|机构|商[店户])"
)
# What stands beside a name and makes a word with its edge by chance: 代理人马成山 (人马), 毕星等 (星等).
_BESIDE: Final = frozenset("人等家")


# What holds somebody, whatever the name: a role before it, what only people do behind it, a list.
_LED: Final = re.compile(
    r"(?:失主|事主|(?:[被受]害|证|报案|当事|债权|投资|见证|代理|鉴定|监护|上诉|申请|继承|死)[人者](?:为|是)?|原告人?|被告|同学|朋友|邻居"
    r"|妻子|丈夫|[儿孙养][子女]|[长次幼婚][子女]|[其之][妻夫子女父母兄弟姐妹]|行人|[女男][童孩生友]|家的|叫做?|名为|[化艺别原]名|曾用名|又[名叫]|姓名[为：]?|[“‘]"
    r"|某[某甲乙丙丁\d]{0,2}[、和与]|(?:[打砍刺捅撞踢咬烧勒杀][伤倒死中]|殴打|强奸|猥亵|辱骂)了?)$"
)
_FOLLOWED: Final = re.compile(
    r"的?(?:陈述|证言|证词|证实|证明|证称|述称|报案|报警)|呼救|倒地|家属|之[妻夫子女父母]|的(?:伤|尸)|\((?:[男女系即已殁]|化名|又名|曾用名)|[”’]|[、和与][^，。；、]{1,3}某"
    "|(?:、[^，。；、]{2,4})?[二两三]人(?:共同)?(?:进行|作出|出具|完成|检验|鉴定)"
)

# What is done to somebody, on both sides of the name: 将X砍伤, 对X实施殴打, 致X轻伤, 与X争吵.
_DONE: Final = (
    (
        re.compile("[将把]$"),
        re.compile("[打砍刺捅掐撞推拖按勒踢咬烧杀殴绑抱拉摔]|扎伤|强[奸行]|猥亵|控制|拘禁|送[医往至]"),
    ),
    (re.compile("[对向]$"), re.compile("实施|进行|拳打|殴打|辱骂|谎称|行骗|借款")),
    (re.compile("致使?$"), re.compile("[轻重死受当]|颅|多[处发]")),
    (re.compile("[与和]$"), re.compile("[因发]?[^，。；]{0,6}(?:争[吵执]|口角|纠纷|厮打|扭打|冲突|系)")),
    (re.compile("受害者|系$|[，。；]$"), re.compile("[被遭](?!捅)[^，。；被]{1,8}[打砍刺捅撞杀伤骗抢奸]")),
)


def is_misread(text: str, places: Sequence[tuple[int, int]], people: Collection[str]) -> bool:
    """Say whether what was read as a name at `places` is none; `people` are known to have names."""
    looked = places[:_LOOKED_AT]
    name = text[slice(*places[0])] if places else ""
    if not places or name in people:
        return False
    if (name[-1] in _JOINS and name[:-1] in people) or WHO.fullmatch(name) or _HIS.fullmatch(name):
        return True
    if len(name) > _PAIR and name[-1] in _TAKES_ALONG and _HARMED.match(text, places[0][1]):
        return True
    if is_plain_word(name) and not any(_is_held(text, start, end) for start, end in places):
        return True
    if all(_is_in_word(text, *place) or _FIRMS.match(text, place[1]) for place in looked):
        return True
    located = sum(_PLACE.match(text, end) is not None for _, end in looked)
    if located > _MOST * len(looked) and len(looked) >= _FEW:
        return True
    torn = sum(_is_torn(text, start, end, people) for start, end in looked)
    return torn == len(looked) and (torn > 1 or name[:-1] in people)


def held_places(
    text: str, places: Sequence[tuple[int, int]], sure: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the places of a name that a table or a list gives; of a word only those that name somebody.

    `sure` are the places in the table or the list itself.
    """
    if not places or not is_plain_word(text[slice(*places[0])]):
        return list(places)
    return [place for place in places if place in sure or _is_held(text, *place)]


def _is_held(text: str, start: int, end: int) -> bool:
    """Say whether somebody stands there, whatever the name is."""
    low = max(0, start - _WINDOW)
    return (
        _LED.search(text, low, start) is not None
        or (is_told(text, start) and not rjieba.tag(text[start:end])[0][1].startswith("v"))
        or any(behind.match(text, end) for behind in (_FOLLOWED, DOES, TESTIMONY))
        or any(before.search(text, low, start) and behind.match(text, end) for before, behind in _DONE)
    )


def _is_torn(text: str, start: int, end: int, people: Collection[str]) -> bool:
    """Say whether a word holds the name, or takes a part of it and leaves no name."""
    over_start, over_end = word_over(text, start), word_over(text, end)
    if over_start and text[over_start[0] : start] not in _BESIDE:
        return over_start[1] >= end or _is_rest(text[over_start[1] : end], people)
    if over_end and text[end : over_end[1]] not in _BESIDE:
        return over_end[0] <= start or _is_rest(text[start : over_end[0]], people)
    return False


def _is_in_word(text: str, start: int, end: int) -> bool:
    """Say whether one word holds a whole name and more (乌|鲁木齐), or leaves of it what is no given name."""
    over_start, over_end = word_over(text, start), word_over(text, end)
    if over_end and over_end[0] <= start and text[end : over_end[1]] not in _BESIDE:
        return True
    if over_start is None or text[over_start[0] : start] in _BESIDE:
        return False
    rest = text[over_start[1] : end]
    # What is left may be a word, but 报案人员|春生 leaves a given name.
    return not rest or (len(rest) == _PAIR and is_plain_word(rest) and not is_given(rest))


def _is_rest(rest: str, people: Collection[str]) -> bool:
    """Say whether what a word leaves of a name is a word itself, next to nothing, or another's whole name."""
    return len(rest) == 1 or rest in people or rjieba.has_word(rest)
