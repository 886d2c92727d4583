"""Homes told in parts, in a list, or in the fields of a form: 住…村，门牌27号; 一处在…，一处在…; 地址“…”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotations.privacy.places.grammar import (
    body_end,
    clause_start,
    fine,
    named,
    skip_prefix,
    start_before,
    way_end,
)
from annotations.privacy.places.place import IN_FACTS, LODGING, NOT_HOME, Place
from nlp.parse.divisions import begins, prefix
from nlp.text.led import Led

_PARTY = r"(?:(?:原审)?(?:原告|被告)人?|被?上诉人|被?申请人|第三人|[甲乙丙丁]方)"
# What leads from a village or an estate to the door: …小区，楼号3号楼; …村其家(四组27号); …外婆家，即7号楼.
_TO_DOOR = re.compile(
    r"(?:的?[\u4e00-\u9fff]{0,5}?(?:家|住[处所宅])[中里内]?)?[，；]?"
    r"(?:具体(?:位置|[地住]址|门牌号?)?|门牌(?:号码?)?|楼(?:栋?号|栋)|房间?号|室号|也就是|就是|即"
    r"|(?:所在)?(?:小区|村子?|路|街)(?:名称?(?=[为是叫：])|(?=[为是叫：]))|[^，。；]{0,3}[里内]的(?=第?[\dA-Z一二三四五六七八九十]))(?:位于|[：为是在系叫])*"
    r"|[^，。；、()]{0,8}\((?!以?下?简?称)"
    # 问：门牌多少？答：3号.
    r"|”?[。；]?”?问：“?[^。？]{0,8}(?:住|家|村|组|小区|栋|楼|门牌|单元|户)[^。？]{0,8}？”?答：“?(?:我?[家住]?在?)?"
)
_THAT_IS = re.compile("就是|即")
_DOOR = re.compile(r"[\dA-Za-z一二三四五六七八九十](?:号|[室户房栋幢座组社队]|单元)|\d-\d")
_NUMBER = re.compile(r"\d{1,4}(?:-\d{1,4})*(?=[，。；)])")
_PARTS, _SHORTEST, _PREFIX, _AND = 3, 2, 24, frozenset("、和及与")
# Another home behind the first: A、B居住; 原告：A；被告：B. Behind a comma stands as often a deed.
_NEXT = re.compile(
    rf"(?:[、；]|以?及|[和与或])(?:{_PARTY}：|另?一处|其[一二三]|后)?(?:位于|[在于：])*|，?(?:另)?一处(?:位于|[在于：])+"
)
_LISTED = re.compile(r"[，。；、)”]|$|等|两[处地]|[的]?(?:居住|住[处所]|家)")
_FIRM = re.compile(
    r"公司|法定代表|注册|经营|统一社会|营业|工厂|厂[房区]|店|法院|本院|检察院|公安|派出所|政府|局|仲裁|律师|单位"
)
# 地址“…”，职业…: one field among those that describe a person.
_FIELD = Led(r"(?:地址|房号)(?:一?栏目?)?(?:[手填]?写?[为是：“在]){0,3}")
# Who gets a parcel, told before the address: 收件人：孟某，…; “孟某收，…”.
_RECEIVED = Led(
    r"收(?:[件货]人|方)[：为是]?[\u4e00-\u9fff×*]{2,4}(?<![司厂店行局院部所])[收启]?[，：]"
    r"|收(?<=[某×*]收)[，：]|收(?<=“[\u4e00-\u9fff]{2}收)[，：]|收(?<=“[\u4e00-\u9fff]{3}收)[，：]"
)
# Where somebody must not go is where another lives: 不得进入…501室. A school or a street has no door.
_KEPT_OFF = Led(r"(?:不得|禁止)[^，。；]{0,12}?(?:进入|接近|靠近|出入|前往)")
_PERSONAL = re.compile(
    r"姓名|性别|职业|手机|电话|身份证|出生|民族|[收联][件货系]人|开户|客户|登记表|入职|就诊|病[历案]|住院|户[主名]|业主"
)
_IN_SENTENCE, _NAME, _CONFIDENCE = 40, 4, 0.75


def doors(text: str, places: Iterable[Place]) -> Iterator[Place]:
    """Find the number of the door that is told apart from the village or the estate of a home."""
    for _, last, why, confidence in places:
        end = last
        for _ in range(_PARTS):
            start, end = next_part(text, end)
            if start == end:
                break
            yield start, end, why, confidence


def next_part(text: str, at: int) -> tuple[int, int]:
    """Return where the part is that leads on from an address that ends at `at`; empty where there is none."""
    link = _TO_DOOR.match(text, at)
    if link is None:
        return at, at
    start = link.end()
    end = way_end(text, body_end(text, start))
    number = _NUMBER.match(text, start) if end == start else None
    end = number.end() if number else end
    # …602室就是翻修过的屋子 tells of the house, not of where its door is.
    told = number or not _THAT_IS.search(link[0]) or _DOOR.search(text, start, end) or named(text[start:end])
    closed = not link[0].endswith("(") or (text.startswith(")", end) and _DOOR.search(text, start, end))
    return (start, end) if end - start >= _SHORTEST and told and closed else (at, at)


def chained(text: str, places: Iterable[Place]) -> Iterator[Place]:
    """Find the homes that are listed behind a home, each with its county."""
    for _, last, why, confidence in places:
        end = last
        while (link := _NEXT.match(text, end)) and prefix(text, link.end()).level:
            start = skip_prefix(text, link.end())
            end = body_end(text, start)
            end = way_end(text, end)
            if not (fine(text[start:end]) and _LISTED.match(text, end)) or NOT_HOME.search(text, start, end):
                break
            yield start, end, why, confidence
    for first, _, why, confidence in places:
        start, end = _before(text, first)
        if start < end:
            yield start, end, why, confidence


def _before(text: str, first: int) -> tuple[int, int]:
    """Return the place that is listed right before the one at `first` with its county; empty if none is."""
    led = begins(text, max(0, first - _PREFIX), first)
    whole = next((at for at in led if prefix(text, at).end == first), first)
    end = whole - 1
    if whole == first or text[end] not in _AND:
        return first, first
    low = clause_start(text, end - 1)
    start = start_before(text, low, end) if low < end else end
    known = start < end and body_end(text, start) == end and fine(text[start:end])
    return (start, end) if known and not NOT_HOME.search(text, start, end) else (first, first)


def in_fields(text: str) -> Iterator[Place]:
    """Find the address of a form whose other fields are a person's."""
    for match in _FIELD.finditer(text):
        if not prefix(text, match.end()).level:
            continue
        start = skip_prefix(text, match.end())
        end = body_end(text, start)
        low = max(0, match.start() - _IN_SENTENCE)
        low = max(low, text.rfind("。", low, match.start()) + 1)
        around = text[low : match.start()] + text[end : end + _IN_SENTENCE].split("。")[0]
        # The estate that a factory bears the name of is its place.
        none = LODGING.search(text, start, end) or NOT_HOME.search(text, start, end + _NAME)
        none = none or _FIRM.search(around)
        if fine(text[start:end]) and _PERSONAL.search(around) and not none:
            yield start, end, IN_FACTS, _CONFIDENCE
    for cue in (_RECEIVED, _KEPT_OFF):
        for match in cue.finditer(text):
            start = skip_prefix(text, match.end())
            end = body_end(text, start)
            tail = text[start:end]
            if start > match.end() and fine(tail) and not NOT_HOME.search(tail) and _DOOR.search(tail):
                yield start, end, IN_FACTS, _CONFIDENCE
