"""Copies in every format: leaks gone from all bytes, the rest as it was."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from annotations.redaction.docx.copy import write_docx
from annotations.redaction.html import write_html
from annotations.redaction.masking import bare
from annotations.redaction.ofd.copy import write_ofd
from annotations.redaction.plan import is_mendable
from annotations.redaction.same import differences
from annotations.redaction.txt import write_txt
from annotations.redaction.values import RedactError
from nlp.values import HiddenKind
from tests.annotations.redaction.copies import JUDGMENT, KEPT, LEAKS, MASKER, copied, read_file
from tests.nlp.readers.make_docx import element, make_docx, paragraph, run
from tests.nlp.readers.make_ofd import Book, make_ofd, page_objects, rectangle, text_object
from tests.nlp.readers.make_ofd import write_ofd as make


def assert_masked(text: str) -> None:
    """Nothing of the leaks is left, and everything else is."""
    assert [leak for leak in LEAKS if leak in text] == []
    assert [kept for kept in KEPT if kept not in text] == []
    assert "欧阳某" in text and "赵某1" in text and "赵某2" in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_keeps_its_encoding_and_line_ends(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "判决书.txt"
    path.write_bytes("\r\n".join(JUDGMENT).encode(encoding))
    copy, plan, original = copied(path, write_txt, tmp_path / "out")
    assert_masked(copy.text)
    assert copy.text == plan.masked(original.document.text)
    data = (tmp_path / "out" / "copy.txt").read_bytes()
    assert data == copy.text.encode(encoding)
    assert copy.text.count("\r\n") == len(JUDGMENT) - 1
    again = MASKER.read(copy)
    assert not any(is_mendable(one) for one in again.findings)
    assert differences(original.case, again.case, plan) == []


def docx_body() -> str:
    """The judgment with a name over three runs, tracked changes, hidden words and a text box."""
    lines = []
    for line in JUDGMENT:
        if "被害人欧阳小琴的陈述" in line:
            before, _, after = line.partition("欧阳小琴")
            inner = (run(before), run("欧", "<w:b/>"), run("阳小"), run(f"琴{after}"))
            lines.append(paragraph(*inner))
        else:
            lines.append(paragraph(line))
    deleted = f'<w:del w:author="赵铁柱">{run("被害人欧阳小琴", tag="delText")}</w:del>'
    inserted = f'<w:ins w:author="赵铁柱">{run("（补充）")}</w:ins>'
    hidden = run("证人赵立春", "<w:vanish/>")
    return "".join([*lines, paragraph("附：", deleted, inserted, hidden)])


def test_a_docx_is_masked_over_runs_and_nothing_stays_behind(tmp_path: Path) -> None:
    comments = element("comments", f'<w:comment w:author="赵铁柱">{paragraph("问欧阳小琴")}</w:comment>')
    header = element("hdr", paragraph("被害人欧阳小琴一案"))
    path = make_docx(
        tmp_path / "判决书.docx",
        docx_body(),
        {"comments.xml": ("comments", comments), "header1.xml": ("header", header)},
        {
            "docProps/core.xml": "<core><creator>赵铁柱</creator></core>",
            "customXml/item1.xml": "<a>欧阳小琴</a>",
        },
    )
    copy, plan, original = copied(path, write_docx, tmp_path / "out")
    assert_masked(copy.text)
    assert copy.text == plan.masked(original.document.text)
    assert "（补充）" in copy.text
    assert [one for one in copy.hidden if one.kind is not HiddenKind.FILENAME] == []
    assert [margin.text for margin in copy.margins] == ["被害人欧阳某一案"]
    with zipfile.ZipFile(tmp_path / "out" / "copy.docx") as archive:
        everything = "".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    assert [leak for leak in LEAKS if leak in everything] == []
    assert "w:ins " not in everything and "w:author" not in everything


def test_a_watermark_is_masked_and_stays(tmp_path: Path) -> None:
    shown = 'style="font-family:宋体" string="欧阳小琴一案 内部资料"'
    art = f'<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" {shown}/>'
    header = element("hdr", paragraph(f"<w:r><w:pict>{art}</w:pict></w:r>"))
    path = make_docx(tmp_path / "判决书.docx", docx_body(), {"header1.xml": ("header", header)})
    copy, _, _ = copied(path, write_docx, tmp_path / "out")
    assert [margin.text for margin in copy.margins] == ["欧阳某一案 内部资料"]
    with zipfile.ZipFile(tmp_path / "out" / "copy.docx") as archive:
        assert 'style="font-family:宋体"' in archive.read("word/header1.xml").decode("utf-8")


def test_a_page_is_masked_with_its_title_its_fields_and_comments(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in JUDGMENT).replace("证人赵铁柱", "证人<b>赵铁</b>柱")
    page = (
        "<!DOCTYPE html><html><head><meta charset='gb2312'><title>欧阳小琴案</title>"
        "<meta name='keywords' content='赵铁柱'></head><body><!-- 赵立春 -->"
        f"<div id='DivContent'>{body}<p style='display:none'>证人赵立春</p></div>"
        "<input type='hidden' value='欧阳小琴'><a href='tel:13900001111'>拨打</a>"
        "<script>var name='赵铁柱'</script></body></html>"
    )
    path = tmp_path / "判决书.html"
    path.write_bytes(page.encode("gb18030"))
    copy, plan, original = copied(path, write_html, tmp_path / "out")
    assert_masked(copy.text)
    assert copy.text == plan.masked(original.document.text)
    data = (tmp_path / "out" / "copy.html").read_bytes().decode("gb18030")
    assert [leak for leak in LEAKS if leak in data] == []
    assert "<title>欧阳某案</title>" in data


BESIDE = (
    "<!-- {0} --><html lang='zh'><head><meta charset='utf-8'><meta name='description' content='{0}'>"
    "<meta http-equiv='refresh' content='9;url=/{0}'><base href='/{0}/'><link rel='alternate' title='{0}'>"
    "<style>/* {0} */ p {{font-family: '宋体'}} .a::after {{content: '{0}'}} .b {{background: url(/{0}.png)}}"
    "</style><script>var n = '\\u8d75\\u94c1\\u67f1'</script></head><body onload=\"f('{0}')\" data-who='{0}'>"
    "<div id='DivContent'>{1}<p style=\"font-family: '仿宋_GB2312'\">附件"
    "<a href='/d?n={2}' title='{0}' class='c{0}'>链接</a>"
    "<a href=\"javascript:f('{0}')\">看</a><img src='/{0}.png' alt='{0}' srcset='/{0}.png 2x'>"
    "<svg><title>{0}</title><text>{0}</text><rect width='5'/></svg><object data='/{0}'>{0}</object>"
    "<math><mi>x</mi><annotation>{0}</annotation></math><iframe srcdoc='{0}'></iframe>"
    "<noscript>{0}</noscript><template>{0}</template><time datetime='{0}'>时</time><x-y who='{0}'>自</x-y>"
    "<select><option label='{0}'></option></select><input type='text' placeholder='{0}'><!-- {0} -->"
    "</p></div></body></html><!-- {0} -->"
)


def test_nothing_beside_a_page_is_in_its_copy(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in JUDGMENT)
    path, said = tmp_path / "判决书.html", "证人蒋小梅的电话13700002222"
    path.write_text(BESIDE.format(said, body, quote(said)), "utf-8")
    copy, plan, original = copied(path, write_html, tmp_path / "out")
    assert copy.text == plan.masked(original.document.text)
    data = unquote((tmp_path / "out" / "copy.html").read_text("utf-8"))
    assert not [part for part in ("蒋小梅", "13700002222", "u94c1") if part in data]
    assert (
        "font-family: '宋体'" in data and "仿宋_GB2312" in data and "<rect" in data and "<mi>x</mi>" in data
    )
    assert [one for one in copy.hidden if one.kind is not HiddenKind.FILENAME] == []
    told = [one.text for one in original.document.hidden if one.kind is not HiddenKind.FILENAME]
    assert sum(said in text or text == "赵铁柱" for text in told) >= 20


def test_an_ofd_loses_the_characters_and_what_lies_under_boxes(tmp_path: Path) -> None:
    make_ofd(list(JUDGMENT), path := tmp_path / "判决书.ofd")
    copy, plan, original = copied(path, write_ofd, tmp_path / "out")
    assert_masked(copy.text.replace("\n", ""))
    wanted = plan.masked(original.document.text)
    assert "".join(copy.text.split()) == "".join(wanted.split())


def test_an_ofd_has_no_covered_words_no_remarks_and_no_glyph_codes(tmp_path: Path) -> None:
    covered = text_object("证人赵铁柱", 28, 250) + rectangle(28, 249, 60, 8)
    glyphs = (
        '<ofd:CGTransform CodePosition="0" CodeCount="4"><ofd:Glyphs>1 2 3 4</ofd:Glyphs></ofd:CGTransform>'
    )
    pages = page_objects(list(JUDGMENT))
    pages[0] = pages[0].replace("<ofd:TextCode", f"{glyphs}<ofd:TextCode") + covered
    remark = '<ofd:Annot Type="Text" Creator="赵立春"><ofd:Remark>赵铁柱</ofd:Remark></ofd:Annot>'
    book = Book(
        pages, annotations={0: remark}, attachments=["欧阳小琴.docx"], info="<ofd:Title>赵铁柱案</ofd:Title>"
    )
    copy, _, _ = copied(make(tmp_path / "判决书.ofd", [book]), write_ofd, tmp_path / "out")
    assert [one for one in copy.hidden if one.kind is not HiddenKind.FILENAME] == []
    with zipfile.ZipFile(tmp_path / "out" / "copy.ofd") as archive:
        everything = "".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    assert "赵铁" not in everything and "赵立春" not in everything and "欧阳小" not in everything


def test_a_file_that_does_not_fit_its_text_is_refused_whole(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "判决书.docx", docx_body())
    other = make_docx(tmp_path / "别的.docx", paragraph("别的文书"))
    document = read_file(path, tmp_path)
    plan = MASKER.mask(MASKER.read(document)).plan
    with pytest.raises(RedactError) as caught:
        write_docx(other, tmp_path / "copy.docx", document, plan)
    assert "欧阳" not in str(caught.value)
    assert not (tmp_path / "copy.docx").exists()


def test_what_is_read_differently_is_told(tmp_path: Path) -> None:
    path = tmp_path / "判决书.txt"
    path.write_text("\n".join(JUDGMENT), "utf-8")
    original = MASKER.read(read_file(path, tmp_path))
    plan = MASKER.mask(original).plan
    copy = plan.masked(original.document.text)

    def told(old: str, new: str) -> set[str]:
        assert old in copy
        changed = MASKER.read(bare(original.document, copy.replace(old, new, 1)))
        return {what for what, _ in differences(original.case, changed.case, plan)}

    assert "sums" in told("5000元", "50000元")
    assert "articles" in told("第二百六十四条", "第二百六十六条")
    assert "parties" in told("被告人孙大海，男", "男")
    assert told("本院认为，", "")
