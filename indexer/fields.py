"""The closed list of what is indexed: both engines make their schema of it, and the language its fields.

A new field is one line here; `VERSION` then goes up, and the next `jianwen ingest` fills a new index
beside the old one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

VERSION = 2


class Kind(StrEnum):
    """How a field is held."""

    KEYWORD = "keyword"
    NUMBER = "number"
    TEXT = "text"
    STORED = "stored"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `positions`: phrases can be found in it. `many`: a document may have several values."""

    name: str
    kind: Kind
    sense: str
    positions: bool = False
    many: bool = False


FIELDS: tuple[Field, ...] = (
    Field("document", Kind.KEYWORD, "BLAKE2b of the bytes: equal texts share it"),
    Field("case_number", Kind.KEYWORD, "案号, one spelling (nlp.parse.case_numbers)"),
    Field(
        "chain",
        Kind.KEYWORD,
        "案号 of the case and of every case it names as its own earlier or later",
        many=True,
    ),
    Field("court", Kind.KEYWORD, "法院"),
    Field("region", Kind.KEYWORD, "辖区: 省, 市, 区县 of the court", many=True),
    Field("level", Kind.KEYWORD, "审级 of the court: 最高 高级 中级 基层"),
    Field("kind", Kind.KEYWORD, "文书: 判决书 裁定书 …"),
    Field("procedure", Kind.KEYWORD, "审理程序"),
    Field("outcome", Kind.KEYWORD, "结案方式"),
    Field("cause", Kind.KEYWORD, "案由 with all that stand above it", many=True),
    Field("charge", Kind.KEYWORD, "罪名", many=True),
    Field("statute", Kind.KEYWORD, "法条: 刑法264", many=True),
    Field("element", Kind.KEYWORD, "情节: 自首 累犯 轻伤 …", many=True),
    Field("party", Kind.KEYWORD, "当事人 as the masked copy shows them", many=True),
    Field("agent", Kind.KEYWORD, "代理人 and their firms, as the masked copy shows them", many=True),
    Field("category", Kind.KEYWORD, "发现: category of a finding", many=True),
    Field("rule", Kind.KEYWORD, "规则 of a finding", many=True),
    Field("finding", Kind.KEYWORD, "fingerprint of a finding", many=True),
    Field("model", Kind.KEYWORD, "线索: model of a lead", many=True),
    Field("signal", Kind.KEYWORD, "特征 that fired in a lead: M5·F03", many=True),
    Field("stage", Kind.KEYWORD, "阶段 of a lead", many=True),
    Field("lead", Kind.KEYWORD, "fingerprint of a lead", many=True),
    Field("order", Kind.NUMBER, "hash of the id, set by the engines: breaks ties the same way in both"),
    Field("year", Kind.NUMBER, "年份 of the 案号, else of the closing date"),
    Field("date", Kind.NUMBER, "裁判日期: 20260131"),
    Field("amount", Kind.NUMBER, "金额 in dispute, in fen"),
    Field("characters", Kind.NUMBER, "字数"),
    Field("text", Kind.TEXT, "全文", positions=True),
    Field("claims", Kind.TEXT, "诉辩", positions=True),
    Field("facts", Kind.TEXT, "查明", positions=True),
    Field("reasoning", Kind.TEXT, "说理", positions=True),
    Field("disposition", Kind.TEXT, "主文", positions=True),
    Field("pairs", Kind.TEXT, "character pairs of the facts, for like cases"),
    Field("title", Kind.STORED, "标题, masked"),
    Field("source", Kind.STORED, "where the file lies, masked"),
    Field("results", Kind.STORED, "what the judgment gave, as JSON (indexer.outcomes.read.packed)"),
    Field("profile", Kind.STORED, "what ranks like cases, as JSON (indexer.similar)"),
)

BY_NAME: Mapping[str, Field] = MappingProxyType({one.name: one for one in FIELDS})


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return the fields of one kind, in the order of the table."""
    return tuple(one for one in FIELDS if one.kind is kind)
