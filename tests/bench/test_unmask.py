"""Unmasking: masks become names of people, roles are told by the words around, offsets go back."""

from __future__ import annotations

from random import Random

import pytest

from bench.unmask import Unmasked, judge, masks, role_of, unmask
from nlp.values import Span

TEXT = (
    "被告人孟某甲伙同牛某（另案处理）来到苗某某超市，殴打被害人苗某某。证人卢某1、路某2的证言证实，"
    "夏某琴和夏某琴的母亲在场。孟某甲供述其认识苗某某。某公司。邹某经过。"
)


def made(seed: int, *, single: bool = False) -> Unmasked:
    return unmask("one", TEXT, Random(seed), single=single)


def test_masks_of_people() -> None:
    assert set(masks(TEXT)) == {"孟某甲", "牛某", "苗某某", "卢某1", "路某2", "邹某"}


@pytest.mark.parametrize(
    ("mask", "role"),
    [
        ("孟某甲", "accused"),
        ("牛某", "accused"),
        ("苗某某", "victim"),
        ("路某2", "witness"),
        ("邹某", "untold"),
    ],
)
def test_roles(mask: str, role: str) -> None:
    assert role_of(TEXT, masks(TEXT)[mask]) == role


@pytest.mark.parametrize("single", [False, True])
@pytest.mark.parametrize("seed", range(20))
def test_names_stand_where_they_say_and_offsets_go_back(seed: int, single: bool) -> None:
    one = made(seed, single=single)
    for person in one.people:
        assert {span.of(one.text) for span in person.spans} == {person.name}
        assert not single or len(person.spans) == 1
    for word in ("来到", "超市", "的母亲", "某公司"):
        at = one.text.index(word)
        assert one.back(Span(at, at + len(word))).of(TEXT) == word
    assert one == made(seed, single=single)


def test_what_nobody_finds_is_missed() -> None:
    judged = judge(made(1), (), ())
    assert judged.entities
    assert not any(hit for entity in judged.entities for hit in entity.hit)
    assert not judged.flagged
