"""Golden documents: invented texts whose leaks are tagged and whose facts stand above them.

A golden file reads like a specification: what is tagged must be found, to the character; what is not
tagged must not be found. The form of the files is told in `annotations/gold/tagged.py`.
"""

from __future__ import annotations

from pathlib import Path

from annotations.gold.tagged import Leak, Tagged, load, load_all, untag

FOLDER = Path(__file__).resolve().parent / "golden"
Golden = Tagged

__all__ = ["FOLDER", "Golden", "Leak", "all_goldens", "load", "untag"]


def all_goldens() -> list[Golden]:
    """Read every golden file, in the order of their names."""
    return list(load_all(FOLDER))
