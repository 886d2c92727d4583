"""`jianwen compare` over a small invented court: rows of its lists, its documents, what is told of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from tests.jianwen.conftest import call
from tests.jianwen.court import COURT, number, workbook

HEAD = ("案号", "文书名称", "裁判日期", "生效日期", "公布日期", "不公开理由", "审理法院")
DOCKET = ("案号", "案由", "结案方式", "结案日期", "生效日期", "文书种类")
JUDGED, EFFECTIVE, IN_TIME, LATE = "2023-06-01", date(2023, 6, 20), "2023年6月28日", "2023-08-01"


def listed(
    serial: int, day: object = IN_TIME, reason: str = "", judged: object = JUDGED
) -> tuple[object, ...]:
    return (number(serial), "民事判决书", judged, EFFECTIVE if day else None, day, reason, COURT)


def decided(
    serial: int, cause: str = "买卖合同纠纷", method: str = "判决", kind: str = "判决书"
) -> tuple[object, ...]:
    return (number(serial), cause, method, JUDGED, EFFECTIVE, kind)


def put(court: Path, side: str, name: str, text: str) -> None:
    (court / side / name).write_text(text, "utf-8")


def compare(court: Path, rows: list[tuple[object, ...]], *more: object) -> Any:  # noqa: ANN401 - Typer's result
    path = workbook(court / "公布清单.xlsx", HEAD, *rows)
    arguments = ("--published", court / "online", "--list", path, "--format", "jsonl", "--workers", 1)
    return call("compare", *arguments, *more)


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def brief(result: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    return [(one["category"], Path(one["source"]).name) for one in records(result.stdout)]


def docket(court: Path, *rows: tuple[object, ...]) -> Path:
    return workbook(court / "案件表.xlsx", DOCKET, *rows)
