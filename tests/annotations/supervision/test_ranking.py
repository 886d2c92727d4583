"""Documents and courts are ranked by their score sheets, with the sheets beside them."""

from __future__ import annotations

from annotations.supervision.ranking import TOOL, By, ranked, scored
from tests.supervision.bench import loaded
from tests.supervision.world import Cells

_A, _B, _C = "（2024）宁0121刑初1号", "（2024）宁0121刑初2号", "（2024）宁0122刑初3号"
_HERE, _THERE = "宁夏回族自治区永宁县人民法院", "宁夏回族自治区贺兰县人民法院"
_DOUBTS: list[Cells] = [
    {"案号": _A, "受理法院": _HERE, "疑点": "条文不存在", "严重": "3"},
    {"案号": _A, "受理法院": _HERE, "疑点": "缺少落款日期", "严重": "1"},
    {"案号": _C, "受理法院": _THERE, "疑点": "缺少案号", "严重": "1"},
]
_REVIEWS: list[Cells] = [
    {"案号": _A, "评查单位": "永宁县人民检察院", "项目": "法律适用", "扣分": "2"},
    {"案号": _A, "评查单位": "银川市人民检察院", "项目": "法律适用", "扣分": "3"},
    {"案号": _A, "评查单位": "银川市人民检察院", "项目": "说理", "扣分": "3"},
    {"案号": _B, "受理法院": _HERE, "评查单位": "永宁县人民检察院", "项目": "无", "扣分": "0"},
]
_DATA = {"文书疑点": loaded("文书疑点", _DOUBTS), "评查": loaded("评查", _REVIEWS)}


def test_the_sheets_of_people_and_of_the_tool_stand_side_by_side() -> None:
    (document,) = (one for one in scored(_DATA) if one.case == _A)
    assert {sheet.scorer: sheet.points for sheet in document.sheets} == {
        TOOL: 4,
        "永宁县人民检察院": 2,
        "银川市人民检察院": 6,
    }
    assert document.points == 4


def test_documents_are_ranked_and_equal_ones_share_a_place() -> None:
    found = [(one.place, one.name, one.points) for one in ranked(scored(_DATA))]
    assert found == [(1, _B, 0), (2, _C, 1), (3, _A, 4)]
    more = {
        "文书疑点": loaded(
            "文书疑点", [{"案号": number, "疑点": "缺少案号", "严重": "1"} for number in (_A, _B)]
        )
    }
    assert [one.place for one in ranked(scored(more))] == [1, 1]


def test_courts_are_ranked_by_the_mean_of_all_their_documents() -> None:
    assert [(one.place, one.name, one.points) for one in ranked(scored(_DATA), By.OFFICE)] == [
        (1, _THERE, 1),
        (2, _HERE, 2),
    ]


def test_a_clean_case_of_the_docket_counts_for_its_court() -> None:
    clean = {
        "案号": "（2024）宁0122刑初9号",
        "受理法院": _THERE,
        "案由": "盗窃罪",
        "立案日期": "2024-01-01",
        "结案日期": "2024-03-01",
        "结案方式": "判决",
        "原告": "贺兰县人民检察院",
        "被告": "马大山",
    }
    first = ranked(scored({**_DATA, "案件": loaded("案件", [clean])}), By.OFFICE)[0]
    assert (first.name, first.points, len(first.documents)) == (_THERE, 0.5, 2)
