"""What a publication list tells beside a docket."""

from __future__ import annotations

from datetime import date

import pytest

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.published import published_findings, with_published
from annotations.supervision.library_files import find, library
from annotations.supervision.model.tree import Model
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded

NUMBER = "（2024）宁0121民初5号"
TODAY = date(2024, 12, 1)
DECIDED = {"案号": NUMBER, "受理法院": "永宁县人民法院", "案由": "买卖合同纠纷", "结案日期": "2024-03-01"}
ONLINE = {"案号": NUMBER, "文书名称": "民事判决书", "公布日期": "2024-03-08"}


def table(name: str, *rows: dict[str, str]) -> Loaded:
    """Load rows as those of a file."""
    return typed(catalogue()[name], list(rows), [f"{name}.xlsx"] * len(rows), list(range(3, 3 + len(rows))))


def found(listed: list[dict[str, str]], docket: list[dict[str, str]], today: date = TODAY) -> list[str]:
    """Return the rules that are broken."""
    tables = {"公布清单": table("公布清单", *listed), "案件": table("案件", *docket)}
    findings = published_findings(tables, today)
    assert findings is not None
    return [row["规则"] for row in findings.rows.to_pylist()]


@pytest.mark.parametrize(
    ("listed", "docket", "rules"),
    [
        ({"生效日期": "2024-02-28"}, {"结案方式": "判决"}, []),
        ({"生效日期": "2024-02-27"}, {"结案方式": "判决"}, ["P-07"]),
        ({"生效日期": "2024-02-06", "公布日期": "2024-02-21"}, {"结案方式": "判决"}, []),
        ({"生效日期": "2024-02-06", "公布日期": "2024-02-22"}, {"结案方式": "判决"}, ["P-07"]),
        ({"文书名称": "民事调解书"}, {"结案方式": "判决"}, ["P-03", "P-08"]),
        ({"文书名称": "民事调解书"}, {"结案方式": "调解"}, ["P-03"]),
        ({"文书名称": ""}, {"结案方式": "调解"}, ["P-03"]),
        ({"文书名称": "保全民事裁定书"}, {"结案方式": "调解"}, []),
        ({"文书名称": "民事裁定书"}, {"结案方式": "撤诉", "案由": "离婚纠纷"}, ["P-04"]),
        ({"文书名称": "民事判决书", "撤回日期": "2024-05-01"}, {"结案方式": "判决", "案由": "离婚纠纷"}, []),
        ({"文书名称": "保全民事裁定书"}, {"结案方式": "判决"}, ["P-08"]),
        ({"公布日期": ""}, {"结案方式": "判决"}, ["P-08"]),
    ],
)
def test_a_document_of_the_list(listed: dict[str, str], docket: dict[str, str], rules: list[str]) -> None:
    others = [{"案号": "（2024）宁0121民初6号", "文书名称": "民事判决书", "公布日期": "2024-03-08"}]
    assert found([ONLINE | listed, *others], [DECIDED | docket]) == rules


def test_what_may_still_be_appealed_is_not_missing() -> None:
    others = [{"案号": "（2024）宁0121民初6号", "文书名称": "民事判决书", "公布日期": "2024-03-08"}]
    docket = [DECIDED | {"结案方式": "判决"}]
    assert found(others, docket, date(2024, 6, 1)) == []
    assert found(others, docket, date(2024, 8, 1)) == ["P-08"]


def test_a_list_proves_nothing_of_other_courts_and_years() -> None:
    others = [{"案号": "（2023）宁0121民初6号", "文书名称": "民事判决书", "公布日期": "2023-03-08"}]
    assert found(others, [DECIDED | {"结案方式": "判决"}]) == []


def test_a_day_that_is_only_reckoned_asks_a_person() -> None:
    tables = {
        "公布清单": table("公布清单", ONLINE | {"公布日期": "2024-06-08"}),
        "案件": table("案件", DECIDED | {"结案方式": "判决"}),
    }
    (row,) = with_published(tables, [_m1()], TODAY)["文书发现"].rows.to_pylist()
    assert (row["规则"], row["严重程度"], row["类别"]) == ("P-07", "review", "迟延公布")
    assert row["受理法院"] == "宁夏回族自治区永宁县人民法院"


def test_the_court_is_read_from_the_number_where_no_docket_is_there() -> None:
    tables = {"公布清单": table("公布清单", ONLINE | {"文书名称": "民事调解书"})}
    (row,) = with_published(tables, [_m1()], TODAY)["文书发现"].rows.to_pylist()
    assert row["受理法院"] == "宁夏回族自治区永宁县人民法院"


def test_nothing_is_added_where_no_model_asks_or_no_list_is_there() -> None:
    tables = {"公布清单": table("公布清单", ONLINE | {"文书名称": "民事调解书"})}
    assert with_published(tables, [], TODAY) == tables
    assert with_published({}, [_m1()], TODAY) == {}


def _m1() -> Model:
    """Return the model that reads findings."""
    (model,) = find(library(), "M1")
    return model
