"""The store: a directory with the key of fingerprints, decisions, the audit log, and the tables of runs.

    key               32 random bytes, readable by the owner only: whoever has it can test guesses
    store.json        format version, when it was made, the name of the key
    decisions.sqlite  decisions and audit log; grows only
    tables/RUN/       Parquet files of one screening, with a manifest of checksums
    leads/RUN/        the same of one audit
    cases/SHARD/      what was ingested: tables of some thousand documents, with the masked texts
    rows/SHARD/       the rows that models read of it, made of the masked texts; made again where they lack
    register.sqlite   which files gave which documents, by keyed names
    index/            the embedded index of them
    similar.npz       what ranks like cases, learned from all of them
    vectors/          dense vectors of them, where an office has chosen an encoder

No leaked value is in any of it.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from annotations.fingerprints import KEY_BYTES, key_name, new_key
from annotations.review import DecisionLog
from jianwen.errors import StoreError, reason_of

FORMAT = 1
KEY, ABOUT, DECISIONS, TABLES, LOCK = "key", "store.json", "decisions.sqlite", "tables", "lock.sqlite"
LEADS, CASES, REGISTER, INDEX, ROWS = "leads", "cases", "register.sqlite", "index", "rows"
SIMILAR, VECTORS = "similar.npz", "vectors"
_PART = f"{ABOUT}.part"
_AUDIT = """
CREATE TABLE IF NOT EXISTS audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    who TEXT NOT NULL, "when" TEXT NOT NULL, command TEXT NOT NULL, counts TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
"""


@dataclass(frozen=True, slots=True)
class Audit:
    """Who ran what, when, and the counts that came of it."""

    who: str
    when: str
    command: str
    counts: str


@dataclass(frozen=True, slots=True)
class Store:
    """An open store."""

    folder: Path
    key: bytes = field(repr=False)
    created: str

    @property
    def decisions(self) -> DecisionLog:
        """Return the log of decisions."""
        return DecisionLog(self.folder / DECISIONS)

    @property
    def tables(self) -> Path:
        """Return the folder of tables."""
        return self.folder / TABLES

    @property
    def leads(self) -> Path:
        """Return the folder of leads."""
        return self.folder / LEADS

    @property
    def cases(self) -> Path:
        """Return the folder of what was ingested."""
        return self.folder / CASES

    def audit(self, command: str, who: str = "", **counts: int) -> None:
        """Write one line into the audit log."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with contextlib.closing(self._log()) as connection, connection:
            connection.execute(
                'INSERT INTO audit (who, "when", command, counts) VALUES (?, ?, ?, ?)',
                (who or _login(), now, command, json.dumps(counts, sort_keys=True)),
            )

    def audits(self) -> list[Audit]:
        """Return the audit log."""
        with contextlib.closing(self._log()) as connection:
            rows = connection.execute('SELECT who, "when", command, counts FROM audit ORDER BY number')
            return [Audit(*row) for row in rows]

    def _log(self) -> sqlite3.Connection:
        """Open the audit log."""
        connection = sqlite3.connect(self.folder / DECISIONS, timeout=10)
        connection.executescript(_AUDIT)
        return connection


def open_store(folder: Path, *, make: bool = False) -> Store:
    """Open a store; with `make`, make it on first use."""
    if not _has(folder):
        if not make:
            raise StoreError(
                "这里没有库。", str(folder), "检查 --store 的路径；ingest、screen、audit 在首次使用时建库。"
            )
        _create(folder)
    about = read_about(folder)
    key = read_key(folder)
    if about.get("key") != key_name(key):
        raise StoreError(
            "密钥与库不符，已有判定将无法对应。", str(folder / KEY), "从备份恢复原来的密钥文件，或换一个库。"
        )
    return Store(folder, key, str(about.get("created", "")))


def _has(folder: Path) -> bool:
    """Say whether a store is there."""
    try:
        return (folder / ABOUT).exists()
    except OSError as error:
        raise unwritable(folder, reason_of(error)) from None


def read_about(folder: Path) -> dict[str, object]:
    """Read store.json; a store that is newer than this program is refused."""
    path = folder / ABOUT
    try:
        about = json.loads(path.read_text("utf-8"))
        version = int(about["format"])
    except (OSError, ValueError, TypeError, KeyError):
        raise StoreError("库的说明文件读不了。", str(path), "从备份恢复（jianwen store restore）。") from None
    if version > FORMAT:
        raise StoreError(
            f"库的格式（{version}）比本程序认识的（{FORMAT}）新。",
            str(path),
            "升级 jianwen 后再用，或换一个库。",
        )
    return dict(about)


def read_key(folder: Path) -> bytes:
    """Read the key."""
    path = folder / KEY
    try:
        key = path.read_bytes()
    except OSError:
        raise StoreError("密钥文件读不了。", str(path), "检查权限，或从备份恢复。") from None
    if len(key) != KEY_BYTES:
        raise StoreError("密钥文件已损坏。", str(path), "从备份恢复。")
    return key


@contextlib.contextmanager
def locked(store: Store) -> Iterator[Store]:
    """Hold the store for writing; a second writer is told at once. The lock goes with the process."""
    try:
        connection = sqlite3.connect(store.folder / LOCK, timeout=0, isolation_level=None)
    except sqlite3.OperationalError:
        raise unwritable(store.folder) from None
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise StoreError(
                    "库正被另一个 jianwen 进程使用。", str(store.folder), "等它结束后再试，或换一个库。"
                ) from None
            raise unwritable(store.folder) from None
        yield store
    finally:
        connection.close()


def _create(folder: Path) -> None:
    """Make a new store; a folder that holds something else is refused."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear_unfinished(folder)
        if any(folder.iterdir()):
            raise StoreError(
                "这个文件夹不是库，也不是空的。", str(folder), "给 --store 一个新的或空的文件夹。"
            )
        key = new_key()
        handle = os.open(folder / KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key)
        (folder / TABLES).mkdir()
        about = {
            "format": FORMAT,
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "key": key_name(key),
        }
        partial = folder / _PART
        partial.write_text(json.dumps(about, indent=2) + "\n", "utf-8")
        # Last, and at once: a store without it does not exist yet.
        partial.replace(folder / ABOUT)
    except OSError as error:
        raise StoreError(f"库建不起来（{reason_of(error)}）。", str(folder), "检查路径和写权限。") from None


def _clear_unfinished(folder: Path) -> None:
    """Clear away what a killed making left: a key that has named nothing yet, and an empty folder.

    A store that was in use has its lock or its decisions beside the key, and is never touched.
    """
    names = {path.name for path in folder.iterdir()}
    tables = folder / TABLES
    is_unfinished = KEY in names and names <= {KEY, TABLES, _PART}
    if is_unfinished and not (tables.exists() and any(tables.iterdir())):
        for name in names - {TABLES}:
            (folder / name).unlink()
        if tables.exists():
            tables.rmdir()


def unwritable(folder: Path, why: str | None = None) -> StoreError:
    """Make the error for a store, or a folder of it, that cannot be written."""
    reason = f"（{why}）" if why else ""
    return StoreError(
        f"库写不进去{reason}。", str(folder), "检查该文件夹的写权限和磁盘空间，或换一个 --store。"
    )


def _login() -> str:
    """Return the login name, for the audit log; a process without one (a service, a container) says so."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "（未知用户）"
