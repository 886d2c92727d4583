"""People of a parsed case, called as the text calls those of other languages."""

from __future__ import annotations

import pytest

from annotations.privacy.people.stand_ins import called
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

TEXT = """某县人民法院
民 事 判 决 书
（2019）川0921民初46号
原告：%s，女，1980年6月出生，住某县。
被告：阚志强，男，1984年出生，住某县。
"""


@pytest.mark.parametrize("order", [("旦增", "旦增平措"), ("旦增平措", "旦增")])
@pytest.mark.parametrize(("name", "stands"), [("旦增平措", "乙"), ("旦增", "甲"), ("旦增平措成", "乙成")])
def test_the_longest_written_name_wins(order: tuple[str, str], name: str, stands: str) -> None:
    stand_ins = {"旦增": "甲", "旦增平措": "乙"}
    text = TEXT % name
    document = Document(id="x", document="x", source="x", media_type="text/plain", text=text)
    case = parse(document, view_of(text))
    assert case.parties[0].name == name
    assert called(case, {stand_ins[one]: one for one in order}).parties[0].name == stands
