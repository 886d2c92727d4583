"""Presidio with what works on Chinese: phone (region CN), card, e-mail; spaCy's blank zh, no model.

The list of domains is the one that tldextract brings, not the one it would fetch.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    EmailRecognizer,
    PhoneRecognizer,
)

NAME = "Presidio"
tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_KINDS = {"PHONE_NUMBER": "phone", "CREDIT_CARD": "bank_account", "EMAIL_ADDRESS": "email"}
_LANGUAGE = "zh"


@cache
def _engine() -> AnalyzerEngine:
    """Build the analyser around a pipeline without a model."""
    pipeline = SpacyNlpEngine(models=[{"lang_code": _LANGUAGE, "model_name": "blank"}])
    pipeline.nlp = {_LANGUAGE: spacy.blank(_LANGUAGE)}
    registry = RecognizerRegistry(supported_languages=[_LANGUAGE])
    registry.add_recognizer(PhoneRecognizer(supported_language=_LANGUAGE, supported_regions=("CN",)))
    registry.add_recognizer(CreditCardRecognizer(supported_language=_LANGUAGE))
    registry.add_recognizer(EmailRecognizer(supported_language=_LANGUAGE))
    return AnalyzerEngine(registry=registry, nlp_engine=pipeline, supported_languages=[_LANGUAGE])


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """Find what Presidio finds."""
    for result in _engine().analyze(text, language=_LANGUAGE, entities=list(_KINDS)):
        yield _KINDS[result.entity_type], result.start, result.end
