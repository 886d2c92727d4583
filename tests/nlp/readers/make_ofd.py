"""Write OFD files (GB/T 33190): whole documents from paragraphs, or pages object by object."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT, LEFT, TOP = 210.0, 297.0, 28.0, 37.0
SIZE, LEADING, CHARACTERS, LINES = 5.0, 9.0, 30, 24


@dataclass(frozen=True)
class Book:
    """What goes into one document of the package; every page, template and annotation is raw XML."""

    pages: list[str]
    templates: list[str] = field(default_factory=list)
    annotations: dict[int, str] = field(default_factory=dict)
    attachments: list[str] = field(default_factory=list)
    info: str = ""
    pictures: list[bytes] = field(default_factory=list)
    """Image files; the resource of the first is `m0`."""


def image_object(number: int = 0, box: str = "0 0 210 297", matrix: str = "210 0 0 297 0 0") -> str:
    """Return a picture of a page; without other words it fills it."""
    return f'<ofd:ImageObject ID="5" Boundary="{box}" CTM="{matrix}" ResourceID="m{number}"/>'


def text_object(
    text: str, x: float, y: float, size: float = SIZE, attributes: str = "", inside: str = ""
) -> str:
    """Return a text object whose first character stands at (x, y) millimetres, y the top of the line."""
    narrow = [size if ord(char) >= 0x2000 else size / 2 for char in text]
    delta = f" DeltaX={quoteattr(' '.join(f'{step:g}' for step in narrow[:-1]))}" if len(text) > 1 else ""
    width = sum(narrow)
    frame = f'Boundary="{x:g} {y:g} {width:g} {size:g}" Size="{size:g}"'
    code = f'<ofd:TextCode X="0" Y="{size * 0.86:g}"{delta}>{escape(text)}</ofd:TextCode>'
    return f'<ofd:TextObject ID="1" Font="1" {frame} {attributes}>{inside}{code}</ofd:TextObject>'


def rectangle(x: float, y: float, width: float, height: float, colour: str = "0 0 0", more: str = "") -> str:
    """Return a filled rectangle."""
    return (
        f'<ofd:PathObject ID="2" Boundary="{x:g} {y:g} {width:g} {height:g}" Fill="true" {more}>'
        f'<ofd:FillColor Value="{colour}"/><ofd:AbbreviatedData>M 0 0 L {width:g} 0 L {width:g} {height:g} '
        f"L 0 {height:g} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def wrap(paragraph: str) -> list[tuple[int, str]]:
    """Break a paragraph into lines: (indent in characters, text), the first line indented by two."""
    lines: list[tuple[int, str]] = []
    indent, current, used = 2, "", 2.0
    for char in paragraph:
        width = 1.0 if ord(char) >= 0x2000 else 0.5
        if used + width > CHARACTERS:
            lines.append((indent, current))
            indent, current, used = 0, "", 0.0
        current += char
        used += width
    return [*lines, (indent, current)]


def page_objects(paragraphs: list[str]) -> list[str]:
    """Lay paragraphs out on pages and return the objects of each page, with a page number at its foot."""
    lines = [line for paragraph in paragraphs for line in wrap(paragraph)]
    pages = []
    for first in range(0, max(1, len(lines)), LINES):
        objects = [
            text_object(text, LEFT + indent * SIZE, TOP + row * LEADING)
            for row, (indent, text) in enumerate(lines[first : first + LINES])
            if text
        ]
        number = text_object(f"- {first // LINES + 1} -", WIDTH / 2 - 5, HEIGHT - 20)
        pages.append("".join([*objects, number]))
    return pages


def make_ofd(paragraphs: list[str], path: Path, prologue: str = "") -> None:
    """Write a document as an office suite would: wrapped lines, indents, page numbers."""
    write_ofd(path, [Book(page_objects(paragraphs))], prologue)


def write_ofd(path: Path, books: list[Book], prologue: str = "") -> Path:
    """Write a package of documents; `prologue` is put before the root of the first page."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        bodies = "".join(
            f"<ofd:DocBody><ofd:DocInfo>{book.info}</ofd:DocInfo>"
            f"<ofd:DocRoot>Doc_{i}/Document.xml</ofd:DocRoot></ofd:DocBody>"
            for i, book in enumerate(books)
        )
        archive.writestr("OFD.xml", f'<ofd:OFD {_NAMESPACE} Version="1.0">{bodies}</ofd:OFD>')
        for i, book in enumerate(books):
            for name, xml in _parts(book, prologue).items():
                archive.writestr(f"Doc_{i}/{name}", xml)
            for number, data in enumerate(book.pictures):
                archive.writestr(f"Doc_{i}/Res/image_{number}.img", data)
    return path


def _parts(book: Book, prologue: str) -> dict[str, str]:
    """Return the parts of one document."""
    parts = {"Document.xml": _document(book)}
    uses = "".join(
        f'<ofd:Template TemplateID="t{i}" ZOrder="Background"/>' for i in range(len(book.templates))
    )
    for i, objects in enumerate(book.pages):
        layer = f'<ofd:Content><ofd:Layer ID="9">{objects}</ofd:Layer></ofd:Content>'
        start = prologue if i == 0 else ""
        # An entity that the prologue declares is used, as a bomb would use it.
        use = "&x;" if start else ""
        parts[f"Pages/Page_{i}/Content.xml"] = f"{start}<ofd:Page {_NAMESPACE}>{use}{uses}{layer}</ofd:Page>"
    for i, objects in enumerate(book.templates):
        layer = f"<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
        parts[f"Tpls/Tpl_{i}.xml"] = f"<ofd:Page {_NAMESPACE}>{layer}</ofd:Page>"
    for i, xml in book.annotations.items():
        parts[f"Annots/Page_{i}.xml"] = f"<ofd:PageAnnot {_NAMESPACE}>{xml}</ofd:PageAnnot>"
    index = "".join(
        f'<ofd:Page PageID="p{i}"><ofd:FileLoc>Page_{i}.xml</ofd:FileLoc></ofd:Page>'
        for i in book.annotations
    )
    parts["Annots/Annotations.xml"] = f"<ofd:Annotations {_NAMESPACE}>{index}</ofd:Annotations>"
    files = "".join(f'<ofd:Attachment ID="a" Name={quoteattr(name)}/>' for name in book.attachments)
    parts["Attachs/Attachments.xml"] = f"<ofd:Attachments {_NAMESPACE}>{files}</ofd:Attachments>"
    if book.pictures:
        media = "".join(
            f'<ofd:MultiMedia ID="m{number}" Type="Image"><ofd:MediaFile>image_{number}.img</ofd:MediaFile>'
            "</ofd:MultiMedia>"
            for number in range(len(book.pictures))
        )
        parts["DocumentRes.xml"] = (
            f'<ofd:Res {_NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
        )
    return parts


def _document(book: Book) -> str:
    """Return the root part of a document."""
    templates = "".join(
        f'<ofd:TemplatePage ID="t{i}" BaseLoc="Tpls/Tpl_{i}.xml"/>' for i in range(len(book.templates))
    )
    pages = "".join(
        f'<ofd:Page ID="p{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(book.pages))
    )
    resources = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>" if book.pictures else ""
    return (
        f"<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea>{resources}{templates}"
        f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
        f"<ofd:Attachments>/Doc_0/Attachs/Attachments.xml</ofd:Attachments></ofd:Document>"
    )
