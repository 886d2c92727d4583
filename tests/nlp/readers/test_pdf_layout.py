"""Segments of a page become lines in reading order: quotes of another font, tables without rules, columns."""

from __future__ import annotations

from itertools import chain

from nlp.readers.pdf.layout import columns_of, edges, glue, make_line
from nlp.readers.pdf.line import Line
from nlp.readers.pdf.reflow import reflow
from nlp.readers.pdf.tables import by_cells

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


def read(*rows: tuple[tuple[str, float], ...], step: float = 16.0) -> str:
    """Set rows of (text, ems from the left) below each other, and read the page."""
    segments = [line(text, x * EM, step * at) for at, row in enumerate(rows) for text, x in row]
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


HEADS = (("被害人姓名", 0), ("身份证号码", 8), ("住址", 20), ("金额", 33))


def test_a_number_cut_in_two_in_a_cell_is_one_number() -> None:
    text = read(
        HEADS,
        (("钱多宝", 0), ("330102199003072", 8), ("石桥县柳巷路十二号三幢", 20), ("28000", 33)),
        (("110", 8), ("五百零二室", 20)),
        (("孙小圆", 0), ("330102198503074", 8), ("石桥县东门街七号", 20), ("11200", 33)),
        (("329", 8),),
    )
    assert text.split("\n")[1:] == [
        "钱多宝 330102199003072110 石桥县柳巷路十二号三幢五百零二室 28000",
        "孙小圆 330102198503074329 石桥县东门街七号 11200",
    ]


def test_a_number_in_three_lines_and_a_name_in_two_beside_cells_that_stand_below() -> None:
    text = read(
        (("姓名", 0), ("身份证号码", 8), ("金额", 14)),
        (("33010219", 8),),
        (("欧阳明", 0), ("90030721", 8)),
        (("月", 0), ("10", 8), ("5600", 14)),
    )
    assert text.split("\n")[1:] == ["欧阳明月 330102199003072110 5600"]


def test_cells_beside_two_lines_may_stand_in_the_middle() -> None:
    text = read(
        HEADS,
        (("330102199003072", 8), ("石桥县柳巷路十二号三幢", 20)),
        (("钱多宝", 0), ("28000", 33)),
        (("110", 8), ("五百零二室", 20)),
        (),
        (("石桥县北苑小区四幢二单", 20),),
        (("孙小圆", 0), ("330102198503074329", 8), ("11200", 33)),
        (("元三百零一室", 20),),
        step=7.0,
    )
    assert "孙小圆 330102198503074329 石桥县北苑小区四幢二单元三百零一室 11200" in text
    assert "钱多宝 330102199003072110 石桥县柳巷路十二号三幢五百零二室 28000" in text


def test_heads_in_two_lines_are_heads() -> None:
    text = read(
        (("被害人", 0), ("身份证号码", 8), ("被骗金", 20)),
        (("姓名", 0), ("额", 20)),
        (("钱多宝", 0), ("330102199003072110", 8), ("28000", 20)),
    )
    assert text.split("\n")[0] == "被害人姓名 身份证号码 被骗金额"


def test_cells_that_are_full_and_no_part_of_each_other_stay_apart() -> None:
    rows = (
        (("姓名", 0), ("物品", 8), ("金额", 16)),
        (("周敏芝", 0), ("手机", 8), ("135000", 16)),
        (("电脑", 8), ("28000", 16)),
        (("钟离雪", 0), ("手机", 8), ("112000", 16)),
        (("林秀苗", 0), ("手机", 8)),
    )
    assert read(*rows) == "\n".join(" ".join(cell for cell, _ in row) for row in rows)


def test_two_dates_one_below_the_other_are_no_card() -> None:
    rows = [(("转账日期", 0), ("转出人", 12), ("金额", 20))]
    rows += [((f"2021030{day}", 0), ("周敏芝", 12), ("2800", 20)) for day in range(1, 10)]
    assert len(read(*rows).split("\n")) == len(rows)


def test_full_cells_that_were_taken_for_one_segment_are_parted_at_the_rule_between_them() -> None:
    cells = [[(0.0, 0.0, 52.0, 40.0), (52.0, 0.0, 80.0, 40.0), (80.0, 0.0, 200.0, 40.0)]]
    head = [line("被害人姓名 联系", 0), line("电话", 55, 16), line("住址", 85)]
    assert [one.text for one in by_cells(head, cells)] == ["被害人姓名 联系电话 住址"]
    # What runs over a rule, and what stands in no cell, is left whole.
    over = [line("柳园村三组", 30), line("住址", 85)]
    assert [one.text for one in by_cells(over, cells)] == ["柳园村三组 住址"]
    assert [one.text for one in by_cells([line("表外 文字", 0, 100)], cells)] == ["表外 文字"]
