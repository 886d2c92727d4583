"""`jianwen compare`, as a prosecutor calls it."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jianwen.comparing.holding import Held, hold_document
from jianwen.comparing.pairs import compare_pair, compare_pairs
from jianwen.running.judge import Job, job_of
from jianwen.settings import read_settings
from nlp.values import Cause, Document, Unread
from tests.jianwen.conftest import call
from tests.jianwen.court import ADDRESS, COURT, PHONE, correction, judgment, number, published, workbook

HEAD = ("案号", "文书名称", "裁判日期", "生效日期", "公布日期", "不公开理由", "审理法院")
DOCKET = ("案号", "案由", "结案方式", "结案日期", "生效日期", "文书种类")
SIDES = ("online", "originals")
JUDGED, EFFECTIVE, IN_TIME, LATE = "2023-06-01", date(2023, 6, 20), "2023年6月28日", "2023-08-01"


def listed(
    serial: int, day: object = IN_TIME, reason: str = "", judged: object = JUDGED
) -> tuple[object, ...]:
    return (number(serial), "民事判决书", judged, EFFECTIVE if day else None, day, reason, COURT)


def decided(
    serial: int, cause: str = "买卖合同纠纷", method: str = "判决", kind: str = "判决书"
) -> tuple[object, ...]:
    return (number(serial), cause, method, JUDGED, EFFECTIVE, kind)


@pytest.fixture
def court(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")
    for name in ("online", "originals"):
        (tmp_path / name).mkdir()
    return tmp_path


def put(court: Path, side: str, name: str, text: str) -> None:
    (court / side / name).write_text(text, "utf-8")


def compare(court: Path, rows: list[tuple[object, ...]], *more: object) -> Any:  # noqa: ANN401 - Typer's result
    path = workbook(court / "公布清单.xlsx", HEAD, *rows)
    arguments = ("--published", court / "online", "--list", path, "--format", "jsonl", "--workers", 1)
    return call("compare", *arguments, *more)


def held(job: Job, path: Path, *, is_original: bool) -> Held:
    document = Document(path.name, path.name, str(path), "text/plain", path.read_text("utf-8"))
    return hold_document(job, document, folder=path.parent, is_original=is_original)


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def brief(result: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    return [(one["category"], Path(one["source"]).name) for one in records(result.stdout)]


def docket(court: Path, *rows: tuple[object, ...]) -> Path:
    return workbook(court / "案件表.xlsx", DOCKET, *rows)


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


def test_a_changed_sum_is_told_at_its_place_without_its_value(court: Path) -> None:
    online = published(judgment(1)).replace("货款5000元；", "货款8600元；")
    put(court, "online", "a.txt", online)
    put(court, "originals", "b.txt", judgment(1))
    result = compare(court, [listed(1)], "--originals", court / "originals")
    (one,) = records(result.stdout)
    assert (one["category"], one["rule"], one["severity"]) == ("publication.altered", "C-01", "error")
    assert online[one["start"] : one["end"]] == "8600"
    assert one["mask"] == "【金额：原本4字→公布4字】"
    assert one["source"].endswith("a.txt")
    assert "8600" not in result.stdout + result.stderr


def test_a_hidden_sum_is_for_review_and_no_reason_to_withdraw(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)).replace("货款5000元；", "货款××元；"))
    put(court, "originals", "b.txt", judgment(1))
    (one,) = records(compare(court, [listed(1)], "--originals", court / "originals").stdout)
    assert (one["severity"], one["mask"]) == ("review", "【隐去金额：原本4字→公布2字】")
    assert one["suggestion"] == "核对隐去金额有无依据；没有的，恢复金额后重新公布"


def test_a_pair_that_takes_too_long_is_set_aside_and_the_others_are_compared(
    court: Path,
) -> None:
    for serial in (1, 2):
        put(court, "originals", f"{serial}.txt", judgment(serial))
        put(court, "online", f"{serial}.txt", published(judgment(serial)))
    job = job_of(read_settings())
    pairs = [
        tuple(held(job, court / side / f"{serial}.txt", is_original=side == "originals") for side in SIDES)
        for serial in (1, 2)
    ]
    # A pipe that nobody writes to: whoever reads it waits for ever.
    pairs[0][0].text.unlink()
    os.mkfifo(pairs[0][0].text)
    pairs[1][0].text.write_text(published(judgment(2)).replace("应当付款", "无须付款"), "utf-8")
    job = replace(job, limits=replace(job.limits, seconds=8.0))
    first, second = compare_pairs([(one[0], one[1]) for one in pairs], job, 1, court)
    assert isinstance(first, Unread)
    assert first.cause is Cause.TIMEOUT
    assert isinstance(second, list)
    assert [one.finding.category.value for one in second] == ["publication.altered"]


def test_what_was_altered_is_shown_in_its_masked_surroundings(court: Path) -> None:
    told = "合同合法有效，", f"合同合法有效，住{ADDRESS}的原告"
    put(court, "online", "a.txt", published(judgment(1).replace(*told)).replace("应当付款", "无须付款"))
    put(court, "originals", "b.txt", judgment(1).replace(*told))
    job = job_of(read_settings())
    pair = (
        held(job, court / "online" / "a.txt", is_original=False),
        held(job, court / "originals" / "b.txt", is_original=True),
    )
    found = compare_pair(job, pair)
    assert isinstance(found, list)
    (one,) = found
    assert one.snippet.before.startswith("…法有效，住*")
    assert one.snippet.after.startswith("付款。 依照")
    assert "幸福镇" not in one.snippet.before


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


def test_what_only_the_original_tells_keeps_the_copy_offline(court: Path) -> None:
    divorce = judgment(1, "离婚纠纷")
    put(court, "online", "a.txt", published(divorce.replace("离婚纠纷", "××纠纷")))
    put(court, "originals", "b.txt", divorce)
    result = compare(court, [listed(1)], "--originals", court / "originals")
    found = [one for one in records(result.stdout) if one["category"] == "publication.forbidden"]
    assert [(Path(one["source"]).name, one["rule"], one["start"]) for one in found] == [
        ("a.txt", "P-04", None)
    ]
    assert found[0]["why"].startswith("原本显示：")


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


def test_a_card_lacks_a_field_or_names_somebody(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    rows = [
        listed(1),
        listed(2, None, "离婚诉讼"),
        listed(3, None, "离婚诉讼", None),
        listed(4, None, "被告人彭小宝系未成年人"),
    ]
    result = compare(court, rows)
    assert brief(result) == [("publication.card", "公布清单.xlsx#4"), ("publication.card", "公布清单.xlsx#5")]
    assert "彭小宝" not in result.stdout + result.stderr


def test_a_list_without_a_column_lacks_it_once_and_not_in_every_row(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    rows = [one[:-1] for one in (listed(1), listed(2, None, "离婚诉讼"), listed(3, None, "离婚诉讼", None))]
    path = workbook(court / "公布清单.xlsx", HEAD[:-1], *rows)
    result = call(
        "compare", "--published", court / "online", "--list", path, "--format", "jsonl", "--workers", 1
    )
    assert [one["mask"] for one in records(result.stdout)] == ["裁判日期"]
    assert "清单没有这些列：审理法院；信息项中是否缺少它们，无法判断" in result.stderr
    assert "上面的“文书”是公布本 1 份、原本 0 份和表中可用的 3 行" in result.stderr


def test_rows_that_cannot_be_used_are_set_aside_with_cell_and_remedy(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    out = court / "报告"
    result = compare(court, [listed(1), ("不详", *listed(2)[1:]), listed(3, "六月底")], "--out", out)
    assert result.exit_code == 3
    assert "公布清单 3 行（可用 1，不能用的另列入未读 2）" in result.stderr
    unread = records((out / "unread.jsonl").read_text("utf-8"))
    assert [(Path(one["source"]).name, one["reason"]) for one in unread] == [
        ("公布清单.xlsx#3", "A 列（案号）不是案号"),
        ("公布清单.xlsx#4", "E 列（公布日期）日期读不懂"),
    ]
    assert {"findings.jsonl", "findings.xlsx", "report.html", "pairs.jsonl"} <= {
        one.name for one in out.iterdir()
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_may_be_csv_under_other_column_names(court: Path, encoding: str) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = court / "清单.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(
            [
                ["公布情况表"],
                ["序号", "案号（全称）", "标题", "裁判文书生效日期", "互联网公布时间"],
                ["1", number(1), "民事判决书", "20230620", "2023/8/1"],
            ]
        )
    result = call(
        "compare", "--published", court / "online", "--list", path, "--format", "jsonl", "--workers", 1
    )
    assert brief(result) == [("publication.late", "清单.csv#3")]


def test_the_list_may_lie_among_the_documents(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = workbook(court / "online" / "公布清单.xlsx", HEAD, listed(1))
    result = call("compare", "--published", court / "online", "--list", path, "--workers", 1)
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("broken", ["no column", "no workbook", "empty"])
def test_a_list_that_cannot_be_used_names_file_and_remedy(court: Path, broken: str) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = court / "清单.xlsx"
    if broken == "no workbook":
        path.write_bytes(b"PK broken")
    else:
        workbook(path, *([("序号", "名称"), (1, "民事判决书")] if broken == "no column" else []))
    result = call("compare", "--published", court / "online", "--list", path, "--workers", 1)
    assert result.exit_code == 2
    assert "清单.xlsx" in result.stderr
    assert "办法" in result.stderr


def test_no_value_is_said_or_written(court: Path) -> None:
    put(court, "online", "a.txt", judgment(1).replace("二、驳回", "二、判令秦朗返还，驳回"))
    put(court, "originals", "b.txt", judgment(1))
    out = court / "报告"
    more = ("--originals", court / "originals", "--out", out, "--store", court / "库")
    result = compare(court, [listed(1)], *more)
    assert [one[0] for one in brief(result)] == ["publication.altered"]
    written = "".join(
        one.read_bytes().decode("utf-8", "replace")
        for one in (*out.rglob("*"), *(court / "库").rglob("*"))
        if one.is_file()
    )
    for value in (ADDRESS, PHONE, "秦朗"):
        assert value not in result.stdout + result.stderr + written
    again = compare(court, [listed(1)], *more)
    assert again.stdout == result.stdout


def test_a_table_is_printed_for_people(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)))
    path = workbook(court / "公布清单.xlsx", HEAD, listed(1, LATE))
    result = call("compare", "--published", court / "online", "--list", path, "--workers", 1)
    assert result.exit_code == 1
    assert "迟延公布" in result.stdout
    assert "迟延22个工作日" in result.stdout
