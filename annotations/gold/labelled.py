"""One labelled text, as the formats of annotation tools share it, and its way from and to gold entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from annotations.gold.jsonl import Entity
from nlp.values import Span

# Tools know one word for a label: a question mark behind it says that the label is arguable.
_ARGUABLE = "?"


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """One labelled place of a text."""

    span: Span
    category: str
    arguable: bool = False

    @property
    def word(self) -> str:
        """Return the label as one word (name.victim, name.victim?)."""
        return self.category + _ARGUABLE * self.arguable


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its labels in text order; one without labels says that nothing leaks in it."""

    id: str
    text: str = field(repr=False)
    labels: tuple[Label, ...]


class LabelError(ValueError):
    """A label that does not stand in its text; says what is wrong and quotes nothing."""


def label_of(word: str, start: int, end: int, text: str) -> Label:
    """Make a label of what a tool says, or say what is wrong with it."""
    if not word.rstrip(_ARGUABLE):
        raise LabelError("标签没有名称")
    if not 0 <= start < end <= len(text):
        raise LabelError(f"位置 {start}–{end} 不在文本之内（共 {len(text)} 字）")
    return Label(Span(start, end), word.removesuffix(_ARGUABLE), word.endswith(_ARGUABLE))


def entities_of(texts: Iterable[LabelledText]) -> Iterator[Entity]:
    """Group labels into gold entities: one for each distinct (document, category, text, arguable)."""
    for one in texts:
        grouped: dict[tuple[str, str, bool], list[Span]] = defaultdict(list)
        for label in sorted(one.labels):
            grouped[label.category, label.span.of(one.text), label.arguable].append(label.span)
        for (category, text, arguable), spans in grouped.items():
            yield Entity(one.id, category, text, tuple(spans), arguable)


def labelled_of(entities: Iterable[Entity], texts: Mapping[str, str]) -> Iterator[LabelledText]:
    """Put gold entities into their texts, in the order of the texts; entities of other texts are left out."""
    labels: dict[str, list[Label]] = defaultdict(list)
    for entity in entities:
        labels[entity.document] += [Label(span, entity.category, entity.arguable) for span in entity.spans]
    for id_, text in texts.items():
        yield LabelledText(id_, text, tuple(sorted(labels[id_])))
