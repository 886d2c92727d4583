"""Where a name ends before what may stand behind it: 等人, 三人, a bracket."""

from __future__ import annotations

import re

_ETC = re.compile(
    r"等?(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})(?:人|[名位]?(?:[被受]害[人者]|证人|村民|员工|职工))$"
    r"|等(?:人|被害人|受害人|证人)?$|均$"
)
_LAST_OF_ETC = frozenset("人者民工等均")


def before_etc(text: str, end: int) -> int:
    """Step back over 等人, 三人, and a bracket such as （女，45岁）."""
    end = before_bracket(text, end)
    if text[end - 1 : end] not in _LAST_OF_ETC:
        return end
    start = max(0, end - 8)
    # 杨慎均的陈述: an adverb does not stand before 的.
    etc = None if text.startswith("均的", end - 1) else _ETC.search(text[start:end])
    return start + etc.start() if etc else end


def before_bracket(text: str, end: int) -> int:
    """Step back over a bracket that stands behind a name: X（店主）、Y（店员）均证实."""
    if not end or text[end - 1] != ")":
        return end
    opened = text.rfind("(", max(0, end - 40), end)
    return opened if opened >= 0 else end
