"""Vehicle plates: civil (with new-energy, 挂学警港澳), military and police, and without their province."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.gates import PLATES, tells
from annotations.privacy.numbers.identities import propose
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.text.led import Led

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_END = r"(?![A-Za-z0-9*×])"
_CIVIL = re.compile(
    rf"[{PROVINCES}][ ·.-]?[A-Za-z][ ·.-]{{0,2}}"
    rf"([A-Za-z0-9]{{5,6}}|[A-Za-z0-9]{{4}}[挂学警港澳领试超]|\d{{3}} ?学){_END}"
)
# Spelt with blanks anywhere, as it is typed or read from a scan: only beside a word of cars, and no sum.
_SPELT = re.compile(rf"[{PROVINCES}] ?[A-Za-z](?: ?[A-Za-z0-9]){{5,6}}(?! ?[A-Za-z0-9*×元万亿])")
# Few texts have what all of them begin with; a search for so many characters takes long.
_MAY_BEGIN = re.compile(rf"[{PROVINCES}军空海](?:[ ·.-]?[A-Za-z]|\d\d ?[·./-])")
_OF_CAR = re.compile("车|驾|牌|悬挂")
_BESIDE = 14
_ENERGY = re.compile(r"[A-HJ-Ka-hj-k][A-Za-z0-9]\d{4}|\d{5}[A-HJ-Ka-hj-k]|[DFdf]\d{2}[A-Za-z]\d{2}")
_LONG_TAIL = 6
_MASKED = re.compile(r"[Xx]{2,}")
_ARMED = re.compile(rf"[军空海][A-Z][ ·.-]?\d{{5}}[A-Z]?{_END}")
_POLICE = re.compile(rf"WJ[ ·-]?(?:[{PROVINCES}]|\d{{2}})?[ ·.-]?\d{{4,5}}[A-Z]?{_END}")
_SEA = re.compile(r"[上下中东南北西]海")
_TRACTOR = Led(
    rf"(?:号牌|牌号|牌照|车牌|牌子|驾驶)(?:号码?)?的?[为是：]?"
    rf"([{PROVINCES}](?:\d{{2}}[ ·./-]?[A-Z0-9]{{5}}|[ ·]?\d{{6,8}})){_END}"
)
# With the sign between office and number it needs no word before it, but what it is of: 苏03·41826变型拖拉机.
# What is made for a car bears the number of its batch: 云22-12345批次农机配件.
_OLD = re.compile(
    rf"[{PROVINCES}](?<![批货型件]号.)(?<!批次.)\d\d[ ]?[·./-][ ]?[A-Z\d]\d{{4}}"
    r"(?=[”)]?号?的?(?:(?!批|配件|零件)[\u4e00-\u9fff]){0,6}(?:拖拉机|车(?![间床站票库])|农机)(?!具?的?(?:配件|零[部配]?件)))"
)
# For a few weeks, on paper: 闽临A00372, 闽临A0F372.
_FOR_NOW = Led(rf"[{PROVINCES}]临[A-Z](?=[A-Z\d ·.-]{{0,4}}\d{{2}})[ ·.-]?[A-Z\d]{{4,6}}{_END}")
# Without the province: a letter and five more, at least two of them digits, right behind a word of driving.
_BARE = Led(
    r"(?:车牌(?:号码|号|照)?|号牌(?:号码)?|牌照(?:号码|号)?|牌号|车号|驾驶)[为是：系“\"( ]{0,2}"
    r"([A-Z](?=[A-Z]{0,3}\d[A-Z0-9]*\d)[A-Z0-9]{5})(?![A-Za-z0-9*×-])"
)
# Military plates since 2013 (VA12345) and before 2004's reform (北A12345), consular and embassy ones.
_SERVICE = Led(
    r"(?:号牌(?:号码|号)?|牌号|牌照(?:号码|号)?|车牌(?:号码|号|照)?|车号|驾驶|悬挂|乘坐)[为是：系“\"( ]{0,2}"
    r"((?:[VKHBSLJNGCEZ][A-Z]|[军空海北沈兰济南广成甲乙丙丁戊己庚辛壬子午未申酉戌亥][A-Z])[ ·.-]?\d{5}"
    r"|使[ ·]?\d{3}[ ·]?\d{3}|\d{6}使)(?![A-Za-z0-9*×])"
)
_EMBASSY = re.compile(r"使\d{3}·?\d{3}(?=号(?!码)|车|小|轿|商务|牌)")
# An electric bicycle's: 号牌为苏州0728319. What a fishing boat bears on its bow is its name.
_BICYCLE = Led(
    r"(?:号牌|牌号|牌照|车牌)(?:号码?)?+[为是：系“]{0,2}+"
    r"([\u4e00-\u9fff]{2}(?<![临车无号])[ ·]?[A-Z]?\d{5,8})(?![A-Za-z0-9*×年])"
)
# 悬挂“…州A00000”号牌; a banner, a medal hangs as well.
_HUNG = Led(
    r"悬挂[为是：系“]{0,2}+"
    r"((?!虚假|伪造|变造|编号|面积|假冒|无效)[\u4e00-\u9fff]{2}(?<![临车无号牌])[ ·]?[A-Z]?\d{5,8})"
    r"(?=”?的?[^，。；、\d]{0,4}(?:号牌|牌照|车牌|电动|[二两三]轮|摩托))"
)
# Of Hong Kong and Macao: 香港车牌RT 6284.
_ISLAND = Led(
    r"(?:香港|澳门|港|澳)(?:车牌|号牌|牌照|车号)(?:号码?)?[为是：系“]{0,2}"
    r"([A-Z]{2}[ -]?\d{1,4}|M[A-Z]-\d{2}-\d{2})(?![A-Za-z0-9*×])"
)
_WHY = "文中出现完整的机动车号牌"


def detect_plates(scene: Scene) -> Iterator[Candidate]:
    """Find full plates; one with a mask inside has been dealt with."""
    text = scene.view.text
    first = _MAY_BEGIN.search(text)
    for match in _CIVIL.finditer(text, first.start()) if first else ():
        if _is_plate(match[1]):
            yield _plate(scene, match.span(), 0.97)
    yield from _spelt(scene) if first else ()
    for pattern in (*((_ARMED, _OLD) if first else ()), _POLICE, _EMBASSY, _FOR_NOW):
        for match in pattern.finditer(text):
            if not _SEA.match(text, max(0, match.start() - 1)):
                yield _plate(scene, match.span(), 0.8)
    if not tells(text, PLATES):
        return
    for pattern, confidence in (
        (_TRACTOR, 0.9),
        (_BICYCLE, 0.9),
        (_HUNG, 0.9),
        (_ISLAND, 0.9),
        (_SERVICE, 0.9),
        (_BARE, 0.8),
    ):
        for match in pattern.finditer(text):
            yield _plate(scene, match.span(1), confidence)


def _spelt(scene: Scene) -> Iterator[Candidate]:
    """Find plates with blanks between their signs."""
    text = scene.view.text
    for match in _SPELT.finditer(text):
        bare = match[0].replace(" ", "")
        beside = text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
        if " " in match[0][2:] and _CIVIL.fullmatch(bare) and _is_plate(bare[2:]) and _OF_CAR.search(beside):
            yield _plate(scene, match.span(), 0.8)


def _is_plate(tail: str) -> bool:
    """Say whether what stands behind province and office is a number and not masked."""
    if len(tail) == _LONG_TAIL and not _ENERGY.fullmatch(tail):
        return False
    return any(one.isdecimal() for one in tail) and not _MASKED.search(tail)


def _plate(scene: Scene, where: tuple[int, int], confidence: float) -> Candidate:
    """Make the candidate of a plate."""
    value = re.sub(r"[ ·./-]", "", scene.view.text[slice(*where)]).upper()
    return propose(scene, Category.PLATE, where, value, _WHY, confidence)
