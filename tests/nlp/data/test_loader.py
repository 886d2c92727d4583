from __future__ import annotations

from nlp.data import loader


def test_courts_are_known_by_their_short_and_their_full_name() -> None:
    courts = loader.courts()
    assert courts["通榆县人民法院"] == courts["吉林省通榆县人民法院"] == "吉林省通榆县人民法院"
    assert len(set(courts.values())) >= 3525


def test_every_code_names_a_known_court() -> None:
    known = set(loader.courts().values())
    assert [name for name in loader.court_codes().values() if name not in known] == []


def test_divisions_nest() -> None:
    divisions = loader.divisions()
    assert divisions["64"] == "宁夏回族自治区"
    assert divisions["640121"] == "永宁县"
    assert all(code[:2] in divisions for code in divisions)


def test_streets_belong_to_counties() -> None:
    assert set(loader.streets()) <= set(loader.divisions())


def test_causes_charges_and_types() -> None:
    assert loader.causes()["离婚纠纷"] == "民事"
    assert "盗窃罪" in loader.charges()
    assert "执恢" in loader.case_types()
