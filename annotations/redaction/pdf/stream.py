"""What a page shows, in the order of its content streams: each glyph, each picture, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from annotations.redaction.pdf.fonts import Font, read_font
from nlp.readers.matrix import UNIT, Matrix, at, times

Path = tuple[int, ...]
Key = tuple[Path, int]
SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_UNSEEN = frozenset({3, 7})
_DEPTH = 12
_NUMBERS = {"Tc": "spacing", "Tw": "words", "TL": "leading", "Ts": "rise", "Tr": "mode"}
_LIFT = 0.3
"""How far above the base line the middle of a character is taken to be, in ems."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One code shown: `advance` is before horizontal scaling, `x` and `y` the middle on the page."""

    raw: bytes = field(repr=False)
    text: str | None = field(repr=False)
    advance: float
    x: float
    y: float
    height: float
    seen: bool


@dataclass(frozen=True, slots=True)
class Show:
    """A showing operator: its glyphs, and the numbers that move what follows (as in TJ)."""

    path: Path
    index: int
    items: tuple[Glyph | float, ...] = field(repr=False)
    font: str
    size: float
    spacing: float
    words: float
    vertical: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """An image drawn: `matrix` brings the unit square to the page; an inline one has no object."""

    path: Path
    index: int
    matrix: Matrix
    image: pikepdf.Object | None = field(repr=False)


@dataclass(slots=True)
class State:
    """The graphics state, as far as it moves text."""

    ctm: Matrix = UNIT
    font: Font | None = None
    name: str = ""
    size: float = 0.0
    spacing: float = 0.0
    words: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = 0.0
    tm: Matrix = UNIT
    tlm: Matrix = UNIT


@dataclass(slots=True)
class Walker:
    """Walks content streams; fonts are read once for a file."""

    fonts: dict[object, Font | None] = field(default_factory=dict)

    def page(self, page: pikepdf.Page) -> Iterator[Show | Picture]:
        """Walk a page and the forms that it draws."""
        yield from self._walk(page, page.resources, State(), (), frozenset())

    def form(self, form: pikepdf.Stream, matrix: Matrix) -> Iterator[Show | Picture]:
        """Walk a form by itself: the appearance of an annotation."""
        own = form.get("/Resources", pikepdf.Dictionary())
        yield from self._walk(form, own, State(ctm=matrix), (), frozenset({form.objgen}))

    def _walk(
        self,
        stream: Any,  # noqa: ANN401
        resources: Any,  # noqa: ANN401
        state: State,
        path: Path,
        inside: frozenset[tuple[int, int]],
    ) -> Iterator[Show | Picture]:
        """Walk one stream that lies `inside` others."""
        stack: list[State] = []
        for index, step in enumerate(pikepdf.parse_content_stream(stream)):
            operator = name_of(step.operator)
            if operator == "q":
                stack.append(replace(state))
            elif operator == "Q":
                if stack:
                    last = stack.pop()
                    state = replace(last, tm=state.tm, tlm=state.tlm)
            elif operator in SHOWING:
                yield from self._show(step.operands, operator, state, (path, index))
            elif operator == "Do":
                thing = resources.get("/XObject", {}).get(str(step.operands[0]))
                yield from self._draw(thing, resources, state, (path, index), inside)
            elif operator == "INLINE IMAGE":
                yield Picture(path, index, state.ctm, None)
            else:
                self._set(operator, step.operands, resources, state)

    def _draw(
        self,
        thing: Any,  # noqa: ANN401
        resources: Any,  # noqa: ANN401
        state: State,
        place: Key,
        inside: frozenset[tuple[int, int]],
    ) -> Iterator[Show | Picture]:
        """Walk a form, or tell of a picture; a form that draws itself is drawn once."""
        path, index = place
        if not isinstance(thing, pikepdf.Stream) or thing.objgen in inside:
            return
        if thing.get("/Subtype") == "/Image":
            yield Picture(path, index, state.ctm, thing)
        elif thing.get("/Subtype") == "/Form" and len(path) < _DEPTH:
            matrix = _matrix(thing.get("/Matrix")) or UNIT
            inner, own = replace(state, ctm=times(matrix, state.ctm)), thing.get("/Resources", resources)
            yield from self._walk(thing, own, inner, (*path, index), inside | {thing.objgen})

    def _set(self, operator: str, operands: Any, resources: Any, state: State) -> None:  # noqa: ANN401
        """Follow an operator that changes the state; what is malformed changes nothing."""
        try:
            if operator == "Tf":
                state.name, state.size = str(operands[0]), float(operands[1])
                state.font = self._font(resources.get("/Font", {}).get(state.name))
            elif operator == "gs":
                self._extended(resources.get("/ExtGState", {}).get(str(operands[0])), state)
            else:
                set_number(operator, [float(each) for each in operands], state)
        except (ValueError, TypeError, IndexError):
            return

    def _extended(self, settings: Any, state: State) -> None:  # noqa: ANN401
        """Follow a set of graphics parameters; one that names a font cannot be rewritten by name."""
        if settings is not None and "/Font" in settings:
            state.font, state.name = None, ""

    def _font(self, spec: Any) -> Font | None:  # noqa: ANN401
        """Return a font, read once."""
        if spec is None:
            return None
        key = spec.objgen if spec.is_indirect else spec.unparse(resolved=False)
        if key not in self.fonts:
            self.fonts[key] = read_font(spec)
        return self.fonts[key]

    def _show(self, operands: Any, operator: str, state: State, place: Key) -> Iterator[Show]:  # noqa: ANN401
        """Tell of the glyphs of a showing operator and move on."""
        if operator == '"' and len(operands) == 3:
            state.words, state.spacing = float(operands[0]), float(operands[1])
        if operator in {"'", '"'}:
            next_line(state, 0.0, -state.leading)
        if not operands:
            return
        if state.font is None:
            return
        parts = operands[0] if operator == "TJ" else [operands[-1]]
        items = tuple(_items(parts, state, state.font))
        yield Show(
            *place,
            items,
            state.name,
            state.size,
            state.spacing,
            state.words,
            state.font.vertical,
        )


def name_of(operator: Any) -> str:  # noqa: ANN401 - an operator of a content stream
    """Return the name of an operator; noise in a stream is none, and does nothing."""
    try:
        return str(operator)
    except UnicodeDecodeError:
        return ""


def _items(parts: Sequence[Any], state: State, font: Font) -> Iterator[Glyph | float]:
    """Yield the glyphs and numbers of an operator, moving the text matrix along."""
    for part in parts:
        if not isinstance(part, pikepdf.String):
            number = float(part)
            _move(state, font, -number / 1000 * state.size)
            yield number
            continue
        for code in font.codes(bytes(part)):
            advance = code.width * state.size + state.spacing + (state.words if code.raw == b" " else 0.0)
            matrix = times(times(_cell(state), state.tm), state.ctm)
            middle = (0.0, code.width / 2) if font.vertical else (code.width / 2, _LIFT)
            x, y = at(*middle, matrix)
            height = abs(matrix[2]) + abs(matrix[3])
            yield Glyph(code.raw, code.text, advance, x, y, height, state.mode not in _UNSEEN)
            _move(state, font, advance)


def _cell(state: State) -> Matrix:
    """Return the matrix from ems to text space."""
    return (state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise)


def _move(state: State, font: Font, advance: float) -> None:
    """Move the text matrix along the line."""
    step: Matrix = (1, 0, 0, 1, 0, advance) if font.vertical else (1, 0, 0, 1, advance * state.scale, 0)
    state.tm = times(step, state.tm)


def next_line(state: State, x: float, y: float) -> None:
    """Move to a new line."""
    state.tlm = state.tm = times((1, 0, 0, 1, x, y), state.tlm)


def set_number(operator: str, numbers: Sequence[float], state: State) -> None:
    """Follow an operator whose operands are numbers."""
    match operator:
        case "cm":
            state.ctm = times(_six(numbers), state.ctm)
        case "BT":
            state.tm = state.tlm = UNIT
        case "Tm":
            state.tm = state.tlm = _six(numbers)
        case "Td" | "TD":
            state.leading = -numbers[1] if operator == "TD" else state.leading
            next_line(state, numbers[0], numbers[1])
        case "T*":
            next_line(state, 0.0, -state.leading)
        case "Tz":
            state.scale = numbers[0] / 100
        case _ if operator in _NUMBERS:
            setattr(state, _NUMBERS[operator], numbers[0])


def _six(numbers: Sequence[float]) -> Matrix:
    """Return six numbers as a matrix."""
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _matrix(array: Any) -> Matrix | None:  # noqa: ANN401
    """Read a matrix from an array."""
    return _six([float(each) for each in array]) if array is not None and len(array) == 6 else None
