"""Characters side by side on a page, each with its box: what all that lay pages out work on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """Characters side by side on a page, each with its box; `size` is the height of a character."""

    text: str = field(repr=False)
    boxes: tuple[Box, ...] = field(repr=False)
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    row: bool = False
    """A row of a table: a paragraph by itself, whatever stands around it."""

    @property
    def middle(self) -> float:
        """Return the height on the page of the line's middle."""
        return (self.y0 + self.y1) / 2

    def cut(self, start: int, end: int) -> Line:
        """Return some of the characters as a line of their own."""
        boxes = self.boxes[start:end]
        sides = (min(box[0] for box in boxes), max(box[2] for box in boxes))
        return replace(self, text=self.text[start:end], boxes=boxes, x0=sides[0], x1=sides[1])
