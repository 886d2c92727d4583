"""The school that a minor goes to, by its name (未成年人保护法 art. 103).

A school is told apart from a place or a party by what the text says of it: somebody goes there. Whoever is
at a primary school or a kindergarten is a minor; of a pupil of another school the sentence must say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.privacy.gates import SCHOOLS, tells
from annotations.privacy.numbers.identities import propose
from annotations.privacy.scene import Candidate, Scene
from annotations.privacy.schools.asides import (
    AGED,
    GRADUATED,
    NO_PUPILS,
    ON_THE_WAY,
    PLACE,
    TRADE,
    in_general,
    is_employer,
)
from annotations.privacy.schools.names import generic, named, nameless
from annotations.privacy.schools.party import is_a_pupils
from annotations.privacy.schools.scored import CONFIDENCE, WHY, scored
from annotations.values import Category
from nlp.text.ages import NOT_EIGHTEEN, NOT_OF_AGE, UNDER_AGE

_READS = re.compile(
    r"(?:(?:就|现|入|曾|在)读于?在?|就学于|上学于|转学?(?:到|至|入|来)|转入|进入|送(?:到|至|往|入)|考入|升入|(?:要|即将|准备)升|[月日年岁]入)$"
    r"|(?:就读|所在|所上|所读)的?(?:学校)?(?:名称)?[为是系：在于]?$|学籍[在于]?$|学校名称?[：为]$|学费(?:[^，。；]{0,6}[至到给]|[\d,.余元万]{0,12}\()$|入[托园学]于(?:[^，。；]{0,8}(?:开办|经营|举办)的)?$"
    # An entry in a list: 甲，11岁，无名小学；.
    rf"|{UNDER_AGE}周?岁，$"
)
# In a list the verb stands before the first or behind the last: 先后在A、B上学.
_AT = re.compile(r"[在到至去往从自由被](?:[^，。；在]{2,20}[、和及]|[^，。；]{2,10}的)?$")
# Money and patients are moved too: 从无名小学转入其账户.
_GOES = re.compile(
    r"(?:[、和及][^，。；、]{2,20}?[学园中小]){0,2}[^，。；、]{0,8}?(?:就读|上学|放学|下课|上课|下晚自习|接走|毕业|报到|读书|念书|念[一二三四五六七八九初高]|住校|寄宿|入学|入园|入托|学习|在读|[小中大]班|上托班|的?学费|劝退|开除|接受[^，。；、]{0,6}教育|转学|转[入来到至](?![^，。；]{0,20}[医账帐款元])|转走|转出|退学|辍学|休学|寄读|借读|走读|住读|返校|开学|离校|补课|(?:步行|骑车|走路|走着|独自|结伴)?回家|军训|几(?:年级)?几?班|[读上](?=[学初高小幼一二三四五六七八九，。])|读[到至](?=[初高一二三四五六七八九小]))"
)
_PUPIL = re.compile(
    r"\)?(?:[一二三四五六七八九初高大中小\d]{1,2}(?:年级)?)?[^，。；、]{0,8}?"
    r"(?:校队|的?学生(?!食堂|用品|校服|营养|公寓)|在校生|[名个群]孩子|(?:寄宿|住校|走读|借读|插班|应届)生|的?幼儿(?!园)|的?小朋友|的?学员|的?队员|[一二三四五六七八九\d]年级|[\d一二三四五六七八九](?:\d|\))?班)"
)
_ITS_OWN = re.compile("(?:就读|所上|所读|在读)的$")
_OF_IT = re.compile(
    r"[^。；]{0,40}?(?:在(?:该|本)[校园](?:就读|上学|读书)|(?:[该本其]校|该学校|[该本]园|该幼儿园|其班[级上]?)的?(?:在校)?(?:学生|幼儿|小朋友|[一二三四五六七八九初高]年?级))"
)
_FETCHED = re.compile(r"接(?:送)?[^，。；]{1,16}?(?:放学|回家|上学|走)")
# Of the smallest nothing more is said: 儿子五岁，在无名幼儿园；.
_STAYS = re.compile(r"[，。；、)]|[内里]?(?:吃|午[睡饭休]|玩|摔|跌|滑|练|活动|期间|走失|受伤|被|溺|触电)")
_OF_SMALLEST = re.compile("园|幼|托育|保育|早教|托管")
_BORN = re.compile(r"((?:19|20)\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?出?生")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_GROWN_AT = 19
_OF_CHILDREN = re.compile(
    r"小学|完小|幼儿园|托儿所|托育园|[托保]育中心|早教中心|托管中心|教学点|附小|[一二三四五六七八九十]幼|初级中学|初中|幼教中心|实验[一二三]?小"
    r"|[一二三四五六七八九十]小|九年一贯"
)
_YOUNG = re.compile(
    rf"未成年|{NOT_OF_AGE}|[女男][儿孩童]|养[子女]|儿子|孩子|小孩|子女|婚生|长女|长子|次女|次子|[之其][子女]|外?孙[子女]?|儿童|少年(?!宫|法|审|人民)"
    rf"|{UNDER_AGE}周?岁|[初高低七八九一二三四五六][一二三]?年级|初[一二三]|高[一二三]|班主任|小朋友|(?<=中)校队|小子|丫头|娃|闺女|侄[子女儿]|外甥|抚[养育]费|附条件不起诉|被害[男女]生|[女男]生|幼[童儿女](?!园)|社会调查报告"
)
# Who stands accused was a minor: the school that somebody of the case goes to is a minor's.
_YOUNG_ACCUSED = re.compile(
    rf"未成年被告人|(?:犯罪|作案|案发|行为)时?[^，。；]{{0,6}}(?:{NOT_EIGHTEEN}|系?(?:在校学生|未成年人?[，。；]))"
)
# Nobody says who goes there, yet the sentence tells of a minor, and of what pupils do.
_SCHOOL_DAY = re.compile(
    "放学|上学|同学|同桌|班主任|班级|[上下]课|逃课|旷课|课间|学生|新生|该生|住校|寄[宿读]|返校|老师|教练|校园|家长|作业|春游|秋游|夏令营|运动会|操场"
    "|缺课|请假|(?:[择学]校|住宿|[保托]育|保教|托管|伙食|餐|校服|补课)费|家长会|[摔烫受砸咬]伤|滑梯|午睡|保育员|帮教|园方|校方|采集|谈话|意愿|考勤|中考|升学"
    "|[读念上]到|练习|下腰|坠楼|宿舍楼?|复读班|在[读校]|学[籍费]|学杂费|收费(?:收据|票据)|教育费|体育课|[大中小托]班|奖学金|辍学|休学|[转入退升][学园]|看望|探望|作息|训练|教育|缴费"
)
# Of a school for children, what is told of a lesson says that its pupils are meant.
_LESSON = re.compile("体育课|课间|被[^，。；]{0,6}同学|午休|早读|放学|[大中小托]班")
# 小学毕业后在…: of another school; 即将从…毕业: still there.
_NOT_GRADUATED = re.compile(r"毕业后|即将|尚未|准备|还没")
# What somebody did to its pupils, whoever that was and wherever they met: a teacher, a robber at the gate.
_TO_PUPILS = re.compile(
    r"对[^。；]{0,10}(?:学生|[女男]生|[女男]童|幼儿(?!园)|儿童(?!罪))[^。；]{0,6}(?:猥亵|奸淫|性侵|体罚|虐待)|(?:尾随|跟踪|拧掐?|恐吓|打骂|掌掴|猥亵|奸淫|强奸|性侵|虐待|体罚|扎刺?|针刺|强索|强行索要|索要|勒索|敲诈|抢劫|拦[截住路]|殴打|欺凌|侵害|辱骂)[^。；]{0,24}?(?:[女男]童|[女男]生|学生|幼儿(?!园)|儿童(?!罪)|幼女|小学生|初中生|孩子|[低高]年级|手[臂指]|“?保护费)"
    r"|向[^。；]{0,8}(?:学生|年级|[男女]生)[^。；]{0,6}(?:索要|强索|勒索)|被害人?[^。；]{0,6}[为系均][^。；]{0,8}(?:学生|初[一二三中]|小学)|(?:女生|幼女|女童|学生|儿童)[^。；]{0,10}(?:被|遭)[^。；]{0,12}(?:猥亵|性侵|奸淫|虐待|体罚|抢|欺凌)"
)
# What these parties quarrel about is a child's.
_FAMILY = re.compile("抚养|离婚|探望|监护|收养")
_SURVEY = re.compile("社会调查|未成年被告人|成长经历")
_GROWN_PUPILS = re.compile("大学|学院|成人|大专|技师")
_HARMED = re.compile("被害|受害|[受被]侵[害犯]")
_SENTENCE, _REACH, _LONGEST = 70, 16, 24
_END = 3000
_AND = re.compile("[、和与及]|以及")
_WHY = "文中写明未成年人就读的学校名称"


def detect_schools(scene: Scene) -> Iterator[Candidate]:
    """Find the schools, named in full, that minors go to, wherever they are told."""
    text = scene.view.text
    if not tells(text, SCHOOLS):
        return
    told: dict[str, int] = {}
    last = -1
    for start, end in named(text):
        # 分别就读于甲中学、乙小学和丙幼儿园: the first speaks for the others.
        listed = last >= 0 and _AND.fullmatch(text, last, start) and not generic(text[start:end])
        if text[start:end] in told or listed or _is_a_minors(scene, start, end):
            told.setdefault(text[start:end], start)
            last = end
    finder = AhoCorasick(sorted(told), matchkind=MatchKind.LeftmostLongest)
    taken = [(start, end) for _, start, end in finder.find_matches_as_indexes(text)] if told else []
    for start, end in taken:
        yield propose(scene, Category.SCHOOL, (start, end), text[start:end], _WHY, 0.75)
    for start, end in scored(text, taken):
        yield propose(scene, Category.SCHOOL, (start, end), text[start:end], WHY, CONFIDENCE)


def _is_a_minors(scene: Scene, start: int, end: int) -> bool:
    """Say whether the school has a name of its own, somebody goes there, and that one is a minor."""
    text = scene.view.text
    if is_a_pupils(scene, text[start:end]):
        return True
    low = max(0, start - _SENTENCE)
    low = max(low, text.rfind("。", low, start) + 1)
    stop = text.find("。", end, end + _SENTENCE)
    sentence = text[low : stop if stop >= 0 else end + _SENTENCE]
    young = AGED if TRADE.search(text, start, end) else _YOUNG
    day = (young.search(sentence) or _of_its_pupils(scene, sentence, start, end)) and _tells_of_pupils(
        text, start, end, sentence
    )
    of_nobody = generic(text[start:end]) or in_general(text, sentence, start, end)
    if of_nobody or not (day or _goes_there(text, low, start, end)):
        return False
    listed = _AT.search(text, max(low, start - _LONGEST), start)
    # Who was harmed and goes to a middle school is a minor, as good as always.
    harmed = _HARMED.search(sentence) is not None and not TRADE.search(text, start, end)
    if (
        harmed
        or _OF_CHILDREN.search(text, listed.start() if listed else start, end)
        or day
        or young.search(sentence)
        or _accused_is_young(text)
    ):
        return True
    born = _BORN.search(sentence)
    return born is not None and 0 <= _year(scene) - int(born[1]) < _GROWN_AT


@lru_cache(maxsize=2)
def _accused_is_young(text: str) -> bool:
    """Say whether the text says of who stands accused that they were a minor."""
    return "被告人" in text and _YOUNG_ACCUSED.search(text) is not None


def _of_its_pupils(scene: Scene, sentence: str, start: int, end: int) -> bool:
    """Say whether a lesson, a harm to pupils or the case itself says that a school's own pupils are meant."""
    text = scene.view.text
    if nameless(text[start:end]) or any(kind.search(text, start, end) for kind in (TRADE, _GROWN_PUPILS)):
        return False
    told = _LESSON.search(sentence) or _TO_PUPILS.search(sentence)
    return told is not None or any(_FAMILY.search(cause.value) for cause in scene.case.causes)


def _tells_of_pupils(text: str, start: int, end: int, sentence: str) -> bool:
    """Say whether a sentence tells of what pupils do; of a place outside the school, that it is their way."""
    if _TO_PUPILS.search(sentence) and not _GROWN_PUPILS.search(sentence):
        return True
    if PLACE.match(text, end):
        return ON_THE_WAY.search(sentence) is not None
    if NO_PUPILS.search(sentence) or GRADUATED.search(sentence) or is_employer(text, start, end):
        return False
    return _SCHOOL_DAY.search(sentence) is not None


def _goes_there(text: str, low: int, start: int, end: int) -> bool:
    """Say whether somebody goes to the school as a pupil, not to work, and it is not only where one met."""
    if _OF_IT.match(text, end):
        return True
    before = max(low, start - _REACH)
    # 在孩子就读的…门口: where one stands is no pupil's place, whose school it is is told before.
    if PLACE.match(text, end):
        return _ITS_OWN.search(text, before, start) is not None
    at = _AT.search(text, max(low, start - _LONGEST), start)
    survey = _SURVEY.search(text, max(0, start - _SENTENCE), start) is not None
    reads = _READS.search(text, before, start) is not None or (survey and text.endswith("毕业于", 0, start))
    goes = at is not None and (_GOES.match(text, end) or _FETCHED.match(text, end)) is not None
    stays = (
        at is not None
        and _OF_SMALLEST.search(text, start, end) is not None
        and _STAYS.match(text, end) is not None
    )
    stays = stays and _YOUNG.search(text, low, start) is not None
    if not (reads or goes or stays or _PUPIL.match(text, end)):
        return False
    near = max(low, start - 12)
    graduated = GRADUATED.search(text, near, end + 8) and not _NOT_GRADUATED.search(text, near, start)
    # What a juvenile went through is told by the survey of their life.
    return not ((graduated and not survey) or is_employer(text, start, end))


def _year(scene: Scene) -> int:
    """Return the year of the case, or the last one that the end of the text tells."""
    if scene.case.number is not None:
        return scene.case.number.value.year
    return max((int(year) for year in _YEAR.findall(scene.view.text[-_END:])), default=0)
