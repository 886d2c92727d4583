"""What an office file says beside its pages is told by its reader, and no copy of it has it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotations.redaction.docx.copy import write_docx
from annotations.redaction.files import repack
from annotations.redaction.ofd.copy import write_ofd
from annotations.redaction.values import RedactError
from nlp.readers.package_words import says
from nlp.values import HiddenKind
from tests.annotations.redaction.copies import JUDGMENT, copied
from tests.nlp.readers.make_ofd import Book, image_object, page_objects
from tests.nlp.readers.make_ofd import write_ofd as make

SAID, NAME, PHONE = "证人蒋小梅的电话13700002222", "蒋小梅", "13700002222"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BESIDE = (
    '<w:p><w:hyperlink w:tooltip="{0}" w:anchor="{0}"><w:r><w:t>链接</w:t></w:r></w:hyperlink>'
    '<w:bookmarkStart w:id="9" w:name="{0}"/><w:bookmarkEnd w:id="9"/>'
    '<w:smartTag w:element="person"><w:smartTagPr><w:attr w:name="who" w:val="{0}"/></w:smartTagPr>'
    "<w:r><w:t>签</w:t></w:r></w:smartTag>"
    '<w:customXml w:element="x"><w:customXmlPr><w:attr w:name="n" w:val="{0}"/></w:customXmlPr></w:customXml>'
    '<w:permStart w:id="5" w:ed="{0}"/><w:permEnd w:id="5"/><!-- {0} --></w:p>'
    '<w:sdt><w:sdtPr><w:alias w:val="{0}"/><w:tag w:val="{0}"/><w:dropDownList w:lastValue="{0}">'
    '<w:listItem w:displayText="{0}" w:value="{0}"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p><w:r>'
    '<w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/></w:rPr><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    '<w:tbl><w:tblPr><w:tblCaption w:val="{0}"/><w:tblDescription w:val="{0}"/></w:tblPr><w:tr><w:tc><w:p/>'
    "</w:tc></w:tr></w:tbl>"
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:customStyle="1" w:styleId="q"><w:name w:val="{SAID}"/>'
    f'<w:aliases w:val="{SAID}"/></w:style></w:styles>'
)


def judgment_docx(path: Path) -> Path:
    """Write a judgment with a name and a telephone wherever Word keeps words that no page shows."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in JUDGMENT)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships {relations}><Relationship Id="r1" Type="{office}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{lines}{BESIDE.format(SAID)}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships {relations}><Relationship Id="r1" '
        f'Type="{office}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{office}/hyperlink" TargetMode="External" '
        f'Target="http://x.cn/{SAID}"/></Relationships>',
        "word/styles.xml": STYLES,
        "word/glossary/document.xml": f"<w:x {W}><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:x>",
        "word/notes.txt": SAID,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def changed(path: Path, target: Path, edits: Mapping[str, tuple[str, str]], more: Mapping[str, str]) -> Path:
    """Write a package again with some places changed and some parts more."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name in edits:
                before, after = (part.encode() for part in edits[name])
                assert before in data
                data = data.replace(before, after, 1)
            new.writestr(name, data)
        for name, text in more.items():
            new.writestr(name, text)
    return target


def judgment_ofd(path: Path) -> Path:
    """Write a judgment with a name and a telephone wherever an OFD keeps words that no page shows."""
    pages = page_objects(list(JUDGMENT))
    link = f'<ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="http://x.cn/{SAID}"/></ofd:Action></ofd:Actions>'
    badge = image_object(0, "5 5 9 9", "9 0 0 9 0 0")
    pages[0] += f'<ofd:PathObject Name="{SAID}" Alt="{SAID}">{link}</ofd:PathObject><!-- {SAID} -->{badge}'
    info = (
        f"<ofd:DocID>{PHONE}</ofd:DocID><ofd:DocUsage>{SAID}</ofd:DocUsage><ofd:Cover>Doc_0/a.png</ofd:Cover>"
    )
    plain = make(path.with_name("plain.ofd"), [Book(pages, info=info, pictures=[b"0", SAID.encode()])])
    outline = (
        f'</ofd:Pages><ofd:Outlines><ofd:OutlineElem Title="{SAID}"/><ofd:OutlineElem Title="刑事判决书"/>'
        f'</ofd:Outlines><ofd:Bookmarks><ofd:Bookmark Name="{SAID}"/></ofd:Bookmarks>'
    )
    fonts = f'</ofd:MultiMedias><ofd:Fonts><ofd:Font ID="9" FontName="{SAID}"/></ofd:Fonts>'
    edits = {
        "Doc_0/Document.xml": ("</ofd:Pages>", outline),
        "Doc_0/DocumentRes.xml": ("</ofd:MultiMedias>", fonts),
    }
    more = {"Doc_0/Versions/v1.xml": f"<x>{SAID}</x>", "Doc_0/a.png": SAID, f"Doc_0/{SAID}.bin": "x"}
    return changed(plain, path, edits, {**more, "META-INF/x.json": SAID, "Doc_0/ext.xml": f"<x y='{SAID}'/>"})


def everything(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        return "\n".join([*names, *(archive.read(name).decode("utf-8", "replace") for name in names)])


def test_nothing_beside_the_pages_of_a_docx_is_in_its_copy(tmp_path: Path) -> None:
    copy, plan, original = copied(judgment_docx(tmp_path / "a.docx"), write_docx, tmp_path / "out")
    assert copy.text == plan.masked(original.document.text)
    data = everything(tmp_path / "out" / "copy.docx")
    assert NAME not in data and PHONE not in data
    assert "方正小标宋简体" in data and 'w:anchor="_jianwen1"' in data and 'w:name="_jianwen1"' in data
    assert [one for one in copy.hidden if one.kind is not HiddenKind.FILENAME] == []
    told = [one.place for one in original.document.hidden if SAID in one.text]
    inside = (
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/glossary/document.xml",
    )
    assert {f"文件内部（{part}）" for part in (*inside, "word/notes.txt")} <= set(told)


def test_nothing_beside_the_pages_of_an_ofd_is_in_its_copy(tmp_path: Path) -> None:
    copy, plan, original = copied(judgment_ofd(tmp_path / "a.ofd"), write_ofd, tmp_path / "out")
    assert "".join(copy.text.split()) == "".join(plan.masked(original.document.text).split())
    data = everything(tmp_path / "out" / "copy.ofd")
    assert NAME not in data and PHONE not in data
    assert 'Title="（略）"' in data and 'Title="刑事判决书"' in data
    assert "image_0.img" in data and "image_1.img" not in data
    assert [one for one in copy.hidden if one.kind is not HiddenKind.FILENAME] == []
    told = "\n".join(one.place for one in original.document.hidden)
    for part in ("Pages/Page_0/Content.xml", "Document.xml", "DocumentRes.xml", "Versions/v1.xml", "ext.xml"):
        assert f"文件内部（Doc_0/{part}）" in told
    assert NAME not in told and PHONE not in told


def test_a_picture_whose_file_is_named_after_somebody_gives_no_copy(tmp_path: Path) -> None:
    plain = make(tmp_path / "a.ofd", [Book([*page_objects(list(JUDGMENT))], pictures=[b"0"])])
    badge = ("</ofd:Layer>", f"{image_object(0, '5 5 9 9', '9 0 0 9 0 0')}</ofd:Layer>")
    listed = ("image_0.img", f"{NAME}.img")
    edits = {"Doc_0/Pages/Page_0/Content.xml": badge, "Doc_0/DocumentRes.xml": listed}
    path = changed(plain, tmp_path / "b.ofd", edits, {f"Doc_0/Res/{NAME}.img": "x"})
    with pytest.raises(RedactError) as caught:
        copied(path, write_ofd, tmp_path / "out")
    assert NAME not in caught.value.reason


def test_what_says_something() -> None:
    assert all(map(says, (SAID, PHONE, "a.b@example.org", "%E8%92%8B%E5%B0%8F%E6%A2%85", "号13700002222")))
    assert not any(map(says, ("图片 3", "0 0 210 297.13700002222", "{A13700002222}", "00A51372", "Normal")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_with_one_name_the_copy_has_what_readers_take(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x", "w") as made:
        made.writestr("a.txt", SAID)
        made.writestr("a.txt", "read")
    repack(tmp_path / "x", tmp_path / "y", {}, frozenset())
    with zipfile.ZipFile(tmp_path / "y") as copy:
        assert [(one.filename, copy.read(one)) for one in copy.infolist()] == [("a.txt", b"read")]
