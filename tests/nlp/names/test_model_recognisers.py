"""The recognisers that come from a folder: both libraries, tiny models made on the spot, one promise."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from nlp.names.recognisers.interface import Recogniser
from nlp.names.recognisers.labels import is_person, person_ranges
from nlp.names.recognisers.spacy_names import SpacyRecogniser
from tests.nlp.names.tiny import as_onnx, sentences, spacy_pipeline, token_classifier

HELD_OUT = list(sentences(60, seed=987))


def f1(recogniser: Recogniser) -> float:
    """Return the F1 of whole names on sentences that were not trained on."""
    found = recogniser.persons([text for text, _ in HELD_OUT])
    right = sum(len(set(got) & set(want)) for got, (_, want) in zip(found, HELD_OUT, strict=True))
    return 2 * right / (sum(map(len, found)) + sum(len(want) for _, want in HELD_OUT))


def keeps_its_promise(recogniser: Recogniser) -> None:
    """Assert what the interface says: order, one answer a text, the same alone and together."""
    texts = ["", *(text for text, _ in HELD_OUT[:8]), "证人赵建国证实"]
    found = recogniser.persons(texts)
    assert len(found) == len(texts) and found[0] == []
    assert found == [recogniser.persons([text])[0] for text in texts]
    assert recogniser.persons([]) == []
    for ranges in found:
        assert ranges == sorted(ranges)
        assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    assert f1(recogniser) > 0.9


@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_a_spacy_pipeline_is_run_from_its_folder(segmenter: str, tmp_path: Path) -> None:
    if segmenter == "jieba":
        # jieba cuts some names in two or joins them to their neighbours: those cannot be found.
        assert f1(SpacyRecogniser(spacy_pipeline(tmp_path / "p", segmenter))) > 0.5
        return
    keeps_its_promise(SpacyRecogniser(spacy_pipeline(tmp_path / "p", segmenter)))


@pytest.fixture(scope="module")
def classifier(torch_and_transformers: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train one classifier for the module."""
    return token_classifier(tmp_path_factory.mktemp("models") / "torch")


def test_a_token_classifier_is_run_with_torch(classifier: Path) -> None:
    from nlp.names.recognisers.token_classifier import TransformersRecogniser  # noqa: PLC0415 - an extra

    keeps_its_promise(TransformersRecogniser(classifier))


def test_a_token_classifier_is_run_as_onnx_and_says_the_same(classifier: Path, tmp_path: Path) -> None:
    from nlp.names.recognisers.token_classifier import TransformersRecogniser  # noqa: PLC0415 - an extra

    exported = TransformersRecogniser(as_onnx(classifier, tmp_path / "onnx"))
    keeps_its_promise(exported)
    texts = [text for text, _ in HELD_OUT]
    assert exported.persons(texts) == TransformersRecogniser(classifier).persons(texts)


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("O B-PER I-PER O", [(1, 3)]),
        ("B-PER B-PER I-PER I-PER", [(0, 1), (1, 4)]),
        ("B-PER M-PER E-PER S-PER", [(0, 3), (3, 4)]),
        ("PER-B PER-I O B-LOC", [(0, 2)]),
        ("PERSON PERSON O name.victim", [(0, 2), (3, 4)]),
        ("O I-PER I-PER B-ORG", [(1, 3)]),
    ],
)
def test_labels_of_every_school_are_read(labels: str, wanted: list[tuple[int, int]]) -> None:
    words = labels.split()
    assert list(person_ranges(words, [(at, at + 1) for at in range(len(words))])) == wanted


def test_special_tokens_are_passed_over_and_a_gap_ends_a_name() -> None:
    labels = ["O", "B-PER", "I-PER", "I-PER", "O"]
    assert list(person_ranges(labels, [(0, 0), (0, 1), (1, 2), (3, 4), (0, 0)])) == [(0, 2), (3, 4)]


def test_which_labels_are_persons() -> None:
    assert all(map(is_person, ("PER", "person", "nr", "name.witness")))
    assert not any(map(is_person, ("O", "LOC", "ORG", "PERCENT")))
