"""What a civil judgment made of each head of claim: granted, partly, refused, with the sums.

A head is ruled on where the disposition names it with a sum, else where the reasoning says so in the
sentence that names it (不予支持, 酌定 …), else as the whole claim that it stands in was ruled on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.supervision.documents.row import Read
from indexer.outcomes.heads import find_heads
from indexer.outcomes.values import Given, Result
from nlp.case import Grant
from nlp.text.money import parse_money

# 元 behind a head, before the next stop: 误工费12,000元, 误工费为人民币1.2万元.
_SUM = re.compile(
    r"[^。；，、元]{0,12}?(?:\d{1,3}(?:,\d{3})+|[\d一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟])[^。；，、元]{0,14}元"
)
_SENTENCE = re.compile(r"[^。；]*[。；]?")
_REFUSES = re.compile(
    r"不(?:予|应|能|应予|能予以|再)?(?:支持|采信|认定|保护|认可|采纳|准许)|(?:于法无据|没有|无|缺乏)(?:事实|法律|证据|相应|充分)[^。；]{0,8}(?:依据|支持|证明)?|于法无据|驳回"
)
_GRANTS = re.compile(
    r"予以(?:支持|确认|认定|采信|准许)|(?:应予|应当|依法)支持|本院支持|应(?:当)?(?:赔偿|支付|给付|返还)|确认为|认定为|酌(?:情|定)|核定为|准(?:予|许)"
)
# Costs, and the double interest that the law adds when an order is not obeyed (民诉法 264).
_NO_ORDER = re.compile(r"受理费|加倍支付")
# A sum that only tells what interest is reckoned from.
_BASE = re.compile(r"[)）]?(?:为基数|为本金|为基础|的标准)")
_ORDERS_REFUSAL = re.compile(r"驳回|不准|不予")
_FROM_GRANT = {Grant.GRANTED: Given.GRANTED, Grant.PARTLY: Given.PARTLY, Grant.REFUSED: Given.REFUSED}
_CENT = 0.005


@dataclass(frozen=True, slots=True)
class _Ruling:
    """What one place says of a head: refused or granted, and the sum it names."""

    refused: bool
    value: float | None


def claims(read: Read) -> tuple[Result, ...]:
    """Return a result for every head that was claimed and ruled on, in the order of the claims."""
    asked = _asked(read)
    ordered = dict(_ordered(read))
    reasoned = dict(_reasoned(read))
    results = []
    for head, (value, whole) in asked.items():
        # An order that names heads gives these and no others: what it leaves out falls under 其他诉讼请求.
        left_out = bool(ordered) and whole is Grant.PARTLY
        fallback = Grant.REFUSED if left_out else whole
        result = _result(head, value, ordered.get(head) or reasoned.get(head), fallback)
        if result is not None:
            results.append(result)
    return tuple(results)


def _asked(read: Read) -> dict[str, tuple[float | None, Grant | None]]:
    """Return every head claimed with the sum asked and what became of the whole claim it stands in."""
    found: dict[str, tuple[float | None, Grant | None]] = {}
    outcome = read.case.outcome
    for claim in outcome.claims if outcome else ():
        start, end = read.view.inside(claim.claim)
        for _, stop, head in find_heads(read.text, start, end):
            value = _sum(read.text, stop, end)
            known = found.get(head, (None, None))[0]
            found[head] = (known if known is not None else value, claim.result)
    return found


def _ordered(read: Read) -> Iterator[tuple[str, _Ruling]]:
    """Give the heads that the disposition names, each with its sum where it follows at once."""
    section = read.case.sections.disposition
    if section is None:
        return
    start, end = read.view.inside(section)
    for sentence in _SENTENCE.finditer(read.text, start, end):
        if not sentence[0] or _NO_ORDER.search(sentence[0]):
            continue
        refused = _ORDERS_REFUSAL.search(sentence[0][:16]) is not None
        if refused and "其他" in sentence[0][:30]:
            continue
        for _, stop, head in find_heads(read.text, sentence.start(), sentence.end()):
            yield head, _Ruling(refused, _sum(read.text, stop, sentence.end()))


def _reasoned(read: Read) -> Iterator[tuple[str, _Ruling]]:
    """Give the heads on which a sentence of the reasoning rules; the last word on a head counts."""
    section = read.case.sections.reasoning
    if section is None:
        return
    start, end = read.view.inside(section)
    for sentence in _SENTENCE.finditer(read.text, start, end):
        for at, stop, head in find_heads(read.text, sentence.start(), sentence.end()):
            ruling = _said(read.text, at, stop, sentence.end())
            if ruling is not None:
                yield head, ruling


def _said(text: str, at: int, stop: int, end: int) -> _Ruling | None:
    """Read the ruling on a head in the rest of its sentence."""
    following = next((begin for begin, _, _ in find_heads(text, stop, end)), end)
    value = _sum(text, stop, following)
    refuses, grants = _REFUSES.search(text, at, end), _GRANTS.search(text, at, end)
    if refuses and not grants:
        return _Ruling(refused=True, value=None)
    if grants and not refuses:
        return _Ruling(refused=False, value=value)
    if value is not None and not refuses:
        return _Ruling(refused=False, value=value)
    return None


def _sum(text: str, start: int, end: int) -> float | None:
    """Return the sum that follows a head at once."""
    match = _SUM.match(text, start, end)
    value = parse_money(match[0]) if match and not _BASE.match(text, match.end()) else None
    return float(value) if value is not None else None


def _result(head: str, asked: float | None, ruling: _Ruling | None, whole: Grant | None) -> Result | None:
    """Put together what was asked and what was ruled."""
    if ruling is None:
        if whole is None:
            return None
        given = _FROM_GRANT[whole]
        value = {Given.GRANTED: asked, Given.REFUSED: 0.0}.get(given)
        return Result(head, given, value=value, asked=asked)
    if ruling.refused:
        return Result(head, Given.REFUSED, value=0.0, asked=asked)
    value = ruling.value
    less = value is not None and asked is not None and value < asked - _CENT
    return Result(head, Given.PARTLY if less else Given.GRANTED, value=value, asked=asked)
