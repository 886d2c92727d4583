"""What is still wrong with a copy that was written: screened again, and compared with the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annotations.privacy.rules import RULE_OF
from annotations.redaction.masking import HIDDEN_CATEGORIES, Masker
from annotations.redaction.plan import NUMBERS, is_mendable
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import OMITTED, Plan, Unmended
from annotations.values import Category, Finding, Severity
from nlp.readers.html.reader import PAGE_TITLE
from nlp.text.view import view_of
from nlp.values import Document, Hidden, HiddenKind, Span

# Formats whose reader lays the text out anew: their writers compare character by character themselves.
_LAID_OUT = ("application/pdf", "image/")
# How readers say that letters were recognised: those of a copy may be taken for others.
_RECOGNISED = "由 OCR 识别"
_FIRM = (Severity.ERROR, Severity.WARN)
_LONG = 6
# What is kept beside the page is told part by part; a file keeps its name.
_TOLD = frozenset(HIDDEN_CATEGORIES.values()) - {Category.HIDDEN_FILENAME}
# How readers begin to say that a file holds what they do not read, and how they name pages.
_HOLDS, _UNREAD = "含", ("未读取", "未识别")
_FIELD = "，表单域 "
_PAGE, _NOT_READ = "第 ", "未读取"
_BLANKS = re.compile("[ \u3000\u00a0]+")
_STILL_READ = "中仍能读出正文已隐去的内容，请人工核对后再公布"


def is_firm(finding: Finding, *, review: bool = False) -> bool:
    """Say whether a finding in a copy means that the copy is not done."""
    return finding.severity in _FIRM or is_mendable(finding, review=review)


def still(masker: Masker, copy: Sequence[Document]) -> tuple[list[Unmended], list[Unmended]]:
    """Screen the documents of a copy; return what is left to do, and what only asks a person."""
    firm: list[Unmended] = []
    asked: list[Unmended] = []
    for document in copy:
        firm += (*kept_hidden(document), *unread_pages(document))
        asked += unlooked(document)
        for one in masker.read(document).findings:
            if one.span is None and one.category in _TOLD and not _is_shown(one.why):
                continue
            told = Unmended(one.span, one.page, one.category, one.rule, one.why)
            if is_firm(one, review=masker.review):
                firm.append(told)
            elif one.severity is Severity.REVIEW:
                asked.append(told)
    return firm, asked


def _is_shown(place: str) -> bool:
    """Say whether people see what stands there, though it is no running text: it stays, and is judged."""
    return place.startswith(PAGE_TITLE) or _FIELD in place


def unlooked(copy: Document) -> Iterator[Unmended]:
    """Tell what in the copy is not read, so that nobody has looked whether it leaks."""
    for note in copy.notes:
        if note.startswith(_HOLDS) and note.endswith(_UNREAD):
            category = Category.HIDDEN_COVERED
            yield Unmended(None, None, category, RULE_OF[category], f"副本{note}，请人工核对后再公布")


def unread_pages(copy: Document) -> Iterator[Unmended]:
    """Tell which pages of a copy are pictures that nobody has read: what stands on them was not masked."""
    for note in copy.notes:
        if note.startswith(_PAGE) and _NOT_READ in note:
            category = Category.HIDDEN_COVERED
            why = f"{note}；其中应隐去的内容没有遮盖，不要公布"
            yield Unmended(None, None, category, RULE_OF[category], why)


def kept_hidden(copy: Document) -> Iterator[Unmended]:
    """Tell what a copy still has beside its page.

    File name, title of a web page and values of a form stay, with their words masked: screening judges those.
    """
    for one in copy.hidden:
        if one.kind is not HiddenKind.FILENAME and not _is_shown(one.place) and one.text != OMITTED:
            category = HIDDEN_CATEGORIES[one.kind]
            why = f"副本中仍有正文之外的内容（{one.place}）"
            yield Unmended(None, one.page, category, RULE_OF[category], why)


def kept_words(reword: Rewording, fields: Iterable[Hidden]) -> Iterator[Unmended]:
    """Tell which words are still read in fields beside the text, where blanks or marks part them."""
    for part in fields:
        plain = view_of(part.text).text
        found = {word for text in (plain, _BLANKS.sub("", plain)) for *_, word in reword.found(text)}
        for word in sorted(found, key=lambda one: one.value):
            # A mask may hold what another mask replaces.
            if not any(word.value in one.text for one in reword.words):
                yield Unmended(None, part.page, word.category, word.rule, f"副本的{part.place}{_STILL_READ}")


def _is_long(value: str) -> bool:
    """Say whether a number is long enough to be told again wherever it stands; a nickname may be any word."""
    return sum(char.isdigit() for char in value) >= _LONG


def other_than_planned(original: Document, plan: Plan, copy: Document) -> Iterator[Unmended]:
    """Tell where the text of a copy is not what the plan makes of the original."""
    numbers = [one for one in plan.words if one.category in NUMBERS and _is_long(one.value)]
    for start, end, word in Rewording.of(numbers).found(copy.text):
        why = "应当删除的号码在副本中仍然存在"
        yield Unmended(Span(start, end), copy.page_of(start), word.category, word.rule, why)
    recognised = any(_RECOGNISED in note for note in original.notes)
    if not (recognised or original.media_type.startswith(_LAID_OUT)):
        wanted = "".join(plan.masked(original.text).split())
        if "".join(copy.text.split()) != wanted:
            why = "副本的正文与计划的不一致，除隐去的内容外还有别处改动"
            yield Unmended(None, None, Category.PUBLICATION_ALTERED, "C-01", why)
