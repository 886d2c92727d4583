"""Tables beside the rows of a model."""

from __future__ import annotations

import ibis
import pytest

from annotations.supervision.compile.beside import Beside, beside

_ROWS = ibis.table({"行": "int64", "值": "string"}, name="甲")


def test_tables_stand_beside_the_rows_in_order() -> None:
    first = Beside(ibis.table({"一": "int64", "数": "string"}, name="乙"), {}, {"行": "一"})
    second = Beside(ibis.table({"二": "string"}, name="丙"), {"值'": _ROWS["值"].upper()}, {"值'": "二"})
    assert beside(_ROWS, [first, second]).columns == ("行", "值", "值'", "一", "数", "二")


@pytest.mark.parametrize("name", ["值", "值'", "数"])
def test_a_column_of_two_sides_is_refused(name: str) -> None:
    first = Beside(ibis.table({"一": "int64", "数": "string"}, name="乙"), {"值'": _ROWS["值"]}, {"行": "一"})
    second = Beside(ibis.table({"二": "int64", name: "string"}, name="丙"), {}, {"行": "二"})
    with pytest.raises(ValueError, match=f": {name}$"):
        beside(_ROWS, [first, second])
