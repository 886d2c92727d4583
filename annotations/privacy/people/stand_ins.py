"""A parsed case whose people are called as `nlp.names.stand_in` calls those of other languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nlp.case import Case


def called(case: Case, names: Mapping[str, str]) -> Case:
    """Call the people of a case by their stand-ins; `names` leads from each of these to what is written."""
    return replace(
        case,
        parties=tuple(replace(one, name=_called(one.name, names)) for one in case.parties),
        agents=tuple(
            replace(one, name=_called(one.name, names), acts_for=_called(one.acts_for, names))
            for one in case.agents
        ),
        bench=tuple(replace(one, name=_called(one.name, names)) for one in case.bench),
        prosecutors=tuple(replace(one, name=_called(one.name, names)) for one in case.prosecutors),
    )


def _called(name: str, names: Mapping[str, str]) -> str:
    """Call somebody as the text now does, which may know a piece of the name alone: 旦增|成立."""
    held = [(stand_in, written) for stand_in, written in names.items() if written and written in name]
    if not held:
        return name
    # Who is called 旦增 is not who is called 旦增平措: the whole name, then the longest piece of it.
    stand_in, written = max(held, key=lambda one: len(one[1]))
    return name.replace(written, stand_in)
