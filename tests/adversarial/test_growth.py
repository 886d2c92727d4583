"""What each step does with ten times as much takes about ten times as long, not a hundred times."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice

import pytest

from annotations.privacy.masking.ledger import Ledger, Named
from annotations.privacy.masking.linked import masks_of, matches, renumbered
from annotations.privacy.people.roles import DIVORCED
from annotations.privacy.scene import Scene
from annotations.privacy.sealed import detect_sealed
from annotations.redaction import naming
from annotations.values import Category
from nlp.parse.chains import Link
from nlp.parse.parse import parse
from nlp.readers.html.style import read_rules
from nlp.readers.package_words import says
from nlp.text.view import view_of
from nlp.values import Document, Span
from tests.adversarial.test_names import people
from tests.adversarial.texts import HEAD, TAIL, WITHOUT

Work = Callable[[], object]
FEW, MANY = 400, 4_000
# A busy machine is allowed three times the steady growth; a square would give ten times.
ALLOWED = 3.0
# Less than this is not measured well.
_LEAST = 0.001


def _screened(words: str, count: int) -> Work:
    text = HEAD + words * count + TAIL

    def work() -> object:
        view, document = view_of(text), Document("x", "x", "x", "text/plain", text)
        return WITHOUT.screen(document, parse(document, view), view)

    return work


def _sealed(count: int) -> Work:
    text = HEAD + "曾因盗窃罪被判处有期徒刑，犯罪时未满十八周岁。" * count + TAIL
    view, document = view_of(text), Document("x", "x", "x", "text/plain", text)
    scene = Scene(document, parse(document, view), view)
    return lambda: sum(1 for _ in detect_sealed(scene))


def _masks_of_a_case(count: int) -> Work:
    named = (naming.Named(name, Category.NAME_WITNESS) for name in dict.fromkeys(people(2 * count)))
    rolls = [naming.Roll(tuple(islice(named, count)))]
    return lambda: naming.names_of(rolls)


def _linked(count: int) -> Work:
    """People of two documents who share a surname: half of them are masked, none fits another."""

    def ledger(place: int) -> Ledger:
        names = (f"张{name}" for name in people(count, place))
        persons = tuple(
            Named(f"张某{at}" if at % 2 else name, bool(at % 2), Category.NAME_VICTIM, ((Span(0, 2), None),))
            for at, name in enumerate(names)
        )
        return Ledger(Link(str(place), None, ()), str(place), persons)

    own, other = ledger(1), ledger(2)
    return lambda: (*matches(own, [masks_of(other)]), *renumbered(own, [masks_of(other)]))


def _blanks(count: int) -> Work:
    text = "甲" + " " * 10 * count + "甲\n"
    return lambda: view_of(text)


def _blank_line_of_a_decision(count: int) -> Work:
    text = "\n" + " " * 10 * count + "甲"
    return lambda: DIVORCED.search(text)


def _style(part: str) -> Callable[[int], Work]:
    return lambda count: lambda: read_rules([part * 10 * count])


def _word_of_a_part(count: int) -> Work:
    return lambda: says("a." * 5 * count)


def _homes(count: int) -> Work:
    return _screened("家住吉林省通榆县开通镇向阳路12号3单元402室，在向阳路12号3单元402室，", count // 4)


STEPS: dict[str, Callable[[int], Work]] = {
    "sealed records": _sealed,
    "masks of a case": _masks_of_a_case,
    "linked people of one surname": _linked,
    "a line of blanks": _blanks,
    "a line of blanks in a decision": _blank_line_of_a_decision,
    "a style without rules": _style("甲"),
    "comments of a style that do not close": _style("/* "),
    "blocks of a style that do not open": _style("@"),
    "one long word": _word_of_a_part,
    "a home that is told again": _homes,
}


def seconds(work: Work) -> float:
    """Return the processor time of the quicker of two runs."""
    times = []
    for _ in range(2):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("step", STEPS)
def test_ten_times_as_much_takes_about_ten_times_as_long(step: str) -> None:
    few, many = STEPS[step](FEW), STEPS[step](MANY)
    few()

    assert seconds(many) < ALLOWED * MANY / FEW * max(seconds(few), _LEAST)
