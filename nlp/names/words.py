"""The small closed classes of words around a person's name in legal prose; no logic lives here."""

from __future__ import annotations

from typing import Final

# Words of two characters and more that stand right after a person's name; none of them starts a given name.
_AFTER = """
陈述 证言 证词 证实 证明 供述 供称 供认 辩称 辩解 辨认 指认 指证 报案 报警 报称 陈诉 讲述 叙述 询问
讯问 笔录 谅解 出庭 到庭 到案 出具 提供 提交 提出 提起 驾驶 驾车 乘坐 骑行 骑着 经济 人民币 现金
各种 各项 夫妇 夫妻 之父 之母 之妻 之子 之女 之夫 父亲 母亲 父母 妻子 丈夫 儿子 女儿 哥哥 弟弟 姐姐
妹妹 家属 亲属 家中 家里 家门 家住 所有 所在 所述 身上 身体 身份 死亡 当场 受伤 轻伤 重伤 轻微伤
住院 抢救 签订 签名 签字 发生 认为 认识 表示 反映 损失 价值 名下 手机 电话 微信 支付 给付 交付 交给
借款 借给 联系 拨打 面部 头部 左手 右手 左脸 左侧 右侧 腹部 胸部 颈部 背部 腰部 臀部 腿部 一方 一家
两人 二人 三人 四人 五人 等人 赔偿 退赔 退还 返还 归还 追回 书面 当庭 代理 委托 通过 使用 自愿 承认
介绍 共同 一起 先后 多次 分别 没有 不服 不在 不同 不知 不是 不让 不能 不再 辱骂 殴打 发现 看到 看见
听到 听说 回到 回家 离开 来到 来找 前往 进入 途经 路过 步行 行走 行至 上前 下车 上车 要求 同意 拒绝
阻止 制止 见状 随后 立即 当时 正在 虽然 但是 之间 之后 之前 以及 或者 及其 因为 因此 由于 按照 依法
故意 非法 拘禁 强奸 抢走 抢劫 盗走 偷走 骗取 骗走 砍伤 刺伤 打伤 打倒 致死 致伤 推倒 捅伤 撞倒 撞伤
持刀 持械 手持 追赶 追打 逃跑 逃离 躲避 挣扎 反抗 呼救 摔倒 倒地 昏迷 请求 申请 上诉 诉称 起诉 撤回
放弃 主张 负担 享有 承担 户籍 银行 账户 帐户 账号 转账 汇款 收到 收取 收款 出借 购买 出售 租赁 承包
经营 搭乘 工作 上班 居住 租住 租用 入住 住处 房屋 房产 店内 车辆 衣服 口袋 背包 钱包 随身 工资 报酬
鉴定 检验 拳打 指认 停放 存放 随身 共计 合计 黑色 白色 红色 蓝色 拽倒 拉倒 拖拽 骑电 骑摩 骑车 脸部
带至 带到 带回 带走 医疗费 丧葬费 误工费 护理费 伤残 犯罪 涉嫌 伙同 未经 年满
"""
AFTER: Final = tuple(_AFTER.split())

# Single characters that follow a name and stand in no given name: a name cannot hold them.
NEVER: Final = frozenset("写该的是被称说将把给系或及已未还又就了着过这那您你我他她它们个吗呢吧啊、等所")

# Single characters that follow a name, but also stand in given names (钱和平, 王为民, 李在天).
MAYBE: Final = frozenset(
    "和与于在为向同从对到因有即至经家处父母妻之以用由则都并且当受诉讲打去来走住骑用后前时不没要想均也才让其再"
)

# Nouns and verbs of procedure that begin with a surname and follow a role word: 被害人陈述, 证人应当出庭.
_NOT_NAMES = """
陈述 陈诉 应当 应诉 方面 双方 钱款 钱财 钱物 钱包 曾经 时任 明知 许可 安全 包括 包内 包裹 成立 成年 马上
经济 经过 经营 经人 全部 全家 全身 单方 单位 相识 相互 相关 相符 于是 关于 关系 何时 何人 平时 平静 严重
连续 易于 常住 强烈 强行 沈阳 温州 金钱 金额 项链 车上 车内 车辆 毛发 计算 步行 路过 路边 支付 从未 向其
和其 以及 及其 到庭 因为 因此 年龄 年满 广大 左手 左侧 右手 右侧 能够 支持 同意 同时 同案 同居 房东 房屋
房间 别人 别墅 时间 时许 白天 尚未 尚在 宁愿 终于 党员 商量 师傅 老板 万元 上述 上诉 解释 家属 家人 家中
家庭 家里 家长 安抚 安慰 高度 高额 冷静 空间 后来 后又 项下 游客 居民 商户 业主 司机 边上 席间 暴露 明显
明确 查明 查获 查看 查询 管理 管教 顾客 左右 名下 名单 名誉 权益 权利 占有 阻止 却被 原始 陆续 信任 银行
由于 索要 索取 阴道 阴部 信息 母亲 居住 相信 颜面 符合 申请 申诉 衣着 衣物 衣裤 衣服 智力 公司 代为 代理
代表 代缴 相遇 相应 相貌 相处 施救 施加 施用 施压 施以 施工 左下 左上 左脚 左腿 左臂 应为 应该 应对 应有
宿舍 满脸 满头 宣称 宣传 安排 安装 来到 常年 门口 关在 房产 房子 房款 信用 屈服 呼喊 楼上 索价 高考 计划
解剖 解救 解决 强制 原告 程度 那里 商业 盖章 盖房 印证 明白 修建 谈判 花费 平台 任何 农行 路途 方式 范围
由此 连人 车款 信以 原审 司法 学尸 衡阳 吉林 南通 徐州 南京 安徽 商丘 江苏 但不 但无 但是 但依 但资 但仅 师事
"""
NOT_NAMES: Final = frozenset(_NOT_NAMES.split())

# Words that a longer name may start with (黄金榫), but that alone are no name after a role word.
_NOT_ALONE = "黄金 满月 张开 应明 高雅 玉石 成亲 商城 强奸 黄色 云南 全国 原为 方便 安静 高兴地 明白"
NOT_ALONE: Final = frozenset(_NOT_ALONE.split())

# Parts of Tibetan, Mongolian and Uyghur names, which have no surname: two make a name (次仁多吉).
_PARTS = """
次仁 多吉 扎西 卓玛 尼玛 达瓦 格桑 央金 拉姆 旦增 丹增 洛桑 平措 罗布 索朗 索南 巴桑 顿珠 边巴 仁青
仁增 旺堆 旺姆 旺久 德吉 普布 白玛 益西 强巴 次旺 次旦 曲珍 曲扎 米玛 拉巴 贡布 贡嘎 加措 嘉措 才让
才旦 卓嘎 桑珠 桑吉 措姆 群培 巴特尔 其木格 其其格 格日勒 苏日 宝音 乌云 高娃 那仁 娜仁 呼和 斯琴
额尔敦 敖登 图雅 朝鲁 孟和 布和 毕力格 托娅 萨仁 通拉嘎 哈斯 牧仁 吉日 嘎拉 德力 道尔吉 巴雅尔 苏和
塔娜 乌兰 朝克 那顺 特木尔 青格 达来 陶格斯 买买提 艾合买提 阿不都 阿卜杜 吐尔逊 吐尔洪 艾力 古丽
阿依 热合曼 克力木 玉素甫 依明 依布拉音 艾山 努尔 帕提 吾斯曼
"""
PARTS: Final = tuple(sorted(_PARTS.split(), key=len, reverse=True))
