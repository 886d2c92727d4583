"""OFD as other programs write it: pages that lie, and paths of parts as archives spell them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp.readers.ofd.page import POINTS
from nlp.readers.ofd.reader import read_ofd
from nlp.readers.sniff import Format, sniff
from nlp.values import MarginKind
from tests.nlp.readers.make_ofd import SIZE, make_ofd, text_object
from tests.nlp.readers.test_ofd import LIMITS, PARAGRAPHS, read


def turned_object(text: str, x: float, y: float) -> str:
    """Return a text whose line runs down the page, as a page that was scanned or printed lying."""
    code = f'<ofd:TextCode X="0" Y="0" DeltaX="g {len(text) - 1} {SIZE}">{text}</ofd:TextCode>'
    frame = f'Boundary="0 0 210 297" Size="{SIZE}" CTM="0 1 -1 0 {210 - y} {x}"'
    return f'<ofd:TextObject ID="1" Font="1" {frame}>{code}</ofd:TextObject>'


def test_a_page_that_lies_is_read_and_its_boxes_are_where_it_shows_them(tmp_path: Path) -> None:
    lines = ["北川市东湖区人民法院民事判决书", "原告某某公司与被告某某借款合同纠纷"]
    drawn = [turned_object(text, 28, 40 + 9 * at) for at, text in enumerate(lines)]
    reading = read(tmp_path, *drawn, text_object("第 1 页", 100, 280))
    assert reading.text.split("\n") == lines
    assert [(one.kind, one.text) for one in reading.margins] == [(MarginKind.HEADER, "第 1 页")]
    (page,) = reading.pages
    box = page.box(reading.text.index("原"))
    assert box is not None
    assert (page.width, page.height) == pytest.approx((210 * POINTS, 297 * POINTS))
    assert box.x0 <= (210 - 49) * POINTS <= box.x1
    assert box.y0 == pytest.approx(28 * POINTS, abs=0.1)


def test_only_text_at_a_slant_is_told_as_a_watermark(tmp_path: Path) -> None:
    mark = text_object("内部资料", 60, 100, 20, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    askew = text_object("仅供查阅", 60, 200, 20, 'CTM="0.94 -0.34 0.34 0.94 0 0"')
    label = turned_object("装订线", 100, 200)
    reading = read(tmp_path, text_object("正文", 28, 40), mark, label, askew)
    assert [(one.kind, one.text) for one in reading.margins] == [
        (MarginKind.WATERMARK, "内部资料"),
        (MarginKind.HEADER, "装订线"),
        (MarginKind.WATERMARK, "仅供查阅"),
    ]


def test_watermarks_before_the_text_do_not_turn_the_page(tmp_path: Path) -> None:
    tilted = 'CTM="0.5 0.87 -0.87 0.5 0 0"'
    marks = [text_object("查阅人钱多宝", 60, 20 * row, SIZE, tilted) for row in range(1, 13)]
    reading = read(tmp_path, *marks, text_object("正文在此", 28, 40))
    assert reading.text == "正文在此"


@pytest.mark.parametrize("rename", [lambda name: f"./{name}", lambda name: name.replace("/", "\\")])
def test_parts_are_found_however_the_archive_spells_their_paths(
    tmp_path: Path, rename: Callable[[str], str]
) -> None:
    plain, other = tmp_path / "x.ofd", tmp_path / "other.ofd"
    make_ofd(PARAGRAPHS, plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(other, "w") as new:
        for info in old.infolist():
            new.writestr(rename(info.filename), old.read(info))
    assert sniff(other, other.name, LIMITS) is Format.OFD
    assert read_ofd(other, LIMITS).text == read_ofd(plain, LIMITS).text
