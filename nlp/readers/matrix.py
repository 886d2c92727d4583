"""Matrices of pages (PDF, OFD): how they move and scale what is drawn."""

from __future__ import annotations

Matrix = tuple[float, float, float, float, float, float]

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that does `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def at(x: float, y: float, m: Matrix) -> tuple[float, float]:
    """Move a point by a matrix."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def inverse(m: Matrix) -> Matrix:
    """Return the matrix that undoes `m`; one that cannot be undone sends all points far away."""
    det = m[0] * m[3] - m[1] * m[2]
    if abs(det) < 1e-12:
        return (0.0, 0.0, 0.0, 0.0, -1.0, -1.0)
    a, b, c, d = m[3] / det, -m[1] / det, -m[2] / det, m[0] / det
    return (a, b, c, d, -(m[4] * a + m[5] * c), -(m[4] * b + m[5] * d))
