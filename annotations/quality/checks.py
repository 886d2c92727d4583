"""Every check of a document, in an explicit order."""

from __future__ import annotations

from annotations.quality.bench import (
    absent_without_summons,
    agent_of_both_sides,
    even_bench,
    notice_though_reachable,
    summary_with_panel,
    too_many_agents,
)
from annotations.quality.dates import (
    closed_before_heard,
    dated_before_its_number,
    filed_in_another_year,
    heard_before_filed,
    indicted_too_early,
    no_such_day,
)
from annotations.quality.form import missing_parts
from annotations.quality.law import cited_articles
from annotations.quality.parties import changed_charge, changed_names
from annotations.quality.sums import claim_unanswered, more_than_claimed, total_of_parts
from annotations.quality.terms import term_and_days
from annotations.quality.values import Check, Doubt, Paper
from nlp.case import Case
from nlp.text.view import View
from nlp.values import Document

CHECKS: tuple[Check, ...] = (
    heard_before_filed,
    closed_before_heard,
    dated_before_its_number,
    filed_in_another_year,
    no_such_day,
    indicted_too_early,
    total_of_parts,
    more_than_claimed,
    claim_unanswered,
    cited_articles,
    changed_names,
    changed_charge,
    even_bench,
    summary_with_panel,
    agent_of_both_sides,
    too_many_agents,
    term_and_days,
    notice_though_reachable,
    absent_without_summons,
    missing_parts,
)


def doubts(document: Document, view: View, case: Case) -> tuple[Doubt, ...]:
    """Run every check on a parsed document; `view` is the view that `case` was parsed from."""
    paper = Paper(document, view, case)
    return tuple(doubt for check in CHECKS for doubt in check(paper))
