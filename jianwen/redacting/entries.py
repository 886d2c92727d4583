"""The masking of entries by workers: read, plan, write the copy, read it again and tell what is left."""

from __future__ import annotations

import pickle
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from annotations.privacy.masks import mask
from annotations.privacy.rules import RULE_OF
from annotations.redaction.edits import Shift
from annotations.redaction.fellows import with_fellows
from annotations.redaction.masking import Masker, Masking, Read, forbidding, is_forbidden
from annotations.redaction.naming import NO_NAMES, Naming, names_of
from annotations.redaction.ofd.copy import is_signed
from annotations.redaction.plan import NUMBERS, key_of
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Plan, RedactError, Replacement, Unmended
from annotations.redaction.verify import other_than_planned, still
from annotations.redaction.whole import joined, joined_plan
from annotations.redaction.writers import SUFFIXES, WRITERS
from annotations.values import Category
from jianwen.published import first_event
from jianwen.redacting.linked import Agreed, agreed_read
from jianwen.redacting.paths import place_of, publish, staged
from jianwen.redacting.values import Card, Change, Redacted, Secret, Wish
from jianwen.reviewing.placed import with_placed
from jianwen.running.judge import Job, screener_of
from jianwen.running.snippets import Masker as Surroundings
from jianwen.running.snippets import masker as surroundings
from nlp.case import Case, EventKind
from nlp.names.masked import is_masked
from nlp.parse.case_numbers import format_case_number
from nlp.readers.court_json.record import BESIDE, TITLE
from nlp.readers.intake.files import Entry, read
from nlp.readers.intake.read import rightly_named
from nlp.readers.interface import ReadError
from nlp.readers.libreoffice import convert
from nlp.readers.rows.interface import ABOVE, AROUND
from nlp.readers.sniff import Format
from nlp.values import Document, MarginKind, Unread

# Fields of a row beside its text are in its copy, with their words masked as in the text.
KEPT = frozenset((BESIDE, TITLE, "表格的其他列"))
# So is what stands around the rows: it is no row's own.
_AROUND_ROWS = re.compile(rf"{ABOVE}|{AROUND}|工作表 \d+ 的内容")
_NUMBER = re.compile(r"[A-Za-z0-9@._*×-]{4,}")
_BESIDE_TEXT = "页面上正文之外的同一内容，一并隐去"
_MARGINS: Mapping[MarginKind, str] = {
    MarginKind.HEADER: "页眉",
    MarginKind.FOOTER: "页脚",
    MarginKind.PAGE_NUMBER: "页码",
    MarginKind.FOOTNOTE: "脚注、尾注",
    MarginKind.FIGURE: "图片、图表",
    MarginKind.WATERMARK: "水印、斜排的文字",
}


def masker_of(job: Job, wish: Wish) -> Masker:
    """Make the masker of a run; what a person dismissed stays, what a person added is masked."""

    def decided(read_: Read) -> Read:
        placed = with_placed(read_.findings, wish.placed, job.key, read_.document, read_.case, read_.view)
        kept = tuple(one for one in placed if one.fingerprint not in wish.dismissed)
        return replace(read_, findings=kept)

    return Masker(screener_of(job), wish.review, decided if wish.placed or wish.dismissed else None)


def redact_file(job: Job, wish: Wish, entry: Entry) -> list[Redacted | Unread]:
    """Write the masked copy of a file that holds one document, or several (a case file)."""
    given = list(read(entry, job.limits))
    unread = [one for one in given if isinstance(one, Unread)]
    parts = [one for one in given if isinstance(one, Document)]
    if not parts:
        return [*unread]
    masker, count, agreed = masker_of(job, wish), len(parts), agreed_in(wish.agreed)
    reads = with_fellows([agreed_read(masker, part, agreed) for part in parts], review=wish.review)
    whole = joined(parts)
    maskings = masked(masker, wish, reads, SUFFIXES.get(entry.format, ""))
    plan = joined_plan(whole, parts, [one.plan for one in maskings])
    if not wish.anyway and any(is_forbidden(one.findings) for one in reads):
        return [*unread, not_published(plan, reads)]
    source = plan.reworded(whole.source)
    with staged(wish.out, plan.filename) as made:
        try:
            _write(job, entry, made, whole, plan)
        except RedactError as error:
            return [
                *unread,
                Redacted(source, whole.id, refusal=(error.reason, error.remedy), documents=count),
            ]
        # A copy that was not looked at is none.
        firm, asked = _checked(job, masker, entry, made, whole, plan)
        target = publish(made, place_of(wish, entry.source, plan))
    shown = str(PurePosixPath(target.relative_to(wish.out)))
    changes = (*changes_of(whole, plan, reads), *_unsigned(entry), *left(firm, "left"), *left(asked, "asked"))
    secrets = tuple(secrets_of(whole, plan)) if wish.mapping else ()
    return [*unread, Redacted(source, whole.id, shown, changes, len(firm), secrets=secrets, documents=count)]


def _checked(
    job: Job, masker: Masker, entry: Entry, target: Path, whole: Document, plan: Plan
) -> tuple[list[Unmended], list[Unmended]]:
    """Read the copy by our own reader and screen it."""
    again = Entry(target, str(target), _format_of(entry))
    copies = [one for one in read(again, job.limits) if isinstance(one, Document)]
    firm: list[Unmended] = []
    asked: list[Unmended] = []
    for copy in copies:
        left_, asked_ = told_around(copy, *still(masker, [copy]))
        firm, asked = firm + left_, asked + asked_
    if not copies:
        return [_unreadable()], asked
    other, _ = told_around(joined(copies), list(other_than_planned(whole, plan, joined(copies))), [])
    return firm + other, asked


def told_around(
    copy: Document, firm: Sequence[Unmended], asked: Sequence[Unmended]
) -> tuple[list[Unmended], list[Unmended]]:
    """Add the words around what is left in a copy, without what leaks there."""
    values = (one.span.of(copy.text) for one in (*firm, *asked) if one.span)
    knows = surroundings(copy.text, (), [value for value in values if not is_masked(value)])

    def told(one: Unmended) -> Unmended:
        if not one.span:
            return one
        around, form = knows.around(one.span), mask(one.category, key_of(one.span.of(copy.text)))
        return replace(one, words=f"{around.before}【{form}】{around.after}")

    return [told(one) for one in firm], [told(one) for one in asked]


def masked(masker: Masker, wish: Wish, reads: Sequence[Read], suffix: str = "") -> list[Masking]:
    """Plan documents that belong together (the parts of one file): one naming for all of them."""
    given: Naming = NO_NAMES
    for one in reads:
        given = {**agreed_in(wish.agreed).get(one.document.source, Agreed()).naming, **given}
    naming = names_of([masker.roll(one) for one in reads], given)
    return [masker.mask(one, naming, suffix) for one in reads]


@lru_cache(maxsize=1)
def agreed_in(path: Path | None) -> Mapping[str, Agreed]:
    """Read what all cases agree upon once in a process."""
    if path is None:
        return {}
    found: dict[str, Agreed] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file of this run
    return found


def _write(job: Job, entry: Entry, target: Path, whole: Document, plan: Plan) -> None:
    """Write the copy with the writer of its format; an old format is written as what it is converted to."""
    writer = WRITERS.get(_format_of(entry))
    if writer is None:
        raise RedactError("这种格式不能写出隐名副本", "请转换为 DOCX、PDF、OFD、HTML 或 TXT 后再试")
    if entry.format is not Format.DOC:
        writer(entry.path, target, whole, plan)
        return
    with tempfile.TemporaryDirectory(prefix="jianwen-convert-") as folder:
        try:
            source = convert(rightly_named(entry, Path(folder)), Path(folder), "docx", job.limits)
        except ReadError as error:
            raise RedactError(error.reason, error.remedy) from None
        writer(source, target, whole, plan)


def _format_of(entry: Entry) -> Format:
    """Return the format that the copy has."""
    return Format.DOCX if entry.format is Format.DOC else entry.format


def changes_of(document: Document, plan: Plan, reads: Sequence[Read]) -> Iterator[Change]:
    """Give the lines of the list for what is replaced in the text and removed beside it."""
    shift = Shift.of(plan.replacements)
    knows = _knowing(document, plan, reads)
    for index, one in enumerate(plan.replacements):
        form = mask(one.category, _value(one, document.text))
        page = document.page_of(one.span.start)
        kind = "replaced" if one.text else "deleted"
        after, around = shift.span_after(index), knows.around(one.span)
        words = f"{around.before}【{form}】{around.after}"
        yield Change(kind, one.category, one.rule, one.span, after, page, "", form, one.why, words)
    yield from _in_margins(document, plan)
    for gone in plan.removed:
        kept = gone.place in KEPT or is_around_rows(gone.place)
        why = "随正文一并隐去" if kept else "副本中不保留"
        yield Change("removed", gone.category, gone.rule, None, None, gone.page, gone.place, "", why)


def is_around_rows(place: str) -> bool:
    """Say whether a hidden part stands around the rows of a file and stays in its copy, masked by words."""
    return _AROUND_ROWS.fullmatch(place) is not None


def _in_margins(document: Document, plan: Plan) -> Iterator[Change]:
    """Give the lines for what is masked on the page beside the running text: a header, a watermark."""
    reword = Rewording.of(plan.words)
    for margin in document.margins:
        for start, end, word in reword.found(margin.text):
            form = mask(word.category, key_of(margin.text[start:end]))
            kind, where = "replaced" if word.text else "deleted", _MARGINS[margin.kind]
            yield Change(kind, word.category, word.rule, None, None, margin.page, where, form, _BESIDE_TEXT)


def _knowing(document: Document, plan: Plan, reads: Sequence[Read]) -> Surroundings:
    """Return what shows the words around a change without anything that leaks, masked in the copy or not."""
    findings = [one for read_ in reads for one in read_.findings] if len(reads) == 1 else []
    told = [one.span.of(read_.document.text) for read_ in reads for one in read_.findings if one.span]
    return surroundings(
        document.text, findings, [*told, *(one.span.of(document.text) for one in plan.replacements)]
    )


def _unsigned(entry: Entry) -> Iterator[Change]:
    """Tell that the copy of a signed file is not signed."""
    if entry.format is Format.OFD and is_signed(entry.path):
        category = Category.HIDDEN_METADATA
        why = "内容已改动，原电子签名（签章）不再有效，副本中不保留；需要的，请对副本重新签章"
        yield Change("removed", category, RULE_OF[category], None, None, None, "电子签名", "", why)


def _value(one: Replacement, text: str) -> str:
    """Return what a replacement hides: of a clause that goes with its label, the number alone."""
    value = key_of(one.span.of(text))
    runs = _NUMBER.findall(value) if one.category in NUMBERS and not one.text else []
    return max(runs, key=len, default=value)


def left(found: Sequence[Unmended], kind: str) -> Iterator[Change]:
    """Give the lines for what the copy still has; places are those of the copy."""
    for one in found:
        yield Change(kind, one.category, one.rule, None, one.span, one.page, "", "", one.why, one.words)


def secrets_of(document: Document, plan: Plan) -> Iterator[Secret]:
    """Give the lines of the mapping."""
    for one in plan.replacements:
        yield Secret(one.span.of(document.text), one.text, one.category, one.span)


def _unreadable() -> Unmended:
    """Return what is told of a copy that cannot be read again."""
    why = "写出的副本读不回来，无法核对"
    return Unmended(None, None, Category.PUBLICATION_ALTERED, "C-01", why)


def not_published(plan: Plan, reads: Sequence[Read]) -> Redacted:
    """Return the value for a document that may not be published: no copy, but its card (art. 6)."""
    found = [(one, read_.case) for read_ in reads for one in forbidding(read_.findings)]
    first, case = found[0]
    changes = tuple(
        Change("forbidden", one.category, one.rule, one.span, None, one.page, "", "", one.why)
        for one, _ in found
    )
    card = _card(case, first.rule)
    return Redacted(plan.reworded(plan.source), plan.id, changes=changes, card=card, documents=len(reads))


_STATE = "P-01"
_REASONS = {
    "P-01": "涉及国家秘密",
    "P-02": "未成年人犯罪",
    "P-03": "以调解方式结案或者确认人民调解协议效力",
    "P-04": "离婚诉讼或者涉及未成年子女抚养、监护",
}


def _card(case: Case, rule: str) -> Card:
    """Fill in the card; of a state secret even the card may tell too much, so a person fills it in."""
    reason = _REASONS.get(rule, "人民法院认为不宜在互联网公布的其他情形")
    if rule == _STATE:
        return Card("", "", "", reason)
    return Card(
        case_number=format_case_number(case.number.value) if case.number else "",
        court=case.court.value if case.court else "",
        date=first_event(case, EventKind.CLOSED) or "",
        reason=reason,
    )
