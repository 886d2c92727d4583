"""The masked form of a value, as 法释〔2016〕19号 arts. 9 and 10 ask for it."""

from __future__ import annotations

import re
from functools import cache

from nlp.data.loader import divisions
from nlp.names.surnames import surname_of
from nlp.parse.divisions import prefix
from nlp.text.view import fold

SOME = "某"
CROSS = "×"
BLOT = CROSS * 2
_SPACES = re.compile(r"\s+")
_LATIN = re.compile(r"[A-Za-z]")
_DOT = re.compile("[·•・‧∙⋅．.]")
_SCHOOL = re.compile(
    r"(?:中等)?(?:职业技术|职业|技工|技师|实验|特殊教育|九年一贯制|十二年一贯制|初级|高级|双语|国际|外国语)*"
    r"(?:中心小学|中心学校|中学|小学|幼儿园|托儿所|职高|技校|中专|大学|学院|学校)"
)
_NUMBER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]*\d[A-Za-zＡ-Ｚａ-ｚ\d*×－-]*")
_YEAR = re.compile(r"(?<=[(〔])\d{4}(?=[)〕])")
_FORM = re.compile(
    r"(?:集团)?(?:股份)?(?:有限责任公司|有限公司|股份公司|集团公司|公司|合作社|合伙企业|企业|集团|经营部|门市部|"
    r"商行|商店|商场|超市|酒店|宾馆|饭店|饭庄|餐厅|农场|林场|矿|厂|店|部|中心|医院|诊所|学校|小学|中学|幼儿园|事务所|"
    r"研究院|研究所|基金会|协会|学会|商会|村民委员会|居民委员会|村委会|居委会|银行|信用社|支行|分行)"
)
_INDUSTRY = re.compile(
    r"(?:[(（][一-龥]{2,6}[)）]|科技|信息|技术|网络|计算机|系统|电子|商务|软件|数据|智能|通信|通讯|贸易|商贸|进出口|国际|供应链|物流|运输|货运|客运|"
    r"汽车|租赁|销售|服务|服饰|服装|纺织品|纺织|化妆品|日用品|用品|制品|产品|批发|零售|连锁|代理|经纪|中介|建筑|建设|工程|建材|装饰|装修|装潢|市政|园林|绿化|房地产|置业|地产|开发|物业|管理|"
    r"经营|投资|资产|资本|基金|担保|小额贷款|融资|金融|保险|财产|人寿|典当|拍卖|咨询|策划|广告|传媒|文化|传播|影视|教育|"
    r"培训|旅游|旅行社|酒店|餐饮|食品|饮料|酒业|粮油|农业|农牧|养殖|种植|畜牧|水产|果蔬|林业|生物|医药|药业|医疗|"
    r"器械|健康|化工|化学|石油|石化|天然气|燃气|能源|电力|电气|电器|机械|设备|制造|机电|五金|钢铁|钢材|金属|矿业|煤业|"
    r"煤炭|塑料|塑胶|橡胶|包装|印刷|印务|造纸|纸业|家具|家居|木业|玻璃|陶瓷|水泥|混凝土|环保|环境|水务|水利|航空|船舶|"
    r"劳务|劳务派遣|人力资源|保安|保洁|家政|电子商务|互联网|实业|产业|发展|控股|商业|百货|珠宝|玩具|美容|美发|专业|农民|农村商业|城市商业)+$"
)

_LONGEST_PLACE, _SHORTEST_PLACE, _DEEPEST = 5, 2, 3
_SHORT_PROVINCES = ("内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门")


def person_mask(name: str) -> str:
    """Return surname and 某; of a name with a dot the first character and 某; of a Latin name its initial."""
    bare = _SPACES.sub("", fold(name))
    if not bare:
        return SOME
    if _LATIN.match(bare):
        return bare[0].upper()
    if _DOT.search(bare):
        return bare[0] + SOME
    return (surname_of(bare) or bare[0]) + SOME


def organisation_mask(name: str) -> str:
    """Return place, trade and legal form without the firm's own name: 上海某科技有限公司."""
    bare = _SPACES.sub("", name)
    form = next(iter(_FORM.finditer(bare)), None)
    if form is None:
        return SOME + "单位"
    head = bare[: form.start()]
    *before, last = _places(head)
    trade = _INDUSTRY.search(head, last)
    # 上海秀英文化: between a place and a trade stands the firm's own name, though it is a place elsewhere.
    place = head[: before[-1] if len(before) > 1 and trade and trade.start() == last else last]
    return f"{place}{SOME}{trade[0] if trade else ''}{bare[form.start() :]}"


def _places(head: str) -> list[int]:
    """Return where each division ends that leads a firm's name, 0 first; firms cut them short: 浙江义乌."""
    at, ends = 0, [0]
    for _ in range(_DEEPEST):
        reached = prefix(head[at:], 0)
        step = reached.end if reached.level else 0
        lengths = range(_LONGEST_PLACE, max(step, _SHORTEST_PLACE - 1), -1)
        step = next((n for n in lengths if head[at : at + n] in _short_places()), step)
        if not step:
            break
        at += step
        ends.append(at)
    return ends


@cache
def _short_places() -> frozenset[str]:
    """Return the divisions with and without what they end in."""
    names = {name for name in divisions().values() if len(name) > _SHORTEST_PLACE}
    return frozenset({*names, *(name[:-1] for name in names), *_SHORT_PROVINCES})


def school_mask(name: str) -> str:
    """Return 某小学, 某中学 … and what follows the kind of school (三年级)."""
    kind = None
    for kind in _SCHOOL.finditer(name):  # noqa: B007 - the last one counts
        pass
    return SOME + "学校" if kind is None else SOME + name[kind.start() :]


def plate_mask(value: str, *, tail: bool = False) -> str:
    """Keep the province and the letter of the office (赣B×××××); to tell cars apart, the last two too."""
    bare = [one for one in value if not (one.isspace() or one in "·.-•")]
    kept = bare[-2:] if tail and len(bare) > 5 else []
    return "".join([*bare[:2], *([CROSS] * max(1, len(bare) - 2 - len(kept))), *kept])


def certificate_mask(value: str) -> str:
    """Keep the words of a certificate's number (kind, place), and no figure of it."""
    return _NUMBER.sub(BLOT, value) if any("\u4e00" <= one <= "\u9fff" for one in value) else BLOT


def account_mask(value: str, *, tail: bool) -> str:
    """Hide an account; where several must be told apart, the last four figures stay."""
    digits = [one for one in value if one.isdecimal()]
    return CROSS * 4 + ("".join(digits[-4:]) if tail and len(digits) >= 12 else "")


def technical_mask(value: str) -> str:
    """Tell of an investigation without its technical means, where the words allow it."""
    if "技术侦查" in value:
        return value.replace("技术侦查", "侦查")
    return value.replace("技侦", "侦查") if "技侦" in value else BLOT
