"""Every number here was computed by hand."""

from __future__ import annotations

import pytest

from annotations.gold.jsonl import Entity
from annotations.score import Found, Tally, compare, evaluate
from annotations.score_table import change_table, table
from nlp.values import Span


def entity(document: str, text: str, *starts: int, category: str = "phone", arguable: bool = False) -> Entity:
    return Entity(document, category, text, tuple(Span(at, at + len(text)) for at in starts), arguable)


def found(document: str, text: str, start: int, category: str = "phone") -> Found:
    return Found(document, category, Span(start, start + len(text)), text)


def test_any_every_full() -> None:
    gold = [entity("a", "12345", 0, 10), entity("a", "67890", 20), entity("b", "11111", 0)]
    findings = [
        found("a", "12345", 0),  # one mention of two
        found("a", "6789", 20),  # touched, but not to the last character
        found("b", "11111", 0),
    ]
    assert evaluate(gold, findings).total == Tally(gold=3, any=3, every=2, full=1, right=3, wrong=0)


def test_two_pieces_cover_together_unless_there_is_a_gap() -> None:
    gold = [entity("a", "123456", 0), entity("b", "123456", 0)]
    findings = [found("a", "123", 0), found("a", "456", 3), found("b", "12", 0), found("b", "456", 3)]
    assert evaluate(gold, findings).total.full == 1


def test_precision_counts_distinct_texts_of_known_categories() -> None:
    gold = [entity("a", "12345", 0, 10)]
    findings = [
        found("a", "12345", 0),
        found("a", "12345", 10),  # the same text again
        found("a", "99999", 30),  # wrong
        found("a", "99999", 40),  # wrong again, counted once
        found("b", "99999", 30),  # wrong in another document
        found("b", "x@y.z", 0, "email"),  # the gold does not know the category
    ]
    score = evaluate(gold, findings, ["a", "b", "c"])
    assert score.total == Tally(gold=1, any=1, every=1, full=1, right=1, wrong=2)
    assert score.total.precision == pytest.approx(1 / 3)
    assert (score.documents, score.clean, score.left_clean) == (3, 2, 1)


def test_arguable_neither_counts_nor_hurts() -> None:
    gold = [entity("a", "12345", 0, arguable=True), entity("b", "12345", 0)]
    score = evaluate(gold, [found("a", "12345", 0)])
    assert score.total == Tally(gold=1)
    assert (score.clean, score.left_clean) == (1, 1)
    assert score.total.precision is None


def test_too_long_is_no_hit() -> None:
    gold = [entity("a", "12345", 10)]
    twenty, more = "x" * 20, "x" * 21
    assert evaluate(gold, [found("a", twenty, 0)]).total.any == 1
    assert evaluate(gold, [found("a", more, 0)]).total == Tally(gold=1, wrong=1)


def test_the_wrong_category_is_no_hit() -> None:
    gold = [entity("a", "12345", 0), entity("b", "12345", 0, category="plate")]
    score = evaluate(gold, [found("a", "12345", 0, "plate")])
    assert score.categories["phone"] == Tally(gold=1)
    assert score.categories["plate"] == Tally(gold=1, wrong=1)


def test_gains_and_losses() -> None:
    gold = [entity("a", "12345", 0), entity("a", "67890", 10)]
    before = evaluate(gold, [found("a", "12345", 0), found("a", "000", 30)])
    after = evaluate(gold, [found("a", "67890", 10), found("b", "000", 30)])
    change = compare(before, after)
    assert change.gained == (("a", "phone", "67890"),)
    assert change.lost == (("a", "phone", "12345"),)
    assert change.alarms_added == (("b", "phone", "000"),)
    assert change.alarms_removed == (("a", "phone", "000"),)
    assert "67890" not in change_table(change) and "67890" not in repr(change)


def test_the_table() -> None:
    text = table(evaluate([entity("a", "12345", 0), entity("a", "67890", 9)], [found("a", "12345", 0)]))
    lines = text.splitlines()
    assert lines[1].split() == ["phone", "2", "0.500", "0.500", "0.500", "1", "1.000"]
    assert lines[-2] == "documents 1, clean 0, left clean 0"
    assert lines[-1].startswith("any: ")
