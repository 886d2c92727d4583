"""The table of all models; `python -m tools.docs_library STORE` prints it with what an office decided."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from annotations.supervision.library_files import library
from annotations.supervision.model.lint import Decided
from annotations.supervision.model.tree import Model
from jianwen.keeping.leads import decided_leads
from jianwen.keeping.store import open_store
from tools.docs_models import table

_NONE: Mapping[str, Decided] = MappingProxyType({})
_HEAD = ("模型", "名称", "找什么", "必需的表", "可选的表", "依据", "文书", "状态", "经核查的准确率")
_NUMBER = re.compile(r"([MW])(\d+)-")


def library_table(_page: str, decided: Mapping[str, Decided] = _NONE) -> str:
    """Return all models, those with a number first."""
    return table(_HEAD, (_row(model, decided.get(model.id)) for model in sorted(library(), key=_order)))


def _order(model: Model) -> tuple[str, int, str]:
    """Put M2 before M10, and names behind numbers."""
    match = _NUMBER.match(model.id)
    return (match[1], int(match[2]), model.id) if match else ("Z", 0, model.id)


def _row(model: Model, decided: Decided | None) -> tuple[str, ...]:
    """Return the row of a model."""
    needed = "、".join(one.table for one in model.sources if one.required)
    may = "、".join(one.table for one in model.sources if not one.required)
    law = "；".join(text.replace("中华人民共和国", "") for text, _ in model.basis)
    return (
        f"`{model.id}`",
        model.name,
        finds(Path(model.place.path).read_text("utf-8")),
        needed,
        may or "—",
        law,
        model.letter,
        model.status.value,
        precision(decided),
    )


def finds(text: str) -> str:
    """Return what a model's file says at its head that it finds: the first sentence of the first remark."""
    remark = "".join(line.removeprefix("#").strip() for line in text.split("\nid:")[0].splitlines())
    return remark.split("。")[0]


def precision(decided: Decided | None) -> str:
    """Tell how many of the leads that people decided on held."""
    if decided is None or not decided.decided:
        return "尚无"
    return f"{decided.held / decided.decided:.0%}（{decided.held}/{decided.decided}）"


if __name__ == "__main__":
    sys.stdout.write(library_table("", decided_leads(open_store(Path(sys.argv[1])))))
