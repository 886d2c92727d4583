"""How masks are written (法释〔2016〕19号 art. 9): told as style, never as a leak.

A minority name and a foreigner's Chinese name keep the first character only, a Latin name its first letter;
a compound surname is kept whole. 张某某, 张某甲, 张某1, 张×, 张* are compliant enough and are not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotations.privacy.masking.forms import BEFORE, LED, LOOK, SAID, THING, scan
from annotations.privacy.people.mentions import people_of
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.names.boundary import ends_here
from nlp.names.masked import ORDER
from nlp.names.peoples import KEPT
from nlp.names.surnames import COMPOUND, SURNAMES

_RULE: Final = "A-04"
# 约翰·史某, 买买提·艾某某: a dot and a mask in one name.
_DOTTED = re.compile(
    r"[\u4e00-\u9fff]{1,6}[·•](?:[\u4e00-\u9fff]{1,6}[·•]){0,2}[\u4e00-\u9fff]{0,5}(?:某{1,3}|[×*]{1,3})"
    r"|[\u4e00-\u9fff]{0,4}(?:某{1,2}|[×*]{1,3})[·•][\u4e00-\u9fff]{2,6}"
)
# What every such form holds: searched for by the dot, which is rare.
_DOT_AND_MASK = re.compile(r"[·•](?:(?<=[某×*].)|[\u4e00-\u9fff]{0,5}[某×*])")
# What a name cannot reach across: another sign, a word that joins two, the word for somebody's part.
_LEFT = re.compile(
    rf".*(?:(?P<role>{'|'.join(words for _, words in BEFORE)})[为系是]?|[和与及]|[^\u4e00-\u9fff])", re.DOTALL
)
_LISTED = re.compile(rf"某{{1,3}}[0-9{ORDER}]{{0,2}}(?:、|和|与|及)$")
# John S., J. Smith某: a Latin name of which more than the first letter stands.
_LATIN = re.compile(
    r"[A-Z](?<![A-Za-z][A-Z])[a-z]{2,14}[ ·]"
    r"(?:[A-Z]\.(?! ?[A-Za-z])|某{1,3}|[×*]{1,3}|[A-Z](?![A-Za-z.0-9]| [A-Z]))"
)
_RARE: Final = 60
_PARTS: Final = frozenset(KEPT)
_FIRST: Final = frozenset("·•某×*")
_WINDOW, _LONGEST_PART, _SHORTEST, _CLEAR = 20, 6, 3, 2
_LONGEST: Final = max(map(len, KEPT))
# Compound surnames whose first character alone hardly anybody bears, or many bear the whole: 欧阳, not 段干.
_CUT: Final = frozenset(
    name for name in COMPOUND if SURNAMES.get(name[0], 0) < _RARE or SURNAMES[name] >= _RARE
)
_WHY_KEPT = "隐名时保留了第一个字以外的内容，少数民族姓名、外国人中文译名应当只保留第一个字"
_WHY_LATIN = "外国人英文姓名隐名时应当只保留第一个英文字母"
_WHY_CUT = "复姓“{}”被拆开，隐名时姓氏应当完整保留"


def detect_style(scene: Scene) -> Iterator[Candidate]:
    """Propose masks that keep too much or too little, each form once."""
    text = scene.view.text
    seen: set[str] = set()
    for start, end, why, confidence in (*_dotted(text), *_latin(text), *_kept(text), *_cut(scene)):
        form = text[start:end]
        if form not in seen:
            seen.add(form)
            span = scene.view.span(start, end)
            yield Candidate(Category.MASKING_STYLE, _RULE, span, form, why, confidence, "masking_style")


Found = tuple[int, int, str, float]


def _dotted(text: str) -> Iterator[Found]:
    """Find a masked name with a dot that keeps more than its first character; funds have dots too."""
    if ("·" not in text and "•" not in text) or _DOT_AND_MASK.search(text) is None:
        return
    for match in _DOTTED.finditer(text):
        first = next(at for at in range(*match.span()) if text[at] in _FIRST)
        low = max(0, first - _WINDOW)
        left = _LEFT.match(text, low, first)
        start = left.end() if left else low
        if first - start <= _LONGEST_PART and _is_somebody(text, start, match.end(), left):
            yield start, _end(text, match), _WHY_KEPT, 0.85


def _end(text: str, match: re.Match[str]) -> int:
    """Return where a dotted form ends: 某·史密斯 of 某·史密斯供述."""
    start, end = match.span()
    if text[end - 1] in _FIRST:
        return end
    dot = max(text.rfind(sign, start, end) for sign in "·•")
    return next((at for at in range(dot + _SHORTEST, end) if ends_here(text, at) >= _CLEAR), end)


def _is_somebody(text: str, start: int, end: int, left: re.Match[str] | None) -> bool:
    """Say whether a dotted form is a person's: by the words around it, its place in a list, or its parts."""
    if text[start - 1 : start] in ("“", "《", "「", '"') or THING.match(text, end) is not None:
        return False
    if (left is not None and left["role"]) or SAID.match(text, end) is not None:
        return True
    low = max(0, start - LOOK)
    if LED.search(text, low, start) is not None or _LISTED.search(text, low, start) is not None:
        return True
    part = re.split("[·•]", text[start:end], maxsplit=1)[0]
    return part in _PARTS


def _latin(text: str) -> Iterator[Found]:
    """Find a masked Latin name that keeps more than its first letter, where a role word leads it."""
    for match in _LATIN.finditer(text):
        led = LED.search(text, max(0, match.start() - LOOK), match.start())
        if led is not None or SAID.match(text, match.end()) is not None or "某" in match[0]:
            yield (*match.span(), _WHY_LATIN, 0.7)


def _kept(text: str) -> Iterator[Found]:
    """Find 买买提某: before the mask stands a part of a name that has no surname."""
    for at, end in scan(text).kept:
        start = at
        while size := next(
            (n for n in range(min(_LONGEST, start), 1, -1) if text[start - n : start] in _PARTS), 0
        ):
            start -= size
        if start < at and THING.match(text, end) is None:
            yield start, end, _WHY_KEPT, 0.7


def _cut(scene: Scene) -> Iterator[Found]:
    """Find 欧某 where the text masks or names an 欧阳 too, and nobody is called 欧."""
    text = scene.view.text
    named = {name[:2] for name in people_of(scene.case) if name[:2] in COMPOUND and len(name) > 2}
    named |= {person.name[:2] for person in scene.people if person.name[:2] in COMPOUND}
    for surname in sorted(named & _CUT):
        at = text.find(f"{surname[0]}某")
        if at >= 0 and not any(name[:1] == surname[0] and name[:2] not in named for name in _names(scene)):
            yield at, at + 2, _WHY_CUT.format(surname), 0.6


def _names(scene: Scene) -> Iterator[str]:
    """Give all clear names that the document accounts for."""
    yield from (name for name in people_of(scene.case) if "某" not in name)
    yield from (person.name for person in scene.people if not person.masked)
