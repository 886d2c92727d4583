"""Names of other languages (阿依努尔·买买提, 扎西顿珠): where they stand, and what is around them.

The model of `nlp.names.context` reads a surname and one or two characters more; these names are read with a
plain one in their place, so that the surroundings tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from nlp.names.boundary import DOTTED, ends_here, read_name
from nlp.names.context import Seen, seen
from nlp.names.dictionary import is_word
from nlp.names.tellers import name_start
from nlp.names.words import PARTS
from nlp.text.windows import each_hit

# Characters that write the sounds of other languages: what leads a dotted name ends where one does not.
_SOUNDS: Final = frozenset(
    "阿艾埃爱安昂奥澳巴白柏拜班邦鲍贝本比彼毕边宾波伯博勃卜布查昌茨慈次楚达戴丹德登邓迪底蒂杜顿多厄恩尔法菲费芬弗夫福富甘戈哥格葛根贡古瓜圭哈海"
    "捷焦汉翰豪赫黑亨洪胡华怀惠霍基吉加嘉贾杰津卡凯坎康考科克肯库夸奎昆拉莱兰朗劳勒雷蕾里理利莉力丽廉列林琳龙隆卢鲁露伦罗洛吕玛马迈麦曼芒梅蒙米密"
    "敏摩莫姆穆木拿娜纳乃奈南尼妮宁努诺帕派潘庞培佩彭皮珀普齐契恰钱乔切琴丘屈热仁荣茹儒瑞若萨塞赛桑森沙莎珊绍舍圣施什石史舒顺斯丝司思松苏索塔"
    "泰坦唐陶特腾提汤图土托吐陀瓦万汪旺威韦维魏温翁沃乌西希锡香肖歇谢辛欣兴雪雅亚延扬耶叶依英尤宇裕约云赞泽曾扎詹珍芝志治朱卓兹祖佐买玉素甫江丽"
    "乎义牙木守子和堆夏娃宗山平敦柔汗牧甲益真群花让都金降呷伍且俄吾孜再排逊衣如则卜凯措才嘉央旦增久珠曲仓拥其娅高日嘎敖呼力音朝宝那青孟阮文武黎氏合明肉那色依娣堤伊斯坎"
)
# These do so inside a name, and seldom lead one: 阿不都, 苏来曼, 牙生.
_INNER: Final = frozenset("不来生先地东丁铁奴居肯绒批觉强郎果惹")
_ADVERBS: Final = frozenset("不来先")
# What so many names end with that a word behind it says little: 买买提|出门.
_LASTS: Final = frozenset("提尔丽力木吉汗江克斯娜")
_DOT: Final = "·"
_MASKING: Final = tuple("某×*")
_FIND_PARTS: Final = AhoCorasick(
    PARTS, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
)
_LONGEST_PART: Final = max(map(len, PARTS))
_SHORTEST: Final = 2
# A dot makes a name of it, whatever stands around it.
_SURELY: Final = 99.0
_STAND_IN: Final = "王建军"
# As far as the model looks, and as much between two such texts.
_AROUND: Final = 34


def dotted(text: str) -> Iterator[tuple[int, int]]:
    """Find names with a dot, from the first character that writes a sound to where such a name may end."""
    for match in DOTTED.finditer(text) if _DOT in text else ():
        dot, end = text.find(_DOT, *match.span()), match.end()
        if dot < 0 or text.startswith("《", match.start() - 1):
            continue
        start = name_start(text, match.start(), dot)
        start = _first(text, start, dot)
        last = text.rfind(_DOT, dot, end) + 1
        sounds = next((at for at in range(last, end) if not _sounds(text, at, last - 1)), end)
        sounds -= text[sounds - 1] in _ADVERBS
        # 买买提|夫妇: the last that may write a sound starts a word with what follows.
        open_end = sounds - last > _SHORTEST and text[sounds - 1] not in _LASTS
        sounds -= open_end and is_word(text[sounds - 1 : sounds + 1])
        reading = read_name(text, start) if start < dot else None
        if reading is not None and sounds - last > 1:
            yield start, min(reading.end, sounds)


def _sounds(text: str, at: int, low: int) -> bool:
    """Say whether a character writes a sound of a name that starts no earlier than `low`."""
    return text[at] in _SOUNDS or (
        text[at] in _INNER and at > low and (text[at - 1] in _SOUNDS or text[at - 1] == _DOT)
    )


def _first(text: str, low: int, dot: int) -> int:
    """Find the first character, at `low` or later, of what leads to a dot; 法官助|理 is the end of a word."""
    start = next((at for at in range(dot, low, -1) if not _sounds(text, at - 1, low)), low)
    ends_word = is_word(text[start - 1 : start + 1]) and dot - start > _SHORTEST
    closed = is_word(text[max(0, start - 2) : start]) or is_word(text[max(0, start - 3) : start])
    return start + (ends_word and not closed)


def undotted(text: str) -> Iterator[tuple[int, int]]:
    """Find names that parts of Tibetan, Mongolian or Yi names make without a dot: 扎西顿珠, 娜仁花.

    One part alone must be long, and no piece of a name that the list of parts does not hold (买买提|明).
    """
    runs: list[tuple[int, int, int]] = [(0, 0, 0)]
    for _, at, behind in each_hit(_FIND_PARTS, _LONGEST_PART, text):
        start, end, parts = runs[-1]
        if at == end and parts:
            runs[-1] = start, behind, parts + 1
        else:
            runs.append((at, behind, 1))
    for start, end, parts in runs:
        whole = parts > 1 or (end - start > _SHORTEST and _stands_alone(text, start, end))
        if whole and _DOT not in (text[start - 1 : start], text[end : end + 1]):
            yield start, end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether no character beside a part writes a sound of the same name."""
    if text[start - 1 : start] in _SOUNDS and not is_word(text[max(0, start - 2) : start]):
        return False
    behind = text[end : end + 1]
    return behind not in _MASKING and (behind not in _SOUNDS or ends_here(text, end) > 0)


def seen_foreign(text: str) -> Iterator[Seen]:
    """Weigh such names of a text by their surroundings, as `seen` weighs the others."""
    places = [*dotted(text), *undotted(text)]
    pieces = [
        text[max(0, start - _AROUND) : start] + _STAND_IN + text[end : end + _AROUND] + "\0" * _AROUND
        for start, end in places
    ]
    at, where = 0, {}
    for (start, end), piece in zip(places, pieces, strict=True):
        where[at + min(start, _AROUND)] = (start, end)
        at += len(piece)
    for one in seen("".join(pieces), -_SURELY) if places else ():
        if one.start in where and one.end - one.start == len(_STAND_IN):
            yield Seen(*where[one.start], _SURELY, one.protected, one.place)
