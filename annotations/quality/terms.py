"""A term of imprisonment against the days from which and to which it is said to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from annotations.quality.values import Doubt, Paper
from nlp.case import Side
from nlp.text.dates import find_dates
from nlp.text.numerals import parse_numeral

_N = r"[一二三四五六七八九十\d]{1,3}"
_TERM = re.compile(
    rf"(?:有期徒刑|拘役|管制)(?:(?P<years>{_N})年)?\s?零?又?\s?(?:(?P<months>{_N})个?月)?(?P<days>[零又]?{_N}[日天])?"
)
_RUNS = re.compile(r"自(?P<first>[^自至；]{8,24}?)起?至(?P<last>[^自至；]{8,24}?)止")
# 折抵刑期一日 stands in the same brackets and opens nothing.
_OPENS = re.compile(r"[(（]?(?<!折抵)刑期(?!一日)")
# Days in custody that were taken off otherwise, and what shortens a term or suspends it.
_OTHERWISE = re.compile(
    r"扣除|扣减|减去|抵扣|折抵[^一]|已(?:被)?羁押|先前|曾|释放|余刑|剩余|缓刑|取保|监视居住"
)
_USUAL = re.compile(
    r"(?:先行)?羁押(?:的)?[，、]?(?:每)?羁?押?一日[，]?(?:应)?(?:予以?)?折抵(?:有期徒刑|拘役|刑期|徒刑)?一日"
)
# Custody that bail interrupted goes on later, and so does the term.
_BAIL = re.compile(r"取保候审|监视居住")
# Several punishments made one, whose kind is not said again.
_JOINED = re.compile(r"(?:决定|合并)执行(?!有期徒刑|拘役)")
# 即王某自…至…，李某自…: whose days these are is told by a name.
_WHOSE = re.compile(r"[\u4e00-\u9fff×]$")
_OWN = re.compile(r"(?:即|应|刑期|折抵刑期一日|从|系)$")
_BEFORE, _WITHIN, _BEHIND = 400, 260, 16
_SLACK = timedelta(days=3)


def term_and_days(paper: Paper) -> Iterator[Doubt]:
    """Find a day of release that lies behind the full term.

    An earlier one proves nothing: custody that was interrupted is taken off without a word.
    """
    case = paper.case
    if case.nature != "刑事" or case.sections.disposition is None:
        return
    start, end = paper.part(case.sections.disposition)
    for runs in _RUNS.finditer(paper.text, start, end):
        first, last = _day(runs["first"]), _day(runs["last"])
        opens = _last(_OPENS, paper.text, max(start, runs.start() - _WITHIN), runs.start())
        if first is None or last is None or opens is None:
            continue
        term = _last(_TERM, paper.text, max(start, opens.start() - _BEFORE), opens.start())
        between = _USUAL.sub("", paper.text[term.start() : runs.end() + _BEHIND]) if term else ""
        if (
            term is None
            or _OTHERWISE.search(between)
            or _JOINED.search(between)
            or _of_several(paper.text[max(0, runs.start() - 8) : runs.start()])
            or _bailed(paper, term.start())
            or "。" in paper.text[term.end() : opens.start()].strip("。 \n")
        ):
            continue
        due = _after(first, term)
        if due is not None and last - due > _SLACK:
            yield Doubt(
                "刑期届满日期晚于刑期",
                3,
                f"按写的刑期应到 {due} 而写的是到 {last}",
                (paper.view.span(*term.span()), paper.view.span(*runs.span())),
            )


def _of_several(before: str) -> bool:
    """Say whether a name stands right before the days."""
    return bool(_WHOSE.search(before)) and not _OWN.search(before)


def _bailed(paper: Paper, at: int) -> bool:
    """Say whether the head tells of bail for the accused whose term this is."""
    accused = [party for party in paper.case.parties if party.side is Side.ACCUSED]
    named = [(paper.text.rfind(party.name, 0, at), party) for party in accused]
    where, party = max(named, key=lambda one: one[0], default=(-1, None))
    return party is not None and where >= 0 and bool(_BAIL.search(paper.text, *paper.part(party.block)))


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last match in a range."""
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def _day(written: str) -> date | None:
    """Read the only day in a piece of text."""
    days = [day for _, _, day in find_dates(written)]
    return days[0] if len(days) == 1 else None


def _after(first: date, term: re.Match[str]) -> date | None:
    """Return the last day of a term that begins on a day."""
    months = 12 * (parse_numeral(term["years"] or "0") or 0) + (parse_numeral(term["months"] or "0") or 0)
    if not months or term["days"] or term[0].startswith("管制"):
        return None
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    for day in range(first.day, 0, -1):
        try:
            return date(year, month + 1, day) - timedelta(days=1)
        except ValueError:
            continue
    return None
