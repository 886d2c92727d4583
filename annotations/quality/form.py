"""Parts that a judgment must have (法〔2016〕221号; criminal ones follow the forms of 1999)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.quality.values import Doubt, Paper
from nlp.case import EventKind
from nlp.values import Span

_APPEAL = re.compile(r"上诉|抗诉|终审|不得上诉|发生法律效力")
_BEGUN = re.compile(r"[二2]\s?[〇○零0OoＯ][^，。；]{2,14}[月日]?[^，。；\s]{0,4}")
_MASKED = re.compile(r"[×xX*某]")
_SIGNATURES = 400
_RULING = re.compile(r"裁定如下|补正|更正")
_BASIS = re.compile(r"依照|依据|根据|按照")
_NUMBER = re.compile(r"\d{4}\s?[)\]】〕][^\n。，]{0,60}?号|案\s?号")
_HEAD = 600
_ORDERS = re.compile(r"判处|免予|无罪|[：；。\s]一、|驳回|准予")
_SHORTEST = 300
_FIRST = ("民事一审", "刑事一审", "行政一审")


def missing_parts(paper: Paper) -> Iterator[Doubt]:
    """Name the parts that a judgment lacks; an extract without head and signatures is not checked."""
    case, sections = paper.case, paper.case.sections
    if case.kind != "判决书" or not _whole(paper) or _RULING.search(paper.text):
        return
    end = sections.disposition or sections.tail
    at = (end,) if end else (Span(0, 0),)
    if case.number is None and not _NUMBER.search(paper.text, 0, _HEAD):
        yield Doubt("缺少案号", 1, "首部没有案号", at)
    if sections.disposition is None:
        if not _ORDERS.search(paper.text, max(0, paper.text.rfind("认为"))):
            yield Doubt("缺少主文", 2, "没有找到判决主文", at)
        return
    if sections.reasoning is None:
        yield from _unreasoned(paper, at)
    elif not _founded(paper, sections.reasoning):
        yield Doubt("缺少裁判依据", 2, "判决没有引用法律条文", at)
    if sections.reasoning is not None and _bare(paper, sections.reasoning):
        yield from _unreasoned(paper, at)
    begin = paper.part(sections.reasoning or sections.disposition)[0]
    if case.procedure in _FIRST and not _APPEAL.search(paper.text, begin):
        yield Doubt("缺少上诉告知", 2, "一审判决没有告知上诉的权利和期限", at)
    if sections.tail is not None and paper.event(EventKind.CLOSED) is None:
        yield from _undated(paper, sections.tail)


def _founded(paper: Paper, reasoning: Span) -> bool:
    """Say whether the reasons rest on a law or on something else; one that a notice cites founds nothing."""
    cited = any(reasoning.covers(one.span) for one in paper.case.statutes)
    return cited or _BASIS.search(paper.text, *paper.part(reasoning)) is not None


def _unreasoned(paper: Paper, at: tuple[Span, ...]) -> Iterator[Doubt]:
    """Say that the reasons lack, unless the court thinks somewhere else."""
    if "认为" not in paper.text:
        yield Doubt("缺少说理", 2, "没有“本院认为”部分", at)


def _bare(paper: Paper, reasoning: Span) -> bool:
    """Say whether nothing stands before the law that is cited."""
    start, end = paper.part(reasoning)
    cited = _BASIS.search(paper.text, start, end)
    return cited is not None and not paper.text[start : cited.start()].strip("，。、据此综上 \n")


def _undated(paper: Paper, tail: Span) -> Iterator[Doubt]:
    """Tell a date that is there but not whole from one that is not there; a masked one is no slip."""
    start, end = paper.part(tail)
    written = _BEGUN.search(paper.text, start, min(end, start + _SIGNATURES))
    if written is None:
        yield Doubt("缺少落款日期", 1, "尾部没有日期", (tail,))
    elif not _MASKED.search(written[0]):
        yield Doubt("落款日期不完整", 1, "尾部的日期写得不完整", (paper.view.span(*written.span()),))


def _whole(paper: Paper) -> bool:
    """Say whether the text has a head with its court and a signed end."""
    case = paper.case
    headed = case.court is not None and case.court.span.start < 400 and len(case.court.span) > 0
    signed = bool(case.bench) and bool(case.parties)
    return headed and signed and len(paper.text) >= _SHORTEST
