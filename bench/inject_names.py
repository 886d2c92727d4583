"""Invented names of people and of organisations, of every form that judgments show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

SURNAMES = Path(__file__).resolve().parents[1] / "nlp" / "data" / "surnames.tsv"
MALE = "伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁龙林峰建国志文海金玉福德成永庆春生根宝贵"
FEMALE = "芳娜敏静丽艳娟霞燕玲桂英秀兰凤洁梅琳雪莉红萍婷慧颖佳欣怡瑶蕾倩莹淑珍翠莲香月琴云彩"
# Names that are also words.
WORDS = (
    *(
        "高兴",
        "黄河",
        "方向",
        "成功",
        "马上",
        "白雪",
        "江山",
        "金龙",
        "安宁",
        "常青",
        "万里",
        "文明",
        "石磊",
        "高峰",
    ),
    *(
        "于洋",
        "张扬",
        "向阳",
        "时光",
        "华山",
        "田野",
        "严格",
        "冷静",
        "康健",
        "平安",
        "黄金",
        "丁香",
        "白云",
        "阳光",
    ),
    *(
        "任重",
        "高原",
        "谷雨",
        "花蕾",
        "温暖",
        "和平",
        "安全",
        "夏天",
        "童谣",
        "全胜",
        "严肃",
        "姚远",
        "雷雨",
        "金秋",
    ),
)
UYGHUR = (
    "买买提",
    "阿不都",
    "艾力",
    "吐尔逊",
    "古丽娜",
    "热合曼",
    "玛依拉",
    "帕提古丽",
    "库尔班",
    "努尔兰",
    "阿依古丽",
)
UYGHUR_LAST = ("艾合买提", "吾买尔", "司马义", "肉孜", "依明", "托乎提", "赛买提", "阿卜杜拉", "玛木提")
OTHER = (
    "扎西顿珠",
    "次仁卓玛",
    "格桑多吉",
    "巴图孟和",
    "其其格",
    "娜仁花",
    "阿木日布",
    "尼玛次仁",
    "乌云其木格",
)
LATIN = (
    ("JOHN", "David", "Anna", "Nguyen", "MICHAEL", "Olga"),
    ("SMITH", "Brown", "Petrova", "Van Minh", "JONES"),
)
ABROAD = (("约翰", "迈克尔", "安娜", "尼古拉", "阮文"), ("史密斯", "布朗", "彼得罗娃", "伊万诺夫"))
TRADES = (
    "建材",
    "商贸",
    "餐饮管理",
    "物流",
    "信息科技",
    "装饰工程",
    "农业发展",
    "汽车销售",
    "投资管理",
    "电子商务",
)
MARKS = ("鑫源", "宏达", "恒泰", "众诚", "金桥", "瑞丰", "天翼", "汇通", "盛世华章", "万家乐")
SHOPS = ("餐饮店", "超市", "诊所", "汽修厂", "水果店", "理发店", "五金店", "烟酒商行", "养殖场", "家庭农场")

# Which form a name takes, and how often.
FORMS = (
    *(("three", 66), ("two", 14), ("word", 5), ("compound", 4), ("double", 2)),
    *(("minority", 4), ("foreign", 1), ("latin", 1), ("long", 3)),
)


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """Return the single surnames, their weights, and the compound ones."""
    rows = [line.split("\t") for line in SURNAMES.read_text("utf-8").splitlines()]
    single = [(name, int(weight)) for name, weight in rows if len(name) == 1]
    return (
        tuple(name for name, _ in single),
        tuple(weight for _, weight in single),
        tuple(name for name, _ in rows if len(name) == 2)[:30],
    )


def person(rng: Random) -> tuple[str, str]:
    """Invent a name; return it and its form."""
    form = rng.choices([name for name, _ in FORMS], [weight for _, weight in FORMS])[0]
    return _FORMED[form](rng), form


def surname(rng: Random) -> str:
    """Draw a surname as often as it is borne."""
    names, weights, _ = _surnames()
    return rng.choices(names, weights)[0]


def masked(rng: Random) -> str:
    """Give a name as the court masks it."""
    tail = rng.choice(("某", "某某", "某甲", "某乙", "某1", "某2", "××", "某某", "某"))
    return surname(rng) + tail


def mask(name: str) -> str:
    """Mask a name as article 9 says: the surname (or the first character) and 某."""
    _, _, compound = _surnames()
    return (name[:2] if name[:2] in compound else name[0]) + "某"


def company(rng: Random, place: str) -> str:
    """Invent a company."""
    return f"{place}{rng.choice(MARKS)}{rng.choice(TRADES)}有限公司"


def shop(rng: Random, place: str) -> str:
    """Invent an organisation that bears a person's name."""
    name = surname(rng) + _given(rng, 2)
    where = rng.choice((place, ""))
    return f"{where}{name}{rng.choice(SHOPS)}"


def _given(rng: Random, length: int) -> str:
    """Invent a given name."""
    pool = rng.choice((MALE, FEMALE))
    return "".join(rng.choice(pool) for _ in range(length))


def _three(rng: Random) -> str:
    """Give a surname and two characters."""
    return surname(rng) + _given(rng, 2)


def _two(rng: Random) -> str:
    """Give a surname and one character."""
    return surname(rng) + _given(rng, 1)


def _word(rng: Random) -> str:
    """Give a name that is also a word."""
    return rng.choice(WORDS)


def _compound(rng: Random) -> str:
    """Give a name with a surname of two characters."""
    return rng.choice(_surnames()[2]) + _given(rng, rng.choice((1, 2)))


def _double(rng: Random) -> str:
    """Give both parents' surnames and a given name."""
    return surname(rng) + surname(rng) + _given(rng, 2)


def _minority(rng: Random) -> str:
    """Give a name with a middle dot."""
    return rng.choice(UYGHUR) + "·" + rng.choice(UYGHUR_LAST)


def _foreign(rng: Random) -> str:
    """Give a foreigner's name in Chinese characters."""
    return rng.choice(ABROAD[0]) + "·" + rng.choice(ABROAD[1])


def _latin(rng: Random) -> str:
    """Give a foreigner's name in Latin letters."""
    return rng.choice(LATIN[0]) + " " + rng.choice(LATIN[1])


def _long(rng: Random) -> str:
    """Give a Tibetan or Mongolian name without a dot."""
    return rng.choice(OTHER)


_FORMED = {
    "three": _three,
    "two": _two,
    "word": _word,
    "compound": _compound,
    "double": _double,
    "minority": _minority,
    "foreign": _foreign,
    "latin": _latin,
    "long": _long,
}
