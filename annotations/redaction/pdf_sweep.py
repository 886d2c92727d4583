"""The last sweep over a PDF: every string beside the text that says something the copy does not show goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from annotations.redaction.pdf_stream import name_of
from nlp.readers.package_words import says

_DEEPEST = 40
_TRAILER = frozenset(("/Root", "/Size", "/ID", "/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"))
_MARKING = frozenset(("BDC", "DP"))
# What a field shows, and what bookmarks say, was judged by its words before.
_SHOWN = frozenset(("/V", "/Title"))


@dataclass(slots=True)
class Sweep:
    """Empties strings; `running` is the text of the copy without blanks: what it says may stand elsewhere."""

    running: str = field(repr=False)
    names: int = 0

    def file(self, pdf: pikepdf.Pdf) -> None:
        """Sweep all objects, the words spoken in the drawing of pages, and the trailer."""
        for key in [str(key) for key in pdf.trailer.keys() if str(key) not in _TRAILER]:  # noqa: SIM118
            del pdf.trailer[key]
        for thing in pdf.objects:
            self._thing(thing, 0)
        for page in pdf.pages:
            self._drawing(pdf, page)

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

    def _drawing(self, pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        """Take out of marked content what is spoken but not shown."""
        try:
            steps = pikepdf.parse_content_stream(page)
        except pikepdf.PdfError:
            # Noise that no viewer understands either: what it holds is looked for when the copy is checked.
            return
        changed = False
        for step in steps:
            said = step.operands[-1] if name_of(step.operator) in _MARKING and len(step.operands) else None
            if isinstance(said, pikepdf.Dictionary):
                before = said.unparse()
                self._thing(said, 0)
                changed = changed or said.unparse() != before
        if changed:
            page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(steps))
