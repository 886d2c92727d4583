"""Home addresses before words of home: …18号孙某家中, …租住在此, …(系孙某住处), …村村民; or by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.privacy.places.denied import denied_before
from annotations.privacy.places.grammar import (
    UNITS,
    body_end,
    clause_start,
    fine,
    named,
    skip_prefix,
    start_before,
    way_end,
)
from annotations.privacy.places.place import (
    BY_FORM,
    BY_FORM_CONFIDENCE,
    IN_FACTS,
    LODGING,
    LONGEST,
    NOT_HOME,
    Place,
)
from nlp.names.surnames import is_surname
from nlp.text.led import Led

_HOMES = (
    r"家(?<=[父母亲戚友子女夫妻哥弟姐妹姑舅叔婆公奶爷娘某甲乙丙丁×*1-9]家)(?![庭具长电属族乡伙禽畜务常装政暴产业居人园公电村屯庄沟湾])|"
    r"家(?<!第[一二三四五六七八九十\d]家)(?<!分家)(?=[中里内门院附楼客厨卧，。、；的]|[一二三四五六]楼|[东西南北]屋|集合|聚会|吃饭|喝酒|打牌|商量|住宿)|"
    r"住处|寓所|住所(?!地)|住宅(?![楼区小用建\d])|居所|租住处|租住地|租住的?房|租房(?<!日租房)|"
    r"(?:一[间处套个]?)?出租[房屋]|[租暂]住(?![处地证他])|自建房|老[家宅屋](?!村|组|[湾场基坪塘])|"
    r"处(?<=[父母哥弟姐妹叔舅姑姨亲戚友]处)(?=[，。；住躲借寄居])|出租户|[住租]户(?<!出租户)(?![籍主])|户主(?=[，。；是为系]|[\u4e00-\u9fff]某)|(?:接(?:走|回|送|出)?|[探看]望)(?:婚生|孩子|小孩|[女儿][儿子])|(?:[的之]?房屋?[中内]?)?搬[出离](?!货|东西|家具)|"
    r"那?[一二三四五六两](?:间|孔|栋)(?:[新旧老瓦平砖土木石]){0,2}[房屋窑楼][里内中]|"
    r"房东|生活(?=[，。；])|长大(?=[，。；的])|院(?<=[某甲乙丙丁×*]的院)[内中里]|"
    r"院(?<=[某甲乙丙丁×*]院)[内中里]|同居(?<!共同居)(?![不关])|居住(?![地证区人权小])|"
    r"租了?[一两][套间][^，。；]{0,4}房[^，。；]{0,3}住|暂住处|暂住地|居住地|房屋[中内里]|"
    r"住房[中内里]|房[屋产](?=[^，。；由]{0,10}，?[现仍]?由[^，。；]{1,10}居住)|卧室|客厅"
)
_HOME = Led(rf"(?:的(?:{_HOMES})|{_HOMES})(?!仓库|作为)")
_ROLES = (
    r"(?:"
    r"原审被告人|原告人?|(?<=[其我他她])[与和]|(?:夫妻|双方|婚[前后])*共同|被?(?:执行|申请)人|"
    r"被告(?!人)|[东南西北]侧|被害人|被告人|上诉人|证人|村民|居民|同案人|"
    r"[大小]?(?:儿子|女儿|父母|父亲|母亲|岳父|岳母|妻子|丈夫|哥哥|弟弟|姐姐|妹妹|朋友|亲戚|姑母|姑姑|姨母|舅舅|叔叔|伯父|外婆|外公|奶奶|爷爷|祖父|祖母|公婆|前妻|前夫|邻居|同学|女友|男友|同事)|"
    r"[我其他她你俺咱]们?的?[大小二三四老外]?(?:[父母爸妈爹娘哥姐弟妹夫妻媳婿姑姨舅叔伯婶嫂爷奶婆公孙岳侄甥友亲戚邻居对象](?![×*])){0,3}|"
    r"娘|老[\u4e00-\u9fff](?![×*])|村?(?:支书|书记|主任|会计|[组社队]长)|[的原系是内中、和及]"
    r")"
)
_MASKED = r"(?:[^，。；、某给往让]{0,2}某[某甲乙丙丁戊己庚\d]*|[\u4e00-\u9fff]{1,2}[×*]{1,2}\d?)"
# Taken as a whole, the longer words first: what is written many times is not divided in every way.
_WHO = f"(?>(?:{_ROLES}|{_MASKED})*)"
# What somebody does there, between the name and the word for a home: 其与孟某共同租住的|出租屋.
_STAYS = r"(?:现在|目前)?(?:共同|一起|一人|单独)?(?:住|租住|居住|暂住|承租|租用|租赁|借住|寄住)?的?"
# A hamlet may stand between the last unit and whose home it is: 前进村柳湾邵某家.
_GAP = re.compile(
    rf"(?:(?<=[村组队屯庄委会街巷])(?P<hamlet>(?:(?![某家的儿子女父母妻友亲与和同被偷盗窃抢了几给对在将把我其他她俺咱往前到去入来至])[\u4e00-\u9fff]){{2,4}}?))??(?:(?:盗窃|偷|抢)[了走]?)?{_WHO}{_STAYS}"
)
_NAME = re.compile(
    # A mask may stand within a name (被害人|孟某林), and a name may begin as what leads to one does (原, 和).
    rf"(?:{_WHO}|(?>{_ROLES}*)|)(?P<name>[\u4e00-\u9fff]{{2,3}})(?:[、和及与][\u4e00-\u9fff]{{2,3}}){{0,2}}{_STAYS}"
)
_REACH, _MASKS = 22, "某×*Xx"
# A house is told by where it lies, and who lives there comes after.
_HOUSES_LIE = ("房屋", "房产")
_SEIZED = re.compile("[强侵]?占[用有据]?")
_VAGUE, _MOVES = ("接", "探", "看", "一"), "搬"
# A firm stays in a tower, too.
_STAYED = ("租住", "暂住")
# The rare word comes first, so that the search is quick; the number before it is looked back at.
_DOOR = r"[\dA-Za-z一二三四五六七八九十东西南北中单元楼层门-]{1,12}?(?:室|房|户|号)"
_ROOM = Led(
    rf"号楼(?<=[\dA-Za-z一二三四五六七八九十]号楼){_DOOR}|"
    + "".join(rf"{one}(?<=[\dA-Za-z一二三四五六七八九十].){_DOOR}|" for one in "栋幢座")
    + r"单元(?<=\d单元)\d{1,5}(?:[室号]|(?![\d元米年余多万千平人.]))"
    + "".join(
        rf"|{one}\d{{1,4}}(?:-\d{{1,4}}){{1,3}}(?:室|号)?"
        for one in ("小区", "花园", "公寓", "家园", "新村", "苑")
    )
)
# What makes a flat a home, and what makes it something else: sold, let, searched, burgled.
_HOME_SIGN = re.compile(
    r"住(?!宅|所地|院|房)|家(?=[中里，门。])|业主|户籍[^，。；]{0,3}[至在]|自己的房|入户门|敲(?:开[^，。；]{0,6})?门|室友"
    r"|卧室|床|客厅|厨房|沙发|阳台|上楼|尾随|救护车|呼救"
)
# Burglary has no other object than a home.
_BURGLED = re.compile(r"侵入住宅|入户(?!登记|调查)|入室|室内|溜门|撬[门锁开]|翻窗|爬窗|翻墙|技术(?:性)?开锁")
_SIGN_BEFORE, _SIGN_BEHIND, _BURGLARY = 30, 16, 40
_NUMBERED = re.compile(r"[\dA-Za-z一二三四五六七八九十](?:号|[室户房栋幢座组社队]|单元)")
_CLAUSE = re.compile("[^，。；、]{0,12}")
_NOT_LIVED_IN = re.compile(
    r"公司|住所地|注册地|经营|办公|仓库|厂|店|麻将|棋牌|赌|房产|商铺|门面|权证|名下|购买|购得|查封|抵押|出售|产权"
    r"|[买卖售]|拍卖|骗取|[取获]得|获取|安置|评估|登记|过户|门面|门市|据点|作坊|窝点|工作室|现场|火灾|涉案|案涉|诉争|争议"
)
_UNIT_LAST = re.compile(
    rf"(?:{UNITS})(?:(?<=院)[内里]?(?:[东西南北正上][屋房]|平房))?(?:[一二三四五六七八九十\d]{{1,2}}期)?(?:之[一二三四五六七八九\d])?(?:[A-Z\d*×-]{{1,14}})?(?:楼上|隔壁|斜?对[面门]|旁边?|[东西南北](?:头|首))?"
)
_HERE = Led(r"(?:居住|租住|暂住|住)(?:在|于)?[此该](?:地|处)?")
# 坐落于无名路1号的房屋。…该房屋由某某居住: the home is named in the sentence before.
_HOUSE = re.compile(
    r"(?:该|上述|此|涉案|案涉)(?:套|处|幢)?(?:房屋|房产|住房|房)(?:现|一直|仍|目前|由|系|为|是)[^。；]{0,30}?(?:居住|唯一(?:住房|住所))"
)
_LIES = re.compile(r"坐落[于在]|座落[于在]|位于")
_BACK = 120
_IS_HOME = re.compile(
    r"\((?:(?:系|为|是)|(?:被告人|被害人|证人|其|[^，。；()]{0,2}某))[^，。；()司厂店]{0,12}?(?:住处|住所|家中?|居所|住址|暂住地|租住地|居住地|租房)\)"
)
_OF = "[村组社区队屯庄寨查连场街]"
_VILLAGER = Led(
    rf"(?:的(?<={_OF}的)(?:[村居牧]民|社员|职工|人(?=[，。；]))|[村居牧]民(?<={_OF}.民)|社员(?<={_OF}社员)|职工(?<=[连场]职工)|人(?<={_OF}人)(?=[，。；]))"
    r"(?![委小会代自])"
    # Whose flat it is: 系…小区3幢501室业主.
    + "".join(rf"|{of}{who}(?<=[室户房\d]{of}{who})" for who in ("业主", "住户") for of in ("", "的"))
)
_MASKED_NAME = re.compile(r"[\u4e00-\u9fff]{1,2}(?:某|[×*])")
# What ties a person to somebody of a village: 赵某|和…村村民, 收受|…. Of 和平镇 it is the name's first.
_LINK = re.compile("(?:收受|[和与同为受收向以找跟及、])(?!.(?:[镇乡村]|街道))")
_FIRST = re.compile("[和同为受向以从对回](?![该本我同邻])[\u4e00-\u9fff](?:[镇乡]|街道)")
# No part of a place: 2012年2|月|柳树镇…; nor what is told by another place: 该镇|…村, 邻县|…镇…村.
_NO_NAME = re.compile(
    r"(?:(?<=\d)[年月日]|[该本我同邻](?:街道|[镇乡县市区])(?!街道|[镇乡村])|(?<=[该本我同邻])(?:街道|[镇乡县市区]))*"
)
_NAME_LAST = re.compile(r"[某×*][某甲乙丙丁戊己庚×*\d]?$")
_DESCRIBED = re.compile(r"(?:[男女族岁]|文化|出生)，$")
_IS_OF = re.compile(r"(?<![不非])[系是为]")
_TOWN = re.compile(r"[镇乡]|街道|办事处")


def before_home(text: str, people: set[str]) -> Iterator[Place]:
    """Find addresses with somebody's home behind them: …18号孙某家中."""
    for match in _HOME.finditer(text):
        low = clause_start(text, match.start())
        unit, end = _last_unit(text, low, match.start())
        if end <= low or (match[0] == "住宅" and end == match.start()) or LODGING.search(text, low, end):
            continue
        name = _name_over(text, unit, people)
        if name is not None:
            unit = end = name if _ends_unit(text, low, name) else low
        if end <= low:
            continue
        # 无名村张玉栋家, 张庄家: no building, no village.
        size = next((n for n in (4, 3, 2) if unit - n > low and text[unit - n : unit] in people), 0)
        if size:
            unit = end = unit - size
        start = behind_person(text, start_before(text, low, unit), unit, people)
        # Where a child is fetched or a house is let is a home by its door; a village is told for more.
        # Who is to leave what is another's has no home there that the court would tell.
        if _MOVES in match[0] and _SEIZED.search(text, max(0, start - _REACH), start):
            continue
        vague = _MOVES in match[0] or match[0].lstrip("的").startswith(_VAGUE)
        vague = vague and not _NUMBERED.search(text, start, end)
        if match[0][-2:] in _STAYED and NOT_HOME.search(text, start, end):
            continue
        lies = match[0][-2:] not in _HOUSES_LIE or _LIES.search(text, low, start) is not None
        denied = denied_before(text, low, start, end, match[0])
        if start < end and lies and not (vague or denied) and fine(text[start:end]):
            yield start, end, IN_FACTS, 0.85


def _name_over(text: str, unit: int, people: set[str]) -> int | None:
    """Return where a person's name starts that a unit's last character belongs to: 到|庄文波|家."""
    starts = range(max(0, unit - 3), unit)
    held = (at for at in starts for n in (2, 3, 4) if at + n > unit and text[at : at + n] in people)
    return next(held, None)


def _ends_unit(text: str, low: int, at: int) -> bool:
    """Say whether a unit ends right at `at`: 无名小区|房某家."""
    return any(one.end() == at for one in _UNIT_LAST.finditer(text, max(low, at - _REACH), at))


def behind_person(text: str, start: int, end: int, people: set[str]) -> int:
    """Return where the place starts that a person's name leads to: 被告人张三无名小区的家中."""
    for at in range(start, end - 1):
        for length in range(min(4, end - at), 1, -1):
            # Of ××小区 nothing is named, whoever ×× is taken for.
            if text[at : at + length] in people and text[at : at + length].strip(_MASKS):
                return at + length
    return start


def _last_unit(text: str, low: int, anchor: int) -> tuple[int, int]:
    """Return where the last unit before `anchor` ends, and where a hamlet behind it does.

    Only a person may stand between that and the anchor; else both are `low`.
    """
    ends = [m.end() for m in _UNIT_LAST.finditer(text, max(low, anchor - _REACH), anchor)]
    for end in reversed(ends):
        named = _NAME.fullmatch(text, end, anchor)
        if named and is_surname(named["name"][0]):
            return end, end
        gap = _GAP.fullmatch(text, end, anchor)
        if gap:
            return end, gap.end("hamlet") if gap["hamlet"] else end
        way = way_end(text, end)
        if way > end and _GAP.fullmatch(text, way, anchor):
            return end, way
    return low, low


def by_form(text: str, people: set[str]) -> Iterator[Place]:
    """Find what has the form of a flat (estate, building, room) and no sign of a firm or a hotel."""
    done = 0
    for match in _ROOM.finditer(text):
        if match.start() < done:
            continue
        low = clause_start(text, match.start())
        start = start_before(text, low, match.start() + 1)
        start = behind_person(text, start, match.start() + 1, people)
        end = max(match.end(), body_end(text, start))
        done = end
        place = fine(text[start:end]) and named(text[start:end])
        if start <= match.start() and place and _is_home(text, low, start, end):
            yield start, end, BY_FORM, BY_FORM_CONFIDENCE


def _is_home(text: str, low: int, start: int, end: int) -> bool:
    """Say whether the words around a flat make it a home, and none makes it a shop, an object of trade."""
    if NOT_HOME.search(text, start, _clause_end(text, end)):
        return False
    if _BURGLED.search(text, end - 1, _sentence_end(text, end, _BURGLARY)):
        return True
    traded = _NOT_LIVED_IN.search(text, low, start) or _NOT_LIVED_IN.search(text, end, _clause_end(text, end))
    return not traded and _lived_in(text, start, end)


def _lived_in(text: str, start: int, end: int) -> bool:
    """Say whether the sentence around a flat says that somebody lives there."""
    low = max(0, start - _SIGN_BEFORE)
    low = max(low, text.rfind("。", low, start) + 1, text.rfind("；", low, start) + 1)
    return (
        _HOME_SIGN.search(text, low, start) is not None
        or _HOME_SIGN.search(text, end, _sentence_end(text, end, _SIGN_BEHIND)) is not None
    )


def _sentence_end(text: str, at: int, reach: int) -> int:
    """Return where the sentence that goes on at `at` ends, `reach` characters on at most."""
    end = text.find("。", at, at + reach)
    return at + reach if end < 0 else end


def _clause_end(text: str, at: int) -> int:
    """Return where the clause that goes on at `at` ends, a few words on at most."""
    after = _CLAUSE.match(text, at)
    return after.end() if after else at


def here(text: str) -> Iterator[Place]:
    """Find the place that 租住在此 points back to: the last address of the clause before."""
    for match in _HERE.finditer(text):
        high = max(text.rfind(stop, max(0, match.start() - LONGEST), match.start()) for stop in "，。")
        low = clause_start(text, high - 1) if high > 0 else high
        start = start_before(text, low, high) if low < high else high
        if body_end(text, start) == high and fine(text[start:high]):
            yield start, high, IN_FACTS, 0.8


def lived_in_house(text: str) -> Iterator[Place]:
    """Find the house that the sentence behind says somebody lives in."""
    for match in _HOUSE.finditer(text):
        lies = list(_LIES.finditer(text, max(0, match.start() - _BACK), match.start()))
        if not lies:
            continue
        start = skip_prefix(text, lies[-1].end())
        end = body_end(text, start)
        if fine(text[start:end]):
            yield start, end, IN_FACTS, 0.8


def called_home(text: str) -> Iterator[Place]:
    """Find the place that a bracket right behind it calls a home: …18号(系孙某住处)."""
    for match in _IS_HOME.finditer(text):
        low = clause_start(text, match.start())
        start = start_before(text, low, match.start()) if low < match.start() else match.start()
        if start < match.start() and fine(text[start : match.start()]):
            yield start, match.start(), IN_FACTS, 0.8


def villagers(text: str, people: set[str]) -> Iterator[Place]:
    """Find the village, told with its county or town, that somebody belongs to: 系…无名镇无名村村民."""
    for match in _VILLAGER.finditer(text):
        low = clause_start(text, match.start())
        start = start_before(text, low, match.start()) if low < match.start() else match.start()
        start = _behind_link(text, behind_person(text, start, match.start(), people), people)
        placed = text[start - 1 : start] in tuple("县市区旗州") or _TOWN.search(text, start, match.start())
        unnamed = _NO_NAME.match(text, start)
        start = unnamed.end() if unnamed else start
        if not (placed and fine(text[start : match.start()])):
            continue
        if _told_of_somebody(text, low, start) or _is_named(text, match.end(), people):
            yield start, match.start(), IN_FACTS, 0.75


def _behind_link(text: str, start: int, people: set[str]) -> int:
    """Return where the place starts behind what ties it to the person before it."""
    link = _LINK.match(text, start)
    led = _NAME_LAST.search(text, max(0, start - 2), start) or any(
        text[max(0, start - n) : start] in people for n in (2, 3, 4)
    )
    if link and led:
        return skip_prefix(text, link.end())
    return start - 1 if _FIRST.match(text, max(0, start - 1)) else start


def _told_of_somebody(text: str, low: int, start: int) -> bool:
    """Say whether the clause says whose village it is (系…村民), or describes a person (汉族，…村人)."""
    is_of = _IS_OF.search(text, low, start) is not None
    return is_of or _DESCRIBED.search(text, max(0, low - 4), low) is not None


def _is_named(text: str, at: int, people: set[str]) -> bool:
    """Say whether one of the `people` or a masked name stands at `at`: …镇…村村民|孟某."""
    return _MASKED_NAME.match(text, at) is not None or any(text[at : at + n] in people for n in (2, 3, 4))
