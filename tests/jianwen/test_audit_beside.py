"""What a lead shows of columns that no model reads, from the file to the store."""

from __future__ import annotations

import json
from pathlib import Path

from tests.jianwen import dockets
from tests.jianwen.conftest import call


def test_other_columns_of_the_row_are_told_and_name_nobody(tmp_path: Path) -> None:
    docket = tmp_path / "带备注.csv"
    docket.write_text(f"{dockets.HEADER},归档册数,经办人\n{dockets.ROWS[0]},3,秦小山\n", encoding="utf-8")
    given = ("--table", f"案件={docket}", "--model", dockets.model(tmp_path), "--store", tmp_path / "库")
    result = call("audit", *given, "--out", tmp_path / "出", "--format", "jsonl")
    lead = json.loads(result.stdout)
    cells = {one["column"]: (one["table"], one["row"], one["shown"]) for one in lead["beside"]}
    assert cells == {"归档册数": ("案件", 2, "3"), "经办人": ("案件", 2, "秦某某")}
    story = call("leads", "show", lead["fingerprint"], "--store", tmp_path / "库").stdout
    assert "原表其他列" in story
    assert "归档册数 3" in story
    assert "归档册数 3" in (tmp_path / "出" / "leads.html").read_text("utf-8")
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != docket)
    assert "秦小山".encode() not in kept
