"""Text in pictures: image files and drawn pages, read by rapidocr where it is installed.

rapidocr is an extra. Without it this module still imports, and says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.ocr_turn import quarters_of
from nlp.readers.pdf.layout import columns_of_pages, edges, make_line
from nlp.readers.pdf.line import Box, Line
from nlp.readers.pdf.margins import split_margins
from nlp.readers.pdf.reflow import reflow
from nlp.readers.pdf.turn import turned_line, turned_page
from nlp.values import Cause

REMEDY = "安装文字识别：pip install 'jianwen[ocr]'"
_SURE = 0.5
_DPI = 200.0
_WIDE = 1.0
_NARROW = 0.55
_GAP = 0.6
_PARAMETERS = {
    "Global.log_level": "error",
    # Workers already use all cores: more threads in each would only get in one another's way.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    # Lines are found as well at this size, in half the time; characters are read at full size.
    "Det.limit_type": "max",
    "Det.limit_side_len": 1440,
}

Picture = npt.NDArray[np.uint8]


def available() -> bool:
    """Say whether rapidocr and what it runs on are installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:  # noqa: ANN401 - rapidocr has no types
    """Load the models once in a process; this takes about a second."""
    if not available():
        raise ReadError(Cause.NEEDS_PROGRAM, "图像中的文字要用 OCR 识别，而 rapidocr 没有安装", REMEDY)
    return import_module("rapidocr").RapidOCR(params=dict(_PARAMETERS))


def _spread(text: str, box: Box) -> list[Box]:
    """Spread the characters of a line over its box: a Chinese one is about twice as wide as a Latin one."""
    widths = [_NARROW if char.isascii() else _WIDE for char in text]
    step = (box[2] - box[0]) / sum(widths)
    boxes, at = [], box[0]
    for width in widths:
        boxes.append((at, box[1], at + width * step, box[3]))
        at += width * step
    return boxes


def _around(corners: Iterable[Sequence[float]], scale: float) -> Box:
    """Return the upright box around a quadrilateral of pixels, in points."""
    points = [(float(corner[0]) / scale, float(corner[1]) / scale) for corner in corners]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _characters(text: str, box: Box, words: Sequence[Any], scale: float) -> tuple[str, list[Box]]:
    """Return the characters with their boxes; where the engine saw a wide gap, a space is put in.

    `words` are (character, score, corners) in the engine's own reading; without them boxes are spread.
    """
    if "".join(str(word[0]) for word in words) != text:
        return text, _spread(text, box)
    chars: list[str] = []
    boxes: list[Box] = []
    for word in words:
        x0, _, x1, _ = _around(word[2], scale)
        if boxes and x0 - boxes[-1][2] > _GAP * (box[3] - box[1]):
            chars.append(" ")
            boxes.append((boxes[-1][2], box[1], x0, box[3]))
        chars.append(str(word[0]))
        boxes += [(one[0], box[1], one[2], box[3]) for one in _spread(str(word[0]), (x0, 0, x1, 0))]
    return "".join(chars), boxes


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a picture says, and how many lines were too doubtful to be taken in.

    Boxes are those of the picture as given; `quarters`, clockwise, bring its lines to run to the right.
    """

    lines: list[Line] = field(repr=False)
    doubtful: int = 0
    quarters: int = 0


def lines_of(picture: Picture, scale: float) -> Recognised:
    """Read a picture; boxes are divided by `scale` (pixels per point). Doubtful lines are only counted.

    A picture that lies on its side or stands on its head is turned: the engine reads its lines, but knows
    neither their order nor where in them a character is.
    """
    result = _read(picture)
    quarters = quarters_of(picture, result, _score)
    if not quarters:
        return _recognised(result, scale)
    upright = np.ascontiguousarray(np.rot90(picture, -quarters))
    said = _recognised(_read(upright), scale)
    tall, wide = upright.shape[0] / scale, upright.shape[1] / scale
    lines = [turned_line(line, wide, tall, 4 - quarters) for line in said.lines]
    return Recognised(lines, said.doubtful, quarters)


def _read(picture: Picture) -> Any:  # noqa: ANN401 - rapidocr has no types
    """Give a picture to the engine; it keeps what it was last told, so that it is told all."""
    whole = {"use_det": True, "use_cls": True, "use_rec": True}
    return _engine()(picture, **whole, return_word_box=True, return_single_char_box=True)


def _score(line: Picture) -> float:
    """Return how sure the engine is of a picture that is one line, as it stands."""
    scores = _engine()(line, use_det=False, use_cls=False, use_rec=True).scores
    return float(scores[0]) if scores else 0.0


def _recognised(result: Any, scale: float) -> Recognised:  # noqa: ANN401
    """Make lines of what the engine gave."""
    if result.boxes is None or result.txts is None:
        return Recognised([])
    words = result.word_results or ((),) * len(result.txts)
    lines: list[Line] = []
    doubtful = 0
    for corners, text, score, own in zip(result.boxes, result.txts, result.scores, words, strict=False):
        if not text or score < _SURE:
            doubtful += bool(text)
            continue
        line = make_line(*_characters(text, _around(corners, scale), own, scale))
        if line is not None:
            lines.append(line)
    return Recognised(lines, doubtful)


def _frames(path: Path, limits: Limits) -> Iterator[tuple[Picture, float]]:
    """Decode the pages of an image file, each checked for its size before it is decoded."""
    with Image.open(path) as image:
        count = getattr(image, "n_frames", 1)
        if count > limits.pages:
            raise ReadError(
                Cause.TOO_LARGE, f"共 {count} 页，超过上限 {limits.pages} 页", "拆成几个文件，或提高页数上限"
            )
        for frame in ImageSequence.Iterator(image):
            if frame.width * frame.height > limits.pixels:
                raise ReadError(
                    Cause.TOO_LARGE,
                    f"图像 {frame.width}×{frame.height} 像素，超过上限 {limits.pixels}",
                    "缩小图像，或提高像素上限",
                )
            dpi = float(frame.info.get("dpi", (_DPI,))[0])
            upright = ImageOps.exif_transpose(frame).convert("RGB")
            yield np.asarray(upright, dtype=np.uint8), (dpi if 50 <= dpi <= 1200 else _DPI) / 72


def _read_frames(path: Path, limits: Limits) -> list[tuple[tuple[float, float], Recognised]]:
    """Read every page of an image file: its size in points and its lines."""
    pages = []
    try:
        for picture, scale in _frames(path, limits):
            height, width = picture.shape[:2]
            pages.append(((width / scale, height / scale), lines_of(picture, scale)))
    except Image.DecompressionBombError as error:
        raise ReadError(Cause.TOO_LARGE, "图像的像素数超过上限", "缩小图像，或提高像素上限") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ReadError(Cause.DAMAGED, "图像损坏，无法解码", "向提供者重新索取完整的文件") from error
    return pages


def read_image(path: Path, limits: Limits) -> Reading:
    """Read an image file by OCR; every page of a TIFF is a page."""
    if not path.exists():
        raise ReadError(Cause.MISSING, "找不到文件", "核对路径")
    if path.stat().st_size == 0:
        raise ReadError(Cause.EMPTY, "文件是空的（0 字节）", "向提供者重新索取文件")
    if not limits.ocr:
        raise ReadError(Cause.IMAGE_ONLY, "文件是图像，而文字识别已关闭", "打开文字识别（OCR）")
    if not available():
        raise ReadError(Cause.NEEDS_PROGRAM, "图像中的文字要用 OCR 识别，而 rapidocr 没有安装", REMEDY)
    pages = _read_frames(path, limits)
    turns = {number: said.quarters for number, (_, said) in enumerate(pages, 1)}
    sizes = {
        number: (size[1], size[0]) if said.quarters % 2 else size
        for number, (size, said) in enumerate(pages, 1)
    }
    bodies, margins = split_margins(
        {
            number: [turned_line(line, *size, said.quarters) for line in said.lines]
            for number, (size, said) in enumerate(pages, 1)
        },
        {number: size[1] for number, size in sizes.items()},
    )
    columns = columns_of_pages(bodies)
    doubtful = sum(said.doubtful for _, said in pages)
    text, made = reflow(edges(columns), sizes)
    if not text:
        raise ReadError(Cause.EMPTY, "图像中没有识别出文字", "核对图像是否清楚、方向是否正确")
    return Reading(
        text=text,
        media_type=Image.MIME.get((_format(path) or "").upper(), "image/png"),
        pages=tuple(turned_page(page, -turns[page.number] % 4) for page in made),
        margins=tuple(margins),
        notes=(
            "文字由 OCR 识别，可能有错字",
            *((f"有 {doubtful} 行看不清，未收入正文",) if doubtful else ()),
        ),
    )


def _format(path: Path) -> str | None:
    """Return what kind of image the bytes are."""
    with Image.open(path) as image:
        return image.format
