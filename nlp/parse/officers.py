"""The bench and the clerk, who sign at the end, and the prosecutors, who are named where they appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.case import Officer, Sections
from nlp.names.masked import is_masked
from nlp.names.surnames import COMPOUND, is_surname
from nlp.text.view import View

_H = "\u4e00-\u9fff"
_WORDS = (
    "代理审判长 审判长 代理审判员 助理审判员 审判员 人民陪审员 陪审员 法官助理 代书记员 代理书记员 "
    "见习书记员 实习书记员 速录员 书记员 执行长 执行员 代理执行员 执行法官 独任审判员 院长 庭长"
)


def _spaced(word: str) -> str:
    """Let blanks stand between the characters of a word (审　判　长)."""
    return r"[ \n]{0,8}".join(word)


_ROLE = re.compile("|".join(_spaced(word) for word in sorted(_WORDS.split(), key=len, reverse=True)))
# The tail ends with the clerk; what follows (an appendix of statutes) names no officer.
_TAIL = 1500
_LAST = 12_000
# A name set out in a column (孟 庆 山, 欧 阳 某 某, × × ×): it ends before a role, a date and an appendix.
_ON = rf" {{1,4}}(?!{_ROLE.pattern}|二 ?[〇零○O0]|附|[本此相])"
_COMPOUND = "|".join(map(" {1,4}".join, sorted(COMPOUND)))
_SPACED = rf"(?:{_COMPOUND}|[{_H}])(?:{_ON}[{_H}×*]){{1,2}}|[×*](?:{_ON}[×*]){{1,2}}"
_NAME = re.compile(
    rf"[ \n：]{{0,12}}(?:\((?:代|兼)\) ?)?((?:[{_H}·]{{2,12}}?|{_SPACED}"
    rf"|[{_H}]{{1,2}}[某×*xX]{{1,3}}[{_H}\d]{{0,2}}?"
    rf"|[xX×*]{{1,3}}[{_H}]{{1,2}}|[xX×*]{{2,3}}))"
    rf"(?=[ \n。，、()]|$|{_ROLE.pattern}|二 ?[〇零○O0]|\d{{4}}年|附|本件|此件|本判|相关)"
)
_NOT_BEFORE = re.compile(r"(?:由|担任|组成|经|系|为|该|原|和|与|及|任|、|，|指派|独任)\s*$")
# Each way to begin is written out: the search then looks only at their first characters.
_OFFICE = r"(?:代理检察|助理检察|主任检察|副检察|检察)(?:员|官助理|官|长)(?:助理)?"
_PROSECUTOR = re.compile(
    rf"(?P<role>{_OFFICE})(?P<names>[：\s]?[{_H}×*·xX]{{2,4}}?(?:[、及和，](?:{_OFFICE})?[{_H}×*·xX]{{2,4}}?){{0,5}}?)"
    r"(?=出庭|到庭|依法|履行|参加|支持|[，。]|及书记员|、书记员)"
)


def find_officers(view: View, sections: Sections) -> tuple[tuple[Officer, ...], tuple[Officer, ...]]:
    """Return (bench and clerk in the order they sign, prosecutors)."""
    return tuple(_bench(view, sections)), tuple(_prosecutors(view, sections))


def _tail(view: View, sections: Sections) -> tuple[int, int]:
    """Return where to look for signatures."""
    text = view.text
    if sections.tail:
        start, end = view.inside(sections.tail)
        return start, min(end, start + _TAIL)
    for match in re.finditer(r"审[ \n]{0,8}判[ \n]{0,8}[长员]|书[ \n]{0,8}记[ \n]{0,8}员", text[-_LAST:]):
        at = max(0, len(text) - _LAST) + match.start()
        if _officer_at(text, at, len(text)) and not _NOT_BEFORE.search(text, max(0, at - 6), at):
            return at, min(len(text), at + _TAIL)
    return len(text), len(text)


def _officer_at(text: str, at: int, end: int) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return the role and the name that stand at `at`."""
    role = _ROLE.match(text, at, end)
    name = _NAME.match(text, role.end(), end) if role else None
    return (role, name) if role and name else None


def _bench(view: View, sections: Sections) -> Iterator[Officer]:
    """Yield who signs."""
    text = view.text
    at, end = _tail(view, sections)
    while role := _ROLE.search(text, at, end):
        at = role.end()
        name = _NAME.match(text, at, end)
        if name is None or _NOT_BEFORE.search(text, max(0, role.start() - 6), role.start()):
            continue
        word = "".join(role[0].split())
        for start, stop in _names(text, name.start(1), name.end(1)):
            written = "".join(text[start:stop].split())
            half = len(written) // 2
            if half > 1 and written[:half] == written[half:]:
                stop, written = start + half, written[:half]
            if _plausible(written):
                yield Officer(written, word, view.span(start, stop), is_masked(written))
                at = max(at, stop)


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run such as 于海涛 二〇二二年 to the name, and 张三李四 not at all."""
    date = re.search(r"二\s?[〇零○O0]|本件|此件|附", text[start:end])
    stop = start + date.start() if date and date.start() else end
    while stop > start and text[stop - 1] in " \n":
        stop -= 1
    yield start, stop


def _plausible(name: str) -> bool:
    """Say whether this is a person's name: masked, with a dot, or led by a surname and short."""
    if is_masked(name) or "·" in name:
        return True
    compound = name[:2] in COMPOUND
    return 2 <= len(name) <= 6 and (is_surname(name[:1]) or compound or len(name) != 4)


def _prosecutors(view: View, sections: Sections) -> Iterator[Officer]:
    """Yield the prosecutors named before the reasoning, each once."""
    text = view.text
    end = view.inside(sections.claims)[0] if sections.claims else min(len(text), 20_000)
    if "检察" not in text:
        return
    seen: set[str] = set()
    for match in _PROSECUTOR.finditer(text, 0, max(end, 3000)):
        role, start = match["role"], match.start("names")
        for piece in re.finditer(r"(?:^和)?[^、及和，：\s]+", match["names"]):
            own = re.match(_OFFICE, piece[0])
            name = piece[0][own.end() :] if own else piece[0]
            role = own[0] if own else role
            if name in seen or not _plausible(name) or name.startswith(("出庭", "依法")):
                continue
            seen.add(name)
            stop = start + piece.end()
            yield Officer(name, role, view.span(stop - len(name), stop), is_masked(name))
