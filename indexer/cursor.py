"""Where a page ended, as the text that asks for the next one."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from indexer.values import IndexerError


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last hit of a page: what it was sorted by (None: it had no such number), its order, its place."""

    key: float | int | None
    order: int
    place: int

    def text(self) -> str:
        """Return the cursor as a page carries it."""
        return base64.urlsafe_b64encode(json.dumps([self.key, self.order, self.place]).encode()).decode()


def read(text: str) -> Cursor:
    """Read a cursor that a page carried."""
    try:
        key, order, place = json.loads(base64.urlsafe_b64decode(text.encode()))
        if isinstance(key, int | float | None) and isinstance(order, int) and isinstance(place, int):
            return Cursor(key, order, place)
    except (ValueError, TypeError, binascii.Error):
        pass
    raise IndexerError("翻页标记读不了。", "翻页", "从第一页重新检索。")
