"""Case numbers (案号): found, read and written, in the form of 法〔2015〕137号 and the free form before it.

Masked numbers (（2018）浙××刑初×号) are not parsed: nothing can be looked up by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.case import CaseNumber
from nlp.data import loader
from nlp.text.led import Led
from nlp.text.numerals import format_numeral, parse_numeral
from nlp.text.view import View, fold
from nlp.values import Fact

_H = "\u4e00-\u9fff"
_CH = "〇零○一二三四五六七八九"
_YEAR = Led(
    r"[(【〈{<]\s{0,2}((?:1\s?9|2\s?[0O])\s?\d\s?\d"
    rf"|(?:一\s?九|二\s?[{_CH[:3]}])\s?[{_CH}]\s?[{_CH}])\s{{0,2}}年?[)】〉}}>]\s{{0,3}}"
)
_LETTERS = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云藏陕甘青宁新军兵"
_COURT = rf"最\s?高\s?法|[{_LETTERS}](?:\s?\d\s?\d(?:\s?\d\s?\d)?)?"
_SERIAL = r"(?P<serial>\d(?:\s?\d){0,7})(?:\s?[-–—~至]\s?(?P<second>\d{1,8}))?"
_BRANCH = r"(?:\s?之\s?(?P<branch>[一二三四五六七八九十]{1,3}|\d{1,3}))?"
_NEW = re.compile(
    rf"(?P<court>{_COURT})\s?(?P<type>[{_H}](?:\s?[{_H}]){{0,6}}?)\s?(?:字\s?)?(?:第\s?)?{_SERIAL}\s?号{_BRANCH}"
)
_OLD = re.compile(rf"(?P<body>[{_H}()\d ]{{1,24}}?)\s?字\s?(?:第\s?)?{_SERIAL}\s?号{_BRANCH}")
# 刑初, 民一(民)初, 知民初, 少刑初, 执异, 行非执 …: the free type codes before 2016.
_OLD_TYPE = re.compile(
    r"(?P<special>知)?[少未立特]?(?:刑执|民执|行非?执|刑|民|商|经|行|执|赔|破|减|督|催|知|保|司救)"
    r"(?:[一二三四五六七八九]|商|知|少|未|外|涉外)?(?:\([民商知行刑执少未家金经外一二三四五六七八]{1,2}\))?"
    r"(?:附民|公|保|督|非|立|破|监|他|管|特|商|撤|行|小|速|简|外|预|二|调|确|家|催|审|限|恢|裁|复|异|更|减|假|核|抗|申|提|再|重|辖|初|终|[一二三四五])*"
)
_NO_COURT = re.compile(r"[证检公鉴仲价税审]|劳人|不动产|司鉴")
_CORE = "刑民行执赔破清司委法诉财强认协保请助知"


def find_case_numbers(view: View) -> tuple[Fact[CaseNumber], ...]:
    """Return every case number in the text, in order of place."""
    return tuple(Fact(number, view.span(start, end)) for start, end, number in _scan(view.text))


def parse_case_number(text: str) -> CaseNumber | None:
    """Read `text` as one case number, or return None."""
    folded = fold(text).strip()
    for start, end, number in _scan(folded):
        if start == 0 and end == len(folded):
            return number
    return None


def format_case_number(number: CaseNumber) -> str:
    """Write a case number in its standard form: （2023）宁0121民初960号, （2015）海民初字第123号."""
    head = f"（{number.year}）{number.court}{number.special}{number.type}"
    if number.old:
        branch = f"-{number.branch}" if number.branch else ""
        return f"{head}字第{number.serial}{branch}号"
    branch = f"之{format_numeral(number.branch)}" if number.branch else ""
    return f"{head}{number.serial}号{branch}"


def _scan(text: str) -> Iterator[tuple[int, int, CaseNumber]]:
    """Yield (start, end, number) for every number in a folded text."""
    if "号" not in text:
        return
    for year in _YEAR.finditer(text):
        found = _new(text, year) or _old(text, year)
        if found:
            yield year.start(), *found


def _new(text: str, year: re.Match[str]) -> tuple[int, CaseNumber] | None:
    """Read a number of the form used since 2016 behind its year."""
    match = _NEW.match(text, year.end())
    if match is None:
        return None
    court, kind = _bare(match["court"]), _bare(match["type"])
    special = "知" if kind.startswith("知") and kind[1:] in loader.case_types() else ""
    kind = kind[len(special) :]
    coded = any(char.isdigit() for char in court)
    if not _known_type(kind) or (not coded and "字" in _bare(match[0])):
        return None
    serial, branch = _serial(match)
    return match.end(), CaseNumber(_year(year), court, special, kind, serial, branch)


def _old(text: str, year: re.Match[str]) -> tuple[int, CaseNumber] | None:
    """Read a number of the free form used before 2016 behind its year."""
    match = _OLD.match(text, year.end())
    if match is None:
        return None
    body = _bare(match["body"])
    if _NO_COURT.search(body):
        return None
    for at in range(len(body)):
        kind = _OLD_TYPE.fullmatch(body, at)
        if kind and not any(char in "()" for char in body[:at]):
            serial, branch = _serial(match)
            number = CaseNumber(_year(year), body[:at], "", kind[0], serial, branch, old=True)
            return match.end(), number
    return None


def _year(match: re.Match[str]) -> int:
    """Return the year, in whatever digits it is written."""
    return parse_numeral(match[1]) or 0


def _serial(match: re.Match[str]) -> tuple[int, int]:
    """Return the serial number and what follows 之 or the hyphen (a range has no branch)."""
    serial = int(_bare(match["serial"]))
    second = int(match["second"]) if match["second"] else 0
    written = parse_numeral(match["branch"]) if match["branch"] else None
    return serial, written or (second if second < serial and second < 100 else 0)


@cache
def _known_type(kind: str) -> bool:
    """Say whether `kind` is a type code, listed or of a form that courts use."""
    return kind in loader.case_types() or (kind[:1] in _CORE and len(kind) <= 5 and "字" not in kind)


def _bare(text: str) -> str:
    """Take the blanks out."""
    return "".join(text.split())
