"""The closed list of what a template may name, and the values that a letter gives them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jianwen.letters.values import OPEN, Letter

# In a template: {{ 发文单位 }}, {% for 行 in 附表 %}{{ 行.案号 }}{% endfor %}.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "标题": "文书的名称，如 再审检察建议书",
        "发文单位": "检察院的名称",
        "收文单位": "发往的单位",
        "称呼": "文书里怎么称呼收文单位：你院、你局、你单位、你",
        "文号": "文书编号",
        "日期": "2026年11月26日",
        "模型": "监督模型的名称；人工登记的线索为“人工登记”",
        "来源": "怎么知道的：运用哪个模型，或者接到谁的反映；一个分句",
        "线索数": "附表的行数",
        "案件数": "所涉案件的件数",
        "情况": "发现的情况，逐条；{% for 条 in 情况 %}",
        "共同特征": "多条线索的共同特征，一段话；没有时为空",
        "依据": "情况所涉的法律，逐条",
        "职权依据": "据以制发这种文书的法律",
        "司法救助": "依据里有没有国家司法救助的规定；{% if 司法救助 %}",
        "先排除": "应先排除的合理解释，逐条；只供承办人核对，定稿时删去",
        "请求": "请求收文单位做什么",
        "回复期限": "回复的期限；没有时为空",
        "附表": "线索清单，逐行：行.序号、行.对象、行.案号、行.情况、行.提示（只供承办人核对）、行.出处",
        "待填": "留给承办人填写的记号",
    }
)
# What the laws of aid are called.
_AID = "国家司法救助"
ROW_FIELDS = ("序号", "对象", "案号", "情况", "提示", "出处")


def values_of(letter: Letter) -> dict[str, Any]:
    """Return the values of all fields."""
    rows = [
        dict(
            zip(
                ROW_FIELDS,
                (row.number, row.subject, row.cases, row.signals, row.hints, row.places),
                strict=True,
            )
        )
        for row in letter.rows
    ]
    return {
        "标题": letter.kind.name,
        "发文单位": letter.office,
        "收文单位": letter.to,
        "称呼": letter.kind.you,
        "文号": letter.number,
        "日期": f"{letter.day.year}年{letter.day.month}月{letter.day.day}日",
        "模型": letter.model,
        "来源": letter.source,
        "线索数": len(letter.rows),
        "案件数": letter.cases,
        "情况": list(letter.facts),
        "共同特征": letter.passage,
        "依据": list(letter.basis),
        "职权依据": letter.kind.basis,
        "司法救助": any(_AID in law for law in letter.basis),
        "先排除": list(letter.explanations),
        "请求": letter.kind.asks,
        "回复期限": letter.reply,
        "附表": rows,
        "待填": OPEN,
    }
