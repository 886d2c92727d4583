"""`jianwen compare` with originals: what a published copy says otherwise, without a value."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from jianwen.comparing.holding import Held, hold_document
from jianwen.comparing.pairs import compare_pair, compare_pairs
from jianwen.running.judge import Job, job_of
from jianwen.settings import read_settings
from nlp.values import Cause, Document, Unread
from tests.jianwen.comparing import brief, compare, listed, put, records
from tests.jianwen.court import ADDRESS, PHONE, judgment, published

SIDES = ("online", "originals")


def held(job: Job, path: Path, *, is_original: bool) -> Held:
    document = Document(path.name, path.name, str(path), "text/plain", path.read_text("utf-8"))
    return hold_document(job, document, folder=path.parent, is_original=is_original)


def test_a_changed_sum_is_told_at_its_place_without_its_value(court: Path) -> None:
    online = published(judgment(1)).replace("货款5000元；", "货款8600元；")
    put(court, "online", "a.txt", online)
    put(court, "originals", "b.txt", judgment(1))
    result = compare(court, [listed(1)], "--originals", court / "originals")
    (one,) = records(result.stdout)
    assert (one["category"], one["rule"], one["severity"]) == ("publication.altered", "C-01", "error")
    assert online[one["start"] : one["end"]] == "8600"
    assert one["mask"] == "【金额：原本4字→公布4字】"
    assert one["source"].endswith("a.txt")
    assert "8600" not in result.stdout + result.stderr


def test_a_hidden_sum_is_for_review_and_no_reason_to_withdraw(court: Path) -> None:
    put(court, "online", "a.txt", published(judgment(1)).replace("货款5000元；", "货款××元；"))
    put(court, "originals", "b.txt", judgment(1))
    (one,) = records(compare(court, [listed(1)], "--originals", court / "originals").stdout)
    assert (one["severity"], one["mask"]) == ("review", "【隐去金额：原本4字→公布2字】")
    assert one["suggestion"] == "核对隐去金额有无依据；没有的，恢复金额后重新公布"


def test_a_pair_that_takes_too_long_is_set_aside_and_the_others_are_compared(
    court: Path,
) -> None:
    for serial in (1, 2):
        put(court, "originals", f"{serial}.txt", judgment(serial))
        put(court, "online", f"{serial}.txt", published(judgment(serial)))
    job = job_of(read_settings())
    pairs = [
        tuple(held(job, court / side / f"{serial}.txt", is_original=side == "originals") for side in SIDES)
        for serial in (1, 2)
    ]
    # A pipe that nobody writes to: whoever reads it waits for ever.
    pairs[0][0].text.unlink()
    os.mkfifo(pairs[0][0].text)
    pairs[1][0].text.write_text(published(judgment(2)).replace("应当付款", "无须付款"), "utf-8")
    job = replace(job, limits=replace(job.limits, seconds=8.0))
    first, second = compare_pairs([(one[0], one[1]) for one in pairs], job, 1, court)
    assert isinstance(first, Unread)
    assert first.cause is Cause.TIMEOUT
    assert isinstance(second, list)
    assert [one.finding.category.value for one in second] == ["publication.altered"]


def test_what_was_altered_is_shown_in_its_masked_surroundings(court: Path) -> None:
    told = "合同合法有效，", f"合同合法有效，住{ADDRESS}的原告"
    put(court, "online", "a.txt", published(judgment(1).replace(*told)).replace("应当付款", "无须付款"))
    put(court, "originals", "b.txt", judgment(1).replace(*told))
    job = job_of(read_settings())
    pair = (
        held(job, court / "online" / "a.txt", is_original=False),
        held(job, court / "originals" / "b.txt", is_original=True),
    )
    found = compare_pair(job, pair)
    assert isinstance(found, list)
    (one,) = found
    assert one.snippet.before.startswith("…法有效，住*")
    assert one.snippet.after.startswith("付款。 依照")
    assert "幸福镇" not in one.snippet.before


def test_what_only_the_original_tells_keeps_the_copy_offline(court: Path) -> None:
    divorce = judgment(1, "离婚纠纷")
    put(court, "online", "a.txt", published(divorce.replace("离婚纠纷", "××纠纷")))
    put(court, "originals", "b.txt", divorce)
    result = compare(court, [listed(1)], "--originals", court / "originals")
    found = [one for one in records(result.stdout) if one["category"] == "publication.forbidden"]
    assert [(Path(one["source"]).name, one["rule"], one["start"]) for one in found] == [
        ("a.txt", "P-04", None)
    ]
    assert found[0]["why"].startswith("原本显示：")


def test_no_value_is_said_or_written(court: Path) -> None:
    put(court, "online", "a.txt", judgment(1).replace("二、驳回", "二、判令秦朗返还，驳回"))
    put(court, "originals", "b.txt", judgment(1))
    out = court / "报告"
    more = ("--originals", court / "originals", "--out", out, "--store", court / "库")
    result = compare(court, [listed(1)], *more)
    assert [one[0] for one in brief(result)] == ["publication.altered"]
    written = "".join(
        one.read_bytes().decode("utf-8", "replace")
        for one in (*out.rglob("*"), *(court / "库").rglob("*"))
        if one.is_file()
    )
    for value in (ADDRESS, PHONE, "秦朗"):
        assert value not in result.stdout + result.stderr + written
    again = compare(court, [listed(1)], *more)
    assert again.stdout == result.stdout
