"""Words in the parts of a saved workbook: over the runs of a chart, and never in the names of elements."""

from __future__ import annotations

import io
import zipfile

from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Word
from annotations.values import Category
from jianwen.redacting.workbook_parts import reworded

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = (
    f'<c:chart xmlns:c="urn:c" xmlns:a="{DRAWING}"><a:p>'
    "<a:r><a:t>证人赵</a:t></a:r><a:r><a:t>铁柱的账</a:t></a:r></a:p></c:chart>"
)
SHEET = '<sheet name="赵铁柱 Li"><Line>Li &#36213;&#38081;&#26609;</Line></sheet>'


def word(value: str, text: str) -> Word:
    """Return a word of a plan."""
    return Word(value, text, Category.NAME_WITNESS, "A-02")


def test_words_go_wherever_a_workbook_says_them() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/charts/chart1.xml", CHART)
        archive.writestr("xl/workbook.xml", SHEET)
        archive.writestr("xl/media/a.png", "赵铁柱")
    data = reworded(made.getvalue(), Rewording.of((word("赵铁柱", "赵某"), word("Li", "L某"))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "证人赵某</a:t></a:r><a:r><a:t>的账" in archive.read("xl/charts/chart1.xml").decode()
        sheet = archive.read("xl/workbook.xml").decode()
        assert sheet == '<sheet name="赵某 L某"><Line>L某 赵某</Line></sheet>'
        assert archive.read("xl/media/a.png").decode() == "赵铁柱"


def test_words_go_however_the_xml_is_written() -> None:
    odd = (
        "<a b = '赵铁柱>' c=\"x\"><![CDATA[赵铁柱]]><!-- 赵铁柱 --><?note 赵铁柱?>"
        "<![CDATA[</赵铁柱>]]><!-- <赵铁柱 b='c'> --><t b='x 赵铁柱=\"1\"'> E12345678 = \"甲\"</t></a>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", odd)
    data = reworded(made.getvalue(), Rewording.of((word("赵铁柱", "赵某"), word("E12345678", "E某"))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("xl/workbook.xml").decode() == odd.replace("赵铁柱", "赵某").replace(
            "E12345678", "E某"
        )
