"""Streams of a PDF without what they say aside: remarks in drawings, words beside pixels, programs."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, Protocol

import pikepdf

from annotations.redaction.pdf.stream import name_of
from annotations.redaction.pictures import without_metadata
from nlp.readers.byte_words import words_in
from nlp.readers.pdf.lexer import said_aside
from nlp.readers.pdf.streams import data_of, packed_pixels, size_of

_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_OPERATORS = frozenset(
    (
        "b", "B", "b*", "B*", "BDC", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP",
        "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "j", "J", "K", "k", "l", "m", "M", "MP",
        "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td",
        "TD", "Tf", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y",
    )
)  # fmt: skip
_REMARK = re.compile(rb"(?m)%(?![!%])[^\r\n]*")
_PROFILE = slice(0, 4)


class Sweeping(Protocol):
    """What empties the strings of an object."""

    def words(self, thing: Any) -> None:  # noqa: ANN401 - any object of a PDF
        """Empty what says more than the text of the copy."""


def without_remarks(drawing: pikepdf.Stream, sweep: Sweeping) -> None:
    """Write a drawing anew: the instructions alone, with no string that nothing shows."""
    try:
        steps = pikepdf.parse_content_stream(drawing)
    except pikepdf.PdfError:
        # Noise that no viewer understands either: what it holds is looked for when the copy is checked.
        return
    kept: list[Any] = []
    for step in steps:
        if isinstance(step, pikepdf.ContentStreamInlineImage):
            if not said_aside(step.iimage.unparse()):
                kept.append(step)
            continue
        name = name_of(step.operator)
        if name in _SHOWING:
            kept.append(step)
        elif name in _OPERATORS:
            operands = [one for one in step.operands if not isinstance(one, pikepdf.String)]
            for one in operands:
                if isinstance(one, (pikepdf.Dictionary, pikepdf.Array)):
                    sweep.words(one)
            kept.append(pikepdf.ContentStreamInstruction(operands, step.operator))
    drawing.write(pikepdf.unparse_content_stream(kept))


def bare_picture(image: pikepdf.Stream) -> None:
    """Leave the pixels of a picture alone."""
    # What cannot be decoded (JPEG 2000, fax, a broken file) stays: its bytes are no pixels.
    with suppress(pikepdf.PdfError):
        packed, data = packed_pixels(image)
        if packed == "/DCTDecode":
            settings: Any = image.get("/DecodeParms")
            own: Any = settings[-1] if isinstance(settings, pikepdf.Array) and len(settings) else settings
            image.write(without_metadata(data), filter=pikepdf.Name.DCTDecode, decode_parms=own)
        elif size := size_of(image):
            image.write(image.read_bytes()[:size])


def programme(stream: pikepdf.Stream) -> bytes:
    """Return what a program needs: a table of codes, a function and a profile work without remarks."""
    data = data_of(stream)
    if "/N" in stream and data[36:40] == b"acsp":
        data = data[: int.from_bytes(data[_PROFILE], "big")]
    elif stream.get("/FunctionType") == 4 or b"begincmap" in data:
        data = _REMARK.sub(b"", data)
    return b"" if words_in(data) else data
