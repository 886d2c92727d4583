"""What a record says beside its text: other fields however deep, a second text, keys that say something."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from nlp.readers.package_words import says
from nlp.text.rows import is_of_person

# Cards and landlines, too. A hash has letters around its digits, a share a point before them.
_DIGITS = re.compile(r"(?<![A-Za-z\d])(?<!\d\.)\d{7,}(?![A-Za-z])")
# Each time the whole text is searched; what is told twice does no harm.
_MOST_ASKED = 200
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


def _of_person(record: Mapping[object, object]) -> Iterator[str]:
    """Give name and home of a record of one person behind the words that say whose they are.

    {"role": "被害人", "name": …}: one field says who the name of another is.
    """
    fields = {str(key).lower(): one for key, one in record.items() if isinstance(one, str)}
    role = next(filter(is_of_person, fields.values()), None)
    for key, value in fields.items() if role is not None else ():
        if key in _NAME_KEYS and value != role:
            yield f"{role}：{value}"
        elif key in _HOME_KEYS:
            yield f"住址：{value}"


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
    said: dict[str, None] = {}
    while todo:
        name, value, is_used = todo.popleft()
        if isinstance(value, Mapping):
            said |= dict.fromkeys(_of_person(value))
            todo.extend((str(key), one, False) for key, one in value.items())
        elif isinstance(value, list):
            todo.extend((name, one, is_used) for one in value)
        if isinstance(value, str) and not is_used and is_news(value):
            shown = plain(value)
            # What holds a table of its own begins on a line of its own.
            said[f"{name}：{chr(10) if chr(9) in shown else ''}{shown}"] = None
        elif name not in keys and not is_known(name) and is_news(name):
            said[name] = None
        keys.add(name)
    # A stop at the end, or lines of about one length are read as one text that a page broke.
    return "；\n".join(said)
