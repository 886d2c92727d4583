"""What a civil judgment made of each claim: granted, partly granted, refused.

The claims are the numbered requests after 诉讼请求：; the orders are the items of the disposition. A claim
goes with the order that shares most of its words. Its sums decide between granted and partly; a claim
that no order takes up is refused where the judgment refuses the others (驳回其他诉讼请求).
"""

from __future__ import annotations

import re
from decimal import Decimal

from nlp.case import ClaimResult, Grant, Sections
from nlp.text.money import find_money
from nlp.text.view import View

_ASKS = re.compile(
    r"(?:诉讼请求|(?:请求|要求|诉请)(?:人民法院|法院|本院|贵院)?(?:依法)?(?:判令|判决)|诉请)(?:为|如下)?[：，]?\s*"
)
_ENDS = re.compile(
    r"事实(?:和|与|及)?理由|[\n ](?:被告|第三人|本院|经审理)|辩称|未(?:作)?答辩|本院受理后|本院于\d"
)
_NUMBER = re.compile(
    r"(?:^|(?<=[；。，：\s]))(?:\(?[一二三四五六七八九十]{1,3}[、)]|\(?\d{1,2}[.、)，](?!\d)|[①②③④⑤⑥⑦⑧⑨])\s*"
)
_ORDER = re.compile(r"(?:^|(?<=[；。\s]))[一二三四五六七八九十]{1,3}、")
_FEES = re.compile(r"案件?受理费|如不服|如果未按|诉讼费")
_REFUSES = re.compile(r"驳回|不准|不予")
_COSTS = re.compile(r"诉讼费|受理费|保全费|鉴定费")
_COMMON = re.compile(
    r"判令|请求|依法|被告|原告|诉讼|本案|立即|支付|承担|由|的|及|人民币|元|向|至|之日|起|[\d.,，；。、：()\s]"
)
_BEARS = re.compile(r"由([^，。；]{1,80}?)(?:共同|连带|各自|全部)?(?:负担|承担)")
_SHARE = 0.25
_LONGEST = 6_000

Range = tuple[int, int]


def claim_results(view: View, sections: Sections) -> tuple[ClaimResult, ...]:
    """Return each claim of the first pleading with its result; empty where none can be read."""
    if sections.disposition is None:
        return ()
    text = view.text
    claims = claim_ranges(view, sections)
    start, end = view.inside(sections.disposition)
    orders = [text[slice(*item)] for item in order_ranges(view, sections)]
    if not claims or not orders:
        return ()
    fees = _FEES.search(text, start, end)
    burden = text[fees.start() : end] if fees else ""
    asked = [text[slice(*claim)] for claim in claims]
    alone = sum(not _is_about_costs(one) for one in asked) == 1
    return tuple(
        ClaimResult(view.span(*claim), _result(one, orders, burden, alone=alone))
        for claim, one in zip(claims, asked, strict=True)
    )


def claim_ranges(view: View, sections: Sections) -> list[Range]:
    """Return the ranges of the numbered requests in the view's text."""
    for part in (sections.claims, sections.facts, sections.head):
        if part is None:
            continue
        start, end = view.inside(part)
        asks = _ASKS.search(view.text, start, end)
        if asks is None:
            continue
        limit = min(end, asks.end() + _LONGEST)
        stop = _ENDS.search(view.text, asks.end(), limit)
        return _items(view.text, asks.end(), stop.start() if stop else limit, _NUMBER)
    return []


def _items(text: str, start: int, end: int, number: re.Pattern[str]) -> list[Range]:
    """Cut [start, end) at its numbers; the whole is one item where there are none."""
    marks = [(m.start(), m.end()) for m in number.finditer(text[start:end])]
    if not marks:
        return [_trim(text, start, end)] if text[start:end].strip() else []
    bounds = [*(begin for begin, _ in marks[1:]), end - start]
    items = [
        _trim(text, start + after, start + bound) for (_, after), bound in zip(marks, bounds, strict=True)
    ]
    return [item for item in items if item[0] < item[1]]


def _trim(text: str, start: int, end: int) -> Range:
    """Take blanks and closing punctuation off the range."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "；。，"):
        end -= 1
    return start, end


def order_ranges(view: View, sections: Sections) -> list[Range]:
    """Return the ranges of the disposition's items before costs and appeal, in the view's text."""
    if sections.disposition is None:
        return []
    start, end = view.inside(sections.disposition)
    fees = _FEES.search(view.text, start, end)
    stop = fees.start() if fees else end
    items = _items(view.text, start, stop, _ORDER)
    return [*_unnumbered(view.text, start, items), *items]


def _unnumbered(text: str, start: int, items: list[Range]) -> list[Range]:
    """Return the first order where its 一、 was left out."""
    first = text[start : items[0][0]].rstrip() if items else ""
    return (
        [_trim(text, start, start + first.rindex("二"))] if first.endswith("二、") and len(first) > 2 else []
    )


def _is_about_costs(claim: str) -> bool:
    """Say whether a claim asks for nothing but the costs of the suit."""
    return len(claim) < 40 and _COSTS.search(claim) is not None


def _result(claim: str, orders: list[str], burden: str, *, alone: bool) -> Grant:
    """Judge one claim against the orders, or against who bears the costs.

    `alone` says that it is the only claim but for costs: what was granted was then granted of it.
    """
    if _is_about_costs(claim):
        return _costs(burden)
    granting = [order for order in orders if not _REFUSES.search(order[:12])]
    if not granting:
        return Grant.REFUSED
    if len(granting) == len(orders):
        return Grant.GRANTED
    asked, given = _sums(claim), _sums(" ".join(granting))
    if asked and asked <= given:
        return Grant.GRANTED
    words = _words(claim)
    if not alone and max(_shared(words, order) for order in granting) < _SHARE:
        return Grant.REFUSED
    return Grant.PARTLY if asked or alone else Grant.GRANTED


def _costs(burden: str) -> Grant:
    """Say who bears the costs: the defendant alone grants the claim."""
    bearers = " ".join(match[1] for match in _BEARS.finditer(burden)) or burden
    defendant, plaintiff = "被告" in bearers, "原告" in bearers
    if defendant and plaintiff:
        return Grant.PARTLY
    return Grant.REFUSED if plaintiff else Grant.GRANTED


def _words(text: str) -> frozenset[str]:
    """Return the letter pairs of `text` without what every claim says."""
    bare = _COMMON.sub("", text)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def _shared(words: frozenset[str], order: str) -> float:
    """Return the share of `words` that the order has."""
    return len(words & _words(order)) / len(words) if words else 0.0


def _sums(text: str) -> frozenset[Decimal]:
    """Return the sums of money named in `text`."""
    return frozenset(value for _, _, value, _ in find_money(text))
