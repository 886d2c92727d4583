"""The table of confidence: well formed, and what nobody measured keeps the detector's word."""

from __future__ import annotations

from annotations.privacy.calibration import calibrated, table
from annotations.values import Category
from bench.calibration import Judged, Tally, fitted, rising


def test_every_row_is_a_category_and_a_share() -> None:
    for (category, said), means in table().items():
        assert Category(category)
        assert 0 < said <= 100
        assert 0 < means < 1


def test_a_class_that_nobody_measured_keeps_its_word() -> None:
    assert calibrated(Category.TRADE_SECRET, 0.4321) == 0.4321


def test_what_is_measured_says_what_was_seen() -> None:
    (category, said), means = next(iter(table().items()))
    assert calibrated(Category(category), said / 100) == means


def test_shares_do_not_fall_while_confidence_rises() -> None:
    levels = {50: Tally(10, 9), 60: Tally(10, 2), 90: Tally(100, 99)}
    shares = rising(levels)
    assert shares[50] == shares[60] < shares[90]


def test_a_class_seen_often_speaks_for_itself_and_a_rare_one_hardly() -> None:
    often = [Judged("phone", 80, right=True)] * 95 + [Judged("phone", 80, right=False)] * 5
    rare = [Judged("plate", 80, right=False)]
    table = {key: percent for key, (percent, _) in fitted([*often, *rare]).items()}
    assert 93 <= table["phone", 80] <= 96
    assert 60 <= table["plate", 80] <= 85
