"""Where a court sits: province, city, county, by its code in case numbers, else by its name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nlp.data import loader
from nlp.parse.courts import full_name

_PROVINCES = (
    "京11 津12 冀13 晋14 内15 辽21 吉22 黑23 沪31 苏32 浙33 皖34 闽35 赣36 鲁37 豫41 鄂42 湘43 粤44 桂45 "
    "琼46 渝50 川51 黔52 贵52 云53 藏54 陕61 甘62 青63 宁64 新65 兵65"
)
# The letter of a province in codes of courts, and its digits in those of divisions.
DIGITS = {one[0]: one[1:] for one in _PROVINCES.split()}
_TAIL = re.compile(r"(?:省|市|区|县|旗|盟|地区|自治州|自治区|自治县)$")
_LEADING = re.compile(
    r"(?P<province>[\u4e00-\u9fff]{2,7}?(?:省|自治区)|(?:北京|天津|上海|重庆)市)?"
    r"(?P<city>[\u4e00-\u9fff]{2,9}?(?:自治州|地区|盟|市))?"
    r"(?P<county>[\u4e00-\u9fff]{1,9}?(?:区|县|旗|市))?"
)


@lru_cache(maxsize=8192)
def region_of(court: str) -> tuple[str, ...]:
    """Return the region of a court, the province first; empty where its name tells none."""
    name = full_name(court) if court else ""
    return _by_code(name) or _by_name(name)


def _by_code(name: str) -> tuple[str, ...]:
    """Return the region by the court's code: its digits are those of the divisions, where the names agree."""
    code = _codes().get(name, "")
    digits = DIGITS.get(code[:1], "") + code[1:]
    found = [loader.divisions().get(digits[:size], "") for size in (2, 4, 6) if len(digits) >= size]
    return tuple(one for at, one in enumerate(found) if one and (at == 0 or _TAIL.sub("", one) in name))


def _by_name(name: str) -> tuple[str, ...]:
    """Return the region as the name spells it."""
    found = _LEADING.match(name)
    return tuple(one for one in (found.groups() if found else ()) if one)


@cache
def _codes() -> dict[str, str]:
    """Return the code of every court that has one."""
    return {name: code for code, name in reversed(list(loader.court_codes().items()))}
