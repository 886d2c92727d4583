"""OFD: reading order, paragraphs whole again, a box for each character, and what is not seen."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.ofd.page import POINTS
from nlp.readers.ofd.reader import read_ofd
from nlp.values import Cause, HiddenKind, MarginKind
from tests.nlp.readers.make_ofd import (
    LEFT,
    SIZE,
    TOP,
    Book,
    make_ofd,
    page_objects,
    rectangle,
    text_object,
    write_ofd,
)  # fmt: skip

LIMITS = Limits()
SENTENCE = "原告某某公司与被告某某借款合同纠纷一案，本院于二〇二三年五月八日立案后，依法公开开庭进行了审理。"
PARAGRAPHS = [
    "北川市东湖区人民法院", "民 事 判 决 书", "（2023）川0999民初123号", SENTENCE * 3,
    "联系电话13800001357，住北川市东湖区长宁路12号3栋2单元501室。", SENTENCE * 9, SENTENCE * 14, "审判员陈某",
]  # fmt: skip


def read(tmp_path: Path, *objects: str) -> Reading:
    return read_ofd(write_ofd(tmp_path / "x.ofd", [Book(["".join(objects)])]), LIMITS)


def hidden(reading: Reading) -> list[tuple[HiddenKind, str]]:
    return [(part.kind, part.text) for part in reading.hidden]


def test_wrapped_paragraphs_are_whole_again_over_lines_and_pages(tmp_path: Path) -> None:
    make_ofd(PARAGRAPHS, tmp_path / "x.ofd")
    reading = read_ofd(tmp_path / "x.ofd", LIMITS)
    assert reading.text.split("\n") == PARAGRAPHS
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert [m.text for m in reading.margins if m.kind is MarginKind.PAGE_NUMBER] == [
        "- 1 -",
        "- 2 -",
        "- 3 -",
    ]


def test_pages_tile_the_text_and_each_character_has_its_box(tmp_path: Path) -> None:
    make_ofd(PARAGRAPHS, tmp_path / "x.ofd")
    reading = read_ofd(tmp_path / "x.ofd", LIMITS)
    assert [p.span.start for p in reading.pages[1:]] == [p.span.end for p in reading.pages[:-1]]
    assert reading.pages[-1].span.end == len(reading.text)
    for page in reading.pages:
        for offset in range(page.span.start, page.span.end):
            box = page.box(offset)
            assert (box is None) == (reading.text[offset] == "\n")
            assert box is None or (0 < box.x0 < box.x1 < page.width and 0 < box.y0 < box.y1 < page.height)


def test_a_box_is_where_the_character_stands(tmp_path: Path) -> None:
    reading = read(tmp_path, text_object("甲乙1丙", 50, 60, 10))
    boxes = [reading.pages[0].box(offset) for offset in range(4)]
    assert [round(box.x0 / POINTS, 2) for box in boxes if box] == [50, 60, 70, 75]
    assert [round(box.x1 / POINTS, 2) for box in boxes if box] == [60, 70, 75, 85]
    assert {(round(b.y0 / POINTS, 2), round(b.y1 / POINTS, 2)) for b in boxes if b} == {(60, 70)}


def test_repeated_deltas_and_a_matrix_are_understood(tmp_path: Path) -> None:
    code = '<ofd:TextCode X="1" Y="2" DeltaX="g 2 2 3">甲乙丙丁</ofd:TextCode>'
    attributes = 'Boundary="10 20 40 8" Size="2" CTM="2 0 0 2 5 0"'
    reading = read(tmp_path, f"<ofd:TextObject {attributes}>{code}</ofd:TextObject>")
    boxes = [reading.pages[0].box(offset) for offset in range(4)]
    assert [round(box.x0 / POINTS, 2) for box in boxes if box] == [17, 21, 25, 31]


def test_a_huge_repetition_costs_nothing(tmp_path: Path) -> None:
    code = '<ofd:TextCode X="1" Y="2" DeltaX="g 9999999 2 g 99999999999 1">甲乙</ofd:TextCode>'
    reading = read(tmp_path, f'<ofd:TextObject Boundary="10 20 40 8" Size="2">{code}</ofd:TextObject>')
    assert reading.text == "甲乙"


@pytest.mark.parametrize(
    ("boundary", "code"),
    [("-90 20 40 8", 'X="0" Y="4"'), ("10 400 40 8", 'X="0" Y="4"'), ("10 20 4 8", 'X="9e99" Y="4"'),
     ("10 20 4 8", 'X="1e999" Y="-1e999"'), ("10 20 4 8", 'X="0" Y="4" CTM="1e9 0 0 1e9 0 0"')],
)  # fmt: skip
def test_letters_off_the_page_are_hidden_and_cost_nothing(tmp_path: Path, boundary: str, code: str) -> None:
    matrix = 'CTM="1e9 0 0 1e9 0 0"' if "CTM" in code else ""
    text = f"<ofd:TextCode {code.partition(' CTM')[0]}>孙小梅</ofd:TextCode>"
    away = f'<ofd:TextObject Boundary="{boundary}" Size="5" {matrix}>{text}</ofd:TextObject>'
    reading = read(tmp_path, text_object("被害人", LEFT, TOP), away)
    assert reading.text == "被害人"
    assert "".join(part for _, part in hidden(reading)) == "孙小梅"


def test_words_are_read_by_place_not_by_order_in_the_file(tmp_path: Path) -> None:
    third = text_object("审判员", LEFT, TOP + 20)
    fourth = text_object("陈某", LEFT + 30, TOP + 20.3)
    first, second = text_object("张", LEFT, TOP), text_object("三", LEFT + SIZE, TOP)
    reading = read(tmp_path, fourth, second, third, first)
    assert reading.text == "张三\n审判员 陈某"


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [('Visible="false"', ""), ('Alpha="0"', ""), ('Fill="false"', ""),
     ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'), ("", '<ofd:FillColor Value="255 255 255"/>')],
)  # fmt: skip
def test_letters_that_paint_nothing_are_hidden(tmp_path: Path, attributes: str, inside: str) -> None:
    secret = text_object("孙小梅", LEFT + 20, TOP, SIZE, attributes, inside)
    reading = read(tmp_path, text_object("被害人", LEFT, TOP), secret)
    assert reading.text == "被害人"
    assert hidden(reading) == [(HiddenKind.COVERED, "孙小梅")]
    assert reading.hidden[0].page == 1 and "孙" not in reading.hidden[0].place


@pytest.mark.parametrize(
    ("size", "attributes"), [(0.3, ""), (SIZE, 'CTM="0.06 0 0 0.06 0 0"'), (SIZE, 'CTM="0 0.06 -0.06 0 0 0"')]
)
def test_letters_too_small_to_be_read_are_hidden(tmp_path: Path, size: float, attributes: str) -> None:
    secret = text_object("孙小梅", LEFT + 20, TOP, size, attributes)
    reading = read(tmp_path, text_object("被害人", LEFT, TOP), secret)
    assert reading.text == "被害人"
    assert hidden(reading) == [(HiddenKind.COVERED, "孙小梅")]
    assert "极小的文字" in reading.hidden[0].place


def test_small_print_of_an_ofd_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, text_object("注释", LEFT, TOP, 1.0)).text == "注释"


def test_white_letters_on_a_dark_ground_are_seen(tmp_path: Path) -> None:
    white = text_object("表头", LEFT, TOP, SIZE, "", '<ofd:FillColor Value="255 255 255"/>')
    assert read(tmp_path, rectangle(LEFT, TOP, 30, 8, "0 0 128"), white).text == "表头"


def test_a_box_painted_over_a_name_hides_just_the_name(tmp_path: Path) -> None:
    line = text_object("被害人孙小梅陈述", LEFT, TOP)
    reading = read(tmp_path, line, rectangle(LEFT + 3 * SIZE, TOP - 1, 3 * SIZE, SIZE + 2))
    assert reading.text == "被害人 陈述"
    assert hidden(reading) == [(HiddenKind.COVERED, "孙小梅")]
    assert "色块下" in reading.hidden[0].place


def test_black_letters_on_a_black_box_are_hidden(tmp_path: Path) -> None:
    box = rectangle(LEFT + 3 * SIZE, TOP - 1, 3 * SIZE, SIZE + 2)
    reading = read(tmp_path, box, text_object("被害人孙小梅陈述", LEFT, TOP))
    assert reading.text == "被害人 陈述"
    assert hidden(reading) == [(HiddenKind.COVERED, "孙小梅")]
    grey = box.replace("0 0 0", "200 200 200")
    assert read(tmp_path, box, grey, text_object("被害人孙小梅陈述", LEFT, TOP)).text == "被害人孙小梅陈述"


@pytest.mark.parametrize(
    "painted",
    [rectangle(LEFT, TOP - 1, 90, 8, "255 255 0", 'Alpha="90"'), rectangle(LEFT, TOP + SIZE, 90, 0.4),
     rectangle(LEFT, TOP - 1, 90, 8).replace("L 90 0", "B 1 1 2 2 90 0")],
)  # fmt: skip
def test_markers_rules_and_seals_hide_nothing(tmp_path: Path, painted: str) -> None:
    reading = read(tmp_path, text_object("被害人陈述", LEFT, TOP), painted)
    assert (reading.text, reading.hidden) == ("被害人陈述", ())


def test_a_scan_with_its_own_text_is_read(tmp_path: Path) -> None:
    image = '<ofd:ImageObject ID="5" Boundary="0 0 210 297" ResourceID="7"/>'
    reading = read(tmp_path, text_object("民事判决书", LEFT, TOP, SIZE, 'Alpha="0"'), image)
    assert (reading.text, reading.hidden) == ("民事判决书", ())
    assert reading.notes
    with pytest.raises(ReadError) as caught:
        read(tmp_path, image)
    assert caught.value.cause is Cause.IMAGE_ONLY


def test_nothing_painted_is_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path)
    assert caught.value.cause is Cause.EMPTY


def test_templates_that_repeat_are_margins(tmp_path: Path) -> None:
    template = text_object("北川市东湖区人民法院文书", 70, 12)
    make = write_ofd(tmp_path / "x.ofd", [Book(page_objects(PARAGRAPHS), templates=[template])])
    reading = read_ofd(make, LIMITS)
    assert reading.text.split("\n") == PARAGRAPHS
    headers = [(m.page, m.text) for m in reading.margins if m.kind is MarginKind.HEADER]
    assert headers == [(n, "北川市东湖区人民法院文书") for n in (1, 2, 3)]


def test_a_slanted_watermark_is_beside_the_text(tmp_path: Path) -> None:
    mark = text_object("内部资料", 60, 100, 20, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    reading = read(tmp_path, text_object("正文", LEFT, TOP), mark)
    assert reading.text == "正文"
    assert [m.text for m in reading.margins] == ["内部资料"]


def test_annotations_attachments_and_properties_are_hidden(tmp_path: Path) -> None:
    name = rectangle(0, 0, 3 * SIZE, SIZE)
    annotation = (
        '<ofd:Annot Type="Path" Creator="柳书记"><ofd:Remark>此处是真名</ofd:Remark>'
        f'<ofd:Appearance Boundary="{LEFT:g} {TOP:g} 15 5">{name}</ofd:Appearance></ofd:Annot>'
    )
    custom = "<ofd:CustomDatas><ofd:CustomData>甲</ofd:CustomData></ofd:CustomDatas>"
    info = f"<ofd:Author>冯校对</ofd:Author>{custom}"
    book = Book(
        [text_object("孙小梅陈述", LEFT, TOP)],
        annotations={0: annotation},
        attachments=["真名.txt"],
        info=info,
    )
    reading = read_ofd(write_ofd(tmp_path / "x.ofd", [book]), LIMITS)
    assert reading.text == "陈述"
    assert [(h.kind.value, h.place, h.text) for h in reading.hidden] == [
        ("metadata", "附件 1·名称", "真名.txt"),
        ("comment", "第 1 页，批注 1", "此处是真名"),
        ("metadata", "第 1 页，批注 1·作者", "柳书记"),
        ("covered", "第 1 页，色块下 1", "孙小梅"),
        ("metadata", "文档属性·作者", "冯校对"),
        ("metadata", "文档属性·自定义 1", "甲"),
    ]


def test_all_documents_of_a_package_are_read_in_order(tmp_path: Path) -> None:
    books = [Book(page_objects([f"第{n}份裁定书"])) for n in "一二三"]
    reading = read_ofd(write_ofd(tmp_path / "x.ofd", books), LIMITS)
    assert reading.text == "第一份裁定书\n第二份裁定书\n第三份裁定书"
    assert [page.span.of(reading.text) for page in reading.pages] == [
        "第一份裁定书\n",
        "第二份裁定书\n",
        "第三份裁定书",
    ]
    assert [len(page.boxes) for page in reading.pages] == [len(page.span) * 16 for page in reading.pages]
    assert [page.number for page in reading.pages] == [1, 2, 3]


def test_too_many_pages_and_pages_outside_are_refused(tmp_path: Path) -> None:
    path = write_ofd(tmp_path / "x.ofd", [Book(["", ""])])
    with pytest.raises(ReadError) as caught:
        read_ofd(path, Limits(pages=1))
    assert caught.value.cause is Cause.TOO_LARGE


LINE = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), st.sampled_from("，。0123456789Xa")
    ),
    min_size=1,
    max_size=120,
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=12))
def test_any_indented_paragraphs_come_back(paragraphs: list[str]) -> None:
    # Without one line that is no first line, an indent is no indent; nor does a paragraph start with a comma.
    paragraphs = [SENTENCE * 2, *(f"某{text}。" for text in paragraphs)]
    with tempfile.TemporaryDirectory() as folder:
        make_ofd(paragraphs, Path(folder) / "x.ofd")
        assert read_ofd(Path(folder) / "x.ofd", LIMITS).text == "\n".join(paragraphs)


def test_what_an_attachment_says_is_hidden(tmp_path: Path) -> None:
    plain = write_ofd(tmp_path / "x.ofd", [Book([text_object("正文", LEFT, TOP)], attachments=["a.txt"])])
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(tmp_path / "y.ofd", "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            place = 'Name="a.txt"><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment>'
            new.writestr(name, data.replace('Name="a.txt"/>', place))
        new.writestr("Doc_0/Attachs/a.txt", "证人孙小圆的电话13800001357")
    reading = read_ofd(tmp_path / "y.ofd", LIMITS)
    assert [(h.place, h.text) for h in reading.hidden] == [
        ("附件 1·名称", "a.txt"),
        ("附件 1 的内容", "证人孙小圆的电话13800001357"),
    ]
    assert not reading.notes


SECRET = "被害人钱多宝的陈述"
GRAPHICS = (
    '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CompositeGraphicUnits>'
    f'<ofd:CompositeGraphicUnit ID="88"><ofd:Content>{text_object(SECRET, 0, 0)}</ofd:Content>'
    "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
)
TILE = (
    '<ofd:PathObject ID="3" Boundary="9 9 9 9" Fill="true"><ofd:FillColor><ofd:Pattern><ofd:CellContent>'
    f"{text_object(SECRET, 0, 0)}</ofd:CellContent></ofd:Pattern></ofd:FillColor></ofd:PathObject>"
)
HIDDEN_STAMP = (
    '<ofd:Annot Type="Stamp" Visible="false"><ofd:Appearance Boundary="9 9 90 9">'
    f"{text_object(SECRET, 0, 0)}</ofd:Appearance></ofd:Annot>"
)


ROW = text_object("正文一行", 30, 40)


def with_more(path: Path, page: str = ROW, objects: str = "", stamp: str = "", resources: str = "") -> Path:
    """Write a page with more objects, an annotation and a list of graphics."""
    plain = write_ofd(path.with_name("plain.ofd"), [Book([page + objects], annotations={0: stamp})])
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode("utf-8")
            listed = "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
            new.writestr(name, text.replace("</ofd:PageArea>", listed) if resources else text)
        if resources:
            new.writestr("Doc_0/PublicRes.xml", resources)
    return path


def test_a_graphic_that_is_drawn_is_seen_and_one_that_is_not_is_hidden(tmp_path: Path) -> None:
    use = '<ofd:CompositeObject ID="6" Boundary="9 9 90 9" ResourceID="88"/>'
    drawn = read_ofd(with_more(tmp_path / "a.ofd", objects=use, resources=GRAPHICS), Limits())
    assert [(one.kind, one.text) for one in drawn.margins] == [(MarginKind.FIGURE, SECRET)]
    assert not drawn.hidden
    kept = read_ofd(with_more(tmp_path / "b.ofd", resources=GRAPHICS), Limits())
    assert [one.place for one in kept.hidden] == ["文件内部（Doc_0/PublicRes.xml）"] and not kept.margins


def test_patterns_and_annotations_that_do_not_show_are_hidden(tmp_path: Path) -> None:
    tiled = read_ofd(with_more(tmp_path / "a.ofd", objects=TILE), Limits())
    assert [(one.place, one.text) for one in tiled.hidden] == [("第 1 页，图案中的文字", SECRET)]
    stamped = read_ofd(with_more(tmp_path / "b.ofd", stamp=HIDDEN_STAMP), Limits())
    assert [(one.place, one.text) for one in stamped.hidden] == [("第 1 页，批注 1（不显示）", SECRET)]
