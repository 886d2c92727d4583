"""`jianwen gold` and `jianwen train names`, from labels and decisions to a pipeline that screens."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from annotations.gold.labelled import Label, LabelledText
from jianwen.training.names import Measure, Trial, parted
from nlp.values import Span
from tests.jianwen.conftest import JUDGMENT, PHONE, call

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", ("建国", "秀英", "海涛", "文静", "志强", "丽")
JUDGE = "凌川"


@pytest.fixture
def labelled(tmp_path: Path) -> tuple[Path, Path]:
    """Sixteen short criminal judgments with one witness each, and their labels."""
    chance = random.Random(7)
    texts, gold = [], []
    for number in range(16):
        name = chance.choice(SURNAMES) + chance.choice(GIVEN)
        text = (
            "江苏省句容市人民法院\n刑事判决书\n（2020）苏1183刑初12号\n被告人秦朗，男，1980年2月3日出生。\n"
            f"公诉机关指控，被告人秦朗盗窃手机一部。\n证人{name}证实，案发当晚看见被告人。\n"
            f"本院认为，被告人秦朗犯盗窃罪。判决如下：被告人秦朗犯盗窃罪，判处拘役三个月。\n审判员　{JUDGE}\n"
        )
        at = text.index(name)
        texts.append({"id": f"d{number}", "text": text})
        gold.append(
            {"doc": f"d{number}", "category": "name.witness", "text": name, "spans": [[at, at + len(name)]]}
        )
    docs, labels = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    docs.write_text("".join(json.dumps(one) + "\n" for one in texts), "utf-8")
    labels.write_text("".join(json.dumps(one | {"arguable": False}) + "\n" for one in gold), "utf-8")
    return labels, docs


@pytest.mark.parametrize("form", ["brat", "doccano", "label-studio", "docbin"])
def test_labels_go_to_a_tool_and_come_back(labelled: tuple[Path, Path], form: str, tmp_path: Path) -> None:
    gold, docs = labelled
    there, back = tmp_path / "there", tmp_path / "back.jsonl"
    one_core = ("--workers", 1)
    out = call("gold", "convert", gold, there, "--from", "jianwen", "--docs", docs, "--to", form, *one_core)
    assert out.exit_code == 0 and "标注 16 处" in out.stderr
    assert call("gold", "convert", there, back, "--from", form, "--to", "jianwen", *one_core).exit_code == 0
    assert sorted(
        map(json.loads, back.read_text("utf-8").splitlines()), key=lambda row: str(row["doc"])
    ) == sorted(map(json.loads, gold.read_text("utf-8").splitlines()), key=lambda row: str(row["doc"]))


def test_our_own_labels_need_their_documents(labelled: tuple[Path, Path], tmp_path: Path) -> None:
    result = call("gold", "convert", labelled[0], tmp_path / "x", "--from", "jianwen", "--to", "brat")
    assert result.exit_code == 2 and "--docs" in result.stderr


@pytest.mark.parametrize("form", ["brat", "doccano", "label-studio", "docbin", "jianwen"])
def test_half_a_character_cannot_be_written_and_is_told(form: str, tmp_path: Path) -> None:
    rows = ({"text": "甲"}, {"text": "秘密词\ud842", "label": [[0, 4, "phone"]]})
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    asked = (tmp_path / "a.jsonl", tmp_path / "out", "--from", "doccano", "--to", form, "--workers", 1)
    result = call("gold", "convert", *asked)
    assert result.exit_code == 2
    assert "第 2 份文本" in result.stderr and "秘密词" not in result.stderr


def test_decisions_become_labels(tmp_path: Path) -> None:
    store, source = tmp_path / "store", tmp_path / "a.txt"
    source.write_text(JUDGMENT, "utf-8")
    screened = call("screen", source, "--store", store, "--format", "jsonl", "--workers", 1)
    phones = {row["fingerprint"]: row for row in map(json.loads, screened.stdout.splitlines())}
    phone = next(name for name, row in phones.items() if row["category"] == "phone")
    address = next(name for name, row in phones.items() if row["category"] == "address")
    for name, verdict in ((phone, "confirmed"), (address, "dismissed")):
        assert call("decide", name, "--verdict", verdict, "--who", "甲", "--store", store).exit_code == 0
    target = tmp_path / "gold.jsonl"
    assert call("gold", "export", source, target, "--store", store, "--workers", 1).exit_code == 0
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [(row["category"], row["text"], row["arguable"], len(row["spans"])) for row in rows] == [
        ("phone", PHONE, False, JUDGMENT.count(PHONE))
    ]


def test_decisions_too_few_to_learn_from_are_told_with_what_became_of_them(tmp_path: Path) -> None:
    store, docs, out = tmp_path / "store", tmp_path / "docs", tmp_path / "model"
    docs.mkdir()
    (docs / "a.txt").write_text(JUDGMENT, "utf-8")
    gone = tmp_path / "b.txt"
    gone.write_text(JUDGMENT.replace(PHONE, "13900001111").replace("刑初", "刑再"), "utf-8")
    asked = ("--store", store, "--format", "jsonl", "--workers", 1)
    screened = call("screen", docs, gone, *asked).stdout
    found = [json.loads(line) for line in screened.splitlines()]
    names = {row["fingerprint"] for row in found}
    assert call("decide", *names, "--verdict", "confirmed", "--who", "甲", "--store", store).exit_code == 0
    result = call("train", "names", "--store", store, "--docs", docs, "--out", out, "--workers", 1)
    said = result.stderr.replace("\n", "")
    here = {row["fingerprint"] for row in found if row["source"].endswith("a.txt")}
    assert result.exit_code == 2 and not out.exists()
    assert "至少要 4 份" in said
    assert f"判为属实的 {len(names)} 条，在文书中找到 {len(here)} 条，{len(names - here)} 条没有找到" in said


def test_what_learned_nothing_is_not_written(
    labelled: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trials(*_: object) -> list[Trial]:
        return [Trial("LAC 单独识别", Measure(16, 16, 0)), Trial("训练所得单独识别", Measure(16, 0, 0))]

    monkeypatch.setattr("jianwen.commands.train.cross_validated", trials)
    gold, docs = labelled
    out = tmp_path / "model"
    result = call("train", "names", "--gold", gold, "--docs", docs, "--out", out, "--workers", 1)
    assert result.exit_code == 2 and not out.exists()
    assert "没有学会" in result.stderr


def test_every_fold_has_names_to_be_judged_by() -> None:
    named = [LabelledText(f"n{at}", "甲证实", (Label(Span(0, 1), "name.witness"),)) for at in range(4)]
    empty = [LabelledText(f"e{at}", "甲证实", ()) for at in range(12)]
    parts = parted([*empty, *named], 4)
    assert [sum(bool(one.labels) for one in part) for part in parts] == [1, 1, 1, 1]
    assert sum(map(len, parts)) == 16


def test_a_pipeline_is_trained_measured_and_screens(
    labelled: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold, docs = labelled
    out = tmp_path / "model"
    asked = ("--gold", gold, "--docs", docs, "--out", out, "--folds", 2, "--steps", 60, "--workers", 1)
    result = call("train", "names", *asked)
    assert result.exit_code == 0, result.stderr
    for line in ("LAC 单独识别", "训练所得单独识别", "整个检查，用 LAC", "整个检查，用训练所得"):
        assert line in result.stdout
    assert "F1" in result.stderr
    assert call("train", "names", *asked).exit_code == 2
    monkeypatch.setenv("JIANWEN_RECOGNISER", "spacy")
    monkeypatch.setenv("JIANWEN_RECOGNISER_PATH", str(out))
    found = call("screen", docs, "--format", "jsonl", "--workers", 1)
    categories = [json.loads(line)["category"] for line in found.stdout.splitlines()]
    assert categories.count("name.witness") == 16


@pytest.mark.parametrize("name", ["spacy", "transformers"])
def test_a_recogniser_without_its_folder_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANWEN_RECOGNISER", name)
    (tmp_path / "a.txt").write_text(JUDGMENT, "utf-8")
    result = call("screen", tmp_path / "a.txt")
    assert result.exit_code == 2 and "recogniser_path" in result.stderr
    monkeypatch.setenv("JIANWEN_RECOGNISER_PATH", str(tmp_path))
    result = call("screen", tmp_path / "a.txt")
    assert result.exit_code == 2 and "没有可用的模型" in result.stderr.replace("\n", "")
