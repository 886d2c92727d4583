"""The model of what stands around names: numbers of a text, its table, what it sees in invented sentences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.context import GLANCE, NAME, PLACE, ROLE, TABLE, Model, model, seen, slots_of
from nlp.names.grams import ACCUSED, PAD, Keys, around, codes_of, glance, places_of


def names_in(text: str) -> set[str]:
    """Every possible name of a text."""
    places = places_of(codes_of(text))
    return {text[a - PAD : b - PAD] for a, b in zip(places.start, places.end, strict=True)}


def test_a_possible_name_is_a_surname_and_one_or_two_characters() -> None:
    assert {"王秀", "王秀珍"} <= names_in("邻居王秀珍听见了")
    assert {"欧阳倩", "欧阳倩文"} <= names_in("见欧阳倩文。")


def test_what_no_given_name_holds_ends_a_possible_name() -> None:
    assert "王的" not in names_in("姓王的人")
    assert names_in("王某说") == set()


def test_digits_are_alike() -> None:
    assert (codes_of("3月4日") == codes_of("9月8日")).all()


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    codes = codes_of(text)
    assert len(codes) == len(text) + 2 * PAD
    places = places_of(codes)
    assert glance(codes, places).shape[1] == around(codes, places).shape[1] == len(places.start)
    for one in seen(text, -5.0):
        assert 0 <= one.start < one.end <= len(text)


def test_the_surroundings_read_alike_wherever_they_stand() -> None:
    short, long = "案发后王秀珍报警。", "一审查明的事实。" * 3 + "案发后王秀珍报警。"

    def last(text: str) -> set[int]:
        codes = codes_of(text)
        keys: Keys = around(codes, places_of(codes))
        return {int(key) for key in keys[:, -1]}

    assert len(last(short) & last(long)) > len(last(short)) // 2


def test_groups_of_one_place_are_told_from_those_of_another() -> None:
    codes = codes_of("王秀珍")
    keys = glance(codes, places_of(codes))
    assert all(len(set(row)) == len(row) for row in keys.T.tolist())


def test_a_group_that_the_table_lacks_weighs_nothing() -> None:
    keys = np.array([[5], [6], [7]], dtype=np.uint64)
    empty = Model(np.zeros(1 << 8, np.uint8), np.ones((3, 1 << 8), np.int8), np.full(3, 0.5, np.float32), 0.0)
    assert empty.weighed(keys, GLANCE, NAME, ROLE) == [0.5, 0.5, 0.5]
    at, check = slots_of(keys, 1 << 8)
    assert check.min() > 0
    assert at.max() < 1 << 8


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 300_000
    assert model().weights.shape[0] == len((GLANCE, NAME, ROLE, PLACE))


SENTENCES = (
    f"2017年3月5日，{ACCUSED}持刀将王秀珍砍伤。",
    "证人王秀珍证实，当晚其听到争吵。",
    f"案发后{ACCUSED}的亲属赔偿了王秀珍的经济损失并取得谅解。",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_names_are_seen_whole(text: str) -> None:
    found = [text[one.start : one.end] for one in seen(text, 0.0)]
    assert found == ["王秀珍"]


def test_a_place_is_told_whatever_stands_there() -> None:
    there, elsewhere = "证人高兴证实，当晚其听到争吵。", "当晚二人十分高兴，举杯相庆。"

    def place(text: str) -> float:
        return max(
            (one.place for one in seen(text, -99.0) if text[one.start : one.end] == "高兴"), default=-9.0
        )

    assert place(there) > place(elsewhere)


def test_whom_only_a_noun_leads_is_told_if_asked_for() -> None:
    text = "夜班保安高原追出两百米。"

    def told(*, led: bool) -> dict[str, bool]:
        return {text[one.start : one.end]: one.led for one in seen(text, 9.0, led=led)}

    assert told(led=True).get("高原") is True
    assert True not in told(led=False).values()


def test_a_long_text_is_read_piece_by_piece() -> None:
    sentence = SENTENCES[1]
    text = sentence * (70_000 // len(sentence))
    assert len(list(seen(text, 0.0))) == text.count("王秀珍")


def test_a_rare_surname_leads_only_what_given_names_are_made_of() -> None:
    assert "庹建国" in names_in("邻居庹建国听见了") | names_in("将庹建国打伤")
    assert "赤政府" not in names_in("向赤政府反映")


def test_no_number_leads_to_a_rare_surname() -> None:
    assert "斐建国" in names_in("，斐建国")
    assert "斐建国" not in names_in("3斐建国")
