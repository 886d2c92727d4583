"""Tables on pages that are turned are read as on any other, and blanks that only programs set are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from nlp.readers.interface import Limits
from nlp.readers.pdf.page import Frame
from nlp.readers.pdf.reader import read_pdf
from tests.nlp.readers.make_pdf import HEIGHT, SIZE, WIDTH, at, make_pdf, together
from tests.nlp.readers.test_pdf import check_boxes, ruled_table

ROW = "甲某 借款人兼本案被告 于二〇二〇年离职"


def turn(canvas: Canvas, quarters: int, width: float, height: float) -> None:
    """Draw what follows so that it stands upright where a page of this size is turned so far."""
    if quarters == 1:
        canvas.transform(0, 1, -1, 0, width, 0)
    elif quarters == 2:
        canvas.transform(-1, 0, 0, -1, width, height)
    else:
        canvas.transform(0, -1, 1, 0, 0, height)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_cells_stay_together_on_a_page_that_is_shown_turned(quarters: int, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90 * quarters)
        turn(canvas, quarters, *((HEIGHT, WIDTH) if quarters % 2 else (WIDTH, HEIGHT)))
        ruled_table(canvas)

    reading = read_pdf(make_pdf(tmp_path / "a.pdf", [draw]), Limits())
    assert reading.text.split("\n")[1] == ROW
    check_boxes(reading)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_cells_stay_together_where_lines_run_up_or_down(quarters: int, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        turn(canvas, quarters, WIDTH, HEIGHT)
        canvas.translate(0, -150)
        ruled_table(canvas)

    reading = read_pdf(make_pdf(tmp_path / "a.pdf", [draw]), Limits())
    assert reading.text.split("\n")[1] == ROW


@pytest.mark.parametrize("quarters", range(4))
def test_a_box_is_found_again_in_the_coordinates_of_the_page(quarters: int) -> None:
    frame, sides = Frame(10, 20, 300, 500, quarters), (50, 60, 110, 90)
    assert frame.own(frame.box(*sides)) == sides


@pytest.mark.parametrize(("gap", "text"), [(0.25, "住石桥县东街8号二单元"), (0.6, "住石桥县东街 8 号二单元")])
def test_chinese_and_numbers_set_apart_have_no_blank_between(gap: float, text: str, tmp_path: Path) -> None:
    parts, x, draws = ("住石桥县东街", "8", "号二单元"), 85.0, []
    for part in parts:
        draws.append(at(x, 700, part))
        x += SIZE * (len(part) * (1 if part != "8" else 0.5) + gap)
    reading = read_pdf(make_pdf(tmp_path / "a.pdf", [together(*draws)]), Limits())
    assert reading.text == text


def test_a_blank_that_somebody_wrote_stays(tmp_path: Path) -> None:
    reading = read_pdf(make_pdf(tmp_path / "a.pdf", [at(85, 700, "共 8 页 abc 完")]), Limits())
    assert reading.text == "共 8 页 abc 完"
