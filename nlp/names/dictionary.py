"""The dictionary of ordinary words: what a name is told from."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import rjieba

from nlp.names.surnames import FREQUENT, SURNAMES

# Words of two characters that begin with a surname and stand in one judgment of fifty (`tools.words`).
_DATA: Final = Path(__file__).resolve().parents[1] / "data"
_OF_COURTS: Final = _DATA / "court_words.txt"
# Words of two and three characters that one judgment of three hundred has (`tools.words`).
_ORDINARY: Final = _DATA / "ordinary_words.txt"
# What is read behind a role word and is never a name (`tools.readings`).
_NEVER: Final = _DATA / "never_names.txt"
# What given names are made of (`tools.given`).
_GIVEN: Final = _DATA / "given_characters.txt"
# Rare surnames that hardly stand in judgments for anything else (`tools.given`).
_SELDOM: Final = _DATA / "seldom_surnames.txt"


@lru_cache(maxsize=16384)
def is_word(text: str) -> bool:
    """Say whether the dictionary holds `text`, and not only as somebody's name (建国).

    The same pairs of characters are asked about again and again; an answer kept is a tenth of one looked up.
    """
    return rjieba.has_word(text) and not _is_name(text)


def is_plain_word(text: str) -> bool:
    """Say whether it is a word (车祸) and neither ends as given names do (高兴) nor is a pet name (乐乐)."""
    borne = text[-1:] in _OF_GIVEN or text[:1] == text[-1:]
    return not borne and rjieba.has_word(text) and not rjieba.tag(text)[0][1].startswith("nr")


@lru_cache(maxsize=4096)
def tells_where(word: str) -> bool:
    """Say whether a plain word tells where, or who again (面部, 左下, 自己): no given name."""
    return rjieba.has_word(word) and rjieba.tag(word)[0][1] in _WHERE and is_plain_word(word)


def words_of(text: str) -> tuple[str, ...]:
    """Cut a text into words."""
    return tuple(rjieba.cut(text))


def word_over(text: str, at: int) -> tuple[int, int] | None:
    """Return the word of the dictionary that runs over a place: starts before it and ends behind it."""
    start = max(0, at - _AROUND)
    for word in rjieba.cut(text[start : at + _AROUND]):
        end = start + len(word)
        if end > at:
            return (start, end) if start < at and rjieba.has_word(word) else None
        start = end
    return None


@lru_cache(maxsize=8192)
def has_no_word(name: str) -> bool:
    """Say whether no two neighbouring characters, nor the whole, are a word and no given name (王国强)."""
    parts = (*(name[at : at + 2] for at in range(len(name) - 1)), name)
    return _is_full(name) or not any(is_word(part) and not is_given(part) for part in parts)


def _is_full(name: str) -> bool:
    """Say whether a frequent surname leads a word that is as often a given name."""
    return len(name) == _FULL and name[0] in FREQUENT and is_given(name[1:])


# So many surnames the dictionary holds with a word that is a given name; so long a full name is.
_BORNE, _FULL = 2, 3
# Parts and sides, pronouns; what tells how or when (不凡, 向前) people bear.
_WHERE: Final = frozenset("fr")
_AROUND = 12
# What given names are made of; a word of two of them (建军, 国强, 海波) is as often a given name.
_OF_GIVEN: Final = frozenset(
    "伟强军勇杰涛超刚辉鹏飞斌波浩凯俊峰建国志金玉德春宝芳娜敏丽娟霞燕玲英秀兰凤梅琳莉红萍婷慧佳怡华明平文海振永新福"
    "贵林云龙庆祥荣东亮忠义世家学兴卫光立晓雪珍菊莲翠淑桂香月艳洁静倩颖蕾瑶欣洪元武胜爱松柏柱树根生才富昌旺安康健"
    "宁泽宇轩博旭阳朝升青山江河川长远向冬夏秋花天宏雄豪友良善孝顺全喜来小大双启运进步红旗刚毅民"
)


def is_made_of_given(characters: str) -> bool:
    """Say whether given names are made of each of these characters."""
    return given_characters().issuperset(characters)


def seldom_surnames() -> frozenset[str]:
    """Return the rare surnames that are hardly ever a word in judgments."""
    return _listed(_SELDOM)


def given_characters() -> frozenset[str]:
    """Return the characters that given names are made of."""
    return _listed(_GIVEN)


@lru_cache(maxsize=8192)
def is_given(word: str) -> bool:
    """Say whether a word of two characters is as often a given name: people of the dictionary bear it."""
    if len(word) != 2 or not _OF_GIVEN.issuperset(word):
        return False
    return sum(rjieba.has_word(surname + word) for surname in FREQUENT) >= _BORNE


@lru_cache(maxsize=8192)
def _is_name(word: str) -> bool:
    """Say whether a word of the dictionary is a person's name there."""
    return rjieba.tag(word)[0][1] == "nr" or (word[0] in SURNAMES and is_given(word[1:]))


def is_court_word(text: str) -> bool:
    """Say whether judgments use a word so often that its place does not make a name of it (程序, 方向)."""
    return text in _listed(_OF_COURTS)


def is_ordinary(text: str) -> bool:
    """Say whether judgments use a word now and then (肩膀): any other (红豆) may be somebody's name."""
    return text in _listed(_ORDINARY)


def is_never_name(text: str) -> bool:
    """Say whether what stands where names stand is never one, so that nobody need be asked (户籍, 公私)."""
    return text in _listed(_NEVER)


@cache
def _listed(path: Path) -> frozenset[str]:
    """Read a list once."""
    return frozenset(path.read_text(encoding="utf-8").split())
