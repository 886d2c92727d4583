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
from nlp.names.surnames import COMMON, FREQUENT, surname_of
from nlp.names.tellers import opens

_HAN: Final = "[\u3400-\u9fff]"
# Who is young as the child is; those whom 大学同学 calls so are not.
_FELLOWS: Final = re.compile(
    "(?:(?<!大学)(?<!高中)(?<!师范)(?:同班|同桌)(?:的)?(?:同学)?|(?<![大老])(?<!大学)(?<!高中)(?<!班的)同学|未成年(?:证人|学生|在场人)|小朋友"
    "|(?:同村|同伴|小?伙伴|玩伴)(?=[^。；]{2,20}(?:一[起同]|玩耍|游玩|戏水|游泳)))的?：?"
)
# Who brings a child up acts for it by law (民法典 27), whoever signs: 孩子母亲X.
_PARENTS: Final = re.compile("(?:孩子|孩童|患儿|幼儿|婴儿|[男女]童)的?(?:[父母]亲|爸爸|妈妈|家长|监护人)：?")
# The next of a list.
_NEXT: Final = re.compile("[、和与及](?!其他|家长|老师)")
_MOST: Final = 6
# A name that somebody gives the child, set apart: 取名“X”, 新生儿姓名一栏填写的是“X”.
# Schools, streets and wards are named too: the sentence must speak of a child or of its name.
_CALLED: Final = re.compile(
    f"(?:[取起更]名|姓名|改为|变更为|恢复)[^，。；：“”]{{0,10}}[为是]?：?[“《](?P<name>{_HAN}{{2,4}})[”》]"
)
_OF_CHILD: Final = re.compile("[女孩婴儿父母爸妈]|[婚生长次独养之其][一二三1-9]?子|姓|户[口籍]|未成年")
_FIRM: Final = re.compile(
    "公司|企业|店|厂|[学高本]校|校名|商标|品牌|路牌|[地站路桥街楼村院园店厂]名|微信|昵称|网名|群名"
    "|(?:小区|社区|医院|楼盘|项目)[^，。；]{0,4}(?:[更改起取]名|改为|变更为|恢复)"
)
_FIRM_BEHIND: Final = re.compile("[”》](?:[小中大]学|学校|幼[儿稚]园|公司|商店|小区|社区|村|路|街|医院|科)")
_FIRM_NAME: Final = re.compile("..(?:[路街巷科村镇县店厂局校]|小区|小学|中学)$")
# Who signs for a child, and the child; what is signed may be a promise: 签署“安全承诺”, 签名“同意”.
_SIGNED: Final = re.compile(f"监护人(?:处|栏)?(?:签[有名字]{{1,2}}|签署|为)?：?“(?P<guardian>{_HAN}{{2,4}})”")
_SIGNS_TOO: Final = re.compile(
    f"(?:陈述人|被询问人|被侵害人|学生|本人)(?:处|栏)?(?:签[有名字]{{1,2}}|签署|为)?：?“(?P<name>{_HAN}{{2,4}})”"
)
# What a child is called at home: 小名豆豆, 小子聪聪.
_PET: Final = re.compile(
    f"(?:小名|乳名|昵称|小子|娃娃?|儿子|女儿|孙[子女]儿?|孩子|闺女|丫头)(?:叫|为|：)?“?(?P<name>(?P<one>{_HAN})(?P=one))(?!{_HAN}?[爸妈])"
    f"|(?:小名|乳名)(?:叫|为|：)?“?(?P<other>{_HAN}{{2}})(?=[”，。；、)])"
)
# What tells that a word said twice is somebody's name: no sentence goes on behind it as behind an adverb.
_SET_APART: Final = re.compile("[叫为：“]$")
_STOPS: Final = re.compile(f"(?!{_HAN}|[0-9A-Za-z])|现年|今年|出生|[由归](?!于)")
# What is said twice and names nobody wherever it stands: 女儿妈妈, 儿子天天.
_NO_PET: Final = re.compile(
    "[爸妈哥弟姐妹爷奶叔姑舅姨伯婆公天常往偏渐慢刚仅人个家年日处事时多好轻狠早早久远]{2}"
)
# Whom a bracket right behind says to be born: 其子X（2007年4月9日出生）.
_BORN: Final = re.compile(
    r"(?<=[\u3400-\u9fff]{2})\((?:[男女]，)?(?P<year>(?:19|20)[0-9]{2})年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?出?生"
)
_SENTENCE, _CLAUSE, _SIZES = 60, 20, (3, 4)
_WINDOW, _AHEAD, _LONG = 24, 8, 4


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
    yield from read_led(text, _ends(_PARENTS.finditer(text)), known, recogniser)
    for one in (*_called(text), *_signed(text), *_pets(text, recogniser)):
        if one.name not in known:
            yield one
    yield from _pet_names(text, {*minors, *(one.name for one in fellows)})


def _called(text: str) -> Iterator[Named]:
    """Find the names that somebody gives a child."""
    for match in _CALLED.finditer(text):
        name, at = match["name"], match.start()
        of_firm = _FIRM.search(text, max(0, at - _CLAUSE), match.start("name"))
        if of_firm or _FIRM_BEHIND.match(text, match.end() - 1) or _FIRM_NAME.search(name):
            continue
        if _is_whole(name) and _OF_CHILD.search(text, _sentence(text, at), match.start("name")):
            yield Named(name, match.start("name"), 0.8)


def _signed(text: str) -> Iterator[Named]:
    """Find who signs for a child, and the child that signs besides."""
    for match in _SIGNED.finditer(text):
        if not _is_whole(match["guardian"]):
            continue
        yield Named(match["guardian"], match.start("guardian"), 0.7)
        for also in _SIGNS_TOO.finditer(text, _sentence(text, match.start()), match.start()):
            if _is_whole(also["name"]):
                yield Named(also["name"], also.start("name"), 0.7)


def _is_whole(name: str) -> bool:
    """Say whether what is set apart may be surname and given name, not a word or a promise."""
    surname = surname_of(name)
    if len(name) == _LONG and len(surname) == 1 and name[1] not in FREQUENT:
        return False
    return bool(surname) and not is_word(name) and not (len(name) > len(surname) + 1 and is_word(name[:2]))


def _sentence(text: str, at: int) -> int:
    """Return where the sentence around `at` starts, or how far back it is looked for."""
    low = max(0, at - _SENTENCE)
    return max(low, text.rfind("。", low, at) + 1)


def _pets(text: str, recogniser: Recogniser | None) -> Iterator[Named]:
    """Find what children are called at home, where the place or the recogniser tells that it is a name.

    Adverbs are said twice too (女儿默默流泪, 孩子频频生病), and no list holds them all.
    """
    doubtful: list[Named] = []
    for match in _PET.finditer(text):
        name, at = match["name"] or match["other"], match.start("name" if match["name"] else "other")
        if _NO_PET.search(name) or (match["other"] and is_word(name)):
            continue
        one = Named(name, at, 0.7)
        if match[0][1] == "名" or _SET_APART.search(text[at - 1 : at]) or _STOPS.match(text, at + len(name)):
            yield one
        elif len(doubtful) < _MOST:
            doubtful.append(one)
    if recogniser is not None and doubtful:
        froms = [max(0, one.at - _AHEAD) for one in doubtful]
        answers = recogniser.persons([text[low : low + _WINDOW] for low in froms])
        for one, low, ranges in zip(doubtful, froms, answers, strict=True):
            if (one.at - low, one.at - low + len(one.name)) in {tuple(place) for place in ranges}:
                yield one


def _fellows(text: str, known: Collection[str], recogniser: Recogniser | None) -> Iterator[Named]:
    """Find the classmates and playmates, and who stands in a list with one."""
    told = {one.name: one for one in read_led(text, _ends(_FELLOWS.finditer(text)), known, recogniser)}
    yield from told.values()
    for _ in range(_MOST):
        known = {*known, *told}
        behind = [at for one in told.values() if (at := _next(text, one)) is not None]
        if not behind:
            return
        told = {one.name: one for one in read_led(text, behind, known, recogniser)}
        yield from told.values()


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
