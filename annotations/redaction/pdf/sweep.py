"""The last sweep over a PDF: every string beside the text that says something the copy does not show goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from annotations.redaction.pdf.locate import REMEDY
from annotations.redaction.pdf.remarks import bare_picture, programme, without_remarks
from annotations.redaction.values import RedactError
from nlp.readers.package_words import says
from nlp.readers.pdf.bounds import has_unread, too_many
from nlp.readers.pdf.drawn import contents_of
from nlp.readers.pdf.streams import DATA, PICTURES, REMARKS, told_by_streams

_DEEPEST = 40
_TRAILER = frozenset(("/Root", "/Size", "/ID", "/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"))
# What a field shows, and what bookmarks say, was judged by its words before.
_SHOWN = frozenset(("/V", "/Title"))


@dataclass(slots=True)
class Sweep:
    """Empties strings; `running` is the text of the copy without blanks: what it says may stand elsewhere."""

    running: str = field(repr=False)
    names: int = 0

    def file(self, pdf: pikepdf.Pdf) -> None:
        """Sweep all objects, what streams say aside, and the trailer."""
        for key in [str(key) for key in pdf.trailer.keys() if str(key) not in _TRAILER]:  # noqa: SIM118
            del pdf.trailer[key]
        for thing in pdf.objects:
            self._thing(thing, 0)
        self._streams(pdf)

    def foreign(self, text: str) -> bool:
        """Say whether a text says something that the text of the copy does not."""
        return says(text) and "".join(text.split()) not in self.running

    def _thing(self, thing: Any, depth: int) -> None:  # noqa: ANN401
        """Sweep one object and what stands directly in it."""
        if depth > _DEEPEST:
            return
        if isinstance(thing, pikepdf.Array):
            # The colours of a palette are a string, too.
            if len(thing) and thing[0] != pikepdf.Name.Indexed:
                for at in range(len(thing)):
                    thing[at] = self._swept(thing[at], "", depth)
        elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            is_signature = thing.get("/Type") == "/Sig"
            for key in [str(key) for key in thing.keys()]:  # noqa: SIM118 - none of Python's dictionaries
                value = thing[key]
                if isinstance(value, pikepdf.String):
                    if (key in _SHOWN and not is_signature) or not self.foreign(str(value)):
                        continue
                    thing[key] = self._swept(value, key, depth)
                elif isinstance(value, pikepdf.Object) and not value.is_indirect:
                    self._thing(value, depth + 1)

    def _swept(self, value: Any, key: str, depth: int) -> Any:  # noqa: ANN401
        """Return a value without what it says; a field needs some name."""
        if isinstance(value, pikepdf.String):
            if not self.foreign(str(value)):
                return value
            self.names += key == "/T"
            return pikepdf.String(f"field{self.names}" if key == "/T" else "")
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            self._thing(value, depth + 1)
        return value

    def _streams(self, pdf: pikepdf.Pdf) -> None:
        """Take out of streams what no page needs; what is drawn nowhere to be seen is drawn no more."""
        if too_many(pdf):
            raise RedactError("PDF 中的对象过多，无法逐一检查，副本未保存", REMEDY)
        if has_unread(pdf):
            raise RedactError("PDF 中有过大的数据流，无法检查其中的内容，副本未保存", REMEDY)
        for said in list(told_by_streams(pdf, self.running)):
            if said.what == REMARKS:
                without_remarks(_whole(pdf, said.holder), self)
            elif said.what == PICTURES:
                bare_picture(said.holder)
            elif not said.seen:
                stream = said.holder if isinstance(said.holder, pikepdf.Stream) else None
                if stream is not None:
                    stream.write(programme(stream) if said.what == DATA else b"")

    def words(self, thing: Any) -> None:  # noqa: ANN401
        """Sweep what a drawing says at a mark."""
        self._thing(thing, 0)


def _whole(pdf: pikepdf.Pdf, holder: Any) -> pikepdf.Stream:  # noqa: ANN401
    """Return the instructions of a drawing as one stream: one of a page may run over several.

    Raises PdfError where one of several is broken.
    """
    if isinstance(holder, pikepdf.Stream):
        return holder
    parts = contents_of(holder)
    if len(parts) != 1:
        holder["/Contents"] = pdf.make_stream(b"\n".join(part.read_bytes() for part in parts))
        return contents_of(holder)[0]
    return parts[0]
