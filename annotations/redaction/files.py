"""Writing a copy so that half of one never stays behind, and rewriting packages of parts."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Set
from pathlib import Path

from nlp.readers.package import part_name

# A date in an archive tells when somebody worked on it.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
# A file system takes 255 bytes; a name in Chinese takes three or four for a character.
LONGEST = 60


def unfinished(target: Path) -> Path:
    """Return where a file is written until it is whole, under a name that is never too long."""
    return target.with_name(f".{target.name[:LONGEST]}.part")


def put(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = unfinished(target)
    try:
        part.write_bytes(data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def repack(source: Path, target: Path, changed: Mapping[str, bytes], dropped: Set[str]) -> None:
    """Write a zip with some members changed and some left out; the others stay byte for byte.

    Of members with one name the last is kept: it is what readers take.
    """
    part = unfinished(target)
    try:
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as new:
            for name, info in {part_name(one.filename): one for one in old.infolist()}.items():
                if info.filename.endswith(("/", "\\")) or name in dropped:
                    continue
                data = changed.get(name)
                fresh = zipfile.ZipInfo(name, _NO_DATE)
                fresh.compress_type = info.compress_type
                new.writestr(fresh, old.read(info) if data is None else data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
