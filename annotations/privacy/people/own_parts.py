"""What makes a bearer of a party's surname another person: an office, a part of their own, a death."""

from __future__ import annotations

import re
from typing import Final

from annotations.privacy.masking.clear import is_name, occurrences
from nlp.names.boundary import Reading

# What makes somebody of the surname another person: an office or a trade right before or behind the name.
_OFFICE: Final = (
    "律师|公证员|公证人员?|审判[长员]|陪审员|书记员|法官|法官助理|检察[员官长]|检察官助理|调查员|调解员|执行员|代理人|见证人|代书人"
    "|执笔人|(?<!保)证人|目击[者人]|在场人|案外人|[村乡]?医[生师]?|大夫|护士|护工|保姆|鉴定人|评估师|经理|主任|所长|科长|局长|院长|校长|园长|村长|队长|教师|民警"
    "|警官|社工|网格员|负责人|法定代表人|代表人|经办人|经营者|店主|业主|房东|租客|承租人|中介|买受人|买方|出借人|债权人"
    "|邻居|同事|同学|朋友|媒[人婆]|介绍人|收货人|会计|委员|[村总]?支书|书记|人员|[族房]亲|长辈|[族寨]老|族长|中间?人|说合人|厨师|师傅|木匠|先生"
)
_BEFORE: Final = re.compile(
    rf"(?:{_OFFICE})(?:为|是|系|：|、|\([^()]{{1,12}}\))?(?:[^，。；、：]{{2,4}}[、和与及]){{0,3}}$"
    "|(?:左邻|右舍|[邻隔]壁)$"
)
# The dead are no parties; whose estate it is may stand there.
_DEAD_BEFORE: Final = re.compile("(?:被继承人|死者|逝者|已故|亡[父母夫妻]|先[父母夫])(?:即|系|：)?$")
_DEAD_BEHIND: Final = re.compile(
    r"(?!先于)[^，。；、]{0,12}(?:[于在][0-9×]{4}年[^，。；、]{0,12})?(?:去世|死亡(?!赔偿|证明|后果)|病故|亡故|逝世|身故|病逝|过世)|生前|的?(?:遗产|遗嘱|遗体|骨灰)"
)
_DIES: Final = re.compile(
    "(?:[于在]?[0-9×]{4}年[^，。；、]{0,8})?(?:去世|死亡|病故|亡故|逝世|身故|病逝|过世)|生前(?!往|[来去])"
)
_BEHIND: Final = re.compile(
    "(?:主持|执笔|代书|代笔|见证|说合|中证)(?=[，。；、了的下]|立|分)|等[一二三四五六七八九十几数]?[多余]?人[捺按签画]"
    rf"|[，、]?(?:男士|律师|公证员|法官|医[生师]|老师|师傅|老板|大夫|教授|经理|主任|校长|院长|支?书|书记|警官)"
    rf"|\((?:[^()]{{0,10}})(?:{_OFFICE})"
    "|[是系](?:[^，。；]{0,6}的)?(?:邻居|同事|同学|朋友|村民|中间人|介绍人)"
    "|[一-龥]{0,2}(?:支行|分行|分理处|储蓄所|信用社)|街道|社区|小区|花园|医院|学校|[小中大]学(?!生)|幼儿园"
    # Firms, breeds and stones that a name is in: “高加索犬”.
    "|制药|药业|酒业|置业|集团|[牧猎]?犬|”?牌(?![号照位])|[石岩]?矿"
    # What belongs to somebody: “高丽参”归原告所有.
    "|(?:[^，。；、“”]{0,4}”)?归[^，。；]{1,8}(?:所有|使用|享有)"
    "|(?:大?[路街巷道村镇乡县市区寨庄湾屯组桥山河]|家[村庄湾屯寨]|[一-龥]{0,6}(?:公司|律师事务所|诊所|饭店|超市|商店|基金|银行))"
)
_LOOK: Final = 24


def has_own_part(text: str, name: str) -> bool:
    """Say whether one place of a name gives its bearer a part of their own."""
    return _is_said(text, name, _BEFORE, _BEHIND)


def is_dead(text: str, name: str) -> bool:
    """Say whether one place of a name tells that its bearer is dead."""
    return _is_said(text, name, _DEAD_BEFORE, _DEAD_BEHIND)


def _is_said(text: str, name: str, before: re.Pattern[str], behind: re.Pattern[str]) -> bool:
    """Say whether one of two patterns stands before or behind one place of a name."""
    return any(
        before.search(text[max(0, at - _LOOK) : at]) or behind.match(text, at + len(name))
        for at in occurrences(text, name)
    )


def where_dies(text: str, reading: Reading) -> int:
    """Return where a name ends that a death follows: 田大发|生前; 0 where none does."""
    ends = (end for end in reading.ends if _DIES.match(text, end) and is_name(text[reading.start : end]))
    # 白成|于2001年去世: the shortest, for the small word of the day may be a part of the longer.
    return min(ends, default=0)
