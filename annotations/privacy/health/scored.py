"""Illness told by nothing but the words around it: evidence is added up, and what outweighs it is taken off.

Behind the rules that name a reason stands this one, for the long tail of ways to tell that somebody is ill.
Whatever has the form of an illness (`forms`) is weighed; `nlp/data/illness_evidence.tsv` holds the
weights (log-odds), which `python -m tools.illnesses` learns. What is found so is for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from annotations.privacy.evidence import around, score, sentence_of
from annotations.privacy.health.forms import candidates, whole
from annotations.privacy.health.treated import SOLD
from annotations.privacy.health.words import sided
from nlp.data import loader
from nlp.names.dictionary import word_over

WHY: Final = "前后文多处像是在说某人的疾病、残疾或者治疗情况，须核实是否为裁判理由所必需"
CONFIDENCE: Final = 0.5
# Where the sum of the weights is above this, an illness is shown.
_ENOUGH: Final = 1.5
# What speaks for somebody's illness or against it, looked for in each part of the sentence.
_WORDS: Final = {
    "has": "患|得[了过着]?(?!知|到|出|以)|[有染]|罹|犯(?!罪|法)|系|属|生下来|突发|发作|复发|落下|留下",
    "says": "诊断|确诊|提示|查出|发现|检[查测验出]|证实|属|显示|记载|列为|意见|写[着明]|登记|备注",
    "since": (
        r"[\d一二三四五六七八九十余多几数]年|自幼|从小|早年|长[期年]|常年|一直|既往|曾|原有|天生|生来|晚年|"
        "小时候|那阵子|多年|后来?$"
    ),
    "person": (
        "某|[其我他她俺]|本人|被告人|[原被]告(?!.{0,3}公司)|被害人|证人|死者|罪犯|申请人|老人|孩子|[男女]方|自称"
    ),
    "kin": (
        "[父母](?!公司)|妻|丈夫|儿子|女儿|幼女|幼子|[兄弟姐妹婆媳婿]|爷|奶|外[公婆]|孙|老伴|[爹娘爸妈]|[男女]友|"
        "家人|家属"
    ),
    "papers": (
        "病历|诊断|证明|出院|体检|化验|报告|[BＢ]超|CT|心电图|残疾证|残疾人证|登记表|尸检|婚检|测查|入所|档案|病志"
    ),
    "treated": (
        "治[疗病好愈]?|[服吃用打][了过的]?药|服用|住院|手术|行.{1,10}术|就[诊医]|送医|注射|复查|休养|护理|瘫|卧|病假|看病|病房"
    ),
    "effect": (
        "丧失|不能|不便|劳动能力|收押|不予|暂予|监外|保外|取保|自理|受审|休学|去世|病[逝故死]|照[顾料看]|看管|翻身|"
        "体弱|能力|特异体质|兜底|低保"
    ),
    "plea": "请求|从[轻宽]|为由|考虑|酌情|困难|花光|积蓄|缺钱|借钱|筹|隐瞒|未告知|不知|取笑|嘲笑",
    "act": (
        "[打砸刺捅砍撞殴踢摔勒掐咬]|[致使]|造成|导致|引起|伤害|侵害|暴力|事故|碰|损伤|外伤|当场|抢救|受伤|刀|棍"
    ),
    "injury": "骨折|挫|裂|轻伤|重伤|轻微伤|伤残|等级|评定|伤情|创|损害|构成|鉴定|瘢痕|出血",
    "goods": (
        "药[品店材厂商]|[销出]售|生产|假药|治疗仪|保健|广告|宣传|疗效|功效|产品|购[买进]|经营|货|推销|兜售|研发|生意"
    ),
    "general": (
        "规定|条例|第.{1,4}条|标准|《|法律|如果|凡|任何|可能|是否|预防|防治|人群|条款|承保|投保|保险|知识|症状|医学|"
        "常见|一种"
    ),
    "office": "公司|中心|科室|专家|研究|疾控|疫情|机构|局|学院|协会|基金|项目|大学",
    "beast": "[牛羊猪鸡鸭狗鱼犬禽畜]|养殖|兽|农药|植物|[果树苗]|种子",
    "poison": "毒品|吸[毒食]|尿|吗啡|苯丙胺|氯胺酮|醉|酒精?|麻醉",
    "lie": "谎|假装|编造|虚构|伪造|冒充|骗",
}
# What is looked for in a dead body or a bottle is nobody's medicine.
_TESTED: Final = re.compile("检[出见]|成分|心血|血液中|胃内容")
_MEDICINE: Final = "kind.medicine"
_USED: Final = re.compile(
    "[服吃饮](?!务)|用药(?!清单|目录)|用[的过着]药|注射|打针|[给喂]药|长期|每[日天]|[一二三日]次|处方|开[了的具]|需|靠"
)
_OF_POISON: Final = frozenset((_MEDICINE, "kind.measure"))
_REACH, _IDIOM = 30, 4
_SOUGHT: Final = {group: re.compile(said) for group, said in _WORDS.items()}


def scored(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Find the illnesses that are no `taken` ones, and whose evidence is enough for somebody's."""
    weights = loader.illness_evidence()
    for start, end, kinds in candidates(text, taken):
        if score(weights, evidence(text, start, end, kinds)) > _ENOUGH:
            last = whole(text, end)
            if not (_is_torn(text, start, last) or _is_ware(text, last, kinds)):
                yield sided(text, start), last


def _is_ware(text: str, end: int, kinds: frozenset[str]) -> bool:
    """Say whether a medicine or a value is of what was tested, or a medicine is sold or given to another."""
    if not _OF_POISON & kinds:
        return False
    high = text.find("。", end, end + _REACH)
    sold = _MEDICINE in kinds and SOLD.search(text, end, high if high >= 0 else end + _REACH)
    # Sent, paid for or kept, it says of nobody that it is taken.
    idle = _MEDICINE in kinds and not _USED.search(sentence_of(text, end, end))
    return bool(sold or idle or _TESTED.search(text, max(0, end - _REACH), end))


def _is_torn(text: str, start: int, end: int) -> bool:
    """Say whether another word runs over its end: 损失明细, 无精打采."""
    over = word_over(text, end)
    return over is not None and (over[0] > start or over[1] - over[0] >= _IDIOM)


def evidence(text: str, start: int, end: int, kinds: frozenset[str]) -> set[str]:
    """Tell what speaks for or against: each group of words with where it stands, the kinds, and the place."""
    last = {"form.last"} if text[end : end + 1] in tuple("，。；、)") else set()
    return {*kinds, *last, *around(_SOUGHT, text, start, end)}
