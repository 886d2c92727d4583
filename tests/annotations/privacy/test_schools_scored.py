"""Schools of minors told by the words around them: the evidence is weighed, and other reasons are refused."""

from __future__ import annotations

import re

import pytest

from annotations.privacy.schools.scored import scored

MARK = re.compile(r"[⟦⟧]")
OF_CHILDREN = [
    "赵某每天下午到⟦无名双语幼儿园⟧接外孙，时间较为固定。",
    "赵某之子的书包上印有⟦无名二小⟧三年级二班的字样。",
    "三名受害女生分别来自⟦永宁县无名中学⟧初一年级。",
]
OTHERS = [
    ("赵某卖掉无名县实验学校家属楼的房子，其儿子在外地上班。", "a building"),
    ("赵某便借用了高中同学吕某的电动车。", "no name"),
    ("赵某将车停放在永宁县无名小学门口，后被盗走。", "a place"),
    ("赵某在永宁县无名小学任教，其女儿上大学。", "work"),
    ("某公司向永宁县无名小学工程提供钢材。", "a trade"),
    ("赵某，1970年1月1日出生，就读于永宁县无名中学。", "nothing of a child"),
    ("其再次来到当地的小学。", "no name"),
]


@pytest.mark.parametrize("tagged", OF_CHILDREN)
def test_evidence_makes_a_childs_school(tagged: str) -> None:
    last = tagged.index("⟧") - 1
    assert [end for _, end in scored(MARK.sub("", tagged), [])] == [last]


@pytest.mark.parametrize(("text", "reason"), OTHERS)
def test_evidence_against_a_childs_school(text: str, reason: str) -> None:
    assert not list(scored(text, [])), reason


def test_what_is_taken_is_not_told_twice() -> None:
    text = MARK.sub("", OF_CHILDREN[0])
    assert not list(scored(text, list(scored(text, []))))
