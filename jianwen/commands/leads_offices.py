"""Offices in the commands of leads: those of the tree alone, and the one that is competent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from annotations.casework.offices import below, competent
from annotations.casework.values import Step
from jianwen.errors import UsageError
from jianwen.keeping.casework import Kept, court_of_case, office_for, offices_of


def known_office(offices: Path, office: str) -> frozenset[str]:
    """Return the names of an office and of all below it; refuse one that the tree does not have."""
    tree = offices_of(offices)
    seen = below(tree, office)
    if not seen:
        near = get_close_matches(office, [one.name for root in tree for one in root.all()], 1)
        guess = f"是不是“{near[0]}”？" if near else ""
        raise UsageError(
            f"清单里没有“{office}”。", str(offices), f"核对院的名称{guess or '，或者补进清单。'}"
        )
    return seen


def office_of_case(offices: Path, office: str, case: str) -> str:
    """Return who gets a lead entered by hand: the office named, else the one competent for the case."""
    if office:
        known_office(offices, office)
        return office
    court = court_of_case(case)
    found = competent(offices_of(offices), court)
    if found is None:
        where = f"清单里没有管辖{court}的院。" if court else "从案号看不出归哪个院管。"
        raise UsageError(where, case, "用 --office 指定，或者在清单里补上辖区。")
    return found.name


def pushes(base: Step, chosen: Sequence[Kept], offices: Path | None) -> list[Step]:
    """Return a push of every lead to the office that is competent for it."""
    if offices is None:
        raise UsageError("没有写推送给哪个院。", "", "用 --office 指定，或者用 --offices 给院的清单。")
    tree = offices_of(offices)
    pairs = [(one, office_for(one, tree)) for one in chosen]
    lost = [one.lead.fingerprint for one, office in pairs if not office]
    if lost:
        raise UsageError("清单里没有管辖这些线索的院。", "、".join(lost), "补上辖区，或者用 --office 指定。")
    return [replace(base, lead=one.lead.fingerprint, office=office) for one, office in pairs]
