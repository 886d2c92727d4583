"""The leads of the last audits by case, as they are indexed."""

from __future__ import annotations

from collections import defaultdict

from annotations.review import fold
from annotations.supervision.stages import standing_of
from jianwen.ingesting.values import Lead
from jianwen.keeping.leads import last_leads
from jianwen.keeping.store import Store


def leads_of(store: Store) -> dict[str, list[Lead]]:
    """Return the leads on each case number (a document without one: its id)."""
    state = fold(store.decisions.all())
    found: dict[str, list[Lead]] = defaultdict(list)
    for one in last_leads(store):
        stage = standing_of(state, one.fingerprint).stage.value
        signals = tuple(f"{one.model}·{signal}" for signal in one.signals)
        for number in one.cases:
            found[number].append(Lead(one.fingerprint, one.model, signals, stage))
    return dict(found)
