"""PDF: what lies deeper than the pages is told, with a place and without its content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from openpyxl import Workbook
from pikepdf import Array, Dictionary, Name, String

from nlp.readers.attached import said_by
from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits
from nlp.readers.pdf.reader import read_pdf
from nlp.values import Hidden, HiddenKind
from tests.nlp.readers.make_pdf import at, make_pdf
from tests.nlp.readers.test_pdf_hidden import XMP

SEEN = "看得见的正文在这里。"
SECRET = "证人孙小圆的电话是13800001357"


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph(SECRET)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_file(folder: Path) -> bytes:
    return make_pdf(folder / "inner.pdf", [at(85, 700, SECRET)]).read_bytes()


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.docx"] = word_file()


def pin(pdf: pikepdf.Pdf) -> None:
    file = pdf.make_stream(SECRET.encode("gb18030"), Type=Name.EmbeddedFile)
    spec = Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=file))
    mark = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[10, 10, 20, 20], FS=spec)
    pdf.pages[0].Annots = Array([pdf.make_indirect(mark)])


def own_property(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Zhengren"] = SECRET


def packed(pdf: pikepdf.Pdf) -> None:
    packet = XMP.replace("办案人乙", SECRET)
    pdf.Root.Metadata = pdf.make_stream(packet.encode())


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))


def form_data(pdf: pikepdf.Pdf) -> None:
    parts = Array([String("datasets"), pdf.make_stream(f"<data>{SECRET}</data>".encode())])
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=parts)


def spoken(pdf: pikepdf.Pdf) -> None:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(SECRET)))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element])))


@pytest.mark.parametrize(
    ("change", "kind", "place"),
    [
        (attach, HiddenKind.COVERED, "附件 1 的内容"),
        (pin, HiddenKind.COVERED, "附件 1 的内容"),
        (own_property, HiddenKind.METADATA, "文档属性·自定义 1"),
        (packed, HiddenKind.METADATA, "XMP 元数据·作者"),
        (script, HiddenKind.METADATA, "脚本 1"),
        (form_data, HiddenKind.METADATA, "表单数据（XFA）"),
        (spoken, HiddenKind.METADATA, "替代文字 1"),
    ],
)
def test_it_is_told(
    change: Callable[[pikepdf.Pdf], None], kind: HiddenKind, place: str, tmp_path: Path
) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(85, 700, SEEN)])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    reading = read_pdf(path, Limits())
    assert reading.text == SEEN
    (found,) = [part for part in reading.hidden if SECRET in part.text]
    assert (found.kind, found.place) == (kind, place)


def test_an_ordinary_file_has_nothing_inside(tmp_path: Path) -> None:
    assert read_pdf(make_pdf(tmp_path / "a.pdf", [at(85, 700, SEEN)]), Limits()).hidden == ()


def test_an_earlier_state_is_told(tmp_path: Path) -> None:
    old = make_pdf(tmp_path / "a.pdf", [at(85, 700, SECRET)], pageCompression=0)
    data = old.read_bytes()
    with pikepdf.open(old) as pdf:
        number = pdf.pages[0].obj["/Contents"].objgen[0]
        root = pdf.Root.objgen[0]
    new = at(85, 700, SEEN)
    with pikepdf.open(make_pdf(tmp_path / "b.pdf", [new], pageCompression=0)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    start = int(data[data.rfind(b"startxref") :].split()[1])
    place = len(data) + 1
    data += b"\n%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    table = len(data)
    data += b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    data += b"trailer\n<</Size 20/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (root, start, table)
    old.write_bytes(data)
    reading = read_pdf(old, Limits())
    assert reading.text == SEEN
    assert [part for part in reading.hidden if part.kind is HiddenKind.REVISION] == [
        Hidden(HiddenKind.REVISION, "文件的早期版本 1", SECRET)
    ]


def test_what_a_file_inside_a_file_says(tmp_path: Path) -> None:
    page = f"<html><body><p>正文</p><p hidden>{SECRET}</p></body></html>"
    for data in (word_file(), pdf_file(tmp_path), SECRET.encode(), SECRET.encode("gb18030"), page.encode()):
        assert SECRET in said_by(data, read_docx)
    for data in (b"", b"PK\x03\x04nothing", b"%PDF-1.4 broken", bytes(range(256))):
        assert said_by(data, read_docx) == ""


def test_workbooks_and_archives_inside_a_file_say_what_is_in_them() -> None:
    book, table = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active["A1"] = SECRET
    book.save(table)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", SECRET)
    assert SECRET in said_by(table.getvalue(), read_docx)
    assert SECRET in said_by(archive.getvalue(), read_docx)
