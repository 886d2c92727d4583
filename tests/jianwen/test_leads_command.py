"""`jianwen leads` from an audit to the yearly figures."""

from __future__ import annotations

import gc
import json
import re
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits
from tests.jianwen import dockets
from tests.jianwen.conftest import call

OFFICES = """
- 名称: 江苏省人民检察院
  辖区: 江苏省
  下级:
    - 名称: 南京市人民检察院
      辖区: 江苏省南京市
      下级:
        - 名称: 玄武区人民检察院
          辖区: 江苏省南京市玄武区
"""


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the one lead of the invented docket."""
    tmp_path = tmp_path_factory.mktemp("audited")
    folder = tmp_path / "库"
    result = call(
        "audit", "--table", f"案件={dockets.docket(tmp_path, dockets.ROWS)}",
        "--table", f"被执行人={dockets.debtors(tmp_path)}",
        "--model", dockets.model(tmp_path), "--store", folder, "--format", "jsonl",
    )  # fmt: skip
    assert result.exit_code == 3
    return folder


@pytest.fixture
def store(audited: Path, tmp_path: Path) -> Path:
    """A copy of that store for one test."""
    return Path(shutil.copytree(audited, tmp_path / "库"))


def listed(store: Path, *more: object) -> list[dict[str, Any]]:
    result = call("leads", "list", "--store", store, "--format", "jsonl", *more)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def moved(store: Path, name: str, step: str, *more: object) -> None:
    result = call("leads", "move", name, "--store", store, "--step", step, "--who", "方某", *more)
    assert result.exit_code == 0, result.stderr


def test_a_lead_from_the_audit_to_the_report(store: Path, tmp_path: Path) -> None:
    (lead,) = listed(store)
    name = lead["fingerprint"]
    assert (lead["model"], lead["stage"], lead["office"]) == ("快审快调", "初筛", "")
    offices = tmp_path / "院.yaml"
    offices.write_text(OFFICES, "utf-8")
    moved(store, name, "推送", "--offices", offices)
    moved(store, name, "接收")
    moved(
        store,
        name,
        "发出",
        "--subject",
        "再审检察建议书",
        "--number",
        "玄检〔2026〕1号",
        "--day",
        "2026-01-05",
        "--due",
        "2026-04-05",
    )
    (lead,) = listed(store, "--office", "南京市人民检察院", "--offices", offices, "--overdue")
    assert (lead["office"], lead["accepted"]) == ("玄武区人民检察院", True)
    assert lead["letters"][0]["overdue"] is True
    moved(store, name, "回复", "--number", "玄检〔2026〕1号", "--answer", "采纳")
    moved(store, name, "结果", "--subject", "追回金额", "--amount", "36,000")
    assert listed(store, "--overdue") == []
    shown = call("leads", "show", name, "--store", store).stdout
    assert "2026-01-05 发出（方某）再审检察建议书　玄检〔2026〕1号　回复期限 2026-04-05" in shown
    assert "追回金额　36,000 元" in shown
    assert "秦大山" not in shown
    out = tmp_path / "统计.xlsx"
    assert call("leads", "report", "--store", store, "-o", out).exit_code == 0
    book = load_workbook(out)
    assert [row[1] for row in book["按月"].iter_rows(min_row=2, values_only=True)] == [1]
    rows = list(book["统计"].iter_rows(values_only=True))
    assert rows[0][7:11] == ("采纳", "部分采纳", "不采纳", "结果")
    with ZipFile(out) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    assert re.findall(r"<tx><strRef><f>'按模型'!\$?([A-Z]+)\$?1</f>", chart) == [*"DEFGHK"]
    assert rows[1] == ("快审快调", "玄武区人民检察院", 2, 1, 0, 1, 1, 1, 0, 0, 1, 36000, 0, 0)
    assert rows[-1] == ("合计", "全部", 2, 1, 0, 1, 1, 1, 0, 0, 1, 36000, 0, 0)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with six leads of one court and one agent, among 120 rows."""
    tmp_path = tmp_path_factory.mktemp("many")
    rows = [
        f"（2024）苏0102民初{number}号,南京市玄武区人民法院,买卖合同纠纷,2024-03-01,2024-{day},调解,秦大{name},"
        f"江苏甲乙建材有限公司,36000"
        for number, name in enumerate("山川河江湖海" + "城" * 114, 1)
        for day in ["03-02" if number <= 6 else "06-02"]
    ]
    book = tmp_path / "台账.csv"
    agents = ["原告代理人", *(["鲁大川"] * 6), *(f"律师{number % 30}" for number in range(114))]
    header = dockets.HEADER + "," + agents[0]
    lines = [f"{row},{agent}" for row, agent in zip(rows, agents[1:], strict=True)]
    book.write_text("\n".join([header, *lines]), "utf-8")
    folder = tmp_path / "库"
    result = call(
        "audit", "--table", f"案件={book}", "--model", dockets.model(tmp_path), "--store", folder,
        "--format", "jsonl",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    return folder


def test_a_lead_of_an_own_model_keeps_what_to_rule_out_and_its_law(store: Path, tmp_path: Path) -> None:
    """The model's file may be elsewhere by then; a store of an earlier version has neither column."""
    (lead,) = listed(store)
    told = call("leads", "show", lead["fingerprint"], "--store", store).stdout
    assert "先排除：当事人起诉前已经谈妥" in told
    assert "依据：《中华人民共和国民事诉讼法》第一百一十五条" in told
    result = call("leads", "letter", lead["fingerprint"], "--store", store, "-o", tmp_path / "稿.docx")
    assert "所涉的法律规定" not in result.stderr + result.stdout
    (path,) = store.rglob("leads.parquet")
    pq.write_table(pq.read_table(path).drop_columns(["explanations", "basis"]), path)
    told = call("leads", "show", lead["fingerprint"], "--store", store).stdout
    assert "先排除" not in told
    assert "文书：再审检察建议书" in told


def test_what_leads_share_is_told_later_without_the_table(many: Path, tmp_path: Path) -> None:
    result = call("leads", "traits", "--store", many, "--model", "快审快调")
    assert result.exit_code == 0, result.stderr
    told = " ".join(result.stderr.split())
    assert "由“鲁某某”代理原告的 6 条，占 100%（全部 120 条记录里只占 5.0%）" in told
    assert "鲁大川" not in result.stdout + result.stderr
    names = [lead["fingerprint"] for lead in listed(many)]
    out = tmp_path / "稿.docx"
    kind = "社会治理检察建议书"
    assert call("leads", "letter", *names, "--store", many, "-o", out, "--kind", kind).exit_code == 0
    assert "由“鲁某某”代理原告的 6 条" in read_docx(out, Limits(ocr=False)).text
    few = call("leads", "traits", *names[:2], "--store", many)
    assert "没有明显的共同特征，或者线索太少" in few.stderr


def test_traits_of_a_model_that_never_ran_are_refused(store: Path) -> None:
    result = call("leads", "traits", "--store", store, "--model", "M99")
    assert result.exit_code == 2
    assert "没有可比的数据" in result.stderr


def test_a_letter_is_drafted_without_the_person(store: Path, tmp_path: Path) -> None:
    name = listed(store)[0]["fingerprint"]
    out = tmp_path / "稿.docx"
    result = call("leads", "letter", name, "--store", store, "-o", out, "--office", "玄武区人民检察院")
    assert result.exit_code == 0, result.stderr
    text = read_docx(out, Limits(ocr=False)).text
    assert "再审检察建议书" in text
    assert "（2024）苏0102民初1号" in text
    assert "秦大山" not in text


def test_a_lead_by_telephone(store: Path) -> None:
    result = call(
        "leads", "enter", "--store", store, "--who", "方某", "--origin", "12309",
        "--about", "来电反映终本后被执行人有车", "--office", "玄武区人民检察院",
    )  # fmt: skip
    name = result.stdout.strip()
    lead = next(one for one in listed(store) if one["fingerprint"] == name)
    assert (lead["model"], lead["origin"], lead["office"]) == ("人工登记", "12309", "玄武区人民检察院")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--step", "接收"), "没有推送给任何院"),
        (("--step", "飞走"), "没有叫“飞走”的步骤"),
        (("--step", "推送"), "没有写推送给哪个院"),
        (("--step", "推送", "--office", "甲院", "--note", "电话13800001357"), "备注里像是有个人信息"),
        (("--step", "结果", "--subject", "改判", "--day", "昨天"), "不是日期"),
        (("--step", "结果", "--subject", "追回金额", "--amount", "很多"), "不是金额"),
    ],
)
def test_what_cannot_be_is_refused(store: Path, arguments: tuple[str, ...], told: str) -> None:
    name = listed(store)[0]["fingerprint"]
    result = call("leads", "move", name, "--store", store, "--who", "方某", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "13800001357" not in result.stderr


def test_an_office_that_the_tree_does_not_have_gets_no_lead(store: Path, tmp_path: Path) -> None:
    offices = tmp_path / "院.yaml"
    offices.write_text(OFFICES, "utf-8")
    name = listed(store)[0]["fingerprint"]
    step = ("--step", "推送", "--office", "火星人民检察院", "--offices", offices)
    result = call("leads", "move", name, "--store", store, "--who", "方某", *step)
    assert result.exit_code == 2
    assert "清单里没有“火星人民检察院”" in result.stderr
    assert listed(store)[0]["office"] == ""


@pytest.mark.parametrize(
    ("arguments", "office", "told"),
    [
        (("--office", "玄武区人民检查院"), "", "是不是“玄武区人民检察院”？"),
        (("--office", "南京市人民检察院"), "南京市人民检察院", ""),
        (("--case", "（2024）苏0102民初7号"), "玄武区人民检察院", ""),
        (("--case", "（2024）宁0121民初7号"), "", "没有管辖宁夏回族自治区永宁县人民法院的院"),
        ((), "", "从案号看不出归哪个院管"),
    ],
)
def test_a_lead_by_hand_goes_to_an_office_of_the_tree(
    store: Path, tmp_path: Path, arguments: tuple[str, ...], office: str, told: str
) -> None:
    offices = tmp_path / "院.yaml"
    offices.write_text(OFFICES, "utf-8")
    entered = ("enter", "--store", store, "--who", "方某", "--origin", "12309", "--about", "来电反映终本不当")
    result = call("leads", *entered, "--offices", offices, *arguments)
    assert result.exit_code == (2 if told else 0)
    assert told in result.stderr.replace("\n", "")
    assert [one["office"] for one in listed(store) if one["model"] == "人工登记"] == (
        [office] if office else []
    )


def test_a_report_is_a_workbook_and_is_named_as_one(store: Path, tmp_path: Path) -> None:
    result = call("leads", "report", "--store", store, "-o", tmp_path / "报表.html")
    assert result.exit_code == 2
    assert "以 .xlsx 结尾" in result.stderr
    assert not (tmp_path / "报表.html").exists()


def test_a_folder_that_is_not_there_is_told(store: Path, tmp_path: Path) -> None:
    name = listed(store)[0]["fingerprint"]
    for command in (
        ("letter", name, "-o", tmp_path / "无" / "稿.docx"),
        ("report", "-o", tmp_path / "无" / "表.xlsx"),
    ):
        result = call("leads", *command, "--store", store)
        assert result.exit_code == 2
        assert "写不进去" in result.stderr
    # What was half written is closed: else the interpreter complains when it clears away.
    gc.collect()


def test_letters_about_one_person_are_written_apart(many: Path, tmp_path: Path) -> None:
    leads = listed(many)[:2]
    names, cases = [lead["fingerprint"] for lead in leads], [lead["subject"] for lead in leads]
    out = tmp_path / "稿.docx"
    result = call("leads", "letter", *names, "--store", many, "-o", out, "--kind", "再审检察建议书")
    assert result.exit_code == 0, result.stderr
    texts = [read_docx(tmp_path / f"稿-{number}.docx", Limits(ocr=False)).text for number in (1, 2)]
    assert [[case in text for case in cases] for text in texts] == [[True, False], [False, True]]
    assert "留给承办人的" in result.stderr
    numbered = call(
        "leads", "letter", *names, "--store", many, "-o", out, "--kind", "再审检察建议书", "--number", "1号"
    )
    assert numbered.exit_code == 2


def test_a_letter_that_does_not_fit_the_lead_is_refused_with_the_one_that_does(
    many: Path, tmp_path: Path
) -> None:
    lead, out = listed(many)[0], tmp_path / "稿.docx"
    result = call("leads", "letter", lead["fingerprint"], "--store", many, "-o", out, "--kind", "告知书")
    assert result.exit_code == 2
    told = "".join(result.stderr.split())
    assert "告知书只写给以司法救助为依据的线索" in told
    assert "再审检察建议书；不写--kind就用它" in told
    assert not out.exists()


def test_the_words_of_a_register_come_from_the_file_of_the_audit(tmp_path: Path) -> None:
    model = dockets.model(
        tmp_path, dockets.OVER_HARDSHIP.replace("说明: 原告", "文书: 线索移送函\n    说明: 原告")
    )
    register = tmp_path / "困难.csv"
    register.write_text(dockets.HARDSHIP, "utf-8")
    call(
        "audit", "--table", f"案件={dockets.docket(tmp_path)}", "--table", f"困难群体={register}",
        "--model", model, "--store", tmp_path / "库", "--out", tmp_path / "线索",
    )  # fmt: skip
    (lead,) = listed(tmp_path / "库")
    out = tmp_path / "稿.docx"
    command = ("letter", lead["fingerprint"], "--store", tmp_path / "库", "-o", out, "--kind", "线索移送函")
    assert call("leads", *command).exit_code == 0
    assert "困难户【由承办人填写：按原表】" in read_docx(out, Limits(ocr=False)).text
    assert call("leads", *command, "--leads", tmp_path / "线索" / "leads.jsonl").exit_code == 0
    assert "困难类别是 低保" in read_docx(out, Limits(ocr=False)).text
    assert (
        "还可以制发：线索移送函"
        in call("leads", "show", lead["fingerprint"], "--store", tmp_path / "库").stdout
    )


def test_an_unknown_lead_is_told(store: Path) -> None:
    result = call("leads", "show", "0" * 24, "--store", store)
    assert result.exit_code == 2
    assert "库里没有这些线索" in result.stderr
