"""`jianwen redact` of the documents of one case: one mask for one person, whoever of them masks first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.annotations.redaction.copies import JUDGMENT, ON_APPEAL
from tests.jianwen.conftest import call

FIRST = "\n".join(JUDGMENT)
APPEAL = ON_APPEAL.replace("证人赵铁柱的证言、证人赵立春的证言", "证人卫红霞的证言").replace(
    "归还赵铁柱", "归还卫红霞"
)
LOAN = """石桥县人民法院
民事判决书
（2020）浙0799民初8号
原告{0}，女，1990年1月1日出生，汉族，住石桥县。
被告王大力，男，1988年1月1日出生，汉族，住石桥县。
原告{0}与被告王大力民间借贷纠纷一案，本院受理后，依法进行了审理。原告{0}向本院提出诉讼请求：判令被告归还借款。
本院认为，依照《中华人民共和国民法典》第六百七十五条，判决如下：
被告王大力归还原告{0}借款2000元。
审判员　钱进
二〇二〇年三月一日
书记员　周明
"""
ON_LOAN = (
    LOAN.format("苏秀玲")
    .replace("原告苏秀玲，", "被上诉人（原审原告）苏秀玲，")
    .replace("（2020）浙0799民初8号", "（2020）浙07民终31号")
    .replace("本院受理后", "不服石桥县人民法院（2020）浙0799民初8号民事判决，提起上诉。本院受理后")
)


@pytest.mark.parametrize(
    ("first", "second", "mask", "name"),
    [
        # A mask that shows the last character, in another document: it is this person's.
        (FIRST.replace("欧阳小琴", "欧阳某琴"), APPEAL, "欧阳某琴", "欧阳小琴"),
        (FIRST.replace("赵铁柱", "卫某"), APPEAL, "卫某", "卫红霞"),
        # Nothing in the appeal itself says that the party is masked; with its first instance it is told.
        (LOAN.format("苏某"), ON_LOAN, "苏某", "苏秀玲"),
    ],
)
def test_a_mask_of_one_document_is_taken_over_by_the_others(
    tmp_path: Path, first: str, second: str, mask: str, name: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(first, "utf-8")
    (tmp_path / "in" / "b.txt").write_text(second, "utf-8")
    result = call("redact", tmp_path / "in", "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 0, result.output
    copies = [(tmp_path / "out" / name).read_text("utf-8") for name in ("a.txt", "b.txt")]
    assert all(mask in one and f"{mask}1" not in one and name not in one for one in copies)
    again = call("screen", tmp_path / "out", "--workers", 1, "--category", "masking")
    assert "发现 0 处" in again.output


def test_a_mask_that_two_people_could_bear_is_neithers(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    witnesses = "证人赵铁柱的证言、证人赵立春的证言"
    assert witnesses in FIRST
    first = FIRST.replace(witnesses, "证人卫某霞的证言")
    (tmp_path / "in" / "a.txt").write_text(first, "utf-8")
    both = APPEAL.replace("证人卫红霞的证言", "证人卫红霞的证言、证人卫晓霞的证言")
    (tmp_path / "in" / "b.txt").write_text(both, "utf-8")
    result = call("redact", tmp_path / "in", "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 0, result.output
    copy = (tmp_path / "out" / "b.txt").read_text("utf-8")
    assert "证人卫某1的证言、证人卫某2的证言" in copy
