"""What stops a run: each error carries its exit status and one message that names place and remedy."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses of all commands (published in design.md)."""

    CLEAN = 0
    FINDINGS = 1
    COULD_NOT_RUN = 2
    SET_ASIDE = 3


def status_of(*, findings: int = 0, set_aside: int = 0, stopped: bool = False) -> Exit:
    """Choose the exit status of a run that came to its end, or was stopped by Ctrl-C."""
    if stopped:
        return Exit.COULD_NOT_RUN
    if set_aside:
        return Exit.SET_ASIDE
    return Exit.FINDINGS if findings else Exit.CLEAN


# Errors that say that a disk takes no more.
NO_SPACE = (errno.ENOSPC, errno.EDQUOT)

# What an operating system says in English, whatever language the user reads.
_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EEXIST: "已有同名的文件",
    errno.ENOENT: "路径不存在",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EBUSY: "正被其他程序使用",
    errno.ETXTBSY: "正被其他程序使用",
    errno.ENAMETOOLONG: "名称太长",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
}


def reason_of(error: OSError) -> str:
    """Say in Chinese why a file could not be read or written; a rare reason, in the system's own words."""
    return _REASONS.get(error.errno or 0) or error.strerror or "原因不明"


class JianwenError(Exception):
    """A run that cannot go on. `where` and `remedy` are for the user; neither quotes a document."""

    exit_status = Exit.COULD_NOT_RUN

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        """Keep what went wrong, where (file, key, cell), and what the user can do."""
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def lines(self) -> list[str]:
        """Return the message as the user reads it."""
        parts = [("错误", self.what), ("位置", self.where), ("办法", self.remedy)]
        return [f"{label}：{text}" for label, text in parts if text]


class SettingsError(JianwenError):
    """A setting that cannot be used."""


class StoreError(JianwenError):
    """A store that cannot be opened, is damaged, or is in use."""


class UsageError(JianwenError):
    """A command that asks for something that cannot be done."""


class OutputError(JianwenError):
    """What is printed has nowhere to go: who read it has gone, or the disk behind it is full."""

    def __init__(self, error: OSError) -> None:
        """Keep why. It is no OSError any more, which a report or a copy would take for its own."""
        if isinstance(error, BrokenPipeError):
            super().__init__("读取输出的程序提前结束，输出被截断。")
        else:
            where = "标准输出（> 之后的文件，或接收输出的程序）"
            super().__init__(f"输出写不进去（{reason_of(error)}），输出不全。", where, "腾出空间后再运行。")


class FaultsError(JianwenError):
    """Faults of models, tables or queries, all told at once: a line each, with its place and remedy."""

    def __init__(self, what: str, faults: Sequence[str]) -> None:
        """Keep every fault as a line."""
        super().__init__(what)
        self.faults = tuple(faults)

    def lines(self) -> list[str]:
        """Return the message as the user reads it."""
        return [f"错误：{self.what}", *self.faults]
