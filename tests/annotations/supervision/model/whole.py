"""A model file with every part, read with faults and without."""

from __future__ import annotations

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.model.read import read_model
from annotations.supervision.model.tree import Model

WHOLE = """\
id: M99-测试模型
名称: 测试
版本: 1.2.0
状态: 试行
来源: 自拟
依据:
  - 《中华人民共和国民事诉讼法》第一百一十五条
数据:
  案件: 必需
  被执行人: 可选
  社平工资: 可选
主表: 案件
范围: 案由 属于 [劳动争议 及下级]
取值:
  倍数: 主张月工资 / 当地.工资
  天: 天数(立案日期, 结案日期)
碰撞:
  当地:
    表: 社平工资
    对上: 省份(受理法院) = 省份(社平工资.地区) 且 年(立案日期) = 社平工资.年份
    取:
      工资: 唯一(社平工资.月平均工资)
  被执行:
    表: 被执行人
    对上:
      - 被告统一社会信用代码 = 被执行人.统一社会信用代码
      - 被执行人.名称 = 被告
    条件: 被执行人.首次执行立案日期 <= 立案日期
基准:
  速度:
    值: 天
    同类: [受理法院, 案由]
    时间: 结案日期
    年数: 3
    至少: 30
特征:
  F01:
    条件: 结案方式 = "调解" 且 天 <= 7
    分值: 3
    说明: 立案后 {天} 天调解，比 {速度.分位 * 100}% 的同类案件快
  F02:
    条件: 倍数 >= 3
    说明: 工资高
  F03:
    条件: 被执行 且 被执行.条数 > 1
    分值: 0.5
    说明: 多次被执行
组特征:
  F10:
    按: [被告, 受理法院]
    窗口: 前后3天(立案日期)
    其中: 原告 不为空
    条件: 计数() >= 5 且 去重(结案金额) <= 3
    分值: 2
    说明: 3 天内 {计数()} 件
排除:
  流水:
    条件: 证据种类 含任一 [银行流水] 且 非 F10
    说明: 有流水
成案:
  条件: 合计分 >= 4 或 (F10 且 F01)
  对象: 组
  按: 被告
  至少: 2
  去向: 民事检察
无辜解释: [集体讨薪, 诉前调解]
文书: 再审检察建议书
样例:
  应命中:
    - 说明: 两件
      今天: 2024-06-01
      线索: [某公司]
      案件:
        - {案号: （2024）宁0121民初1号, 案由: 追索劳动报酬纠纷, 结案方式: 调解}
        - {案号: （2024）宁0121民初2号, 案由: 追索劳动报酬纠纷, 结案方式: 调解, 结案金额: }
  不应命中:
    - 说明: 判决
      案件: [{案号: （2024）宁0121民初3号, 案由: 追索劳动报酬纠纷, 结案方式: 判决}]
"""


def faults(text: str) -> list[tuple[str, str]]:
    """Read what has faults: where, and what is said."""
    model, found = read_model(text, "m", catalogue())
    assert model is None
    assert all(one.remedy for one in found)
    return [(str(one.place).removeprefix("m:"), one.message) for one in found]


def read(text: str) -> Model:
    """Read what has none."""
    model, found = read_model(text, "m", catalogue())
    assert model is not None, "\n".join(map(str, found))
    return model
