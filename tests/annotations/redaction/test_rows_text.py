"""JSON and CSV texts are copied as they are written, but for what changes."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from annotations.redaction.csv_text import CsvText
from annotations.redaction.json_text import JsonText, tree_of
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Word
from annotations.values import Category

WORD = Rewording.of([Word("赵铁柱", "赵某", Category.NAME_WITNESS, "N-02")])
NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)
CELLS = st.lists(st.lists(st.text('ab,;"\r\n 赵', max_size=6), min_size=1, max_size=4), max_size=5)


def test_only_what_changes_is_written_anew() -> None:
    text = (
        '{"b" : 1.10, "a":1e5,\t"n":-0.0, "big": 12345678901234567890123, "path": "a\\/b\\u00e9",\n'
        '  "who": ["赵铁柱", {"赵铁柱": "\\u8d75\\u94c1\\u67f1"}], "text": "甲乙", "text": "丙丁", "x": null}'
    )
    made = JsonText(text)
    made.record(tree_of(text), {"text": "戊"}, WORD, frozenset({"text"}))
    assert made.written() == (
        text.replace(
            '"赵铁柱", {"赵铁柱": "\\u8d75\\u94c1\\u67f1"', '"赵某", {"赵某": "\\u8d75\\u67d0"'
        ).replace('"丙丁"', '"戊"')
    )


def test_elements_are_cut_with_their_commas() -> None:
    text = "[ 1 , 2,3 , 4 ]"
    for gone, left in (
        ({0}, [2, 3, 4]),
        ({0, 1}, [3, 4]),
        ({3}, [1, 2, 3]),
        ({1, 2}, [1, 4]),
        ({0, 3}, [2, 3]),
    ):
        made = JsonText(text)
        made.without(tree_of(text), gone)
        assert json.loads(made.written()) == left


@given(NESTED, st.sampled_from([None, 1]), st.booleans())
def test_without_a_word_in_it_a_json_text_stays_as_it_is(
    value: object, indent: int | None, plain: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    made = JsonText(text)
    made.words(tree_of(text), WORD)
    assert made.written() == text


@given(CELLS, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_a_csv_text_stays_as_it_is_and_takes_any_cell(rows: list[list[str]], quoted: bool, end: str) -> None:
    made = io.StringIO(newline="")
    plain = csv.writer(made, lineterminator=end)
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator=end) if quoted else plain
    writer.writerows(rows)
    text = made.getvalue()
    read = list(csv.reader(io.StringIO(text, newline="")))
    copy = CsvText.of(text, ",", read)
    assert copy.written() == text
    for at, cells in enumerate(read):
        copy.put(at, [f'x,"{cell}' for cell in cells])
    again = list(csv.reader(io.StringIO(copy.written(), newline="")))
    assert again == [[f'x,"{cell}' for cell in cells] for cells in read]


def test_quotes_stay_where_they_were() -> None:
    text = '"编号",全文,"注"\n1,"赵铁柱说""是""",\n2,ab"c,"d"e\n'
    copy = CsvText.of(text, ",", list(csv.reader(io.StringIO(text, newline=""))))
    copy.put(1, ["1", '赵某说"是"', ""])
    assert copy.written() == text.replace("赵铁柱", "赵某")
    copy.leave_out(2)
    assert copy.written().splitlines() == ['"编号",全文,"注"', '1,"赵某说""是""",']


def test_words_are_replaced_where_the_marks_of_a_page_part_them() -> None:
    words = (
        Word("蔺春桃", "蔺某", Category.NAME_VICTIM, "A-02"),
        Word("13800001357", "××", Category.PHONE, "D-03"),
    )
    reword = Rewording.of(words)
    for source, wanted in (
        ("蔺<em>春桃</em>被盗案", "蔺某<em></em>被盗案"),
        ("<td>蔺<b>春</b>桃</td><td>138<i>0000</i>1357</td>", "<td>蔺某<b></b></td><td>××<i></i></td>"),
        ("&#34106;&#x6625;桃到庭", "蔺某到庭"),
        ("<td>蔺</td><td>春桃</td>", "<td>蔺</td><td>春桃</td>"),
        ("蔺<br/>春桃 a<b 且 c>d &amp; 蔺春桃", "蔺<br/>春桃 a<b 且 c>d &amp; 蔺某"),
        ("没有<b>别的</b>", "没有<b>别的</b>"),
        ("<p>蔺<!-- <i> -->春桃</p>", "<p>蔺某<!-- <i> --></p>"),
        ("蔺&zwnj;春桃、蔺&#8203;春\u200b桃", "蔺某&zwnj;、蔺某&#8203;\u200b"),
        ("蔺<span x='1>0' y=\"2>1\">春桃</span>", "蔺某<span x='1>0' y=\"2>1\"></span>"),
        ("蔺<i title=it's>春桃</i>", "蔺某<i title=it's></i>"),
        ('<a title="蔺&#26149;桃">&unknown;蔺春桃</a>', '<a title="蔺某">&unknown;蔺某</a>'),
        ("蔺春&#26691;&#26691;", "蔺某&#26691;"),
    ):
        assert reword.in_source(source) == wanted
    for part in ("<b", "&", "<!--", '<b "', "<b '", "</", "<b x=\"'", "\u200b", "&lt;"):
        hostile = part * 5_000
        assert reword.in_source(hostile) == hostile


def test_no_mask_is_replaced_again() -> None:
    words = (("王小明", "王某"), ("王某", "王某2"))
    reword = Rewording.of([Word(*pair, Category.NAME_VICTIM, "A-02") for pair in words])
    assert reword.in_source("王小明、王<b>小</b>明、王某&amp;") == "王某、王某<b></b>、王某2&amp;"


def test_a_long_text_with_a_mark_takes_little_memory() -> None:
    text = "蔺" * 200_000 + "<b>春桃</b>"
    tracemalloc.start()
    copy = Rewording.of([Word("蔺春桃", "蔺某", Category.NAME_VICTIM, "A-02")]).in_source(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert copy.endswith("蔺蔺某<b></b>")
    assert peak < 20 * len(text)
