"""What the checks of article 4 share: the claim on a whole document, its nature, and its opening."""

from __future__ import annotations

import re

from annotations.privacy.scene import Candidate, Scene
from annotations.values import Category
from nlp.values import Span

TITLE, OPENING = 400, 3000
_NATURE_WORD = re.compile(r"(刑事|民事|行政|执行|赔偿)[\u4e00-\u9fff]{0,8}书|\d(刑|民|行|执|赔)")
_NATURES = {"刑": "刑事", "民": "民事", "行": "行政", "执": "执行", "赔": "赔偿"}
# Behind these the document tells facts, and other cases of the parties.
_BEGINS = ("诉讼请求", "本院认为", "查明", "诉称")


def claim(rule: str, span: Span | None, value: str, why: str, confidence: float) -> Candidate:
    """Make the candidate that says: this document must not be online."""
    return Candidate(Category.PUBLICATION_FORBIDDEN, rule, span, value, why, confidence, "detect_forbidden")


def nature_of(scene: Scene) -> str:
    """Return the case's nature, or what the head says."""
    if scene.case.nature:
        return scene.case.nature
    found = _NATURE_WORD.search(re.sub(r"\s", "", scene.view.text[:TITLE]))
    if found is None:
        return ""
    return found[1] or _NATURES[found[2]]


def own_part(text: str) -> int:
    """Return where the opening ends: behind it, other cases of the parties may be told."""
    ends = [at for at in (text.find(word) for word in _BEGINS) if at > 0]
    return min([*ends, OPENING, len(text)])


def is_judgment(scene: Scene) -> bool:
    """Say whether the document is a judgment."""
    kind = scene.case.kind or ("判决书" if re.search(r"判 ?决 ?书", scene.view.text[:TITLE]) else "")
    return kind.endswith("判决书")


def year_of(scene: Scene) -> int | None:
    """Return the year of the first case number."""
    if scene.case.number is not None:
        return scene.case.number.value.year
    found = re.search(r"\(((?:19|20)\d\d)\)", scene.view.text[:TITLE])
    return int(found[1]) if found else None
