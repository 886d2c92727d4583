"""Archives, unpacked safely: every member becomes a file with a neutral name, or a reason why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nlp.readers.archives.budget import Budget, Member, Stop, check_name, shown
from nlp.readers.archives.seven import members_of_7z
from nlp.readers.archives.tar import members_of_packed, members_of_tar
from nlp.readers.archives.zip import members_of_zip
from nlp.readers.interface import Limits, ReadError
from nlp.readers.sniff import ARCHIVES, Format, sniff
from nlp.values import Cause, Unread

_OPENERS: dict[Format, Callable[[Path, str, Budget], Iterator[Member]]] = {
    Format.ZIP: members_of_zip,
    Format.SEVEN: members_of_7z,
    Format.TAR: members_of_tar,
    Format.GZ: members_of_packed,
    Format.BZ2: members_of_packed,
    Format.XZ: members_of_packed,
}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A member on disk: where, what it is called (`archive.zip!member`), and what it is."""

    path: Path
    source: str
    format: Format


def unpack(
    path: Path, source: str, kind: Format, scratch: Path, limits: Limits
) -> Iterator[Unpacked | Unread]:
    """Unpack an archive and the archives in it, down to `limits.depth` levels, into `scratch`.

    A limit that ends the whole archive is one `Unread` of the archive that says how it ended; every
    member before it is still given.
    """
    budget = Budget(scratch, limits)
    try:
        yield from _level(path, source, kind, budget, 1)
    except Stop as stop:
        yield stop.error.unread(source)


def _level(path: Path, source: str, kind: Format, budget: Budget, depth: int) -> Iterator[Unpacked | Unread]:
    """Unpack one archive."""
    if depth > budget.limits.depth:
        yield Unread(
            source,
            Cause.UNSAFE,
            f"压缩包嵌套超过 {budget.limits.depth} 层，未再解压",
            "请先解压外层压缩包，再对里面的压缩包单独处理",
        )
        return
    seen: dict[str, int] = {}
    try:
        for member in _OPENERS[kind](path, source.rpartition("!")[2], budget):
            budget.member()
            name = f"{source}!{_distinct(shown(member.name), seen)}"
            yield from _member(member, name, budget, depth)
    except ReadError as error:
        yield error.unread(source)
        return
    if not seen:
        yield Unread(source, Cause.EMPTY, "压缩包是空的", "请核对是否给错了文件")


def _member(member: Member, source: str, budget: Budget, depth: int) -> Iterator[Unpacked | Unread]:
    """Give one member: refused, a file, or an archive again."""
    try:
        check_name(member.name)
        path = member.unpack()
    except ReadError as error:
        yield error.unread(source)
        return
    try:
        kind = sniff(path, member.name, budget.limits)
    except ReadError as error:
        path.unlink()
        yield error.unread(source)
        return
    if kind not in ARCHIVES:
        yield Unpacked(path, source, kind)
        return
    yield from _level(path, source, kind, budget, depth + 1)
    path.unlink()


def _distinct(name: str, seen: dict[str, int]) -> str:
    """Keep both of two members with one name: the second becomes name#2."""
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}#{seen[name]}"
