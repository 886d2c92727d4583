"""Findings of the screening become rows of 文书发现."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotations.supervision.documents.row import Row, Told, row
from annotations.values import Finding
from nlp.case import Case
from nlp.parse.case_numbers import format_case_number


def finding_rows(case: Case, findings: Iterable[Finding]) -> Iterator[Row]:
    """Give a row for each finding on a document; only the mask of what leaked is told."""
    number = format_case_number(case.number.value) if case.number else None
    for finding in findings:
        yield row(
            [
                Told("案号", number or finding.document),
                Told("受理法院", case.court.value if case.court else None),
                Told("类别", finding.category.value, finding.span),
                Told("规则", finding.rule, finding.span),
                Told("严重程度", finding.severity.value),
                Told("遮盖", finding.mask, finding.span),
            ]
        )
