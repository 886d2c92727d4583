"""What a head says about a person: sex, birth, people, residence, other names. All on the view's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from nlp.text.dates import find_dates
from nlp.text.view import View
from nlp.values import Fact

_SEX = re.compile(r"[，,(。、\s](男|女)(?:性|姓)?(?=[，,。)、\s（\d])")
_PEOPLE = re.compile(r"[，,(。、\s]([\u4e00-\u9fff]{1,6}族)(?=[，,。)、\s])")
_BORN_BEFORE = re.compile(r"(?:出?生于|出生(?:日期|年月日|时间)?[：为]?|生日)\s?(?:公历|农历|阴历)?$")
_BORN_AFTER = re.compile(r"\s?(?:\([^()]{1,10}\)\s?)?(?:出?生|诞生)")
_DWELLING = re.compile(
    r"(?:(?P<now>身份证(?:住址|地址)|现住址?|现居住地?|居住地址?|经常居住地|住所地?|住址|家住|暂住地?|捕前住|租住|住)"
    r"|(?P<both>户籍(?:所在)?地址?[和及、与]?(?:现?居住地|现?住址|现住地|现?住所地?))|(?P<registered>户籍(?:所在)?地址?|户口(?:所在)?地|户籍|籍贯))\s?[：为在于系]{0,2}\s?(?P<place>[^，,。；：\n()]{2,60})"
)
_ALIAS = re.compile(
    r"(曾用名|又名|别名|化名|绰号|外号|诨名|乳名|小名|网名|微信名|艺名|原名|曾化名|别号|自称|法名|喊名|诨号|人称|外名)\s?[：是为叫]?\s?"
    r"(?P<names>[“\"‘']?[^，,。；：()\n“”\"’'男女\d]{1,20}[”\"’']?(?:[、及或和]?[“\"‘'][^，。；：()\n“”\"’']{1,20}[”\"’'])*)"
)
_ONE = re.compile(r"[^“”\"‘’'、\s]+")
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in one person's block."""

    sex: str = ""
    ethnicity: str = ""
    born: Fact[date] | None = field(default=None, repr=False)
    residence: Fact[str] | None = field(default=None, repr=False)
    aliases: tuple[Fact[str], ...] = field(default=(), repr=False)


def read_attributes(view: View, start: int, end: int) -> Attributes:
    """Read the attributes that stand in text[start:end], close behind the name."""
    end = min(end, start + _NEAR)
    text = view.text
    sex, people = _SEX.search(text, start, end), _PEOPLE.search(text, start, end)
    return Attributes(
        sex[1] if sex else "",
        people[1] if people else "",
        _born(view, start, end),
        _residence(view, start, end),
        _aliases(view, start, end),
    )


def _born(view: View, start: int, end: int) -> Fact[date] | None:
    """Return the date that the text calls the birth."""
    if "生" not in view.text[start:end]:
        return None
    for first, last, day in find_dates(view.text[start:end]):
        before = view.text[max(0, start + first - 8) : start + first]
        if _BORN_BEFORE.search(before) or _BORN_AFTER.match(view.text, start + last):
            return Fact(day, view.span(start + first, start + last))
    return None


def _residence(view: View, start: int, end: int) -> Fact[str] | None:
    """Return where the person lives; the registered place where nothing else is said."""
    registered: Fact[str] | None = None
    for match in _DWELLING.finditer(view.text, start, end):
        before = view.text[match.start() - 1]
        if before not in "，,。；、 \n()" or match["place"].startswith(("所", "院", "宿")):
            continue
        place = Fact(match["place"].strip(), view.span(match.start("place"), match.end("place")))
        if match["now"] or match["both"]:
            return place
        registered = registered or place
    return registered


def _aliases(view: View, start: int, end: int) -> tuple[Fact[str], ...]:
    """Return every other name that the block gives."""
    found: list[Fact[str]] = []
    for match in _ALIAS.finditer(view.text, start, end):
        ones = _ONE.finditer(view.text, match.start("names"), match.end("names"))
        found += [
            Fact(one[0], view.span(*one.span())) for one in ones if one[0] not in ("及", "或", "和", "等")
        ]
    return tuple(found)
