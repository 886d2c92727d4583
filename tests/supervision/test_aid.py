"""Models of judicial aid at a base rate of 1 %: the planted is found, and hardly an honest case is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from annotations.supervision.run import Run, run
from tests.supervision.aid_ledger import aided_twice, amounts
from tests.supervision.aid_victims import forgotten, killed, poor
from tests.supervision.bench import TODAY, Counted, cases_named, loaded, model_of
from tests.supervision.world import Cells

SEEDS = (1, 2, 3)


class Made(Protocol):
    """Tables with the case numbers of what was planted in them."""

    planted: set[str]

    @property
    def tables(self) -> dict[str, list[Cells]]:
        """Return all tables."""


_MODELS: tuple[tuple[str, Callable[[int], Made]], ...] = (
    ("救助重复", aided_twice),
    ("救助疏漏", forgotten),
    ("M6-", poor),
    ("M23-", killed),
    ("M10-", amounts),
)


def found(wanted: str, make: Callable[[int], Made]) -> Counted:
    """Run the dockets of all seeds as one."""
    made = [make(seed) for seed in SEEDS]
    tables: dict[str, list[Cells]] = {}
    for one in made:
        for name, rows in one.tables.items():
            tables.setdefault(name, []).extend(rows)
    named = cases_named(wanted, {name: loaded(name, rows) for name, rows in tables.items() if rows})
    return Counted(frozenset[str]().union(*(one.planted for one in made)), named)


@pytest.mark.parametrize(("wanted", "make"), _MODELS, ids=[name for name, _ in _MODELS])
def test_what_is_planted_is_named_and_little_else(wanted: str, make: Callable[[int], Made]) -> None:
    counted = found(wanted, make)
    assert counted.recall >= 0.95, sorted(counted.missed)
    assert counted.precision >= 0.7, sorted(counted.false)[:10]


def test_the_ceiling_is_that_of_the_worked_example() -> None:
    """Wage 7,500: 270,000; award 159,684.47, nothing paid; local limit 50,000: the least of them."""
    row = {
        "案号": "救1号",
        "姓名": "王小草",
        "罪名": "交通肇事罪",
        "金额": "50000.01",
        "救助日期": "2024-06-01",
        "单位": "某区人民检察院",
        "月平均工资": "7500",
        "判决赔偿额": "159684.47",
        "已赔偿额": "0",
    }
    data = {"救助台账": loaded("救助台账", [row])}
    (lead,) = run([model_of("M10-")], data, Run(TODAY, b"key", {})).leads
    assert [signal.says for signal in lead.signals] == [
        "发放 50000.01 元，上限 50000 元："
        "三十六个月工资 270000 元，判决未获赔偿 159684.47 元，本地限额 50000 元"
    ]
    data = {"救助台账": loaded("救助台账", [row | {"金额": "50000"}])}
    assert not run([model_of("M10-")], data, Run(TODAY, b"key", {})).leads
