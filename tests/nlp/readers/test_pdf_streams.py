"""What the streams of a PDF say beside its pages is told, with a place."""

from __future__ import annotations

import io
import random
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import Image

from nlp.readers.interface import Limits
from nlp.readers.pdf.inside import look_inside
from nlp.readers.pdf.lexer import remarks, said_aside
from nlp.readers.pdf.reader import read_pdf
from nlp.values import MarginKind
from tests.nlp.readers.make_pdf import lines, make_pdf

SECRET = "被害人钱多宝的陈述"
Change = Callable[[Pdf], None]


def letters(pdf: Pdf) -> bytes:
    """Return instructions that set the secret in the font of the page."""
    fonts = pdf.pages[0].obj.Resources.Font
    name = next(str(key) for key, font in fonts.items() if font.get("/Subtype") == "/Type0")
    return f"BT {name} 9 Tf 9 9 Td <{SECRET.encode('utf-16-be').hex()}> Tj ET".encode()


def drawn(*pieces: bytes | str) -> Change:
    """Put instructions behind those of the page."""

    def change(pdf: Pdf) -> None:
        data = b" ".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
        pdf.pages[0].contents_add(data)

    return change


def form(data: bytes | None = None, **keys: object) -> Callable[[Pdf], pikepdf.Stream]:
    """Make a form; without data it sets the secret."""

    def make(pdf: Pdf) -> pikepdf.Stream:
        common = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 500, 30])}
        resources = {"Resources": Dictionary(Font=pdf.pages[0].obj.Resources.Font)}
        return pdf.make_stream(data or letters(pdf), **(common | resources | keys))

    return make


def drawn_form(pdf: Pdf) -> None:
    """Draw a form with a remark in it."""
    pdf.pages[0].obj.Resources["/XObject"] = Dictionary({"/Fm9": form(f"% {SECRET}\n".encode())(pdf)})
    pdf.pages[0].contents_add(b"/Fm9 Do")


def forgotten_form(pdf: Pdf) -> None:
    """Keep a form that nothing draws."""
    pdf.pages[0].obj.Resources["/XObject"] = Dictionary({"/Fm9": form()(pdf)})


def pattern(pdf: Pdf) -> None:
    """Write the secret with a pattern."""
    tile = pdf.make_stream(
        letters(pdf), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=Array([0, 0, 99, 99]), XStep=99, YStep=99,
        Resources=Dictionary(Font=pdf.pages[0].obj.Resources.Font),
    )  # fmt: skip
    pdf.pages[0].obj.Resources["/Pattern"] = Dictionary({"/P9": tile})


def picture(**more: object) -> Change:
    """Draw a JPEG that tells the secret beside its pixels."""

    def change(pdf: Pdf) -> None:
        made = io.BytesIO()
        Image.new("RGB", (8, 8)).save(made, "JPEG", comment=SECRET.encode())
        keys = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 8, "Height": 8, "BitsPerComponent": 8}
        image = pdf.make_stream(
            made.getvalue(), ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode, **(keys | more)
        )
        pdf.pages[0].obj.Resources["/XObject"] = Dictionary({"/Im9": image})
        pdf.pages[0].contents_add(b"q 9 0 0 9 500 20 cm /Im9 Do Q")

    return change


def packed_picture(pdf: Pdf) -> None:
    """Draw a JPEG that tells the secret and is packed once more around it."""
    picture()(pdf)
    image = pdf.pages[0].obj.Resources.XObject["/Im9"]
    around = Array([Name.FlateDecode, Name.DCTDecode])
    image.write(zlib.compress(image.read_raw_bytes()), filter=around)


def broken_streams(pdf: Pdf) -> None:
    """Break the instructions between a string and what shows it, with a remark before."""
    shown = pdf.pages[0].obj.Contents.read_bytes()
    at = shown.rindex(b"Tj")
    streams = [f"% {SECRET}\n".encode() + shown[:at], shown[at:]]
    pdf.pages[0].obj.Contents = Array([pdf.make_stream(each) for each in streams])


def unknown(pdf: Pdf) -> None:
    """Hang data on the catalogue under a name that nobody knows."""
    pdf.Root["/Own9"] = pdf.make_stream(SECRET.encode())


def script(pdf: Pdf) -> None:
    """Let a page run a script when it is opened."""
    pdf.pages[0].obj["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String(SECRET)))


def attached(pdf: Pdf) -> None:
    """Attach a file to the document, not to its list of attachments."""
    file = pdf.make_stream(SECRET.encode(), Type=Name.EmbeddedFile)
    pdf.Root["/AF"] = Array([Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=file))])


def mark(**keys: Any) -> Change:  # noqa: ANN401 - values of a PDF
    """Put a mark on the page."""

    def change(pdf: Pdf) -> None:
        box = Array([90, 50, 590, 80])
        pdf.pages[0].obj["/Annots"] = Array(
            [pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=box, **keys))]
        )

    return change


PLACES: dict[str, tuple[Change, str]] = {
    "a remark": (drawn(f"\n% {SECRET}\n"), "页面指令中的注释"),
    "words at a mark": (drawn("/Span <</Note ", String(SECRET).unparse(), ">> BDC EMC"), "页面指令中的注释"),
    "a string that nothing shows": (drawn(String(SECRET).unparse(), " n"), "页面指令中的注释"),
    "an unknown instruction": (drawn("BX ", String(SECRET).unparse(), " foo EX"), "页面指令中的注释"),
    "a small picture": (
        drawn(f"BI /W {len(SECRET.encode())} /H 1 /CS /G /BPC 8 ID ", SECRET.encode(), " EI"),
        "页面指令中的注释",
    ),
    "words of a small picture": (
        drawn("BI /W 1 /H 1 /CS /G /BPC 8 /Note ", String(SECRET).unparse(), b" ID \xff EI"),
        "页面指令中的注释",
    ),
    "a remark in a form": (drawn_form, "页面指令中的注释"),
    "a form that nothing draws": (forgotten_form, "页面上看不到的图形"),
    "a pattern": (pattern, "页面上看不到的图形"),
    "a remark before streams that break off": (broken_streams, "页面指令中的注释"),
    "a packed picture": (packed_picture, "图像的附带信息"),
    "a picture": (picture(), "图像的附带信息"),
    "data": (unknown, "数据流"),
    "a script of a page": (script, "脚本 1"),
    "a file attached to the document": (attached, "附件 1 的内容"),
    "a popup": (mark(Subtype=Name.Popup, Contents=String(SECRET)), "批注内容"),
}  # fmt: skip


def changed(tmp_path: Path, change: Change | None) -> Path:
    """Return an ordinary page, changed."""
    path = make_pdf(tmp_path / "a.pdf", [lines(["某人民法院", "正文一行"])])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        if change is not None:
            change(pdf)
        pdf.save(path)
    return path


@pytest.mark.parametrize("name", PLACES)
def test_what_streams_say_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    change, place = PLACES[name]
    told = [one for one in read_pdf(changed(tmp_path, change), Limits()).hidden if SECRET in one.text]
    assert told and all(place in one.place for one in told)


def test_an_ordinary_page_says_nothing_beside(tmp_path: Path) -> None:
    assert read_pdf(changed(tmp_path, None), Limits()).hidden == ()


def test_numbers_that_stand_alone_keep_nothing_untold(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root["/Own8"] = pdf.make_indirect(Object.parse(b"7"))
        forgotten_form(pdf)

    reading = read_pdf(changed(tmp_path, change), Limits())
    assert [one.place for one in reading.hidden if SECRET in one.text] == ["文件内部（页面上看不到的图形）"]


def test_a_seal_is_seen_and_no_running_text(tmp_path: Path) -> None:
    def seal(pdf: Pdf) -> None:
        mark(Subtype=Name.Stamp, AP=Dictionary(N=form()(pdf)))(pdf)

    reading = read_pdf(changed(tmp_path, seal), Limits())
    assert [(one.kind, one.text) for one in reading.margins] == [(MarginKind.FIGURE, SECRET)]
    assert not reading.hidden


def test_a_signature_three_deep_is_seen(tmp_path: Path) -> None:
    def signature(pdf: Pdf) -> None:
        words = form()(pdf)
        middle = form(b"/n2 Do", Resources=Dictionary(XObject=Dictionary({"/n2": words})))(pdf)
        outer = form(b"/FRM Do", Resources=Dictionary(XObject=Dictionary({"/FRM": middle})))(pdf)
        mark(Subtype=Name.Widget, AP=Dictionary(N=outer))(pdf)

    reading = read_pdf(changed(tmp_path, signature), Limits())
    assert {(one.kind, one.text) for one in reading.margins} == {(MarginKind.FIGURE, SECRET)}
    assert not any("看不到" in one.place for one in reading.hidden)


def test_a_string_that_the_next_stream_shows_is_not_aside(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        at = len(data := letters(pdf)) - len(b"Tj ET")
        pdf.pages[0].contents_add(data[:at])
        pdf.pages[0].contents_add(data[at:])

    reading = read_pdf(changed(tmp_path, change), Limits())
    assert SECRET in reading.text and reading.hidden == ()


def test_a_short_remark_is_told_and_the_mark_of_binary_files_is_not(tmp_path: Path) -> None:
    data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n% \xc7\xae\xb6\xe0\xb1\xa6\nendobj\n"
    assert remarks(data) == ["钱多宝"]


def test_the_packed_data_of_a_small_picture_are_no_words() -> None:
    data = b"q BI /W 9 /H 9 /CS /G /BPC 8 /F /Fl ID " + random.Random(3).randbytes(900) + b" EI Q"
    assert said_aside(data) == []


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (lambda data: data + b"\n" + SECRET.encode(), "文件结尾之后"),
        (
            lambda data: data.replace(b"endobj\n", b"endobj\n% " + SECRET.encode() + b"\n", 1),
            "对象之间的注释",
        ),
    ],
)
def test_bytes_between_and_behind_the_objects(
    tmp_path: Path, edit: Callable[[bytes], bytes], place: str
) -> None:
    path = changed(tmp_path, None)
    path.write_bytes(edit(path.read_bytes()))
    told = [one.place for one in read_pdf(path, Limits()).hidden if SECRET in one.text]
    assert told == [f"文件内部（{place}）"]


@pytest.mark.parametrize("piece", [b"stream\n", b"<!--", b"(", b"<a", b"BI ", b"% ", b"<<"])
def test_hostile_bytes_cost_no_more_than_their_length(tmp_path: Path, piece: bytes) -> None:
    path = changed(tmp_path, drawn(piece * 60_000))
    path.write_bytes(path.read_bytes() + b"\n% " + piece * 150_000 + b"\n%%EOF\n")
    began = time.process_time()
    said_aside(piece * 300_000)
    list(look_inside(path, "").hidden)
    assert time.process_time() - began < 20
