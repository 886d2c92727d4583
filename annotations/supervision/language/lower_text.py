"""How the functions that compare names, addresses and coordinates become Ibis expressions.

All is made of plain regular expressions and replacements, so that both engines give equal texts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, reduce
from operator import or_
from types import MappingProxyType

import ibis

from annotations.supervision.language.expr import Expr
from nlp.data.loader import divisions

_BRACKETS, _BRACKETED = "(（", r"\([^()]*\)|（[^（）]*）"
_BRANCHES, _BRANCH = "·•|丨", r"[·•|丨].*$"
# 北京市, 宁夏回族自治区, 银川市, 永宁县: what stands before a street. No 小区, 园区, 社区, no 厂区.
_REGION = (
    r"^([^省区市县路街巷号]{1,7}(省|自治区))?([^省区市县路街巷号]{1,6}(市|自治州|盟|地区))?"
    r"([^省区市县路街巷道村号]{1,6}(县|旗|市)|[^省区市县路街巷道村号]{1,6}[^小园社校厂景功库矿山牧省市县路街巷道村号]区)?"
)
_TOWN = r"([^路街巷道村号]{1,6}(街道办事处|街道|镇|乡))?"
_NUMERALS = ("一二三四五六七八九〇零", "12345678900")
_ROOM = r"号楼|栋|幢|座|单元|层|楼|室|(商业|营业|门面|门市)[房铺]|商铺|店铺|铺位|档口|摊位|铺|[-‐-―－_#]"
_TAIL = r"^-|-$|[,，。;；:：.]"
# What a shop's name has in common with a thousand others.
_FORM = (
    "股份|有限|责任|公司|集团|连锁|个体工商户|个人独资|合伙企业|工作室|经营部|经营店|营业部|门市部|服务部|管理|服务|发展|投资|实业|商贸"
    "|贸易|科技|文化|传媒|旅游|餐饮|饮食|食品|总店|分店|分公司|旗舰店|直营店|加盟店|体验店|外卖|专营|配送"
)
_TRADE = (
    "宾馆|酒店|旅馆|旅店|旅社|民宿|客栈|公寓|招待所|住宿|度假|商务|快捷|连锁|主题|青年|精品|电竞|网咖|网吧|网络|小吃|快餐|美食|饭店|饭庄|餐厅|餐馆"
    "|酒楼|食府|食堂|牛肉拉面|牛肉面|羊肉|牛肉|拉面|面馆|面庄|面食|米线|米粉|火锅|烧烤|烤肉|烤鱼|奶茶|茶饮|麻辣烫|麻辣香锅|炒菜|家常菜|家常|川菜"
    "|湘菜|清真|手工|正宗|特色|甜品|蛋糕|烘焙|面包|饮品|咖啡|汉堡|炸鸡|披萨|寿司|沙拉|轻食|水饺|饺子|包子|馄饨|粥|砂锅|盖浇饭|盖饭|米饭|便当|早餐"
    "|夜宵|串串香|串串|冒菜|酸菜鱼|黄焖鸡|凉皮|生鲜|水果|鲜花|超市|便利|中心|广场"
)
_KIND = "[店馆厅楼坊屋吧铺部庄园]"
_LOOKED_AT = 8
_EARTH = 111_320.0
_POINT = r"(\d{1,3}\.\d+)[^0-9.]+\d{1,3}\.\d+"
_POINT_TWO = r"\d{1,3}\.\d+[^0-9.]+(\d{1,3}\.\d+)"


@cache
def _cities() -> str:
    """Return an alternation of the short names of provinces and cities, the longest first."""
    short = {
        name.removesuffix("市").removesuffix("省")
        for code, name in divisions().items()
        if len(code) in (2, 4) and "辖" not in name and "行政" not in name
    }
    short |= {"内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门"}
    return "|".join(sorted((name for name in short if len(name) > 1), key=lambda name: (-len(name), name)))


def _distance(_: date, one: Expr, other: Expr) -> Expr:
    """Count the characters to change, add or leave out."""
    return one.levenshtein(other).cast("float64")


def _two_shared(_: date, one: Expr, other: Expr) -> Expr:
    """Say whether two texts share two characters in a row, or one is in the other.

    Only the beginning of the first is looked at: what tells a name from others is short.
    """
    unknown = one.isnull() | other.isnull() | (one == "") | (other == "")
    asked = [(unknown, ibis.null("boolean")), (other.contains(one) | one.contains(other), True)]
    # One after the other, so that nothing more is asked of a text that is at its end or has been found.
    for at in range(_LOOKED_AT):
        asked += [(one.length() < at + 2, False), (other.contains(one.substr(at, 2)), True)]
    return ibis.cases(*asked, else_=False)


def _replaced(text: Expr, pairs: Mapping[str, str]) -> Expr:
    """Replace texts one after the other."""
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


def _without(marks: str, expression: str, text: Expr) -> Expr:
    """Leave out what begins with a mark; most texts have none of them, and finding that out is cheap."""
    marked = reduce(or_, map(text.contains, marks))
    return ibis.ifelse(marked, text.re_replace(expression, ""), text)


# 二十一 → 21, 二十 → 20, 十一 → 11, 十 → 10, once the digits themselves are told; ¤ is where 十 stood.
_TENS: Mapping[str, str] = MappingProxyType(
    {f"{digit}十": f"{digit}¤" for digit in range(1, 10)}
    | {f"¤{digit}": f"{digit}" for digit in range(10)}
    | {"¤": "0"}
    | {f"十{digit}": f"1{digit}" for digit in range(10)}
    | {"十": "10"}
)


def _plain_address(_: date, place: Expr) -> Expr:
    """Leave of an address what stands behind the county and the town, with one way to write floors."""
    text = _without(_BRACKETS, _BRACKETED, place).re_replace(_REGION + _TOWN, "").lower()
    spoken = _replaced(text.translate(*_NUMERALS), _TENS)
    text = ibis.ifelse(text.re_search(f"[{_NUMERALS[0]}十]"), spoken, text)
    return text.re_replace(f"({_ROOM})+", "-").re_replace(_TAIL, "").nullif("")


def _own_word(_: date, name: Expr) -> Expr:
    """Leave of a firm's or shop's name what tells it from others of its trade and town."""
    bare = _without(_BRANCHES, _BRANCH, _without(_BRACKETS, _BRACKETED, name))
    word = bare.re_replace(_REGION, "").re_replace(f"^({_cities()})市?", "")
    word = word.re_replace(f"{_FORM}|{_TRADE}", "").re_replace(f"{_KIND}$", "")
    return ibis.coalesce(word.nullif(""), bare.nullif(""))


def _radians(degrees: Expr) -> Expr:
    """Turn degrees into radians."""
    return degrees * (math.pi / 180)


def _coordinates(point: Expr) -> tuple[Expr, Expr]:
    """Read longitude and latitude in either order: in this country the longitude is the greater."""
    first = point.re_extract(_POINT, 1).nullif("").cast("float64")
    second = point.re_extract(_POINT_TWO, 1).nullif("").cast("float64")
    return ibis.greatest(first, second), ibis.least(first, second)


def _metres(_: date, one: Expr, other: Expr) -> Expr:
    """Measure between two points; on so short a way the earth is flat."""
    (east, north), (far_east, far_north) = _coordinates(one), _coordinates(other)
    across = (east - far_east) * _EARTH * _radians((north + far_north) / 2).cos()
    along = (north - far_north) * _EARTH
    return (across * across + along * along).sqrt()


TEXTS: Mapping[str, Callable[..., Expr]] = MappingProxyType(
    {
        "编辑距离": _distance,
        "有共同两字": _two_shared,
        "简址": _plain_address,
        "字号": _own_word,
        "相距米": _metres,
    }
)
