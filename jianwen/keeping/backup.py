"""A store checked, packed into one file, and unpacked again."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from annotations.fingerprints import key_name
from annotations.review import DecisionLog
from jianwen.errors import StoreError, reason_of
from jianwen.ingesting.register import register_in
from jianwen.ingesting.tables import PART, manifest_of
from jianwen.keeping.store import (
    ABOUT,
    CASES,
    DECISIONS,
    INDEX,
    KEY,
    LEADS,
    REGISTER,
    TABLES,
    Store,
    open_store,
    read_about,
    read_key,
)
from jianwen.keeping.tables import MANIFEST, checksum
from jianwen.published import printable

_KEPT = (KEY, ABOUT, DECISIONS, TABLES, LEADS, REGISTER, CASES, INDEX)
_DATABASES = (DECISIONS, REGISTER)
# Where the store notes its backups, so that it can say which of them hold what it was told to forget.
_LIST = "backups.jsonl"


def faults_of(folder: Path) -> list[str]:
    """Check a store and return what is wrong with it, each with its place."""
    faults: list[str] = []
    try:
        about = read_about(folder)
        key = read_key(folder)
    except StoreError as error:
        return [f"{error.where}：{error.what}"]
    if about.get("key") != key_name(key):
        faults.append(f"{folder / KEY}：密钥与库不符。")
    faults += _sqlite_faults(folder / DECISIONS)
    faults += _register_faults(folder / REGISTER)
    for run in sorted(run for name in (TABLES, LEADS, CASES) for run in (folder / name).glob("*")):
        if run.suffix == PART:
            faults.append(f"{run}：没有写完的表（运行被中断），下次写入时会清除。")
        elif run.is_dir():
            faults += _table_faults(run)
            faults += _manifest_faults(run) if run.parent.name == CASES else []
    return faults


def back_up(store: Store, target: Path) -> int:
    """Pack a store, key included, into a tar file that only the owner can read; return its size."""
    if target.exists():
        raise StoreError("备份文件已存在。", str(target), "换一个文件名，或先移走旧文件。")
    part = target.with_name(f"{target.name}.part")
    try:
        part.touch(mode=0o600)
        with tempfile.TemporaryDirectory(prefix="jianwen-") as scratch, tarfile.open(part, "w") as tar:
            for name in _KEPT:
                source = store.folder / name
                if name in _DATABASES and source.exists():
                    source = _sqlite_copy(source, Path(scratch) / name)
                if source.exists():
                    tar.add(source, name, filter=_whole)
        part.replace(target)
        _note(store.folder / _LIST, target)
    except OSError as error:
        # What was written so far holds the key.
        part.unlink(missing_ok=True)
        raise StoreError(
            f"备份写不进去（{reason_of(error)}）。", str(target), "检查路径和磁盘空间。"
        ) from None
    return target.stat().st_size


def _note(path: Path, target: Path) -> None:
    """Note that a backup was made, and where."""
    line = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "path": str(target.resolve())}
    with path.open("a", encoding="utf-8") as file:
        file.write(printable(json.dumps(line, ensure_ascii=False)) + "\n")


def backups(store: Store) -> list[tuple[str, str]]:
    """Return when and where backups of this store were made."""
    path = store.folder / _LIST
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [(one["when"], one["path"]) for one in map(json.loads, lines)]


def restore(source: Path, folder: Path) -> Store:
    """Unpack a backup into a folder that does not exist or is empty; what does not check out is refused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError("目标不是空文件夹，不覆盖。", str(folder), "给 --store 一个新的或空的文件夹。")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="jianwen-", dir=folder.parent) as scratch:
        fresh = Path(scratch) / "store"
        try:
            with tarfile.open(source, "r:") as tar:
                tar.extractall(fresh, members=_members(tar), filter="data")
        except (OSError, tarfile.TarError):
            raise StoreError("备份文件读不了。", str(source), "检查文件是否完整，或换一份备份。") from None
        faults = faults_of(fresh)
        if faults:
            plain = "；".join(fault.replace(f"{fresh}/", "") for fault in faults)
            raise StoreError(f"备份已损坏：{plain}", str(source), "换一份备份。")
        (fresh / KEY).chmod(0o600)
        if folder.exists():
            folder.rmdir()
        shutil.move(fresh, folder)
    return open_store(folder)


def _whole(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Leave out the tables that a killed run did not finish: a restore would refuse them."""
    return None if member.name.endswith(".part") else member


def _members(tar: tarfile.TarFile) -> list[tarfile.TarInfo]:
    """Return the plain files and folders of a backup that a store is made of; nothing else comes out."""
    return [one for one in tar if (one.isfile() or one.isdir()) and one.name.split("/")[0] in _KEPT]


def _sqlite_copy(source: Path, target: Path) -> Path:
    """Copy a database as one consistent whole, also while somebody writes to it."""
    with (
        contextlib.closing(sqlite3.connect(source)) as old,
        contextlib.closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
    return target


def _manifest_faults(shard: Path) -> list[str]:
    """Say whether the manifest of a shard is as it was written."""
    try:
        manifest_of(shard)
    except StoreError as error:
        return [f"{error.where}：校验清单被改动。"]
    return []


def _register_faults(path: Path) -> list[str]:
    """Ask the register whether it is whole."""
    if not path.exists():
        return []
    try:
        with register_in(path.parent) as register:
            said = register.faults()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        said = ["不是数据库"]
    return [f"{path}：登记簿已损坏（{said[0]}）。"] if said else []


def _sqlite_faults(path: Path) -> list[str]:
    """Ask the database whether it is whole."""
    if not path.exists():
        return []
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        if not DecisionLog(path).is_whole():
            said = ["有记录被改动或删除"]
    except (sqlite3.DatabaseError, UnicodeDecodeError, ValueError):
        said = ["不是数据库"]
    return [] if said == ["ok"] else [f"{path}：判定库已损坏（{said[0]}）。"]


def _table_faults(run: Path) -> list[str]:
    """Compare the files of one run with its manifest."""
    try:
        sums: dict[str, str] = json.loads((run / MANIFEST).read_text("utf-8"))["sha256"]
    except (OSError, ValueError, KeyError):
        return [f"{run / MANIFEST}：校验清单读不了。"]
    faults = [f"{run / name}：文件缺失。" for name in sums if not (run / name).is_file()]
    faults += [
        f"{run / name}：内容与校验和不符。"
        for name, expected in sums.items()
        if (run / name).is_file() and checksum(run / name) != expected
    ]
    return faults
