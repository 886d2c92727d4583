"""Old office formats (.doc, .wps, .xls) become new ones through LibreOffice, where it is installed."""

from __future__ import annotations

import mmap
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from nlp.readers.interface import Limits, ReadError
from nlp.values import Cause

_PROGRAMS = ("soffice", "libreoffice")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_READABLE = (b"{\\rtf", b"PK", b"<")
_STREAMS = {"docx": ("WordDocument",), "xlsx": ("Workbook", "Book")}
# Of a file's time: whoever watches the whole would kill us first, and LibreOffice would go on alone.
_SHARE = 0.75
_HEAD, _SECTOR, _WORD_HEADER = 1 << 16, 512, b"\xec\xa5"
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


def find_program() -> str | None:
    """Return the path of LibreOffice, or None when it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def convert(path: Path, into: Path, target: str, limits: Limits) -> Path:
    """Convert `path` to `target` ("docx" or "xlsx") in a new folder of `into` and return the new file.

    The input is copied under a neutral name first: a file name may hold a person's name, and the
    process list shows it to every user of the machine. Raises ReadError.
    """
    program = find_program()
    if program is None:
        raise ReadError(
            Cause.NEEDS_PROGRAM,
            f"读取 {path.suffix.lower()} 文件需要 LibreOffice，本机没有安装",
            "请安装 LibreOffice（Debian/Ubuntu：apt-get install libreoffice-writer-nogui "
            "libreoffice-calc-nogui），或把文件另存为 .docx / .xlsx 后再试",
        )
    _check(path, target)
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="jianwen-office-") as folder:
        private = Path(folder)
        source = private / f"input{path.suffix.lower()}"
        shutil.copyfile(path, source)
        _run(_command(program, private, source, target), private, limits.seconds * _SHARE)
        made = private / "out" / f"input.{target}"
        if not made.is_file() or made.stat().st_size == 0:
            raise _failed()
        return Path(shutil.move(made, Path(tempfile.mkdtemp(dir=into)) / f"converted.{target}"))


def _check(path: Path, target: str) -> None:
    """Refuse what LibreOffice would take for plain text: it imports any bytes, and noise reads as words."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if not head:
            raise ReadError(Cause.EMPTY, "文件是空的（0 字节）", "请重新获取该文件")
        if not head.startswith(_OLE):
            if head.startswith(_READABLE):
                return
            raise ReadError(Cause.UNSUPPORTED, "文件内容不是该扩展名的格式", "请核对文件的真实格式后再试")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            streams = ("EncryptedPackage", *_STREAMS.get(target, ("",)))
            found = [name for name in streams if content.find(name.encode("utf-16-le")) >= 0]
    if not found:
        raise _failed()
    if found[0] == streams[0] or _has_password(head):
        raise ReadError(Cause.ENCRYPTED, "文件已加密，需要密码才能打开", "请解除密码后另存一份再试")


def _has_password(head: bytes) -> bool:
    """Say whether a Word 97 document, whose header stands at the start of a sector, is encrypted."""
    sectors = (head[at : at + 12] for at in range(_SECTOR, len(head) - 12, _SECTOR))
    header = next((sector for sector in sectors if sector.startswith(_WORD_HEADER)), b"")
    return bool(header) and bool(header[11] & 1)


def _command(program: str, private: Path, source: Path, target: str) -> list[str]:
    """Return the command line; the profile is private, so that runs side by side do not meet."""
    return [
        program,
        f"-env:UserInstallation={(private / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        _FILTERS.get(target, target),
        "--outdir",
        str(private / "out"),
        str(source),
    ]


def _run(command: list[str], private: Path, seconds: float) -> None:
    """Run in a process group of its own, so that a hung child dies with its parent."""
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL") if key in os.environ}
    environment |= {"HOME": str(private), "TMPDIR": str(private), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(  # noqa: S603 - the program comes from PATH, the arguments are ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=private,
        start_new_session=True,
    )
    try:
        status = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise ReadError(
            Cause.TIMEOUT, "LibreOffice 转换超时", "请在本机打开该文件，另存为新格式后再试"
        ) from None
    finally:
        _end(process)
    if status != 0:
        raise _failed()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the whole group; it is ours alone, and usually gone already."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()


def _failed() -> ReadError:
    """Return the error for a file that LibreOffice gives back nothing for."""
    return ReadError(
        Cause.DAMAGED,
        "LibreOffice 无法打开该文件，可能已损坏或有密码",
        "请用原软件打开该文件，另存为 .docx / .xlsx 后再试",
    )
