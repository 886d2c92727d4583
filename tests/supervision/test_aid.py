"""Models of judicial aid at a base rate of 1 %: the planted is found, and hardly an honest case is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from annotations.supervision.run import Run, run
from annotations.supervision.values import Lead
from tests.supervision.aid_beside import civil, gaps
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
    ("救助重复与疏漏-重复", aided_twice),
    ("救助重复与疏漏-疏漏", forgotten),
    ("M6-", poor),
    ("M23-", killed),
    ("M10-", amounts),
    ("M11-", civil),
    ("M12-", gaps),
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


def test_offices_below_the_rate_of_all_are_named_with_their_figures() -> None:
    """Six cases in the twelve months, three aided: half; two offices lie below, one of them aided nobody."""
    cases = [
        ("永宁县", "2024-05-01"),
        ("永宁县", "2022-05-01"),
        *[("贺兰县", f"2024-05-0{i}") for i in (2, 3, 4)],
    ]
    cases += [("灵武市", "2023-08-02"), ("灵武市", "2024-05-05"), ("灵武市", "2023-08-01")]
    aid = [
        ("永宁县", "2024-06-01"),
        ("永宁县", "2024-07-01"),
        ("贺兰县", "2024-08-01"),
        ("灵武市", "2023-08-01"),
    ]
    tables = {
        "刑事案件": [
            {
                "案号": f"刑{i}号",
                "罪名": "故意伤害罪",
                "伤情": "重伤二级",
                "办案单位": f"{where}公安局",
                "判决日期": day,
            }
            for i, (where, day) in enumerate(cases)
        ],
        "救助台账": [
            {"姓名": f"王小{i}", "金额": "10000", "救助日期": day, "单位": f"{where}人民检察院"}
            for i, (where, day) in enumerate(aid)
        ],
    }
    leads = _of_offices(tables)
    assert leads.keys() == {"灵武市", "贺兰县"}
    assert leads["贺兰县"].signals[0].says == (
        "2023-08-01至2024-08-01，该救助的案件 3 件，救助 1 件，救助率 33.33%"
    )
    assert [signal.id for signal in leads["灵武市"].signals] == ["空白院", "目标"]


def test_a_case_of_several_rows_counts_once_and_nothing_is_half_a_case() -> None:
    """Three suspects of one case, two people aided under one number, a civil case beside."""
    crimes = [
        ("1", "永宁县"),
        ("1", "永宁县"),
        ("1", "永宁县"),
        ("2", "永宁县"),
        ("3", "贺兰县"),
        ("4", "贺兰县"),
    ]
    tables = {
        "刑事案件": [
            {
                "案号": f"刑{number}号",
                "罪名": "故意伤害罪",
                "伤情": "重伤二级",
                "办案单位": f"{where}公安局",
                "判决日期": "2024-05-01",
            }
            for number, where in crimes
        ],
        "救助台账": [
            {"案号": f"救{number}号", "姓名": f"王小{number}", "金额": "10000", "救助日期": "2024-06-01"}
            | {"单位": f"{where}人民检察院"}
            for number, where in [("1", "永宁县"), ("2", "永宁县"), ("3", "贺兰县"), ("3", "贺兰县")]
        ],
        "案件": [
            {
                "案号": "（2024）宁0122民初1号",
                "受理法院": "贺兰县人民法院",
                "案由": "机动车交通事故责任纠纷",
                "立案日期": "2024-03-01",
                "结案日期": "2024-05-01",
                "结案方式": "判决",
                "原告": "赵小河",
                "被告": "钱大江",
                "文书文本": "原告经鉴定为九级伤残。",
            }
        ],
    }
    leads = _of_offices(tables)
    assert [signal.says for signal in leads["贺兰县"].signals] == [
        "2023-06-01至2024-06-01，该救助的案件 3 件，救助 1 件，救助率 33.33%",
        "全市平均 60%（5 件案件救助 3 件），要达到平均还差 1 件；"
        "该院救助 2 人，合计发放 20000 元，件均 20000 元",
    ]
    assert leads.keys() == {"贺兰县"}


def _of_offices(tables: dict[str, list[Cells]]) -> dict[str, Lead]:
    """Return the leads of M21 by office."""
    data = {name: loaded(name, rows) for name, rows in tables.items()}
    return {lead.subject.key: lead for lead in run([model_of("M21-")], data, Run(TODAY, b"key", {})).leads}
