"""Pictures keep their pixels and lose what they tell beside them."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from annotations.redaction.pictures import without_metadata


def picture(kind: str) -> bytes:
    """Return a picture with an author, a comment and something behind its end."""
    made, image = io.BytesIO(), Image.effect_noise((40, 30), 60).convert("RGB")
    exif, told = Image.Exif(), PngInfo()
    exif[0x013B] = "Zhao Tiezhu"
    told.add_itxt("Author", "Zhao Tiezhu")
    more = {"pnginfo": told} if kind == "PNG" else {"comment": "Zhao Tiezhu"}
    image.save(made, kind, exif=exif.tobytes(), dpi=(300, 300), **more)
    return made.getvalue() + b"Zhao Tiezhu"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_same_pixels_and_nothing_said(kind: str) -> None:
    data = picture(kind)
    clean = without_metadata(data)
    assert b"Zhao" in data and b"Zhao" not in clean
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(clean))
    assert before.tobytes() == after.tobytes()
    assert not after.getexif()
    assert round(after.info["dpi"][0]) == 300


@pytest.mark.parametrize("size", [3, 9, 30, 200])
def test_a_broken_picture_raises_nothing(size: int) -> None:
    for kind in ("PNG", "JPEG"):
        assert without_metadata(picture(kind)[:size])[:2] == picture(kind)[:2]
