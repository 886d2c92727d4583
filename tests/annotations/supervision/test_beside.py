"""What leads show of columns that the catalogue does not have."""

from __future__ import annotations

import pytest

from annotations.supervision.beside import WITHHELD, header_beside, shown_beside
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
        ("姓名", "秦小山", "秦某某"),
        ("姓名", "秦小山（电话13912345678，县商店）", WITHHELD),
        ("残疾等级", "二级", WITHHELD),
        ("发布日期", "2024-05-01", "2024-05-01"),
        ("发布日期", "秦小山签收（电话13912345678）", WITHHELD),
        # Ordinary words may be a name, an illness, a crime.
        ("类别", "艾滋病", WITHHELD),
        ("案由分类", "强奸", WITHHELD),
        ("收款方", "高原", WITHHELD),
        ("出生年月日", "1985-03-12", WITHHELD),
    ],
)
def test_a_cell_is_shown_only_where_it_identifies_nobody(header: str, cell: str, shown: str) -> None:
    assert shown_beside(DOCKET, header)(cell) == shown


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("归档册数", "归档册数"),
        ("诉讼费（元）", "诉讼费"),
        ("播放量", "播放量"),
        ("经办人", "经办人"),
        ("秦小山意见", "其他列3"),
        ("秦小山（13812345678）", "其他列3"),
        ("640121199001011234", "其他列3"),
    ],
)
def test_a_header_that_may_name_somebody_is_told_by_its_place(header: str, shown: str) -> None:
    assert header_beside(header, 3) == shown
