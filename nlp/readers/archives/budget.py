"""What unpacking may cost, counted in real bytes as they come; a header's word is never taken."""

from __future__ import annotations

import lzma
import re
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from nlp.readers.interface import Limits, ReadError
from nlp.readers.sniff import suffix_of
from nlp.values import Cause

T = TypeVar("T")

_BLOCK = 1 << 18
_BAD_NAME = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|[\x00-\x1f\x7f]")
_CHECK = "请核实文件来源，由可信人员在隔离环境中解压后再试"
_RAISE = "请分批解压后再试，或提高相应上限"


class Bytes(Protocol):
    """Anything that bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes."""


class Stop(Exception):  # noqa: N818 - it ends an archive, it is not the error itself
    """The whole archive goes no further; holds what to say about it."""

    def __init__(self, error: ReadError) -> None:
        """Keep the error to report for the archive."""
        super().__init__(str(error))
        self.error = error


def unsafe(reason: str) -> ReadError:
    """Return the error for what is built to do harm."""
    return ReadError(Cause.UNSAFE, reason, _CHECK)


def damaged() -> ReadError:
    """Return the error for a member that does not unpack."""
    return ReadError(Cause.DAMAGED, "压缩包成员已损坏，无法解压", "请重新获取该压缩包")


def encrypted() -> ReadError:
    """Return the error for a member that wants a password."""
    return ReadError(Cause.ENCRYPTED, "压缩包成员已加密，需要密码", "请用密码解压后再试")


def check_name(name: str) -> None:
    """Refuse a name that points out of the archive or cannot be shown. Raises ReadError."""
    if _BAD_NAME.search(name):
        raise unsafe("成员的路径指向压缩包之外，或含有控制字符，已拒绝")


def shown(name: str) -> str:
    """Return a member's name fit to be printed: no control characters, no half characters."""
    printable = "".join(sign if sign.isprintable() else "?" for sign in name.replace("\\", "/"))
    return printable.encode("utf-8", "replace").decode("utf-8")


class Budget:
    """Counts members and bytes of one archive with everything nested in it, and names the copies."""

    def __init__(self, scratch: Path, limits: Limits) -> None:
        """Start with nothing spent and a folder of its own in `scratch`."""
        scratch.mkdir(parents=True, exist_ok=True)
        self.limits = limits
        self._scratch = Path(tempfile.mkdtemp(prefix="archive-", dir=scratch))
        self._bytes = 0
        self._members = 0
        self._copies = 0

    def member(self) -> None:
        """Count one member. Raises Stop beyond the limit."""
        self._members += 1
        if self._members > self.limits.members:
            reason = f"压缩包的成员超过 {self.limits.members} 个，其余成员未读"
            raise Stop(ReadError(Cause.TOO_LARGE, reason, _RAISE))

    def place(self, name: str) -> Path:
        """Return a new path for a member: a number and its suffix, never its own name."""
        self._copies += 1
        return self._scratch / f"{self._copies:06d}{suffix_of(name)}"

    def spend(self, count: int, total: int, packed: int, most: int) -> None:
        """Count bytes just unpacked: `total` so far from a source of `packed` bytes."""
        self._bytes += count
        limits = self.limits
        if self._bytes > limits.unpacked_bytes:
            raise Stop(ReadError(Cause.TOO_LARGE, "解压后的总量超过上限，其余成员未读", _RAISE))
        if total > limits.ratio_floor and total > limits.ratio * max(1, packed):
            raise unsafe("压缩比异常，可能是压缩炸弹，已停止解压")
        if total > most:
            raise ReadError(Cause.TOO_LARGE, "压缩包中的这个文件过大", _RAISE)

    def forget(self, count: int) -> None:
        """Take back the bytes of a file that was only a step on the way (the tar in a .tar.gz)."""
        self._bytes -= count

    def copy(self, source: Bytes, name: str, packed: int, most: int | None = None) -> Path:
        """Unpack a member into the scratch folder. Raises ReadError (nothing is left) or Stop."""
        target = self.place(name)
        total = 0
        try:
            with target.open("xb") as file:
                while block := source.read(_BLOCK):
                    total += len(block)
                    self.spend(len(block), total, packed, most or self.limits.part_bytes)
                    file.write(block)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return target


@dataclass(frozen=True, slots=True)
class Member:
    """A member's own name and the step that puts it on disk (raises ReadError)."""

    name: str
    unpack: Callable[[], Path] = field(repr=False)


_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
)


def attempt(step: Callable[[], T]) -> T:
    """Run a step of an archive library and make its errors ours; never their messages."""
    try:
        return step()
    except NotImplementedError:
        raise ReadError(
            Cause.UNSUPPORTED, "不支持这种压缩方法", "请用 ZIP（Deflate）重新打包后再试"
        ) from None
    except RuntimeError:  # the zip library's way to ask for a password
        raise encrypted() from None
    except _BROKEN:
        raise damaged() from None


def refusing(error: ReadError) -> Callable[[], Path]:
    """Return the step of a member that is not unpacked at all."""

    def step() -> Path:
        raise error

    return step
