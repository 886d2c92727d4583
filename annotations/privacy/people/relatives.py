"""Relatives whom a family case names in full though its parties are masked: 被继承人X, 母亲X, 女婿X.

Article 8 masks the parties. Whose child, husband or heir a masked party is tells who that is, and a court
that masks families masks their dead and their kin too: one name among the masks is for somebody to look at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from annotations.privacy.masking.clear import is_name
from annotations.privacy.people.family import Named, uncut
from nlp.names.boundary import Form, Reading, ends_here, read_name
from nlp.names.dictionary import has_no_word, is_word
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surnames import COMMON
from nlp.names.words import NOT_NAMES

# The dead, and who is nearest: further kin and friends tell less of a party, and have parts of their own.
_KIN: Final = (
    "被继承人|立遗嘱人|死者|[祖外]?祖[父母]|爷爷|奶奶|外[公婆](?!家)|姥[姥爷]|公公|婆婆|岳[父母]|丈[人母]娘?|公爹"
    "|[生养继亡][父母]|父亲|母亲|爸爸|妈妈|[我其][父母爸妈妻夫]|[阿我][妈爸爹娘]|前[妻夫]|亡[妻夫]|[之的]?妻|妻子|丈夫|老伴|老汉|媳妇|配偶|爱人"
    "|[儿孙侄]媳妇?|女婿|孙[子女]|外孙女?|儿子|女儿|[长次三四五独养继][子女]|[大二三四五小][儿女](?:子|儿)?"
    "|[大二三四五六小幺]?弟[媳妹]|哥哥|弟弟|姐姐|妹妹|[大二三四五六小幺][哥弟姐妹嫂]|嫂[子嫂]?|[大小]姑[子姐]|小叔子"
)
_LED: Final = re.compile(rf"(?:{_KIN})(?:即|系|叫|名叫|是|：)?(?![父母子女和与及双])(?=[\u3400-\u9fff]{{2}})")
# Whose kin it is: of nobody who is a party where somebody with a part of their own stands before.
_OF_OTHERS: Final = re.compile(
    r"(?:邻居|村民|证人|案外人|媒[人婆]|介绍人|同事|朋友|医[生师]|老师|法官|律师|中介|房东|买受人|债权人|[他她别]人)[^，。；]{0,6}$"
)
_LOOK, _WINDOW, _AHEAD, _MOST = 10, 24, 6, 60
_WORD, _GIVEN = 3, 2


def named_relatives(text: str, known: Collection[str], recogniser: Recogniser | None) -> Iterator[Named]:
    """Find the clear names that a word for kin or for the dead leads to; `known` are people accounted for."""
    found: dict[str, Reading] = {}
    for led in _LED.finditer(text):
        reading = read_name(text, led.end())
        if reading is None or reading.form is not Form.HAN or len(found) > _MOST:
            continue
        if _OF_OTHERS.search(text, max(0, led.start() - _LOOK), led.start()):
            continue
        if not _is_known(text, reading, known):
            found.setdefault(text[reading.start : max(reading.ends)], reading)
    for reading, seen in zip(found.values(), _seen(text, found.values(), recogniser), strict=True):
        end = _end(text, reading, seen)
        name = text[reading.start : end]
        if end and name not in NOT_NAMES and is_name(name):
            yield Named(name, reading.start, 0.6 if seen else 0.5)


def _is_known(text: str, reading: Reading, known: Collection[str]) -> bool:
    """Say whether the name is that of somebody accounted for."""
    return any(text[reading.start : end] in known for end in (*reading.ends, max(reading.ends) + 1))


def _seen(text: str, found: Collection[Reading], recogniser: Recogniser | None) -> Iterator[int]:
    """Ask the recogniser where each name ends; 0 for those it does not see."""
    if recogniser is None:
        yield from (0 for _ in found)
        return
    froms = [max(0, min(one.start - _AHEAD, len(text) - _WINDOW)) for one in found]
    answers = recogniser.persons([text[at : at + _WINDOW] for at in froms]) if found else ()
    for one, at, ranges in zip(found, froms, answers, strict=True):
        yield next((at + last for first, last in ranges if at + first == one.start and last - first > 1), 0)


def _end(text: str, reading: Reading, seen: int) -> int:
    """Return where a name ends, by the recogniser or by what follows; 0 where it may be no name."""
    if seen in reading.ends:
        return uncut(text, reading, seen)
    end, surname = reading.end, text[reading.start : reading.start + 1]
    given = text[reading.start + 1 : end]
    if ends_here(text, end) < _WORD or is_word(text[reading.start : reading.start + 2]):
        return 0
    if len(given) == _GIVEN:
        return end if has_no_word(given) else 0
    return end if surname in COMMON and reading.sure else 0
