"""Fields of a DOCX: what they show stays, instructions that say more than the page go.

An instruction may stand in several runs, and a field in another. A field without its instruction is plain
text, as Word makes it by "unlink".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from annotations.redaction.docx.tree import remove, unwrap
from nlp.readers.docx.names import w

_TELLING = re.compile(
    r"[\u3400-\u9fff]{2}|\d{7}|\w@\w|%[0-9A-Fa-f]{2}|(?:mailto|tel|file):|\\\\\\\\", re.IGNORECASE
)
# Bookmarks that Word makes by itself.
_OWN_MARKS = re.compile(r"_(?:Ref|Toc|Hlk)\d+")
_INSTRUCTIONS = (w("instrText"), w("delInstrText"))
_FORM_TEXTS = ("default", "helpText", "statusText", "entryMacro", "exitMacro", "listEntry")
_SHOWN_BY_FORM = frozenset((w("checkBox"), w("ddList")))


@dataclass(slots=True)
class _Field:
    """A field while its runs are walked over: its marks and the pieces of its instruction."""

    marks: list[etree._Element] = field(default_factory=list)
    pieces: list[etree._Element] = field(default_factory=list)

    def tells(self) -> bool:
        """Say whether the instruction holds words, long numbers or an address."""
        return _tells("".join(one.text or "" for one in self.pieces))


def _tells(instruction: str) -> bool:
    """Say whether an instruction holds words, long numbers or an address."""
    return _TELLING.search(_OWN_MARKS.sub("", instruction)) is not None


def unlink(root: etree._Element) -> None:
    """Make plain text of every field whose instruction says more than how to show it."""
    for one in _fields(root):
        if one.tells():
            for element in (*one.marks, *one.pieces):
                remove(element)
    for simple in list(root.iter(w("fldSimple"))):
        if _tells(simple.get(w("instr"), "")):
            unwrap(simple)
    for form in root.iter(w("ffData")):
        for name in _FORM_TEXTS:
            for element in form.findall(f".//{w(name)}"):
                parent = element.getparent()
                if parent is not None and parent.tag not in _SHOWN_BY_FORM:
                    parent.remove(element)


def _fields(root: etree._Element) -> list[_Field]:
    """Return the fields; of one that never ends the part that is there."""
    done: list[_Field] = []
    # An instruction outside any field shows nothing, but stands in the file.
    open_: list[_Field] = [_Field()]
    for element in root.iter(w("fldChar"), *_INSTRUCTIONS):
        if element.tag in _INSTRUCTIONS:
            open_[-1].pieces.append(element)
            continue
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            open_.append(_Field())
        if len(open_) > 1:
            open_[-1].marks.append(element)
        if kind == "end" and len(open_) > 1:
            done.append(open_.pop())
    return [*done, *open_]
