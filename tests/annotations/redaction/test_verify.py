"""What a copy still has beside its page."""

from __future__ import annotations

from annotations.redaction.masking import filename_of
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Word
from annotations.redaction.verify import kept_hidden, kept_words
from annotations.values import Category
from nlp.readers.html.reader import read_page
from nlp.values import Document, Hidden, HiddenKind


def copy_of(page: str) -> Document:
    reading = read_page(page)
    return Document("1", "1", "a.html", "text/html", reading.text, hidden=reading.hidden)


def test_the_title_of_a_page_is_judged_by_its_words_not_by_being_there() -> None:
    copy = copy_of("<html><head><title>裁判文书</title></head><body><p>本院认为。</p></body></html>")
    assert [one.place for one in copy.hidden] == ["网页标题"]
    assert list(kept_hidden(copy)) == []


def test_a_comment_that_stayed_is_told() -> None:
    (told,) = kept_hidden(copy_of("<html><body><p>本院认为。</p><!-- 草稿意见 --></body></html>"))
    assert "正文之外" in told.why and "草稿" not in told.why


def test_a_copy_is_called_like_its_file_not_like_an_attachment() -> None:
    parts = (
        Hidden(HiddenKind.FILENAME, "附件 1 的文件名", "照片.jpg"),
        Hidden(HiddenKind.FILENAME, "文件名", "判决"),
    )
    document = Document("a", "a", "/in/判决.pdf", "application/pdf", "正文", hidden=parts)
    assert filename_of(document, (), "") == "判决.pdf"


def test_a_word_that_a_field_still_says_is_told_without_it() -> None:
    words = (("蔺春桃", "蔺某"), ("纪某", "纪某1"))
    reword = Rewording.of([Word(*pair, Category.NAME_VICTIM, "A-02") for pair in words])
    for text, count in (("甲：蔺 春桃；\n乙：蔺　春\u200b桃", 1), ("甲：蔺某与纪某1", 0), ("蔺；\n春桃", 0)):
        told = list(kept_words(reword, [Hidden(HiddenKind.METADATA, "记录的其他字段", text)]))
        assert [one.category for one in told] == [Category.NAME_VICTIM] * count
        assert all("记录的其他字段" in one.why and "春桃" not in one.why for one in told)
