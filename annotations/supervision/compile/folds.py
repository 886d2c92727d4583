"""Functions over rows that can be worked out piece by piece: of each day, or of the rows before and after.

A count of a span is the sum of its days' counts, a greatest value the greatest of its days' greatest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import ibis

from annotations.supervision.language.expr import Expr
from annotations.supervision.language.lower_functions import truth


@dataclass(frozen=True, slots=True)
class Piece:
    """What is kept of a row, and how what is kept of several becomes one: it `adds` up, or is an extreme."""

    of_row: Callable[[Expr], Expr]
    together: Callable[[Expr], Expr]
    adds: bool


@dataclass(frozen=True, slots=True)
class Fold:
    """A function over rows: its pieces, and what is told from them."""

    pieces: tuple[Piece, ...]
    told: Callable[..., Expr] = lambda one: one


def _sum(of_row: Callable[[Expr], Expr]) -> Piece:
    """Add up."""
    return Piece(of_row, lambda value: value.sum(), adds=True)


def _ratio(part: Expr, whole: Expr) -> Expr:
    """Divide two sums."""
    return part.cast("float64") / whole.cast("float64").nullif(0.0)


def only(least: Expr, greatest: Expr) -> Expr:
    """Give the one value there is: then the least is the greatest."""
    return ibis.ifelse(least == greatest, greatest, ibis.null(greatest.type()))


_LEAST = Piece(lambda value: value, lambda value: value.min(), adds=False)
_GREATEST = Piece(lambda value: value, lambda value: value.max(), adds=False)

FOLDS: Mapping[str, Fold] = MappingProxyType(
    {
        "计数": Fold((_sum(truth),)),
        "占比": Fold((_sum(truth), _sum(lambda _: ibis.literal(1, "int64"))), _ratio),
        "求和": Fold((_sum(lambda number: number),)),
        "平均": Fold(
            (
                _sum(lambda number: number.cast("float64")),
                _sum(lambda number: number.notnull().cast("int64")),
            ),
            _ratio,
        ),
        "最大": Fold((_GREATEST,)),
        "最小": Fold((_LEAST,)),
        "最早": Fold((_LEAST,)),
        "最晚": Fold((_GREATEST,)),
        "唯一": Fold((_LEAST, _GREATEST), only),
    }
)


def piece_column(column: str, number: int) -> str:
    """Name the column of a piece."""
    return f"{column}·{number}"


def pieces(column: str, function: str) -> Mapping[str, Piece]:
    """Return the pieces of a function, by the columns that hold them."""
    return {piece_column(column, i): piece for i, piece in enumerate(FOLDS[function].pieces)}


def told(rows: Expr, column: str, function: str) -> Expr:
    """Tell a function from the columns of its pieces."""
    fold = FOLDS[function]
    return fold.told(*(rows[piece_column(column, i)] for i in range(len(fold.pieces))))


def median_of(ordered: Expr) -> Expr:
    """Find the middle of ordered values."""
    count = ordered.length()
    # Spark counts the entries of a list in 32 bits.
    low, high = (ordered[at.cast("int32")] for at in ((count - 1) // 2, count // 2))
    return ibis.ifelse(count > 0, (low + high) / 2, ibis.null("float64"))
