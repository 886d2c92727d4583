"""Which hits are cases of the same kind as the asked one: like texts alone make no like case (类案)."""

from __future__ import annotations

from functools import cache

from indexer.similar.values import Profile, Sought
from nlp.data import loader


def is_alike(sought: Sought, other: Profile) -> bool:
    """Say whether a case bears the charge or cause that was sought, or one above or below it in the list.

    Of a case whose charge or cause is not known, and cannot be predicted either, nothing can be said: then
    every case may be one.
    """
    if not sought.likely:
        return True
    return any(kin(own, label) for own in sought.likely for label in other.labels)


def kin(one: str, other: str) -> bool:
    """Say whether one of two causes is the other in general: the same, or above it."""
    return one in path(other) or other in path(one)


def path(cause: str) -> list[str]:
    """Return a cause with all headings that it stands under, the nearest first."""
    above = _above()
    found = [cause]
    while (parent := above.get(found[-1])) and parent not in found:
        found.append(parent)
    return found


@cache
def _above() -> dict[str, str]:
    """Return the heading right above each cause."""
    return {name: parent for parent, names in loader.cause_tree().items() for name in names}
