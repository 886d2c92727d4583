"""Which documents of a run that did not come to its end must be read again, for what links them shows.

Who is masked in one document and named in another is found at the end of a run, from names that no file
keeps. So after a run that was killed, the documents that it had stored are read once more: only those that
share a case with another one which waits for its links, too.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from jianwen.ingesting.register import Register, Values
from jianwen.keeping.tables import read_rows
from jianwen.running.linking import key_of
from nlp.parse.case_numbers import parse_case_number


@dataclass(frozen=True, slots=True)
class Again:
    """The documents to be read again, and the units that hold them; they may be many and lie on disk."""

    ids: Values
    places: Container[str]


def to_read_again(cases: Path, register: Register) -> Again:
    """Return the documents of earlier runs that share a case with another document that is not linked."""
    numbers = _numbers(cases, register) if register.has_left_unlinked() else iter(())
    return Again(*register.left_sharing(numbers))


def _numbers(cases: Path, register: Register) -> Iterator[tuple[str, str]]:
    """Give the ids of documents with each number that links them; what has none of its own is not linked."""
    for name in register.shards():
        path = cases / name / "cases.parquet"
        for row in read_rows(path, columns=["id", "case_number", "chain"]):
            for written in row["chain"] if row["case_number"] else ():
                number = parse_case_number(written)
                if number is not None:
                    yield row["id"], key_of(number)
