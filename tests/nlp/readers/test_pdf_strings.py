"""Strings beside the pages of a PDF are told, with the place where a person looks for them."""

from pathlib import Path

import pikepdf
import pytest

from nlp.readers.pdf.inside import look_inside
from nlp.readers.pdf.strings import told_by_objects

SECRET = "证人华小梅 13912345678"


def told(folder: Path, **root: pikepdf.Object) -> dict[str, str]:
    """Write a PDF of one empty page with these entries, and return what is told of it: place → text."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for key, value in root.items():
        pdf.Root[f"/{key}"] = value
    pdf.save(folder / "a.pdf")
    return {one.place: one.text for one in look_inside(folder / "a.pdf", "页面上写着张某。").hidden}


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("URI", "链接地址"),
        ("TU", "表单域提示"),
        ("P", "页码标签"),
        ("Reason", "签名原因"),
        ("NM", "批注标识"),
        ("Zhan", "其他对象"),
    ],
)
def test_a_string_is_told_with_its_place(tmp_path: Path, key: str, place: str) -> None:
    found = told(tmp_path, Thing=pikepdf.Dictionary({f"/{key}": pikepdf.String(SECRET)}))
    assert found == {f"文件内部（{place}）": SECRET}


def test_names_of_keys_and_list_entries_are_told(tmp_path: Path) -> None:
    found = told(
        tmp_path, Opt=pikepdf.Array([pikepdf.Array([SECRET])]), Own=pikepdf.Dictionary({"/华小梅": 1})
    )
    assert found == {"文件内部（表单选项）": SECRET, "文件内部（其他对象）": "华小梅"}


def test_what_the_page_says_fonts_and_plain_keys_are_not(tmp_path: Path) -> None:
    thing = {"/T": "张某", "/BaseFont": pikepdf.Name("/ABCDEF+宋体"), "/Lang": "zh-CN", "/NM": "3f2a-77"}
    assert told(tmp_path, Thing=pikepdf.Dictionary(thing)) == {}


def test_a_file_with_numbers_that_stand_by_themselves_is_looked_into(tmp_path: Path) -> None:
    """LibreOffice writes how long each stream is as an object of its own."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Producer"] = "LibreOffice"
    five = pdf.make_indirect(pikepdf.Object.parse(b"5"))
    pdf.Root["/Thing"] = pikepdf.Dictionary({"/Reason": SECRET, "/Size": five})
    pdf.save(tmp_path / "a.pdf")
    found = look_inside(tmp_path / "a.pdf", "")
    assert [one.text for one in found.hidden] == [SECRET] and found.notes == ()


def test_a_trailer_is_heard_whose_properties_stand_in_it(tmp_path: Path) -> None:
    """Properties that are no object of their own have no number, as the trailer has none."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.trailer["/Info"] = pikepdf.Dictionary({"/Producer": "x"})
    pdf.trailer["/Zhan"] = pikepdf.String(SECRET)
    assert SECRET in [one.text for one in told_by_objects(pdf, "")]
