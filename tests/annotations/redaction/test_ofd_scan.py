"""Scanned pages of an OFD: pixels really replaced, what lies under boxes blotted, the rest as it was."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from annotations.redaction.ofd.copy import write_ofd
from annotations.redaction.values import RedactError
from annotations.redaction.verify import other_than_planned, unread_pages
from nlp.readers import ocr
from nlp.readers.interface import Limits
from nlp.readers.ofd.reader import read_ofd
from nlp.values import Document
from tests.annotations.redaction.pdf_cases import document_of, plan_of
from tests.nlp.readers import make_ofd
from tests.nlp.readers.make_ofd import Book, image_object, rectangle, text_object
from tests.nlp.readers.make_ofd import write_ofd as make

TEXT = "被害人钱多宝到庭陈述，证人钱多宝的陈述与上述事实一致。"
MASKS = {"钱多宝": "钱某"}
MM, SIZE, LEFT, TOP = 8, 5.0, 30.0, 40.0
Box = tuple[float, float, float, float]
NAMES: tuple[Box, ...] = tuple(
    (LEFT + at * SIZE, TOP - 2, LEFT + (at + 2) * SIZE, TOP + SIZE + 2) for at in (4, 14)
)
"""Where the given names stand, in millimetres, generously."""


def picture(font: Path, kind: str = "PNG", text: str = TEXT, tall: int = 297) -> bytes:
    image = Image.new("RGB", (210 * MM, tall * MM), (244, 242, 235))
    face = ImageFont.truetype(str(font), int(SIZE * MM))
    ImageDraw.Draw(image).text((LEFT * MM, TOP * MM), text, fill=(20, 20, 30), font=face)
    file = BytesIO()
    image.save(file, kind)
    return file.getvalue()


def pixels(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    with zipfile.ZipFile(path) as archive:
        data = archive.read("Doc_0/Res/image_0.img")
    return np.asarray(Image.open(BytesIO(data)).convert("L"), dtype=np.int16)


def changed(path: Path, target: Path, *places: Box) -> list[float]:
    """Return how much of each place changed; beside them nothing may."""
    difference, shares = abs(pixels(path) - pixels(target)), []
    for box in places:
        x0, y0, x1, y1 = (round(side * MM) for side in box)
        shares.append(float((difference[y0:y1, x0:x1] > 100).mean()))
        difference[y0:y1, x0:x1] = 0
    assert difference.max() <= 8
    return shares


def everything(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def copied(path: Path, masks: dict[str, str]) -> tuple[Document, Path]:
    document, target = document_of(read_ofd(path, Limits()), path), path.with_name("copy.ofd")
    write_ofd(path, target, document, plan_of(document, masks))
    return document, target


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("under", [True, False])
def test_words_under_a_picture_go_from_both(under: bool, tmp_path: Path, chinese_font: Path) -> None:
    seen = "" if under else 'Alpha="0"'
    words, scan = text_object(TEXT, LEFT, TOP, SIZE, seen), image_object()
    page = words + scan if under else scan + words
    path = make(tmp_path / "a.ofd", [Book([page], pictures=[picture(chinese_font, "JPEG")])])
    document, target = copied(path, MASKS)
    assert document.text == TEXT
    assert "多宝" not in everything(target)
    assert read_ofd(target, Limits()).text == TEXT.replace("钱多宝", "钱某")
    assert min(changed(path, target, *NAMES)) > 0.05


@pytest.mark.usefixtures("without_ocr")
def test_words_over_a_letterhead_leave_its_pixels_alone(tmp_path: Path, chinese_font: Path) -> None:
    page = image_object() + text_object(TEXT, LEFT, TOP + 40)
    path = make(tmp_path / "a.ofd", [Book([page], pictures=[picture(chinese_font, text="北川市人民法院")])])
    _, target = copied(path, MASKS)
    assert not (pixels(path) - pixels(target)).any()


@pytest.mark.usefixtures("without_ocr")
def test_what_lies_under_a_box_is_blotted(tmp_path: Path, chinese_font: Path) -> None:
    box = (LEFT + 3 * SIZE, TOP - 2, LEFT + 6 * SIZE, TOP + SIZE + 2)
    cover = rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1])
    page = image_object() + cover + text_object(TEXT, LEFT, TOP + 40)
    path = make(tmp_path / "a.ofd", [Book([page], pictures=[picture(chinese_font)])])
    _, target = copied(path, {})
    grown = (box[0] - 0.3, box[1] - 0.3, box[2] + 0.3, box[3] + 0.3)
    assert min(changed(path, target, grown)) > 0.1
    x0, y0, x1, y1 = (round(side * MM) for side in box)
    assert np.ptp(pixels(target)[y0:y1, x0:x1]) < 10


@pytest.mark.usefixtures("without_ocr")
def test_a_picture_that_cannot_be_decoded_gives_no_copy(tmp_path: Path) -> None:
    page = image_object() + text_object(TEXT, LEFT, TOP, SIZE, 'Alpha="0"')
    path = make(tmp_path / "a.ofd", [Book([page], pictures=[b"\x97JB2\r\n\x1a\n"])])
    with pytest.raises(RedactError):
        copied(path, MASKS)
    assert [one.name for one in tmp_path.iterdir()] == ["a.ofd"]


@pytest.mark.usefixtures("without_ocr")
def test_pages_that_nobody_has_read_are_told_of_the_copy(tmp_path: Path, chinese_font: Path) -> None:
    pages = [text_object(TEXT, LEFT, TOP), image_object()]
    path = make(tmp_path / "a.ofd", [Book(pages, pictures=[picture(chinese_font)])])
    _, target = copied(path, MASKS)
    (told,) = unread_pages(document_of(read_ofd(target, Limits()), target))
    assert told.why.startswith("第 2 页是图像") and "不要公布" in told.why


@pytest.mark.usefixtures("rapidocr")
def test_the_copy_of_a_scan_reads_as_masked(
    tmp_path: Path, chinese_font: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_ofd, "HEIGHT", 80.0)
    page = image_object(0, "0 0 210 80", "210 0 0 80 0 0")
    path = make(tmp_path / "a.ofd", [Book([page], pictures=[picture(chinese_font, tall=80)])])
    document, target = copied(path, MASKS)
    assert "".join(document.text.split()) == TEXT
    # Recognised places are not exact: what is near the line may change, nothing else.
    assert min(changed(path, target, (0, TOP - 2, 210, TOP + SIZE + 2))) > 0.001
    copy = document_of(read_ofd(target, Limits()), target)
    assert "".join(copy.text.split()) == TEXT.replace("钱多宝", "钱某")
    assert not list(other_than_planned(document, plan_of(document, {"到庭": ""}), copy))
