"""The sum that was claimed and the sum that was awarded, from the items of claims and disposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nlp.case import Sections
from nlp.parse.outcome_claims import claim_ranges, order_ranges
from nlp.text.money import find_money
from nlp.text.view import View
from nlp.values import Span

# What the sum is worked out from, what was paid before, and what runs on with time is no part of it.
_BASE = re.compile(r"以[^，。；]{0,30}$")
_BASE_BEHIND = re.compile(
    r"\s?作?为(?:本金|基数|基础|限|标准)|(?!并)[^，。；(元]{0,8}为(?:本金|基数)|的?(?:标准|限额|范围内)"
)
_RUNS_FROM = re.compile(r"\s?(?:自|从|按|，按)")
# A mask with a number runs into a sum behind it: where the one ends nobody knows.
_GLUED = re.compile(r"[某×*]\d[\d,.]*\s?万?元")
_RATE_BEHIND = re.compile(r"\s?(?:/|每)(?:月|天|日|年|小时|平方米|吨|亩|人|个)|(?:的)?标准")
_RATE = re.compile(
    r"每(?:月|天|日|年|人|亩|平方米|吨)[^，。；]{0,12}$|月(?:平均)?工资[^，。；]{0,10}$|[按照][^，。；]{0,16}$"
)
_PAID = re.compile(
    r"(?:已(?:经)?(?:支付|付|给付|垫付|履行|偿还|归还|赔付|还款)|扣除|抵扣|减去|预付|垫付的?)[^，。；]{0,14}$"
)
_INTEREST = re.compile(r"(?:利息|罚息|复利|违约金|滞纳金|资金占用费)[^，。；、及和]{0,16}$")
_TOTAL = re.compile(r"(?:共计|合计|总计|总额|总共|以上共|共)(?:为|人民币|[：:])?\s?$")
_PARTS = re.compile(r"\s?(?:\(|，)?(?:其中|包括|含|具体为)")
_NO_ORDER = re.compile(r"驳回|撤销|维持|解除|确认|不准|不予|变更")
_COSTS = re.compile(r"诉讼费|受理费|保全费|申请费|鉴定费由")
_ASKS = re.compile(r"(?:起诉|诉讼|现|故|请求|诉请)[^，。；]{0,12}(?:要求|请求|判令)[^，。；]{0,8}被告")
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A sum and the place it was reckoned from."""

    value: Decimal
    span: Span


def claimed(view: View, sections: Sections) -> Reckoned | None:
    """Return what the plaintiff claims, interest that is not reckoned apart."""
    ranges = claim_ranges(view, sections)
    items = [one for one in ranges if not _COSTS.search(view.text, *one) or one[1] - one[0] > 40]
    return _added(view, items) or _added(view, _asked_in_a_sentence(view, sections))


def _asked_in_a_sentence(view: View, sections: Sections) -> list[tuple[int, int]]:
    """Return the sentence that asks, where no list of claims tells a sum (现起诉要求被告归还欠款…元)."""
    start, end = view.inside(sections.claims) if sections.claims else (0, 0)
    asks = _ASKS.search(view.text, start, end)
    if asks is None:
        return []
    stop = view.text.find("。", asks.end(), end)
    return [(asks.end(), stop if stop >= 0 else end)]


def awarded(view: View, sections: Sections) -> Reckoned | None:
    """Return what the disposition (or the settlement) orders to be paid."""
    paying = [
        one
        for one in order_ranges(view, sections)
        if not _NO_ORDER.search(view.text, one[0], min(one[1], one[0] + 30))
        and not (_COSTS.search(view.text, *one) and one[1] - one[0] < 60)
    ]
    return _added(view, paying)


def _added(view: View, items: Sequence[tuple[int, int]]) -> Reckoned | None:
    """Add up the items; where one of several is told to be the total of the others, it counts alone."""
    sums = [(one, value) for one in items if (value := sum_of(view.text[slice(*one)]))]
    if not sums or any(_GLUED.search(view.text, *one) for one in items):
        return None
    values = [value for _, value in sums]
    most = max(values)
    total = most if len(values) > 2 and sum(values) == 2 * most else sum(values, Decimal(0))
    return Reckoned(total, view.span(sums[0][0][0], sums[-1][0][1]))


def sum_of(item: str) -> Decimal | None:
    """Return the sum that one item is about."""
    values: list[Decimal] = []
    for start, end, value, _ in find_money(item):
        before = item[max(0, start - _BEFORE) : start]
        if _is_aside(before, item, end):
            continue
        if _TOTAL.search(before):
            if value >= sum(values):
                return value
            continue
        values.append(value)
        if _PARTS.match(item, end):
            return value if len(values) == 1 else sum(values, Decimal(0))
    if not values:
        return None
    most = max(values)
    return most if len(values) > 1 and sum(values) == 2 * most else sum(values, Decimal(0))


def _is_aside(before: str, item: str, end: int) -> bool:
    """Say whether a sum is a base, a rate, interest, or what was paid before."""
    if _BASE.search(before) and (_BASE_BEHIND.match(item, end) or _RUNS_FROM.match(item, end)):
        return True
    return bool(
        _RATE_BEHIND.match(item, end)
        or _BASE_BEHIND.match(item, end)
        or _RATE.search(before)
        or _PAID.search(before)
        or _INTEREST.search(before)
    )
