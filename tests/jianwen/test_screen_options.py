"""Options of `jianwen screen` that change what is told: the office's list, the other profile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.jianwen.conftest import JUDGMENT, PHONE, call

HEAD = "处理,种类,内容,类别,理由,日期\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    return tmp_path / "a.txt"


def found(source: Path, *options: object) -> list[dict[str, object]]:
    result = call("screen", source, "--format", "jsonl", "--workers", 1, *options)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    # Without a store every run has a key of its own.
    return [{key: value for key, value in row.items() if key != "fingerprint"} for row in rows]


def test_the_office_s_list_allows_and_forbids(source: Path, tmp_path: Path) -> None:
    rows = f"允许,号码,{PHONE},,公布的热线,2026-01-05\n禁止,姓名,柳青,证人姓名,证人保护,2026-01-05\n"
    (tmp_path / "名单.csv").write_text(HEAD + rows, "utf-8")
    before, after = found(source), found(source, "--office-list", tmp_path / "名单.csv")
    assert "phone" in {one["category"] for one in before}
    assert "phone" not in {one["category"] for one in after}
    (forbidden,) = [one for one in after if one["rule"] == "O-01"]
    assert forbidden["category"] == "name.witness" and "证人保护" in str(forbidden["why"])


def test_a_faulty_list_stops_the_run_before_it_begins(source: Path, tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text(HEAD + "允许,模式,(,,理由,2026-01-05\n", "utf-8")
    result = call("screen", source, "--office-list", tmp_path / "名单.csv")
    assert result.exit_code == 2 and "第 2 行" in result.stderr


def test_the_other_profile_s_findings_come_as_hints(source: Path) -> None:
    own, both = found(source), found(source, "--other-profile")
    more = [one for one in both if one["rule"] in ("S-01", "S-02", "S-03")]
    assert {one["severity"] for one in more} == {"info"}
    assert [one for one in both if one not in more] == own
    strict = found(source, "--profile", "SPC2024")
    assert {one["severity"] for one in strict if one["rule"] == "S-01"} == {"review"}


def test_redact_and_recheck_follow_the_office_s_list_too(source: Path, tmp_path: Path) -> None:
    rows = f"允许,号码,{PHONE},,公布的热线,2026-01-05\n禁止,姓名,柳青,证人姓名,证人保护,2026-01-05\n"
    (tmp_path / "名单.csv").write_text(HEAD + rows, "utf-8")
    office = ("--office-list", tmp_path / "名单.csv", "--workers", 1)
    call("redact", source, "--out", tmp_path / "副本", *office)
    copy = (tmp_path / "副本" / "a.txt").read_text("utf-8")
    assert PHONE in copy and "柳青" not in copy
    call("screen", source, "--store", tmp_path / "库", *office)
    again = call("recheck", source, "--store", tmp_path / "库", "--format", "jsonl", *office)
    states = {json.loads(line)["rule"]: json.loads(line)["state"] for line in again.stdout.splitlines()}
    assert states["O-01"] == "still_exposed"
    assert set(states.values()) == {"still_exposed"}
