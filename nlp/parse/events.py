"""The dated events of a case: filed, heard, closed; detained, arrested, indicted; when the offence was.

A head says them as a date and a verb (于2021年7月15日立案), later dates in short (同年4月3日被逮捕, 次日).
The day the document was made stands in the tail, behind the bench.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from nlp.case import Event, EventKind, Sections
from nlp.text.dates import find_dates
from nlp.text.numerals import parse_numeral
from nlp.text.view import View
from nlp.values import Span

_SHORT = re.compile(
    r"(?P<year>同年)\s?(?P<month>\d{1,2})月(?P<day>\d{1,2})日|(?P<same>同月)\s?(?P<only>\d{1,2})日|(?P<next>次日|翌日|第二天)|(?P<this>同日|当日)"
)
_REACH = 60
_STOP = re.compile(r"[。；\n]")
# (kind, verb behind the date, what may not stand between them)
_VERBS = (
    (EventKind.FILED, re.compile(r"(?:登记|审查)?立案(?!侦查|调查|决定书|监督)|受理"), re.compile(r"[，。]")),
    (
        EventKind.HEARD,
        re.compile(r"开庭(?!前)|听证"),
        re.compile(r"立案|受理|公诉|诉讼|收到|移送|庭前|决定|转为|建议"),
    ),
    (EventKind.INDICTED, re.compile(r"提起公诉|起诉书"), re.compile(r"补充|变更|追加")),
    (EventKind.DETAINED, re.compile(r"(?<!行政)(?<!司法)拘留|羁押"), re.compile(r"[。]")),
    (EventKind.ARRESTED, re.compile(r"逮捕"), re.compile(r"[。]")),
)
# What the court below or another court did is no event of this case.
_OF_OTHERS = re.compile(r"作出|判处|判决|刑满|释放|一审法院|原审法院|仲裁|公安局[^，。]{0,12}立案|侦查")
# A short mediation tells of its filing behind the claims, in a sentence of its own.
_WE_FILED = re.compile(r"(?:(?<=[。；\s])|^)(?:该案|本案)?(?:我院|本院)\s?(?:依法)?(?:已)?(?:于|在)?\s?")
_FILED_AT_ONCE = re.compile(
    r"\s?(?:依法|决定|正式|予以|登记|审查|登记审查|受理并)?(?:立案|受理)(?!侦查|调查|监督)"
)
_HEAD_LIMIT = 30_000
_TAIL_LIMIT = 1_500
_DATE = 24


def find_events(view: View, sections: Sections) -> tuple[Event, ...]:
    """Return the events, each kind at most once but for custody, in order of place."""
    found: list[Event] = []
    if sections.head is not None:
        found += _of_head(view, *view.inside(sections.head))
    if not any(event.kind is EventKind.FILED for event in found):
        found += _filed_by_us(view, sections)
    offence = _offence(view, sections)
    if offence is not None:
        found.append(offence)
    closed = _closed(view, sections)
    if closed is not None:
        found.append(closed)
    return tuple(sorted(found, key=lambda event: event.span))


def _dates(text: str, start: int, end: int) -> list[tuple[int, int, date]]:
    """Return the full and short dates of text[start:end], the short ones resolved by what precedes them."""
    piece = text[start : min(end, start + _HEAD_LIMIT)]
    found: list[tuple[int, int, date | re.Match[str]]] = list(find_dates(piece))
    found += [(m.start(), m.end(), m) for m in _SHORT.finditer(piece)]
    merged: list[tuple[int, int, date]] = []
    last: date | None = None
    for begin, stop, value in sorted(found, key=lambda item: item[:2]):
        day = value if isinstance(value, date) else _resolved(value, last)
        if day is not None:
            last = day
            merged.append((start + begin, start + stop, day))
    return merged


def _resolved(match: re.Match[str], last: date | None) -> date | None:
    """Resolve 同年4月3日, 同月5日, 次日, 同日 against the date before it."""
    if last is None:
        return None
    if match["this"]:
        return last
    if match["next"]:
        return last + timedelta(days=1) if last < date.max else None
    month = parse_numeral(match["month"]) if match["year"] else last.month
    day = parse_numeral(match["day"] or match["only"])
    try:
        return date(last.year, month or 0, day or 0)
    except ValueError:
        return None


def _of_head(view: View, start: int, end: int) -> Iterator[Event]:
    """Read what the head says happened, date by date.

    The first of each kind counts, but the last filing: earlier ones are of the case it grew out of.
    """
    text = view.text
    dates = _dates(text, start, end)
    once: dict[EventKind, Event] = {}
    for index, (begin, stop, day) in enumerate(dates):
        limit = min(dates[index + 1][0] if index + 1 < len(dates) else end, stop + _REACH, end)
        halt = _STOP.search(text, stop, limit)
        phrase = text[stop : halt.start() if halt else limit]
        for kind, verb, bar in _VERBS:
            match = verb.search(phrase)
            before = phrase[: match.start()] if match else ""
            if match is None or bar.search(before) or _OF_OTHERS.search(before):
                continue
            if kind is EventKind.FILED or kind not in once:
                once[kind] = Event(kind, day, view.span(begin, stop))
    yield from once.values()


def _filed_by_us(view: View, sections: Sections) -> Iterator[Event]:
    """Read the sentence 本院于……立案 behind the head, before anything is decided."""
    part = sections.claims or sections.facts
    if part is None:
        return
    start, end = view.inside(part)
    for said in _WE_FILED.finditer(view.text, start, end):
        for begin, stop, day in find_dates(view.text[said.end() : said.end() + _DATE]):
            if begin == 0 and _FILED_AT_ONCE.match(view.text, said.end() + stop):
                yield Event(EventKind.FILED, day, view.span(said.end(), said.end() + stop))
                return


def _offence(view: View, sections: Sections) -> Event | None:
    """Return the first date of the facts of a criminal case as the (first) offence's."""
    head = sections.head.of(view.text) if sections.head and view.starts is None else view.text[:_TAIL_LIMIT]
    if "被告人" not in head:
        return None
    for part in (sections.facts, sections.claims):
        if part is not None:
            start, end = view.inside(part)
            for begin, stop, day in find_dates(view.text[start : min(end, start + _TAIL_LIMIT)]):
                return Event(EventKind.OFFENCE, day, view.span(start + begin, start + stop))
    return None


# Without a tail, the day stands alone or between the signatures, never in a sentence (于…签订, 3月2日出生).
_SIGNS = re.compile(r"\s*(?:$|\n|(?<=\s)|[(。]|代|见习|书|法官|附|本件|印|打印|速录)")
_STANDS = re.compile(r"(?:[\s。)]|^|(?:审判[长员]|书记员)\s{0,4}[^，。；：]{2,8})\Z")


def _closed(view: View, sections: Sections) -> Event | None:
    """Return the day the document was made: the first date behind the bench, else the last of the text."""
    text = view.text
    start, end = _tail(view, sections)
    for begin, stop, day in find_dates(text[start : min(end, start + _TAIL_LIMIT)]):
        return Event(EventKind.CLOSED, day, view.span(start + begin, start + stop))
    if sections.tail is not None:
        return None
    begin = max(0, len(text) - 300)
    dates = list(find_dates(text[begin:]))
    if not dates:
        return None
    at, to, day = dates[-1]
    if not (_SIGNS.match(text, begin + to) and _STANDS.search(text, max(0, begin + at - 20), begin + at)):
        return None
    return Event(EventKind.CLOSED, day, view.span(begin + at, begin + to))


def _tail(view: View, sections: Sections) -> tuple[int, int]:
    """Return the range of the tail in the view."""
    part: Span | None = sections.tail
    return view.inside(part) if part is not None else (len(view.text), len(view.text))
