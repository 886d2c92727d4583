"""Letters: every kind is written and says what it must; templates at fault are refused with the place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from annotations.supervision.library_files import library
from annotations.supervision.values import Evidence, Lead, Signal, Subject, SubjectKind
from indexer.outcomes.disparity import MODEL
from jianwen.errors import UsageError
from jianwen.letters.draft import Sender, draft
from jianwen.letters.kinds import kind_of, kinds
from jianwen.letters.template import TemplateFaultError
from jianwen.letters.values import OPEN, Letter
from jianwen.letters.write import write_letter
from nlp.readers.docx import read_docx
from nlp.readers.interface import Limits
from tools import letters as tool

SENDER = Sender("青禾县人民检察院", date(2026, 11, 26), "青禾县人民法院", "青检民监〔2026〕3号")


def lead(number: int) -> Lead:
    case = f"（2024）云9931民初{number}号"
    seen = Evidence("案件", "立案日期", "台账.xlsx#案件", number + 2, shown="2024-03-01")
    return Lead(
        model="M5-劳资虚假诉讼",
        revision="1.0.0",
        subject=Subject(SubjectKind.CASE, case),
        cases=(case,),
        score=2.0,
        signals=(Signal("F01", 2.0, "立案后 2 天就调解结案", (seen,)),),
        explanations=("真实的集体讨薪",),
        basis=("《中华人民共和国民事诉讼法》第一百一十五条",),
        destination="民事检察部门",
        letter="再审检察建议书",
        fingerprint="f" * 24,
    )


def letter(kind: str = "再审检察建议书", leads: int = 2, sender: Sender = SENDER) -> Letter:
    return draft(
        kind_of(kind), [lead(number) for number in range(1, leads + 1)], "劳资纠纷虚假诉讼监督", sender
    )


def text_of(path: Path) -> str:
    return read_docx(path, Limits(ocr=False)).text


@pytest.mark.parametrize("kind", list(kinds()))
def test_every_kind_is_written_and_read_again(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "稿.docx"
    write_letter(letter(kind), out)
    text = text_of(out)
    for said in (
        kind,
        "青禾县人民法院",
        "青检民监〔2026〕3号",
        "2026年11月26日",
        "（2024）云9931民初2号",
        "线索不是结论",
    ):
        assert said in text
    assert "真实的集体讨薪" in text
    assert "{{" not in text


def test_what_only_a_person_knows_is_left_open(tmp_path: Path) -> None:
    out = tmp_path / "稿.docx"
    write_letter(letter(sender=Sender("", date(2026, 11, 26))), out)
    assert text_of(out).count(OPEN) >= 4


def test_one_lead_is_told_by_its_signals_and_several_by_counts() -> None:
    assert letter(leads=1).facts == ("立案后 2 天就调解结案",)
    assert letter(leads=3).facts == ("有 3 条线索出现同类情形，如立案后 2 天就调解结案",)


def test_every_model_names_a_letter_that_there_is() -> None:
    named = {model.letter for model in library()} | {"再审检察建议书", "抗诉书"}
    assert named <= set(kinds())
    assert MODEL == "同案不同判"


def test_an_unknown_kind_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        kind_of("表扬信")
    assert "再审检察建议书" in caught.value.remedy


def own_template(folder: Path, change: Callable[[str], str]) -> Path:
    """Copy our template into an office's folder, with its words changed."""
    document = Document(str(tool.FOLDER / "建议.docx"))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = change(run.text)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                for run in cell.paragraphs[0].runs:
                    run.text = change(run.text)
    folder.mkdir(exist_ok=True)
    document.save(str(folder / "再审检察建议书.docx"))
    return folder


def test_an_office_uses_its_own_template(tmp_path: Path) -> None:
    folder = own_template(tmp_path / "模板", lambda text: text.replace("为此，建议", "鉴于上述情况，特建议"))
    write_letter(letter(), tmp_path / "稿.docx", folder)
    assert "鉴于上述情况，特建议" in text_of(tmp_path / "稿.docx")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ 文号 }}", "{{ 文件号 }}", "文件号（第 3 段）"),
        ("{{ 行.案号 }}", "{{ 行.编号 }}", "行.编号（第 1 个表格第 3 行）"),
        ("{%p for 条 in 情况 %}", "{%p for 条 in 情形 %}", "情形（第 7 段）"),
        ("{{ 文号 }}", "{{ 文号 }", "标记写错了"),
    ],
)
def test_a_template_at_fault_is_refused_with_the_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = own_template(tmp_path / "模板", lambda text: text.replace(old, new))
    with pytest.raises(TemplateFaultError) as caught:
        write_letter(letter(), tmp_path / "稿.docx", folder)
    assert told in caught.value.what
    assert not (tmp_path / "稿.docx").exists()


def test_a_template_that_leaves_something_out_is_refused(tmp_path: Path) -> None:
    folder = own_template(
        tmp_path / "模板", lambda text: text.replace("{{ 行.案号 }}", "略").replace("{{ 收文单位 }}", "某院")
    )
    with pytest.raises(TemplateFaultError) as caught:
        write_letter(letter(), tmp_path / "稿.docx", folder)
    assert "收文单位" in caught.value.what
    assert not (tmp_path / "稿.docx").exists()


def test_a_template_cannot_reach_beyond_its_fields(tmp_path: Path) -> None:
    folder = own_template(
        tmp_path / "模板", lambda text: text.replace("{{ 文号 }}", "{{ 文号.__class__.__mro__ }}")
    )
    with pytest.raises(TemplateFaultError):
        write_letter(letter(), tmp_path / "稿.docx", folder)


def test_a_file_that_is_no_docx_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "模板"
    folder.mkdir()
    (folder / "建议.docx").write_bytes(b"not a document")
    with pytest.raises(TemplateFaultError) as caught:
        write_letter(letter(), tmp_path / "稿.docx", folder)
    assert "打不开" in caught.value.what


def test_our_templates_are_those_of_the_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {path.name: text_of(path) for path in tool.FOLDER.glob("*.docx")}
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    tool.main()
    assert {path.name: text_of(path) for path in tmp_path.glob("*.docx")} == ours


def test_a_law_is_named_once_and_the_number_of_a_model_never() -> None:
    two = replace(lead(1), basis=("《民事诉讼法》第十条", "《民法典》第一条", "《民事诉讼法》第十二条"))
    drafted = draft(kind_of("再审检察建议书"), [two], "M5-劳资虚假诉讼", Sender("", date(2026, 11, 26)))
    assert drafted.basis == ("《民事诉讼法》第十条、第十二条", "《民法典》第一条")
    assert drafted.model == "劳资虚假诉讼"
    assert drafted.to == f"{OPEN}人民法院"


@pytest.mark.parametrize("kind", ["告知书", "督促监护令", "抗诉书", "再审检察建议书"])
def test_who_gets_the_letter_is_not_told_the_rows_of_our_files(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "稿.docx"
    write_letter(letter(kind), out)
    sent, _, ours = text_of(out).partition("核对提示")
    assert "台账.xlsx" not in sent
    assert "台账.xlsx" in ours
