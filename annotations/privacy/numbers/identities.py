"""Numbers that name or reach a person: identity documents, phones, e-mail.

Patterns start at a digit and look at their surroundings only then: a text without digits costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from annotations.privacy.gates import PAPERS, tells
from annotations.privacy.numbers.serials import serials
from annotations.privacy.rules import RULE_OF
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.text.checksums import Answer, credit_code, id_form, id_number, luhn
from nlp.text.led import Led

SEPARATORS = re.compile(r"[ \-·.]")
MASKS = frozenset("*×")


def propose(
    scene: Scene, category: Category, where: tuple[int, int], value: str, why: str, confidence: float
) -> Candidate:
    """Make a candidate from a range of the view."""
    span = scene.view.span(*where)
    return Candidate(category, RULE_OF[category], span, value, why, confidence, f"detect_{category}")


def glued(text: str, start: int, end: int) -> bool:
    """Say whether ASCII letters, digits or masks touch the range: then it is a part of something longer."""
    return _sticks(text[start - 1 : start]) or _sticks(text[end : end + 1])


def _sticks(one: str) -> bool:
    """Say whether a neighbouring character continues a number."""
    return (one.isascii() and one.isalnum()) or one in MASKS


# So many characters together, a digit first, has whatever number is looked for: few texts have any.
_RUN = re.compile(r"\d(?=[\dXxХхΧ*×OoQlI| -]{6})(?:[ -]?[\dXxХхΧ*×OoQlI|]){6}")


@lru_cache(maxsize=2)
def has_number(text: str) -> bool:
    """Say whether a text has a number as long as the shortest that reaches somebody."""
    return _RUN.search(text) is not None


_ID = re.compile(r"[1-9](?=[\dXx*× -]{14})(?:[ -]?[\dXx*×]){13,16}[ -]?[\dXx*×]")
# Letters that are typed, or read by OCR, for 0 and 1; Х is Cyrillic.
_ALIKE = str.maketrans("OoQlI|ХхΧ", "000111XXX")
_ID_ALIKE = re.compile(r"[1-9lI][\dOoQlI|]{16}[\dXxOoQlI|ХхΧ]")
# Only a text that has such a letter beside a digit is searched for them.
_LETTERS = frozenset("OoQlI|ХхΧ")
_LETTER_IN_NUMBER = re.compile(r"[OoQlI|ХхΧ](?:(?<=[0-9].)|(?<=[lI])(?=[0-9]))")
_ID_CUE = re.compile(
    r"(?:身份证|身份号|社会保障号|社会保障卡|社保卡|证件|身份信息|驾驶证)[^，。；\d]{0,12}(?:\(?1[58]位\)?[：为是]?)?$"
)
_ID_CUE_BEHIND = re.compile(r"[)”\"]?的?(?:第二代|二代|居民|公民)*身份证")
# Each alternative begins with its own character: the search then looks only where one of them stands.
_PAPERS = (
    r"护照|通行证|台胞证|回乡证|军官证|警官证|士兵证|士官证|文职证|军人证|居留证|居留许可|居住证|身份证|证件|"
    r"残疾人?证|残疾军人证?|退役证|退伍证|边民证|海员证|优待证|出生(?:医学)?证明|社会保障卡|社保卡|医保卡|Passport|passport"
)
_NUMBER_WORD = r"(?:统一|护照|证件|证书)?(?:编号|字号|号码|证号|号|N[oO]\.?)"
_LEADS_ON = r"[：为是系即]{0,2}(?:分别)?(?:为|是)?[(“\"]?"
_PASSPORT = r"[A-Z]{1,2}[ -]?\d{6,11}(?:\(\d\)|\([A-Z]\))?"
_PAPER_NUMBER = (
    rf"((?:{_PASSPORT}|[A-Z]{{1,2}}\d{{4}} \d{{4}}|\d{{2}} \d{{7}}|[A-Z]{{3}}\d{{12}}|\d{{8,10}}"
    r"|\d{7}\(\d\)|[\u4e00-\u9fff]{1,2}[A-Z]\d{6}|[\u4e00-\u9fff]{1,2}字?第\d{5,10}号)(?![\dA-Za-z*×@]))"
)
_OTHER_ID = Led(
    rf"(?:{_PAPERS})(?:编号|字号|号码|证号|号)?[(：为是系]{{0,2}}"
    rf"[^，。；、()\dA-Za-z]{{0,6}}?[(“\"]?(?:{_NUMBER_WORD})?{_LEADS_ON}{_PAPER_NUMBER}"
)
# The paper first, its number in a clause of its own: 护照一本，编号…, 护照(签发地…，号码…).
_OTHER_ID_FAR = Led(
    rf"(?:{_PAPERS})[^。；\dA-Za-z]{{0,24}}?[，、(\u4e00-\u9fff]{_NUMBER_WORD}{_LEADS_ON}({_PASSPORT}(?![\dA-Za-z*×@]))"
)
# Short numbers, and long ones of digits alone, only behind a word for "number".
_SERVICE = Led(
    rf"(?:军官证|警官证|士官证|士兵证|边民证|海员证|优待证|退役证|退伍证)(?:一?[本张份个])?[，(]?{_NUMBER_WORD}{_LEADS_ON}((?:[\u4e00-\u9fff]{{1,2}}字?第)?\d{{6,12}}号?(?![\dA-Za-z*×@码]))"
)
# The number first: 持E00000000号因私普通护照, 号码为E00000000的护照.
_ID_BEFORE = re.compile(
    r"([A-Z](?<![A-Za-z\d].)[A-Z]?\d{7,10})[)”\"]?号?的?\(?"
    r"(?:普通|因[私公]|公务|外交|中国|中华人民共和国|往来|来往|前往|港澳|台湾|大陆|内地|居民|本人|其|[\u4e00-\u9fff]{2,4}国){0,5}"
    r"(?:护照|通行证|回乡证|台胞证|居留证|证件)"
)
# A day of issue has eight digits, too.
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_SAYS_NUMBER = re.compile(r"(?:号码?|证号|字号|N[oO]\.?)[：为是系即(“\" ]{0,3}$")
# A certificate of disability bears the citizen's number and two digits more, for kind and grade.
_DISABILITY = re.compile(r"残疾(?:人)?证[^。；\d]{0,12}(\d{17}[\dXx](?:\d{2}(?:B\d)?|B\d))(?![\dA-Za-z*×])")
_AND = "、和及与，"
_VISIBLE, _OLD_ID, _NEW_ID = 12, 15, 18
# The old ID number is as long as many an account.
_ACCOUNT = re.compile(r"(?:[账帐卡]号|[账帐]户|存折|存单)[^，。；\d]{0,12}$")
# The last four hidden: birth day and home district stay, and no other number looks like it.
_TAIL_HIDDEN = re.compile(r"\d{14}[*×]{4}")


def detect_id_numbers(scene: Scene) -> Iterator[Candidate]:
    """Find citizen ID numbers (18 or 15 digits, with separators, partly masked) and other documents'."""
    text = scene.view.text
    after_cued = -1
    for match in _ID.finditer(text) if has_number(text) else ():
        start, end = match.span()
        value = SEPARATORS.sub("", match[0]).upper()
        visible = sum(one.isdecimal() for one in value)
        if visible < _VISIBLE or glued(text, start, end):
            continue
        listed = 0 < start == after_cued + 1 and text[start - 1] in _AND
        cued = listed or _ID_CUE.search(text, max(0, start - 24), start) is not None
        cued = cued or _ID_CUE_BEHIND.match(text, end) is not None
        after_cued = end if cued else -1
        confidence = _id_confidence(value, visible, cued)
        passbook = not cued and len(value) < _NEW_ID and _ACCOUNT.search(text, max(0, start - 24), start)
        if confidence and not passbook:
            why = "“身份证”等字样之后是完整或者基本完整的号码" if cued else "数字符合公民身份号码的编排规则"
            yield propose(scene, Category.ID_NUMBER, (start, end), value, why, confidence)
    yield from _look_alikes(scene)
    for match in serials(text):
        why = "学籍、病案、社会保险、婚姻登记等名称之后是登记给某个人的完整编号"
        yield propose(scene, Category.ID_NUMBER, match.span(1), match[1], why, 0.8)
    for match in _of_papers(text):
        why = "证件名称前后是完整的证件号码"
        yield propose(scene, Category.ID_NUMBER, match.span(1), SEPARATORS.sub("", match[1]), why, 0.9)


def _of_papers(text: str) -> Iterator[re.Match[str]]:
    """Find the numbers of passports, permits, cards of soldiers and the disabled."""
    if tells(text, PAPERS):
        for pattern in (_OTHER_ID, _OTHER_ID_FAR, _SERVICE, _ID_BEFORE):
            for match in pattern.finditer(text):
                start = match.start(1)
                day = _DAY.fullmatch(match[1]) and not _SAYS_NUMBER.search(text, max(0, start - 6), start)
                if not day:
                    yield match
    if "残疾" in text:
        yield from _DISABILITY.finditer(text)


def _look_alikes(scene: Scene) -> Iterator[Candidate]:
    """Find citizen ID numbers with an O for 0 or an l for 1, where the words or the check digit tell."""
    text = scene.view.text
    if not (has_number(text) and tells(text, _LETTERS) and _LETTER_IN_NUMBER.search(text)):
        return
    for match in _ID_ALIKE.finditer(text):
        start, end = match.span()
        letters = sum(one in _LETTERS for one in match[0])
        if not 0 < letters <= _OLD_ID - _VISIBLE + 1 or glued(text, start, end):
            continue
        value = match[0].translate(_ALIKE).upper()
        cued = _ID_CUE.search(text, max(0, start - 24), start) is not None
        if id_number(value) is Answer.YES or (cued and id_form(value) is Answer.YES):
            why = "身份证号码中的数字写成了形近的字母，仍可辨认"
            yield propose(scene, Category.ID_NUMBER, (start, end), value, why, 0.9)


def _id_confidence(value: str, visible: int, cued: bool) -> float:
    """Weigh form, check digit and cue; 0 refuses."""
    form, check = id_form(value), id_number(value)
    if check is Answer.YES:
        return 0.99
    if _TAIL_HIDDEN.fullmatch(value) and form is Answer.YES:
        return 0.8
    if cued:
        return 0.95 if form is not Answer.NO else 0.8
    if form is Answer.NO or visible < len(value) - 1 or credit_code(value) is Answer.YES:
        return 0.0
    # A device number (IMEI) has 15 digits too, and a check digit that the old ID number does not have.
    device = len(value) == _OLD_ID and value[:2] in ("35", "86") and luhn(value) is Answer.YES
    return 0.0 if device else 0.6


_MOBILE = re.compile(
    r"1 [3-9](?: \d){9}|"
    r"1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4}|[ -]?\d{3}[ -]\d{5}|\d[ -]\d{3}[ -]\d{4}|\d[ -]\d{4}[ -]\d{3})"
)
# Spelt with blanks, dots and hyphens anywhere: only where the clause speaks of calling.
_SPELT = re.compile(r"1(?<![\dA-Za-z*×]1)[ ·.-]?[3-9](?:[ ·.-]?\d){9}(?![\dA-Za-z*×])")
_CALLS = re.compile(
    r"(?:电话|手机|联系|号码|拨打?|来电|短信|加好友|添加|加微)[^，。；\d]{0,10}(?:\+?86[ -]?)?$|\+86[ -]?$"
)
_COUNTRY = re.compile(r"(?:\+?(?:00)?86|\(\+?86\))[ -]?$")
_EXTENSION = r"(?:(?:[-—]|转|分机|[(]?内线)(?:分机)?[：号 ]?\d{1,6})?"
_LANDLINE = re.compile(
    rf"(?:\(0\d{{2,3}}\)|0\d{{2,3}}[ —-]{{1,2}})[ ]?[2-8]\d{{2,3}}[ -]?\d{{4}}{_EXTENSION}"
)
# What may be a phone where words say so; the digit comes first, so that the search is quick.
_CUED = re.compile(
    r"[01-8](?<![\dA-Za-z.*×][0-8])(?<![\dA-Za-z][-_][0-8])"
    r"(?:(?<=0)\d{9,11}|(?<=0)9\d{2}-\d{3}-\d{3}"
    r"|(?<=[2-8])(?:\d{6,7}|\d{2,3}-\d{4})|(?<=1)[3-9](?:[ -]?\d){9}"
    r"|(?<=1)[3-9l][\dOolI]{9})"
    rf"(?![\dA-Za-z*×]){_EXTENSION}(?![\dA-Za-z*×])"
)
# With another country's code: +61 412 738 059.
_ABROAD = re.compile(
    r"\+(?<![\dA-Za-z]\+)(?!86)[1-9]\d{0,2}[ -]?(?:\(0?\)|\(?\d{1,4}\)?)(?:[ -]?\d{2,4}){2,4}(?![\dA-Za-z*×])"
)
_SHORTEST_ABROAD = 10
_PHONE = re.compile(
    r"(?:电话|座机|固话|宅电|手机|传真|联系方式|热线|小灵通|[Tt][Ee][Ll]\.?)"
    r"(?:号码|号)?(?:/微信|/传真)?[()为是系：“\" ]{0,3}$"
)
# Any number may stand behind these: only one with an area code is a phone.
_CALLED = re.compile(r"(?:拨打|致电|来电(?:显示)?|打到|回拨|号码)(?:为|是|了|：)?[(“\"]?$")
_CALLED_BEHIND = re.compile(r"的?(?:固定|座机|家庭|住宅|办公)?电话")
# Within a group of phones each has a short number of its own: 集团短号61234; 12306 is everybody's.
_WITHIN_GROUP = re.compile(
    r"短号(?:码)?[为是系：(“]{0,2}((?!(?:1[0-2]\d{1,3}|106\d{0,3}|9[56]\d{3,4})(?!\d))\d{3,6})(?![\d*×元条个年月])"
)
_CUE_REACH = 18
_RECKONED = re.compile(r"\)?[，,]?[×xX*÷][ ]?\d")
AMOUNT = re.compile(r" ?\)?(?:余|多)?(?:元|万|亿|美元|港元|股|份|\.\d)")


def detect_phones(scene: Scene) -> Iterator[Candidate]:
    """Find mobile numbers, landlines with their area code, and short ones that are called a phone."""
    text = scene.view.text
    is_given = has_number(text)
    for match in _MOBILE.finditer(text) if is_given else ():
        start, end = match.span()
        country = _COUNTRY.search(text, max(0, start - 7), start)
        begin = country.start() if country else start
        none = glued(text, begin, end) or _dashed(text, begin, end) or _is_sum(text, end)
        if not (none or _of_document(text, begin, end)):
            yield _phone(scene, (start, end), "文中出现完整的手机号码", 0.95)
    yield from _spelt(scene)
    for match in _WITHIN_GROUP.finditer(text) if "短号" in text else ():
        yield _phone(scene, match.span(1), "“短号”之后是完整的集团内部号码", 0.9)
    for match in _ABROAD.finditer(text) if "+" in text else ():
        if sum(one.isdecimal() for one in match[0]) >= _SHORTEST_ABROAD:
            yield _phone(scene, match.span(), "文中出现带国家或者地区代码的完整电话号码", 0.9)
    for match in _LANDLINE.finditer(text) if is_given else ():
        start, end = match.span()
        if not (glued(text, start, end) or _dashed(text, start, end)):
            yield _phone(scene, (start, end), "文中出现带区号的固定电话号码", 0.9)
    for match in _CUED.finditer(text) if is_given else ():
        start, end = match.span()
        if _is_called(text, start, end) and not (_dashed(text, start, end) or AMOUNT.match(text, end)):
            yield _phone(scene, (start, end), "“电话”等字样旁是完整的号码", 0.9)


def _spelt(scene: Scene) -> Iterator[Candidate]:
    """Find mobile numbers with blanks, dots or hyphens anywhere, where the clause speaks of calling."""
    text = scene.view.text
    for match in _SPELT.finditer(text):
        start, end = match.span()
        called = _CALLS.search(text, max(0, start - _CUE_REACH), start) is not None
        if called and not (_MOBILE.fullmatch(text, start, end) or AMOUNT.match(text, end)):
            yield _phone(scene, (start, end), "文中出现完整的手机号码，数字之间另有符号", 0.9)


def _is_called(text: str, start: int, end: int) -> bool:
    """Say whether the words around a number make a phone of it."""
    low = max(0, start - _CUE_REACH)
    if _PHONE.search(text, low, start):
        return True
    if text[start] != "0" or text[start + 1] == "0":
        return False
    return bool(_CALLED.search(text, low, start) or _CALLED_BEHIND.match(text, end))


def _is_sum(text: str, end: int) -> bool:
    """Say whether a unit of money follows, or a share of what was reckoned: (245100-71000)×85%."""
    return AMOUNT.match(text, end) is not None or _RECKONED.match(text, end) is not None


def _of_document(text: str, start: int, end: int) -> bool:
    """Say whether the number is a certificate's or a paper's: (2004)第13000000000号."""
    return text.startswith("号", end) and text[start - 1 : start] == "第"


def _dashed(text: str, start: int, end: int) -> bool:
    """Say whether a hyphen ties the number to further digits, as in a waybill or a date range."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    return (len(before) > 1 and before[1] in "-_" and before[0].isalnum() and before[0].isascii()) or (
        len(after) > 1 and after[0] in "-_" and after[1].isalnum() and after[1].isascii()
    )


def _phone(scene: Scene, where: tuple[int, int], why: str, confidence: float) -> Candidate:
    """Make the candidate of a phone; its value is its digits."""
    value = re.sub(r"\D", "", scene.view.text[slice(*where)].translate(_ALIKE))
    return propose(scene, Category.PHONE, where, value, why, confidence)


_HOST = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,10}")
_LOCAL = re.compile(r"[A-Za-z0-9._%+-]{1,64}$")
_LONGEST_LOCAL = 64
# An x or three may end a name (wangxx, foxxx), but not a number (1360049xx).
_HIDDEN_LOCAL = re.compile(r"[Xx]+|.*(?:[Xx]{4}|\d{3}[Xx]{2}).*")


def detect_emails(scene: Scene) -> Iterator[Candidate]:
    """Find e-mail addresses; one whose local part is masked is no leak."""
    text = scene.view.text
    for match in _HOST.finditer(text):
        at = match.start()
        local = _LOCAL.search(text[max(0, at - _LONGEST_LOCAL) : at])
        start = at - len(local[0]) if local else at
        if start == at or text[start - 1 : start] in ("*", "×") or _HIDDEN_LOCAL.fullmatch(text, start, at):
            continue
        value = text[start : match.end()].lower()
        yield propose(scene, Category.EMAIL, (start, match.end()), value, "文中出现完整的电子邮箱", 0.98)
