"""What the names of peoples without Chinese surnames are made of: the syllables that transcribe them.

Each people writes its names with few syllables, and nearly always with the same characters. A Tibetan name
is two words of two (扎西顿珠: days, virtues, gods; Amdo and Kham write 才让 for 次仁, 尕藏 for 格桑), a Yi
name that of the clan and a given one (吉克尔布), a Mongolian one a word or two of heroes, stone and light
(乌云其木格). Turkic peoples of Xinjiang bear Arabic and Persian names with an end of their own: 江 and 拜 of
men, 汗 and 古丽 of women, 别克 of Kazakhs. The Hui put such names behind a Chinese surname (马尤素福). Two of
these words side by side are hardly ever anything else in Chinese prose, but only two of one people: 达来
beside 尔布 says nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

_TABLE: Final = Path(__file__).resolve().parents[1] / "data" / "peoples.tsv"


class People(NamedTuple):
    """The syllables of a people: `words` name somebody by themselves, `bound` only together with others.

    `ends` are what a word may end with besides, and make a name of it with that.
    """

    words: tuple[str, ...]
    bound: tuple[str, ...]
    ends: tuple[str, ...]


def _rows() -> dict[tuple[str, str], tuple[str, ...]]:
    """Read the table: people and kind → words, the longest first."""
    lines = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return {
        (people, kind): tuple(sorted(words.split(), key=len, reverse=True)) for people, kind, words in lines
    }


_ROWS: Final = _rows()


def _people(name: str) -> People:
    """Return the syllables of one people."""
    return People(*(_ROWS.get((name, kind), ()) for kind in People._fields))


TIBETAN: Final = _people("tibetan")
MONGOL: Final = _people("mongol")
TURKIC: Final = _people("turkic")
# Clans of the Yi of Liangshan, what a given name follows a clan with, and what of that stands alone.
_CLANS, _GIVEN, _ALONE = (_ROWS["yi", kind] for kind in ("clans", "given", "words"))
ARABIC: Final = _ROWS["arabic", "words"]


def alternatives(words: tuple[str, ...]) -> str:
    """Return the pattern of any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_AMONG: Final = tuple(one.words + one.bound for one in (TIBETAN, MONGOL, TURKIC))
PARTS: Final = tuple(sorted({*(part for parts in _AMONG for part in parts), *_CLANS, *_GIVEN}))
# Two words of one people and more, a clan and a given name, a word and what it ends with, a word of three.
JOINED: Final = "|".join(
    (
        *(f"(?:{alternatives(parts)}){{2,4}}图?" for parts in _AMONG),
        f"(?:{alternatives(_CLANS)})(?:{alternatives(_GIVEN)})",
        *(f"(?:{alternatives(one.words)})(?:{alternatives(one.ends)})" for one in (MONGOL, TURKIC)),
        alternatives(tuple(one for people in (MONGOL, TURKIC) for one in people.words if len(one) > 2)),
    )
)
# Surnames of those who bear an Arabic word behind it.
MUSLIM: Final = frozenset("马韩丁哈沙白杨李王张冶绽妥喇拜唐穆苏何赵陈周金闪撒海虎米铁答冯唵汪鲜安田蒙肖毛仙")
# What a mask may keep of such a name (买买提某): clans of the Yi are as often the end of a word.
KEPT: Final = tuple(sorted({part for parts in _AMONG for part in parts} | set(_ALONE)))
# What names somebody by itself, where something shows that somebody stands there.
ALONE: Final = frozenset((*TIBETAN.words, *MONGOL.words, *TURKIC.words, *_ALONE, *ARABIC))

# Characters that write the sounds of other languages: what leads a dotted name ends where one does not.
SOUNDS: Final = frozenset(
    "荪阿艾埃爱安昂奥澳巴白柏拜班邦鲍贝本比彼毕边宾波伯博勃卜布查昌茨慈次楚达戴丹德登邓迪底蒂杜顿多厄恩尔法"
    "菲费芬弗夫福富甘戈哥格葛根贡古瓜圭哈海"
    "捷焦汉翰豪赫黑亨洪胡华怀惠霍基吉加嘉贾杰津卡凯坎康考科克肯库夸奎昆拉莱兰朗劳勒雷蕾里理利莉力丽廉列林"
    "琳龙隆卢鲁露伦罗洛吕玛马迈麦曼芒梅蒙米密"
    "敏摩莫姆穆木拿娜纳乃奈南尼妮宁努诺帕派潘庞培佩彭皮珀普齐契恰钱乔切琴丘屈热仁荣茹儒瑞若萨塞赛桑森沙莎"
    "珊绍舍圣施什石史舒顺斯丝司思松苏索塔"
    "泰坦唐陶特腾提汤图土托吐陀瓦万汪旺威韦维魏温翁沃乌西希锡香肖歇谢辛欣兴雪雅亚延扬耶叶依英尤宇裕约云赞"
    "泽曾扎詹珍芝志治朱卓兹祖佐买玉素甫江丽"
    "额柯柴奇涅聂盖穷球僧追智更欧沃贡百乎义牙木守子和堆夏娃宗山平敦柔汗牧甲益真群花让都金降呷伍且俄吾孜再"
    "排逊衣如则卜凯措才嘉央旦增久珠曲仓拥其娅高日嘎敖呼力音朝宝那青孟阮文武黎氏合明肉那色依娣堤伊斯坎"
)
