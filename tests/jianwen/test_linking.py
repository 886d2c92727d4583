"""Documents of one case are compared at the end of a run: masked in one, clear in the other."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from annotations.values import Category, Severity
from jianwen.running.judge import Job, screen_document
from jianwen.running.linking import Linker, linker
from jianwen.running.results import Late
from jianwen.settings import RecogniserName
from nlp.readers.interface import Limits
from nlp.values import Document
from tests.jianwen.conftest import call
from tests.jianwen.ingested import everything

FIRST = """江苏省南京市玄武区人民法院
民事判决书
（2023）苏0102民初1234号
原告：{plaintiff}，男，1980年2月3日出生，汉族，住江苏省句容市。
被告：{defendant}，女，1979年5月6日出生，汉族，住江苏省句容市。
原告{plaintiff}与被告{defendant}民间借贷纠纷一案，本院于2023年3月1日立案后，依法进行了审理。本案现已审理终结。
本院认为，借贷关系合法有效。判决如下：被告{defendant}于本判决生效之日起十日内返还原告{plaintiff}借款5000元。
审判员　凌川
二〇二三年六月一日
书记员　柳青
"""
SECOND = """江苏省南京市中级人民法院
民事判决书
（2023）苏01民终567号
上诉人（原审被告）：{defendant}，女，1979年5月6日出生，汉族，住江苏省句容市。
被上诉人（原审原告）：{plaintiff}，男，1980年2月3日出生，汉族，住江苏省句容市。
上诉人{defendant}因与被上诉人{plaintiff}民间借贷纠纷一案，不服江苏省南京市玄武区人民法院（2023）苏0102民初1234号民事判决，向本院提起上诉。本案现已审理终结。
本院认为，上诉理由不能成立。判决如下：驳回上诉，维持原判。
审判长　方远
二〇二三年九月一日
书记员　柳叶
"""
CRIMINAL = """江苏省南京市玄武区人民法院
刑事{kind}
（2023）苏0102刑初88号
公诉机关南京市玄武区人民检察院。
被告人宋大河，男，1968年6月1日出生，汉族，住江苏省句容市。
公诉机关指控：被告人宋大河殴打被害人{victim}。{more}
审判员　凌川
二〇二三年六月一日
"""
JOB = Job(bytes(32), Limits(), recogniser=RecogniserName.LAC)


def document(name: str, text: str) -> Document:
    return Document(name, name, f"{name}.txt", "text/plain", text)


def late(folder: Path, *texts: str, job: Job = JOB) -> list[Late]:
    folder.mkdir(exist_ok=True)
    with linker(job, folder) as links:
        for number, text in enumerate(texts):
            result = screen_document(job, document(str(number), text))
            links.add(result, result.shown)
        return [one for one in links.finish() if one.shown]


def told(found: list[Late]) -> list[tuple[str, str, str]]:
    return [
        (one.meta.id, shown.finding.category.value, shown.finding.why) for one in found for shown in one.shown
    ]


def test_a_party_masked_at_first_and_clear_on_appeal(tmp_path: Path) -> None:
    first = FIRST.format(plaintiff="高某", defendant="温如海")
    second = SECOND.format(plaintiff="高翔", defendant="温如海")
    found = told(late(tmp_path, first, second))
    assert {(id_, category) for id_, category, _ in found} == {("1", "masking.inconsistent")}
    assert len(found) == second.count("高翔")
    for _, _, why in found:
        assert "（2023）苏0102民初1234号" in why
        assert "“高某”" in why
        assert "翔" not in why


def test_the_finding_stands_where_the_name_is_clear(tmp_path: Path) -> None:
    first = FIRST.format(plaintiff="高翔", defendant="温如海")
    second = SECOND.format(plaintiff="高某", defendant="温如海")
    (one,) = late(tmp_path, first, second)
    assert one.meta.id == "0"
    assert "（2023）苏01民终567号" in one.shown[0].finding.why
    spans = [shown.finding.span for shown in one.shown]
    assert all(span is not None and span.of(first) == "高翔" for span in spans)
    words = [shown.snippet.before + shown.snippet.after for shown in one.shown]
    assert all("＊" in said or "原告" in said for said in words)
    assert not any("翔" in said for said in words)


@pytest.mark.parametrize(
    ("before", "after"),
    [("高翔", "高翔"), ("高某", "高某"), ("高某", "陈翔"), ("高某", "高某某")],
)
def test_nobody_else_is_told(tmp_path: Path, before: str, after: str) -> None:
    first = FIRST.format(plaintiff=before, defendant="温如海")
    second = SECOND.format(plaintiff=after, defendant="温如海")
    assert told(late(tmp_path, first, second)) == []


def test_a_person_who_is_numbered_otherwise_is_told_as_style(tmp_path: Path) -> None:
    first = FIRST.format(plaintiff="高某1", defendant="温某2")
    second = SECOND.format(plaintiff="高某2", defendant="温某2")
    (one,) = told(late(tmp_path, first, second))
    assert one[1] == "masking.style"
    assert "编号" in one[2]
    assert told(late(tmp_path / "other", first, SECOND.format(plaintiff="高某1", defendant="温某2"))) == []


def test_the_other_side_of_the_same_surname_is_somebody_else(tmp_path: Path) -> None:
    first = FIRST.format(plaintiff="高某", defendant="温如海")
    second = SECOND.format(plaintiff="王立新", defendant="高翔")
    assert told(late(tmp_path, first, second)) == []


def test_documents_of_other_cases_are_not_compared(tmp_path: Path) -> None:
    first = FIRST.format(plaintiff="高某", defendant="温如海")
    second = SECOND.format(plaintiff="高翔", defendant="温如海").replace("1234号", "1235号")
    assert told(late(tmp_path, first, second)) == []


def test_two_documents_of_one_number(tmp_path: Path) -> None:
    masked = CRIMINAL.format(kind="判决书", victim="辛某琴", more="")
    clear = CRIMINAL.format(kind="裁定书", victim="辛淑琴", more="辛淑琴受伤。")
    found = told(late(tmp_path, masked, clear))
    assert [(id_, category) for id_, category, _ in found] == [("1", "masking.inconsistent")]
    assert "同一案件的另一份文书" in found[0][2]


def test_a_name_that_is_told_already_is_no_second_leak(tmp_path: Path) -> None:
    masked = CRIMINAL.format(kind="判决书", victim="辛某琴", more="")
    clear = CRIMINAL.format(kind="裁定书", victim="辛淑琴", more="辛淑琴受伤。")
    ((shown,),) = (one.shown for one in late(tmp_path, masked, clear))
    assert shown.finding.severity is Severity.INFO
    assert shown.snippet.before
    assert "淑琴" not in shown.snippet.before + shown.snippet.after


def test_a_relative_who_sues_is_not_who_was_harmed(tmp_path: Path) -> None:
    masked = CRIMINAL.format(kind="判决书", victim="高某", more="")
    clear = CRIMINAL.format(kind="裁定书", victim="高某", more="").replace(
        "被告人宋大河，男", "附带民事诉讼原告人高建国，男，1950年1月1日出生。\n被告人宋大河，男"
    )
    assert told(late(tmp_path, masked, clear)) == []


def test_the_accused_is_never_told(tmp_path: Path) -> None:
    masked = CRIMINAL.format(kind="判决书", victim="辛某琴", more="").replace("宋大河", "宋某某")
    clear = CRIMINAL.format(kind="裁定书", victim="辛某琴", more="")
    assert told(late(tmp_path, masked, clear)) == []


def test_the_wish_for_categories_holds(tmp_path: Path) -> None:
    first = FIRST.format(plaintiff="高某", defendant="温如海")
    second = SECOND.format(plaintiff="高翔", defendant="温如海")
    job = Job(bytes(32), Limits(), categories=frozenset((Category.PHONE,)))
    assert told(late(tmp_path, first, second, job=job)) == []


def test_a_ledger_shows_nothing(tmp_path: Path) -> None:
    result = screen_document(JOB, document("1", SECOND.format(plaintiff="高翔", defendant="温如海")))
    assert result.ledger is not None
    assert "高翔" not in repr(result)
    assert "高翔" not in repr(result.ledger)


def test_every_outlet_has_the_late_findings_and_counts_documents_once(tmp_path: Path) -> None:
    source = tmp_path / "文书"
    source.mkdir()
    (source / "1.txt").write_text(FIRST.format(plaintiff="高某", defendant="温如海"), "utf-8")
    (source / "2.txt").write_text(SECOND.format(plaintiff="高翔", defendant="温如海"), "utf-8")
    out, store = tmp_path / "out", tmp_path / "store"
    run = call("screen", source, "--out", out, "--store", store, "--format", "jsonl", "--workers", 1)
    assert run.exit_code == 1, run.output
    told_ = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    late_ = [one for one in told_ if one["category"] == "masking.inconsistent"]
    assert len(late_) == 2
    assert {Path(one["source"]).name for one in late_} == {"2.txt"}
    written = [json.loads(line) for line in (out / "findings.jsonl").read_text("utf-8").splitlines()]
    assert written == told_
    page = (out / "report.html").read_text("utf-8")
    assert "苏0102民初1234号" in page
    assert "文书 2 份" in run.stderr
    kept = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    for secret in ("高翔", "辛淑琴"):
        assert secret not in page
        assert secret.encode() not in kept


def test_a_file_named_by_whom_its_text_masks_is_kept_without_the_name(tmp_path: Path) -> None:
    source, store = tmp_path / "文书", tmp_path / "store"
    source.mkdir()
    (source / "1.txt").write_text(FIRST.format(plaintiff="高翔", defendant="温如海"), "utf-8")
    text = SECOND.format(plaintiff="高某", defendant="温如海")
    (source / "二审-高翔.txt").write_text(f"{text}联系电话13912345678。", "utf-8")
    run = call("screen", source, "--store", store, "--workers", 1)
    assert run.exit_code == 1, run.output
    (folder,) = (store / "tables").iterdir()
    for name in ("documents", "findings"):
        rows = pq.read_table(folder / f"{name}.parquet").to_pylist()
        assert {Path(row["source"]).name for row in rows} == {"1.txt", "二审-高某.txt"}
    assert "高翔" not in everything(store)
    assert call("store", "verify", "--store", store).exit_code == 0


def test_many_documents_under_one_number_are_not_compared_without_end(tmp_path: Path) -> None:
    text = CRIMINAL.format(kind="判决书", victim="辛某琴", more="")
    result = screen_document(JOB, document("1", text))
    with linker(JOB, tmp_path) as links:
        for _ in range(300):
            links.add(result, result.shown)
        assert isinstance(links, Linker)
        assert list(links.finish()) == []
