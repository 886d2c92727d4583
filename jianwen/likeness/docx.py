"""The report on like cases as a DOCX file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from jianwen.likeness.ranking import Found
from jianwen.likeness.report import report_of
from jianwen.likeness.text import masked_story
from jianwen.report.docx_writer import write_docx
from jianwen.report.similar import blocks_of
from jianwen.report.similar_values import SimilarReport
from jianwen.running.judge import job_of
from jianwen.searching.shelf import Shelf
from jianwen.settings import Settings
from jianwen.whole_file import whole_file

_METHODS = ("案例关联检索（以待决案件的案情检索）", "法条关联案件检索", "关键词检索")


def write_report(shelf: Shelf, settings: Settings, found: Found, path: Path, who: str) -> SimilarReport:
    """Write the report on one query, and return what it tells."""
    asked = found.asked
    if asked.kept is None:
        story = masked_story(job_of(settings, shelf.store.key), asked.story)
        found = replace(found, asked=replace(asked, story=story))
    report = report_of(shelf, found, who, datetime.now().astimezone(), _METHODS)
    with whole_file(path) as beside:
        write_docx(blocks_of(report), beside)
    return report
