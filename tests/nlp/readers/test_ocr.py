"""OCR: lines become the same running text as those of a PDF, and what is missing is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from nlp.readers import ocr
from nlp.readers.interface import Limits, ReadError
from nlp.readers.ocr import read_image
from nlp.readers.ocr_turn import quarters_of
from nlp.readers.pdf.reader import read_pdf
from nlp.readers.pdf.turn import turned
from nlp.values import Cause, Page
from tests.nlp.readers.make_pdf import make_pdf

ROWS = ["\u3000\u3000被害人赵小楼的电话是138", "00001357，已经核对无误。"]


@dataclass(frozen=True)
class Result:
    """What the engine gives, as far as it is used."""

    boxes: Sequence[Sequence[tuple[float, float]]] | None
    txts: Sequence[str] | None
    scores: Sequence[float] = ()
    word_results: Sequence[Sequence[tuple[str, float, Sequence[tuple[float, float]]]]] = ()


def corners(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def pretend(monkeypatch: pytest.MonkeyPatch, result: Result) -> None:
    def engine(picture: npt.NDArray[np.uint8], **options: bool) -> Result:
        assert picture.dtype == np.uint8
        return result

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)


def image(path: Path, size: tuple[int, int] = (800, 400)) -> Path:
    Image.new("RGB", size, "white").save(path, dpi=(200, 200))
    return path


TWO_LINES = Result(
    boxes=[corners(50, 100, 650, 130), corners(90, 60, 650, 90), corners(0, 300, 90, 330)],
    txts=["00001357，已经核对无误，没有出入。", "被害人赵小楼的电话是一三八号138", "看不清"],
    scores=[0.99, 0.98, 0.2],
)


def test_lines_are_sorted_joined_and_doubtful_ones_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, TWO_LINES)
    reading = read_image(image(tmp_path / "a.png"), Limits())
    assert reading.text == "被害人赵小楼的电话是一三八号13800001357，已经核对无误，没有出入。"
    assert reading.media_type == "image/png"
    assert reading.notes == ("文字由 OCR 识别，可能有错字", "有 1 行看不清，未收入正文")
    page = reading.pages[0]
    boxes = [page.box(offset) for offset in range(len(reading.text))]
    assert all(box is not None and box.x1 > box.x0 for box in boxes)
    first = boxes[0]
    assert first is not None
    assert first.x0 == pytest.approx(90 * 72 / 200, abs=0.5)
    assert page.width == pytest.approx(800 * 72 / 200, abs=0.5)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_or_head_reads_as_upright(
    quarters: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine reads a line whatever its way, and is surer of one that is upright: here, black first."""
    page = Image.new("RGB", (800, 400), "white")
    for left, top in ((50, 100), (90, 60)):
        page.paste("black", (left, top, left + 30, top + 31))
    upright = np.asarray(page)

    def engine(picture: npt.NDArray[np.uint8], **options: bool) -> Result:
        if not options["use_det"]:
            return Result(None, None, [0.9 if picture[:, :9].mean() < 99 else 0.6])
        turn = next(way for way in range(4) if np.array_equal(picture, np.rot90(upright, -way)))
        boxes = [turned((*box[0], *box[2]), 800, 400, turn) for box in TWO_LINES.boxes or ()]
        return replace(TWO_LINES, boxes=[corners(*box) for box in boxes])

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    Image.fromarray(np.rot90(upright, -quarters)).save(tmp_path / "b.png", dpi=(200, 200))
    reading = read_image(tmp_path / "b.png", Limits())
    assert reading.text == "被害人赵小楼的电话是一三八号13800001357，已经核对无误，没有出入。"
    first, point = reading.pages[0].box(0), 72 / 200
    assert first is not None
    box = turned((first.x0, first.y0, first.x1, first.y1), *sizes(reading.pages[0]), 4 - quarters)
    assert box[:2] == pytest.approx((90 * point, 60 * point), abs=0.5)


def test_short_rows_outweigh_the_labels_of_a_form() -> None:
    labels, rows = (
        [corners(60 + 400 * i, 40, 100 + 400 * i, 640) for i in range(2)],
        list[list[tuple[float, float]]](),
    )
    for row in range(6):
        rows += [corners(x, 60 + 100 * row, x + 72, 96 + 100 * row) for x in (150, 550)]
    texts = ["被告人基本情况登记表", "被害人基本情况登记表", *["姓名", "钱某"] * 6]
    form = Result(boxes=[*labels, *rows], txts=texts)
    assert quarters_of(np.zeros((700, 900), dtype=np.uint8), form, lambda _: 0.9) == 0
    alone = Result(boxes=labels, txts=texts[:2])
    assert quarters_of(np.zeros((700, 900), dtype=np.uint8), alone, lambda _: 0.9) == 1


@pytest.mark.parametrize(("on_its_head", "quarters"), [(0.85, 0), (0.95, 2)])
def test_a_line_is_on_its_head_only_where_that_is_much_surer(on_its_head: float, quarters: int) -> None:
    picture = np.full((400, 800), 255, dtype=np.uint8)
    picture[:, :60] = 0
    lines = Result(boxes=[corners(50, 60, 650, 90), corners(50, 100, 650, 130)], txts=["一二三四五"] * 2)
    assert quarters_of(picture, lines, lambda line: 0.8 if line[0, 0] == 0 else on_its_head) == quarters


def sizes(page: Page) -> tuple[float, float]:
    return page.width, page.height


def test_a_wide_gap_between_characters_is_a_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [
        (c, 1.0, corners(x, 0, x + 30, 30)) for c, x in zip("书记员沈佳", (0, 30, 60, 150, 180), strict=True)
    ]
    pretend(monkeypatch, Result([corners(0, 0, 210, 30)], ["书记员沈佳"], [1.0], [words]))
    assert read_image(image(tmp_path / "a.png"), Limits()).text == "书记员 沈佳"


def test_a_picture_without_words_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, Result(None, None))
    assert cause_of(image(tmp_path / "a.png")) is Cause.EMPTY


def cause_of(path: Path, limits: Limits | None = None) -> Cause:
    with pytest.raises(ReadError) as caught:
        read_image(path, limits or Limits())
    return caught.value.cause


def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, TWO_LINES)
    empty, noise = tmp_path / "empty.png", tmp_path / "noise.png"
    empty.write_bytes(b"")
    noise.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    good = image(tmp_path / "a.png")
    cut = tmp_path / "cut.png"
    cut.write_bytes(good.read_bytes()[:-200])
    assert cause_of(empty) is Cause.EMPTY
    assert cause_of(noise) is Cause.DAMAGED
    assert cause_of(cut) is Cause.DAMAGED
    assert cause_of(tmp_path / "nowhere.png") is Cause.MISSING
    assert cause_of(good, Limits(pixels=1000)) is Cause.TOO_LARGE
    assert cause_of(good, Limits(ocr=False)) is Cause.IMAGE_ONLY
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(ReadError) as caught:
        read_image(good, Limits())
    assert caught.value.cause is Cause.NEEDS_PROGRAM
    assert "pip install 'jianwen[ocr]'" in caught.value.remedy


def test_every_page_of_a_tiff_is_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, TWO_LINES)
    path = tmp_path / "a.tif"
    sheets = [Image.new("L", (800, 400), 255) for _ in range(3)]
    sheets[0].save(path, save_all=True, append_images=sheets[1:])
    reading = read_image(path, Limits())
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert reading.media_type == "image/tiff"
    assert cause_of(path, Limits(pages=2)) is Cause.TOO_LARGE


def test_a_page_that_is_a_picture_is_read_by_ocr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, TWO_LINES)
    picture = str(image(tmp_path / "a.png"))

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(picture, 0, 0, 595, 842)

    reading = read_pdf(make_pdf(tmp_path / "a.pdf", [scan]), Limits())
    assert reading.text.startswith("被害人赵小楼的电话是一三八号13800001357")
    assert reading.notes == ("第 1 页是图像，文字由 OCR 识别，可能有错字", "第 1 页有看不清的行，未收入正文")


def test_pages_for_which_time_ran_out_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, TWO_LINES)
    picture = str(image(tmp_path / "a.png"))

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(picture, 0, 0, 595, 842)

    def typed(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "有文字的一页。")

    reading = read_pdf(make_pdf(tmp_path / "a.pdf", [typed, scan]), Limits(seconds=-1.0))
    assert reading.text == "有文字的一页。"
    assert [note.partition("，")[0] for note in reading.notes] == ["第 2 页是图像"]
    assert "时限" in reading.notes[0]
    with pytest.raises(ReadError) as caught:
        read_pdf(make_pdf(tmp_path / "b.pdf", [scan]), Limits(seconds=-1.0))
    assert caught.value.cause is Cause.TIMEOUT


@pytest.mark.usefixtures("rapidocr")
def test_the_real_engine_reads_a_scan(tmp_path: Path, chinese_font: Path) -> None:
    picture = Image.new("RGB", (760, 140), "white")
    font = ImageFont.truetype(str(chinese_font), 32)
    for row, text in enumerate(ROWS):
        ImageDraw.Draw(picture).text((30, 20 + 50 * row), text, fill="black", font=font)
    path = tmp_path / "a.png"
    picture.save(path, dpi=(200, 200))
    text = read_image(path, Limits()).text.replace(" ", "")
    assert "赵小楼" in text
    assert "00001357" in text
