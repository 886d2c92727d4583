"""What is still wrong with a copy that was written: screened again, and compared with the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotations.redaction.masking import Masker
from annotations.redaction.plan import NUMBERS, is_mendable
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Plan, Unmended
from annotations.values import Category, Finding, Severity
from nlp.values import Document, Span

# Formats whose reader lays the text out anew: their writers compare character by character themselves.
_LAID_OUT = ("application/pdf", "image/")
_FIRM = (Severity.ERROR, Severity.WARN)
_LONG = 6


def is_firm(finding: Finding, *, review: bool = False) -> bool:
    """Say whether a finding in a copy means that the copy is not done."""
    return finding.severity in _FIRM or is_mendable(finding, review=review)


def still(masker: Masker, copy: Sequence[Document]) -> tuple[list[Unmended], list[Unmended]]:
    """Screen the documents of a copy; return what is left to do, and what only asks a person."""
    firm: list[Unmended] = []
    asked: list[Unmended] = []
    for document in copy:
        for one in masker.read(document).findings:
            told = Unmended(one.span, one.page, one.category, one.rule, one.why)
            if is_firm(one, review=masker.review):
                firm.append(told)
            elif one.severity is Severity.REVIEW:
                asked.append(told)
    return firm, asked


def other_than_planned(original: Document, plan: Plan, copy: Document) -> Iterator[Unmended]:
    """Tell where the text of a copy is not what the plan makes of the original."""
    numbers = [one for one in plan.words if one.category in NUMBERS and len(one.value) >= _LONG]
    for start, end, word in Rewording.of(numbers).found(copy.text):
        why = "应当删除的号码在副本中仍然存在"
        yield Unmended(Span(start, end), copy.page_of(start), word.category, word.rule, why)
    if not original.media_type.startswith(_LAID_OUT):
        wanted = "".join(plan.masked(original.text).split())
        if "".join(copy.text.split()) != wanted:
            why = "副本的正文与计划的不一致，除隐去的内容外还有别处改动"
            yield Unmended(None, None, Category.PUBLICATION_ALTERED, "C-01", why)
