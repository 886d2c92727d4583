"""Who or what bears a name at its places: firms, streets and houses, the clear part of a mask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

# A firm that bears somebody's name (张三烟酒商行) names the firm, and what stands before a year an office.
_FIRM: Final = re.compile(
    r"\([12][0-9]{3}\)|证?字[第(]|[大中]?[路街巷](?![过上边遇])|大道|大?桥(?!某)|[镇乡村屯](?![民里中长])|墓园|(?:家族|夫妇)?(?:合葬)?墓(?!地)|[宗家]?祠堂?|[故旧]居|故里|旧宅|[雕塑石铜]像|烈士|头像|题[写词字]|所[撰著]|广场|(?:\([^()]{1,6}\))?高速|[”\"]?[一-龥]?(?:牌(?!照)|商标|品牌)|[小中]学|[一-龥]{0,4}(?:医院|鉴定(?:中心|所)|面馆)|金店|[^，。；、的在到至去从往进入开出回送带约与和跟是把被将对]{0,6}?(?:商行|商店|专卖店|旗舰店|连锁店|分店|经营部|(?:批发|销售|经销|服务|营业|零售|维修|配送|加工|修理)部|[作茶酒油]坊|[饭酒网书药茶花]店|派出所|等地|公寓|宾馆|旅馆|旅店|招待所|收购站|网吧|茶楼|浴室|商场|大厦|加油站|砖厂|(?:(?!的)[一-龥]){1,3}店(?=[(，。；、的])|希望小学|(?:副食|百货|五金|烟酒|水果|粮油|建材|家电|服装|理发|小吃|烧烤|火锅|快餐|汽修|早[餐点])(?:门[口前市]|对面|附近|旁|隔壁|[东西南北]侧)|超市|公司|厂|诊所|合作社|餐厅|饭馆|工作室|事务所|门市|农庄|农场|培训中心|纪念馆|故居|陵园|基金会?|学校|幼儿园)"
)
# What a maker's name stands before: nobody owns 张三酸奶, and a name among goods that is counted is theirs.
_GOODS: Final = re.compile(
    '[”"]?(?:[双单]桶|全?自动|滚筒)?(?:洗衣机|冰箱|酸奶|牛奶|饮料|凉茶|糖果|饼干|香烟|[白啤黄红葡][萄酒]{1,2}|矿泉水|方便面|奶粉|月饼|化妆品|洗发水'
    "|香水|皮[鞋带]|运动[鞋服]|外套|童装)|[一二两三四五六七八九十0-9]+[箱瓶罐盒袋听条桶](?![路巷])"
    "|[一-龥]{0,3}(?:养生馆|美容院|会所|按摩店|足浴)"
)
# What goes on in letters or blots is the clear part of a mask, wherever else it stands: 李三 of 李三X.
_OF_MASK: Final = re.compile("[X×*]{1,3}[0-9]{0,2}(?![A-Za-z0-9])")


def is_of_firm(text: str, end: int) -> bool:
    """Say whether a firm, a street, goods or the like bear the name that ends at `end`."""
    return _FIRM.match(text, end) is not None or _GOODS.match(text, end) is not None


def is_firm(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Say whether firms, streets and the like bear the name, and nobody else."""
    return all(is_of_firm(text, end) for _, end in places)


def is_of_mask(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Say whether a name is the clear part of a mask at one of its places."""
    return any(_OF_MASK.match(text, end) for _, end in places)
