"""Where a copy goes: below the output folder as the original below what was given, without leaks."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from annotations.redaction.files import LONGEST
from annotations.redaction.masking import leaks_in
from annotations.redaction.values import Plan
from jianwen.redacting.values import Wish

# Copies are made and looked at here; a run that is killed leaves what it had not finished in it.
STAGE = ".jianwen-unfinished"


def place_of(wish: Wish, source: str, plan: Plan) -> Path:
    """Return where the copy goes: below the output folder as the original below what was given."""
    folders = [_clean(one, plan) for one in folders_of(wish.roots, source)]
    return wish.out.joinpath(*folders, plan.filename)


@contextlib.contextmanager
def staged(out: Path, name: str) -> Iterator[Path]:
    """Give a path of the copy's name where it is not yet a copy; what is not published goes."""
    (out / STAGE).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out / STAGE) as folder:
        yield Path(folder) / name


def publish(made: Path, wanted: Path) -> Path:
    """Put a finished copy in its place, at once; of two files with one name the second gets a number."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    target, number = wanted, 1
    while not _placed(made, target):
        number += 1
        target = wanted.with_stem(f"{wanted.stem[:LONGEST]}-{number}")
    made.unlink(missing_ok=True)
    return target


def _placed(made: Path, target: Path) -> bool:
    """Give a file its name, unless another has it."""
    try:
        os.link(made, target)
    except FileExistsError:
        return False
    except OSError:
        # Not every file system has links; there the name is taken first.
        return _moved(made, target)
    return True


def _moved(made: Path, target: Path) -> bool:
    """Take a name and put the file in its place."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError:
        return False
    made.replace(target)
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
