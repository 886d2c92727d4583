"""Homes told by nothing but the words around them: evidence is added up, and what outweighs it is taken off.

Behind the rules that name a reason stands this one, for the long tail of ways to tell where somebody lives.
Whatever has the form of a fine address is weighed; `nlp/data/home_evidence.tsv` holds the weights (log-odds),
which `python -m tools.homes` learns. What is found so is for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotations.privacy.evidence import around, score
from annotations.privacy.places.denied import NOT_THERE, WITHIN
from annotations.privacy.places.grammar import (
    body_end,
    clause_start,
    fine,
    named,
    start_before,
)
from annotations.privacy.places.owned import FIRM_LIVES
from annotations.privacy.places.place import LODGING, NOT_HOME, Place
from nlp.data import loader
from nlp.parse.divisions import begins, prefix
from nlp.text.led import Led, quick

WHY: Final = "地址具体到门牌、组或房号，前后文多处像是在说某人的住处，须核实"
CONFIDENCE: Final = 0.55
# Where the sum of the weights is above this, a place is shown.
_ENOUGH: Final = 0.7
_UNIT = Led(
    "".join(
        rf"|{one}(?<=[\dA-Za-z一二三四五六七八九十]{one})"
        for one in ("室", "户", "组", "社", "队", "栋", "幢", "座", "单元", "排", "门", "楼")
    )[1:]
    + r"|号(?<=[\dA-Za-z一二三四五六七八九十]号)(?![码牌线])"
    + "".join(rf"|{one}(?=[\dA-Z])" for one in ("小区", "花园", "公寓", "家园", "新村"))
    + "".join(rf"|{one}(?![民委里长干集镇乡路街道])" for one in "村庄屯寨")
    + "|嘎查"
    # The hamlet of a village: 无名村南楼队.
    + "".join(rf"|{one}(?:(?<=村[一-龥]{one})|(?<=村[一-龥][一-龥]{one}))" for one in "组社队湾沟坑坪坝")
)
# What speaks for a home or against it, looked for in each part of the sentence.
_WORDS: Final = {
    "dwells": (
        r"(?<!入)住(?!院|所|宅小区|建|宿费|房公)|(?<!安)居(?!委|民)|安家|落脚|栖身|过夜|[借留寄夜]宿(?!学校|舍|生|制)"
    ),
    "moves": "搬[到至进入出回离]|迁[到至入往出居回]|(?<!拆)迁离|腾退|落户|[祖原]籍|籍贯|转居",
    "hides": "躲|藏身|藏匿|投[靠奔]|收留|潜逃|逃[到至往回]",
    "daily": "睡|起床|做饭|吃饭|休息|洗澡|看电视|过年|坐月子|养病|卧床|生活|团聚|探亲|养老|养伤|待产",
    "returns": "回家|回到|返回|送回|接回|离家|到家|返家|赶回|接走|接到|回娘家|回老家",
    "kin": (
        "[父母](?!公司)|妻|丈夫|儿子|女儿|[兄弟姐妹岳婆媳婿伯叔舅姨姑]|爷爷|奶奶|外[公婆]|亲戚|家人|家属|"
        "邻居|室友|房东|[男女]友|老人|孩子"
    ),
    "dwelling": (
        "宿舍|公寓|[工窝]棚|窑洞|蒙古包|毡房|帐[篷房]|平房|阁楼|板房|[租祖老旧瓦土]屋|小院|四合院|寓所|[住房]间|住房|"
        "宅(?!基)|床[铺位]|船[上家]|夏窝子|冬窝子|牧[点场]"
    ),
    "rooms": "房[屋子]",
    "house": (
        "家[中里门]|[其她他某]家|家(?=[，。；])|客厅|卧室|厨房|阳台|床上|屋[内里]|防盗门|门锁|钥匙|沙发|衣柜|"
        "炕|住[户处]|住宅(?!楼|小区)|出租房|敲门|门牌|信箱|院[内里]"
    ),
    "visits": "堵|找到|上门|走访|看望|登门|讨债|传唤|慰问|家访|蹲守",
    "mail": "寄|邮|快递|送[达到至货餐]|收件|签收|退回|外卖|投递|收货|派送|配送|包裹|挂号信|取件",
    "papers": (
        "地址|户籍|户口|身份证|居住证|填写|载明|档案|登记表|确认书|落款|回执|名册|名片|写[着有明的]|留[的有]|备注"
    ),
    "person": "某|[其我他她]|被告人|证人|死者|申请人|当事人|本人",
    "member": "[村居]民(?!委)|村人|人氏|社员",
    "scene": "现场|行驶|驾驶|车|路段|路口|附近|碰撞|斗殴|相撞|事故|工地|路边|停放|停在|辨认|电梯|楼[道下梯]",
    "firm": (
        "公司|厂|店|超市|经营|营业|仓库|办公|宾馆|酒店|项目|医院|学校|市场|商铺|门面|银行|[餐茶]|会所|合作社|"
        "矿|中心|养殖|商[贸行]|诊所|工程|集团|企业|单位|法定代表|注册|经理|员工|物流|网点|快递点|服务部|[供销买卖]方|开户|发票"
    ),
    "office": "法院|检察|公安|派出所|政府|[村居]委会|司法所|管理局|受理费|缴[费款纳]|窗口|咨询",
    "land": (
        "承包|土地|宅基地|面积|平方米|亩|征收|拆迁|补偿|产权|权证|抵押|查封|拍卖|购|[卖买]|评估|过户|名下|不动产|"
        "涉案|案涉|诉争|[山林牛]场|[林树]木|采伐|砍伐|种植|施工|建设|装修|份额|出让|安置房|承建|开发|房款|售|建房|订单"
    ),
    "burgled": "撬|翻[窗墙越]|入[户室]|溜门|爬[窗墙]|[推踹破]门|开锁|门未锁|柜内",
    "crime": "贩|毒|赌|嫖|卖淫|交易|窝点|制造|盗|抢|查获|扣押|搜查|作案|窜|假[烟酒冒]",
}
_FORMS: Final = {
    "form.room": r"[\d一二三四五六七八九十](?:室|户|房)|单元|\d-\d",
    "form.building": "[栋幢座]|号楼",
    "form.group": r"[\d一二三四五六七八九十](?:组|社|队)|村民小组",
    "form.number": r"\d号",
    "form.village": "(?:[村庄屯寨组社队湾沟坑坪坝]|嘎查)$",
    "form.estate": "小区|花园|家园|公寓|新村|苑",
    "form.town": "[镇乡]|街道",
}
_REACH = 50
_PREFIX = 24
# A village or a group of it is told for many reasons; it is a home where the clause itself says so.
_DOOR: Final = frozenset({"form.number", "form.room", "form.building"})
_PLACED_FORMS: Final = frozenset({"form.town", "form.placed", "form.group"})
_SAID: Final = frozenset(
    {
        "dwells.before",
        "dwells.behind",
        "house.before",
        "house.behind",
        "papers.before",
        "returns.before",
        "moves.before",
        "dwelling.before",
        "kin.behind",
    }
)
# A person's name runs into the place: 邻居张某无名镇无名村3组.
_NAMED = re.compile(r"[\u4e00-\u9fff]{0,12}?某(?:某|[甲乙丙丁戊己庚\d]{1,2})?(?:的|在|位于|至|到|从)?")
# What no sum outweighs: a firm's place, a place to stay for days, the place where a thing stood.
_NO_HOME = re.compile(
    f"{NOT_HOME.pattern}|{LODGING.pattern}|公司|[×*＊ＸX某]|^告|公安|检察|政府|项目|"
    r"编号|字第|地下室|(?:^|\d)[年月日]|[盗窃抢]|装修|证实|承建|时任|合作社|辨认|现场|储藏|朋友|收割|照片|记为|参照|共建|困难户|卡座|酒家|慢摇|菜馆|地下|储物|存放室|以下简称|[栋幢]住宅|[栋幢]商住|账户|号关于|[村庄]一户|^[一二三四五六七八九十\d]+楼"
)
_BEHIND_NONE = re.compile(
    r"[^，。；]{0,8}?(?:酒店|宾馆|旅馆|旅社|会所|公司|超市|商店|仓库|库房|厂|店|村部|村委|法律|律师|派出所|法院|诊所|医院|门市|商铺|门面"
    r"|空关房|铺位|小卖部|储物|存放室|账户|照片|口(?=[等，。])|学校|广场|市场|路段|路口|门口|楼下|附近|路边|电梯|楼[道梯]|车库|地下|[东西南北]{1,2}(?:方向|边|侧))|\)?(?:诉|与)|[^。；]{0,20}经营的|”?项目|[^，。；]{0,4}(?:建成|竣工|验收)"
)
_BEFORE_NONE = re.compile(
    r"(?:公司|企业|集团|厂|经营部|合作社|联社|信用社|基金会|协会|[事商]务所|中心|委员会|银行|学校|医院|商行|[分支]行)[^。]{0,20}(?:住所|地址|位于|注册)[^，。；]{0,16}$"
    rf"|{NOT_THERE}|{FIRM_LIVES}住[在于]?{WITHIN}$"
    r"|(?:基站|装机|接入|[本法]院|法庭|立案庭|检察院|公安局|派出所|政府|仲裁委(?:员会)?)的?地址[：为是在]{0,2}(?:[^，。；]{2,14}[省市县区旗])?$|照片中$|辨认出?$|(?:一个|名)叫$|规划[^，。；]{0,8}$|关于$"
    r"|(?:注册|经营|办公|营业)(?:地址?|场所|地点|住所)|经营者|入住|下榻|开房|货款|发货|交货|(?:麻将|棋牌|[店馆厂])[^，。；]{0,4}搬|[原被]告(?:[^，。；某]{2,6}[省市县区旗])?$"
)
_NUMBERED = re.compile(r"[\d一二三四五六七八九十][^\d]|\d-\d|(?:[村庄屯寨组社队湾沟坑坪坝]|嘎查)$")
_PLACED = tuple("省市县区旗州盟")
# Most numbers of a judgment stand where nothing speaks of a home: they are refused first.
_HINT = quick(
    "住|居|家|搬|迁|籍|宿|棚|宅|窑|躲|藏|逃|写|睡|床|饭|[父母妻夫儿女兄弟姐妹爷婆岳媳婿]|邻|友|寄|邮|快递|送|收|户|屋|房|身份证|地址|门|回|生活"
)
_SOUGHT: Final = {group: re.compile(words) for group, words in _WORDS.items()}
_FORMED: Final = {form: re.compile(words) for form, words in _FORMS.items()}


def scored(text: str, taken: list[Place]) -> Iterator[Place]:
    """Find the fine addresses that are no `taken` ones, and whose evidence is enough for a home."""
    weights = loader.home_evidence()
    for start, end in candidates(text, taken):
        told = evidence(text, start, end)
        if score(weights, told) > _ENOUGH and (told & _DOOR or (told & _SAID and told & _PLACED_FORMS)):
            yield start, end, WHY, CONFIDENCE


def candidates(text: str, taken: list[Place]) -> Iterator[tuple[int, int]]:
    """Give what has the form of a fine address, is not `taken`, and is no place of a firm or a scene."""
    covered = sorted((start, end) for start, end, *_ in taken)
    done, at = 0, 0
    for match in _UNIT.finditer(text):
        while at < len(covered) and covered[at][1] <= match.start():
            at += 1
        within = at < len(covered) and covered[at][0] < match.end()
        if match.start() < done or within or not _hinted(text, match.start(), match.end()):
            continue
        low = max(done, clause_start(text, match.start()))
        start = _unnamed(text, start_before(text, low, match.end()), match.end())
        end = max(match.end(), body_end(text, start))
        done = match.end()
        free = at == len(covered) or end <= covered[at][0]
        if free and start <= match.start() and fine(text[start:end]):
            done = end
            if not _barred(text, start, end):
                yield start, end


def _hinted(text: str, start: int, end: int) -> bool:
    """Say whether anything near speaks of a home: most numbers of a judgment are refused here."""
    return _HINT.search(text, max(0, start - 40), end + 24) is not None


def _unnamed(text: str, start: int, high: int) -> int:
    """Return where the place starts behind a masked name that runs into it."""
    name = _NAMED.match(text, start, high)
    return name.end() if name else start


def _barred(text: str, start: int, end: int) -> bool:
    """Say whether the place cannot be a home, whatever else is told."""
    tail = text[start:end]
    return not (_NUMBERED.search(tail) and named(tail)) or any(
        mark is not None
        for mark in (
            _NO_HOME.search(tail),
            _BEHIND_NONE.match(text, end),
            _BEFORE_NONE.search(text, max(0, start - _REACH), start),
        )
    )


def evidence(text: str, start: int, end: int) -> set[str]:
    """Tell what speaks for or against a home: each group of words with where it stands, and the form."""
    told = {form for form, words in _FORMED.items() if words.search(text, start, end)}
    if text.endswith(_PLACED, 0, start):
        told.add("form.placed")
    if text[end : end + 1] in tuple("，。；、)"):
        told.add("form.last")
    return told | around(_SOUGHT, text, _whole(text, start), end, labelled=True)


def _whole(text: str, start: int) -> int:
    """Return where the place starts with its province, city and county: its words stand before these."""
    led = begins(text, max(0, start - _PREFIX), start)
    return next((at for at in led if prefix(text, at).end == start), start)
