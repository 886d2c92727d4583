"""Labelled texts out of what users have: gold files with their documents, and reviewers' decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from annotations.gold.brat import read_brat, write_brat
from annotations.gold.docbin import read_docbin, write_docbin
from annotations.gold.doccano import read_doccano, write_doccano
from annotations.gold.jsonl import GoldError, load_gold, write_gold
from annotations.gold.label_studio import read_label_studio, write_label_studio
from annotations.gold.labelled import Label, LabelledText, entities_of, labelled_of
from annotations.review import State, is_confirmed, is_dismissed
from jianwen.commands.common import errors
from jianwen.errors import UsageError, reason_of
from jianwen.report.table import print_unread
from jianwen.reviewing.placed import with_placed
from jianwen.running.judge import Job, screener_of
from jianwen.running.pipeline import run
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Unread


class LabelFormat(StrEnum):
    """The formats of labelled texts."""

    JIANWEN = "jianwen"
    BRAT = "brat"
    DOCCANO = "doccano"
    LABEL_STUDIO = "label-studio"
    DOCBIN = "docbin"


_READ: dict[LabelFormat, Callable[[Path], tuple[LabelledText, ...]]] = {
    LabelFormat.BRAT: read_brat,
    LabelFormat.DOCCANO: read_doccano,
    LabelFormat.LABEL_STUDIO: read_label_studio,
    LabelFormat.DOCBIN: read_docbin,
}
_WRITE: dict[LabelFormat, Callable[[Path, Sequence[LabelledText]], None]] = {
    LabelFormat.BRAT: write_brat,
    LabelFormat.DOCCANO: write_doccano,
    LabelFormat.LABEL_STUDIO: write_label_studio,
    LabelFormat.DOCBIN: write_docbin,
}


@dataclass(frozen=True, slots=True)
class Labels:
    """Labelled texts, how many documents beside them could not be read, and which findings were met."""

    texts: tuple[LabelledText, ...]
    unread: int = 0
    met: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text labelled by what reviewers said, and the fingerprints of what was found in it."""

    text: LabelledText
    met: frozenset[str]


def read_labels(path: Path, form: LabelFormat, docs: Path | None, job: Job, processes: int) -> Labels:
    """Read labelled texts of any format; our own format names documents that lie in `docs`."""
    try:
        if form is not LabelFormat.JIANWEN:
            return Labels(_READ[form](path))
        if docs is None:
            raise UsageError("jianwen 格式的标注不含原文。", str(path), "用 --docs 给出文书。")
        entities = load_gold(path)
        plain = _documents(docs, job, processes, plain_text)
        texts = {one.id: one.text for one in plain.texts}
        return Labels(tuple(labelled_of(entities, texts)), plain.unread)
    except GoldError as error:
        raise UsageError("标注有误。", "\n".join(error.faults), "按所列位置改正。") from None
    except (OSError, UnicodeDecodeError):
        raise UsageError("标注读不了。", str(path), "检查路径与编码（UTF-8）。") from None


def write_labels(path: Path, form: LabelFormat, texts: Sequence[LabelledText]) -> None:
    """Write labelled texts; our own format has labels only, beside the documents that the user has."""
    try:
        if form is LabelFormat.JIANWEN:
            write_gold(path, entities_of(texts))
        else:
            _WRITE[form](path, texts)
    except UnicodeEncodeError:
        broken = next((number for number, one in enumerate(texts, 1) if not _encodes(one.text)), 0)
        remedy = "核对该文本的来源和编码，去掉坏字符。"
        raise UsageError(f"第 {broken} 份文本里有不成字的编码，写不进去。", str(path), remedy) from None
    except OSError as error:
        raise UsageError(f"写不进去（{reason_of(error)}）。", str(path), "检查路径和写权限。") from None


def _encodes(text: str) -> bool:
    """Say whether a text can be written: half of a surrogate pair, as broken JSON has it, cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def reviewed(docs: Path, job: Job, state: State, processes: int) -> Labels:
    """Label documents by what reviewers said of their findings.

    Confirmed and added ones are labels, dismissed ones are none, and what nobody has looked at is arguable.
    """
    return _documents(docs, job, processes, partial(labelled_by_review, state=state))


def plain_text(job: Job, document: Document) -> LabelledText:  # noqa: ARG001 - all works are called alike
    """Give the text of a document (runs in a worker)."""
    return LabelledText(document.id, document.text, ())


def labelled_by_review(job: Job, document: Document, state: State) -> Reviewed:
    """Label a document by its findings and the decisions on them (runs in a worker)."""
    view = view_of(document.text)
    case = parse(document, view)
    found = screener_of(job).screen(document, case, view).findings
    known = with_placed(found, job.placed, job.key, document, case, view)
    labels = [
        Label(one.span, one.category.value, arguable=not is_confirmed(state, one.fingerprint))
        for one in known
        if one.span is not None and not is_dismissed(state, one.fingerprint)
    ]
    text = LabelledText(document.id, document.text, tuple(sorted(labels)))
    return Reviewed(text, frozenset(one.fingerprint for one in known))


def _documents(
    docs: Path, job: Job, processes: int, work: Callable[[Job, Document], LabelledText | Reviewed]
) -> Labels:
    """Run a work over documents and collect what it gives."""
    texts: list[LabelledText] = []
    met: set[str] = set()
    unread = 0
    for value in run([docs], job, work, processes):
        if isinstance(value, LabelledText):
            texts.append(value)
        elif isinstance(value, Reviewed):
            texts.append(value.text)
            met |= value.met
        elif isinstance(value, Unread):
            unread += 1
            print_unread(errors(), value)
        else:
            raise UsageError("运行被中断，没有结果。")
    return Labels(tuple(texts), unread, frozenset(met))


def merged(sets: Iterable[Labels]) -> Labels:
    """Put several sets together."""
    every = tuple(sets)
    return Labels(
        tuple(text for one in every for text in one.texts),
        sum(one.unread for one in every),
        frozenset().union(*(one.met for one in every)),
    )
