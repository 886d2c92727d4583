"""A place where a name is expected, and what the text says there of who bears it."""

from __future__ import annotations

from typing import NamedTuple

from nlp.names.boundary import Form, Reading
from nlp.names.role import Role


class Slot(NamedTuple):
    """A place where a name is expected, the role that the text gives it, and the word that says so.

    `before` is true when a role word stands before the name, `listed` for the later names of a list, `held`
    where the name stands between a statement and a word or a stop that no name goes across.
    """

    role: Role
    reading: Reading
    cue: tuple[int, int]
    before: bool
    listed: bool = False
    held: bool = False


def held_slot(role: Role, start: int, end: int, cue: tuple[int, int]) -> Slot:
    """Return the slot of a name that the text holds on both sides."""
    return Slot(role, Reading(start, (end,), Form.OPEN, sure=True), cue, before=False, held=True)
