"""Like cases: pairs and profiles, learning from a small invented store, the order of hits, the reasons."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import Bag, Boosted, Either
from indexer.similar.elements import elements_of, listed
from indexer.similar.model import load
from indexer.similar.pairs import bucket_of, buckets, is_telling, pairs
from indexer.similar.profile import packed, profile_of, story_of, unpacked
from indexer.similar.ranker import MOST_TERMS, Ranker
from indexer.similar.reasons import Story, reasons
from indexer.similar.train import train
from indexer.similar.values import Candidate, Profile
from indexer.similar.words import MOST_WORDS, asked_words
from nlp.values import Span

THEFT = "被告人趁店内无人，撬开后窗进入，窃走柜台里的现金和手表，所得赃款挥霍一空，次日在旅馆被抓获"
DRIVING = "被告人酒后驾驶小型轿车行至路口，与前方车辆追尾，经检测其血液酒精含量超过标准，属醉酒驾驶"
BRAWL = "双方因琐事争执，被告人持木棍击打对方头部，经鉴定损伤程度为轻伤，后双方达成和解并取得谅解"
TAILS = (
    "，案发后如实供述",
    "，赃物已追回",
    "，家属代为退赔",
    "，当庭认罪",
    "，另有同伙在逃",
    "，案件现已查明",
)


def store() -> list[Profile]:
    stories = {"盗窃罪": THEFT, "危险驾驶罪": DRIVING, "故意伤害罪": BRAWL}
    return [profile_of(story + tail, {}, (charge,)) for charge, story in stories.items() for tail in TAILS]


def candidates(score: float = 1.0) -> list[Candidate]:
    return [Candidate(str(at), score, profile) for at, profile in enumerate(store())]


@given(st.text())
def test_every_telling_pair_is_in_its_bucket(text: str) -> None:
    telling = [pair for pair in pairs(text).split(" ") if pair and is_telling(pair)]
    assert set(bucket_of(telling)) <= set(buckets("".join(telling)))
    assert list(buckets(text)) == sorted(set(buckets(text)))


def test_a_profile_comes_back_as_it_was() -> None:
    profile = profile_of(BRAWL, {}, ("故意伤害罪",), (), ("刑法234",))
    back = unpacked(packed(profile))
    assert (back.charges, back.statutes, back.elements) == (
        profile.charges,
        profile.statutes,
        profile.elements,
    )
    assert all(np.array_equal(one, two) for one, two in zip(back.heads, profile.heads, strict=True))
    assert unpacked("") == Profile()


def test_a_profile_holds_no_text() -> None:
    assert not any(pair in packed(profile_of(THEFT, {})) for pair in pairs(THEFT).split())


def test_the_story_is_claims_and_facts() -> None:
    assert story_of("首部指控查明理由", {"claims": (2, 4), "facts": (4, 6)}) == "指控查明"
    assert story_of("只有一段话", {}) == "只有一段话"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("其行为构成自首，依法从轻处罚", ("自首",)),
        ("其行为不构成自首", ()),
        ("被告人没有立功表现", ()),
        ("不属于累犯，但系从犯", ("从犯",)),
        ("致一人重伤、二人轻微伤", ("轻微伤", "重伤")),
    ],
)
def test_a_denied_circumstance_is_not_there(text: str, told: tuple[str, ...]) -> None:
    assert elements_of(text, {}) == told


def test_what_the_head_tells_is_no_circumstance() -> None:
    text = "曾因累犯被判刑。现查明其盗窃数额较大。"
    assert elements_of(text, {"facts": (8, len(text))}) == ("数额较大",)


def test_every_circumstance_has_a_basis() -> None:
    assert all(one.basis for one in listed())
    assert len({one.name for one in listed()}) == len(listed())


def test_the_charge_is_predicted_from_the_story() -> None:
    ranker = Ranker(train(store()))
    sought = ranker.sought(profile_of("男子撬开后窗，窃走现金和手表，赃款挥霍一空", {}), THEFT)
    assert next(iter(sought.likely)) == "盗窃罪"
    assert not sought.given


def test_the_same_store_gives_the_same_model_and_a_file_keeps_it(tmp_path: Path) -> None:
    one, two = train(store()), train(store())
    assert np.array_equal(one.weights, two.weights)
    one.save(tmp_path / "similar.npz")
    kept = load(tmp_path / "similar.npz")
    query = profile_of(BRAWL, {})
    assert kept.labels == one.labels
    assert np.allclose(kept.scores(query.heads), one.scores(query.heads), atol=1e-5)
    assert np.allclose(kept.direction(query.heads), one.direction(query.heads), atol=1e-3)


def test_like_cases_come_first_even_where_the_text_scores_alike() -> None:
    ranker = Ranker(train(store()))
    sought = ranker.sought(profile_of(DRIVING, {}), DRIVING)
    ranked = ranker.rerank(sought, candidates())
    assert {hit.profile.charges for hit in ranked[: len(TAILS)]} == {("危险驾驶罪",)}


def test_the_order_of_the_hits_given_does_not_matter_and_equal_ones_stay_two() -> None:
    ranker = Ranker(train(store()))
    sought = ranker.sought(profile_of(BRAWL, {}, ("故意伤害罪",)), BRAWL)
    hits = [Candidate("甲", 2.0, store()[0]), Candidate("乙", 2.0, store()[0]), *candidates()]
    there, back = ranker.rerank(sought, hits), ranker.rerank(sought, hits[::-1])
    assert [one.id for one in there] == [one.id for one in back]
    assert {"甲", "乙"} <= {one.id for one in there}


def test_a_part_that_is_off_adds_nothing() -> None:
    ranker = Ranker(train(store()), frozenset({"label", "company"}))
    sought = ranker.sought(profile_of(BRAWL, {}, ("故意伤害罪",)), BRAWL)
    assert all(
        not one.parts["label"] and not one.parts["company"] for one in ranker.rerank(sought, candidates())
    )
    with pytest.raises(ValueError, match="no such part"):
        Ranker(None, frozenset({"luck"}))


def test_without_a_model_text_and_given_charges_rank() -> None:
    ranker = Ranker()
    sought = ranker.sought(profile_of(BRAWL, {}, ("故意伤害罪",)), BRAWL)
    assert ranker.rerank(sought, candidates())[0].profile.charges == ("故意伤害罪",)
    assert ranker.rerank(sought, []) == ()
    assert ranker.rerank(ranker.sought(Profile(), ""), candidates())


def test_an_empty_store_gives_a_model_that_knows_no_label() -> None:
    ranker = Ranker(train([]))
    sought = ranker.sought(profile_of(BRAWL, {}), BRAWL)
    assert not sought.likely
    assert len(ranker.rerank(sought, candidates())) == len(candidates())


def test_a_query_asks_each_pair_once_and_not_too_many() -> None:
    ranker = Ranker(train(store()))
    long = "".join(chr(0x4E00 + at * 7 % 5000) for at in range(3000))
    query = ranker.first_stage(ranker.sought(profile_of(long, {}), long + long))
    assert isinstance(query, Either)
    of_story, of_text = query.parts
    assert isinstance(of_story, Bag)
    assert len(of_story.tokens) == len({token for token, _ in of_story.tokens}) == MOST_TERMS
    assert isinstance(of_text, Boosted)
    assert isinstance(of_text.part, Bag)
    assert len(of_text.part.tokens) <= MOST_WORDS


def test_words_that_stand_everywhere_are_not_asked() -> None:
    told = asked_words("被告人的木棍，木棍长12厘米，木棍被藏在床下", train(store()))
    assert told["木棍"] == 3
    assert not {"的", "被", "在", "12"} & set(told)


def test_a_story_without_words_asks_its_pairs_alone() -> None:
    ranker = Ranker()
    assert isinstance(ranker.first_stage(ranker.sought(Profile(), "")), Bag)


def test_labels_that_are_easily_confused_count_in_part() -> None:
    sought = Ranker(train(store())).sought(profile_of(BRAWL, {}), BRAWL)
    assert max(sought.near.values()) == sought.near["故意伤害罪"] == 1
    assert set(sought.likely) <= set(sought.near)


def test_reasons_say_what_both_share_and_where() -> None:
    ranker = Ranker(train(store()))
    sought = ranker.sought(profile_of(BRAWL, {}, (), (), ("刑法234",)), BRAWL)
    text = "前面一句无关的话。" + BRAWL + "。"
    hit = ranker.rerank(
        sought, [Candidate("一", 3.0, profile_of(text, {}, ("故意伤害罪",), (), ("刑法234",)))]
    )[0]
    found = {one.kind: one for one in reasons(sought, hit, Story(text, (Span(0, len(text)),)))}
    assert set(found) == {"charge", "statute", "element", "words", "passage"}
    assert "故意伤害罪" in found["charge"].detail
    assert "把握" in found["charge"].detail
    assert "轻伤" in found["element"].detail
    passage = found["passage"].span
    assert passage is not None
    assert passage.of(text).strip() == found["passage"].detail
    assert "木棍" in found["passage"].detail
    assert sum(one.weight for one in found.values()) == pytest.approx(1, abs=0.01)


def test_what_most_documents_of_a_small_store_say_is_no_reason() -> None:
    said = "经审理查明，认定事实如下："
    kept = [profile_of(said + story, {}, ("盗窃罪",)) for story in (THEFT, THEFT, DRIVING, BRAWL, BRAWL)]
    ranker, text = Ranker(train(kept)), said + "窃走现金和手表"
    sought = ranker.sought(profile_of(text, {}, ()), text)
    (hit,) = ranker.rerank(sought, [Candidate("一", 3.0, kept[0])])
    found = {one.kind: one.detail for one in reasons(sought, hit, Story(text, (Span(0, len(text)),)))}
    told = found["words"].partition("：")[2].split("、")
    assert told
    assert not [word for word in told if word in said]


def test_what_courts_write_everywhere_is_no_reason_in_the_smallest_store() -> None:
    ranker = Ranker(train([profile_of(story, {}, ("盗窃罪",)) for story in (THEFT, BRAWL)]))
    said = "上述事实，被告人在开庭审理过程中亦无异议，并有受案登记表、户籍证明等证据证实，足以认定。"
    text = f"{said}被告人撬开后窗，窃走手表。"
    sought = ranker.sought(profile_of(text, {}), text)
    (hit,) = ranker.rerank(sought, [Candidate("一", 3.0, profile_of(text, {}, ("盗窃罪",)))])
    found = {one.kind: one.detail for one in reasons(sought, hit, Story(text, (Span(0, len(text)),)))}
    assert found["passage"] == "被告人撬开后窗，窃走手表。"
    assert not [word for word in found["words"].partition("：")[2].split("、") if word in said]


@pytest.mark.parametrize("others", [(), (THEFT, DRIVING)])
def test_a_near_copy_of_everyday_words_has_them_as_its_reasons(others: tuple[str, ...]) -> None:
    story = "原告银行与被告公司签订合同，约定利息，被告公司没有支付利息。"
    text = f"本案现已审理终结。{story.replace('没有', '至今没有')}"
    kept = [profile_of(one, {}) for one in (text, *others)]
    sought = Ranker().sought(profile_of(story, {}), story)
    hits = Ranker().rerank(sought, [Candidate(f"{at}", 3.0 / (at + 1), one) for at, one in enumerate(kept)])
    assert hits[0].id == "0"
    found = {
        one.kind: one.detail
        for one in reasons(sought, hits[0], Story(text, (Span(0, 9), Span(9, len(text)))))
    }
    assert found["passage"] == text[9:]
    assert {"利息", "支付"} <= set(found["words"].partition("：")[2].split("、"))
    other = "被告人撬锁入户。"
    for far in hits[1:]:
        assert reasons(sought, far, Story(other, (Span(0, len(other)),))) == ()


def test_no_hits_are_ranked_to_none() -> None:
    assert Ranker().rerank(Ranker().sought(Profile(), "无人记得的案情"), []) == ()
