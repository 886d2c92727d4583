"""Home addresses of natural persons, below the county: in the head, in the facts, and told again."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from annotations.privacy.address_grammar import (
    STOPS,
    UNITS,
    body_end,
    clause_start,
    concrete,
    fine,
    named,
    skip_prefix,
    start_before,
)
from annotations.privacy.detectors_numbers import propose
from annotations.privacy.mentions import people_of
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.names.surnames import is_surname
from nlp.parse.divisions import prefix

# 住 in the description of a person: between commas, up to the next stop.
_HEAD = re.compile(
    r"(?:^|(?<=[，。；、：() \n]))(?:现|原|捕前|案发前|户籍地?|暂|租|家|常|出狱后)*"
    r"(?:住址?|居住地?|住所地?|户[籍口](?:所在地|登记[住地]址|登记地|地址|地)?|常住地址|住地|经常居住地)(?:地址)?(?:及(?:住所|居住)地)?"
    r"[：为是在于 ]{0,2}(?![所处院房宿宅户建友人持满店])"
)
_LIVED = re.compile(
    r"住(?![所处院房宿宅户建友人持满店址])[在于：]?|家(?<!租我家)(?<!租其家)(?:\(|位于|在)(?=[^，。；()]{6,})"
    r"|(?:寄往|寄至|寄到|寄送至|发往|快递至)(?=[^，。；]{6,50}[，(](?:收[货件]人|[一-龥]{2,3}收))"
)
_LIVES = re.compile(
    r"(?:居住|租住|暂住|寄住|借住|家住|现住|共同住|同住|搬入|搬至|搬到|入住|住址|住处|住所(?!地)|家庭住址|家庭地址|"
    r"(?:收货|身份证|登记|送达|联系|通讯|邮寄|常住|户口|居住)地址|户[籍口]登记[住地]址|户[籍口]地址?|户口在(?![村本该])|现居(?!住)|户[籍口]所在地|居住地|住所地"
    r"|住(?<![居租暂寄借同入家现原记不站停止留稳拦抓拉堵按拖控]住)(?=[在于]))"
)
_HOME = re.compile(
    r"(?:的)?(?:家(?=[中里内门院附楼客厨卧，。、；的])|住处|住所(?!地)|住宅(?![楼区小用建])|居所|租住处|租住地|租住的?房|租房|出租房|出租屋|暂住处|"
    r"暂住地|居住地|房屋[中内里]|卧室|客厅)(?!仓库|作为)"
)
_WHO = (
    r"(?:的|原|[东南西北]侧|内|中|被害人|被告人|上诉人|原审被告人|证人|村民|居民|同案人|"
    r"[大小]?(?:儿子|女儿|父母|父亲|母亲|岳父|岳母|妻子|丈夫|哥哥|弟弟|姐姐|妹妹|朋友|亲戚|邻居|同学|女友|男友|同事)|"
    r"[^，。；、某]{0,2}某[某甲乙丙丁戊己庚\d]*|[、其和及])*"
)
# A hamlet may stand between the last unit and whose home it is: 前进村柳湾邵某家.
_GAP = re.compile(
    rf"(?:(?<=[村组队屯庄委会])(?P<hamlet>(?:(?![某家的儿子女父母妻友亲])[\u4e00-\u9fff]){{2,4}}?))??{_WHO}"
)
_NAME = re.compile(rf"{_WHO}(?P<name>[\u4e00-\u9fff]{{2,3}})的?")
_REACH, _SKIPPED, _NEAR = 22, 40, 14
# The rare word comes first, so that the search is quick; the number before it is looked back at.
_ROOM = re.compile(
    r"(?:号楼(?<=[\dA-Za-z一二三四五六七八九十]号楼)|[栋幢座](?<=[\dA-Za-z一二三四五六七八九十].))"
    r"[\dA-Za-z一二三四五六七八九十东西南北中单元楼层门-]{1,12}?(?:室|房|户|号)"
    r"|单元(?<=\d单元)\d{1,5}(?:室|号)?|(?:小区|花园|公寓|家园|新村|苑)\d{1,4}(?:-\d{1,4}){1,3}(?:室|号)?"
)
_SENT = frozenset("寄发快")
_NOT_HOME = re.compile(
    r"物流|门市|商店|超市|酒店|宾馆|旅馆|旅社|饭店|餐厅|大厦|广场|写字楼|商场|市场|KTV|中介|网吧|会所|足浴|仓库|厂|公司|经营|办公"
    r"|银行|医院|学校|(?:大学|学院)(?![东西南北中]?[路街])|看守所|监狱|派出所|法院|检察院|公安局|诊所|商铺|店|库房|营业|车库|车位|麻将|棋牌|底商"
)
_CLAUSE = re.compile("[^，。；、]{0,12}")
_LODGING = re.compile(r"宾馆|酒店|旅馆|旅社|旅店|招待所|客栈|医院|看守所|监狱|洗浴|会所|KTV")
_STORED = re.compile(
    r"[^，。；、]{0,8}(?:宾馆|酒店|旅馆|旅社|旅店|招待所|客栈)|[^，。；、]{0,4}(?:库房|仓库|厂房|商店|门面|门市|公司|工作室|营业|经营|开业)"
)
_MOVED = re.compile(r"(?:[室店馆厂机]|赌?场|公司|设备|货物?|仓库|办公)[^，。]{0,4}$")
_NOT_LIVED_IN = re.compile(
    r"公司|住所地|注册地|经营|办公|仓库|厂|店|麻将|棋牌|赌|房产|商铺|门面|权证|名下|购买|购得|查封|抵押|出售|产权"
)
_ORGANISATION = re.compile(r"公司|[局院厂店所会社场站部]|中心|银行|学校|大学|政府|企业|集团")
_REGISTERED = re.compile(
    r"[^。\n]{0,60}[，、。] ?(?:法定代表人|负责人|注册资本|统一社会信用代码|组织机构代码)"
)
_PERSONAL = re.compile(r"[，、](?:男|女)[，。、]|出生|身份证|汉族|[\u4e00-\u9fff]族[，。]")
_BUSINESS = ("经营", "注册", "办公", "主要")
_OF_FIRMS = ("住所", "登记地址", "送达", "联系", "通讯", "邮寄", "收货")
_HEAD_LONGEST = 60
_ESTATE = re.compile(r"(?:^|(?<=[镇乡号])|(?<=街道))[\u4e00-\u9fff]{2,8}?(?:小区|花园|家园|公寓|新村)")
_ESTATE_ONLY = re.compile(r"[^\d]{2,12}(?:小区|花园|家园|公寓|新村)")
_AGAIN_UNITS, _SHORT, _MOST_FORMS = 2, 3, 200
_BY_FORM_CONFIDENCE = 0.6

_UNIT_LAST = re.compile(rf"(?:{UNITS})(?:[\d*×-]{{1,14}})?")
_DOORS = re.compile(r"(?:[\d一二三四五六七八九十]{1,4}(?:号楼|[栋幢座]|单元|[层楼室号户房]))*")
_NUMBERED = re.compile(rf"[\dA-Za-z一二三四五六七八九十]+(?:{UNITS})")
_BUILDING = re.compile(r"号楼|[栋幢座弄]|单元")
_HERE = re.compile(r"(?:居住|租住|暂住|住)(?:在|于)?[此该](?:地|处)?")

_IS_HOME = re.compile(
    r"\((?:系|为|是)[^，。；()]{0,12}?(?:住处|住所|家中?|居所|住址|暂住地|租住地|居住地|租房)\)"
)
_VILLAGER = re.compile(r"(?<=[村组社队屯庄寨])的?(?:村民|社员)(?![委小会代自])")
_IS_OF = re.compile(r"(?<![不非])[系是为]")
_TOWN = re.compile(r"[镇乡]|街道|办事处")

# In these cases a flat told by its form alone is most often what the parties quarrel about.
_ABOUT_PROPERTY = ("民事", "执行", "行政")
_IN_HEAD = "当事人信息中写出县级以下的住址"
_IN_FACTS = "文中写明是某人的住处，并写出县级以下的地址"
_BY_FORM = "地址具体到居民楼的单元、房号，须核实是否为自然人住处"
_TOLD_AGAIN = "前后文写明是住处的地址在此再次出现"

_Place = tuple[int, int, str, float]


def detect_addresses(scene: Scene) -> Iterator[Candidate]:
    """Find home addresses; what a place is (a home, a shop, a scene) is read from the words around it."""
    text = scene.view.text
    places = [
        *_in_heads(text),
        *_behind_lives(text),
        *_behind_cues(text),
        *_before_home(text, {*people_of(scene.case), *(person.name for person in scene.people)}),
        *_here(text),
        *_called_home(text),
        *(() if scene.case.nature in _ABOUT_PROPERTY else _by_form(text)),
    ]
    chosen = _longest(places)
    # A village alone is told for many reasons: only where it is called somebody's, not wherever it returns.
    for start, end, why, confidence in _longest([*chosen, *_again(text, chosen), *_villagers(text)]):
        value = re.sub(r"\s", "", text[start:end])
        yield propose(scene, Category.ADDRESS, (start, end), value, why, confidence)


def _in_heads(text: str) -> Iterator[_Place]:
    """Find addresses in the description of a person, up to the next stop."""
    for match in _HEAD.finditer(text):
        if _is_organisation(text, match):
            continue
        start = skip_prefix(text, match.end())
        end = _head_end(text, start)
        if concrete(text[start:end]):
            yield start, end, _IN_HEAD, 0.95


def _behind_lives(text: str) -> Iterator[_Place]:
    """Find 住 with a province, city or county right behind it, whatever stands before."""
    for match in _LIVED.finditer(text):
        if prefix(text, match.end()).level:
            start = skip_prefix(text, match.end())
            end = _head_end(text, start)
            sent = match[0][0] in _SENT and _NOT_HOME.search(text, start, end) is not None
            if concrete(text[start:end]) and not sent and not _elsewhere(text, start, end):
                yield start, end, _IN_HEAD, 0.9


def _is_organisation(text: str, cue: re.Match[str]) -> bool:
    """Say whether 住所(地) speaks of an organisation: its name, and no sex, birth or ID, stands before it."""
    if not any(word in cue[0] for word in _OF_FIRMS):
        return False
    if text.endswith(_BUSINESS, 0, cue.start()):
        return True
    reach = 120 if "住所地" in cue[0] else _NEAR
    low = max(0, cue.start() - reach)
    low = max(low, text.rfind("。", low, cue.start()) + 1, text.rfind("\n", low, cue.start()) + 1)
    before = text[low : cue.start()]
    if not before and "住所" in cue[0]:
        before = text[max(0, low - reach) : low]
    if _REGISTERED.match(text, cue.end()):
        return True
    return _PERSONAL.search(before) is None and _ORGANISATION.search(before) is not None


# Another label of a form, where a full line or a lost comma joins it to the address.
_LABEL = (
    r"联系(?:方式|电话|人)|(?:移动)?电话(?=号|[：0-9])|手机(?=号|[：0-9])"
    r"|(?:公民|居民)?身份(?:证|号)|户籍|工作单位|邮编|文化程度"
)
# A hamlet bears a number in brackets: 青云村(18)钱家湾25号. Any other bracket ends the address.
_BRACKET = r"\((?!\d{1,3}\)[\u4e00-\u9fff])|(?<!\(\d)(?<!\(\d\d)(?<!\(\d\d\d)\)"
_HEAD_STOP = re.compile(
    rf"[{STOPS}]|{_BRACKET}|(?<![\dA-Za-z]) | (?![\dA-Za-z号栋幢单室楼])|的"
    rf"|(?:系|因|曾)(?=[^，]{{0,6}}[人涉犯])|{_LABEL}|房[屋子]"
)


def _head_end(text: str, start: int) -> int:
    """Return where an address ends that nothing follows but a stop; in a sentence, its last unit."""
    stop = _HEAD_STOP.search(text, start, start + _HEAD_LONGEST)
    end = stop.start() if stop else min(len(text), start + _HEAD_LONGEST)
    sentence = text[end : end + 1] == "的" or text[start:end].endswith(("家", "家中", "家里", "家内"))
    return body_end(text, start) if sentence else end


def _behind_cues(text: str) -> Iterator[_Place]:
    """Find addresses behind words of living: 租住, 住处, 户籍所在地."""
    for match in _LIVES.finditer(text):
        if _is_organisation(text, match) or _is_business(text, match):
            continue
        start = skip_prefix(text, match.end())
        end = body_end(text, start)
        if start - match.end() < _SKIPPED and fine(text[start:end]) and not _elsewhere(text, start, end):
            yield start, end, _IN_FACTS, 0.85


def _is_business(text: str, cue: re.Match[str]) -> bool:
    """Say whether a shop, an office, a machine is moved, not somebody's home."""
    return (
        cue[0].startswith("搬") and _MOVED.search(text, max(0, cue.start() - _NEAR), cue.start()) is not None
    )


def _elsewhere(text: str, start: int, end: int) -> bool:
    """Say whether the place is a hotel, a hospital, a store: lived in for days, or not at all."""
    return _LODGING.search(text, start, end) is not None or _STORED.match(text, end) is not None


def _before_home(text: str, people: set[str]) -> Iterator[_Place]:
    """Find addresses with somebody's home behind them: …18号孙某家中."""
    for match in _HOME.finditer(text):
        low = clause_start(text, match.start())
        unit, end = _last_unit(text, low, match.start())
        if end <= low or (match[0] == "住宅" and end == match.start()) or _LODGING.search(text, low, end):
            continue
        if text[unit - 3 : unit] in people:  # 无名村张玉栋家: no building
            unit = end = unit - 3
        start = _behind_person(text, start_before(text, low, unit), unit, people)
        if start < end and fine(text[start:end]):
            yield start, end, _IN_FACTS, 0.85


def _behind_person(text: str, start: int, end: int, people: set[str]) -> int:
    """Return where the place starts that a person's name leads to: 被告人张三无名小区的家中."""
    for at in range(start, end - 1):
        for length in range(min(4, end - at), 1, -1):
            if text[at : at + length] in people:
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
    return low, low


def _by_form(text: str) -> Iterator[_Place]:
    """Find what has the form of a flat (estate, building, room) and no sign of a firm or a hotel."""
    done = 0
    for match in _ROOM.finditer(text):
        if match.start() < done:
            continue
        low = clause_start(text, match.start())
        start = start_before(text, low, match.start() + 1)
        end = max(match.end(), body_end(text, start))
        done = end
        firm = _NOT_HOME.search(text, start, _clause_end(text, end)) or _NOT_LIVED_IN.search(text, low, start)
        if start <= match.start() and fine(text[start:end]) and named(text[start:end]) and not firm:
            yield start, end, _BY_FORM, _BY_FORM_CONFIDENCE


def _clause_end(text: str, at: int) -> int:
    """Return where the clause that goes on at `at` ends, a few words on at most."""
    after = _CLAUSE.match(text, at)
    return after.end() if after else at


def _here(text: str) -> Iterator[_Place]:
    """Find the place that 租住在此 points back to: the last address of the clause before."""
    for match in _HERE.finditer(text):
        high = max(text.rfind(stop, max(0, match.start() - _HEAD_LONGEST), match.start()) for stop in "，。")
        low = clause_start(text, high - 1) if high > 0 else high
        start = start_before(text, low, high) if low < high else high
        if body_end(text, start) == high and fine(text[start:high]):
            yield start, high, _IN_FACTS, 0.8


def _called_home(text: str) -> Iterator[_Place]:
    """Find the place that a bracket right behind it calls a home: …18号(系孙某住处)."""
    for match in _IS_HOME.finditer(text):
        low = clause_start(text, match.start())
        start = start_before(text, low, match.start()) if low < match.start() else match.start()
        if start < match.start() and fine(text[start : match.start()]):
            yield start, match.start(), _IN_FACTS, 0.8


def _villagers(text: str) -> Iterator[_Place]:
    """Find the village, told with its county or town, that somebody belongs to: 系…无名镇无名村村民."""
    for match in _VILLAGER.finditer(text):
        low = clause_start(text, match.start())
        start = start_before(text, low, match.start()) if low < match.start() else match.start()
        tail = text[start : match.start()]
        placed = text[start - 1 : start] in tuple("县市区旗州") or _TOWN.search(tail) is not None
        if placed and fine(tail) and _IS_OF.search(text, low, start):
            yield start, match.start(), _IN_FACTS, 0.75


def _again(text: str, places: list[_Place]) -> Iterator[_Place]:
    """Find what was established as a home where it is told again, whole or without its town or its room."""
    forms: dict[str, tuple[bool, str, float]] = {}
    for start, end, why, confidence in sorted(places, key=lambda one: -one[3]):
        tail = text[start:end]
        if len(forms) >= _MOST_FORMS or not fine(tail):
            continue
        sure = confidence > _BY_FORM_CONFIDENCE
        said = (_TOLD_AGAIN, 0.8) if sure else (why, confidence)
        for form in _forms(tail):
            forms.setdefault(form, (False, *said))
        named = _ESTATE.search(tail) if sure else None
        if named:
            forms[named[0]] = (True, *said)
    for form, (estate, why, confidence) in forms.items():
        alone = estate or _ESTATE_ONLY.fullmatch(form) is not None
        at = text.find(form)
        while at >= 0:
            doors = _DOORS.match(text, at + len(form)) if estate else None
            end = doors.end() if doors else at + len(form)
            # An estate alone is as often where one meets as where one lives.
            doubtful = alone and end == at + len(form)
            yield at, end, why, min(confidence, _BY_FORM_CONFIDENCE) if doubtful else confidence
            at = text.find(form, end)


def _forms(tail: str) -> Iterator[str]:
    """Give the tail, and its ends that still name a door."""
    if len(tail) > _SHORT:
        yield tail
    for match in re.finditer(UNITS, tail):
        rest = tail[match.end() :]
        if len(_NUMBERED.findall(rest)) >= _AGAIN_UNITS and _BUILDING.search(rest) and rest[-1] in "室号户房":
            yield rest


def _longest(places: list[_Place]) -> list[_Place]:
    """Settle overlaps: the longest place first, the surest reason of equal ones; in text order."""
    kept: list[_Place] = []
    for place in sorted(places, key=lambda one: (one[0] - one[1], -one[3], one[0])):
        at = bisect(kept, place)
        free_before = at == 0 or kept[at - 1][1] <= place[0]
        if free_before and (at == len(kept) or place[1] <= kept[at][0]):
            kept.insert(at, place)
    return kept
