"""The court that made the document, from its head, under its full name."""

from __future__ import annotations

import re

from nlp.data import loader
from nlp.text.view import View
from nlp.values import Fact

_HEAD = 1500
_LONGEST = 60
_COURT = re.compile(r"法\s?院")
# What stands behind the court's name in a head: the kind of document, or the number.
_FOLLOWS = re.compile(
    r"[\spt；”“〉{}C]{0,12}(?:[\u4e00-\u9fff、\s]{2,40}?(?:书|支\s*付\s*令|笔\s*录|公\s*告)|\(\s?(?:19|20)\d)"
)
# What may stand before it: a line's start, or a title.
_BEFORE = frozenset(" \n书号`}〉>")
_STOPS = "。，；：、)(》《“”\n"
_PREFIX = re.compile(
    r"(?:中华人民共和国)?(?:[\u4e00-\u9fff]{2,3}省|内蒙古(?:自治区)?|广西(?:壮族自治区)?|西藏(?:自治区)?|宁夏(?:回族自治区)?"
    r"|新疆(?:维吾尔自治区)?|北京市|天津市|上海市|重庆市)?(?:[^书号罪案\s]{2,9}(?:市|州|盟|地区))?"
)
_PROVINCE = re.compile("(内蒙古|广西|西藏|宁夏|新疆|[\u4e00-\u9fff]{2,3}省|北京市|天津市|上海市|重庆市)")
_LETTER = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_PREFIX, _NOISE, _NEAR = 24, 2, 40
_SENTENCE = re.compile(r"[\d经于被向年月日本该因]|不服|上诉|移送|原告|请求")
_CODE = re.compile(r"\)\s?([\u4e00-\u9fff]\d{2}(?:\d{2})?)(?!\d)")
_NATION = "中华人民共和国"


def find_court(view: View) -> Fact[str] | None:
    """Return the court named in the document's head, by its full name where the court is known."""
    text = view.text
    for match in _COURT.finditer(text, 0, min(len(text), _HEAD)):
        start = _line_start(text, match.end())
        if not _FOLLOWS.match(text, match.end()):
            alone = text[match.end() : match.end() + 2].lstrip(" ")[:1] in ("", "\n")
            if not alone or (start and text[start - 1] != "\n"):
                continue
        found = _named(text, start, match.end())
        if found:
            name, begin = found
            return Fact(name, view.span(begin, match.end()))
    return None


def court_of_code(code: str) -> str | None:
    """Return the full name of the court whose code in case numbers is `code` (宁0121)."""
    return loader.court_codes().get(code)


def full_name(written: str) -> str:
    """Return the full name of a court however it is written; an unknown name as it is."""
    name = "".join(written.split()).removeprefix(_NATION)
    known = loader.courts()
    for at in range(max(0, len(name) - 5)):
        full = known.get(name[at:])
        if full is not None and _PREFIX.fullmatch(name, 0, at) and _is_there(name[:at], full):
            return full
    return name


def _is_there(before: str, full: str) -> bool:
    """Say whether a court's full name lies in the province that is written before its short one."""
    province = _PROVINCE.match(before)
    return province is None or full.startswith(province[1])


def _line_start(text: str, end: int) -> int:
    """Return where the run of characters that ends in the court's name starts."""
    start = end
    lowest = max(0, end - _LONGEST)
    while start > lowest and text[start - 1] not in _STOPS:
        start -= 1
    return start


def _named(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the court's name and where it starts in text[start:end]."""
    at = [index for index in range(start, end) if not text[index].isspace()]
    run = "".join(text[index] for index in at)
    known = loader.courts()
    for first in range(len(run) - 4):
        if run[first:] in known:
            begin = _begins(text, run, at, first)
            if begin is not None:
                return known[run[first:]], begin
    return _unknown(text, start, end, at)


def _begins(text: str, run: str, at: list[int], first: int) -> int | None:
    """Return where the name with its province and city begins; None where it is the end of another name.

    抚宁县人民法院 ends in 宁县人民法院: what stands before must be a province, a city or the start of a line.
    """
    for size in range(min(first, _LONGEST_PREFIX), -1, -1):
        begin = at[first - size]
        if (_is_start(text, begin) or text[begin - 1] in _BEFORE) and _PREFIX.fullmatch(
            run, first - size, first
        ):
            return begin
    return None


def _is_start(text: str, at: int) -> bool:
    """Say whether nothing stands before, or noise; a letter before is the beginning of the name."""
    return at <= _NOISE and not _LETTER.search(text, 0, at)


def _unknown(text: str, start: int, end: int, at: list[int]) -> tuple[str, int] | None:
    """Take an unknown name as written: what stands behind a title or at a line's start."""
    pieces = re.split(r"(?<=[书号])\s*|\s{1,}(?=[^\s]{4,})", text[start:end])
    name = "".join(pieces[-1].split()).removeprefix(_NATION)
    begin = end - len(pieces[-1])
    led = begin <= _NOISE or text[begin - 1] in _BEFORE
    if not led or not 5 <= len(name) <= 30 or not at or _SENTENCE.search(name):
        return None
    coded = _CODE.search(text, end, end + _NEAR)
    by_code = court_of_code(coded[1]) if coded else None
    return (by_code if by_code and by_code.endswith(name) else name), begin
