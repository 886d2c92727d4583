"""New content streams: glyphs that go are left out, an equal step takes their place, nothing else moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Name, Operator

from annotations.redaction.pdf.house import House
from annotations.redaction.pdf.locate import Marks, Run
from annotations.redaction.pdf.stream import SHOWING, Glyph, Key, Path, Show, name_of
from annotations.redaction.pdf.tint import TINTING

_SPOKEN = ("/ActualText", "/Alt", "/E")
Step = ContentStreamInstruction | ContentStreamInlineImage


@dataclass(slots=True)
class Rewriter:
    """Rewrites pages: forms that change are copied, for they may be drawn elsewhere too."""

    pdf: pikepdf.Pdf
    house: House
    marks: Marks = field(default_factory=Marks)
    pictures: Mapping[Key, pikepdf.Object] = field(default_factory=dict)

    def page(
        self, page: pikepdf.Page, marks: Marks, pictures: Mapping[Key, pikepdf.Object], over: bytes
    ) -> None:
        """Give a page its new content and its own resources; `over` is drawn on top of it."""
        self.marks, self.pictures = marks, pictures
        content, resources = self._rebuild(page, page.resources, ())
        if over:
            states = _copied(resources, "/ExtGState")
            states[TINTING] = pikepdf.Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
            resources["/ExtGState"] = states
            content = b"q\n" + content + b"\nQ\n" + over
        page.obj.Contents = self.pdf.make_stream(content)
        page.obj.Resources = resources

    def _rebuild(self, stream: Any, resources: Any, path: Path) -> tuple[bytes, pikepdf.Dictionary]:  # noqa: ANN401
        """Rewrite one stream and its resources."""
        fresh = pikepdf.Dictionary(dict(resources.items()))
        fonts, things = _copied(fresh, "/Font"), _copied(fresh, "/XObject")
        out: list[Step] = []
        opened: list[int] = []
        for index, step in enumerate(pikepdf.parse_content_stream(stream)):
            operator, key = name_of(step.operator), (path, index)
            if operator in SHOWING and key in self.marks.runs:
                out += self._shown(step, operator, key, fonts)
                _hush(out, opened, resources)
            elif operator == "Do" and (key in self.pictures or self.marks.touched((*path, index))):
                out.append(self._drawn(step, resources, things, (*path, index)))
                _hush(out, opened, resources)
            else:
                out.append(step)
            _follow(operator, opened, len(out) - 1)
        for name, part in (("/Font", fonts), ("/XObject", things)):
            if len(part):
                fresh[name] = part
        return pikepdf.unparse_content_stream(out), fresh

    def _drawn(self, step: Any, resources: Any, things: pikepdf.Dictionary, path: Path) -> Step:  # noqa: ANN401
        """Draw the new copy of a form or a picture under a name of its own."""
        name = "/Jianwen" + "_".join(str(number) for number in path)
        key = (path[:-1], path[-1])
        if key in self.pictures:
            things[name] = self.pictures[key]
        else:
            form = resources["/XObject"][str(step.operands[0])]
            things[name] = self._copy(form, resources, path)
        return ContentStreamInstruction([Name(name)], Operator("Do"))

    def _copy(self, form: Any, resources: Any, path: Path) -> pikepdf.Stream:  # noqa: ANN401
        """Copy a form with its new content."""
        content, fresh = self._rebuild(form, form.get("/Resources", resources), path)
        copy = self.pdf.make_stream(content)
        for key, value in form.items():
            if key not in {"/Length", "/Filter", "/DecodeParms", "/Resources", "/PieceInfo", "/Metadata"}:
                copy[key] = value
        copy["/Resources"] = fresh
        return copy

    def _shown(self, step: Any, operator: str, key: Key, fonts: pikepdf.Dictionary) -> Iterator[Step]:  # noqa: ANN401
        """Show what stays, step over what goes, and show what comes instead."""
        if operator == '"':
            yield ContentStreamInstruction([step.operands[0]], Operator("Tw"))
            yield ContentStreamInstruction([step.operands[1]], Operator("Tc"))
        if operator in {"'", '"'}:
            yield ContentStreamInstruction([], Operator("T*"))
        show = self.marks.shows[key]
        array: list[bytes | float] = []
        for kept, run in pieces(show, self.marks.runs[key]):
            if run is None:
                array += kept
                continue
            room = _advance(show, run)
            ems = room / show.size if show.size else 0.0
            if run.text and ems > 0 and not show.vertical:
                yield from _array(array)
                array = []
                yield from self._instead(run.text, ems, show, fonts)
            elif show.size:
                array.append(-1000 * ems)
        yield from _array(array)

    def _instead(self, text: str, ems: float, show: Show, fonts: pikepdf.Dictionary) -> Iterator[Step]:
        """Show letters of the house, exactly as wide as what went."""
        yield _set("Tc", 0.0)
        yield _set("Tw", 0.0)
        letters = list(self.house.pieces(text, ems))
        for font, group in groupby(letters, key=lambda piece: piece.font):
            fonts[font] = self.house.fonts[font]
            yield ContentStreamInstruction([Name(font), show.size], Operator("Tf"))
            raw = b"".join(piece.raw for piece in group)
            yield ContentStreamInstruction([pikepdf.String(raw)], Operator("Tj"))
        yield from _array([-1000 * (ems - sum(letter.width for letter in letters))])
        yield ContentStreamInstruction([Name(show.font), show.size], Operator("Tf"))
        yield _set("Tc", show.spacing)
        yield _set("Tw", show.words)


def pieces(show: Show, runs: Sequence[Run]) -> Iterator[tuple[list[bytes | float], Run | None]]:
    """Yield what stays and what goes, in order."""
    starts = {run.first: run for run in runs}
    kept: list[bytes | float] = []
    number = 0
    while number < len(show.items):
        run = starts.get(number)
        if run is None:
            item = show.items[number]
            kept.append(item.raw if isinstance(item, Glyph) else item)
            number += 1
            continue
        yield kept, None
        yield [], run
        kept, number = [], run.last + 1
    yield kept, None


def _advance(show: Show, run: Run) -> float:
    """Return how far what goes moved the text, before horizontal scaling."""
    return sum(
        item.advance if isinstance(item, Glyph) else -item / 1000 * show.size
        for item in show.items[run.first : run.last + 1]
    )


def _array(parts: Sequence[bytes | float]) -> Iterator[Step]:
    """Show strings and numbers in one operator; neighbouring strings are joined."""
    array: list[Any] = []
    for text, group in groupby(parts, key=lambda part: isinstance(part, bytes)):
        if text:
            array.append(pikepdf.String(b"".join(part for part in group if isinstance(part, bytes))))
        else:
            array += [round(part, 4) for part in group if isinstance(part, float)]
    if array:
        yield ContentStreamInstruction([pikepdf.Array(array)], Operator("TJ"))


def _set(operator: str, number: float) -> Step:
    """Set one number of the text state."""
    return ContentStreamInstruction([round(number, 6)], Operator(operator))


def _copied(resources: pikepdf.Dictionary, name: str) -> pikepdf.Dictionary:
    """Copy one category of resources."""
    return pikepdf.Dictionary(dict(resources.get(name, {}).items()))


def _follow(operator: str, opened: list[int], place: int) -> None:
    """Keep the stack of marked content that is open; each by where it begins."""
    if operator in {"BDC", "BMC"}:
        opened.append(place)
    elif operator == "EMC" and opened:
        opened.pop()


def _hush(out: list[Step], opened: Sequence[int], resources: Any) -> None:  # noqa: ANN401
    """Take the spoken form (ActualText and the like) out of the marked content around a change."""
    for place in opened:
        step = out[place]
        if str(step.operator) != "BDC" or len(step.operands) != 2:
            continue
        tag, properties = step.operands
        if isinstance(properties, Name):
            properties = resources.get("/Properties", {}).get(str(properties), pikepdf.Dictionary())
        if any(key in properties for key in _SPOKEN):
            kept = pikepdf.Dictionary({k: v for k, v in properties.items() if k not in _SPOKEN})
            out[place] = ContentStreamInstruction([tag, kept], Operator("BDC"))
