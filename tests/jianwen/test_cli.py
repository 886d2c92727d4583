"""What the command line promises: formats to the key, exit statuses, messages without values."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import psutil
import pytest

from jianwen.cli import COMMANDS
from jianwen.commands.parse import _matters
from jianwen.errors import reason_of
from tests.jianwen.conftest import ADDRESS, JUDGMENT, PHONE, ROOT, Run, call, process

FINDING_KEYS = [
    "id", "document", "source", "category", "rule", "basis", "start", "end", "page", "mask", "suggestion",
    "severity", "confidence", "why", "fingerprint",
]  # fmt: skip
PARSE_KEYS = [
    "id", "document", "source", "title", "case_number", "court", "kind", "procedure", "causes", "charges",
    "parties", "agents", "bench", "events", "amounts", "statutes", "outcome", "outcome_claims", "sections",
    "related",
]  # fmt: skip


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_screen_prints_findings_and_nothing_else(run: Run) -> None:
    found = records(run.result.stdout)
    assert [list(one) for one in found] == [FINDING_KEYS] * len(found)
    assert [one["category"] for one in found] == ["address", "phone", "phone"]
    assert [JUDGMENT[one["start"] : one["end"]] for one in found] == [ADDRESS, PHONE, PHONE]
    assert run.result.stdout == (run.out / "findings.jsonl").read_text("utf-8")


def test_something_unread_comes_before_findings_in_the_exit_status(run: Run) -> None:
    assert run.result.exit_code == 3
    assert "b.pdf" in run.result.stderr
    (unread,) = records((run.out / "unread.jsonl").read_text("utf-8"))
    assert list(unread) == ["source", "cause", "reason", "remedy"]


def test_no_value_is_said_or_written(run: Run) -> None:
    said = run.result.stdout + run.result.stderr + run.written()
    assert PHONE not in said
    assert ADDRESS not in said


def test_parse_prints_one_document_a_line_with_exactly_these_keys(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    result = call("parse", tmp_path, "--format", "jsonl", "--workers", 1)
    assert result.exit_code == 0
    (record,) = records(result.stdout)
    assert list(record) == PARSE_KEYS
    assert record["case_number"] == "（2023）苏0102民初1234号"
    sections = record["sections"]
    assert isinstance(sections, dict)
    assert list(sections) == ["head", "claims", "facts", "reasoning", "disposition", "tail"]
    assert not JUDGMENT[sections["reasoning"][1] : sections["disposition"][0]].strip()


def test_exit_0_when_nothing_is_found_and_1_when_something_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT.replace(PHONE, "").replace(ADDRESS, ""), "utf-8")
    assert call("screen", tmp_path, "--workers", 1).exit_code == 0
    (tmp_path / "b.txt").write_text(JUDGMENT, "utf-8")
    assert call("screen", tmp_path, "--workers", 1).exit_code == 1


def test_reveal_adds_the_text_and_category_chooses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    result = call("screen", tmp_path, "--format", "jsonl", "--reveal", "--category", "phone", "--workers", 1)
    found = records(result.stdout)
    assert [one["text"] for one in found] == [PHONE, PHONE]
    assert list(found[0]) == [*FINDING_KEYS, "text"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["screen"], "缺少 PATH"),
        (["screen", "x", "--nonsense"], "没有 --nonsense 这个选项"),
        (["screen", "x", "--config", "none.toml"], "none.toml"),
        (["screen", "x", "--category", "nonsense"], "--category nonsense"),
        (["decide", "--store", "none", "--list"], "none"),
        (["nonsense"], "没有 nonsense 这个命令"),
    ],
)
def test_what_cannot_run_says_why_and_exits_2(arguments: list[str], said: str, tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path):
        done = call(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert isinstance(done.exception, SystemExit)


def test_what_cannot_run_leaves_its_process_with_2_and_no_traceback(tmp_path: Path) -> None:
    done = process("screen", "x", "--config", "none.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("错误：")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--nonsense",), ("没有 --nonsense 这个选项", "--help")),
        (("--version=3",), ("--version 后面不带值",)),
        (("scren",), ("没有 scren 这个命令", "也许是 screen")),
        (
            ("screen", "x", "--fromat", "jsonl"),
            ("没有 --fromat 这个选项", "--format", "screen --help"),
        ),
        (("screen", "x", "--format", "foo"), ("--format 只能是 table、jsonl 之一",)),
        (("screen", "x", "--workers", "0"), ("--workers 不能小于 1",)),
        (("screen", "x", "--workers", "a"), ("--workers 应当是整数",)),
        (("screen", "x", "--out"), ("--out 后面要写一个值",)),
        (("screen", "x", "--reveal=3"), ("--reveal 后面不带值",)),
        (("screen",), ("缺少 PATH",)),
        (("redact", "x"), ("缺少 --out",)),
        (("leads", "list", "x", "--store", "y"), ("多写了：x",)),
    ],
)
def test_a_wrong_option_is_told_as_every_other_error(
    arguments: tuple[str, ...], told: tuple[str, ...]
) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith("错误：")
    assert "╭" not in done.stderr
    for words in told:
        assert words in done.stderr


def test_why_a_file_cannot_be_written_is_said_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "库").touch()
    done = call("screen", tmp_path, "--store", tmp_path / "库")
    assert done.exit_code == 2
    assert "库建不起来（已有同名的文件）。" in done.stderr
    assert reason_of(OSError(errno.ENOSPC, "No space left on device")) == "磁盘已满"
    assert reason_of(OSError(errno.EXDEV, "Cross-device link")) == "Cross-device link"


def test_a_fault_of_our_own_exits_2_without_its_message(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import jianwen.cli as c, jianwen.commands.doctor as d\n"
        f"def boom(): raise ValueError({PHONE!r})\n"
        "d.checks = boom\nimport sys; sys.argv = ['jianwen', 'doctor']\nc.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert "ValueError" in done.stderr
    assert PHONE not in done.stderr


def test_help_loads_no_command_and_names_them_all() -> None:
    code = (
        "import sys, jianwen.cli as c\nsys.argv = ['jianwen', '--help']\n"
        "try: c.main()\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if m.startswith(('jianwen.commands', 'nlp', 'pydantic', 'onnx'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert all(command in done.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", ["search", "similar"])
def test_who_asks_a_store_does_not_wait_for_screening_and_reports_to_load(command: str) -> None:
    slow = {
        "jianwen.running.judge",
        "nlp.readers.pdf.reader",
        "elasticsearch",
        "duckdb",
        "openpyxl",
        "docx",
        "pandas",
        "lark",
    }
    code = f"import sys, jianwen.commands.{command}\nprint(sorted({slow!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_doctor_names_each_part_and_exits_0() -> None:
    result = call("doctor")
    assert result.exit_code == 0
    assert "LAC" in result.stdout
    assert "soffice" in result.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_leaves_a_usable_report(number: signal.Signals, tmp_path: Path) -> None:
    rows = tmp_path / "in"
    rows.mkdir()
    for name in range(400):
        (rows / f"{name:03}.txt").write_text(JUDGMENT * 30, "utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "jianwen", "screen", str(rows), "--out", str(out), "--workers", "1"]
    running = subprocess.Popen(
        [*command, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert running.stdout is not None
    running.stdout.readline()
    time.sleep(0.2)
    running.send_signal(number)
    said, told = running.communicate(timeout=60)
    assert running.returncode == 2
    assert told.count("Ctrl-C") == 1
    lines = (out / "findings.jsonl").read_text("utf-8").splitlines()
    assert 0 < len(records("\n".join(lines))) < 400 * 90
    assert len(said.splitlines()) <= len(lines)
    assert "未完成" in (out / "report.html").read_text("utf-8")
    assert (out / "findings.xlsx").stat().st_size > 0


def test_an_interrupt_that_ends_at_once_exits_2(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jianwen.commands.doctor.checks", interrupted)
    result = call("doctor")
    assert result.exit_code == 2
    assert "中断" in result.stderr


def test_ctrl_c_while_the_program_loads_exits_2_with_a_message_alone() -> None:
    code = (
        "import os, signal, jianwen.__main__ as m\n"
        "m.importlib.import_module = lambda _: os.kill(os.getpid(), signal.SIGINT)\nm.start()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert "Ctrl-C" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_at_the_beginning_exits_2_with_a_message_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "jianwen", "screen", str(tmp_path), "--workers", "1"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    # It has begun, by its own time: by the clock a busy machine may not have.
    while psutil.Process(running.pid).cpu_times().user < 0.3:
        time.sleep(0.01)
    # A terminal sends it to every process of the run.
    os.killpg(running.pid, signal.SIGINT)
    said, told = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "Ctrl-C" in said + told
    assert "Traceback" not in told


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_closed_pipe_exits_2_and_says_that_the_output_was_cut(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    command = [
        sys.executable,
        "-m",
        "jianwen",
        "screen",
        str(tmp_path),
        "--format",
        form,
        "--workers",
        "1",
    ]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    told = running.stderr.read()
    assert running.wait(60) == 2
    assert told.count("输出被截断") == 1
    assert "BrokenPipe" not in told


@pytest.mark.parametrize("report", [False, True])
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_full_standard_output_exits_2_and_says_so(tmp_path: Path, form: str, report: bool) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    given = ["screen", str(tmp_path / "a.txt"), "--format", form, "--workers", "1"]
    given += ["--out", str(tmp_path / "report")] if report else []
    # A device of Linux whose every write fails as on a full disk.
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "jianwen", *given]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert ended.returncode == 2
    assert ended.stderr.count("输出写不进去（磁盘已满）") == 1
    assert "程序自身出错" not in ended.stderr
    assert "报告写不进去" not in ended.stderr


def test_a_full_temporary_folder_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    for error in (full, OSError(errno.ENOSPC, "No space left on device")):
        monkeypatch.setattr("jianwen.commands.screen.linker", Mock(side_effect=error))
        told = call("screen", tmp_path, "--workers", 1)
        assert told.exit_code == 2
        assert "磁盘已满，运行中断" in told.stderr
        assert "TMPDIR" in told.stderr


def test_reports_and_stores_among_the_documents_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    mine = ("--out", tmp_path, "--store", tmp_path / "store", "--format", "jsonl", "--workers", 1)
    first, second = (call("screen", tmp_path, *mine) for _ in range(2))
    assert first.exit_code == second.exit_code == 1
    assert first.stdout == second.stdout
    assert "文书 1 份" in second.stderr
    assert second.stderr.count("不作为文书检查") == 1
    elsewhere = call("screen", tmp_path, "--format", "jsonl", "--workers", 1)
    assert "文书 1 份" in elsewhere.stderr
    assert "未读 0 项" in elsewhere.stderr


@pytest.mark.parametrize(
    ("procedure", "causes", "charges", "shown"),
    [
        ("刑事一审", [], ["盗窃罪"], [("罪名", "盗窃罪")]),
        ("民事一审", ["买卖合同纠纷"], [], [("案由", "买卖合同纠纷")]),
        ("刑事一审", [], [], [("罪名", "")]),
        ("", [], [], [("案由", "")]),
    ],
)
def test_a_criminal_case_shows_charges(
    procedure: str, causes: list[str], charges: list[str], shown: list[tuple[str, str]]
) -> None:
    assert _matters({"procedure": procedure, "causes": causes, "charges": charges}) == shown
