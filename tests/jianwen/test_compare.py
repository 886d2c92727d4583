"""`jianwen compare`, as a prosecutor calls it: what is online late, wrongly or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tests.jianwen.comparing import (
    DOCKET,
    EFFECTIVE,
    HEAD,
    IN_TIME,
    JUDGED,
    LATE,
    brief,
    compare,
    decided,
    docket,
    listed,
    put,
    records,
)
from tests.jianwen.conftest import call
from tests.jianwen.court import COURT, correction, judgment, number, published, workbook


def test_what_is_in_order_gives_nothing_and_exits_0(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    put(court, "originals", "原本.txt", judgment(1))
    result = compare(
        court, [listed(1)], "--originals", court / "originals", "--docket", docket(court, decided(1))
    )
    assert result.exit_code == 0, result.stdout + result.stderr
    assert result.stdout == ""
    assert "配对 1 对；只有公布本 0 份；只有原本 0 份" in result.stderr


def test_late_is_told_with_the_row_and_both_days(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    result = compare(court, [listed(1), listed(2, LATE)])
    assert result.exit_code == 1
    (one,) = records(result.stdout)
    assert (one["category"], one["rule"], one["severity"]) == ("publication.late", "P-07", "warn")
    assert one["source"].endswith("公布清单.xlsx#3")
    assert "2023年6月30日前公布" in one["why"]
    assert (one["start"], one["end"]) == (None, None)


def test_an_appealed_judgment_counts_from_the_second_instance(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    appeal = (
        "（2023）苏01民终9号",
        "买卖合同纠纷",
        "维持",
        "2023-07-20",
        date(2023, 7, 25),
        "判决书",
        number(1),
    )
    path = workbook(court / "案件表.xlsx", (*DOCKET, "原审案号"), (*decided(1), None), appeal)
    found = compare(
        court,
        [
            listed(1, LATE),
            ("（2023）苏01民终9号", "民事判决书", "2023-07-20", date(2023, 7, 25), LATE, "", COURT),
        ],
        "--docket",
        path,
    )
    assert brief(found) == []


def test_the_second_instance_is_known_from_its_document(court: Path) -> None:
    appeal = judgment(9).replace(number(9), "（2023）苏01民终9号").replace("玄武区人民法院", "中级人民法院")
    appeal = appeal.replace("本案现已审理终结。", f"上诉人不服玄武区人民法院{number(1)}民事判决，提起上诉。")
    put(court, "online", "a.txt", published(judgment(1)))
    put(court, "online", "b.txt", published(appeal.replace("六月一日", "七月二十日")))
    rows = [listed(1, LATE), ("（2023）苏01民终9号", "民事判决书", None, date(2023, 7, 25), LATE, "", COURT)]
    assert brief(compare(court, rows)) == []


def test_what_may_not_be_online_is_told_of_the_document_with_the_card(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1, "离婚纠纷")))
    put(court, "online", "b.txt", published(judgment(2)))
    result = compare(court, [listed(1, LATE), listed(2)])
    (one,) = records(result.stdout)
    assert (one["category"], one["rule"], one["severity"]) == ("publication.forbidden", "P-04", "error")
    assert one["source"].endswith("a.txt")
    assert f"信息项——案号：{number(1)}" in one["suggestion"]
    (screened,) = [
        one
        for one in records(call("screen", court / "online", "--format", "jsonl", "--workers", 1).stdout)
        if one["category"] == "publication.forbidden"
    ]
    assert screened | {"fingerprint": ""} == one | {"fingerprint": ""}


def test_a_row_tells_of_a_document_that_may_not_be_online_and_is_not_given(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    mediated = (number(2), "民事调解书", JUDGED, EFFECTIVE, IN_TIME, "", COURT)
    rows = [listed(1), mediated, listed(3), listed(4, None, "离婚诉讼"), listed(5, None)]
    path = docket(court, decided(1), decided(3, "离婚纠纷"), decided(4, "离婚纠纷"), decided(5, "离婚纠纷"))
    found = records(compare(court, rows, "--docket", path, "--as-of", "2023-06-21").stdout)
    told = [(one["rule"], Path(one["source"]).name) for one in found if one["rule"] != "P-06"]
    assert told == [("P-03", "公布清单.xlsx#3"), ("P-04", "公布清单.xlsx#4")]
    assert found[0]["suggestion"].endswith(
        f"信息项——案号：{number(2)}；审理法院：{COURT}；裁判日期：2023年6月1日；"
        "不公开理由：以调解方式结案或者确认人民调解协议效力"
    )


def test_what_must_be_online_and_is_not(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = docket(
        court,
        decided(1),
        decided(2),
        decided(3, "离婚纠纷"),
        decided(4, method="调解", kind="调解书"),
        (number(5), "买卖合同纠纷", "判决", "2023-06-20", None, "判决书"),
    )
    rows = [listed(1), listed(3, None, "离婚诉讼"), listed(4, None, "调解结案")]
    result = compare(court, rows, "--docket", path, "--as-of", "2023-07-10")
    assert brief(result) == [("publication.missing", "案件表.xlsx#3")]


def test_originals_tell_what_is_missing_too(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    put(court, "originals", "1.txt", judgment(1))
    put(court, "originals", "2.txt", judgment(2))
    put(court, "originals", "3.txt", judgment(3, "离婚纠纷"))
    result = compare(court, [listed(1)], "--originals", court / "originals", "--as-of", "2023-12-01")
    assert [one for one in brief(result) if one[0] == "publication.missing"] == [
        ("publication.missing", "2.txt")
    ]


def test_what_may_stand_in_an_unread_file_is_not_known_to_be_missing(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    put(court, "originals", "2.txt", judgment(2))
    more = ("--originals", court / "originals", "--as-of", "2023-12-01")

    def missing() -> dict[str, Any]:
        (found,) = records(compare(court, [listed(1)], *more).stdout)
        assert found["category"] == "publication.missing"
        return found

    known = missing()
    (court / "online" / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    doubted = missing()
    assert doubted["why"] == known["why"] + (
        "；另有公布的文件1份没有读出内容或者案号，本件是否在其中不能确定，请先核对"
    )
    assert doubted["confidence"] < known["confidence"]


def test_a_row_without_a_day_whose_original_is_not_online(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    for serial in (1, 2):
        put(court, "originals", f"{serial}.txt", judgment(serial))
    undated = (number(2), "民事判决书", JUDGED, EFFECTIVE, None, "", COURT)
    more = ("--originals", court / "originals", "--as-of", "2023-12-01")
    result = compare(court, [listed(1), undated], *more)
    assert brief(result) == [("publication.missing", "2.txt")]
    assert "公布清单中没有公布日期，公布的文书中也没有" in records(result.stdout)[0]["why"]
    put(court, "online", "b.txt", published(judgment(2)))
    assert brief(compare(court, [listed(1), undated], *more)) == []


def test_a_correction_that_is_not_published(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    put(court, "originals", "1.txt", judgment(1))
    put(court, "originals", "补正.txt", correction(1))
    missing = compare(court, [listed(1)], "--originals", court / "originals")
    assert brief(missing) == [("publication.correction_missing", "补正.txt")]
    put(court, "online", "c.txt", published(correction(1)))
    assert brief(compare(court, [listed(1)], "--originals", court / "originals")) == []


def test_a_table_is_printed_for_people(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = workbook(court / "公布清单.xlsx", HEAD, listed(1, LATE))
    result = call("compare", "--published", court / "online", "--list", path, "--workers", 1)
    assert result.exit_code == 1
    assert "迟延公布" in result.stdout
    assert "迟延22个工作日" in result.stdout
