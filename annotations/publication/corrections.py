"""Article 15, paragraph 2: the ruling that corrects a published document is published too."""

from __future__ import annotations

import re

from annotations.publication.entries import Entry
from nlp.case import Case

_CORRECTS = re.compile(r"补正|更正")
_SLIP = re.compile(
    r"(?:笔误|误写|错误|遗漏)[^。]{0,60}(?:补正|更正)|(?:补正|更正)[^。]{0,40}(?:笔误|错误|如下)"
)
_SHORT = 3000


def corrects(case: Case, title: str, text: str) -> bool:
    """Say whether a document corrects slips of another: a short ruling that says so."""
    if case.kind and not case.kind.endswith(("裁定书", "决定书", "通知书")):
        return False
    if "补正" in title or (case.outcome is not None and case.outcome.method == "补正"):
        return True
    return case.kind.endswith("裁定书") and len(text) <= _SHORT and _SLIP.search(text) is not None


def row_corrects(entry: Entry) -> bool:
    """Say whether a row tells of a correction."""
    return _CORRECTS.search(f"{entry.title} {entry.kind} {entry.method}") is not None
