"""Pictures of a copy without what they tell beside their pixels: Exif, XMP, IPTC, comments, dates."""

from __future__ import annotations

from nlp.readers.picture_parts import parts_of


def without_metadata(data: bytes) -> bytes:
    """Return a picture with the same pixels and nothing else; what is no picture known stays as it is."""
    return b"".join(one.kept for one in parts_of(data))
