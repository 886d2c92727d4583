"""The parts of a judicial document: 首部, 诉辩, 查明, 说理, 主文, 尾部.

A judgment is read from its end: the bench signs after the disposition, the disposition follows the last
判决如下 before the bench, and the reasoning is the last 本院认为 that begins a paragraph before it (an
appeal quotes the reasoning of the court below first). All work is done on the view's text.
"""

from __future__ import annotations

import re

from nlp.case import Sections
from nlp.text.led import Led
from nlp.text.view import View
from nlp.values import Span

_DECIDES = re.compile(
    r"(?:判\s?决|裁\s?定|决\s?定|裁\s?决|判处|调解)(?:意见)?如\s?下(?:意见)?\s?(?:[：，。、；]|(?=[\s一被准驳撤终中维对]))\s*"
)
_AGREES = Led(
    r"达成(?:了)?(?:如下|以下)[^。，：]{0,6}协议(?:内容)?(?:如下)?\s?[：，。]?\s*|协议如下\s?[：，]\s*"
)
_DECIDES_SHORT = re.compile(
    r"(?:规定|讨论决定|委员会决定|[，。](?:特|故|遂|现)?(?:作出)?(?:判决|裁定|决定)|判决书?)[：]\s*"
)
_HEADING = re.compile(r"(?:判(?<=\s判)\s?决|裁(?<=\s裁)\s?[判定])\s?结\s?果[：\s]\s*")
_RANK = r"审\s{0,6}判\s{0,6}(?:长|员)"
_NOT_SIGNING = r"(?!独任|适用|和|与|及|、|担任|组成|进行|[^。]{0,12}独任)"
_BENCH = re.compile(
    rf"(?:(?<=[\s。）)`”])|^)(?:院\s?长\s|(?:代\s?理?|助\s?理|代\s?行)?\s?{_RANK}{_NOT_SIGNING}"
    r"|(?:人\s{0,4}民\s{0,4})?陪\s{0,4}审\s{0,4}员\s|执\s?行\s?[员长]\s|法\s?官\s?助\s?理\s|书\s{0,6}记\s{0,6}员"
    r"|[(][此本]页[^()]{0,4}无正文|此页无正文"
    r"|二\s?[〇零0O]\s?[一二〇零]\s?[一二三四五六七八九〇零]\s?年\s?[一二三四五六七八九十]{1,2}\s?月)"
)
_SUMS_UP = r"(?:综上(?:所述|事实|情况)?|经查|据此|因此|总之)[，、]?"
_COURT_THINKS = (
    r"(?:经(?:审理|审查|评议|合议)[，、]?|二审[，]?)?"
    r"(?:本院|本庭|本合议庭|合议庭|经?本院审判委员会|经本院|本案经|再审|本委)[^，。：；“”\s]{0,14}?认为"
)
# Each is tried before a 认为, and must end with it.
_REASONS = re.compile(rf"(?:(?<=\s)|^)(?P<summed>{_SUMS_UP})?{_COURT_THINKS}\Z")
_REASONS_INLINE = re.compile(rf"(?<=[。；：”）)]){_COURT_THINKS}\Z")
_THINKS = "认为"
_BEFORE_THINKS = 44
_BASIS = re.compile(
    r"(?:(?<=\s)|(?<=。))(?:综上(?:所述)?[，、]?|据此[，、]?|故|为此[，]?|因此[，]?)?"
    r"(?:本院)?(?:依照|依据|根据|按照)(?:最高|[《<〈])"
)
_CONCLUDED = re.compile(
    r"(?:审理|审查|复核|审结|听证|执行)(?:终结|完毕|结束)[^。；]{0,12}?[。；]|[现已][已己]审结[。；]"
)
_HEARD_OUT = re.compile(r"(?:[开公]庭|书面)(?:进行了?)?审理了本案[^。；]{0,12}?[。；]")
_HEARD_LESS = re.compile(r"(?:参加(?:了)?(?:本案)?诉讼|(?:公开|开庭|书面)审理(?:了?本案)?|支持公诉)\s?。")
_STARTS = r"(?:(?<=\s)|(?<=。)|^)"
_PLEADS = re.compile(
    rf"{_STARTS}[^。，：\s]{{0,40}}?(?:"
    r"(?:检察院|公诉机关|抗诉机关|自诉人|起诉书|起诉状)[^。，：\s]{0,30}?(?:指控|诉称|称|认为)"
    r"|(?:原告|申请人|上诉人|申请执行人|异议人|自诉人|申诉人|赔偿请求人)[^。：\s]{0,60}?"
    r"(?:诉称|称|上诉请求|提出(?:诉讼|上诉|再审|执行)?(?:请求|申请)|诉讼请求)"
    r"|诉讼请求)"
)
_FINDS = re.compile(
    rf"{_STARTS}(?:[^。，：；\s]{{0,16}}?(?<!原审)(?<!一审)(?<!原判)"
    r"(?:审理|审查|再审|二审|法庭|本院|庭审|复核|开庭)[^。，：；\s]{0,8}?(?:查明|认定)"
    r"|(?:本院)?(?:二审期间|二审中|再审期间|再审中)，|经(?:依法)?查[明，：]"
    r"|(?:本院|现)[^。，：\s]{0,8}(?:查明|(?:认定|确认)(?:如下)?(?:的)?事实))"
)
_BELOW_FINDS = re.compile(r"(?:(?<=\s)|(?<=。))(?:原审|一审|原判)[^。，：\s]{0,10}?(?:查明|认定)")
_PROVEN = re.compile(
    r"(?:(?<=\s)|(?<=。))(?:上述|以上)(?:指控)?(?:的)?(?:犯罪)?事实，?[^。]{0,80}(?:证据|证实|无异议|供认)"
)
_SETTLES = re.compile(r"(?:(?<=\s)|(?<=。))[^。\s]{0,80}(?:主持|自愿|协商)[^。\s]{0,80}达成")
_LETTER = re.compile(r"\S")
_CLOSES_PLEADING = re.compile(r"(?<=[\s。])此\s?致(?!函)")

# 综上，本院认为 so near behind 本院认为 goes on with it; further off it is a reasoning of its own.
_FAR = 4000
# How far before the disposition its legal basis or the words of a settlement may start.
_NEAR = 3000


def find_sections(view: View, nature: str = "") -> Sections:
    """Cut the document into its parts; a part that the document lacks is None."""
    text = view.text
    start, bench = _disposition(text)
    limit = len(text) if start is None else start
    reasoning = _reasoning(text, limit, decided=start is not None)
    if start is None:
        limit = bench = _end_without_disposition(text, reasoning)
    body_end = limit if reasoning is None else reasoning
    head_end = _head_end(text, body_end)
    facts = _facts(text, head_end, body_end, nature)
    return Sections(
        head=_span(view, 0, head_end),
        claims=_span(view, head_end, facts),
        facts=_span(view, facts, body_end),
        reasoning=None if reasoning is None else _span(view, reasoning, limit),
        disposition=None if start is None else _span(view, start, bench),
        tail=_span(view, bench, len(text)),
    )


def _span(view: View, start: int, end: int) -> Span | None:
    """Trim white space from [start, end) of the view and map it to the source; None when nothing is left."""
    text = view.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return view.span(start, end) if start < end else None


def _disposition(text: str) -> tuple[int | None, int]:
    """Return where the disposition starts (after 判决如下：) and where the bench signs."""
    starts = [m.end() for m in _DECIDES.finditer(text)]
    starts += [m.end() for m in _AGREES.finditer(text)]
    starts += [m.end() for m in _HEADING.finditer(text)]
    bound = len(text)
    for start in sorted(starts, reverse=True):
        bench = _BENCH.search(text, start, bound)
        if bench is not None:
            return start, bench.start()
        bound = start
    signed = _last_bench(text)
    short = [m.end() for m in _DECIDES_SHORT.finditer(text, max(0, signed - 6000), signed)]
    if not starts and short and signed < len(text):
        return short[-1], signed
    if not starts:
        return None, signed
    return max(starts), len(text)


def _last_bench(text: str) -> int:
    """Return where a bench signs in a text that has no 如下, or its end."""
    matches = [m.start() for m in _BENCH.finditer(text, len(text) // 3)]
    return matches[0] if matches else len(text)


def _reasoning(text: str, limit: int, *, decided: bool) -> int | None:
    """Return where the last reasoning of this court before `limit` begins."""
    thinks = _last_thinking(text, limit)
    if thinks is not None or not decided:
        return thinks
    near = max(0, limit - _NEAR)
    for pattern in (_BASIS, _SETTLES):
        places = [match.start() for match in pattern.finditer(text, near, limit)]
        if places:
            return places[-1]
    return None


def _last_thinking(text: str, limit: int) -> int | None:
    """Return where the last 本院认为 begins: best at a paragraph's start, else summed up, else in a line."""
    summed = inline = None
    at = text.rfind(_THINKS, 0, limit)
    while at >= 0:
        back, end = max(0, at - _BEFORE_THINKS), at + len(_THINKS)
        match = _REASONS.search(text, back, end)
        if match and not match["summed"]:
            return summed if summed is not None and summed - match.start() > _FAR else match.start()
        if match and summed is None:
            summed = match.start()
        if inline is None and (within := _REASONS_INLINE.search(text, back, end)):
            inline = within.start()
        at = text.rfind(_THINKS, 0, at)
    return inline if summed is None else summed


def _end_without_disposition(text: str, reasoning: int | None) -> int:
    """Return where the body ends in a document that orders nothing (起诉书: 此致; else the signature)."""
    after = 0 if reasoning is None else reasoning
    closing = _CLOSES_PLEADING.search(text, after)
    if closing:
        return closing.start()
    bench = _BENCH.search(text, max(after, len(text) // 2))
    return bench.start() if bench else len(text)


def _head_end(text: str, limit: int) -> int:
    """Return where the head ends: after 现已审理终结。, or where pleading or finding begins."""
    for pattern in (_CONCLUDED, _HEARD_OUT, _HEARD_LESS):
        match = pattern.search(text, 0, limit)
        if match:
            return match.end()
    starts = [m.start() for m in (_PLEADS.search(text, 0, limit), _FINDS.search(text, 0, limit)) if m]
    return min(starts) if starts else min(limit, len(text))


def _facts(text: str, start: int, limit: int, nature: str) -> int:
    """Return where what the court found begins between `start` and `limit`; `limit` when nowhere."""
    openers = (_FINDS, _PROVEN, _BELOW_FINDS) if nature == "刑事" else (_FINDS, _BELOW_FINDS)
    for pattern in openers:
        match = pattern.search(text, start, limit)
        if match:
            return match.start()
    first = _LETTER.search(text, start, limit)
    return limit if first and _PLEADS.match(text, first.start(), limit) else start
