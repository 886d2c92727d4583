"""The workbook of an audit: leads to decide on, signals and evidence, the funnel, what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotations.supervision.stages import STAGES, Stage
from annotations.supervision.values import Lead
from jianwen.auditing.run import Audited
from jianwen.report.grid import Grid
from jianwen.report.leads_words import funnel_grid, laws, remarks, said, set_aside, summary
from jianwen.report.traits_words import common, common_grid
from jianwen.report.words import BANNER, BANNER_NOTE
from jianwen.report.xlsx import (
    FINGERPRINT,
    LEADS,
    MOST_ROWS,
    NOTE,
    VERDICT,
    WHO,
    add_decided,
    add_sheet,
    height,
    new_book,
    offer,
    prepare,
    save_book,
    write_grid,
)

# Stands in the place of a signal before what no feature looked at.
_BESIDE = "（原表其他列）"
STAGE_WORDS = tuple(stage.value for stage in STAGES.values())
COLUMNS: tuple[tuple[str, int], ...] = (
    (VERDICT, 10), (NOTE, 24), (WHO, 10), ("分", 7), ("模型", 24), ("对象", 8), ("是谁或哪件", 28),
    ("先排除的合理解释", 44), ("信号", 70), ("案号", 36), ("去向", 18), ("文书", 18), ("依据", 44),
    ("版本", 16), ("权重", 16), (FINGERPRINT, 27),
)  # fmt: skip


def write_leads_xlsx(path: Path, audited: Audited) -> None:
    """Write the workbook."""
    book = new_book()
    leads = audited.outcome.leads[:MOST_ROWS]
    sheet = add_sheet(book, LEADS)
    prepare(sheet, COLUMNS, len(leads))
    offer(sheet, STAGE_WORDS, len(leads))
    for number, lead in enumerate(leads, 2):
        row = _row(audited, lead)
        sheet.row_dimensions[number].height = height(COLUMNS, row)
        add_decided(sheet, row)
    for grid in (
        _signals(audited),
        _evidence(audited),
        common_grid(common(audited)),
        funnel_grid(audited),
        set_aside(audited),
        _notes(audited),
    ):
        write_grid(add_sheet(book, grid.title), grid)
    save_book(book, path)


def _row(audited: Audited, lead: Lead) -> tuple[str | float, ...]:
    """Return the cells of one lead; what was decided before is filled in."""
    standing = audited.standing(lead)
    stage = "" if standing.stage is Stage.SIFTING else standing.stage.value
    return (
        stage, standing.note, standing.who, lead.score, lead.model, lead.subject.kind.value, lead.subject.key,
        "；".join(lead.explanations), "\n".join(said(lead)), "、".join(lead.cases), lead.destination,
        lead.letters, "；".join(laws(lead.basis)), lead.revision, lead.weights or "模型自带",
        lead.fingerprint,
    )  # fmt: skip


def _signals(audited: Audited) -> Grid:
    """Return every signal of every lead."""
    columns = (
        ("模型", 24),
        ("是谁或哪件", 28),
        ("信号", 10),
        ("分值", 8),
        ("说明", 70),
        ("仅名称相同", 12),
        (FINGERPRINT, 27),
    )
    rows = tuple(
        (
            lead.model,
            lead.subject.key,
            one.id,
            one.weight,
            one.says,
            "是" if one.by_name else "",
            lead.fingerprint,
        )
        for lead in audited.outcome.leads
        for one in lead.signals
    )
    return Grid("信号", columns, rows[:MOST_ROWS], "没有信号。")


def _evidence(audited: Audited) -> Grid:
    """Return every cell and place that a lead cites."""
    columns = (
        ("模型", 24), ("是谁或哪件", 28), ("信号", 10), ("表", 12), ("列", 18), ("内容（已遮盖）", 36),
        ("来源", 44), ("行", 8), ("起", 8), ("止", 8), (FINGERPRINT, 27),
    )  # fmt: skip
    rows = tuple(_evidence_rows(audited.outcome.leads))
    return Grid("证据", columns, rows[:MOST_ROWS], "没有证据。")


def _evidence_rows(leads: tuple[Lead, ...]) -> Iterator[tuple[str | float, ...]]:
    """Give one row for each piece of evidence."""
    for lead in leads:
        for signal, evidence in (*((one.id, one.evidence) for one in lead.signals), (_BESIDE, lead.beside)):
            for one in evidence:
                at = ("" if number is None else number for number in (one.row, one.start, one.end))
                head = (lead.model, lead.subject.key, signal, one.table, one.column, one.shown, one.source)
                yield (*head, *at, lead.fingerprint)


def _notes(audited: Audited) -> Grid:
    """Return what else is to be known of the run."""
    lines = [f"{BANNER}：{BANNER_NOTE}", f"运行日：{audited.today.isoformat()}", summary(audited)]
    return Grid("说明", (("说明", 120),), tuple((line,) for line in (*lines, *remarks(audited))), "")
