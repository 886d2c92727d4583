"""Screen the invented judgments of tests/invented and print, set by set, what was found of their leaks.

`python -m bench.invented [SET…] [--flat] [--details FILE]`: a set is a folder there; without one, all. The
score is that of `annotations.score`, names of every kind apart. As the bars have it, health counts at any
severity and the rest at error or warn; what only asks a person to look (family_privacy) is printed below
the table and does not count. `--flat` puts each document on one line, as the court site gives it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotations.fingerprints import new_key
from annotations.gold.jsonl import Entity
from annotations.gold.labelled import entities_of
from annotations.gold.tagged import Tagged, labelled, load_all
from annotations.privacy.screen import Screener
from annotations.score import Found, Score, evaluate, is_hit
from annotations.score_table import table
from annotations.values import Category, Finding, Severity
from bench.privacy import details
from nlp.names.recognisers.interface import Recogniser
from nlp.names.recognisers.lac import LacRecogniser
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document

ROOT = Path(__file__).resolve().parents[1] / "tests" / "invented"
CATEGORIES = (
    Category.NAME_VICTIM,
    Category.NAME_WITNESS,
    Category.NAME_APPRAISER,
    Category.NAME_MINOR,
    Category.NAME_FAMILY_PARTY,
    Category.ID_NUMBER,
    Category.PHONE,
    Category.EMAIL,
    Category.SOCIAL_ACCOUNT,
    Category.ADDRESS,
    Category.BANK_ACCOUNT,
    Category.PLATE,
    Category.PROPERTY_CERTIFICATE,
    Category.HEALTH,
    Category.SCHOOL,
    Category.TECH_INVESTIGATION,
)
ASKED = Category.FAMILY_PRIVACY
LOUD = (Severity.ERROR, Severity.WARN)
QUIET = (Category.HEALTH, ASKED)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help="folders of tests/invented (default: all)")
    parser.add_argument("--flat", action="store_true", help="put each document on one line")
    parser.add_argument("--details", type=Path, help="write misses and false alarms here")
    options = parser.parse_args()
    there = sorted(path.name for path in ROOT.iterdir() if path.is_dir())
    unknown = sorted(set(options.sets) - set(there))
    if unknown:
        print(f"no such set: {', '.join(unknown)}; there are {', '.join(there)}", file=sys.stderr)
        return 2
    recogniser = LacRecogniser()
    told = [report(name, recogniser, flat=options.flat) for name in options.sets or there]
    if options.details:
        options.details.write_text("".join(told), encoding="utf-8")
    return 0


def report(name: str, recogniser: Recogniser, *, flat: bool) -> str:
    """Screen one set and print its figures; return the misses and false alarms with their surroundings."""
    documents = load_all(ROOT / name)
    texts = {one.name: one.text.replace("\n", " ") if flat else one.text for one in documents}
    gold = gold_of(documents)
    found = list(screened(texts, recogniser))
    kinds = [category.value for category in CATEGORIES]
    firm = [entity for entity in gold if entity.category != ASKED]
    score = evaluate(firm, (one for one in found if one.category != ASKED), texts, kinds)
    print(f"== {name}\n{table(score)}")
    print(asked_line([entity for entity in gold if entity.category == ASKED], found), end="\n\n")
    said = details(score, gold, found, texts)
    return f"== {name}\n{said}# cut or not everywhere\n" + "".join(partly(firm, found, score))


def gold_of(documents: Iterable[Tagged]) -> tuple[Entity, ...]:
    """Return the gold: what is tagged, and what is doubtful in every category."""
    kinds = [category.value for category in (*CATEGORIES, ASKED)]
    return tuple(entities_of(labelled(one, kinds) for one in documents))


def screened(texts: Mapping[str, str], recogniser: Recogniser) -> Iterator[Found]:
    """Screen every document and keep the findings that count."""
    screener = Screener(new_key(), recogniser=recogniser)
    for name, text in texts.items():
        document = Document(id=name, document=name, source=name, media_type="text/plain", text=text)
        view = view_of(text)
        for finding in screener.screen(document, parse(document, view), view).findings:
            if finding.span is not None and counts(finding):
                yield Found(name, finding.category.value, finding.span, finding.span.of(text))


def counts(finding: Finding) -> bool:
    """Say whether a finding counts: loud ones do, and those of the quiet categories."""
    return finding.severity in LOUD or finding.category in QUIET


def asked_line(gold: list[Entity], found: list[Found]) -> str:
    """Say how many of the passages for a person to look at were touched, and how many findings touch none."""
    firm = [entity for entity in gold if not entity.arguable]
    asked = [one for one in found if one.category == ASKED]
    met = sum(any(_touches(one, entity) for one in asked) for entity in firm)
    stray = sum(not any(_touches(one, entity) for entity in gold) for one in asked)
    return f"{ASKED}, for a person to look at: touched {met} of {len(firm)}; elsewhere {stray}"


def _touches(found: Found, entity: Entity) -> bool:
    """Say whether a finding overlaps a place of an entity, however long it is."""
    same = found.document == entity.document
    return same and any(found.span.overlaps(span) for span in entity.spans)


def partly(gold: Iterable[Entity], found: list[Found], score: Score) -> Iterator[str]:
    """Tell the entities that were hit, but not in every place or not to their last character."""
    for entity in gold:
        key = (entity.document, entity.category, entity.text)
        if entity.arguable or key not in score.hits:
            continue
        same = [one for one in found if (one.document, one.category) == key[:2]]
        for span in entity.spans:
            hits = [one for one in same if is_hit(one, entity, span)]
            if not any(one.span.start <= span.start and span.end <= one.span.end for one in hits):
                said = "、".join(one.text for one in hits) or "not here"
                yield f"{entity.document}\t{entity.category}\t{entity.text}\tat {span.start}: {said}\n"


if __name__ == "__main__":
    sys.exit(main())
