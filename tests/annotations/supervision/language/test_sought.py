"""Patterns that are looked for by plain texts first find what the pattern itself finds."""

import random
import time

import ibis
import pytest
import re2

from annotations.supervision.language.sought import found

_ALPHABET = "甲乙丙，"
_PATTERNS = (
    "甲乙",
    "甲|乙丙",
    "甲乙|乙丙|丙甲",
    "(甲|乙丙)(乙|丙)?甲",
    "甲乙[^，]{0,2}丙|乙乙甲",
    "(?:甲|乙)+丙丙",
    "[甲乙]丙，",
    "[^甲]乙丙",
    "甲乙$|丙丙",
    "^甲乙|乙丙丙",
    "(^|，)甲乙",
    "甲*乙?",
    "(?i)甲乙",
    "甲{2}乙丙",
    "甲{,2}",
    "甲乙.*丙甲|丙丙.乙",
    "(甲乙|)丙甲",
    "甲|乙|丙|，|甲乙|乙丙",
    "甲{,1}乙",
    "(" * 900 + "甲乙" + ")" * 900,
    f"甲乙丙|{'|'.join(f'乙{number}丙' for number in range(101))}",
)


def _texts() -> list[str | None]:
    """Draw short texts, some of them unknown."""
    draw = random.Random(11)
    drawn = ("".join(draw.choices(_ALPHABET, k=draw.randrange(9))) for _ in range(600))
    return [None, "甲{,2}", *drawn]


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_the_same_texts_are_found(pattern: str) -> None:
    texts = _texts()
    table = ibis.memtable({"text": texts}, schema={"text": "string"})
    rows = table.mutate(hit=found(table.text, pattern), of=found(table.text.upper(), pattern))
    told = ibis.duckdb.connect().to_pyarrow(rows).to_pylist()
    expected = {text: None if text is None else bool(re2.search(pattern, text)) for text in texts}
    assert {row["text"]: row["hit"] for row in told} == expected
    assert {row["text"]: row["of"] for row in told} == expected


def test_few_texts_are_looked_for_without_a_pattern() -> None:
    table = ibis.table({"text": "string"}, name="t")
    assert "REGEXP" not in ibis.to_sql(found(table.text, "甲乙|丙(丁|戊)"), dialect="duckdb").upper()


def test_what_must_stand_there_is_looked_for_first() -> None:
    table = ibis.table({"text": "string"}, name="t")
    written = str(ibis.to_sql(found(table.text, "甲[^。]{0,9}乙丙|丁戊"), dialect="duckdb"))
    assert written.index("'乙丙'") < written.index("REGEXP")
    assert "'甲'" not in written


def test_very_many_texts_are_not_weighed_against_one_another() -> None:
    table = ibis.table({"text": "string"}, name="t")
    many = "|".join(f"{number:04}期还款" for number in range(4_000))
    spent = time.process_time()
    written = str(ibis.to_sql(found(table.text, many), dialect="duckdb"))
    # Each against each took over four seconds.
    assert time.process_time() - spent < 2
    assert "CONTAINS" not in written.upper()
