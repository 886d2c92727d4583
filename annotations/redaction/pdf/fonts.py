"""Fonts of a PDF as a writer needs them: where one code of a string ends, how far it moves, what it says."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pdfminer.cmapdb import CMap, CMapParser, FileCMap, IdentityCMapByte
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSException
from pdfminer.psparser import LIT

# pdfminer logs what it could not parse, word for word: nothing of a document may reach a log.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL + 1)
_PROGRAMS = frozenset({"/FontFile", "/FontFile2", "/FontFile3", "/CharProcs", "/Resources", "/Parent"})
_DEPTH = 12
_FAULTS = (
    PDFException,
    PSException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
)


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a string: its bytes, its step in ems, its character."""

    raw: bytes = field(repr=False)
    width: float
    text: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Font:
    """How strings in one font are cut into codes."""

    inner: PDFFont = field(repr=False)
    tree: Mapping[int, object] | None = field(repr=False)
    unit: int
    vertical: bool
    cache: dict[bytes, Code] = field(default_factory=dict, repr=False)

    def codes(self, data: bytes) -> Iterator[Code]:
        """Cut a string; bytes that are no code are kept, without width."""
        for raw, cid in self._cut(data):
            code = self.cache.get(raw)
            if code is None:
                code = self.cache[raw] = self._code(raw, cid)
            yield code

    def _code(self, raw: bytes, cid: int | None) -> Code:
        """Look one code up."""
        if cid is None:
            return Code(raw, 0.0, None)
        try:
            text = self.inner.to_unichr(cid) or None
        except (PDFUnicodeNotDefined, KeyError, ValueError):
            text = None
        try:
            width = float(self.inner.char_width(cid))
        except PDFUnicodeNotDefined:
            width = 0.0
        return Code(raw, width, text)

    def _cut(self, data: bytes) -> Iterator[tuple[bytes, int | None]]:
        """Yield the bytes of each code with its character id."""
        if self.tree is None:
            for at in range(0, len(data), self.unit):
                raw = data[at : at + self.unit]
                yield raw, int.from_bytes(raw, "big") if len(raw) == self.unit else None
            return
        start, node = 0, self.tree
        for at, byte in enumerate(data):
            found = node.get(byte)
            if isinstance(found, dict):
                node = found
                continue
            yield data[start : at + 1], found if isinstance(found, int) else None
            start, node = at + 1, self.tree
        if start < len(data):
            yield data[start:], None


def read_font(spec: pikepdf.Object) -> Font | None:
    """Read a font dictionary; None where its strings cannot be cut for sure."""
    try:
        inner = PDFResourceManager(caching=False).get_font(None, _plain(spec, 0))
    except _FAULTS:
        return None
    if not inner.is_multibyte():
        return Font(inner, None, 1, vertical=False)
    cmap: Any = getattr(inner, "cmap", None)
    encoding = spec.get("/Encoding")
    vertical = inner.is_vertical()
    if isinstance(encoding, pikepdf.Stream):
        cmap = _own_cmap(encoding)
        vertical = encoding.get("/WMode", 0) == 1
    if isinstance(cmap, CMap):
        return Font(inner, cmap.code2cid, 0, vertical) if cmap.code2cid else None
    return Font(inner, None, 1 if isinstance(cmap, IdentityCMapByte) else 2, vertical)


def _own_cmap(stream: pikepdf.Stream) -> CMap:
    """Read a map from codes to character ids that stands in the file."""
    cmap = FileCMap()
    CMapParser(cmap, BytesIO(stream.read_bytes())).run()
    return cmap


def _plain(thing: Any, depth: int) -> Any:  # noqa: ANN401 - any object of a PDF
    """Turn an object of one library into that of the other; font programs are left out."""
    if depth > _DEPTH:
        return None
    if isinstance(thing, pikepdf.Stream):
        return PDFStream(
            _entries(thing, depth, drop={"/Filter", "/DecodeParms", "/Length"}), thing.read_bytes()
        )
    if isinstance(thing, pikepdf.Dictionary):
        return _entries(thing, depth, drop=set())
    if isinstance(thing, pikepdf.Array):
        return [_plain(each, depth + 1) for each in thing]
    if isinstance(thing, pikepdf.Name):
        # As it is written in the file: many fonts are named in GBK, which is no valid string.
        return LIT(thing.unparse().decode("latin-1")[1:])
    if isinstance(thing, pikepdf.String):
        return bytes(thing)
    return thing if isinstance(thing, (int, bool)) or thing is None else float(thing)


def _entries(thing: Any, depth: int, drop: set[str]) -> dict[str, Any]:  # noqa: ANN401
    """Turn the entries of a dictionary."""
    return {
        key[1:]: _plain(value, depth + 1)
        for key, value in thing.items()
        if key not in _PROGRAMS and key not in drop
    }
