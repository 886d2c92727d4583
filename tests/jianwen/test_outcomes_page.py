"""The page of outcomes: pictures where they say something, and nothing that a browser would run."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from indexer.authority import Tier
from indexer.outcomes.compare import AT_LEAST, comparable, standings
from indexer.outcomes.values import Given, Result
from jianwen.report.outcomes_html import write_outcomes_html
from jianwen.report.similar_values import CaseSide, LikeCase
from jianwen.report.strip import MARGIN, WIDTH, strip

MADE = datetime(2026, 11, 26, tzinfo=UTC)


def fine(value: float) -> tuple[Result, ...]:
    return (Result("罚金", Given.SENTENCED, value=value),)


def side(number: int, results: tuple[Result, ...], title: str = "") -> CaseSide:
    case_number = f"（2021）云9931刑初{number}号"
    return CaseSide(
        str(number),
        title,
        case_number,
        "青禾县人民法院",
        "2021-03-20",
        "盗窃罪",
        "判决书",
        "",
        (),
        (),
        (),
        results,
    )


def page(folder: Path, like: int, title: str = "") -> str:
    own = side(99, fine(50_000.0), title)
    hits = [
        LikeCase(side(number, fine(1000.0 + 100 * number)), Tier.OTHER, 1.0, (), "") for number in range(like)
    ]
    path = folder / "outcomes.html"
    write_outcomes_html(path, own, standings(own.results, [hit.case.results for hit in hits]), hits, MADE)
    return path.read_text("utf-8")


def test_a_result_that_stands_out_has_a_picture_and_a_sentence(tmp_path: Path) -> None:
    text = page(tmp_path, 10)
    assert text.count("<circle") == 10
    assert "本案罚金 50,000 元，高于 10 件类案的中位数（1,450 元）" in text


def test_too_few_like_cases_have_no_picture(tmp_path: Path) -> None:
    text = page(tmp_path, AT_LEAST - 1)
    assert "<svg" not in text
    assert "可比的类案不足 8 件，不作比较" in text


def test_a_title_is_text_not_markup(tmp_path: Path) -> None:
    text = page(tmp_path, 2, "<script>alert(1)</script>")
    assert "<script" not in text


@given(st.lists(st.floats(0, 1e7), min_size=AT_LEAST, max_size=30), st.floats(0, 1e7))
def test_everything_lies_in_the_picture(values: list[float], own: float) -> None:
    others = [fine(value) for value in values]
    standing = standings(fine(own), others)[0]
    picture = strip(standing, comparable(standing.result, others))
    assert picture is not None
    places = [*picture.dots, picture.lower, picture.median, picture.upper, picture.own or MARGIN]
    assert all(MARGIN <= place <= WIDTH - MARGIN for place in places)
