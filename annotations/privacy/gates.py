"""The rare words of which one must stand in a text before a detector's patterns run.

All are found in one pass over the text: hundreds of searches, one for each word, would take longer than
most of the patterns.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation


def _words(listed: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(listed.split())


PAPERS: Final = _words(
    "护照 通行证 台胞证 回乡证 官证 士兵证 文职证 军人证 居留 居住证 身份证 证件 残疾 边民证 海员证 "
    "优待证 assport 退役证 退伍证 出生证明 医学证明 保障卡 社保卡 医保卡"
)
SELDOM_NETWORKS: Final = _words(
    "elegram 电报 飞机 蝙蝠 hatsApp hatsapp LINE Line MSN YY oul acebook 脸书 witter 推特 nstagram "
    "TikTok 贴吧 知乎 B站 哔哩 斗鱼 虎牙 易信 直聘 佳缘 珍爱网 百合网 伊对 积目 网盘 网银 手机银行 "
    "网上银行 游戏"
)
NETWORKS: Final = _words(
    "微信 echat eChat QQ qq 支付宝 快手 抖音 陌陌 微博 旺旺 淘宝 钉钉 探探 小红书 kype 财付通 薇信 wxid "
    "扣扣 拼多多 京东 闲鱼 云闪付"
)
NICKNAMES: Final = _words("昵称 网名 微信名")
SECURITIES: Final = frozenset(
    a + b for a in ("股东", "证券", "股票", "资金", "基金", "期货", "交易") for b in ("账", "帐", "代", "卡")
)
PLATES: Final = _words("号牌 牌号 牌照 车牌 车号 驾驶 悬挂 乘坐")
TITLES: Final = _words("权证 国用 集用 集建 集有 林证 房证 地证 使用证 产证 他证 他项 承包权 字第 字(")
CERTIFICATES: Final = _words("产证 权证 有证 动产证 行驶证 驾驶证 登记证 证书 使用证 地证 国土证 证芯 他项权")
SERIALS: Final = _words(
    "学籍 学号 病案号 病历号 就诊 医保 医疗保险 社会保险 社保 参保 公积金 结婚证 "
    "离婚证 婚姻登记 结婚登记 离婚登记 准考证 居住证 户口簿 户口本 考生号 番号 狱内编号 罪犯编号 低保证 "
    "救助证 独生子女证"
)
FRAMES: Final = _words("车架 整车 车辆识别 识别代 大架 车身号 机身 机架 底盘 VIN vin")
# What may follow a number: …号林权证, …的宅基地使用证.
FIRST: Final = frozenset(
    sign + paper
    for sign in "号的"
    for paper in _words("房 林 宅 农村 集体 国有 土地 不动 产权 机动车登 行驶证 租赁 合格")
)
THINGS: Final = _words(
    "自留山证 山林 房产所有证 采矿 勘查 探矿 取水 养殖 捕捞 海域使用 草原 合格证 租赁证 租赁凭证 公房凭证 "
    "承租证 检验证 国籍证 适航证 农机证 登记标 位证 位使用 位所有 经营权证"
)
ENGINES: Final = _words("发动机 电机 马达")
SCHOOLS: Final = _words(
    "就读 读书 上学 念书 年级 学生 转学 转入 入学 入读 幼儿 入园 入托 托育 在读 在校 该校 住校 放学 "
    "上课 自习 学籍 休学 所在 学习 学校 小学 中学 校队 读初 读高 接走 高中 初中 附中 附小 职高 职中 职教 "
    "体校 艺校 技校 二小 三小 四小 五小 六小 班主任 完小 中专 保育 早教 托管 女生 男生 女童 被害女 一小 "
    "一幼 二幼 三幼 四幼 五幼 六幼 社会调查 课 托班 公学 中心校 学费 女学生 男学生 体育运动 教学点"
)
INVESTIGATION: Final = _words(
    "技术侦 技侦 行动技术 通讯监控 通信监控 电话监控 行踪监控 电信监控 实时监控 监听 侦听 技术手段 "
    "手机定位 基站定位 实时定位 轨迹定位 秘拍 秘密录 秘密拍"
)
TREATMENTS: Final = _words(
    "搭桥 支架 移植 换肾 换肝 透析 血透 腹透 化疗 放疗 电休克 切除 全切 结扎 绝育 终止妊娠 精神病院 "
    "精神病医院 阳性 抗抑郁 抗精神病 抗癫痫 抗焦虑 抗病毒 变性 性别重 性别确 性别置 美沙酮 过隆 过丰 过抽 "
    "过吸 过整 过植 过双 过包 过痔 过阑 过近 过取 过刮 过剖 过结 过静 过白 过心 过肿"
)
DISABLED: Final = _words("残 障人 截肢 畸形 跛 瘸 又聋又哑 侏儒 哑巴 聋子 瞎子 盲人")
MEASURES: Final = _words(
    "智商 IQ 评分 得分 总分 CD4 病毒载量 糖化血红蛋白 血肌酐 转氨酶 基因 核型 升高 偏高 增高 过高 "
    "酶异常 醇异常 压异常 脂异常 糖异常 酸异常 显异常 油三酯 胎蛋白 胚抗原 MMSE MoCA 量表 视力 近视"
)
STATES: Final = _words(
    "卧床 瘫痪 卧病 便失禁 尿失禁 言语不 口齿不清 反应迟钝 神志恍惚 幻听 幻视 幻觉 被害妄想 认知障 "
    "认知功 认知下 认知减 认知损 认知受 记忆 失语 发育不 发育迟 发育落 脑子有 有问题 在问题 缺陷 障碍 毛病 "
    "异常 点问题 些问题 定问题 显问题 重问题 有疾病 有残疾 在残疾 "
    "较常人低 不正常 偏低 低于常人 中过风 痴呆 脑瘫 半瘫 重病 失明 聋哑 不好 "
    "性能力 性功能 自理 义眼 假眼 "
    "耳背 聋 就背 小背 直背 点背 些背 不好使 不能动 动不了 没知觉 麻木 不听使唤 不太好 不大好 看不见 看不清 "
    "看不到 听不见 听不清 听不到 一指 二指 两指 三指 四指 个手指 个脚指 个指"
)
INBORN: Final = _words("自幼 自小 从小 先天 天生 生来")
SYMPTOMS: Final = _words(
    "症状 倾向 行为史 抑郁 焦虑 厌食 拒食 自残 自伤 自闭 躁狂 嗜睡 症候 长期抑郁 长期焦虑 长期失眠 失眠 "
    "心理治疗 精神治疗 性病 自杀 轻生"
)
AIDS: Final = _words(
    "鼻饲 胃管 尿管 造瘘 造口 呼吸机 制氧机 氧气机 吸氧机 助听器 耳蜗 义眼 起搏器 轮椅 拐杖 双拐 单拐 假肢"
)
GRANTS: Final = _words("残疾人 军人")
PREGNANCY: Final = _words(
    "妊娠 临产 临盆 产后 早产 停经 时孕 孕0产 孕1 孕2 孕3 孕4 试管 引产 人流 清宫 保胎 打胎 哺乳 怀孕 身孕 "
    "流产 流过产 过胎 次胎 小产 堕胎"
)

_WORDS: Final = frozenset(
    (
        *PAPERS,
        *NETWORKS,
        *SELDOM_NETWORKS,
        *NICKNAMES,
        *SECURITIES,
        *PLATES,
        *TITLES,
        *CERTIFICATES,
        *FRAMES,
        *ENGINES,
        *THINGS,
        *FIRST,
        *SERIALS,
        *SCHOOLS,
        *INVESTIGATION,
        *PREGNANCY,
        *TREATMENTS,
        *DISABLED,
        *MEASURES,
        *STATES,
        *INBORN,
        *SYMPTOMS,
        *AIDS,
        *GRANTS,
        "过敏",
        "术后",
    )
)
_ORDERED: Final = sorted(_WORDS)
_PIECE, _LONGEST = 1 << 16, max(map(len, _WORDS))
_FINDER: Final = AhoCorasick(_ORDERED, implementation=Implementation.DFA)


def tells(text: str, words: frozenset[str]) -> bool:
    """Say whether any of the words stands in the text: where none does, their pattern need not run."""
    return not _standing(text).isdisjoint(words) or any(map(text.__contains__, _others(words)))


@cache
def _others(words: frozenset[str]) -> tuple[str, ...]:
    """Return the words that are not looked for in one pass with those of all detectors."""
    return tuple(sorted(words - _WORDS))


@lru_cache(maxsize=2)
def _standing(text: str) -> frozenset[str]:
    """Return the words of all detectors that stand in a text; they ask in turn of the same one."""
    found: set[int] = set()
    # Piece by piece: a long text may hold more of them than should be in memory at once.
    for at in range(0, len(text), _PIECE):
        piece = text[at : at + _PIECE + _LONGEST]
        found.update(index for index, _, _ in _FINDER.find_matches_as_indexes(piece, overlapping=True))
    return frozenset(_ORDERED[index] for index in found)
