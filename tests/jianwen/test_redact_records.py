"""`jianwen redact` of records: their other fields stay, and are masked as the text is."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from annotations.redaction.masking import Read
from annotations.redaction.values import Word
from annotations.values import Category
from jianwen.redacting.around import Around
from nlp.case import Case
from nlp.text.view import view_of
from nlp.values import Document, Hidden, HiddenKind
from tests.annotations.redaction.copies import JUDGMENT
from tests.jianwen.conftest import call

TEXT = "\n".join(JUDGMENT)


def test_other_fields_of_a_record_stay_and_are_masked_as_the_text(tmp_path: Path) -> None:
    home = "李小军（住石桥县柳巷路9号301室，电话13800001357）"
    text = TEXT.replace("归还赵铁柱", f"归还被害人{home}、赵铁柱")
    others: list[dict[str, Any]] = [
        {"来源": "案例汇编", "法条": ["刑法第二百六十四条"]},
        {"事实": f"归还被害人{home}", "card": "被害人的卡号6222021234567890123"},
        {"content": text.replace("；", "，"), "案由": {"电话": "13900002468"}},
    ]
    lines = [json.dumps({"text": text, **more}, ensure_ascii=False) for more in others]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    result = call("redact", tmp_path / "a.jsonl", "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 0
    first, *leaked = (tmp_path / "out" / "a.jsonl").read_text("utf-8").splitlines()
    assert others[0].items() <= json.loads(first).items()
    told = "李小军", "9号301室", "13800001357", "6222021234567890123", "13900002468"
    assert [one for one in told for line in (first, *leaked) if one in line] == []
    changes = (tmp_path / "out" / "changes.jsonl").read_text("utf-8").splitlines()
    beside = [one for one in map(json.loads, changes) if one["kind"] == "removed"]
    assert [(one["place"], one["why"]) for one in beside] == [("记录的其他字段", "随正文一并隐去")] * 3


SAID = "被害人蔺春桃，电话13800001357"
DIVORCE = (
    "石桥县人民法院\n民事调解书\n（2021）浙9901民初9号\n原告孙某，女。被告周某，男。\n"
    "原告孙某与被告周某离婚纠纷一案，经本院主持调解，双方自愿达成如下协议：双方自愿离婚。\n"
)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("texts", [(TEXT,), (DIVORCE, TEXT)])
def test_what_stands_around_the_rows_is_told_and_masked(
    suffix: str, texts: tuple[str, ...], tmp_path: Path
) -> None:
    path, copy = tmp_path / f"a.{suffix}", tmp_path / "out" / f"a.{suffix}"
    rows = [[SAID, ""], ["编号", "正文"], *([str(at), text] for at, text in enumerate(texts))]
    if suffix == "json":
        records = [{"id": at, "text": text} for at, text in rows[2:]]
        path.write_text(json.dumps({"msg": SAID, "data": records}, ensure_ascii=False), "utf-8")
    elif suffix == "csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)
    told = call("screen", path, "--format", "jsonl", "--workers", 1).stdout.splitlines()
    places = {one["why"].partition("中残留")[0] for one in map(json.loads, told) if one["start"] is None}
    assert {"记录以外的字段" if suffix == "json" else "表格表头以上"} <= places
    call("redact", path, "--out", tmp_path / "out", "--workers", 1)
    if suffix == "xlsx":
        cells = openpyxl.load_workbook(copy).worksheets[0].iter_rows(values_only=True)
        text = "\n".join(str(cell) for row in cells for cell in row)
    else:
        text = copy.read_text("utf-8")
    assert "被害人蔺某，电话" in text
    assert "13800001357" not in text


def test_a_later_row_of_the_same_kind_tells_whom_the_words_around_name(tmp_path: Path) -> None:
    sued = (
        "石桥县人民法院\n民事判决书\n（2021）浙9901民初{}号\n原告{}，女。被告{}，男。\n"
        "原告{}与被告{}继承纠纷一案，本院受理后，依法进行了审理。\n"
    )
    rows = [sued.format(at, a, b, a, b) for at, (a, b) in enumerate((("卞某", "冀某"), ("蔺某", "郗某")))]
    records = [{"text": text} for text in rows]
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"msg": "蔺春桃诉郗大海继承纠纷", "data": records}, ensure_ascii=False), "utf-8"
    )
    call("redact", path, "--out", tmp_path / "out", "--workers", 1)
    copy = (tmp_path / "out" / "a.json").read_text("utf-8")
    assert "蔺某诉郗某继承纠纷" in copy


def test_what_stands_around_is_judged_with_rows_that_may_tell_something_new_only() -> None:
    def is_due(text: str, kind: str = "刑事") -> bool:
        document = Document("", "", "", "", text)
        return around.is_due(Read(document, Case("", nature=kind), view_of(text), ()))

    first = Hidden(HiddenKind.METADATA, "记录以外的字段", "蔺春桃和郗某的案件，经办人纪平")
    around = Around([Document("", "", "", "", "", hidden=(first,))])
    assert [is_due("卞某来电。"), is_due("卞某来电。"), is_due("卞某来电。", "民事")] == [True, False, True]
    assert [is_due("蔺某来电。"), is_due("郗某来电。"), is_due("蔺某来电。")] == [True, False, False]
    around.tell([Word("纪平", "纪某", Category.NAME_WITNESS, "A-03")])
    assert [is_due("纪某来电。"), is_due("蔺某说，蔺某某也来电。")] == [False, True]
    assert not Around([Document("", "", "", "", "")]).is_due(
        Read(Document("", "", "", "", ""), Case(""), view_of(""), ())
    )


PAGE = (
    "<table><tr><td>被害人姓名</td><td>住址</td><td>金额</td></tr>"
    "<tr><td>高兴</td><td>柳园村三组</td><td>300</td></tr></table>"
)


def test_names_under_the_heads_and_roles_of_other_fields_are_masked(tmp_path: Path) -> None:
    others: list[dict[str, Any]] = [
        {"被害人": ["蔺春桃", "高兴"]},
        {"parties": [{"role": "证人", "name": "高兴", "addr": "永宁县柳园村"}]},
        {"附表": "被害人姓名\t金额\n高兴\t300"},
        {"deep": [{"附表": PAGE}]},
    ]
    lines = [json.dumps({"text": TEXT, **more}, ensure_ascii=False) for more in others]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    with (tmp_path / "b.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["编号", "正文", "证 人"], ["1", TEXT, "高兴、蔺春桃"]])
    call("redact", tmp_path / "a.jsonl", tmp_path / "b.csv", "--out", tmp_path / "out", "--workers", 1)
    for copy in ("a.jsonl", "b.csv"):
        text = (tmp_path / "out" / copy).read_text("utf-8")
        assert [one for one in ("蔺春桃", "高兴", "柳园村") if one in text] == []
