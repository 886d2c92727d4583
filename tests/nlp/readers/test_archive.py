"""Archives: every member is given or refused with a reason, and no limit can be got round."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from pathlib import Path

import py7zr
import pytest

from nlp.readers.archives.members import unpack
from nlp.readers.interface import Limits
from nlp.readers.sniff import sniff
from nlp.values import Cause, Unread

MEGA = 1 << 20


def opened(path: Path, limits: Limits | None = None) -> dict[str, bytes | Cause]:
    """Every member by its source without the archive's own path: its bytes, or why it has none."""
    limits = limits or Limits()
    scratch = path.parent / "scratch"
    found: dict[str, bytes | Cause] = {}
    for one in unpack(path, path.name, sniff(path, path.name, limits), scratch, limits):
        value = one.cause if isinstance(one, Unread) else one.path.read_bytes()
        assert one.source not in found
        found[one.source] = value
        if not isinstance(one, Unread):
            assert one.path.is_relative_to(scratch)
            assert one.path.stem.isdigit()
    return found


def zip_bytes(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def nested(depth: int) -> bytes:
    data = zip_bytes(("内.txt", b"x"))
    for _ in range(depth - 1):
        data = zip_bytes(("里.zip", data), ("旁.txt", b"y"))
    return data


def write(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_utf8_flag(encoding: str, tmp_path: Path) -> None:
    name = "判决书/张某.txt"
    raw = name.encode(encoding)
    # An ASCII name of the same length is swapped for the raw bytes: the library itself would set the flag.
    data = zip_bytes(("N" * len(raw), b"x")).replace(b"N" * len(raw), raw)
    assert opened(write(tmp_path, "a.zip", data)) == {f"a.zip!{name}": b"x"}


def test_unsafe_members_are_refused_one_by_one(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("链接")
    link.external_attr = 0o120777 << 16
    data = zip_bytes(
        ("../上.txt", b"x"),
        ("/etc/abs.txt", b"x"),
        ("C:\\盘.txt", b"x"),
        (link, b"/etc/passwd"),
        ("好.txt", b"y"),
    )
    found = opened(write(tmp_path, "a.zip", data))
    assert found.pop("a.zip!好.txt") == b"y"
    assert len(found) == 4
    assert set(found.values()) == {Cause.UNSAFE}
    assert not (tmp_path / "上.txt").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_both_kept(tmp_path: Path) -> None:
    data = zip_bytes(("a.txt", b"1"), ("a.txt", b"2"), ("b/", b""))
    assert opened(write(tmp_path, "a.zip", data)) == {"a.zip!a.txt": b"1", "a.zip!a.txt#2": b"2"}


def test_nesting_to_the_limit_and_one_too_deep(tmp_path: Path) -> None:
    assert opened(write(tmp_path, "a.zip", nested(3)))["a.zip!里.zip!里.zip!内.txt"] == b"x"
    found = opened(write(tmp_path, "b.zip", nested(4)))
    assert found["b.zip!里.zip!里.zip!里.zip"] is Cause.UNSAFE
    assert found["b.zip!里.zip!里.zip!旁.txt"] == b"y"


def test_an_encrypted_member(tmp_path: Path) -> None:
    data = bytearray(zip_bytes(("a.txt", b"x")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert opened(write(tmp_path, "a.zip", bytes(data))) == {"a.zip!a.txt": Cause.ENCRYPTED}


def test_a_damaged_member_costs_itself_only(tmp_path: Path) -> None:
    data = bytearray(zip_bytes(("a.txt", b"x" * 1000), ("b.txt", b"y")))
    data[35 + 5] ^= 0xFF
    assert opened(write(tmp_path, "a.zip", bytes(data))) == {
        "a.zip!a.txt": Cause.DAMAGED,
        "a.zip!b.txt": b"y",
    }


def test_a_truncated_zip(tmp_path: Path) -> None:
    data = zip_bytes(("a.txt", b"x"))[:-30]
    assert opened(write(tmp_path, "a.zip", data)) == {"a.zip": Cause.DAMAGED}


def test_members_that_share_bytes(tmp_path: Path) -> None:
    data = zip_bytes(("a.txt", b"x" * 50), ("b.txt", b"y"))
    first, second = (at for at in range(len(data)) if data.startswith(b"PK\x01\x02", at))
    forged = data[: second + 42] + data[first + 42 : first + 46] + data[second + 46 :]
    assert opened(write(tmp_path, "a.zip", forged)) == {"a.zip": Cause.UNSAFE}


def test_a_bomb_is_stopped_by_its_ratio(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", zip_bytes(("a.txt", b"0" * 3 * MEGA), ("b.txt", b"y")))
    found = opened(path, Limits(ratio_floor=MEGA))
    assert found == {"a.zip!a.txt": Cause.UNSAFE, "a.zip!b.txt": b"y"}


def test_a_header_that_lies_about_its_size_gains_nothing(tmp_path: Path) -> None:
    data = bytearray(zip_bytes(("a.txt", b"0" * 3 * MEGA)))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    assert opened(write(tmp_path, "a.zip", bytes(data))) == {"a.zip!a.txt": Cause.DAMAGED}


def test_member_size_total_size_and_count(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", zip_bytes(*((f"{n}.txt", bytes(range(100))) for n in range(5))))
    assert set(opened(path, Limits(part_bytes=99)).values()) == {Cause.TOO_LARGE}
    found = opened(path, Limits(unpacked_bytes=250))
    assert list(found.values()) == [bytes(range(100)), bytes(range(100)), Cause.TOO_LARGE]
    assert "a.zip" in found


def tar_bytes(mode: str, *members: tuple[str, bytes | None]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            if data is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            else:
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data or b""))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("mode", "name"), [("w", "a.tar"), ("w:gz", "a.tgz"), ("w:bz2", "a.tar.bz2"), ("w:xz", "a")]
)
def test_tar_and_its_packers_are_one_level(mode: str, name: str, tmp_path: Path) -> None:
    data = tar_bytes(mode, ("文/一.txt", b"x"), ("链接", None), ("../外.txt", b"x"), ("里.zip", nested(2)))
    assert opened(write(tmp_path, name, data)) == {
        f"{name}!文/一.txt": b"x",
        f"{name}!链接": Cause.UNSAFE,
        f"{name}!../外.txt": Cause.UNSAFE,
        f"{name}!里.zip!旁.txt": b"y",
        f"{name}!里.zip!里.zip!内.txt": b"x",
    }


def test_a_tar_that_counts_its_members(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tar", tar_bytes("w", *((f"{n}.txt", b"x") for n in range(5))))
    assert list(opened(path, Limits(members=3)).values()) == [b"x", b"x", b"x", Cause.TOO_LARGE]


def test_a_tar_that_breaks_off(tmp_path: Path) -> None:
    data = tar_bytes("w", ("1.txt", b"x"), ("2.txt", b"y" * 2000))
    inside = {"a.tar!1.txt": b"x", "a.tar!2.txt": Cause.DAMAGED, "a.tar!(其后的成员)": Cause.DAMAGED}
    assert opened(write(tmp_path, "a.tar", data[: 512 * 3 + 700])) == inside
    between = {"b.tar!1.txt": b"x", "b.tar!(其后的成员)": Cause.DAMAGED}
    assert opened(write(tmp_path, "b.tar", data[:1024])) == between


def test_one_packed_file(tmp_path: Path) -> None:
    data = gzip.compress("判决书".encode())
    assert opened(write(tmp_path, "判决.txt.gz", data)) == {"判决.txt.gz!判决.txt": "判决书".encode()}
    assert opened(write(tmp_path, "断.txt.gz", data[:-9])) == {"断.txt.gz!断.txt": Cause.DAMAGED}
    bomb = write(tmp_path, "弹.gz", gzip.compress(b"0" * 3 * MEGA))
    assert opened(bomb, Limits(ratio_floor=MEGA)) == {"弹.gz!弹": Cause.UNSAFE}


def seven(path: Path, *members: tuple[str, bytes], password: str | None = None) -> Path:
    with py7zr.SevenZipFile(path, "w", password=password) as archive:
        for name, data in members:
            archive.writef(io.BytesIO(data), name)
    return path


def test_seven_zip(tmp_path: Path) -> None:
    path = seven(
        tmp_path / "a.7z",
        ("文/一.txt", b"x"),
        ("空.txt", b""),
        ("大.txt", b"y" * 5000),
        ("里.zip", nested(1)),
    )
    assert opened(path, Limits(part_bytes=1000)) == {
        "a.7z!文/一.txt": b"x",
        "a.7z!空.txt": b"",
        "a.7z!大.txt": Cause.TOO_LARGE,
        "a.7z!里.zip!内.txt": b"x",
    }


def test_seven_zip_limits(tmp_path: Path) -> None:
    path = seven(tmp_path / "a.7z", ("一.txt", b"0" * 3 * MEGA), ("二.txt", b"x"))
    assert set(opened(path, Limits(ratio_floor=MEGA)).values()) == {Cause.UNSAFE}
    assert opened(path, Limits(unpacked_bytes=MEGA)) == {"a.7z": Cause.TOO_LARGE}
    assert list(opened(path, Limits(members=1)).values()) == [Cause.TOO_LARGE]


def test_seven_zip_encrypted_or_damaged(tmp_path: Path) -> None:
    assert opened(seven(tmp_path / "a.7z", ("一.txt", b"x"), password="p")) == {"a.7z": Cause.ENCRYPTED}
    whole = seven(tmp_path / "b.7z", ("一.txt", b"x" * 100)).read_bytes()
    assert opened(write(tmp_path, "c.7z", whole[:-5])) == {"c.7z": Cause.DAMAGED}


def test_an_empty_archive_is_said(tmp_path: Path) -> None:
    assert opened(write(tmp_path, "a.zip", zip_bytes())) == {"a.zip": Cause.EMPTY}


def test_nothing_is_left_in_scratch_of_what_was_refused(tmp_path: Path) -> None:
    data = zip_bytes(("a.txt", b"0" * 3 * MEGA), ("b.exe", b"MZ\x00"), ("c.zip", nested(1)))
    opened(write(tmp_path, "a.zip", data), Limits(ratio_floor=MEGA))
    left = [path.read_bytes() for path in (tmp_path / "scratch").rglob("*") if path.is_file()]
    assert left == [b"x"]
