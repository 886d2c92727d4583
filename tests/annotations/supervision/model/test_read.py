"""A model file without faults gives a model with every part."""

from __future__ import annotations

from annotations.supervision.model.read import digest_of
from annotations.supervision.model.tree import Source, Span, Status, Window
from annotations.supervision.values import SubjectKind
from tests.annotations.supervision.model.whole import WHOLE, faults, read


def test_every_part_of_a_model_is_read() -> None:
    model = read(WHOLE)
    assert (model.id, model.name, model.version, model.status) == (
        "M99-测试模型",
        "测试",
        "1.2.0",
        Status.DRAFT,
    )
    assert [(source.table, source.required) for source in model.sources] == [
        ("案件", True),
        ("被执行人", False),
        ("社平工资", False),
    ]
    assert model.main == "案件"
    assert model.scope is not None
    assert {derived.name for derived in model.derived} == {"倍数", "天"}
    assert model.order.index("当地") < model.order.index("倍数")
    assert model.order.index("天") < model.order.index("速度")
    wage, debtor = model.collisions
    assert (wage.name_ways, debtor.name_ways) == (frozenset(), frozenset({1}))
    assert [pick.name for pick in wage.picks] == ["工资"]
    assert [len(way) for way in (*wage.ways, *debtor.ways)] == [2, 1, 1]
    (speed,) = model.baselines
    assert (speed.like, speed.dated, speed.years, speed.least) == (("受理法院", "案由"), "结案日期", 3, 30)
    assert [(feature.id, feature.weight) for feature in model.features] == [
        ("F01", 3),
        ("F02", 1),
        ("F03", 0.5),
    ]
    assert [part if isinstance(part, str) else part.source for part in model.features[0].says.parts] == [
        "立案后 ",
        "天",
        " 天调解，比 ",
        "速度.分位 * 100",
        "% 的同类案件快",
    ]
    (group,) = model.groups
    assert group.by == ("被告", "受理法院")
    assert group.window == Window(Span.AROUND, "立案日期", 3)
    assert group.only is not None
    verdict = model.verdict
    assert (verdict.subject, verdict.by, verdict.least) == (SubjectKind.GROUP, ("被告",), 2)
    assert verdict.destination == "民事检察"
    assert model.explanations == ("集体讨薪", "诉前调解")
    hit, miss = model.examples
    assert (hit.title, str(hit.today), hit.subjects) == ("两件", "2024-06-01", ("某公司",))
    assert dict(hit.tables[0][1][1])["结案金额"] is None
    assert miss.title == "判决"


def test_the_main_table_is_the_first_required_one() -> None:
    assert read(WHOLE.replace("主表: 案件\n", "")).main == "案件"
    found = faults(WHOLE.replace("主表: 案件\n", "").replace("案件: 必需", "案件: 可选"))
    assert ("1:1", "没有必需的表") in found


def test_digest_tells_contents_apart_and_line_ends_not() -> None:
    assert read(WHOLE).digest == read(WHOLE.replace("\n", "\r\n")).digest == digest_of(WHOLE)
    assert read(WHOLE).digest != read(WHOLE.replace("天 <= 7", "天 <= 8")).digest


def test_trees_that_mean_the_same_are_equal() -> None:
    one, other = read(WHOLE), read("# 注\n" + WHOLE.replace("天 <= 7", "天  <=  7"))
    assert one.features[0].condition.tree == other.features[0].condition.tree
    assert one.sources == other.sources
    assert one.sources[0] == Source("案件", required=True, place=one.place)
