"""`jianwen search` over a small ingested store."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import Result

from tests.jianwen.conftest import ADDRESS, JUDGMENT, PHONE, call

TOWNS = ("玄武区", "秦淮区", "建邺区", "鼓楼区", "浦口区", "栖霞区", "雨花台区")


def judgment(number: int, town: str, year: int = 2023) -> str:
    return (
        JUDGMENT.replace("1234号", f"{number}号")
        .replace("玄武区", town)
        .replace("2023", str(year))
        .replace("二〇二三", str(year).translate(str.maketrans("0123456789", "〇一二三四五六七八九")))
        .replace("5000元", f"{number * 1000}元")
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven invented judgments, each by another court, and one that stands in them as 原审."""
    folder = tmp_path_factory.mktemp("search")
    lines = [
        {"id": f"d{number}", "title": f"买卖合同纠纷{number}", "text": judgment(number, town, 2016 + number)}
        for number, town in enumerate(TOWNS, 1)
    ]
    source = folder / "文书.jsonl"
    source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    result = call("ingest", source, "--store", folder / "库", "--workers", 1)
    assert result.exit_code == 0, result.stderr
    return folder / "库"


def search(store: Path, query: str, *more: object) -> Result:
    result = call("search", query, "--store", store, "--format", "jsonl", *more)
    assert result.exit_code == 0, result.stderr
    return result


def hits(store: Path, query: str, *more: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in search(store, query, *more).stdout.splitlines()]


def ids(store: Path, query: str, *more: object) -> set[str]:
    return {hit["id"] for hit in hits(store, query, *more)}


def test_a_hit_has_exactly_these_keys(store: Path) -> None:
    (hit,) = hits(store, "法院:玄武区")
    assert list(hit) == ["id", "case_number", "title", "court", "date", "score", "passage", "start", "marks"]
    assert hit["case_number"] == "（2017）苏0102民初1号"
    assert hit["date"] == "2017-06-01"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("买卖合同", {1, 2, 3, 4, 5, 6, 7}),
        ("法院:秦淮区 或 法院:鼓楼区", {2, 4}),
        ("年份:2018..2020", {2, 3, 4}),
        ("裁判日期:>2021", {6, 7}),
        ("金额:>=6000元", {6, 7}),
        ("买卖合同 非 年份:2018..", {1}),
        ("说理:合法有效 法院:建邺区", {3}),
        ("主文:合法有效", set[int]()),
        ("（2019）苏0102民初3号", {3}),
        ("案由:合同纠纷", {1, 2, 3, 4, 5, 6, 7}),
        ("法条:民法典577 审级:基层 文书:判决书 年份:2017", {1}),
        ("结案方式:判决 辖区:江苏省", {1, 2, 3, 4, 5, 6, 7}),
    ],
)
def test_what_is_found(store: Path, query: str, found: set[int]) -> None:
    assert ids(store, query) == {f"d{number}" for number in found}


def test_marks_are_offsets_of_the_words_in_the_passage(store: Path) -> None:
    (hit,) = hits(store, "合法有效 法院:建邺区")
    words = {hit["passage"][start - hit["start"] : end - hit["start"]] for start, end in hit["marks"]}
    assert "合法有效" in words or {"合法", "有效"} <= words


def test_what_leaked_is_not_findable(store: Path) -> None:
    for word in (PHONE, "幸福镇", "和平路12号", "2单元301室"):
        assert hits(store, f'"{word}"') == []
    everything = search(store, "买卖合同", "--size", 100).stdout
    assert PHONE not in everything
    assert ADDRESS not in everything


def test_pages_follow_each_other_and_an_export_has_them_all(store: Path, tmp_path: Path) -> None:
    seen: list[str] = []
    after = ""
    while True:
        more = ("--after", after) if after else ()
        result = search(store, "买卖合同", "--size", 3, "--sort", "日期", *more)
        seen += [json.loads(line)["id"] for line in result.stdout.splitlines()]
        if "--after" not in result.stderr:
            break
        after = result.stderr.split("--after ")[1].strip()
    assert seen == [f"d{number}" for number in range(7, 0, -1)]
    for name in ("全部.csv", "全部.xlsx", "全部.jsonl"):
        path = tmp_path / name
        assert call("search", "买卖合同", "--store", store, "--sort", "日期", "--export", path).exit_code == 0
    with (tmp_path / "全部.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["编号"] for row in csv.DictReader(file)] == seen
    rows = list(load_workbook(tmp_path / "全部.xlsx")["检索结果"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == seen
    lines = (tmp_path / "全部.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == seen


def test_an_export_that_cannot_be_written_leaves_nothing(store: Path, tmp_path: Path) -> None:
    for name in ("无此夹/全部.csv", "无此夹/全部.xlsx", "无此夹/全部.jsonl"):
        result = call("search", "买卖合同", "--store", store, "--export", tmp_path / name)
        assert result.exit_code == 2
        assert "文件写不进去（路径不存在）" in result.stderr
    (tmp_path / "是夹.csv").mkdir()
    assert call("search", "买卖合同", "--store", store, "--export", tmp_path / "是夹.csv").exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["是夹.csv"]


def test_years_are_counted(store: Path) -> None:
    result = call("search", "买卖合同", "--store", store, "--size", 1, "--facet", "年份")
    assert result.exit_code == 0
    assert all(str(year) in result.stdout for year in range(2017, 2024))


def test_facets_count_all_hits(store: Path) -> None:
    result = call("search", "买卖合同", "--store", store, "--size", 1, "--facet", "审级")
    assert "基层" in result.stdout
    assert "7" in result.stdout.split("基层")[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("买卖合同", "--sort", "好看"), "没有叫“好看”的排序"),
        (("买卖合同", "--facet", "金额"), "不能按“金额”统计"),
        (("金额:>=6千",), "“>=6千”不是金额的范围"),
        (("标签:甲",), "第 1 个字：没有叫“标签”的字段"),
        (("买卖合同", "--export", "全部.docx"), "不会写这种文件"),
    ],
)
def test_what_cannot_be_is_told(store: Path, arguments: tuple[str, ...], told: str) -> None:
    result = call("search", *arguments, "--store", store)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_store_without_documents_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "库"
    assert call("store", "info", "--store", empty).exit_code == 2
    result = call("search", "买卖", "--store", empty)
    assert result.exit_code == 2
    assert "这里没有库" in result.stderr


def test_an_empty_answer_is_said_in_words(store: Path) -> None:
    result = search(store, "年份:1999")
    assert result.stdout == ""
    assert result.stderr == "没有找到符合检索式的文书。\n"
