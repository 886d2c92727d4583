"""A natural person's disease, disability or psychiatric diagnosis, where words of illness lead to it.

Injuries and disability grades that are the object of the case stay: they carry the reasoning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotations.privacy.evidence import sentence_before
from annotations.privacy.gates import DISABLED, PREGNANCY, tells
from annotations.privacy.health.scored import CONFIDENCE, scored
from annotations.privacy.health.scored import WHY as WHY_SCORED
from annotations.privacy.health.states import told_by_state
from annotations.privacy.health.treated import measured, treated
from annotations.privacy.health.words import (
    GENERAL,
    HARMED,
    LABEL,
    LEFT,
    NEGATED,
    RIGHT,
    WHY,
    graded,
    in_definition,
    is_doubted,
    is_nobodys,
    named_in,
    sided,
    somebodys,
    words,
)
from annotations.privacy.numbers.identities import propose
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.data import loader
from nlp.text.led import Led

# 肿瘤医院, 心脏病专科: a house bears the name of what it heals.
_NO_HOUSE = "(?!医院|专科|门诊|病房|病区|研究|防治|疫苗|[内外]?科)"
_END = (
    r"(?:[Hh][Ii][Vv]|艾滋病|病毒|病变|心动过[缓速]|早搏|综合征|综合症|功能不全|功能衰竭|功能障碍|精神障碍|行为障碍|障碍|抑郁(?:症|障碍|发作|状态)?|精神分裂症?|分裂症|"
    r"高血压|低血压|糖尿病|结石|肿瘤|积水|感染|衰竭|中风|偏瘫|残疾|梗[塞死]|出血|增生|硬化|癫痫|痴呆|智力低下|发育迟滞|"
    r"[癌瘤炎]症?|[一-龥]症|[一-龥]病(?![情历房例床假毒变]))" + _NO_HOUSE
)
_PART = r"(?:[^，。；、：()“”的\s]|(?<=致)的)"
_ILL = Led(
    # Each way to begin is written out: the search then looks only at their first characters.
    rf"(?:身患(?![者方]|儿(?!童))[有上]?|患(?![者方]|儿(?!童))[有上]?|罹患|确诊为?(?:患有?)?|诊断(?:意见)?(?:为|：)|检查(?:出来?|发现)(?:患有?|有)?|查(?:出来?|发现)(?:患有?|有)?|因患|体检(?:时|中)?即?(?:发现|提示)(?:患有?)?"
    r"|感染(?=[^，。；]{0,8}(?:病毒|新冠|杆菌|支原体))"
    rf"|并发(?!症|[了布给])|继发(?!性))(?:由于|有|了|：)?"
    rf"({_PART}{{0,16}}?{_END}(?:、{_PART}{{1,16}}?{_END})*)"
)
_GRADE = r"[一二三四壹贰叁肆1-4]级"
_KINDS = r"(?:肢体|视力|听力|言语|智力|精神|多重)"
_BEFORE_DISABLED = re.compile(
    rf"(?:{_GRADE}{_KINDS}|{_KINDS}{_GRADE}|{_KINDS}(?:、{_KINDS})*|{_KINDS}[轻中重]度|[腿手眼脚臂耳]部?有)$"
)
# 右腿残疾, 下肢残疾: where nothing says that it comes of the act.
_LIMB = re.compile(
    r"(?:[左右双]侧?)?(?:[上下]肢|[腿手脚臂])部?$|四肢$|[左右双两]?(?:耳朵|眼睛)$|[左右双两][眼耳]$"
)
_OF_KIND = re.compile(
    rf"残疾证?(?:等级|类别|级别|类型)[为是系：]{{1,2}}({_KINDS}(?:残疾)?(?:{_GRADE})?|{_GRADE}{_KINDS})"
)
# Kind and grade together are of a certificate, so somebody's; only a norm speaks of them in general.
_KIND_AND_GRADE = re.compile(rf"{_KINDS}残疾{_GRADE}|{_KINDS}{_GRADE}残疾|{_GRADE}{_KINDS}残疾")
_NORM = re.compile(r"规定|标准|条例|《|保险|条款|是否|招[收聘]|补贴对象")
_BEHIND_DISABLED = re.compile(rf"残疾(?:{_GRADE})?(?:\({_GRADE}\))?")
# Grade alone, where it says what somebody is: 系二级残疾, 为重度残疾人, 四级肢残.
_IS_DISABLED = Led(
    rf"(?<=[系为是属])(?:{_GRADE}|[轻中重]度)残疾(?!等级|鉴定|赔偿)|{_GRADE}[肢智视听言]残|[轻中重]度[肢智视听言]残"
    r"|(?:[左右双]侧?)?(?:[上下]肢|[腿手脚臂])(?:自幼|从小|先天性?|天生)(?:残疾|畸形)"
    r"|(?<=[系为是属])(?:[肢视听智]残|[听视]障)(?:人[员士]?)"
    rf"|[肢智视听言]残{_GRADE}|{_KINDS}{_GRADE}残(?!疾)|{_GRADE}残疾人?证"
    r"|(?<=[系是为属个])(?<![号绰称]为)(?:哑巴|聋子|瞎子|盲人)(?=[，。；、)]|$)"
    r"|(?<=[系是为属])(?:跛足|跛脚|[跛瘸]子|又聋又哑的?人(?!或|犯)|侏儒)(?:人)?(?=[，。；、)的]|$)"
    r"|(?:[左右双]侧?)?(?:[上下]肢|[腿手脚臂])(?:高位)?截肢(?=多年|的?残疾|，?[^，。；]{0,6}(?:残疾证|补贴|轮椅|假肢))"
)
# The kind and the grade as a certificate gives them: 残疾人证(肢体三级), 残疾类别：智力；残疾等级：贰级.
_CERTIFIED = re.compile(
    rf"(?:残疾人?证|残联|残疾(?:类别|等级|类型|种类|情况))[^。；]{{0,16}}?"
    rf"({_KINDS}(?:、{_KINDS})*(?:残疾?)?(?:[(，；：、]|残疾|等级|级别|程度|[为系是])*{_GRADE}|{_GRADE}{_KINDS}(?:残疾?)?)"
)
_REACH = 8
_GENERAL = re.compile(
    r"(?:因病|有病|(?<!精神)疾病|的病|何病|患病|重病|大病|某病|急病|看病|治病|毛病|伤病|职业病|性病)$|^病|^感染$|^(?:严重|重大|其他|传染性|性)?疾病|赔偿|条款|法|循环(?:功能)?(?:障碍|衰竭)"
)
_INJURY = re.compile(r"骨折|外伤|挫伤|裂伤|损伤|破裂|出血|积血|血肿|骨裂|截瘫|中毒")
# What an injury brought with it is an injury: 骨折后继发感染.
_OF_INJURY = re.compile(r"(?:伤|创|骨折|破裂|失血|休克|殴打|中毒)[^。；]{0,16}$")
_FOLLOWS = ("继发", "并发")
_PREGNANT = re.compile(
    r"妊娠(?:已|约|达|满|近)*[一二三四五六七八九十两\d]{1,3}\+?[余多]?(?:周|个?多?月)|临产(?<=[正将近已]临产)|临产(?=[，。；、])|临盆(?=[，。；、那当])|产后大出血"
    r"|早产(?!假)(?:(?<=[婴患生幼]儿早产)|(?<=[男女]婴早产)|(?<=孩子早产)|(?<=[其之生][子女]早产)|(?<=[因系]早产))儿?"
    r"|孕(?<![怀妊早受避]孕)[一二三四五六七八九十\d]{1,3}\+?(?:周|个月)|孕\d产\d(?:流产?\d)?|停经\d{1,3}[余多]?天|(?:(?<=做)|(?<=做[过了]))[^，。；过了]{0,6}试管(?:婴儿)?|(?<=[进实]行|[实]施)[^，。；]{0,6}试管婴儿|(?:已|现|正)?怀孕(?:已|约|有)?[一二三四五六七八九十两\d]{1,3}个?多?[月周]|怀孕(?=[^。；]{0,12}(?:取保|监外执行|监视居住|不予收|不宜收|变更强制|不宜羁押))(?!的|或|妇|、|和)|怀[有着了]?[一二三四五六七八九十两\d]{1,2}个?多?月的?身孕|已怀孕|怀有身孕|曾(?:经)?(?:多次)?流产|流过产|小产(?!权)过?|堕胎"
    r"|(?<=[系是为])(?:正在)?(?:哺乳|怀孕)(?:期(?:内|间)?|自己(?:的)?婴儿|未满一周岁婴儿)?的?妇女(?!的|，(?:可以|应当|不)|或|和|及)"
    r"|(?<=[做打行]过)(?:[一二两三几多\d]+次)?(?:人流(?!手?术)|胎(?![停儿]))"
    r"|(?<=院)[^，。；]{0,4}(?:引产|人流|清宫|保胎|打胎)"
    r"|怀孕(?<=日怀孕)(?=[，。；])|怀孕(?<=月怀孕)(?=[，。；])"
    r"|怀孕(?<=后怀孕)(?=[，。；])"
    r"|怀孕(?<=[某方告]怀孕)(?=[，。；]|后|期间)"
)
# What a norm forbids: 妊娠28周后不得引产.
_FORBIDDEN = re.compile(
    "(?:以[上后内]|后|[前的])?[^，。；]{0,4}(?:不得|禁止|严禁)[^，。；]{0,6}(?:引产|终止|流产|堕胎|鉴定)"
)
# 怕她怀孕, 致被害人怀孕: not there, or what the act brought about.
_FEARED = re.compile("(?:怕|担心|以为|怀疑|防止|避免|导?致|使得?|让)[^，。；]{0,8}$|[没未]有?$")
_BEAST = re.compile("的?母?[牛羊猪马狗猫]")
_NEGATED_REACH, _CLAUSE = 14, 24
_STOPS = "，。；：！？\n "
_LIST = re.compile(
    "(?:(?:病?史)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[余多]?年[，、；]|、|及|和|与|并|伴|，|合并|[；，、。]?[0-9]{1,2}[.、．]|；)"
)
_NERVES = "神经症"
# What stands behind the colon of a diagnosis is one, whatever is named before it in the list.
_DIAGNOSIS = re.compile("(?<!死亡)(?<!尸检)(?<!病理)诊断[^，。；：]{0,6}(?:：|(?=1[.、．]))")
_SAID = "诊断"
_NO_ITEM = re.compile("[的了被将其因由经与我他她]|住院|建议|治疗|花费|出院|[死身]亡|鉴定|休克|断裂|脑疝|未见")
# An injury brought it about (失血性贫血), or it is only to be ruled out (高血压待排).
_BROUGHT = re.compile("(?:失血|创伤|外伤|应激|术后)性?$")
_TO_RULE_OUT = re.compile("[(]?(?:待[排查]|？|可能)")
_LISTED_REACH = 90
_JOINS = re.compile("[和与及伴并后]|合并|伴有|伴发|并发|以及")
_WITH = re.compile(rf"(?:合并|伴有?|并发)[\u4e00-\u9fff]{{0,6}}?(?:{_END}|黄疸|腹水|低体重)")
Place = tuple[int, int]
_LED, _NAMED, _DOUBTFUL = 0.8, 0.7, 0.5
_WHY_CHILD = "文中写明自然人的孕产、生育状况，须核实是否为裁判理由所必需"


def detect_health(scene: Scene) -> Iterator[Candidate]:
    """Find what a rule names as somebody's illness, and what outweighs the doubts behind them."""
    text = scene.view.text
    told: dict[Place, Candidate] = {}
    for one in _told_by_rules(scene):
        if one.span:
            told.setdefault(scene.view.inside(one.span), one)
    places = list(told)
    for where in scored(text, places):
        told[where] = propose(scene, Category.HEALTH, where, text[slice(*where)], WHY_SCORED, CONFIDENCE)
    joined = dict(_joined(text, told))
    parts = {part for whole in joined.values() for part in whole}
    for whole in joined:
        surest = max((told[part] for part in joined[whole]), key=lambda one: one.confidence)
        value = text[slice(*whole)]
        told[whole] = propose(scene, Category.HEALTH, whole, value, surest.why, surest.confidence)
    yield from (
        one for where, one in told.items() if where not in parts and not in_definition(text, where[0])
    )


def _joined(text: str, places: Iterable[Place]) -> Iterator[tuple[Place, tuple[Place, ...]]]:
    """Give the illnesses that the text tells as one, with the word between them and their parts.

    高度近视和青光眼; of what comes with an illness (早产合并黄疸) only the first need be one of the `places`.
    """
    parts: tuple[Place, ...] = ()
    last = -1
    for start, end in sorted(places):
        # In a list (A、B和C) each stands for itself.
        first = len(parts) == 1 and text[parts[0][0] - 1 : parts[0][0]] == "、"
        if not (parts and not first and start > last and _JOINS.fullmatch(text, last, start)):
            if start < last:
                continue
            yield from _whole(parts, last)
            parts = ()
        with_it = _WITH.match(text, end)
        parts, last = (*parts, (start, end)), end
        if with_it and not _INJURY.search(with_it[0]):
            last = with_it.end()
    yield from _whole(parts, last)


def _whole(parts: tuple[Place, ...], last: int) -> Iterator[tuple[Place, tuple[Place, ...]]]:
    """Give what the parts make together, where that is more than one of them."""
    if parts and (parts[0][0], last) != parts[0]:
        yield (parts[0][0], last), parts


def _told_by_rules(scene: Scene) -> Iterator[Candidate]:
    """Find diagnoses behind words of illness, listed diseases that are somebody's, and disabilities."""
    text = scene.view.text
    for match in _ILL.finditer(text):
        hurt = match[0].startswith(_FOLLOWS) and _OF_INJURY.search(sentence_before(text, match.start()))
        if (
            hurt
            or NEGATED.search(text, max(0, match.start() - _NEGATED_REACH), match.start())
            or is_doubted(
                text[max(0, match.start() - _CLAUSE) : match.start()],
                text[match.end() : match.end() + _CLAUSE],
            )
        ):
            continue
        for start, last in _items(match):
            right = RIGHT.match(text, last)
            end = right.end() if right else last
            value = text[start:end]
            if not (_GENERAL.search(value) or _INJURY.search(value) or is_nobodys(text, start, end)):
                yield propose(scene, Category.HEALTH, (start, end), value, WHY, _LED)
    yield from _listed(scene)
    yield from _disabled(scene)
    yield from treated(scene)
    yield from measured(scene)
    yield from told_by_state(scene)
    for match in _PREGNANT.finditer(text) if tells(text, PREGNANCY) else ():
        feared = _FEARED.search(text, max(0, match.start() - _NEGATED_REACH), match.start())
        beast = _BEAST.match(text, match.end()) or is_nobodys(text, *match.span())
        if not (beast or feared or _FORBIDDEN.match(text, match.end())):
            yield propose(scene, Category.HEALTH, match.span(), match[0], _WHY_CHILD, _DOUBTFUL)


def _listed(scene: Scene) -> Iterator[Candidate]:
    """Find listed diseases with a person in their clause; in a list, the first speaks for the others."""
    text = scene.view.text
    last = -1
    for index, begin, at in named_in(text):
        name = words()[index]
        left = LEFT.search(text, max(0, begin - 14), begin)
        right = RIGHT.match(text, at)
        start, end = left.start() if left else begin, right.end() if right else at
        if start < last:
            continue
        low = max(0, start - _CLAUSE)
        low = max(low, *(text.rfind(stop, low, start) + 1 for stop in _STOPS))
        listed = last >= 0 and _LIST.fullmatch(text, last, start) is not None
        before, behind = text[low:start], text[end : end + 12]
        before = _diagnosed(text, start, end) + before
        told = listed or graded(left, before, behind) or somebodys(name, before, behind)
        told = told or LABEL.search(text, max(0, start - 14), start) is not None
        # 神经症状: signs of the nerves.
        told = (
            told and not (name == _NERVES and text.startswith("状", at)) and not is_nobodys(text, start, end)
        )
        if told and not is_doubted(before, text[end : end + _CLAUSE]):
            last = end
            kind = loader.diseases()[name]
            why, confidence = (_WHY_CHILD, _DOUBTFUL) if kind == "生育" else (WHY, _NAMED)
            start = sided(text, start)
            yield propose(scene, Category.HEALTH, (start, end), text[start:end], why, confidence)


def _diagnosed(text: str, at: int, end: int) -> str:
    """Return the word of diagnosis whose list goes on to `at`, or nothing: 诊断：1.…骨折；2.…."""
    if _BROUGHT.search(text, max(0, at - _REACH), at) or _TO_RULE_OUT.match(text, end):
        return ""
    label = None
    for match in _DIAGNOSIS.finditer(text, max(0, at - _LISTED_REACH), at):
        label = match
    return _SAID if label and not _NO_ITEM.search(text, label.end(), at) else ""


def _disabled(scene: Scene) -> Iterator[Candidate]:
    """Find kinds and grades of disability: 肢体残疾三级, 智力二级残疾."""
    text = scene.view.text
    at = text.find("残疾")
    while at >= 0:
        before = _BEFORE_DISABLED.search(text, max(0, at - _REACH), at) or _limb(text, at)
        behind = _BEHIND_DISABLED.match(text, at)
        end = behind.end() if behind else at
        low = max(0, at - _CLAUSE)
        low = max(low, text.rfind("。", low, at))
        if before and not _is_general(text[low : before.start()], text[before.start() : end]):
            where = (before.start(), end)
            yield propose(scene, Category.HEALTH, where, text[slice(*where)], WHY, _NAMED)
        at = text.find("残疾", end or at + 1)
    for match in _IS_DISABLED.finditer(text) if tells(text, DISABLED) else ():
        low = max(0, match.start() - _CLAUSE)
        low = max(low, text.rfind("。", low, match.start()))
        if HARMED.search(text, low, match.start()) is None and not GENERAL.search(text, low, match.start()):
            yield propose(scene, Category.HEALTH, match.span(), match[0], WHY, _NAMED)
    for pattern in (_OF_KIND, _CERTIFIED):
        for match in pattern.finditer(text) if tells(text, DISABLED) else ():
            if not _NORM.search(text, max(0, match.start() - _CLAUSE), match.start()):
                yield propose(scene, Category.HEALTH, match.span(1), match[1], WHY, _NAMED)


def _limb(text: str, at: int) -> re.Match[str] | None:
    """Find the limb right before a disability that no act brought about."""
    limb = _LIMB.search(text, max(0, at - _REACH), at)
    # An injury told in the sentence before is another's.
    low = max(0, at - _CLAUSE, text.rfind("。", max(0, at - _CLAUSE), at) + 1)
    return limb if limb and HARMED.search(text, low, at) is None else None


def _is_general(before: str, said: str) -> bool:
    """Say whether the words before a disability speak of nobody in particular."""
    return (_NORM if _KIND_AND_GRADE.fullmatch(said) else GENERAL).search(before) is not None


_LEADS_TO = re.compile(r"[0-9]{1,2}[.．]|[^，。；、]{0,4}[其该他她][^，。；、]{0,4}(?:[为是系]|患?有)")


def _items(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give each disease of a list (患有高血压、冠心病) on its own."""
    at = match.start(1)
    for item in match[1].split("、"):
        # 诊断为：1.高血压, 确诊其为糖尿病: what leads to it is no part of it.
        led = _LEADS_TO.match(item)
        yield at + (led.end() if led else 0), at + len(item)
        at += len(item) + 1
