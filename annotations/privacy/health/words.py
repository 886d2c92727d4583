"""The words of illness: what a diagnosis looks like, and what stands around one that is somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from nlp.data import loader
from nlp.text.windows import WINDOW, each_hit

WHY: Final = "文中写明自然人的疾病、残疾或者精神科诊断，须核实是否为裁判理由所必需"
# What belongs to the name of a disease on its left and its right: 慢性…, …后遗症.
LEFT: Final = re.compile(
    r"(?:宫内|慢性|急性|亚急性|轻度|中度|重度|极重度|先天性?|原发性|继发性|顽固性|阵发性|复发性|恶性|良性|晚期|早期|双侧|左侧|右侧"
    r"|偏执型|[一二三四ⅠⅡⅢ]期|单纯型|未定型|未分化型|混合型|器质性|习惯性|老年性|多发性|弥漫性|病毒性|陈旧性|战伤性|缺血性|出血性|酒精性|药物性|风湿性|高血压性|糖尿病性|化脓性|结核性"
    r"|过敏性|退行性|萎缩性|反流性|浸润性|转移性|免疫性|遗传性|职业性|血管性|神经性|反应性|间歇性|腔隙性|特发性|甲型|乙型|丙型|[ⅠⅡⅢIVⅣ1-4一二三]{1,2}型"
    r"|[^\W系是为患有属因致]{2,8}所致的?)+$"
)
RIGHT: Final = re.compile(
    r"(?:(?<=早孕)约?[一二三四五六七八九十\d]{1,2}\+?周|(?<![症病])症(?![状候])|(?<=抑郁)(?:发作|状态|障碍))?(?:性(?:精神障碍|障碍|心脏病|肾病|视网膜病变))?(?:\((?:[轻中重]度|[早中晚]期|[一二三四壹贰叁肆]期)\))?(?:病毒)?(?:抗体)?(?:综合[征症]|携带者|感染者|呈?阳性|后遗症|大三阳|小三阳|(?:失?代偿|终末|活动|慢性|亚急性|中晚|晚|早|中|急性|缓解|稳定|恢复|发作|进展|潜伏)期|失代偿)?"
    r"(?:[一二三四壹贰叁肆1-4ⅠⅡⅢⅣ](?:级|期|度))?(?:\([轻中重]度\)|[(，]?(?:很|极)?[高中低]危组?\)?)?(?:\([LCTS]\d[^()]{0,14}\))?"
    # How far it has gone: …中度, 肺癌骨转移, 肺结核空洞, 痛风石破溃感染, 失智卧床.
    r"(?:极?[轻中重]度(?![伤昏烧残]))?(?:(?:骨|肝|肺|脑|淋巴结?|胸膜|多处|多发|全身)*转移(?![到至给支登])|空洞|前病变"
    r"|(?:(?<=痛风)石)?破溃(?:伴?感染)?|(?<=痛风)石|卧床(?:不起)?(?!休息))?"
    # What was done against it: 胃癌术后, 尿毒症透析.
    r"(?:(?:术后|[放化]疗|(?:血液|腹膜)?透析)(?=[，。；、)”]|$))?"
)
# Which side, which part: 双眼白内障, 冠状动脉粥样硬化.
_SIDE: Final = re.compile(
    r"[双左右两](?:侧?(?:眼|耳|肾|肺|膝|髋|踝|肩|[上下]?肢|腿|足|乳|卵巢|输卵管|股骨头)(?:关节|部)?|侧)$"
)
_SIDE_REACH = 7
_VESSELS, _PARTS = frozenset(("动脉", "静脉")), ("冠状", "颈", "脑", "肺", "肾")
# A house bears the name of what it heals; a medicine, a law and a study that of what they are for.
NOT_ILL: Final = re.compile(
    r"(?:病|症)?(?:(?:[和、及与][\u4e00-\u9fff]{2,8})?的?适应[症证]|医院|专科|科(?!学)|门诊|病房|病区|研究|防治|疫苗|[内外]科|透析(?:设备|机|中心)|的?(?:治疗|检测|康复)(?:仪|药|产品|设备|技术|项目|中心)"
    r"|(?:特效|类)?药(?!物?过敏)|药[品物]|学会|协会|基金|知识|宣传|筛查|司法鉴定|鉴定|人?，?(?:在不能|造成危害)|法|型轿?车|按摩|学校"
    r"|保险|险|的(?:药|特效|保健|中药|西药|偏方|秘方|设备|技术|产品|仪器)|流行|疫情|毒情|[、\u4e00-\u9fff]{0,8}等(?:严重)?性病|[内外][一二三四五六七八九\d]?(?:病区|科|室)|学|院|鉴|碍|[刑轻]|人?免疫球蛋白|螺旋体|[的]?(?:母|公)?[牛羊猪马]|母[牛羊猪马]|会(?:通过|传染|传播)|(?:和|、)[\u4e00-\u9fff]{2,4}等医学|(?:为|系)(?:慢性|一种)|属于|是指|是一种|系一种)"
)
NEGATED: Final = re.compile(
    r"(?:没有?|未)(?:听说|发现|听到)[^，。；]{0,14}$|"
    r"(?:无|未|没有?|不|否认|排除|未见|未发现|未患|并非|非|不是|不曾|不属于?)(?:[患有得是过]|检测出|检出|查出|引出|表现出|任何|明显|家族|传染|遗传|既往|发现|存在)*"
    r"(?:[\u4e00-\u9fff]{2,8}、)*$"
)
# Nobody says that the illness is there: excluded, feared, supposed, rumoured, made up, an insult.
_DOUBTED: Final = re.compile(
    r"(?:排除|怀疑|疑似|疑为|疑患|担心|小心|害怕|唯恐|以为(?=[^，。；]{0,5}$)|如果|如若|假如|倘若|一旦|凡是?|是否|有无|有没有|若[其被是]|[让使令]人"
    r"|听(?:别人|他人|旁人|人|邻居|村民|朋友)?[说讲]|据说|传言|谣传|传闻|[骂咒]|虚构|编造|捏造|谎|骗称|佯|假装|冒充|伪装|伪造)"
    r"[^，。；：\n]{0,14}$"
)
_PRETEXT: Final = re.compile(
    r"[^，。；\n]{0,16}(?:的(?:谎言|假象|借口|可能|[传谣流]言|传闻)|为(?:由|名|借口|幌子)(?=，?[^，。；]{0,12}(?:骗|借|诈|筹|要钱|汇款|转账)))"
)
# 高血压患者不宜饮酒: true of all who have it.
_ALL_OF_THEM: Final = re.compile(
    r"(?:未经治愈)?[、或及和者]*(?:其他)?在?医学上|的?(?:患者|病?人)(?:应|不宜|宜|忌|慎|需要|必须|容易|一般|通常|往往|可以|不能|不得)"
)
_ONE_ILL: Final = re.compile("人(?!民)")
GENERAL: Final = re.compile(
    r"[主专能可]治|开展|标示|广告|(?:产品|药物?|器械|仪器?|设备|胶囊|片剂?|制剂|[膏丸剂])[^，。；]{0,4}用于(?:治疗)?$|适应症|适用于|预防|防治|宣传|宣称|药[品店]|药物(?!过敏)|保健(?!院|站|中心)|疗效|功效|疫苗|条例|条款|保险(?!人|公司)|属于|列入|所列|重大疾病|是否|有没有|检验|筛查"
    r"|虚假|伪造|虚构|谎称|假冒|主要做|(?:创|外)伤性?$|主营|销售|生产|研发|经营|设备|《|刑法|规定|等严重|通知|学名|患者的|病人的|导致人|易患|引起|导致"
    r"|是指|[甲乙丙]类|对付|抑制|如(?:果|发生|出现)|可能|一旦|颅$"
    r"|生理上、$|残疾或者(?:精神)?$|抗$|药[^，。；]{0,14}作用[是为][^，。；]{0,8}$|做假|办理假|假(?=[\u4e00-\u9fff]{0,2}$)"
)
# 治疗 names what a medicine is for, unless somebody takes it.
_HEALS: Final = re.compile(r"治疗(?:各种)?(?:[\u4e00-\u9fff]{2,8}、)*$")
# What is bought or healed for one of the family is that one's: 给母亲拿|帕金森|的药, 给丈夫治|肝硬化.
_FOR_KIN: Final = re.compile(
    r"[为给替](?:其|我|自己|他|她)?的?(?:妻子?|丈夫|老[公婆伴爹娘妈]|[父母爹娘爸妈]亲?|儿子?|女儿?|孩子|家人|老人|亲属|[爷奶婆公]{2}|[哥弟姐妹]{1,2})[^，。；]{0,2}(?:治疗?|看|医|拿|买|取|抓|配|开)$"
)
_REMEDY: Final = re.compile("的?(?:特效|[中西]|保健)?(?:药(?![厂店企])|偏方|秘方)|专?科(?![学研普])|门诊")
_TAKES: Final = re.compile(
    r"[为给替](?:其|我|自己)?的?(?:妻子?|丈夫|[父母]亲|儿子?|女儿?|孩子|家人|老人|亲属)[^，。；]{0,2}(?:治疗|[治看医拿买取抓配开]|治病)$|服用|服药|长期|住院|接受|正在|因|期间|进行|到[\u4e00-\u9fff]{2,12}治疗"
)
# What makes a disease somebody's: words before it in its clause, or right behind it.
BEFORE: Final = re.compile(
    r"自身(?!免疫)|原有|自幼|从小|打小|考虑[为是]?$|属$|患|罹|诊断|确诊|查出|检出|查有|发现|得了?|有|系|是|为|因|犯|感染|病史|自述|既往|体检|鉴定|住院|出院|入院|病历|死于|伴|合并|遗传|检查|检测|化验|提示|显示|服药|用药|隐瞒|落下|双[眼耳肾膝]|[左右][眼耳肾膝]|(?:[男女]方|原告|被告人?|上诉人|被害人|本人|孩子)的?$"
    # Whose it is stands right before it: 儿子脑瘫, 其癫痫每年发作.
    r"|(?:[其他她我俺你]|自己|[父母]亲|妻子?|丈夫|儿子?|女儿?|爱人|老[伴爹娘妈母父婆公]|[爹娘爸妈]|媳妇|[哥弟姐妹爷奶]{2}|[岳祖][父母]|之[子女父母妻夫]|死者|伤者|老人|申请人|某[某\d]?)的?$"
    r"|(?:就|一直|[^随之而先以最]后|出生起|染上|[年月日]|自称|出现|呈|表现为)$"
)
BEHIND: Final = re.compile(
    r"[”\"]?(?:诊断(?!标准|依据)|等?(?:多种)?(?:疾病|病症|病)|病?人(?!民)|病?患者|病史|史(?![\u4e00-\u9fff])|史[多十\d]|病情|发作|复发|住院|入院|就医|就诊|治疗|手术|去世|死亡|病逝|瘫痪"
    r"|需(?=常年|终身|用药|服药|吃药|手术|治疗|换)|术后|后(?=[^，。；]{0,6}(?:卧床|瘫|去世|死亡|病故|生活|一直))|时好时坏|反复|经常|每[年月周天]|已有?[\d一二三四五六七八九十]+[余多]?年|[\d一二三四五六七八九十]{1,3}[余多]?年(?=[，。；、])|好几年|[是的]老毛病|的宿疾|常年|需要|长期|加重|也?犯了|多年|缠身|折磨|困扰|拖累|[^，。；]{0,10}(?:手术)?(?:切除|切掉)|[^，。；的]{0,6}(?:开刀|服药|吃药|打针|卧病)|(?:切除|根治|支架|搭桥|介入|移植)手?术|卧床|在家|病重|待查|不能|丧失|，(?:需|长期|丧失|生活不能|瘫痪|卧床))"
)
# Inborn, of a grade or a stage: a diagnosis, where the clause goes on with nothing general.
_GRADED: Final = re.compile(r"先天性?|[轻中重]度|极重度|晚期|陈旧性|战伤性|原发性|继发性|顽固性")
_INBORN: Final = ("先天", "晚期", "习惯性", "老年")
_BEHIND_GRADED: Final = re.compile(r"[，。、；)]|$")
# A label of the record before it: 既往史：….
LABEL: Final = re.compile(
    r"(?:(?:既往|现病|家族)史|病史|诊断|病历[^，。；：]{0,4}|所患疾病|病种|疾病名称|病情|健康状况|身体状况)(?:一?栏)?(?:[记登]?载|[填书]?写|显示)?[：为]{1,2}[“]?(?:1[.、．])?$"
    # An entry in a list of persons: 3.贺某，强直性脊柱炎; a patient by sex and age.
    r"|[；。：，、 ]\d{1,2}[.、．][\u4e00-\u9fff×*]{2,4}，$|[\d一二三四五六七八九十]{1,3}周?岁，$"
    r"|(?<=[：；。])[\u4e00-\u9fff]某{1,2}，$"
)
# A test's paper with the illness for its name, where a person stands in the clause: 你那个乙肝报告.
_PAPER: Final = re.compile(
    "病?(?:化验|检[查测]|体检)?(?:报告(?!义务|制度|疫情|标准)|化验单|检[查验]单|诊断书|病历)"
)
_WHO: Final = re.compile("[你我他她其某俺]|[原被]告|本人|自己")
# A herd or a crop that is ill: 羊群感染|…, 鸡苗得的是|…, 母羊|流产, 果树因|早产. Somebody may be called 玉兔.
_BEAST: Final = re.compile(
    "(?:果树|[柑蜜脐]橘|橘子|果苗|庄稼|作物|(?<=[的头只匹窝家些母公仔奶肉生幼种，。；但把])[牛羊猪鸡鸭鹅狗犬兔鱼虾蜂驴鸽]|[牛羊猪鸡鸭鹅狗犬兔鱼虾蜂驴鸽][群只头苗舍崽]|[禽畜])(?:都|均|也|又|大[量批]|相继|陆续|的|就)*"
    "(?:[患得][了有上的是过]*|感染[了上]?|染[上了]*|发生[了过]?|出现[了过]?|[暴爆]发[了]?|检出|突发|有|系|因|死于)*$"
)
_MADMAN: Final = "精神病"
_A_MADMAN: Final = re.compile(r"(?:系|是|为|成)(?:一个|一名|个|间歇性的?)?$")


def sided(text: str, start: int) -> int:
    """Return where an illness starts with the side or the part that it is in before it: 双眼|白内障."""
    if text[start : start + 2] in _VESSELS:
        return start - next((len(one) for one in _PARTS if text.endswith(one, 0, start)), 0)
    side = _SIDE.search(text, max(0, start - _SIDE_REACH), start)
    return side.start() if side else start


@cache
def words() -> tuple[str, ...]:
    """Return the diseases, in a fixed order."""
    return tuple(sorted(loader.diseases()))


@cache
def finder() -> AhoCorasick:
    """Return the automaton of the listed diseases."""
    return AhoCorasick(words(), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def named_in(text: str) -> Iterable[tuple[int, int, int]]:
    """Give (index, start, end) of the listed diseases of a text; of a short one they are looked for once."""
    return _named_once(text) if len(text) <= WINDOW else _named(text)


@lru_cache(maxsize=2)
def _named_once(text: str) -> tuple[tuple[int, int, int], ...]:
    """Give the listed diseases of a short text; those of two texts stay in memory."""
    return tuple(_named(text))


def _named(text: str) -> Iterator[tuple[int, int, int]]:
    """Look for the listed diseases."""
    return each_hit(finder(), _longest(), text)


@cache
def _longest() -> int:
    """Return the length of the longest listed disease."""
    return max(map(len, words()))


@cache
def strong() -> frozenset[str]:
    """Return the diagnoses that are a person's without further words: of the mind, and infections that shame.

    Short words of everyday speech (痴呆, 肝炎, HIV) are none.
    """
    everyday = {
        "精神病",
        "精神障碍",
        "痴呆",
        "弱智",
        "智障",
        "智力低下",
        "睡眠障碍",
        "人格障碍",
        "精神失常",
        "肝炎",
        "HIV",
        "乙肝",
        "肺结核",
    }
    also = {
        "癫痫",
        "癫痫病",
        "尿毒症",
        "宫外孕",
        "先兆流产",
        "稽留流产",
        "人工流产",
        "流产手术",
        "引产手术",
        "怀有身孕",
        "不能生育",
        "人流手术",
    }
    kinds = loader.diseases()
    named = {name for name, kind in kinds.items() if kind == "精神"} | {
        "艾滋病",
        "梅毒",
        "HIV阳性",
        "HIV抗体阳性",
    }
    return frozenset((named - everyday) | also)


# What an attack leaves behind is the injury of the case: 致其左眼失明.
_MAIMED = frozenset({"失明", "耳聋", "失聪", "瘫痪", "偏瘫", "截瘫"})
# To work for others, to ring up, to play at cards is no blow.
STRUCK: Final = "打(?!工|算|听|电话|扫|理|印|车|开|交道|官司|牌|麻将|零工|针|拼)"
HARMED: Final = re.compile(rf"[致砸刺捅炸撞砍伤击]|{STRUCK}|造成|导致|使|后果|重伤|轻伤|伤残|鉴定")

# What only looks like an illness of somebody: the name before it (何某甲|肺挫伤), a medicine called after it
# (痛风灵), what a dead body shows (贫血貌), a definition, a warning, an injury of the case.
# Behind a masked name 甲 is the illness's (某|甲状腺癌, 某|乙肝病史), unless an injured organ follows
# or a verb (何某甲|减少).
_RUN_IN: Final = re.compile(
    "(?<=某)[甲乙丙丁](?:减(?=[少轻去刑免持])|(?:肝脏?|脑|肺脏?|肾脏?|脾脏?|胃|肠)[^，。；、]{0,4}?(?:破裂|[挫裂损外创]伤?|出血|骨折|血肿|贯通|穿孔|切除))"
)
_NOBODYS: Final = re.compile(
    "(?:[、和及][\u4e00-\u9fff]{2,6})?一[贴擦抹喷吃]灵|灵(?![活敏光便])|丸|膏(?!肓)|贴(?!身)|胶囊|冲剂|的?(?:抢救|急救|应急|处[理置]|护理)[\u4e00-\u9fff]{0,2}(?:流程|预案|规范|指南|演练|培训)|的(?:[柑蜜脐]橘|橘子|苹果|葡萄|果[子实树]|庄稼|作物|品种)|抗体试剂|试剂|样(?:苍白|外观|改变)|貌|皱缩|是一[组类]|者?(?:禁用|慎用)|的(?:是否|能否)"
    "|(?:检[测查]|试验|化验|筛查|结果|[均为呈]){0,3}阴性"
    "|(?:[、和及][^，。；、]{1,8})?(?:均|分别)?(?:属|构成)(?:人体)?(?:轻微|轻|重)伤"
)
_LISTS: Final = re.compile(
    "(?:(?:是?指|所称)|(?:疾病|责任|范围|情形|项目|病种)[^。：，]{0,6}(?:包括|如下|[有为是]))[^。：]{0,8}："
    "(?=[(一1])(?:(?!诊断|患|病史|查出|检查)[^。])*$"
)
_LISTED, _BEAST_REACH = 100, 12
_CALLED: Final = re.compile(
    "(?:绰号|外号|诨号|人称|别名)[为是叫：]{0,2}[“”、\u4e00-\u9fff]{0,8}?[“]?([\u4e00-\u9fff]{2,3})(?=[”、，。；()的])"
)


def in_definition(text: str, start: int) -> bool:
    """Say whether an illness is an item of what a policy or a norm lists: …重大疾病是指：（一）…；（二）…."""
    begin = max(0, start - _LISTED, text.rfind("。", max(0, start - _LISTED), start) + 1)
    return _LISTS.search(text, begin, start) is not None


def is_nobodys(text: str, start: int, end: int) -> bool:
    """Say whether what is called like an illness is a name, a medicine, a finding in a body, or an injury."""
    beast = _BEAST.search(text, max(0, start - _BEAST_REACH), start)
    marks = (_RUN_IN.match(text, start), _NOBODYS.match(text, end), beast)
    return any(mark is not None for mark in marks) or text[start:end] in _nicknames(text)


@lru_cache(maxsize=2)
def _nicknames(text: str) -> frozenset[str]:
    """Return what people are called by everybody in a text: 绰号“哑巴”."""
    return frozenset(_CALLED.findall(text)) if "号" in text or "人称" in text else frozenset()


def is_doubted(before: str, behind: str) -> bool:
    """Say whether an illness is only excluded, supposed, rumoured or made up, or spoken of in general."""
    marks = (_DOUBTED.search(before), _PRETEXT.match(behind), _ALL_OF_THEM.match(behind))
    return any(mark is not None for mark in marks)


def graded(left: re.Match[str] | None, before: str, behind: str) -> bool:
    """Say whether a diagnosis bears a grade or a kind, and nothing makes it denied, general or an injury."""
    if left is None or not (_GRADED.match(left[0]) and _BEHIND_GRADED.match(behind)):
        return False
    around = (NEGATED.search(before), GENERAL.search(before), NOT_ILL.match(behind), _HEALS.search(before))
    return not any(around) and HARMED.search(before) is None


def somebodys(name: str, before: str, behind: str) -> bool:
    """Say whether the disease `name` between `before` and `behind` (of its clause) is a person's."""
    # 给母亲拿帕金森的药 is for her; 为父亲看糖尿病研究所的宣传 is about a house.
    if _FOR_KIN.search(before) or (_HEALS.search(before) and _TAKES.search(before)):
        return _REMEDY.match(behind) is not None or NOT_ILL.match(behind) is None
    if _PAPER.match(behind) and _WHO.search(before):
        return not (NEGATED.search(before) or GENERAL.search(before))
    if NOT_ILL.match(behind) or NEGATED.search(before) or GENERAL.search(before):
        return False
    # 精神病人, 聋哑人; a 高血压人 is a slip of the tongue.
    if _ONE_ILL.match(behind) and name[-1] not in "病哑盲聋傻障":
        return False
    if _HEALS.search(before):
        return False
    if name.startswith(_INBORN) and _BEHIND_GRADED.match(behind):
        return HARMED.search(before) is None
    if name[-2:] in _MAIMED:
        return HARMED.search(before) is None
    if name == _MADMAN and behind.startswith("人"):  # 精神病人 of a statute: 间歇性的精神病人, 能力的精神病人
        return _A_MADMAN.search(before) is not None
    return name in strong() or BEFORE.search(before) is not None or BEHIND.match(behind) is not None
