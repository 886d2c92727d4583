"""An invented docket with a model that finds something in it, for the tests of the audit's doors."""

from __future__ import annotations

from pathlib import Path

HEADER = "案号,受理法院,案由,立案日期,结案日期,结案方式,原告,被告,结案金额"
ROWS = (
    "（2024）苏0102民初1号,南京市玄武区人民法院,追索劳动报酬纠纷,2024-03-01,2024-03-03,调解,秦大山,江苏甲乙建材有限公司,36000",
    "（2024）苏0102民初2号,南京市玄武区人民法院,追索劳动报酬纠纷,2024-03-01,2024-06-03,判决,柳小河,江苏甲乙建材有限公司,36000",
    "（2024）苏0102民初3号,南京市玄武区人民法院,追索劳动报酬纠纷,2024-03-01,昨天,调解,凌云,江苏甲乙建材有限公司,36000",
)
DEBTORS = "名称,首次执行立案日期\n江苏甲乙建材有限公司,2023-05-01\n"
MODEL = """\
id: 快审快调
名称: 立案后几天就调解的案件
版本: 1.0.0
状态: 试行
来源: 测试
依据:
  - 《中华人民共和国民事诉讼法》第一百一十五条
数据:
  案件: 必需
  被执行人: 可选
取值:
  审理天数: 天数(立案日期, 结案日期)
碰撞:
  已被执行:
    表: 被执行人
    对上: 被告 = 被执行人.名称
特征:
  快:
    条件: 结案方式 = "调解" 且 审理天数 <= 7
    分值: 3
    说明: 立案后 {审理天数} 天调解结案，原告是 {原告}
  执:
    条件: 已被执行
    分值: 2
    说明: 被告起诉前已是被执行人
成案:
  条件: 快
  对象: 案件
  去向: 民事检察部门
无辜解释:
  - 当事人起诉前已经谈妥
文书: 再审检察建议书
样例:
  应命中:
    - 说明: 两天调解
      案件:
        - 案号: （2024）苏0102民初9号
          受理法院: 南京市玄武区人民法院
          案由: 买卖合同纠纷
          立案日期: 2024-03-01
          结案日期: 2024-03-03
          结案方式: 调解
          原告: 秦大山
          被告: 江苏甲乙建材有限公司
  不应命中:
    - 说明: 判决
      案件:
        - 案号: （2024）苏0102民初9号
          受理法院: 南京市玄武区人民法院
          案由: 买卖合同纠纷
          立案日期: 2024-03-01
          结案日期: 2024-03-03
          结案方式: 判决
          原告: 秦大山
          被告: 江苏甲乙建材有限公司
"""


def docket(folder: Path, rows: tuple[str, ...] = ROWS) -> Path:
    """Write the docket."""
    path = folder / "台账.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", "utf-8")
    return path


def debtors(folder: Path) -> Path:
    """Write the register of debtors."""
    path = folder / "被执行人.csv"
    path.write_text(DEBTORS, "utf-8")
    return path


def model(folder: Path, text: str = MODEL) -> Path:
    """Write the model."""
    path = folder / "快审快调.yaml"
    path.write_text(text, "utf-8")
    return path
