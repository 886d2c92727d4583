"""A parsed case whose people are called as `nlp.names.stand_in` calls those of other languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nlp.case import Case


def called(case: Case, names: Mapping[str, str]) -> Case:
    """Call the people of a case by their stand-ins; `names` leads from each of these to what is written."""
    plain = {name: stand_in for stand_in, name in names.items()}
    return replace(
        case,
        parties=tuple(replace(one, name=plain.get(one.name, one.name)) for one in case.parties),
        agents=tuple(
            replace(one, name=plain.get(one.name, one.name), acts_for=plain.get(one.acts_for, one.acts_for))
            for one in case.agents
        ),
        bench=tuple(replace(one, name=plain.get(one.name, one.name)) for one in case.bench),
        prosecutors=tuple(replace(one, name=plain.get(one.name, one.name)) for one in case.prosecutors),
    )
