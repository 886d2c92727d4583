"""Who bears which mask, over one document and over all documents of a case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotations.redaction.naming import Named, Roll, names_of, used_masks
from annotations.values import Category

WITNESS = Category.NAME_WITNESS


def roll(*names: str, used: str = "") -> Roll:
    return Roll(tuple(Named(name, WITNESS) for name in names), used_masks(used))


def test_one_person_of_a_surname_has_no_number() -> None:
    assert names_of([roll("张建国", "李小梅")]) == {"张建国": "张某", "李小梅": "李某"}


def test_namesakes_are_numbered_in_order_of_appearance() -> None:
    assert names_of([roll("张建国", "李小梅", "张小梅")]) == {
        "张建国": "张某1",
        "李小梅": "李某",
        "张小梅": "张某2",
    }


def test_a_mask_that_the_document_uses_for_somebody_else_is_not_given_again() -> None:
    assert names_of([roll("张建国", used="证人张某证实")]) == {"张建国": "张某1"}
    assert names_of([roll("张建国", "张小梅", used="证人张某1证实")]) == {
        "张建国": "张某2",
        "张小梅": "张某3",
    }


def test_a_mask_of_the_same_person_is_kept() -> None:
    known = Roll((Named("高翔", WITNESS, known="高某"),), used_masks("被害人高某"))
    assert names_of([known]) == {"高翔": "高某"}


def test_names_of_one_person_share_the_mask() -> None:
    both = Roll((Named("张建国", WITNESS), Named("张二娃", WITNESS, same="张建国")))
    assert names_of([both]) == {"张建国": "张某", "张二娃": "张某"}


def test_numbers_hold_over_the_documents_of_a_case() -> None:
    first, second = roll("张建国", "张小梅"), roll("张三丰", "张小梅")
    case = names_of([first, second])
    assert case == {"张建国": "张某1", "张小梅": "张某2", "张三丰": "张某3"}
    assert names_of([second], case) == {"张三丰": "张某3", "张小梅": "张某2"}


def test_other_names_that_go_round_do_not_hang() -> None:
    round_ = Roll((Named("张一一", WITNESS, same="张二二"), Named("张二二", WITNESS, same="张一一")))
    assert set(names_of([round_])) == {"张一一", "张二二"}


@given(
    st.lists(st.text("张李王欧阳小大国·", min_size=1, max_size=5), unique=True, max_size=12),
    st.text("张李某12", max_size=12),
)
def test_two_persons_never_share_a_mask_nor_take_one_in_use(names: list[str], text: str) -> None:
    used = used_masks(text)
    given_ = names_of([Roll(tuple(Named(name, WITNESS) for name in names), used)])
    assert len(set(given_.values())) == len(names)
    assert not set(given_.values()) & used
