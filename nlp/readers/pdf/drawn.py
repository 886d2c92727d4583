"""Which forms the pages of a PDF draw: all others are in the file, and nobody sees them."""

from __future__ import annotations

import re
from typing import Any

import pikepdf

_DRAWS = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s+Do\b")
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")
_DEEPEST = 12


def drawn_forms(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Return the forms that a page draws, also through another form."""
    found: set[tuple[int, int]] = set()
    for page in pdf.pages:
        data = b"\n".join(map(_data, contents_of(page.obj)))
        _follow(data, page.resources, found, 0)
    return found


def contents_of(page: pikepdf.Object) -> list[pikepdf.Stream]:
    """Return the streams of instructions of a page, or of a model of one."""
    contents: Any = page.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


def drawn_by(form: pikepdf.Stream) -> set[tuple[int, int]]:
    """Return the forms that a form draws, also through another one (a signature lies three deep)."""
    found: set[tuple[int, int]] = set()
    _follow(_data(form), form.get("/Resources"), found, 0)
    return found


def _follow(data: bytes, resources: Any, found: set[tuple[int, int]], depth: int) -> None:  # noqa: ANN401
    """Note what a drawing draws, and what that draws."""
    forms = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if depth > _DEEPEST or not isinstance(forms, pikepdf.Dictionary):
        return
    for match in set(_DRAWS.findall(data)):
        name = "/" + _ESCAPED.sub(lambda code: chr(int(code[1], 16)), match.decode("latin-1"))
        form = forms.get(name)
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form" and form.objgen not in found:
            found.add(form.objgen)
            _follow(_data(form), form.get("/Resources", resources), found, depth + 1)


def _data(stream: pikepdf.Stream) -> bytes:
    """Return the data of a stream, or nothing where it cannot be decoded."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""
