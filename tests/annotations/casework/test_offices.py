"""The tree of offices, and who is competent."""

from __future__ import annotations

import pytest

from annotations.casework.offices import below, competent, read_offices

TREE = """
- 名称: 云岭省人民检察院
  辖区: 云岭省
  下级:
    - 名称: 青禾市人民检察院
      辖区: 云岭省青禾市
      下级:
        - 名称: 青禾县人民检察院
          辖区: 云岭省青禾市青禾县
          法院: [云岭省青禾县人民法院]
    - 名称: 白河市人民检察院
      辖区: 云岭省白河市
"""


@pytest.mark.parametrize(
    ("court", "place", "office"),
    [
        ("云岭省青禾县人民法院", "", "青禾县人民检察院"),
        ("云岭省青禾市中级人民法院", "", "青禾市人民检察院"),
        ("云岭省高级人民法院", "", "云岭省人民检察院"),
        ("", "云岭省白河市东街", "白河市人民检察院"),
        ("外省某法院", "云岭省青禾市青禾县柳村", "青禾县人民检察院"),
        ("外省某法院", "", None),
    ],
)
def test_the_lowest_office_whose_area_it_lies_in(court: str, place: str, office: str | None) -> None:
    offices, faults = read_offices(TREE, "院.yaml")
    assert faults == ()
    found = competent(offices, court, place)
    assert (found.name if found else None) == office


@pytest.mark.parametrize(
    ("where", "office"),
    [
        ("玄武区人民法院", "玄武区院"),
        ("外省某区人民法院", None),
        ("南京市玄武区人民法院", "玄武区院"),
        ("江苏省南京市玄武区人民法院", "玄武区院"),
        ("南京市玄武区某街道1号", "玄武区院"),
        ("江苏省南京市", "江苏省院"),
        ("南京市秦淮区", "江苏省院"),
    ],
)
def test_divisions_are_known_however_they_are_written(where: str, office: str | None) -> None:
    tree = "- 名称: 江苏省院\n  辖区: 江苏省\n  下级:\n    - 名称: 玄武区院\n      辖区: 南京市玄武区\n"
    offices, faults = read_offices(tree, "院.yaml")
    assert faults == ()
    found = competent(offices, "", where)
    assert (found.name if found else None) == office


def test_upper_offices_see_all_below() -> None:
    offices, _ = read_offices(TREE, "院.yaml")
    assert below(offices, "青禾市人民检察院") == {"青禾市人民检察院", "青禾县人民检察院"}
    assert len(below(offices, "云岭省人民检察院")) == 4
    assert below(offices, "没有的院") == frozenset()


def test_all_faults_are_told_with_their_place() -> None:
    text = "- 名称: 甲院\n  辖区: 云岭省\n  电话: 1\n  下级:\n    - 名称: 乙院\n    - 甲\n"
    offices, faults = read_offices(text, "院.yaml")
    assert offices == ()
    assert [str(fault) for fault in faults] == [
        "院.yaml:3:3: 不认识“电话”；可以写：名称、辖区、法院、下级",
        "院.yaml:5:7: 缺辖区；每个院都要写名称和辖区",
        "院.yaml:6:7: 这里应当是一个院；写 名称: 和 辖区:",
    ]


@pytest.mark.parametrize("text", ["", "甲院", "- [", "- 名称: 甲\n  辖区: 云\n- 名称: 甲\n  辖区: 云\n"])
def test_what_is_no_tree_is_refused(text: str) -> None:
    offices, faults = read_offices(text, "院.yaml")
    assert offices == ()
    assert faults
