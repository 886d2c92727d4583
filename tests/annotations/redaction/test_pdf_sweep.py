"""No string of a masked PDF says what its pages do not, wherever it stands."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from annotations.redaction.pdf.sweep import Sweep
from annotations.redaction.values import RedactError
from nlp.readers.pdf import bounds as pdf_bounds
from tests.annotations.redaction.pdf_cases import everything, redact
from tests.nlp.readers.make_pdf import at, make_pdf

SAID, NAME, PHONE = "证人蒋小梅的电话13700002222", "蒋小梅", "13700002222"


def plant(path: Path) -> None:
    """Write a name and a telephone wherever a PDF keeps words beside its pages."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        root, page, said = pdf.Root, pdf.pages[0].obj, String(SAID)
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=said, Usage=Dictionary(Creator=said)))
        root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(Name=said, Order=Array([said, layer]))
        )
        root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=said)]))
        part = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, ID=said, A=Dictionary(Summary=said))
        )
        root.StructTreeRoot = Dictionary(K=Array([part]), IDTree=Dictionary(Names=Array([said, part])))
        root.StructTreeRoot.RoleMap = Dictionary({f"/{PHONE}": Name.P})
        root.Names = Dictionary(Dests=Dictionary(Names=Array([said, Array([page, Name.Fit])])))
        root.Threads, root.Lang, root.Unknown = Array([Dictionary(I=Dictionary(Title=said))]), said, said
        mark: dict[str, Any] = {"Type": Name.Annot, "Rect": Array([0, 0, 9, 9])}
        link = Dictionary(
            Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(f"http://x/{PHONE}")), NM=said, **mark
        )
        box = Dictionary(
            Subtype=Name.Widget, FT=Name.Tx, T=said, TU=said, DV=said, TM=said, V=String("已阅"), **mark
        )
        page.Annots = Array([pdf.make_indirect(link), field := pdf.make_indirect(box)])
        root.AcroForm = Dictionary(Fields=Array([field]))
        page.Unknown, page.Resources.Properties = said, Dictionary(MC0=Dictionary(Who=said))
        spoken = b"/Span <</ActualText <FEFF" + SAID.encode("utf-16-be").hex().encode() + b">>> BDC EMC\n"
        pdf.pages[0].contents_add(spoken, prepend=True)
        pdf.trailer.Unknown = said
        pdf.save(path)


def test_no_string_says_what_the_pages_do_not(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(85, 700, "被害人钱多宝到庭。")])
    plant(path)
    assert NAME in everything(path) and PHONE in everything(path)
    target, reading = redact(path, {"钱多宝": "钱某"})
    assert reading.text == "被害人钱某到庭。"
    assert NAME not in everything(target) and PHONE not in everything(target)
    with pikepdf.open(target) as copy:
        (field,) = copy.Root.AcroForm.Fields
        assert (str(field.T), str(field.V)) == ("field1", "已阅")


@pytest.mark.parametrize("remark_in", [0, 1, 2])
@pytest.mark.parametrize("most", [20_000_000, 60])
def test_no_stream_of_a_long_page_is_lost(monkeypatch: pytest.MonkeyPatch, remark_in: int, most: int) -> None:
    monkeypatch.setattr(pdf_bounds, "MOST_IN_STREAM", most)
    parts = [b"0 0 m 1 1 l S\n", b"0 0 m 5 5 l S\n", b"0 0 m 9 9 l S\n"]
    parts[remark_in] = f"% {SAID}\n".encode() + parts[remark_in]
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        page.Contents = Array([pdf.make_stream(part) for part in parts])

        Sweep("").file(pdf)

        drawn = page.Contents if isinstance(page.Contents, Array) else [page.Contents]
        data = b"\n".join(part.read_bytes() for part in drawn)
    assert PHONE.encode() not in data
    assert all(line in data for line in (b"1 1 l", b"5 5 l", b"9 9 l"))


@pytest.mark.parametrize("most", [20_000_000, 60])
def test_an_instruction_over_two_streams_stays_whole(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(pdf_bounds, "MOST_IN_STREAM", most)
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        page.Contents = Array([pdf.make_stream(f"% {SAID}\n0 0 m 7".encode()), pdf.make_stream(b"7 l S\n")])

        Sweep("").file(pdf)

        drawn = page.Contents if isinstance(page.Contents, Array) else [page.Contents]
        data = b"\n".join(part.read_bytes() for part in drawn)
    assert PHONE.encode() not in data
    assert b"7 7 l" in data


def test_a_stream_too_large_to_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bounds, "MOST_IN_STREAM", 10)
    with pikepdf.new() as pdf, io.BytesIO() as file:
        pdf.add_blank_page().obj.Contents = pdf.make_stream(f"% {SAID}\n".encode())
        pdf.save(file, compress_streams=False)
        with pikepdf.open(file) as read, pytest.raises(RedactError, match="过大"):
            Sweep("").file(read)


def test_a_file_of_too_many_objects_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bounds, "MOST_OBJECTS", 1)
    with pikepdf.new() as pdf, pytest.raises(RedactError, match="对象过多"):
        pdf.add_blank_page()
        Sweep("").file(pdf)
