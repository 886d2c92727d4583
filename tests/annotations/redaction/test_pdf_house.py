"""The font in which masks are drawn: its blanks are its own, and it says how high its letters are."""

from __future__ import annotations

import pikepdf
import pytest

from annotations.redaction.pdf.house import House


def test_masks_need_no_font_of_the_machine_and_tell_their_height() -> None:
    house = House(pikepdf.new())
    pieces = list(house.pieces("张某1 ", 6.0))
    house.finish()
    assert [piece.font for piece in pieces] == ["/JianwenB1000", *["/JianwenA0"] * 3]
    assert sum(piece.width for piece in pieces) == pytest.approx(6.0)
    font = house.fonts["/JianwenA0"]
    # Programs that read the words of a page take the height of drawn letters from the width of an m.
    names = [str(one) for one in font.Encoding.Differences[1:]]
    assert names[-1] == "/m" and int(font.Widths[-1]) == 600
    assert int(font.LastChar) - int(font.FirstChar) + 1 == len(names) == len(font.Widths)
    assert all(font.CharProcs[name].read_bytes().split()[1:] != [] for name in names)
