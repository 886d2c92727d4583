"""A run: leads with their evidence, the funnel, subjects, models that cannot run, tables that nobody used."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from annotations.supervision.model.tree import Model
from annotations.supervision.plan import Plan
from annotations.supervision.run import Outcome, Run, engine, run
from tests.annotations.supervision.support import TODAY, Row, model, table

_MODEL = """
取值: {天: '天数(立案日期, 结案日期)'}
碰撞:
  已被执行: {表: 被执行人, 对上: 被告 = 被执行人.名称}
特征:
  F1: {条件: 天 <= 7, 分值: 3, 说明: '{原告}立案后 {天} 天结案'}
  F7: {条件: 已被执行, 分值: 2, 说明: 被告已被执行}
排除:
  流水: {条件: '证据种类 含任一 [银行流水]', 说明: 有流水}
成案: {条件: 合计分 >= 3, 对象: 案件, 去向: 民事检察}
"""


def _run(
    found: Model, key: bytes = b"key", weights: Mapping[str, float] | None = None, **rows: Sequence[Row]
) -> Outcome:
    """Run one model."""
    data = {name: table(name, given) for name, given in rows.items()}
    return run([found], data, Run(TODAY, key, {found.id: weights} if weights else {}, "某县院"))


def test_a_lead_tells_its_parts_and_where_they_stand() -> None:
    outcome = _run(model(_MODEL), 案件=[{"原告": "李大山", "结案日期": "2024-03-04"}], 被执行人=[{}])
    (lead,) = outcome.leads
    assert (lead.model, lead.score, lead.cases) == ("测试模型", 4.0, ("（2024）宁0121民初1号",))
    assert (lead.letter, lead.destination, lead.explanations) == ("检察建议书", "民事检察", ("诉前调解",))
    first, second = lead.signals
    assert first.says == "李某某立案后 3 天结案"
    assert [(one.column, one.source, one.row, one.shown) for one in first.evidence] == [
        ("立案日期", "案件.xlsx", 3, "2024-03-01"),
        ("结案日期", "案件.xlsx", 3, "2024-03-04"),
    ]
    assert second.by_name and second.weight == 1.0 and "同名" in second.says
    assert [(one.table, one.row) for one in second.evidence] == [("被执行人", 3)]


def test_nothing_of_a_lead_names_a_person() -> None:
    outcome = _run(model(_MODEL), 案件=[{"原告": "李大山", "结案日期": "2024-03-04"}], 被执行人=[{}])
    assert "李大山" not in str(outcome) + "".join(signal.says for signal in outcome.leads[0].signals)


def test_the_funnel_adds_up() -> None:
    cases: list[Row] = [
        {"结案日期": "2024-03-04"},
        {"结案日期": "2024-03-04", "证据种类": "银行流水"},
        {"结案日期": "2024-06-04"},
        {"案由": "离婚纠纷", "结案日期": "2024-03-04"},
    ]
    outcome = _run(model(_MODEL + "范围: 案由 属于 [劳动争议 及下级]\n"), 案件=cases)
    (funnel,) = outcome.funnels
    assert (funnel.rows, funnel.in_scope, funnel.made, funnel.leads) == (4, 3, 1, 1)
    assert dict(funnel.features) == {"F1": 2, "F7": 0}
    assert dict(funnel.exclusions) == {"流水": 1}
    assert funnel.missing == ("被执行人", "社平工资")


def test_a_group_is_one_lead_with_all_its_cases() -> None:
    found = model(_MODEL.replace("对象: 案件,", "对象: 组, 按: 被告, 至少: 2,"))
    days = {"结案日期": "2024-03-04"}
    outcome = _run(found, 案件=[days, days, {**days, "被告": "独一家公司"}])
    (lead,) = outcome.leads
    assert (lead.subject.kind, lead.subject.key, lead.score) == ("组", "某建材有限公司", 3.0)
    assert lead.cases == ("（2024）宁0121民初1号", "（2024）宁0121民初2号")
    assert len(lead.signals[0].evidence) == 4


def test_a_lead_may_be_about_a_value_of_the_row_and_masks_it() -> None:
    named = _MODEL.replace("取值: {", "取值: {人: '缺省(原告身份证号, 原告)', ")
    found = model(named.replace("对象: 案件,", "对象: 当事人, 按: [原告, 人],"))
    days = {"结案日期": "2024-03-04", "原告": "李大山", "原告身份证号": None}
    numbered = {**days, "原告身份证号": "999999196403040011"}
    leads = _run(found, 案件=[days, numbered, days, numbered]).leads
    assert sorted(lead.subject.key for lead in leads) == ["李某某", "李某某 99***************1"]
    assert [len(lead.cases) for lead in leads] == [2, 2]


def test_a_lead_rests_on_the_articles_of_the_features_that_fired() -> None:
    """An article that a feature claims is cited where one of its features fired; the others always."""
    text = (
        "依据: [《民事诉讼法》第十五条, 《民事诉讼法》第四十条, 《民事诉讼法》第六十一条]\n"
        "特征:\n"
        '  F1: {条件: 结案方式 = "调解", 说明: 调解, 依据: 《民事诉讼法》第四十条}\n'
        '  F2: {条件: 结案方式 = "判决", 说明: 判决, 依据: [《民事诉讼法》第六十一条]}\n'
    )
    (lead,) = _run(model(text), 案件=[{"结案方式": "调解"}]).leads
    assert lead.basis == ("《民事诉讼法》第十五条", "《民事诉讼法》第四十条")


def test_a_lead_cites_no_article_of_features_that_did_not_fire() -> None:
    """Where every article is owned by another feature there is none to cite, and the letter leaves a gap."""
    text = (
        "依据: [《民事诉讼法》第四十条]\n"
        "特征:\n"
        '  F1: {条件: 结案方式 = "调解", 说明: 调解}\n'
        '  F2: {条件: 结案方式 = "判决", 说明: 判决, 依据: 《民事诉讼法》第四十条}\n'
    )
    (lead,) = _run(model(text), 案件=[{"结案方式": "调解"}]).leads
    assert lead.basis == ()


def test_the_same_subject_keeps_its_fingerprint_and_another_key_changes_it() -> None:
    case: list[Row] = [{"结案日期": "2024-03-04"}]
    first, again, other = (_run(model(_MODEL), key, 案件=case).leads[0] for key in (b"a", b"a", b"b"))
    assert first.fingerprint == again.fingerprint != other.fingerprint


def test_a_case_number_is_shown_as_letters_write_it_also_where_its_court_is_masked() -> None:
    case: list[Row] = [{"案号": "(2024)某0121民初10号", "结案日期": "2024-03-04"}]
    (lead,) = _run(model(_MODEL), 案件=case).leads
    assert lead.cases == (lead.subject.key,) == ("（2024）某0121民初10号",)


def test_leads_of_one_score_come_in_one_order_whatever_the_key() -> None:
    cases: list[Row] = [{"被告": f"第{n}公司", "结案日期": "2024-03-04"} for n in range(8)]
    runs = [[lead.cases for lead in _run(model(_MODEL), key, 案件=cases).leads] for key in (b"a", b"b", b"c")]
    assert runs[0] == runs[1] == runs[2] == sorted(runs[0])


def test_leads_of_one_score_without_a_case_come_by_the_place_they_were_seen() -> None:
    text = _MODEL.replace("{条件: 合计分 >= 3, 对象: 案件,", "{条件: 合计分 >= 3, 对象: 当事人, 按: [原告],")
    cases: list[Row] = [
        {"案号": "（2024）宁0121民初9号", "原告": f"李大{last}", "结案日期": "2024-03-04"}
        for last in "甲乙丙丁戊"
    ]
    for key in (b"a", b"b", b"c"):
        leads = _run(model(text), key, 案件=cases).leads
        assert {lead.subject.key for lead in leads} == {"李某某"}
        assert [lead.signals[0].evidence[0].row for lead in leads] == [3, 4, 5, 6, 7]


def test_the_office_s_weights_are_named() -> None:
    outcome = _run(model(_MODEL), b"k", {"F1": 5.0}, 案件=[{"结案日期": "2024-03-04"}])
    assert (outcome.leads[0].score, outcome.leads[0].weights) == (5.0, "某县院")


def test_a_model_without_its_table_is_told_and_so_is_a_table_without_a_model() -> None:
    outcome = _run(model(_MODEL), 被执行人=[{}])
    assert outcome.skipped == (("测试模型", "没有表：案件"),)
    assert outcome.unused == ("被执行人",)


def test_scores_order_the_leads() -> None:
    cases: list[Row] = [{"被告": "别家公司", "结案日期": "2024-03-04"}, {"结案日期": "2024-03-04"}]
    outcome = _run(model(_MODEL), 案件=cases, 被执行人=[{}])
    assert [lead.score for lead in outcome.leads] == [4.0, 3.0]


def test_what_does_not_fit_into_memory_is_spilled_and_goes_with_the_run() -> None:
    with engine(2_500_000) as connection:
        connection.con.execute("SET memory_limit = '64MB'")
        connection.con.execute(
            "CREATE TEMP TABLE t AS SELECT range a, md5(range::VARCHAR) b FROM range(2500000)"
        )
        spilled = connection.con.execute("SELECT path FROM duckdb_temporary_files()").fetchall()
        (counted,) = connection.con.execute("SELECT count(DISTINCT b) FROM t").fetchone()
    assert counted == 2_500_000
    assert spilled
    assert not any(Path(path).exists() for (path,) in spilled)


def test_an_interrupt_ends_what_the_engine_works_at(monkeypatch: pytest.MonkeyPatch) -> None:
    # Days of work, which nobody would see the end of.
    slow = "CREATE TEMP TABLE slow AS SELECT sum(sin(range)) FROM range(10000000000000)"
    plan = Plan((slow,), "SELECT 1", "SELECT 1")
    monkeypatch.setattr("annotations.supervision.run.plan_of", lambda *_: plan)
    here = threading.get_ident()
    threading.Timer(1, lambda: signal.pthread_kill(here, signal.SIGINT)).start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        _run(model(_MODEL), 案件=[{}])
    assert time.monotonic() - started < 20
