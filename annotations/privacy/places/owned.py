"""What leads to a home besides words of living: where somebody moved, has the old house, asked for mail."""

from __future__ import annotations

import re
from typing import Final

from nlp.text.led import Led

OWNED: Final = Led(
    r"搬[去往回](?=[^，。；]{2,24}[村区苑园楼组号栋街路巷])|挪[到去至](?=[^，。；]{3,24}(?:[院村区苑]|后排|安置)[^，。；]{0,4}(?:去|住|，|。))"
    r"|(?:老[屋宅房]|祖[屋宅]|旧[宅屋])子?(?:就|都|也|还)?(?:在|位于|坐落[于在])(?=[\u4e00-\u9fff])"
    r"|家(?:人|里)?的(?:老|新)?(?:房[子屋]?|院[子落]?)(?:就|都)?(?:在|位于)"
    r"|(?:留|撇|遗)下[^，。；]{0,4}?(?:木楼|瓦[房屋]|土[房屋]|平房|砖房|老屋|窑洞|宅子?|院子)[一二三四五两]?[栋间座处孔院]?，?(?:就|都)?(?:在|位于)"
    r"|挤在|挤住(?<=[婆人口家]挤住)在?|蜗居[在于]?|窝在|睡在(?=[^，。；]{4,24}(?:租|屋|房|家|院))"
    r"|住(?<=[长久独直都也]住)(?![院所处址宅的过了进宿房在于户])"
    r"|[寄借客移迁](?:居)(?![在于民])(?:到|至)?|落脚(?=[\u4e00-\u9fff]{2,4}[省市区县])"
    r"|[躲藏][在到](?=[^，。；]{3,30}?(?:[\d一二三四五六七八九十](?:[号室房栋幢楼]|单元)|宿舍)[^，。；]{0,12}?(?:家|那[儿里]|租房|出租))"
    r"|送达地址[^。；]{0,30}?(?:改填|改写|另写|填写?|书写|变更|更改|写)(?:了|为|的?是|成|作|在)+"
    r"|身份证(?:件)?上(?:[写载记登]*[的是为])+(?:住?址|地址)?[为是]?(?=[\u4e00-\u9fff]{2,8}(?:[镇乡村路街]|街道))"
)

# A shop, an office, a machine is moved, not somebody's home.
_MOVED = re.compile(
    r"(?:[室店馆厂机]|赌?场|公司|设备|货物?|仓库|办公)[^，。]{0,4}$|(?:公司|企业|店铺?|厂|门市部?)(?!的|员工|职工|宿舍)[^，。]{5,12}$"
)
# 将木料搬去, 把挖机挪到: what is no person and belongs to no household goes to a place of work.
_TAKEN = re.compile(r"[将把](?P<what>[^，。；将把]{1,10})$")
_OF_HOUSEHOLD = re.compile(
    r"[其他她我你们家某×*父母爸妈儿女孩妻婆公奶爷弟妹哥姐夫]|户口|老人|病人|伤员|铺盖|行李|床|被褥|衣|家具|东西|灵[堂柩]|自己"
)
# Who is no person lives nowhere: 该公司长住….
FIRM_LIVES: Final = "(?:公司|企业|集团|合作社|工厂|机构|项目部|事务所)[长期久一直现常都也仍均]{0,4}"
_FIRM_LIVES = re.compile(f"{FIRM_LIVES}$")
# 旧宅都在…村的规划红线内: the line is told of, not where the house stands.
_PLANNED = re.compile(
    r"的?[^，。；的]{0,6}(?:红线|规划|征收|征用|征地|拆迁|保护)[^，。；]{0,4}(?:[内中里区]|范围)"
)
_DOOR = re.compile(r"\d号|\d[室户]|\d-\d")
# Work done there, and the huts of a building site.
_WORK = re.compile("办公|施工|作业|堆放|存放|[修架](?:路|桥|渠|坝|塔|水库)")
_SITE = re.compile("工地|工棚")
_NEAR, _OLD, _MOVES, _CROWDED = 14, frozenset("祖旧老"), frozenset("搬挪"), frozenset("搬挪挤窝睡蜗")


def moves_things(text: str, cue: re.Match[str]) -> bool:
    """Say whether a shop, an office, a machine, a heap of wood is moved, not somebody's home."""
    if cue[0][0] not in _MOVES:
        return False
    low = max(0, cue.start() - _NEAR)
    taken = _TAKEN.search(text, low, cue.start())
    if taken is not None and _OF_HOUSEHOLD.search(taken["what"]) is None:
        return True
    return cue[0][0] == "搬" and _MOVED.search(text, low, cue.start()) is not None


def firm_lives(text: str, at: int) -> bool:
    """Say whether a firm stands before the word of living at `at`."""
    return _FIRM_LIVES.search(text, max(0, at - _NEAR), at) is not None


def is_no_home(text: str, cue: re.Match[str], start: int, end: int) -> bool:
    """Say whether the place that `cue` leads to is one of work, a line on a plan, or a firm's."""
    house = cue[0][0] in _OLD and _DOOR.search(text, start, end) is None
    planned = house and _PLANNED.match(text, end) is not None
    moved = cue[0][0] in _MOVES and _WORK.match(text, end) is not None
    site = cue[0][0] in _CROWDED and _SITE.search(text, start, end) is not None
    return planned or moved or site or (cue[0][0] == "住" and firm_lives(text, cue.start()))
