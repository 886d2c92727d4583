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
from jianwen.letters.draft import Found, Sender, draft
from jianwen.letters.kinds import kind_of, kinds
from jianwen.letters.template import TemplateFaultError
from jianwen.letters.values import OPEN, UNVERIFIED, Letter
from jianwen.letters.write import write_letter
from nlp.readers.docx.reader import read_docx
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
    found = [lead(number) for number in range(1, leads + 1)]
    return draft(kind_of(kind), found, Found("劳资纠纷虚假诉讼监督"), sender)


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
    left = write_letter(letter(sender=Sender("", date(2026, 11, 26))), out)
    assert left[:3] == ("本院名称", "文号", "收文单位")
    text = text_of(out)
    assert text.count(OPEN[:-1]) >= 4
    assert "【由承办人填写：文号】" in text


def test_one_lead_is_told_by_its_signals_and_several_by_counts() -> None:
    assert letter(leads=1).facts == ("立案后 2 天就调解结案",)
    assert letter(leads=3).facts == ("有同类情形的 3 件，如：立案后 2 天就调解结案",)


def test_what_has_no_weight_is_a_hint_for_who_checks_and_no_finding(tmp_path: Path) -> None:
    one = lead(1)
    caution = Signal("同名归并", 0.0, "只按姓名归并，先核对是不是一个人", one.signals[0].evidence)
    drafted = draft(
        kind_of("再审检察建议书"), [replace(one, signals=(*one.signals, caution))], Found("m"), SENDER
    )
    assert drafted.facts == ("立案后 2 天就调解结案",)
    write_letter(drafted, tmp_path / "稿.docx")
    letter_itself, _, checked = text_of(tmp_path / "稿.docx").partition("核对提示")
    assert caution.says not in letter_itself
    assert f"另外：{caution.says}。" in checked


def test_where_a_lead_was_seen_is_told_by_the_name_of_the_file() -> None:
    seen = tuple(
        Evidence("案件", "立案日期", f"/机器/案卷/台账.xlsx#案件{sheet}", row, shown="")
        for sheet, row in ((1, 3), (1, 5), (2, 7))
    )
    one = replace(lead(1), signals=(Signal("F01", 2.0, "快", seen),))
    (row,) = draft(kind_of("再审检察建议书"), [one], Found("m"), SENDER).rows
    assert row.places == "案件：台账.xlsx#案件1 第 3 行、第 5 行；案件：台账.xlsx#案件2 第 7 行"


def test_who_signs_stands_with_the_last_words_and_the_annex_may_break() -> None:
    document = Document(str(tool.FOLDER / "建议.docx"))
    lines = document.paragraphs
    signed = max(at for at, line in enumerate(lines) if line.text == "{{ 发文单位 }}")
    kept = [line.paragraph_format.keep_with_next for line in lines]
    assert kept[signed]
    assert not kept[signed + 1]
    assert kept[next(at for at in range(signed - 1, 0, -1) if "书面回复本院" in lines[at].text)]
    (table,) = document.tables
    assert not any(row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows[1:])


def test_every_model_names_a_letter_that_there_is() -> None:
    named = {model.letter for model in library()} | {"再审检察建议书", "抗诉书"}
    assert named <= set(kinds())
    assert MODEL == "同案不同判"


def test_a_hearing_speaks_of_aid_only_where_the_lead_rests_on_its_law(tmp_path: Path) -> None:
    aid = replace(lead(1), basis=("《人民检察院国家司法救助工作细则（试行）》第七条",))
    texts = []
    for number, one in enumerate((aid, lead(1), replace(lead(1), basis=()))):
        out = tmp_path / f"{number}.docx"
        write_letter(draft(kind_of("听证笔录"), [one], Found("m"), SENDER), out)
        texts.append(text_of(out))
    assert ["救助" in text for text in texts] == [True, False, False]
    assert "申请人 青禾县人民法院" in texts[0]
    assert "【由承办人填写：听证的依据】" not in texts[0]
    assert "（2024）云9931民初1号一案涉及《中华人民共和国民事诉讼法》第一百一十五条，" in texts[1]
    assert "涉及【由承办人填写：所涉的法律规定】，" in texts[2]
    assert all("依据：【由承办人填写：听证的依据】" in text for text in texts[1:])


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
    document.save(str(folder / "类案检察建议书.docx"))
    return folder


def test_an_office_uses_its_own_template(tmp_path: Path) -> None:
    folder = own_template(tmp_path / "模板", lambda text: text.replace("的规定，建议", "的规定，特此建议"))
    write_letter(letter("类案检察建议书"), tmp_path / "稿.docx", folder)
    assert "的规定，特此建议" in text_of(tmp_path / "稿.docx")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ 文号 }}", "{{ 文件号 }}", "文件号（第 3 段）"),
        ("{{ 行.情况 }}", "{{ 行.编号 }}", "行.编号（第"),
        ("{%p for 条 in 情况 %}", "{%p for 条 in 情形 %}", "情形（第 7 段）"),
        ("{{ 文号 }}", "{{ 文号 }", "标记写错了"),
    ],
)
def test_a_template_at_fault_is_refused_with_the_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = own_template(tmp_path / "模板", lambda text: text.replace(old, new))
    with pytest.raises(TemplateFaultError) as caught:
        write_letter(letter("类案检察建议书"), tmp_path / "稿.docx", folder)
    assert told in caught.value.what
    assert not (tmp_path / "稿.docx").exists()


def test_a_template_that_leaves_something_out_is_refused(tmp_path: Path) -> None:
    folder = own_template(
        tmp_path / "模板", lambda text: text.replace("{{ 行.案号 }}", "略").replace("{{ 收文单位 }}", "某院")
    )
    with pytest.raises(TemplateFaultError) as caught:
        write_letter(letter("类案检察建议书"), tmp_path / "稿.docx", folder)
    assert "收文单位" in caught.value.what
    assert not (tmp_path / "稿.docx").exists()


def test_a_template_cannot_reach_beyond_its_fields(tmp_path: Path) -> None:
    folder = own_template(
        tmp_path / "模板", lambda text: text.replace("{{ 文号 }}", "{{ 文号.__class__.__mro__ }}")
    )
    with pytest.raises(TemplateFaultError):
        write_letter(letter("类案检察建议书"), tmp_path / "稿.docx", folder)


def test_a_file_that_is_no_docx_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "模板"
    folder.mkdir()
    (folder / "建议.docx").write_bytes(b"not a document")
    with pytest.raises(TemplateFaultError) as caught:
        write_letter(letter("类案检察建议书"), tmp_path / "稿.docx", folder)
    assert "打不开" in caught.value.what


def test_our_templates_are_those_of_the_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {path.name: text_of(path) for path in tool.FOLDER.glob("*.docx")}
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    tool.main()
    assert {path.name: text_of(path) for path in tmp_path.glob("*.docx")} == ours


def test_a_law_is_named_once_and_the_number_of_a_model_never() -> None:
    two = replace(lead(1), basis=("《民事诉讼法》第十条", "《民法典》第一条", "《民事诉讼法》第十二条"))
    found = Found("M5-劳资虚假诉讼")
    drafted = draft(kind_of("再审检察建议书"), [two], found, Sender("", date(2026, 11, 26)))
    assert drafted.basis == ("《民事诉讼法》第十条、第十二条", "《民法典》第一条")
    assert drafted.model == "劳资虚假诉讼"
    assert drafted.to == "【由承办人填写：收文单位】"


@pytest.mark.parametrize("kind", ["告知书", "督促监护令", "抗诉书", "再审检察建议书"])
def test_who_gets_the_letter_is_not_told_the_rows_of_our_files(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "稿.docx"
    write_letter(letter(kind), out)
    sent, _, ours = text_of(out).partition("核对提示")
    assert "台账.xlsx" not in sent
    assert "台账.xlsx" in ours


def test_the_court_of_the_cases_gets_the_letter_and_days_are_written_in_chinese() -> None:
    case = "（2024）苏0102民初8号"
    signal = Signal("T1", 2.0, "2024-03-01 立案，到 2024-06-30 没有审结。")
    here = replace(lead(1), cases=(case,), subject=Subject(SubjectKind.CASE, case), signals=(signal,))
    sender = Sender("", date(2026, 11, 26))
    drafted = draft(kind_of("审判程序检察建议书"), [here], Found("审判程序违法"), sender)
    assert drafted.to == "江苏省南京市玄武区人民法院"
    assert drafted.facts == ("2024年3月1日立案，到2024年6月30日没有审结",)


def test_the_organ_in_the_cited_row_gets_the_letter() -> None:
    organ = Evidence("刑事案件", "办案单位", "台账.xlsx#刑事案件", 3, shown="青禾县公安局")
    here = replace(lead(1), signals=(Signal("A", 2.0, "超期", (organ,)),))
    sender = Sender("", date(2026, 11, 26))
    assert draft(kind_of("纠正违法通知书"), [here], Found("x"), sender).to == "青禾县公安局"


@pytest.mark.parametrize("kind", list(kinds()))
def test_a_term_that_nobody_verified_is_never_shown_as_law(kind: str) -> None:
    drafted = letter(kind)
    marked = UNVERIFIED in drafted.reply or OPEN[:-1] in drafted.reply
    assert marked == bool(kind_of(kind).reply and not kind_of(kind).verified)
    assert bool(kind_of(kind).verified) == (kind == "诉前检察建议书")


def test_a_lead_by_telephone_is_not_said_to_come_from_a_model() -> None:
    drafted = draft(kind_of("检察建议书"), [lead(1)], Found("人工登记", "12309"), SENDER)
    assert "接到12309检察服务热线来电反映" in drafted.source
    assert "模型" not in drafted.source


def test_what_no_store_keeps_and_what_rests_on_a_name_is_left_to_a_person() -> None:
    says = "冻结 （见原表） 元（只有名称相同，可能是同名）"
    drafted = draft(
        kind_of("检察建议书"), [replace(lead(1), signals=(Signal("A", 1.0, says),))], Found("x"), SENDER
    )
    assert drafted.facts == ("冻结【由承办人填写：按原表】元【由承办人核对：只有名称相同，可能是同名】",)


def test_a_victim_is_told_how_to_apply_and_nothing_of_our_signals(tmp_path: Path) -> None:
    out = tmp_path / "稿.docx"
    write_letter(letter("告知书", 1), out)
    sent, _, ours = text_of(out).partition("核对提示")
    for said in ("谁可以申请", "向哪里申请", "带什么材料", "法律援助"):
        assert said in sent
    assert "立案后 2 天" not in sent
    assert "立案后 2 天" in ours


class KilledError(BaseException):
    """Stands for a kill: nothing that would clean up catches it."""


def test_a_kill_within_the_write_leaves_the_letter_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "稿.docx"
    write_letter(letter(), out)
    before = out.read_bytes()

    def half(_: Path, __: Letter, to: Path) -> None:
        to.write_bytes(before[:100])
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr("jianwen.letters.write.fill", half)
        with pytest.raises(KilledError):
            write_letter(letter("提示函"), out)
    assert out.read_bytes() == before
    write_letter(letter("提示函"), out)
    assert "提示函" in text_of(out)
    assert [path.name for path in tmp_path.iterdir()] == ["稿.docx"]


def test_a_reminder_of_several_says_how_many(tmp_path: Path) -> None:
    write_letter(letter("检察建议催办函"), tmp_path / "稿.docx")
    assert "就（2024）云9931民初1号等 2 件向你单位发出" in text_of(tmp_path / "稿.docx")


def test_a_letter_about_one_thing_fits_the_leads_that_rest_on_its_law() -> None:
    about_aid = replace(lead(1), basis=("《人民检察院国家司法救助工作细则（试行）》第七条",))
    told = kind_of("告知书")
    assert not told.fits(lead(1))
    assert told.fits(about_aid)
    assert told.fits(replace(lead(1), further=("告知书",)))  # a feature calls for it
    assert told.fits(replace(lead(1), basis=()))  # entered by a person, who knows
    assert kind_of("检察建议书").fits(lead(1))
