"""Pages of an OFD that are pictures: read by OCR, with what lies under boxes, or named as not read."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from nlp.readers import ocr
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.ocr import Recognised
from nlp.readers.ofd.page import POINTS
from nlp.readers.ofd.reader import read_ofd
from nlp.readers.pdf.layout import make_line
from nlp.readers.pdf.line import Box
from nlp.values import Cause, HiddenKind
from tests.nlp.readers.make_ofd import (
    LEFT,
    SIZE,
    TOP,
    Book,
    image_object,
    page_objects,
    rectangle,
    text_object,
    write_ofd,
)

ROWS = ("被害人赵小楼到庭陈述。", "住北川市东湖区。")


def picture(kind: str = "PNG", size: tuple[int, int] = (420, 594)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "white").save(file, kind)
    return file.getvalue()


def pretend(monkeypatch: pytest.MonkeyPatch, rows: Sequence[str] = ROWS) -> list[tuple[int, ...]]:
    """Let every picture say some rows, set as the text of the other tests; returns the shapes of pictures."""
    asked: list[tuple[int, ...]] = []

    def lines_of(pixels: ocr.Picture, scale: float) -> Recognised:
        asked.append((*pixels.shape, round(scale * 100)))
        lines = []
        for row, text in enumerate(rows):
            tops = (TOP + row * 9, TOP + row * 9 + SIZE)
            boxes: list[Box] = [
                (
                    (LEFT + at * SIZE) * POINTS,
                    tops[0] * POINTS,
                    (LEFT + (at + 1) * SIZE) * POINTS,
                    tops[1] * POINTS,
                )
                for at in range(len(text))
            ]
            lines.append(make_line(text, boxes))
        return Recognised([line for line in lines if line], 1)

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "lines_of", lines_of)
    return asked


def read(folder: Path, *pages: str, limits: Limits | None = None, data: bytes | None = None) -> Reading:
    book = Book(list(pages), pictures=[picture() if data is None else data])
    return read_ofd(write_ofd(folder / "x.ofd", [book]), limits or Limits())


def test_a_page_that_is_a_picture_is_read_by_ocr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = pretend(monkeypatch)
    reading = read(
        tmp_path, *page_objects(["本院受理后依法组成合议庭进行了审理现已审理终结。"]), image_object()
    )
    assert reading.pages[1].span.of(reading.text) == "\n".join(ROWS)
    assert reading.notes == ("第 2 页是图像，文字由 OCR 识别，可能有错字", "第 2 页有看不清的行，未收入正文")
    assert asked == [(2339, 1654, 3, 278)]
    box = reading.pages[1].box(reading.text.index("赵"))
    assert box is not None and box.x0 == pytest.approx((LEFT + 3 * SIZE) * POINTS, abs=0.5)


def test_what_lies_under_a_box_on_a_scan_is_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)
    reading = read(tmp_path, image_object() + rectangle(LEFT + 3 * SIZE, TOP - 1, 3 * SIZE, SIZE + 2))
    assert reading.text.split("\n")[0] == "被害人 到庭陈述。"
    assert [(h.kind, h.text, h.page) for h in reading.hidden] == [(HiddenKind.COVERED, "赵小楼", 1)]


def test_strips_and_turned_pictures_make_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = pretend(monkeypatch)
    seen: list[ocr.Picture] = []
    inner = ocr.lines_of

    def keep(pixels: ocr.Picture, scale: float) -> Recognised:
        seen.append(pixels)
        return inner(pixels, scale)

    monkeypatch.setattr(ocr, "lines_of", keep)
    upper = image_object(0, "0 0 210 150", "210 0 0 150 0 0")
    lower = image_object(1, "0 150 210 147", "0 147 -210 0 210 0")
    black = BytesIO()
    half = Image.new("L", (147, 210), 255)
    half.paste(0, (0, 0, 73, 210))
    half.save(black, "BMP")
    book = Book([upper + lower], pictures=[picture("JPEG"), black.getvalue()])
    read_ofd(write_ofd(tmp_path / "x.ofd", [book]), Limits())
    assert len(asked) == 1
    page = seen[0][:, :, 0] > 128
    # The left half of the lower picture is turned to be the upper half of the lower strip.
    rows = [page[int(at / 297 * page.shape[0])].mean() > 0.5 for at in (50, 160, 210, 240, 290)]
    assert rows == [True, False, False, True, True]


def cause_of(folder: Path, **given: object) -> tuple[Cause, str]:
    with pytest.raises(ReadError) as caught:
        read(folder, image_object(), **given)  # type: ignore[arg-type]
    return caught.value.cause, caught.value.remedy


def test_what_is_not_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = pretend(monkeypatch, ())
    assert cause_of(tmp_path)[0] is Cause.EMPTY
    assert cause_of(tmp_path, limits=Limits(ocr=False)) == (Cause.IMAGE_ONLY, "打开文字识别（OCR）")
    assert cause_of(tmp_path, limits=Limits(seconds=-1.0))[0] is Cause.TIMEOUT
    assert cause_of(tmp_path, data=b"\x97JB2\r\n\x1a\n")[0] is Cause.IMAGE_ONLY
    assert cause_of(tmp_path, limits=Limits(pixels=1000))[0] is Cause.IMAGE_ONLY
    assert len(asked) == 1
    monkeypatch.setattr(ocr, "available", lambda: False)
    assert cause_of(tmp_path) == (Cause.IMAGE_ONLY, ocr.REMEDY)
    reading = read(tmp_path, text_object("有文字的一页。", LEFT, TOP), image_object())
    assert reading.text == "有文字的一页。"
    assert reading.notes == (f"第 2 页是图像，图像中的文字未读取（{ocr.REMEDY}）",)


def test_a_page_with_words_of_its_own_is_not_read_by_ocr(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = pretend(monkeypatch)
    words = text_object("本院受理后依法组成合议庭进行了审理现已审理终结。", LEFT, TOP, SIZE, 'Alpha="0"')
    reading = read(tmp_path, words + image_object())
    assert reading.notes == ("扫描页的文字取自文件自带的文字层",)
    badge = image_object(0, "0 0 30 30", "30 0 0 30 0 0")
    assert read(tmp_path, text_object("正文。", LEFT, TOP + 20) + badge).text == "正文。"
    assert not asked
