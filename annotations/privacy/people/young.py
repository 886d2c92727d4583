"""Minors whom a case about a minor names beside: classmates, playmates, other names of the child, who signs.

Such words tell of anybody elsewhere (a classmate of 1980): they are heard only where a document has a minor.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from annotations.privacy.people.family import Named
from annotations.privacy.people.led import read_led
from annotations.privacy.people.minors import Day, is_under_age
from nlp.names.dictionary import is_word
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surnames import COMMON, surname_of
from nlp.names.tellers import opens

_HAN: Final = "[\u3400-\u9fff]"
# Who is young as the child is; those whom 大学同学 calls so are not.
_FELLOWS: Final = re.compile(
    "(?:(?<!大学)(?<!高中)(?<!师范)(?:同班|同桌)(?:的)?(?:同学)?|(?<![大老])(?<!大学)(?<!高中)(?<!班的)同学|未成年(?:证人|学生|在场人)|小朋友"
    "|(?:同村|同伴|小?伙伴|玩伴)(?=[^。；]{2,20}(?:一[起同]|玩耍|游玩|戏水|游泳)))的?：?"
)
# The next of a list.
_NEXT: Final = re.compile("[、和与及](?!其他|家长|老师)")
_MOST: Final = 6
# A name that somebody gives the child, set apart: 取名“X”, 新生儿姓名一栏填写的是“X”.
_CALLED: Final = re.compile(
    f"(?:[取起更]名|姓名|改为|变更为|恢复)[^，。；：“”]{{0,10}}[为是]?：?[“《](?P<name>{_HAN}{{2,4}})[”》]"
)
_FIRM: Final = re.compile("公司|企业|店|厂|学校|商标|品牌")
# Who signs for a child, and the child.
_SIGNED: Final = re.compile(f"监护人(?:处|栏)?(?:签[有名字]{{1,2}}|签署|为)?：?“(?P<guardian>{_HAN}{{2,4}})”")
_SIGNS_TOO: Final = re.compile(
    f"(?:陈述人|被询问人|被侵害人|学生|本人)(?:处|栏)?(?:签[有名字]{{1,2}}|签署|为)?：?“(?P<name>{_HAN}{{2,4}})”"
)
# What a child is called at home: 小名豆豆, 小子聪聪.
_PET: Final = re.compile(
    f"(?:小名|乳名|昵称|小子|娃娃?|儿子|女儿|孙[子女]儿?|孩子|闺女|丫头)(?:叫|为|：)?“?(?P<name>(?P<one>{_HAN})(?P=one))(?!{_HAN}?[爸妈])"
    f"|(?:小名|乳名)(?:叫|为|：)?“?(?P<other>{_HAN}{{2}})(?=[”，。；、)])"
)
# What is said twice and names nobody: 女儿妈妈, 儿子天天.
_NO_PET: Final = re.compile(
    "[爸妈哥弟姐妹爷奶叔姑舅姨伯婆公天常往偏渐慢刚仅人个家年日处事时多好轻狠早早久远]{2}"
)
# Whom a bracket right behind says to be born: 其子X（2007年4月9日出生）.
_BORN: Final = re.compile(
    r"(?<=[\u3400-\u9fff]{2})\((?:[男女]，)?(?P<year>(?:19|20)[0-9]{2})年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?出?生"
)
_SENTENCE, _CLAUSE, _SIZES = 60, 20, (3, 4)


def born_young(text: str, then: Day | None) -> Iterator[Named]:
    """Find the people whom a bracket right behind the name shows to be minors at `then`."""
    for match in _BORN.finditer(text) if then else ():
        born = (int(match["year"]), int(match["month"]), int(match["day"] or 1))
        for size in (3, 2, 4):
            start = match.start() - size
            name = text[start : match.start()]
            if start >= 0 and surname_of(name) in COMMON and opens(text, start):
                if then and is_under_age(then, born):
                    yield Named(name, start, 0.8)
                break


def young_beside(
    text: str, known: Collection[str], minors: Collection[str], recogniser: Recogniser | None
) -> Iterator[Named]:
    """Find the minors whom a document that has a minor names beside; `minors` are those named in full."""
    fellows = list(_fellows(text, known, recogniser))
    yield from fellows
    for match in _CALLED.finditer(text):
        low = max(0, match.start() - _CLAUSE)
        if (
            surname_of(match["name"])
            and not is_word(match["name"])
            and not _FIRM.search(text, low, match.start())
        ):
            yield Named(match["name"], match.start("name"), 0.8)
    for match in _SIGNED.finditer(text):
        yield Named(match["guardian"], match.start("guardian"), 0.7)
        low = max(0, match.start() - _SENTENCE, text.rfind("。", 0, match.start()) + 1)
        for also in _SIGNS_TOO.finditer(text, low, match.start()):
            yield Named(also["name"], also.start("name"), 0.7)
    for match in _PET.finditer(text):
        name = match["name"] or match["other"]
        if not _NO_PET.search(name) and (match["name"] or not is_word(name)):
            yield Named(name, match.start("name" if match["name"] else "other"), 0.7)
    yield from _pet_names(text, {*minors, *(one.name for one in fellows)})


def _fellows(text: str, known: Collection[str], recogniser: Recogniser | None) -> Iterator[Named]:
    """Find the classmates and playmates, and who stands in a list with one."""
    told = {one.name: one for one in read_led(text, _ends(_FELLOWS.finditer(text)), known, recogniser)}
    for _ in range(_MOST):
        yield from told.values()
        known = {*known, *told}
        behind = [at for one in told.values() if (at := _next(text, one)) is not None]
        told = {one.name: one for one in read_led(text, behind, known, recogniser)}


def _ends(matches: Iterable[re.Match[str]]) -> list[int]:
    """Return where matches end."""
    return [match.end() for match in matches]


def _next(text: str, one: Named) -> int | None:
    """Return where the next name of a list starts, if one follows."""
    joint = _NEXT.match(text, one.at + len(one.name))
    return joint.end() if joint else None


def _pet_names(text: str, minors: Collection[str]) -> Iterator[Named]:
    """Find what children are called after a character of their given names: 浩浩, 小琪."""
    for name in minors:
        for one in name[len(surname_of(name)) :] if len(name) in (2, *_SIZES) else "":
            for pet in (one + one, f"小{one}"):
                at = text.find(pet)
                if at < 0 or pet in name or not opens(text, at):
                    continue
                if not (_NO_PET.search(pet) if pet[0] == one else is_word(pet)):
                    yield Named(pet, at, 0.6)
