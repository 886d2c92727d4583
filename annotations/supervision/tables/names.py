"""Names made comparable: widths, blanks, brackets, legal forms of companies; several names in one cell."""

from __future__ import annotations

import re
import unicodedata

_BLANK = re.compile(r"\s+")
_LATIN = re.compile(r"[A-Za-z]")
_BRACKETS = str.maketrans("()[]【】〔〕{}", "（）（）（）（）（）")
_DOTS = re.compile(r"[·•・‧∙．.]")
FORMS = (("股份有限责任公司", "股份有限公司"), ("有限责任公司", "有限公司"))
# What parts names does not part them inside brackets, nor in Co., Ltd.
_ONE = re.compile(r"(?:[^、，,；;\n|（(]|[（(][^（()）]*[）)]?|[,，](?=\s*(?:Ltd|LTD|Inc|INC|LLC|Limited)))+")
_ET_AL = re.compile(r"等(?:\d+|[一二三四五六七八九十百]+)?[人名户位]?$")


def canonical_name(written: str) -> str:
    """Return a person's or an organisation's name in the one form that is compared."""
    name = unicodedata.normalize("NFKC", written).strip()
    name = unicodedata.normalize("NFKC", _BLANK.sub(" " if _LATIN.search(name) else "", name))
    name = name.translate(_BRACKETS)
    name = _DOTS.sub("·", name) if not _LATIN.search(name) else name
    for long, short in FORMS:
        name = name.replace(long, short)
    return name


def several_names(written: str) -> tuple[str, ...]:
    """Return the names of a cell, each once, in the form that is compared; 等5人 is no name."""
    parts = (canonical_name(part) for part in _ONE.findall(written.translate(_BRACKETS)))
    return tuple(dict.fromkeys(name for part in parts if (name := _ET_AL.sub("", part) or part)))
