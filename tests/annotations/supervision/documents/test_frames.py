"""Rows of many documents become tables; documents and dockets of one case are one row."""

from __future__ import annotations

from datetime import date

from annotations.supervision.catalogue.load import catalogue
from annotations.supervision.documents.fill import from_texts
from annotations.supervision.documents.frames import tables_of, with_files
from annotations.supervision.documents.gather import Placed
from annotations.supervision.tables.cells import Value
from annotations.supervision.tables.typed import typed
from annotations.supervision.tables.values import Loaded
from tests.annotations.supervision.documents.texts import COMPLAINT, ENFORCEMENT, SETTLEMENT, THEFT, rows

NUMBER = "（2024）宁0121民初101号"


def docket(*given: dict[str, Value | None]) -> Loaded:
    """Make a docket as if it had come from a file."""
    return typed(catalogue()["案件"], given, ["台账.csv"] * len(given), list(range(2, len(given) + 2)))


def placed(*texts: str) -> list[Placed]:
    """Parse texts."""
    return [Placed(f"{at}.txt", rows(text, f"文书{at}")) for at, text in enumerate(texts)]


def test_a_complaint_and_its_settlement_are_one_case() -> None:
    found = tables_of(placed(COMPLAINT, SETTLEMENT))["案件"].rows.to_pylist()
    assert [row["案号"] for row in found] == [NUMBER]
    assert found[0]["证据种类"] == ["欠条", "证人证言"]
    assert found[0]["主张月工资"] == 4500


def test_a_complaint_that_fits_two_cases_stays_alone() -> None:
    other = SETTLEMENT.replace("101号", "102号")
    found = tables_of(placed(COMPLAINT, SETTLEMENT, other))["案件"].rows["案号"].to_pylist()
    assert sorted(found) == ["文书0", NUMBER, "（2024）宁0121民初102号"]


def test_an_enforcement_is_no_second_case_but_tells_when_it_was_filed() -> None:
    found = tables_of(placed(ENFORCEMENT, COMPLAINT, SETTLEMENT))
    (case,) = found["案件"].rows.to_pylist()
    (enforced,) = found["执行案件"].rows.to_pylist()
    assert (case["案号"], case["执行立案日期"]) == (NUMBER, date(2024, 4, 9))
    assert (enforced["执行依据案号"], enforced["执行案号"]) == (NUMBER, "（2024）宁0121执88号")
    assert (enforced["结案方式"], enforced["终本日期"]) == ("终结本次执行程序", date(2024, 9, 5))
    assert (enforced["标的额"], enforced["到位额"]) == (36000, 0)


def test_documents_without_doubts_have_an_empty_table_of_doubts() -> None:
    assert len(tables_of(placed(SETTLEMENT))["文书疑点"].rows) == 0
    assert "文书疑点" not in tables_of([])


def test_rows_keep_source_and_place() -> None:
    loaded = tables_of(placed(THEFT))["刑事案件"]
    assert loaded.sources.to_pylist() == ["0.txt"]
    start, end = loaded.spans[0]["嫌疑人姓名"]
    assert THEFT[start:end] == "马长河"


def test_a_document_fills_what_its_docket_row_leaves_out_and_overrules_nothing() -> None:
    files = {
        "案件": docket(
            {"案号": NUMBER, "原告": "李大山等", "结案金额": "1"}, {"案号": "（2024）宁0121民初7号"}
        )
    }
    joined = with_files(files, tables_of(placed(SETTLEMENT, THEFT)))["案件"].rows.to_pylist()
    assert [row["案号"] for row in joined] == [NUMBER, "（2024）宁0121民初7号", "（2021）宁0121刑初108号"]
    assert joined[0]["结案金额"] == 1
    assert joined[0]["被告"] == "宁夏沙坡建材有限公司"
    assert [row["行号"] for row in joined] == [0, 1, 2]


def test_the_text_in_a_docket_fills_its_own_row() -> None:
    loaded = docket(
        {"案号": NUMBER, "文书文本": SETTLEMENT, "原告": "别人"}, {"案号": "（2024）宁0121民初7号"}
    )
    filled = from_texts(loaded, {"被告"}).docket.rows.to_pylist()
    assert (filled[0]["原告"], filled[0]["被告"]) == ("别人", "宁夏沙坡建材有限公司")
    assert filled[1]["被告"] is None


def test_the_text_in_a_docket_is_checked_under_the_number_of_its_row() -> None:
    text = SETTLEMENT.replace("审　判　员", "审　判　长　　丁立\n审　判　员")
    loaded = docket({"案号": "（2024）宁0121民初7号", "文书文本": text}, {"案号": NUMBER})
    doubts = from_texts(loaded, {"案号"}, doubting=True).doubts
    assert doubts is not None
    (row,) = doubts.rows.to_pylist()
    assert (row["案号"], row["疑点"]) == ("（2024）宁0121民初7号", "合议庭人数为双数")
    assert (doubts.sources.to_pylist(), doubts.lines.to_pylist()) == (
        loaded.sources.to_pylist()[:1],
        loaded.lines.to_pylist()[:1],
    )


def test_texts_are_not_parsed_where_no_model_needs_them() -> None:
    loaded = docket({"案号": NUMBER, "文书文本": SETTLEMENT, "被告": "某公司"})
    assert from_texts(loaded, {"被告", "案号"}).docket is loaded
