"""A masked copy of an image file: pixels really replaced, in the same format, without what cameras add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, ImageSequence, JpegImagePlugin

from annotations.redaction.files import unfinished
from annotations.redaction.pdf_check import values_gone
from annotations.redaction.pdf_targets import Change, changes_of
from annotations.redaction.scan_draw import Patch, paint
from annotations.redaction.scan_words import beside_text, words_of
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


def _save(target: Path, kind: str, pages: Sequence[tuple[Image.Image, dict[str, Any]]]) -> None:
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
    squeezed = "".join(text.split())
    if any(value in squeezed for value in values_gone(document, plan)):
        raise RedactError("复读副本时仍能识别出应隐去的内容，副本未保存", _REMEDY)
