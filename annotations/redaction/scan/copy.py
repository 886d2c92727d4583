"""A masked copy of an image file: pixels really replaced, in the same format, without what cameras add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence, JpegImagePlugin

from annotations.redaction.files import unfinished
from annotations.redaction.pdf.check import values_gone
from annotations.redaction.pdf.targets import Change, changes_of
from annotations.redaction.scan.draw import Patch, paint
from annotations.redaction.scan.words import beside_text, words_of
from annotations.redaction.values import Plan, RedactError
from nlp.readers import ocr
from nlp.readers.interface import Limits, ReadError
from nlp.values import Document

_DPI = 200.0
_REMEDY = "用看图软件手工涂抹后另存，或重新扫描"
_FAULTS = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def write_image(source: Path, target: Path, document: Document, plan: Plan) -> None:
    """Write the masked copy of an image; raises RedactError, and leaves nothing, where it cannot."""
    part = unfinished(target)
    try:
        with closing(Image.open(source)) as image:
            kind = image.format or "PNG"
            _save(part, kind, list(_pages(image, document, plan)))
        _check(part, document, plan)
        part.replace(target)
    except _FAULTS as error:
        raise RedactError("图像无法解码或写回", _REMEDY) from error
    finally:
        part.unlink(missing_ok=True)


def _pages(
    image: Image.Image, document: Document, plan: Plan
) -> Iterator[tuple[Image.Image, dict[str, Any]]]:
    """Yield each page with its changes painted, and how it is to be saved."""
    changes = changes_of(document, plan)
    for number, frame in enumerate(ImageSequence.Iterator(image), 1):
        options = _options(frame)
        dpi = float(frame.info.get("dpi", (_DPI,))[0])
        scale = (dpi if 50 <= dpi <= 1200 else _DPI) / 72
        upright = ImageOps.exif_transpose(frame)
        planned, words = changes.get(number, ()), beside_text(document, number, plan.words)
        todo = [*planned, *words_of(upright, scale, planned, words)]
        yield (
            (paint(upright, [_patch(change, scale) for change in todo]) if todo else upright.copy()),
            options,
        )


def _patch(change: Change, scale: float) -> Patch:
    """Return a change in pixels."""
    boxes = tuple(
        (one.box[0] * scale, one.box[1] * scale, one.box[2] * scale, one.box[3] * scale)
        for one in change.targets
    )
    return Patch(boxes, change.text)


def _options(frame: Image.Image) -> dict[str, Any]:
    """Return what a page needs to be saved as it was; a JPEG keeps its tables, so that little is lost."""
    options: dict[str, Any] = {}
    if "dpi" in frame.info:
        options["dpi"] = frame.info["dpi"]
    if isinstance(frame, JpegImagePlugin.JpegImageFile):
        options["qtables"] = frame.quantization
        options["subsampling"] = JpegImagePlugin.get_sampling(frame)
    if frame.format == "TIFF" and frame.info.get("compression"):
        options["compression"] = frame.info["compression"]
    return options


def repainted(data: bytes, patches: Sequence[Patch], values: Sequence[str]) -> bytes:
    """Return a picture of another file with patches made, in its own format.

    The places of `patches` are shares of its width and height. Raises RedactError where the picture cannot
    be decoded, or where one of the values is still read on it.
    """
    try:
        with closing(Image.open(BytesIO(data))) as image:
            kind, options = image.format or "PNG", _options(image)
            made, out = paint(image, [_scaled(one, image.size) for one in patches]), BytesIO()
            _save(out, kind, [(made, options)])
    except _FAULTS as error:
        raise RedactError("含应隐去文字的图像无法解码", _REMEDY) from error
    if ocr.available():
        lines = ocr.lines_of(np.asarray(made.convert("RGB"), dtype=np.uint8), 1.0).lines
        _refuse_read("".join(line.text for line in lines), values)
    return out.getvalue()


def _scaled(patch: Patch, size: tuple[int, int]) -> Patch:
    """Return a patch in pixels whose places are shares of a picture."""
    wide, tall = size
    boxes = tuple((one[0] * wide, one[1] * tall, one[2] * wide, one[3] * tall) for one in patch.boxes)
    return replace(patch, boxes=boxes)


def _save(target: Path | BytesIO, kind: str, pages: Sequence[tuple[Image.Image, dict[str, Any]]]) -> None:
    """Save the pages in the format of the original."""
    (first, options), *others = pages
    for page, _ in pages:
        page.info.clear()
    if kind == "MPO":
        kind = "JPEG"
    if (
        "compression" in options
        and options["compression"].startswith(("group", "tiff_ccitt"))
        and first.mode != "1"
    ):
        options["compression"] = "tiff_lzw"
    if others:
        options |= {"save_all": True, "append_images": [page for page, _ in others]}
    first.save(target, kind, **options)


def _check(target: Path, document: Document, plan: Plan) -> None:
    """Read the copy by OCR again, where that is installed; what went must not be read."""
    if not ocr.available():
        return
    try:
        text = ocr.read_image(target, Limits()).text
    except ReadError:
        return
    _refuse_read(text, values_gone(document, plan))


def _refuse_read(text: str, values: Sequence[str]) -> None:
    """Raise RedactError where a text still has one of the values."""
    squeezed = "".join(text.split())
    if any(value in squeezed for value in values):
        raise RedactError("复读副本时仍能识别出应隐去的内容，副本未保存", _REMEDY)
