"""Home addresses behind words of living: in the description of a person (住…), in the facts (租住在…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from annotations.privacy.places.denied import denied_behind
from annotations.privacy.places.grammar import (
    QUOTED,
    STOPS,
    body_end,
    concrete,
    fine,
    skip_prefix,
    skip_unlisted,
    way_end,
)
from annotations.privacy.places.owned import OWNED, firm_lives, is_no_home, moves_things
from annotations.privacy.places.parts import next_part
from annotations.privacy.places.place import (
    IN_FACTS,
    IN_HEAD,
    LODGING,
    LONGEST,
    NOT_HOME,
    POSTED,
    POSTED_CONFIDENCE,
    Place,
)
from annotations.privacy.places.tails import care_end, tail_end
from nlp.parse.divisions import prefix
from nlp.text.led import Led

# 住 in the description of a person: between commas, up to the next stop.
_HEAD = Led(
    r"(?:^|(?<=[，。；、：() \n]))(?:现|原|捕前|案发前|户籍地?|暂|租|家|常|出狱后)*"
    r"(?:住址?|(?<=家)居(?!民)|居住地?|住所地?|户[籍口](?:所在地|登记[住地]址|登记地|地址|地)?|常住地址|住地|经常居住地)(?:地址)?(?:及(?:住所|居住)地)?"
    r"[：为是在于均皆系 ]{0,3}(?![所处院房宿宅户建友人持满店])"
)
_LIVED = Led(
    r"住(?![所址处])[在于：]?|家(?<!租我家)(?<!租其家)(?:\(|位于|在)(?=[^，。；()]{6})"
    + "".join(
        rf"|{sent}(?=[^，。；]{{6,50}}[，(](?:收[货件]人|签收人|[一-龥]{{2,3}}收|由[^，。；]{{2,14}}(?:签收|收取)))"
        for sent in ("寄往", "寄至", "寄到", "寄送至", "发往", "快递至", "送至", "送到")
    )
)
_LIVES = Led(
    r"(?:暂住证[^，。；]{0,4}地址|居住证[^，。；]{0,4}地址|居住[^，。；]{0,4}执行地点"
    r"|居住[处地](?=[(：在位为是])|租住[处地](?=[(：在位为是])|暂住[处地](?=[(：在位为是])|住在一起，|居住|租住|暂住|寄住|借住|家住|现住(?!址)|共同住|同住|搬入|搬至|搬到|入住|住址|住处|住所(?!地)|家庭住址|家[庭属]地址|"
    r"收[货件]地址|身份证地址|登记地址|送达地址(?:确认书中?)?|送达地点|收件地址|联系地址|通讯地址|邮寄地址|常住地址|户口地址|居住地址|户[籍口]登记[住地]址|户[籍口]地址?|户口(?:原|现|仍|一直)?在(?:本[县市区])?(?![村本该])|现居所地|现居(?!住|所)|户[籍口]所在地|居住地|住所地"
    r"|住(?<![居租暂寄借同入家现原记不站停止留稳拦抓拉堵按拖控]住)(?=[在于])"
    r"|生活(?=[在于])|同居(?<!共同居)(?=[在于][^，。；]{4})|独居(?=[在于])|寄居(?=[在于])|定居(?=[在于])|嫁[到至入往](?=[\u4e00-\u9fff]{2,8}(?:[市县区镇乡]|街道)[\u4e00-\u9fff]{1,8}[村庄屯组])|搬家[到至]|户[籍口](?:登记|迁入|迁至|迁到)(?=[在至于]|[\u4e00-\u9fff]{2,4}[省市区县])"
    r"|(?:落脚|栖身|寄宿|安家)(?=[在于])|(?:躲藏|藏身)(?=[在于][^，。；]{3,30}?[\d一二三四五六七八九十](?:[号室房栋幢座]|单元)[^，。；]{0,12}?(?:家|房|出租|宿舍))|详细[地住]址(?=[：为是])|(?:房|夫家|婆家)(?<=婚房)(?=[在为是])"
    r"|(?:吃住|起居|日常生活)(?:都|均|全|皆)?(?=[在于])|通信地址|落款地址|回信地址|[寄发]件地址|[婆娘]家(?=[是在位为])|家(?<=[公父母亲舅姑姨叔伯哥姐弟妹爷奶某其我她他]家)(?=[在位]|是[^，。；、]{3,16}[村庄屯组]的?[，。；])|家中?[，(]地址(?=[：是为])|老家(?=[在位是为]|[\u4e00-\u9fff]{2,4}[省市区县]|[\u4e00-\u9fff]{2,6}[镇乡村])|家，?即(?:位于)?(?=[\u4e00-\u9fff]{2,6}[省市区县镇乡村])"
    r"|(?:家[中里]?|屋[头里])了?，(?:地[方点]|位置|也)?就?[是在](?=[\u4e00-\u9fff]{2,6}[省市区县])"
    r"|(?:承租|租赁|租用|租下|居住|租)的(?:房屋|房子|住房|房间)就?(?=位于|在|坐落)"
    r"|地址(?<=[，。；](?:男|女)，地址)(?=[：是为]|[\u4e00-\u9fff]{2,6}[省市区县])"
    r"|收[件货]人[：为是]?[^，。；：]{2,4}(?<![司厂店行局院部所])，地址(?=[：是为]|[\u4e00-\u9fff]{2,6}[省市区县])"
    r"|户[籍口](?:原|现|仍|一直|随[^，。；]{1,4})?(?=[在于])|户口?(?:挂靠?|寄挂|落)(?=[在于到至])|落户(?=[在于到至])"
    r"|户[籍口][^，。；]{1,20}?(?:迁入|迁至|迁到|落户)(?=[于在]?[\u4e00-\u9fff]{2,12}[\d一二三四五六七八九十](?:号|(?:村民)?组))|立户[为于在](?=[\u4e00-\u9fff]{2,8}[村庄组街路])"
    r"|户[籍口][^。；]{1,14}登记(?=[于在][\u4e00-\u9fff]{2,4}[省市区县])"
    r"|身份证(?:件|上)?[^，。；]{0,6}的地址(?=[为是：系])|户口[簿本][^，。；]{0,6}的?地址(?=[为是：系])|回证[^，。；]{0,4}地址(?=[为是：系])"
    r"|住宅(?=[(位在])|居所(?=[(位在为是：])|寓所(?=[(位在为是：])|家[中里]，即(?:位于)?|自家(?=[^，。；]{2,12}[镇乡村组屯街巷路])|(?:住[处所宅]|寓所|居所|老[宅屋])，即(?:位于)?|[自现所]住的)(?:(?<=[处所宅地址])\()?"
)
# Between the label of a form and what was filled in: “现居住地”一栏由劳动者手写为“….
_FORM = re.compile(
    r"地?[”》]?(?:确认书)?[”》]?(?:一?栏目?)?[中内里上处]?(?:由[^，。；]{1,6}?(?=[手填书写]))?"
    r"(?:[手填书误]?写[明有]?|填报|填有|登记|[记登]?载明?|显示|约定|确认|确定|核定|变更|即)?[为是有在成作]?"
    r"(?:其?身份证上?所?[记登]?载的?)?[：，]?(?:(?:[甲乙丙丁]方|[原被]告|被?申请人|第三人)[，：])?“?(?:？”?答[：，]“?)?(?:我?住在?)?"
)
# A parcel goes to somebody, told by the door; a firm's place is told by its name or its trade.
_POSTED = Led(
    r"(?:寄[往到至给]|寄送[到至]|发[往货](?<!出发往)[至到]?|快递[至到]|送货[至到]|收件地址)[：为是在]?"
)
_DOOR = re.compile(r"[\dA-Za-z一二三四五六七八九十](?:号|[室户房栋幢座组社队]|单元)|[栋幢座楼元]\d|\d-\d")
_FIRM_BEHIND = re.compile(
    r"[^，。；、：]{0,14}?(?:公司|厂|店|[法医学]院|局|所(?!有)|银行|超市|市场|仓库|物流|驿站|代收|菜鸟|快递|[网货提]?点|站|中心|学校|大学|小学|中学|部|馆|委会)"
)
_GOT_BY_FIRM = re.compile(
    r"[^。；]{0,8}收[件货]人?[：为是系]?[^，。；]{0,14}(?:公司|厂|店|中心|[法医学]院|[部局所室]|政府|委员会)"
)
_FIRM_BEFORE = re.compile(r"公司|[工药]?厂|企业|法院|检察院|[该本]院|合同|货款|传票|诉状|判决|通知|律师函|催")
_BEFORE = 30
# A home in brackets: 在其家中(永宁县无名镇无名村3社). Nothing else may stand in them.
_HOME_OPENS = tuple(
    f"{home}{inside}("
    for home in (
        "家",
        "住处",
        "住所",
        "住宅",
        "居所",
        "租住处",
        "暂住处",
        "租房",
        "出租房",
        "出租屋",
        "宿舍",
        "老宅",
        "老屋",
        "旧宅",
        "祖屋",
    )
    for inside in ("", "中", "里", "内")
)
_HOME_OPENS += tuple(
    f"{kin}处("
    for kin in ("外婆", "外公", "奶奶", "爷爷", "父母", "母亲", "父亲", "亲戚", "朋友", "子", "女")
)
_BELOW = frozenset(f"{one}(" for one in "省市区县旗州")
# What the home stands beside may fill the bracket: 其家(…村村委会西邻).
_CLOSED = re.compile(r"(?:(?:[东西南北]|隔)(?:邻|壁|侧|边|头)|[前后旁]面?|对面)?[内中里]?\)")
_LEADS, _GOES_HOME = frozenset("在位是为"), frozenset("，。；)时后被躲居住过抚生照带上读务")
_SKIPPED, _NEAR = 40, 14
_SENT = frozenset("寄发快送")
_STORED = re.compile(
    r"[^，。；、]{0,8}(?:宾馆|酒店|旅馆|旅社|旅店|招待所|客栈|日租房|民宿(?!舍))|[^，。；、]{0,4}(?:库房|仓库|厂房|底商|商铺|铺面|商店|门面|门市|公司|工作室|营业|经营|开业|[药商酒饭]店|[修加]\w厂)|的[^，。；、]{0,6}店(?![镇乡村子庄])"
)
_ORGANISATION = re.compile(
    r"公司|[中小]学|幼儿园|[局院厂店所会社场站部]|中心|银行|学校|大学|政府|企业|集团|注册资[本金]|股东"
)
_REGISTERED = re.compile(
    r"[^。\n]{0,60}[，、。] ?(?:法定代表人|负责人|注册资本|统一社会信用代码|组织机构代码)"
)
_PERSONAL = re.compile(r"[，、](?:男|女)[，。、]|出生|身份证|汉族|[\u4e00-\u9fff]族[，。]")
# 公安局对其住所: of whom is told right before the word.
_SOMEBODY = re.compile(
    r"(?:[对在到至往入回离查的]其|某[某甲乙丙丁\d]?|[×*]|(?:被告人|嫌疑人|被害人|证人|原告人)[\u4e00-\u9fff]{2,3})"
    r"(?:的|位于)?$"
)
_BUSINESS = ("经营", "注册", "办公", "主要")
_OF_FIRMS = ("住所", "登记地址", "送达", "联系", "通讯", "邮寄", "收货", "收件")
# Another label of a form, where a full line or a lost comma joins it to the address.
_LABEL = (
    r"联系(?:方式|电话|人)|(?:移动)?电话(?=号|[：0-9])|手机(?=号|[：0-9])"
    r"|(?:公民|居民)?身份(?:证|号)|户籍|工作单位|邮编|文化程度"
)
# A hamlet bears a number in brackets: 青云村(18)钱家湾25号. Any other bracket ends the address.
_BRACKET = r"\((?!\d{1,3}\)[\u4e00-\u9fff])|(?<!\(\d)(?<!\(\d\d)(?<!\(\d\d\d)\)"
_HEAD_STOP = re.compile(
    rf"[{STOPS}]|{_BRACKET}|(?<![\dA-Za-z]) (?!\d{{1,4}}(?:-\d{{1,4}})*[号栋幢座组弄])"
    rf"| (?![\dA-Za-z号栋幢单室楼])|的"
    rf"|(?:系|因|曾)(?=[^，]{{0,6}}[人涉犯])|{_LABEL}|房[屋子]|(?<=[号组社队村])[一二两三四五六七八九十]间|\.(?=因)"
    # …花园××（因犯）被刑事拘留: what was masked took the comma with it.
    r"|(?<=[*×][*×])(?=[^，。；]{0,4}(?:于?(?:19|20)\d\d年|\d{1,2}年\d{1,2}月|\d{1,2}月\d{1,2}日|[涉犯]|[\u4e00-\u9fff]{2,4}罪))"
)
# What never belongs to an address: the sentence goes on without a stop. …3组被刑事拘留, …花园2月15日因….
# 被服厂, 上将花园, 8月1日小区 are names.
_STOP_LOST = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日(?![\u4e00-\u9fff]{0,2}(?:小区|花园|广场|大[厦道]|[路街巷村]))"
    r"|被(?=刑事|(?:行政)?拘留|逮捕|抓获|取保|判|监视|依法|公安|传唤)"
    r"|[至到](?=(?:19|20)\d\d年|今(?![\u4e00-\u9fff]{0,2}[路街村]))"
    r"|将(?=其|被害人|被告人|[\u4e00-\u9fff]{1,2}(?:某|[×*]))|以及"
)

# A place that was called otherwise, and the address goes on: 长青委(原铁南委)14组.
_ONCE_CALLED = re.compile(
    r"\([原现今][\u4e00-\u9fff\d]{2,12}\)|\([\u4e00-\u9fff\d]{2,10}\)(?=[\dA-Za-z]{1,4}(?:[栋幢号座室组单]|-\d))"
)

_GOES_THROUGH = re.compile(f"{_ONCE_CALLED.pattern}|{QUOTED}")

# What goes on behind the last unit: …3002室内查获了.
_GOES_ON = re.compile(r"[内中里]?(?:查获|搜查|搜出|扣押|查扣|抓获|发现|起获|缴获|提取|进行|取得)")

_HAMLET = re.compile(
    r"(?<=[村屯会组庄])(?![修建造架挖筑拆炸]|[村居]民|门口|路口|附近|家)[\u4e00-\u9fff]{1,2}"
    r"[里上下坑畈咀嘴头塘湾坪岭冲垅垄窝沟坡洼崖岗坝坎场院河桥坳洋垟埕山川岔滩](?=[，。；)、]|的(?:家|住|租|房|窑|老)|[中内]?吸食)"
)
# Abroad: 住12 Maple Street, Springfield.
_LATIN = re.compile(
    r"(?=[^一-龥。；]{0,60}?\b(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Boulevard|Blvd|Way|Place|Terrace"
    r"|Apartment|Apt|Unit|Flat|Rue|Calle|Jalan)\b)[A-Za-z\d#][A-Za-z\d #/.,'&-]{6,100}[A-Za-z\d]"
)


def in_heads(text: str) -> Iterator[Place]:
    """Find addresses in the description of a person, up to the next stop."""
    for match in _HEAD.finditer(text):
        bare = match[0].endswith(("户籍", "户口")) and not prefix(text, match.end()).level
        if bare or is_organisation(text, match):
            continue
        start = skip_prefix(text, match.end())
        latin = _LATIN.match(text, start)
        end = latin.end() if latin else _head_end(text, start)
        if latin or concrete(text[start:end]):
            yield start, end, IN_HEAD, 0.95


def behind_lives(text: str) -> Iterator[Place]:
    """Find 住 with a province, city or county right behind it, whatever stands before."""
    for match in _LIVED.finditer(text):
        if prefix(text, match.end()).level or skip_unlisted(text, match.end()) > match.end():
            start = skip_prefix(text, match.end())
            end = _head_end(text, start)
            sent = match[0][0] in _SENT and (
                not fine(text[start:end]) or _to_firm(text, match.start(), start, end)
            )
            lives = match[0][0] == "住"
            denied = lives and denied_behind(text, match.start(), start, end)
            denied = denied or (lives and firm_lives(text, match.start()))
            if concrete(text[start:end]) and not (sent or denied or _elsewhere(text, start, end)):
                yield start, end, IN_HEAD, 0.9


def is_organisation(text: str, cue: re.Match[str]) -> bool:
    """Say whether 住所(地) speaks of an organisation: its name, and no sex, birth or ID, stands before it."""
    on_card = "身份证" in text[cue.end() : cue.end() + len("为其身份证")]
    if on_card or not any(word in cue[0] for word in _OF_FIRMS):
        return False
    # What a register changes is a firm's: 住所变更为….
    if text.startswith("变更", cue.end()) or cue[0].endswith("变更为"):
        return True
    if text.endswith(_BUSINESS, 0, cue.start()):
        return True
    reach = 120 if "住所地" in cue[0] else _NEAR
    low = max(0, cue.start() - reach)
    low = max(low, text.rfind("。", low, cue.start()) + 1, text.rfind("\n", low, cue.start()) + 1)
    before = text[low : cue.start()]
    if not before and "住所" in cue[0]:
        before = text[max(0, low - reach) : low].rstrip("。\n ")
        # 被告无名公司。住所地：…: the sentence before, not what was said of the party before.
        before = before[max(before.rfind("。"), before.rfind("\n")) + 1 :]
    if "住所地" not in cue[0] and _SOMEBODY.search(before):
        return False
    if _REGISTERED.match(text, cue.end()):
        return True
    return _PERSONAL.search(before) is None and _ORGANISATION.search(before) is not None


def _head_end(text: str, start: int) -> int:
    """Return where an address ends that nothing follows but a stop; in a sentence, its last unit."""
    stop = _HEAD_STOP.search(text, start, start + LONGEST)
    once = _GOES_THROUGH.match(text, stop.start()) if stop else None
    if once:
        stop = _HEAD_STOP.search(text, once.end(), start + LONGEST)
    end = stop.start() if stop else min(len(text), start + LONGEST)
    sentence = (
        text[end : end + 1] == "的"
        or _GOES_ON.search(text, start, end)
        or text[start:end].endswith(("家", "家中", "家里", "家内"))
    )
    if sentence:
        return _units_end(text, start)
    lost = _STOP_LOST.search(text, body_end(text, start), end)
    return lost.start() if lost else tail_end(text, end)


def _units_end(text: str, start: int) -> int:
    """Return where the units end, and the hamlet without a unit and the way to the door that may follow."""
    end = body_end(text, start)
    hamlet = _HAMLET.match(text, end)
    end = hamlet.end() if hamlet and end > start else end
    if end == start:
        return end
    # A street alone is no home; a home for the old in it is.
    end = care_end(text, end)
    return tail_end(text, way_end(text, end)) if fine(text[start:end]) else end


def behind_cues(text: str) -> Iterator[Place]:
    """Find addresses behind words of living: 租住, 住处, 户籍所在地."""
    for match in chain(_LIVES.finditer(text), OWNED.finditer(text)):
        if is_organisation(text, match) or moves_things(text, match):
            continue
        filled = _filled_in(text, match.end())
        start = _in_bracket(text, skip_prefix(text, filled))
        end = _units_end(text, start)
        if start < end and not fine(text[start:end]):
            end = next_part(text, end)[1]
        # 老家无名县无名村新建道路: the village itself.
        if (
            match[0] == "老家"
            and text[filled : filled + 1] not in _LEADS
            and text[end : end + 1] not in _GOES_HOME
        ):
            continue
        sent = match[0].startswith("收") and "身份证" not in text[match.end() : filled]
        if sent and _to_firm(text, match.start(), start, end):
            continue
        unit = body_end(text, start)
        known = fine(text[start:end]) or care_end(text, unit) > unit > start
        known = known and not denied_behind(text, match.start(), start, end)
        known = known and not is_no_home(text, match, start, end)
        if start - match.end() < _SKIPPED and known and not _elsewhere(text, start, end):
            yield start, end, IN_FACTS, 0.85


def _filled_in(text: str, at: int) -> int:
    """Skip what a form says between its label and what was filled in, where a place follows it."""
    bridge = _FORM.match(text, at)
    return bridge.end() if bridge and prefix(text, bridge.end()).level else at


def _in_bracket(text: str, at: int) -> int:
    """Go into the bracket behind a county, which holds what is below it: 无名县(无名镇无名村)."""
    return skip_prefix(text, at + 1) if text[at - 1 : at + 1] in _BELOW else at


def posted(text: str) -> Iterator[Place]:
    """Find the door that a parcel is sent to, where nothing says that a firm or an office has it."""
    for match in _POSTED.finditer(text):
        if not prefix(text, match.end()).level:
            continue
        start = skip_prefix(text, match.end())
        end = body_end(text, start)
        tail = text[start:end]
        if fine(tail) and _DOOR.search(tail) and not _to_firm(text, match.start(), start, end):
            yield start, end, POSTED, POSTED_CONFIDENCE


def _to_firm(text: str, cue: int, start: int, end: int) -> bool:
    """Say whether a firm or an office gets what is sent, or a court sends it."""
    low = max(0, cue - _BEFORE)
    low = max(low, text.rfind("。", low, cue) + 1, text.rfind("；", low, cue) + 1)
    return (
        NOT_HOME.search(text, start, end) is not None
        or any(mark.match(text, end) is not None for mark in (_FIRM_BEHIND, _GOT_BY_FIRM))
        or _FIRM_BEFORE.search(text, low, cue) is not None
    )


def in_brackets(text: str) -> Iterator[Place]:
    """Find the address that fills the brackets behind a home: 在其家中(…18号)."""
    for match in re.finditer(r"\(", text):
        if not text.endswith(_HOME_OPENS, 0, match.end()):
            continue
        start = skip_prefix(text, match.end())
        end = _units_end(text, start)
        closed = _CLOSED.match(text, end)
        if not (closed and fine(text[start:end])) or NOT_HOME.search(text, start, end):
            continue
        if start - match.end() < _SKIPPED:
            yield start, closed.end() - 1, IN_FACTS, 0.85


def _elsewhere(text: str, start: int, end: int) -> bool:
    """Say whether the place is a hotel, a hospital, a store: lived in for days, or not at all."""
    return LODGING.search(text, start, end) is not None or _STORED.match(text, end) is not None
