"""Pictures: the pixels of what goes are really replaced, and nearly nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from annotations.redaction.pdf.copy import write_pdf
from annotations.redaction.scan.copy import write_image
from annotations.redaction.scan.draw import Patch, paint
from nlp.readers import ocr
from nlp.readers.interface import Limits
from nlp.readers.ocr import read_image
from nlp.readers.pdf.reader import read_pdf
from nlp.readers.pdf.turn import turned
from nlp.values import Document, Page, Rect, Span
from tests.annotations.redaction.pdf_cases import document_of, drawn, everything, plan_of
from tests.nlp.readers.make_pdf import FONT, make_pdf

TEXT = "被害人钱多宝到庭陈述。"
MASKS = {"钱多宝": "钱某"}
SIZE, LEFT, TOP = 40, 60, 100
NAME = (LEFT + 4 * SIZE, TOP - 10, LEFT + 6 * SIZE, TOP + 60)
"""Where the given name stands in the picture, generously."""


def scan(
    path: Path, font: Path, mode: str = "RGB", suffix: str = "png", size: tuple[int, int] = (700, 300)
) -> Path:
    image = Image.new("RGB", size, (244, 242, 235))
    draw = ImageDraw.Draw(image)
    draw.text((LEFT, TOP), TEXT, fill=(20, 20, 30), font=ImageFont.truetype(str(font), SIZE))
    file = path / f"a.{suffix}"
    image.convert(mode, dither=Image.Dither.NONE).save(file, dpi=(200, 200))
    return file


def read_as(file: Path) -> Document:
    """Make the document that OCR would give, with exact boxes, in points."""
    boxes: list[Rect | None] = [
        Rect(*(72 / 200 * side for side in (LEFT + at * SIZE, TOP, LEFT + (at + 1) * SIZE, TOP + 50)))
        for at in range(len(TEXT))
    ]
    page = Page(1, Span(0, len(TEXT)), 252, 108, Page.pack(boxes))
    return Document("a", "a", str(file), "image/png", TEXT, pages=(page,))


def pixels(file: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.asarray(Image.open(file).convert("L"), dtype=np.int16)


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize(
    ("mode", "suffix"), [("RGB", "png"), ("L", "png"), ("1", "tif"), ("P", "png"), ("RGB", "bmp")]
)
def test_only_the_pixels_of_the_name_change(
    mode: str, suffix: str, tmp_path: Path, chinese_font: Path
) -> None:
    file = scan(tmp_path, chinese_font, mode, suffix)
    document = read_as(file)
    target = tmp_path / f"copy.{suffix}"
    write_image(file, target, document, plan_of(document, MASKS))
    difference = abs(pixels(file) - pixels(target))
    x0, y0, x1, y1 = NAME
    assert (difference[y0:y1, x0:x1] > 100).mean() > 0.05
    difference[y0:y1, x0:x1] = 0
    assert not difference.any()
    assert Image.open(target).size == Image.open(file).size


@pytest.mark.usefixtures("without_ocr")
def test_a_jpeg_loses_next_to_nothing_beside_the_name(tmp_path: Path, chinese_font: Path) -> None:
    file = scan(tmp_path, chinese_font, suffix="jpg")
    target = tmp_path / "copy.jpg"
    write_image(file, target, read_as(file), plan_of(read_as(file), MASKS))
    difference = abs(pixels(file) - pixels(target))
    x0, y0, x1, y1 = NAME
    difference[y0 - 16 : y1 + 16, x0 - 16 : x1 + 16] = 0
    assert difference.max() <= 8
    assert Image.open(target).format == "JPEG"


@pytest.mark.usefixtures("without_ocr")
def test_what_a_camera_wrote_into_the_file_goes(tmp_path: Path, chinese_font: Path) -> None:
    file = scan(tmp_path, chinese_font, suffix="jpg")
    exif = Image.Exif()
    exif[0x010E] = "Qian Duobao"
    Image.open(file).save(file, exif=exif, dpi=(200, 200), quality=90)
    assert b"Duobao" in file.read_bytes()
    target = tmp_path / "copy.jpg"
    write_image(file, target, read_as(file), plan_of(read_as(file), MASKS))
    assert b"Duobao" not in target.read_bytes()
    assert not Image.open(target).getexif()


def scanned_page(tmp_path: Path, chinese_font: Path) -> Path:
    """Make a page that is a picture, with the layer of words that OCR lays under it."""
    file = scan(tmp_path, chinese_font, size=(1653, 2339))
    point = 72 / 200

    def page(canvas: Canvas) -> None:
        canvas.drawImage(str(file), 0, 0, 1653 * point, 2339 * point)
        text = canvas.beginText(LEFT * point, (2339 - TOP - 42) * point)
        text.setTextRenderMode(3)
        text.setFont(FONT, SIZE * point)
        text.textOut(TEXT)
        canvas.drawText(text)

    return make_pdf(tmp_path / "a.pdf", [page], pageCompression=1)


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("decodes", [True, False])
def test_a_scanned_page_of_a_pdf(
    decodes: bool, tmp_path: Path, chinese_font: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scanned_page(tmp_path, chinese_font)

    def fail(*_: object, **__: object) -> None:
        raise NotImplementedError

    if not decodes:
        monkeypatch.setattr(pikepdf.PdfImage, "as_pil_image", fail)
    document = document_of(read_pdf(path, Limits()), path)
    assert document.text == TEXT
    target = tmp_path / "copy.pdf"
    write_pdf(path, target, document, plan_of(document, MASKS))
    assert "多宝" not in everything(target)
    assert read_pdf(target, Limits()).text == TEXT.replace("钱多宝", "钱某")
    difference = abs(drawn(path, scale=200 / 72) - drawn(target, scale=200 / 72))
    x0, y0, x1, y1 = NAME
    assert (difference[y0:y1, x0:x1] > 100).mean() > 0.05
    difference[y0:y1, x0:x1] = 0
    assert (difference > 40).mean() < 0.0005


@pytest.mark.usefixtures("rapidocr")
def test_the_copy_of_a_scan_reads_as_masked(tmp_path: Path, chinese_font: Path) -> None:
    file = scan(tmp_path, chinese_font)
    reading = read_image(file, Limits())
    assert reading.text.startswith("被害人钱多宝到庭")
    document = document_of(reading, file)
    target = tmp_path / "copy.png"
    write_image(file, target, document, plan_of(document, MASKS))
    text = "".join(read_image(target, Limits()).text.split())
    assert text.startswith("被害人钱某到庭")


def test_a_place_outside_the_picture_is_let_be() -> None:
    picture = Image.new("L", (40, 40), 255)
    copy = paint(picture, [Patch(((100.0, 100.0, 120.0, 120.0),), "某"), Patch((), "某")])
    assert copy.tobytes() == picture.tobytes()


def test_a_name_that_goes_on_in_the_next_row_does_not_turn_the_picture(chinese_font: Path) -> None:
    """From the end of a row to the start of the next is a long way back: it tells nothing of the lines."""
    picture = Image.new("L", (700, 300), 244)
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(str(chinese_font), SIZE)
    draw.text((LEFT, TOP), TEXT, fill=20, font=font)
    name = tuple((LEFT + at * SIZE, TOP, LEFT + (at + 1) * SIZE, TOP + 50) for at in (3, 4))
    broken = [((640.0, 20.0 + at, 670.0, 50.0 + at), (20.0, 60.0 + at, 50.0, 90.0 + at)) for at in (0, 120)]
    alone = paint(picture, [Patch(name, "某")])
    made = paint(picture, [Patch(name, "某"), *(Patch(boxes, "") for boxes in broken)])
    place = (int(LEFT), int(TOP), int(LEFT) + 8 * SIZE, int(TOP) + 50)
    assert made.crop(place).tobytes() == alone.crop(place).tobytes()


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_lines_that_run_another_way_are_masked_along_themselves(quarters: int, chinese_font: Path) -> None:
    picture = Image.new("L", (700, 300), 244)
    ImageDraw.Draw(picture).text((LEFT, TOP), TEXT, fill=20, font=ImageFont.truetype(str(chinese_font), SIZE))
    name = tuple((LEFT + at * SIZE, TOP, LEFT + (at + 1) * SIZE, TOP + 50) for at in (3, 4, 5))
    # A word of two characters that is parted by a line break tells nothing of the way.
    broken = ((660.0, 20.0, 690.0, 50.0), (20.0, 60.0, 50.0, 90.0))
    patches = [Patch(name, "某"), Patch(broken, "")]
    turn = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}[
        quarters
    ]
    askew = [
        replace(one, boxes=tuple(turned(box, 700, 300, quarters) for box in one.boxes)) for one in patches
    ]
    made = paint(picture.transpose(turn), askew)
    apart = np.abs(
        np.asarray(made, dtype=np.int16) - np.asarray(paint(picture, patches).transpose(turn), dtype=np.int16)
    )
    assert (apart > 60).mean() < 0.001
    assert made.tobytes() != picture.transpose(turn).tobytes()
