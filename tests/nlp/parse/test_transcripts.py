"""Minutes: who came and when stands in their head; what is spoken makes nobody a party and closes no case."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.case import Case, EventKind
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

HEAD = """{title}
案号：（2024）苏0102民初269号
案由：追索劳动报酬纠纷
时间：2024年2月10日上午9时30分
地点：第一法庭
审判员：凌川　　书记员：柳青
到庭当事人及诉讼参加人：
原告马思成。
被告南京泽林商贸有限公司（法定代表人程桂）。
"""
SPOKEN = {
    "by role": """审判员：今天依法审理本案，是否听清，是否申请回避？
原告：听清了，不申请回避。
被告：听清，不申请。
审判员：双方是否愿意调解？
原告：同意。
被告：同意调解。
""",
    "by a letter": """审：今天依法审理本案，是否申请回避？
原：不申请。
被：不申请。
""",
    "by question": """问：现在开庭。宣布法庭纪律，是否申请回避？
原告答：听清了，不申请回避。
被告答：不申请。
""",
}
SIGNED = "以上笔录已阅，与陈述一致。\n原告签名：马思成\n被告签名：南京泽林商贸有限公司\n2024年2月12日\n"


def case(text: str) -> Case:
    return parse(Document("a", "a", "a.txt", "text/plain", text), view_of(text))


@pytest.mark.parametrize("style", SPOKEN)
@pytest.mark.parametrize("title", ["庭审笔录", "法庭审理笔录", "开庭笔录", "调解笔录"])
def test_parties_and_day_come_from_the_head(title: str, style: str) -> None:
    read = case(HEAD.format(title=title) + SPOKEN[style] + SIGNED)
    assert [(one.role, one.name) for one in read.parties] == [
        ("原告", "马思成"),
        ("被告", "南京泽林商贸有限公司"),
    ]
    assert [(one.kind, one.date) for one in read.events] == [(EventKind.HEARD, date(2024, 2, 10))]
    assert read.kind == ("调解笔录" if title == "调解笔录" else "庭审笔录")


def test_minutes_of_a_head_alone() -> None:
    read = case(HEAD.format(title="庭审笔录"))
    assert read.sections.claims is None
    assert [one.name for one in read.parties] == ["马思成", "南京泽林商贸有限公司"]
