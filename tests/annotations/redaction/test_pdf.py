"""Masked PDFs: what went is nowhere, what stays has not moved, and what cannot be done is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from annotations.redaction.pdf.copy import write_pdf
from annotations.redaction.pdf.targets import cut, share
from annotations.redaction.values import RedactError
from nlp.readers.interface import Limits
from nlp.readers.pdf.reader import read_pdf
from tests.annotations.redaction.pdf_cases import document_of, drawn, everything, plan_of, redact
from tests.nlp.readers.make_pdf import FONT, Draw, at, lines, make_pdf, together, wrap

TEXT = [
    "被害人钱多宝于二〇二一年三月五日报案，称其手机被盗，联系电话13800001357。",
    "证人孙小圆证实，当晚看见被告人周某走出钱多宝的家门，怀里抱着一只木头匣子。",
    "上述事实，被告人周某在开庭审理过程中亦无异议，足以认定，本院予以确认。",
]
MASKS = {"钱多宝": "钱某", "孙小圆": "孙某某", "13800001357": "138××××1357"}
GONE = ("钱多宝", "多宝", "小圆", "13800001357", "80000135")


def test_the_text_of_a_copy_is_the_masked_text(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lines(wrap(TEXT, 22))])
    target, reading = redact(path, MASKS)
    masked = "\n".join(TEXT)
    for value, mask in MASKS.items():
        masked = masked.replace(value, mask)
    assert reading.text == masked
    found = everything(target)
    assert not [value for value in GONE if value in found]


def test_nothing_else_of_the_page_changes(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lines(wrap(TEXT, 22))])
    before = read_pdf(path, Limits())
    target, _ = redact(path, {"钱多宝": "钱某"})
    difference = abs(drawn(path) - drawn(target))
    for offset in [offset for offset in range(len(before.text)) if before.text[offset] in "多宝"]:
        box = before.pages[0].box(offset)
        assert box is not None
        difference[int(2 * box.y0) - 2 : int(2 * box.y1) + 2, int(2 * box.x0) - 2 : int(2 * box.x1) + 2] = 0
    assert not difference.any()
    # Where the name stood, something was drawn: the mask is seen and not only there to be copied.
    assert (abs(drawn(path) - drawn(target)) > 100).any()


@pytest.fixture
def truetype(chinese_font: Path) -> str:
    pdfmetrics.registerFont(TTFont("Zen", str(chinese_font), subfontIndex=0))
    return "Zen"


def test_a_subset_of_a_truetype_font(tmp_path: Path, truetype: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(truetype, 12)
        for row, text in enumerate(wrap(TEXT, 22)):
            canvas.drawString(85, 740 - 20 * row, text)

    target, reading = redact(make_pdf(tmp_path / "a.pdf", [draw]), MASKS)
    assert "被害人钱某于二〇二一年" in reading.text
    assert "138××××1357" in reading.text
    found = everything(target)
    assert not [value for value in GONE if value in found]


def squeezed(canvas: Canvas) -> None:
    text = canvas.beginText(85, 600)
    text.setFont(FONT, 14)
    text.setCharSpace(2.5)
    text.setHorizScale(70)
    text.setRise(3)
    text.textOut("被害人钱多宝到庭。")
    canvas.drawText(text)


def turned(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(200, 300)
    canvas.rotate(30)
    canvas.drawString(0, 0, "被害人钱多宝到庭。")
    canvas.restoreState()


def in_lines(canvas: Canvas) -> None:
    text = canvas.beginText(85, 600)
    text.setFont(FONT, 14, 20)
    text.textLines("被害人钱多宝到庭。\n钱多宝陈述，手机被盗。")
    canvas.drawText(text)


def in_form(canvas: Canvas) -> None:
    canvas.beginForm("part")
    canvas.setFont(FONT, 14)
    canvas.drawString(85, 600, "被害人钱多宝到庭。")
    canvas.endForm()
    canvas.saveState()
    canvas.scale(0.9, 0.9)
    canvas.doForm("part")
    canvas.restoreState()


@pytest.mark.parametrize("draw", [squeezed, turned, in_lines, in_form])
def test_text_set_in_other_ways(draw: Callable[[Canvas], None], tmp_path: Path) -> None:
    path = make_pdf(
        tmp_path / "a.pdf", [together(at(85, 760, "甲乙丙丁戊己庚辛"), draw, at(85, 100, "壬癸子丑寅卯辰巳"))]
    )
    before = read_pdf(path, Limits())
    target, reading = redact(path, {"钱多宝": "钱某"})
    assert "".join(reading.text.split()) == "".join(before.text.replace("钱多宝", "钱某").split())
    assert "多宝" not in everything(target)


def test_a_form_drawn_on_two_pages_changes_on_both(tmp_path: Path) -> None:
    def again(canvas: Canvas) -> None:
        canvas.drawString(85, 740, "第二页的正文在这里。")
        canvas.doForm("part")

    target, reading = redact(make_pdf(tmp_path / "a.pdf", [in_form, again]), {"钱多宝": "钱某"})
    assert reading.text.count("被害人钱某到庭") == 2
    assert "多宝" not in everything(target)


def test_text_drawn_twice_goes_twice(tmp_path: Path) -> None:
    draw = together(at(85, 700, "被害人钱多宝到庭。"), at(85.3, 700, "被害人钱多宝到庭。"))
    target, _ = redact(make_pdf(tmp_path / "a.pdf", [draw]), {"钱多宝": "钱某"})
    assert "多宝" not in everything(target)


def test_lines_drawn_twice_for_bold_are_read_once_and_go_twice(tmp_path: Path, truetype: str) -> None:
    # A large font is embedded in parts, so that the pieces of a line alternate between them.
    others = "".join(chr(0x4E00 + 7 * number) for number in range(210)) + "。"

    def page(rows: list[str]) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.setFont(truetype, 14)
            for row, text in enumerate(rows):
                for more in (0, 0.3):
                    canvas.drawString(85 + more, 740 - 22 * row, text)

        return draw

    path = make_pdf(tmp_path / "a.pdf", [page(wrap([others], 22)), page(wrap(TEXT, 22))])
    assert read_pdf(path, Limits()).text == "\n".join([others, *TEXT])
    target, reading = redact(path, MASKS)
    assert reading.text.count("钱某") == 2
    found = everything(target)
    assert not [value for value in GONE if value in found]


def test_headers_and_footers_are_masked_too(tmp_path: Path) -> None:
    def page(number: int) -> Draw:
        body = wrap([f"第{number}段说的是另一件事情，" + "这里是正文" * 12 + "。"] * 3, 30)
        return together(at(85, 800, "钱多宝被盗案卷宗", 10), lines(body), at(290, 40, f"- {number} -", 10))

    path = make_pdf(tmp_path / "a.pdf", [page(n) for n in (1, 2, 3)])
    assert any("钱多宝" in margin.text for margin in read_pdf(path, Limits()).margins)
    target, reading = redact(path, {"钱多宝": "钱某"})
    assert [margin.text for margin in reading.margins if "案卷宗" in margin.text] == ["钱某被盗案卷宗"] * 3
    assert "多宝" not in everything(target)


def test_the_spoken_form_of_a_part_goes_with_it(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(85, 700, "被害人钱多宝到庭。")])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        spoken = pikepdf.Dictionary(ActualText=pikepdf.String("被害人钱多宝到庭。"))
        first = pikepdf.unparse_content_stream([([pikepdf.Name.Span, spoken], pikepdf.Operator("BDC"))])
        page = pdf.pages[0]
        page.contents_add(first + b"\n", prepend=True)
        page.contents_add(b"\nEMC")
        pdf.save(path)
    target, _ = redact(path, {"钱多宝": "钱某"})
    assert "多宝" not in everything(target)


def test_an_earlier_state_of_the_file_is_gone(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(85, 700, "被害人钱多宝到庭。")])
    data = path.read_bytes()
    old = data.rfind(b"startxref")
    start = int(data[old:].split()[1])
    path.write_bytes(
        data + b"\n9 0 obj\n(later)\nendobj\n" + data[start:old] + b"startxref\n%d\n%%%%EOF\n" % start
    )
    target, _ = redact(path, {"钱多宝": "钱某"})
    assert target.read_bytes().count(b"%%EOF") == 1
    assert "多宝" not in everything(target)


def test_a_place_that_cannot_be_found_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(85, 700, "被害人钱多宝到庭。")])
    other = make_pdf(tmp_path / "b.pdf", [at(85, 300, "被害人钱多宝到庭。")])
    document = document_of(read_pdf(other, Limits()), other)
    with pytest.raises(RedactError) as caught:
        write_pdf(path, tmp_path / "copy.pdf", document, plan_of(document, {"钱多宝": "钱某"}))
    assert "钱" not in caught.value.reason + caught.value.remedy
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


@given(st.text("甲乙丙 ", max_size=8), st.text("甲乙丙某", max_size=8))
def test_a_cut_gives_the_new_text(old: str, new: str) -> None:
    part = cut(old, new)
    assert old[: part.start] + part.text + old[part.end :] == new
    assert part.start <= part.end


@given(st.text("甲乙丙", max_size=20), st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_shares_give_the_whole_text(text: str, slots: list[int]) -> None:
    parts = share(text, slots)
    assert "".join(parts) == text
    assert len(parts) == len(slots)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_with_a_crop(turn: int, tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lines(wrap(TEXT, 22))])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.pages[0].CropBox = [40, 30, 560, 800]
        pdf.save(path)
    before = read_pdf(path, Limits())
    target, reading = redact(path, {"钱多宝": "钱某"})
    assert "".join(reading.text.split()) == "".join(before.text.replace("钱多宝", "钱某").split())
    assert "多宝" not in everything(target)


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [("GBK-EUC-H", "gbk"), ("GB-EUC-H", "gb2312"), ("UniGB-UTF16-H", "utf-16-be"), ("GBKp-EUC-H", "gbk")],
)
def test_fonts_with_maps_of_their_own(encoding: str, codec: str, tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(85, 700, "X")])
    text = "被害人钱多宝的电话13800001357，已核对。"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        (name,) = (key for key, font in page.resources.Font.items() if font.Subtype == "/Type0")
        page.resources.Font[name].Encoding = pikepdf.Name("/" + encoding)
        shown = pikepdf.String(text.encode(codec)).unparse()
        page.Contents = pdf.make_stream(b"BT %s 14 Tf 85 700 Td " % name.encode() + shown + b" Tj ET")
        pdf.save(path)
    before = read_pdf(path, Limits())
    assert "钱多宝" in before.text
    target, reading = redact(path, {"钱多宝": "钱某", "13800001357": "138××××1357"})
    assert "".join(reading.text.split()) == text.replace("钱多宝", "钱某").replace(
        "13800001357", "138××××1357"
    )
    assert "80000135" not in everything(target)


def test_latin_fonts_and_single_glyphs_moved_by_hand(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(85, 760, "甲乙丙丁戊己庚辛")
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(85, 700, "Tel 13800001357, Qian Duobao")
        for step, char in enumerate("13900002468"):
            canvas.drawString(85 + 6 * step, 650, char)

    path = make_pdf(tmp_path / "a.pdf", [draw])
    masks = {"13800001357": "138****1357", "Duobao": "", "13900002468": "139****2468"}
    target, reading = redact(path, masks)
    assert "138****1357" in reading.text
    assert "139****2468" in "".join(reading.text.split())
    found = everything(target)
    assert not [value for value in ("Duobao", "80000135", "90000246") if value in found]


def test_a_font_of_drawn_letters(tmp_path: Path) -> None:
    path = make_pdf(
        tmp_path / "a.pdf", [together(at(85, 760, "甲乙丙丁戊己庚辛"), at(85, 700, "被害人钱多宝到庭。"))]
    )
    first, _ = redact(path, {"钱多宝": "某某某"})
    # The letters of a copy stand in a font of drawn letters (Type 3): a copy can be masked again.
    again = tmp_path / "again.pdf"
    document = document_of(read_pdf(first, Limits()), first)
    write_pdf(first, again, document, plan_of(document, {"某某某": "某"}))
    text = "".join(read_pdf(again, Limits()).text.split())
    assert text.endswith("被害人某到庭。")


def test_a_font_that_states_no_height(tmp_path: Path, truetype: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(truetype, 14)
        canvas.drawString(85, 760, "甲乙丙丁戊己庚辛")
        canvas.drawString(85, 700, "被害人钱一一到庭。")

    path = make_pdf(tmp_path / "a.pdf", [draw])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one]
        assert found
        for descriptor in found:
            descriptor.Ascent, descriptor.Descent, descriptor.FontBBox = 0, 0, [0, 0, 0, 0]
        pdf.save(path)
    target, reading = redact(path, {"钱一一": "钱某"})
    assert "一一" not in everything(target)
    assert "被害人钱某" in reading.text


def test_names_of_fonts_in_gbk(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(85, 700, "被害人钱多宝到庭。")])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = path.read_bytes()
    assert b"/BaseFont /STSong-Light" in data
    path.write_bytes(data.replace(b"/BaseFont /STSong-Light", b"/BaseFont /#CB#CE#CC#E5"))
    target, reading = redact(path, {"钱多宝": "钱某"})
    assert reading.text == "被害人钱某到庭。"
    assert "多宝" not in everything(target)


def test_noise_in_a_content_stream_does_no_harm(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(85, 700, "被害人钱多宝到庭。")])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(b"\n\xcd\xf1 (x) \xa1T\n", prepend=True)
        pdf.save(path)
    target, reading = redact(path, {"钱多宝": "钱某"})
    assert reading.text == "被害人钱某到庭。"
    assert "多宝" not in everything(target)


def test_a_number_over_two_lines_of_a_cell_goes_on_both(tmp_path: Path) -> None:
    cells = [(85, 700, "姓名"), (160, 700, "身份证号码"), (330, 700, "金额"), (85, 678, "钱多宝")]
    cells += [(160, 678, "330102199003072"), (330, 678, "28000"), (160, 660, "110")]
    path = make_pdf(tmp_path / "a.pdf", [together(*(at(*cell) for cell in cells))])
    document, target = document_of(read_pdf(path, Limits()), path), path.with_name("copy.pdf")
    plan = plan_of(document, {"330102199003072110": "身份号码略", "钱多宝": "钱某"})
    assert len(plan.replacements) == 2
    write_pdf(path, target, document, plan)
    assert "330102199003072" not in everything(target)
    assert "110" not in read_pdf(target, Limits()).text
    assert "钱某 身份号码略 28000" in read_pdf(target, Limits()).text
