"""What of a PDF is not looked into is said; nothing of it is left aside in silence."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from nlp.readers.interface import Limits
from nlp.readers.pdf import bounds as pdf_bounds
from nlp.readers.pdf.reader import read_pdf
from tests.nlp.readers.make_pdf import lines, make_pdf


def a_file(folder: Path) -> Path:
    """Write a PDF of one page."""
    return make_pdf(folder / "a.pdf", [lines(["平安县人民法院", "刑事判决书"])])


def test_a_plain_file_has_nothing_to_say(tmp_path: Path) -> None:
    assert read_pdf(a_file(tmp_path), Limits()).notes == ()


@pytest.mark.parametrize(
    ("bound", "most", "said"),
    [
        ("MOST_OBJECTS", 2, "超过 2 个"),
        ("MOST_IN_STREAM", 8, "的数据流，其中的内容没有检查"),
        ("MOST_IN_FILE", 8, "早期版本没有检查"),
    ],
)
def test_what_is_too_much_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, said: str
) -> None:
    monkeypatch.setattr(pdf_bounds, bound, most)
    assert any(said in note for note in read_pdf(a_file(tmp_path), Limits()).notes)


def test_a_file_that_opens_for_its_pages_alone_is_said_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise pikepdf.PdfError

    monkeypatch.setattr(pikepdf, "open", refuse)
    assert any("无法逐项打开" in note for note in read_pdf(a_file(tmp_path), Limits()).notes)


def test_every_drawing_that_no_page_shows_is_read(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        name = next(str(key) for key, font in fonts.items() if font.get("/Subtype") == "/Type0")
        for number in range(450):
            codes = f"被害人{number}的陈述".encode("utf-16-be").hex()
            letters = f"BT {name} 9 Tf 9 9 Td <{codes}> Tj ET".encode()
            pdf.make_indirect(
                pdf.make_stream(
                    letters, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 500, 30]),
                    Resources=Dictionary(Font=fonts),
                )
            )  # fmt: skip
        pdf.Root.Kept = Array([thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)])
        pdf.save(path)
    told = "\n".join(one.text for one in read_pdf(path, Limits()).hidden)
    assert all(f"被害人{number}的陈述" in told for number in (0, 199, 200, 449))
