"""The rare words of which one must stand in a text before a detector's patterns run.

All are found in one pass over the text: hundreds of searches, one for each word, would take longer than
most of the patterns.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

PAPERS: Final = (
    "护照",
    "通行证",
    "台胞证",
    "回乡证",
    "官证",
    "士兵证",
    "文职证",
    "军人证",
    "居留",
    "居住证",
    "身份证",
    "证件",
    "残疾",
    "边民证",
    "海员证",
    "优待证",
    "assport",
    "退役证",
    "退伍证",
    "出生证明",
    "医学证明",
    "保障卡",
    "社保卡",
    "医保卡",
)
SELDOM_NETWORKS: Final = (
    "elegram",
    "电报",
    "飞机",
    "蝙蝠",
    "hatsApp",
    "hatsapp",
    "LINE",
    "Line",
    "MSN",
    "YY",
    "oul",
    "acebook",
    "脸书",
    "witter",
    "推特",
    "nstagram",
    "TikTok",
    "贴吧",
    "知乎",
    "B站",
    "哔哩",
    "斗鱼",
    "虎牙",
    "易信",
    "直聘",
    "佳缘",
    "珍爱网",
    "百合网",
    "伊对",
    "积目",
    "网盘",
    "网银",
    "手机银行",
    "网上银行",
    "游戏",
)
NETWORKS: Final = (
    "微信",
    "echat",
    "eChat",
    "QQ",
    "qq",
    "支付宝",
    "快手",
    "抖音",
    "陌陌",
    "微博",
    "旺旺",
    "淘宝",
    "钉钉",
    "探探",
    "小红书",
    "kype",
    "财付通",
    "薇信",
    "wxid",
    "扣扣",
    "拼多多",
    "京东",
    "闲鱼",
    "云闪付",
)
SECURITIES: Final = tuple(
    a + b for a in ("股东", "证券", "股票", "资金", "基金") for b in ("账", "帐", "代", "卡")
)
PLATES: Final = ("号牌", "牌号", "牌照", "车牌", "车号", "驾驶", "悬挂", "乘坐")
TITLES: Final = (
    "权证",
    "国用",
    "集用",
    "集建",
    "集有",
    "林证",
    "房证",
    "地证",
    "使用证",
    "产证",
    "他证",
    "他项",
    "承包权",
    "字第",
    "字(",
)
CERTIFICATES: Final = (
    "产证",
    "权证",
    "有证",
    "动产证",
    "行驶证",
    "驾驶证",
    "登记证",
    "证书",
    "使用证",
    "地证",
    "证芯",
    "他项权",
)
FRAMES: Final = ("车架", "车辆识别", "识别代", "大架", "车身号", "VIN", "vin")
ENGINES: Final = ("发动机", "电机", "马达")
SCHOOLS: Final = (
    "就读",
    "读书",
    "上学",
    "念书",
    "年级",
    "学生",
    "转学",
    "转入",
    "入学",
    "入读",
    "幼儿",
    "入园",
    "入托",
    "托育",
    "在读",
    "在校",
    "该校",
    "住校",
    "放学",
    "上课",
    "自习",
    "学籍",
    "休学",
    "所在",
    "学习",
    "学校",
    "小学",
    "中学",
    "接走",
    "高中",
    "初中",
    "附中",
    "附小",
    "职高",
    "职中",
    "职教",
    "体校",
    "艺校",
    "技校",
    "二小",
    "三小",
    "四小",
    "五小",
    "六小",
)
INVESTIGATION: Final = (
    "技术侦",
    "技侦",
    "行动技术",
    "通讯监控",
    "通信监控",
    "电话监控",
    "行踪监控",
    "电信监控",
    "实时监控",
    "监听",
    "侦听",
    "技术手段",
    "手机定位",
    "基站定位",
    "实时定位",
    "轨迹定位",
    "秘拍",
    "秘密录",
    "秘密拍",
)
TREATMENTS: Final = (
    "搭桥",
    "支架",
    "移植",
    "换肾",
    "换肝",
    "透析",
    "化疗",
    "放疗",
    "电休克",
    "切除",
    "全切",
    "结扎",
    "绝育",
    "终止妊娠",
    "精神病院",
    "精神病医院",
    "阳性",
    "抗抑郁",
    "抗精神病",
    "抗癫痫",
    "抗焦虑",
    "抗病毒",
)
DISABLED: Final = ("残", "障人", "截肢", "畸形")
PREGNANCY: Final = (
    "停经",
    "试管婴儿",
    "孕0产",
    "孕1产",
    "孕2产",
    "孕3产",
    "孕4产",
    "怀孕",
    "身孕",
    "流产",
    "流过产",
    "小产",
    "堕胎",
)

_WORDS: Final = frozenset(
    (
        *PAPERS,
        *NETWORKS,
        *SELDOM_NETWORKS,
        *SECURITIES,
        *PLATES,
        *TITLES,
        *CERTIFICATES,
        *FRAMES,
        *ENGINES,
        *SCHOOLS,
        *INVESTIGATION,
        *PREGNANCY,
        *TREATMENTS,
        *DISABLED,
    )
)
_ORDERED: Final = sorted(_WORDS)
_PIECE, _LONGEST = 1 << 16, max(map(len, _WORDS))
_FINDER: Final = AhoCorasick(_ORDERED, implementation=Implementation.DFA)


def tells(text: str, words: tuple[str, ...]) -> bool:
    """Say whether any of the words stands in the text: where none does, their pattern need not run."""
    standing = _standing(text)
    return any(word in standing if word in _WORDS else word in text for word in words)


@lru_cache(maxsize=2)
def _standing(text: str) -> frozenset[str]:
    """Return the words of all detectors that stand in a text; they ask in turn of the same one."""
    found: set[int] = set()
    # Piece by piece: a long text may hold more of them than should be in memory at once.
    for at in range(0, len(text), _PIECE):
        piece = text[at : at + _PIECE + _LONGEST]
        found.update(index for index, _, _ in _FINDER.find_matches_as_indexes(piece, overlapping=True))
    return frozenset(_ORDERED[index] for index in found)
