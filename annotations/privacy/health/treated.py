"""Treatments that name an illness, and what is measured or taken because of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotations.privacy.evidence import sentence_before
from annotations.privacy.gates import TREATMENTS, tells
from annotations.privacy.health.words import GENERAL, NEGATED, WHY, is_doubted
from annotations.privacy.numbers.identities import propose
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.text.led import Led

# What is done or given against an illness, and a test for one.
_TREATED = Led(
    r"(?:(?:心脏|冠状动脉|冠脉)(?:内|血管|旁路)?(?:做过?|行|装了?|放了?|植入了?)?(?:[一二三四五两\d]{1,2}[根枚个支条处])?(?:血管|药物)?(?:搭桥|支架)(?:[植置]入)?|[肾肝心]脏?移植|骨髓移植|造血干细胞移植|换[肾肝])(?:手术|术)?|血液透析|腹膜透析|[血腹]透析(?!设备|机|中心|室|科|药|耗材|器)"
    r"|[血腹]透(?!析)|(?:[放化]疗|透析)(?!设备|机|中心|室|科|药|耗材|器)(?:[一二三四五六七八九十两\d]{1,2}(?:次|个?(?:周期|疗程)))?|电休克(?:治疗)?"
    r"|(?:子宫|卵巢|乳房|乳腺|前列腺|甲状腺)(?:(?:全|次全|部分)?切除(?:手?术)?|全切(?:手?术)?)|切除了?(?:子宫|卵巢|(?:[一双左右]侧)?输卵管|[左右双]?侧?乳房|胆囊|[左右]侧?肾脏?|甲状腺)|输[卵精]管结扎(?:手?术)?|(?:绝育|结扎)手?术"
    r"|(?:变性|性别(?:重置|确认|置换))(?:手术|术)|美沙酮(?:维持|替代)治疗"
    r"|(?<=[做行受]过)(?:隆[胸鼻]|丰胸|抽脂|吸脂|整形|整容|植发|双眼皮|包皮环切|痔疮|阑尾|近视|取卵|刮宫|剖宫产|结石|静脉曲张|白内障|心脏|肿瘤)(?:切除|环切)?手?术"
    r"|终止妊娠(?:手?术)?(?![的罪])"
    r"|(?:服用|在吃|长期吃)[^，。；]{0,8}抗(?:抑郁|精神病|癫痫|焦虑|病毒)药物?"
    r"|住过?(?:[^，。；]{0,8})精神病(?:医)?院|(?:抗-?)?(?:HIV|HCV|HBV|HPV\d{0,2}|TP(?:PA)?|艾滋病(?:病毒)?|梅毒(?:螺旋体)?|乙肝(?:病毒)?(?:表面)?|丙肝(?:病毒)?|结核(?:菌素)?)(?:特异性)?(?:抗体|抗原|核酸)?(?:初筛|筛查|检测|化验|检查)?(?:结果)?(?:呈|为)?阳性"
)
# Which of how many: 第四期化疗.
_COUNTED = re.compile(r"(?:无抽搐|次?全|第?[一二三四五六七八九十两\d]{1,2}(?:期|次|轮|个?(?:周期|疗程))的?)$")
# Done or given to somebody of the case, not what it is in general; 终止妊娠 for others is a crime.
_TAKEN = re.compile(
    r"(?:正?在|[接已曾]受?|需|每[周月日天][一二三四五六日\d、]*|隔[天日]|天天|常年|靠|去(?!世)|一?周[一二三两\d]次|医院|多次|定期|术后|期间|陪同|先后|长期|住院|[进实施]?行|做了?|[得患]了?[^，。；]{0,8}[，、]|病[^，。；]{0,6}[，、])[^，。；]{0,8}$"
)
_NOT_TAKEN = re.compile(r"为他人|帮[助他]|非法|擅自|非医学|选择性别|开展|从事|收费|手术费|介绍|组织")
_IN_ITSELF = re.compile(
    r"抗|变性|隆|脂|整|植发|眼|包皮|痔|阑尾|近视|取卵|刮宫|剖宫|性别|美沙酮|移植|支架|搭桥|换|住|阳性|电休克|切|结扎|血液透析|腹膜透析"
)
# High, so an illness; low, it is what the wound brought about.
_PRESSURE = re.compile(
    r"血压(?:值|测得|升?高达|升高至|达到?|为|是)?：?(?:1[4-9]|2\d)\d[/／]\d{2,3}(?:mmHg|毫米汞柱)?"
)
MEDICINES: Final = (
    r"舍曲林|帕罗西汀|氟西汀|西酞普兰|氟伏沙明|文拉法辛|度洛西汀|米氮平|曲唑酮|奥氮平|利培酮|喹硫平|阿立哌唑|齐拉西酮|氯氮平|氯丙嗪|奋乃静"
    r"|舒必利|氨磺必利|氟哌啶醇|碳酸锂|丙戊酸钠?|卡马西平|拉莫三嗪|左乙拉西坦|苯妥英钠|多奈哌齐|美金刚|二甲双胍|胰岛素|格列[美齐吡]\w|阿卡波糖|硝苯地平|氨氯地平|缬沙坦"
    r"|厄贝沙坦|卡托普利|依那普利|美托洛尔|硝酸甘油|拉米夫定|恩替卡韦|替诺福韦|阿德福韦|依非韦伦|利福平|异烟肼|乙胺丁醇|他克莫司|环孢素|左甲状腺素钠?|优甲乐|甲巯咪唑|吉非替尼|伊马替尼"
    r"|艾司唑仑|阿普唑仑|氯硝西泮|劳拉西泮|地西泮|佐匹克隆|唑吡坦|华法林|阿司匹林|氯吡格雷|利伐沙班|[阿瑞辛普氟匹][托舒]?伐他汀|泼尼松|甲氨蝶呤|羟氯喹|环磷酰胺|吗替麦考酚酯"
    r"|免疫抑制剂|(?:抗凝|抗排异|降压|降血压|降糖|镇静|精神类|治疗精神病的?|抗结核|抗逆转录病毒|抗凝血)药物?"
)
_MEDICINE = Led(
    rf"(?:服用?(?!务|从|装|刑|判)|口服|随身带有|用的药[物品]?(?=包括|[有是：])|吃|注射|依赖|调整)[^，。；]{{0,12}}?"
    rf"((?:{MEDICINES})(?:片|胶囊|缓释片|注射液|肠溶片)?(?:[、和及]+(?:{MEDICINES})(?:片|胶囊|缓释片|注射液|肠溶片)?)*)"
)
# What lies in a drawer is taken by somebody, where the sentence says so: 提取…片一盒，系其每日必服的药;
# what is sold, or given to another in a drink, is nobody's.
_BOXES = Led(
    r"[盒瓶板袋](?<=[一二两三四五六七八九十\d].)(?=(?P<said>[^。；]{0,16}?"
    r"(?:每[日天晚次]|长期|常年|一直|平[时日素]|日常|必|系[其他她本])[^。；]{0,8}?[服吃用][^。；]{0,24}))"
)
SOLD: Final = re.compile(
    r"掺|[混投放]入|饮料|酒水|[贩销出售倒]卖|[销出]售|卖(?:给|与|出)|[骗哄逼喂迷诱给让][^，。；]{1,8}[服吃喝用]"
)
_KEPT = re.compile(rf"(?:{MEDICINES})(?:(?:肠溶|缓释)?[片剂]|胶囊|注射液)?")
_GIVEN = re.compile(
    r"[含掺混下投][^，。；]{0,8}$|[骗哄逼喂迷让使][^，。；]{0,14}$|麻醉|饮料|酒|咖啡|销售|贩卖"
)
# Done long before: what heals the wound of the case is told without these words.
_ONCE = Led(
    r"(?:曾|既往|早年|以前|年前|刚)(?:经|曾|因[^，。；]{1,8}?)?(?:接受|施行|[做行])[过了完]?([^，。；、()]{1,10}?(?:切除|置换|成形|造瘘|剖宫产)(?:手?术)?)"
)
_OF_WOUND = re.compile(r"[伤折裂摔撞打]|内固定|清创|缝合|切开|脾|疼|痛|出血|昏迷|病史|同前|如[上前]")
_SUGAR = Led(r"血糖(?:值|高达|达到?|为)?：?(?:[7-9]|[1-4]\d)(?:\.\d{1,2})?mmol")
_OF_MIND = Led(
    r"(?:精神|心理)科(?:门诊)?(?:住院|就诊|治疗)|(?<=因)(?:抑郁|焦虑|失眠|情绪低落|精神[异失]常)(?=[^，。；]{0,4}(?:就诊|住院|治疗))"
)
_COMPLAINS = Led(
    r"主诉[：为]?“?([\u4e00-\u9fff、]{2,20}?)(?=[\d半一二两三四五六七八九十]+[余多]?个?[年月周天]|[，。；”])"
)
_CLAUSE, _NAMED = 24, 0.7


def treated(scene: Scene) -> Iterator[Candidate]:
    """Find treatments that name the illness, and tests for one that somebody did not pass."""
    text = scene.view.text
    for match in _TREATED.finditer(text) if tells(text, TREATMENTS) else ():
        clause = _clause(text, match.start())
        doubted = is_doubted(clause, text[match.end() : match.end() + _CLAUSE])
        general = GENERAL.search(clause) or NEGATED.search(clause)
        if not (doubted or general or not _is_taken(match[0], clause)):
            counted = _COUNTED.search(clause)
            start = match.start() - len(counted[0]) if counted else match.start()
            where = (start, match.end())
            yield propose(scene, Category.HEALTH, where, text[slice(*where)], WHY, _NAMED)


def _clause(text: str, at: int) -> str:
    """Return what stands before `at` in its clause."""
    return re.split("[，。；：\n]", text[max(0, at - _CLAUSE) : at])[-1]


def _is_taken(treatment: str, clause: str) -> bool:
    """Say whether a treatment is somebody's of the case, whom the words before it in its clause name."""
    if _NOT_TAKEN.search(clause):
        return False
    return _IN_ITSELF.search(treatment) is not None or _TAKEN.search(clause) is not None


def measured(scene: Scene) -> Iterator[Candidate]:
    """Find values that are an illness, what was operated or complained of, and medicines taken."""
    text = scene.view.text
    for match in _PRESSURE.finditer(text) if "血压" in text else ():
        yield propose(scene, Category.HEALTH, match.span(), match[0], WHY, _NAMED)
    for pattern, group in ((_SUGAR, 0), (_OF_MIND, 0), (_ONCE, 1), (_COMPLAINS, 1)):
        for match in pattern.finditer(text):
            if not _OF_WOUND.search(match[0]):
                yield propose(scene, Category.HEALTH, match.span(group), match[group], WHY, _NAMED)
    for box in _BOXES.finditer(text):
        before = sentence_before(text, box.start())
        sold = SOLD.search(before) or SOLD.search(box["said"])
        for match in () if sold else _KEPT.finditer(before):
            start = box.start() - len(match.string) + match.start()
            yield propose(scene, Category.HEALTH, (start, start + len(match[0])), match[0], WHY, _NAMED)
    for match in _MEDICINE.finditer(text):
        clause = _clause(text, match.start(1))
        if not (_GIVEN.search(clause) or NEGATED.search(clause)):
            yield propose(scene, Category.HEALTH, match.span(1), match[1], WHY, _NAMED)
