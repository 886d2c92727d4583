"""Where a name ends: read one person name at a known place of a folded text.

Chinese writes no spaces, so 钱和平证言 may be 张和 + 平证言 or 钱和平 + 证言. What follows a name in legal
prose is a small class of words (证言, 陈述, 驾驶, 的, 与 …); where that decides, the reading is `sure`, and
where it does not, the possible ends are given, the likelier first, for somebody else to choose.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise
from string import ascii_letters, digits
from typing import Final, NamedTuple

from nlp.names.dictionary import has_no_word, is_word
from nlp.names.peoples import ALONE, ARABIC, JOINED, MUSLIM, PARTS, SOUNDS
from nlp.names.surnames import COMMON, COMPOUND, FREQUENT, SURNAMES
from nlp.names.words import AFTER, MAYBE, NEVER
from nlp.text.led import quick

HAN: Final = "\u3400-\u9fff"


class Form(StrEnum):
    """How a name is written."""

    HAN = "han"
    MASKED = "masked"
    DOTTED = "dotted"
    LATIN = "latin"
    OPEN = "open"


class Reading(NamedTuple):
    """A name that starts at `start` and ends at the first of `ends`, or, unless `sure`, at another."""

    start: int
    ends: tuple[int, ...]
    form: Form
    sure: bool

    @property
    def end(self) -> int:
        """Return the likeliest end."""
        return self.ends[0]


_AFTER = frozenset(AFTER)
_AFTER_SIZES = tuple(sorted({len(word) for word in AFTER}))
_FIRST_AFTER = frozenset(word[0] for word in AFTER)
_FIRST_HAN, _LAST_HAN = HAN[0], HAN[-1]
_NEVER = "".join(sorted(NEVER))
# The ranges of what may stand in a given name.
_GIVEN = "".join(
    f"{chr(ord(low) + 1)}-{chr(ord(high) - 1)}"
    for low, high in pairwise((chr(ord(_FIRST_HAN) - 1), *sorted(NEVER - {"、"}), chr(ord(_LAST_HAN) + 1)))
    if ord(high) - ord(low) > 1
)
_GIVEN_NAME = re.compile(f"[{_GIVEN}]{{0,2}}")
_MASKED_SURNAMES = "".join(sorted({one for one in COMMON if len(one) == 1} | set("小老阿")))
# A number that counts something else is no part of a mask: 李某2017年.
_COUNT = "(?![0-9年月日时点分元万名人个次岁.])"
_MASKED = re.compile(
    rf"(?:[A-Za-z]{{1,2}}|[{HAN}·]{{0,3}}?)某{{1,3}}(?:[甲乙丙丁戊己庚辛壬癸]|[未已](?=、|的?证言)|[0-9]{{1,2}}{_COUNT}|[A-Z](?![A-Za-z]))?"
    rf"(?:(?![{_NEVER}和与及证陈在均亦也都还])[{HAN}](?=[、，。；：()]|的|证|陈|$))?"
    rf"|[{HAN}]{{1,2}}(?:[×✕*□]{{1,4}}|[xX]{{1,3}}(?![A-Za-z0-9]))(?:[0-9]{{1,2}}|[甲乙丙丁戊己庚辛壬癸])?"
    rf"|[{HAN}](?:[0-9]{{1,2}}{_COUNT}|[A-Z](?![A-Za-z0-9]))"
    # No 加QQ, 带到KK酒店: whoever is masked so keeps a surname or a pet name.
    rf"|(?:[{_MASKED_SURNAMES}]|[{HAN}]{{2}}(?<=(?:{'|'.join(sorted(COMPOUND))})))(?P<letter>(?!Q)[A-Z])(?P=letter)(?![A-Za-z0-9])"
    rf"|[{HAN}][甲乙丙丁戊己庚辛壬癸](?=[^{HAN}]|$|的|证|陈|等|和|与|及|在|于)"
    r"|[×*]{2,4}|(?<![A-Za-z])[xX]{2,4}(?![A-Za-z])|(?<![A-Za-z0-9])[A-Z](?![A-Za-z0-9])"
)
_DOT = "·•‧・"
# 刘 长 河: the spaces of a recognised page, or of a name set out in a column.
_SPACED = re.compile(
    rf"(?:[{HAN}] [{HAN}](?: ?(?!的)[{HAN}])?|[{HAN}]{{2}} [{HAN}])(?<![某×甲乙丙丁的])"
    "(?= ?(?:[，。；、(：]|的|证[言实词]|陈述|报案))"
)
# Small words that also write the sounds of a name: 阿不都拉.
_TRANSCRIBES = frozenset("不都以为家打")
_PART = f"[{_GIVEN}]{{1,8}}"
# A full stop joins a name only behind what is too long for a Chinese one: 买买提江.艾力.
DOTTED: Final = re.compile(rf"{_PART}(?:[{_DOT}]{_PART})+|[{_GIVEN}]{{4,8}}\.{_PART}")
# Surnames that are mostly small words: 那里, 过程.
SMALL_SURNAMES: Final = frozenset("那过")
_COUNTED = frozenset("名个位些只条辆把")
_LEADING_SURNAMES = frozenset(SURNAMES) - ((NEVER | frozenset("均也才让其")) - SMALL_SURNAMES)
_NO_PART = NEVER | frozenset("均也才让其另和与及同跟向由于证被据")
# Three characters of a list are a name by themselves: 其其格, 巴特尔; so is an Arabic word behind a surname.
_UNDOTTED = quick(JOINED)
_SURNAMED = re.compile(f".尕?(?:{'|'.join(ARABIC)})")
_ALONE = quick("|".join(sorted(ALONE, key=len, reverse=True)))
# A name of a people that the lists do not hold, or of two surnames, with a statement or a description behind.
_OPEN = re.compile(
    rf"[{HAN}]{{3,6}}?(?<![曾先亦也均还又再则即经])(?=的?(?:当庭|书面)?(?:陈述|证言|证词|证实|报案|询问笔录|辨认)|[(，](?:[男女系]|曾用名|化名)|\([^()]{{1,12}}\)的?(?:证言|陈述)|所作|于[0-9]{{4}}年|人民币|家中|头部|面部|作出|、[^，。；]{{2,8}}(?:的|等))"
)
_LATIN = re.compile(r"[A-Z][A-Za-z'\-]*(?:[ .·][A-Z][A-Za-z'\-]*\.?){1,4}|[A-Z][a-z]{2,15}(?![A-Za-z0-9])")

# A second surname inside a name is a frequent one, or one that stands in hardly any given name.
SECOND: Final = (
    FREQUENT
    | frozenset(
        "邓萧蔡潘袁蒋杜苏魏程吕丁沈姚卢钟谭廖范汪陆贾邱邹薛尹段钱龚邵万赖傅汤樊葛邢乔伍庞颜倪聂翟詹耿焦俞柴"
    )
) - MAYBE
# A small word, not the first of two surnames: 由张国庆, 被告方李建国.
NO_FIRST_OF_TWO: Final = MAYBE | frozenset(
    "方明查时万何安常成全单连由应易别都即则便可过会通车包但问高长经关双左右"
)

# What may stand before them: 邻居王建军 is no 居王 and 建军.
BEFORE_TWO: Final = frozenset(
    "人将把对向与和被给让叫的系由经致是为及者友员女取在到因从于趁约骗得见找时后中了用收即说实抢盗令使等据至下前日"
)

# What no clause ends with.
_LEADING = frozenset("和与于为向同从因由即经之以用且并")

# How firmly a name may end at a place.
_NOT, _WEAK, _CLEAR, _WORD, _EDGE = range(5)
_GRADES = dict.fromkeys(MAYBE, _WEAK) | dict.fromkeys(NEVER, _CLEAR) | {"的": _WORD, "、": _EDGE}


# What a masked and a dotted name hold near their start: most names hold neither, and need no further look.
_BLOT = frozenset(f"某×✕*□甲乙丙丁戊己庚辛壬癸{ascii_letters}{digits}")
ANY_DOT: Final = frozenset(f"{_DOT}.")
_ODD = _BLOT | ANY_DOT | {" "}
_BLOT_REACH, _DOT_REACH = 4, 9
_FIRST_OF_PARTS = frozenset(part[0] for part in (*PARTS, *ALONE))
_FIRST_OF_UNDOTTED = _FIRST_OF_PARTS | MUSLIM
_SECOND_OF_SURNAMED = frozenset(word[0] for word in (*ARABIC, "尕"))


def read_name(text: str, at: int) -> Reading | None:
    """Read the name that starts at `at`, whatever its form; None when none can start there."""
    odd = None if _ODD.isdisjoint(text[at : at + _DOT_REACH]) else _read_odd(text, at)
    if odd is not None:
        return odd
    first = text[at : at + 1]
    undotted = _read_undotted(text, at) if first in _FIRST_OF_UNDOTTED else None
    if undotted is not None:
        return undotted
    latin = _LATIN.match(text, at) if "A" <= first <= "Z" else None
    if latin is not None:
        return Reading(at, (latin.end(),), Form.LATIN, sure=True)
    reading = _read_han(text, at)
    if reading is not None and reading.sure:
        return reading
    opened = _read_open(text, at)
    if opened is None or reading is None or opened.end not in reading.ends:
        return opened or reading
    return Reading(at, opened.ends, Form.HAN, sure=True)


def _read_odd(text: str, at: int) -> Reading | None:
    """Read a name that a space, a mask or a dot shows."""
    spaced = _SPACED.match(text, at) if " " in text[at + 1 : at + 3] else None
    if spaced is not None and spaced[0][0] in SURNAMES:
        return Reading(at, (spaced.end(),), Form.HAN, sure=True)
    masked = _MASKED.match(text, at) if not _BLOT.isdisjoint(text[at : at + _BLOT_REACH]) else None
    if masked is not None:
        return Reading(at, (masked.end(),), Form.MASKED, sure=True)
    dotted = DOTTED.match(text, at) if not ANY_DOT.isdisjoint(text[at : at + _DOT_REACH]) else None
    return None if dotted is None else _read_dotted(text, at, dotted.end())


def _read_undotted(text: str, at: int) -> Reading | None:
    """Read a name that words of one people make (扎西顿珠), or one of them where the name ends (扎西证实)."""
    first = text[at : at + 1]
    if first in MUSLIM and text[at + 1 : at + 2] in _SECOND_OF_SURNAMED:
        surnamed = _SURNAMED.match(text, at)
        if surnamed is not None:
            return Reading(at, (surnamed.end(),), Form.DOTTED, sure=True)
    if first not in _FIRST_OF_PARTS:
        return None
    joined = _UNDOTTED.match(text, at)
    # 阿木尔|卡 is a longer name, of which the lists hold a word.
    if joined is not None and not (joined[0] in ALONE and _goes_on(text, joined.end())):
        return Reading(at, (joined.end(),), Form.DOTTED, sure=True)
    alone = _ALONE.match(text, at) if first not in COMMON else None
    if alone is None or ends_here(text, alone.end()) < _WORD:
        return None
    return Reading(at, (alone.end(),), Form.DOTTED, sure=True)


def _goes_on(text: str, at: int) -> bool:
    """Say whether what stands at `at` writes a sound of the same name."""
    return text[at : at + 1] in SOUNDS and ends_here(text, at) == _NOT and not is_word(text[at : at + 2])


def _read_open(text: str, at: int) -> Reading | None:
    """Read a name that no list holds (沙马拉铁的证言): no part of it is a word, a statement follows."""
    # Asked first, for they are soon told: the pattern looks ahead at each of four ends.
    if text[at : at + 1] in MAYBE or not _NO_PART.isdisjoint(text[at : at + 3]) or is_word(text[at : at + 2]):
        return None
    found = _OPEN.match(text, at)
    if found is None or not _NO_PART.isdisjoint(found[0]):
        return None
    if not has_no_word(found[0]) and not is_double(found[0]):
        return None
    return Reading(at, (found.end(),), Form.OPEN, sure=True)


def is_double(name: str) -> bool:
    """Say whether a name of four characters may start with the surnames of both parents."""
    surnames = len(name) == 4 and _given(name, 2) and _given(name, 3)
    surnames = surnames and name[0] in COMMON and name[0] not in NO_FIRST_OF_TWO and name[1] in SECOND
    return surnames and not (is_word(name[:2]) or is_word(name[2:]))


def ends_here(text: str, at: int) -> int:
    """Grade how firmly a name may end before `at`: 0 not, 1 perhaps, 2 clear, 3 a whole word, 4 the edge."""
    char = text[at : at + 1]
    if char in _FIRST_AFTER:
        for size in _AFTER_SIZES:
            if text[at : at + size] in _AFTER:
                return _WORD
    grade = _GRADES.get(char)
    if grade is not None:
        return grade
    return _NOT if _FIRST_HAN <= char <= _LAST_HAN else _EDGE


def _read_han(text: str, at: int) -> Reading | None:
    """Read surname and given name of one or two characters."""
    first, pair = text[at : at + 1], text[at : at + 2]
    # 那里, 那名员工: no surname.
    if first in SMALL_SURNAMES and (is_word(pair) or text[at + 1 : at + 2] in _COUNTED):
        return None
    surname = 2 if pair in COMPOUND else 1
    if surname == 1 and first not in _LEADING_SURNAMES:
        return None
    short, long = at + surname + 1, at + surname + 2
    given = _GIVEN_NAME.match(text, at + surname)
    if given is None or given.end() < short:
        return _read_short(text, at) if surname == 2 else None
    if given.end() == short:
        return Reading(at, (short,), Form.HAN, sure=True)
    whole = at + 4
    after_long = ends_here(text, long)
    if after_long == _NOT and is_double(text[at:whole]):
        if ends_here(text, whole) >= _CLEAR:
            return Reading(at, (whole, long), Form.HAN, sure=True)
        # 汪孙伟慧|位于 reads better than 汪孙伟|慧位于.
        if is_word(text[whole : whole + 2]) and not is_word(text[long : long + 2]):
            return Reading(at, (whole, long), Form.HAN, sure=False)
    return _choose(text, at, short, long, after_long)


def _read_short(text: str, at: int) -> Reading | None:
    """Read 东方 as 东 + 方 where nothing follows that could be a given name."""
    if text[at : at + 1] in COMMON and _given(text, at + 1):
        return Reading(at, (at + 2,), Form.HAN, sure=False)
    return None


def _given(text: str, at: int) -> bool:
    """Say whether the character at `at` may stand in a given name."""
    char = text[at : at + 1]
    return char not in NEVER and _FIRST_HAN <= char <= _LAST_HAN


def _choose(text: str, at: int, short: int, long: int, after_long: int) -> Reading:
    """Choose between a given name of one character and one of two by what follows each."""
    after_short = ends_here(text, short)
    if after_short == _WORD and after_long < _EDGE:
        return Reading(at, (short, long), Form.HAN, sure=after_long == _NOT)
    if after_short == _WEAK and after_long == _EDGE and _leads_on(text, short):
        return Reading(at, (long, short), Form.HAN, sure=True)
    if after_short >= _WEAK and after_long == _NOT:
        return Reading(at, (short, long), Form.HAN, sure=False)
    if after_short == _NOT and after_long >= _WEAK:
        return Reading(at, (long, short), Form.HAN, sure=after_long >= _WORD)
    if is_word(text[short : short + 2]) and not is_word(text[long : long + 2]):
        return Reading(at, (short, long), Form.HAN, sure=False)
    return Reading(at, (long, short), Form.HAN, sure=False)


def _leads_on(text: str, at: int) -> bool:
    """Say whether a small word at `at` would lead to something, but a stop follows: 陈怡时、 ends there."""
    return text.startswith("、", at + 1) or text[at] in _LEADING


def _read_dotted(text: str, at: int, greedy: int) -> Reading:
    """Read 买买提·艾力: the last part runs on into the sentence, so look where it may end."""
    last = max(text.rfind(dot, at, greedy) for dot in (*_DOT, ".")) + 1
    greedy = next((end for end in range(last + 1, greedy) if text[end] in NEVER), greedy)
    grades = {
        end: ends_here(text, end)
        for end in range(min(last + 2, greedy), greedy + 1)
        if text[end : end + 1] not in _TRANSCRIBES
    }
    ends = [end for end in grades if grades[end]]
    if not ends:
        return Reading(at, tuple(range(greedy, last, -1))[:4], Form.DOTTED, sure=False)
    alone = len(ends) == 1 or (ends[0] == min(ends) and grades[ends[0]] >= _WORD)
    return Reading(at, tuple(ends[:4]), Form.DOTTED, sure=alone)
