"""Documents that must not be online at all (法释〔2016〕19号 article 4), each item by its own file.

The parsed case speaks first; where it is silent, the words of the head do.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotations.privacy.forbidden.claim import nature_of
from annotations.privacy.forbidden.closed import closed
from annotations.privacy.forbidden.family import family, mediated
from annotations.privacy.forbidden.juvenile import juvenile
from annotations.privacy.scene import Candidate, Scene
from annotations.publication.card import is_card


def detect_forbidden(scene: Scene) -> Iterator[Candidate]:
    """Say that the document falls under article 4, at most once for each of its items.

    That a hearing was closed is told only where nothing firmer says why. A card (article 6) is no document.
    """
    if is_card(scene.view.text):
        return
    nature = nature_of(scene)
    found = [*(juvenile(scene) if nature == "刑事" else ()), *mediated(scene, nature)]
    if nature != "刑事":
        found += family(scene)
    yield from found
    for candidate in closed(scene):
        if candidate.rule == "P-01" or not found:
            yield candidate
