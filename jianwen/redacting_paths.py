"""Where a copy goes: below the output folder as the original below what was given, without leaks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from annotations.redaction.masking import leaks_in
from annotations.redaction.values import Plan
from jianwen.redacting_values import Wish


def place_of(wish: Wish, source: str, plan: Plan) -> Path:
    """Return where the copy goes: below the output folder as the original below what was given."""
    folders = [_clean(one, plan) for one in folders_of(wish.roots, source)]
    return free(wish.out.joinpath(*folders, plan.filename))


def free(wanted: Path) -> Path:
    """Take a path that no other copy has: two files may have the same name once they are masked."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    target, number = wanted, 1
    while not _reserved(target):
        number += 1
        target = wanted.with_stem(f"{wanted.stem}-{number}")
    return target


def _reserved(target: Path) -> bool:
    """Make the file, unless it is there."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def folders_of(roots: Sequence[str], source: str) -> list[str]:
    """Return the folders between what was given and the file; an archive is a folder of its members."""
    outer, *members = source.split("!")
    root = max(
        (one for one in roots if outer == one or outer.startswith(f"{one.rstrip('/')}/")), key=len, default=""
    )
    inside = (
        PurePosixPath(outer[len(root) :].lstrip("/"))
        if outer != root
        else PurePosixPath(PurePosixPath(outer).name)
    )
    steps = list(inside.parts if members else inside.parts[:-1])
    for member in members:
        steps[-1:] = [PurePosixPath(steps[-1]).stem] if steps else []
        steps += PurePosixPath(member).parts
    return [step for step in (steps[:-1] if members else steps) if step not in ("..", ".", "/")]


def _clean(folder: str, plan: Plan) -> str:
    """Return the name of a folder without what leaks in it."""
    named = plan.reworded(folder)
    for leak in leaks_in(named):
        if leak.span is not None:
            named = named.replace(leak.span.of(named), "××")
    return named
