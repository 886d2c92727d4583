"""A letter is written, and read again: what the lead says must stand in the file, and no mark be left."""

from __future__ import annotations

import re
from pathlib import Path

from jianwen.letters.template import TemplateFaultError, check, fill, find_template, unwritable
from jianwen.letters.values import Letter
from nlp.readers.docx.reader import read_docx
from nlp.readers.interface import Limits

_MARKS = ("{{", "}}", "{%", "%}")
_OPEN = re.compile(r"【由承办人(?:填写|核对)：?([^】]*)】")


def write_letter(letter: Letter, out: Path, templates: Path | None = None) -> tuple[str, ...]:
    """Write a letter as DOCX; return what is left in it to a person, each once, in its order.

    `templates` is the office's own folder of templates. Raises TemplateFaultError where the template is at
    fault, or the letter lacks what it must say; what stood at `out` before stays then, as it does where the
    process is killed.
    """
    path = find_template(letter.kind, templates)
    check(path)
    half = out.with_name(f".{out.name}")
    fill(path, letter, half)
    text = "".join(read_docx(half, Limits(ocr=False)).text.split())
    lacking = _lacking(letter, text)
    if lacking:
        half.unlink()
        raise TemplateFaultError(
            f"用这个模板写出的文书缺：{'、'.join(lacking)}", str(path), "在模板里补上这些字段。"
        )
    try:
        half.replace(out)
    except OSError as error:
        half.unlink()
        raise unwritable(error, out) from None
    return tuple(dict.fromkeys(found or "空白" for found in _OPEN.findall(text)))


def _lacking(letter: Letter, text: str) -> list[str]:
    """Return what the text of a written letter should say and does not."""
    musts = {
        "标题": letter.kind.name,
        "收文单位": letter.to,
        "发文单位": letter.office,
        **{f"附表第 {row.number} 行的案号": row.cases for row in letter.rows},
    }
    lacking = [name for name, words in musts.items() if "".join(words.split()) not in text]
    return lacking + (["没有填的标记"] if any(mark in text for mark in _MARKS) else [])
