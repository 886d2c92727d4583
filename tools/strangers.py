"""Learn `nlp/data/stranger_evidence.tsv`: what speaks for it that a clear name is of somebody overlooked.

Run as `python -m tools.strangers LABELLED... [--documents N]`. A labelled file has lines `KIND TAB LABEL TAB
SENTENCE`; of kind P, {N} stands for somebody to be told, of kind D for somebody who needs no mask ({N2} … are
others, of whom nothing is learned). The sentences get invented names and are planted in judgments that no
benchmark measures on (as in `tools.context`). Whom a judgment names in clear anyhow most likely needs no
mask, so this weighs less. Lines of family and civil cases are left out: there nobody is weighed.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from annotations.privacy.people.heard import heard
from annotations.privacy.people.minors import of_firm
from annotations.privacy.people.people import find_people
from annotations.privacy.people.roles import is_criminal
from annotations.privacy.people.stranger import Stranger
from annotations.privacy.people.strangers import candidates, court_masks, is_of_stranger
from bench.inject_names import person, surname
from nlp.names.recognisers.lac import LacRecogniser
from nlp.names.slots import slots
from nlp.names.stand_in import plain_of
from nlp.names.traditional import simplify
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document
from tools.ridge import Example, learn
from tools.unmeasured import unmeasured

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "nlp" / "data" / "stranger_evidence.tsv"
LONGEST, RIDGE, LEAST = 14_000, 4.0, 0.1
# How much an example is to be trusted: somebody to be told (words are planted more often than people bear
# them), somebody who is not, whoever stands there anyhow.
TOLD, TOLD_WORD, NOT_TOLD, ANYHOW = 2.0, 0.7, 3.0, 0.5
# So many sentences a judgment gets.
DOSE: Final = (0, 1, 2, 3, 4, 5)
_OTHERS: Final = re.compile(r"\{N\d\}")
_CIVIL: Final = re.compile("原告(?!人)|被告(?!人)|被?申请人|离婚|继承|抚养|赡养|婚姻|遗产|法定代表人")
_REASONING: Final = re.compile("本院认为|综上|鉴于|考虑到|对于辩护人|关于")
_DISPOSITION: Final = re.compile("责令|[一二三四五六]、|追缴|判令|扣押|随案")
_SELDOM: Final = re.compile(rf"^(?:{_REASONING.pattern}|{_DISPOSITION.pattern})|\{{N\}}、|、\{{N\}}")
# Given names and whole names that are words as well; those that the benchmarks plant are others.
GIVEN_WORDS: Final = (
    *(
        "建军",
        "国强",
        "海波",
        "志强",
        "建华",
        "振华",
        "海峰",
        "建平",
        "永昌",
        "文华",
        "国庆",
        "志远",
        "云龙",
        "海军",
    ),
    *("卫国", "旭东", "朝阳", "鹏飞", "春生", "长春", "建新", "永福", "树林", "爱民"),
)
WORDS: Final = (
    *(
        "方圆",
        "安康",
        "高远",
        "金星",
        "白杨",
        "石林",
        "万象",
        "田园",
        "林海",
        "杨帆",
        "方正",
        "安静",
        "成才",
        "黄山",
    ),
    *(
        "华丽",
        "丰收",
        "向导",
        "苏醒",
        "钟声",
        "童心",
        "甘甜",
        "柳絮",
        "梅花",
        "云海",
        "明媚",
        "温馨",
        "乐观",
        "康庄",
    ),
    *("荣光", "孔雀", "江湖", "雷霆", "石榴", "平静", "顾全", "应和"),
)
_SHARE_GIVEN, _SHARE_WORDS = 0.1, 0.13
# How many judgments are shortened, and to how many characters of the facts.
_SHORT, _KEPT = 0.4, 150


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled sentence: whether its {N} is to be told."""

    told: bool
    sentence: str


def labelled(path: Path) -> Iterator[Line]:
    """Read the lines of kinds P and D that a criminal judgment may have."""
    for line in path.read_text("utf-8").splitlines():
        kind, _, sentence, *_ = (*line.split("\t"), "", "")
        if kind in ("P", "D") and "{N}" in sentence and not _CIVIL.search(sentence):
            yield Line(kind == "P", sentence)


def invented(rng: Random) -> str:
    """Invent a Chinese name, now and then one that is a word or holds one."""
    drawn = rng.random()
    if drawn < _SHARE_WORDS:
        return rng.choice(WORDS)
    if drawn < _SHARE_WORDS + _SHARE_GIVEN:
        return surname(rng) + rng.choice(GIVEN_WORDS)
    while True:
        name, form = person(rng)
        if form in ("three", "two", "compound", "double"):
            return name


def planted(text: str, lines: Sequence[Line], rng: Random) -> tuple[str, dict[str, bool | None]]:
    """Plant sentences; return the text and whether each planted name is to be told (None: unknown)."""
    names: dict[str, bool | None] = {}
    for line in lines:
        name, sentence = invented(rng), line.sentence
        spot = _spot(text, sentence, rng)
        if name in text or spot is None:
            continue
        names[name] = line.told
        for other in set(_OTHERS.findall(sentence)):
            written = invented(rng)
            names.setdefault(written, None)
            sentence = sentence.replace(other, written)
        text = text[:spot] + sentence.replace("{N}", name) + text[spot:]
    return text, names


def shortened(text: str) -> str:
    """Leave out most of the facts and the evidence: there are judgments that name hardly anybody."""
    facts, reasons = text.find("查明"), text.find("本院认为")
    stop = text.find("。", facts + _KEPT) + 1
    return text[:stop] + text[reasons:] if 0 < facts < stop < reasons else text


def _spot(text: str, sentence: str, rng: Random) -> int | None:
    """Draw the end of a sentence of the part of a judgment to which a sentence belongs."""
    facts, reasons, decision = text.find("查明"), text.find("本院认为"), text.find("判决如下")
    low, high = facts, reasons
    if _REASONING.match(sentence):
        low, high = reasons, decision
    elif _DISPOSITION.match(sentence):
        low, high = decision, text.find("如不服", decision)
    low = max(0, low)
    ends = [match.end() for match in re.finditer("。", text[low : high if high > low else len(text)])]
    return low + rng.choice(ends) if ends else None


def examples(lines: Sequence[Line], count: int) -> Iterator[Example]:
    """Plant the lines again and again, and tell of everybody of whom no rule tells."""
    rng, recogniser = Random(11), LacRecogniser()
    # What courts reason and decide of somebody, and lists, are the fewer lines, and drawn as often.
    seldom = [line for line in lines if _SELDOM.search(line.sentence)]
    for text in unmeasured(count, LONGEST):
        dose = rng.choice(DOSE)
        chosen = [rng.choice(rng.choice((lines, lines, seldom))) for _ in range(dose)]
        written, names = planted(shortened(text) if rng.random() < _SHORT else text, chosen, rng)
        for one in _told(written, recogniser):
            known = names.get(one.name, False)
            if known is not None:
                yield Example(one.told, known, _trust(one, known=known) if one.name in names else ANYHOW)


def _trust(one: Stranger, *, known: bool) -> float:
    """Return how much the example of a planted name is to be trusted."""
    if not known:
        return NOT_TOLD
    return TOLD_WORD if "form.listed" in one.told else TOLD


def _told(text: str, recogniser: LacRecogniser) -> Iterator[Stranger]:
    """Tell of everybody in a criminal judgment of whom no rule tells."""
    view = plain_of(view_of(text)).view
    document = Document("one", "one", "one", "text/plain", text)
    case = parse(document, view)
    if simplify(view.text) is not view.text or not is_criminal(case, view.text):
        return
    # Whom a court overlooked is told by whom it masked.
    if not court_masks(view.text):
        return
    people = find_people(case, view, recogniser)
    known = [one.name for one in people if one.role and not is_of_stranger(one.why)]
    found = [slot for slot in slots(view.text) if not of_firm(view.text, slot)]
    yield from heard(view.text, list(candidates(view, case, found, known)), recogniser)


def main() -> int:
    """Learn the weights and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=2500)
    given = parser.parse_args()
    lines = [line for path in given.labelled for line in labelled(path)]
    every = list(examples(lines, given.documents))
    weights = learn(every, RIDGE, LEAST)
    TARGET.write_text("".join(f"{name}\t{weight:.2f}\n" for name, weight in weights.items()), "utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(weights)} weights from {len(every)} names, {len(lines)} lines")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
