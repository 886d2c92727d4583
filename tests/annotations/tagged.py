"""Detectors are tested in tagged text: what is tagged is found, to the character; the rest is not."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.privacy.scene import Candidate, Detector, Scene
from nlp.case import Case
from nlp.text.view import view_of
from nlp.values import Document, Span
from tests.goldens import untag


def scene_of(text: str, case: Case | None = None) -> Scene:
    document = Document("one", "0" * 32, "one.txt", "text/plain", text)
    return Scene(document, case or Case("0" * 32), view_of(text))


def spans_of(candidates: Iterable[Candidate]) -> set[Span]:
    return {one.span for one in candidates if one.span is not None}


def assert_finds(detector: Detector, tagged: str) -> None:
    """Run one detector on tagged text. The message gives places, so that it can be read at all."""
    text, leaks = untag(tagged)
    found = spans_of(detector(scene_of(text)))
    wanted = {leak.span for leak in leaks}
    assert found == wanted, sorted(text[one.start : one.end] for one in found ^ wanted)
