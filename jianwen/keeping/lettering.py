"""Leads of a store become drafts of letters: one over all of them, or one for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.supervision.library_files import library
from annotations.supervision.model.parts import signals_of
from annotations.supervision.values import Lead
from jianwen.errors import UsageError
from jianwen.keeping.casework import Kept, name_of
from jianwen.letters.draft import Found, Sender, draft
from jianwen.letters.kinds import kind_of
from jianwen.letters.values import Kind
from jianwen.letters.write import write_letter
from jianwen.report.leads_words import ORDERS


@dataclass(frozen=True, slots=True)
class Written:
    """A draft that was written: where, over how many leads, and what is left in it to a person."""

    path: Path
    leads: int
    left: tuple[str, ...]

    def lines(self, kind: Kind) -> tuple[str, str]:
        """Say both."""
        open_ = "；".join(self.left)
        return (
            f"已写出 {self.path}：{kind.name}，{self.leads} 条线索。",
            f"留给承办人的 {len(self.left)} 处：{open_}。",
        )


def kind_for(chosen: Sequence[Kept], named: str, out: Path, number: str) -> Kind:
    """Return the kind of letter that leads get; refuse what cannot be written."""
    models = {one.lead.model for one in chosen}
    if len(models) > 1:
        raise UsageError("一份文书只写一个模型的线索。", "、".join(sorted(models)), "分开写。")
    if out.suffix.lower() != ".docx":
        raise UsageError("文书写成 DOCX。", str(out), "用 -o 文书.docx。")
    named = named or chosen[0].lead.letter
    if not named:
        raise UsageError("人工登记的线索没有对应的文书。", "", "用 --kind 指定文书。")
    kind = kind_of(named)
    if kind.single and len(chosen) > 1 and number:
        raise UsageError(f"{named}一案一文，文号各不相同。", "--number", "逐条写，或者先不写文号。")
    if unfit := next((one.lead for one in chosen if not kind.fits(one.lead)), None):
        raise _unfitting(kind, unfit)
    return kind


def _unfitting(kind: Kind, lead: Lead) -> UsageError:
    """Say that a letter is not for such a lead, and which one is."""
    own = "、".join(dict.fromkeys(name for name in (lead.letter, *lead.further) if name))
    return UsageError(
        f"{kind.name}只写给以{'或者'.join(kind.only)}为依据的线索，这条线索不是。",
        lead.fingerprint,
        f"这个模型对应的文书：{own}；不写 --kind 就用它。" if own else "换一种文书（--kind）。",
    )


def write_letters(
    kind: Kind,
    chosen: Sequence[Kept],
    sender: Sender,
    out: Path,
    templates: Path | None,
    passage: Callable[[Sequence[Kept]], str],
) -> Iterator[Written]:
    """Write the drafts, one for each lead where a kind tells of one; `passage` says what leads share."""
    apart = kind.single and len(chosen) > 1
    for count, part in enumerate([[one] for one in chosen] if apart else [list(chosen)], 1):
        path = out.with_stem(f"{out.stem}-{count}") if apart else out
        found = Found(name_of(part[0].lead.model), part[0].course.origin)
        letter = draft(kind, [_outward(one.lead) for one in part], found, sender, passage(part))
        yield Written(path, len(part), write_letter(letter, path, templates))


def _outward(lead: Lead) -> Lead:
    """Leave out what only orders leads within the office, like the colour of a grade of aid."""
    model = next((one for one in library() if one.id == lead.model), None)
    calling = {one.id for one in signals_of(model) if one.letter} if model else set[str]()
    kept = tuple(one for one in lead.signals if one.weight >= ORDERS or one.id in calling)
    return replace(lead, signals=kept or lead.signals)


def further(chosen: Sequence[Kept], kind: Kind) -> list[str]:
    """Name the letters that the leads call for beside this one."""
    named = {each for one in chosen for each in (one.lead.letter, *one.lead.further) if each}
    return sorted(named - {kind.name})
