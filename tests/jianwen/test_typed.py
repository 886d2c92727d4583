from __future__ import annotations

import pytest

from jianwen.typed import without_leaks


@pytest.mark.parametrize("row", ["", "#7", "#2!13", "#1234567"])
def test_the_number_of_a_row_is_left_and_what_leaks_before_it_is_not(row: str) -> None:
    shown = without_leaks(f"卷宗/电话13800000001的材料.jsonl{row}")
    assert "13800000001" not in shown
    assert shown.startswith("卷宗/电话")
    assert shown.endswith(f"的材料.jsonl{row}")


@pytest.mark.parametrize("file", [".jsonl", ".ndjson", ".CSV", ".docx"])
def test_a_door_behind_a_building_is_no_row(file: str) -> None:
    home = "家住青川县柳东花园12#502"
    assert "502" not in without_leaks(home)
    shown = without_leaks(f"{home}{file}#7")
    assert "502" not in shown
    assert shown.endswith("#7")


def test_a_long_number_behind_a_file_is_no_row() -> None:
    assert "13800000001" not in without_leaks("联系电话#13800000001")
