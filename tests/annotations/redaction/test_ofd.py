"""A masked OFD shows its masks: objects that change use a font that has every character."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from annotations.redaction.ofd.copy import is_signed, write_ofd
from annotations.redaction.values import Plan
from annotations.redaction.verify import kept_hidden
from nlp.values import Document
from tests.annotations.redaction.copies import JUDGMENT, copied
from tests.nlp.readers.make_ofd import Book, page_objects
from tests.nlp.readers.make_ofd import write_ofd as make
from tests.nlp.readers.test_ofd import GRAPHICS, HIDDEN_STAMP, TILE, with_more

_GLYPHS = '<ofd:CGTransform CodePosition="0" CodeCount="2"><ofd:Glyphs>1 2</ofd:Glyphs></ofd:CGTransform>'
_FONTS = (
    '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:Fonts>'
    '<ofd:Font ID="1" FontName="ABCDEF+FangSong_GB2312"><ofd:FontFile>font_1.ttf</ofd:FontFile></ofd:Font>'
    '<ofd:Font ID="7" FontName="楷体" FamilyName="楷体"/></ofd:Fonts></ofd:Res>'
)


def signed(path: Path) -> Path:
    """Write a signed judgment whose font is a subset that lies in the file."""
    pages = [one.replace("<ofd:TextCode", f"{_GLYPHS}<ofd:TextCode") for one in page_objects(list(JUDGMENT))]
    plain = make(path.with_name("plain.ofd"), [Book(pages)])
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode("utf-8")
            text = text.replace(
                "<ofd:CommonData>", "<ofd:CommonData><ofd:MaxUnitID>90</ofd:MaxUnitID>", 1
            ).replace("</ofd:PageArea>", "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>", 1)
            signs = "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>"
            new.writestr(name, text.replace("</ofd:DocBody>", signs))
        new.writestr("Doc_0/PublicRes.xml", _FONTS)
        new.writestr("Doc_0/Res/font_1.ttf", b"subset")
        new.writestr("Doc_0/Signs/Signatures.xml", "<Signatures/>")
        new.writestr("Doc_0/Signs/Sign_0/SignedValue.dat", b"value")
    return path


def made(tmp_path: Path) -> tuple[Document, Plan, zipfile.ZipFile]:
    copy, plan, _ = copied(signed(tmp_path / "判决书.ofd"), write_ofd, tmp_path / "out")
    return copy, plan, zipfile.ZipFile(tmp_path / "out" / "copy.ofd")


def test_what_changes_uses_a_font_without_a_file_and_nothing_else_does(tmp_path: Path) -> None:
    _, _, archive = made(tmp_path)
    fonts = etree.fromstring(archive.read("Doc_0/PublicRes.xml"))
    listed = {one.get("ID"): one for one in fonts.iterfind("{*}Fonts/{*}Font")}
    assert list(listed) == ["1", "7", "91"]
    assert (listed["91"].get("FontName"), len(listed["91"])) == ("仿宋", 0)
    document = etree.fromstring(archive.read("Doc_0/Document.xml"))
    assert document.findtext("{*}CommonData/{*}MaxUnitID") == "91"
    page = etree.fromstring(archive.read("Doc_0/Pages/Page_0/Content.xml"))
    things = list(page.iter("{*}TextObject"))
    changed = [one for one in things if one.get("Font") == "91"]
    assert changed and all(one.find("{*}CGTransform") is None for one in changed)
    kept = [one for one in things if one.get("Font") == "1"]
    assert kept and all(one.find("{*}CGTransform") is not None for one in kept)
    assert any("某" in (one.findtext("{*}TextCode") or "") for one in changed)
    assert not any("某" in (one.findtext("{*}TextCode") or "") for one in kept)


def test_every_step_between_characters_is_there(tmp_path: Path) -> None:
    _, _, archive = made(tmp_path)
    for name in archive.namelist():
        for code in etree.fromstring(archive.read(name)).iter("{*}TextCode") if "Pages" in name else ():
            steps = (code.get("DeltaX") or "").split()
            assert not steps or len(steps) == len(code.text or "") - 1


def test_a_signature_of_other_words_is_not_kept(tmp_path: Path) -> None:
    copy, plan, archive = made(tmp_path)
    assert is_signed(tmp_path / "判决书.ofd") and not is_signed(tmp_path / "out" / "copy.ofd")
    assert [name for name in archive.namelist() if "Signs" in name] == []
    assert copy.text
    assert plan.replacements


def test_graphics_patterns_and_hidden_annotations_say_nothing_in_the_copy(tmp_path: Path) -> None:
    use = '<ofd:CompositeObject ID="6" Boundary="9 9 90 9" ResourceID="88"/>'
    cases = {
        "drawn": {"objects": use, "resources": GRAPHICS},
        "kept": {"resources": GRAPHICS},
        "tile": {"objects": TILE},
        "stamp": {"stamp": HIDDEN_STAMP},
    }
    for name, more in cases.items():
        source = with_more(tmp_path / f"{name}.ofd", page_objects(list(JUDGMENT))[0], **more)
        copy, _, _ = copied(source, write_ofd, tmp_path / name)
        with zipfile.ZipFile(tmp_path / name / "copy.ofd") as archive:
            said = b"".join(archive.read(part) for part in archive.namelist()).decode("utf-8")
        assert "钱多宝" not in said and not list(kept_hidden(copy)), name
        assert ("被害人钱某的陈述" in said) == (name == "drawn")
