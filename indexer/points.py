"""What a judgment says it turned on (争议焦点), and how it ruled (裁判要点), in its own sentences."""

from __future__ import annotations

import re

# 本案的争议焦点为：一、…；二、…。 up to the sentence's end.
_ISSUE = re.compile(
    r"(?:争议(?:的)?(?:主要)?(?:的)?焦点|焦点问题)(?:问题)?(?:归纳)?(?:主要)?(?:为|是|在于|如下)?[：:，,]?(?P<what>[^。\n]{4,240})[。\n]"
)
_NUMBERED = re.compile(
    r"(?:^|(?<=[；;，,。]))\s*(?:[一二三四五六七八九]、|\d[.、．]|[（(][一二三四五六七八九\d][）)]|[①②③④⑤⑥])\s*"
)
_OPENS = re.compile(r"^本院(?:经审查|再审)?认为[，,：:]?")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
# What every judgment of its kind says, and what only cites.
_FRAME = re.compile(r"依照|根据《|判决如下|裁定如下|公诉机关指控|事实清楚|予以确认。?$|受法律保护")
_RULES = re.compile(r"构成|应当|不予|予以|系|属于|成立|无效|有效|过错|责任|从轻|减轻|从重|支持|采纳")
_MOST, _LONGEST = 3, 260


def issues(text: str) -> tuple[str, ...]:
    """Return the issues that a judgment names itself; empty where it names none."""
    found = _ISSUE.search(text)
    if found is None:
        return ()
    parts = [part.strip(" ；;，,。：:") for part in _NUMBERED.split(found["what"])]
    return tuple(part for part in parts if len(part) >= 4)


def ruling_points(reasoning: str) -> tuple[str, ...]:
    """Return up to three sentences of the reasoning (本院认为 …) that rule on the case, in their order."""
    sentences = [_OPENS.sub("", one).strip() for one in _SENTENCE.findall(reasoning)]
    ruling = [one for one in sentences if len(one) >= 12 and _RULES.search(one) and not _FRAME.search(one)]
    chosen: list[str] = []
    for one in ruling:
        if len(chosen) == _MOST or sum(map(len, chosen)) + len(one) > _LONGEST:
            break
        chosen.append(one)
    return tuple(chosen) or tuple(one[:_LONGEST] for one in sentences[:1])
