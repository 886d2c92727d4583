"""Sums of money and what they mean: claimed, awarded, fined, a fee, or the size of what was done."""

from __future__ import annotations

import re

from nlp.case import Amount, Sections
from nlp.text.money import find_money
from nlp.text.view import View

CLAIMED, AWARDED, FINE, FEE, SIZE, OTHER = "诉请", "判项", "罚金", "受理费", "数额", ""
_FINE = re.compile(r"罚金[^，。；]{0,10}$")
_FEE = re.compile(
    r"(?:受理费|诉讼费|保全费|公告费|执行费|申请费|申请保全费|财产保全费|案件费|上诉费|减半收取(?:计|为)?)[^。；]{0,24}$"
)
_SIZE = re.compile(
    r"(?:价值|共计|合计|总计|数额|金额|损失|骗取|诈骗|盗窃|窃得|劫得|抢得|获利|违法所得|非法所得|赃款|受贿|收受|贪污|挪用|侵占|销售额|现金"
    r"|被盗|涉案|价格|鉴定为|认定为)[^，。；]{0,14}$"
)
_CLAIM_OPENS = re.compile(
    r"(?P<list>诉讼请求|上诉请求|仲裁请求)|请求(?:法院)?(?:依法)?(?:判令|判决)|诉请|要求(?:被告|判令)|申请执行标的"
)
_CLAIM_CLOSES = re.compile(r"事实(?:和|与|及)理由|辩称|经审理查明|本院认为|本院查明")
_BEFORE = 34
_LONGEST_LIST = 1200


def find_amounts(view: View, sections: Sections) -> tuple[Amount, ...]:
    """Return every sum in order of place, with its meaning."""
    text = view.text
    asked = _asked(view, sections)
    awarded = view.inside(sections.disposition) if sections.disposition else (len(text), len(text))
    found: list[Amount] = []
    for start, end, value, about in find_money(text):
        before = text[max(0, start - _BEFORE) : start]
        found.append(Amount(value, _meaning(before, start, asked, awarded), view.span(start, end), about))
    return tuple(found)


def _meaning(before: str, at: int, asked: list[tuple[int, int]], awarded: tuple[int, int]) -> str:
    """Judge by the words before the sum, then by the section it stands in."""
    if "罚金" in before and _FINE.search(before):
        return FINE
    if ("费" in before and _FEE.search(before)) or "减半收取" in before[-14:]:
        return FEE
    if awarded[0] <= at < awarded[1]:
        return AWARDED
    if any(start <= at < end for start, end in asked):
        return CLAIMED
    return SIZE if _SIZE.search(before) else OTHER


def _asked(view: View, sections: Sections) -> list[tuple[int, int]]:
    """Return the ranges in which claims are stated."""
    text = view.text
    start, stop = view.inside(sections.claims) if sections.claims else (0, len(text))
    if sections.claims is None and sections.reasoning:
        stop = view.inside(sections.reasoning)[0]
    ranges: list[tuple[int, int]] = []
    while opens := _CLAIM_OPENS.search(text, start, stop):
        closes = _CLAIM_CLOSES.search(text, opens.end(), stop)
        # A list of claims goes on until the reasons; a request in a sentence ends with it.
        full_stop = text.find("。", opens.end(), stop)
        longest = opens.end() + _LONGEST_LIST if opens["list"] or full_stop < 0 else full_stop
        end = min(stop, longest, closes.start() if closes else stop)
        ranges.append((opens.end(), end))
        start = max(end, opens.end())
    return ranges
