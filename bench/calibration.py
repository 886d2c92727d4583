"""How often findings of each confidence prove right, and the table that makes confidence mean that.

`python -m bench.calibration [--documents N] [--write]`. Counted on privacy_dev, on planted sentences of the
tuning half, and on findings in other judgments that a reader judged (`calibration_read.tsv`: figures only).
What is planted is easier than life, so it counts a quarter. The table is checked on the blind half.

A class is a category with a detector's confidence. Its figure is its own share of right findings, drawn
towards the share of all findings of that confidence as if four more of those had been seen.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from annotations.gold.jsonl import Entity, load_gold
from annotations.privacy.calibration import TABLE
from annotations.privacy.screen import Screener
from annotations.score import SLACK
from bench.inject import planted, screened
from bench.privacy import DATA, texts
from nlp.names.recognisers.lac import LacRecogniser
from nlp.values import Span

READ = Path(__file__).with_name("calibration_read.tsv")
PLANTED_WEIGHT, PULL = 0.25, 4.0
LOWEST, HIGHEST = 0.05, 0.99

Class = tuple[str, int]


@dataclass(slots=True)
class Tally:
    """Weighted counts of findings, and of those that were right."""

    seen: float = 0.0
    right: float = 0.0

    def add(self, weight: float, *, right: bool) -> None:
        """Count one finding."""
        self.seen += weight
        self.right += weight * right


@dataclass(frozen=True, slots=True)
class Judged:
    """One distinct finding of a document: its class, whether it was right, and how much it counts."""

    category: str
    raw: int
    right: bool
    weight: float = 1.0


def of_gold(screener: Screener) -> Iterator[Judged]:
    """Judge findings on privacy_dev by its gold; what is arguable says nothing."""
    documents = texts(DATA / "docs.jsonl.gz")
    gold = load_gold(DATA / "gold.jsonl")
    known = {entity.category for entity in gold}
    by_document: dict[str, list[Entity]] = defaultdict(list)
    for entity in gold:
        by_document[entity.document].append(entity)
    for id_, text in documents.items():
        verdicts: dict[tuple[str, str], tuple[int, bool]] = {}
        for category, raw, span in findings(screener, text):
            if category not in known:
                continue
            entities = [one for one in by_document[id_] if _touches(one, category, span)]
            if entities and all(one.arguable for one in entities):
                continue
            key = category, span.of(text)
            before = verdicts.get(key, (0, False))
            verdicts[key] = max(raw, before[0]), before[1] or bool(entities)
        for (category, _), (raw, right) in verdicts.items():
            yield Judged(category, raw, right)


def _touches(entity: Entity, category: str, span: Span) -> bool:
    """Say whether a finding is about an entity."""
    same = entity.category == category or _names(entity.category, category)
    return (
        same and any(one.overlaps(span) for one in entity.spans) and len(span) <= 2 * len(entity.text) + SLACK
    )


def _names(one: str, other: str) -> bool:
    """Say whether both are names of people: the role is a question of its own."""
    return one.startswith("name.") and other.startswith("name.")


def of_plants(screener: Screener, half: str, documents: int) -> Iterator[Judged]:
    """Judge findings in planted sentences."""
    for one in planted(half, documents, seed=2):
        verdicts: dict[tuple[str, str], tuple[int, bool]] = {}
        for category, raw, span in findings(screener, one.text):
            if one.back(span) is not None:
                continue
            right = any(
                span.overlaps(leak.span)
                and (leak.mark.category == category or _names(leak.mark.category, category))
                for leak in one.leaks
            )
            key = category, span.of(one.text)
            before = verdicts.get(key, (0, False))
            verdicts[key] = max(raw, before[0]), before[1] or right
        for (category, _), (raw, right) in verdicts.items():
            if category in _PLANTED:
                yield Judged(category, raw, right, PLANTED_WEIGHT)


# What the templates plant; of other categories they say nothing.
_PLANTED = frozenset(
    (
        *("name.victim", "name.witness", "name.appraiser", "name.minor", "id_number", "phone", "email"),
        *("social_account", "bank_account", "plate", "property_certificate", "address", "health", "school"),
    )
)


def findings(screener: Screener, text: str) -> Iterator[tuple[str, int, Span]]:
    """Screen a text; give category, the detector's own confidence in per cent, and span."""
    for one in screened(screener, text):
        if one.span is not None:
            yield one.category.value, round(one.confidence * 100), one.span


def of_readers() -> Iterator[Judged]:
    """Take the counts of findings that a reader judged in other judgments."""
    for line in READ.read_text("utf-8").splitlines()[1:]:
        category, raw, right, wrong = line.split("\t")
        yield from (Judged(category, int(raw), right=True) for _ in range(int(right)))
        yield from (Judged(category, int(raw), right=False) for _ in range(int(wrong)))


def fitted(judged: Iterable[Judged]) -> dict[Class, tuple[int, Tally]]:
    """Make the table."""
    classes: dict[Class, Tally] = defaultdict(Tally)
    levels: dict[int, Tally] = defaultdict(Tally)
    for one in judged:
        classes[one.category, one.raw].add(one.weight, right=one.right)
        levels[one.raw].add(one.weight, right=one.right)
    level = rising(levels)
    table = {}
    for (category, raw), tally in sorted(classes.items()):
        share = (tally.right + PULL * level[raw]) / (tally.seen + PULL)
        table[category, raw] = round(100 * min(HIGHEST, max(LOWEST, share))), tally
    return table


def rising(levels: dict[int, Tally]) -> dict[int, float]:
    """Fit shares that never fall while confidence rises (neighbours that do are pooled)."""
    pools: list[tuple[list[int], Tally]] = []
    for raw in sorted(levels):
        # One right and one wrong besides: few findings prove little.
        pools.append(([raw], Tally(levels[raw].seen + 2, levels[raw].right + 1)))
        while len(pools) > 1 and _share(pools[-2][1]) > _share(pools[-1][1]):
            upper, lower = pools.pop(), pools.pop()
            both = Tally(lower[1].seen + upper[1].seen, lower[1].right + upper[1].right)
            pools.append((lower[0] + upper[0], both))
    return {raw: _share(tally) for raws, tally in pools for raw in raws}


def _share(tally: Tally) -> float:
    """Return the share that was right."""
    return tally.right / tally.seen


EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def reliability(judged: Iterable[Judged], shown: dict[Class, int] | None) -> str:
    """Write, for each bucket of confidence, how much was right; and the mean gap between the two."""
    buckets: dict[tuple[float, float], tuple[Tally, list[float]]] = {
        edges: (Tally(), []) for edges in pairwise(EDGES)
    }
    for one in judged:
        percent = one.raw if shown is None else shown.get((one.category, one.raw), one.raw)
        edges = next(edges for edges in buckets if edges[0] <= percent / 100 < edges[1])
        buckets[edges][0].add(one.weight, right=one.right)
        buckets[edges][1].append(one.weight * percent / 100)
    lines, gap, total = [], 0.0, sum(tally.seen for tally, _ in buckets.values())
    for (low, high), (tally, said) in buckets.items():
        if not tally.seen:
            continue
        mean = sum(said) / tally.seen
        gap += tally.seen / total * abs(mean - _share(tally))
        lines.append(
            f"  {low:.2f}–{min(high, 1):.2f}  said {mean:.3f}  right {_share(tally):.3f}  of {tally.seen:.1f}"
        )
    return "\n".join([*lines, f"  expected calibration error {gap:.3f}"])


def main() -> int:
    """Make or check the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200, help="judgments to plant in, of each half")
    parser.add_argument("--write", action="store_true", help="write the table that the screening uses")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"no data at {DATA}: set JIANWEN_DATA", file=sys.stderr)
        return 2
    screener = Screener(bytes(32), recogniser=LacRecogniser(), raw_confidence=True)
    real = [*of_gold(screener), *of_readers()]
    learned = [*real, *of_plants(screener, "tuning", options.documents)]
    table = fitted(learned)
    shown = {key: percent for key, (percent, _) in table.items()}
    blind = list(of_plants(screener, "blind", options.documents))
    for name, judged in (("learned from", learned), ("real text alone", real), ("blind half", blind)):
        print(f"{name}, before\n{reliability(judged, None)}\n{name}, after\n{reliability(judged, shown)}")
    if options.write:
        rows = [
            f"{category}\t{raw}\t{percent}\t{tally.seen:.2f}\t{tally.right:.2f}"
            for (category, raw), (percent, tally) in table.items()
        ]
        TABLE.write_text("\n".join(("category\tsaid\tmeans\tseen\tright", *rows)) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
