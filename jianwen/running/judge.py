"""The work of one worker process on one entry: read, parse, screen — and nothing of the text comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from annotations.fingerprints import fingerprint, new_key
from annotations.privacy.masking.ledger import Ledger
from annotations.privacy.office import Office
from annotations.privacy.people.whole_names import whole_places
from annotations.privacy.screen import Screener, Screening
from annotations.values import Category, Decision, Finding, Profile
from jianwen.office_list import read_office_list
from jianwen.published import dumps, first_event, parse_record
from jianwen.recognisers import check_recogniser, recogniser_of
from jianwen.reviewing.placed import with_placed
from jianwen.running.results import Meta, Parsed, PartyRow, Result, Shown, Snippet
from jianwen.running.snippets import Masker, masker, snippets
from jianwen.settings import RecogniserName, Settings
from jianwen.typed import masked_in_title, person_mask, without_leaks, without_persons
from nlp.case import Case, EventKind, PartyKind
from nlp.parse.case_numbers import format_case_number
from nlp.parse.chains import link_of
from nlp.parse.parse import parse
from nlp.readers.interface import Limits
from nlp.text.view import View, view_of
from nlp.values import Document, Span


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with every entry; handed to each worker. `categories` empty means all of them."""

    key: bytes = field(repr=False)
    limits: Limits
    profile: Profile = Profile.LAW2016
    recogniser: RecogniserName = RecogniserName.LAC
    reveal: bool = False
    categories: frozenset[Category] = frozenset()
    placed: tuple[Decision, ...] = ()
    recogniser_path: Path | None = None
    office_list: Path | None = None
    other: bool = False


def job_of(settings: Settings, key: bytes | None = None) -> Job:
    """Make a job of the settings; without a store's key, with a throw-away one.

    The office's list is read here too, and the recogniser's folder looked at, so that what is wrong with
    them stops the run before it begins.
    """
    check_recogniser(settings.recogniser, settings.recogniser_path)
    office_of(settings.office_list)
    return Job(
        key or new_key(),
        settings.limits,
        settings.profile,
        settings.recogniser,
        recogniser_path=settings.recogniser_path,
        office_list=settings.office_list,
    )


@lru_cache(maxsize=2)
def office_of(path: Path | None) -> Office:
    """Read the office's own list once in a process."""
    return Office() if path is None else read_office_list(path)


def screener_of(job: Job) -> Screener:
    """Make the screener of a job."""
    return Screener(
        job.key,
        job.profile,
        recogniser_of(job.recogniser, job.recogniser_path),
        office_of(job.office_list),
        job.other,
    )


def warm(job: Job) -> None:
    """Load the models before the first task, so that they do not count against a file's time."""
    recogniser = recogniser_of(job.recogniser, job.recogniser_path)
    if recogniser is not None:
        recogniser.persons(["本院认为"])


def parse_document(job: Job, document: Document) -> Parsed:  # noqa: ARG001 - both works are called alike
    """Parse one document and write its published line."""
    case = parse(document, view_of(document.text))
    return Parsed(dumps(parse_record(document, case)), link_of(document.source, case))


@dataclass(frozen=True, slots=True)
class Judged:
    """A document with all that was read from it and found on it; it does not leave the worker."""

    document: Document = field(repr=False)
    case: Case = field(repr=False)
    view: View = field(repr=False)
    findings: tuple[Finding, ...]
    screening: Screening = field(repr=False)


def judge_document(job: Job, document: Document) -> Judged:
    """Parse and screen one document."""
    view = view_of(document.text)
    case = parse(document, view)
    screening = screener_of(job).screen(document, case, view)
    findings = with_placed(screening.findings, job.placed, job.key, document, case, view)
    return Judged(document, case, view, findings, screening)


def screen_document(job: Job, document: Document) -> Result:
    """Parse and screen one document, and keep what may leave the process."""
    return result_of(job, judge_document(job, document))


def result_of(job: Job, judged: Judged, *, quoting: bool = True) -> Result:
    """Keep of a judged document what may leave the process; `quoting` with the words around findings."""
    document, case, findings = judged.document, judged.case, judged.findings
    # Masks come from all findings, also of categories that are not shown.
    knows = masker(document.text, findings)
    wanted = [one for one in findings if not job.categories or one.category in job.categories]
    return Result(
        meta=_meta(document, case, knows, judged.screening.beside),
        shown=tuple(_shown(job, document, wanted, knows) if quoting else map(Shown, wanted)),
        excused=tuple(sorted(Counter(one.excuse for one in judged.screening.excused).items())),
        parties=tuple(_parties(job.key, case, knows)),
        causes=tuple(fact.value for fact in (*case.causes, *case.charges)),
        ledger=judged.screening.ledger,
        around=tuple(_around(document.text, findings, judged.screening.ledger)) if quoting else (),
    )


def _around(text: str, findings: Sequence[Finding], ledger: Ledger | None) -> Iterator[tuple[Span, Snippet]]:
    """Give the words around people whom a linked document may prove to be masked, without their names."""
    people = ledger.people if ledger is not None and ledger.link.number is not None else ()
    if not people:
        return
    clear = [one.name for one in people if not (one.masked or one.flagged)]
    knows = masker(text, findings, clear)
    for one in people:
        for span, _ in one.places_to_tell:
            yield span, knows.around(span)


def _shown(job: Job, document: Document, findings: list[Finding], knows: Masker) -> Iterator[Shown]:
    """Put each finding into its masked words."""
    for finding, snippet in zip(findings, snippets(knows, findings), strict=True):
        revealed = finding.span.of(document.text) if job.reveal and finding.span else None
        yield Shown(finding, snippet, revealed)


def _meta(document: Document, case: Case, knows: Masker, beside: Sequence[tuple[str, str]]) -> Meta:
    """Describe a document without its text; what leaks `beside` the text alone is masked, too.

    Of whom the text names in clear it was judged there what leaks (高明远 beside 高某).
    """
    part = document.part
    named = {name for _, _, name in whole_places(document.text, [value for value, _ in beside])}
    masks = {value: shown for value, shown in beside if value not in named}
    source = without_persons(knows.clean(document.source), case.parties)
    return Meta(
        id=document.id,
        document=document.document,
        source=document.source,
        kept_source=without_leaks(masked_in_title(source, masks)),
        media_type=document.media_type,
        title=masked_in_title(knows.clean(document.title), masks),
        case_number=format_case_number(case.number.value) if case.number else "",
        court=case.court.value if case.court else "",
        kind=case.kind or (part.kind if part else ""),
        procedure=case.procedure,
        closed=first_event(case, EventKind.CLOSED) or "",
        outcome=case.outcome.method if case.outcome else "",
        characters=len(document.text),
        pages=len(document.pages),
        notes=document.notes + (part.doubts if part else ()),
        part=f"{part.index} {part.kind}" if part else "",
    )


def _parties(key: bytes, case: Case, knows: Masker) -> Iterator[PartyRow]:
    """Keep parties as masks and keyed names: the same person has the same key in every document."""
    for party in case.parties:
        is_person = party.kind is PartyKind.PERSON
        mask = person_mask(party.name) if is_person and not party.masked else knows.clean(party.name)
        name = fingerprint(key, "party", "", party.name)
        yield PartyRow(mask, name, party.role, party.kind.value, party.side.value)
