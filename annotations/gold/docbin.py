"""spaCy's DocBin: one binary file of texts with their labels, what `spacy train` reads.

Texts are cut into single characters, so that every label fits; labels stand in the span group `labels`
(which may overlap), and, where they do not overlap, as entities too.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from annotations.gold.jsonl import GoldError
from annotations.gold.labelled import LabelledText, label_of

_GROUP, _ID = "labels", "id"


def blank() -> Language:
    """Return an empty Chinese pipeline that cuts texts into single characters."""
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})


def write_docbin(path: Path, texts: Iterable[LabelledText]) -> None:
    """Write texts with their labels."""
    language = blank()
    DocBin(store_user_data=True, docs=[_doc(language, one) for one in texts]).to_disk(path)


def read_docbin(path: Path) -> tuple[LabelledText, ...]:
    """Read texts with their labels; of a file without our span group, its entities."""
    language = blank()
    try:
        docs = list(DocBin().from_disk(path).get_docs(language.vocab))
    except (ValueError, KeyError, EOFError) as fault:
        raise GoldError([f"{path}: 不是 spaCy 的 DocBin 文件（{type(fault).__name__}）"]) from None
    return tuple(_labelled(doc, number) for number, doc in enumerate(docs, 1))


def _doc(language: Language, one: LabelledText) -> Doc:
    """Make the document of one text.

    Its words are the characters themselves: spaCy's own cutting hangs a blank to what stands before it,
    and a label that begins or ends at such a blank would be lost.
    """
    doc = Doc(language.vocab, words=list(one.text), spaces=[False] * len(one.text))
    doc.user_data[_ID] = one.id
    found = [doc.char_span(label.span.start, label.span.end, label=label.word) for label in one.labels]
    spans = [span for span in found if span is not None]
    doc.spans[_GROUP] = spans
    doc.ents = filter_spans(spans)
    return doc


def _labelled(doc: Doc, number: int) -> LabelledText:
    """Read one document."""
    spans: Iterable[Span] = doc.spans.get(_GROUP, doc.ents)
    labels = (label_of(span.label_, span.start_char, span.end_char, doc.text) for span in spans)
    return LabelledText(str(doc.user_data.get(_ID, number)), doc.text, tuple(sorted(labels)))
