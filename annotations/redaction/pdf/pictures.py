"""Pictures of a PDF with pixels replaced: decoded, painted, put back without further loss."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from annotations.redaction.pdf.locate import REMEDY, shown_matrix
from annotations.redaction.pdf.stream import Picture
from annotations.redaction.pdf.targets import Change
from annotations.redaction.scan.draw import Patch, paint
from annotations.redaction.values import RedactError
from nlp.readers.matrix import at, inverse
from nlp.readers.pdf.line import Box
from nlp.readers.pdf.page import Frame

_SPACES = {"1": "/DeviceGray", "L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_KEPT = ("/SMask", "/Mask", "/Intent", "/Interpolate", "/OC")
_FAULTS = (pikepdf.PdfError, OSError, ValueError, TypeError, NotImplementedError, KeyError, AttributeError)


def painted(
    pdf: pikepdf.Pdf,
    picture: Picture,
    changes: Sequence[Change],
    frame: Frame,
    page: Any,  # noqa: ANN401
) -> pikepdf.Stream:
    """Return a new image with the changes painted; raises RedactError for one that cannot be decoded."""
    image: Any = picture.image
    stencil = bool(image.get("/ImageMask", False))
    pixels = _decoded(image, page, stencil=stencil)
    to_unit = inverse(shown_matrix(picture.matrix, frame))
    patches = [
        Patch(
            tuple(_pixels(one.box, to_unit, pixels.size) for one in change.targets),
            change.text,
            exact=not any(one.char for one in change.targets),
        )
        for change in changes
    ]
    new = _encoded(pdf, paint(pixels.convert("1") if stencil else pixels, patches), image)
    if stencil:
        del new.ColorSpace
        new.ImageMask = True
        if "/Decode" in image:
            new.Decode = image.Decode
    return new


def _decoded(image: Any, page: Any, *, stencil: bool) -> Image.Image:  # noqa: ANN401
    """Decode an image; what one library cannot (JBIG2), the one that draws pages can."""
    try:
        return pikepdf.PdfImage(image).as_pil_image(apply_decode_array=not stencil, apply_mask=False)
    except _FAULTS:
        size = (int(image.get("/Width", 0)), int(image.get("/Height", 0)))
        found = [one for one in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]) if one.get_px_size() == size]
        # Of several pictures of one size nobody could say which is which.
        if stencil or len(found) != 1:
            raise RedactError("含应隐去文字的图像无法解码", REMEDY) from None
    picture: Image.Image = found[0].get_bitmap(render=False).to_pil()
    return picture


def _pixels(box: Box, to_unit: Any, size: tuple[int, int]) -> Box:  # noqa: ANN401
    """Return a box of the page in pixels of the picture."""
    corners = [at(x, y, to_unit) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [u * size[0] for u, _ in corners]
    ys = [(1 - v) * size[1] for _, v in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _encoded(pdf: pikepdf.Pdf, pixels: Image.Image, old: Any) -> pikepdf.Stream:  # noqa: ANN401
    """Put pixels into an image without loss: the rows of a PNG are what a PDF's predictor reads."""
    if pixels.mode not in _SPACES:
        pixels = pixels.convert("RGB")
    bands, bits = len(pixels.getbands()), 1 if pixels.mode == "1" else 8
    new = pdf.make_stream(b"")
    if pixels.mode == "CMYK":
        new.write(pixels.tobytes())
    else:
        parms = pikepdf.Dictionary(Predictor=15, Colors=bands, BitsPerComponent=bits, Columns=pixels.width)
        new.write(_rows(pixels), filter=pikepdf.Name.FlateDecode, decode_parms=parms)
    new.Type, new.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    new.Width, new.Height, new.BitsPerComponent = pixels.width, pixels.height, bits
    new.ColorSpace = _space(old, pixels.mode, bands)
    for key in _KEPT:
        # A mask by colours fits the old colours only.
        if key in old and not isinstance(old[key], pikepdf.Array):
            new[key] = old[key]
    return new


def _rows(pixels: Image.Image) -> bytes:
    """Return the compressed rows of a PNG."""
    buffer = BytesIO()
    pixels.save(buffer, "PNG")
    data, place, parts = buffer.getvalue(), 8, list[bytes]()
    while place < len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        if data[place + 4 : place + 8] == b"IDAT":
            parts.append(data[place + 8 : place + 8 + length])
        place += 12 + length
    return b"".join(parts)


def _space(old: Any, mode: str, bands: int) -> Any:  # noqa: ANN401
    """Keep a calibrated colour space that fits the pixels, else name the plain one."""
    space = old.get("/ColorSpace")
    profile = space[1] if isinstance(space, pikepdf.Array) and len(space) == 2 else None
    if isinstance(profile, pikepdf.Stream) and mode != "1" and int(profile.get("/N", 0)) == bands:
        return space
    return pikepdf.Name(_SPACES[mode])
