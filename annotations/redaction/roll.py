"""The roll of a document: the names to be masked, in order of appearance, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotations.redaction.merged import mask_for
from annotations.redaction.naming import Named, Roll, used_masks
from annotations.redaction.plan import is_mendable, is_name, key_of
from annotations.values import Category, Finding, MaskedAs
from nlp.case import Case
from nlp.names.masked import ORDER, is_masked
from nlp.names.other_names import OTHER_NAME
from nlp.text.view import View
from nlp.values import Document

# A nickname (绰号) is not told as a name by screening, yet it is the bearer's where it was told otherwise.
_ALIAS = re.compile(rf"[(，](?:[^()，。；]{{0,10}})?(?:{OTHER_NAME}|绰号(?:为|叫|是|：|“|\")*)")
_SHORT = re.compile(r"\((?:以下|下)(?:简?称|称为)[：“\"‘]{0,2}(?P<name>[^()”\"’]{2,12})[”\"’]?\)")
_MASK_BEFORE = re.compile(rf"[\u3400-\u9fff]{{1,2}}某(?:[{ORDER}某]|[0-9]{{1,2}})?$")
_REACH = 16


def roll_of(
    document: Document, case: Case, view: View, findings: Sequence[Finding], *, review: bool = False
) -> Roll:
    """Read the roll off the findings of a document."""
    first: dict[str, Finding] = {}
    for one in sorted(findings, key=lambda one: one.span.start if one.span else -1):
        if is_name(one.category) and one.span is not None and is_mendable(one, review=review):
            first.setdefault(key_of(one.span.of(document.text)), one)
    same, known = _aliases(case, view, frozenset(first))
    names = [
        Named(
            name,
            one.category,
            known.get(name, "") or known_mask(one.masked_as),
            same.get(name, ""),
            mask_for(one, name, view.text),
        )
        for name, one in first.items()
    ]
    return Roll(tuple(names), used_masks(view.text))


def known_mask(elsewhere: MaskedAs | None) -> str:
    """Return the mask that this very person bears already, or ""."""
    return as_known(elsewhere.form) if elsewhere and elsewhere.sure else ""


def as_known(mask: str) -> str:
    """Return a mask that is borne already, or "" where it is of a form that no copy gives."""
    return mask if "某" in mask and is_masked(mask) else ""


def _aliases(case: Case, view: View, names: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return whose other name a name is, and which mask the text itself gives its bearer."""
    same: dict[str, str] = {}
    known: dict[str, str] = {}
    for party in case.parties:
        for alias in party.aliases:
            if alias.value in names and party.name in names and alias.value != party.name:
                same[alias.value] = party.name
    for match in _ALIAS.finditer(view.text):
        other = _starting(view.text, match.end(), names)
        before = view.text[max(0, match.start() - _REACH) : match.start()]
        owner = next((before[at:] for at in range(len(before)) if before[at:] in names), None)
        masked = _MASK_BEFORE.search(before)
        if other and owner and owner != other:
            same.setdefault(other, owner)
        elif other and masked:
            known.setdefault(other, masked[0][-3:] if len(masked[0]) > 3 else masked[0])
    return same, known


def _starting(text: str, at: int, names: frozenset[str]) -> str:
    """Return the longest of `names` that stands at `at`."""
    lengths = range(min(_REACH, len(text) - at), 1, -1)
    return next((text[at : at + length] for length in lengths if text[at : at + length] in names), "")


def with_short_names(view: View, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Add every place of the short names that the text gives organisations: （以下简称云帆公司）."""
    more: dict[str, list[Finding]] = {}
    taken = {one.span for one in findings}
    for one in findings:
        if one.category is not Category.NAME_ORGANISATION or one.span is None:
            continue
        match = _SHORT.match(view.text, view.inside(one.span)[1])
        if match and match["name"] not in more:
            places = re.finditer(re.escape(match["name"]), view.text)
            spans = [view.span(*place.span()) for place in places]
            more[match["name"]] = [replace(one, span=span) for span in spans if span not in taken]
    added = [one for found in more.values() for one in found]
    return (*findings, *added)
