"""Templates: read from the data files, filled with invented values, and marked with what leaks in them.

The markup is told in `bench/templates/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from bench import inject_names as names
from bench import inject_numbers as numbers
from bench import inject_places as places

FOLDER = Path(__file__).resolve().parent / "templates"
# Who leaks, and under which category.
PROTECTED = {
    **dict.fromkeys(("victim", "victim_rep", "claimant", "claimant_rep"), "name.victim"),
    **{"witness": "name.witness", "appraiser": "name.appraiser"},
    **dict.fromkeys(("minor", "guardian"), "name.minor"),
    **dict.fromkeys(("family", "family_rep"), "name.family_party"),
}
OPEN = ("judge", "clerk", "juror", "prosecutor", "police", "lawyer", "defendant")
_NATIONS = ("汉族", "汉族", "汉族", "汉族", "回族", "满族", "壮族", "苗族")
_JOBS = ("货车司机", "保安", "会计", "护士", "村民", "餐馆老板", "业务员", "教师", "快递员")
_TOKEN = re.compile(r"\{(\w+)(?::(\d+))?\}|\[(!?)([\w.]+)\|((?:[^\[\]]|\[[^\[\]]*\])*)\]")


@dataclass(frozen=True, slots=True)
class Template:
    """One template: where it may stand, what misses are counted by, and its parts."""

    place: str
    group: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked range: a leak of a category, or a decoy ("" is no category) of a kind."""

    start: int
    end: int
    category: str
    kind: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A part that is ready to be planted."""

    text: str = field(repr=False)
    marks: tuple[Mark, ...]


def read(half: str, name: str) -> tuple[Template, ...]:
    """Read one file of templates."""
    found: list[Template] = []
    place = group = ""
    for line in _lines(f"{half}/{name}.txt"):
        if line.startswith("@"):
            _, place, group = line.split()
        else:
            found.append(Template(place, group, tuple(line.split(" ## "))))
    return tuple(found)


def _lines(name: str) -> list[str]:
    """Read the lines of a data file that are neither empty nor remarks."""
    text = (FOLDER / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


class Filler:
    """Fills templates; one for each half, so that the tails of addresses belong to the half."""

    def __init__(self, rng: Random, half: str) -> None:
        """Read the lists that values are drawn from."""
        self._rng = rng
        self._tails = _lines(f"{half}/tails.txt")
        self._illnesses = _lines("illnesses.txt")
        self._disabilities = _lines("disabilities.txt")
        self._simple = self._plain() | self._dates()

    def fill(self, template: Template, text: str, accused: str) -> tuple[Filled, ...]:
        """Fill all parts of a template for a document with this text and this accused."""
        known: dict[str, tuple[str, str]] = {"accused": (accused, "own")}
        where = places.place(self._rng)
        return tuple(_Part(self, known, where, text).render(part) for part in template.parts)

    def new_name(self, text: str, *, foreign: bool) -> tuple[str, str]:
        """Invent a name that the text does not have; officials bear no foreign ones."""
        while True:
            name, form = names.person(self._rng)
            if name not in text and (foreign or form not in ("foreign", "latin")):
                return name, form

    def value(self, kind: str) -> str:
        """Return a value that depends on nothing else."""
        return self._simple[kind]()

    def near(self, kind: str, where: tuple[str, str, str, str]) -> str | None:
        """Return a value that depends on the place, or None for a kind that does not."""
        rng, (code, province, city, county) = self._rng, where
        made: dict[str, Callable[[], str]] = {
            "prefix": lambda: places.prefix(rng, province, city, county),
            "county": lambda: county,
            "city": lambda: city or province,
            "town": lambda: places.town(rng, code, "town"),
            "street": lambda: places.town(rng, code, "street"),
            "school": lambda: places.school(rng, county),
            "hospital": lambda: county + rng.choice(places.HOSPITALS),
            "org": lambda: names.company(rng, city or province),
            "orgperson": lambda: names.shop(rng, county),
            "deed": lambda: numbers.deed(rng, city or county, county),
            "estate_no": lambda: numbers.estate(rng, county),
            "land": lambda: numbers.land(rng, county),
            "forest": lambda: numbers.forest(rng, county),
            "docno": lambda: (
                f"{county[0]}公（司）鉴（法医）字〔{rng.randint(2014, 2020)}〕{rng.randint(10, 999)}号"
            ),
            "caseno": lambda: (
                f"（{rng.randint(2014, 2020)}）{province[0]}{code[2:]}刑初{rng.randint(1, 999)}号"
            ),
        }
        return made[kind]() if kind in made else None

    def tail(self) -> tuple[str, tuple[str, str, str, str]]:
        """Draw the tail of an address and its county."""
        return self._rng.choice(self._tails), places.place(self._rng)

    def _plain(self) -> dict[str, Callable[[], str]]:
        """List the numbers and words."""
        rng, pick = self._rng, self._rng.choice
        drawn: dict[str, Callable[[Random], str]] = {
            **{"id": numbers.citizen, "id15": numbers.citizen_old, "passport": numbers.passport},
            **{"mobile": numbers.mobile, "landline": numbers.landline, "card": numbers.card},
            **{
                "account": numbers.account,
                "plate": numbers.plate,
                "vin": numbers.vin,
                "engine": numbers.engine,
            },
            **{"email": numbers.email, "wechat": numbers.wechat, "qq": numbers.qq, "alipay": numbers.alipay},
            **{"order": numbers.order, "parcel": numbers.parcel, "contract": numbers.contract},
            **{"masked": names.masked, "surname": names.surname, "mask_minor": names.masked},
        }
        listed: dict[str, Sequence[str]] = {
            **{
                "illness": self._illnesses,
                "disability": self._disabilities,
                "nation": _NATIONS,
                "job": _JOBS,
            },
            **{"village": places.VILLAGES, "natural": places.NATURAL, "road": places.ROADS},
            **{"estate": places.ESTATES, "community": places.COMMUNITIES, "bank": numbers.BANKS},
            **{"zh": tuple("一二三四五六七八九"), "grade": ("三年级", "八年级", "高一年级", "五年级（2）班")},
        }
        return {
            **{kind: partial(make, rng) for kind, make in drawn.items()},
            **{kind: partial(pick, words) for kind, words in listed.items()},
        }

    def _dates(self) -> dict[str, Callable[[], str]]:
        """List what is counted: days, ages, sums, house numbers."""
        rng = self._rng
        ranges = {
            **{"no": (1, 399), "n": (1, 29), "unit": (1, 4), "age": (22, 70), "childage": (7, 13)},
            **{"month": (1, 12), "day": (1, 28), "time": (0, 23)},
        }
        return {
            **{kind: partial(_number, rng, *ends) for kind, ends in ranges.items()},
            "date": lambda: "{}年{}月{}日".format(*numbers.day(rng, 2014, 2019)),
            "birth": lambda: "{}年{}月{}日".format(*numbers.day(rng, 1950, 1994)),
            "childbirth": lambda: "{}年{}月{}日".format(*numbers.day(rng, 2007, 2010)),
            "money": lambda: rng.choice((str(rng.randint(3, 99) * 1000), f"{rng.randint(1, 60)}万")),
            "bigmoney": lambda: f"{rng.randint(1000000, 90000000)}.{rng.randint(10, 99)}",
            "room": lambda: f"{rng.randint(1, 28)}0{rng.randint(1, 6)}",
            "twelve": lambda: numbers.digits(rng, 12),
            "eight": lambda: numbers.digits(rng, 8),
        }


def _number(rng: Random, first: int, last: int) -> str:
    """Draw a number."""
    return str(rng.randint(first, last))


# The leaks that are neither names nor parts of an address.
_LEAKS = {
    **dict.fromkeys(("id", "id15", "passport"), "id_number"),
    **dict.fromkeys(("mobile", "landline"), "phone"),
    **dict.fromkeys(("card", "account"), "bank_account"),
    **dict.fromkeys(("wechat", "qq", "alipay"), "social_account"),
    **{"plate": "plate", "email": "email", "illness": "health"},
    **dict.fromkeys(
        ("deed", "estate_no", "land", "forest", "vin", "engine", "twelve"), "property_certificate"
    ),
}
_DECOYS = (
    "masked",
    "mask_minor",
    "org",
    "orgperson",
    "order",
    "parcel",
    "contract",
    "docno",
    "caseno",
    "eight",
    "bigmoney",
)


class _Part:
    """One part while it is written."""

    def __init__(
        self, filler: Filler, known: dict[str, tuple[str, str]], where: tuple[str, str, str, str], text: str
    ) -> None:
        """Start empty."""
        self._filler, self._known, self._where, self._text = filler, known, where, text
        self._written = ""
        self._marks: list[Mark] = []
        self._marked = False

    def render(self, part: str) -> Filled:
        """Write a part."""
        self._write(part)
        return Filled(self._written, tuple(self._marks))

    def _write(self, words: str) -> None:
        """Write words and what stands in braces and brackets between them."""
        at = 0
        for match in _TOKEN.finditer(words):
            self._written += words[at : match.start()]
            at = match.end()
            if match[1]:
                self._slot(match[1], match[2])
            else:
                self._bracket(match)
        self._written += words[at:]

    def _bracket(self, match: re.Match[str]) -> None:
        """Write words that are marked as a whole."""
        start, outer = len(self._written), self._marked
        self._marked = True
        self._write(match[5])
        self._marked = outer
        category = "" if match[3] else match[4]
        self._mark(start, category, match[4])

    def _mark(self, start: int, category: str, kind: str, form: str = "") -> None:
        """Mark what was written since `start`, unless a bracket around it does."""
        if not self._marked:
            self._marks.append(Mark(start, len(self._written), category, kind, form))

    def _slot(self, kind: str, ref: str | None) -> None:
        """Write a value."""
        start = len(self._written)
        if kind in PROTECTED or kind in OPEN:
            name, form = self._person(ref, foreign=kind in PROTECTED)
            self._written += name
            self._mark(start, PROTECTED.get(kind, ""), kind, form)
        elif kind == "accused":
            self._written += self._known["accused"][0]
            self._mark(start, "", "accused")
        elif kind == "mask":
            self._written += names.mask(self._person(ref)[0])
            self._mark(start, "", "masked")
        elif kind == "home":
            self._home()
        else:
            near = self._filler.near(kind, self._where)
            self._written += self._filler.value(kind) if near is None else near
            if kind in _LEAKS or kind in _DECOYS:
                self._mark(start, _LEAKS.get(kind, ""), kind)

    def _person(self, ref: str | None, *, foreign: bool = True) -> tuple[str, str]:
        """Return the name with this number, or a new one."""
        if ref is None:
            return self._filler.new_name(self._text, foreign=foreign)
        if ref not in self._known:
            self._known[ref] = self._filler.new_name(self._text, foreign=foreign)
        return self._known[ref]

    def _home(self) -> None:
        """Write a home: the county stays, the tail leaks."""
        outer = self._where
        tail, self._where = self._filler.tail()
        self._written += self._filler.near("prefix", self._where) or ""
        start, marked = len(self._written), self._marked
        self._marked = True
        self._write(tail)
        self._marked = marked
        self._mark(start, "address", "home", tail)
        self._where = outer
