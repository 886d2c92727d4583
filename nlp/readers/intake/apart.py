"""What this program wrote itself is no document: reports and stores are known by their files."""

from __future__ import annotations

from collections.abc import Sequence

# A report folder holds this beside its files; it may lie among documents, so only its own files are left out.
REPORT_MARK = ".jianwen-report"
REPORT_FILES = ("findings.jsonl", "findings.xlsx", "passage.txt", "report.html", "unread.jsonl")
# What other commands than screening put beside them.
_MORE_FILES = (
    "pairs.jsonl", "recheck.jsonl", "rates.jsonl", "changes.jsonl", "变更清单.xlsx", "leads.jsonl",
    "leads.xlsx", "leads.html", "set_aside.jsonl",
)  # fmt: skip
# A store is a folder of its own.
_STORE = frozenset({"store.json", "key", "tables"})


def without_our_own(names: Sequence[str]) -> list[str]:
    """Return the names in a folder without what this program wrote there."""
    if _STORE.issubset(names):
        return []
    ours = {REPORT_MARK, *REPORT_FILES, *_MORE_FILES} if REPORT_MARK in names else set()
    return [name for name in names if name not in ours]
