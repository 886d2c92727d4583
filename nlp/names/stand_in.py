"""Names of other languages (阿依努尔·买买提, John Smith): while we read, plain Chinese ones stand for them.

What is said around a name tells who bears it, whatever its form; but most rules count the characters of a
name, and neither surnames nor words tell one of another language. A text in which each has a plain one in its
place is read like any other, and the view leads back to the text as given.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Final

from nlp.names.foreign import dotted
from nlp.names.short_forms import short_forms, short_places, written_twice
from nlp.names.transcribed import transcribed
from nlp.text.led import Led
from nlp.text.view import View

# Latin letters are a person's where two words or three start with capitals, and no thing is called so.
_LATIN: Final = Led(
    r"(?<![A-Za-z0-9(《“\"·.])[A-Z](?:[A-Za-z'\-]+|\.)(?:[ ·][A-Z][A-Za-z'\-]*\.?){0,2}"
    r"[ ·][A-Z][A-Za-z'\-]+(?![A-Za-z0-9])"
)
_THING: Final = re.compile(
    " ?(?:[0-9]+(?![0-9.,]*元)|[A-Z]|[（(]?(?:牌|品牌|商标|系列|型|款|号|手机|手表|电脑|软件|系统|平台"
    "|网站|公司|酒店|酒吧"
    "|[手挎背]?提?包|鞋|轿?车))"
)
_OF_THING: Final = re.compile('(?:品牌|牌子|商标|型号|(?<!签)名为|[“"《])[：为是]?$')
_SURNAMES: Final = "王李张刘陈杨赵黄周吴"
# None that the dictionary lists with its surname: that would speak against it as it does of a word.
_GIVEN: Final = (
    *("志伟", "秀珍", "丽琴", "文斌", "玉梅", "永刚", "家辉", "桂琴", "俊辉", "德明", "志斌", "国平"),
    *("雪琴", "文华", "海霞", "永强", "桂芳", "丽芳", "晓红", "振宇", "玉斌", "秀芳", "志辉", "红梅"),
)
_BACK, _SLACK = 6, 3


@dataclass(frozen=True, slots=True)
class Plain:
    """A view in which plain names stand for those of other languages; `names` leads from these to those."""

    view: View
    names: Mapping[str, str] = field(repr=False)


def plain_of(view: View) -> Plain:
    """Put a plain name, which the text has not, in the place of each name of another language."""
    text = view.text
    dots = set(dotted(text))
    held = {at for start, end in dots for at in range(start, end)}
    others = {*latin(text), *transcribed(text)}
    places = sorted(dots | {place for place in others if held.isdisjoint(range(*place))})
    if not places:
        return Plain(view, {})
    counted = Counter(text[start:end] for start, end in places)
    twice = written_twice(text, places)
    shorts = short_forms(name for name in counted if name not in twice)
    same = shorts | twice
    free = (
        surname + given for surname, given in zip(cycle(_SURNAMES), _GIVEN, strict=False) if given not in text
    )
    # Of two readings as frequent the shorter has no word at its end: 安排|热依木·尼亚孜.
    often = sorted((one for one in counted if one not in same), key=lambda name: (-counted[name], len(name)))
    written = dict(zip(often, free, strict=False))
    # However many names a text has, few have a plain one: only their short forms are looked for.
    wanted = [one for one, name in shorts.items() if name in written and one not in counted]
    places += short_places(text, wanted, places)
    written |= {one: written[name] for one, name in same.items() if name in written}
    places = sorted(_as_elsewhere(text, place, written) for place in places)
    if not written:
        return Plain(view, {})
    read = {text[start:end] for start, end in places}
    return Plain(
        _put(view, places, written),
        {plain: name for name, plain in written.items() if name in read and name not in same},
    )


def latin(text: str) -> Iterator[tuple[int, int]]:
    """Find full names in Latin letters."""
    for match in _LATIN.finditer(text):
        before = text[max(0, match.start() - _BACK) : match.start()]
        if not _THING.match(text, match.end()) and not _OF_THING.search(before):
            yield match.span()


def _as_elsewhere(text: str, place: tuple[int, int], names: Collection[str]) -> tuple[int, int]:
    """Give the place of a name as it is read most often: of one with a dot the ends are open."""
    if "·" not in text[slice(*place)]:
        return place
    low = max(0, place[0] - _SLACK)
    around = text[low : place[1] + _SLACK]
    name = next((name for name in names if name in around), None)
    return place if name is None else (low + around.index(name), low + around.index(name) + len(name))


def _put(view: View, places: list[tuple[int, int]], written: Mapping[str, str]) -> View:
    """Write the text anew; each character of it keeps the offset of the one it came from."""
    text, pieces, at = view.text, list[str](), 0
    starts, source = array("l"), view.starts or range(len(view.text))
    for start, end in places:
        plain = written.get(text[start:end])
        if start < at or plain is None:
            continue
        pieces += text[at:start], plain
        starts.extend(source[at:start])
        # The plain name starts and ends where the other does.
        starts.extend((source[start], *[source[end - 1]] * (len(plain) - 1)))
        at = end
    pieces.append(text[at:])
    starts.extend(source[at:])
    return View("".join(pieces), starts, view.length, view.rows)
