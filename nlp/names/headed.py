"""Names that a heading gives a role: below 证人证言 the items of a numbered list start with who speaks.

（二）证人证言：1、X（系死者之妻）：…；2、Y，男，45岁。证实…
附：被害人名单及损失数额 X、Y3.5万元；Z（W）1.2万元
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.names.cues.before import Role
from nlp.names.find import Cue
from nlp.text.led import Led

# The word as a heading stands behind a stop or a number, and what it heads starts right behind it.
_HEADING: Final = Led(r"(?:证人证言|被害人(?:的)?陈述)(?=[：。 \n]{1,3}(?:[0-9(①]|[^，。；、]{2,4}[(：，]))")
_OTHER: Final = re.compile(
    "证人证言|被害人(?:的)?陈述|被告人[^，。；]{0,12}供述|鉴定意见|勘[验查]|物证|书证|视听资料|辨认笔录|上述(?:事实|证据)|本院认为"
)
# An item starts with its number, and who speaks is followed by a bracket, a colon or a description.
_ITEM: Final = re.compile(
    r"(?:[0-9]{1,3} ?[、.．。]|\((?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\)|[①-⑳])[ 、.]?"
    r"(?=[^，。；：、()0-9 ]{2,12}(?:\([^()]{1,60}\))?(?:：|，[男女]，))"
)
_FAR: Final = 20_000
# A list of who was harmed, and an item of it: who, and how much each of them lost.
_LIST: Final = Led(
    r"(?:被害人|受害人|被骗人|失主|投资人|集资参与人|集资户|存款人|出借人)[^，。；：、()]{0,4}"
    r"(?:名单|名册|清单|明细|一览|登记表|统计表|情况表)[^。；0-9]{0,24}?[：\n ]"
    r"(?=[0-9(]|[^，。；：、() ]{2,4}[、(：0-9])"
)
_LOSES: Final = re.compile(
    r"(?:(?<=[；：\n 0-9])|(?<=元，)|(?<=万，)|(?<=[^，。；：、()0-9 ]\())(?:[0-9]{1,3}[、.．])?"
    r"(?=[^，。；：、()0-9 ]{2,12}(?:、[^，。；：、()0-9 ]{2,12}){0,4}(?:\([^()]{1,20}\)|\))?[：， ]?"
    r"(?:(?:被骗|损失|投资|本金|共计|合计|人民币|现金|各)+[：为]?)?[0-9][0-9.,]{0,20})"
)


def headed(text: str) -> Iterator[Cue]:
    """Find where items below a heading of statements or losses name somebody, with the role that it gives."""
    for heading in _HEADING.finditer(text):
        role = Role.WITNESS if heading[0].startswith("证") else Role.VICTIM
        limit = min(len(text), heading.end() + _FAR)
        following = _OTHER.search(text, heading.end(), limit)
        stop = following.start() if following else limit
        for item in _ITEM.finditer(text, heading.end(), stop):
            yield item.start(), item.end(), role
    for heading in _LIST.finditer(text):
        full_stop = text.find("。", heading.end(), heading.end() + _FAR)
        stop = full_stop + 1 if full_stop >= 0 else min(len(text), heading.end() + _FAR)
        for item in _LOSES.finditer(text, heading.end() - 1, stop):
            yield item.start(), item.end(), Role.VICTIM
