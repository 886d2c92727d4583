"""A model leaves one office and reaches another: a header with a hash tells if anything was changed.

The file that is sent is the model file itself with comments in front, so it still reads, lints and runs.
The hash tells an accident or a careless edit, not a forger: who wants more signs the file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from annotations.supervision.model.tree import Model
from annotations.supervision.values import ModelFault, Place

_TITLE = "# 鉴文监督模型（导出件，改动后校验不符）"
_END = "# ----"
_FIELDS = ("编号", "版本", "导出单位", "导出日期")
_HASH = "校验"
_LINE = re.compile(r"# (\S+?)：(.*)")


class ExchangeError(ValueError):
    """Raised where a file that was sent is not as it left; holds the fault."""

    def __init__(self, fault: ModelFault) -> None:
        """Keep the fault."""
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Package:
    """A model as it was sent: the file's text, and who sent which version when."""

    id: str
    version: str
    office: str
    day: str
    text: str


def packed(text: str, model: Model, office: str, day: date) -> str:
    """Return a model file as it is sent; a header that it came with is replaced."""
    body = _body(_unified(text))
    told = (model.id, model.version, " ".join(office.split()), day.isoformat())
    head = [f"# {field}：{value}" for field, value in zip(_FIELDS, told, strict=True)]
    return "\n".join([_TITLE, *head, f"# {_HASH}：{_hash(head, body)}", _END, body])


def unpacked(text: str, path: str) -> Package:
    """Read a file that was sent; raises ExchangeError where it has no header or is not as it left."""
    unified = _unified(text)
    head, end, body = unified.partition(f"\n{_END}\n")
    lines = head.split("\n")
    found = {match[1]: match[2] for line in lines if (match := _LINE.fullmatch(line))}
    if lines[0] != _TITLE or not end or not {*_FIELDS, _HASH} <= set(found):
        raise _error(
            path, "这不是导出的模型", "请对方用 jianwen models export 导出；本院自己的文件直接放进模型文件夹"
        )
    head_lines = [f"# {field}：{found[field]}" for field in _FIELDS]
    if found[_HASH] != _hash(head_lines, body):
        raise _error(path, "校验不符，文件在导出以后改动过", "请对方重新导出，或确认改动后当作自己的模型使用")
    id_, version, office, day = (found[field] for field in _FIELDS)
    return Package(id_, version, office, day, body)


def _unified(text: str) -> str:
    """Take away what mail programs and editors change without changing anything."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _body(text: str) -> str:
    """Return a model file without the header that it came with."""
    return text.partition(f"\n{_END}\n")[2] if text.startswith(_TITLE) else text


def _hash(head: list[str], body: str) -> str:
    """Hash the header and the text."""
    return "sha256:" + hashlib.sha256("\n".join([*head, body]).encode()).hexdigest()


def _error(path: str, message: str, remedy: str) -> ExchangeError:
    """Make the error."""
    return ExchangeError(ModelFault(Place(path), message, remedy))
