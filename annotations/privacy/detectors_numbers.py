"""Numbers that name or reach a person: identity documents, phones, e-mail.

Patterns start at a digit and look at their surroundings only then: a text without digits costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.checksums import Answer, credit_code, id_form, id_number, luhn
from annotations.privacy.rules import RULE_OF
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category

SEPARATORS = re.compile(r"[ \-·.]")
MASKS = frozenset("*×")


def propose(
    scene: Scene, category: Category, where: tuple[int, int], value: str, why: str, confidence: float
) -> Candidate:
    """Make a candidate from a range of the view."""
    span = scene.view.span(*where)
    return Candidate(category, RULE_OF[category], span, value, why, confidence, f"detect_{category}")


def tells(text: str, words: tuple[str, ...]) -> bool:
    """Say whether any of the words stands in the text: where none does, their pattern need not run."""
    return any(word in text for word in words)


def glued(text: str, start: int, end: int) -> bool:
    """Say whether ASCII letters, digits or masks touch the range: then it is a part of something longer."""
    return _sticks(text[start - 1 : start]) or _sticks(text[end : end + 1])


def _sticks(one: str) -> bool:
    """Say whether a neighbouring character continues a number."""
    return (one.isascii() and one.isalnum()) or one in MASKS


_ID = re.compile(r"[1-9](?:[ -]?[\dXx*×]){13,16}[ -]?[\dXx*×]")
_ID_CUE = re.compile(r"(?:身份证|身份号|社会保障号|证件)[^，。；\d]{0,12}$")
_OTHER_ID = re.compile(
    r"(?:护照|通行证|台胞证|回乡证|军官证|士兵证|居留证|居住证|身份证|证件|残疾(?:人)?证)"
    r"(?:编号|号码|号)?[(：为是系]{0,2}[^，。；、()\dA-Za-z]{0,6}"
    r"((?:[A-Z]{1,2}[ -]?\d{6,9}(?:\(\d\)|\([A-Z]\))?|\d{8,10}|[\u4e00-\u9fff]字第\d{5,10}号)"
    r"(?![\dA-Za-z*×]))"
)
# A certificate of disability bears the citizen's number and two digits more, for kind and grade.
_DISABILITY = re.compile(r"残疾(?:人)?证[^。；\d]{0,12}(\d{17}[\dXx]\d{2})(?![\dA-Za-z*×])")
_VISIBLE, _OLD_ID = 12, 15


def detect_id_numbers(scene: Scene) -> Iterator[Candidate]:
    """Find citizen ID numbers (18 or 15 digits, with separators, partly masked) and other documents'."""
    text = scene.view.text
    for match in _ID.finditer(text):
        start, end = match.span()
        value = SEPARATORS.sub("", match[0]).upper()
        visible = sum(one.isdecimal() for one in value)
        if visible < _VISIBLE or glued(text, start, end):
            continue
        cued = _ID_CUE.search(text, max(0, start - 24), start) is not None
        confidence = _id_confidence(value, visible, cued)
        if confidence:
            why = "“身份证”等字样之后是完整或者基本完整的号码" if cued else "数字符合公民身份号码的编排规则"
            yield propose(scene, Category.ID_NUMBER, (start, end), value, why, confidence)
    for match in (*_OTHER_ID.finditer(text), *_DISABILITY.finditer(text)):
        why = "证件名称之后是完整的证件号码"
        yield propose(scene, Category.ID_NUMBER, match.span(1), SEPARATORS.sub("", match[1]), why, 0.9)


def _id_confidence(value: str, visible: int, cued: bool) -> float:
    """Weigh form, check digit and cue; 0 refuses."""
    form, check = id_form(value), id_number(value)
    if check is Answer.YES:
        return 0.99
    if cued:
        return 0.95 if form is not Answer.NO else 0.8
    if form is Answer.NO or visible < len(value) - 1 or credit_code(value) is Answer.YES:
        return 0.0
    # A device number (IMEI) has 15 digits too, and a check digit that the old ID number does not have.
    device = len(value) == _OLD_ID and value[:2] in ("35", "86") and luhn(value) is Answer.YES
    return 0.0 if device else 0.6


_MOBILE = re.compile(r"1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4}|[ -]?\d{3}[ -]\d{5}|\d[ -]\d{3}[ -]\d{4})")
_COUNTRY = re.compile(r"(?:\+?(?:00)?86|\(\+?86\))[ -]?$")
_LANDLINE = re.compile(r"(?:\(0\d{2,3}\)|0\d{2,3}[ -])[ ]?[2-8]\d{2,3}[ -]?\d{4}(?:[-转]\d{1,6})?")
_CUED = re.compile(
    r"(?:电话|座机|手机|传真|联系方式|热线|小灵通)(?:号码|号)?[()为是系：“\" ]{0,3}"
    r"(0\d{9,11}|[2-8]\d{6,7}|1[3-9](?:[ -]?\d){9})"
)
AMOUNT = re.compile(r" ?(?:余|多)?(?:元|万|亿|美元|港元|股|份|\.\d)")


def detect_phones(scene: Scene) -> Iterator[Candidate]:
    """Find mobile numbers, landlines with their area code, and short ones that are called a phone."""
    text = scene.view.text
    for match in _MOBILE.finditer(text):
        start, end = match.span()
        country = _COUNTRY.search(text, max(0, start - 7), start)
        begin = country.start() if country else start
        if not (glued(text, begin, end) or _dashed(text, begin, end) or AMOUNT.match(text, end)):
            yield _phone(scene, (start, end), "文中出现完整的手机号码", 0.95)
    for match in _LANDLINE.finditer(text):
        start, end = match.span()
        if not (glued(text, start, end) or _dashed(text, start, end)):
            yield _phone(scene, (start, end), "文中出现带区号的固定电话号码", 0.9)
    for match in _CUED.finditer(text):
        start, end = match.span(1)
        if not (glued(text, start, end) or _dashed(text, start, end)):
            yield _phone(scene, (start, end), "“电话”等字样之后是完整的号码", 0.9)


def _dashed(text: str, start: int, end: int) -> bool:
    """Say whether a hyphen ties the number to further digits, as in a waybill or a date range."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    return (len(before) > 1 and before[1] in "-_" and before[0].isalnum() and before[0].isascii()) or (
        len(after) > 1 and after[0] in "-_" and after[1].isalnum() and after[1].isascii()
    )


def _phone(scene: Scene, where: tuple[int, int], why: str, confidence: float) -> Candidate:
    """Make the candidate of a phone; its value is its digits."""
    value = re.sub(r"\D", "", scene.view.text[slice(*where)])
    return propose(scene, Category.PHONE, where, value, why, confidence)


_HOST = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,10}")
_LOCAL = re.compile(r"[A-Za-z0-9._%+-]{1,64}$")
_LONGEST_LOCAL = 64


def detect_emails(scene: Scene) -> Iterator[Candidate]:
    """Find e-mail addresses; one whose local part is masked is no leak."""
    text = scene.view.text
    for match in _HOST.finditer(text):
        at = match.start()
        local = _LOCAL.search(text[max(0, at - _LONGEST_LOCAL) : at])
        start = at - len(local[0]) if local else at
        if start == at or text[start - 1 : start] in ("*", "×"):
            continue
        value = text[start : match.end()].lower()
        yield propose(scene, Category.EMAIL, (start, match.end()), value, "文中出现完整的电子邮箱", 0.98)
