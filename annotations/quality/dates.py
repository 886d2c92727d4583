"""Dates that cannot be: a hearing before the filing, a judgment before the hearing, a day of no calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from annotations.quality.values import Doubt, Paper
from nlp.case import Event, EventKind, Side

_DAY = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]")
_AGAIN = re.compile(r"发回|重审|重新(?:审理|立案|审判)|再审|恢复(?:审理|诉讼)|延期|中止")
_CLAUSE = re.compile(r"[^，。；、]{0,40}")
_ORDERED = re.compile(r"逮捕|法院|本院")
# What parties agreed on is their word, not the court's: a due day of 30 February was written so.
_AGREED = re.compile(r"(?:约定|承诺|定于|言明|载明|写明|注明)[^。；]{0,40}$")
# The document itself says that the day was written wrongly.
_OWN_WORD = re.compile(r"[错误](?:写|记|填)[^，。；]{0,6}$")
_MENDED = re.compile(r"[^。；]{0,12}(?:应[当该]?[是为]|实[际]?为|笔误|有误|更正)")
_COURTS_OWN = 1


def heard_before_filed(paper: Paper) -> Iterator[Doubt]:
    """Compare the first hearing with the filing; a case that came back was heard and filed before."""
    filed, heard = paper.event(EventKind.FILED), paper.event(EventKind.HEARD)
    start, end = paper.part(paper.case.sections.head)
    if filed and heard and heard.date < filed.date and not _AGAIN.search(paper.text, start, end):
        yield _told("开庭早于立案", 2, ("开庭", heard), ("立案", filed))


def closed_before_heard(paper: Paper) -> Iterator[Doubt]:
    """Compare the day of the document with hearing and filing."""
    closed = paper.event(EventKind.CLOSED)
    for kind, word in ((EventKind.HEARD, "开庭"), (EventKind.FILED, "立案")):
        other = paper.event(kind)
        if closed and other and closed.date < other.date:
            yield _told(f"裁判早于{word}", 3, ("裁判", closed), (word, other))
            return


def dated_before_its_number(paper: Paper) -> Iterator[Doubt]:
    """Compare the day of the document with the year of its own case number."""
    number, closed = paper.case.number, paper.event(EventKind.CLOSED)
    if number and closed and closed.date.year < number.value.year:
        yield Doubt(
            "落款早于案号年份",
            2,
            f"落款日期 {closed.date} 早于案号的年份 {number.value.year}",
            (number.span, closed.span),
        )


def filed_in_another_year(paper: Paper) -> Iterator[Doubt]:
    """Compare the filing with the year of the case number: cases are numbered when they are filed."""
    number, filed = paper.case.number, paper.event(EventKind.FILED)
    if number is None or filed is None or paper.case.nature == "刑事":
        return
    apart = filed.date.year - number.value.year
    if apart > _COURTS_OWN or apart < -_COURTS_OWN:
        yield Doubt(
            "立案年份与案号不符",
            1,
            f"立案日期 {filed.date} 与案号的年份 {number.value.year} 不符",
            (number.span, filed.span),
        )


def no_such_day(paper: Paper) -> Iterator[Doubt]:
    """Look for days that no calendar has."""
    told: set[str] = set()
    for match in _DAY.finditer(paper.text):
        if match[0] in told:
            continue
        try:
            date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            told.add(match[0])
            before = paper.text[max(0, match.start() - 80) : match.start()]
            if _AGREED.search(before) or _OWN_WORD.search(before) or _MENDED.match(paper.text, match.end()):
                continue
            yield Doubt("日期不存在", 1, f"日历上没有 {match[0]}", (paper.view.span(*match.span()),))


def indicted_too_early(paper: Paper) -> Iterator[Doubt]:
    """Compare the indictment with what must come before it, and with the judgment.

    An arrest may come later (the court orders it); a detention by the police may not.
    """
    indicted, closed = paper.event(EventKind.INDICTED), paper.event(EventKind.CLOSED)
    if indicted is None or paper.case.nature != "刑事":
        return
    if closed and closed.date < indicted.date:
        yield _told("裁判早于起诉", 3, ("裁判", closed), ("起诉", indicted))
    accused = [party for party in paper.case.parties if party.side is Side.ACCUSED]
    detained = paper.event(EventKind.DETAINED)
    if len(accused) == 1 and detained and indicted.date < detained.date and _by_police(paper, detained):
        yield _told("起诉早于拘留", 2, ("起诉", indicted), ("拘留", detained))


def _by_police(paper: Paper, detained: Event) -> bool:
    """Say whether this is a detention before the charge, not custody that the court ordered later."""
    _, end = paper.view.inside(detained.span)
    clause = _CLAUSE.match(paper.text, end)
    return bool(clause and "刑事拘留" in clause[0] and not _ORDERED.search(clause[0]))


def _told(name: str, severity: int, first: tuple[str, Event], second: tuple[str, Event]) -> Doubt:
    """Say that one event stands before another that must come first."""
    (word, early), (other, late) = first, second
    sentence = f"{word}日期 {early.date} 早于{other}日期 {late.date}"
    return Doubt(name, severity, sentence, tuple(sorted((early.span, late.span))))
