"""Which tests a worker takes together, and which are begun first: nothing long is left to the end."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

# Servers that take long to start are started once.
_TOGETHER = {
    "tests/annotations/supervision/test_spark.py": "spark",
    "tests/annotations/supervision/language/test_functions_spark.py": "spark",
    "tests/indexer/engines/test_agreement.py": "elasticsearch",
    "tests/indexer/engines/test_elastic.py": "elasticsearch",
    "tests/indexer/engines/test_engine.py": "elasticsearch",
    "tests/indexer/engines/test_engine_pages.py": "elasticsearch",
    "tests/indexer/engines/test_engine_versions.py": "elasticsearch",
    "tests/jianwen/test_ingest_elastic.py": "elasticsearch",
}
# Everything that takes more than some seven seconds of work, or twenty with its waiting, longest first.
_LONG = (
    "spark",
    "tests/supervision/test_examples.py",
    "tests/indexer/engines/test_killing.py",
    "elasticsearch",
    "tests/jianwen/test_audit_store.py",
    "tests/jianwen/test_cli.py",
    "tests/jianwen/test_gold_train.py",
    "tests/adversarial/test_time.py",
    "tests/test_formats.py",
    "tests/jianwen/test_ingest_killed.py",
    "tests/supervision/test_siblings.py",
    "tests/annotations/supervision/compile/test_collide.py",
    "tests/supervision/test_papers.py",
    "tests/jianwen/test_audit_leads.py",
    "tests/annotations/supervision/tables/test_quick.py",
    "tests/nlp/names/test_model_recognisers.py",
    "tests/supervision/test_aid.py",
    "tests/supervision/test_courts.py",
    "tests/supervision/test_enforcement_and_interest.py",
    "tests/test_rooms.py",
    "tests/test_silence.py",
    "tests/supervision/test_labour_documents.py",
    "tests/supervision/test_siblings_documents.py",
    "tests/jianwen/test_redact.py",
    "tests/supervision/test_criminal_side.py",
    "tests/supervision/test_hard_labour.py",
    "tests/annotations/redaction/test_pdf_clean.py",
    "tests/jianwen/test_recheck.py",
    "tests/test_development_sets.py",
    "tests/jianwen/test_compare_pairs.py",
    "tests/jianwen/test_compare.py",
    "tests/jianwen/test_pipeline.py",
)
_RANK = {unit: at for at, unit in enumerate(_LONG)}


def unit_of(nodeid: str) -> str:
    """Return what a test is taken together with: the tests of its file, or of its server."""
    path = nodeid.split("::", 1)[0]
    return _TOGETHER.get(path, path)


def rank(nodeid: str) -> int:
    """Return the place of a test in the order of beginning."""
    return _RANK.get(unit_of(nodeid), len(_RANK))


class Units(LoadFileScheduling):  # type: ignore[misc]
    """Hands out unit by unit, in the order of collection."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)
