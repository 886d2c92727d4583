"""PDF: what nobody sees is kept out of the text and told, with its page and without its content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from nlp.readers.interface import Limits, Reading
from nlp.readers.pdf.reader import read_pdf
from nlp.values import HiddenKind
from tests.nlp.readers.make_pdf import FONT, make_pdf

SEEN = "看得见的正文在这里。"
SECRET = "藏起来的话"


def read(path: Path, draw: Callable[[Canvas], None], **options: object) -> Reading:
    def page(canvas: Canvas) -> None:
        canvas.drawString(100, 740, SEEN)
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()

    return read_pdf(make_pdf(path / "a.pdf", [page], **options), Limits())


def black_box(canvas: Canvas) -> None:
    canvas.drawString(100, 600, SECRET)
    canvas.rect(98, 596, 80, 18, fill=1, stroke=0)


def white_box(canvas: Canvas) -> None:
    canvas.drawString(100, 600, SECRET)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(98, 596, 80, 18, fill=1, stroke=0)


def marker(canvas: Canvas) -> None:
    canvas.drawString(100, 600, SECRET)
    canvas.setLineWidth(18)
    canvas.line(98, 605, 178, 605)


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(100, 600, SECRET)


def on_black(canvas: Canvas) -> None:
    canvas.rect(98, 596, 80, 18, fill=1, stroke=0)
    canvas.drawString(100, 600, SECRET)


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(100, 600)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


def tiny(canvas: Canvas) -> None:
    canvas.setFont(FONT, 1)
    canvas.drawString(100, 600, SECRET)


def outside(canvas: Canvas) -> None:
    canvas.drawString(700, 600, SECRET)


@pytest.mark.parametrize(
    ("draw", "place"),
    [
        (black_box, "黑框下"),
        (white_box, "色块下"),
        (marker, "黑框下"),
        (white, "与底色相同的文字"),
        (on_black, "同色底上的文字"),
        (invisible, "不可见文字"),
        (tiny, "极小的文字"),
        (outside, "页面之外"),
    ],
)
def test_unseen_text_is_hidden(draw: Callable[[Canvas], None], place: str, tmp_path: Path) -> None:
    reading = read(tmp_path, draw)
    assert reading.text == SEEN
    (hidden,) = reading.hidden
    assert (hidden.kind, hidden.place, hidden.text, hidden.page) == (
        HiddenKind.COVERED,
        f"第 1 页，{place}",
        SECRET,
        1,
    )
    assert SECRET not in repr(reading)


def heading(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.5)
    canvas.rect(90, 590, 200, 30, fill=1, stroke=0)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(100, 600, SECRET)


def shaded(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.9, 0.9, 0.6)
    canvas.rect(90, 590, 200, 30, fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(100, 600, SECRET)


def transparent(canvas: Canvas) -> None:
    canvas.drawString(100, 600, SECRET)
    canvas.setFillAlpha(0.3)
    canvas.rect(90, 590, 200, 30, fill=1, stroke=0)


def beside(canvas: Canvas) -> None:
    canvas.drawString(100, 600, SECRET)
    canvas.rect(98, 570, 80, 18, fill=1, stroke=0)


@pytest.mark.parametrize("draw", [heading, shaded, transparent, beside])
def test_text_that_shows_is_not_hidden(draw: Callable[[Canvas], None], tmp_path: Path) -> None:
    reading = read(tmp_path, draw)
    assert reading.text.split("\n") == [SEEN, SECRET]
    assert not reading.hidden


def test_one_name_under_a_box_is_taken_out_of_its_sentence(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 600, "被害人钱多宝到庭。")
        canvas.rect(142, 596, 42, 18, fill=1, stroke=0)

    reading = read(tmp_path, draw)
    assert [hidden.text for hidden in reading.hidden] == ["钱多宝"]
    assert reading.text.split("\n")[1] == "被害人 到庭。"


def test_a_seal_with_holes_hides_nothing_and_an_opaque_picture_does(tmp_path: Path) -> None:
    def over(name: str, picture: Image.Image) -> Reading:
        file = tmp_path / name
        picture.save(file)

        def draw(canvas: Canvas) -> None:
            canvas.drawString(100, 600, SECRET)
            canvas.drawImage(str(file), 90, 580, 100, 50, mask="auto")

        return read(tmp_path, draw)

    seal = Image.new("RGBA", (100, 50), (0, 0, 0, 0))
    assert SECRET in over("seal.png", seal).text
    opaque = over("opaque.png", Image.new("RGB", (100, 50), (200, 0, 0)))
    assert opaque.text == SEEN
    assert [hidden.place for hidden in opaque.hidden] == ["第 1 页，图片下"]


def test_the_words_that_ocr_laid_under_a_scan_are_its_text(tmp_path: Path) -> None:
    picture = Image.new("L", (595, 842), 255)
    ImageDraw.Draw(picture).line([(x, 842 - 600 - (x % 9)) for x in range(100, 180)], fill=0, width=3)
    file = tmp_path / "scan.png"
    picture.save(file)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(str(file), 0, 0, 595, 842)
        invisible(canvas)
        canvas.drawString(100, 700, "后来加盖的收文登记与其他说明文字，共有二十多个字。")

    assert SECRET in read(tmp_path, draw).text


def test_properties_and_comments_are_hidden_parts(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        lambda canvas: canvas.textAnnotation("请核对姓名", (400, 400, 420, 420)),
        info={"Author": "书记员甲", "Title": "内部稿", "Subject": "untitled"},
    )
    assert [(hidden.kind, hidden.place, hidden.text) for hidden in reading.hidden] == [
        (HiddenKind.METADATA, "文档属性·标题", "内部稿"),
        (HiddenKind.METADATA, "文档属性·作者", "书记员甲"),
        (HiddenKind.COMMENT, "第 1 页，批注 1", "请核对姓名"),
    ]


def test_bookmarks_that_say_more_than_the_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for key, title in (("a", "看得见的正文"), ("b", "另一个名字")):
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(title, key)

    assert [(h.place, h.text) for h in read(tmp_path, draw).hidden] == [("书签 2", "另一个名字")]


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">
<dc:creator><rdf:Seq><rdf:li>办案人乙</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"""


# What an office's own program writes, and two authors in one list.
OWN_XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:oa="urn:oa" oa:uuid="3f2a-77"
 oa:handler="承办人乙"><dc:creator><rdf:Seq><rdf:li>办案人乙</rdf:li><rdf:li>办案人丙</rdf:li></rdf:Seq></dc:creator>
<oa:note>致电13912345678</oa:note></rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_xmp_fields_of_an_office_program_are_told(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda canvas: canvas.drawString(100, 740, SEEN)])
    data = path.read_bytes()
    path.write_bytes(OWN_XMP.encode().join((b"%PDF-1.4\n%", data[9:])))
    assert [(h.place, h.text) for h in read_pdf(path, Limits()).hidden] == [
        ("XMP 元数据·其他", "承办人乙"),
        ("XMP 元数据·作者", "办案人乙"),
        ("XMP 元数据·作者", "办案人丙"),
        ("XMP 元数据·其他", "致电13912345678"),
    ]


def test_xmp_is_read_and_a_bomb_in_it_is_not(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda canvas: canvas.drawString(100, 740, SEEN)])
    data = path.read_bytes()
    path.write_bytes(XMP.encode().join((b"%PDF-1.4\n%", data[9:])))
    assert [(h.place, h.text) for h in read_pdf(path, Limits()).hidden] == [("XMP 元数据·作者", "办案人乙")]
    bomb = b'<x:xmpmeta xmlns:x="a"><!DOCTYPE a [<!ENTITY b "c">]></x:xmpmeta>'
    path.write_bytes(bomb.join((b"%PDF-1.4\n%", data[9:])))
    assert read_pdf(path, Limits()).text == SEEN


def test_the_remark_of_a_link_is_told(tmp_path: Path) -> None:
    path = make_pdf(
        tmp_path / "a.pdf", [lambda canvas: canvas.linkURL("https://example.org", (98, 596, 178, 616))]
    )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Annots[0].Contents = pikepdf.String(SECRET)
        pdf.save(path)
    assert ("第 1 页，链接 1", SECRET) in [(h.place, h.text) for h in read_pdf(path, Limits()).hidden]


def test_a_redaction_that_was_never_applied(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 600, SECRET)
        canvas.textAnnotation("x", (98, 596, 178, 616))

    path = make_pdf(tmp_path / "a.pdf", [draw])
    path.write_bytes(path.read_bytes().replace(b"/Subtype /Text", b"/Subtype/Redact"))
    covered = [h for h in read_pdf(path, Limits()).hidden if h.kind is HiddenKind.COVERED]
    assert [(h.place, h.text) for h in covered] == [("第 1 页，未生效的涂黑标记下", SECRET)]
