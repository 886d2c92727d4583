"""PDF: text at a slant, watermarks among it, and pages that are turned."""

from __future__ import annotations

import math
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from nlp.values import MarginKind
from tests.nlp.readers.make_pdf import FONT, LEFT, SIZE, Draw, at, lines, make_pdf, together, wrap
from tests.nlp.readers.test_pdf import LEFT_TEXT, check_boxes, read


def over(angle: float, text: str, at: tuple[float, float] = (300, 700), size: float = 36) -> Draw:
    """Draw a text large over the middle of the page, turned by an angle in degrees."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(*at)
        canvas.rotate(angle)
        canvas.setFont(FONT, size)
        canvas.drawCentredString(0, 0, text)
        canvas.restoreState()

    return draw


def tiles(angle: float, text: str) -> Draw:
    """Draw a text all over the page, no larger than its other letters."""
    return together(
        *(over(angle, text, (110 + 120 * i, 120 + 150 * j), SIZE) for i in range(4) for j in range(5))
    )


@pytest.mark.parametrize("before", [True, False])
def test_a_watermark_is_told_beside_the_text_and_parts_no_line(before: bool, tmp_path: Path) -> None:
    body, mark = lines(wrap(LEFT_TEXT, 22)), over(40, "查阅人 钱多宝")
    reading = read(make_pdf(tmp_path / "a.pdf", [together(*((mark, body) if before else (body, mark)))]))
    assert reading.text.split("\n") == LEFT_TEXT
    assert [(one.kind, one.page, one.text) for one in reading.margins] == [
        (MarginKind.WATERMARK, 1, "查阅人 钱多宝")
    ]
    check_boxes(reading)


@pytest.mark.parametrize("angle", [60, 45, -60])
def test_a_text_all_over_a_page_is_told_once(angle: float, tmp_path: Path) -> None:
    """It has most of the letters of a short page, and comes before them."""
    mark, rows = tiles(angle, "查阅人钱多宝"), ["审判长 王小明", "书记员 赵红"]
    pages = [together(mark, lines(wrap(LEFT_TEXT, 22))), together(mark, lines(rows))]
    reading = read(make_pdf(tmp_path / "a.pdf", pages))
    assert reading.text.split("\n") == [*LEFT_TEXT, *rows]
    assert [(one.kind, one.page, one.text) for one in reading.margins] == [
        (MarginKind.WATERMARK, number, "查阅人钱多宝") for number in (1, 2)
    ]
    check_boxes(reading)


def test_small_text_at_a_slant_that_lies_over_nothing_stays_in_the_text(tmp_path: Path) -> None:
    heads, cells = ["被害人", "电话号码", "金额"], ["孙小圆", "三五零零", "五千元"]
    table = [over(45, head, (120 + 90 * i, 500), SIZE) for i, head in enumerate(heads)]
    table += [at(120 + 90 * i, 450, cell) for i, cell in enumerate(cells)]
    note = over(15, "以上笔录我看过，和我说的一样。", (250, 300), SIZE)
    reading = read(make_pdf(tmp_path / "a.pdf", [together(lines(wrap(LEFT_TEXT[:1], 22)), *table, note)]))
    assert reading.text.split("\n")[-3:] == [
        " ".join(heads),
        " ".join(cells),
        "以上笔录我看过，和我说的一样。",
    ]
    assert not reading.margins
    check_boxes(reading)


def test_small_text_at_a_slant_over_other_letters_is_beside_them(tmp_path: Path) -> None:
    page = together(lines(wrap(LEFT_TEXT, 22)), over(45, "钱多宝", (250, 700), SIZE))
    reading = read(make_pdf(tmp_path / "a.pdf", [page]))
    assert reading.text.split("\n") == LEFT_TEXT
    assert [one.text for one in reading.margins] == ["钱多宝"]


@pytest.mark.parametrize("angle", [12, 45, -50, 80])
def test_a_page_with_nothing_but_slanted_text_is_read_along_it(angle: float, tmp_path: Path) -> None:
    rows = ["查阅人 钱多宝 13800001357", "仅供本案当事人阅卷使用"]
    reading = read(
        make_pdf(tmp_path / "a.pdf", [together(*(over(angle, row, size=SIZE) for row in rows[:1]))])
    )
    assert reading.text == rows[0]
    turned = math.radians(angle)
    below = (300 + 40 * math.sin(turned), 700 - 40 * math.cos(turned))
    page = together(over(angle, rows[1], below, SIZE), over(angle, rows[0], size=SIZE))
    assert read(make_pdf(tmp_path / "b.pdf", [page])).text.replace("\n", "") == "".join(rows)
    assert not reading.margins


def test_a_line_laid_a_little_askew_is_a_line(tmp_path: Path) -> None:
    """As in a scan: however large it is, it is no watermark."""
    page = together(over(5, "民事判决书", (300, 780)), lines(wrap(LEFT_TEXT, 22), top=700))
    reading = read(make_pdf(tmp_path / "a.pdf", [page]))
    assert reading.text.split("\n") == ["民事判决书", *LEFT_TEXT]
    assert not reading.margins


def test_words_on_their_heads_are_no_columns(tmp_path: Path) -> None:
    """Upside down the pieces of a line come last first: pieces under pieces are not two columns."""
    rows = [f"第{n}项由原告钱多宝交来的收据，经过核对与原件没有出入。" for n in "一二三四五六七八"]
    pieces = [
        at(LEFT + i * SIZE, 740 - 22 * j, row[i : i + 5])
        for j, row in enumerate(rows)
        for i in range(0, len(row), 5)
    ]
    path = make_pdf(tmp_path / "a.pdf", [together(*pieces)])
    upright = read(path).text
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(180, relative=False)
        pdf.save(path)
    assert read(path).text == upright


def test_a_large_text_at_a_slant_is_no_line_of_the_page(tmp_path: Path) -> None:
    page = together(lines(wrap(LEFT_TEXT, 22)), over(45, "钱多宝", (250, 300)))
    reading = read(make_pdf(tmp_path / "a.pdf", [page]))
    assert reading.text.split("\n") == LEFT_TEXT
    assert [one.text for one in reading.margins] == ["钱多宝"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_reads_as_before(turn: int, tmp_path: Path) -> None:
    """Upside down, pdfium gives the words of a line from the last to the first."""
    rows = [*wrap(LEFT_TEXT, 22), "审判员 钱多", "书记员 孙圆"]
    path = make_pdf(tmp_path / "a.pdf", [lines(rows)])
    upright = read(path).text
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(turn, relative=False)
        pdf.save(path)
    assert read(path).text == upright
