"""What the objects of a PDF say beside its pages: links, names of fields and layers, unknown keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

import pikepdf

from nlp.readers.byte_words import words_in
from nlp.readers.package_words import says
from nlp.readers.pdf.bounds import too_many
from nlp.values import Hidden, HiddenKind

# By key, where a person looks for it.
_LABELS: Final = {
    "/URI": "链接地址", "/F": "链接的文件", "/UF": "链接的文件", "/D": "链接目标", "/Dest": "链接目标",
    "/T": "表单域或批注的名称", "/TU": "表单域提示", "/TM": "表单域名称", "/V": "表单域的值",
    "/DV": "表单域的默认值", "/RV": "表单域的值", "/Opt": "表单选项", "/CA": "按钮文字",
    "/Name": "图层或签名人名称", "/Order": "图层名称", "/Creator": "图层来源", "/Reason": "签名原因",
    "/Location": "签名地点", "/ContactInfo": "签名联系方式", "/P": "页码标签", "/Subj": "批注主题",
    "/RC": "批注内容", "/NM": "批注标识", "/ID": "结构标识", "/Names": "名称表", "/Desc": "附件说明",
    "/Info": "输出说明", "/Contents": "批注内容", "/Lang": "语言标记", "/Title": "书签或标题",
}  # fmt: skip
_OTHERS: Final = "其他对象"
# Remarks, scripts and spoken words are told by other readers; names of fonts say nothing.
_TOLD: Final = frozenset(("/ActualText", "/Alt", "/E", "/JS", "/XFA"))
_FONTS: Final = frozenset(("/BaseFont", "/FontName", "/FontFamily", "/Font"))
_DEEPEST, _LONGEST, _MOST, _LONG = 40, 400, 200, 1000


def told_by_objects(pdf: pikepdf.Pdf, seen: str) -> Iterator[Hidden]:
    """Yield what the objects of a file say that was not `seen` (without blanks), a place for each sort."""
    if too_many(pdf):
        return
    listening = _Listening(seen)
    info = pdf.trailer.get("/Info")
    for thing in (pdf.trailer, *pdf.objects):
        # Lengths that stand by themselves are numbers, and say nothing.
        if isinstance(thing, pikepdf.Object) and not (thing.is_indirect and _is_same(thing, info)):
            listening.hear(thing, "", 0)
    for label, texts in listening.found.items():
        yield Hidden(HiddenKind.METADATA, f"文件内部（{label}）", "\n".join([*texts][:_MOST]))


def _is_same(thing: pikepdf.Object, other: Any) -> bool:  # noqa: ANN401 - any object of a PDF
    """Say whether two objects are one and the same; what stands directly in another has no number."""
    return isinstance(other, pikepdf.Object) and thing.objgen == other.objgen


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary of a file, those that stand directly in another object too."""
    if not too_many(pdf):
        for thing in pdf.objects:
            yield from _below(thing, 0)


def _below(thing: Any, depth: int) -> Iterator[pikepdf.Object]:  # noqa: ANN401 - any object of a PDF
    """Yield an object, where it is a dictionary, and those that stand directly in it."""
    values: list[Any] = []
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        yield thing
        values = [value for _, value in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        values = list(thing)
    for value in values if depth < _DEEPEST else ():
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _below(value, depth + 1)


@dataclass(slots=True)
class _Listening:
    """Collects texts by sort, each once, in the order of the file."""

    seen: str = field(repr=False)
    found: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict), repr=False)

    def hear(self, thing: Any, key: str, depth: int) -> None:  # noqa: ANN401 - any object of a PDF
        """Listen to one object and to what stands directly in it."""
        if isinstance(thing, pikepdf.String):
            # Of a signature: the certificate, in which names stand between codes.
            for text in words_in(bytes(thing)) if len(bytes(thing)) > _LONG else (str(thing),):
                self._note(key, text)
        elif isinstance(thing, pikepdf.Name):
            self._note(key, str(thing)[1:])
        elif depth < _DEEPEST and isinstance(thing, pikepdf.Array):
            # The colours of a palette are a string, too.
            for value in thing if len(thing) and thing[0] != pikepdf.Name.Indexed else ():
                self._hear_direct(value, key, depth)
        elif depth < _DEEPEST and isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            # An entry of the outline hangs below another: bookmarks have a reader of their own.
            told = {*_TOLD, "/Title"} if "/Parent" in thing else _TOLD
            for name, value in thing.items():
                self._note("", str(name)[1:])
                if name not in told and name not in _FONTS:
                    self._hear_direct(value, str(name), depth)

    def _hear_direct(self, value: Any, key: str, depth: int) -> None:  # noqa: ANN401
        """Listen to what stands in an object itself; what it only points to is heard in its own turn."""
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            self.hear(value, key, depth + 1)

    def _note(self, key: str, text: str) -> None:
        """Keep a text that says something new."""
        plain = " ".join(unquote(text).split())[:_LONGEST]
        if says(plain) and "".join(plain.split()) not in self.seen:
            self.found[_LABELS.get(key, _OTHERS)][plain] = None
