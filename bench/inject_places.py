"""Invented home addresses in real divisions, and other places."""

from __future__ import annotations

from random import Random

from bench.inject_numbers import counties
from nlp.data.loader import divisions, streets

VILLAGES = (
    "大兴村",
    "前进村",
    "王家庄村",
    "李家沟村",
    "东风村",
    "下寨村",
    "河西村",
    "新民村",
    "石桥村",
    "柳树村",
    "双河村",
)
NATURAL = ("老屋湾", "上坝", "后河沿", "小营子", "北台子屯", "杨树屯", "西头岭", "塘边", "赵家湾")
ROADS = (
    "人民路",
    "解放街",
    "中山东路",
    "建设大街",
    "文化路",
    "滨河北路",
    "新华南街",
    "长江路",
    "学府路",
    "胜利巷",
    "工农大道",
)
ESTATES = (
    "阳光花园",
    "锦绣家园",
    "金域华府",
    "碧水豪庭",
    "翠苑新村",
    "丽景小区",
    "铁路家属院",
    "恒大绿洲",
    "幸福里小区",
)
COMMUNITIES = ("和平社区", "新城社区", "光明社区", "康乐居委会", "东关社区")
SCHOOLS = (
    "第三中学",
    "实验小学",
    "育才中学",
    "中心小学",
    "第一高级中学",
    "希望小学",
    "职业技术学校",
    "第二幼儿园",
    "外国语学校",
)
HOSPITALS = ("人民医院", "中心医院", "第二人民医院", "中医院", "妇幼保健院")
_DIRECT = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


def place(rng: Random) -> tuple[str, str, str, str]:
    """Draw a county; return its code, province, city (or "") and name."""
    while True:
        code = rng.choice(counties())
        province, city, county = divisions()[code[:2]], divisions().get(code[:4], ""), divisions()[code]
        if county not in _DIRECT and "直辖" not in county:
            return code, province, "" if city in _DIRECT else city, county


def prefix(rng: Random, province: str, city: str, county: str) -> str:
    """Write a county with all that stands above it, or part of it."""
    return rng.choices((province + city + county, city + county, county, province + county), (5, 2, 2, 1))[0]


def town(rng: Random, code: str, kind: str) -> str:
    """Name a town (镇) or a street (街道) of a county."""
    ends = ("街道",) if kind == "street" else ("镇", "乡")
    # The register writes the county into some names (敖汉旗人民政府新州街道): that part may stay.
    county = divisions()[code]
    names = [
        name.removeprefix(county).removeprefix("人民政府")
        for name in streets().get(code, ())
        if name.endswith(ends)
    ]
    return rng.choice(names or (("城关镇", "双桥镇") if kind == "town" else ("城东街道", "新城街道")))


def school(rng: Random, county: str) -> str:
    """Name a school."""
    return rng.choice((county, county[:-1] if len(county) > 2 else county)) + rng.choice(SCHOOLS)
