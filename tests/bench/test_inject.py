"""The injector: one seed, one output; marks lie where they say; the halves share nothing; numbers hold."""

from __future__ import annotations

from random import Random

import pytest

from bench import inject_names as names
from bench import inject_numbers as numbers
from bench.inject import DOSE
from bench.inject_plant import Planted, boundaries, plant
from bench.inject_templates import Filler, Template, read
from nlp.text.checksums import Answer, id_number, luhn
from nlp.values import Span

HALVES = ("tuning", "blind")
TEXT = (
    "吉林省通榆县人民法院 刑事判决书 公诉机关通榆县人民检察院。 被告人贺志成，男，1984年4月6日出生，汉族。 "
    "通榆县人民检察院指控被告人贺志成犯盗窃罪。 经审理查明，2019年3月1日被告人到案。 上述事实，有证据证实。 "
    "本院认为，被告人构成盗窃罪。应予惩处。判决如下： 被告人贺志成犯盗窃罪，判处拘役。 如不服，可以上诉。 "
    "审判员孟庆山 书记员方小满"
)


def at(words: str) -> int:
    return TEXT.index(words)


ROW = {
    "id": "one",
    "text": TEXT,
    "sections": {
        "facts": [at("通榆县人民检察院指控"), at("本院认为")],
        "reasoning": [at("本院认为"), at("判决如下")],
        "disposition": [at("判决如下"), at("审判员")],
    },
}


def every(half: str) -> list[Template]:
    return [template for name in DOSE for template in read(half, name)]


def planted(half: str, seed: int) -> Planted:
    rng = Random(seed)
    return plant(ROW, every(half), Filler(rng, half), rng)


@pytest.mark.parametrize("half", HALVES)
def test_the_same_seed_plants_the_same(half: str) -> None:
    assert planted(half, 5) == planted(half, 5)
    assert planted(half, 5).text != planted(half, 6).text


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("seed", range(5))
def test_marks_lie_inside_plants_and_what_is_between_is_the_judgment(half: str, seed: int) -> None:
    one = planted(half, seed)
    for leak in (*one.leaks, *one.decoys):
        assert len(leak.span) > 0
        assert leak.span.of(one.text).strip() == leak.span.of(one.text)
        assert any(leak.span.overlaps(where) for where in one.inserted)
    rest = list(one.text)
    for where in reversed(one.inserted):
        del rest[where.start : where.end]
    assert "".join(rest) == TEXT


def test_a_place_outside_the_plants_is_found_again_in_the_judgment() -> None:
    one = planted("tuning", 1)
    start = one.text.index("书记员方小满")
    assert one.back(Span(start, start + 3)) == Span(at("书记员方小满"), at("书记员方小满") + 3)
    assert one.back(one.leaks[0].span) is None


@pytest.mark.parametrize("half", HALVES)
def test_no_value_is_left_unfilled(half: str) -> None:
    text = planted(half, 2).text
    assert not set("{}|#@[]") & set(text) or "@" in text
    assert "{" not in text
    assert "|" not in text
    assert "##" not in text


def test_the_halves_share_no_sentence() -> None:
    tuning, blind = ({part for one in every(half) for part in one.parts} for half in HALVES)
    assert not tuning & blind


@pytest.mark.parametrize("half", HALVES)
def test_both_halves_plant_every_category_and_every_decoy_of_note(half: str) -> None:
    one = planted(half, 3)
    assert {leak.mark.category for leak in one.leaks} >= {
        *("name.victim", "name.witness", "name.appraiser", "name.minor", "id_number", "phone", "email"),
        *("social_account", "bank_account", "plate", "property_certificate", "address", "health", "school"),
    }
    assert {decoy.mark.kind for decoy in one.decoys} >= {
        *("police", "prosecutor", "lawyer", "defendant", "masked", "orgperson", "order", "parcel"),
        *("contract", "caseno", "scene", "company", "bigmoney"),
    }


@pytest.mark.parametrize("seed", range(50))
def test_numbers_hold_their_check_digits(seed: int) -> None:
    rng = Random(seed)
    assert id_number(numbers.citizen(rng)) is Answer.YES
    assert luhn(numbers.card(rng)) is Answer.YES
    frame = numbers.vin(rng)
    assert len(frame) == 17
    assert not set("IOQ") & set(frame)


def test_names_come_in_all_forms() -> None:
    rng = Random(1)
    forms = {names.person(rng)[1] for _ in range(2_000)}
    assert forms == {form for form, _ in names.FORMS}


def test_no_boundary_is_found_where_there_is_no_section() -> None:
    assert boundaries(TEXT, {})["facts"] == []
