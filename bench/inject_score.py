"""What the screening made of planted leaks and decoys.

A leak is hit by a finding of its category (any `name.*` for a name) that overlaps it and is not more than
twice its length and ten. Entities are (document, category, text): *any* mention hit, *every* mention hit,
*full* to the last character. Noise is what a finding of error or warn says of a decoy, or of what lies
outside the plants and was not found without them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from annotations.score import SLACK
from annotations.values import Category, Finding, Severity
from bench.inject_plant import Leak, Planted
from nlp.values import Span

OFFICIALS = ("judge", "clerk", "juror", "prosecutor", "police", "lawyer", "defendant", "accused")
LOUD = (Severity.ERROR, Severity.WARN)
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Entity:
    """One planted value of a document with what became of it."""

    category: str
    group: str
    form: str
    leaks: tuple[Leak, ...]
    hit: tuple[bool, ...]
    full: tuple[bool, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A planted judgment with what the screening made of it."""

    planted: Planted = field(repr=False)
    entities: tuple[Entity, ...]
    flagged: tuple[tuple[Leak, Finding], ...]
    noise: tuple[Finding, ...]

    def details(self) -> Iterator[str]:
        """Write misses, flagged decoys and noise with their surroundings."""
        text = self.planted.text
        for entity in self.entities:
            for leak, hit, full in zip(entity.leaks, entity.hit, entity.full, strict=True):
                if not full:
                    said = "cut" if hit else "missed"
                    yield _line(text, said, entity.category, leak)
        for leak, finding in self.flagged:
            yield _line(text, "decoy", finding.category, leak)
        for finding in self.noise:
            if finding.span is not None:
                yield f"noise\t{finding.category}\t\t\t\t{_around(text, finding.span)}"


def _line(text: str, said: str, category: str, leak: Leak) -> str:
    """Write what happened to one leak or decoy."""
    mark = leak.mark
    return "\t".join((said, category, leak.group, mark.kind, mark.form, _around(text, leak.span)))


def _around(text: str, span: Span) -> str:
    """Quote a place."""
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return f"{before}【{span.of(text)}】{after}"


def judge(planted: Planted, findings: Iterable[Finding], before: Collection[tuple[Category, Span]]) -> Judged:
    """Judge the findings of one planted judgment."""
    placed = [(finding, finding.span) for finding in findings if finding.span is not None]
    groups: dict[tuple[str, str], list[Leak]] = defaultdict(list)
    for leak in planted.leaks:
        groups[leak.mark.category, leak.span.of(planted.text)].append(leak)
    entities = tuple(_entity(leaks, placed) for leaks in groups.values())
    loud = [(finding, span) for finding, span in placed if finding.severity in LOUD]
    flagged = tuple(
        (decoy, finding)
        for decoy in planted.decoys
        for finding, span in loud
        if span.overlaps(decoy.span) and not any(span.overlaps(leak.span) for leak in planted.leaks)
    )
    noise = tuple(
        finding
        for finding, span in loud
        if not any(span.overlaps(leak.span) for leak in planted.leaks)
        and (finding.category, planted.back(span)) not in before
    )
    return Judged(planted, entities, flagged, noise)


def _entity(leaks: list[Leak], placed: list[tuple[Finding, Span]]) -> Entity:
    """Say what became of one value."""
    category = leaks[0].mark.category
    hit, full, exact = [], [], False
    for leak in leaks:
        hitting = [
            (finding, span)
            for finding, span in placed
            if span.overlaps(leak.span)
            and len(span) <= 2 * len(leak.span) + SLACK
            and _same(finding.category, category)
        ]
        covered = {at for _, span in hitting for at in range(span.start, span.end)}
        hit.append(bool(hitting))
        full.append(all(at in covered for at in range(leak.span.start, leak.span.end)))
        exact = exact or any(finding.category in _RIGHT.get(category, (category,)) for finding, _ in hitting)
    mark = leaks[0].mark
    return Entity(category, leaks[0].group, mark.form, tuple(leaks), tuple(hit), tuple(full), exact)


# A minor who was harmed, or who testified, and who stands for them, are labelled as victim or witness first.
_RIGHT = {
    str(Category.NAME_MINOR): (Category.NAME_MINOR, Category.NAME_VICTIM, Category.NAME_WITNESS),
}


def _same(found: str, wanted: str) -> bool:
    """Say whether a finding's category is the wanted one; for names any role will do."""
    return found == wanted or (found.startswith("name.") and wanted.startswith("name."))


def report(judged: list[Judged]) -> str:
    """Write all figures."""
    entities = [entity for one in judged for entity in one.entities]
    lines = ["by category            leaks    any  every   full  category right"]
    lines += _table(entities, lambda entity: entity.category)
    names = [entity for entity in entities if entity.category.startswith("name.")]
    lines += _table(names, lambda _: "all names")
    lines += ["by kind of template", *_table(entities, lambda entity: entity.group)]
    lines += ["names by form", *_table(names, lambda entity: entity.form)]
    decoys = Counter(decoy.mark.kind for one in judged for decoy in one.planted.decoys)
    flagged = Counter(leak.mark.kind for one in judged for leak in {leak for leak, _ in one.flagged})
    people, wrong = (sum(counts[kind] for kind in OFFICIALS) for counts in (decoys, flagged))
    lines += [
        f"officials, defendants, lawyers flagged {wrong}/{people} = {100 * wrong / max(1, people):.2f} %"
    ]
    lines += ["decoys flagged: " + ", ".join(f"{k} {flagged[k]}/{n}" for k, n in sorted(decoys.items()))]
    return "\n".join([*lines, *_noise(judged)])


def _noise(judged: list[Judged]) -> list[str]:
    """Write the noise."""
    characters = sum(len(one.planted.text) for one in judged)
    noise = Counter(str(finding.category) for one in judged for finding in one.noise)
    share = 1000 * noise.total() / characters
    told = ", ".join(f"{category} {count}" for category, count in noise.most_common())
    return [f"noise {noise.total()} in {characters:,} characters = {share:.3f} per 1,000 ({told})"]


def _table(entities: Iterable[Entity], key: Callable[[Entity], str]) -> list[str]:
    """Write one line for each value of `key`."""
    rows: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        rows[key(entity)].append(entity)
    return [f"  {name:20} {_row(rows[name])}" for name in sorted(rows)]


def _row(entities: list[Entity]) -> str:
    """Write the shares of a line."""
    count = len(entities)
    shares = (
        sum(any(one.hit) for one in entities),
        sum(all(one.hit) for one in entities),
        sum(all(one.full) for one in entities),
        sum(one.exact for one in entities),
    )
    return f"{count:5} " + " ".join(f"{100 * share / count:6.1f}" for share in shares)
