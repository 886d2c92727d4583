"""`jianwen recheck`: what became of each finding, once, twice, and when nobody can know."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import Result

from jianwen.keeping.store import open_store
from jianwen.keeping.tables import known_fingerprints, runs
from jianwen.reviewing.baseline import RECHECK
from jianwen.reviewing.rechecking import _is_rest
from tests.jianwen.conftest import call
from tests.jianwen.court import ADDRESS, COURT, PHONE, judgment, number, published

FRESH = "13911112222"


@pytest.fixture
def court(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four judgments online, each with an address and a telephone, and the store that found them."""
    monkeypatch.setenv("JIANWEN_RECOGNISER", "none")
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    for serial in range(1, 5):
        (tmp_path / "before" / f"{serial}.txt").write_text(judgment(serial), "utf-8")
    screened = call("screen", tmp_path / "before", "--store", tmp_path / "store", "--workers", 1)
    assert screened.exit_code == 1
    return tmp_path


def put(court: Path, name: str, text: str) -> None:
    (court / "after" / name).write_text(text, "utf-8")


def recheck(court: Path, *more: object) -> Result:
    arguments = ("recheck", court / "after", "--store", court / "store", "--format", "jsonl", "--workers", 1)
    return call(*arguments, *more)


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def states(result: Result) -> Counter[tuple[str, str]]:
    return Counter((one["state"], one["category"]) for one in records(result))


def corrected(court: Path) -> None:
    """One masked, one half, one gone, one as it was with a new leak."""
    put(court, "甲.txt", published(judgment(1)))
    put(court, "乙.txt", judgment(2).replace(ADDRESS, ""))
    put(court, "丁.txt", judgment(4).replace("本院认为，", f"本院认为，证人电话{FRESH}，"))


def test_each_finding_has_a_state_whatever_the_files_are_called(court: Path) -> None:
    corrected(court)
    result = recheck(court)
    assert result.exit_code == 1
    assert states(result) == {
        ("masked", "address"): 2,
        ("masked", "phone"): 1,
        ("still_exposed", "phone"): 2,
        ("still_exposed", "address"): 1,
        ("not_seen", "address"): 1,
        ("not_seen", "phone"): 1,
        ("new", "phone"): 1,
    }
    assert "纠正率 50.0%" in result.stderr


def test_the_report_has_the_rate_of_each_court_and_what_is_open(court: Path) -> None:
    corrected(court)
    recheck(court, "--out", court / "out")
    (rate,) = (json.loads(line) for line in (court / "out" / "rates.jsonl").open(encoding="utf-8"))
    assert rate == {
        "court": COURT, "earlier": 8, "withdrawn": 0, "masked": 3, "still_exposed": 3, "new": 1,
        "not_seen": 2, "share": 0.5,
    }  # fmt: skip
    book = load_workbook(court / "out" / "findings.xlsx", read_only=True)
    assert list(book["纠正情况"].values)[1] == (COURT, 8, 0, 3, 3, 2, "50.0%", 1)
    still = list(book["尚未纠正"].values)[1:]
    assert Counter(row[0] for row in still) == {"仍暴露": 3, "新发现": 1}
    page = (court / "out" / "report.html").read_text("utf-8")
    assert "<h2>纠正情况</h2>" in page
    assert "50.0%" in page
    assert page.count("<td>仍暴露</td>") == 3
    for text in (page, str(still)):
        assert FRESH not in text
        assert PHONE not in text


def test_with_complete_a_missing_document_was_withdrawn(court: Path) -> None:
    corrected(court)
    result = recheck(court, "--complete")
    assert states(result)["withdrawn", "phone"] == 1
    assert not any(state == "not_seen" for state, _ in states(result))
    assert "纠正率 62.5%" in result.stderr


def test_what_could_not_be_read_is_not_called_withdrawn(court: Path) -> None:
    corrected(court)
    (court / "after" / "丙.pdf").write_bytes(b"%PDF-1.7 broken")
    result = recheck(court, "--complete")
    assert result.exit_code == 3
    assert states(result)["not_seen", "phone"] == 1
    assert not any(state == "withdrawn" for state, _ in states(result))


def test_a_card_in_place_of_the_document_is_a_withdrawal(court: Path) -> None:
    corrected(court)
    fields = (
        f"案号：{number(3)}",
        f"审理法院：{COURT}",
        "裁判日期：2023年6月1日",
        "不公开理由：不宜公布的其他情形",
    )
    put(court, "信息项.txt", "\n".join(fields))
    assert states(recheck(court))["withdrawn", "address"] == 1


def test_when_all_is_put_right_it_exits_0(court: Path) -> None:
    for serial in range(1, 5):
        put(court, f"{serial}.txt", published(judgment(serial)))
    result = recheck(court)
    assert result.exit_code == 0, result.stdout
    assert {state for state, _ in states(result)} == {"masked"}
    assert "纠正率 100.0%" in result.stderr


def test_again_gives_the_same_and_the_store_keeps_one(court: Path) -> None:
    corrected(court)
    first, second = recheck(court), recheck(court)
    assert first.stdout == second.stdout
    store = open_store(court / "store")
    assert [(folder / RECHECK).exists() for folder in runs(store)] == [False, True]
    assert [one.command for one in store.audits()] == ["screen", "recheck", "recheck"]
    assert call("store", "verify", "--store", court / "store").exit_code == 0


def test_a_value_put_right_at_one_of_two_places_is_counted_alike_each_time(court: Path) -> None:
    told = "本院经审理查明：", f"本院经审理查明：原告电话{PHONE}。"
    (court / "before" / "1.txt").write_text(judgment(1).replace(*told), "utf-8")
    call("screen", court / "before", "--store", court / "store", "--workers", 1)
    put(court, "甲.txt", judgment(1))
    first, second, third = recheck(court), recheck(court), recheck(court)
    assert first.stdout == second.stdout == third.stdout
    assert states(first)["masked", "phone"] == 1
    assert states(first)["still_exposed", "phone"] == 1


def test_what_is_half_masked_is_still_exposed_and_not_new_however_often_it_is_asked(court: Path) -> None:
    half = ADDRESS.partition("镇")[0] + "镇"
    put(court, "乙.txt", judgment(2).replace(ADDRESS, half).replace(PHONE, ""))
    told = [states(recheck(court)) for _ in range(2)]
    assert told[0] == told[1]
    seen = {key: count for key, count in told[0].items() if key[0] != "not_seen"}
    assert seen[("still_exposed", "address")] == seen[("masked", "phone")] == 1
    assert not any(state == "new" for state, _ in seen)


def test_a_new_telephone_and_a_new_home_are_not_what_is_left_of_those_put_right(court: Path) -> None:
    home = f"本院认为，证人电话{FRESH}，其家住桃花县无名镇柳树村九组88号，"
    put(court, "乙.txt", published(judgment(2)).replace("本院认为，", home))
    seen = {key: count for key, count in states(recheck(court)).items() if key[0] != "not_seen"}
    assert seen == {(state, kind): 1 for state in ("masked", "new") for kind in ("phone", "address")}


@pytest.mark.parametrize(
    ("before", "now", "is_left"),
    [
        (("13********7", 60), ("13********7", 400), True),
        (("13********7", 60), ("13********2", 60), False),
        (("32***************1", 60), ("32****************", 110), True),
        (("32***************1", 60), ("32****************", 900), False),
        (("32***************1", 60), ("32***********1", 60), True),
        (("************", 60), ("*******", 110), True),
        (("*******", 60), ("************", 60), False),
        (("*******", None), ("*******", None), False),
        (("张**", 60), ("张**", 900), False),
        (("张**", 60), ("李**", 60), False),
    ],
)
def test_what_is_left_is_begun_alike_and_ended_alike_or_stands_there(
    before: tuple[str, int | None], now: tuple[str, int | None], is_left: bool
) -> None:
    whole, left = ({"category": "phone", "mask": mask, "start": start} for mask, start in (before, now))
    assert _is_rest(left, whole) is is_left


def test_what_a_recheck_found_is_followed_by_the_next(court: Path) -> None:
    corrected(court)
    (fresh,) = [one["fingerprint"] for one in records(recheck(court)) if one["state"] == "new"]
    assert fresh in known_fingerprints(open_store(court / "store"))
    put(court, "丁.txt", published(judgment(4)))
    assert [one["state"] for one in records(recheck(court)) if one["fingerprint"] == fresh] == ["masked"]


def test_a_dismissed_finding_does_not_count(court: Path) -> None:
    corrected(court)
    still = [one for one in records(recheck(court)) if one["state"] == "still_exposed"]
    phone = next(one["fingerprint"] for one in still if one["category"] == "phone")
    verdict = ("--verdict", "dismissed", "--who", "甲")
    assert call("decide", phone, "--store", court / "store", *verdict).exit_code == 0
    result = recheck(court)
    assert states(result)["still_exposed", "phone"] == 1
    assert phone not in result.stdout


def test_what_only_the_other_practice_asks_for_is_followed_under_that_practice(court: Path) -> None:
    hints = call("screen", court / "before", "--store", court / "store", "--other-profile", "--workers", 1)
    assert "S-01" in hints.output
    corrected(court)
    assert not [one for one in records(recheck(court)) if one["rule"] == "S-01"]
    assert [one for one in records(recheck(court, "--profile", "SPC2024")) if one["rule"] == "S-01"]


def test_a_comparison_in_the_same_store_is_not_followed(court: Path) -> None:
    corrected(court)
    listed = court / "清单.csv"
    listed.write_text(f"案号,文书名称,生效日期,公布日期\n{number(1)},判决书,2023-06-20,2023-08-01\n", "utf-8")
    more = ("--list", listed, "--store", court / "store", "--workers", 1)
    assert call("compare", "--published", court / "after", *more).exit_code == 1
    assert not any(category.startswith("publication") for _, category in states(recheck(court)))


def test_no_mask_puts_right_what_may_not_be_online_at_all(court: Path) -> None:
    (court / "before" / "9.txt").write_text(judgment(9, "离婚纠纷"), "utf-8")
    call("screen", court / "before", "--store", court / "store", "--workers", 1)
    put(court, "9.txt", published(judgment(9, "××纠纷")))
    assert states(recheck(court, "--complete"))["still_exposed", "publication.forbidden"] == 1
    (court / "after" / "9.txt").unlink()
    put(court, "1.txt", published(judgment(1)))
    assert states(recheck(court, "--complete"))["withdrawn", "publication.forbidden"] == 1


def test_a_table_and_a_report_are_written_for_people_without_values(court: Path) -> None:
    corrected(court)
    out = court / "out"
    result = call("recheck", court / "after", "--store", court / "store", "--workers", 1, "--out", out)
    assert "纠正率" in result.stdout
    assert "尚未纠正" in result.stdout
    lines = (out / "recheck.jsonl").read_text("utf-8").splitlines()
    assert list(json.loads(lines[0]))[-1] == "state"
    files = [one for one in (*out.rglob("*"), *(court / "store").rglob("*")) if one.is_file()]
    written = "".join(one.read_bytes().decode("utf-8", "replace") for one in files)
    for value in (ADDRESS, PHONE, FRESH, "秦朗"):
        assert value not in result.stdout + result.stderr + written


def test_without_a_store_it_cannot_run(tmp_path: Path) -> None:
    result = call("recheck", tmp_path, "--store", tmp_path / "none")
    assert result.exit_code == 2
    assert "没有库" in result.stderr


def test_nothing_is_said_to_be_done_of_documents_nobody_saw(court: Path) -> None:
    command = ("recheck", court / "after", "--store", court / "store", "--workers", 1)
    put(court, "甲.txt", published(judgment(1)))
    unseen = call(*command)
    told = unseen.stdout.replace("\n", "")
    assert "没有尚未纠正的发现；另有 6 处发现所在的文书没有见到，是否纠正无法判断。" in told
    complete = call(*command, "--complete")
    assert "没有尚未纠正的发现。" in complete.stdout
    assert "没有见到" not in complete.stdout


def test_a_list_of_withdrawn_cases_is_the_word_of_the_court_until_a_document_is_there(court: Path) -> None:
    put(court, "甲.txt", judgment(1))
    lines = [
        "案号,是否公开",
        *(f"{number(serial)},{'是' if serial == 3 else ''}" for serial in (1, 2, 3)),
        "不明,",
    ]
    (court / "list.csv").write_text("\n".join(lines), "utf-8")
    result = recheck(court, "--withdrawn", court / "list.csv")
    # One row is no case number; one document is there all the same, one is said to be online.
    assert result.exit_code == 3
    counts = Counter(one["state"] for one in records(result))
    assert counts == {"still_exposed": 2, "withdrawn": 2, "not_seen": 4}


def named(court: Path, *lines: str) -> Counter[str]:
    """Give the states of what is missing in a recheck with a list of what was withdrawn."""
    (court / "list.csv").write_text("\n".join(lines), "utf-8")
    told = records(recheck(court, "--withdrawn", court / "list.csv"))
    return Counter(one["state"] for one in told if one["state"] in ("withdrawn", "not_seen"))


@pytest.mark.parametrize(
    ("title", "cells", "withdrawn"),
    [
        ("是否撤回", ("否", "否"), 0),
        ("是否已撤回", ("是", "否"), 2),
        ("撤回状态", ("已撤回", "未撤回"), 2),
        ("文书撤回情况", ("已经撤回", "已撤回，后恢复公布"), 2),
        ("是否撤回", ("是", ""), 2),
        ("是否下线", ("Y", "N"), 2),
        ("撤回日期", ("2024-05-06", ""), 2),
        ("公开状态", ("已撤回", "未撤回"), 2),
        # What a party takes back is no document.
        ("是否撤回上诉", ("否", "否"), 4),
    ],
)
def test_a_list_with_a_column_for_it_names_only_what_it_says_was_withdrawn(
    court: Path, title: str, cells: tuple[str, str], withdrawn: int
) -> None:
    put(court, "甲.txt", published(judgment(1)))
    rows = (f"{number(serial)},{cell}" for serial, cell in zip((2, 3), cells, strict=True))
    # Of four documents one is there; each has two findings.
    left = {"withdrawn": withdrawn, "not_seen": 6 - withdrawn}
    assert named(court, f"案号,{title}", *rows) == Counter({key: n for key, n in left.items() if n})


@pytest.mark.parametrize(
    ("title", "cell", "withdrawn"),
    [
        ("文书种类", "裁定书", 0),
        ("文书种类", "民事判决书", 2),
        ("文书种类", "判决书、裁定书", 2),
        ("文书种类", "裁判文书", 2),
        ("文书种类", "其他文种", 0),
        ("文书种类", "", 2),
        ("文书名称", "秦某与某公司管辖裁定书", 0),
    ],
)
def test_a_list_that_names_a_kind_withdraws_no_other_document_of_the_case(
    court: Path, title: str, cell: str, withdrawn: int
) -> None:
    put(court, "甲.txt", published(judgment(1)))
    assert named(court, f"案号,{title}", f"{number(2)},{cell}")["withdrawn"] == withdrawn


def test_neither_list_nor_card_withdraws_while_a_document_that_was_given_is_unread(court: Path) -> None:
    put(court, "甲.txt", published(judgment(1)))
    card = f"案号：{number(3)}\n审理法院：{COURT}\n裁判日期：2023年6月1日\n不公开理由：不宜公布的其他情形"
    put(court, "信息项.txt", card)
    assert named(court, "案号", number(2)) == {"withdrawn": 4, "not_seen": 2}
    (court / "after" / "乙.pdf").write_bytes(b"%PDF-1.7 broken")
    assert named(court, "案号", number(2)) == {"not_seen": 6}
    assert "有文书未读，未见的不能认定为已撤回" in recheck(court).stderr
