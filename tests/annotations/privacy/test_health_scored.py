"""Illness told by the words around it: the evidence is weighed, and what is nobody's is refused."""

from __future__ import annotations

import re

import pytest

from annotations.privacy.evidence import score
from annotations.privacy.health.forms import candidates
from annotations.privacy.health.scored import evidence, scored
from nlp.data import loader

MARK = re.compile(r"[⟦⟧]")
ILL = [
    "赵某的B超单写着⟦甲状腺结节⟧，与本案无关。",
    "赵某小时候受过惊吓，此后⟦疯疯癫癫⟧，由其母看管。",
    "证人赵某⟦弱视⟧，能否看清对面来人，值得怀疑。",
    "赵某因⟦白癜风⟧被同学取笑，后休学在家。",
]
NOBODY = [
    ("赵某，绰号“肺气肿”，男，汉族，工友常向“肺气肿”借车。", "a nickname"),
    ("赵某得知亏损后，心里万分焦虑，连夜赶回老家。", "a mood"),
    ("赵某抢过拐杖撬开柜门，把电视、轮椅、棉被装上车。", "things"),
    ("赵某是县医院肾病科护士。", "a ward"),
    ("孙某脾脏破裂，当晚做了脾脏切除手术，属重伤二级。", "the injury of the case"),
    ("该保健品宣称可治疗甲状腺结节，赵某购买后未见效。", "goods"),
    ("赵某用拳击打孙某面部，致其左眼弱视，构成轻伤二级。", "the injury of the case"),
    ("保险条款约定的重大疾病包括甲状腺癌、脑中风后遗症。", "insured terms"),
    ("该批母猪患蓝耳病，死亡三十七头。", "animals"),
    ("本院于2019年3月1日冻结石某银行存款。", "no illness"),
    ("导致被害人死亡、精神失常或者其他严重后果的，从重处罚。", "words of an article"),
    ("赵某的尿样经检测甲基苯丙胺呈阳性。", "a drug"),
    ("责令返还各被害人，被害人的损失明细见附表，其家人已领取。", "another word"),
    ("孙某发现赵某上班时无精打采，与之前几天不同。", "another word"),
    ("送检的赵某的心血中未检出常见巴比妥类和苯二氮卓类催眠镇静药。", "looked for in a dead body"),
]


@pytest.mark.parametrize("tagged", ILL)
def test_evidence_makes_an_illness(tagged: str) -> None:
    first, last = tagged.index("⟦"), tagged.index("⟧") - 1
    found = list(scored(MARK.sub("", tagged), []))
    assert [end for _, end in found] == [last]
    assert found[0][0] <= first


@pytest.mark.parametrize(("text", "reason"), NOBODY)
def test_evidence_against_an_illness(text: str, reason: str) -> None:
    assert not list(scored(text, [])), reason


def test_what_is_taken_is_not_told_twice() -> None:
    text = MARK.sub("", ILL[0])
    assert not list(scored(text, list(scored(text, []))))


def test_whose_it_is_weighs_more_in_the_clause_than_in_the_sentence() -> None:
    near, far = "证人赵某弱视。", "证人赵某，弱视。"
    scores = []
    for text in (near, far):
        ((start, end, kinds),) = candidates(text, [])
        scores.append(score(loader.illness_evidence(), evidence(text, start, end, kinds)))
    assert scores[0] > scores[1]
