"""Sums of a document that contradict each other, or the claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from annotations.quality.values import Doubt, Paper
from nlp.parse.outcome_claims import claim_ranges, order_ranges
from nlp.text.money import find_money
from nlp.text.view import View

# 医疗费A元、误工费B元，共计C元: names and sums in turn, then the total, with nothing else between them.
_SUM = r"[\d,.]+万?元"
_NAMED = rf"[^，,。；;、：\d元\n]{{2,24}}{_SUM}(?:\([^()]{{0,60}}\))?"
_ADDED = re.compile(
    rf"(?:^|(?<=[，：]))(?P<parts>{_NAMED}(?:[、，,]{_NAMED}){{1,20}})[、，,]?(?:各项(?:损失|费用))?\Z"
)
_TOTAL = re.compile(rf"(?:共计|合计|总计)(?:为|人民币)?(?P<total>{_SUM})")
# 医疗费57045.19，护理费…: a sum that lacks its 元 is one of the parts too.
_MONEY_BEFORE = re.compile(r"元|次|\d[，、]|\d\.\d")
_ASIDE = re.compile(r"\([^()]*\)")
_NO_PART = re.compile(r"[某×*]\d|次|其中|已|扣除|减去|每|按|以|余|约|剩|尚|退|共|合计|总|占|%|各|减半|后")
_RUNS = re.compile(
    r"(?:利息|违约金|罚息|滞纳金|复利|占用费|损失|租金|费用)|直至|清偿|按照?|实际|每[日月年天]|待定|另行|等"
)
_CHANGED = re.compile(
    r"(?:变更|增加|补充|追加|明确|放弃|撤回|减少)[^。；]{0,12}(?:诉讼)?(?:请求|诉请)|反诉|合并审理|诉讼请求变更"
)
# What the reasoning says that the plaintiff asks for is what the court took to be claimed.
_TAKEN = re.compile(r"(?:要求|请求)[^。；]{0,60}元[^。；]{0,20}(?:请求|诉请|主张)")
_OTHERS_REFUSED = re.compile(
    r"驳回[^。；]{0,60}(?:请求|诉请|诉求|起诉)|其他诉讼请求|其余诉讼请求|不准(?:予)?[^。；]{0,20}离婚"
    # A suit that is dismissed, withdrawn or sent elsewhere has no claim answered.
    r"|(?:移送|不予受理|准许[^。；]{0,30}撤)"
)
_COSTS = re.compile(r"诉讼费|受理费|保全费|公告费|费用")
_PLAINTIFF_PAYS = re.compile(r"^\s?(?:反诉)?原告[^，。；]{0,60}(?:支付|给付|返还|补偿|赔偿)")
_DEMANDS = re.compile(
    r"支付|偿还|返还|赔偿|给付|归还|确认|解除|撤销|承担|判令|分割|抚养|离婚|履行|停止|赔礼|办理|交付|继承|腾|拆除"
)
_PAYS = re.compile(r"支付|偿还|返还|赔偿|给付|归还|付清|清偿")
_NOT_PAYING = re.compile(r"[×*/%]|驳回|撤销|维持|解除|确认|有权|优先|限额|抵押|范围内")
_SENTENCE = 700
_STOPS = re.compile(r"[。；\n]")
_NEAR = Decimal("0.5")


def total_of_parts(paper: Paper) -> Iterator[Doubt]:
    """Add up sums that are told one by one with their total, where the sentence tells no other sum."""
    claims = paper.part(paper.case.sections.claims)
    for match in _TOTAL.finditer(paper.text):
        begin = max(0, match.start() - _SENTENCE)
        sentence = _STOPS.split(paper.text[begin : match.start()])[-1]
        added = _ADDED.search(sentence)
        total = next(iter(find_money(match["total"])), None)
        if added is None or total is None or _MONEY_BEFORE.search(sentence, 0, added.start()):
            continue
        if paper.text.endswith("元。", 0, match.start() - len(sentence)):
            continue
        parts = _ASIDE.sub("", added["parts"])
        values = _values(parts)
        if len(values) < 2 or _NO_PART.search(parts) or abs(sum(values) - total[2]) <= 1:
            continue
        if max(values) > total[2]:  # a number of the thing runs into its sum: 硬经典10037300元
            continue
        yield Doubt(
            "分项之和与合计不符",
            1 if claims[0] <= match.start() < claims[1] else 2,
            f"各项相加是 {sum(values):,} 元而写的合计是 {total[2]:,} 元",
            (paper.view.span(match.start() - len(sentence) + added.start(), match.end()),),
        )


def more_than_claimed(paper: Paper) -> Iterator[Doubt]:
    """Compare what is ordered to be paid with what was claimed, where both are plain sums."""
    case = paper.case
    if case.kind != "判决书" or case.procedure != "民事一审" or _CHANGED.search(paper.text):
        return
    claims = claim_ranges(paper.view, case.sections)
    asked = [paper.text[slice(*one)] for one in claims]
    if not asked or any(_RUNS.search(one) or not list(find_money(one)) for one in asked if not _costs(one)):
        return
    claimed = sum((value for one in asked if not _costs(one) for value in _values(one)), Decimal(0))
    orders = order_ranges(paper.view, case.sections)
    paying = [one for one in orders if _pays(paper.view, one)]
    given = sum((_most(paper.text[slice(*one)]) for one in paying), Decimal(0))
    reasoning = paper.part(case.sections.reasoning)
    taken = (max(_values(one[0]), default=Decimal(0)) for one in _TAKEN.finditer(paper.text, *reasoning))
    if claimed and given > max(claimed, *taken, Decimal(0)) + _NEAR:
        spans = (paper.view.span(claims[0][0], claims[-1][1]), paper.view.span(paying[0][0], paying[-1][1]))
        yield Doubt("判项超出诉请", 3, f"主文判给的 {given:,} 元多于诉讼请求的 {claimed:,} 元", spans)


def _costs(claim: str) -> bool:
    """Say whether a claim is about the costs of the suit and nothing else."""
    found = _COSTS.search(claim) if len(claim) < 40 else None
    return found is not None and not _values(claim[: found.start()])


def _values(claim: str) -> list[Decimal]:
    """Return the sums of a claim."""
    return [value for _, _, value, _ in find_money(claim)]


def _most(order: str) -> Decimal:
    """Return the largest sum of an order: the others are its parts."""
    return max(_values(order), default=Decimal(0))


def _pays(view: View, order: tuple[int, int]) -> bool:
    """Say whether an order orders a payment of a plain sum."""
    text = view.text[slice(*order)]
    return bool(_PAYS.search(text)) and not (
        _NOT_PAYING.search(text) or _COSTS.search(text[:20]) or _PLAINTIFF_PAYS.search(text)
    )


def claim_unanswered(paper: Paper) -> Iterator[Doubt]:
    """Look for a numbered claim that neither reasons nor orders mention, where nothing else is refused."""
    case = paper.case
    if case.kind != "判决书" or case.procedure != "民事一审" or case.sections.disposition is None:
        return
    start, end = paper.part(case.sections.disposition)
    if _OTHERS_REFUSED.search(paper.text, start, end) or _CHANGED.search(paper.text):
        return
    answered = paper.text[slice(*paper.part(case.sections.reasoning))] + paper.text[start:end]
    claims = claim_ranges(paper.view, case.sections)
    if len(claims) < 2 or not all(_DEMANDS.search(paper.text, *one) for one in claims):
        return
    sums = set(_values(answered))
    for at, (begin, stop) in enumerate(claims):
        claim = paper.text[begin:stop]
        if _COSTS.search(claim) or sums.intersection(_values(claim)) or _told(claim, answered):
            continue
        yield Doubt(
            "诉讼请求未作处理",
            2,
            f"第 {at + 1} 项诉讼请求在说理和主文里都没有提到",
            (paper.view.span(begin, stop), case.sections.disposition),
        )


_WORDS = re.compile(r"[\u4e00-\u9fff]{2,}")
_SAID = re.compile(
    r"判令|请求|依法|被告|原告|诉讼|本案|立即|支付|承担|由|人民法院|向|至|之日|起|的|及|和|与|要求|法院|人民币|元"
)


def _told(claim: str, text: str) -> bool:
    """Say whether anything that a claim alone says stands in a text."""
    bare = _SAID.sub(" ", claim)
    pairs = [word[at : at + 2] for word in _WORDS.findall(bare) for at in range(len(word) - 1)]
    return not pairs or any(pair in text for pair in pairs)
