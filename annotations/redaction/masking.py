"""The masking of one document in memory: screened, replaced, screened again until nothing is left to mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from annotations.privacy.masking.ledger import Ledger
from annotations.privacy.outside import outside
from annotations.privacy.people.people import find_people
from annotations.privacy.rules import RULE_OF
from annotations.privacy.scene import Candidate, Scene
from annotations.privacy.screen import ANYWHERE, Screener, judged
from annotations.redaction.edits import composed
from annotations.redaction.forms import BLOT
from annotations.redaction.naming import NO_NAMES, Named, Naming, Roll, names_of, used_masks
from annotations.redaction.plan import NUMBERS, Maker, is_mendable, is_name, key_of
from annotations.redaction.roll import known_mask, roll_of, with_short_names
from annotations.redaction.values import Plan, Removal, Replacement, Unmended, Word
from annotations.values import Category, Finding, Severity
from nlp.case import Case
from nlp.parse.parse import parse
from nlp.readers.intake.entry import FILE_NAME
from nlp.text.view import View, view_of
from nlp.values import Document, HiddenKind

# Hardly any document needs more than two; one that names many people needs one for each group of them.
_ROUNDS = 16
_SHORTEST = 2
_UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f]+")
HIDDEN_CATEGORIES = {
    HiddenKind.METADATA: Category.HIDDEN_METADATA,
    HiddenKind.COMMENT: Category.HIDDEN_COMMENT,
    HiddenKind.REVISION: Category.HIDDEN_REVISION,
    HiddenKind.COVERED: Category.HIDDEN_COVERED,
    HiddenKind.FILENAME: Category.HIDDEN_FILENAME,
}


@dataclass(frozen=True, slots=True)
class Read:
    """A document with everything that screening says of it."""

    document: Document
    case: Case
    view: View
    findings: tuple[Finding, ...]
    ledger: Ledger | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Masking:
    """What is done to a document, why, and the names it gives masks to."""

    plan: Plan
    read: Read
    naming: Naming = field(default_factory=lambda: NO_NAMES, repr=False)


@dataclass(frozen=True, slots=True)
class Masker:
    """Masks documents; `review` masks also what screening only asks a person about.

    `decided` puts in what persons have decided on the findings. The masked text is screened again up to
    `rounds` times, which costs as much as the first screening each time.
    """

    screener: Screener
    review: bool = False
    decided: Callable[[Read], Read] | None = None
    rounds: int = _ROUNDS

    def read(self, document: Document) -> Read:
        """Parse and screen a document."""
        view = view_of(document.text)
        case = parse(document, view)
        screening = self.screener.screen(document, case, view)
        found = Read(document, case, view, with_short_names(view, screening.findings), screening.ledger)
        return found if self.decided is None else self.decided(found)

    def roll(self, read: Read) -> Roll:
        """Return the names that will be masked, for the numbering of a whole case."""
        return roll_of(read.document, read.case, read.view, read.findings, review=self.review)

    def mask(self, read: Read, naming: Naming = NO_NAMES, suffix: str = "") -> Masking:
        """Plan the masking of a document; `naming` holds the masks that its case gives already."""
        document = read.document
        naming = names_of([self.roll(read)], naming)
        maker = Maker(document, naming, self.review)
        edits = maker.replacements(read.findings)
        for _ in range(self.rounds):
            again = self._again(document, edits, naming)
            if again is None:
                break
            edits, naming = again
        words = tuple(_words(read, edits, naming, self._names_beside(read, naming)))
        plan = Plan(
            id=document.id,
            document=document.document,
            source=document.source,
            filename=filename_of(document, words, suffix),
            replacements=edits,
            words=words,
            removed=tuple(_removed(document)),
            unmended=tuple(maker.unmended(read.findings)),
        )
        return Masking(plan, read, naming)

    def _names_beside(self, read: Read, naming: Naming) -> tuple[Word, ...]:
        """Return the names that are told beside the text alone, with the masks that they get.

        Whose name it is says the document, where it knows; else the category tells where the name stands.
        """
        if not any(one.span is None and (is_name(one.category) or _is_hidden(one)) for one in read.findings):
            return ()
        recogniser = self.screener.recogniser
        people = find_people(read.case, read.view, recogniser)
        scene = Scene(read.document, read.case, read.view, people, recogniser)
        roles = {key_of(person.name): Category(person.role) for person in people if person.role}
        told = {key_of(one.value): one for one, _ in reversed(outside(scene, lambda _: ()))}
        named = [
            Named(name, roles.get(name, one.category), known_mask(one.masked_as))
            for name, one in reversed(told.items())
            if name not in naming
        ]
        masks = names_of([Roll(tuple(named), used_masks(read.view.text))], naming)
        return tuple(Word(one.name, masks[one.name], one.category, RULE_OF[one.category]) for one in named)

    def _again(
        self, document: Document, edits: tuple[Replacement, ...], naming: Naming
    ) -> tuple[tuple[Replacement, ...], Naming] | None:
        """Screen the masked text; return what more is to do, or None when nothing is."""
        text = Plan("", "", "", "", edits).masked(document.text)
        if not text.strip():
            return None
        masked = self.read(bare(document, text))
        if not any(is_mendable(one, review=self.review) for one in masked.findings):
            return None
        naming = {**names_of([self.roll(masked)], naming), **naming}
        more = Maker(masked.document, naming, self.review).replacements(masked.findings)
        return composed(document.text, edits, more), naming


def bare(document: Document, text: str) -> Document:
    """Return the document with another text, and nothing beside it."""
    return replace(document, text=text, pages=(), hidden=(), margins=())


def _is_hidden(finding: Finding) -> bool:
    """Say whether a finding tells of a hidden part of the file."""
    return finding.category in HIDDEN_CATEGORIES.values()


def _words(
    read: Read, edits: Sequence[Replacement], naming: Naming, beside: Sequence[Word]
) -> Iterator[Word]:
    """Give what is replaced wherever it stands beside the text, longest first."""
    document, found = read.document, dict[str, Word]()
    for one in edits:
        value = one.span.of(document.text)
        if is_name(one.category):
            name = key_of(value)
            _keep(found, Word(name, naming.get(name, one.text.strip()), one.category, one.rule))
        elif one.text:
            _keep(found, Word(value, one.text, one.category, one.rule))
    # A number that goes with its whole clause stands bare elsewhere.
    for finding in read.findings:
        if finding.span is not None and finding.category in NUMBERS:
            _keep(found, Word(finding.span.of(document.text), BLOT, finding.category, finding.rule))
    for text in (document.title, *(m.text for m in document.margins), *(h.text for h in document.hidden)):
        for leak in leaks_in(text):
            if leak.span is not None:
                _keep(found, Word(leak.span.of(text), BLOT, leak.category, leak.rule))
    for word in beside:
        _keep(found, word)
    yield from sorted(found.values(), key=lambda word: (-len(word.value), word.value))


def _keep(found: dict[str, Word], word: Word) -> None:
    """Keep a word once; what is shorter than a name would hit anything."""
    if len(word.value.strip()) >= _SHORTEST and word.value != word.text:
        found.setdefault(word.value, word)


def leaks_in(text: str) -> tuple[Candidate, ...]:
    """Return what can be told to leak in a text without its context: numbers, accounts, addresses."""
    scene = Scene(Document("", "", "", "", text), Case(""), view_of(text))
    return judged(scene, ANYWHERE)[0] if text else ()


def _removed(document: Document) -> Iterator[Removal]:
    """Give every part beside the text that the copy will not have."""
    for one in document.hidden:
        if one.kind is not HiddenKind.FILENAME:
            category = HIDDEN_CATEGORIES[one.kind]
            yield Removal(one.kind, one.place, one.page, category, RULE_OF[category])


def filename_of(document: Document, words: Sequence[Word], suffix: str) -> str:
    """Return the name of the copy: that of the file with what leaks in it masked."""
    file = PurePosixPath(file_of(document).rpartition("!")[2])
    own = (one.text for one in document.hidden if one.kind is HiddenKind.FILENAME and one.place == FILE_NAME)
    named = next(own, file.stem)
    stem = Plan("", "", "", "", words=tuple(words)).reworded(named)
    return (_UNSAFE.sub("_", stem).strip(" .") or "文书") + (suffix or file.suffix)


def file_of(document: Document) -> str:
    """Return the source of the file that a document was cut from: without the pages that it stands on."""
    part = document.part
    is_cut = part is not None and document.source.startswith(f"{part.file}#")
    return part.file if part is not None and is_cut else document.source


def forbidding(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that say firmly that the document may not be published at all (art. 4)."""
    return tuple(
        one
        for one in findings
        if one.category is Category.PUBLICATION_FORBIDDEN and one.severity is Severity.ERROR
    )


def is_forbidden(findings: Sequence[Finding]) -> bool:
    """Say whether the document may not be published at all (art. 4); a closed hearing only asks a person."""
    return bool(forbidding(findings))


__all__ = [
    "Masker", "Masking", "Read", "Unmended", "bare", "file_of", "filename_of", "forbidding", "is_forbidden",
    "leaks_in",
]  # fmt: skip
