"""The tables of facts (courts, divisions, causes, codes), each read when it is first asked for.

`tools/reference.py` makes them; NOTICE says where they come from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_PROVINCE = re.compile(r"^.{2,3}省|^.{2,5}自治区")
_KIND_OF_PROVINCE = re.compile("(?:维吾尔|壮族|回族)?自治区$|省$")
_NO_PLACE = re.compile("高级|中级|第.中级|人民法院")
_FOLDER = Path(__file__).resolve().parent


def _pairs(name: str) -> list[tuple[str, str]]:
    """Read a table of two columns."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return [(first, second) for first, _, second in (line.partition("\t") for line in lines)]


@cache
def courts() -> Mapping[str, str]:
    """Return every known way to write a court's name → its full name (with its province)."""
    names = {listed: full for full, listed in _pairs("courts.tsv")}
    for full in list(names.values()):
        names[full] = full
        rest = _PROVINCE.sub("", full)
        # 高级人民法院 alone names none: every province has one.
        if not _NO_PLACE.match(rest):
            names.setdefault(rest, full)
        names.setdefault(_short_province(full.removesuffix(rest)) + rest, full)
    return MappingProxyType(names)


def _short_province(name: str) -> str:
    """Return a province's name without its kind: 内蒙古, 宁夏, 云南."""
    return _KIND_OF_PROVINCE.sub("", name)


@cache
def court_codes() -> Mapping[str, str]:
    """Return the code in a case number (宁0121) → the court's full name."""
    return MappingProxyType(dict(_pairs("court_codes.tsv")))


@cache
def divisions() -> Mapping[str, str]:
    """Return the GB/T 2260 code → name: 2 digits a province, 4 a city, 6 a county."""
    return MappingProxyType(dict(_pairs("divisions.tsv")))


@cache
def abolished() -> Mapping[str, tuple[str, ...]]:
    """Return a city's code → the districts and counties that it had once."""
    return MappingProxyType({code: tuple(names.split(" ")) for code, names in _pairs("abolished.tsv")})


@cache
def streets() -> Mapping[str, tuple[str, ...]]:
    """Return a county's code → the names of its streets, towns and townships."""
    return MappingProxyType({code: tuple(names.split(" ")) for code, names in _pairs("streets.tsv")})


@cache
def causes() -> Mapping[str, str]:
    """Return a cause (离婚纠纷) → its domain: 民事, 行政, 执行 or 国家赔偿."""
    return MappingProxyType({name: domain for domain, name in _pairs("causes.tsv")})


@cache
def cause_tree() -> Mapping[str, tuple[str, ...]]:
    """Return a cause or charge, or a heading of the list of causes → what stands right under it."""
    under: dict[str, list[str]] = {}
    for name, above in _pairs("cause_tree.tsv"):
        under.setdefault(above, []).append(name)
        under.setdefault(name, [])
    return MappingProxyType({name: tuple(names) for name, names in under.items()})


@cache
def case_types() -> Mapping[str, str]:
    """Return a type code (民初, 执恢) → what such cases are."""
    return MappingProxyType(dict(_pairs("case_types.tsv")))


@cache
def charges() -> tuple[str, ...]:
    """Return the charges, as listed (盗窃罪)."""
    return tuple(name for name, _ in _pairs("charges.tsv"))


@cache
def diseases() -> Mapping[str, str]:
    """Return a disease, disability or state of pregnancy → its kind: 精神, 传染, 慢性, 肿瘤, 残疾, 生育."""
    return MappingProxyType({name: kind for kind, name in _pairs("diseases.tsv")})


@cache
def home_evidence() -> Mapping[str, float]:
    """Return what is told around an address → how much it speaks for somebody's home (`tools/homes.py`)."""
    return MappingProxyType({told: float(weight) for told, weight in _pairs("home_evidence.tsv")})


@cache
def illness_evidence() -> Mapping[str, float]:
    """Return what is told around an illness → how much it speaks for somebody's (`tools/illnesses.py`)."""
    return MappingProxyType({told: float(weight) for told, weight in _pairs("illness_evidence.tsv")})


@cache
def school_evidence() -> Mapping[str, float]:
    """Return what is told around a school → how much it speaks for a minor's own (`tools/pupils.py`)."""
    return MappingProxyType({told: float(weight) for told, weight in _pairs("school_evidence.tsv")})


@cache
def word_places() -> Mapping[str, float]:
    """Return a word → how surely its place usually is somebody's, at most (`tools/word_places.py`)."""
    return MappingProxyType({word: float(odds) for word, odds in _pairs("word_places.tsv")})


@cache
def stranger_evidence() -> Mapping[str, float]:
    """Return what is told of a clear name → how much it says it was overlooked (`tools/strangers.py`)."""
    return MappingProxyType({told: float(weight) for told, weight in _pairs("stranger_evidence.tsv")})
