"""Which hits count as like cases: by charge and cause, not by their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.similar.alike import is_alike, kin, path
from indexer.similar.ranker import Ranker
from indexer.similar.values import Profile
from nlp.data import loader

CAUSES = sorted(loader.cause_tree())


def alike(own: Profile, other: Profile) -> bool:
    return is_alike(Ranker().sought(own, "双方签订合同。"), other)


def test_the_same_charge_or_cause_and_no_other() -> None:
    theft = Profile(charges=("盗窃罪",))
    assert alike(theft, Profile(charges=("抢劫罪", "盗窃罪")))
    assert not alike(theft, Profile(charges=("抢劫罪",)))
    assert not alike(theft, Profile(causes=("金融借款合同纠纷",)))


def test_a_cause_above_or_below() -> None:
    wages, labour = Profile(causes=("追索劳动报酬纠纷",)), Profile(causes=("劳动争议",))
    assert alike(wages, labour)
    assert alike(labour, wages)
    assert not alike(wages, Profile(causes=("经济补偿金纠纷",)))


def test_of_a_case_that_nothing_is_known_of_every_case_may_be_one() -> None:
    assert alike(Profile(), Profile(charges=("盗窃罪",)))
    assert not alike(Profile(charges=("盗窃罪",)), Profile())


@given(st.sampled_from(CAUSES), st.sampled_from(CAUSES))
def test_kinship_has_no_direction_and_holds_with_all_headings(one: str, other: str) -> None:
    assert kin(one, other) == kin(other, one)
    assert all(kin(one, heading) for heading in path(one))
