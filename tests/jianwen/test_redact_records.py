"""`jianwen redact` of records: their other fields stay, and are masked as the text is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.annotations.redaction.copies import JUDGMENT
from tests.jianwen.conftest import call

TEXT = "\n".join(JUDGMENT)


def test_other_fields_of_a_record_stay_and_are_masked_as_the_text(tmp_path: Path) -> None:
    home = "李小军（住石桥县柳巷路9号301室，电话13800001357）"
    text = TEXT.replace("归还赵铁柱", f"归还被害人{home}、赵铁柱")
    others: list[dict[str, Any]] = [
        {"来源": "案例汇编", "法条": ["刑法第二百六十四条"]},
        {"事实": f"归还被害人{home}", "card": "被害人的卡号6222021234567890123"},
        {"content": text.replace("；", "，"), "案由": {"电话": "13900002468"}},
    ]
    lines = [json.dumps({"text": text, **more}, ensure_ascii=False) for more in others]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    result = call("redact", tmp_path / "a.jsonl", "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 0
    first, *leaked = (tmp_path / "out" / "a.jsonl").read_text("utf-8").splitlines()
    assert others[0].items() <= json.loads(first).items()
    told = "李小军", "9号301室", "13800001357", "6222021234567890123", "13900002468"
    assert [one for one in told for line in (first, *leaked) if one in line] == []
    changes = (tmp_path / "out" / "changes.jsonl").read_text("utf-8").splitlines()
    beside = [one for one in map(json.loads, changes) if one["kind"] == "removed"]
    assert [(one["place"], one["why"]) for one in beside] == [("记录的其他字段", "随正文一并隐去")] * 3
