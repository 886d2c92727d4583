"""What an address below the county looks like, and where it starts and ends.

The county and what stands before it may be published, so an address is read in two steps: the
administrative prefix by the gazetteer, then the units (town, village, road, building, room) behind it.
"""

from __future__ import annotations

import re

from nlp.parse.divisions import Level, begins, prefix
from nlp.text.led import guarded, quick

STOPS = "，,。；：、？！“”\"'《》【】…\n\r"
# What an employer has built for its people to live in: 供电公司宿舍, 面粉厂家属院.
HOUSED = "(?:职工|员工|单身)?(?:宿舍|家属|住宅|公寓|生活区|小区|新村|家园)"
_NUMERAL = r"[\dA-Za-z一二三四五六七八九十百零〇]"
_HOUSES = (
    "小区|社区(?!矫正|戒毒|[民医])|花园|家园|公寓|新村|新苑|家属院|家属区|家属楼|宿舍楼|宿舍|大院|住宅区|住宅楼|生活区|居民点|街坊|组团(?![旅去前参])|安置房|安置区|安置点|别墅|"
    "[苑邸墅]|公馆|集体户(?!口)|雅居|御府|水岸|国际城|[名嘉新华]城(?![区市])|学府|尚品|(?<![儿公校果茶菜])园|名都|华庭|豪庭|新城|新天地|大厦|广场|城市之家|市民之家|庭院"
)
_TOWNS = (
    r"(?<=\d)团(?:部|场)?|(?<=[一二三四五六七八九十零〇])团(?=[一二三四五六七八九十\d]{1,3}连)"
    r"|管理区|街道办事处|街道办|办事处|街道|镇|乡|苏木|(?:[农林牧渔茶分]|园艺|良种|种畜)场"
)
_VILLAGES = (
    "社区居委会|居民委员会|居委会|村民委员会|村委会|村委|村民小?组|居民小?组|村小组|自然村|村(?!民(?![族权生]))(?!(?<=村村)(?:[头口外](?![村屯庄组])|支?书|主任))|庄(?![家基稼])|屯|寨|邨|嘎查|独贵龙|"
    r"(?:坪|坝|湾|坑|厝|埔|郢|塆|垸|墩|沟|冲(?![到向进入出]))(?:子(?!女))?|塘(?=[\d一二三四五六七八九十]{1,3}[组队社号])|屋场|组(?![织员]|长(?!大))|(?<![支中程工车部球防乐])(?<![毒警侦察防特巡]大)队(?![长员])|社(?![会保])|(?<=[\d一二三四五六七八九十])委(?![员托派书内])"
)
_STREETS = (
    "丁目|(?<=[一二三四五六七八九十])条(?=[甲乙丙丁]?\\d)|大道|大街|胡同|路|街|巷|弄|里|段|交叉口|交汇处|交口"
)
_NUMBERS = (
    r"号院|号楼(?![上下])|(?<=\d)#楼?|单元|(?<=[\u4e00-\u9fff])\d{1,3}-\d{1,2}-\d{3,4}|号(?![码牌])|楼(?![下上道梯顶])|[栋幢座层户]|(?<!卧)室"
    r"|房(?!东(?![侧边头])|[产屋本主间])|(?<=\d)排(?=\d|第?[一二三四五六七八九十\d]{1,3}户)|(?<=[\d一二三四五六七八九十])排(?=[，。；)的])|(?<=[\d一二三四五六七八九])门|(?<=\d)梯(?=\d)|(?<=\d\d\d)卡(?![号片车座])|(?<=[栋舍楼])[甲乙丙丁]门|第[一二三四五六七八九十\d]{1,3}[排户](?![人型籍])|(?<=[\d一二三四五六七八九十])连(?![同续接夜忙])"
)
UNITS = guarded(f"{_TOWNS}|{_HOUSES}|{_VILLAGES}|{_STREETS}|{_NUMBERS}")
# A character of a name inside an address; small words of a sentence end it.
_SMALL = "的被了趁其并系是在到至与该此后我你他她它们这哪谁些着过说给让拿把跟还没不很也就想能或及像"
# 后王村, 其兰村 are names, and so is the 与 of two streets that cross.
_SMALL_INSIDE = (
    r"(?<=[镇乡道村会])后(?![面边来方院门又被再])|(?<=[镇乡道处村会县市区旗][\u4e00-\u9fff])后(?=[村屯庄寨营街](?![民里中附干支]))|(?<![然之以随此先])[后其及](?!沿)\w{1,3}?[村屯庄寨营组街](?![民里中附])"
    r"|(?<=[镇乡道处])过(?=[\u4e00-\u9fff]{1,3}?(?:小区|社区|村|庄))"
    r"|与\w{2,8}?[路街道巷](?:交叉|交汇|交口|路口|交界)"
)
_ENDS_NAME = guarded(
    rf"(?!{_SMALL_INSIDE})[{_SMALL}]|[{STOPS} ()]|那[里个边栋套间些]|将(?!军)"
    r"|家(?![门院](?:街道|镇|乡|村|社区|\d)|院子?(?:组|\d))[中里内门院，]"
    r"|住[处所]|住宅(?![区楼小\d])|租住|(?<![廉公])租房|出租"
    rf"|[房屋店]里(?!\d)|[上下]楼|证[实明]|被害|被告|村民|居民|公司(?!{HOUSED})|公安|民警|警察|分局|人员|抓获|搜|查(?<!嘎查)(?![干拉卡桑日])|附近|发生|驾驶"
    r"|[一二两三四五六七八九十\d]间(?!房[村屯镇乡])|迁[入至往到出]|矫正|领导|办公|购买|预缴|了解|地点|情况|要求|手段|城里(?!村)|\d+[年月日元]"
)
_IN = rf"(?:(?!{_ENDS_NAME})[^\s])"
_NAME_ENDED = re.compile(_ENDS_NAME)
# A number behind a unit: 4栋501, 无名苑16-6-402; or an estate's part: 西区17栋.
_TAIL = (
    r"(?:\([东西南北中甲乙丙丁一二三四五六七八九十\dA-Z]{1,2}[区期院]\)|(?<=[村组])\(\d{1,3}\)(?=[\u4e00-\u9fff]{1,6}\d))?"
    r"(?:(?<=[村组屯庄队社里])[东西南北中](?:头(?![目部])|首|围(?![攻墙观])))?"
    # 上张村祠堂后: a house is told by what it stands beside.
    r"(?:(?<=[村组屯庄队社寨])(?:祠堂|老?学校|卫生[室所]|供销社|村部|大队部|粮库|水塔|戏台|庙|教堂|水库|大桥|桥头)"
    r"(?:后|前|旁|旁边|[东西南北后前]侧|对面|[东西南北]边)(?=的?(?:家|房|屋|住|自建|[长次三幺]子|[长次三]女)|[，。；)]))?"
    # 东小庄村一区: a part of the village, no district.
    r"(?:(?<=院)[内里]?(?:[东西南北正上][屋房]|平房))?"
    r"(?:(?<=\d号)[东西南北前后]院|(?<=[村组屯庄号])[老新旧祖][屋宅](?:[东西南北][边侧头])?(?:[一二三两半][栋间])?)?"
    # 水浒家园三期B12-2-302: a part of the estate.
    r"(?:[一二三四五六七八九十\d]{1,2}期(?=[\dA-Z]|[，。；的]))?"
    r"(?:(?<=[村苑园里坊])[东西南北中一二三四五六七八九十\d]{1,2}区(?![域县分]))?"
    r"(?:[东西南北中甲乙丙丁一二三四五六七八九]区(?=[\dA-Z]))?"
    r"(?:(?:[A-Z]-?)?\d{1,5}(?:[-—](?:\d{1,5}|[东西南北中][门户]?)){1,3}|[A-Z]-\d{2,5}(?![A-Za-z\d])|(?<=#)(?:-\d{1,5}){1,2}|(?!\d+(?:\.\d+)?(?:余|多)?平)[\d*×-]{1,6}(?:(?<=\d)[A-Z]\d{0,2}(?![A-Za-z\d]))?)?(?:附\d{1,3}号)?"
    r"(?:(?<=[号室户栋幢座房楼\d])(?:楼上|(?<!\d)隔壁|(?:斜?对[面门]|旁边?)(?=的?家|[，。；)])))?"
)
_SPACED = r"(?:(?<=[\u4e00-\u9fff]) (?=\d{1,4}(?:-\d{1,4})*[号栋幢座组弄]))?"
# An estate's name in quotation marks, which a building follows: 无名街道“无名花城”7栋3002室.
QUOTED = (
    r"“[\u4e00-\u9fff\dA-Za-z]{2,10}”(?:小区|花园|公寓)?"
    rf"(?={_NUMERAL}{{1,5}}(?:号楼|[栋幢座期号]|单元|-\d))"
)
_QUOTED = re.compile(QUOTED)
BODY = re.compile(
    rf"(?:{QUOTED}|{_SPACED}{_IN}{{0,10}}?(?:{UNITS})(?![区市县])(?:之[一二三四五六七八九十\d]+)?{_TAIL}"
    # 长青委(原铁南委)14组, 369号(老纺织厂内)9栋: what a place was called, or what is there.
    rf"(?:\([原现今老][\u4e00-\u9fff]{{2,10}}\)(?=[\dA-Za-z\u4e00-\u9fff]))?(?![\d年月日元]))+"
)
# The way to a door that has no number: …小区，靠南侧数四栋二单元三楼东户; 进大门右手第四排第五户.
# Each step turns somewhere or counts: a bare 户 or 门 is the beginning of something else.
_TURN = (
    r"(?:最|靠|往|向|从|第|倒数|数|起|那|的|一?进[去来门]?|[大正]门|[村路巷院楼]口|[楼电]梯口"
    r"|[东西南北前后左右里外中](?:[面边侧头首手]|门(?=进))?)"
)
_COUNTED = r"[一二三四五六七八九十两\d]"
_STEP = (
    rf"(?:(?:{_TURN}+{_COUNTED}{{0,3}}|{_COUNTED}{{1,3}})"
    rf"(?:[栋幢座]楼?|排|号楼|单元|层(?!楼)|(?<=第{_COUNTED})[家间]|(?<=那)[家间]|户(?![籍口主])|[楼室门屋]))"
)
_WAY = re.compile(
    rf"(?:，(?=[最靠从第大东西南北前后左右里进]))?"
    rf"(?=[^，。；]{{0,14}}?(?:[栋幢座排户]|单元|第.{{1,3}}[间家]|{_COUNTED}[楼层]))"
    rf"{_STEP}{{1,6}}(?:，?{_STEP}{{2,4}})?(?![口厅房屋道梯下上长员])(?:[东西南北][侧边](?=[，。；]))?"
)
_AT_DOOR = "户门家间室侧边"
# What names nothing: 某镇, ××路, XX小区, 某号.
_MASKED = quick(
    rf"(?:某+\d*(?:住宅|居民)?|[一两几](?:个|处|栋)|(?<![\u4e00-\u9fff])[本该此同各全邻外](?=[镇乡村组社区小寨屯庄])|[×*]+|[Xx]{{2,}}|[Xx](?![A-Za-z0-9]))(?:{UNITS})*"
)
_NAMED = re.compile(
    rf"(?!房|屋|租)[^某×*\d\s]*[^某×*\d\s一二三四五六七八九十](?:{_TOWNS}|{_HOUSES}|{_VILLAGES}|{_STREETS})|(?!单元|号楼)[\u4e00-\u9fff]{{2,}}{_NUMERAL}+(?:-{_NUMERAL}+)*-?号|\d丁目|[\d一二三四五六七八九十零〇]{{2,3}}团[\d一二三四五六七八九十]{{1,3}}连"
    # 延川二路, 无名三村: the streets and estates of one name are counted.
    r"|(?![房屋租第一二三四五六七八九十])[\u4e00-\u9fff]{2,8}[东西南北中]?[一二三四五六七八九十]{1,2}(?:路|大?街|大道|[巷弄村])(?![之以])"
)
# Behind a word of living, a name and a door are enough: 骏景城9栋, 12团7连. The name stands first, for
# what is left of a masked one (××小区8号楼2单元) begins with a number.
_NAMED_BY_DOOR = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:[东西南北中\dA-Z一二三四五六七八九十]{1,2}[区期])?[\dA-Z一二三四五六七八九十]+(?:-\d+)*(?:号楼|[栋幢座]|单元|门(?=\d))|\d{1,3}团"
)
# Building, unit and room by their numbers alone: 东湖七区C4-2-302.
_DASHED = re.compile(r"[\u4e00-\u9fff]{2,10}[A-Z]?\d{1,3}-\d{1,2}-\d{2,5}")
# A division that the gazetteer does not have: the county itself may stay.
_DIVISION = re.compile(
    r"[\u4e00-\u9fff]{1,10}(?:[省市县旗州盟]|(?<![小社校园一二三四五六七八九十])区)|(?:工厂|单位|学校|公司|员工|职工|学生|教师|集体|单身|青年|[男女]生?|[厂矿店]里?[上区]?|工地上?|部队)*宿舍楼?"
)
_NO_PLACE = re.compile(
    # 农村, 俺村, 这个小区, 住在那里: no name of a place.
    r"[一两几]个|(?:(?:即?农|隔壁|[俺咱我个邻别问一])?村[庄村组屯寨]?|[个宅]?小区|别墅|[哪那这]里|店里面|一?老厝)$|村里|[一二两三四五六]室[一二两三零]厅|(?:原告|被告)组"
)
_FINE = re.compile(
    rf"(?:{_NUMERAL}+(?:[-—]{_NUMERAL}+)*(?:{_NUMBERS}|组|队|社|连|委))|(?:{_HOUSES}|{_VILLAGES})|\d+-\d+"
)
# 柳村镇, 石庄乡: a town whose name tells of a village lies no lower than any other.
_TOWN_ALONE = re.compile(rf"[\u4e00-\u9fff]{{0,3}}(?:{_HOUSES}|{_VILLAGES})(?:镇|乡|街道)")
_BEGIN = re.compile(
    r"位于|坐落于|坐落在|座落于|居住在|居住于|租住(?![处地房屋的在于])|租住于|租住在|租住的|居住的|住在|窜至|窜到|来到|赶到|前往|进入|潜入|离开|返回|途经|经过|租下|确保|保障|证实|证明|显示|载明|回到|送到|带到|带至|提供|所属|带回|带往|赶赴|家住|"
    r"搬至|搬到|搬入|搬进|住进|盗窃|窃得|窃取|盗走|偷走|发现|通往|拆迁|变更为|[指辨]认出?|打开|看见|得知|租用|现场|到达(?![州县川坂拉日茂孜])|[上下]午|凌晨|[在至到]|的|(?<=\d)[日时分]许?"
)
_BEGIN_WEAK = re.compile(r"[去从对向回往由将于入]")
_SKIP = re.compile(
    r"(?:(?:[本我该同]?(?:省|市|区|县)|依次|分别|另?一处(?=[在位])|均?登记(?=[在于])|原(?![阳平州])|现|地址|一?栏目?|信息|(?:所?记|登)载|载明|显示|填写|位于|坐落于|座落于|在|于|为|是|系|均|：|“|的|其|了|处|地|址|境内|房[子屋]"
    r"|[县市]城(?:内)?|城区(?!街道|镇|乡)|市区|[及和与、]?现?(?:居住地|住[地址所])) ?){1,12}"
)
_LOCAL = re.compile(
    r"(?:[本我该同](?:省|市|区|县)|原(?![阳平州])|位于|境内|[县市]城(?:内)?|城区内?(?!街道|镇|乡)|市区|辖区"
    r"|(?:生产建设)?兵团(?=第|农|[一二三四五六七八九十\d]+师)|(?:第|农)?[一二三四五六七八九十\d]{1,3}师)+"
)
_OWNER = re.compile(r"[^，。；、：]{1,16}?(?:所有的|名下的|租赁的|承租的|购买的|位于|坐落于)")
_PERSON = re.compile(
    r"(?:被害人|被告人|证人)?[\u4e00-\u9fff]{1,2}某[某甲乙丙丁戊己庚\d]*(?![镇乡村路街小组])"
)
# A district that no list has, at the start of what is left: 长白山管委会池北区, 净月旅游开发区.
_UNLISTED = re.compile(
    r"(?:(?![小社]区)[\u4e00-\u9fff]){2,10}?(?<![小社校园厂库院山景住宿舍属活场])区(?![域内一二三四五六七八九十])"
)
_COUNTY = re.compile(
    r"[\u4e00-\u9fff]{2,3}?(?<![一本该我同原])县(?=[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道))(?![镇乡村路街城委])"
)
# A city's zone with nothing below it tells no more than a district does.
_ZONE = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:开发区|高新区|保税区|度假区|示范区|实验区|合作区)(?=[，。；、)]|$)"
)
# Behind a city's bare name: 北京北大街12号, 河北乡 lie anywhere.
_STREET = re.compile(
    r"(?<![省市区县州盟旗])[东西南北中]{0,2}大?[路街巷道]|(?<![省市区县盟旗])[\u4e00-\u9fff]?[乡镇村]"
)
_ABOVE = frozenset("省市区县州")
_LEVELS = (Level.COUNTY, Level.CITY, Level.PROVINCE)
_LONGEST = 60
_FROM = ("从", "对", "将", "由")
_CUT = (
    "住所",
    "住处",
    "住址",
    "居所",
    "公司",
    "公安",
    "告人",
    "害人",
    "发地",
    "地点",
    "了解",
    "购买",
    "情况",
    "民警",
    "人员",
    "要求",
)


def skip_prefix(text: str, at: int) -> int:
    """Skip small words, 本市, and the administrative prefix; return where the leak would start."""
    # 原阳县, 市中区: no small word where a division begins.
    skipped = None if prefix(text, at).level else _SKIP.match(text, at)
    if skipped:
        at = skipped.end()
    owner = _OWNER.match(text, at)
    if owner and prefix(text, owner.end()).level:
        at = owner.end()
    return skip_unlisted(text, skip_divisions(text, at))


def skip_unlisted(text: str, at: int) -> int:
    """Skip a county that no list has, where a town of it follows, and a zone that nothing follows."""
    county = _COUNTY.match(text, at) or (_ZONE.match(text, at) if text[at - 1 : at] in _ABOVE else None)
    return county.end() if county else at


def skip_divisions(text: str, at: int) -> int:
    """Skip the longest administrative prefix and the words that only point at it (本市, 原, 县城)."""
    for _ in range(3):
        local = _LOCAL.match(text, at)
        begin = local.end() if local else at
        end = prefix(text, begin).end
        if end == at or _STREET.match(text, end) or text.startswith(("街道", "办事处"), end):
            break
        at = end
    # 绍兴市区: the word for the city's own districts.
    return at + 1 if text[at - 1 : at + 1] == "市区" else at


def body_end(text: str, at: int) -> int:
    """Return where the run of units that starts at `at` ends; `at` when there is none."""
    match = BODY.match(text, at, at + _LONGEST)
    return match.end() if match else at


def way_end(text: str, at: int) -> int:
    """Return where the way from a village or an estate to the door ends; `at` when none is told."""
    way = _WAY.match(text, at, at + _LONGEST)
    end = way.end() if way else at
    # What a comma parts goes to a door, or tells something else: …3组，南门一楼商铺出租.
    while (comma := text.rfind("，", at, end)) >= 0 and text[end - 1] not in _AT_DOOR:
        end = comma
    return end


_UNIT = re.compile(UNITS)


def concrete(tail: str) -> bool:
    """Say whether anything named is left once the masked units are taken away."""
    if not tail or _DIVISION.fullmatch(tail) or _NO_PLACE.match(tail):
        return False
    rest = _MASKED.sub("", tail)
    if _DASHED.match(rest):
        return True
    if _UNIT.search(rest) is None:
        return False
    return _NAMED.search(rest) is not None or _NAMED_BY_DOOR.match(rest) is not None


def ends_name(tail: str) -> bool:
    """Say whether a word of a sentence stands in what would be an address."""
    return _NAME_ENDED.search(tail) is not None


def named(tail: str) -> bool:
    """Say whether a street, a village, an estate names the place, not only a house and its number."""
    return _NAMED.search(_MASKED.sub("", tail)) is not None


def fine(tail: str) -> bool:
    """Say whether the tail goes below town and street: a village, an estate, a house number."""
    return concrete(tail) and _FINE.search(tail) is not None and not _TOWN_ALONE.fullmatch(tail)


# A door, a room, an estate: finer than a village, which is told for many reasons. 桃园村 is a village.
_BELOW_VILLAGE = re.compile(
    rf"{_NUMERAL}(?:{_NUMBERS}|[组队社连])|\d-\d|(?!社区)(?:{_HOUSES})(?![\u4e00-\u9fff]{{0,3}}[村庄屯寨])"
)


def below_village(tail: str) -> bool:
    """Say whether the tail goes below the village: to a group, an estate, a door."""
    return _BELOW_VILLAGE.search(tail) is not None


def start_before(text: str, low: int, high: int) -> int:
    """Find where an address that ends at `high` starts, not before `low`: behind its prefix, or a verb."""
    best: tuple[int, int] | None = None
    for at in begins(text, low, high):
        found = prefix(text, at)
        if found.level and found.end < high and body_end(text, skip_divisions(text, found.end)) >= high:
            rank = _LEVELS.index(found.level)
            if best is None or rank < best[0]:
                best = (rank, found.end)
            if rank == 0:
                break
    if best is not None:
        return skip_divisions(text, best[1])
    begin = _behind_verb(text, low, high)
    begin += text[begin : begin + 1] in _FROM
    person = _PERSON.match(text, begin, high)
    begin = skip_divisions(text, person.end() if person else begin)
    unlisted = _UNLISTED.match(text, begin, high)
    begin = skip_unlisted(text, unlisted.end() if unlisted else begin)
    start = next((at for at in range(begin, high) if body_end(text, at) >= high), high)
    if text[start - 1 : start + 1] == "公安":  # 某市公安局刑侦支队七大队在其家中: an office
        return high
    # 住所无名村, 某公司东苑: the last character of the word before is no part of the name.
    return start + 1 if text[start - 1 : start + 1] in _CUT else start


def _behind_verb(text: str, low: int, high: int) -> int:
    """Return the place behind the last word that leads to a place, or `low`."""
    begins = [m.end() for m in _BEGIN.finditer(text, low, high)][::-1]
    begins += [m.end() for m in _BEGIN_WEAK.finditer(text, low, high)]
    return next((begin for begin in begins if body_end(text, begin) >= high), low)


# The last of them is found: all is taken, and given back character by character.
_LAST_STOP = re.compile(f"(?s:.*)[{re.escape(STOPS)}()]")


def clause_start(text: str, at: int, reach: int = _LONGEST) -> int:
    """Return where the clause that holds `at` begins, at most `reach` characters back."""
    low = max(0, at - reach)
    stop = _LAST_STOP.match(text, low, at)
    begin = stop.end() if stop else low
    opens = text.rfind("“", low, begin) if text[begin - 1 : begin] == "”" else -1
    # An estate's name in quotation marks parts no clauses.
    return clause_start(text, opens, opens - low) if opens > low and _QUOTED.match(text, opens) else begin
