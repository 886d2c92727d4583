"""The one name for what Ibis computes with: the library ships no types that hold under `mypy --strict`."""

from __future__ import annotations

from typing import Any

# A column, a scalar or a table of ibis.expr.types.
Expr = Any
