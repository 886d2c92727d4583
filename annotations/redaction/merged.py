"""Whether a named person may be taken for the one whom the document masks already (孙玉兰 for 孙某).

Screening supposes it where a surname and a role fit nobody else. It holds for the copy where nothing speaks
against it: no number at the mask, no sentence with both, no other sex, birth or age.
"""

from __future__ import annotations

import re
from functools import lru_cache

from annotations.values import Finding
from nlp.names.masked import is_masked

NOTE = "与已有隐名合并，请核对"
_SENTENCE = re.compile(r"[^。；！？\n]+")
# What stands behind a name in a head: (女，1980年5月6日出生, 35岁.
_SEX = re.compile(r"[(，、\s]{0,2}([男女])(?![\u3400-\u9fff])")
_BORN = re.compile(r"[^。；\n]{0,12}?((?:19|20)\d\d)年[^。；\n]{0,12}?(?:出?生)")
_AGE = re.compile(r"[^。；\n]{0,10}?(\d{1,3})岁")
_OPEN_ENDS = "某×*"
_FEW = 50


def mask_for(finding: Finding, name: str, text: str) -> str:
    """Return the mask that a supposed person bears already, or "" where something speaks against it."""
    elsewhere = finding.masked_as
    mask = elsewhere.form if elsewhere and not elsewhere.sure else ""
    fits = "某" in mask and mask[-1:] in _OPEN_ENDS and is_masked(mask)
    return mask if fits and not _apart(name, mask, text) else ""


@lru_cache(maxsize=8)
def _apart(name: str, mask: str, text: str) -> bool:
    """Say whether the text tells the two apart."""
    together = any(name in one[0] and mask in one[0] for one in _SENTENCE.finditer(text))
    return together or any(_differ(name, mask, text, what) for what in (_SEX, _BORN, _AGE))


def _differ(name: str, mask: str, text: str, what: re.Pattern[str]) -> bool:
    """Say whether the text says one thing of the name and another of the mask."""
    one, other = _said(name, text, what), _said(mask, text, what)
    return bool(one and other and not one & other)


def _said(name: str, text: str, what: re.Pattern[str]) -> set[str]:
    """Return what the text says right behind the first places of a name."""
    found: set[str] = set()
    at = text.find(name)
    for _ in range(_FEW):
        if at < 0:
            break
        match = what.match(text, at + len(name))
        if match:
            found.add(match[1])
        at = text.find(name, at + len(name))
    return found
