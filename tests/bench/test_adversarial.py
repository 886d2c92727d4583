"""What the benchmark of hostile texts says of times that it has measured."""

from __future__ import annotations

from random import Random

import pytest

from bench.adversarial import SMALLEST, grown_over, part_of
from bench.adversarial_texts import HEAD, SHAPES, TAIL, of_length


@pytest.mark.parametrize(
    ("costs", "times"),
    [
        ((1.0, 1.0, 1.0), 1.0),
        ((4.0, 1.0, 3.0), 3.0),
        ((1.0, 2.5, 1.0), 2.5),
        ((4.0, 2.0, 1.0), 0.5),
        ((4.0,), 1.0),
    ],
)
def test_a_size_is_held_against_the_fastest_smaller_one(costs: tuple[float, ...], times: float) -> None:
    assert grown_over(costs) == times


def test_parts_hold_every_shape_once() -> None:
    parts = [part_of(f"{number}/4") for number in range(1, 5)]

    assert sorted(shape for part in parts for shape in part) == sorted(SHAPES)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_fills_any_length(shape: str) -> None:
    text = of_length(SHAPES[shape](Random(1)), SMALLEST)

    assert len(text) == SMALLEST
    assert text.startswith(HEAD)
    assert text.endswith(TAIL)
