"""`jianwen audit` and `jianwen models` as a case handler uses them: formats, statuses, messages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from openpyxl import Workbook, load_workbook
from typer.testing import Result

from annotations.supervision.catalogue.load import catalogue
from tests.jianwen import dockets
from tests.jianwen.conftest import Run, call

LEAD_KEYS = [
    "model", "revision", "subject", "cases", "score", "signals", "explanations", "basis", "letter",
    "fingerprint", "destination", "weights", "stage", "beside",
]  # fmt: skip
SIGNAL_KEYS = ["id", "weight", "evidence", "says", "by_name"]
EVIDENCE_KEYS = ["table", "column", "source", "row", "start", "end", "shown"]


def audit(folder: Path, *more: object, rows: tuple[str, ...] = dockets.ROWS, form: str = "jsonl") -> Result:
    """Run the invented model over the invented docket."""
    return call(
        "audit", "--table", f"案件={dockets.docket(folder, rows)}",
        "--table", f"被执行人={dockets.debtors(folder)}",
        "--model", dockets.model(folder), "--format", form, *more,
    )  # fmt: skip


def leads(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_lead_is_one_line_with_exactly_these_keys(tmp_path: Path) -> None:
    (lead,) = leads(audit(tmp_path))
    assert list(lead) == LEAD_KEYS
    assert lead["model"] == "快审快调"
    assert lead["subject"] == {"kind": "案件", "key": "（2024）苏0102民初1号"}
    assert lead["stage"] == "初筛"
    assert [list(signal) for signal in lead["signals"]] == [SIGNAL_KEYS] * 2
    assert all(list(one) == EVIDENCE_KEYS for signal in lead["signals"] for one in signal["evidence"])


def test_a_match_of_names_only_weighs_half_and_is_told(tmp_path: Path) -> None:
    (lead,) = leads(audit(tmp_path))
    quick, debtor = lead["signals"]
    assert (quick["weight"], quick["by_name"]) == (3, False)
    assert (debtor["weight"], debtor["by_name"]) == (1, True)
    assert lead["score"] == 4
    met = [(one["table"], one["column"], one["shown"]) for one in debtor["evidence"]]
    assert ("被执行人", "首次执行立案日期", "2023-05-01") in met


def test_evidence_names_file_and_row_and_persons_are_masked(tmp_path: Path) -> None:
    result = audit(tmp_path)
    evidence = leads(result)[0]["signals"][0]["evidence"]
    assert {(one["source"], one["row"]) for one in evidence} == {(str(tmp_path / "台账.csv"), 2)}
    assert "秦大山" not in result.stdout + result.stderr
    assert "秦某某" in result.stdout


def test_a_cell_that_does_not_fit_is_told_and_its_row_set_aside(tmp_path: Path) -> None:
    result = audit(tmp_path)
    assert result.exit_code == 3
    assert "第 4 行，列“结案日期”：不是日期" in result.stderr
    assert "昨天" not in result.stderr
    assert "案件 2 行（另搁置 1 行）" in result.stderr


def test_leads_alone_do_not_change_the_status(tmp_path: Path) -> None:
    result = audit(tmp_path, rows=dockets.ROWS[:1])
    assert len(leads(result)) == 1
    assert result.exit_code == 0


def test_the_funnel_says_what_became_of_the_rows(tmp_path: Path) -> None:
    result = audit(tmp_path, form="table")
    assert "案件 2 行 → 范围内 2 行 → 成案条件 1 行 → 线索 1 条" in result.stdout
    assert "特征：快 1，执 2" in result.stdout


def test_a_table_that_lacks_a_column_stops_the_run_with_the_list(tmp_path: Path) -> None:
    bad = tmp_path / "坏.csv"
    bad.write_text("案号,原告\n（2024）苏0102民初1号,秦大山\n", "utf-8")
    result = call(
        "audit", "--table", f"案件={bad}", "--table", f"没有={bad}", "--model", dockets.model(tmp_path)
    )
    assert result.exit_code == 2
    assert "受理法院、案由、立案日期" in result.stderr
    assert "没有叫“没有”的表" in result.stderr


def test_faults_of_a_model_stop_the_run_all_at_once(tmp_path: Path) -> None:
    text = dockets.MODEL.replace("审理天数 <= 7", "审理天数 <= 七").replace("状态: 试行", "状态: 好")
    path = dockets.model(tmp_path, text)
    result = call("audit", "--table", f"案件={dockets.docket(tmp_path)}", "--model", path)
    assert result.exit_code == 2
    assert f"{path}:4:" in result.stderr
    line = next(n for n, words in enumerate(text.splitlines(), 1) if "审理天数 <= 七" in words)
    assert f"{path}:{line}:" in result.stderr


def test_a_model_whose_table_is_not_there_is_told_with_the_reason(tmp_path: Path) -> None:
    result = call(
        "audit", "--table", f"被执行人={dockets.debtors(tmp_path)}", "--model", dockets.model(tmp_path)
    )
    assert result.exit_code == 0
    assert "模型 快审快调 没有运行：没有表：案件" in result.stderr
    assert "表“被执行人”没有模型用到" in result.stderr


def test_what_is_asked_wrongly_is_told_with_the_remedy(tmp_path: Path) -> None:
    table = f"案件={dockets.docket(tmp_path)}"
    for arguments, message in (
        (("--table", "台账.csv"), "--table 的写法不对"),
        (("--table", table, "--model", "M99"), "没有这个模型"),
        (("--table", table, "--models", tmp_path / "没有"), "没有这个文件夹或文件"),
        ((), "没有给出数据"),
    ):
        result = call("audit", *arguments)
        assert result.exit_code == 2
        assert message in result.stderr


def test_an_office_weighs_as_it_likes_and_the_lead_says_so(tmp_path: Path) -> None:
    weights = tmp_path / "权重.yaml"
    weights.write_text("机构: 某县人民检察院\n权重:\n  快审快调: {快: 5}\n", "utf-8")
    (lead,) = leads(audit(tmp_path, "--weights", weights))
    assert lead["signals"][0]["weight"] == 5
    assert lead["weights"] == "某县人民检察院"


def test_lint_tells_every_fault_and_runs_the_examples(tmp_path: Path) -> None:
    assert call("models", "lint", dockets.model(tmp_path)).exit_code == 0
    result = call(
        "models", "lint", dockets.model(tmp_path, dockets.MODEL.replace("结案方式: 判决", "结案方式: 调解"))
    )
    assert result.exit_code == 1
    assert "样例“判决”" in result.stdout


def test_a_folder_holds_the_leads_in_every_form(tmp_path: Path) -> None:
    out = tmp_path / "线索"
    result = audit(tmp_path, "--out", out)
    assert sorted(path.name for path in out.iterdir() if not path.name.startswith(".")) == [
        "leads.html", "leads.jsonl", "leads.xlsx", "set_aside.jsonl",
    ]  # fmt: skip
    assert (out / "leads.jsonl").read_text("utf-8") == result.stdout
    assert json.loads((out / "set_aside.jsonl").read_text("utf-8"))["where"] == "第 4 行，列“结案日期”"
    page = (out / "leads.html").read_text("utf-8")
    assert page.index("当事人起诉前已经谈妥") < page.index("秦某某")
    assert "线索不是结论" in page
    assert "秦大山" not in page
    # Of two files with one name in two folders a person must know which is meant.
    assert f"{tmp_path / '台账.csv'} 第 2 行" in page
    book = load_workbook(out / "leads.xlsx")
    assert book.sheetnames == ["线索", "信号", "证据", "共同特征", "漏斗", "搁置", "说明"]
    assert not any("秦大山" in str(cell.value) for sheet in book for row in sheet for cell in row)


def test_an_ending_that_nobody_writes_is_refused_before_the_run(tmp_path: Path) -> None:
    result = audit(tmp_path, "--out", tmp_path / "线索.docx")
    assert result.exit_code == 2
    assert "不会写这种文件" in result.stderr


def test_stages_last_over_runs_and_give_the_precision(tmp_path: Path) -> None:
    store = tmp_path / "库"
    (lead,) = leads(audit(tmp_path, "--store", store))
    decided = call("decide", "--store", store, lead["fingerprint"], "--verdict", "有效", "--who", "甲")
    assert decided.exit_code == 0
    again = audit(tmp_path, "--store", store)
    (same,) = leads(again)
    assert (same["fingerprint"], same["stage"]) == (lead["fingerprint"], "有效")
    assert "本版以往：已判 1 条，有效 1 条（100%）" in again.stderr
    call("decide", "--store", store, lead["fingerprint"], "--verdict", "不成案", "--who", "甲")
    told = call("models", "precision", "--store", store)
    assert told.exit_code == 0
    assert next(cell for cell in told.stdout.split("\n") if "快审快调" in cell).split()[2:] == [
        "1", "1", "1", "100%", "1", "0", "0%",
    ]  # fmt: skip


def test_a_sheet_of_leads_comes_back(tmp_path: Path) -> None:
    store, out = tmp_path / "库", tmp_path / "线索.xlsx"
    audit(tmp_path, "--store", store, "--out", out)
    book = load_workbook(out)
    sheet = book["线索"]
    sheet["A2"], sheet["C2"] = "移送", "乙"
    sheet.append(["好", "", "乙"])
    book.save(out)
    result = call("decide", "--store", store, "--sheet", out)
    assert result.exit_code == 3
    assert "记录判定 1 条" in result.stdout
    assert (
        "表「线索」第 3 行“判定”（A 列）：不认识的判定。办法：填写：初筛、有效、移送、成案、不成案、误报"
        in result.stderr
    )
    assert leads(audit(tmp_path, "--store", store))[0]["stage"] == "移送"
    assert "快审快调" in call("decide", "--store", store, "--list").stdout


def test_a_verdict_for_findings_does_not_fit_a_lead(tmp_path: Path) -> None:
    store = tmp_path / "库"
    (lead,) = leads(audit(tmp_path, "--store", store))
    result = call("decide", "--store", store, lead["fingerprint"], "--verdict", "confirmed", "--who", "甲")
    assert result.exit_code == 2
    assert "对线索用初筛、有效、移送、成案、不成案、误报" in result.stderr


def test_the_store_keeps_the_rows_of_leads_masked_and_nothing_else(tmp_path: Path) -> None:
    store = tmp_path / "库"
    audit(tmp_path, "--store", store)
    (run,) = (store / "leads").iterdir()
    tables = {path.stem: pq.read_table(path).to_pylist() for path in run.glob("*.parquet")}
    assert sorted(tables) == ["evidence", "funnels", "leads", "marks", "signals", "totals"]
    kept = str(tables)
    assert "秦某某" in kept
    assert not any(name in kept for name in ("秦大山", "柳小河", "柳某某", str(tmp_path)))
    assert call("store", "verify", "--store", store).exit_code == 0


def test_of_a_sensitive_register_not_even_the_words_of_a_cell_are_kept(tmp_path: Path) -> None:
    register, store = tmp_path / "困难.csv", tmp_path / "库"
    assert catalogue()["困难群体"].private
    register.write_text(dockets.HARDSHIP, "utf-8")
    model = dockets.model(tmp_path, dockets.OVER_HARDSHIP)
    tables = (f"案件={dockets.docket(tmp_path, dockets.ROWS[:1])}", f"困难群体={register}")
    given = [word for one in tables for word in ("--table", one)]
    result = call("audit", *given, "--model", model, "--store", store, "--format", "jsonl")
    (lead,) = leads(result)
    assert "低保" in lead["signals"][0]["says"]
    (run,) = (store / "leads").iterdir()
    kept = str([pq.read_table(path).to_pylist() for path in run.glob("*.parquet")])
    assert "低保" not in kept
    assert "困难群体" in kept


def test_a_run_may_keep_nothing(tmp_path: Path) -> None:
    store = tmp_path / "库"
    assert leads(audit(tmp_path, "--store", store, "--keep-nothing"))
    assert not (store / "leads").exists()
    assert "监督记录：0 次" in call("store", "info", "--store", store).stdout


def test_ten_times_as_many_leads_as_last_time_is_warned_about(tmp_path: Path) -> None:
    store = tmp_path / "库"
    assert "注意" not in audit(tmp_path, "--store", store, rows=dockets.ROWS[:1]).stderr
    many = tuple(dockets.ROWS[0].replace("民初1号", f"民初{number}号") for number in range(1, 13))
    assert "这次 12 条线索，上次 1 条，多了 10 倍以上" in audit(tmp_path, "--store", store, rows=many).stderr
    assert "少了 10 倍以上" in audit(tmp_path, "--store", store, rows=dockets.ROWS[1:2]).stderr


def test_a_backup_holds_the_leads(tmp_path: Path) -> None:
    store = tmp_path / "库"
    audit(tmp_path, "--store", store)
    assert call("store", "backup", tmp_path / "库.tar", "--store", store).exit_code == 0
    assert call("store", "restore", tmp_path / "库.tar", "--store", tmp_path / "新库").exit_code == 0
    assert len(list((tmp_path / "新库" / "leads").iterdir())) == 1


def test_documents_are_read_as_rows_and_cite_their_places(tmp_path: Path) -> None:
    folder = tmp_path / "文书"
    folder.mkdir()
    (folder / "a.txt").write_text(dockets.MEDIATED, "utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    table = f"被执行人={dockets.debtors(tmp_path)}"
    more = ("--model", dockets.model(tmp_path), "--format", "jsonl", "--workers", 1)
    result = call("audit", folder, "--table", table, *more)
    assert result.exit_code == 3
    assert "b.pdf" in result.stderr
    assert "文书 1 份，未读 1 项" in result.stderr
    (lead,) = leads(result)
    assert lead["subject"]["key"] == "（2024）苏0102民初11号"
    places = {
        one["column"]: dockets.MEDIATED[one["start"] : one["end"]]
        for one in lead["signals"][0]["evidence"]
        if one["start"] is not None
    }
    assert places["立案日期"] == "2024年3月1日"
    assert "秦大山" not in result.stdout + result.stderr


def test_a_docket_and_documents_of_the_same_case_are_one_case(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(dockets.MEDIATED.replace("民初11号", "民初1号"), "utf-8")
    result = audit(tmp_path, path, "--workers", 1, rows=dockets.ROWS[:1])
    assert [lead["subject"]["key"] for lead in leads(result)] == ["（2024）苏0102民初1号"]
    assert "案件 1 行" in result.stderr


def test_a_store_alone_is_audited_by_what_its_last_screening_found(tmp_path: Path, run: Run) -> None:
    model = tmp_path / "发现.yaml"
    model.write_text(dockets.OVER_FINDINGS, "utf-8")
    store = tmp_path / "库"
    shutil.copytree(run.store, store)
    result = call("audit", "--store", store, "--model", model, "--format", "jsonl")
    assert result.exit_code == 0
    (lead,) = leads(result)
    assert lead["subject"]["key"] == "江苏省南京市玄武区人民法院"


def test_an_empty_store_alone_is_no_data(tmp_path: Path) -> None:
    result = call("audit", "--store", tmp_path / "库", "--model", dockets.model(tmp_path))
    assert result.exit_code == 2
    assert "这里没有库" in result.stderr


def test_a_workbook_of_several_tables_and_a_row_of_totals(tmp_path: Path) -> None:
    book = Workbook()
    docket = book.create_sheet("台账", 0)
    del book["Sheet"]
    docket.append(["2024年案件台账"])
    docket.append(dockets.HEADER.split(","))
    docket.append(dockets.ROWS[0].split(","))
    docket.append(["", "", "", "", "", "", "", "", 36000])
    register = book.create_sheet("执行")
    for line in dockets.DEBTORS.splitlines():
        register.append(line.split(","))
    book.create_sheet("说明").append(["本表由立案庭填"])
    path = tmp_path / "全部.xlsx"
    book.save(path)
    tables = ("--table", f"案件={path}", "--table", f"被执行人={path}")
    result = call("audit", *tables, "--model", dockets.model(tmp_path), "--format", "jsonl")
    assert len(leads(result)) == 1
    assert result.stderr.count("认不出是所给的表") == 1
    assert f"{path}#说明：认不出" in result.stderr
    assert result.stderr.count("第 4 行") == 1
    assert "这一行若是合计或备注，可以不管" in result.stderr


def test_an_empty_template_says_that_it_has_no_rows(tmp_path: Path) -> None:
    book = tmp_path / "数据.xlsx"
    model = dockets.model(tmp_path)
    assert call("models", "template", model, "-o", book).exit_code == 0
    given = [word for name in ("案件", "被执行人") for word in ("--table", f"{name}={book}")]
    result = call("audit", *given, "--model", model)
    assert "表“案件”没有能用的数据行；模板从第 3 行填起。" in result.stderr
    assert "认不出" not in result.stderr
