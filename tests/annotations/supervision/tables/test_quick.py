"""The shortcut for many cells gives what reading one by one gives."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.supervision.catalogue.values import Sense
from annotations.supervision.tables.cells import Cell, read_cell
from annotations.supervision.tables.names import several_names
from annotations.supervision.tables.quick import one_name, quick
from nlp.text.checksums import Answer, credit_code, id_number

_PIECES = st.sampled_from(
    [
        "李大山",
        "某建材",
        "有限责任公司",
        "股份",
        "（集团）",
        "等5人",
        "、",
        " ",
        "１",
        "7",
        "无",
        "-",
        "NULL",
        "a",
        "·",
        "，",
        "\n",
    ]
)
# What Excel makes of a long number.
_ROUNDED = st.from_regex(r"[1-9](\.[0-9]{1,5})?[eE]\+[0-3][0-9]", fullmatch=True)
_HEAD = st.sampled_from(
    [
        "（2024）宁0121民初",
        "（2014）永民初字第",
        "(2024)宁0121民初",
        "（2024）宁0121某某",
        "（2024）最高法知民终",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=30),
    st.lists(_PIECES, max_size=6).map("".join),
    _ROUNDED,
    st.builds(lambda head, serial: f"{head}{serial}号", _HEAD, st.integers(0, 10**8)),
    st.from_regex(r"-?[0-9]{0,16}(\.[0-9]{0,7})?", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{5}(19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9X]", fullmatch=True),
    st.from_regex(r"[0-9A-HJ-NP-Y]{18}", fullmatch=True),
    st.text("某句。 \n", min_size=190, max_size=210),
)


@pytest.mark.parametrize("sense", list(Sense))
@settings(deadline=None)
@given(written=st.lists(_TEXTS, max_size=8))
def test_what_is_taken_is_what_one_by_one_gives(sense: Sense, written: list[str]) -> None:
    found = quick(sense, pa.array(written, pa.string()))
    taken = [text for text, took in zip(written, found.taken, strict=True) if took]
    assert [Cell(value) for value in found.values.to_pylist()] == [read_cell(sense, text) for text in taken]


@settings(deadline=None)
@given(written=st.lists(_TEXTS, max_size=8))
def test_one_name_is_one_name(written: list[str]) -> None:
    found = one_name(pa.array(written, pa.string()))
    taken = [text for text, took in zip(written, found.taken, strict=True) if took]
    assert [tuple(names) for names in found.values.to_pylist()] == [several_names(text) for text in taken]


@pytest.mark.parametrize(
    ("sense", "written"),
    [
        (Sense.TEXT, "一审简易（独任）"),
        (Sense.TEXT, "文" * 300),
        (Sense.PERSON, "李大山"),
        (Sense.NAME, "某某（集团）股份有限公司"),
        (Sense.NAME, "某某建材有限责任公司"),
        (Sense.ID, "649999197001010018"),
        (Sense.CODE, "91640100MA0000000L"),
        (Sense.CASE_NUMBER, "（2024）宁0121民初101号"),
        (Sense.CASE_NUMBER, "（2024）最高法知民终1号"),
        (Sense.CAUSE, "追索劳动报酬纠纷"),
        (Sense.PLACE, "宁夏永宁县望远镇某村3组12号"),
        (Sense.NUMBER, "12.5"),
        (Sense.MONEY, "36000.50"),
    ],
)
def test_what_is_as_it_should_be_is_taken(sense: Sense, written: str) -> None:
    if sense is Sense.ID:
        written = next(
            f"{written[:17]}{end}" for end in "0123456789X" if id_number(f"{written[:17]}{end}") is Answer.YES
        )
    assert quick(sense, pa.array([written])).taken.tolist() == [True]


def test_checks_agree_with_the_numbers_own_arithmetic() -> None:
    draw = random.Random(5)
    days = [date(1875, 1, 1) + timedelta(draw.randrange(70_000)) for _ in range(2000)]
    numbers = [
        f"{draw.randrange(10, 99)}0101{day:%Y%m%d}{draw.randrange(1000):03}{draw.choice('0123456789X')}"
        for day in days
    ]
    numbers += [f"{number[:12]}{draw.randrange(100):02}{number[14:]}" for number in numbers]
    taken = quick(Sense.ID, pa.array(numbers)).taken.tolist()
    assert taken == [id_number(number) is Answer.YES for number in numbers]
    assert sum(taken) > 20
    codes = ["".join(draw.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=18)) for _ in range(2000)]
    taken = quick(Sense.CODE, pa.array(codes)).taken.tolist()
    assert taken == [credit_code(code) is Answer.YES for code in codes]
    assert sum(taken) > 20
