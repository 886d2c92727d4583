"""Names that transcribe another language without a dot: 库尔班江, 扎西顿珠, 索科洛夫, and where they stand.

Two words of one people beside each other are a name wherever they stand (`undotted`). A word alone (白玛),
and a run of characters that hardly stand together but to write foreign sounds (索科洛夫), may be a place, a
car or a medicine as well: they count where one of their places shows that somebody stands there (`shown`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
import rjieba
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from nlp.names.boundary import HAN, ends_here
from nlp.names.cues.before import OWNS
from nlp.names.dictionary import has_no_word, is_made_of_given, is_word
from nlp.names.hints import before
from nlp.names.peoples import ALONE, ARABIC, JOINED, MUSLIM, PARTS, SOUNDS
from nlp.names.surnames import COMMON
from nlp.names.tellers import OF_SOMEBODY, OFFICE
from nlp.names.things import OF_THING, THING, THINGS
from nlp.names.words import MAYBE, NEVER
from nlp.text.windows import each_hit

_DOTS: Final = ("·", ".")
_WORDS: Final = tuple(sorted({*PARTS, *ALONE}))
_FIND: Final = AhoCorasick(_WORDS, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
_LONGEST: Final = max(map(len, _WORDS))
_JOINED: Final = re.compile(JOINED)
_ARABIC: Final = frozenset(ARABIC)
_MASKING: Final = tuple("某×*")

# Characters that write foreign sounds: most are rare in prose, and four in a row are hardly a phrase.
_SOUNDS: Final = (
    "阿埃艾安昂奥巴班鲍贝彼伯勃博布茨慈茜丹黛蒂迪丁杜顿多厄恩尔法菲费弗夫甘戈格葛古圭哈汉赫亨霍基吉季贾加"
    "捷杰卡凯坎康考柯科克库奎"
    "拉莱兰朗劳勒雷黎里莉丽利列林琳鲁露卢伦罗洛吕玛马迈麦曼芒梅蒙米密缪摩莫姆穆木娜纳乃奈尼妮涅努诺欧帕潘"
    "庞佩彭皮珀普奇契恰乔切琴丘"
    "热瑞若萨塞赛桑森沙莎珊舍施什史斯丝松苏索塔泰坦汤特提廷图托瓦万维韦威沃乌西希席夏肖谢辛逊雅亚延扬耶叶"
    "伊依因英尤约詹扎泽珍兹孜祖佐朱卓别江汗娃德"
    "白吾茹提甫合买德"
)
# Any of these may stand among them, where two of three in a row are such.
_OF_SOUNDS: Final = SOUNDS | frozenset(_SOUNDS) | frozenset("史威爱翰默瑟薇娅休冯圣内文戴刘朱黎得冈")
# Three in a row sum up to more than two rare ones do alone, where all three write sounds and two are rare.
_ANY, _RARE = 1, 8
_SOUND: Final = np.zeros(1 << 16, dtype=np.uint8)
_SOUND[[ord(char) for char in _OF_SOUNDS]] = _ANY
_SOUND[[ord(char) for char in set(_SOUNDS)]] = _RARE
_SHORTEST, _PAIR, _LONGEST_RUN = 3, 2, 10
# What a run takes in at its edges, and is of the sentence: 因|, |因涉嫌, 买|, |提出.
_LEADS_IN: Final = frozenset("因买提")
_LEADS_ON: Final = frozenset("因提合别依买约万百")

# What is right before somebody who is the subject, or to whom something is done: a stop or a small word.
_OPENS: Final = frozenset("，。；：、“”\"'()\n\t —-经据由对向与和及被将把给找骗打是即系为叫的")
_NOUNS: Final = frozenset(f"left.{kind}" for kind in ("kin", "close", "work", "sort", "person", "saw"))
_KIN: Final = re.compile(f"(?:{OF_SOMEBODY})(?<=[{HAN}]{{2}})$")
# What only somebody does or is called, right behind the name.
_SOMEBODY: Final = re.compile(
    "女士|先生|老[人汉太]|大[爷娘妈叔婶伯]|阿[姨爸妈]|[哥姐叔婶嫂](?!弟)|夫妇|夫妻|[二两]人|等[二三四五六"
    "0-9]{1,2}人"
    "|(?:[亦也均还则都]|当庭|后来)?(?:称|说|讲|证[实明称言词]|陈述|作证|辨认|指认|报[案警]|表示|回忆|反映"
    ")(?!明书)"
    f"|[，(][男女][，)]|[，(][{HAN}]{{1,4}}族[，)]|的(?:证言|陈述|询问笔录|妻子|丈夫|儿子|女儿|[伤尸])"
)
# Who holds an office is named for it.
_TITLE: Final = re.compile(OFFICE)
_LAW: Final = "法"
# Whose people is told right behind the name: 岩温叫，傣族，; that of most tells of no such name.
_DESCRIBED: Final = re.compile(
    f"(?<![{HAN}·])(?P<name>(?![{HAN}]{{0,5}}某)[{HAN}]{{2,6}})[，(](?:[男女]，)?[{HAN}]{{1,5}}[，)]$"
)
_PEOPLE: Final = "族"
_OF_MOST: Final = frozenset("汉回满壮苗家")
_FARTHEST: Final = 16
# Dai men are called 岩, women 玉, their lords 刀, before one or two characters; elsewhere these are things.
_DAI_LAND: Final = ("傣", "勐", "西双版纳", "德宏")
_OF_MEN: Final = "岩"
_ADVERBS: Final = frozenset("未亦")
_DAI_LEADS: Final = frozenset("岩玉刀")
_DAI: Final = re.compile(f"(?:岩|玉|刀)(?![{HAN}]?某)[{HAN}]{{1,2}}")
# What was taken from somebody: 盗|库尔班江|牛犊四头.
_TAKEN: Final = re.compile("(?:[盗偷抢骗](?:[走得取]|窃)?|窃得|窃取|退赔|赔偿|返还|发还)(?:给)?$")
_ANIMALS: Final = re.compile("(?:[一-龥]{0,2}[牛羊马驼]|[家人]|[一二两三四五六七八九十百千万]+[元头只匹])")
# What was given back to somebody, where that ends the clause.
_GIVEN_BACK: Final = re.compile("(?:发还|返还|退还|归还|退赔|赔偿|交给|交还)(?:给|了)?$")
_STOPS: Final = frozenset("，。；、")
# What the dictionary calls somebody's name, and from how many characters on one pair may be a word by chance.
_OF_PEOPLE, _LONG = "nr", 5
_FOREIGNERS: Final = re.compile("(?:外教|外籍[人教]?[士员师]?|留学生|外商|外宾|国籍?|领队)$")
_BACK: Final = 6

Places = list[tuple[int, int]]


def undotted(text: str) -> Iterator[tuple[int, int]]:
    """Find names that words of one people make without a dot: 扎西顿珠, 库尔班江, 马尤素福.

    A word of three alone is one where no piece of a name stands beside it that the lists do not hold.
    """
    return ((start, end) for start, end, whole in _of_words(text) if whole)


def transcribed(text: str) -> Iterator[tuple[int, int]]:
    """Find these, and the names that one of their places tells: words alone, and runs of foreign sounds."""
    taken = list(_of_words(text))
    whole = [(start, end) for start, end, whole in taken if whole]
    yield from whole
    yield from _shown(text, [(start, end) for start, end, whole in taken if not whole], whole)


def _shown(text: str, alone: Places, whole: Places) -> Iterator[tuple[int, int]]:
    """Find the names that one of their places tells; `whole` is taken."""
    found: dict[str, Places] = defaultdict(list)
    for start, end in alone:
        if text[start:end] in ALONE and _is_free(text, start, end):
            found[text[start:end]].append((start, end))
    for start, end in (*_described(text), *_of_dai(text)):
        found[text[start:end]].append((start, end))
    held = {at for start, end in whole for at in range(start, end)}
    for start, end in _runs(text):
        name = text[start:end]
        if held.isdisjoint(range(start, end)) and (name in ALONE or _is_foreign(name)):
            found[name].append((start, end))
    for places in found.values():
        free = [place for place in dict.fromkeys(places) if not is_of_thing(text, *place)]
        if any(_is_somebody(text, *place) for place in free):
            yield from free


def _described(text: str) -> Iterator[tuple[int, int]]:
    """Find whose people is told right behind the name, where no Chinese surname leads it."""
    at = text.find(_PEOPLE)
    while at >= 0:
        if text[at - 1] not in _OF_MOST:
            low = max(0, at - _FARTHEST)
            match = _DESCRIBED.search(text[low : at + 2])
            if match and match["name"][0] not in COMMON and not is_word(match["name"][:_PAIR]):
                yield low + match.start("name"), low + match.end("name")
        at = text.find(_PEOPLE, at + 1)


def _of_dai(text: str) -> Iterator[tuple[int, int]]:
    """Find names of Dai, in judgments from where Dai live."""
    if not any(land in text for land in _DAI_LAND):
        return
    for match in _DAI.finditer(text):
        start, long = match.span()
        for end in (long, long - 1):
            if _is_dai(text[start:end]) and _is_free(text, start, end):
                yield start, end
                break


def _is_dai(name: str) -> bool:
    """Say whether a name may be a Dai one; behind 玉 and 刀, things too, only what names are made of."""
    if name[-1] in MAYBE or name[-1] in NEVER or name[-1] in _ADVERBS:
        return False
    if name.startswith(_OF_MEN):
        return len(name) >= _PAIR and has_no_word(name)
    return len(name) == _SHORTEST and not is_word(name[:_PAIR]) and is_made_of_given(name[1:])


def _of_words(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give the words of the lists, joined where they join, and whether that makes a name of them."""
    last = 0
    for index, start, end in each_hit(_FIND, _LONGEST, text):
        if start < last:
            continue
        word = _WORDS[index]
        low = _surname_before(text, start) if word in _ARABIC else start
        joined = _JOINED.match(text, start) if low == start else None
        last = max(end, joined.end()) if joined else end
        whole = low < start or joined is not None
        if _is_part(text, low, last):
            continue
        several = joined is None or last > end or stands_apart(text, start, end)
        yield low, last, whole and several


def _surname_before(text: str, start: int) -> int:
    """Return where the surname stands that leads an Arabic word, or the word's own start."""
    low = start - 1 - (text[start - 1 : start] == "尕")
    surname = low >= 0 and text[low] in MUSLIM and not is_word(text[max(0, low - 1) : low + 1])
    return low if surname else start


def words_in(name: str) -> list[str]:
    """Return the words of the lists that a name is made of; nothing where something else is left of it."""
    words = [(start, end) for _, start, end in each_hit(_FIND, _LONGEST, name)]
    return (
        [name[start:end] for start, end in words]
        if sum(end - start for start, end in words) == len(name)
        else []
    )


def stands_apart(text: str, start: int, end: int) -> bool:
    """Say whether no character beside a word writes a sound of the same name."""
    if text[start - 1 : start] in SOUNDS and not is_word(text[max(0, start - 2) : start]):
        return False
    behind = text[end : end + 1]
    return behind not in _MASKING and (behind not in SOUNDS or ends_here(text, end) > 0)


def _is_free(text: str, start: int, end: int) -> bool:
    """Say whether a word of a list tears none of the sentence, and ends where a name may."""
    if is_word(text[start - 1 : start + 1]) or is_word(text[end - 1 : end + 1]):
        return False
    return text[end : end + 1] not in _MASKING and _is_ended(text, end)


def _is_ended(text: str, end: int) -> bool:
    """Say whether a name may end at a place: what follows ends names, is a word, or done by somebody."""
    return ends_here(text, end) > 0 or is_word(text[end : end + 2]) or _SOMEBODY.match(text, end) is not None


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Find the runs of characters that write foreign sounds, without what the sentence has at their edges."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    sound = _SOUND.take(codes, mode="clip")
    three = sound[:-2] + sound[1:-1] + sound[2:] > _PAIR * _RARE
    last = 0
    for at in np.flatnonzero(three).tolist():
        if at < last:
            continue
        low = next((low for low in range(at, 0, -1) if text[low - 1] not in _OF_SOUNDS), 0)
        last = next((end for end in range(at, len(text)) if text[end] not in _OF_SOUNDS), len(text))
        start, end = _trimmed(text, low, last)
        if _SHORTEST <= end - start <= _LONGEST_RUN and not _is_part(text, start, end):
            yield start, end


def _is_part(text: str, start: int, end: int) -> bool:
    """Say whether a dot makes a part of a longer name of it."""
    return text[start - 1 : start] in _DOTS or text[end : end + 1] in _DOTS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off what is a word with its neighbour outside (购买|…, …|提供), and small words at the edges."""
    if (is_ordinary(text[max(0, start - 1) : start + 1]) and start) or text[start] in _LEADS_IN:
        start += 1
    while start < end and (text[start] in MAYBE or text[start] in NEVER):
        start += 1
    if is_ordinary(text[end - 1 : end + 1]) or (text[end - 1] in _LEADS_ON and ends_here(text, end - 1) > 0):
        end -= 1
    while start < end and (text[end - 1] in MAYBE or text[end - 1] in NEVER):
        end -= 1
    return start, end


def _is_foreign(name: str) -> bool:
    """Say whether a run is no Chinese name, thing, place or phrase."""
    if any(name[:size] in THINGS or name[-size:] in THINGS for size in range(_PAIR, len(name) + 1)):
        return False
    # 森林|法: a law is called by what it is about.
    if name.endswith(_LAW) and is_ordinary(name[:-1]):
        return False
    if rjieba.has_word(name):
        return rjieba.tag(name)[0][1].startswith(_OF_PEOPLE)
    if len(name) == _SHORTEST and name[0] in COMMON and name[0] != "阿":
        return False
    # 麦迪逊|黑白: a word at an edge is of the sentence.
    words = [is_ordinary(name[at : at + _PAIR]) for at in range(len(name) - 1)]
    return sum(words) <= (len(name) >= _LONG) and not (words[0] or words[-1])


@lru_cache(maxsize=4096)
def is_ordinary(word: str) -> bool:
    """Say whether the dictionary holds a word, and not as a name, be it of a foreigner (史密斯)."""
    return is_word(word) and not rjieba.tag(word)[0][1].startswith(_OF_PEOPLE)


def is_of_thing(text: str, start: int, end: int) -> bool:
    """Say whether a place, a firm or goods are called so at a place."""
    return (
        THING.match(text, end) is not None or OF_THING.search(text, max(0, start - _BACK), start) is not None
    )


def _is_somebody(text: str, start: int, end: int) -> bool:
    """Say whether what stands at a place shows that somebody is named there."""
    opens = start == 0 or text[start - 1] in _OPENS or is_word(text[max(0, start - 2) : start])
    if _TITLE.match(text, end):
        return False
    if opens and _SOMEBODY.match(text, end):
        return True
    # 人民|里西延工程: a run of three may be chance.
    name = text[start:end]
    long = len(name) > _SHORTEST or name in ALONE or name[0] in _DAI_LEADS or rjieba.has_word(name)
    if long and _is_ended(text, end) and _is_led(text, start):
        return True
    if (
        end - start >= _SHORTEST
        and text[end : end + 1] in _STOPS
        and _GIVEN_BACK.search(text, max(0, start - _BACK), start)
    ):
        return True
    owns = OWNS.match(text, end) or _ANIMALS.match(text, end)
    return owns is not None and _TAKEN.search(text, max(0, start - _BACK), start) is not None


def _is_led(text: str, start: int) -> bool:
    """Say whether a noun of somebody stands right before a place: 护林员|白玛, 公公|多杰."""
    low = max(0, start - _BACK)
    own = _KIN.search(text, low, start) or _FOREIGNERS.search(text, low, start)
    return own is not None or any(before(text, start, _NOUNS))
