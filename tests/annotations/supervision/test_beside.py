"""What leads show of columns that the catalogue does not have."""

from __future__ import annotations

import pytest

from annotations.supervision.beside import WITHHELD, shown_beside
from annotations.supervision.catalogue.load import catalogue

DOCKET = catalogue()["案件"]


@pytest.mark.parametrize(
    ("header", "cell", "shown"),
    [
        # What identifies nobody.
        ("归档册数", "3", "3"),
        ("诉讼费（元）", "1,250.00", "1,250.00"),
        ("评查得分", "95.5", "95.5"),
        ("扫描日期", "2024年3月1日", "2024年3月1日"),
        ("装订情况", "合格", "合格"),
        ("案卷等次", "A级", "A级"),
        ("是否归档", "是", "是"),
        # What may name, reach or describe somebody is told by its place alone.
        ("装订人", "合格", WITHHELD),
        ("经办", "高兴", WITHHELD),
        ("当事人电话", "无", WITHHELD),
        ("评语", "张某甲系精神残疾人", WITHHELD),
        ("流水", "13812345678", WITHHELD),
        ("序列", "20240301123", WITHHELD),
        ("摘记", "马玉成", WITHHELD),
        ("摘记", "建国", WITHHELD),
        ("健康状况", "良好", WITHHELD),
        # A column that the catalogue knows of another table is shown as it is there.
        ("身份证号", "640121199001011234", "64***************4"),
        ("残疾等级", "二级", WITHHELD),
    ],
)
def test_a_cell_is_shown_only_where_it_identifies_nobody(header: str, cell: str, shown: str) -> None:
    assert shown_beside(DOCKET, header)(cell) == shown
