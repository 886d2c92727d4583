"""Write DOCX files part by part, so that a test says exactly what stands in the file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARED = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """Return a run with one text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def paragraph(*inside: str) -> str:
    """Return a paragraph; a plain text stands for a run."""
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in inside)}</w:p>"


def element(tag: str, inside: str) -> str:
    """Return the root of a part with all namespaces declared."""
    return f"<w:{tag} {_DECLARED}>{inside}</w:{tag}>"


def make_docx(
    path: Path,
    body: str,
    parts: dict[str, tuple[str, str]] | None = None,
    others: dict[str, str] | None = None,
    prologue: str = "",
) -> Path:
    """Write a file whose body is `body`.

    `parts` are parts of the document, name → (kind of relationship, XML); `others` are parts that hang
    on nothing. A kind that ends in "!" is an external target, not a part.
    """
    parts = parts or {}
    links = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/{kind.rstrip("!")}" Target="{escape(name)}" '
        f"{'TargetMode=' + chr(34) + 'External' + chr(34) if kind.endswith('!') else ''}/>"
        for i, (name, (kind, _)) in enumerate(parts.items())
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _relationships(f"{_OFFICE}/officeDocument", "word/document.xml"))
        archive.writestr(
            "word/document.xml", prologue + element("document", f"<w:body>{body}<w:sectPr/></w:body>")
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        )
        for name, (kind, xml) in parts.items():
            if not kind.endswith("!"):
                archive.writestr(f"word/{name}", xml)
        for name, xml in (others or {}).items():
            archive.writestr(name, xml)
    return path


def _relationships(kind: str, target: str) -> str:
    """Return a relationship part with one entry."""
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r0" Type="{kind}" Target="{target}"/></Relationships>'
    )
