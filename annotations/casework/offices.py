"""The tree of offices (省, 市, 县) from one file, and which office is competent for a court or a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.supervision.model.yaml_nodes import Mapping, Sequence, Text, YamlError, read_yaml
from annotations.supervision.tables.places import place_name
from annotations.supervision.values import ModelFault, Place

_KEYS = ("名称", "辖区", "法院", "下级")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its area (云岭省青禾市), courts beside those named after the area, and who is under it."""

    name: str
    area: str
    courts: tuple[str, ...] = ()
    under: tuple[Office, ...] = ()

    def all(self) -> Iterator[Office]:
        """Give this office and everybody under it, from above."""
        yield self
        for one in self.under:
            yield from one.all()


def read_offices(text: str, path: str) -> tuple[tuple[Office, ...], tuple[ModelFault, ...]]:
    """Read a file of offices; all faults are told with their place, and then nothing is used."""
    try:
        tree = read_yaml(text, path)
    except YamlError as error:
        return (), (error.fault,)
    faults: list[ModelFault] = []
    roots = tree if isinstance(tree, Sequence) else None
    if roots is None:
        fault = ModelFault(Place(path), "文件不是院的清单", "写成 - 名称: …，下级用“下级:”缩进")
        return (), (fault,)
    offices = tuple(one for item in roots.items if (one := _office(item, faults)))
    names = [one.name for root in offices for one in root.all()]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults += [ModelFault(Place(path), f"“{name}”写了不止一次", "一个院只写一处") for name in twice]
    return (() if faults else offices), tuple(faults)


def _office(node: object, faults: list[ModelFault]) -> Office | None:
    """Read one office with those under it."""
    if not isinstance(node, Mapping):
        place = getattr(node, "place", Place(""))
        faults.append(ModelFault(place, "这里应当是一个院", "写 名称: 和 辖区:"))
        return None
    values = {entry.key: entry for entry in node.entries}
    faults += [
        ModelFault(entry.place, f"不认识“{entry.key}”", f"可以写：{'、'.join(_KEYS)}")
        for entry in node.entries
        if entry.key not in _KEYS
    ]
    lacking = [key for key in ("名称", "辖区") if not _text(values[key].value if key in values else None)]
    if lacking:
        faults.append(ModelFault(node.place, f"缺{'、'.join(lacking)}", "每个院都要写名称和辖区"))
        return None
    courts = values["法院"].value if "法院" in values else None
    below = values["下级"].value if "下级" in values else None
    return Office(
        _text(values["名称"].value),
        _text(values["辖区"].value),
        tuple(_text(one) for one in courts.items) if isinstance(courts, Sequence) else (),
        tuple(
            one
            for item in (below.items if isinstance(below, Sequence) else ())
            if (one := _office(item, faults))
        ),
    )


def _text(node: object) -> str:
    """Return the text of a node, "" for none."""
    return node.value.strip() if isinstance(node, Text) else ""


def competent(offices: tuple[Office, ...], court: str, place: str = "") -> Office | None:
    """Return the office that a court or a place belongs to: the lowest whose area it lies in, else None.

    Areas are compared as divisions, so that 玄武区 is found whether its province and city are written or not;
    what no list of divisions has is compared as written.
    """
    everybody = [one for root in offices for one in root.all()]
    for where in (court, place):
        named = next((one for one in everybody if where in one.courts), None)
        inside = [one for one in everybody if where and _lies_in(where, one.area)]
        if named or inside:
            return named or max(inside, key=lambda one: len(place_name(one.area) or one.area))
    return None


def _lies_in(where: str, area: str) -> bool:
    """Say whether a court or a place lies in an area."""
    known = place_name(area)
    return where.startswith(area) or (known != "" and place_name(where).startswith(known))


def below(offices: tuple[Office, ...], name: str) -> frozenset[str]:
    """Return the names of an office and of all under it; empty for an unknown one."""
    for root in offices:
        for one in root.all():
            if one.name == name:
                return frozenset(each.name for each in one.all())
    return frozenset()
