"""样例: small tables in the file, and what must come of them."""

from __future__ import annotations

from datetime import date

from annotations.supervision.model.reading import Reading
from annotations.supervision.model.tree import Example, Expected
from annotations.supervision.model.yaml_nodes import Entry, Mapping, Sequence, Text, Tree

_Row = tuple[tuple[str, str | None], ...]


def read_examples(
    reading: Reading, tree: Tree | None, tables: tuple[str, ...], features: tuple[str, ...]
) -> tuple[Example, ...]:
    """Read the examples; `features` are those of the model."""
    found: list[Example] = []
    mapping = reading.mapping(tree, "样例")
    reading.keys(mapping, tuple(Expected), (), "样例")
    for entry in mapping.entries:
        if entry.key in tuple(Expected):
            found += _group(reading, entry, Expected(entry.key), tables, features)
    return tuple(found)


def _group(
    reading: Reading, entry: Entry, expected: Expected, tables: tuple[str, ...], features: tuple[str, ...]
) -> list[Example]:
    """Read the examples of one expectation."""
    if not isinstance(entry.value, Sequence):
        reading.say(entry.place, f"“{entry.key}”下面要一个列表", "每个样例以“- 说明:”开头")
        return []
    return [_example(reading, item, expected, tables, features) for item in entry.value.items]


def _example(
    reading: Reading, tree: Tree, expected: Expected, tables: tuple[str, ...], features: tuple[str, ...]
) -> Example:
    """Read one example."""
    mapping = reading.mapping(tree, "样例")
    reading.keys(mapping, ("说明", "今天", "线索", "特征", "不含特征", *tables), ("说明",), "样例")
    title = reading.text(mapping.get("说明"), "样例·说明")
    given = tuple((entry.key, _rows(reading, entry)) for entry in mapping.entries if entry.key in tables)
    if not given:
        reading.say(mapping.place, "样例里没有数据", f"写上表和它的行：{'、'.join(tables)}")
    subjects = mapping.get("线索")
    return Example(
        expected=expected,
        title=title.value if title else "",
        tables=given,
        place=mapping.place,
        subjects=tuple(text.value for text in reading.texts(subjects, "线索")) if subjects else (),
        fired=_features(reading, mapping.get("特征"), features),
        silent=_features(reading, mapping.get("不含特征"), features),
        today=_today(reading, mapping.get("今天")),
    )


def _features(reading: Reading, tree: Tree | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """Read names of features."""
    texts = reading.texts(tree, "样例·特征") if tree is not None else ()
    for text in texts:
        if text.value not in known:
            reading.say(text.place, f"没有叫“{text.value}”的特征", f"可用：{'、'.join(known)}")
    return tuple(text.value for text in texts)


def _today(reading: Reading, tree: Tree | None) -> date | None:
    """Read the day of the run."""
    text = reading.text(tree, "今天") if tree is not None else None
    if text is None:
        return None
    try:
        return date.fromisoformat(text.value)
    except ValueError:
        reading.say(text.place, f"“{text.value}”不是日期", "写成 2024-06-30")
        return None


def _rows(reading: Reading, entry: Entry) -> tuple[_Row, ...]:
    """Read the rows of a table: mappings of column and cell, with known columns only."""
    if not isinstance(entry.value, Sequence):
        reading.say(entry.place, f"表“{entry.key}”下面要列出各行", "每行写成 - {案号: …, 案由: …}")
        return ()
    return tuple(_row(reading, entry.key, reading.mapping(item, entry.key)) for item in entry.value.items)


def _row(reading: Reading, table: str, mapping: Mapping) -> _Row:
    """Read one row."""
    known = tuple(column.name for column in reading.tables[table].columns)
    reading.keys(mapping, known, (), table)
    cells = []
    for entry in mapping.entries:
        if isinstance(entry.value, Text):
            cells.append((entry.key, None if entry.value.null else entry.value.value))
        else:
            reading.say(entry.place, "单元格要一个值", "列表写成 欠条、证人证言")
    return tuple(cells)
