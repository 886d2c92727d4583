"""A letter is written, and read again: what the lead says must stand in the file, and no mark be left."""

from __future__ import annotations

from pathlib import Path

from jianwen.letters.template import TemplateFaultError, check, fill, find_template
from jianwen.letters.values import Letter
from nlp.readers.docx import read_docx
from nlp.readers.interface import Limits

_MARKS = ("{{", "}}", "{%", "%}")


def write_letter(letter: Letter, out: Path, templates: Path | None = None) -> None:
    """Write a letter as DOCX. `templates` is the office's own folder of templates.

    Raises TemplateFaultError where the template is at fault, or the letter lacks what it must say.
    """
    path = find_template(letter.kind, templates)
    check(path)
    fill(path, letter, out)
    lacking = _lacking(letter, out)
    if lacking:
        out.unlink()
        raise TemplateFaultError(
            f"用这个模板写出的文书缺：{'、'.join(lacking)}", str(path), "在模板里补上这些字段。"
        )


def _lacking(letter: Letter, out: Path) -> list[str]:
    """Read a written letter again and return what it should say and does not."""
    text = "".join(read_docx(out, Limits(ocr=False)).text.split())
    musts = {
        "标题": letter.kind.name,
        "收文单位": letter.to,
        "发文单位": letter.office,
        **{f"附表第 {row.number} 行的案号": row.cases for row in letter.rows},
    }
    lacking = [name for name, words in musts.items() if "".join(words.split()) not in text]
    return lacking + (["没有填的标记"] if any(mark in text for mark in _MARKS) else [])
