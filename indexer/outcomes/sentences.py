"""What a criminal judgment gave: main punishment in months, probation, fine, of the accused who got most."""

from __future__ import annotations

import re

from annotations.supervision.documents.punished import of_punishment
from annotations.supervision.documents.row import Read
from indexer.outcomes.values import Given, Result
from nlp.case import Party, Side
from nlp.text.money import parse_money
from nlp.text.numerals import parse_numeral

MAIN, PROBATION, FINE = "主刑", "缓刑", "罚金"
_N = r"[一二三四五六七八九十\d]{1,3}"
_TERM = re.compile(rf"(?:(?P<years>{_N})年)?零?又?(?:(?P<months>{_N})个?月)?")
_PROBATION = re.compile(r"缓刑(?:考验期限?)?(?:为)?(?P<term>[一二三四五六七八九十\d年零又个月]{2,8})")
_FINE = re.compile(r"罚金(?:人民币)?[^，。；、()]{1,16}元")
_GRADES = ("管制", "拘役", "有期徒刑", "无期徒刑", "死刑")
# From the punishment of one accused, this far to his probation and fine.
_FAR = 120

Sentence = tuple[Result, ...]


def sentences(read: Read) -> Sentence:
    """Return what the accused with the heaviest main punishment got; empty where none is read."""
    accused = [party for party in read.case.parties if party.side is Side.ACCUSED]
    return max((_of(read, party) for party in accused), key=_weight, default=())


def months(term: str) -> float | None:
    """Return the months of a term (有期徒刑三年六个月 → 42); None where it has none (life, death)."""
    for match in _TERM.finditer(term):
        if match["years"] or match["months"]:
            years, rest = (parse_numeral(match[name] or "零") or 0 for name in ("years", "months"))
            return float(12 * years + rest)
    return None


def _of(read: Read, party: Party) -> Sentence:
    """Return what one accused got."""
    told = of_punishment(read, party)
    if told.value is None or told.span is None:
        return ()
    word = str(told.value)
    grade = next((one for one in _GRADES if word.startswith(one)), "")
    behind = _behind(read, party, told.span.end)
    return (
        Result(MAIN, Given.SENTENCED, "月", months(word) if grade != "死刑" else None, grade=grade),
        *_probation(behind),
        *_fine(behind),
    )


def _behind(read: Read, party: Party, end: int) -> str:
    """Return the words behind a main punishment, up to the next accused."""
    section = read.case.sections.disposition
    stop = min(section.end, end + _FAR) if section else end
    words = read.document.text[end:stop]
    others = [one.name for one in read.case.parties if one.side is Side.ACCUSED and one.name != party.name]
    stops = [at for name in others if (at := words.find(name)) >= 0]
    return words[: min(stops, default=len(words))]


def _probation(behind: str) -> Sentence:
    """Return the time of probation."""
    found = _PROBATION.search(behind)
    return (Result(PROBATION, Given.SENTENCED, "月", months(found["term"])),) if found else ()


def _fine(behind: str) -> Sentence:
    """Return the fine."""
    found = _FINE.search(behind)
    value = parse_money(found[0]) if found else None
    return (Result(FINE, Given.SENTENCED, "元", float(value)),) if value is not None else ()


def _weight(sentence: Sentence) -> tuple[int, float]:
    """Order punishments: a heavier kind first, then the longer term."""
    if not sentence:
        return (-1, 0.0)
    main = sentence[0]
    return (_GRADES.index(main.grade) if main.grade else 0, main.value or 0.0)
