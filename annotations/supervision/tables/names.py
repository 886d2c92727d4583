"""Names made comparable: widths, blanks, brackets and the legal forms of companies."""

from __future__ import annotations

import re
import unicodedata

_BLANK = re.compile(r"\s+")
_LATIN = re.compile(r"[A-Za-z]")
_BRACKETS = str.maketrans("()[]【】〔〕{}", "（）（）（）（）（）")
_DOTS = re.compile(r"[·•・‧∙．.]")
_FORMS = (("股份有限责任公司", "股份有限公司"), ("有限责任公司", "有限公司"))


def canonical_name(written: str) -> str:
    """Return a person's or an organisation's name in the one form that is compared."""
    name = unicodedata.normalize("NFKC", written).translate(_BRACKETS).strip()
    name = _BLANK.sub(" " if _LATIN.search(name) else "", name)
    name = _DOTS.sub("·", name) if not _LATIN.search(name) else name
    for long, short in _FORMS:
        name = name.replace(long, short)
    return name
