"""A story in bare words, as the report on like cases shows it.

A judgment names who may be named; a story names whoever it likes. So besides what screening masks in any
document, every person of it is masked whom the recogniser of names knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.redaction.naming import Named, Roll, names_of, used_masks
from annotations.redaction.rewording import Rewording
from annotations.redaction.values import Word
from annotations.values import Category
from jianwen.ingesting.document import ingest_document
from jianwen.recognisers import recogniser_of
from jianwen.running.judge import Job
from jianwen.settings import RecogniserName
from nlp.names.masked import is_masked
from nlp.text.view import view_of
from nlp.values import Document

_SENTENCE = re.compile(r"[^。；！？\n]{1,200}")
_SHORTEST = 2
_PERSON = Category.NAME_PARTY


def masked_story(job: Job, text: str) -> str:
    """Return a story without what leaks in it and without the names of persons."""
    kept = ingest_document(job, Document("text", "text", "", "text/plain", text)).kept
    masked = str(kept.one("documents")["text"])
    names = tuple(Named(name, _PERSON) for name in _persons(job, masked))
    naming = names_of([Roll(names, used_masks(view_of(masked).text))])
    return Rewording.of([Word(name, mask, _PERSON, "") for name, mask in naming.items()])(masked)


def _persons(job: Job, text: str) -> Iterator[str]:
    """Give the persons whom a text names; where screening does without a recogniser, by the one we ship."""
    recogniser = recogniser_of(job.recogniser, job.recogniser_path) or recogniser_of(RecogniserName.LAC)
    sentences = _SENTENCE.findall(text)
    if recogniser is None:
        return
    for sentence, found in zip(sentences, recogniser.persons(sentences), strict=True):
        for start, end in found:
            if end - start >= _SHORTEST and not is_masked(sentence[start:end]):
                yield sentence[start:end]
