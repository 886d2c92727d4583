"""What a record says beside its text: other fields however deep, a second text, keys that say something."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from nlp.readers.package_words import says
from nlp.text.row_firms import is_firm
from nlp.text.rows import head_of, is_of_person

# Cards and landlines, too, also in groups longer than a day's. A hash has letters around its digits,
# a share a point before them.
_DIGITS = re.compile(r"(?<![A-Za-z\d])(?<!\d\.)(?:\d{7,}|\d{3,6}(?:[\s-]\d{3,6}){2})(?![A-Za-z])")
# Each time the whole text is searched; what is told twice does no harm.
_MOST_ASKED = 200
# Heads, and a row below them.
_FEWEST_ROWS = 2
_NAME_KEYS = frozenset(("name", "fullname", "xm", "mc", "姓名", "名称", "名字"))
_HOME_KEYS = frozenset(("addr", "address", "home", "dz", "zz", "住址", "地址", "住所"))


@dataclass(slots=True)
class _News:
    """Says whether a value tells what is said nowhere else; the text is asked a few times only."""

    text: str = field(repr=False)
    filed: Set[str] = field(repr=False)
    asked: int = 0

    def __call__(self, value: str) -> bool:
        if not (says(value) or _DIGITS.search(value)) or value.strip() in self.filed or value == self.text:
            return False
        self.asked += 1
        return self.asked > _MOST_ASKED or value not in self.text


def of_person(record: Iterable[tuple[object, object]], above: str = "") -> Iterator[str]:
    """Give name and home of a record of one person behind the words that say whose they are.

    {"role": "被害人", "name": …}: one field says who the name of another is, or the name that the record has
    in another (`above`): {"被害人": {"姓名": …}}. An organisation has neither.
    """
    fields = {str(key).strip().lower(): _said(one) for key, one in record}
    role = next((one for one in fields.values() if is_of_person(head_of(one))), "")
    who = role or (above if is_of_person(head_of(above)) else "")
    names = [one for key, one in fields.items() if one and one != role and key in _NAME_KEYS]
    if not who or not names or any(map(is_firm, names)):
        return
    yield from (
        f"{head_of(who)}姓名：{name}" if _is_bare(who) else f"{head_of(who)}：{name}" for name in names
    )
    yield from (f"住址：{one}" for key, one in fields.items() if one and key in _HOME_KEYS)


def _is_bare(who: str) -> bool:
    """Say whether words say who somebody is, and not that it is a name."""
    return not head_of(who).endswith(("姓名", "名字", "名单", "名称"))


def _said(value: object) -> str:
    """Return what a field says, if it is a text or a list of texts."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "、".join(one.strip() for one in value)
    return value.strip() if isinstance(value, str) else ""


def _table(value: Sequence[object]) -> str:
    """Return a list of rows of cells as the lines of a table, or "" if it is none."""
    if len(value) < _FEWEST_ROWS or not all(isinstance(row, list) and row for row in value):
        return ""
    rows = [row for row in value if isinstance(row, list)]
    if any(isinstance(one, (list, Mapping)) for row in rows for one in row):
        return ""
    cells = [["" if one is None else " ".join(str(one).split()) for one in row] for row in rows]
    return "\n".join("\t".join(row) for row in cells)


def said_beside(
    fields: Iterable[tuple[str, object, bool]],
    text: str,
    filed: Set[str],
    is_known: Callable[[str], bool],
    plain: Callable[[str], str] = str,
) -> str:
    """Return a line for each thing that the fields of a record (name, value, whether it is used) tell.

    Of a used field only what is nested in it is told. `filed` are the values that a record is filed under,
    `plain` gives the text of a page: who stands in its tables stands under the heads of their columns.
    """
    is_news, todo = _News(text, filed), deque(fields)
    keys: set[str] = set()
    said = dict.fromkeys(of_person((name, value) for name, value, is_used in todo if value != text))
    while todo:
        name, value, is_used = todo.popleft()
        if isinstance(value, Mapping):
            said |= dict.fromkeys(of_person(value.items(), name))
            todo.extend((str(key), one, False) for key, one in value.items())
        elif isinstance(value, list):
            if table := _table(value):
                said[f"{name}：\n{table}"] = None
            todo.extend((name, one, is_used) for one in value)
        shown = plain(value) if isinstance(value, str) and not is_used else ""
        # Of a page its tags may part what it says.
        if isinstance(value, str) and shown and (is_news(value) or (shown is not value and is_news(shown))):
            # What holds a table of its own begins on a line of its own.
            said[f"{name}：{chr(10) if chr(9) in shown else ''}{shown}"] = None
        elif name not in keys and not is_known(name) and is_news(name):
            said[name] = None
        keys.add(name)
    # A stop at the end, or lines of about one length are read as one text that a page broke.
    return "；\n".join(said)
