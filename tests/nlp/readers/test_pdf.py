"""PDF: running text, margins, boxes, and every way in which a file can be unreadable."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from nlp.readers import ocr
from nlp.readers.interface import Limits, ReadError, Reading
from nlp.readers.pdf.reader import ranges, read_pdf
from nlp.values import Cause, MarginKind
from tests.nlp.readers.make_pdf import Draw, at, lines, make_pdf, together, wrap

LEFT_TEXT = [
    "本院认为，被告人的行为已构成犯罪，公诉机关指控的罪名成立，应予支持。",
    "被告人归案后如实供述自己的罪行，依法可以从轻处罚，并已退赔全部损失。",
    "综上，依照有关法律的规定，判决如下，并处罚金人民币二千元。",
]
RIGHT_TEXT = [
    "原告主张被告拖欠货款，提交了送货单和对账单，被告对真实性没有异议。",
    "被告辩称货物存在质量问题，但没有提交证据证明，本院不予采信这一意见。",
    "案件受理费由被告负担，如不服本判决，可以上诉于中级人民法院。",
]


def read(path: Path, limits: Limits | None = None) -> Reading:
    return read_pdf(path, limits or Limits())


def fails(path: Path, limits: Limits | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(path, limits)
    assert caught.value.reason
    assert caught.value.remedy
    return caught.value


def check_boxes(reading: Reading) -> None:
    """Pages follow one another, and every character that is no break has a box on its page."""
    end = 0
    for page in reading.pages:
        assert page.span.start == end
        end = page.span.end
        for offset in range(page.span.start, page.span.end):
            box = page.box(offset)
            if reading.text[offset] == "\n":
                assert box is None
                continue
            assert box is not None
            assert -1 <= box.x0 <= box.x1 <= page.width + 1
            assert -1 <= box.y0 < box.y1 <= page.height + 1
    assert end == len(reading.text)


def test_a_column_is_reflowed_into_its_paragraphs(tmp_path: Path) -> None:
    reading = read(make_pdf(tmp_path / "a.pdf", [lines(wrap(LEFT_TEXT, 20))]))
    assert reading.text.split("\n") == LEFT_TEXT
    assert not reading.margins and not reading.hidden and not reading.notes
    check_boxes(reading)


def test_boxes_stand_where_the_characters_are_drawn(tmp_path: Path) -> None:
    reading = read(make_pdf(tmp_path / "a.pdf", [together(at(100, 700, "甲乙"), at(100, 300, "丙丁。"))]))
    first, second = (reading.pages[0].box(reading.text.index(c)) for c in "乙丙")
    assert first is not None and second is not None
    assert first.x0 == pytest.approx(114, abs=1)
    assert first.y0 < 842 - 700 < first.y1 + 1
    assert second.x0 == pytest.approx(100, abs=1)
    assert second.y0 < 842 - 300 < second.y1 + 1


def rowwise(canvas: Canvas) -> None:
    """Two columns drawn row by row, as some programs write them."""
    for row, (a, b) in enumerate(zip(wrap(LEFT_TEXT, 15), wrap(RIGHT_TEXT, 15), strict=True)):
        at(60, 740 - 22 * row, a)(canvas)
        at(310, 740 - 22 * row, b)(canvas)


COLUMNWISE = together(lines(wrap(LEFT_TEXT, 15), 60), lines(wrap(RIGHT_TEXT, 15), 310))


@pytest.mark.parametrize("draw", [rowwise, COLUMNWISE])
def test_two_columns_are_read_one_after_the_other(draw: Draw, tmp_path: Path) -> None:
    title = "某某市人民法院二〇二三年公报选登"
    reading = read(make_pdf(tmp_path / "a.pdf", [together(at(200, 780, title), draw)]))
    assert reading.text.split("\n") == [title, *LEFT_TEXT, *RIGHT_TEXT]
    check_boxes(reading)


def test_a_last_page_may_end_in_a_short_second_column(tmp_path: Path) -> None:
    rest = "以上是本期公报的全部内容，特此公告。"
    last = together(lines(wrap(LEFT_TEXT, 15), 60), lines(wrap([rest], 15), 310))
    reading = read(make_pdf(tmp_path / "a.pdf", [COLUMNWISE, last]))
    assert reading.text.split("\n") == [*LEFT_TEXT, *RIGHT_TEXT, *LEFT_TEXT, rest]
    check_boxes(reading)


def test_signatures_are_rows_and_no_columns(tmp_path: Path) -> None:
    bench = [("审判长", "甲乙丙"), ("审判员", "丁戊己"), ("审判员", "庚辛壬"), ("书记员", "子丑寅")]
    draws = [lines(wrap(LEFT_TEXT, 30))]
    for row, (role, name) in enumerate(bench):
        draws += [at(330, 560 - 24 * row, role), at(430, 560 - 24 * row, name)]
    reading = read(make_pdf(tmp_path / "a.pdf", [together(*draws)]))
    assert reading.text.split("\n")[3:] == [f"{role} {name}" for role, name in bench]


def page_with_margins(number: int) -> Draw:
    body = wrap([f"第{number}段说的是另一件事情，" + "这里是正文" * (9 + number) + "。"] * 3, 30)
    header, footer = at(85, 800, "某某市人民法院民事判决书", 10), at(290, 40, f"- {number} -", 10)
    return together(header, lines(body), footer)


def test_headers_and_page_numbers_are_margins(tmp_path: Path) -> None:
    reading = read(make_pdf(tmp_path / "a.pdf", [page_with_margins(n) for n in (1, 2, 3)]))
    found = [(margin.kind, margin.page, margin.text) for margin in reading.margins]
    for number in (1, 2, 3):
        assert (MarginKind.HEADER, number, "某某市人民法院民事判决书") in found
        assert (MarginKind.PAGE_NUMBER, number, f"- {number} -") in found
    assert len(found) == 6
    assert "判决书" not in reading.text and "- 1 -" not in reading.text
    assert len(reading.text.split("\n")) == 9
    check_boxes(reading)


def test_a_body_that_ends_in_a_number_is_no_page_number(tmp_path: Path) -> None:
    reading = read(make_pdf(tmp_path / "a.pdf", [lines([*wrap(LEFT_TEXT, 20), "\u3000\u3000二〇二三"])]))
    assert reading.text.endswith("二〇二三") and not reading.margins


def test_a_number_split_over_lines_is_whole(tmp_path: Path) -> None:
    text = "被害人的身份证号码是本案关键，号码为11010519491231002X，电话为13800001357，已经核对无误。"
    padding = "其余的事实与证据均已经当庭质证，控辩双方没有异议，本院予以确认。"
    reading = read(make_pdf(tmp_path / "a.pdf", [lines(wrap([text, padding, padding], 26))]))
    assert reading.text.split("\n") == [text, padding, padding]


def test_latin_words_are_parted_by_a_space(tmp_path: Path) -> None:
    reading = read(
        make_pdf(tmp_path / "a.pdf", [lines(["the quick brown fox jumps", "over the lazy dog again"])])
    )
    assert reading.text == "the quick brown fox jumps over the lazy dog again"
    check_boxes(reading)


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    rows = wrap(LEFT_TEXT, 20)
    reading = read(make_pdf(tmp_path / "a.pdf", [lines(rows[:3]), lines(rows[3:])]))
    assert reading.text.split("\n") == LEFT_TEXT
    assert [page.number for page in reading.pages] == [1, 2]
    check_boxes(reading)


def test_an_article_starts_a_paragraph(tmp_path: Path) -> None:
    rows = [
        "第一条 为了保护当事人的合法权益，根据宪法制定本法规定",
        "第二条 本法调整平等主体之间的人身关系和财产关系。",
    ]
    reading = read(make_pdf(tmp_path / "a.pdf", [lines(rows)]))
    assert reading.text.split("\n") == rows


def ruled_table(canvas: Canvas) -> None:
    for row in range(4):
        canvas.line(60, 700 - 40 * row, 540, 700 - 40 * row)
    for x in (60, 180, 360, 540):
        canvas.line(x, 700, x, 580)
    cells = [
        ("姓名", "身份", "备注"),
        ("甲某", "借款人兼|本案被告", "于二〇二〇|年离职"),
        ("乙某", "保证人", "无"),
    ]
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            for part, piece in enumerate(text.split("|")):
                at((65, 185, 365)[column], 685 - 40 * row - 17 * part, piece)(canvas)


def test_cells_of_a_ruled_table_stay_together(tmp_path: Path) -> None:
    reading = read(make_pdf(tmp_path / "a.pdf", [ruled_table]))
    assert reading.text.split("\n") == [
        "姓名 身份 备注",
        "甲某 借款人兼本案被告 于二〇二〇年离职",
        "乙某 保证人 无",
    ]
    check_boxes(reading)


def test_tables_of_a_long_document_open_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def counting(path: Path) -> Any:  # noqa: ANN401
        opened.append(path)
        return really(path)

    really = pdfplumber.open
    monkeypatch.setattr(pdfplumber, "open", counting)
    reading = read(make_pdf(tmp_path / "a.pdf", [ruled_table] * 3))
    assert reading.text.count("借款人兼本案被告") == 3
    assert len(opened) == 1


def test_a_turned_page_has_its_boxes_as_shown(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(500, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "甲乙丙丁。")

    reading = read(make_pdf(tmp_path / "a.pdf", [draw]))
    page = reading.pages[0]
    boxes = [page.box(offset) for offset in range(5)]
    assert reading.text == "甲乙丙丁。"
    assert (round(page.width), round(page.height)) == (595, 842)
    assert all(a is not None and b is not None and a.x1 <= b.x0 + 1 for a, b in pairwise(boxes))
    check_boxes(reading)


def test_a_party_starts_a_paragraph_after_a_full_line(tmp_path: Path) -> None:
    rows = [
        "原告：钱多宝，男，1980年1月1日出生，汉族，住某市某区某路十二号",
        "委托诉讼代理人：孙某，某某律师事务所律师",
    ]
    assert read(make_pdf(tmp_path / "a.pdf", [lines(rows)])).text.split("\n") == rows


@pytest.mark.parametrize("angle", [90, -90])
def test_lines_that_run_up_or_down_are_lines(angle: int, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(*((300, 300) if angle > 0 else (300, 700)))
        canvas.rotate(angle)
        lines(wrap(LEFT_TEXT, 20), 0, 0)(canvas)

    reading = read(make_pdf(tmp_path / "a.pdf", [draw]))
    page = reading.pages[0]
    first, second = page.box(0), page.box(1)
    assert reading.text.split("\n") == LEFT_TEXT
    assert (round(page.width), round(page.height)) == (595, 842)
    assert first is not None and second is not None
    assert (second.y0 < first.y0) is (angle > 0)
    assert first.x0 == pytest.approx(second.x0, abs=1)
    assert first.x0 < 302 and first.x1 > 288
    assert first.y1 < 842 - 300 and first.y0 > 842 - 700
    check_boxes(reading)


def test_missing_empty_and_damaged_files(tmp_path: Path) -> None:
    good = make_pdf(tmp_path / "good.pdf", [lines(wrap(LEFT_TEXT, 20))]).read_bytes()
    cases = {
        "empty": (b"", Cause.EMPTY),
        "cut": (good[: len(good) * 2 // 3], Cause.DAMAGED),
        "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 8 + b"\n%%EOF", Cause.DAMAGED),
    }
    for name, (data, cause) in cases.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        assert fails(path).cause is cause
    assert fails(tmp_path / "nowhere.pdf").cause is Cause.MISSING
    assert fails(make_pdf(tmp_path / "blank.pdf", [lambda canvas: None])).cause is Cause.EMPTY


def test_a_locked_file_says_so_and_an_owner_password_does_not_lock(tmp_path: Path) -> None:
    page = lines(wrap(LEFT_TEXT, 20))
    locked = make_pdf(tmp_path / "a.pdf", [page], encrypt=StandardEncryption("secret", strength=128))
    assert fails(locked).cause is Cause.ENCRYPTED
    owned = make_pdf(tmp_path / "b.pdf", [page], encrypt=StandardEncryption("", "owner", strength=128))
    assert read(owned).text.split("\n") == LEFT_TEXT


def test_the_page_limit(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [at(100, 700, "甲。")] * 3)
    assert fails(path, Limits(pages=2)).cause is Cause.TOO_LARGE
    assert len(read(path, Limits(pages=3)).pages) == 3


def picture_page(tmp_path: Path) -> Draw:
    picture = tmp_path / "grey.png"
    Image.new("L", (300, 400), 200).save(picture)
    return lambda canvas: canvas.drawImage(str(picture), 0, 0, 595, 842)


def test_pages_that_are_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = picture_page(tmp_path)
    path = make_pdf(tmp_path / "a.pdf", [picture])
    assert fails(path, Limits(ocr=False)).cause is Cause.IMAGE_ONLY
    monkeypatch.setattr(ocr, "available", lambda: False)
    error = fails(path)
    assert error.cause is Cause.IMAGE_ONLY
    assert "pip install 'jianwen[ocr]'" in error.remedy
    mixed = make_pdf(tmp_path / "b.pdf", [lines(wrap(LEFT_TEXT, 20)), picture, picture])
    reading = read(mixed)
    assert reading.text.split("\n") == LEFT_TEXT
    assert len(reading.notes) == 1
    assert reading.notes[0].startswith("第 2–3 页是图像")
    assert len(reading.pages) == 3


def test_ranges_of_pages_are_short() -> None:
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3、7、9–10"
