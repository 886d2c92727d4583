"""Who is known under a name, and under which other names the text knows them: 曾用名, 真实姓名, 即."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotations.values import Category
from nlp.names.boundary import Form, read_name
from nlp.names.other_names import OTHER_NAME
from nlp.names.surnames import COMMON, SURNAMES, surname_of
from nlp.names.words import NOT_NAMES
from nlp.text.led import Led


@dataclass(frozen=True, slots=True)
class Known:
    """A name with the category that protects it, and the place in the view that says so."""

    name: str = field(repr=False)
    category: Category
    at: int
    confidence: float
    masked: bool = False
    why: str = ""
    # The rule that speaks for it, where that is not the category's own.
    rule: str = ""


# Behind a mask, 即 may lead to the name itself: 郝某2即郝建设; behind a nickname as well, where a clause
# starts with it: 豆豆即郝豆.
_ALIAS = Led(
    f"{OTHER_NAME}|(?<=[某甲乙丙丁0-9])即(?=[^，。；、的]{{2,4}})"
    "|(?<=[，。；：][\u3400-\u9fff]{2})即(?=[\u3400-\u9fff]{2,4}[，。；])"
)
# What may stand between the bearer and the word: X（在逃，又名Y）, X，曾用名Y.
_BEFORE_ALIAS = re.compile("[(，][^()，。；]{0,10}$")
# A foreigner's name in the letters it is written with: 奥利弗·X（Oliver X）, 钟某（CHUNG Su）.
_IN_LATIN = re.compile(
    r"\((?<=[\u3400-\u9fff0-9×]\()(?:英文名|外文名|英文)?：?(?=[A-Z][A-Za-z'\-]+[ .·][A-Z])"
)
_OWNER = 16


def aliases(text: str, known: dict[str, Known]) -> Iterator[Known]:
    """Find the other names that the text gives a protected person, be that person masked or not."""
    yield from _in_latin(text, known)
    for match in _ALIAS.finditer(text):
        start = _bearer_ends(text, match.start())
        owner = _owner(text, start, match[0], known)
        reading = read_name(text, match.end())
        if reading is None or reading.form is Form.MASKED:
            continue
        name = text[reading.start : reading.end]
        if owner is None:
            yield from _borne(text, start, known.get(name))
            continue
        # 张某即向其借款 tells no name: that shares the surname with the mask.
        if match[0] == "即" and name[:1] != owner.name[:1]:
            continue
        if reading.form is not Form.HAN or (name not in NOT_NAMES and surname_of(name) in COMMON):
            yield replace(owner, name=name, at=reading.start, confidence=0.8, masked=False)


def _in_latin(text: str, known: Mapping[str, Known]) -> Iterator[Known]:
    """Find how somebody's name is written in Latin letters, in a bracket right behind it."""
    for match in _IN_LATIN.finditer(text):
        owner = _right_before(text, match.start(), known)
        reading = read_name(text, match.end()) if owner else None
        if owner and reading:
            name = text[reading.start : reading.end]
            yield replace(owner, name=name, at=reading.start, confidence=0.8, masked=False)


def _bearer_ends(text: str, at: int) -> int:
    """Return where the bearer's own name ends, before a bracket or comma that leads to the word at `at`."""
    low = max(0, at - 11)
    led = _BEFORE_ALIAS.search(text[low:at])
    return low + led.start() if led else at


def _borne(text: str, end: int, other: Known | None) -> Iterator[Known]:
    """Give who bears a protected other name, and stands right before it: X（又名Y）, where Y is known."""
    for length in (4, 3, 2) if other else ():
        reading = read_name(text, end - length) if end >= length else None
        bounded = end == length or text[end - length - 1] in "。；，、：\n "
        surnames = SURNAMES if bounded else COMMON
        if other and reading and end in reading.ends and text[end - length] in surnames:
            yield replace(other, name=text[end - length : end], at=end - length, confidence=0.8, masked=False)
            return


# A sentence about somebody harmed who has no name there yet: 被害人“小芳”，本名X.
_NAMELESS = re.compile("[被受]害[人者女男方]|死者|失主|事主")
_SUBJECT, _RIGHT_THERE, _ACCUSED = 60, 4, re.compile("被告人|嫌疑人|上诉人|罪犯")


def _owner(text: str, end: int, alias: str, known: Mapping[str, Known]) -> Known | None:
    """Return whose other name is told: of whom stands right before it, else of whom the sentence tells."""
    owner = _right_before(text, end, known)
    if owner is not None:
        return owner
    low = max(0, end - (_RIGHT_THERE if _is_anothers(text, end, alias) else _SUBJECT))
    sentence = text[max(low, *(text.rfind(stop, low, end) + 1 for stop in "。；\n")) : end]
    if _ACCUSED.search(sentence) or alias.rstrip('“"').endswith("以"):
        return None
    if name := next(_named_last(sentence, known), None):
        return known[name]
    return Known("", Category.NAME_VICTIM, end, 0.8) if _NAMELESS.search(sentence) else None


def _right_before(text: str, end: int, known: Mapping[str, Known]) -> Known | None:
    """Return who of the known stands right before a place."""
    before = text[max(0, end - _OWNER) : end]
    return next((known[before[at:]] for at in range(len(before)) if before[at:] in known), None)


# A mask that no word told of: 阿某乙(全名X). A false name is often a swindler's: 张某旋(化名X).
_MASK_ENDS = re.compile(r"(?:[某×*][甲乙丙丁戊己庚辛壬癸0-9]?|某.)$")


def _is_anothers(text: str, end: int, alias: str) -> bool:
    """Say whether an other name in brackets is told of what is no known person: 杨家湾(又名何家湾)."""
    bracketed = text[end : end + 1] == "("
    return bracketed and ("化名" in alias or _MASK_ENDS.search(text[max(0, end - 3) : end]) is None)


def _named_last(sentence: str, known: Collection[str]) -> Iterator[str]:
    """Give the known names of a short text, the last first: as many looks for one as for a million names."""
    for end in range(len(sentence), 1, -1):
        yield from (
            sentence[start:end]
            for start in range(max(0, end - _OWNER), end - 1)
            if sentence[start:end] in known
        )
