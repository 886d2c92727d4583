"""Relatives whom a family case names in full though its parties are masked: 被继承人X, 母亲X, 女婿X.

Article 8 masks the parties. Whose child, husband or heir a masked party is tells who that is, and a court
that masks families masks their dead and their kin too: one name among the masks is for somebody to look at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from annotations.privacy.masking.clear import is_name
from annotations.privacy.people.family import Named
from annotations.privacy.people.led import read_led
from annotations.privacy.people.own_parts import has_own_part
from nlp.names.recognisers.interface import Recogniser
from nlp.names.surnames import COMMON
from nlp.names.words import NOT_NAMES, STATES

# The dead, and who is nearest: further kin and friends tell less of a party, and have parts of their own.
_KIN: Final = (
    r"被继承人|立遗嘱人|死者|[祖外]?祖[父母]|爷爷|奶奶|外[公婆](?!家)|姥[姥爷]|公公|婆婆|岳[父母]|丈[人母]娘?|公爹"
    "|[生养继亡][父母]|父亲|母亲|爸爸|妈妈|[我其][父母爸妈妻夫]|[阿我][妈爸爹娘]|(?<![\u3400-\u9fff])[爹娘]|前[妻夫]|亡[妻夫]|[之的]?妻|妻子|丈夫|老伴|老汉|媳妇|配偶|爱人"
    "|[儿孙侄]媳妇?|女婿|孙[子女]|外孙女?|儿子|女儿|[长次三四五独养继][子女]|[大二三四五小][儿女](?:子|儿)?"
    "|[大二三四五六小幺]?弟[媳妹]|哥哥|弟弟|姐姐|妹妹|兄长|胞[兄弟姐妹]|[长次二三四五]兄|(?:[其之]|(?<![\u3400-\u9fff]))[父母夫妻兄弟姐妹嫂](?![长弟妹媳夫亲妻家方])|[大二三四五六小幺][哥弟姐妹嫂]|嫂[子嫂]?|[大小]姑[子姐]|小叔子"
)
_LED: Final = re.compile(rf"(?:{_KIN})(?:即|系|叫|名叫|是|：)?(?![父母子女和与及双])(?=[\u3400-\u9fff]{{2}})")
# Whose kin it is: of nobody who is a party where somebody with a part of their own stands before. A mask or
# a role of the suit between them is a party again; and 保证人为其妻X names X's own part.
_OTHERS: Final = (
    "邻居|村民|证人|案外人|第三人|媒[人婆]|介绍人|同事|朋友|医[生师]|[老教]师|法官|律师|[民交辅特]警|警[察官]|中介|房东|买受人|出卖人"
    "|债[权务]人|[出借贷]款人|出借人|担保人|保证人|[承出]租人|股东|合伙人|员工|职工|村[长支]|主任|书记员?|审判[长员]|陪审员|公证员|调解员|[他她别]人"
)
_OF_OTHERS: Final = re.compile(rf"(?:{_OTHERS})[^，。；某×*为系是：]{{0,6}}$")
_PARTY: Final = "[。；某×*]|原告|被告|上诉|申请|继承|当事人|双方"
# 民警X出警，其妻: the last who acts is whose wife she is.
_OTHER_ACTS: Final = re.compile(rf"(?:{_OTHERS})(?:(?!{_PARTY}).){{2,20}}，$")
# 将车卖给X，其妻: the last who is named.
_GIVEN: Final = re.compile(
    rf"[给向](?P<who>(?:(?!{_PARTY})[\u3400-\u9fff]){{2,3}})(?:(?!{_PARTY})[^，]){{0,4}}，$"
)
_LOOK, _FAR, _SIGNED = 10, 32, 0.6
# Who signs as kin: “龙腊英”（母）.
_SIGNS: Final = re.compile(
    r"(?<![\u3400-\u9fff])(?P<name>[\u3400-\u9fff]{2,3})”?\((?:系?[其之]?)"
    r"(?:[父母夫妻子女兄弟姐妹]|父亲|母亲|丈夫|妻子|儿子|女儿|哥哥|弟弟|姐姐|妹妹)\)"
)
# A surname that is a small verb, and where the sentence goes on behind it: 女儿应随母.
_NO_NAME: Final = re.compile("应[由随归与跟和对向从在以按为]|[^父母]+[父母]$")


def named_relatives(text: str, known: Collection[str], recogniser: Recogniser | None) -> Iterator[Named]:
    """Find the clear names that a word for kin or for the dead leads to; `known` are people accounted for."""
    places = list(_LED.finditer(text))
    kin = {text[one.end() : one.end() + 2] for one in places}
    led = (one.end() for one in places if not _is_of_other(text, one.start(), kin))
    for one in read_led(text, led, known, recogniser):
        if not _NO_NAME.match(one.name) and (one.name not in STATES or text.count(one.name) > 1):
            yield one
    for match in _SIGNS.finditer(text):
        name = match["name"]
        # “康宁”（母）: a wish or the mark of a maker, that nothing else names.
        wished = name in STATES and text.count(name) == 1
        told = name[0] in COMMON and name not in known and is_name(name)
        if told and not wished and name not in NOT_NAMES and not has_own_part(text, name):
            yield Named(name, match.start(), _SIGNED)


def _is_of_other(text: str, at: int, kin: Collection[str]) -> bool:
    """Say whether the word for kin at `at` tells of somebody else's; `kin` are how names of kin start."""
    if _OF_OTHERS.search(text, max(0, at - _LOOK), at):
        return True
    # 其岳父 is found behind 其, 其妻 with it.
    at -= text[at - 1 : at] == "其"
    if text[at : at + 1] != "其" or text[at - 1 : at] != "，":
        return False
    low = max(0, at - _FAR)
    low = max(low, text.rfind("。", low, at) + 1)
    if _OTHER_ACTS.search(text, low, at):
        return True
    given = _GIVEN.search(text, low, at)
    return given is not None and given["who"][:1] in COMMON and given["who"][:2] not in kin
