"""What the leads of a model have in common, as a table and as a paragraph for a 社会治理检察建议."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from annotations.supervision.traits import Tally, Trait, traits
from jianwen.auditing.run import Audited
from jianwen.report.grid import Grid

_MOST, _SAID, _TOGETHER = 20, 3, 3
# A month, or one of its days.
_MONTH = re.compile(r"(\d{4})-0?(\d{1,2})(?:-0?(\d{1,2}))?")
# How a colleague says it, where “column is value” would read like a form.
_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "受理法院": "{}受理的",
        "执行法院": "{}执行的",
        "承办法官": "{}承办的",
        "原告": "{}起诉的",
        "被告": "以{}为被告的",
        "原告代理人": "由{}代理原告的",
        "被告代理人": "由{}代理被告的",
        "申请执行人": "{}申请执行的",
        "被执行人": "以{}为被执行人的",
        "案由": "案由是{}的",
        "罪名": "罪名是{}的",
        "经办人": "由{}经办的",
        "经办机构": "由{}经办的",
        "办案单位": "由{}办理的",
    }
)


@dataclass(frozen=True, slots=True)
class Common:
    """The traits of one model's leads."""

    model: str
    leads: int
    traits: tuple[Trait, ...]

    @property
    def sentence(self) -> str:
        """Say the strongest traits of the three columns that show most, as a letter does."""
        columns = list(dict.fromkeys(one.column for one in self.traits))[:_SAID]
        told = "；".join(
            _said([one for one in self.traits if one.column == column], every=at == 0)
            for at, column in enumerate(columns)
        )
        rows = self.traits[0].of if self.traits else 0
        beside = f"，涉及 {rows} 条记录" if rows != self.leads else ""
        return f"本次筛查出“{self.model}”线索 {self.leads} 条{beside}，其中{told}。上述情况相对集中"

    @property
    def passage(self) -> str:
        """Say the strongest traits, and what they are good for."""
        advice = "建议结合个案核查结果，研判有无管理漏洞或共同成因，必要时制发社会治理检察建议"
        return f"{self.sentence}，{advice}。"


def common(audited: Audited) -> tuple[Common, ...]:
    """Return, for every model whose leads have traits, what they are."""
    every = (
        common_of(tally, tally.rows, audited.model(model).name) for model, tally in audited.tallies.items()
    )
    return tuple(one for one in every if one.traits)


def common_of(tally: Tally, leads: Collection[str], model: str) -> Common:
    """Return what some leads of a model have in common; `model` is its name."""
    return Common(model, len(leads), traits(tally, leads)[:_MOST])


def common_grid(found: Sequence[Common]) -> Grid:
    """Return the traits as a sheet."""
    return Grid(
        "共同特征",
        (
            ("模型", 24),
            ("字段", 16),
            ("值", 28),
            ("线索记录", 10),
            ("共", 8),
            ("全部记录", 10),
            ("共", 8),
            ("优势比", 10),
        ),
        tuple(
            (
                one.model,
                trait.column,
                trait.value,
                trait.hits,
                trait.of,
                trait.rows,
                trait.all,
                round(trait.odds, 1),
            )
            for one in found
            for trait in one.traits
        ),
        "线索没有明显的共同特征，或者线索太少。",
    )


def _said(traits: Sequence[Trait], *, every: bool) -> str:
    """Say the traits of one column, those that stand equally often together; `every`: of how many rows."""
    first = traits[0]
    alike = [one for one in traits if (one.hits, one.rows) == (first.hits, first.rows)][:_TOGETHER]
    each = "各" if len(alike) > 1 else ""
    whole = f"全部 {first.all:,} 条记录里" if every else "全部记录里"
    return (
        f"{_named(first.column, [one.value for one in alike])}{each} {first.hits} 条，"
        f"{each}占 {_share(first.hits / first.of)}（{whole}{each}只占 {_share(first.rows / first.all)}）"
    )


def _named(column: str, values: Sequence[str]) -> str:
    """Say which rows are meant: 由“鲁某某”代理原告的."""
    months = [_MONTH.fullmatch(value) for value in values]
    if all(months):
        told = "、".join(f"{one[1]}年{one[2]}月" + (f"{one[3]}日" if one[3] else "") for one in months if one)
        return f"{column}在{told}的"
    told = "".join(f"“{value}”" for value in values)
    return _PHRASES.get(column, f"{column}为{{}}的").format(told)


def _share(share: float) -> str:
    """Show a small share so that it is not 0 %."""
    return f"{share:.1%}" if share < 0.095 else f"{share:.0%}"
