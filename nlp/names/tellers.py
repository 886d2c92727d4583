"""What may stand right before the name of somebody who tells something: 邻居X证实, 经X辨认, 致X轻伤.

These words give no role on their own (邻居X来了 says nothing). Between one of them and a statement or a
fate a name is held on both sides, as it is between a role word and a statement.
"""

from __future__ import annotations

import re
from typing import Final

from nlp.names.surnames import COMMON, SURNAMES

_OF_SOMEBODY = (
    "[妻夫父母子女兄弟姐妹]|妻子|丈夫|父亲|母亲|爸爸?|妈妈?|儿子|女儿|哥哥?|弟弟|姐姐|妹妹|爷爷|奶奶|外公|外婆"
    "|祖父|祖母|岳父|岳母|公公|婆婆|女婿|儿媳妇?|嫂子?|姐夫|妹夫|叔叔?|伯父|舅舅?|姑姑|姨妈?|侄[子女]?"
    "|外甥女?|堂[兄弟姐妹哥]|表[兄弟姐妹哥]|前[妻夫]"
)
_KIN = "妻子|丈夫|父亲|母亲|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶|岳父|岳母|前妻|前夫|亲属|家属|亲戚"
_CLOSE = (
    "邻居|同事|同学|同乡|老乡|朋友|[男女]友|室友|舍友|工友|战友|房东|房客|租客|租户|住户|业主|村民|居民|群众"
    "|路人|行人(?!道)|乘车人|乘坐人|骑车人|乘客|顾客|客户"
)
_AT_WORK = (
    "员工|职工|职员|工人|雇员|工作人员|服务员|收银员|营业员|店员|店长|店主|老板娘?|保安员?|司机|驾驶员|会计"
    "|出纳|经理|主管|主任|董事长|总监|厂长|场长|校长|院长|队长|组长|书记|村长|医生|医师|护士|教师|老师"
    "|[局处科所站行镇乡县市区部班]长|秘书|干部|董事|监事|主席|法人|股东|合伙人|经办人|管理员|保管员|业务员|销售员|快递员"
)
_SAW = "目击者|目击人|知情人员?|知情者|报案人|报警人|举报人|投资人|集资人|参与人|出借人|买家|购买人|吸毒人员"
# A noun that tells who the teller is.
WHO: Final = re.compile(rf"(?:[其之的](?:{_OF_SOMEBODY})|{_KIN}|{_CLOSE}|{_AT_WORK}|{_SAW})：?")
# A small word of the sentence that leads to the teller; 由 and 和 are surnames too, so one must follow.
_FREE: Final = frozenset(("其中", "根据", "据", "经", "致", "而", "但", "但据", "造成", "导致", "致使"))
_NOUN: Final = re.compile("(?<=..)[人员者女](?=.{2,4}$)|[与对](?=.{2,3}$)")
_LEAD: Final = re.compile(
    "证言[一二三四五六七八九十]{0,3}|其中|接到|对于|关于|针对|结合|根据|但据|造成|导致|致使|而|但|询问|伙同|纠集|邀约|雇佣|容留|指使|教唆|带领|另有|并有|还有|经|据|有|由|致|让|与|和|及"
)


# A role in a bracket belongs to the name right before it, whatever leads there: 借口向X（被害人）.
_ROLE: Final = re.compile(r"\((?:均?系|均?为|本案|该案|的)*(?:被害人|受害人|受害者|死者|证人)\)")
_TOWARDS: Final = re.compile("(?:找到|遇[到见]|骗取|[向与找让对从约骗])(?=.{2,4}$)")


def name_start(text: str, start: int, end: int) -> int:
    """Say where the name in [start, end) starts: behind the last of these words, or at `start`."""
    behind = [match.end() for match in WHO.finditer(text, start, end) if match.end() < end - 1]
    if behind:
        return behind[-1]
    # A noun of persons that no list holds: 卖淫女, 执行员; a common surname must follow.
    others = [match.end() for match in _NOUN.finditer(text, start, end) if text[match.end()] in COMMON]
    if others:
        return others[-1]
    bracketed = _ROLE.match(text, end) and [
        match.end() for match in _TOWARDS.finditer(text[:end], start) if text[match.end()] in SURNAMES
    ]
    if bracketed:
        return bracketed[-1]
    lead = _LEAD.match(text, start, end - 2)
    return lead.end() if lead and (lead[0] in _FREE or text[lead.end()] in COMMON) else start


_WHO_BEFORE: Final = re.compile(f"(?:{WHO.pattern})$")
_BACK = 6


def is_told(text: str, start: int) -> bool:
    """Say whether a noun that tells who somebody is stands right before `start`."""
    return _WHO_BEFORE.search(text[max(0, start - _BACK) : start]) is not None
