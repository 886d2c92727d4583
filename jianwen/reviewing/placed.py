"""Leaks that a person added, and spans that a person corrected, found again in a document."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.privacy.masks import mask
from annotations.privacy.rules import RULE_BY_ID, RULE_OF, innocent_of
from annotations.privacy.screen import where_of
from annotations.review import locate, moved, value_of
from annotations.values import Category, Decision, Finding, Verdict
from nlp.case import Case
from nlp.text.view import View
from nlp.values import Document, Span

_WHY = "审核人补充标注的泄露。"


def with_placed(
    findings: Iterable[Finding],
    placed: Iterable[Decision],
    key: bytes,
    document: Document,
    case: Case,
    view: View,
) -> tuple[Finding, ...]:
    """Return the findings with corrected spans moved and added leaks put in, in text order."""
    result = list(findings)
    where = where_of(document, case)
    for decision in placed:
        if decision.document != document.document and decision.where != where:
            continue
        span = locate(decision, key, document.document, where, view)
        if span is None or span.end > len(document.text):
            continue
        if decision.verdict is Verdict.CORRECTED:
            result = _corrected(result, decision, _placed(decision, document, view, span), span)
        else:
            result = [*_without(result, decision, span), _placed(decision, document, view, span)]
    return tuple(sorted(result, key=_order))


def _corrected(findings: list[Finding], decision: Decision, correct: Finding, span: Span) -> list[Finding]:
    """Move the one mention that a person corrected; the other mentions of the same value stay."""
    mentions = [one for one in findings if one.fingerprint == decision.replaces and one.span is not None]
    nearest = min(mentions, default=None, key=lambda one: abs(one.span.start - span.start) if one.span else 0)
    return [moved(one, correct) if one is nearest else one for one in findings]


def _without(findings: list[Finding], decision: Decision, span: Span) -> list[Finding]:
    """Leave out what the screening itself finds at the very place that a person had to add."""
    return [one for one in findings if one.span != span or one.category.value != decision.category]


def _placed(decision: Decision, document: Document, view: View, span: Span) -> Finding:
    """Make the finding that a person asked for."""
    category = Category(decision.category)
    rule = RULE_BY_ID[RULE_OF[category]]
    return Finding(
        id=document.id,
        document=document.document,
        source=document.source,
        category=category,
        rule=rule.id,
        basis=rule.article,
        span=span,
        page=document.page_of(span.start),
        mask=mask(category, value_of(view, span)),
        suggestion=rule.suggestion,
        severity=rule.severity,
        confidence=1.0,
        why=_WHY,
        innocent=innocent_of(rule, category),
        fingerprint=decision.fingerprint,
    )


def _order(finding: Finding) -> tuple[int, int, str, str]:
    """Sort by place; what is not in the text comes last."""
    span = finding.span
    start, end = (span.start, span.end) if span else (1 << 60, 0)
    return start, end, finding.category.value, finding.fingerprint
