"""Pages of an OFD whose words are in a picture: read by OCR where that is there, else named as not read."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from nlp.readers import ocr
from nlp.readers.interface import Limits, ReadError
from nlp.readers.ofd.page import Canvas, Word
from nlp.readers.ofd.pictures import composed, is_scan, is_wordless, read_pictures
from nlp.readers.package import Package
from nlp.readers.pdf.reader import ranges
from nlp.values import Cause

_LAYER = "扫描页的文字取自文件自带的文字层"
_FORMAT = "的图像格式不能解码，图像中的文字未读取"


@dataclass(slots=True)
class Scans:
    """What became of the pages that are pictures; `deadline` is when reading them must end."""

    limits: Limits
    deadline: float
    pictures: bool = False
    layered: bool = False
    late: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    read: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)

    def words(self, canvas: Canvas, media: Mapping[str, str], package: Package, number: int) -> list[Word]:
        """Return the words of a page, with those of its picture where it has hardly any of its own."""
        words = list(canvas.seen())
        self.pictures = self.pictures or bool(canvas.pictures)
        if not is_scan(canvas):
            return words
        failed = self._read(canvas, media, package, number) if is_wordless(words) else []
        if failed is None:
            return list(canvas.seen())
        if words and all(word.why for word in words):
            # A scan with its recognised text laid under it: what the reader sees is that text.
            self.layered = True
            return [replace(word, why=None) for word in words]
        failed.append(number)
        return words

    def _read(
        self, canvas: Canvas, media: Mapping[str, str], package: Package, number: int
    ) -> list[int] | None:
        """Read the picture of a page onto its canvas; else return the list of such pages."""
        if not (self.limits.ocr and ocr.available()):
            return self.unread
        if time.monotonic() > self.deadline:
            return self.late
        page = composed(canvas, media, package, self.limits)
        if page is None:
            return self.closed
        words, doubtful = read_pictures(*page, max(one.order for one in canvas.pictures))
        canvas.words += words
        self.read.append(number)
        self.doubtful += [number] if doubtful else []
        return None

    def notes(self) -> Iterator[str]:
        """Say which pages are pictures, and what was done with them."""
        if self.layered:
            yield _LAYER
        why = "" if not self.limits.ocr or ocr.available() else f"（{ocr.REMEDY}）"
        for pages, what in (
            (self.late, "是图像，识别时间不够，未读取；请拆分文件或提高时限"),
            (self.closed, _FORMAT),
            (self.unread, f"是图像，图像中的文字未读取{why}"),
            (self.read, "是图像，文字由 OCR 识别，可能有错字"),
            (self.doubtful, "有看不清的行，未收入正文"),
        ):
            if pages:
                yield f"第 {ranges(pages)} 页{what}"

    def refusal(self) -> ReadError:
        """Say why a document whose pages are pictures gave no text."""
        if self.late:
            return ReadError(Cause.TIMEOUT, "页面都是图像，识别时间不够", "拆分文件，或提高时限")
        if self.closed:
            return ReadError(
                Cause.IMAGE_ONLY,
                f"页面都是图像，其中第 {ranges(self.closed)} 页{_FORMAT}",
                "请导出为 PDF 后再试",
            )
        if self.unread and not self.limits.ocr:
            return ReadError(
                Cause.IMAGE_ONLY, "页面都是图像，没有文字，而文字识别已关闭", "打开文字识别（OCR）"
            )
        if self.unread:
            return ReadError(Cause.IMAGE_ONLY, "页面都是图像，没有文字", ocr.REMEDY)
        if self.read:
            return ReadError(Cause.EMPTY, "页面是图像，没有识别出文字", "核对扫描是否清楚、方向是否正确")
        return ReadError(Cause.IMAGE_ONLY, "OFD 文件只有图片，没有文字", "请导出为 PDF 后用 OCR 识别")
