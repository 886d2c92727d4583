"""What has the form of an illness, of its treatment or of what a test measured, whoever has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import merge
from typing import Final

from annotations.privacy.evidence import clause_of, sentence_before
from annotations.privacy.health.treated import MEDICINES
from annotations.privacy.health.words import (
    GENERAL,
    NEGATED,
    NOT_ILL,
    RIGHT,
    is_doubted,
    is_nobodys,
    named_in,
    words,
)
from nlp.data import loader
from nlp.text.led import Led

_ORGANS: Final = "肺肝胃肠肾胆胱腺膜节肌周髓脑鼻咽喉耳眼皮肤道管盆尾宫骨齿龈鞘体囊腔结疹性颈桃腹腮椎巾"
# What an illness ends with, or is called in everyday speech: the kind of each is evidence.
_KINDS: Final = {
    "disease": (
        "病(?![情历房例床假毒变理人院因害危友虫死菌媒区案志痛原症灶号性患逝故])|症(?<![对发后]症)(?![状候结])"
    ),
    "inflammation": (
        rf"炎(?<=[{_ORGANS}]炎)|癣|疮|痔(?!疮)|疣|疱疹|[湿皮荨]疹|荨麻疹|溃疡|结核|麻痹|痛风|风湿|哮喘|贫血(?!貌)|"
        "过敏(?!原|死亡|反应|性休克)|黄疸|白癜风|银屑|斑秃"
    ),
    "growth": (
        "癌|瘤|囊肿|结石(?<!冻结石)|息肉|腹水|[脑胸肾腔]积水|积液|增生|肥大|肿大|结节|占位|肺[^，。；]{0,3}阴影|肿块|包块|浮肿"
    ),
    "change": (
        "硬化(?<=[肝脉肾管膜索性]硬化)|萎缩|栓塞|血栓|狭窄|间隔缺损|畸形|退变|退行性变|钙化|疝(?<!脑疝)(?<!体疝)|间盘突出|早搏|房颤|狼疮|劳损|坏死|纤维化|(?:子宫|直肠|内脏|胃|肾|阴道|膀胱)(?:脱垂|下垂|脱出)|脱肛"
    ),
    "function": (
        "障碍(?![物赛])|功能不全|衰竭|迟缓|迟滞|减退|[智力视能疫]力低下|功能低下|发育不[良全]|综合[征症]|紊乱|失调|"
        "(?:[铁钙锌酶质]|维生素)缺乏|亢进|甲[亢减]|成瘾(?!诊断|认定|检测)|戒断"
    ),
    "sense": (
        "失明|耳聋|聋哑|全盲|色[盲弱]|弱视|近视(?!频)|失聪|耳背|哑巴|聋子|瞎子|[瘸跛][腿足行]|斜视|散光|青光眼|白内障|黄斑|"
        "驼背|侏儒|唇裂|兔唇|腭裂"
    ),
    "palsy": "瘫痪|[偏脑]瘫|瘫在|半身不遂|失禁|中风|癫痫|羊[角癫]风|失能|植物人",
    "mind": (
        "疯疯癫癫|疯[癫傻]|[疯傻]了(?=(?:好些|好几|多|[\\d一二三四五六七八九十]{1,3})[余多]?年)|痴呆|呆傻|智障|反应迟钝|脑子(?:有[点些]?(?:问题|毛病|病|缺陷)|不(?:[太大]?好|正常|灵光?|够用)|坏)|[神精]经(?:病|不正常)|(?<!心情)(?<!情绪)(?<!心里)(?<![极十万]度)(?<!十分)(?<!非常)(?<!感到)(?:抑郁|焦虑)|失眠|幻[听视]|"
        "自闭|孤独症|唐氏|失智|失忆|多动"
    ),
    "shame": (
        "狐臭|腋臭|不能人道|阳痿|早泄|不[孕育](?!罪)|性功能|性无能|梅毒|淋病|性病|艾滋|[少弱无]精|隐睾|包皮|痛经|"
        "闭经|更年期"
    ),
    "birth": (
        "流产|宫外孕|人流(?=手?术)|引产|刮宫|胎停|死胎|早产|保胎|试管婴儿|剖[宫腹]产|绝育|结扎|坐月子|产后大?出血"
    ),
    "treatment": (
        "[切除植入架换]术|切除|摘除|截肢|化疗|放疗|透析|(?:心脏|冠脉)(?:搭桥|支架)|搭桥手?术|起搏器|[肝肾髓]移植|"
        "造[瘘口]|美沙酮(?=[维替治])|消融|介入治疗|人工关节|助听器|[尿胃]管|轮椅(?<=[坐推靠助用]轮椅)|拐杖(?:(?<=[拄撑靠助用杵着]拐杖)|(?<=拄的拐杖))|[双单]拐(?<=[拄撑靠着].拐)|心理治疗|靶向|开过刀|电休克"
    ),
    "medicine": (
        rf"{MEDICINES}|抗(?:抑郁|精神病|癫痫|病毒|凝)[\u4e00-\u9fff]{{0,2}}药|降[压糖脂]药|生长激素|救心丸|靶向药|"
        "[平汀坦啶嗪辛唑定尔酮胺宁利](?:片|胶囊|缓释|肠溶)"
    ),
    "measure": (
        r"(?:收缩压|血压)[^，。；\d]{0,6}(?:1[4-9]|2\d)\d[\d./]*|(?:血糖|智商|视力|转氨酶|肌酐|尿酸|血脂|血小板|白细胞|血红蛋白|心率|眼压)"
        r"[^，。；\d]{0,6}\d[\d./]*|(?:转氨酶|血糖|血压|血脂|尿酸)(?:偏高|升高|过高|异常|高)|"
        r"(?:抗体|抗原|HIV|HPV|螺旋体|梅毒|RPR|病毒|核酸)[^，。；]{0,8}阳性|[肢智视听言精]\w[一二三四]级|"
        "[一二三四壹贰叁肆]级残疾|残疾[一二三四壹贰叁肆]级|[肢智视听言]残|三高(?=[，。、；])"
    ),
}
_ENDS: Final = Led("|".join(_KINDS.values()))
_ENDING: Final = {kind: re.compile(rf"(?:{said})$") for kind, said in _KINDS.items()}
# Where the name of an illness cannot go on to the left, and how far it goes.
_NO_NAME = re.compile(
    r"[^\u4e00-\u9fffA-Za-z0-9ⅠⅡⅢⅣ]|某(?:[甲乙丙丁戊己庚\d](?!型|状腺|亢))?|[父母]亲|[妻儿孩]子|老头|一[条名个阵]|突发|造成|进行(?!性)|"
    "自己|[公婆爷奶]{2}|外[公婆]|岳[父母]|老[伴爹妈]|媳妇|上写|写[着明有]|[原被]告人?|[双两]腿|[的了有患因得过是其于在并及和与或被致等曾称诉说妻父母娘爹爸妈着就又还也刚我他她俺告属服以做问里次把非将含无未没呈假日们号看拿喝让去]|"
    "系(?!统)|包括|提取|[查缴起]获|扣押|搜出|柜[内中]|确诊为?|诊断为?|提示|记载|载明|发现|查出|显示?|正犯|突发|身染|早晚|持有|既往|检[查测验]?|离不开|患者|后|时(?!相)|之|"
    "(?<![行神])为|前(?!列腺)|家(?!族)|治(?!愈)|产生|出现|发生|可能|人(?!格)|[上下]午|遗(?!传)|年(?!性)|月"
)
_NAME, _BEHIND = 9, 24
# Who went mad stands before the verb, not what the illness is called.
_VERBS = ("疯了", "傻了")
# What still belongs to it on the right: an operation had, a history, the measure of a pressure.
_RIGHT = re.compile("手?术[后史]|手术|[后病]?史|mmHg|毫米汞柱")
# What no sum outweighs: the injury of the case, an illness in general, a thing that bears the name of one.
_NO_ILLNESS = re.compile(
    "^抗(?!-?H)|抑制|缓解|氏|骨折|[外创擦刺烧烫冻咬]伤(?!后应激)|伤[口情]|挫|(?<!分)裂|损伤|(?<!脑)出血|积血|血肿|截瘫|中毒|"
    "休克|窒息|^[已小去旧]?病$|[有何重大急某染看治养毛伤性生次多犯装发疫羊牛猪]病$|疾病$|^病(?!毒性|理性)|职业病|^症|[重本]症|炎症$|^障碍|"
    "(?:线|通|交流|理解)[^，]{0,3}障碍|^(?:畸形|狭窄|紊乱|失调|低下|增生|衰竭|(?:肥大|麻痹)(?!性))|打瘫|司瘫痪|"
    "(?:管理|秩序|市场|比例|能力|道德|水平)(?:紊乱|失调|低下)|(?:循环|呼吸|统)(?:功能)?衰竭|器官[^，]{0,4}衰竭|颞|桥脑|脑干|呼吸功能|设置|(?:设备|系统|交通|网络|经营)瘫痪|"
    "(?:关节|[上下]肢)[^，]{0,6}障碍|尿[检液样]|毒品|[冰吸]毒|苯丙胺|氯胺酮|酒精(?![所依性])|血[迹斑]|种属|人血|"
    "可疑斑"
)
# A spleen that burst is taken out: the injury of the case.
_TAKEN_OUT, _WOUNDED = re.compile("[切摘]除"), re.compile("破裂|重伤|[打捅刺砍撞]成")
# 致人精神失常等严重后果, 怀孕或者正在哺乳: words of an article; 抗体确认检测报告: a paper of unknown result.
_OF_ARTICLE = re.compile(
    "(?:、[^，。；、]{1,4})?(?:等|或者?)(?:其他)?(?:严重|正在|盲)|人?犯罪|人在|(?:抗体)?(?:确认|检[测查]|筛查)|"
    "(?<![病哑盲聋傻障])人(?![民员工])|病原|细胞|物质|成分|”?筛查|护理学|性?(?:症状|状态)|貌|品|及.{1,3}科|膏|专卖|人、残|的[人；]|的(?:妇女[，、和])"
)
_OF_LAW = re.compile(
    "《[^》]*$|(?<![请病休])假$|致被害人$|导致[^，。；]{0,6}$|[致使起]他?人$|能力的$|间歇性的?$|为他人|说[其我他她你]$"
)


def candidates(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Give what has the form of an illness with its kinds, is not `taken`, and is nothing in general."""
    covered = sorted(taken)
    done, at = 0, 0
    for start, end, listed in _formed(text):
        verb = text.startswith(_VERBS, start)
        low = start if verb else _named(text, max(done, start - _NAME), start)
        while at < len(covered) and covered[at][1] <= low:
            at += 1
        if end <= done or (at < len(covered) and covered[at][0] < end):
            continue
        done = end
        # Where nothing parts it from the words before, only what ends it is known to be its name.
        first = start if low == start - _NAME else low
        if not (_barred(text, low, start, end) or _NO_ILLNESS.search(text[first:end])):
            yield first, end, _kinds(text[start:end], listed)


def whole(text: str, end: int) -> int:
    """Return where what belongs to an illness on its right ends: an operation, a history, a unit."""
    further = RIGHT.match(text, end)
    end = further.end() if further else end
    right = _RIGHT.match(text, end)
    return right.end() if right else end


def _formed(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the listed illnesses with their kind, and what ends like one; the longest of those that meet."""
    names, kinds = words(), loader.diseases()
    listed = ((start, end, kinds[names[index]]) for index, start, end in named_in(text))
    ends = ((*match.span(), "") for match in _ENDS.finditer(text))
    kept: tuple[int, int, str] | None = None
    for one in merge(listed, ends, key=lambda one: (one[1], one[0])):
        if kept is not None and one[0] >= kept[1]:
            yield kept
            kept = one
        elif kept is None or one[1] - one[0] > kept[1] - kept[0]:
            kept = one
    if kept is not None:
        yield kept


def _kinds(said: str, listed: str) -> frozenset[str]:
    """Return the kinds of an illness: of the list (`listed`; empty where on none), and by its ending."""
    ends = {f"kind.{kind}" for kind, ending in _ENDING.items() if ending.search(said)}
    return frozenset(ends | {f"listed.{listed}"} if listed else ends)


def _named(text: str, low: int, at: int) -> int:
    """Return where the name of an illness starts whose ending stands at `at`."""
    last = low
    for match in _NO_NAME.finditer(text, low, at):
        last = match.end()
    return last


def _barred(text: str, low: int, start: int, end: int) -> bool:
    """Say whether an ending at `start`, named from `low`, is nobody's illness, whatever else is told."""
    clause = clause_of(sentence_before(text, start))
    return bool(
        _NO_ILLNESS.search(text[low:end])
        or NOT_ILL.match(text, end)
        or is_nobodys(text, start, end)
        or is_nobodys(text, low, end)
        or (_TAKEN_OUT.search(text, low, end) and _WOUNDED.search(sentence_before(text, low)))
        or _OF_ARTICLE.match(text, end)
        or _OF_LAW.search(clause)
        or NEGATED.search(clause)
        or GENERAL.search(clause)
        or is_doubted(clause, text[end : end + _BEHIND])
    )
