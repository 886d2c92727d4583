"""Relatives whom a family case names in full though its parties are masked: 被继承人X, 母亲X, 女婿X.

Article 8 masks the parties. Whose child, husband or heir a masked party is tells who that is, and a court
that masks families masks their dead and their kin too: one name among the masks is for somebody to look at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from annotations.privacy.people.family import Named
from annotations.privacy.people.led import read_led
from nlp.names.recognisers.interface import Recogniser

# The dead, and who is nearest: further kin and friends tell less of a party, and have parts of their own.
_KIN: Final = (
    r"被继承人|立遗嘱人|死者|[祖外]?祖[父母]|爷爷|奶奶|外[公婆](?!家)|姥[姥爷]|公公|婆婆|岳[父母]|丈[人母]娘?|公爹"
    "|[生养继亡][父母]|父亲|母亲|爸爸|妈妈|[我其][父母爸妈妻夫]|[阿我][妈爸爹娘]|(?<![\u3400-\u9fff])[爹娘]|前[妻夫]|亡[妻夫]|[之的]?妻|妻子|丈夫|老伴|老汉|媳妇|配偶|爱人"
    "|[儿孙侄]媳妇?|女婿|孙[子女]|外孙女?|儿子|女儿|[长次三四五独养继][子女]|[大二三四五小][儿女](?:子|儿)?"
    "|[大二三四五六小幺]?弟[媳妹]|哥哥|弟弟|姐姐|妹妹|[大二三四五六小幺][哥弟姐妹嫂]|嫂[子嫂]?|[大小]姑[子姐]|小叔子"
)
_LED: Final = re.compile(rf"(?:{_KIN})(?:即|系|叫|名叫|是|：)?(?![父母子女和与及双])(?=[\u3400-\u9fff]{{2}})")
# Whose kin it is: of nobody who is a party where somebody with a part of their own stands before.
_OF_OTHERS: Final = re.compile(
    r"(?:邻居|村民|证人|案外人|媒[人婆]|介绍人|同事|朋友|医[生师]|老师|法官|律师|中介|房东|买受人|债权人|[他她别]人)[^，。；]{0,6}$"
)
_LOOK: Final = 10


def named_relatives(text: str, known: Collection[str], recogniser: Recogniser | None) -> Iterator[Named]:
    """Find the clear names that a word for kin or for the dead leads to; `known` are people accounted for."""
    led = (
        one.end()
        for one in _LED.finditer(text)
        if not _OF_OTHERS.search(text, max(0, one.start() - _LOOK), one.start())
    )
    yield from read_led(text, led, known, recogniser)
