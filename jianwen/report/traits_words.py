"""What the leads of a model have in common, as a table and as a paragraph for a 社会治理检察建议."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotations.supervision.traits import Tally, Trait, traits
from jianwen.auditing import Audited
from jianwen.report.grid import Grid

_MOST, _SAID = 20, 3


@dataclass(frozen=True, slots=True)
class Common:
    """The traits of one model's leads."""

    model: str
    leads: int
    traits: tuple[Trait, ...]

    @property
    def sentence(self) -> str:
        """Say the strongest traits, as a letter does."""
        told = "；".join(_said(one) for one in self.traits[:_SAID])
        return f"在本次筛查出的 {self.leads} 条“{self.model}”线索所涉记录中，{told}。上述情况相对集中"

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


def _said(trait: Trait) -> str:
    """Say one trait."""
    return (
        f"{trait.column}为“{trait.value}”的有 {trait.hits} 条（占 {trait.hits / trait.of:.0%}），"
        f"而在全部 {trait.all:,} 条中只占 {_share(trait.rows / trait.all)}"
    )


def _share(share: float) -> str:
    """Show a small share so that it is not 0 %."""
    return f"{share:.1%}" if share < 0.095 else f"{share:.0%}"
