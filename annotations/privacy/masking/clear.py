"""Clear names that may belong to a masked person: where they stand, and who they cannot be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.privacy.masking.forms import Part, part_at
from nlp.names.boundary import Form, ends_here, read_name
from nlp.names.masked import ORDER
from nlp.names.words import MAYBE, NEVER, NOT_NAMES
from nlp.text.windows import each_hit

# What stands before a person in a clause; the surname is no part of a word then.
_BEFORE: Final = frozenset(
    '，。；：、()“”" \n将与和对向被给把致由让叫同及跟找替为因是系的到从人'
    "偿还发名称据告于并但经后即以听问见约带间时日中内外里处许前天晚说实指认请要去在有而且才又也只"
)
# Each is looked for in the whole text; where there are more, no one of them can be told to be the masked one.
_MOST = 100
_HELD, _LONGEST, _LOOK = 3, 4, 20
# What is done to, owed to or lost by somebody who was harmed, right before the name and right behind it.
_OWED = re.compile(
    r"(?:赔偿|退赔|返还|退还|发还|归还|赔付|补偿|赔给|偿付)(?:给)?(?:被害人|受害人)?$"
    r"|(?:殴打|打伤|捅伤|捅刺|砍伤|刺伤|撞倒|撞伤|撞死|致使|造成|导致|扎伤|踢打|追打|猥亵|强奸|杀害|取得|征得)(?:了)?$|致$"
)
_SUFFERED = re.compile(
    r"(?:的)?(?:各项)?(?:经济|物质|财产)?损失|的?(?:谅解|伤情|损伤程度|伤势|尸体|死因)|(?:当场|因|经抢救无效|受伤|头部|面部|左|右|腹部|胸部)?(?:死亡|轻伤|重伤|轻微伤|受伤|被盗|被骗|被抢|被打)"
    r"|被(?:打|捅|砍|刺|撞|抢|骗|盗|殴|杀|害)|(?:医疗费|丧葬费|人民币|现金)[0-9]|打倒|打伤|捅伤|砍伤|撞倒"
)
# Who else a name is: of the accused's side, in office, or somebody who stands for a firm.
_ANOTHER = re.compile(
    r"(?:被告人?|同案|同伙|犯|嫌疑人|上诉人|民警|警察|辅警|律师|辩护人|代理人|法定代表人|负责人|经理|总裁|董事长|局长|所长|书记|主任|医生|法医|审判[长员]|陪审员|书记员|检察[员长官]"
    r"|又名|化名|别名|曾用名|绰号|外号|人称|自称|伙同|伙|纠集|同乡|老板|朋友"
    r"|(?:父|母|妻|夫|儿|女|哥|弟|姐|妹|叔|舅|姑|姨|伯|侄|岳|爷|奶|媳|婿|友|邻居|同事|同学)[亲父母子儿女哥弟姐妹]?)(?:[：]|\([^()]{1,12}\))?"
    r"(?:[\u3400-\u9fff]{2,4}[、和与及]){0,3}$"
)
_ELSEWHERE = re.compile(
    r"[)”]?(?:\([^()]{0,16}(?:另案|另处|在逃|已判|均|同案|已死|批捕|刑拘|起诉)|等?(?:[一二三四五六七八九十0-9]{1,2}人)?(?:\(?(?:均)?(?:另案|在逃))|(?:的)?(?:供述|供认|供称|辩解|讯问)|、(?![^、，。；]{0,2}某))"
    "|的?(?:父|母|妻|丈夫|儿子|女儿|哥|弟|姐|妹)|之[父母妻夫子女兄弟姐妹]"
)
# Masks on both sides of a list: whoever stands between them was to be masked too.
_LIST_BEFORE = re.compile(f"[某×*][0-9{ORDER}]?、$")
_LIST_AFTER = re.compile("、[^、，。；某]{1,2}[某×*]")


@dataclass(frozen=True, slots=True)
class Clear:
    """A clear name that nobody in the head bears: its places, harm and roles told there, masks around it."""

    name: str = field(repr=False)
    places: tuple[tuple[int, int], ...]
    harmed: bool
    parts: frozenset[Part]
    listed: bool = False


def unaccounted(
    text: str, surnames: Collection[str], known: Collection[str], in_lists: Collection[str] = ()
) -> Iterator[Clear]:
    """Give the clear names with one of the surnames that structure reads and no known person bears.

    Of the surnames `in_lists` only names inside a list are read.
    """
    # Not a pattern that is made for one text: to compile it costs more than to search.
    finder = AhoCorasick(sorted(surnames), matchkind=MatchKind.LeftmostLongest)
    names: dict[str, None] = {}
    for _, at, after in each_hit(finder, max(map(len, surnames)), text):
        if at == 0 or text[at - 1] not in _BEFORE or text[after : after + 1] in _NEVER_GIVEN:
            continue
        if text[at - 1] != "、" and text[at:after] in in_lists:
            continue
        if not _is_word(text[at : at + 2]) and not _is_known(text, at, known) and (end := _end(text, at)):
            names[text[at:end]] = None
    for name in list(names)[:_MOST]:
        one = clear_name(text, name)
        if one is not None:
            yield one


def occurrences(text: str, word: str) -> Iterator[int]:
    """Give every place where a word starts."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def clear_name(text: str, name: str) -> Clear | None:
    """Judge all places of a name; None where one of them tells that its bearer is somebody else."""
    places: list[tuple[int, int]] = []
    harmed, listed, parts = False, False, set[Part]()
    for start in occurrences(text, name):
        end = start + len(name)
        before = text[max(0, start - _LOOK) : start]
        if _ANOTHER.search(before) or _ELSEWHERE.match(text, end):
            return None
        places.append((start, end))
        harmed = harmed or _OWED.search(before) is not None or _SUFFERED.match(text, end) is not None
        listed = listed or (
            _LIST_BEFORE.search(before) is not None and _LIST_AFTER.match(text, end) is not None
        )
        parts.update(part_at(text, start, end))
    return Clear(name, tuple(places), harmed, frozenset(parts), listed)


def _end(text: str, at: int) -> int:
    """Return where a clear name that starts at `at` ends: where what follows says so, else after three."""
    reading = read_name(text, at)
    if reading is None or reading.form is not Form.HAN:
        return 0
    clear = [end for end in reading.ends if ends_here(text, end) >= _CLEAR]
    end = clear[0] if clear else max(reading.ends)
    name = text[at:end]
    if not clear and len(name) < _THREE:
        return 0
    if name in NOT_NAMES or text[end : end + 1] in _MASKING or not is_name(name):
        return 0
    # 对方打伤他: the last character goes with the next.
    return 0 if clear and _is_word(text[end - 1 : end + 1]) else end


_CLEAR, _THREE = 2, 3


# Called by the surname, which names nobody: 陈总, 胡主任, 林哥, 方二人.
_CALLED = re.compile(
    ".(?:[家氏姓总哥姐叔婶姨嫂公工]|.[总哥姐叔]|.{0,2}长|主任|经理|老板|师傅|先生|女士|小姐|老师|医生|书记|公子|[二三四]人)"
)


def is_name(name: str) -> bool:
    """Refuse a word (高速), what somebody did (叶骂), and what only calls by the surname (陈总, 马的)."""
    if _is_word(name) or _CALLED.fullmatch(name) or not _NEVER_GIVEN.isdisjoint(name):
        return False
    return len(name) != 2 or not (name[1] in _ADVERBS or _is_verb(name[1]))


def may_be_called(name: str, *, of_place: bool = False) -> bool:
    """Say whether somebody may bear a word, or a surname and a verb (高兴, 王飞): no title, and no place.

    Where the surroundings speak for somebody, of a place (黄河) too.
    """
    return (
        len(name) == 2
        and not only_calls(name)
        and name[1:] not in _ADVERBS
        and not rjieba.tag(name)[0][1].startswith(
            ("d", "m", "c", "p", "r", "t", *(() if of_place else ("ns",)))
        )
    )


def only_calls(name: str) -> bool:
    """Say whether it calls by the surname alone (陈总), tells where (左侧), or holds what no name does."""
    called = _CALLED.fullmatch(name) is not None or not _NEVER_GIVEN.isdisjoint(name)
    return called or rjieba.tag(name)[0][1] == "f"


_ADVERBS = MAYBE | frozenset("曾再又也都均才就还仍亦")


@lru_cache(maxsize=8192)
def _is_word(word: str) -> bool:
    """Say whether a dictionary knows the characters as a word that is no person's name (高度, not 高翔)."""
    return rjieba.has_word(word) and not rjieba.tag(word)[0][1].startswith("nr")


@lru_cache(maxsize=4096)
def _is_verb(char: str) -> bool:
    """Say whether one character is a verb of its own."""
    return rjieba.tag(char)[0][1].startswith("v")


_MASKING = frozenset("某×*")
_NEVER_GIVEN = NEVER | _MASKING | frozenset("，。；：、()“” 0123456789")


def _is_known(text: str, at: int, known: Collection[str]) -> bool:
    """Say whether the place lies in the name of a known person."""
    return any(
        text[start:end] in known
        for start in range(max(0, at - _HELD + 1), at + 1)
        for end in range(at + 2, start + _LONGEST + 1)
    )


__all__ = ["Clear", "clear_name", "is_name", "may_be_called", "occurrences", "only_calls", "unaccounted"]
