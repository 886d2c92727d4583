"""A masked DOCX says nothing of a person in its fields, links, variables, pictures and other parts."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from annotations.redaction.docx.copy import write_docx
from annotations.redaction.verify import kept_hidden, unlooked
from annotations.values import Category
from nlp.readers.docx.names import w
from tests.annotations.redaction.copies import JUDGMENT, LEAKS, copied
from tests.annotations.redaction.test_pictures import picture
from tests.nlp.readers.make_docx import element, make_docx, paragraph, run


def field(*instruction: str, shown: str = "见附件") -> str:
    """Return a field whose instruction stands in several runs."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    pieces = "".join(run(one, tag="instrText") for one in instruction)
    return f"{marks[0]}{pieces}{marks[1]}{run(shown)}{marks[2]}"


FIELDS = (
    field(' QUOTE "证人赵', '铁柱" '),
    field(' HYPERLINK "http://example.cn/?q=%E8%B5%B5%E9%93%81%E6%9F%B1" '),
    field(' HYPERLINK "mailto:a@example.cn" '),
    field(" IF ", '"赵立春" = "1" "是" '),
    '<w:fldSimple w:instr=" DOCVARIABLE 赵铁柱 ">' + run("内容") + "</w:fldSimple>",
    field(" PAGE \\* MERGEFORMAT ", shown="第1页"),
    field(" REF _Ref123456789 \\h ", shown="前文"),
    field(' DATE \\@ "yyyy年M月d日" ', shown="今日"),
)
FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:helpText w:val="填赵铁柱"/>'
    '<w:textInput><w:default w:val="赵立春"/></w:textInput></w:ffData></w:fldChar></w:r>'
    + run(" FORMTEXT ", tag="instrText")
    + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("空")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="赵铁柱.jpg" descr="欧阳小琴家门口" title="赵立春"/>'
    "</wp:inline></w:drawing></w:r>"
)
MARKS = '<w:bookmarkStart w:id="1" w:name="赵铁柱住处"/><w:bookmarkEnd w:id="1"/>'


def made(path: Path) -> Path:
    """Write a file that tells of its people wherever it can."""
    body = "".join(map(paragraph, JUDGMENT)) + "".join(map(paragraph, (*FIELDS, FORM, PICTURE, MARKS)))
    body = body.replace("<w:p>", '<w:p w:rsidR="00AB12CD">')
    variables = '<w:docVars><w:docVar w:name="证人" w:val="赵铁柱"/></w:docVars><w:rsids/>'
    people = '<w15:people xmlns:w15="urn:x"><w15:person w15:author="赵铁柱"/></w15:people>'
    parts = {
        "settings.xml": ("settings", element("settings", variables)),
        "people.xml": ("people", people),
        "commentsExtended.xml": ("commentsExtended", "<a>赵铁柱</a>"),
        "glossary/document.xml": ("glossaryDocument", element("glossaryDocument", paragraph("赵立春"))),
        "file:///C:/Users/赵铁柱/a.dotx": ("attachedTemplate!", ""),
        "http://example.cn/%E8%B5%B5%E9%93%81%E6%9F%B1": ("hyperlink!", ""),
        "http://example.cn/law": ("hyperlink!", ""),
        "media/image1.svg": (
            "image",
            "<svg><title>赵铁柱</title><text>欧阳小琴<tspan>在</tspan>赵铁柱家</text></svg>",
        ),
    }
    others = {
        "word/glossary/styles.xml": "<a>赵立春</a>",
        "word/orphan.bin": "赵铁柱",
        "docProps/app.xml": "<Properties><Manager>赵立春</Manager></Properties>",
        "docProps/custom.xml": "<Properties><property name='赵铁柱'/></Properties>",
    }
    make_docx(path, body, parts, others)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/image2.jpeg", picture("JPEG"))
        links = archive.read("word/_rels/document.xml.rels").decode("utf-8")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path.with_name("判决书.docx"), "w") as new:
        for name in old.namelist():
            image = '<Relationship Id="i2" Type="x/image" Target="media/image2.jpeg"/></Relationships>'
            data = links.replace("</Relationships>", image) if name.endswith("document.xml.rels") else None
            new.writestr(name, data or old.read(name))
    return path.with_name("判决书.docx")


def test_nothing_is_left_behind_the_page(tmp_path: Path) -> None:
    copy, plan, original = copied(made(tmp_path / "a.docx"), write_docx, tmp_path / "out")
    assert copy.text == plan.masked(original.document.text)
    assert {"图片 1·替代文字", "文档变量 1", "文档属性·经理"} <= {
        one.place for one in original.document.hidden
    }
    assert list(kept_hidden(copy)) == []
    with zipfile.ZipFile(tmp_path / "out" / "copy.docx") as archive:
        names = set(archive.namelist())
        everything = b"".join(archive.read(name) for name in names)
    text = everything.decode("utf-8", "replace")
    assert [leak for leak in (*LEAKS, "%E8%B5%B5", "a@example", "Zhao Tiezhu", "rsidR") if leak in text] == []
    assert "http://example.cn/law" in text
    assert [one for one in names if "glossary" in one or "people" in one or "orphan" in one] == []
    assert "word/media/image2.jpeg" in names


def test_harmless_fields_stay_and_all_show_what_they_showed(tmp_path: Path) -> None:
    copy, _, _ = copied(made(tmp_path / "a.docx"), write_docx, tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / "copy.docx") as archive:
        main = archive.read("word/document.xml").decode("utf-8")
    assert main.count('w:fldCharType="begin"') == main.count('w:fldCharType="end"') == 4
    assert all(one in main for one in (" PAGE ", "_Ref123456789", " DATE ", " FORMTEXT "))
    assert copy.text.count("见附件") == 4


def test_pictures_that_nobody_read_are_told(tmp_path: Path) -> None:
    copy, _, _ = copied(made(tmp_path / "a.docx"), write_docx, tmp_path / "out")
    assert ["图片" in one.why for one in unlooked(copy)] == [True]


SECRET = "被害人钱多宝的陈述"


def with_more(
    tmp_path: Path, body: str = "", parts: dict[str, tuple[str, str]] | None = None
) -> tuple[str, str]:
    """Make a judgment with something more in it; return all that it says, and all that its copy says."""
    path = make_docx(tmp_path / "a.docx", "".join(map(paragraph, JUDGMENT)) + body, parts)
    copied(path, write_docx, tmp_path / "out")
    return everything(path), everything(tmp_path / "out" / "copy.docx")


def everything(path: Path) -> str:
    """Return the parts of a package and their names as one text."""
    with zipfile.ZipFile(path) as archive:
        return "".join(name + archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_a_name_known_from_a_header_alone_is_masked_there(tmp_path: Path) -> None:
    header = element("hdr", paragraph(SECRET))
    before, after = with_more(tmp_path, parts={"header1.xml": ("header", header)})
    assert "钱多宝" in before and "钱多宝" not in after and "被害人钱某的陈述" in after


def test_a_name_in_a_header_is_called_what_the_header_calls_it(tmp_path: Path) -> None:
    header = element("hdr", paragraph("证人钱多宝的证言"))
    path = make_docx(
        tmp_path / "a.docx", "".join(map(paragraph, JUDGMENT)), {"header1.xml": ("header", header)}
    )
    _, plan, _ = copied(path, write_docx, tmp_path / "out")
    words = {word.value: word.category for word in plan.words}
    assert words["钱多宝"] is Category.NAME_WITNESS


def test_a_chart_is_masked_and_a_part_of_an_unknown_kind_goes(tmp_path: Path) -> None:
    chart = f'<c:chart xmlns:c="urn:c" xmlns:a="urn:a"><a:t>{SECRET}</a:t></c:chart>'
    parts = {"charts/chart1.xml": ("chart", chart), "own.xml": ("own", f"<a>{SECRET}</a>")}
    before, after = with_more(tmp_path, parts=parts)
    assert before.count(SECRET) == 2 and "own.xml" in before
    assert "钱多宝" not in after and "被害人钱某的陈述" in after and "own.xml" not in after


def test_a_part_that_nothing_leads_to_goes_though_it_is_broken(tmp_path: Path) -> None:
    path = make_docx(
        tmp_path / "a.docx",
        "".join(map(paragraph, JUDGMENT)),
        others={"word/charts/chart1.xml": f"<a:t>{SECRET}", "word/header9.xml": f"<a>{SECRET}</a>"},
    )
    _, plan, _ = copied(path, write_docx, tmp_path / "out")
    assert len(plan.removed) == 2 and "钱多宝" not in everything(tmp_path / "out" / "copy.docx")


def test_words_over_words_and_foreign_elements_are_emptied(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run(SECRET)}</w:rt><w:rubyBase>{run('略')}</w:rubyBase></w:ruby></w:r>"
    foreign = f'<w:p><x:own xmlns:x="urn:x">{SECRET}</x:own></w:p>'
    before, after = with_more(tmp_path, f"<w:p>{ruby}</w:p>{foreign}")
    assert before.count(SECRET) == 2 and "钱多宝" not in after


def test_a_watermark_stays_where_it_names_nobody(tmp_path: Path) -> None:
    """Whoever stands only in it is not surely found: then it goes. It may stand in notes, too."""
    drawn = {
        "内部资料 注意保密": "内部资料 注意保密",
        "被害人 欧 阳 小 琴 一案": "被害人 欧阳某 一案",
        "内部资料 被害人欧阳某": "内部资料 被害人欧阳某",
        "工号 138 0000 1357": "工号 ××",
        "查阅人：钱多宝": "",
        "查阅人 钱 多 宝": "",
        "钱 多 宝": "",
    }
    pieces = [
        f'<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="{said}"/>'.join(
            ("<w:r><w:pict>", "</w:pict></w:r>")
        )
        for said in drawn
    ]
    notes = {
        kind: element(kind, f'<w:{kind[:-1]} w:id="1">{paragraph(piece)}</w:{kind[:-1]}>')
        for kind, piece in zip(("footnotes", "endnotes"), pieces[3:5], strict=True)
    }
    parts = {f"{kind}.xml": (kind, note) for kind, note in notes.items()}
    parts["header1.xml"] = ("header", element("hdr", paragraph(*pieces[:3])))
    body = "".join(map(paragraph, JUDGMENT)) + paragraph(*pieces[5:])
    path = make_docx(tmp_path / "判决书.docx", body, parts)
    copy, _, original = copied(path, write_docx, tmp_path / "out")
    assert {one.text for one in original.document.margins} == set(drawn)
    assert {one.text for one in copy.margins} == set(filter(None, drawn.values()))


def test_a_row_is_masked_cell_by_cell(tmp_path: Path) -> None:
    """A row is one line of the text; each mask stands in the cell of what it hides, and the cells stay."""
    rows = (("姓名", "与被害人关系", "联系电话"), ("欧阳小琴", "本人", "13900001111"), ("合计", "", "一人"))
    cells = ("".join(f"<w:tc>{paragraph(run(one[:2]), run(one[2:]))}</w:tc>" for one in row) for row in rows)
    table = f"<w:tbl>{''.join(f'<w:tr>{one}</w:tr>' for one in cells)}</w:tbl>"
    path = make_docx(tmp_path / "a.docx", "".join(map(paragraph, JUDGMENT)) + table)
    copy, plan, original = copied(path, write_docx, tmp_path / "out")
    assert original.document.text.endswith("\n欧阳小琴\t本人\t13900001111\n合计\t\t一人")
    assert copy.text == plan.masked(original.document.text)
    with zipfile.ZipFile(tmp_path / "out" / "copy.docx") as archive:
        masked = etree.fromstring(archive.read("word/document.xml"))
    assert [["".join(map(str, cell.itertext())) for cell in row] for row in masked.iter(w("tr"))] == [
        ["姓名", "与被害人关系", "联系电话"], ["欧阳某", "本人", "××"], ["合计", "", "一人"],
    ]  # fmt: skip
