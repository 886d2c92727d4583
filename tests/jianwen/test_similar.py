"""`jianwen similar` and `jianwen outcomes` over a small ingested store of invented judgments."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits
from tests.indexer.outcomes.test_read import CRIME, TRAFFIC
from tests.jianwen.conftest import call

KEYS = ["query", "id", "case_number", "score", "reasons", "title", "court", "date"]
GRANTED = TRAFFIC.replace("因未提供购买凭证，本院不予支持", "有购买凭证佐证，本院予以支持").replace(
    "误工费2000元；\n二", "误工费2000元、眼镜损失980元；\n二"
)


def numbered(text: str, number: int) -> str:
    return text.replace("初118号", f"初{number}号").replace("初27号", f"初{number}号")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine traffic cases that grant the glasses, one that refuses them, six thefts; one text stands twice."""
    folder = tmp_path_factory.mktemp("similar")
    rows = {f"g{at}": numbered(GRANTED, 200 + at) for at in range(9)}
    rows |= {"refused": TRAFFIC} | {f"c{at}": numbered(CRIME, 300 + at) for at in range(6)}
    rows["twin"] = rows["c0"]
    source = folder / "文书.jsonl"
    lines = (json.dumps({"id": id_, "text": text}, ensure_ascii=False) for id_, text in rows.items())
    source.write_text("\n".join(lines), "utf-8")
    result = call("ingest", source, "--store", folder / "库", "--workers", 1)
    assert result.exit_code == 0, result.stderr
    return folder / "库"


def hits(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def similar(store: Path, *more: object) -> list[dict[str, Any]]:
    return hits(call("similar", "--store", store, "--format", "jsonl", *more))


def test_a_hit_has_exactly_these_keys_and_reasons(store: Path) -> None:
    first = similar(store, "c1", "--size", 3)[0]
    assert list(first) == KEYS
    assert first["query"] == "c1"
    assert all(list(reason) == ["kind", "detail", "weight"] for reason in first["reasons"])
    assert {"charge", "words"} <= {reason["kind"] for reason in first["reasons"]}


def test_like_cases_come_first_and_the_document_itself_not_at_all(store: Path) -> None:
    found = [hit["id"] for hit in similar(store, "c1", "--size", 6)]
    assert set(found) == {"c0", "c2", "c3", "c4", "c5", "twin"}
    assert {hit["id"][0] for hit in similar(store, "refused", "--size", 9)} == {"g"}


def test_a_text_and_equal_texts_with_two_ids(store: Path) -> None:
    found = similar(store, "--text", "二人共同盗窃电动车三辆，价值九千元。", "--size", 20)
    ids = [hit["id"] for hit in found]
    assert {"c0", "twin"} <= set(ids[:7])
    assert [hit["score"] for hit in found] == sorted((hit["score"] for hit in found), reverse=True)


def test_a_query_is_named_as_it_was_asked(store: Path, tmp_path: Path) -> None:
    (tmp_path / "案.txt").write_text("二人共同盗窃电动车三辆，价值九千元。", "utf-8")
    for asked, told in (
        (("--text", "二人共同盗窃电动车三辆"), "与所给文字相似"),
        (("c1",), "与 c1 相似"),
        ((tmp_path / "案.txt",), "案.txt 相似"),
    ):
        assert told in call("similar", *asked, "--store", store, "--size", 1).stdout


def test_within_ranks_all_that_is_given(store: Path, tmp_path: Path) -> None:
    ids = tmp_path / "ids.txt"
    ids.write_text("g1\nc2\nrefused\n", "utf-8")
    found = similar(store, "--text", "盗窃电动车", "--within", ids)
    assert {hit["id"] for hit in found} == {"g1", "c2", "refused"}
    assert found[0]["id"] == "c2"


def test_a_batch(store: Path, tmp_path: Path) -> None:
    queries = tmp_path / "q.jsonl"
    rows = [
        {"id": "q1", "text": "盗窃电动车", "charges": ["盗窃罪"], "within": ["c0", "g0"]},
        {"id": "q2", "document": "refused", "filters": {"年份": "2022"}},
        {"id": "q3", "text": "车辆相撞，眼镜损坏", "filters": "年份:2021"},
    ]
    queries.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    found = similar(store, "--queries", queries, "--size", 5)
    by_query = {name: [hit["id"] for hit in found if hit["query"] == name] for name in ("q1", "q2", "q3")}
    assert by_query["q1"] == ["c0", "g0"]
    assert {id_[0] for id_ in by_query["q2"]} == {"g"}
    assert all(id_[0] in "ct" for id_ in by_query["q3"])


def test_all_faults_of_a_batch_are_told_at_once(store: Path, tmp_path: Path) -> None:
    queries = tmp_path / "q.jsonl"
    lines = [
        '{"id": "1"}',
        "nothing",
        '{"text": "甲"}',
        '{"id": "2", "text": "甲", "x": 1}',
        '{"id": "3", "document": "none"}',
        '{"id": "4", "text": "甲", "filters": "错:1"}',
        '{"id": "5", "text": 5}',
    ]
    queries.write_text("\n".join(lines), "utf-8")
    result = call("similar", "--store", store, "--queries", queries)
    assert result.exit_code == 2
    told = [
        "text 和 document",
        "不是 JSON",
        "缺 id",
        "不认识 x",
        "none：库里没有",
        "第 1 个字：没有叫“错”",
        "text 的值不对",
    ]
    for number, words in enumerate(told, 1):
        assert f"q.jsonl:{number}: {words}" in result.stderr
    assert not result.stdout


def test_one_value_is_a_list_of_one(store: Path, tmp_path: Path) -> None:
    queries = tmp_path / "q.jsonl"
    row = {"id": "q", "text": "盗窃电动车", "charges": "盗窃", "within": "c0"}
    queries.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    (hit,) = similar(store, "--queries", queries)
    assert hit["id"] == "c0"
    assert any(one["kind"] == "charge" and "盗窃罪" in one["detail"] for one in hit["reasons"])


def test_a_charge_that_is_none_or_several_is_told(store: Path) -> None:
    for word, told in (("无此罪", "不是罪名"), ("毒品", "可指多个罪名")):
        result = call("similar", "--store", store, "--text", "盗窃电动车", "--charge", word)
        assert result.exit_code == 2
        assert told in result.stderr


def test_a_part_can_be_left_out_and_an_unknown_one_is_told(store: Path) -> None:
    whole = similar(store, "c1", "--size", 1)[0]["score"]
    assert similar(store, "c1", "--size", 1, "--off", "label")[0]["score"] != whole
    result = call("similar", "c1", "--store", store, "--off", "magic")
    assert result.exit_code == 2
    assert "没有叫“magic”的部分" in result.stderr


def test_a_file_of_a_case_in_the_store_is_not_like_itself(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "在库.txt"
    path.write_text(numbered(CRIME, 301), "utf-8")
    assert {hit["id"] for hit in similar(store, path, "--size", 6)} == {"c0", "c2", "c3", "c4", "c5", "twin"}


def test_to_a_judgment_no_form_of_a_case_file_is_alike(tmp_path: Path) -> None:
    source = tmp_path / "文书.jsonl"
    form = (
        "受案登记表\n案由：盗窃。" + CRIME[CRIME.index("经审理查明") :].replace("判决如下", "拟办意见")[:200]
    )
    rows = {"a": CRIME, "b": numbered(CRIME, 302), "form": form}
    lines = (json.dumps({"id": id_, "text": text}, ensure_ascii=False) for id_, text in rows.items())
    source.write_text("\n".join(lines), "utf-8")
    assert call("ingest", source, "--store", tmp_path / "库", "--workers", 1).exit_code == 0
    assert [hit["id"] for hit in similar(tmp_path / "库", "a")] == ["b"]
    assert "form" in {hit["id"] for hit in similar(tmp_path / "库", "--text", "盗窃电动车")}


def test_a_file_and_the_report_on_it(store: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "待决.txt", tmp_path / "报告.docx"
    path.write_text(TRAFFIC, "utf-8")
    result = call(
        "similar", path, "--store", store, "--report", out, "--who", "青禾县人民检察院", "--size", 9
    )
    assert result.exit_code == 0, result.stderr
    text = read_docx(out, Limits(ocr=False)).text
    for told in ("类案检索报告", "青禾县人民检察院", "本案对财物损失不予支持", "（2022）云9931民初201号"):
        assert told in text


def test_a_tier_is_sought_by_itself_among_its_courts(store: Path, tmp_path: Path) -> None:
    text = numbered(GRANTED, 900).replace("眼镜", "手表")
    head, out = GRANTED.split("\n", 1)[0].strip(), tmp_path / "报告.docx"
    supreme = tmp_path / "最高.jsonl"
    supreme.write_text(json.dumps({"id": "s", "text": text.replace(head, "最高人民法院", 1)}), "utf-8")
    copy = tmp_path / "库"
    shutil.copytree(store, copy)
    assert call("ingest", supreme, "--store", copy, "--workers", 1).exit_code == 0
    assert "s" not in [one["id"] for one in similar(copy, "refused", "--size", 1)]
    assert call("similar", "refused", "--store", copy, "--report", out, "--size", 1).exit_code == 0
    told = read_docx(out, Limits(ocr=False)).text
    first, second = told.index("最高人民法院发布的典型案例"), told.index("高级人民法院发布的参考性案例")
    assert "900号" in told[first:second]


def test_what_only_has_like_words_is_no_like_case(store: Path, tmp_path: Path) -> None:
    told = call("similar", "refused", "--store", store, "--size", 16).stdout
    same, other = told.split("以下文书用语相近，但案由（罪名）不同，不算类案：")
    assert same.count("民初") == 9
    assert other.count("刑初") == 7
    result = call("similar", "refused", "--store", store, "--report", tmp_path / "报告.docx", "--size", 16)
    assert "类案 9 件；另有 7 份案由（罪名）不同，未列入" in result.stderr
    text = read_docx(tmp_path / "报告.docx", Limits(ocr=False)).text
    assert "另有 7 份文书用语相近，但案由（罪名）不同，未列为类案。" in text
    assert "刑初" not in text


def test_where_the_court_only_points_back_the_accusation_tells_the_facts(store: Path, tmp_path: Path) -> None:
    at, end = CRIME.index("经审理查明"), CRIME.index("本院认为")
    told = "公诉机关指控：2021年1月28日，被告人翻窗入室盗走现金。"
    path, out = tmp_path / "认罪.txt", tmp_path / "报告.docx"
    path.write_text(f"{CRIME[:at]}{told}\n上述事实，被告人当庭无异议。\n{CRIME[end:]}", "utf-8")
    result = call("similar", path, "--store", store, "--report", out, "--size", 1)
    assert result.exit_code == 0, result.stderr
    text = read_docx(out, Limits(ocr=False)).text
    assert f"{told}上述事实，被告人当庭无异议。" in text


def test_a_story_in_bare_words_names_nobody_in_the_report(store: Path, tmp_path: Path) -> None:
    story = "张小明伙同李大山撬锁进入周红梅家中，盗窃电动车一辆，卖给王志强，李大山望风。"
    path = tmp_path / "案情.txt"
    path.write_text(story, "utf-8")
    for number, asked in enumerate((("--text", story), (path,))):
        out = tmp_path / f"{number}.docx"
        result = call("similar", *asked, "--store", store, "--report", out, "--size", 2)
        assert result.exit_code == 0, result.stderr
        text = read_docx(out, Limits(ocr=False)).text
        assert "张某伙同李某撬锁进入周某家中" in text
        assert "案件：只有案情文字，没有文书；案号【由承办人填写】" in text
        assert not any(name in text for name in ("张小明", "李大山", "周红梅", "王志强"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "要写一个、且只写一个查询"),
        (("c1", "--text", "甲"), "要写一个、且只写一个查询"),
        (("nobody",), "库里没有这份文书"),
        (("--finding", "0" * 24), "库里没有这条发现"),
    ],
)
def test_what_cannot_be_is_told(store: Path, arguments: tuple[str, ...], told: str) -> None:
    result = call("similar", *arguments, "--store", store)
    assert result.exit_code == 2
    assert told in result.stderr


def test_outcomes_of_one_case(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果.html"
    result = call("outcomes", "refused", "--store", store, "--out", out, "--format", "jsonl")
    heads = {row["result"]["head"]: row for row in hits(result)}
    assert heads["财物损失"]["ruled"] == 9
    assert heads["财物损失"]["granted"] == 1.0
    assert heads["财物损失"]["stands_out"].startswith("本案对财物损失不予支持")
    assert "本案对财物损失不予支持" in out.read_text("utf-8")


def test_a_refusal_becomes_a_lead_that_is_followed_and_has_kin(store: Path, tmp_path: Path) -> None:
    (lead,) = hits(call("outcomes", "--all", "文书:判决书", "--store", store, "--format", "jsonl"))
    assert lead["model"] == "同案不同判"
    assert lead["subject"]["key"] == "（2022）云9931民初118号"
    listed = hits(call("leads", "list", "--store", store, "--format", "jsonl"))
    assert [one["fingerprint"] for one in listed] == [lead["fingerprint"]]
    search = call("search", "线索:同案不同判", "--store", store, "--format", "jsonl")
    assert [hit["id"] for hit in hits(search)] == ["refused"]
    kin = similar(store, "--lead", lead["fingerprint"], "--size", 3)
    assert {hit["id"][0] for hit in kin} == {"g"}
    why = {reason["kind"]: reason["detail"] for reason in kin[0]["reasons"]}
    # The nearest cause alone, and the law in words.
    assert why["cause"] == "案由相同：机动车交通事故责任纠纷"
    assert "民法典第" in why["statute"]
    assert [hit["id"] for hit in similar(store, "--lead", lead["fingerprint"], "--within", "c1,g4")] == [
        "g4",
        "c1",
    ]
    kept = similar(
        store, "--lead", lead["fingerprint"], "--filter", "年份:2022 NOT 案号:（2022）云9931民初201号"
    )
    assert {hit["id"] for hit in kept} == {f"g{at}" for at in range(9)} - {"g1"}
    refused = call("similar", "--store", store, "--lead", lead["fingerprint"], "--charge", "盗窃罪")
    assert refused.exit_code == 2
    assert "--charge" in refused.stderr
    by = (lead["fingerprint"], "--verdict", "有效", "--who", "凌川")
    assert call("decide", "--store", store, *by).exit_code == 0
    assert call("store", "export", tmp_path / "出", "--store", store, "--format", "jsonl").exit_code == 0
    told = {
        name: [
            json.loads(line) for line in (tmp_path / "出" / f"{name}.jsonl").read_text("utf-8").splitlines()
        ]
        for name in ("leads", "signals", "evidence", "decisions")
    }
    assert [(one["fingerprint"], one["stage"]) for one in told["leads"]] == [(lead["fingerprint"], "有效")]
    assert {one["fingerprint"] for one in (*told["signals"], *told["evidence"])} == {lead["fingerprint"]}
    assert [(one["fingerprint"], one["who"]) for one in told["decisions"]] == [(lead["fingerprint"], "凌川")]
