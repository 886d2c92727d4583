"""Schools of minors told by nothing but the words around them: evidence is added up, and what outweighs it.

Behind the rules of `pupils` stands this one, as `places.scored` stands behind those of homes:
`nlp/data/school_evidence.tsv` holds the weights (log-odds), which `python -m tools.pupils` learns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from annotations.privacy.evidence import WHERE, around, score, sentence_of
from annotations.privacy.schools.asides import aside
from annotations.privacy.schools.names import generic, named, nameless
from nlp.data import loader
from nlp.text.ages import NOT_EIGHTEEN, NOT_OF_AGE, UNDER_AGE

WHY: Final = "前后文多处像是在说未成年人就读的学校，须核实"
CONFIDENCE: Final = 0.5
# Where the sum of the weights is above this, a school is shown.
_ENOUGH: Final = 1.5
# What speaks for a child that goes there or against it, looked for in each part of the sentence.
_WORDS: Final = {
    "minor": (
        rf"未成年|{NOT_OF_AGE}|{NOT_EIGHTEEN}|{UNDER_AGE}周?岁|[女男幼]童|幼[儿女](?!园)|儿子|女儿|孩子|小孩|娃|子女|"
        "婚生|[长次]子|[长次之其][女子](?!公司)|[弟妹]|外孙|孙[子女]|少年|儿童|[小初高]中?生|留守"
    ),
    "learns": (
        "就读|读书|[上念读求入开转休退择择升劝]学|念|学习|入读|转[入到来至]|学籍|在[读校]|住校|寄宿|辍学|报名|[上下]课|放学|中考|学费|"
        "成绩|补课|家长会|留级|考试|训练|缺席|旷课|逃课|课间"
    ),
    "pupil": (
        r"学生|同学|同桌|[一二三四五六七八九十\d)]班|班级|年级|新生|小朋友|学[员姐长妹弟]|同班|[大中小]班|[初高][一二三]"
    ),
    "fetched": "接|送|看望|探望|驮|护送|陪读|家长|签字",
    "teacher": "班主任|老师|园长|保育员|教练",
    "works": "任教|任职|教师|校长|职工|保安|工作|退休|食堂|承包|门卫|教书|支教|调入|聘",
    "firm": (
        "公司|工程|施工|合同|招标|采购|欠款|货款|建[设造]|校舍|[原被]告|被诉|拨款|财政|教育局|贪污|受贿|投资|装修|租|设备"
    ),
    "place": "门口|附近|对面|[东西南北]侧|旁|路口|门前|交叉|路段|行驶|[停驾]|围墙|途经|至",
    "left": "毕业|文化|学历|肄业|母校|校友",
    "crime": "盗|贩|毒|赌|斗殴|抢[劫夺]|诈骗|窃",
    "harmed": "被害|受害|猥亵|强奸|殴打|欺凌|性侵|伤|走失|溺",
    "family": "抚养|离婚|探望|监护|随.{1,3}生活|祖[父母]|[爷奶外]婆?|父亲|母亲",
    "grown": "大学|学院|成人|夜校|自考|函授|本科|大专",
}
_FORMS: Final = {
    "form.small": "小学|完小|附小|[一二三四五六七八九十]小|教学点",
    "form.kindergarten": "幼儿园|[一二三四五六七八九十]幼|托[儿育]|早教|保育",
    "form.middle": "中学|初中|[一二三四五六七八九十]中|九年",
    "form.high": "高中|高级中学",
    "form.trade": "职|技|中专|卫|艺|体[校育]|武",
    "form.only": "学校$",
}
# Something of it must tell of children: grown-ups have gone to a middle school too.
_OF_CHILDREN: Final = frozenset(
    {
        "form.small",
        "form.kindergarten",
        *(f"{group}.{where}" for group in ("minor", "pupil", "harmed") for where in WHERE),
    }
)
_SOUGHT: Final = {group: re.compile(said) for group, said in _WORDS.items()}
_FORMED: Final = {form: re.compile(said) for form, said in _FORMS.items()}
# For grown-ups, or words of the sentence that run into a school without a name: 小孩都上小学, 之后学校.
_NO_SCHOOL = re.compile(
    "党校|驾校|大学|^也?希望学校$|学院|培训学校|[都说法再]上|除非|文化|[年月]份?[^级制]|时学校|[跟话建往给回]|之后|次日|[中大]小学$"
)
_CLASS = re.compile(
    r"(?:[一二三四五六七八九初高\d]{1,2}年级|[初高][一二三]|[大中小]班|[^，。；、]{0,4}[\d一二三四五六七八九)]班)"
)


def scored(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Find the schools that are no `taken` ones, and whose evidence is enough for a child that goes there."""
    weights = loader.school_evidence()
    for start, end in candidates(text, taken):
        told = evidence(text, start, end)
        if _OF_CHILDREN.intersection(told) and score(weights, told) > _ENOUGH:
            yield start, end


def candidates(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the schools that bear a name of their own, are not `taken`, and told of for their pupils."""
    covered = sorted(taken)
    ends = [end for _, end in covered]
    for start, end in named(text):
        school = text[start:end]
        at = bisect_right(ends, start)
        met = at < len(ends) and covered[at][0] < end
        none = met or generic(school) or nameless(school) or _NO_SCHOOL.search(school)
        if not (none or aside(text, sentence_of(text, start, end), start, end)):
            yield start, end


def evidence(text: str, start: int, end: int) -> set[str]:
    """Tell what speaks for or against: each group of words with where it stands, and the form."""
    told = {form for form, said in _FORMED.items() if said.search(text, start, end)}
    if _CLASS.match(text, end):
        told.add("form.class")
    if text[end : end + 1] in tuple("，。；、)"):
        told.add("form.last")
    return told | around(_SOUGHT, text, start, end)
