"""DOCX: what stands on the page is the text, what does not is hidden, and nothing is lost between."""

from __future__ import annotations

import base64
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.readers.docx.names import STRICT
from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits, Reading
from nlp.values import HiddenKind, MarginKind
from tests.nlp.readers.make_docx import W, element, make_docx, paragraph, run

LIMITS = Limits()
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
WIDE = '<w:gridSpan w:val="2"/>'
WHITE = '<w:color w:val="FFFFFF"/>'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>柳书记</dc:creator>'
    "<cp:lastModifiedBy>冯校对</cp:lastModifiedBy><dc:title> </dc:title></cp:coreProperties>"
)


def read(
    tmp_path: Path,
    *paragraphs: str,
    parts: dict[str, tuple[str, str]] | None = None,
    others: dict[str, str] | None = None,
) -> Reading:
    return read_docx(make_docx(tmp_path / "x.docx", "".join(paragraphs), parts, others), LIMITS)


def hidden(reading: Reading, kind: HiddenKind) -> list[str]:
    return [part.text for part in reading.hidden if part.kind is kind]


def test_a_name_split_over_runs_is_whole(tmp_path: Path) -> None:
    reading = read(tmp_path, paragraph("被告人陈", "大", "山，男"), paragraph("书记员"))
    assert reading.text == "被告人陈大山，男\n书记员"
    assert not reading.hidden and not reading.margins


def test_breaks_tabs_and_hyphens_are_characters(tmp_path: Path) -> None:
    inside = "<w:t>审判长</w:t><w:tab/><w:t>陈某</w:t><w:br/><w:t>7</w:t><w:noBreakHyphen/><w:t>8</w:t>"
    assert read(tmp_path, paragraph(f"<w:r>{inside}</w:r>")).text == "审判长\t陈某\n7-8"


def test_tables_stand_in_document_order_and_merged_cells_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("表前")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip([c for row in table.rows for c in row.cells], "甲乙丙丁戊己", strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 2).merge(table.cell(1, 2))
    document.add_paragraph("表后")
    document.save(str(tmp_path / "t.docx"))
    assert read_docx(tmp_path / "t.docx", LIMITS).text.split("\n") == [
        "表前", "甲", "乙", "丙", "己", "丁\t戊", "表后",
    ]  # fmt: skip


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each given by what stands in it."""
    made = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ((paragraph("赵某"), paragraph(run("母"), run("亲")), paragraph("1380000")), "赵某\t母亲\t1380000"),
        ((paragraph("赵某"), paragraph(), paragraph("1380000"), paragraph()), "赵某\t\t1380000"),
        ((paragraph(), paragraph("赵某"), paragraph("母亲")), "\t赵某\t母亲"),
        ((f"<w:tcPr>{WIDE}</w:tcPr>{paragraph('赵某')}", paragraph("母亲")), "赵某\t\t母亲"),
        ((paragraph("赵某", "<w:r><w:br/></w:r>", "李某"), paragraph("母亲")), "赵某\n李某\n母亲"),
        ((paragraph("赵某") + paragraph("李某"), paragraph("母亲")), "赵某\n李某\n母亲"),
        ((paragraph("赵某"), paragraph("长" * 201)), f"赵某\n{'长' * 201}"),
        ((table((paragraph("甲"), paragraph("乙"))) + paragraph(), paragraph("丙")), "甲\t乙\n丙"),
    ],
)
def test_a_row_of_short_cells_is_a_line_and_others_are_cells(
    tmp_path: Path, cells: tuple[str, ...], text: str
) -> None:
    assert read(tmp_path, paragraph("前"), table(cells), paragraph("后")).text == f"前\n{text}\n后"


def test_what_is_hidden_in_a_row_is_told_with_the_paragraph_of_the_row(tmp_path: Path) -> None:
    hidden = paragraph(run("李某", "<w:vanish/>"), "乙")
    reading = read(tmp_path, paragraph("前"), table((paragraph("甲"), hidden, paragraph("丙"))))
    assert reading.text == "前\n甲\t乙\t丙"
    assert [(one.place, one.text) for one in reading.hidden] == [("第 2 段，隐藏文字 1", "李某")]


def test_a_text_box_is_read_once_and_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert read(tmp_path, paragraph("段首", both, "段尾"), paragraph("次段")).text == "段首段尾\n框内\n次段"


def test_only_the_fallback_is_read_when_there_is_no_choice(tmp_path: Path) -> None:
    inside = "<mc:AlternateContent><mc:Fallback><w:t>旧版</w:t></mc:Fallback></mc:AlternateContent>"
    assert read(tmp_path, paragraph(f"<w:r>{inside}</w:r>")).text == "旧版"


def test_tracked_changes_read_as_accepted_and_keep_what_was_removed(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        paragraph(
            "被害人",
            f'<w:del w:author="柳书记">{run("孙", tag="delText")}</w:del>',
            f'<w:del w:author="柳书记">{run("小梅", tag="delText")}</w:del>',
            f'<w:ins w:author="冯校对">{run("孙某")}</w:ins>',
            f"<w:moveFrom>{run('移走的')}</w:moveFrom><w:moveTo>{run('到来的')}</w:moveTo>",
        ),
    )
    assert reading.text == "被害人孙某到来的"
    assert hidden(reading, HiddenKind.REVISION) == ["孙小梅", "移走的"]
    assert hidden(reading, HiddenKind.METADATA) == ["柳书记", "冯校对"]
    assert all("孙" not in part.place for part in reading.hidden)


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_is_hidden(tmp_path: Path) -> None:
    mark = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>"
    row = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删去的行')}</w:tc></w:tr></w:tbl>"
    reading = read(tmp_path, mark, paragraph("后半"), row)
    assert reading.text == "前半后半"
    assert hidden(reading, HiddenKind.REVISION) == ["删去的行"]


@pytest.mark.parametrize(
    "properties",
    ["<w:vanish/>", WHITE, '<w:sz w:val="2"/>', '<w:rStyle w:val="Secret"/>',
     '<w:color w:val="000000"/><w:highlight w:val="black"/>', '<w:highlight w:val="black"/>',
     '<w:color w:val="111111"/><w:shd w:val="solid" w:color="000000"/>',
     '<w:color w:val="auto" w:themeColor="background1"/>'],
)  # fmt: skip
def test_what_cannot_be_seen_is_hidden(tmp_path: Path, properties: str) -> None:
    style = f'<w:style w:type="character" w:styleId="Base"><w:rPr>{WHITE}</w:rPr></w:style>'
    style += '<w:style w:type="character" w:styleId="Secret"><w:basedOn w:val="Base"/></w:style>'
    parts = {"styles.xml": ("styles", element("styles", style))}
    reading = read(tmp_path, paragraph("看得见", run("看不见", properties), "的"), parts=parts)
    assert reading.text == "看得见的"
    assert hidden(reading, HiddenKind.COVERED) == ["看不见"]


@pytest.mark.parametrize(
    "properties",
    ['<w:vanish w:val="0"/>', '<w:shd w:val="clear" w:fill="1F4E79"/>' + WHITE, '<w:webHidden/>',
     f"<w:rPrChange><w:rPr><w:vanish/>{WHITE}</w:rPr></w:rPrChange>",
     WHITE + '<w:highlight w:val="darkBlue"/>', WHITE + '<w:highlight w:val="black"/>',
     '<w:shd w:val="clear" w:fill="000000"/>', '<w:highlight w:val="yellow"/>'],
)  # fmt: skip
def test_what_can_be_seen_is_text(tmp_path: Path, properties: str) -> None:
    assert read(tmp_path, paragraph(run("看得见", properties))).text == "看得见"


def test_white_letters_in_a_dark_cell_or_box_are_seen(tmp_path: Path) -> None:
    dark = '<w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr>'
    cell = f"<w:tbl><w:tr><w:tc>{dark}{paragraph(run('表头', WHITE))}</w:tc></w:tr></w:tbl>"
    box = f"<w:r><w:txbxContent>{paragraph(run('框', WHITE))}</w:txbxContent></w:r>"
    assert read(tmp_path, cell, paragraph(box)).text == "表头\n框"


def test_headers_footers_and_notes_are_margins(tmp_path: Path) -> None:
    separator = f'<w:footnote w:type="separator">{paragraph("线")}</w:footnote>'
    parts = {
        "header1.xml": ("header", element("hdr", paragraph("某某人民法院"))),
        "header2.xml": ("header", element("hdr", paragraph("某某人民法院"))),
        "footer1.xml": ("footer", element("ftr", paragraph("第 ", "1", " 页"))),
        "footnotes.xml": (
            "footnotes",
            element("footnotes", f"{separator}<w:footnote>{paragraph('见证据二')}</w:footnote>"),
        ),
    }
    reading = read(tmp_path, paragraph("正文"), parts=parts)
    assert [(m.kind, m.text) for m in reading.margins] == [
        (MarginKind.HEADER, "某某人民法院"),
        (MarginKind.PAGE_NUMBER, "第 1 页"),
        (MarginKind.FOOTNOTE, "见证据二"),
    ]
    assert reading.text == "正文"


def test_a_watermark_is_seen_and_no_running_text(tmp_path: Path) -> None:
    art = f'<w:r><w:pict><v:textpath {VML} style="font-family:宋体" string="查阅人钱多宝"/></w:pict></w:r>'
    parts = {"header1.xml": ("header", element("hdr", paragraph(art)))}
    reading = read(tmp_path, paragraph("正文"), parts=parts)
    assert [(m.kind, m.text) for m in reading.margins] == [(MarginKind.WATERMARK, "查阅人钱多宝")]
    assert [one for one in reading.hidden if one.kind is not HiddenKind.FILENAME] == []
    assert reading.text == "正文"


def test_comments_and_properties_are_hidden_with_their_place(tmp_path: Path) -> None:
    comment = f'<w:comment w:author="冯校对">{paragraph("此处是", "真名")}</w:comment>'
    custom = '<Properties><property name="承办"><lpwstr>柳书记</lpwstr></property></Properties>'
    reading = read(
        tmp_path,
        paragraph("正文", '<w:r><w:drawing><wp:docPr descr="证据照片"/></w:drawing></w:r>'),
        parts={
            "comments.xml": ("comments", element("comments", comment)),
            "mailto:liu@example.org": ("hyperlink!", ""),
            "https://example.org/": ("hyperlink!", ""),
            "settings.xml": ("settings", element("settings", '<w:docVar w:name="a" w:val="b"/>')),
        },
        others={"docProps/core.xml": CORE, "docProps/custom.xml": custom},
    )
    assert [(part.kind.value, part.place, part.text) for part in reading.hidden] == [
        ("comment", "批注 1", "此处是真名"),
        ("metadata", "批注·作者 1", "冯校对"),
        ("metadata", "图片 1·替代文字", "证据照片"),
        ("metadata", "超链接 1·地址", "mailto:liu@example.org"),
        ("metadata", "文档变量 1", "a：b"),
        ("metadata", "文档属性·作者", "柳书记"),
        ("metadata", "文档属性·最后修改者", "冯校对"),
        ("metadata", "文档属性·自定义 1", "承办：柳书记"),
    ]


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    numbered = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>第一项</w:t></w:r></w:p>"
    reading = read(tmp_path, numbered, parts={"media/1.png": ("image", "x")})
    assert reading.notes == ("含图片，图片中的文字未识别", "含自动编号，编号文字不在正文内")


def test_a_strict_file_reads_like_any_other(tmp_path: Path) -> None:
    common = make_docx(tmp_path / "x.docx", paragraph("严格", run("隐", "<w:vanish/>"), "模式"))
    with zipfile.ZipFile(common) as old, zipfile.ZipFile(tmp_path / "y.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), STRICT[0][0]))
    assert read_docx(tmp_path / "y.docx", LIMITS).text == "严格模式"


CHINESE = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.sampled_from("，。；：（）《》“”、×某〇 　0123456789ABCxyz@.-&<>𠮷"),
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()))


@settings(max_examples=40, deadline=None)
@given(st.lists(CHINESE, min_size=1, max_size=6))
def test_any_chinese_paragraphs_come_back(paragraphs: list[str]) -> None:
    document = docx.Document()
    for text in paragraphs:
        written = document.add_paragraph()
        for start in range(0, len(text), 3):
            written.add_run(text[start : start + 3])
    with tempfile.TemporaryDirectory() as folder:
        document.save(str(Path(folder) / "x.docx"))
        assert read_docx(Path(folder) / "x.docx", LIMITS).text == "\n".join(paragraphs)


def test_field_codes_and_stores_of_templates_are_hidden_parts(tmp_path: Path) -> None:
    code = '<w:r><w:instrText> QUOTE "孙小圆" \\\\* MERGEFORMAT </w:instrText></w:r>'
    simple = '<w:fldSimple w:instr=" DOCVARIABLE 13800001357 "/>'
    date = "<w:r><w:instrText> DATE yyyy年M月d日 </w:instrText></w:r>"
    store = '<data xmlns="a"><name code="x">钱多宝</name><n>7</n></data>'
    reading = read(tmp_path, paragraph("正文", code, simple, date), others={"customXml/item1.xml": store})
    assert [(part.place, part.text) for part in reading.hidden] == [
        ("域代码 1", "孙小圆"),
        ("域代码 2", "13800001357"),
        ("自定义 XML 数据 1", "钱多宝"),
    ]


def test_a_picture_in_a_header_has_a_description(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><wp:docPr descr="孙小圆照片"/></w:drawing></w:r>'
    parts = {"header1.xml": ("header", element("hdr", paragraph("某某人民法院", drawing)))}
    reading = read(tmp_path, paragraph("正文"), parts=parts)
    assert [(part.place, part.text) for part in reading.hidden] == [("页眉，图片 1·替代文字", "孙小圆照片")]


def test_what_an_embedded_file_says_is_hidden(tmp_path: Path) -> None:
    inner = make_docx(tmp_path / "inner.docx", paragraph("证人孙小圆的住址"))
    outer = make_docx(tmp_path / "x.docx", paragraph("正文"), {"embeddings/a.docx": ("package", "")})
    with zipfile.ZipFile(outer) as old, zipfile.ZipFile(tmp_path / "y.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, inner.read_bytes() if name.endswith("a.docx") else old.read(name))
    reading = read_docx(tmp_path / "y.docx", LIMITS)
    assert hidden(reading, HiddenKind.COVERED) == ["证人孙小圆的住址"]
    assert reading.hidden[0].place == "嵌入的文件 1 的内容"


SECRET = "被害人钱多宝的陈述"


def told(tmp_path: Path, body: str = "", **more: Any) -> list[str]:  # noqa: ANN401 - parts of a file
    """Return the places at which a file tells the secret beside its text."""
    return [
        one.place for one in read(tmp_path, paragraph("正文") + body, **more).hidden if SECRET in one.text
    ]


def test_what_no_page_shows_is_told(tmp_path: Path) -> None:
    ruby = f"<w:p><w:r><w:ruby><w:rt>{run(SECRET)}</w:rt></w:ruby></w:r></w:p>"
    packed = base64.b64encode(SECRET.encode()).decode()
    data = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>{packed}</w:fldData></w:fldChar></w:r></w:p>'
    )
    assert told(tmp_path, ruby) == ["注音 1"]
    assert told(tmp_path, data) == ["域代码 1"]
    assert told(tmp_path, f'<w:p><x:own xmlns:x="urn:x">{SECRET}</x:own></w:p>') == [
        "文件内部（word/document.xml）"
    ]
    assert told(tmp_path, others={"word/own.bin": SECRET}) == ["文件内部（word/own.bin）"]
    assert told(tmp_path, others={"customXml/item1.xml": f"<a><b>{SECRET}"}) != []


def test_charts_and_drawings_are_seen_and_no_running_text(tmp_path: Path) -> None:
    chart = f'<c:chart xmlns:c="urn:c" xmlns:a="urn:a"><a:t>{SECRET}</a:t></c:chart>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>'
    reading = read(
        tmp_path,
        paragraph("正文"),
        parts={"charts/chart1.xml": ("chart", chart)},
        others={"word/media/a.svg": drawing},
    )
    assert [one.kind for one in reading.margins if SECRET in one.text] == [MarginKind.FIGURE] * 2


@pytest.mark.parametrize(
    "chart", ["<c:chart xmlns:c='urn:c' xmlns:a='urn:a'><a:t>{}</a:t></c:chart>", "<a:t>{}"]
)
def test_a_part_that_nothing_leads_to_is_hidden(tmp_path: Path, chart: str) -> None:
    reading = read(tmp_path, paragraph("正文"), others={"word/charts/chart1.xml": chart.format(SECRET)})
    assert reading.text == "正文" and not reading.margins
    assert [one.place for one in reading.hidden] == ["文件内部（word/charts/chart1.xml）"]


def test_remarks_of_the_archive_are_told(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "a.docx", paragraph("正文"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = SECRET.encode()
    assert any(SECRET in one.text for one in read_docx(path, Limits()).hidden)
    path.write_bytes(path.read_bytes() + SECRET.encode())
    assert [one.place for one in read_docx(path, Limits()).hidden] == ["文件内部（压缩包的备注）"]
