"""What follows the name of somebody hurt in office: 辅警X被拽下, 法官X进院，被告人放狗扑咬，致其骨折."""

from __future__ import annotations

import re
from typing import Final

_BLOW: Final = (
    "打|砍|捅|刺|扎|撞|咬|踢|踹|推|拽|拖|拉倒|勒|掐|砸|抓[伤破挠]|泼|烧|轧|碾|压|夹|顶|甩|按倒|围[殴攻]|袭"
)
_SELF: Final = "(?:其|他|她|该(?:名|位)?(?:[民辅协交特法狱]?警[官察]?|法官|书记员|队员|工作人员|执法人员))"
_WOUND: Final = (
    "(?:受伤|[^，。；]{0,14}(?:[挫擦裂抓咬划烫烧轻重微]伤|骨折|脱位|破裂|出血|死亡|牺牲|殉职|昏迷|失明))"
)
_LIST: Final = "(?:(?:、|和)[^，。；、]{2,4}){0,4}(?:等[^，。；、]{0,6})?"
_HURT: Final = re.compile(
    rf"{_LIST}(?:"
    # Done to them right there, or after what they were about.
    rf"(?:当场|先后|随即|均|也|又)?[被遭](?![告害])[^，。；\n]{{0,16}}?(?:{_BLOW})"
    rf"|[^。；\n]{{0,60}}，[^，。；\n]{{0,16}}?(?:{_BLOW})[^，。；、\n]{{0,6}}?{_SELF}(?!车)"
    rf"|[^。；\n]{{2,60}}，(?:致(?:使)?|导致|造成){_SELF}{_WOUND}"
    rf"|[^。；\n]{{0,60}}(?:因公(?:殉职|牺牲|负伤)|壮烈牺牲|以身殉职|光荣牺牲)"
    r")"
)


def is_hurt_behind(text: str, end: int) -> bool:
    """Say whether what follows a name that ends at `end` tells that its bearer was hurt on duty."""
    return _HURT.match(text, end) is not None
