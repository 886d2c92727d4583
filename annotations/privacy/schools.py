"""The school that a minor goes to, by its name (未成年人保护法 art. 103).

A school is told apart from a place or a party by what the text says of it: somebody goes there. Whoever is
at a primary school or a kindergarten is a minor; of a pupil of another school the sentence must say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.privacy.detectors_numbers import propose
from annotations.privacy.gates import SCHOOLS, tells
from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.data import loader
from nlp.parse.divisions import prefix
from nlp.text.ages import NOT_EIGHTEEN, NOT_OF_AGE, UNDER_AGE
from nlp.text.led import Led

# A character of a school's own name; small words end it, unless they are the name's (和平小学, 于洪一中).
_CHAR = (
    r"(?:(?!通过|伙同|纠集|指使|教唆|唆使|召集|走访|利用|担任|要求|支付|负责|告|进(?![贤步修才德取])|向(?![阳荣东明群上前日])|已|求(?<=要求)|导致|扰乱|让(?!胡)|把|获|得(?<=获得))(?![过在到的是系被某该这那读着将我你他她们去对])(?!和(?![平谐顺田县林静乡镇村庄])|本(?!溪)|至(?![善诚])|为(?!民)|从(?![江化])"
    r"|由(?!旺)(?<!自由)|转(?=[来入到至])|来(?<=转来)|于(?![洪都家])|其(?!林)|与|及(?!第)|往|送|入(?!云)|同(?<=伙同)|访(?<=走访)|任(?<=担任))[\u4e00-\u9fff\d])"
)
_SMALL = frozenset("在到的是系被某该这那读将我你他她们去对和本至为从于其与及往送入进")
_KIND = Led(
    r"(?:小学|完小|幼儿园|托儿所|托育园|[托保]育中心|早教中心|托管中心|教学点|职业(?:技术)?教育中心|中专|中学|初级中学|初中|高级中学|高中|附中|附小|职高|职中|职教中心|体校|艺校|技校|(?<!大)学校(?!园)"
    + "".join(f"|{one}中(?!学(?!生)|队)" for one in "一二三四五六七八九十")
    + r"|实验[一二三]?小(?!学)"
    r"|[一二三四五六七八九十]幼(?=的|就读|上学|入园|[大中小]班|[和与及由，。；、)])"
    r"|[一二三四五六七八九十]小(?=[转仅距离门附旁校接和与及放入]|的|就读|读|上学|学生|[一二三四五六\d]年|[，。；、)]))"
    r"(?!文化|(?<!园)毕业|肄业|学历|教学|路|街|站|职工|工作|食堂(?![被内里就吃用打排])|程度|[级心间央途国午华美])"
    r"(?:[东南西北中新老]校区|[初高]中部|小学部|分[校园]|\([^()]{1,8}(?:园|校区|部|区)\))?"
)
_READS = re.compile(
    r"(?:(?:就|现|入|曾|在)读于?在?|就学于|上学于|转学?(?:到|至|入|来)|转入|进入|送(?:到|至|往|入)|考入|升入|(?:要|即将|准备)升|[月日年岁]入)$"
    r"|(?:就读|所在|所上|所读)的?(?:学校)?(?:名称)?[为是系：在于]?$|学籍[在于]?$|学校名称?[：为]$|学费[^，。；]{0,6}[至到给]$"
    # An entry in a list: 甲，11岁，无名小学；.
    rf"|{UNDER_AGE}周?岁，$"
)
# In a list the verb stands before the first or behind the last: 先后在A、B上学.
_AT = re.compile(r"[在到至去往从自由被](?:[^，。；在]{2,20}[、和及]|[^，。；]{2,10}的)?$")
# Money and patients are moved too: 从无名小学转入其账户.
_GOES = re.compile(
    r"(?:[、和及][^，。；、]{2,20}?[学园中小]){0,2}[^，。；、]{0,8}?(?:就读|上学|放学|下课|上课|下晚自习|接走|毕业|报到|读书|念书|念[一二三四五六七八九初高]|住校|寄宿|入学|入园|入托|学习|在读|[小中大]班|上托班|的?学费|劝退|开除|接受[^，。；、]{0,6}教育|转学|转[入来到至](?![^，。；]{0,20}[医账帐款元])|转走|转出|退学|辍学|休学|寄读|借读|走读|住读|返校|开学|离校|补课|军训|几(?:年级)?几?班|[读上](?=[学初高小幼一二三四五六七八九，。])|读[到至](?=[初高一二三四五六七八九小]))"
)
_PUPIL = re.compile(
    r"\)?(?:[一二三四五六七八九初高大中小\d]{1,2}(?:年级)?)?[^，。；、]{0,8}?"
    r"(?:的?学生(?!食堂|用品|校服|营养|公寓)|在校生|[名个群]孩子|(?:寄宿|住校|走读|借读|插班|应届)生|的?幼儿(?!园)|的?小朋友|的?学员|的?队员|[一二三四五六七八九\d]年级|[\d一二三四五六七八九](?:\d|\))?班)"
)
# A place, unless whom one meets there belongs to it: 在…门口结识了该校学生.
_PLACE = re.compile(r"(?:门口|门前|附近|对面|旁|外|[前后侧里]面|后门|围墙|大门|操场|周边)")
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
    rf"|{UNDER_AGE}周?岁|[初高低七八九一二三四五六][一二三]?年级|初[一二三]|高[一二三]|班主任|小朋友|抚[养育]费|附条件不起诉|被害[男女]生|[女男]生|幼[童儿女](?!园)|社会调查报告"
)
# Adults go there too: the sentence must tell the age.
_TRADE = re.compile(r"技工|技师|技术|职业|职专|卫生|中专|成人|驾")
_AGED = re.compile(rf"未成年(?:人|被[害告]|[子女])|{NOT_OF_AGE}|{UNDER_AGE}周?岁|年级")
# Who stands accused was a minor: the school that somebody of the case goes to is a minor's.
_YOUNG_ACCUSED = re.compile(
    rf"未成年被告人|(?:犯罪|作案|案发|行为)时?[^，。；]{{0,6}}(?:{NOT_EIGHTEEN}|系?(?:在校学生|未成年人?[，。；]))"
)
# Who comes for other reasons than to learn: 在无名中学闹事.
_NO_PUPILS = re.compile("单位|闹事|滋扰|扰乱|秩序|聚众|斗殴|校长")
# Nobody says who goes there, yet the sentence tells of a minor, and of what pupils do.
_SCHOOL_DAY = re.compile(
    "放学|上学|同学|同桌|班主任|班级|[上下]课|逃课|旷课|课间|学生|新生|该生|住校|寄[宿读]|返校|老师|教练|校园|家长|作业|春游|秋游|夏令营|运动会|操场"
    "|缺课|请假|(?:[择学]校|住宿|[保托]育|保教|托管|伙食|餐|校服|补课)费|家长会|[摔烫受砸咬]伤|滑梯|午睡|保育员|帮教|园方|校方|采集|谈话|意愿|考勤|中考|升学"
    "|[读念上]到|练习|下腰|坠楼|宿舍楼?|复读班|在[读校]|学[籍费]|教育费|体育课|[大中小托]班|奖学金|辍学|休学|[转入退升][学园]|看望|探望|作息|训练|教育|缴费"
)
_ON_THE_WAY = re.compile(
    r"放学|上学|下晚?自习|体育课|课间|(?:门口|校门|门前)[^，。；]{0,4}[接送](?:孩子|[女儿]儿?子?|小孩|其|婚生)|小学生"
)
# Of a school for children, what is told of a lesson says that its pupils are meant.
_LESSON = re.compile("体育课|课间|被[^，。；]{0,6}同学|午休|早读|放学|[大中小托]班")
# A school called nothing but 学校 has a name only by its kind or its place: 锁学校, 当时学校.
_ONLY_SCHOOL = re.compile(
    "(?<!外国语)(?<!实验)(?<!教育)(?<!寄宿)(?<!制)(?<!国际)(?<!双语)(?<!运动)(?<!艺术)(?<!技术)(?<!中心)(?<!民族)(?<!培训)(?<!外语)(?<!希望)(?<![镇乡村])学校$"
)
# A child's own school, though a teacher of it is what the sentence tells of.
_ITS_TEACHER = re.compile(
    r"(?:女儿|儿子|孩子|子女|其[子女]|小孩|婚生[子女])的?(?:班主任|(?:任[课教]|[语数英]\w)?老师|教练)[^，。；]{0,6}$"
    r"|(?:岁\)|[女男]童|孩子|女儿|儿子|小孩)(?:当时|现)?(?:所在|所上|就读)的?$"
)
_GRADUATED = re.compile(r"毕业|肄业|招生|大学")
# 小学毕业后在…: of another school; 即将从…毕业: still there.
_NOT_GRADUATED = re.compile(r"毕业后|即将|尚未|准备|还没")
# What somebody did to its pupils, whoever that was and wherever they met: a teacher, a robber at the gate.
_TO_PUPILS = re.compile(
    r"对[^。；]{0,10}(?:学生|[女男]生|[女男]童|幼儿(?!园)|儿童(?!罪))[^。；]{0,6}(?:猥亵|奸淫|性侵|体罚|虐待)|(?:拧掐?|恐吓|打骂|掌掴|猥亵|奸淫|强奸|性侵|虐待|体罚|扎刺?|针刺|强索|强行索要|索要|勒索|敲诈|抢劫|拦[截住路]|殴打|欺凌|侵害|辱骂)[^。；]{0,24}?(?:[女男]童|[女男]生|学生|幼儿(?!园)|儿童(?!罪)|幼女|小学生|初中生|孩子|[低高]年级|手[臂指]|“?保护费)"
    r"|向[^。；]{0,8}(?:学生|年级|[男女]生)[^。；]{0,6}(?:索要|强索|勒索)|被害人?[^。；]{0,6}[为系均][^。；]{0,8}(?:学生|初[一二三中]|小学)|(?:女生|幼女|女童|学生|儿童)[^。；]{0,10}(?:被|遭)[^。；]{0,12}(?:猥亵|性侵|奸淫|虐待|体罚|抢|欺凌)"
)
# What these parties quarrel about is a child's.
_FAMILY = re.compile("抚养|离婚|探望|监护|收养")
_GROWN_PUPILS = re.compile("大学|学院|成人|大专|技师")
_WORKS = re.compile(r"教师|老师|任教|校长|职工|保安|厨师|董事|承包|工程|施工|司机|校车(?!上)|拖欠|诉讼")
_GENERIC = re.compile(
    r"^(?:[本该同邻当]?(?:县|市|区|镇|乡|村|地)?(?:城|里|内|上)?(?:的)?|附近|公立|私立|民办|公办|农村|城区|乡镇|当地|[两三一每各这那哪几某有]?[个次]|然后|许多|开设|连锁|学生|家长|两|三|一|每|各|有|来|所|另外?|其他|全|普通|义务|九年)*"
    r"(?:所|个)?(?:重点|寄宿制?|民族|职业|特殊|高收费|收费|私立|贵族|国际|封闭式)*(?:小学|中学|幼儿园|学校|初中|高中|技术学校)$"
)
_HARMED = re.compile("被害|受害|[受被]侵[害犯]")
_SENTENCE, _REACH, _LONGEST = 70, 16, 24
_STEM, _END = 2, 3000
_AND = re.compile("[、和与及]|以及")
_MASKS = frozenset("某×*")
_OF_COUNTY, _COUNTED = frozenset("县市区镇"), frozenset("一二三四五六七八九十")
_WHY = "文中写明未成年人就读的学校名称"


@cache
def _name() -> re.Pattern[str]:
    """Return what a school's own name looks like before its kind: some counties hold small words (云和)."""
    names = {name for name in loader.divisions().values() if _SMALL & set(name)}
    stems = {name[:-1] for name in names if len(name) > _STEM} | {
        name for name in names if len(name) == _STEM
    }
    # 就读于都匀…: 于 is the verb's there.
    held = "|".join(
        ("(?<![读学位])" if one[0] == "于" else "") + one
        for one in sorted(stems, key=lambda one: (-len(one), one))
    )
    return re.compile(rf"(?:(?:{held})|{_CHAR}){{1,22}}$")


def detect_schools(scene: Scene) -> Iterator[Candidate]:
    """Find the schools, named in full, that minors go to, wherever they are told."""
    text = scene.view.text
    if not tells(text, SCHOOLS):
        return
    told: dict[str, int] = {}
    last = -1
    for kind in _KIND.finditer(text):
        name = _name().search(text, max(0, kind.start() - _LONGEST), kind.start())
        if name is None or not _is_name(name[0], kind[0]) or text[name.start() - 1 : name.start()] in _MASKS:
            continue
        start, end = name.start() + _first_division(name[0]), kind.end()
        # 分别就读于甲中学、乙小学和丙幼儿园: the first speaks for the others.
        listed = last >= 0 and _AND.fullmatch(text, last, start) and not _GENERIC.match(text[start:end])
        if text[start:end] in told or listed or _is_a_minors(scene, start, end):
            told.setdefault(text[start:end], start)
            last = end
    if told:
        finder = AhoCorasick(sorted(told), matchkind=MatchKind.LeftmostLongest)
        for _, start, end in finder.find_matches_as_indexes(text):
            yield propose(scene, Category.SCHOOL, (start, end), text[start:end], _WHY, 0.75)


def _is_name(name: str, kind: str) -> bool:
    """Say whether what stands before the kind can be a school's own name; 县一中 is the county's only one."""
    return len(name) >= _STEM or (name in _OF_COUNTY and kind[0] in _COUNTED)


@lru_cache(maxsize=1024)
def _first_division(name: str) -> int:
    """Return where a county begins in a name, if it does: 离开 of 离开永宁县 is no part of it."""
    return next((at for at in range(len(name)) if prefix(name, at).end > at), 0)


def _is_a_minors(scene: Scene, start: int, end: int) -> bool:
    """Say whether the school has a name of its own, somebody goes there, and that one is a minor."""
    text = scene.view.text
    low = max(0, start - _SENTENCE)
    low = max(low, text.rfind("。", low, start) + 1)
    stop = text.find("。", end, end + _SENTENCE)
    sentence = text[low : stop if stop >= 0 else end + _SENTENCE]
    young = _AGED if _TRADE.search(text, start, end) else _YOUNG
    day = (young.search(sentence) or _of_its_pupils(scene, sentence, start, end)) and _tells_of_pupils(
        text, start, end, sentence
    )
    if _GENERIC.match(text[start:end]) or not (day or _goes_there(text, low, start, end)):
        return False
    listed = _AT.search(text, max(low, start - _LONGEST), start)
    # Who was harmed and goes to a middle school is a minor, as good as always.
    harmed = _HARMED.search(sentence) is not None and not _TRADE.search(text, start, end)
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
    if any(kind.search(text, start, end) for kind in (_TRADE, _GROWN_PUPILS, _ONLY_SCHOOL)):
        return False
    told = _LESSON.search(sentence) or _TO_PUPILS.search(sentence)
    return told is not None or any(_FAMILY.search(cause.value) for cause in scene.case.causes)


def _tells_of_pupils(text: str, start: int, end: int, sentence: str) -> bool:
    """Say whether a sentence tells of what pupils do; of a place outside the school, that it is their way."""
    if _TO_PUPILS.search(sentence) and not _GROWN_PUPILS.search(sentence):
        return True
    if _PLACE.match(text, end):
        return _ON_THE_WAY.search(sentence) is not None
    if _NO_PUPILS.search(sentence) or _GRADUATED.search(sentence) or _is_employer(text, start, end):
        return False
    return _SCHOOL_DAY.search(sentence) is not None


def _is_employer(text: str, start: int, end: int) -> bool:
    """Say whether the words around a school make it somebody's work, or a party."""
    if _ITS_TEACHER.search(text, max(0, start - _REACH), start):
        return False
    clause = next((i for i in range(end, min(len(text), end + 8)) if text[i] in "，。；、"), end + 8)
    near = max(0, start - 12)
    first = max(near, *(text.rfind(stop, near, start) + 1 for stop in "，；、()"))
    return _WORKS.search(text, first, clause) is not None


def _goes_there(text: str, low: int, start: int, end: int) -> bool:
    """Say whether somebody goes to the school as a pupil, not to work, and it is not only where one met."""
    if _OF_IT.match(text, end):
        return True
    if _PLACE.match(text, end):
        return False
    before = max(low, start - _REACH)
    at = _AT.search(text, max(low, start - _LONGEST), start)
    reads = _READS.search(text, before, start) is not None
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
    graduated = _GRADUATED.search(text, near, end + 8) and not _NOT_GRADUATED.search(text, near, start)
    return not (graduated or _is_employer(text, start, end))


def _year(scene: Scene) -> int:
    """Return the year of the case, or the last one that the end of the text tells."""
    if scene.case.number is not None:
        return scene.case.number.value.year
    return max((int(year) for year in _YEAR.findall(scene.view.text[-_END:])), default=0)
