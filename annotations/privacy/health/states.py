"""Illness and disability told without their names: what a test measured, a state, a history, an aid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotations.privacy.gates import AIDS, GRANTS, INBORN, MEASURES, STATES, SYMPTOMS, tells
from annotations.privacy.health.words import GENERAL, HARMED, NEGATED, STRUCK, WHY, finder, is_doubted
from annotations.privacy.numbers.identities import propose
from annotations.privacy.people.mentions import people_of
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.text.led import Led

_SENSES = r"(?:智力|精神(?:状况|状态)?|脑子|大脑|神智|听力|视力|语言|言语|腿脚|心智)"
# What a doctor's test gives as a number: of the mind, of sight, of the blood.
_MEASURED = Led(
    r"智商(?:测定|测验|测试|评定|检测)?(?:值|结果|仅|只有|得分|分数)*[为是约]?：?\d{2,3}分?|(?:总|全量表)?IQ(?:值)?[为是：]?\d{2,3}"
    r"|(?:MMSE|MoCA|CDR|HAMD|SDS|SAS|GCS|简易精神状态(?:检查|量表)?)(?:量表)?(?:评分|得分|总分|检查)+(?:结果)?[为是：]?\d{1,3}(?:\.\d)?分?"
    r"|(?:CD4|病毒载量|糖化血红蛋白|血肌酐|转氨酶)[^，。；\d]{0,10}\d[\d.]*"
    r"|(?:转氨酶|血糖|血压|血脂|尿酸|胆固醇|甘油三酯|甲胎蛋白|癌胚抗原)(?:明显|偏|异常)?(?:升高|偏高|增高|过高|异常)"
    r"|[A-Z][A-Z0-9]{2,6}基因[^，。；]{0,4}(?:缺失|突变|变异|重排)|染色体核型[为是：]{0,2}4[5-8][，,]?[XY]{1,3}"
    r"|近视[一二三四五六七八九千百\d]{2,6}度"
    r"|(?:[左右双]眼)?(?:裸眼|矫正)视力(?:仅|仅为|为|约)?0\.\d{1,2}"
)
# Said of all who are so, by a norm or a leaflet: 生活不能自理的人.
_OF_MANY = r"的(?:人|被告人|犯罪嫌疑人|罪犯|患者|老年人|残疾人|退役军人|[，；])"
# 生活不能自理 as the law of arrest and of prisons says it.
_HELPLESS = rf"生活(?:已经?|完全|基本)?(?:不能|无法|难以)自理(?!{_OF_MANY}|的?鉴别|，怀孕或者)"
# A norm, where its sentence speaks of nobody: 生活不能自理，可以监外执行.
_MAY = re.compile("自理，(?:可以|适用)")
# An article, a regulation, a definition: of all who are so, where the sentence names nobody; a record
# that is cited (《检查笔录》) is somebody's.
_OF_NORM = re.compile(
    r"(?:法|[规准细]则|标准|解释|公约|条款|(?<![诊鉴]定)(?<!诊断)意见|决定)(?:\([^()]{1,12}\))?》|《[^》]*$|规定|条例|办法"
    r"|第[\d一二三四五六七八九十百]{1,4}条(?![大小]?[巷路街里弄沟河线船]|胡同)"
)
_DEFINED = re.compile(r"[”\"]?(?:，?(?:是)?指|[^。；]{0,24}的(?:罪犯|人|被告人)，?(?:可以|应当))")
_SOMEBODY = re.compile(
    r"[某×*其他她我您你]|被害|原告|上诉人|本人|[父母]亲|妻子?|丈夫|配偶|儿子|女儿|子女|[兄弟姐妹]|亲属|家人|老人"
)
# Without 性功能障碍 somebody is well.
_IMPOTENT = rf"(?:没有?|丧失|失去|无)了?性(?:能力|功能)(?!障碍|异常|减退|下降|低下|损[伤害]|{_OF_MANY})"
# A state that lasts. What a wound, drink or a drug brings about is of the case.
_STATE = Led(
    r"卧床不起|(?:常年|长年|长期|多年)卧(?:病在床|床(?:不起)?)|瘫痪在床|卧病在床|[大二]小?便失禁|尿失禁|言语不[清利]|口齿不清|反应迟钝|神志恍惚|幻[听视觉](?!艺术|[影灯])|被害妄想|认知(?:功能)?(?:障碍|下降|减退|损害|受损)"
    r"|记忆力?(?:严重|明显)?(?:减退|衰退|下降)|失语(?!境)|(?:大脑|脑部?|智力|身体|语言)发育(?:不良|不全|迟缓|落后)"
    rf"|{_SENSES}(?:上|方面)?(?:有|存在|略有|稍有)(?:点|些|一定|明显|严重|先天性?)?(?:的)?(?:问题|缺陷|障碍|疾病|毛病|残疾|异常|病(?![历房人啊吧吗呀！？]))"
    r"|(?:[左右]|一只)眼?[为是系装]?(?:义眼|假眼)"
    r"|(?:瘫痪|半瘫|脑瘫|痴呆|失明|聋哑|重病)(?:在床)?的?(?:老[父母]亲?|[父母]亲|妻子|丈夫|儿子|女儿|孩子|弟弟|妹妹|哥哥)"
    rf"|{_IMPOTENT}|{_HELPLESS}"
    r"|(?:[左右双两]|一只)?耳朵?(?:从小|自幼|一直|有[点些]|早就|都|也|就)+(?:背|聋)(?=[，。；了])|耳朵(?:几乎|完全|已经?|都|基本)*听不[见清到]"
    r"|半边身子?(?:都|就|也|已经?)?(?:不好使|不能动|动不了|没知觉|麻木|不听使唤)"
    r"|中过风|(?:心脏|肾脏?|肝脏?|[胃肺腰]部?|脑子|耳朵|视力|眼神)(?:功能)?(?:一直|从小|向来|本来|就|也|都)*不[太大]?好"
    r"|(?:[左右]|一只|双|两只)(?:眼睛?|耳朵?)(?:几乎|完全|已经?|都|基本)*[看听]不[见清到]|(?:[左右]|一只)[手脚](?:天生)?(?:仅|只)有?[一二三四]个?[手脚]?指"
    r"|(?:智力|精神)(?:明显|一直|略)?(?:不正常|偏低|低于常人|较常人低|发育不良)"
)
# Since birth: never of the case. 自幼聋哑学校毕业 names a school.
_PLACE = r"(?:(?:[左右双]侧?)?(?:[上下]肢|[腿手脚臂眼耳目])|四肢)"
_LOST = r"(?:失明|失聪|耳聋|聋哑?+|残疾|智障|痴呆)"
_INBORN = Led(
    rf"{_PLACE}?(?:自幼|自小|从小|先天性?|天生|生来)[即就便]?(?:(?:[左右]|双)[眼耳目])?{_LOST}"
    rf"(?!人|学校|的(?:治疗|产品)|{_OF_MANY})"
)
_OF_ACT = re.compile(
    rf"酒|醉|喷雾|药水|止咳|(?<!病)毒|吸食|迷药|药性|伤|{STRUCK}|撞|砍|刺|捅|砸|摔|麻醉|缺氧|窒息"
)
# 焦虑、失眠等症状: feelings become an illness by the word for it.
_FEELINGS = r"(?:抑郁|焦虑|失眠|拒食|厌食|自残|自伤|自闭|躁狂|惊恐|强迫|噩梦|夜惊|恐惧|遗尿|嗜睡|幻听)"
_SYMPTOM = re.compile(
    rf"{_FEELINGS}(?:[、和及]{_FEELINGS})*等?(?:的)?(?:症状|倾向|症候|行为史)|(?<=长期){_FEELINGS}|(?<=患有){_FEELINGS}|{_FEELINGS}(?=已?有?[一二三四五六七八九十两\d]+[余多]?年|多年)|重度失眠|(?<=[得染患][了有上])性病"
    r"|(?:心理|精神)治疗(?=[^，。；]{0,8}[\d一二三四五六七八九十]+[余多]?(?:次|个?[月年周])|[，。；])"
    r"|(?:割腕|服药|吞药|喝(?:农)?药|跳楼|上吊)?自杀过(?:[一二两三几多\d]+[次回])?+(?!相?(?:威胁|要挟|逼)|[来为](?:威胁|要挟|由))"
    r"|(?<=曾)[^，。；]{0,10}(?:服[用食]?|吞服|割腕|跳[楼河]|上吊|喝[^，。；]{0,3}药)[^，。；]{0,6}(?:自杀|轻生)(?:未遂)?"
)
_ALLERGY = re.compile(
    r"(?<=对)[\u4e00-\u9fff]{1,8}?(?:严重|重度|极度)?过敏(?!原|性)|(?:青霉素|头孢|花生|海鲜|牛奶|鸡蛋|药物|磺胺|蛋白|乳糖|麸质)[\u4e00-\u9fff]{0,2}过敏(?:史|体质|症)?"
)
# 有…史: what stands before it is of the body.
_PAST = re.compile(
    r"[^，。；：、\s]{0,12}(?:病|症|癌|瘤|炎|手?术|过敏|梗[塞死]?|血压|发作|住院|治疗|自杀|自残|自伤|抽搐|晕厥|昏厥|惊厥|流产|剖宫产|输血|服药|用药|抑郁|精神|哮喘|结石|中风|癫痫|痛风|家族遗传|家族)$"
)
# 既往胆囊切除术后: the operation is the history.
_OPERATED = re.compile(r"(?<=既往)(?:曾?行|有|曾)?[^，。；：、]{2,12}?术后")
_NO_PAST = ("：", "料", "实", "册", "书", "诗", "学", "上", "无前")
_LEADS = re.compile(r".*(?:有过?|存在|既往|自述|承认|具有|隐瞒|的|其|系|是|为|因)")
_NO_HISTORY = re.compile(
    r"主诉|现病|门诊|中心|医院|外伤|吸毒|吸食|犯罪|劣迹|前科|婚|恋爱|冶游|职业接触|接触史|预防接种|烟|酒精?依赖|[无否]"
)
# An aid that somebody lives with.
_AID = Led(
    r"(?:佩?戴(?:着|有)?|植入|装[有了过着]?)(?:助听器|人工耳蜗|义眼|心脏起搏器|起搏器)|(?:装有|戴着|佩戴|靠|穿着)假肢"
    # What feeds somebody, or gives air: 靠鼻饲管, 离不得氧气机.
    r"|(?:(?<=[靠插带戴置赖得开])|(?<=[靠插带戴置赖得开][着有了]))(?:鼻饲管?|胃管|导?尿管|造[瘘口](?:口|袋)?|(?:家用)?(?:呼吸|制氧|氧气|吸氧)机)(?=[，。；、…维度生活过续吃进])"
    r"|(?:常年|长期|平[时日素]|出行|行走|外出)[^，。；]{0,5}(?:坐|靠|依靠|拄|借助|使用)[^，。；]{0,2}(?:轮椅|拐杖|双拐|单拐)"
)
_GRANT = re.compile(
    r"(?:领取|享受|享有|发放)[^，。；]{0,8}(?:重度|困难)?残疾人?[^，。；]{0,6}(?:补贴|津贴|低保|救助)"
    r"|[一二三四五六七八九十\d]级(?:残疾|伤残|因[公战]伤?残)军人|(?:残疾|伤残)军人证?[^，。；]{0,6}[一二三四五六七八九十\d]级"
)
# What lasts no longer than the noise, or as long as somebody is held; who is made up.
_OF_MOMENT = (
    (
        re.compile("[听看]不"),
        re.compile(
            "嘈杂|噪音|[太很]吵|吵得|音乐|鞭炮|锣鼓|风[声大]|雨[声大]|天黑|夜色|太[暗黑远]|隔着|耳[塞机]|声音[太很]小"
        ),
    ),
    (
        re.compile("半边身"),
        re.compile(
            "(?:电|升降)梯[^，。；]{0,6}(?:[夹卡坠困停]|$)|[夹卡挤困埋压捆绑][住在着倒]|被[^，。；]{0,6}[夹卡挤困埋压捆绑]"
        ),
    ),
    (re.compile("自杀"), re.compile("小说|电影|电视剧|剧[本中]|影片|主人公|主角|故事")),
)
# 听不清对方讲什么: one thing that was said.
_ONE_THING = re.compile("楚?(?:[^，。；]{0,8}(?:谁|什么|啥|哪|怎么)|对方|现场|[里外]面)")
_CLAUSE, _REACH, _NAMED, _DOUBTFUL = 24, 16, 0.7, 0.5
# Each pattern with the words of which one stands in whatever it finds.
PATTERNS: Final[tuple[tuple[Led | re.Pattern[str], frozenset[str], float], ...]] = (
    (_MEASURED, MEASURES, _NAMED),
    (_STATE, STATES, _DOUBTFUL),
    (_INBORN, INBORN, _NAMED),
    (_SYMPTOM, SYMPTOMS, _NAMED),
    (_ALLERGY, frozenset(("过敏",)), _NAMED),
    (_AID, AIDS, _NAMED),
    (_GRANT, GRANTS, _NAMED),
    (_OPERATED, frozenset(("术后",)), _NAMED),
)


def told_by_state(scene: Scene) -> Iterator[Candidate]:
    """Find measures, lasting states, symptoms, allergies, histories and aids that are somebody's."""
    text = scene.view.text
    for pattern, words, confidence in PATTERNS:
        for match in pattern.finditer(text) if tells(text, words) else ():
            before = _sentence(text, match.start())
            hurt = pattern in (_STATE, _AID) and (_OF_ACT.search(before) or HARMED.search(before))
            norm = _is_of_norm(text, before, match) and not _names_somebody(scene, before)
            if not (hurt or norm or _passing(text, before, match)) and _told(text, before, match.end()):
                yield propose(scene, Category.HEALTH, match.span(), match[0], WHY, confidence)
    yield from _histories(scene)


def _passing(text: str, before: str, match: re.Match[str]) -> bool:
    """Say whether a state is of a moment or of nobody: in a noise, under what holds somebody, in a novel."""
    moments = (held for said, held in _OF_MOMENT if said.search(match[0]))
    one_thing = "不" in match[0][-2:] and _ONE_THING.match(text, match.end())
    return bool(one_thing) or any(held.search(before) for held in moments)


def _is_of_norm(text: str, before: str, match: re.Match[str]) -> bool:
    """Say whether a norm speaks of a state: it is cited before, or allows or defines something behind."""
    behind = (_MAY.match(text, match.end() - 2), _DEFINED.match(text, match.end()))
    return _OF_NORM.search(before) is not None or any(mark is not None for mark in behind)


def _names_somebody(scene: Scene, before: str) -> bool:
    """Say whether what stands before in the sentence speaks of a person."""
    people = {*people_of(scene.case), *(person.name for person in scene.people)}
    return _SOMEBODY.search(before) is not None or any(name in before for name in people)


def _histories(scene: Scene) -> Iterator[Candidate]:
    """Find histories: 有剖宫产手术史, 有精神病家族史; 无…史 is none."""
    text = scene.view.text
    at = text.find("史")
    while at >= 0:
        past = _PAST.search(text, max(0, at - _REACH), at)
        if past and not text.startswith(_NO_PAST, at + 1) and not _NO_HISTORY.search(past[0]):
            led = _LEADS.match(past[0])
            start, end = past.start() + (led.end() if led else 0), at + 1
            # A listed disease has its own rule: 糖尿病史.
            known = finder().find_matches_as_indexes(past[0])
            if at - start > 1 and not known and _told(text, _sentence(text, start), end):
                yield propose(scene, Category.HEALTH, (start, end), text[start:end], WHY, _NAMED)
        at = text.find("史", at + 1)


def _told(text: str, before: str, end: int) -> bool:
    """Say whether what stands before and behind says it of somebody, and does not deny or doubt it."""
    clause = before[max(before.rfind(stop) + 1 for stop in "，；：") :]
    denied = NEGATED.search(before) or GENERAL.search(clause)
    return not (denied or is_doubted(clause, text[end : end + _CLAUSE]))


def _sentence(text: str, at: int) -> str:
    """Return what stands before `at` in its sentence."""
    low = max(0, at - 2 * _CLAUSE)
    return text[max(low, *(text.rfind(stop, low, at) + 1 for stop in "。\n；")) : at]
