"""What the name of a school looks like, whoever goes there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from nlp.data import loader
from nlp.parse.divisions import prefix
from nlp.text.led import Led

# What people do with a school or to its pupils: no character of them is the name's (借用|明德小学).
_VERBS = (
    "通过 得知 骗取 借用 办理(?!想) 开设 有许多 卖给 证明 伙同 纠集 指使 教唆 唆使 召集 走访 "
    "利用 提交 出示 担任 要求 支付 负责 导致 扰乱 冒充"
)
_NO_VERB = "|".join(
    rf"{verb[at]}(?<={verb[: at + 1]})(?={verb[at + 1 :]})"
    for verb in _VERBS.split()
    for at in range(verb.find("(") if "(" in verb else len(verb))
)
# A character of a school's own name; small words end it, unless they are the name's (和平小学, 于洪一中).
_CHAR = (
    rf"(?:(?!{_NO_VERB}|告|进(?![贤步修才德取])|向(?![阳荣东明群上前日])|已|让(?!胡)|把|获|得(?<=获得))(?!因(?!山)|就(?!业)(?<!成就))(?!(?<!工)读)(?![过了在到的是系被某该这那着将我你他她们去对])(?!和(?![平谐顺田县林静乡镇村庄])|本(?!溪)|至(?![善诚])|为(?!民)|从(?![江化])"
    r"|由(?!旺)(?<!自由)|转(?=[来入到至])|来(?<=转来)|于(?![洪都家])|其(?!林)|与|及(?!第)|往|送|入(?!云))[\u4e00-\u9fff\d])"
)
_SMALL = frozenset("在到的是系被某该这那读将我你他她们去对和本至为从于其与及往送入进")
_KIND = Led(
    r"(?:小学|完小|中心校|公学|幼儿园|亲子园|托儿所|托育园|[托保]育中心|早教中心|托管中心|教学点|职业(?:技术)?教育中心|中专|中学|初级中学|初中|高级中学|高中|附中|附小|职高|职中|职教中心|体校|艺校|技校|(?<!大)学校(?!园)"
    + "".join(f"|{one}中(?!学(?!生)|队)" for one in "一二三四五六七八九十")
    + r"|实验[一二三]?小(?!学)"
    r"|[一二三四五六七八九十]幼(?=的|就读|上学|入园|[大中小]班|[和与及由，。；、)])"
    r"|[一二三四五六七八九十]小(?=[转仅距离门附旁校接和与及放入念]|的|就读|读|上学|学生|[一二三四五六\d]年|[，。；、)]))"
    r"(?!文化|(?<!园)毕业|肄业|学历|教学|路|街|站|职工|工作|食堂(?![被内里就吃用打排])|程度|[级心间央途国午华美])"
    r"(?:[东南西北中新老]校区|[初高]中部|小学部|分[校园]|\([^()]{1,8}(?:园|校区|部|区)\))?"
)
_GENERIC = re.compile(
    r"^(?:[本该同邻当县市区镇乡村地城里内上的个次两三一每各有来所时全]|[这那哪几某][个次]"
    r"|附近|公立|私立|民办|公办|农村|然后|许多|开设|连锁|学生|家长|另外?|其他|普通|义务|九年)*"
    r"(?:重点|寄宿制?|民族|职业|特殊|高收费|收费|私立|贵族|国际|封闭式)*(?:小学|中学|幼儿园|学校|初中|高中|技术学校)$"
)
# One of several; and 到镇上时学校说…, 天天上学校.
_SOME = re.compile("[一两几某](?:个|所)(?:小学|中学|学校|幼儿园)$|[时上]学校$")
# A school called nothing but 学校 has a name only by its kind or its place: 锁学校, 当时学校.
_ONLY_SCHOOL = re.compile(
    "(?<!外国语)(?<!实验)(?<!教育)(?<!寄宿)(?<!制)(?<!国际)(?<!双语)(?<!运动)(?<!艺术)(?<!技术)(?<!中心)(?<!民族)(?<!培训)(?<!外语)(?<!希望)(?<!工读)(?<!专门)(?<![镇乡村])学校$"
)
_LONGEST, _STEM, _SHORT = 24, 2, 6
# In its own town a school is called by its number alone: 儿子在八中读高二, 是十二中校队的.
_COUNTED_ONLY = re.compile("(?:(?<=[在读上念到是于入进考])|(?<=考取))第?[一二三四五六七八九十]{1,3}[中小幼]$")
_GOES_ON = re.compile(
    r"就读|[读念上](?=[初高小幼一二三四五六七八九，。])|校队|的?学生|上学|读书|念书|上课|[初高][一二三]|[一二三四五六七八九\d]{1,2}年?级|[(（]?[一二三四五六七八九\d]{1,2}[)）]?班"
)
# “金贝贝”托儿所: its name alone is in quotation marks.
_QUOTED = re.compile(r"“(?P<name>[\u4e00-\u9fffA-Za-z]{2,10})”$")
# What is masked, or tells of what sort a school is, names none.
_SORT = re.compile(
    ".*(?:某|[Xx]{2}).*|(?:[无假黑][证照牌]?|[合非违]法|[三五]好|问题|学生|家长|示范|文明|优秀|先进|名牌|[公民]办|贵族|打工|留守|流动"
    "|儿童|子弟|特色|山寨|家庭式?)+"
)
_MASKS = frozenset("某×*")
_OF_COUNTY, _COUNTED = frozenset("县市区镇"), frozenset("一二三四五六七八九十")


def named(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of schools that bear a name, unmasked."""
    for kind in _KIND.finditer(text):
        quoted = _QUOTED.search(text, max(0, kind.start() - _LONGEST), kind.start())
        if quoted is not None:
            if not (_SORT.fullmatch(quoted["name"]) or generic(quoted["name"] + kind[0])):
                yield quoted.start(), kind.end()
            continue
        counted = _COUNTED_ONLY.search(text, max(0, kind.start() - _SHORT), kind.end())
        if counted is not None and _GOES_ON.match(text, kind.end()):
            yield counted.start(), kind.end()
            continue
        name = _name().search(text, max(0, kind.start() - _LONGEST), kind.start())
        if name is None or not _is_name(name[0], kind[0]) or text[name.start() - 1 : name.start()] in _MASKS:
            continue
        yield name.start() + _first_division(name[0]), kind.end()


def generic(school: str) -> bool:
    """Say whether a school is called by nothing of its own: 当地的小学, 无名镇一个小学."""
    return _GENERIC.match(school) is not None or _SOME.search(school) is not None


def nameless(school: str) -> bool:
    """Say whether a place is called nothing but 学校, by no kind and no place: 之后学校."""
    return _ONLY_SCHOOL.search(school) is not None


@cache
def _name() -> re.Pattern[str]:
    """Return what a school's own name looks like before its kind: some counties hold small words (云和)."""
    names = {name for name in loader.divisions().values() if _SMALL & set(name)}
    stems = {name[:-1] for name in names if len(name) > _STEM} | {
        name for name in names if len(name) == _STEM
    }
    # 就读于都匀…: 于 is the verb's there.
    held = "|".join(
        ("(?<![读学位])" if one[0] == "于" else "") + one
        for one in sorted(stems, key=lambda one: (-len(one), one))
    )
    return re.compile(rf"(?:(?:{held})|{_CHAR}){{1,22}}$")


def _is_name(name: str, kind: str) -> bool:
    """Say whether what stands before the kind can be a school's own name; 县一中 is the county's only one."""
    return len(name) >= _STEM or (name in _OF_COUNTY and kind[0] in _COUNTED)


@lru_cache(maxsize=1024)
def _first_division(name: str) -> int:
    """Return where a county begins in a name, if it does: 离开 of 离开永宁县 is no part of it."""
    return next((at for at in range(len(name)) if prefix(name, at).end > at), 0)
