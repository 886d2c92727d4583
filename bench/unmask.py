"""Give masked people invented names again, in real judgments, and count how many the screening finds.

`python -m bench.unmask [--documents N] [--seed S] [--single] [--held-out] [--details FILE]`. Courts mask the
very people whom the rule protects, so a published judgment shows where such names stand and what stands
around them. Here masked people whose role a simple rule tells get a full name, at all their mentions; those
of the accused side get one too, as decoys. With `--single` every mention is somebody else: its own
surroundings must tell the role. Of masked people whose role the rule does not tell ("untold") not all are
protected; they are counted apart. `--held-out` takes the last judgments of the file, which no other run does.
The details quote judgments, so the file must lie outside the checkout.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from annotations.privacy.screen import Screener
from annotations.values import Finding
from bench.inject import screened
from bench.inject_names import SURNAMES
from bench.unmask_names import named
from nlp.names.recognisers.lac import LacRecogniser
from nlp.values import Span

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("JIANWEN_DATA", ROOT.parent / "shared" / "data")) / "lecard" / "docs.jsonl.gz"
_HELD_OUT = 300
_SHARE = 0.7
# Who counts as no protected person, or not surely as one.
_OTHERS = ("accused", "untold")
_FRAME = 26

_ROWS = [line.split("\t")[0] for line in SURNAMES.read_text("utf-8").splitlines()]
_SINGLE = "".join(name for name in _ROWS if len(name) == 1)
_DOUBLE = "|".join(name for name in _ROWS if len(name) == 2)
# This rule is the bench's own: it must not share the mistakes of what it measures.
_MASK = re.compile(
    rf"(?:{_DOUBLE}|[{_SINGLE}])(?:某{{1,3}}|[×xXＸ*]{{1,2}})"
    r"(?:[甲乙丙丁戊己庚辛壬癸]|[子丑寅卯辰巳午未申酉戌亥](?=[、，。；的]|证言)|[0-9０-９]{1,2}(?![0-9年月日时点分元万名人个次岁.]))?"
)
_THING = re.compile(
    "公司|厂|店|村|镇|乡|县|市|区|路|街|银行|中心|医院|学校|集团|小区|酒店|宾馆|法院|所|家园|车"
)
_SMALL = frozenset("的证陈被在与和及等说称处对将把从到去给向于系因是已经还又不的有打报之为用让叫受驾伤两一")
_BEFORE = (
    (
        "accused",
        "被告人|罪犯|嫌疑人|同案犯|同案人|同伙|(?<!被)上诉人|辩护人|民警|审判员|审判长|书记员|检察员",
    ),
    ("claimant", "附带民事诉讼(?:原审)?原告人?"),
    ("victim", "被害人|受害人|死者|伤者|失主"),
    ("witness", "(?<![见保])证人|报案人"),
    ("appraiser", "(?<!被)鉴定人"),
    ("guardian", "法定代理人"),
)
_BEHIND = (
    ("accused", r"[（(][^（）()]{0,16}(?:另案|已判|同案|在逃)|的?(?:供述|辩解|供称|讯问)"),
    ("victim", "的?陈述"),
    ("witness", "的?(?:证言|证词|当庭证言)|证实|作证"),
)
# The names before and behind one in a list.
_LIST = r"(?:[^，。；：、（()）]{2,6}(?:[（(][^（）()]{1,12}[）)])?、){0,8}"
_REST = r"(?:、[^，。；：、（()）的]{2,6}(?=、|的|等|证|陈)){0,8}(?:等.{0,3}(?=的))?"


@dataclass(frozen=True, slots=True)
class Named:
    """A person who got a name: the role, the form of the name, and all places in the new text."""

    role: str
    form: str
    name: str = field(repr=False)
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unmasked:
    """A judgment with its names, and how far each place has moved."""

    id: str
    text: str = field(repr=False)
    original: str = field(repr=False)
    people: tuple[Named, ...]
    # Where a name stands in the new text, and how much longer the text is behind it.
    moved: tuple[tuple[Span, int], ...]

    def back(self, span: Span) -> Span:
        """Return where a span that touches no name lay in the original."""
        shift = max((one for one in self.moved if one[0].end <= span.start), default=(span, 0))[1]
        return Span(span.start - shift, span.end - shift)


@dataclass(frozen=True, slots=True)
class Entity:
    """A protected person, and which of the mentions were found, and to the last character."""

    person: Named
    hit: tuple[bool, ...]
    full: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the screening made of one judgment."""

    document: Unmasked = field(repr=False)
    entities: tuple[Entity, ...]
    decoys: int
    flagged: tuple[Named, ...]
    noise: tuple[Finding, ...]

    def details(self) -> Iterator[str]:
        """Write misses, flagged accused and noise with their surroundings."""
        text = self.document.text
        for entity in self.entities:
            said = "partly" if any(entity.hit) else "MISSED"
            for span, hit, full in zip(entity.person.spans, entity.hit, entity.full, strict=True):
                if not full:
                    how = "cut" if hit else said
                    yield "\t".join(
                        (how, entity.person.role, entity.person.form, self.document.id, _around(text, span))
                    )
        for person in self.flagged:
            for span in person.spans:
                yield "\t".join(("ACCUSED", person.role, person.form, self.document.id, _around(text, span)))
        for finding in self.noise:
            if finding.span is not None:
                yield f"NOISE\t{finding.category}\t\t{self.document.id}\t{_around(text, finding.span)}"


def _around(text: str, span: Span) -> str:
    """Quote a place."""
    before, after = text[max(0, span.start - _FRAME) : span.start], text[span.end : span.end + _FRAME]
    return f"{before}【{span.of(text)}】{after}".replace("\n", " ")


def masks(text: str) -> dict[str, list[Span]]:
    """Find the masked people of a text: each mask with its places; masks of things are left out."""
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _MASK.finditer(text):
        if not _THING.match(text, match.end()) and text[match.start() - 1 : match.start()] not in (
            "某",
            match[0][0],
        ):
            places[match[0]].append(Span(*match.span()))
    return {mask: spans for mask, spans in places.items() if not _goes_on(text, spans)}


def _goes_on(text: str, spans: list[Span]) -> bool:
    """Say whether a mask lets the last character stand (李某琴): the same one follows, or it ends there."""
    behind = [text[span.end : span.end + 2].ljust(2) for span in spans]
    char, count = Counter(two[0] for two in behind).most_common(1)[0]
    bounded = any(two[0] == char and two[1] in "、，。；（）的证陈" for two in behind)
    return char.isalnum() and char not in _SMALL and count > len(spans) / 3 and (count > 1 or bounded)


def role_of(text: str, spans: Iterable[Span]) -> str:
    """Tell the role by the words right before or right behind a mention; untold, or both sides'."""
    before = {_word_before(text, span.start) for span in spans} - {""}
    behind = {_word_behind(text, span.end) for span in spans} - {""}
    if "accused" in before | behind:
        return "accused" if before | behind == {"accused"} else "both"
    told = [role for role, _ in _BEFORE if role in before] or [role for role, _ in _BEHIND if role in behind]
    return told[0] if told else "untold"


def _word_before(text: str, at: int) -> str:
    """Return the role of the word that ends at `at`."""
    window = text[max(0, at - 60) : at]
    return next((role for role, words in _BEFORE if re.search(f"(?:{words})[：:]?{_LIST}$", window)), "")


def _word_behind(text: str, at: int) -> str:
    """Return the role of the word that starts at `at`."""
    window = text[at : at + 60]
    return next((role for role, words in _BEHIND if re.match(_REST + f"(?:{words})", window)), "")


def unmask(id_: str, text: str, rng: Random, *, single: bool) -> Unmasked:
    """Give a part of the masked people a name each, or, with `single`, a part of their mentions."""
    people: list[tuple[str, str, str, list[Span]]] = []
    for spans in masks(text).values():
        role = role_of(text, spans)
        for group in ([one] for one in spans) if single else (spans,):
            own = role if role in _OTHERS else role_of(text, group)
            if role != "both" and rng.random() < _SHARE:
                taken = {name for name, _, _, _ in people}
                people.append((*named(group[0].of(text), rng, taken, text), own, group))
    return _written(id_, text, people)


def _written(id_: str, text: str, people: list[tuple[str, str, str, list[Span]]]) -> Unmasked:
    """Write the text with the names in it."""
    pieces: list[str] = []
    moved: list[tuple[Span, int]] = []
    spans: dict[int, list[Span]] = defaultdict(list)
    at = length = 0
    for span, index in sorted((span, index) for index, one in enumerate(people) for span in one[3]):
        name = people[index][0]
        pieces += (text[at : span.start], name)
        start = length + span.start - at
        length, at = start + len(name), span.end
        spans[index].append(Span(start, length))
        moved.append((Span(start, length), length - at))
    pieces.append(text[at:])
    named_ = tuple(
        Named(role, form, name, tuple(spans[index])) for index, (name, form, role, _) in enumerate(people)
    )
    return Unmasked(id_, "".join(pieces), text, named_, tuple(moved))


def judge(document: Unmasked, findings: Iterable[Finding], before: Iterable[Finding]) -> Judged:
    """Judge the findings of names in a judgment by those in its original."""
    placed = [(one, one.span) for one in findings if one.span and one.category.startswith("name.")]
    old = {(one.category, one.span) for one in before}
    entities = tuple(_entity(person, placed) for person in document.people if person.role != "accused")
    decoys = [person for person in document.people if person.role == "accused"]
    flagged = tuple(
        person
        for person in decoys
        if any(span.overlaps(place) for _, span in placed for place in person.spans)
    )
    named_at = [span for person in document.people for span in person.spans]
    noise = tuple(
        one
        for one, span in placed
        if not any(span.overlaps(place) for place in named_at)
        and (one.category, document.back(span)) not in old
    )
    return Judged(document, entities, len(decoys), flagged, noise)


def _entity(person: Named, placed: list[tuple[Finding, Span]]) -> Entity:
    """Say which mentions of a person were found."""
    hit, full = [], []
    for place in person.spans:
        hitting = [span for _, span in placed if span.overlaps(place)]
        hit.append(bool(hitting))
        full.append(any(span.start <= place.start and place.end <= span.end for span in hitting))
    return Entity(person, tuple(hit), tuple(full))


def report(judged: list[Judged]) -> str:
    """Write the figures."""
    every = [entity for one in judged for entity in one.entities]
    entities = [entity for entity in every if entity.person.role != "untold"]
    lines = ["                      people    any  every   full"]
    lines += _table(every, lambda entity: entity.person.role)
    lines += _table(entities, lambda entity: entity.person.form)
    lines += _table(entities, lambda _: "all")
    mentions = [full for entity in entities for full in entity.full]
    lines.append(
        f"mentions covered {sum(mentions)}/{len(mentions)} = {100 * sum(mentions) / len(mentions):.2f} %"
    )
    decoys, flagged = sum(one.decoys for one in judged), sum(len(one.flagged) for one in judged)
    noise = Counter(str(finding.category) for one in judged for finding in one.noise)
    lines.append(f"accused and officers flagged {flagged}/{decoys} = {100 * flagged / max(1, decoys):.2f} %")
    lines.append(f"new findings of names elsewhere {noise.total()} {dict(noise)}")
    return "\n".join(lines)


def _table(entities: Iterable[Entity], key: Callable[[Entity], str]) -> Iterator[str]:
    """Write one line for each value of `key`."""
    rows: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        rows[key(entity)].append(entity)
    for name, row in sorted(rows.items()):
        counts = (sum(any(e.hit) for e in row), sum(all(e.hit) for e in row), sum(all(e.full) for e in row))
        yield f"  {name:20} {len(row):5} " + " ".join(f"{100 * count / len(row):6.1f}" for count in counts)


def drawn(documents: int, seed: int, *, held_out: bool, single: bool = False) -> Iterator[Unmasked]:
    """Draw judgments and unmask them; the same seed gives the same."""
    rng = Random(f"unmask {seed}")
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pool = rows[-_HELD_OUT:] if held_out else rng.sample(rows[:-_HELD_OUT], documents)
    for row in pool:
        one = unmask(str(row["id"]), str(row["text"]), rng, single=single)
        if one.people:
            yield one


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--single", action="store_true", help="every mention is somebody else")
    parser.add_argument("--held-out", action="store_true", help="the last judgments of the file, all of them")
    parser.add_argument("--details", type=Path, help="write what was missed and what was wrong here")
    options = parser.parse_args()
    if not DATA.is_file():
        print(f"no data at {DATA}: set JIANWEN_DATA", file=sys.stderr)
        return 2
    began = time.perf_counter()
    screener = Screener(bytes(32), recogniser=LacRecogniser())
    judged = [
        judge(one, screened(screener, one.text), screened(screener, one.original))
        for one in drawn(options.documents, options.seed, held_out=options.held_out, single=options.single)
    ]
    print(report(judged))
    print(f"{len(judged)} judgments with such people, {time.perf_counter() - began:.0f} s")
    if options.details:
        lines = (line for one in judged for line in one.details())
        options.details.write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
