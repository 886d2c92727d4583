"""What the names of peoples without Chinese surnames are made of: the syllables that transcribe them.

Each people writes its names with few syllables, and nearly always with the same characters: a Tibetan name is
two words of two (扎西顿珠), a Yi name that of the clan and a given one (吉克尔布), a Mongolian one a word or two
(乌云其木格), a Turkic one a word and what it ends with (库尔班江, 巴合提别克), a Hui one a Chinese surname and an
Arabic word (马尤素福). Two of them side by side are hardly ever anything else in Chinese prose, but only two of
one people: 达来 and 尔布 beside each other say nothing.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class People(NamedTuple):
    """The syllables of a people: `words` name somebody by themselves, `bound` only together with others.

    `ends` are what a word may end with besides, and make a name of it with that.
    """

    words: tuple[str, ...]
    bound: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def _people(words: str, bound: str = "", ends: str = "") -> People:
    """Make the value of lists with spaces, the longest first."""
    words, bound, ends = (sorted(one.split(), key=len, reverse=True) for one in (words, bound, ends))
    return People(tuple(words), tuple(bound), tuple(ends))


# Names of the days (尼玛, 达瓦, 米玛, 拉巴, 普布, 巴桑, 边巴), of virtues and of gods; what Amdo and Kham write otherwise
# (才让 for 次仁, 东主 for 顿珠, 卓么 for 卓玛, 尕藏 for 格桑, 泽仁, 翁姆).
TIBETAN: Final = _people(
    """
    次仁 多吉 扎西 卓玛 尼玛 达瓦 格桑 央金 拉姆 旦增 丹增 洛桑 平措 罗布 索朗 索南 巴桑 顿珠 边巴 仁青 仁增 旺堆 旺姆 旺久
    德吉 普布 白玛 益西 强巴 次旺 次旦 曲珍 曲扎 米玛 拉巴 贡布 加措 才旦 卓嘎 桑珠 桑吉 措姆 群培 泽仁 甲措 土登 翁姆
    罗让 降央 丹巴 多杰 仁真 阿旺 桑杰 赤列 拉珍 央宗 曲宗 旦巴 达娃 洛松 嘎玛 贡秋 才仁 才旺 才项 才吉 卓么 完么 完德 仁欠
    尕藏 尕让 更登 贡保 贡去 公保 华旦 西热 喜饶 罗藏 洛绒 拥忠 拥措 班玛 旦正 旦知 东知 东主 道吉 周毛 昂毛 昂旺 格来 格松
    江措 南杰 朗杰 加羊 加央 龙珠 伦珠 欧珠 普琼 琼达 曲培 曲批 四郎 斯朗 索郎 旺扎 旺青 旺杰 向巴 云丹 泽翁 泽郎 泽旺 志玛
    俄赛 夏吾 项秀 项欠 洛追 罗追 土旦 扎巴 扎桑 诺布 诺吾 云旦 嘎松 江白 江巴 晋美 久美 拉毛 拉措 央措 其美 曲尼 曲措 旺修
    """,
    "才让 嘉措 贡嘎 格勒 嘎旦 成立 僧格 朗卡 觉巴 俊美 尕玛 拉加 拉旦 南加 完玛 当周 道周 杨宗 扎布 根秋 卡毛 卡措 才措 吉措 措毛 措吉 尼措",
)
# What men are called for: heroes, iron, stone, peace (巴特尔, 特木尔, 朝鲁, 那顺, 布和); women: flowers, light, clouds.
MONGOL: Final = _people(
    """
    巴特尔 其木格 其其格 格日勒 宝音 乌云 高娃 娜仁 斯琴 额尔敦 敖登 图雅 朝鲁 孟和 布和 毕力格 托娅 萨仁 通拉嘎 哈斯 牧仁
    道尔吉 巴雅尔 苏和 塔娜 朝克 那顺 特木尔 青格 陶格斯 巴图 朝格 木其尔 娜仁花 乌恩 乌恩其 呼日查 呼格吉勒 巴雅拉 孟克 孟根
    斯日古楞 斯钦 苏日娜 萨日娜 萨如拉 阿拉坦 阿古拉 敖特根 敖其尔 特古斯 铁木尔 朝克图 达木丁 额尔德尼 嘎日迪 阿木古楞 阿木古冷
    乌力吉 娜布其 娜日苏 诺敏 满都拉 莫日根 吉日嘎拉 吉木斯 伊拉图 青格乐 庆格勒 苏布德 旺吉勒 照日格图 照那斯图 宝力道 宝力德
    乌尼尔 胡日查 乌日娜 乌日汗 那日苏 额日和 德力根 德力格尔 海日汗 图门 娜日娜 朝伦 朝木 格根 哈日巴拉 萨其拉 呼斯楞 呼德尔
    """,
    "苏日 那仁 呼和 乌兰 吉日 嘎拉 德力 达来 花尔 巴特 布仁 图亚 通嘎 白音 巴彦 满达 查干 扎那 乌日 乌仁 阿日 毕力 巴根 敖日 "
    "赛音 朝木 布日 朝日 那木 吉雅 道日 都日 孟都 套格 桑布",
    "图 汗 娜 夫",
)
# Arabic and Persian names as the Turkic peoples of Xinjiang write them, and words of their own (铁木尔, 叶尔兰,
# 古丽); what they end with: 江 and 拜 of men, 汗, 古丽 and 夏 of women, 别克 of Kazakhs.
TURKIC: Final = _people(
    """
    买买提 艾合买提 阿不都 阿卜杜 吐尔逊 吐尔洪 艾力 古丽 热合曼 克力木 玉素甫 依布拉音 艾山 努尔 吾斯曼 库尔班 买合木提 麦麦提 穆合塔尔
    托合提 托乎提 艾尼瓦尔 艾则孜 艾买提 艾海提 艾比布拉 艾尔肯 帕尔哈提 地里夏提 迪里夏提 阿迪力 阿里木 阿力木 阿布力 阿不力 阿不来提
    居马 卡德尔 卡哈尔 依米提 依马木 伊马木 亚森 亚库甫 牙合甫 萨吾提 沙吾提 塔依尔 图尔荪 图尔逊 吾买尔 吾守尔 吾拉木 斯拉木 斯马依
    司马义 苏来曼 热依木 米吉提 茹克亚 祖农 祖丽 再那甫 左热古 帕提古丽 阿依夏木 阿娜尔 布维 巴拉提 巴吐尔 达吾提 达来提 迪丽 尔肯
    哈斯木 哈力木 海力其 加马力 加帕尔 卡斯木 克里木 克依木 马木提 马合木提 木拉提 米日古丽 木沙 尼牙孜 尼亚孜 热西提 赛买提 色买提
    乌买尔 乌斯曼 西仁 伊力亚 依力亚 依明 玉山 玉努斯 扎克尔 肉孜 茹孜 热孜 艾尼 吐拉 吐尼亚 托尔 叶尔兰 叶尔肯 叶尔江 赛力克 沙吾列
    哈布力 哈那提 哈布丁 巴合提 巴哈提 巴哈尔 加尔肯 努尔兰 努尔古丽 别克 哈力 阿依努尔 阿依古丽 阿依加马力 阿同 阿斯哈尔 阿扎提 马纳提
    赛里克 赛尔江 叶斯 胡安 胡尔曼 木合亚提 塔依 阿曼 加娜尔 加依娜 居玛 吐尔干 萨吾列 热娜 玛依拉 帕丽旦 阿布都 茹仙 再努尔 米尔
    玛依努尔 努尔买买提 阿吉 伊斯拉 依斯拉 沙力 沙迪克 玉赛音 胡赛音 吾甫尔 阿瓦 热夏 热汗 开赛尔 凯赛尔 夏依 吐逊 吐送
    """,
    "阿依 帕提 艾合 买提 拉音 木拉 热木 夏木 提力 布拉 力木 力克 里克 巴依 布比 都拉",
    "江 汗 罕 拜 别克 古丽 买买提 买提 白克 巴依 木 尼莎 妮萨 克孜",
)
# Clans of the Yi of Liangshan, and what a given name follows a clan with.
YI_CLANS: Final = tuple(
    """
    沙马 海来 曲比 吉克 吉木 吉尔 吉伍 吉布 吉巴 吉子 吉乃 吉胡 马海 勒格 勒伍 尔古 俄木 俄的 且沙 日火 日黑 额其 额尔 罗洪 比曲
    阿苦 阿尔 阿的 阿牛 阿库 阿说 阿侯 阿合 阿约 阿余 阿力 曲木 海乃 麦吉 莫色 木帕 木出 苏呷 沙呷 瓦扎 瓦渣 约其 依伙 尼惹 恩扎
    加拉 安尔 博什 吉足 说足 阿呷 石一 石扎 石以 蒲扎 井古 久里 列列 马查 马比 金古 勒尔 年年 能则 的莫 的日 的惹 格尔 布都 地莫 洛古 木里 拉马
    """.split()
)
YI_GIVEN: Final = tuple(
    """
    尔布 尔哈 尔古 尔的 尔者 尔则 尔洛 尔合 拉则 拉铁 拉哈 拉博 拉且 拉体 拉洛 拉呷 日布 日哈 日作 日吉 木呷 木乃 木加 木基 木牛 木果 木乌
    史布 石布 石铁 什布 伍呷 伍合 伍牛 伍各 伍来 伍加 阿呷 阿依 阿木 阿各 阿支 阿果 阿牛 子布 子哈 子古 子拉 子呷 有铁 有布 有哈 有且
    友布 友哈 布铁 布哈 布都 布则 布子 曲布 曲铁 曲哈 曲者 曲则 体日 铁日 古铁 古哈 古体 古日 打且 打哈 打洛 牛牛 呷呷 呷莫 金作 格日
    里则 里哈 伍且 伍支 伍沙 么么 石哈 石各 克布 克哈 莫布 洗 乌合 乌呷 乌果 乌牛 乌乌 尔呷 取哈 取铁 色哈 色作 则布
    """.split()
)
YI_WORDS: Final = tuple(
    "阿呷 木呷 呷呷 乌合 乌呷 伍呷 乌牛 尔布 木乃 日布 拉铁 拉呷 尔哈 伍各 子呷 沙呷 呷莫 尔呷".split()
)
# Arabic names of the Hui, the Salar and the Dongxiang, which stand alone or behind a Chinese surname.
HUI: Final = _people(
    """
    尤素福 优素福 尤素夫 玉素福 阿依舍 阿伊莎 阿以舍 法图麦 法土麦 发图麦 法蒂玛 法提麦 索菲娅 索菲亚 哈三 哈桑 胡赛尼 胡塞尼 侯赛尼 伊布拉 伊布拉黑麦
    易卜拉 易卜拉欣 依布拉 穆罕默德 阿卜杜 阿卜都 阿布都 阿不都 阿卜杜拉 二不都 尔不都 阿布杜 奴海 努海 奴哈 牙古白 牙古布 叶尔古白 尤努斯 优努斯 由努斯
    达吾德 达乌德 苏里曼 苏莱曼 素莱曼 舍木素 海迪彻 海底彻 海地且 海底且 祖莱哈 祖力哈 买里彦 麦尔彦 麦日彦 若比亚 若比叶 阿米乃 阿米娜 艾米娜 尔沙
    穆萨 木萨 哈力麦 哈利麦 哈克木 哈克目 者麻 主麻 热木赞 热麻赞 阿丹 哈娃 哈哇 比俩力 比俩里 而利 尔力 尔利 舍尔巴 舍巴 一不拉 一布拉 一斯玛 伊斯玛
    依斯玛 伊斯麻 依斯麻 一四麻 阿西也 阿西叶 赛丽麦 赛里麦 色力麦 色里麦 则乃白 则娃 尕主麻 黑牙 亥牙 叶海亚 叶海 祖拜 祖白 主拜 母沙 哈给 哈比布 哈比卜
    萨利哈 撒利哈 沙力哈 艾布白克 艾卜 拜克 白克 欧麦尔 欧斯曼 奥斯玛 奥斯麻
    """
)


def _alternatives(words: tuple[str, ...]) -> str:
    """Return the pattern of any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_AMONG: Final = tuple(one.words + one.bound for one in (TIBETAN, MONGOL, TURKIC))
PARTS: Final = tuple(
    sorted(
        {*(part for parts in _AMONG for part in parts), *YI_CLANS, *YI_GIVEN},
        key=lambda one: (-len(one), one),
    )
)
# Two words of one people and more, a clan and a given name, a word and what it ends with, a word of three.
JOINED: Final = "|".join(
    (
        *(f"(?:{_alternatives(parts)}){{2,4}}" for parts in _AMONG),
        f"(?:{_alternatives(YI_CLANS)})(?:{_alternatives(YI_GIVEN)})",
        *(f"(?:{_alternatives(one.words)})(?:{_alternatives(one.ends)})" for one in (MONGOL, TURKIC)),
        _alternatives(tuple(one for people in (MONGOL, TURKIC) for one in people.words if len(one) > 2)),
    )
)
# An Arabic word, behind a surname of those who bear such: 马尤素福.
ARABIC: Final = _alternatives(HUI.words)
MUSLIM: Final = frozenset("马韩丁哈沙白杨李王张冶绽妥喇拜唐穆苏何赵陈周金闪撒海虎米铁答冯唵汪鲜安田蒙肖毛仙")
# What names somebody by itself, where something shows that somebody stands there.
ALONE: Final = frozenset((*TIBETAN.words, *MONGOL.words, *TURKIC.words, *YI_WORDS, *HUI.words))

# Characters that write the sounds of other languages: what leads a dotted name ends where one does not.
SOUNDS: Final = frozenset(
    "阿艾埃爱安昂奥澳巴白柏拜班邦鲍贝本比彼毕边宾波伯博勃卜布查昌茨慈次楚达戴丹德登邓迪底蒂杜顿多厄恩尔法菲费芬弗夫福富甘戈哥格葛根贡古瓜圭哈海"
    "捷焦汉翰豪赫黑亨洪胡华怀惠霍基吉加嘉贾杰津卡凯坎康考科克肯库夸奎昆拉莱兰朗劳勒雷蕾里理利莉力丽廉列林琳龙隆卢鲁露伦罗洛吕玛马迈麦曼芒梅蒙米密"
    "敏摩莫姆穆木拿娜纳乃奈南尼妮宁努诺帕派潘庞培佩彭皮珀普齐契恰钱乔切琴丘屈热仁荣茹儒瑞若萨塞赛桑森沙莎珊绍舍圣施什石史舒顺斯丝司思松苏索塔"
    "泰坦唐陶特腾提汤图土托吐陀瓦万汪旺威韦维魏温翁沃乌西希锡香肖歇谢辛欣兴雪雅亚延扬耶叶依英尤宇裕约云赞泽曾扎詹珍芝志治朱卓兹祖佐买玉素甫江丽"
    "额柯柴奇涅聂盖穷球僧追智更欧沃贡百乎义牙木守子和堆夏娃宗山平敦柔汗牧甲益真群花让都金降呷伍且俄吾孜再排逊衣如则卜凯措才嘉央旦增久珠曲仓拥其娅高日嘎敖呼力音朝宝那青孟阮文武黎氏合明肉那色依娣堤伊斯坎"
)
