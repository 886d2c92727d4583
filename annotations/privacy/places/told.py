"""Homes told by who lives or is lodged there, and by who signs for the mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.places.behind import is_organisation
from annotations.privacy.places.grammar import body_end, clause_start, fine, named, skip_prefix, way_end
from annotations.privacy.places.place import IN_FACTS, LODGING, LONGEST, NOT_HOME, Place
from nlp.names.surnames import surname_of
from nlp.text.led import Led

# Whose home it is stands right before the word: 死者许某住…, 证人王小明住…; 住院, 住过 lead to no place.
_PERSON_LIVES = re.compile(
    r"住(?<=[某甲乙丙丁戊己庚×*\d]住)(?![院所处址宅的过了进宿房])|"
    r"住(?<=(?:死者|伤者|证人)[\u4e00-\u9fff]{2}住)(?![院所处址宅的过了进宿房])|"
    r"住(?<=(?:死者|伤者|证人)[\u4e00-\u9fff]{3}住)(?![院所处址宅的过了进宿房])"
)
# Taken for somebody to live in: 为其租下…供二人同居.
_TAKEN = Led(r"租下了?|租得|租了|租用|承租了?|安置在|安顿在|安排在|买下了?|购置了?|购买了?|买了|提供了?")
_TO_LIVE = re.compile(
    r"(?:[^，。；]{0,6}，)?[^，。；]{0,4}?(?:供|给|让|与|和|并|作)?[^，。；]{0,8}?(?:居住|同居|生活起居|过夜|养胎|待产)|，(?:(?!生产|办公|经营|加工)[^。；]){0,24}租住[房处屋](?![内里中]?(?:办公|生产|经营|加工))"
)
# Who sleeps in a shop to watch it is at work; who has nothing else to live in is at home.
_SHOP = re.compile("门面|铺面|商铺|底商|店[面铺]|门市|仓库|厂房")
_KEEPS_SHOP, _SEEN = re.compile("看[店门管守]|守[店夜]|值[守班]|经营|营业"), 20
# Who takes the mail in is at home: 由其母亲代为签收.
_SENT = Led(r"寄[往到至]|寄送[到至]|投递[到至]|送[往到至]|快递至")
_SIGNED = re.compile(
    r"，?(?:并|已|均)?由(?:其|[\u4e00-\u9fff]{1,2}某\w?的?)?(?:同住|成年)*的?"
    r"(?:本人|父亲|母亲|父母|妻子?|丈夫|儿子?|女儿?|儿媳|女婿|岳[父母]|公婆|婆婆|公公|祖[父母]|爷爷|奶奶|外[公婆]|哥哥?|嫂子?|弟弟?|姐姐?|妹妹?|家属|家人|亲属|邻居)"
    r"[^，。；]{0,6}(?:签收|收取|代收|收下|领取)"
)
# Who was moved away is settled somewhere for good: 搬迁后被安置在….
_SETTLED = Led(r"(?:搬迁|移民|拆迁|征收|脱贫)[^。；]{0,14}?安置[在于到至]")
_NO_WORK = re.compile(r"(?!的?(?:厂房|车间|工地|[^，。；]{0,8}(?:就业|上班|务工|打工)))")
# Officers come in, and somebody is in bed, at their own door, going out: it is that person's home.
_CAME = Led("进入|赶[到至往]|到达|来到|前往")
_FOUND = Led("堵住|找到|截住|拦住|叫醒")
_FOUND_IN = re.compile(f"在(?=[^，。；]{{4,50}}(?:{_FOUND.pattern.pattern}))")
_AT_HOME = re.compile(
    r"[内里中]?(?:，[^。；]{0,24}?(?:自家|家门|卧室|床上|炕上|被窝)|(?:堵住|找到|截住|拦住|叫醒)[^，。；]{0,8}(?:出门|起床|睡觉|在家|熟睡|回家))"
)
# Whoever it is lives behind that door: 孙某住无名路88号; his or her home is there: 孙某家在无名小区….
_DWELLS = Led(r"住(?![院所处址宅的过了进宿房户在于着一])家?")
# Who stands before 住 lives there: a pronoun, kin, a mask, or when it was. A verb does not: 围住, 封住.
_WHO_LIVES = re.compile(
    r"(?:[他她我你们人其母父妈爸夫妻子女儿媳婿婆公哥弟姐妹姨姑舅叔伯爷奶嫂孙侄甥友某甲乙丙丁戊己庚×*\d]|[时后均都也仍又曾直期])$"
)
_HOME = Led(r"家(?:里|中)?(?:就|也|都)?(?:在|位于|住)(?!此|那|该|场|中|内|等)")
_DOOR = re.compile(r"[\dA-Za-z一二三四五六七八九十](?:号|[室户房栋幢座组社队排]|单元)|\d-\d")
# No door has a number in a village where all know who lives behind the temple.
_STANDS = (
    r"(?:住处就?[在是为]|住所就?在|(?<=租)住[在于]|(?<![居租暂])住在|居住[在于]"
    r"|(?:家|住)(?:里|中)?就?(?:在|位于)|家住)"
)
_CUE = re.compile(_STANDS)
_LANDMARK = Led(
    rf"{_STANDS}"
    r"(?=[^，。；、]{0,20}?[\u4e00-\u9fff]{1,6}(?:学|院|社|站|库|府|行|局|(?<!现)场|店|塔|庙|堂|厂|会|部|桥|园|校|馆|矿)的?(?:正?[对后前]面|旁边?|隔壁|[东西南北后前]侧|[东西南北]边))"
    r"(?P<place>(?!距)[^，。；、其我他她本该同×*某]{2,20}?(?:正?[对后前]面|旁边?|隔壁|[东西南北后前]侧|[东西南北]边)(?:的?[^，。；、的]{0,8}?(?:[\d一二三四五六七八九十]+[楼层]楼?|房屋?|屋|平房|院子?|那[户家栋间])(?:，?\d{2,4}[室房号]?)?)?)"
)
# 邮局对面, 一间茶铺旁: every town has one; a name (关帝庙) is not merely the kind of what it names.
_SIDE = re.compile("的?(?:正?[对后前]面|旁边?|隔壁|[东西南北后前]侧|[东西南北]边)")
_ANY = re.compile("距|[^，。；]{0,14}[一某][个家处间]")
_KIND = re.compile(
    "[\u4e00-\u9fff]?[\u4e00-\u9fff]|[老旧新大小原县镇乡村]?(?:邮电|邮政|税务|公安|财政|[粮林水]务?|电力?|工商)(?:分?局|所|站|库|管所)"
    "|[老旧新大小原县镇乡村]?(?:小卖|村|大队|乡|收购|门市|俱乐|武装)部|[老旧新大小原县镇乡村]?供销社|信用社|合作社|[县镇乡市区]?政府"
    "|[老旧新大小原县镇乡村]?(?:粮食?|加油|卫生|汽车|火车|公交|变电|供电|水|电|搅拌|收购|回收|服务|检查|畜牧|兽医|防疫|文化|农机)站"
    "|[老旧新大小原县镇乡村]?(?:卫生|电影|敬老|养老|福利|法|检察)院|[老旧新大小原县镇乡村]?(?:幼儿|公)园|[老旧新大小原县镇乡村]?水库|仓库"
    "|[县镇乡市区]?(?:菜|农贸|集贸|超级|批发|停车|篮球|运动|体育|养殖|养猪|养鸡|屠宰)?市?场|[老旧新]?(?:便利|理发|杂货|药|饭|酒|商|早餐|小吃|五金)店"
    "|[老旧新]?(?:砖|水|电|纸|糖|药|酒|水泥|砖瓦|木材|面粉|化工|机械|服装|加工)厂|[老旧新大小石木铁天立交]{1,2}桥"
    "|[村里老旧小大县镇乡市区第一二三四中]{0,3}学校?|(?:土地|小|老)庙|(?:水|铁|电视|信号|信号发射)塔|(?:教|祠|食|礼|澡)堂"
    "|(?:图书|博物|文化|体育|茶|饭|宾)馆|[煤铁]矿"
)
# What somebody's family has there is a shop, a wood: 孟某家在柳东社区的布鞋店.
_NO_DWELLING = re.compile(
    r"(?:的|经营的?|开的?|有)[^，。；]{0,8}(?:店|厂|公司|门市|仓库|超市|饭馆|[林田地])|\([^)]{0,3}地名|被"
)
_NEAR, _SHORTEST, _BY_LANDMARK = 8, 4, 0.6
# The flat that somebody bought, where the next clause says that they live there.
_BOUGHT = Led("(?:就|房子|房屋)在(?<!厂房就在)(?<!公司就在)(?<!车间就在)(?<!仓库就在)(?<!店就在)")
_LIVED_THERE = re.compile(
    r"，[^，。；]{0,8}(?:一直)?在(?:该处|该房|那里|那儿|这里|此)[^，。；]{0,14}(?:生活(?!用|必需|垃圾|污水|废|资料|设施)|居住|同居|住)"
)
# What leads to a home where something follows it.
_FOLLOWED = (
    (_BOUGHT, _LIVED_THERE),
    (_TAKEN, _TO_LIVE),
    (_SETTLED, _NO_WORK),
    (_CAME, _AT_HOME),
    (_SENT, _SIGNED),
)
# Where somebody comes back to sleep: 回到…单身宿舍718房睡觉.
_RETURNS = Led("回到|返回|赶回|回(?=[^，。；]{4,40}(?:休息|睡觉|过夜))")
_TO_REST = re.compile(r"[内中里]?(?:的?住处)?，?(?:休息|睡觉?|过夜|住下)")
# What may end an address that no unit ends: …K栋顶头. Somebody's kin, a verb, a name do not.
_LAST = frozenset("门户边侧头口上下楼房屋院巷面旁室号栋幢座层元0123456789")
_MORE = re.compile(r"[^，。；、：的了被将把让与和给供由内中里()某\s]{0,8}")
_PERSONAL, _FIRM = 0.85, re.compile("公司|集团|企业|商行|经营部")


def told_by_people(text: str, people: set[str]) -> Iterator[Place]:
    """Find the places that somebody lives at, is lodged at, or whose family takes the mail in."""
    yield from _doors(text, people)
    yield from _by_landmark(text)
    for match in _PERSON_LIVES.finditer(text):
        yield from _home(text, match.end())
    for leads, behind in _FOLLOWED:
        for match in leads.finditer(text):
            yield from _home(text, match.end(), behind)
    # 在 is everywhere: it is looked for only where such a word stands at all.
    for match in _FOUND_IN.finditer(text) if any(_FOUND.finditer(text)) else ():
        yield from _home(text, match.end(), _AT_HOME)
    for match in _RETURNS.finditer(text):
        for place in _home(text, match.end(), _TO_REST):
            if not NOT_HOME.search(text, *place[:2]):
                yield place


def _by_landmark(text: str) -> Iterator[Place]:
    """Find homes told by what they stand beside."""
    for match in _LANDMARK.finditer(text):
        cue = _CUE.match(text, match.start())
        if (cue and is_organisation(text, cue)) or _NO_DWELLING.match(text, match.end()):
            continue
        start = skip_prefix(text, match.start("place"))
        side = _SIDE.search(text, start, match.end())
        if side is None or _KIND.fullmatch(text, start, side.start()) or _ANY.match(text, start):
            continue
        if start < match.end() and not LODGING.search(text, start, match.end() + _NEAR):
            yield start, match.end(), IN_FACTS, _BY_LANDMARK


def _doors(text: str, people: set[str]) -> Iterator[Place]:
    """Find the numbered door right behind 住, and what is told of the home of one of the `people`."""
    for match in _DWELLS.finditer(text):
        start = skip_prefix(text, match.end())
        end = body_end(text, start)
        tail = text[start:end]
        none = NOT_HOME.search(tail) or "住宿" in tail
        begins = start == match.end() or match[0].endswith("家")
        if (
            begins
            and _lives(text, match.start(), people)
            and fine(tail)
            and named(tail)
            and _DOOR.search(tail)
            and not none
        ):
            yield start, way_end(text, end), IN_FACTS, _PERSONAL
    for match in _HOME.finditer(text):
        if _is_somebodys(text, match.start(), people):
            start = skip_prefix(text, match.end())
            end = body_end(text, start)
            tail = text[start:end]
            owned = LODGING.search(tail) or _NO_DWELLING.match(text, end) or len(tail) < _SHORTEST
            if fine(tail) and not owned:
                yield start, way_end(text, end), IN_FACTS, _PERSONAL


def _lives(text: str, at: int, people: set[str]) -> bool:
    """Say whether who stands before `at` can live somewhere, or the clause begins there."""
    clause = text[clause_start(text, at) : at]
    return not clause or _WHO_LIVES.search(clause) is not None or _is_somebodys(text, at, people)


def _is_somebodys(text: str, at: int, people: set[str]) -> bool:
    """Say whether a name ends at `at`: one of the `people`, or the whole clause, led by a surname."""
    if any(text[max(0, at - size) : at] in people for size in (2, 3, 4)):
        return True
    name = text[clause_start(text, at) : at]
    # 孟某围住: a name, and what that person does.
    does = "某" in name[:-1] or any(name[:size] in people for size in (2, 3))
    return len(name) in (2, 3) and surname_of(name) != "" and "的" not in name and not does


def _home(text: str, at: int, behind: re.Pattern[str] | None = None) -> Iterator[Place]:
    """Give the place at `at` when it goes below the town and, if asked, `behind` follows it."""
    start = skip_prefix(text, at)
    end = body_end(text, start)
    if start - at > LONGEST or not fine(text[start:end]) or LODGING.search(text, start, end):
        return
    if behind is _NO_WORK:
        end = end if behind.match(text, end) else start
    elif behind is not None:
        # What leads up to it is the address's: …宿舍|K栋顶头|供二人居住.
        ends = range(_clause_end(text, end), end - 1, -1)
        high = next((at for at in ends if behind.match(text, at)), start)
        end = next((at for at in range(high, end, -1) if text[at - 1] in _LAST), min(high, end))
    if behind is _TO_LIVE and _SHOP.search(text, start, end) and _KEEPS_SHOP.search(text, end, end + _SEEN):
        return
    if start < end and not (behind and _of_firm(text, at, start, end)):
        yield start, end, IN_FACTS, _PERSONAL


def _clause_end(text: str, at: int) -> int:
    """Return where what may still be of an address behind `at` ends, a few characters on at most."""
    more = _MORE.match(text, at)
    return more.end() if more else at


def _of_firm(text: str, at: int, start: int, end: int) -> bool:
    """Say whether a firm gets or takes the place."""
    before = max(0, at - 14, text.rfind("，", max(0, at - 14), at) + 1)
    return NOT_HOME.search(text, start, end) is not None and _FIRM.search(text, before, end) is not None
