"""The words for what leads have in common."""

from __future__ import annotations

from annotations.supervision.traits import Trait
from jianwen.report.traits_words import Common, common_grid

AGENT = Trait("原告代理人", "鲁某某", 5, 9, 5, 960, 2325.9, 1e-9)
COURT = Trait("受理法院", "青禾县人民法院", 8, 9, 200, 960, 30.4, 1e-4)


def test_the_passage_names_counts_of_both_sides() -> None:
    passage = Common("劳资纠纷虚假诉讼监督", 9, (AGENT, COURT)).passage
    assert passage.startswith(
        "本次筛查出“劳资纠纷虚假诉讼监督”线索 9 条，其中由“鲁某某”代理原告的 5 条，"
        "占 56%（全部 960 条记录里只占 0.5%）；"
        "“青禾县人民法院”受理的 8 条，占 89%（全部记录里只占 21%）。上述情况相对集中，"
    )
    assert "建议结合个案核查结果" in passage


def test_values_that_stand_equally_often_are_told_together_and_one_column_once() -> None:
    firms = [Trait("被告", f"某{one}公司", 3, 12, 3, 960, 900.0, 1e-6) for one in "甲乙"]
    months = [Trait("立案日期", "2023-01", 4, 12, 30, 960, 9.0, 1e-3)]
    sentence = Common("甲模型", 9, (*firms, *months)).sentence
    assert sentence == (
        "本次筛查出“甲模型”线索 9 条，涉及 12 条记录，其中以“某甲公司”“某乙公司”为被告的各 3 条，"
        "各占 25%（全部 960 条记录里各只占 0.3%）；立案日期在2023年1月的 4 条，"
        "占 33%（全部记录里只占 3.1%）。上述情况相对集中"
    )


def test_the_sheet_has_a_row_a_trait() -> None:
    grid = common_grid([Common("甲模型", 9, (AGENT, COURT))])
    assert list(grid.rows[0]) == ["甲模型", "原告代理人", "鲁某某", 5, 9, 5, 960, 2325.9]
    assert [row[1] for row in grid.rows] == ["原告代理人", "受理法院"]
    assert all(len(row) == len(grid.columns) for row in grid.rows)
