"""Settings are read once, the environment wins over the file, and a bad one is named with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from annotations.values import Profile
from jianwen.environment import strays
from jianwen.errors import SettingsError
from jianwen.settings import read_settings, with_options
from tests.jianwen.conftest import call


def written(folder: Path, text: str) -> Path:
    path = folder / "jianwen.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, 'profile = "SPC2024"\nworkers = 3\n[limits]\nseconds = 7\npages = 9\n')
    monkeypatch.setenv("JIANWEN_WORKERS", "5")
    monkeypatch.setenv("JIANWEN_LIMITS__SECONDS", "8")
    settings = read_settings(path)
    assert (settings.profile, settings.workers) == (Profile.SPC2024, 5)
    assert (settings.limits.seconds, settings.limits.pages) == (8, 9)


def test_the_file_in_the_working_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "workers = 4")
    monkeypatch.chdir(tmp_path)
    assert read_settings().workers == 4


@pytest.mark.parametrize(
    ("text", "key", "remedy"),
    [
        ("workers = 'many'", "workers", "整数"),
        ("workers = -1", "workers", "0"),
        ("profile = 'x'", "profile", "SPC2024"),
        ("wokers = 2", "wokers", "workers"),
        ("[limits]\nsecnds = 2", "limits.secnds", "seconds"),
        ("[limits]\nseconds = 'x'", "limits.seconds", "数字"),
        ("= 3", "TOML", "改正"),
    ],
)
def test_a_bad_setting_names_file_key_and_remedy(text: str, key: str, remedy: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    assert key in caught.value.what
    assert "jianwen.toml" in caught.value.where
    assert remedy in caught.value.remedy


def test_a_bad_variable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIANWEN_WORKERS", "many")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert caught.value.where == "环境变量 JIANWEN_WORKERS"


def test_a_variable_that_is_no_setting_is_told_with_the_nearest_name_and_no_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = {"JIANWEN_WORKER": "2", "JIANWEN_LIMITS__SECNDS": "3", "JIANWEN_XYZ": "4", "HOME": "5"}
    right = {"JIANWEN_WORKERS": "2", "jianwen_profile": "LAW2016", "JIANWEN_ELASTICSEARCH__API_KEY": "k"}
    assert strays(right) == ()
    first, second, third = strays(given | right)
    assert "JIANWEN_LIMITS__SECNDS 不是配置项" in first
    assert first.endswith("是不是 JIANWEN_LIMITS__SECONDS？")
    assert second.endswith("是不是 JIANWEN_WORKERS？")
    assert third.endswith("可用的名称见 docs/settings.md。")
    monkeypatch.setenv("JIANWEN_WORKER", "hidden")
    told = call("doctor").stderr
    assert "环境变量 JIANWEN_WORKER 不是配置项，不起作用" in told
    assert "hidden" not in told


def test_settings_do_not_change(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, ""))
    with pytest.raises(ValidationError):
        settings.workers = 2
    changed = with_options(settings, workers=2, ocr=False)
    assert (changed.workers, changed.limits.ocr) == (2, False)
    assert (settings.workers, settings.limits.ocr) == (0, True)


def test_where_elasticsearch_is_can_be_told_and_its_keys_do_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_settings(written(tmp_path, "")).elasticsearch.urls == ()
    monkeypatch.setenv("JIANWEN_ELASTICSEARCH__API_KEY", "hidden-key")
    settings = read_settings(written(tmp_path, '[elasticsearch]\nurls = ["https://es.example:9200"]\n'))
    assert settings.elasticsearch.urls == ("https://es.example:9200",)
    assert settings.elasticsearch.api_key == "hidden-key"
    monkeypatch.setenv("JIANWEN_ELASTICSEARCH__URLS", "https://a.example:9200, https://b.example:9200")
    assert read_settings(written(tmp_path, "")).elasticsearch.urls == (
        "https://a.example:9200",
        "https://b.example:9200",
    )
    assert "hidden-key" not in repr(settings)
    with pytest.raises(SettingsError, match=r"elasticsearch\.url "):
        read_settings(written(tmp_path, '[elasticsearch]\nurl = "https://es.example:9200"\n'))
