"""Jianwen beside other screeners on the same texts.

`python -m bench.peers [--documents N] [--half tuning|blind]`. Two sets: privacy_dev, whose gold is complete,
and planted judgments (bench.inject), where only the planted sentences are judged, because only there
everything is known. Kinds that a set has no leak of are not judged on it. All tools run in one process.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotations.gold.jsonl import load_gold
from annotations.score import SLACK
from bench.inject import DATA, planted
from bench.inject_plant import Planted
from bench.inject_score import OFFICIALS
from bench.peers_tools import Hit, Tool, jianwen, kind_of, lac, lac_and_regexes, optional
from bench.privacy import DATA as GOLD
from bench.privacy import texts
from nlp.names.recognisers.lac import LacRecogniser
from nlp.values import Span

KINDS = (
    *("name", "id_number", "phone", "email", "social_account", "address", "bank_account", "plate"),
    *("property_certificate", "health", "school"),
)
FLOOR = 0.2


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of a text: leaks (kind → value → places), doubtful places, and where all is known."""

    text: str = field(repr=False)
    leaks: dict[tuple[str, str], list[Span]] = field(repr=False)
    doubtful: tuple[tuple[str, Span], ...]
    officials: tuple[Span, ...]
    known: tuple[Span, ...]


@dataclass(slots=True)
class Counts:
    """What a tool did on a set."""

    gold: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    hit: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    full: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    right: int = 0
    wrong: int = 0
    officials: int = 0
    flagged: int = 0
    characters: int = 0
    rates: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Return the share of all leaks found."""
        return sum(self.hit.values()) / max(1, sum(self.gold.values()))

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)


def of_gold() -> list[Truth]:
    """Read privacy_dev."""
    documents = texts(GOLD / "docs.jsonl.gz")
    leaks: dict[str, dict[tuple[str, str], list[Span]]] = {id_: {} for id_ in documents}
    doubtful: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for entity in load_gold(GOLD / "gold.jsonl"):
        kind = kind_of(entity.category)
        if entity.arguable:
            doubtful[entity.document] += [(kind, span) for span in entity.spans]
        else:
            leaks[entity.document].setdefault((kind, entity.text), []).extend(entity.spans)
    return [
        Truth(text, leaks[id_], tuple(doubtful[id_]), (), (Span(0, len(text)),))
        for id_, text in documents.items()
    ]


def of_plants(every: Iterable[Planted]) -> list[Truth]:
    """Take what was planted."""
    truths = []
    for one in every:
        leaks: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for leak in one.leaks:
            leaks[kind_of(leak.mark.category), leak.span.of(one.text)].append(leak.span)
        officials = tuple(decoy.span for decoy in one.decoys if decoy.mark.kind in OFFICIALS)
        truths.append(Truth(one.text, leaks, (), officials, one.inserted))
    return truths


def measure(tool: Tool, truths: Sequence[Truth]) -> Counts:
    """Run a tool over a set."""
    counts = Counts()
    judged = {kind for truth in truths for kind, _ in truth.leaks}
    for truth in truths:
        began = time.process_time()
        hits = list(tool.find(truth.text))
        counts.rates.append(len(truth.text) / (time.process_time() - began))
        _count(counts, truth, [hit for hit in hits if hit[0] in judged])
    return counts


def _count(counts: Counts, truth: Truth, hits: list[Hit]) -> None:
    """Count what a tool found in one text."""
    placed = [(kind, Span(start, end)) for kind, start, end in hits if end > start]
    for (kind, text), spans in truth.leaks.items():
        hitting = [span for found, span in placed if found == kind and len(span) <= 2 * len(text) + SLACK]
        covered = {at for span in hitting for at in range(span.start, span.end)}
        counts.gold[kind] += 1
        counts.hit[kind] += any(one.overlaps(span) for one in hitting for span in spans)
        counts.full[kind] += all(at in covered for span in spans for at in range(span.start, span.end))
    leaks = [(kind, span) for (kind, _), spans in truth.leaks.items() for span in spans]
    verdicts: dict[tuple[str, str], bool | None] = {}
    for kind, span in placed:
        if any(span.overlaps(known) for known in truth.known):
            verdict = _verdict(kind, span, leaks, truth.doubtful)
            key = kind, span.of(truth.text)
            verdicts[key] = verdicts.get(key) or verdict
    counts.right += sum(verdict is True for verdict in verdicts.values())
    counts.wrong += sum(verdict is False for verdict in verdicts.values())
    names = [span for kind, span in placed if kind == "name"]
    counts.officials += len(truth.officials)
    counts.flagged += sum(any(span.overlaps(one) for span in names) for one in truth.officials)
    counts.characters += sum(len(span) for span in truth.known)


def _verdict(
    kind: str, span: Span, leaks: list[tuple[str, Span]], doubtful: tuple[tuple[str, Span], ...]
) -> bool | None:
    """Say whether a finding is right; None for what only touches the doubtful."""
    if any(kind == one and span.overlaps(place) for one, place in leaks):
        return True
    return None if any(kind == one and span.overlaps(place) for one, place in doubtful) else False


def table(name: str, found: dict[str, Counts]) -> str:
    """Write the figures of a set."""
    kinds = [kind for kind in KINDS if any(counts.gold[kind] for counts in found.values())]
    lines = [name, f"{'':24}" + "".join(f"{tool:>18}" for tool in found)]
    for kind in kinds:
        cells = "".join(f"{_cell(counts, kind):>18}" for counts in found.values())
        gold = next(iter(found.values())).gold[kind]
        lines.append(f"  {kind:16}{gold:5} " + cells)
    rows = {
        "recall": [f"{counts.recall:.3f}" for counts in found.values()],
        "precision": [f"{counts.precision:.3f}" for counts in found.values()],
        "noise per 1,000": [f"{1000 * counts.wrong / counts.characters:.2f}" for counts in found.values()],
        "officials flagged": [f"{_share(counts.flagged, counts.officials)}" for counts in found.values()],
        "characters/s (median)": [f"{statistics.median(counts.rates):,.0f}" for counts in found.values()],
    }
    lines += [f"  {row:22}" + "".join(f"{cell:>18}" for cell in cells) for row, cells in rows.items()]
    return "\n".join(lines)


def _cell(counts: Counts, kind: str) -> str:
    """Write recall, any mention and to the last character."""
    return f"{_share(counts.hit[kind], counts.gold[kind])} ({_share(counts.full[kind], counts.gold[kind])})"


def _share(part: int, whole: int) -> str:
    """Write a share, or a dash without any."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def verdict(found: dict[str, Counts], raw: Counts) -> str:
    """Say whether the bars hold on a set."""
    ours = found["Jianwen"]
    lines = []
    for name, other in found.items():
        if name == "Jianwen":
            continue
        lower = [kind for kind in KINDS if ours.hit[kind] <= other.hit[kind] < ours.gold[kind]]
        even = [kind for kind in KINDS if ours.hit[kind] == other.hit[kind] == ours.gold[kind] > 0]
        told = f"recall not higher in {', '.join(lower)}" if lower else "higher recall in every category"
        told += f" (both find all: {', '.join(even)})" if even else ""
        reached = other.recall > FLOOR and other.precision >= ours.precision
        lines.append(
            f"  against {name}: {told}; our precision {'is reached' if reached else 'is not reached'}"
        )
    ratio = statistics.median(ours.rates) / statistics.median(raw.rates)
    return "\n".join([*lines, f"  {ratio:.1f} times LAC's characters/s on the median document"])


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tuning", "blind"), default="blind")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not (DATA.is_file() and GOLD.is_dir()):
        print(f"no data at {DATA.parent}: set JIANWEN_DATA", file=sys.stderr)
        return 2
    recogniser = LacRecogniser()
    peers, absent = optional()
    tools = [jianwen(recogniser), *peers, lac_and_regexes(recogniser)]
    for tool in tools:
        # What a tool loads, it loads now, outside the measure.
        list(tool.find("证人张明的证言，电话0431-1234567。"))
    print("\n".join(absent))
    plants = of_plants(planted(options.half, options.documents, options.seed))
    sets = {
        f"planted in {options.documents} judgments, {options.half} half": plants,
        "privacy_dev": of_gold(),
    }
    print("recall in per cent: any mention (every mention to the last character)")
    for name, truths in sets.items():
        found = {tool.name: measure(tool, truths) for tool in tools}
        print(table(name, found))
        print(verdict(found, measure(lac(recogniser), truths)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
