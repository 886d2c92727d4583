"""A file that a person named: under any name, through a link, with the rights it had, whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from jianwen.errors import UsageError
from jianwen.whole_file import whole_file


def written(path: Path, text: str) -> Path:
    with whole_file(path) as beside:
        beside.write_text(text, "utf-8")
    return path


def test_a_name_may_be_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("案" * 83 + ".csv")
    assert len(path.name.encode()) > 250
    assert written(path, "一").read_text("utf-8") == "一"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    file = written(tmp_path / "甲" / "表.csv", "旧")
    link = tmp_path / "表.csv"
    link.symlink_to(file)
    written(link, "新")
    assert link.is_symlink()
    assert file.read_text("utf-8") == "新"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("mode", [0o600, 0o444, 0o664])
def test_the_rights_of_a_file_stay_and_nobody_reads_it_meanwhile(tmp_path: Path, mode: int) -> None:
    path = written(tmp_path / "表.csv", "旧")
    path.chmod(mode)
    with whole_file(path) as beside:
        beside.write_text("新", "utf-8")
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    assert path.read_text("utf-8") == "新"
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_what_fails_leaves_the_old_file_and_nothing_beside(tmp_path: Path) -> None:
    path = written(tmp_path / "表.csv", "旧")
    with pytest.raises(UsageError, match="文件写不进去"), whole_file(path) as beside:
        beside.write_text("新", "utf-8")
        raise OSError(28, "No space left on device")
    assert path.read_text("utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [path]
