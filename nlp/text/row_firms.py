"""Of whom a row of a table is: an organisation has a seat and a switchboard, no home and no phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

_FIRM_HEAD: Final = re.compile(
    "(?:[^，。：]{0,6}(?:单位|企业|公司|店铺|门店|商[户家铺]|机构|厂[家商]|网点|法院|银行)|供货[商方])(?:的?(?:名称|全称))?"
)
_FIRM: Final = re.compile(
    r"[\u4e00-\u9fffA-Za-z\d()（）·]{1,40}"
    "(?:公司|集团|企业|法院|检察院|[一-龥]局|厂|[酒商饭书药旅网]?店|商[行场城社铺]|超市|银行|[支分]行|信用社|合作社"
    "|医院|诊所|卫生[院室]|学校|[中小大]学|学院|幼儿园|委员会|[村居]委会|政府|派出所|[支大中]队|[务究]所|协会|商会|中心"
    "|经营部|门市部?|营业部|服务部|工作室|宾馆|酒楼|餐[厅馆]|饭馆|工会|基金会)"
)
_SHORTEST: Final = 3


def is_firm(name: str) -> bool:
    """Say whether a name is one of a firm, an office or a court."""
    said = "".join(name.split())
    return len(said) >= _SHORTEST and _FIRM.fullmatch(said) is not None


def is_row_of_firm(heads: Sequence[str], said: Sequence[str], is_of_person: Callable[[str], bool]) -> bool:
    """Say whether the subject of a row is an organisation.

    Where a table has a column of people, the homes are theirs: an empty cell goes on from the row above.
    """
    people = [at for at, head in enumerate(heads) if head and is_of_person(head)]
    if people:
        names = [said[at] for at in people if at < len(said) and said[at]]
        return bool(names) and all(map(is_firm, names))
    return any(map(_FIRM_HEAD.fullmatch, heads))
