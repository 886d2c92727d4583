"""Make examples/ from the golden documents: `python -m tools.examples FONT`, a Chinese TrueType font."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.goldens import all_goldens
from tests.nlp.readers import make_casefile
from tests.nlp.readers.make_ofd import make_ofd
from tools import formats

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "examples"
TRUNCATED = 700


def write_ofd(text: str, path: Path) -> None:
    """Write an OFD file, one paragraph a line."""
    make_ofd(text.split("\n"), path)


SINGLE: tuple[tuple[str, str, Callable[[str, Path], None]], ...] = (
    ("刑事一审-盗窃", "01-刑事判决书.txt", formats.write_txt),
    ("民事一审-劳动争议", "02-劳动争议判决书.docx", formats.write_docx),
    ("执行-恢复执行裁定", "03-执行裁定书.pdf", formats.write_pdf),
    ("民事二审-交通事故", "04-二审判决书.html", formats.write_html),
    ("刑事二审-无泄露", "05-二审裁定书.ofd", write_ofd),
)
ROWS = ("民事一审-离婚", "行政一审-无泄露")
PACKED = ("刑事一审-未成年人犯罪",)
SCANNED = "民事-调解书"


def main(font: Path) -> None:
    """Write every example anew."""
    texts = {golden.name: golden.text for golden in all_goldens()}
    TARGET.mkdir(exist_ok=True)
    for name, file, write in SINGLE:
        write(texts[name], TARGET / file)
    rows = [{"id": f"row-{number}", "text": texts[name]} for number, name in enumerate(ROWS, 1)]
    formats.write_jsonl(rows, TARGET / "06-批量.jsonl")
    packed = [TARGET / f"{name}.txt" for name in PACKED]
    for name, path in zip(PACKED, packed, strict=True):
        formats.write_txt(texts[name], path)
    formats.write_zip(packed, TARGET / "07-归档.zip")
    for path in packed:
        path.unlink()
    formats.write_scan(texts[SCANNED], TARGET / "08-扫描件.pdf", font)
    whole = (TARGET / "03-执行裁定书.pdf").read_bytes()
    (TARGET / "09-损坏.pdf").write_bytes(whole[:TRUNCATED])
    make_casefile.write_pdf(make_casefile.PAGES, TARGET / "10-卷宗.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
