"""A masked PDF has nothing beside its pages: no properties, comments, attachments, scripts, hidden text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from annotations.redaction.pdf.copy import write_pdf
from annotations.redaction.values import RedactError
from nlp.readers.interface import Limits
from nlp.readers.pdf.reader import read_pdf
from nlp.values import Document
from tests.annotations.redaction.pdf_cases import document_of, drawn, everything, plan_of, redact
from tests.nlp.readers.make_pdf import FONT, at, make_pdf

SEEN = "被害人钱多宝到庭，本院予以确认。"
SECRET = "证人孙小圆住在河边"
MASKS = {"钱多宝": "钱某"}


def plain(path: Path) -> Path:
    return make_pdf(path / "a.pdf", [at(85, 740, SEEN)])


def changed(path: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    """Make a file and change its objects."""
    file = plain(path)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(file)
    return file


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["钱多宝.txt"] = SECRET.encode()


def script(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))
    pdf.Root.OpenAction = action
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as data:
        data["dc:creator"] = [SECRET]
    pdf.docinfo["/Author"] = SECRET


def comment(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[10, 800, 30, 820], Contents=String(SECRET), T=String(SECRET)
    )
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))
        outline.root.append(pikepdf.OutlineItem("被害人钱多宝到庭", 0))


def field(pdf: pikepdf.Pdf) -> None:
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("name"),
            V=String("钱多宝"),
            Rect=[100, 300, 300, 320],
            AP=Dictionary(N=pdf.make_stream("(钱多宝) Tj".encode("utf-16-be"), Subtype=Name.Form)),
        )
    )
    pdf.pages[0].Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))


def structure(pdf: pikepdf.Pdf) -> None:
    element = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.P, Alt=String(SECRET), ActualText=String(SECRET))
    )
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element])))


def thumbnail(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Thumb = pdf.make_stream(SECRET.encode(), Width=1, Height=1)
    pdf.pages[0].PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET)))


@pytest.mark.parametrize(
    "change",
    [attached, script, xmp, comment, bookmark, field, structure, thumbnail],
    ids=lambda f: f.__name__,
)
def test_nothing_is_left_beside_the_pages(change: Callable[[pikepdf.Pdf], None], tmp_path: Path) -> None:
    file = changed(tmp_path, change)
    target, reading = redact(file, MASKS)
    assert reading.text == SEEN.replace("钱多宝", "钱某")
    found = everything(target)
    assert "小圆" not in found
    assert "多宝" not in found
    assert not (abs(drawn(target)[400:] - drawn(file)[400:]) > 100).any()


def test_a_bookmark_that_the_text_says_too_is_kept_masked(tmp_path: Path) -> None:
    target, _ = redact(changed(tmp_path, bookmark), MASKS)
    with pikepdf.open(target) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["（略）", "被害人钱某到庭"]


def test_a_field_is_masked_and_kept(tmp_path: Path) -> None:
    target, _ = redact(changed(tmp_path, field), MASKS)
    with pikepdf.open(target) as pdf:
        assert str(pdf.Root.AcroForm.Fields[0].V) == "钱某"


def black_box(canvas: Canvas) -> None:
    canvas.drawString(100, 600, SECRET)
    canvas.rect(98, 596, 140, 18, fill=1, stroke=0)


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
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


def white_under_text(canvas: Canvas) -> None:
    white(canvas)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(100, 640, "看得见的一行")


@pytest.mark.parametrize("draw", [black_box, white, invisible, tiny, outside, white_under_text])
def test_text_that_nobody_sees_goes_and_the_page_looks_the_same(
    draw: Callable[[Canvas], None], tmp_path: Path
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(85, 740, SEEN)
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()

    file = make_pdf(tmp_path / "a.pdf", [page])
    target, reading = redact(file, MASKS)
    assert not reading.hidden
    assert "孙小圆" not in everything(target)
    difference = abs(drawn(target) - drawn(file))
    assert not (difference[220:] > (100 if draw is tiny else 0)).any()


def test_a_redaction_that_was_never_applied_is_applied(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(85, 740, SEEN)
        canvas.drawString(100, 600, SECRET)
        canvas.textAnnotation("x", (98, 596, 238, 616))

    file = make_pdf(tmp_path / "a.pdf", [draw])
    file.write_bytes(file.read_bytes().replace(b"/Subtype /Text", b"/Subtype/Redact"))
    target, reading = redact(file, MASKS)
    assert "孙小圆" not in everything(target)
    assert not reading.hidden
    assert drawn(target)[2 * (842 - 606), 300] < 40


def test_a_portfolio_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["b.txt"] = SECRET.encode()
        pdf.Root.Collection = Dictionary()
        pdf.save(file)
    document = Document("a", "a", str(file), "application/pdf", "")
    with pytest.raises(RedactError) as caught:
        write_pdf(file, tmp_path / "copy.pdf", document, plan_of(document, {}))
    assert "附件" in caught.value.reason


@pytest.mark.parametrize("shape", ["mark", "drawn"])
def test_pixels_under_a_box_go(shape: str, tmp_path: Path) -> None:
    picture = Image.new("L", (1000, 1400), 255)
    ImageDraw.Draw(picture).rectangle((300, 300, 500, 340), fill=90)
    picture.save(tmp_path / "a.png")
    words = "扫描件之外另有打印的文字二十余字，用来说明这一页不必识别。"

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(str(tmp_path / "a.png"), 0, 0, 595, 842)
        canvas.drawString(85, 740, words)
        if shape == "drawn":
            canvas.rect(170, 630, 140, 40, fill=1, stroke=0)

    file = make_pdf(tmp_path / "a.pdf", [draw])
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        square = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[170, 630, 310, 670], IC=[0, 0, 0])
        pdf.pages[0].Annots = Array([pdf.make_indirect(square)] if shape == "mark" else [])
        pdf.save(file)
    document = document_of(read_pdf(file, Limits()), file)
    target = tmp_path / "copy.pdf"
    write_pdf(file, target, document, plan_of(document, {}))
    with pikepdf.open(target) as pdf:
        assert "/Annots" not in pdf.pages[0]
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        (image,) = (each for each in streams if each.get("/Subtype") == "/Image")
        assert pikepdf.PdfImage(image).as_pil_image().getextrema() == (255, 255)
    assert drawn(target)[2 * (842 - 650), 480] < 40


def test_a_deletion_leaves_a_pale_place(tmp_path: Path) -> None:
    file = plain(tmp_path)
    target, reading = redact(file, {"钱多宝": ""})
    assert "".join(reading.text.split()) == SEEN.replace("钱多宝", "")
    page = drawn(target)
    assert ((page > 220) & (page < 240)).sum() > 1000


def drawn_mark(pdf: pikepdf.Pdf, kind: str, text: str) -> pikepdf.Object:
    """Make a mark that a white ground and a text draw, in the font of the page."""
    fonts = pdf.pages[0].Resources.Font
    name = next(key for key, font in fonts.items() if "STSong" in str(font.get("/BaseFont")))
    code = text.encode("utf-16-be").hex()
    drawing = pdf.make_stream(
        f"1 g 0 0 200 20 re f 0 g BT {name} 12 Tf 2 4 Td <{code}> Tj ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 200, 20],
        Resources=Dictionary(Font=fonts),
    )
    mark = Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{kind}"),
        Rect=[85, 735, 285, 755],
        F=4,
        AP=Dictionary(N=drawing),
    )
    return pdf.make_indirect(mark)


@pytest.mark.parametrize(("kind", "said", "kept"), [("Stamp", "证人钱多宝", 0), ("Stamp", "与原件相符", 1)])
def test_a_stamp_whose_drawing_shows_a_word_goes(tmp_path: Path, kind: str, said: str, kept: int) -> None:
    def stamp(pdf: pikepdf.Pdf) -> None:
        mark = drawn_mark(pdf, kind, said)
        mark["/Rect"] = Array([300, 100, 500, 120])
        pdf.pages[0].Annots = Array([mark])

    target, _ = redact(changed(tmp_path, stamp), MASKS)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages[0].obj.get("/Annots", Array())) == kept


def test_a_text_box_over_text_hides_it_in_the_copy_too(tmp_path: Path) -> None:
    file = changed(
        tmp_path, lambda pdf: setattr(pdf.pages[0], "Annots", Array([drawn_mark(pdf, "FreeText", "略")]))
    )
    reading = read_pdf(file, Limits())
    assert any("钱多宝" in one.text for one in reading.hidden)
    document = document_of(reading, file)
    write_pdf(file, tmp_path / "copy.pdf", document, plan_of(document, MASKS))
    assert "钱多宝" not in everything(tmp_path / "copy.pdf")
    assert drawn(tmp_path / "copy.pdf")[2 * 95 : 2 * 105, 2 * 90 : 2 * 280].min() > 200


def test_rings_of_fields_and_forms_end(tmp_path: Path) -> None:
    def ring(pdf: pikepdf.Pdf) -> None:
        field = pdf.make_indirect(Dictionary(T=String("a")))
        field.Kids = Array([field, field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        form = pdf.make_stream(b"/A Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary(A=form))
        pdf.pages[0].Resources.XObject = Dictionary(A=form)
        pdf.pages[0].contents_add(b" /A Do")

    _, reading = redact(changed(tmp_path, ring), MASKS)
    assert "钱某" in reading.text
