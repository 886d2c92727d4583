"""Agents with something in brackets behind their names."""

from __future__ import annotations

import pyarrow as pa
import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.tables.agents import agents_apart

_LIST = pa.list_(pa.string())


def _rows(agents: list[str] | None, firms: list[str] | None = None) -> pa.Table:
    """Build one row of the docket."""
    columns = {"原告代理人": agents, "被告代理人": None, "原告律所": firms, "被告律所": None}
    return pa.table({name: pa.array([value], _LIST) for name, value in columns.items()})


@pytest.mark.parametrize(
    ("written", "name", "firm"),
    [
        ("魏磊（某律师事务所律师）", "魏磊", "某律师事务所"),
        ("魏磊（望川法律服务所）", "魏磊", "望川法律服务所"),
        ("魏磊（特别授权）", "魏磊", None),
        ("魏磊", "魏磊", None),
        ("魏磊(某律师事务所律师)", "魏磊", "某律师事务所"),
        ("吐尔逊·买买提明江（某律师事务所）", "吐尔逊·买买提明江", "某律师事务所"),
    ],
)
def test_the_bracket_is_no_part_of_the_name(written: str, name: str, firm: str | None) -> None:
    """Whoever is written with a firm once and without it elsewhere is one agent."""
    row = agents_apart(catalogue()["案件"], _rows([written])).to_pylist()[0]
    assert row["原告代理人"] == [name]
    assert row["原告律所"] == ([firm] if firm else None)


def test_a_firm_that_stands_in_its_column_stays() -> None:
    """The column of firms is more than a bracket."""
    row = agents_apart(catalogue()["案件"], _rows(["魏磊（甲律师事务所）"], ["乙律师事务所"])).to_pylist()[0]
    assert row["原告律所"] == ["乙律师事务所"]
