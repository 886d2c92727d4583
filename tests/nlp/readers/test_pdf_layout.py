"""Segments of a page become lines in reading order: quotes of another font, tables without rules, columns."""

from __future__ import annotations

from itertools import chain

from nlp.readers.pdf.layout import Line, columns_of, edges, glue, make_line
from nlp.readers.pdf.reflow import reflow

EM = 10.0


def line(text: str, x: float, y: float = 0.0) -> Line:
    """A segment whose Chinese characters are an em wide, all others half an em."""
    boxes, at = [], x
    for char in text:
        wide = EM / 2 if char.isascii() or char in "“”" else EM
        boxes.append((at, y, at + wide, y + EM))
        at += wide
    made = make_line(text, boxes)
    assert made is not None
    return made


def read(*rows: tuple[tuple[str, float], ...]) -> str:
    """Set rows of (text, ems from the left) below each other, and read the page."""
    segments = [line(text, x * EM, 16.0 * at) for at, row in enumerate(rows) for text, x in row]
    columns = edges([(1, column) for column in columns_of(segments)])
    text, pages = reflow(columns, {1: (600.0, 800.0)})
    assert len(pages[0].boxes) // 16 == len(text)
    return text


def test_quotes_that_are_drawn_after_the_words_stand_where_they_are_seen() -> None:
    words = line("伙同 阿龙 在逃，", 0)
    boxes = [*words.boxes]
    # The blanks are what the quotes of another font leave room for.
    marks = [line("“", boxes[2][0]), line("”", boxes[5][0])]
    whole = glue([words, *marks])
    assert whole.text == "伙同“阿龙”在逃，"
    assert [box[0] for box in whole.boxes] == sorted(box[0] for box in whole.boxes)


def test_letters_that_lie_on_others_are_not_put_between_them() -> None:
    assert glue([line("被害人陈述", 0), line("样本", 12)]).text == "被害人陈述样本"


def test_a_table_without_rules_is_read_row_by_row_a_row_a_paragraph() -> None:
    rows = (
        ("被害人", "金额", "联系电话"),
        ("周敏芝", "28000", "13812345678"),
        ("钟离雪", "11200", "13912345678"),
    )
    text = read(*(tuple(zip(row, (0, 12, 24), strict=True)) for row in rows))
    assert text == "\n".join(" ".join(row) for row in rows)


def test_two_columns_of_text_are_read_one_after_the_other_and_of_cells_with_text_too() -> None:
    left = ["一、被告人归还借款及利", "息，由保证人对上述款项", "承担连带责任以及费用。"]
    right = ["（2024）浙0302民", "初69号、（2024）", "浙0305民初23号。"]
    text = read(*(((a, 0), (b, 16)) for a, b in zip(left, right, strict=True)))
    assert "".join(text.split()) == "".join(chain(left, right))


def test_two_columns_with_quotes_drawn_after_the_words_are_columns() -> None:
    left = ["伙同 阿龙 取走钱款若干", "又伙同 阿虎 取走钱款等", "再伙同 阿豹 取走钱款等"]
    right = ["归还 阿芝 的钱款若干等", "并归还 阿蓉 的钱款等等", "又归还 阿菊 的钱款等等"]
    rows = []
    for pair in zip(left, right, strict=True):
        row = []
        for text, x in zip(pair, (0, 16), strict=True):
            first = text.index(" ")
            row += [(text, x), ("“", x + first), ("”", x + first + 2.5)]
        rows.append(tuple(row))
    text = "".join(read(*rows).split())
    assert text == "".join(f"{one.replace(' ', '“', 1).replace(' ', '”')}" for one in chain(left, right))


def test_who_is_named_in_a_head_starts_a_paragraph_behind_a_full_line() -> None:
    text = read(
        (("被告人王某，男，汉族，住石桥县柳巷路。", 0),),
        (("辩护人刘某，律师。", 0),),
        (("审理查明如下。", 0),),
    )
    assert text.split("\n")[:2] == ["被告人王某，男，汉族，住石桥县柳巷路。", "辩护人刘某，律师。"]
