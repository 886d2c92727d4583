"""The words for what leads have in common."""

from __future__ import annotations

from annotations.supervision.traits import Trait
from jianwen.report.traits_words import Common, common_grid

AGENT = Trait("原告代理人", "鲁某某", 5, 9, 5, 960, 2325.9, 1e-9)
COURT = Trait("受理法院", "青禾县人民法院", 8, 9, 200, 960, 30.4, 1e-4)


def test_the_passage_names_counts_of_both_sides() -> None:
    passage = Common("劳资纠纷虚假诉讼监督", 9, (AGENT, COURT)).passage
    assert "原告代理人为“鲁某某”的有 5 条（占 56%），而在全部 960 条中只占 0.5%" in passage
    assert "受理法院为“青禾县人民法院”的有 8 条（占 89%），而在全部 960 条中只占 21%" in passage
    assert "建议结合个案核查结果" in passage


def test_the_sheet_has_a_row_a_trait() -> None:
    grid = common_grid([Common("甲模型", 9, (AGENT, COURT))])
    assert list(grid.rows[0]) == ["甲模型", "原告代理人", "鲁某某", 5, 9, 5, 960, 2325.9]
    assert [row[1] for row in grid.rows] == ["原告代理人", "受理法院"]
    assert all(len(row) == len(grid.columns) for row in grid.rows)
